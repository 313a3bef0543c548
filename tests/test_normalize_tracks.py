"""Columns in which no cell begins."""

from itertools import pairwise

import pytest

from normalize.tracks import without_tracks
from schemas.page import Cell, Grid, Line

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


def said(*texts: str | None) -> tuple[Cell | None, ...]:
    """A row of cells with these texts; None is covered by the cell before it."""
    ends = [at for at, text in enumerate(texts) if text is not None]
    spans = {at: end - at for at, end in pairwise([*ends, len(texts)])}
    return tuple(
        None if text is None else Cell((Line(text),) if text else (), column_span=spans[at])
        for at, text in enumerate(texts)
    )


HEAD = said("", "STT", "Tên", "", "Ghi chú", "")
ROW = said("", "1", "Một", "", "", "")


@pytest.mark.parametrize(("width", "columns"), [
    (0, ["STT", "Tên", "Ghi chú"]),  # the first table of all
    (3, ["STT", "Tên", "Ghi chú"]),  # it may go on with one of three
    (5, ["", "STT", "Tên", "", "Ghi chú"]),  # or of five: a sheet's last column
    (7, ["", "STT", "Tên", "", "Ghi chú", ""]),
])  # fmt: skip
def test_a_column_in_which_nothing_is_said_is_none(width: int, columns: list[str]) -> None:
    first = without_tracks(Grid((HEAD, ROW)), width if width < 7 else 6).rows[0]
    assert [cell.text for cell in first if cell] == columns


def test_titles_and_groups_over_a_silent_column_do_not_make_it_one() -> None:
    title = said("PHỤ LỤC", None, None, None, None, None)
    group = said("", "I", "Tên", None, None, "")
    rows = without_tracks(Grid((title, HEAD, said("", "CHUNG", None, None, None, ""))), 0).rows
    assert [[cell and (cell.text, cell.column_span) for cell in row] for row in rows] == [
        [("PHỤ LỤC", 3), None, None],
        [("STT", 1), ("Tên", 1), ("Ghi chú", 1)],
        [("CHUNG", 3), None, None],
    ]
    assert len(without_tracks(Grid((HEAD, ROW, group)), 0).rows[0]) == 4  # that cell covers it


def test_a_wide_cell_that_begins_in_a_silent_column_stays() -> None:
    rows = without_tracks(Grid((HEAD, said("", None, "Tên", "", "", ""))), 0).rows
    assert [cell and cell.column_span for cell in rows[1]] == [1, 1, 1]
