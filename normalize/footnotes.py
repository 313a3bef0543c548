"""Footnotes of a table's cells: lines below it that open with a number that stands raised in it.

Word processors print them at the foot of the page on which their marks stand, between two parts of
a table: they are none of its rows, and head no other table. Each is a note of the table.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Protocol

from normalize.remarks import follows
from normalize.text import clean
from schemas.patterns import late
from schemas.rows import PageLine, PrintedRow
from schemas.superscripts import SUPERSCRIPTS, raised

_MARK = late(rf"(?<!\bm)(?<!\b[kdc]m)[{SUPERSCRIPTS}]{{1,3}}")
"""A mark, and no power of a unit ("m²")."""
_OPENS = late(rf"([{SUPERSCRIPTS}]{{1,3}}|\d{{1,3}}) ?(?=[^\W\d_])")
_RAISED = frozenset(SUPERSCRIPTS)


class _Footed(Protocol):
    """A table whose rows may hold marks: ``rows`` so far; ``footnotes`` takes each footnote, with
    the lines close below that go on with it."""

    rows: list[PrintedRow]
    footnotes: list[tuple[PageLine, ...]]


def unfooted(lines: list[PageLine], tables: Sequence[_Footed]) -> list[PageLine]:
    """Lines below a part of the last table, less its footnotes and those of the table before it: a
    form on the page on which that ends ("DANH SÁCH …") stands above them."""
    for table in reversed(tables[-2:]):
        lines = _less_footnotes(lines, table.rows, table.footnotes)
    return lines


def _less_footnotes(
    lines: list[PageLine], rows: Sequence[PrintedRow], footnotes: list[tuple[PageLine, ...]]
) -> list[PageLine]:
    """Lines without the footnotes of one table: from the first one on without all of their page."""
    told = {item.page for item in lines if _OPENS.match(clean(item.line.text))}
    if not told:
        return lines
    near = takewhile(lambda row: row.place.page >= min(told), reversed(rows))
    marks, page = _marks_in(near), 0
    kept: list[PageLine] = []
    for item in lines:
        found = _OPENS.match(clean(item.line.text)) if item.page in told else None
        if found is not None and raised(found[1]) in marks[item.page]:
            page = item.page
            footnotes.append((item,))
        elif page != item.page:
            kept.append(item)
        elif follows(footnotes[-1][-1], item):
            footnotes[-1] = (*footnotes[-1], item)
    return kept


def _marks_in(rows: Iterable[PrintedRow]) -> Mapping[int, set[str]]:
    """The numbers, raised, that stand in the cells of rows, a page."""
    marks: defaultdict[int, set[str]] = defaultdict(set)
    for row in rows:
        for cell in row.cells:
            for line in cell.lines if cell is not None else ():
                if not _RAISED.isdisjoint(line.text):
                    marks[row.place.page].update(_MARK.findall(line.text))
    return marks
