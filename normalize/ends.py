"""Whether a table is over where it stops: pages behind it may be lost."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

import msgspec

from normalize.bare import row_height
from normalize.edges import quote
from normalize.heading import split_label
from normalize.kinded import Kinded
from normalize.room import bottom_of
from normalize.text import clean
from normalize.vocabulary import is_note, is_signature
from schemas.checks import sums, total_sum
from schemas.findings import Finding
from schemas.page import Cell
from schemas.rows import PageLine, Table, is_text
from schemas.tree import NODES, Appendix, Total

MARGIN = 25 * 72 / 25.4
"""Points below the text of a page: the decree on clerical work asks for 20 to 25 mm."""
FOOT = 0.08
"""Share of a page's height, at its end, in which only running feet stand."""
TOTALS = 2
"""Last rows among which a total closes a table."""
WHOLE = Decimal(100)
"""What the uppermost maxima of a table without a total add up to where none is lost."""
ROOM = 0.25
"""Share of a cell's width that the last line of a text leaves where another word had room."""
_ENDED = (".", "!", "?", "…")


def lost_ends(
    rows: Sequence[Kinded], table: Table, read: Appendix, behind: Iterable[PageLine]
) -> Iterator[Finding]:
    """A ``damaged`` for a table that fills its last page, so that not even its lowest row would
    fit, with nothing printed below: a warning where its last row is open there; else a note, for no
    reader can be certain that nothing follows, unless a total closes it, what opens the next page,
    or figures that add up with no row missing.

    :param rows: the whole rows, told by kinds.
    :param read: the appendix that they are.
    :param behind: what is printed above the table behind it.
    """
    if not table.rows:
        return
    last = table.rows[-1]
    own = [cell for cell in last.cells if cell is not None and cell.box is not None]
    if not own or not _is_full(table):
        return
    page = last.place.page
    place = next((row.row.place for row in reversed(rows) if row.kind in NODES), last.place)
    if any(cell.open_bottom and cell.lines for cell in own):
        seen = f"the last row of a table, on page {page}, is open at its end"
        yield Finding("damaged", {"seen": seen}, "warning", page=page, place=place)
    elif not (
        any(row.kind == "total" for row in rows[-TOTALS:])
        or _is_closed(table, (*table.after, *behind))
        or (_adds_up(read) and _is_whole(table))
    ):
        text = next((cell.text for cell in own if cell.lines), "")
        seen = f"page {page} is full where a table ends: {quote(text)}"
        yield Finding("damaged", {"seen": seen}, "note", page=page, place=place)


def _is_full(table: Table) -> bool:
    page = table.rows[-1].place.page
    bottom = bottom_of(table.rows[-1])
    ends = list(map(bottom_of, table.rows))
    limit = max([table.height - MARGIN, *(end for end in ends if end < table.height)])
    if limit - bottom >= row_height(table.rows[-1]):
        return False
    below = (
        item.line.box is not None
        and item.page == page
        and item.line.box.top >= bottom - 1
        and item.line.box.bottom < (1 - FOOT) * table.height
        for item in chain(table.after, *table.footnotes)
    )
    lowest = min(filter(None, map(row_height, table.rows)), default=0.0)
    return limit - bottom < lowest and not any(below)


def _is_closed(table: Table, behind: Iterable[PageLine]) -> bool:
    """Whether the next page says that a table is over: it prints who signed, a remark, or another
    table's label."""
    page = table.rows[-1].place.page + 1
    texts = (clean(item.line.text) for item in behind if item.page == page)
    own = {_label(item.line.text) for item in table.heading} | {None}
    return any(is_signature(text) or is_note(text) or _label(text) not in own for text in texts)


def _label(text: str) -> str | None:
    found = split_label(clean(text))
    return found and found[0]


def _adds_up(read: Appendix) -> bool:
    """Whether figures say that no row is missing: each on the way to the last row is the sum of
    those below it, and the uppermost add up to the total. Rules have none that says so."""
    known = {criterion.id: criterion for criterion in read.criteria}
    if not known or any(criterion.kind == "rule" for criterion in read.criteria):
        return False
    role, here = "max_score", read.criteria[-1]
    total = read.total or Total("", {role: WHOLE})
    if total.scores.get(role) is None or here.scores.get(role) is None:
        return False
    wrong = {finding.id for finding in sums(read)}
    while here.parent_id is not None:
        here = known[here.parent_id]
        if here.id in wrong or (here.kind == "criterion" and here.scores.get(role) is None):
            return False
    return not any(total_sum(msgspec.structs.replace(read, total=total)))


def _is_whole(table: Table) -> bool:
    """Whether each text surely ends with the last row: its sentence does, or its last line leaves
    room. Figures and codes are whole."""
    texts = [
        n for n, column in enumerate(table.columns) if column.role == "title" or is_text(column)
    ]
    last = ((row.cells[n] for row in reversed(table.rows) if row.cells[n]) for n in texts)
    return all(_ends(next(cells, None)) for cells in last)


def _ends(cell: Cell | None) -> bool:
    if cell is None or not cell.lines or cell.box is None:
        return True
    last = cell.lines[-1]
    room = cell.box.x1 - last.box.x1 if last.box else 0.0
    return last.text.rstrip().endswith(_ENDED) or room >= ROOM * (cell.box.x1 - cell.box.x0)
