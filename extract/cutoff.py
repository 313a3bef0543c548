"""Tables wider than their paper: a browser prints what fits, and cuts letters at the edge.

Units: points from the page's top left.
"""

from collections.abc import Sequence

from extract.drawn import Drawn, Ruling

LONG = 20.0
"""Points from which a ruling across is a row's border."""
LEVEL = 1.0
"""Points by which the ends of borders that the edge cuts differ, at most."""
OVER = 0.5
"""Points by which a letter that is cut at the edge stands on both sides of it."""
FEWEST = 3
"""Borders and texts that are cut: one or two hang over in tables that are whole, too."""


def is_cut_off(drawn: Drawn) -> bool:
    """Whether the right side of a page's table lies beyond the edge of what is printed: no wall
    stands where its borders end, and letters of several texts are cut there; or they reach beyond
    the paper, whose edge ends the borders too."""
    across = [r for r in drawn.rulings if r.x1 - r.x0 > LONG and r.x1 - r.x0 > r.bottom - r.top]
    edge = max([r.x1 for r in across], default=0.0)
    ending = [r for r in across if r.x1 > edge - LEVEL]
    paper = edge > drawn.width - LEVEL
    if len(ending) < FEWEST or (_has_wall(drawn.rulings, edge) and not paper):
        return False
    top, bottom = min(r.top for r in ending), max(r.bottom for r in ending)
    cut = [
        run
        for run in drawn.runs
        if (run.box.x0 + OVER < edge or paper)
        and edge < run.box.x1 - OVER
        and top < run.box.bottom < bottom
    ]
    return len(cut) >= FEWEST


def _has_wall(rulings: Sequence[Ruling], edge: float) -> bool:
    return any(
        r.bottom - r.top > r.x1 - r.x0 and abs((r.x0 + r.x1) / 2 - edge) <= 2 * LEVEL
        for r in rulings
    )
