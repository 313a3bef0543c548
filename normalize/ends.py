"""Whether a table is over where it stops: pages behind it may be lost."""

from collections.abc import Iterator, Sequence

from normalize.bare import row_height
from normalize.edges import quote
from normalize.kinded import Kinded
from schemas.findings import Finding
from schemas.page import Cell
from schemas.rows import Table

MARGIN = 25 * 72 / 25.4
"""Points below the text of a page: the decree on clerical work asks for 20 to 25 mm."""
FOOT = 0.08
"""Share of a page's height, at its end, in which only running feet stand."""
NAMED = ("criterion", "group", "rule")
"""Rows that a finding can name."""
TOTALS = 2
"""Last rows among which a total closes a table."""


def lost_ends(rows: Sequence[Kinded], table: Table) -> Iterator[Finding]:
    """A ``damaged`` for a table that fills its last page, so that not even its lowest row would
    fit, with nothing printed below: a warning where its last row is open there; else, where no
    total closes it, a note, for no reader can be certain that nothing follows.

    :param rows: the whole rows, told by kinds.
    """
    if not table.rows:
        return
    last = table.rows[-1]
    own = [cell for cell in last.cells if cell is not None and cell.box is not None]
    if not own or not _is_full(table, own):
        return
    page = last.place.page
    place = next((row.row.place for row in reversed(rows) if row.kind in NAMED), last.place)
    if any(cell.open_bottom and cell.lines for cell in own):
        seen = f"the last row of a table, on page {page}, is open at its end"
        yield Finding("damaged", {"seen": seen}, "warning", page=page, place=place)
    elif not any(row.kind == "total" for row in rows[-TOTALS:]):
        text = next((cell.text for cell in own if cell.lines), "")
        seen = f"page {page} is full where a table ends: {quote(text)}"
        yield Finding("damaged", {"seen": seen}, "note", page=page, place=place)


def _is_full(table: Table, last: Sequence[Cell]) -> bool:
    page = table.rows[-1].place.page
    bottom = _bottom(last)
    ends = [_bottom(row.cells) for row in table.rows]
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


def _bottom(cells: Sequence[Cell | None]) -> float:
    return max((c.box.bottom for c in cells if c is not None and c.box is not None), default=0.0)
