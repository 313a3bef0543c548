"""Letters that are set along a circle, as a seal's are: most lean, and are dropped with whatever is
drawn across a page; those at its top, its foot and its sides happen to stand as the page's text.
"""

import math
from collections.abc import Sequence

from extract.drawn import Font, Run, middle_of

Leaning = tuple[Font, float, float]
"""A letter that leans: its font, and the middle of its box."""
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
    return [run for run in runs if len(run.text) > LETTERS or not _is_of_circle(run, leaning)]


def _is_of_circle(run: Run, leaning: Sequence[Leaning]) -> bool:
    """Whether letters lean beside a run, and are drawn as it is."""
    size, x, y = run.font.size, (run.box.x0 + run.box.x1) / 2, middle_of(run)
    alike = [
        math.hypot(left - x, top - y) <= NEAR * size
        for font, left, top in leaning
        if font.name == run.font.name and abs(font.size - size) <= SAME * size
    ]
    return len(alike) >= FEWEST and sum(alike) >= BESIDE
