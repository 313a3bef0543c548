"""Walls that stand elsewhere in some rows of a table: dragged by hand, or of a table right below
another. Each such wall is one with those of the other rows, in order from left to right.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from schemas.page import Cell, Grid, crossed

FEWEST = 2
"""Walls between the columns of a table of which some are moved."""
FEWEST_APART = 3
"""Walls between the columns of two tables right below each other, wherever they stand."""
SEAM = 8.0
"""Points between two tables below each other at most, where the walls of both reach."""

Walls = tuple[int, ...]
"""The inner edges of a grid that are walls in a row, from left to right."""


def straightened(grid: Grid) -> Grid:
    """A grid with one column for each column of its rows, where rows of equally many columns have
    their walls at different places, none of them moved as far as a column beside it is wide, or
    all above a line at one place each and all below it at another."""
    seams = [at for at, row in enumerate(grid.rows) if None not in row]
    if not all(_is_seam(grid, at) for at in seams):
        return grid  # a row has every wall there is
    return _straightened(_without(grid, seams)) or grid


def _is_seam(grid: Grid, at: int) -> bool:
    """Whether a row is the room between two tables: low, and empty in all columns of both."""
    inside = 0 < at < len(grid.rows) - 1
    return inside and all(
        cell is not None
        and not cell.lines
        and cell.box is not None
        and cell.box.bottom - cell.box.top < SEAM
        for cell in grid.rows[at]
    )


def _without(grid: Grid, seams: Sequence[int]) -> Grid:
    """A grid without some of its rows, in which every cell is one row high."""
    if not seams:
        return grid
    out, before = set(seams), set(grid.torn)
    kept = [at for at in range(len(grid.rows)) if at not in out]
    torn = tuple(new for new, at in enumerate(kept) if at in before)
    return msgspec.structs.replace(grid, rows=tuple(grid.rows[at] for at in kept), torn=torn)


def _straightened(grid: Grid) -> Grid | None:
    """The same of a grid without such rows, None where its walls stand where they do."""
    walls = _walls(grid.rows)
    most = max(map(len, walls), default=0)
    layouts = list(dict.fromkeys(each for each in walls if len(each) == most))
    if most < FEWEST or len(layouts) < 2:
        return None
    near = all(
        _is_near(grid, layouts[0], each, at) for each in layouts[1:] for at in range(1, most + 1)
    )
    cuts = [0, len(walls)] if near else _cut(grid, walls, layouts)
    rows: list[tuple[Cell | None, ...] | None] = []
    for start, stop in pairwise(cuts):
        own = layouts if near else [layouts[start > 0]]
        rows += _on(grid, walls, (start, stop), own)
    if None in rows or len(rows) < len(walls):
        return None
    last = len(grid.column_edges) - 1
    edges = tuple(grid.column_edges[edge] for edge in (0, *layouts[0], last))
    return msgspec.structs.replace(grid, rows=tuple(filter(None, rows)), column_edges=edges)


def _cut(grid: Grid, walls: Sequence[Walls], layouts: Sequence[Walls]) -> list[int]:
    """Where the second of two tables right below each other begins, between the first and the last
    row; nothing where rows of both are mixed, or a cell stands in both."""
    if len(layouts) != 2 or len(layouts[0]) < FEWEST_APART or _lack_walls(*layouts):
        return []
    above, below = ([n for n, each in enumerate(walls) if each == one] for one in layouts)
    if above[-1] > below[0]:
        return []
    between = range(above[-1] + 1, below[0])
    at = next((n for n in between if not set(walls[n]) <= set(layouts[0])), below[0])
    whole = all(
        cell is None or row + cell.row_span <= at
        for row, cells in enumerate(grid.rows[:at])
        for cell in cells
    )
    return [0, at, len(walls)] if whole else []


def _lack_walls(one: Walls, other: Walls) -> bool:
    """Whether most walls of two layouts are the same, and other ones from the left: each has a
    merged cell where the other has a wall, as a row below which its total stands."""
    return 2 * sum(edge in other and other.index(edge) != at for at, edge in enumerate(one)) >= len(
        one
    )


def _on(
    grid: Grid, walls: Sequence[Walls], part: tuple[int, int], layouts: Sequence[Walls]
) -> list[tuple[Cell | None, ...] | None]:
    """The rows of a part of a grid on one column for each column of its layouts, none of them where
    a wall has no place among those."""
    most, last = len(layouts[0]), len(grid.column_edges) - 1
    place = {0: 0, last: most + 1}
    for layout in layouts:
        for at, edge in enumerate(layout, 1):
            if place.setdefault(edge, at) != at:
                return []
    strays = {edge for each in walls[slice(*part)] for edge in each} - place.keys()
    if not all(_joined(grid, edge, place, layouts[0]) for edge in sorted(strays)):
        return []
    return [_placed(row, place, most + 1) for row in grid.rows[slice(*part)]]


def _walls(rows: Sequence[Sequence[Cell | None]]) -> list[Walls]:
    """Per row the inner edges that no cell crosses."""
    inner = range(1, len(rows[0]) if rows else 0)
    return [tuple(edge for edge in inner if edge not in each) for each in crossed(rows)]


def _is_near(grid: Grid, one: Walls, other: Walls, at: int) -> bool:
    """Whether the wall with a number in two layouts is moved by less than the columns beside it."""
    last = len(grid.column_edges) - 1
    xs = [[grid.column_edges[edge] for edge in (0, *layout, last)] for layout in (one, other)]
    beside = min(b - a for x in xs for a, b in pairwise(x[at - 1 : at + 2]))
    return abs(xs[0][at] - xs[1][at]) < beside


def _joined(grid: Grid, edge: int, place: dict[int, int], layout: Walls) -> bool:
    """Whether a wall of rows with merged cells alone is near one of the others, which it then is.

    :param place: gets the wall's number.
    """
    xs = grid.column_edges
    near = min(layout, key=lambda known: abs(xs[known] - xs[edge]))
    at = place[near]
    columns = [xs[known] for known in (0, *layout, len(xs) - 1)]
    beside = min(b - a for a, b in pairwise(columns[at - 1 : at + 2]))
    place[edge] = at
    return 2 * abs(xs[near] - xs[edge]) < beside


def _placed(
    row: Sequence[Cell | None], place: dict[int, int], width: int
) -> tuple[Cell | None, ...] | None:
    """A row's cells on the new columns, None where two fall into one."""
    placed: list[Cell | None] = [None] * width
    for column, cell in enumerate(row):
        if cell is None:
            continue
        left, right = place[column], place[column + cell.column_span]
        if right <= left and not cell.lines:
            continue  # between a wall and the place where other rows have it
        if right <= left or placed[left] is not None:
            return None
        placed[left] = msgspec.structs.replace(cell, column_span=right - left)
    return tuple(placed)
