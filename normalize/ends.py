"""Whether a table is over where it stops: pages behind it may be lost."""

from collections.abc import Iterable, Iterator, Sequence

from normalize.bare import row_height
from normalize.edges import quote
from normalize.heading import split_label
from normalize.kinded import NODES, Kinded
from normalize.room import bottom_of
from normalize.text import clean
from normalize.vocabulary import is_note, is_signature
from schemas.findings import Finding
from schemas.rows import PageLine, Table

MARGIN = 25 * 72 / 25.4
"""Points below the text of a page: the decree on clerical work asks for 20 to 25 mm."""
FOOT = 0.08
"""Share of a page's height, at its end, in which only running feet stand."""
TOTALS = 2
"""Last rows among which a total closes a table."""


def lost_ends(
    rows: Sequence[Kinded], table: Table, behind: Iterable[PageLine] = ()
) -> Iterator[Finding]:
    """A ``damaged`` for a table that fills its last page, so that not even its lowest row would
    fit, with nothing printed below: a warning where its last row is open there; else a note, for no
    reader can be certain that nothing follows, unless a total or what opens the next page closes
    it.

    :param rows: the whole rows, told by kinds.
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
        for item in table.after
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
