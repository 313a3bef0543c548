"""Footnotes of a table's cells: lines below it that open with a number that stands raised in it.

Word processors print them at the foot of the page on which their marks stand, between two parts of
a table: they are none of its rows, and head no other table.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from normalize.text import clean
from schemas.patterns import late
from schemas.rows import PageLine, PrintedRow
from schemas.superscripts import SUPERSCRIPTS, raised

_MARK = late(rf"(?<!\bm)(?<!\b[kdc]m)[{SUPERSCRIPTS}]{{1,3}}")
"""A mark, and no power of a unit ("m²")."""
_OPENS = late(rf"([{SUPERSCRIPTS}]{{1,3}}|\d{{1,3}}) ?(?=[^\W\d_])")
_RAISED = frozenset(SUPERSCRIPTS)


def without_footnotes(lines: Sequence[PageLine], rows: Sequence[PrintedRow]) -> list[PageLine]:
    """Lines below a part of a table, less its footnotes: from the first one on all of their page.

    :param rows: those of the table so far.
    """
    told = {item.page for item in lines if _OPENS.match(clean(item.line.text))}
    near = takewhile(lambda row: row.place.page >= min(told), reversed(rows)) if told else ()
    marks, page = _marks_in(near), 0
    kept: list[PageLine] = []
    for item in lines:
        found = _OPENS.match(clean(item.line.text)) if item.page in told else None
        page = item.page if found is not None and raised(found[1]) in marks else page
        if page != item.page:
            kept.append(item)
    return kept


def _marks_in(rows: Iterable[PrintedRow]) -> frozenset[str]:
    """The numbers, raised, that stand in the cells of rows."""
    cells = (cell for row in rows for cell in row.cells if cell is not None)
    texts = (line.text for cell in cells for line in cell.lines)
    return frozenset(
        mark for text in texts if not _RAISED.isdisjoint(text) for mark in _MARK.findall(text)
    )
