"""Walls at a table's sides that are not drawn: the page hides them, or the table has none there."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from extract.drawn import Run
from extract.walls import Group, Wall

OUTER = 12.0
"""Points by which walls across pass the outermost wall down, where a column stands there."""
FEWEST_ENDS = 3
LOWEST = 6.0
"""Points: no row is lower."""
RIM, TOUCH = 1.5, 3.0
"""Points from the paper's edge at which a wall stands on it, and between the ends of two walls and
the row that they end at, at most."""
ONE_ROW = 45.0
"""Points that a row of one cell is high, at most: a name of three lines."""


def rejoined(drawings: Iterable[Group], snap: float) -> list[Group]:
    """Drawings one below the other that are one table without walls at its sides: no wall down
    ties a row to them that is one cell."""
    joined: list[Group] = []
    for group in drawings:
        above = next((n for n, each in enumerate(joined) if _goes_on(each, group, snap)), None)
        if above is None:
            joined.append(group)
        else:
            joined[above] = (joined[above][0] + group[0], joined[above][1] + group[1])
    return joined


def _goes_on(upper: Group, lower: Group, snap: float) -> bool:
    """Whether a drawing goes on below another behind a row of one cell: their walls across have the
    same ends, beyond those down, and those down stand on one another's lines."""
    if not upper[0] or not lower[0] or not (upper[1] or lower[1]):
        return False
    left, right = min(w.start for w in upper[0]), max(w.stop for w in upper[0])
    ends = min(w.start for w in lower[0]) - left, max(w.stop for w in lower[0]) - right
    gap = min(w.at for w in lower[0]) - max(w.at for w in upper[0])
    if max(map(abs, ends)) > snap or not snap < gap < ONE_ROW:
        return False
    fewer, more = sorted(([w.at for w in upper[1]], [w.at for w in lower[1]]), key=len)
    return (
        min(more) - left > OUTER
        and right - max(more) > OUTER
        and all(min(abs(x - other) for other in more) <= snap for x in fewer)
    )


def above_footnotes(group: Group) -> Group:
    """A drawing without a short wall across right below its last whole one: the line above the
    footnotes of a page that the table fills. No row is so low."""
    across, down = group
    if len(across) < 3 or not down:
        return group
    wide = max(w.stop for w in across) - min(w.start for w in across) - OUTER
    last = max((w.at for w in across if w.stop - w.start >= wide), default=0.0)
    lowest = max(w.at for w in across)
    if not last < lowest < last + LOWEST or max(w.stop for w in down) > last + LOWEST:
        return group
    return [w for w in across if w.at <= last or w.stop - w.start >= wide], down


def closed_off(group: Group, snap: float, runs: Sequence[Run] = ()) -> Group:
    """A drawing with the wall at its left or right that the page hides, as browsers do with a table
    wider than their paper, or that is not drawn: half of its walls across end there at one x, or
    all that reach so far, or its first and its last one (cells between them may be merged), or
    some of which one parts all of the table, or two that do, beside a text.

    :param runs: what is printed on the page.
    """
    across, down = group
    if not across or not down:
        return group
    left, right = min(w.at for w in down), max(w.at for w in down)
    missing = []
    outer = {min(w.at for w in across), max(w.at for w in across)}
    lefts = [w for w in across if w.start < left - OUTER]
    rights = [w for w in across if w.stop > right + OUTER]
    for passing, ends, edge in (
        (lefts, [w.start for w in lefts], left),
        (rights, [w.stop for w in rights], right),
    ):
        if not ends or max(ends) - min(ends) > snap:
            continue
        enough = (
            len(ends) >= max(FEWEST_ENDS, len(across) / 2)
            or (len(across) > 1 and not _at(edge, across, snap))
            or (len(outer) > 1 and outer <= {w.at for w in passing})
            or (len(ends) >= FEWEST_ENDS and _parting(across, snap))
            or (_parting(across, snap) > 1 and _printed(runs, outer, sorted((ends[0], edge))))
        )
        if enough:
            highest = min(*(w.at for w in across), *(w.start for w in down))
            lowest = max(*(w.at for w in across), *(w.stop for w in down))
            missing.append(Wall(ends[0], highest, lowest, ends[0]))
    return (across, [*down, *missing]) if missing else group


def _at(edge: float, across: Sequence[Wall], snap: float) -> bool:
    """Whether a wall across ends at an edge."""
    return any(min(abs(w.start - edge), abs(w.stop - edge)) <= snap for w in across)


def _parting(across: Sequence[Wall], snap: float) -> int:
    """How many walls across go from the outermost end of all at the left to that at the right."""
    left, right = min(w.start for w in across), max(w.stop for w in across)
    return sum(w.start - left <= snap and right - w.stop <= snap for w in across)


def _printed(runs: Iterable[Run], outer: Iterable[float], sides: Sequence[float]) -> bool:
    """Whether a text stands between the outermost walls across of a table, beside its others."""
    top, bottom = min(outer), max(outer)
    left, right = sides
    boxes = (run.box for run in runs if run.text.strip())
    return any(left <= b.x0 and b.x1 <= right and top < b.top and b.bottom < bottom for b in boxes)


def without_astray(group: Group, width: float) -> Group:
    """A drawing without the walls of a row that an office suite lays out to the paper's edge, each
    in a wrong place, between rows whose walls break off above it and go on below it: those are its
    own."""
    across, down = group
    edge = max(down, key=lambda wall: wall.at, default=None)
    if edge is None or edge.at < width - RIM:
        return group
    top, bottom = edge.start - TOUCH, edge.stop + TOUCH
    others = [w for w in down if w.start < top or w.stop > bottom]
    behind: dict[float, list[Wall]] = {}
    for wall in others:
        if top < wall.start < bottom:
            behind.setdefault(wall.at, []).append(wall)
    broken = [
        (upper, lower)
        for upper in others
        if top < upper.stop < bottom
        for lower in behind.get(upper.at, ())
        if upper.stop < lower.start
    ]
    right = max((w.at for w in others), default=0.0)
    if not any(upper.at == right for upper, _ in broken):
        return group
    parts = {id(wall) for pair in broken for wall in pair}
    joined = [replace(upper, stop=lower.stop) for upper, lower in broken]
    return (
        [replace(w, stop=min(w.stop, right)) for w in across],
        [*(w for w in others if id(w) not in parts), *joined],
    )
