"""Rows in which a wall is not drawn: where their cells end, and what stands in them, is open."""

from collections.abc import Iterator, Sequence

from schemas.findings import Finding
from schemas.page import Cell
from schemas.rows import Place, PrintedRow, Row, Table

BECAUSE = "a ruling is not drawn in this row or beside it"
LOWER = "the text begins below the first row of its cell"
USUAL, FEWEST = 3, 2
"""Times as often, and how often at least, texts of a column's merged cells begin in the first row,
where one that does not has lost a wall."""
EVEN = 3.0
"""Points by which the rooms above and below a text differ that stands in the middle of its cell."""


def torn_rows(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row that a cell serves which stands in such a row or beside
    it on its page, for a cell without its wall may reach over both; and for each that a cell serves
    of which a text stands beside a lower row only, behind a page break or where those of its column
    do not: its wall is not drawn.

    :param rows: the whole rows.
    """
    places = [row.place for row in table.rows]
    at = {place: number for number, place in enumerate(places)}
    torn = {places[number] for number in _torn(table.rows)}
    lower = _lower(table)
    named: dict[int, dict[int, str]] = {}
    for index, row in enumerate(rows):
        for column, whole in enumerate(row.cells):
            if whole is None or not (torn or column in lower or len(whole.parts) > 1):
                continue
            spans = [
                places[at[part.place] : at[part.place] + part.cell.row_span]
                for part in whole.parts
                if part.place in at
            ]
            because = BECAUSE if any(not torn.isdisjoint(span) for span in spans) else ""
            first = 1 - (column in lower)
            for part in () if because else whole.parts[first:]:
                if part.place in at and _begins_lower(part.cell, table.rows[at[part.place]]):
                    because = LOWER
            for served in range(index, len(rows)) if because else ():
                if rows[served].owners[column] == (index, column):
                    named.setdefault(served, {})[column] = because
    for served in sorted(named):
        yield _finding(rows[served].place, named[served], table)


def _finding(place: Place, columns: dict[int, str], table: Table) -> Finding:
    names = [table.columns[column].name for column in sorted(columns)]
    because = BECAUSE if BECAUSE in columns.values() else LOWER
    facts = {"column": ", ".join(names), "because": because}
    return Finding("ambiguous-cover", facts, page=place.page, place=place)


def _torn(rows: Sequence[PrintedRow]) -> Iterator[int]:
    """The rows in which a wall is not drawn, those beside them on their page, and the last one of
    the page before, which may go on in the first one."""
    for number, row in enumerate(rows):
        if row.torn:
            for beside in (number - 1, number, number + 1):
                below = beside > number and rows[min(beside, len(rows) - 1)].place.page
                if 0 <= beside < len(rows) and below in (False, row.place.page):
                    yield beside


def _lower(table: Table) -> frozenset[int]:
    """The columns in which texts of merged cells begin in their first row, but for a few."""
    found = []
    for column in range(len(table.columns)):
        merged = [
            _begins_lower(cell, row)
            for row in table.rows
            if (cell := row.cells[column]) is not None and cell.row_span > 1 and cell.lines
        ]
        low = sum(merged)
        if low and len(merged) - low >= max(FEWEST, USUAL * low):
            found.append(column)
    return frozenset(found)


def _begins_lower(cell: Cell, row: PrintedRow) -> bool:
    """Whether the text of a merged cell begins below its first row, and not in its middle."""
    if cell.row_span < 2:
        return False
    ends = [other.box.bottom for other in row.cells if other and other.box and other.row_span == 1]
    first, last = (cell.lines[0].box, cell.lines[-1].box) if cell.lines else (None, None)
    if not ends or first is None or last is None or cell.box is None:
        return False
    above, below = first.top - cell.box.top, cell.box.bottom - last.bottom
    return first.top > min(ends) and abs(above - below) > EVEN
