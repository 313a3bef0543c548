"""Columns of a table in which no cell begins: converters write them where one page of a document
has a wall that others have not. They are no columns (CSS Tables 3, "Track merging"). Nor are those
in which nothing is said, their header included: sheets have them beside their table, and old pages
between its columns, and in a source without geometry nothing says that they are drawn."""

from collections.abc import Sequence

import msgspec

from schemas.page import Cell, Grid, crossed


def without_tracks(grid: Grid, width: int) -> Grid:
    """The grid of a source without geometry less such columns, unless it is as wide as the table
    that it may go on with.

    :param width: how many columns that table has, 0 where there is none.
    """
    if grid.column_edges or not grid.rows or len(grid.rows[0]) == width:
        return grid
    begun = [any(row[at] is not None for row in grid.rows) for at in range(len(grid.rows[0]))]
    if not all(begun):
        grid = msgspec.structs.replace(grid, rows=tuple(_row(row, begun) for row in grid.rows))
    said = _said(grid.rows, max(0, len(grid.rows[0]) - width) if width else None)
    if not all(said):
        grid = msgspec.structs.replace(grid, rows=tuple(_row(row, said) for row in grid.rows))
    while (moved := _moved(grid.rows)) and len(grid.rows[0]) != width:
        grid = msgspec.structs.replace(grid, rows=tuple(_put(row, moved) for row in grid.rows))
    return grid


def _said(rows: Sequence[Sequence[Cell | None]], most: int | None) -> list[bool]:
    """Which columns say anything; of the others the last ``most`` do not, where it is said how many
    a table may lose. A cell that is the only one of its row with a text, a title's or a group's,
    says nothing of the columns that it covers."""
    said = [False] * len(rows[0])
    over: list[range] = []
    for row in rows:
        told = [(at, cell) for at, cell in enumerate(row) if cell and cell.lines]
        for at, cell in told:
            covers = range(at, at + cell.column_span)
            if len(told) == 1 < len(covers):
                over.append(covers)
            else:
                said[at : covers.stop] = [True] * len(covers)
    for covers in over:
        said[covers.start] = said[covers.start] or not any(said[at] for at in covers)
    if not any(said):
        return [True] * len(said)
    silent = [at for at, one in enumerate(said) if not one]
    for at in silent[: max(0, len(silent) - most)] if most is not None else ():
        said[at] = True
    return said


def _moved(rows: Sequence[Sequence[Cell | None]]) -> int:
    """A wall that stands one column further on in some rows, and in none of them at both places: a
    hand dragged it, in few of them or in those of a table that was put below another, which has as
    many columns; 0 where there is none."""
    walls = [set(range(1, len(rows[0]))) - each for each in crossed(rows)]
    most = len(rows[0]) - 2
    for at in range(1, most + 1):
        here, there = ([each for each in walls if edge in each] for edge in (at, at + 1))
        few, many = sorted((len(here), len(there)))
        whole = max(map(len, here), default=0) == max(map(len, there), default=0) == most
        if few and (2 * few <= many or whole) and not any(at + 1 in each for each in here):
            return at
    return 0


def _put(row: Sequence[Cell | None], moved: int) -> tuple[Cell | None, ...]:
    """A row without the column between both places of a wall."""
    made: list[Cell | None] = [None] * (len(row) - 1)
    for at, cell in enumerate(row):
        if cell is not None:
            end = at + cell.column_span
            start, end = at - (at > moved), end - (end > moved)
            made[start] = msgspec.structs.replace(cell, column_span=end - start)
    return tuple(made)


def _row(row: Sequence[Cell | None], kept: Sequence[bool]) -> tuple[Cell | None, ...]:
    """A row without the columns that are not kept; a cell that begins in one begins in the next
    column that it covers."""
    made: list[Cell | None] = [None] * len(row)
    for at, cell in enumerate(row):
        if cell is None:
            continue
        if own := [n for n in range(at, at + cell.column_span) if kept[n]]:
            made[own[0]] = msgspec.structs.replace(cell, column_span=len(own))
    return tuple(cell for cell, keep in zip(made, kept, strict=True) if keep)
