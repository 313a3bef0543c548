"""Boxes to tick, which are no cells: a small square beside a word, its four sides drawn alone.

Units: points from the page's top left.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.drawn import Ruling

SMALLEST, LARGEST = 4.0, 16.0
"""Points of a box's side: one of a letter's height, or somewhat more."""
NEAR = 1.0
"""Points by which sides that meet may miss each other: half the breadth of a stroke."""
ON = 0.3
"""Points by which a wall misses the side that it goes on. Beside a cell's wall a box stands farther
from it, by the space before a letter."""

SPACING = 3.0
"""Points, at most, between a small cell and the one beside it where pages draw cells apart."""

_Lined = dict[int, list[Ruling]]
_Stretches = dict[int, list[tuple[float, float, float]]]
_Walls = tuple[_Stretches, _Stretches]


def without_ticks(rulings: Sequence[Ruling]) -> Sequence[Ruling]:
    """The rulings less those that are small boxes of four sides, none of which goes on beyond its
    box as the walls of a small cell do."""
    across = [r for r in rulings if _is_side(r.x1 - r.x0, r.bottom - r.top)]
    down = [r for r in rulings if _is_side(r.bottom - r.top, r.x1 - r.x0)] if across else []
    if not down:
        return rulings
    lids, posts = _lined(across), _lined(down)
    others = _walls(rulings)
    gone = set[int]()
    for lid in across:
        for floor in _beside(lids, lid.x0):
            if not _is_below(lid, floor):
                continue
            sides = [
                [p for p in _beside(posts, x) if _joins(p, x, lid, floor)] for x in (lid.x0, lid.x1)
            ]
            box = [lid, floor, *sides[0], *sides[1]]
            if all(sides) and not _goes_on(box, others):
                gone |= set(map(id, box))
    return [r for r in rulings if id(r) not in gone] if gone else rulings


def _is_side(length: float, breadth: float) -> bool:
    return SMALLEST <= length <= LARGEST and breadth < SMALLEST / 2


def _lined(rulings: Iterable[Ruling]) -> _Lined:
    """Rulings by the x at which they begin."""
    found: _Lined = defaultdict(list)
    for ruling in rulings:
        found[round(ruling.x0)].append(ruling)
    return found


def _beside(lined: _Lined, x: float) -> Iterator[Ruling]:
    for at in range(round(x) - 2, round(x) + 3):
        yield from lined.get(at, ())


def _is_below(lid: Ruling, floor: Ruling) -> bool:
    level = abs(lid.x0 - floor.x0) <= NEAR and abs(lid.x1 - floor.x1) <= NEAR
    return level and SMALLEST <= floor.bottom - lid.top <= LARGEST and floor.top > lid.bottom


def _joins(post: Ruling, x: float, lid: Ruling, floor: Ruling) -> bool:
    """Whether a side stands at an end of both lid and floor, and reaches from one to the other."""
    at = abs((post.x0 + post.x1) / 2 - x) <= NEAR
    return at and abs(post.top - lid.top) <= NEAR and abs(post.bottom - floor.bottom) <= NEAR


def _walls(rulings: Iterable[Ruling]) -> _Walls:
    """Where rulings lie and from where to where they reach: those across by their y, those down by
    their x."""
    across: _Stretches = defaultdict(list)
    down: _Stretches = defaultdict(list)
    for ruling in rulings:
        if ruling.x1 - ruling.x0 >= ruling.bottom - ruling.top:
            across[round(ruling.top)].append((ruling.top, ruling.x0, ruling.x1))
        else:
            down[round(ruling.x0)].append((ruling.x0, ruling.top, ruling.bottom))
    return across, down


def _goes_on(box: Sequence[Ruling], walls: _Walls) -> bool:
    """Whether a ruling that is none of a box's sides lies on the line of one and touches it."""
    xs = min(r.x0 for r in box), max(r.x1 for r in box)
    ys = min(r.top for r in box), max(r.bottom for r in box)
    posts, levels = (xs[0], max(r.x0 for r in box)), (ys[0], max(r.top for r in box))
    across, down = walls
    return _is_apart(xs, levels, across) or any(
        abs(place - edge) <= ON
        and start <= stretch[1] + NEAR
        and stop >= stretch[0] - NEAR
        and not (stretch[0] - NEAR <= start and stop <= stretch[1] + NEAR)
        for lined, edges, stretch in ((across, levels, xs), (down, posts, ys))
        for edge in edges
        for at in range(round(edge) - 1, round(edge) + 2)
        for place, start, stop in lined.get(at, ())
    )


def _is_apart(xs: tuple[float, float], levels: tuple[float, float], across: _Stretches) -> bool:
    """Whether both the lid and the floor of a box go on behind a little room, on the same side: a
    cell beside it."""
    ends = [
        [
            (start, stop)
            for at in range(round(edge) - 1, round(edge) + 2)
            for place, start, stop in across.get(at, ())
            if abs(place - edge) <= ON
        ]
        for edge in levels
    ]
    left = all(any(0 < xs[0] - stop <= SPACING for _, stop in each) for each in ends)
    return left or all(any(0 < start - xs[1] <= SPACING for start, _ in each) for each in ends)
