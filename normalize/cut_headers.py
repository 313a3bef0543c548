"""A header row that a page cuts: its names stand on two pages, and no row of the table between."""

from collections.abc import Sequence

import msgspec

from normalize.columns import find_header, is_number_row, same_header
from normalize.grids import first_grid, last_grid, with_grid
from normalize.place import SAME_EDGE
from schemas.page import Cell, Grid, Page

DEEPEST = 2
"""Rows of a header's rest, at most."""

Rows = tuple[tuple[Cell | None, ...], ...]


def with_whole_headers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, with the rest of a header that opens a page given to the header that ends the page
    before: a table that is a header alone, and on the same columns a table whose first rows stand
    above a row that counts the columns, or name just those columns that have no name yet."""
    made = list(pages)
    for at in range(1, len(made)):
        head, grid = last_grid(made[at - 1]), first_grid(made[at])
        rest = _rest(head, grid) if head is not None and grid is not None else 0
        if head is None or grid is None or not rest:
            continue
        whole = msgspec.structs.replace(head, rows=_joined(head.rows, grid.rows[:rest]))
        torn = tuple(row - rest for row in grid.torn if row >= rest)
        marked = max(grid.header_rows - rest, 0)
        body = msgspec.structs.replace(grid, rows=grid.rows[rest:], torn=torn, header_rows=marked)
        made[at - 1] = with_grid(made[at - 1], head, whole)
        made[at] = with_grid(made[at], grid, body)
    return tuple(made)


def _rest(head: Grid, grid: Grid) -> int:
    """How many rows of a page's first table are the rest of the header that ends the page before,
    0 where none are."""
    if len(head.rows) > 2 * DEEPEST or not _same_columns(head, grid):
        return 0
    header = find_header(head.rows, head.header_rows)
    if header is None or header.stop < len(head.rows):
        return 0
    block = head.rows[header.start :]
    if same_header(grid.rows[: len(block)], block):
        return 0
    counted = next(
        (at for at, row in enumerate(grid.rows[: DEEPEST + 1]) if is_number_row(row)), None
    )
    if counted is not None:
        return counted if _is_rest(block, grid.rows[:counted]) else 0
    return 1 if len(grid.rows) > 1 and _names_the_rest(block, grid.rows[0]) else 0


def _same_columns(head: Grid, grid: Grid) -> bool:
    one, other = head.column_edges, grid.column_edges
    return len(one) == len(other) > 0 and all(
        abs(a - b) <= SAME_EDGE for a, b in zip(one, other, strict=True)
    )


def _is_rest(block: Rows, rows: Rows) -> bool:
    """Whether rows hold texts, and each as wide as the header's cell above it."""
    texts = [
        (at, cell) for row in rows for at, cell in enumerate(row) if cell is not None and cell.lines
    ]
    bottom = _bottom(block)
    return bool(texts) and all(
        (above := bottom[at]) is not None and above.column_span == cell.column_span
        for at, cell in texts
    )


def _names_the_rest(block: Rows, row: Sequence[Cell | None]) -> bool:
    """Whether texts stand below just those cells of a header in which none is."""
    empty = {at for at, cell in enumerate(_bottom(block)) if cell is not None and not cell.lines}
    below = {at for at, cell in enumerate(row) if cell is not None and cell.lines}
    return bool(empty) and below == empty and _is_rest(block, (tuple(row),))


def _bottom(block: Rows) -> list[Cell | None]:
    """The lowest cell that begins in each column of a header."""
    return [
        next((c for c in reversed(column) if c is not None), None)
        for column in zip(*block, strict=True)
    ]


def _joined(rows: Rows, rest: Rows) -> Rows:
    """A header with the texts of its rest below those of its cells."""
    made = [list(row) for row in rows]
    for at in range(len(made[0])):
        more = [line for row in rest if (cell := row[at]) is not None for line in cell.lines]
        lowest = next((row for row in reversed(made) if row[at] is not None), None)
        cell = lowest[at] if lowest is not None else None
        if lowest is None or cell is None or not more:
            continue
        below = (msgspec.structs.replace(line, box=None) for line in more)
        lowest[at] = msgspec.structs.replace(cell, lines=(*cell.lines, *below))
    return tuple(map(tuple, made))
