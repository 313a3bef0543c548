"""Letters that a font draws in two shapes."""

from string import ascii_letters, digits

import pytest

from extract import pdf
from extract.pdfium_shapes import MOST_PAGES, looks_at
from pdfs import ruled
from schemas.settings import Settings

TEXT = ascii_letters + " " + digits
LIGATURE = "#"


def told(text: str, **mapped: str) -> list[str]:
    """What is said of a page that prints a text, some letters of which are mapped to others."""
    meant = {ord(each): mapped.get(f"_{each}", each) for each in TEXT + LIGATURE}
    data = ruled([[("Times-Roman", line.encode())] for line in text.split("\n")], meant=meant)
    notes = [note for page in pdf.read(data, Settings()) for note in page.notes]
    return [note.facts["seen"] for note in notes if "shapes" in note.facts["seen"]]


def test_a_letter_in_two_shapes_is_told() -> None:
    assert told(TEXT.replace(" ", "\n"), _m="i") == ["on page 1 one font draws i in two shapes"]


def test_a_digit_in_two_shapes_is_told_though_its_width_is_the_same() -> None:
    assert told(TEXT, _8="1") == ["on page 1 one font draws 1 in two shapes"]


def test_a_single_digit_is_looked_at_wherever_it_stands() -> None:
    assert told(f"{ascii_letters}\n1 2 1 8", _8="1") == ["on page 1 one font draws 1 in two shapes"]


def test_letters_in_one_shape_each_say_nothing() -> None:
    assert told(TEXT) == []


def test_a_letter_that_is_read_for_another_that_is_nowhere_is_not_seen() -> None:
    assert told(TEXT.replace("i", ""), _m="i") == []


def test_a_page_with_few_letters_says_nothing() -> None:
    assert told("im", _m="i") == []


def test_pages_that_are_looked_at_are_few_and_spread() -> None:
    assert [n for n in range(3) if looks_at(n, 3)] == [0, 1, 2]
    looked = [n for n in range(100) if looks_at(n, 100)]
    assert len(looked) == MOST_PAGES and looked[-1] > 60


@pytest.mark.parametrize("text", [f"{TEXT} #m #n", f"#m #n {TEXT}"])
def test_letters_that_share_a_glyph_say_nothing(text: str) -> None:
    assert told(text, **{"_#": "fi"}) == []
