"""Rows in which a wall is not drawn: where their cells end, and what stands in them, is open."""

from collections.abc import Iterator, Sequence

from normalize.columns import title_of
from schemas.findings import Finding
from schemas.rows import Row, Table

BECAUSE = "a ruling is not drawn in this row or beside it"


def torn_rows(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row that a cell serves which stands in such a row or beside
    it on its page, for a cell without its wall may reach over both.

    :param rows: the whole rows.
    """
    places = [row.place for row in table.rows]
    lost = [number for number, row in enumerate(table.rows) if row.torn]
    if not lost:
        return
    beside = {at for number in lost for at in (number - 1, number, number + 1)}
    pages = {places[number].page for number in lost}
    torn = {places[at] for at in beside if 0 <= at < len(places) and places[at].page in pages}
    title = table.columns[title_of(table.columns)].name
    at = {place: number for number, place in enumerate(places)}
    named: dict[int, set[int]] = {}
    for index, row in enumerate(rows):
        for column, whole in enumerate(row.cells):
            spans = (
                places[at[part.place] : at[part.place] + part.cell.row_span]
                for part in (whole.parts if whole is not None else ())
            )
            if any(not torn.isdisjoint(span) for span in spans):
                for served in range(index, len(rows)):
                    if rows[served].owners[column] == (index, column):
                        named.setdefault(served, set()).add(column)
    for served in sorted(named):
        names = [table.columns[column].name for column in sorted(named[served])]
        place = rows[served].place
        facts = {"column": ", ".join(names) or title, "because": BECAUSE}
        yield Finding("ambiguous-cover", facts, page=place.page, place=place)
