"""What stands before the items of a list."""

import pytest

from extract.markers import content_of, marker_of


@pytest.mark.parametrize("escape", [r"\0", r"\d800", r"\110000"])
def test_an_escape_that_is_no_letter_is_the_sign_for_that(escape: str) -> None:
    assert content_of(f'"{escape}"', {}) == "\ufffd"


def test_a_style_puts_texts_and_counters_before_an_item() -> None:
    assert content_of(r'counter(c, lower-roman) ") \2022"', {"c": 4}) == "iv) •"


@pytest.mark.parametrize(("way", "number", "marker"), [
    ("disc", 3, "•"), ("lower-alpha", 3, "c."), ("lower-alpha", 27, "27."),
    ("upper-roman", 1994, "MCMXCIV."), ("upper-roman", 4000, "4000."),
    ("decimal-leading-zero", 7, "07."),
])  # fmt: skip
def test_an_item_s_number_is_written_as_its_list_counts(way: str, number: int, marker: str) -> None:
    assert marker_of(way, number) == marker
