"""Lines under texts are no walls of a table."""

import msgspec
import pytest

from extract.drawn import Ruling
from extract.underlines import without_underlines
from schemas.page import Box
from test_extract_lattice import TWO_BY_TWO, across, grid, word


@pytest.mark.parametrize(("x0", "rows"), [(115.5, 2), (110.5, 2)])
def test_a_line_under_a_text_that_fills_its_column_is_no_row(x0: float, rows: int) -> None:
    thick = [Ruling(r.x0 - 0.5, r.top - 0.5, r.x1 + 0.5, r.bottom + 0.5) for r in TWO_BY_TWO]
    address = [word("https://a.b/ccc", x0, 56), word("dd", 120, 66)]
    line = across(57, x0, 205.5 if x0 > 111 else 209.5)
    assert len(grid([*thick, line], address).rows) == rows


def test_a_dotted_wall_or_one_with_a_line_upon_it_is_none_under_a_text() -> None:
    walls = [r for r in TWO_BY_TWO if not 39 < r.top < 41 or r.bottom > 50]
    dots = [Ruling(x, 39.75, x + 0.5, 40.25) for x in range(10, 210)]
    text = [word("a" * 16, 12, 37), word("b" * 15, 112, 37)]
    assert len(grid([*walls, *dots], text).rows) == 2
    assert len(grid([*TWO_BY_TWO, across(40.1, 112, 202)], text).rows) == 2


def test_blanks_that_are_stretched_are_underlined_too() -> None:
    thick = [Ruling(r.x0 - 0.5, r.top - 0.5, r.x1 + 0.5, r.bottom + 0.5) for r in TWO_BY_TWO]
    stretched = [word("cung cấp", 113, 56), word("dịch vụ", 165.5, 56), word("dd", 120, 66)]
    assert len(grid([*thick, across(57, 112.5, 207.7)], stretched).rows) == 2


def test_the_squares_in_which_walls_meet_are_no_part_of_a_line_under_a_text() -> None:
    """Word draws them apart from the walls; the line ends as near to them as a cell's padding."""
    squares = [Ruling(x - 0.4, 56.6, x + 0.4, 57.4) for x in (110, 210)]
    text = [word("cung cấp dịch vụ", 113, 56), word("dd", 120, 66)]
    line = across(57, 113, 207)
    assert len(grid([*TWO_BY_TWO, *squares, line], text).rows) == 2


def test_a_line_that_fills_its_cell_is_none_where_it_lies_inside_its_text_as_another_does() -> None:
    """Justified and underlined, in a column without padding: its last line alone ends inside."""
    text = [word("cung cấp dịch vụ công", 110, 56), word("trực tuyến", 110, 68)]
    full, last = across(54.5, 110, 210), across(66.5, 110, text[1].box.x1)
    assert len(grid([*TWO_BY_TWO, full], text).rows) == 3
    assert len(grid([*TWO_BY_TWO, full, last], text).rows) == 2
    assert len(grid([*TWO_BY_TWO, across(56.5, 110, 210), last], text).rows) == 3


@pytest.mark.parametrize(("breadth", "top", "rows"), [(1.7, 55, 2), (1.5, 55, 3), (1.7, 58.4, 3)])
def test_a_line_that_fills_its_cell_is_none_where_it_is_as_thick_as_no_wall(
    breadth: float, top: float, rows: int
) -> None:
    text = [word("cung cấp dịch vụ công", 110, 56), word("tt", 110, 68)]
    walls = [Ruling(r.x0 - 0.5, r.top - 0.5, r.x1 + 0.5, r.bottom + 0.5) for r in TWO_BY_TWO]
    assert len(grid([*walls, Ruling(110, top, 210, top + breadth)], text).rows) == rows


def test_a_text_without_height_may_stand_on_a_line() -> None:
    flat = msgspec.structs.replace(word("x", 110, 68), box=Box(110, 66, 115, 66))
    lines = [*TWO_BY_TWO, across(66.2, 110, 115)]
    assert set(without_underlines(lines, [flat])) <= set(lines)


def test_a_wall_on_the_left_of_a_line_under_a_text_stays_though_it_lies_a_hair_lower() -> None:
    """Both round to other points, and the wall comes behind the line."""
    rulings = [r for r in TWO_BY_TWO if not (39 < r.top < 41 and r.bottom < 50)]
    text = [word("a", 20, 20), word("b", 20, 60), word("c" * 15, 115, 39)]
    found = grid([*rulings, across(40.8, 10, 110), across(40.6, 115, 205)], text)
    assert len(found.rows) == 2
