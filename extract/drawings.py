"""Drawings to tables: which walls that touch each other are one, and which drawings are none.

Units: points from the page's top left.
"""

from collections.abc import Iterable, Sequence

from extract.drawn import Ruling, Run
from extract.walls import Group, Wall, frame_of, merged
from schemas.page import Box
from schemas.settings import Settings

CUT = 1.0
"""Points by which walls down pass the outermost wall across where the page has cut a row."""
LEVEL = 0.3
"""Points by which the ends of one row's two parts differ at most."""
HALF_BORDER = 0.75
"""Points by which a wall between two merged cells that go on over the page's ends is shorter than
one that ends on a border of the table, at most."""
SPECK = 2.0
"""Points; what is no longer and no broader is where a wall only begins."""
FEWEST_LEVEL = 4
"""A table of three columns; a frame has two walls down."""
LETTER = 16.0
"""Points of the side of an outlined letter, or of a box to tick, at most."""


def side_by_side(drawings: Sequence[Group], snap: float) -> list[Group]:
    """The drawings that are tables. Two are one table with a column between them that no wall
    across ties to them where its cell goes on over both ends of the page, or is not drawn on it."""
    joined: list[Group] = []
    drawings = _without_frames(drawings, snap)
    for group in (g for g in drawings if _is_table(g, snap)):
        fits = (_same_rows(g, group, snap) or _is_beside(group, g, snap) for g in joined)
        other = next((i for i, fit in enumerate(fits) if fit), None)
        if other is None:
            joined.append(group)
        else:
            joined[other] = (joined[other][0] + group[0], joined[other][1] + group[1])
    joined = _with_flanks(_with_islands(joined, drawings, snap), drawings, snap)
    for across, down in drawings:
        level = [i for i, g in enumerate(joined) if not across and _level(g, down, snap)]
        if len(level) == 1:
            joined[level[0]] = (joined[level[0]][0], joined[level[0]][1] + down)
    return joined


def of_one_row(
    down: Sequence[Wall], rulings: Iterable[Ruling], runs: Sequence[Run], settings: Settings
) -> list[Group]:
    """The table of a page without a wall across, all of it one row that goes on over both its ends.

    Its walls down stand level; of some engines only their beginnings are drawn, specks on one
    level: then they are taken to go down as far as text stands. Both its ends are open: the wall
    across is as long as a point.
    """
    snap = settings.snap
    if not down:
        specks = [r for r in rulings if max(r.x1 - r.x0, r.bottom - r.top) <= SPECK]
        bottom = max((run.box.bottom for run in runs), default=0.0) + snap
        down = merged([Wall((r.x0 + r.x1) / 2, r.top, bottom, r.x0) for r in specks], settings)
    if len(down) < FEWEST_LEVEL:
        return []
    top, bottom = down[0].start, down[0].stop
    if any(max(abs(w.start - top), abs(w.stop - bottom)) > snap for w in down):
        return []
    return [([Wall(top, down[0].at, down[0].at, top)], list(down))]


def _without_frames(drawings: Sequence[Group], snap: float) -> list[Group]:
    """Drawings without the borders of a page: frames that stand around a table and do not touch
    it, with what is stamped over them."""
    boxes = [frame_of(*group) if _is_table(group, snap) else None for group in drawings]
    tables = [box for box, g in zip(boxes, drawings, strict=True) if box and len(g[1]) > 2]
    return [
        group
        for group, box in zip(drawings, boxes, strict=True)
        if box is None
        or not any(_is_within(t, box, snap) and _is_frame(group, t, snap) for t in tables)
    ]


def _is_frame(group: Group, table: Box, snap: float) -> bool:
    """Whether a drawing around a table is two walls down beside it and what stands out of them."""
    across, down = group
    beside = [w for w in down if w.start < table.bottom and table.top < w.stop]
    if len(beside) != 2 or any(table.top < w.at < table.bottom for w in across):
        return False
    top, bottom = max(w.start for w in beside), min(w.stop for w in beside)
    others = (w for w in down if w not in beside)
    return all(w.start < top - snap or w.stop > bottom + snap for w in others)


def _is_within(inner: Box, outer: Box, snap: float) -> bool:
    """Whether a box stands inside another, away from all its sides."""
    across = outer.x0 + snap < inner.x0 and inner.x1 < outer.x1 - snap
    return across and outer.top + snap < inner.top and inner.bottom < outer.bottom - snap


def _with_islands(tables: list[Group], drawings: Sequence[Group], snap: float) -> list[Group]:
    """Tables with the drawings that stand inside them on their lines: cells all around which an
    engine has left out walls, or one wall between two of them. A table in a cell of another stands
    on lines of its own."""
    homes: dict[int, int] = {}
    for i, drawing in enumerate(drawings):
        if drawing[1]:
            home = (t for t, table in enumerate(tables) if _is_island(drawing, table, snap))
            homes[i] = next(home, -1)
    found = []
    for t, (across, down) in enumerate(tables):
        islands = [drawings[i] for i, home in homes.items() if home == t]
        if not any((across, down) == drawings[i] for i, home in homes.items() if home >= 0):
            found.append(
                (
                    across + [w for g in islands for w in g[0]],
                    down + [w for g in islands for w in g[1]],
                )
            )
    return found


def _is_island(drawing: Group, table: Group, snap: float) -> bool:
    """Whether a drawing begins on a line across of a larger table, and all its walls down stand on
    lines of that table, between its outer walls. A wall alone ends on a line across too, or where
    the table does."""
    frame = frame_of(*table)
    if not drawing[0]:
        return all(_is_side(wall, table, frame, snap) for wall in drawing[1])
    box = frame_of(*drawing)
    within = (
        frame.x0 - snap <= box.x0
        and box.x1 <= frame.x1 + snap
        and frame.top + snap < box.top
        and box.bottom <= frame.bottom + snap
    )
    return (
        within
        and _on_line(box.top, table[0], snap)
        and all(_on_line(wall.at, table[1], snap) for wall in drawing[1])
    )


def _with_flanks(tables: list[Group], drawings: Sequence[Group], snap: float) -> list[Group]:
    """Tables with the drawings of one wall down that stand beside them: a last column of cells
    whose inner walls are their neighbours', and these end above them."""
    loose = [each for each in drawings if each[0] and len(each[1]) == 1]
    found = []
    for across, down in tables:
        flanks = [each for each in loose if _is_flank(each, (across, down), snap)]
        for more_across, more_down in flanks:
            across, down = across + more_across, down + more_down
        found.append((across, down))
    return found


def _is_flank(drawing: Group, table: Group, snap: float) -> bool:
    """Whether all walls across of a drawing go from the outer wall of a table to its one wall down,
    which begins where the table or one of its rows does."""
    frame, side = frame_of(*table), drawing[1][0]
    inner = frame.x1 if side.at > frame.x1 else frame.x0
    ends = [sorted((wall.start, wall.stop), key=lambda x: abs(x - side.at)) for wall in drawing[0]]
    return (
        not frame.x0 - snap <= side.at <= frame.x1 + snap
        and all(abs(a - side.at) <= snap and abs(b - inner) <= snap for a, b in ends)
        and (abs(side.start - frame.top) <= snap or _on_line(side.start, table[0], snap))
    )


def _is_side(wall: Wall, table: Group, frame: Box, snap: float) -> bool:
    """Whether a wall down is the side of a table's cell, between its outer walls."""
    return (
        frame.x0 + snap < wall.at < frame.x1 - snap
        and _on_line(wall.start, table[0], snap)
        and (_on_line(wall.stop, table[0], snap) or abs(wall.stop - frame.bottom) <= snap)
        and _on_line(wall.at, table[1], snap)
    )


def _is_beside(drawing: Group, table: Group, snap: float) -> bool:
    """Whether a drawing stands at the outer wall of a table, between its ends, with all its walls
    across on those of the table: a column of which no more than one cell's top is drawn. Or one
    cell alone that begins where the table does: its lower border is drawn below its text.
    """
    box, frame = frame_of(*drawing), frame_of(*table)
    touches = min(abs(box.x0 - frame.x1), abs(box.x1 - frame.x0)) <= snap
    within = frame.top - snap <= box.top and box.bottom <= frame.bottom + snap
    if not touches or not within:
        return False
    alone = len(drawing[1]) == 2 and len(drawing[0]) <= 2 and abs(box.top - frame.top) <= snap
    return alone or all(_on_line(wall.at, table[0], snap) for wall in drawing[0])


def _on_line(at: float, lines: Sequence[Wall], snap: float) -> bool:
    return any(abs(at - line.at) <= snap for line in lines)


def _level(table: Group, down: list[Wall], snap: float) -> bool:
    """Whether walls down stand beside a table, or in a hole of it, from its one end to its other,
    of which the page has cut one at least, or as far as the table but for half a border: the walls
    of a cell that goes on over both. Or from one of its rows to the end at which the page has cut
    it: nothing is drawn of the cell above it."""
    box = frame_of(*table)
    below = [abs(w.stop - box.bottom) for w in down]
    gaps = [*below, *(abs(w.start - box.top) for w in down)]
    if any(a.start - snap <= w.at <= a.stop + snap for w in down for a in table[0]):
        return False
    goes_on = max(2 * w.at - w.first for w in table[0]) <= box.bottom - CUT
    if goes_on and len(down) == 1 and max(below) <= snap and down[0].at > box.x1:
        return max(gaps) <= snap or _on_line(down[0].start, table[0], snap)
    return max(gaps) <= snap and (
        max(gaps) <= HALF_BORDER or goes_on or min(w.first for w in table[0]) >= box.top + CUT
    )


def _same_rows(one: Group, other: Group, snap: float) -> bool:
    """Whether two drawings stand level beside each other and have walls across in common: inside
    them, anywhere where the page has left their ends open, or both ends of one row of columns.
    Where they end level at one end alone, as where a page cuts them, all of one are the other's
    as far as both go.
    """
    a, b = frame_of(*one), frame_of(*other)
    apart = sorted((abs(a.top - b.top), abs(a.bottom - b.bottom)))
    if apart[0] > 2 * snap or (
        min(a.x1, b.x1) > max(a.x0, b.x0) and _overlap(one[0], other[0], snap)
    ):
        return False
    if apart[1] > 2 * snap:
        high, low = max(a.top, b.top) - snap, min(a.bottom, b.bottom) + snap
        both = [[w for w in group[0] if high <= w.at <= low] for group in (one, other)]
        return _all_shared(both[0], other[0], snap) or _all_shared(both[1], one[0], snap)
    shared = [w.at for w in one[0] if any(abs(w.at - v.at) <= snap for v in other[0])]
    ends = [any(abs(w.at - end) <= snap for w in one[0]) for end in (a.top, a.bottom)]
    inner = any(a.top + snap < at < a.bottom - snap for at in shared)
    walls = (*one[0], *other[0])
    one_row = len(one[1]) + len(other[1]) > FEWEST_LEVEL and all(
        min(abs(w.at - a.top), abs(w.at - a.bottom)) <= snap for w in walls
    )
    level = max(abs(a.top - b.top), abs(a.bottom - b.bottom)) <= LEVEL
    return inner or (bool(shared) and not all(ends)) or (one_row and level)


def _overlap(across: Sequence[Wall], others: Sequence[Wall], snap: float) -> bool:
    """Whether a wall across of one drawing stands above one of another: none does where the other
    fills a hole of it, between columns whose cells go on over both ends of the page."""
    return any(min(w.stop, v.stop) - max(w.start, v.start) > snap for w in across for v in others)


def _all_shared(own: Sequence[Wall], others: Sequence[Wall], snap: float) -> bool:
    """Whether walls across stand on at least two heights, and all where others do."""
    heights = [w.at for w in own]
    return (
        bool(own)
        and max(heights) - min(heights) > snap
        and all(any(abs(w.at - v.at) <= snap for v in others) for w in own)
    )


def _is_table(group: Group, snap: float) -> bool:
    """Two walls down make a column; one across is a table that a page has cut above or below. What
    is no larger than a letter is an outline of one, or a box to tick."""
    across, down = group
    if len(down) < 2 or not across:
        return False
    box = frame_of(across, down)
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) > snap and max(width, height) > LETTER
