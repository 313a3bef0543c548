"""Rows in which nothing is printed though their cells are drawn: what stood there may be lost."""

from collections.abc import Iterator

from normalize.columns import title_of
from schemas.findings import Finding
from schemas.rows import PrintedRow, Table

MOST = 2
"""Empty rows of a table that are told; one with more of them parts its rows by such rows, or leaves
them to be filled in."""
FEWEST = 3
"""Cells of a row: an empty one over the whole table is a line of space."""


def bare_rows(table: Table) -> Iterator[Finding]:
    """An ``orphan-row`` for each row whose cells, that of the name among them, are all empty.

    Not for a line of space: the first row, or one beside a row that spans the table. Nor for the
    empty rest, above or below a page's end, of a row that the page has cut: it is lower than any
    row with a text.
    """
    title = title_of(table.columns)
    found = [at for at, row in enumerate(table.rows) if _is_bare(row, title)]
    if not 0 < len(found) <= MOST:
        return
    lowest = min((_height(row) for at, row in enumerate(table.rows) if at not in found), default=0)
    for at in found:
        row = table.rows[at]
        if _height(row) >= lowest and not _parts(table, at):
            seen = f"row {row.place.row} of page {row.place.page} is empty"
            yield Finding("orphan-row", {"seen": seen}, page=row.place.page)


def _parts(table: Table, at: int) -> bool:
    beside = table.rows[max(0, at - 1) : at + 2]
    spans = (any(c and c.column_span > len(row.cells) // 2 for c in row.cells) for row in beside)
    return at == 0 or any(spans)


def _is_bare(row: PrintedRow, title: int) -> bool:
    own = [cell for cell in row.cells if cell is not None]
    return len(own) >= FEWEST and row.cells[title] is not None and not any(c.lines for c in own)


def _height(row: PrintedRow) -> float:
    """That of its lowest cell, 0 where the source shows no places."""
    boxes = [cell.box for cell in row.cells if cell is not None and cell.box is not None]
    return min((box.bottom - box.top for box in boxes), default=0.0)
