"""Lines under texts, which are no walls: under a hyperlink, an emphasized word.

Units: points from the page's top left.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from extract.drawn import Ruling, Run

TOUCH = 1.5
"""Points by which the end of a wall may stay beside the wall that it meets: corners and half the
breadth of strokes. The text of a cell stands farther from it, by the cell's padding."""
GAP, LEVEL = 4.0, 0.3
"""Points between two pieces of one line, and by which they may lie higher or lower, at most."""
DOT = 2.0
"""Times as wide as high, at most, and a piece of a line is a dot."""
HAIR = 0.01
"""Points by which the sides of a square dot differ where an engine computes them."""
SHORTEST = 6.0
"""Points of the shortest word that would be underlined alone."""
LOW = 0.4
"""Share of a text's height, from its bottom, in which a line under it is drawn."""
BELOW = 1.0
"""Points below the text's box in which it is drawn, too."""
ALONG, FILLED = 0.9, 0.5
"""Share of an underline from the first letter above it to the last one, and of it that letters
fill at least: the blanks between words, which may be stretched, are underlined, too."""

INSIDE, ALIKE = 0.05, 0.03
"""Share of a text's height from which an underline lies inside it, as no wall does, and by which
two underlines of one document differ."""
AS_THICK = 0.03
"""Points by which they differ in how thick they are."""


def without_underlines(rulings: Sequence[Ruling], runs: Sequence[Run]) -> Sequence[Ruling]:
    """The rulings less those across that end beside no ruling down, and above all of which a text
    stands nearer than any cell's text does to its wall: one that fills its column would part it,
    unless it lies inside its text, just so far as another one does or as thick as no wall is."""
    downs = sorted((r.x0 + r.x1) / 2 for r in rulings if r.bottom - r.top > r.x1 - r.x0 + HAIR)
    lines = list(_lines(rulings)) if downs else []
    met = [_meets(line[0].x0, downs) and _meets(_stop(line), downs) for line in lines]
    texts = _Texts(runs)
    gone = {id(line[0]) for line in _unlike(lines, met, texts)}
    if all(met):
        return [r for r in rulings if id(r) not in gone] if gone else rulings
    found = [(line, texts.under(line)) for line, both in zip(lines, met, strict=True) if not both]
    ended = {id(r) for line, under in found if under for r in line}
    if ended:
        known = {under for _, under in found if under is not None and under.depth > INSIDE}
        filling = (line for line, both in zip(lines, met, strict=True) if both and len(line) == 1)
        for line in filling if known else ():
            under = texts.under(line)
            if under and any(under.is_as(other) for other in known):
                gone.add(id(line[0]))
    gone |= ended
    return [r for r in rulings if id(r) not in gone] if gone else rulings


def _unlike(
    lines: Sequence[list[Ruling]], met: Iterable[bool], texts: "_Texts"
) -> Iterator[list[Ruling]]:
    """The lines from wall to wall that lie inside texts and are as thick as no wall is."""
    across = [line for line, both in zip(lines, met, strict=True) if both]
    counts = Counter(round(_thick(line), 2) for line in across)
    if len(counts) < 2:  # most pages
        return
    usual, _ = counts.most_common(1)[0]
    odd = [line for line in across if abs(_thick(line) - usual) >= AS_THICK]
    under = [texts.under(line) if len(line) == 1 else None for line in odd]
    inside = [each is not None and each.depth > INSIDE for each in under]
    walls = [_thick(line) for line, deep in zip(odd, inside, strict=True) if not deep]
    for line, deep in zip(odd, inside, strict=True):
        if deep and all(abs(_thick(line) - wall) >= AS_THICK for wall in walls):
            yield line


def _thick(line: Sequence[Ruling]) -> float:
    return line[0].bottom - line[0].top


class _Under(msgspec.Struct, frozen=True):
    """How an underline lies: how far above its text's bottom, as a share of the text's height, and
    how thick it is, in points."""

    depth: float
    thick: float

    def is_as(self, other: "_Under") -> bool:
        """Whether two lie alike."""
        deep = abs(self.depth - other.depth) < ALIKE
        return deep and abs(self.thick - other.thick) < AS_THICK


class _Texts:
    """The texts of a page, by where they end."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs

    @cached_property
    def all(self) -> list[tuple[float, float, float, float]]:
        """Bottom, top, left and right of each; of most pages nobody asks."""
        return sorted((run.box.bottom, run.box.top, run.box.x0, run.box.x1) for run in self.runs)

    @cached_property
    def bottoms(self) -> list[float]:
        """Where they end."""
        return [text[0] for text in self.all]

    @cached_property
    def tallest(self) -> float:
        """How high they are, at most, in points."""
        return max((bottom - top for bottom, top, _, _ in self.all), default=0.0)

    def under(self, line: Sequence[Ruling]) -> _Under | None:
        """How a line lies under the texts that stand all along it, None where none do."""
        y = (line[0].top + line[0].bottom) / 2
        first = bisect_left(self.bottoms, y - BELOW)
        last = bisect_right(self.bottoms, y + LOW * self.tallest)
        above = [
            (x0, x1, (bottom - y) / (bottom - top or 1.0))
            for bottom, top, x0, x1 in self.all[first:last]
            if bottom - y <= LOW * (bottom - top)
        ]
        stop = _stop(line)
        if not _is_along(line[0].x0, stop, [(x0, x1) for x0, x1, _ in above]):
            return None
        own = [deep for x0, x1, deep in above if x0 < stop and line[0].x0 < x1]
        return _Under(min(own), _thick(line))


def _lines(rulings: Iterable[Ruling]) -> Iterator[list[Ruling]]:
    """The rulings across on one line that nearly touch, from left to right: a dotted wall is one,
    and so is what is drawn word by word. The square in which two walls meet is no word's."""
    across = sorted(
        (r for r in rulings if r.x1 - r.x0 >= r.bottom - r.top - HAIR),
        key=lambda r: (round(r.top), r.x0),
    )
    line: list[Ruling] = []
    stop = 0.0
    for ruling in across:
        apart = line and (abs(ruling.top - line[0].top) > LEVEL or ruling.x0 - stop > GAP)
        # One that lies a little lower comes later, and may stand on the left of all of the line.
        apart = apart or (line and line[0].x0 - ruling.x1 > GAP)
        if apart or (line and _is_dot(ruling) is not _is_dot(line[0])):
            yield line
            line, stop = [], 0.0
        line.append(ruling)
        stop = max(stop, ruling.x1)
    if line:
        yield line


def _is_dot(ruling: Ruling) -> bool:
    return ruling.x1 - ruling.x0 <= DOT * (ruling.bottom - ruling.top) + HAIR


def _is_along(start: float, stop: float, texts: Iterable[tuple[float, float]]) -> bool:
    """Whether texts stand all along a line from one x to another."""
    above = [(max(x0, start), min(x1, stop)) for x0, x1 in texts if x0 < stop and start < x1]
    if not above or stop - start < SHORTEST:
        return False
    along = max(x1 for _, x1 in above) - min(x0 for x0, _ in above)
    filled = sum(x1 - x0 for x0, x1 in above)
    return along >= ALONG * (stop - start) and filled >= FILLED * (stop - start)


def _stop(line: Iterable[Ruling]) -> float:
    return max(ruling.x1 for ruling in line)


def _meets(x: float, downs: Sequence[float]) -> bool:
    at = bisect_left(downs, x - TOUCH)
    return at < len(downs) and downs[at] <= x + TOUCH
