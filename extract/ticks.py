"""Boxes to tick, which are no cells: a small square beside a word, its four sides drawn alone.

Units: points from the page's top left.
"""

from collections.abc import Iterator, Sequence

from extract.drawn import Ruling
from extract.stretches import Stretches, height, reach

SMALLEST, LARGEST = 4.0, 16.0
"""Points of a box's side: one of a letter's height, or somewhat more."""
NEAR = 1.0
"""Points by which sides that meet may miss each other: half the breadth of a stroke."""
ON = 0.3
"""Points by which a wall misses the side that it goes on. Beside a cell's wall a box stands farther
from it, by the space before a letter."""

SPACING = 3.0
"""Points, at most, between a small cell and the one beside it where pages draw cells apart."""

FEW, CROWD, WALLS = 4, 16, 64
"""Boxes of one lid, drawn more than once, sides of one length that stand together, and walls beside
them, at most: more of them are a drawing."""


def without_ticks(rulings: Sequence[Ruling]) -> Sequence[Ruling]:
    """The rulings less those that are small boxes of four sides, none of which goes on beyond its
    box as the walls of a small cell do."""
    across = [r for r in rulings if _is_side(r.x1 - r.x0, r.bottom - r.top)]
    down = [r for r in rulings if _is_side(r.bottom - r.top, r.x1 - r.x0)] if across else []
    if not down:
        return rulings
    floors = Stretches(((r.bottom, r) for r in across), reach)
    posts = Stretches(((r.top, r) for r in down), reach)
    walls = _walls(rulings)
    gone = set[int]()
    for lid in across:
        boxes = list(_boxes(lid, floors, posts))
        for box in boxes if len(boxes) <= FEW else ():
            if not _goes_on(box, walls):
                gone |= set(map(id, box))
    return [r for r in rulings if id(r) not in gone] if gone else rulings


def _boxes(lid: Ruling, floors: Stretches, posts: Stretches) -> Iterator[list[Ruling]]:
    """The boxes of which a ruling is the lid: it, their floor, and their sides."""
    corners = [
        (x, [post for _, post in posts.near(lid.top, NEAR, (x - NEAR, x + NEAR), CROWD)])
        for x in (lid.x0, lid.x1)
    ]
    if not all(near for _, near in corners):
        return
    for _, floor in floors.near(lid.top, LARGEST, reach(lid), CROWD):
        if _is_below(lid, floor):
            sides = [[p for p in near if _joins(p, x, lid, floor)] for x, near in corners]
            if all(sides):
                yield [lid, floor, *sides[0], *sides[1]]


def _is_side(length: float, breadth: float) -> bool:
    return SMALLEST <= length <= LARGEST and breadth < SMALLEST / 2


def _is_below(lid: Ruling, floor: Ruling) -> bool:
    level = abs(lid.x0 - floor.x0) <= NEAR and abs(lid.x1 - floor.x1) <= NEAR
    return level and SMALLEST <= floor.bottom - lid.top <= LARGEST and floor.top > lid.bottom


def _joins(post: Ruling, x: float, lid: Ruling, floor: Ruling) -> bool:
    """Whether a side stands at an end of both lid and floor, and reaches from one to the other."""
    at = abs((post.x0 + post.x1) / 2 - x) <= NEAR
    return at and abs(post.top - lid.top) <= NEAR and abs(post.bottom - floor.bottom) <= NEAR


def _walls(rulings: Sequence[Ruling]) -> tuple[Stretches, Stretches]:
    """The rulings across and those down, by their upper and their left edges."""
    across = [r for r in rulings if r.x1 - r.x0 >= r.bottom - r.top]
    down = [r for r in rulings if r.x1 - r.x0 < r.bottom - r.top]
    return Stretches(((r.top, r) for r in across), reach), Stretches(
        ((r.x0, r) for r in down), height
    )


def _goes_on(box: Sequence[Ruling], walls: tuple[Stretches, Stretches]) -> bool:
    """Whether a ruling that is none of a box's sides lies on the line of one and touches it."""
    xs = min(r.x0 for r in box), max(r.x1 for r in box)
    ys = min(r.top for r in box), max(r.bottom for r in box)
    posts, levels = (xs[0], max(r.x0 for r in box)), (ys[0], max(r.top for r in box))
    across, down = walls
    return _is_apart(xs, levels, across) or any(
        not (low - NEAR <= start and stop <= high + NEAR)
        for lying, edges, (low, high), along in (
            (across, levels, xs, reach),
            (down, posts, ys, height),
        )
        for edge in edges
        for _, wall in lying.near(edge, ON, (low - NEAR, high + NEAR), WALLS)
        for start, stop in (along(wall),)
    )


def _is_apart(xs: tuple[float, float], levels: tuple[float, float], across: Stretches) -> bool:
    """Whether both the lid and the floor of a box go on behind a little room, on the same side: a
    cell beside it."""
    around = xs[0] - SPACING, xs[1] + SPACING
    ends = [[reach(wall) for _, wall in across.near(edge, ON, around, WALLS)] for edge in levels]
    left = all(any(0 < xs[0] - stop <= SPACING for _, stop in each) for each in ends)
    return left or all(any(0 < start - xs[1] <= SPACING for start, _ in each) for each in ends)
