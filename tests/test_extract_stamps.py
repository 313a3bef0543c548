"""The boxes of stamps and signatures that are set over a table."""

from collections.abc import Sequence

import pytest

from extract.drawn import Font, Ruling, Run
from extract.stamps import without_stamps
from schemas.page import Box, Grid, Line
from test_extract_lattice import TWO_BY_TWO, across, down, page, texts, word

SMALL = Font("Sans", 7.0, False, False)
CELLS = [word("a", 20, 30), word("b", 120, 30), word("c", 20, 60), word("d", 120, 60)]


def frame(x0: float, top: float, x1: float, bottom: float) -> list[Ruling]:
    return [
        across(top, x0, x1),
        across(bottom, x0, x1),
        down(x0, top, bottom),
        down(x1, top, bottom),
    ]


def stamp(y: float) -> Run:
    return Run("Ký", Box(130, y - 6, 145, y), SMALL)


@pytest.mark.parametrize(
    "box", [(80, 2, 150, 25), (80, 2, 150, 55), (180, 2, 250, 25), (2, 2, 50, 25), (80, 0, 150, 10)]
)
def test_a_box_set_over_a_table_s_upper_end_is_none_of_its_walls(
    box: tuple[float, float, float, float],
) -> None:
    found = page([*TWO_BY_TWO, *frame(*box)], CELLS)
    (grid,) = (block for block in found.blocks if isinstance(block, Grid))
    assert texts(grid) == [["a", "b"], ["c", "d"]]
    assert grid.box == page(TWO_BY_TWO, CELLS).blocks[0].box


@pytest.mark.parametrize("sides", [4, 3])
def test_a_box_that_stands_on_a_table_s_corner_is_none_of_its_cells(sides: int) -> None:
    """With or without the right side, which the page may hide as it does the table's."""
    walls = [across(y, x, x + 100) for y in (10, 40, 70) for x in (10, 110)]
    walls += [down(x, y, y + 30) for y in (10, 40) for x in (10, 110, 210)]
    assert without_stamps([*walls, *frame(150, 0, 210, 9)[:sides]])[0] == walls


@pytest.mark.parametrize("box", [(110, 0, 210, 10), (10, 0, 110, 10), (10, 0, 210, 10)])
def test_a_cell_above_others_whose_walls_go_on_is_the_table_s(
    box: tuple[float, float, float, float],
) -> None:
    walls = [across(y, x, x + 100) for y in (10, 40, 70) for x in (10, 110)]
    walls += [down(x, y, y + 30) for y in (10, 40) for x in (10, 110, 210)]
    drawn = [*walls, *frame(*box)]
    assert without_stamps(drawn) == (drawn, [])


def test_a_table_drawn_cell_by_cell_has_no_stamp() -> None:
    cells = [frame(x, y, x + 100, y + 30) for x in (10, 110) for y in (10, 40)]
    drawn = [side for cell in cells for side in cell]
    assert without_stamps(drawn) == (drawn, [])


@pytest.mark.parametrize(("low", "past"), [(56.8, 5), (56.8, 2), (40.0, 5)])
def test_broad_borders_of_cells_that_pass_each_other_s_ends_make_no_stamp(
    low: float, past: float
) -> None:
    """As WeasyPrint draws them: a cell of a header below a group, and the one at its left."""
    drawn = [Ruling(-300, 4, 400, 7), Ruling(7, 23.7, 90, 26.7), Ruling(7, 56.8, 90, 59.8)]
    drawn += [Ruling(8, 23, 11, 60.6), Ruling(87, 23, 90, 60.6)]
    drawn.append(Ruling(-71, low, 7 + past, low + 3))
    assert without_stamps(drawn) == (drawn, [])


@pytest.mark.parametrize(("font", "apart"), [(SMALL, True), (CELLS[0].font, False)])
def test_what_a_stamp_says_in_letters_of_its_own_is_in_no_cell(font: Font, apart: bool) -> None:
    said = [stamp(20), Run("số", Box(130, 22, 145, 29), font)]
    found = page([*TWO_BY_TWO, *frame(115, 2, 180, 35)], [*CELLS, *said])
    lines: Sequence[str] = [block.text for block in found.blocks if isinstance(block, Line)]
    (grid,) = (block for block in found.blocks if isinstance(block, Grid))
    assert lines[0].split()[0] == "Ký"
    assert "Ký" not in str(texts(grid))
    assert ("số" in str(texts(grid))) is not apart


def test_a_table_beside_a_merged_cell_that_comes_from_the_page_before_is_no_stamp() -> None:
    walls = [across(10, 10, 210), *(across(y, 10, 310) for y in (70, 100)), across(130, 10, 210)]
    drawn = [*walls, *(down(x, 10, 130) for x in (10, 110, 210, 310))]
    assert without_stamps(drawn) == (drawn, [])


def test_a_column_between_merged_cells_that_go_on_over_the_page_is_no_stamp() -> None:
    rows = [across(y, 10, 310) for y in (40, 70, 100)]
    drawn = [*rows, across(10, 110, 210), across(130, 110, 210)]
    drawn += [down(x, 10, 130) for x in (10, 110, 210, 310)]
    assert without_stamps(drawn) == (drawn, [])


def test_a_box_right_above_a_table_in_line_with_a_wall_is_none_of_its_cells() -> None:
    assert without_stamps([*TWO_BY_TWO, *frame(150, -18, 210, 6)])[0] == list(TWO_BY_TWO)


def test_a_box_below_a_table_in_line_with_a_wall_is_no_stamp() -> None:
    drawn = [*TWO_BY_TWO, *frame(150, 90, 210, 114)]
    assert without_stamps(drawn) == (drawn, [])
