"""Columns of a table in which no cell begins: converters write them where one page of a document
has a wall that others have not. They are no columns (CSS Tables 3, "Track merging")."""

from collections.abc import Sequence

import msgspec

from schemas.page import Cell, Grid


def without_tracks(grid: Grid, width: int) -> Grid:
    """The grid of a source without geometry less such columns, unless it is as wide as the table
    that it may go on with.

    :param width: how many columns that table has, 0 where there is none.
    """
    if grid.column_edges or not grid.rows or len(grid.rows[0]) == width:
        return grid
    begun = [any(row[at] is not None for row in grid.rows) for at in range(len(grid.rows[0]))]
    if all(begun):
        return grid
    rows = tuple(_row(row, begun) for row in grid.rows)
    return msgspec.structs.replace(grid, rows=rows)


def _row(row: Sequence[Cell | None], begun: Sequence[bool]) -> tuple[Cell | None, ...]:
    return tuple(
        cell and msgspec.structs.replace(cell, column_span=sum(begun[at : at + cell.column_span]))
        for at, cell in enumerate(row)
        if begun[at]
    )
