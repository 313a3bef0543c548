"""Columns in which no cell begins."""

import pytest

from normalize.tracks import without_tracks
from schemas.page import Cell, Grid

WIDE = (Cell(column_span=2), None, Cell())
PLAIN = (Cell(), Cell(), Cell())


@pytest.mark.parametrize(("rows", "width", "columns"), [
    ((WIDE, WIDE), 2, 2),  # the table that goes on has two
    ((WIDE, WIDE), 0, 2),  # the first table of all
    ((WIDE, WIDE), 3, 3),  # a page with nothing but a total, say
    ((WIDE, PLAIN), 2, 3),  # a cell begins there
])  # fmt: skip
def test_a_column_in_which_no_cell_begins_is_none(
    rows: tuple[tuple[Cell | None, ...], ...], width: int, columns: int
) -> None:
    made = without_tracks(Grid(rows), width).rows
    assert [len(row) for row in made] == [columns] * 2
    assert all(sum(c.column_span for c in row if c) == columns for row in made)


def test_walls_that_are_drawn_stay() -> None:
    grid = Grid((WIDE, WIDE), column_edges=(0, 10, 20, 30))
    assert without_tracks(grid, 2) is grid


FOUR = (Cell(), Cell(), Cell(), Cell(column_span=2), None, Cell())


@pytest.mark.parametrize(("row", "columns"), [
    ((Cell(), Cell(), Cell(), Cell(), Cell(column_span=2), None), 5),  # dragged by a column
    ((Cell(), Cell(), Cell(), Cell(), Cell(), Cell()), 6),  # a cell stands between both places
])  # fmt: skip
def test_a_wall_that_stands_a_column_further_on_in_some_rows_is_one(
    row: tuple[Cell | None, ...], columns: int
) -> None:
    made = without_tracks(Grid((FOUR, FOUR, FOUR, row)), 0).rows
    assert [len(cells) for cells in made] == [columns] * 4
    assert [cell.column_span for cell in made[3] if cell] == [1] * columns
