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
ALONG, FILLED = 0.9, 0.5
"""Share of an underline from the first letter above it to the last one, and of it that letters
fill at least: the blanks between words, which may be stretched, are underlined, too."""


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
        above = [
            (max(x0, ruling.x0), min(x1, ruling.x1))
            for bottom, top, x0, x1 in lines[first:last]
            if bottom - y <= LOW * (bottom - top) and x0 < ruling.x1 and ruling.x0 < x1
        ]
        if not above:
            continue
        long = ruling.x1 - ruling.x0
        along = max(x1 for _, x1 in above) - min(x0 for x0, _ in above)
        if along >= ALONG * long and sum(x1 - x0 for x0, x1 in above) >= FILLED * long:
            gone.add(id(ruling))
    return [r for r in rulings if id(r) not in gone] if gone else rulings


def _meets(x: float, downs: Sequence[float]) -> bool:
    at = bisect_left(downs, x - TOUCH)
    return at < len(downs) and downs[at] <= x + TOUCH
