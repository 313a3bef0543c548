"""Rows in which a wall is not drawn: where their cells end, and what stands in them, is open."""

from collections.abc import Collection, Iterator, Sequence

from schemas.findings import Finding
from schemas.rows import Place, PrintedRow, Row, Table

BECAUSE = "a ruling is not drawn in this row or beside it"


def torn_rows(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row that a cell serves which stands in such a row or beside
    it on its page, for a cell without its wall may reach over both.

    :param rows: the whole rows.
    """
    places = [row.place for row in table.rows]
    at = {place: number for number, place in enumerate(places)}
    torn = {places[number] for number in _torn(table.rows)}
    named: dict[int, set[int]] = {}
    for index, row in enumerate(rows if torn else ()):
        for column, whole in enumerate(row.cells):
            parts = whole.parts if whole is not None else ()
            spans = (
                places[at[part.place] : at[part.place] + part.cell.row_span]
                for part in parts
                if part.place in at
            )
            reaches = any(not torn.isdisjoint(span) for span in spans)
            for served in range(index, len(rows)) if reaches else ():
                if rows[served].owners[column] == (index, column):
                    named.setdefault(served, set()).add(column)
    for served in sorted(named):
        yield _finding(rows[served].place, named[served], table)


def _finding(place: Place, columns: Collection[int], table: Table) -> Finding:
    names = [table.columns[column].name for column in sorted(columns)]
    facts = {"column": ", ".join(names), "because": BECAUSE}
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
