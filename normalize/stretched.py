"""A line that is stretched to the edge of justified text is no paragraph's last: its text goes on.
One that stays behind the edge is a paragraph's last.

What a page's end shows of it needs no words, so it holds before a name in capitals and a number.
Units: points from a cell's right wall.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from normalize.aligned import are_centred
from normalize.breaks import Break, Evidence
from normalize.edges import STOP, hangs, quote
from normalize.openers import begins_low, runs_low
from normalize.shapes import BLANK, Printed, printed_of
from normalize.text import bullet, clean
from normalize.units import ends_in_head
from normalize.widths import estimate
from schemas.page import Box, Cell, Line, median
from schemas.rows import Table, Whole, is_text

HAIR = 0.6
"""Points around the edge within which stretched lines end."""
FEWEST, MOSTLY = 8, 0.7
"""Lines above others of their cells, and the share of them at one edge, that show justified text:
those that end a paragraph inside a cell do not."""
NEARLY_ALL = 0.95
"""The share of lines that go on at one edge where each that is no paragraph's last ends at it."""
TIED = 0.02
"""Font sizes by which the room behind a line that ends in a fixed blank differs from a blank."""
LABEL = "Trong đó:"
SPARE = 1.5
"""Font sizes by which a line with the next word may seem to be too short: widths are estimated. A
line break of its own leaves more room."""


def edges_of(table: Table) -> tuple[float | None, ...]:
    """Per column how far from the wall the lines of justified text end, None where it has none."""
    return _per_column(table, _edge)


def even_edges(table: Table) -> tuple[float | None, ...]:
    """Per column the edge at which nearly all lines end that go on in small letters; None where
    some do not: text of two kinds, or one with blanks that are not stretched."""
    return _per_column(table, _even_edge)


def _per_column(
    table: Table, edge: Callable[[Table, int], float | None]
) -> tuple[float | None, ...]:
    return tuple(
        edge(table, at) if column.role == "title" or is_text(column) else None
        for at, column in enumerate(table.columns)
    )


def _edge(table: Table, column: int) -> float | None:
    rooms = {
        line.text: cell.box.x1 - line.box.x1
        for row in table.rows
        if (cell := row.cells[column]) is not None and cell.box is not None
        and cell.column_span == 1
        for line in cell.lines[:-1]
        if line.box is not None
    }  # fmt: skip
    return _shared(tuple(rooms.values()), MOSTLY)


def _even_edge(table: Table, column: int) -> float | None:
    rooms = {
        above.text: cell.box.x1 - above.box.x1
        for row in table.rows
        if (cell := row.cells[column]) is not None and cell.box is not None
        and cell.column_span == 1 and len(cell.lines) > 1 and not _is_centred(cell, cell.box)
        for above, here in pairwise(cell.lines)
        if above.box is not None and " " in above.text and _goes_low(here.text)
    }  # fmt: skip
    return _shared(tuple(rooms.values()), NEARLY_ALL, or_beyond=True)


def _shared(rooms: Sequence[float], share: float, or_beyond: bool = False) -> float | None:
    """The edge at which so many lines end, ``or_beyond`` it, None where fewer do. Lines of the same
    words end at one point however they are set: they are one."""
    if len(rooms) < FEWEST:
        return None
    edge = median(rooms)
    even = sum(room - edge <= HAIR and (or_beyond or edge - room <= HAIR) for room in rooms)
    return edge if even >= share * len(rooms) else None


def _is_centred(cell: Cell, around: Box) -> bool:
    """Whether the lines of a cell stand in its middle: one that many cells have is as wide in each,
    and stretched in none."""
    boxes = [line.box for line in cell.lines if line.box is not None]
    lefts, rights = [box.x0 - around.x0 for box in boxes], [around.x1 - box.x1 for box in boxes]
    return len(boxes) > 1 and are_centred(lefts, rights, [True] * len(boxes))


def _goes_low(text: str) -> bool:
    """Whether a line opens in the small letters of the middle of a sentence."""
    return text[:1].islower() and runs_low(clean(text))


def told_by_edge(whole: Whole, edge: float) -> dict[int, bool]:
    """Per number of a line of a cell of justified text: that it opens below one that stays behind
    the edge; and that a label ("Trong đó:") goes on below one that is stretched to it."""
    printed = printed_of(whole)
    if len(printed) < len(whole.lines):
        return {}
    rooms = [_room(each) for each in printed]
    if not any(room is not None and abs(room - edge) <= HAIR for room in rooms[:-1]):
        return {}  # its text may be none of the justified one
    found = {}
    for at, (above, here) in enumerate(pairwise(printed), 1):
        room = rooms[at - 1]
        if room is None or " " not in above.text or bullet(here.text):
            continue
        if abs(room - edge) <= HAIR:
            if here.text == LABEL and _is_full(above.line, here.text):
                found[at] = False
        elif _is_last(above, here, room - edge):
            found[at] = True
    return found


def _room(printed: Printed) -> float | None:
    wall, box = printed.cell.box, printed.line.box
    return wall.x1 - box.x1 if wall is not None and box is not None else None


def _is_last(above: Printed, here: Printed, behind: float) -> bool:
    """Whether a line that stays so far behind the edge is its paragraph's last: not one that ends
    in a fixed blank, as none does behind a stop, or goes on by its words."""
    size = above.line.size
    tied = abs(behind - BLANK * size) <= TIED * size and not STOP.search(above.text)
    if behind < HAIR or tied or begins_low(here.text):
        return False
    return not (hangs(above.text, here.text) or ends_in_head(above.text))


def line_stretched(cut: Break) -> Evidence | None:
    """Weak: the last line of the name before the break is stretched, and a row without code and
    figures stands behind it."""
    at = cut.column("title")
    behind = cut.under("title")
    if at is None or cut.under("code") or cut.figures() or not _stretched(cut, at, behind):
        return None
    return _evidence(cut.over("title"), behind)


def cell_stretched(cut: Break, column: int) -> Evidence | None:
    """Weak: the last line of a text before the break is stretched; its column merges cells."""
    before, behind = cut.texts(column)
    if not cut.habits.merges[column] or behind in cut.habits.known[column]:
        return None
    return _evidence(before, behind) if _stretched(cut, column, behind) else None


def _evidence(before: str, behind: str) -> Evidence:
    fact = "the last line is stretched to the edge, as no paragraph's last is"
    facts = (fact, quote(before, end=True), quote(behind))
    # A sentence that ends there may fill its line by chance.
    return Evidence("line-stretched", True, False, facts, by_others=bool(STOP.search(before)))


def _stretched(cut: Break, column: int, behind: str) -> bool:
    """Whether the last line before the break ends at the edge, and the first word behind it would
    not have fitted."""
    above = cut.above[column]
    if above is None or not behind or bullet(behind):
        return False
    edges = cut.edges()
    edge = edges[column] if edges else None
    last = _last(above.whole)
    if edge is None or last is None:
        return False
    line, room = last
    if abs(room - edge) > HAIR or " " not in line.text:
        return False
    return _is_full(line, behind)


def _is_full(line: Line, behind: str) -> bool:
    """Whether the first word of what is behind a line would not have fitted there."""
    if line.box is None:
        return False
    wide = estimate(line.text, line.size) + BLANK * line.size
    following = estimate(behind.split(" ", 1)[0], line.size)
    return wide + following > line.box.x1 - line.box.x0 - SPARE * line.size


def _last(whole: Whole) -> tuple[Line, float] | None:
    """The last line of a whole cell, and the room behind it."""
    cell = whole.parts[-1].cell if whole.parts else None
    if cell is None or cell.box is None or not cell.lines:
        return None
    line = cell.lines[-1]
    return None if line.box is None else (line, cell.box.x1 - line.box.x1)
