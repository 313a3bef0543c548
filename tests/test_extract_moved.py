"""Walls that stand elsewhere in some rows are those of the other rows."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extract.moved import straightened
from schemas.page import Box, Cell, Grid, Line


def grid(edges: Sequence[float], *rows: Sequence[tuple[float, float]]) -> Grid:
    """A grid whose rows have cells from one x to another, each named by where it begins."""
    made = []
    for row in rows:
        cells: list[Cell | None] = [None] * (len(edges) - 1)
        for left, right in row:
            span = edges.index(right) - edges.index(left)
            cells[edges.index(left)] = Cell((Line(str(left)),), column_span=span)
        made.append(tuple(cells))
    return Grid(tuple(made), column_edges=tuple(edges))


def spans(found: Grid) -> list[list[int | None]]:
    return [[cell and cell.column_span for cell in row] for row in found.rows]


UPPER = ((0, 50), (50, 200), (200, 300))
LOWER = ((0, 50), (50, 230), (230, 300))
EDGES = (0, 50, 200, 230, 300)


def test_a_wall_that_is_moved_in_some_rows_is_one() -> None:
    found = straightened(grid(EDGES, UPPER, LOWER, ((0, 300),), ((0, 50), (50, 300))))
    assert spans(found) == [[1, 1, 1], [1, 1, 1], [3, None, None], [1, 2, None]]
    assert found.column_edges == (0, 50, 200, 300)


def test_all_walls_may_be_moved() -> None:
    edges = (0, 50, 70, 200, 230, 300)
    found = straightened(grid(edges, UPPER, ((0, 70), (70, 230), (230, 300))))
    assert spans(found) == [[1, 1, 1], [1, 1, 1]]


def test_a_wall_of_merged_rows_alone_is_the_one_that_it_is_near() -> None:
    edges = (0, 50, 60, 200, 230, 300)
    found = straightened(grid(edges, UPPER, LOWER, ((0, 60), (60, 300))))
    assert spans(found)[2] == [1, 2, None]
    far = grid((0, 50, 120, 200, 230, 300), UPPER, LOWER, ((0, 120), (120, 300)))
    assert straightened(far) == far


@pytest.mark.parametrize(
    "rows",
    [
        (UPPER, LOWER, ((0, 50), (50, 200), (200, 230), (230, 300))),  # a row has them all
        (UPPER, ((0, 200), (200, 230), (230, 300))),  # moved as far as a column
    ],
)
def test_columns_that_some_rows_merge_are_no_moved_walls(
    rows: Sequence[Sequence[tuple[float, float]]],
) -> None:
    assert straightened(grid(EDGES, *rows)) == grid(EDGES, *rows)


def test_two_tables_right_below_each_other_have_their_walls_where_they_like() -> None:
    upper = ((0, 50), (50, 150), (150, 200), (200, 300))
    lower = ((0, 20), (20, 220), (220, 240), (240, 300))
    edges = (0, 20, 50, 150, 200, 220, 240, 300)
    span = ((0, 300),)
    found = straightened(grid(edges, upper, upper, span, lower, ((0, 240), (240, 300)), lower))
    assert found.column_edges == (0, 50, 150, 200, 300)
    assert spans(found)[2:5] == [[4, None, None, None], [1, 1, 1, 1], [3, None, None, 1]]
    header = straightened(grid(edges, upper, lower))  # as it is repeated on later pages
    assert spans(header) == [[1, 1, 1, 1], [1, 1, 1, 1]]
    mixed = grid(edges, upper, lower, upper, lower)
    assert straightened(mixed) == mixed


def test_walls_that_two_rows_have_in_common_are_no_moved_ones() -> None:
    """A total below the last row of a page, of which a merged cell has no wall at its side."""
    last = ((0, 20), (20, 50), (50, 150), (150, 220), (220, 300))
    total = ((0, 50), (50, 150), (150, 200), (200, 220), (220, 300))
    made = grid((0, 20, 50, 150, 200, 220, 300), last, total)
    assert straightened(made) == made


@pytest.mark.parametrize(("height", "rows"), [(5.0, 2), (20.0, 3)])
def test_the_room_between_two_tables_is_no_row_of_them(height: float, rows: int) -> None:
    upper = ((0, 50), (50, 150), (150, 200), (200, 300))
    lower = ((0, 20), (20, 220), (220, 240), (240, 300))
    edges = (0, 20, 50, 150, 200, 220, 240, 300)
    made = grid(edges, upper, lower)
    seam = tuple(Cell(box=Box(x0, 0.0, x1, height)) for x0, x1 in pairwise(edges))
    both = Grid((made.rows[0], seam, made.rows[1]), column_edges=edges)
    assert len(straightened(both).rows) == rows


def test_an_empty_place_between_a_wall_and_where_other_rows_have_it_is_none() -> None:
    """Rows of a group that end before the last column are merged up to their own wall."""
    edges = (0, 30, *EDGES[1:])
    upper, lower = (((0, 30), (30, 50), *row[1:]) for row in (UPPER, LOWER))
    made = grid(edges, upper, lower, ((0, 200), (200, 230), (230, 300)))
    row = [cell if at != 3 else Cell() for at, cell in enumerate(made.rows[2])]
    found = straightened(Grid((*made.rows[:2], tuple(row)), column_edges=edges))
    assert spans(found)[2] == [3, None, None, 1]
