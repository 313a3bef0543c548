"""A page's cells by the columns of the whole table: by position, never by count."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

import msgspec

from schemas.page import Box, Cell, Grid, box_around
from schemas.rows import PrintedRow

SAME_EDGE = 6.0
"""Points by which a column's wall may move from page to page."""


def same_walls(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables of as many columns have their walls at the same places."""
    return all(abs(a - b) <= SAME_EDGE for a, b in zip(one, other, strict=True))


def stands_on(grid: Grid, edges: Sequence[float], width: int) -> bool:
    """Whether a grid stands on a table's columns: nearly all its walls are the table's."""
    if not grid.column_edges or not edges:
        return len(grid.rows[0]) == width
    if grid.column_edges == edges:
        return True  # most pages
    outer = max(abs(grid.column_edges[0] - edges[0]), abs(grid.column_edges[-1] - edges[-1]))
    known = sum(1 for x in grid.column_edges if any(abs(x - edge) <= SAME_EDGE for edge in edges))
    return outer <= 2 * SAME_EDGE and known >= 0.7 * len(grid.column_edges)


def widened(
    grid: Grid,
    columns: Sequence[float],
    last: Sequence[Cell | None] = (),
    counts_on: bool = False,
) -> Grid:
    """A grid with the outer columns of a table that goes on, where nothing of them is drawn: a cell
    merged over all rows of a page may be left out that is empty there.

    :param columns: x of the walls of the table's columns.
    :param last: its last row. Where the page lacks just the first columns that a merged cell from
        above covers in it, or no others than last ones that one covers or that are open at its end,
        its own cells may be closed above.
    :param counts_on: whether the page's first code is the table's next: so they may where it lacks
        the table's last columns, in which an engine draws nothing behind a cell that has ended.
    """
    own, rows = grid.column_edges, grid.rows
    missing = len(columns) - len(own)
    if not 0 < missing < len(columns) - 3 or not rows:
        return grid
    merged = len(list(takewhile(lambda cell: cell is None, last)))
    behind = len(list(takewhile(lambda cell: cell is None or cell.open_bottom, reversed(last))))
    left = min(range(missing + 1), key=lambda at: abs(own[0] - columns[at]))
    opened = all(cell.open_top for cell in rows[0] if cell is not None)
    ended = left == 0 and (missing <= behind or counts_on)
    if not opened and not left == missing == merged and not ended:
        return grid
    if any(abs(a - b) > SAME_EDGE for a, b in zip(own, columns[left:], strict=False)):
        return grid
    rest = Cell(row_span=len(rows), open_top=True)
    empty: list[Cell | None] = [rest, *([None] * (len(rows) - 1))]
    made = tuple(
        (*([cell] * left), *row, *([cell] * (missing - left)))
        for cell, row in zip(empty, rows, strict=True)
    )
    edges = (*columns[:left], *own, *columns[left + len(own) :])
    return msgspec.structs.replace(grid, rows=made, column_edges=edges)


def fitted(
    cells: Sequence[Cell | None],
    edges: Sequence[float],
    columns: Sequence[float],
    width: int,
) -> tuple[Cell | None, ...]:
    """One row's cells on the table's columns.

    :param edges: x of the walls of the page's grid, empty without geometry.
    :param columns: x of the walls of the table's columns, ``width`` + 1 or empty.
    """
    if not edges or not columns or len(columns) != width + 1:
        return _by_index(cells, width)
    if len(edges) == len(columns) and len(cells) == width:
        return _by_index(cells, width)
    row: list[Cell | None] = [None] * width
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        left, right = edges[index], edges[min(index + cell.column_span, len(edges) - 1)]
        served = [
            c
            for c in range(width)
            if min(right, columns[c + 1]) - max(left, columns[c])
            > 0.5 * min(right - left, columns[c + 1] - columns[c])
        ]
        if not served:
            continue
        first = served[0]
        placed = msgspec.structs.replace(cell, column_span=len(served))
        before = row[first]
        row[first] = placed if before is None else joined(before, placed)
    return tuple(row)


def parted_rests(
    cells: Sequence[Cell | None], above: Sequence[PrintedRow]
) -> tuple[Cell | None, ...]:
    """A row that opens a page, each empty and open cell over several columns parted where walls
    part the cells that end the page before: it is the rest of each. WeasyPrint draws no wall
    between two empty rests beside each other, though other rows of the page have it.

    :param above: the table's rows so far.
    """
    row = list(cells)
    for column, cell in enumerate(cells if above else ()):
        if cell is None or cell.lines or not cell.open_top or cell.column_span < 2:
            continue
        stop = column + cell.column_span
        starts = [column, *(c for c in range(column + 1, stop) if _is_walled(above, c)), stop]
        for start, end in pairwise(starts):
            row[start] = msgspec.structs.replace(cell, column_span=end - start)
    return tuple(row)


def _is_walled(rows: Sequence[PrintedRow], column: int) -> bool:
    """Whether the cell that ends a table's last page in a column begins in it."""
    page = rows[-1].place.page
    for row in reversed(rows):
        if row.place.page != page or row.cells[column] is not None:
            return row.place.page == page
        if any(
            cell is not None and at + cell.column_span > column
            for at, cell in enumerate(row.cells[:column])
        ):
            return False
    return False


def _by_index(cells: Sequence[Cell | None], width: int) -> tuple[Cell | None, ...]:
    row = list(cells[:width])
    row += [Cell()] * (width - len(row))
    for index, cell in enumerate(row):
        if cell is not None and index + cell.column_span > width:
            row[index] = msgspec.structs.replace(cell, column_span=width - index)
    for cell in cells[width:]:
        if cell is not None and cell.lines:
            last = row[-1] or Cell()
            row[-1] = joined(last, cell)
    return tuple(row)


def whole_end(rows: Sequence[PrintedRow]) -> Sequence[PrintedRow]:
    """A table's rows, and if an empty cell of the last one alone has no wall below it, the cell
    above it reaches over it: nothing follows into which it could go on, and an office suite may
    draw the lower wall of a merged cell below the first of its rows."""
    if len(rows) < 2 or rows[-2].place.page != rows[-1].place.page:
        return rows
    above, last = rows[-2:]
    opened = [at for at, cell in enumerate(last.cells) if cell is not None and cell.open_bottom]
    ended = [at for at, cell in enumerate(above.cells) if cell is not None and cell.row_span == 1]
    if len(opened) != 1 or opened[0] not in ended:
        return rows
    (at,) = opened
    upper, rest = above.cells[at], last.cells[at]
    if upper is None or rest is None or rest.lines or not upper.lines:
        return rows
    if upper.column_span != rest.column_span:
        return rows
    upper = msgspec.structs.replace(upper, row_span=2)
    pair = ((above, upper), (last, None))
    return [*rows[:-2], *(_with(row, at, cell) for row, cell in pair)]


def _with(row: PrintedRow, at: int, cell: Cell | None) -> PrintedRow:
    cells = (*row.cells[:at], cell, *row.cells[at + 1 :])
    return msgspec.structs.replace(row, cells=cells)


def joined(left: Cell, right: Cell) -> Cell:
    """Two cells that stand in one column as one: a phantom wall parted them."""
    boxes = [cell.box for cell in (left, right) if cell.box]
    box = box_around(boxes) if boxes else None
    return msgspec.structs.replace(
        left, lines=left.lines + right.lines, box=box, row_span=max(left.row_span, right.row_span)
    )


def split_below(cell: Cell, at: float | None) -> tuple[Cell, Cell]:
    """A cell cut at a height: the lines above ``at`` and those below it."""
    if at is None or cell.box is None or cell.box.bottom <= at + 1:
        return cell, Cell()
    above = tuple(x for x in cell.lines if x.box is None or (x.box.top + x.box.bottom) / 2 <= at)
    below = cell.lines[len(above) :]
    box = cell.box
    upper = msgspec.structs.replace(cell, lines=above, box=Box(box.x0, box.top, box.x1, at))
    lower = msgspec.structs.replace(cell, lines=below, box=Box(box.x0, at, box.x1, box.bottom))
    return upper, lower
