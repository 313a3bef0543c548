"""Letters that are set along a circle, as a seal's are: most lean, and are dropped with whatever is
drawn across a page; those at its top, its foot and its sides happen to stand as the page's text.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.drawn import Font, Run, middle_of

Leaning = tuple[Font, float, float]
"""A letter that leans: its font, and the middle of its box."""
Alike = tuple[list[float], list[tuple[float, float]]]
"""Letters that lean and are drawn alike: their heights, in order, and their places."""
FEWEST, BESIDE = 4, 2
"""Letters of one size that lean, of a circle and beside one of its letters, at least."""
LETTERS = 2
"""Letters of a circle that may be one run, at most."""
NEAR = 4.0
"""Sizes of a letter by which two on its circle are away, at most: one beside it may be upright."""
SAME = 0.05
"""Share of its size by which a letter that is turned is measured larger or smaller."""


def without_circled(runs: list[Run], leaning: Sequence[Leaning]) -> list[Run]:
    """The runs of a page without the letters of its circles.

    :param leaning: the letters that are drawn across the page.
    """
    if len(leaning) < FEWEST:
        return runs
    known: dict[tuple[str, float], Alike] = {}
    kept = []
    for run in runs:
        if len(run.text) <= LETTERS:
            drawn = run.font.name, run.font.size
            if drawn not in known:
                known[drawn] = _alike(run.font, leaning)
            if _is_of_circle(run, known[drawn]):
                continue
        kept.append(run)
    return kept


def _alike(font: Font, leaning: Sequence[Leaning]) -> Alike:
    """The letters that lean and are drawn in a font and its size."""
    places = sorted(
        (y, x)
        for other, x, y in leaning
        if other.name == font.name and abs(other.size - font.size) <= SAME * font.size
    )
    return [y for y, _ in places], places


def _is_of_circle(run: Run, alike: Alike) -> bool:
    """Whether letters lean beside a run, and are drawn as it is."""
    heights, places = alike
    if len(places) < FEWEST:
        return False
    x, y, near = (run.box.x0 + run.box.x1) / 2, middle_of(run), NEAR * run.font.size
    level = places[bisect_left(heights, y - near) : bisect_right(heights, y + near)]
    return sum(math.hypot(left - x, top - y) <= near for top, left in level) >= BESIDE
