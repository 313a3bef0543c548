"""Lines under texts, which are no walls: under a hyperlink, an emphasized word.

Units: points from the page's top left.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.drawn import Ruling, Run

TOUCH = 1.5
"""Points by which the end of a wall may stay beside the wall that it meets: corners and half the
breadth of strokes. The text of a cell stands farther from it, by the cell's padding."""
LOW = 0.4
"""Share of a text's height, from its bottom, in which a line under it is drawn."""
BELOW = 1.0
"""Points below the text's box in which it is drawn, too."""
ALONG = 0.9
"""Share of an underline above which text stands: the blanks between words are underlined, too."""


def without_underlines(rulings: Sequence[Ruling], runs: Sequence[Run]) -> Sequence[Ruling]:
    """The rulings less those across that end beside no ruling down, and above all of which a text
    stands nearer than any cell's text does to its wall: one that fills its column would part it.
    """
    downs = sorted((r.x0 + r.x1) / 2 for r in rulings if r.bottom - r.top > r.x1 - r.x0)
    loose = [
        r
        for r in rulings
        if r.x1 - r.x0 > r.bottom - r.top and not (_meets(r.x0, downs) and _meets(r.x1, downs))
    ]
    if not loose or not downs:
        return rulings
    lines = sorted((run.box.bottom, run.box.top, run.box.x0, run.box.x1) for run in runs)
    bottoms = [line[0] for line in lines]
    tallest = max((bottom - top for bottom, top, _, _ in lines), default=0.0)
    gone = set()
    for ruling in loose:
        y = (ruling.top + ruling.bottom) / 2
        first, last = bisect_left(bottoms, y - BELOW), bisect_right(bottoms, y + LOW * tallest)
        over = sum(
            max(0.0, min(x1, ruling.x1) - max(x0, ruling.x0))
            for bottom, top, x0, x1 in lines[first:last]
            if bottom - y <= LOW * (bottom - top)
        )
        if over >= ALONG * (ruling.x1 - ruling.x0):
            gone.add(id(ruling))
    return [r for r in rulings if id(r) not in gone] if gone else rulings


def _meets(x: float, downs: Sequence[float]) -> bool:
    at = bisect_left(downs, x - TOUCH)
    return at < len(downs) and downs[at] <= x + TOUCH
