"""Addresses that reach over the wall of their cell, and other words that do so in the last column:
browsers draw no letter that lies wholly outside of the page's margins."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.edges import quote
from schemas.findings import Finding
from schemas.rows import Row, Table, Whole, is_text

PADDING = 0.5
"""Points to a wall in which no text ends that has a margin."""


def cut_addresses(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each row in which an address is read whose line passes the wall of
    its cell and goes on below it, or any line that ends there in the last column, behind which
    browsers draw nothing.

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
            if line is None or wall is None or line.box is None:
                continue
            over = line.box.x1 - wall.x1
            if over > (-PADDING if last else 0) and _is_address(line.text.rsplit(None, 1)[-1]):
                seen = "an address reaches over the wall of its cell"
            elif last and 0 < over < line.size:  # one letter lies across it: no more are drawn
                seen = "a word reaches over the table's outer wall"
            else:
                continue
            edges = quote(line.text, end=True) + (f" / {quote(below.text)}" if below else "")
            return f"{seen}: {edges}"
    return ""


def _is_address(word: str) -> bool:
    return "/" in word and ("://" in word or "www." in word)
