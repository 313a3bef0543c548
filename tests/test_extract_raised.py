"""Marks that are set higher than the words beside them."""

import pytest

from extract.drawn import Font, Run
from extract.raised import with_marks
from schemas.page import Box


@pytest.mark.parametrize(("high", "lines"), [(5.0, 1), (8.0, 2)])
def test_a_mark_of_small_letters_may_stand_almost_above_its_word(high: float, lines: int) -> None:
    """A third of its height is beside the word: of letters nearly as large, it is another line."""
    font = Font("a", 10, bold=False, italic=False)
    below = Run("Phân cấp quản lý", Box(50, 100, 130, 110), font)
    top = 100 - 2 / 3 * high
    mark = Run("1", Box(130, top, 133, top + high), font)
    assert len(with_marks([[mark], [below]])) == lines


@pytest.mark.parametrize(("text", "lines"), [("1", 1), ("a", 2)])
def test_the_number_of_a_footnote_stands_before_it_behind_a_blank(text: str, lines: int) -> None:
    small, font = (Font("a", size, bold=False, italic=False) for size in (6.5, 10.0))
    mark = Run(text, Box(57, 97, 60.2, 104), small)
    note = Run("Số liệu năm 2025", Box(63, 98, 140, 108), font)
    assert len(with_marks([[mark], [note]])) == lines
