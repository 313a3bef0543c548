"""What is printed over a page: letters of an upright watermark, a text layer drawn twice.

Units: points from the page's top left.
"""

import math
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from extract.drawn import Drawn, Run
from schemas.page import Box

LARGE, TIMES = 28.0, 2.5
"""Points of a watermark's letters, and times the size of a page's letters, at least."""
FEWEST = 2
"""Texts or walls over which a watermark stands, at least."""
SAME, STEP = 4, 1.5
"""Parts of a point within which a text drawn twice is on the same line, and points of which it
stands half aside at most."""


def without_overprints(drawn: Drawn) -> Drawn:
    """The page without letters far larger than its own that stand over its texts or walls, and
    with each text once that is drawn at the same place again."""
    runs = _once(_without_watermarks(drawn))
    return drawn if len(runs) == len(drawn.runs) else replace(drawn, runs=runs)


def _without_watermarks(drawn: Drawn) -> tuple[Run, ...]:
    runs = drawn.runs
    sizes = sorted([run.font.size for run in runs])
    if not sizes or sizes[-1] < LARGE:
        return runs
    least = max(LARGE, TIMES * sizes[len(sizes) // 2])
    small = [run.box for run in runs if run.font.size < least]
    small += [Box(r.x0, r.top, r.x1, r.bottom) for r in drawn.rulings]
    marks = {
        (run.font.size, run.turned)
        for run in runs
        if run.font.size >= least and sum(_meet(run.box, box) for box in small) >= FEWEST
    }
    if not marks:
        return runs
    return tuple(
        run for run in runs if run.font.size < least or (run.font.size, run.turned) not in marks
    )


def _meet(one: Box, other: Box) -> bool:
    across = one.x0 < other.x1 and other.x0 < one.x1
    return across and one.top < other.bottom and other.top < one.bottom


def _once(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without those that an earlier one of the same letters stands under, hardly beside
    it: bold letters are drawn so at times."""
    heights = [round(SAME * (run.box.x0 if run.turned else run.box.top)) for run in runs]
    times = Counter(zip([run.text for run in runs], heights, strict=True))
    seen = set[tuple[str, float, int, int]]()
    gone = set[int]()
    for run, level in zip(runs, heights, strict=True):
        if times[run.text, level] < 2:  # most
            continue
        x = run.box.top if run.turned else run.box.x0
        # Two that are half a step apart at most are in one step of the first kind or the second.
        keys = [
            (run.text, math.floor(x / STEP), level, run.turned),
            (run.text, math.floor(x / STEP + 0.5) - 0.5, level, run.turned),
        ]
        if seen.isdisjoint(keys):
            seen.update(keys)
        else:
            gone.add(id(run))
    return tuple([run for run in runs if id(run) not in gone] if gone else runs)
