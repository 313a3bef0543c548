"""Letters along a circle: those that happen to stand upright go with the others."""

import math
import time

import pytest

from extract import pdfium
from extract.circled import without_circled
from extract.drawn import Font, Run
from extract.runs import words_in
from pdfs import ruled
from schemas.page import Box
from schemas.settings import Settings

TIMES = Font("Times", 10.0, False, False)


def _around(letters: str) -> bytes:
    """Letters on a circle of 20 points over a table's first cell, their feet to its middle."""
    drawn = []
    for i, letter in enumerate(letters):
        turn = math.tau * i / len(letters)
        across, along = math.sin(turn), math.cos(turn)
        x, y = 100 + 20 * across, 780 + 20 * along
        matrix = f"{along:.4f} {-across:.4f} {across:.4f} {along:.4f} {x:.2f} {y:.2f}"
        drawn.append(f"BT /F0 10 Tf {matrix} Tm ({letter}) Tj ET")
    return "\n".join(drawn).encode()


def test_the_letters_of_a_seal_are_no_text_of_the_page() -> None:
    cells = [[("Times", b"a b c"), ("Times", b"d")]] * 2
    (page,) = pdfium.read(ruled(cells, also=_around("ABCDEFGH")), Settings())
    assert {run.text for run in words_in(page.runs)} == {"a", "b", "c", "d"}


@pytest.mark.parametrize("size", [10.0, 14.0])
def test_a_short_word_under_a_watermark_is_kept_where_it_is_drawn_otherwise(size: float) -> None:
    run = Run("12", Box(0, 0, 10, 10), TIMES)
    mark = Font("Times", size, False, False)
    kept = without_circled([run], [(mark, 10.0 * i, 5.0) for i in range(4)])
    assert kept == ([] if size == TIMES.size else [run])


def test_a_page_full_of_letters_that_lean_is_cleared_in_bounded_time() -> None:
    places = [(60.0 * (n % 50), 15.0 * (n // 50)) for n in range(6000)]
    runs = [Run("12", Box(x + 25, y, x + 35, y + 10), TIMES) for x, y in places]
    began = time.process_time()
    assert without_circled(runs, [(TIMES, x, y) for x, y in places]) == []
    assert time.process_time() - began < 2
