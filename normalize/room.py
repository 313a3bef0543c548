"""The room below the text of a page's last row: did more than this text stand in the row?

A row is as high as its highest cell, so all rows of a table leave the same room below it. One that
a page cuts between two paragraphs leaves their distance too (word processors), or whatever was left
of the page (browsers).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.breaks import Break, Evidence
from normalize.codes import in_title
from normalize.columns import cell_text, title_of
from normalize.edges import awaits, goes_on, opening, quote, says_levels
from normalize.habits import first_words
from normalize.levels import left_open
from normalize.place import SAME_EDGE
from normalize.spans import on_leaves
from normalize.text import bullet
from schemas.page import Cell, Line
from schemas.rows import PrintedRow, Table

FEWEST = 3
"""Rows that show how much room they leave."""
WIDER = 1.12
"""Times the nearest two lines from which a line further down opens a paragraph: 3 points at 14."""
LEAST = 1.5
"""Points between two paragraphs that rounding to a pixel does not make."""
ROUNDED = 0.5
"""Points by which room above a text differs where engines round to a pixel."""
NEARLY = 0.25
"""Share of the distance of two paragraphs by which the room may differ from what is expected."""


class Room(msgspec.Struct, frozen=True):
    """``one`` and ``several``: the least and the most room, in points, below rows whose highest
    text has one line, or more (an empty cell may be higher than one line); None where too few show
    it. ``above``: the least room above the highest text of a row. ``spacing``: what a paragraph
    adds to the distance of two lines, 0 where none is seen. ``lowest``: where the lowest page's
    last row ends. ``kept``: most texts that go on in small letters at a page's top have the
    room above, too."""

    one: tuple[float, float] | None = None
    several: tuple[float, float] | None = None
    above: float = 0.0
    spacing: float = 0.0
    lowest: float = 0.0
    kept: bool = False

    def usual(self, lines: int) -> tuple[float, float] | None:
        return self.several if lines > 1 else self.one


def room_of(table: Table) -> Room:
    """Reads it from the rows of a table that end no page."""
    table = on_leaves(table)
    found: tuple[list[float], list[float]] = ([], [])
    for row, below in pairwise(table.rows):
        if row.place.page != below.place.page or below.reopens:
            continue
        # A cell that is merged over rows may have stretched the last of them.
        if any(cell is None or cell.row_span > 1 for cell in row.cells):
            continue
        least = min(_rooms(row.cells), default=None)
        if least is not None:
            found[least[1] > 1].append(least[0])
    above = [
        room
        for before, row in pairwise(table.rows)
        if row.place.page == before.place.page and (room := _above(row)) is not None
    ]
    one, several = ((min(seen), max(seen)) if len(seen) >= FEWEST else None for seen in found)
    lowest = max((bottom_of(row) for row in table.rows), default=0.0)
    made = Room(one, several, min(above, default=0.0), _spacing(table), lowest)
    low = [
        stands_off(cell, made)
        for before, row in pairwise(table.rows)
        if row.place.page != before.place.page
        for cell in filter(None, row.cells)
        if opening(cell_text(cell)) == "small"
    ]
    return msgspec.structs.replace(made, kept=2 * sum(low) > len(low))


def holds_more(last: PrintedRow, older: Sequence[Cell], room: Room, closes: bool) -> bool:
    """Whether a page's last row is higher than its text, and no merged cell has stretched it.

    :param older: cells merged over it that begin above it.
    :param closes: the document closes every cell at the page's end: then the row is higher by
        just the distance of two paragraphs.
    """
    own = min(_rooms(last.cells), default=None)
    usual = room.usual(own[1]) if own else None
    if own is None or usual is None or (closes and not room.spacing):
        return False
    spare = NEARLY * room.spacing
    more = room.spacing - spare if room.spacing else own[2]
    if closes and own[0] > usual[1] + room.spacing + spare:
        return False
    return own[0] > usual[1] + more and all(left > usual[1] + more for left, *_ in _rooms(older))


def holds_name(last: PrintedRow, title: int, room: Room) -> bool:
    """Whether a page's last row has no room for the distance of two paragraphs below its name,
    though there was room for it on the page."""
    name = next(_rooms(last.cells[title : title + 1]), None)
    usual = room.usual(name[1]) if name else None
    if name is None or usual is None or not room.spacing:
        return False
    spare = NEARLY * room.spacing
    if bottom_of(last) + room.spacing > room.lowest:
        return False
    if room.above - usual[1] >= max(LEAST, room.spacing / 2):
        return False  # it stands above each paragraph, the first ones too: a cut leaves none of it
    even = usual[1] - usual[0] < spare and usual[1] < room.spacing - spare
    return even and name[0] < usual[1] + spare


def left_below(last: PrintedRow, rows: Sequence[PrintedRow]) -> float:
    """Points left on a page below its last row, by the lowest row of pages as wide."""
    edge = _edge(last)
    wide = (row for row in rows if abs(_edge(row) - edge) < SAME_EDGE)
    return max(map(bottom_of, wide), default=0.0) - bottom_of(last)


def stands_off(name: Cell | None, room: Room) -> bool:
    """Whether the name behind a page break stands as far below its wall as texts do: browsers leave
    no room above what goes on."""
    first = name.lines[0].box if name is not None and name.lines else None
    if name is None or name.box is None or first is None or room.above < LEAST or room.kept:
        return False
    return first.top - name.box.top > room.above - ROUNDED


def opens_anew(cell: Cell, room: Room) -> bool:
    """Whether a text at a page's top, in a document whose engine leaves no room above what goes on,
    stands as far below its wall as texts do: it is the first of its cell."""
    first = cell.lines[0].box if cell.lines else None
    if first is None or cell.box is None or not stands_off(cell, room):
        return False
    return first.top - cell.box.top < room.above + LEAST + ROUNDED


def room_left(cut: Break) -> Evidence | None:
    """The last row is higher than its text: another paragraph stood in it. Sure where its borders
    say that it goes on. Where a document that closes every cell has left no such room, its row
    ended, unless the sentence goes on, one of both has several levels, no such rows follow each
    other elsewhere, or lines open so inside rows ("Nếu tỷ lệ …"), and no row does."""
    before, behind = cut.over("title"), cut.under("title")
    if not before or not behind or cut.under("code") or cut.figures() or cut.parted():
        return None
    facts = (quote(before, end=True), quote(behind))
    # Elsewhere open borders say it alone.
    unsure = cut.is_rule_start(behind) and left_open(cut) if cut.leaves_open else True
    if unsure and cut.holds_more():
        fact = "the last row is higher than its text, as other rows are not"
        return Evidence("room-left", True, cut.leaves_open, (fact, *facts))
    begins = opening(behind) == "proceeds"  # a paragraph of its own
    within = awaits(before, behind) or (goes_on(before, behind) and not begins)
    coded = cut.over("code") or in_title(before)
    if not cut.closes or within or coded or not cut.is_rule_start(behind):
        return None
    several = says_levels(before) > 1 or says_levels(behind) > 1  # as one row has that has all
    inside = not begins and first_words(cut.first_line()) in cut.habits.inside
    if several or inside or not cut.holds_name():
        return None
    fact = "below the name there is not the distance of two paragraphs"
    return Evidence("no-room-left", False, False, (fact, *facts))


def _rooms(cells: Sequence[Cell | None]) -> Iterator[tuple[float, int, float]]:
    """Points below each cell's text, its lines and their size, where cells have text and places."""
    for cell in cells:
        if cell is None or cell.box is None:
            continue
        boxes = [line.box for line in cell.lines if line.box is not None]
        if boxes:
            lowest = max(box.bottom for box in boxes)
            yield cell.box.bottom - lowest, len(boxes), cell.lines[-1].size


def bottom_of(row: PrintedRow) -> float:
    """Where the lowest cell that begins in a row ends."""
    return max((cell.box.bottom for cell in row.cells if cell and cell.box), default=0.0)


def _edge(row: PrintedRow) -> float:
    return max((cell.box.x1 for cell in row.cells if cell and cell.box), default=0.0)


def _above(row: PrintedRow) -> float | None:
    """Points above the highest text of a row."""
    return min(
        (
            line.box.top - cell.box.top
            for cell in row.cells
            if cell is not None and cell.box is not None and cell.row_span == 1
            for line in cell.lines[:1]
            if line.box is not None
        ),
        default=None,
    )


def _spacing(table: Table) -> float:
    """What a paragraph adds to the distance of two lines in the names of a table."""
    title = title_of(table.columns)
    steps = [
        step
        for row in table.rows
        if (cell := row.cells[title]) is not None and len(cell.lines) > 1
        for above, line in pairwise(cell.lines)
        if above.box is not None
        and line.box is not None
        and (step := line.box.bottom - above.box.bottom) > 0.8 * line.size
    ]
    usual = min(steps, default=0.0)
    wider = min((step for step in steps if step > WIDER * usual), default=usual)
    return wider - usual if wider - usual >= LEAST else 0.0


def kept_together(lines: Sequence[Line]) -> int:
    """How many first lines of a text a page keeps together: a paragraph of three whole, of a longer
    one two."""
    stop = next((n for n, line in enumerate(lines) if n and bullet(line.text)), len(lines))
    return stop if stop < 4 else 2


def widest_gap(cell: Cell) -> float:
    """The widest room between two lines of a cell, in points."""
    boxes = [line.box for line in cell.lines if line.box is not None]
    return max((below.top - above.bottom for above, below in pairwise(boxes)), default=0.0)


def spare_below(cut: Break, column: int) -> float | None:
    """Points left below the text of a cell at the page's end beyond what is left below the highest
    other one of the last row."""
    rooms = {
        at: cell.box.bottom - box.bottom
        for at, above in enumerate(cut.above)
        if above is not None
        and (above.own or at == column)
        and (cell := above.whole.parts[-1].cell).lines
        and cell.box is not None
        and (box := cell.lines[-1].box) is not None
    }
    left = rooms.pop(column, None)
    return left - min(rooms.values()) if left is not None and rooms else None
