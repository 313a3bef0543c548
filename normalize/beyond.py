"""Addresses that reach over the wall of their cell: browsers clip letters there."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.edges import quote
from schemas.findings import Finding
from schemas.rows import Row, Table, Whole, is_text


def cut_addresses(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row in which an address is read whose line passes the wall of
    its cell and goes on below it, or ends there in the last column, behind which browsers draw
    nothing.

    :param rows: the whole rows.
    """
    for column, header in enumerate(table.columns):
        last = column == len(table.columns) - 1
        for index, row in enumerate(rows) if is_text(header) else ():
            whole = row.cells[column]
            because = _cut(whole, last) if whole is not None else ""
            for served in range(index, len(rows)) if because else ():
                if rows[served].owners[column] == (index, column):
                    place = rows[served].place
                    facts = {"column": header.name, "because": because}
                    yield Finding("ambiguous-cover", facts, page=place.page, place=place)


def _cut(whole: Whole, last: bool) -> str:
    """What says that letters of an address may be clipped, "" where nothing does."""
    for part in whole.parts:
        wall = part.cell.box
        for line, below in pairwise((*part.cell.lines, None) if last else part.cell.lines):
            if line is None or "/" not in line.text or wall is None or line.box is None:
                continue
            word = line.text.rsplit(None, 1)[-1]
            if ("://" in word or "www." in word) and line.box.x1 > wall.x1:
                edges = quote(line.text, end=True) + (f" / {quote(below.text)}" if below else "")
                return f"an address reaches over the wall of its cell: {edges}"
    return ""
