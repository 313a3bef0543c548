"""Rows and pages in which a wall is not drawn: where their cells end, and what stands in them, is
open."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from normalize.columns import cell_text
from normalize.place import SAME_EDGE
from normalize.vocabulary import is_note, is_total
from schemas.findings import Finding
from schemas.page import Cell, Grid
from schemas.rows import Column, Place, PrintedRow, Row, Table

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


def unwalled(
    edges: Sequence[float], columns: Sequence[Column], grid: Grid, page: int
) -> Iterable[Finding]:
    """A finding for each wall between two columns of a table that no row of a page draws; the rows
    that end a table, its total and what spans it, draw not all of them.

    :param edges: x of the walls of the table's columns.
    """
    if len(edges) != len(columns) + 1 or not grid.column_edges or len(grid.rows) < 2:
        return
    missing = [
        at
        for at, edge in enumerate(edges[1:-1])
        if min([abs(x - edge) for x in grid.column_edges]) > SAME_EDGE
    ]
    if not missing or all(any(map(_ends, filter(None, row))) for row in grid.rows):
        return
    for at in missing:
        one, other = columns[at].name, columns[at + 1].name
        seen = f"page {page} draws no ruling between the columns {one} and {other}"
        yield Finding("damaged", {"seen": seen}, "warning", page=page)


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


def _ends(cell: Cell) -> bool:
    """Whether a cell's row ends a table: it is the total, or a remark to the whole."""
    text = cell_text(cell)
    return bool(text) and (is_total(text) or is_note(text))
