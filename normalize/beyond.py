"""Addresses and other words that reach over the outer wall of the last column: browsers draw no
letter that lies wholly outside of the page's margins."""

from collections.abc import Iterator, Sequence

from normalize.edges import quote
from schemas.findings import Finding
from schemas.rows import Row, Table, Whole, is_text

PADDING = 0.5
"""Points to a wall in which no text ends that has a margin."""


def cut_addresses(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row in which a text of the last column is read of which a
    line, or an address in it, ends at the outer wall, behind which browsers draw nothing.

    :param rows: the whole rows.
    """
    column = len(table.columns) - 1
    header = table.columns[column]
    for index, row in enumerate(rows) if is_text(header) else ():
        whole = row.cells[column]
        because = _cut(whole) if whole is not None else ""
        for served in range(index, len(rows)) if because else ():
            if rows[served].owners[column] == (index, column):
                place = rows[served].place
                facts = {"column": header.name, "because": because}
                yield Finding("ambiguous-cover", facts, page=place.page, place=place)


def _cut(whole: Whole) -> str:
    """What says that letters of a text may be clipped, "" where nothing does."""
    for part in whole.parts:
        wall = part.cell.box
        for line in part.cell.lines:
            if wall is None or line.box is None:
                continue
            over = line.box.x1 - wall.x1
            if over > -PADDING and _is_address(line.text.rsplit(None, 1)[-1]):
                return f"an address reaches over the wall of its cell: {quote(line.text, end=True)}"
            if 0 < over < line.size:  # one letter lies across it: no more are drawn
                return f"a word reaches over the table's outer wall: {quote(line.text, end=True)}"
    return ""


def _is_address(word: str) -> bool:
    return "/" in word and ("://" in word or "www." in word)
