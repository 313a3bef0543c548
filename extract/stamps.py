"""The box of a stamp or a signature that is set over the top of a table, or touches it.

Its frame is no part of the table's walls, and its text is none of the cells that it stands over.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.drawn import Ruling, Run, is_in
from extract.walls import SPACED
from schemas.page import Box

CORNER = 1.5
"""Points by which the sides of a box may miss each other."""
PASSES = 4.0
"""Points, beside twice its breadth, by which a ruling that goes through a side passes it, at least:
broad and doubled borders of cells pass each other's ends."""
WIDEST = 0.9
"""Share of a page's widest ruling that the side of a stamp is wide, at most."""


def without_stamps(rulings: Sequence[Ruling]) -> tuple[Sequence[Ruling], list[Box]]:
    """The rulings of a page less those of stamps, and the boxes of these.

    A stamp's upper side is alone at its height, where no wall stands but its sides, and a ruling
    across goes through one of these, or along the lower one and on beyond one that ends there: the
    walls of cells end where they meet. Or the box stands alone right above a table.
    """
    across = [r for r in rulings if r.x1 - r.x0 > r.bottom - r.top]
    if not across:
        return rulings, []
    levels = Counter(int(r.top) for r in across)
    most = WIDEST * max([r.x1 - r.x0 for r in across])
    boxes, gone = list[Box](), set[int]()
    for upper in across:
        level = int(upper.top)
        if upper.x1 - upper.x0 > most or levels[level] > 2:
            continue
        if levels.get(level - 1, 0) + levels[level] + levels.get(level + 1, 0) > 2:
            continue
        for box, sides in _boxes(upper, rulings):
            others = [r for r in rulings if id(r) not in sides]
            if _is_over(box, others) or _is_near(box, others):
                boxes.append(box)
                gone |= sides
                break
    return [r for r in rulings if id(r) not in gone] if gone else rulings, boxes


def _boxes(upper: Ruling, rulings: Sequence[Ruling]) -> Iterator[tuple[Box, set[int]]]:
    """The box that hangs from a ruling, and the rulings that are its sides: the right one may lie
    beyond what the page shows."""
    hanging = [
        r
        for r in rulings
        if r.bottom - r.top > CORNER and abs(r.top - upper.top) <= CORNER and r is not upper
    ]
    lefts = [r for r in hanging if abs(r.x0 - upper.x0) <= CORNER]
    rights = [r for r in hanging if abs(r.x1 - upper.x1) <= CORNER and r not in lefts]
    if not rights and upper.x1 > max([r.x1 for r in rulings]) - CORNER:
        rights = lefts
    level = (r for r in rulings if r.top <= upper.top + CORNER < r.bottom - CORNER)
    if any(r not in lefts and r not in rights for r in level):
        return  # a page's top inside merged cells, whose walls begin there too
    for left in lefts:
        for right in rights:
            if abs(left.bottom - right.bottom) > CORNER:
                continue
            box = Box(upper.x0, upper.top, upper.x1, max(left.bottom, right.bottom))
            low = [
                r
                for r in rulings
                if abs(r.bottom - box.bottom) <= CORNER
                and abs(r.x0 - box.x0) <= CORNER
                and abs(r.x1 - box.x1) <= CORNER
                and r.bottom - r.top < box.bottom - box.top - CORNER
            ]
            if low:
                yield box, set(map(id, (upper, left, right, *low)))


def _is_over(box: Box, others: Sequence[Ruling]) -> bool:
    """Whether a ruling goes through a side of a box, or along its lower one and on beyond another,
    with no wall below it that goes on with that side."""
    for r in others:
        passes = PASSES + 2 * (r.bottom - r.top)
        if r.x1 - r.x0 <= r.bottom - r.top or r.top <= box.top + passes:
            continue
        left = r.x0 < box.x0 - passes and r.x1 > box.x0 + passes
        right = r.x0 < box.x1 - passes and r.x1 > box.x1 + passes
        if r.top < box.bottom - 2 * CORNER and (left or right):
            return True
        if abs(r.top - box.bottom) <= 2 * CORNER and (left or right):
            below = [o for o in others if abs(o.top - box.bottom) <= 2 * CORNER and o is not r]
            tall = [o for o in below if o.bottom - o.top > o.x1 - o.x0]
            passed = [x for x, beyond in ((box.x0, left), (box.x1, right)) if beyond]
            return not any(abs(o.x0 - x) <= CORNER for o in tall for x in passed)
    return False


def _is_near(box: Box, others: Sequence[Ruling]) -> bool:
    """Whether a table begins right below a box, nothing between them, and one of its walls would go
    on with a side of the box, as do those of cells that stand apart."""
    if any(r.bottom > box.top and r.top < box.bottom + CORNER for r in others):
        return False
    near = (r for r in others if box.bottom < r.top < box.bottom + SPACED)
    under = [r for r in near if r.bottom - r.top > r.x1 - r.x0]
    return any(abs(r.x0 - box.x0) <= CORNER or abs(r.x1 - box.x1) <= CORNER for r in under)


def stamped(runs: Sequence[Run], boxes: Sequence[Box]) -> list[Run]:
    """The runs that stand in stamps, in fonts in which nothing is printed outside of them."""
    if not boxes:
        return []
    inside = [run for run in runs if any(is_in(run, box) for box in boxes)]
    known = set(map(id, inside))
    others = {_letters(run) for run in runs if id(run) not in known}
    return [run for run in inside if _letters(run) not in others]


def without(runs: Sequence[Run], others: Sequence[Run]) -> Sequence[Run]:
    """The runs that are none of others."""
    gone = set(map(id, others))
    return [run for run in runs if id(run) not in gone] if gone else runs


def _letters(run: Run) -> tuple[str, int]:
    return run.font.name, round(run.font.size)
