"""Addresses that reach over the wall of their cell: browsers clip letters there."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.edges import quote
from schemas.findings import Finding
from schemas.rows import Row, Table, Whole, is_text

OVER = 1.0
"""Points by which a line passes the wall at its right."""


def cut_addresses(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row in which an address is read whose line passes the wall of
    its cell and goes on below it.

    :param rows: the whole rows.
    """
    for column, header in enumerate(table.columns):
        for index, row in enumerate(rows) if is_text(header) else ():
            whole = row.cells[column]
            because = _cut(whole) if whole is not None and len(whole.lines) > 1 else ""
            for served in range(index, len(rows)) if because else ():
                if rows[served].owners[column] == (index, column):
                    place = rows[served].place
                    facts = {"column": header.name, "because": because}
                    yield Finding("ambiguous-cover", facts, page=place.page, place=place)


def _cut(whole: Whole) -> str:
    """What says that letters of an address may be clipped, "" where nothing does."""
    for part in whole.parts:
        wall = part.cell.box
        for line, below in pairwise(part.cell.lines):
            if "/" not in line.text or wall is None or line.box is None:
                continue
            word = line.text.rsplit(None, 1)[-1]
            if ("://" in word or "www." in word) and line.box.x1 > wall.x1 + OVER:
                edges = f"{quote(line.text, end=True)} / {quote(below.text)}"
                return f"an address reaches over the wall of its cell: {edges}"
    return ""
