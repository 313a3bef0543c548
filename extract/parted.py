"""Letters of two cells that an engine takes for one word: a wall stands between or in them.

Where cells have hardly a margin, the end of one text and the beginning of the next stand nearer to
each other than two words do. A word that is too wide for its column hangs over into the next one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from extract.drawn import Glyphs, Ruling
from schemas.syllables import is_syllable

BESIDE = 0.03
"""Share of its height by which a letter stands off the one beside it, at most."""
SLACK = 0.1
"""Points by which a wall may lie outside the gap that it stands in."""
DOT, DOTTED = 0.01, 2.0
"""Points by which a dot may be higher or wider, and how many times its height two parts of a dotted
or dashed wall are apart at most."""


class Uprights(msgspec.Struct, frozen=True):
    """The walls down a page from left to right: ``xs[i]`` is the middle of ``walls[i]``."""

    xs: list[float]
    walls: list[Ruling]


def uprights_of(rulings: Iterable[Ruling]) -> Uprights:
    """The rulings of a page that are walls down, the dots and dashes of one put together."""
    parts = [r for r in rulings if r.bottom - r.top >= r.x1 - r.x0 - DOT]
    parts.sort(key=lambda r: (round(_middle(r), 1), r.top))
    joined: list[Ruling] = []
    for part in parts:
        last = joined[-1] if joined else None
        near = last is not None and abs(_middle(last) - _middle(part)) <= SLACK
        if last and near and part.top - last.bottom <= DOTTED * (part.bottom - part.top):
            low = max(last.bottom, part.bottom)
            joined[-1] = msgspec.structs.replace(last, bottom=low)
        else:
            joined.append(part)
    down = sorted([r for r in joined if r.bottom - r.top > r.x1 - r.x0 + DOT], key=_middle)
    return Uprights([_middle(ruling) for ruling in down], down)


def _middle(ruling: Ruling) -> float:
    return (ruling.x0 + ruling.x1) / 2


def parted(glyphs: Glyphs, start: int, stop: int, uprights: Uprights) -> Iterator[tuple[int, int]]:
    """Index ranges of a level word's letters between the walls that stand in its gaps."""
    x0, x1, top, bottom = glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom
    first = start
    for i in range(start + 1, stop):
        if x0[i] - x1[i - 1] <= BESIDE * (bottom[i] - top[i]):
            continue
        middle = (top[i] + bottom[i]) / 2
        between = slice(
            bisect_left(uprights.xs, x1[i - 1] - SLACK), bisect_right(uprights.xs, x0[i] + SLACK)
        )
        if any(_crosses(wall, middle) for wall in uprights.walls[between]):
            yield first, i
            first = i
    yield first, stop


def seams(glyphs: Glyphs, first: int, stop: int, uprights: Uprights) -> list[int]:
    """Where texts begin behind the first one among letters that stand side by side, one hanging
    over the wall between them: "STT" in a narrow column before "Tên". Tags tell, or that each is
    drawn by a text object of its own, or the build of the second word."""
    low, high = glyphs.x0[first], glyphs.x1[stop - 1]
    middle = (glyphs.top[first] + glyphs.bottom[first]) / 2
    between = slice(bisect_right(uprights.xs, low), bisect_left(uprights.xs, high))
    walls = [_middle(wall) for wall in uprights.walls[between] if _crosses(wall, middle)]
    if not walls:
        return []
    styles = glyphs.styles(range(first, stop))
    marks = [style.mark for style in styles]
    if min(marks) >= 0:
        return [first + i for i in range(1, len(marks)) if marks[i] != marks[i - 1]]
    objects = [i for i, (one, other) in enumerate(pairwise(styles), first + 1) if one is not other]
    if len(objects) == 1 and walls[-1] < glyphs.x0[objects[0]] + SLACK:
        return objects
    word = glyphs.text[first:stop]
    if len(walls) > 1 or is_syllable(word):
        return []
    for at in range(first + 1, stop - 1):
        second = word[at - first :]
        if second[0].isupper() and is_syllable(second) and walls[0] < glyphs.x1[at - 1]:
            return [at]
    return []


def _crosses(wall: Ruling, y: float) -> bool:
    return wall.top <= y <= wall.bottom
