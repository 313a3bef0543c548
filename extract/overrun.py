"""Words longer than their column: where they belong.

A run stands in the cell that its middle stands in. An engine that breaks no word prints an address
over the wall on its right, far into the next column or beyond the table: it belongs where it
begins, right of the wall that its column's texts begin at.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extract.drawn import Run
from extract.walls import Group

LONG = 20.0
"""Points; a shorter word fits into every column."""
INDENT = 12.0
"""Points from a wall to where a text that is set to it begins, at most."""

Anchors = dict[int, float]
"""``id`` of a run -> the x at which it stands, where that is not its middle."""


def overrun(runs: Iterable[Run], groups: Sequence[Group]) -> Anchors:
    """Where the words stand that run over the wall on the right of where they begin.

    :param groups: the walls across and down of the page's tables.
    """
    long = [run for run in runs if run.box.x1 - run.box.x0 > LONG]
    anchors: Anchors = {}
    for _, down in groups if long else ():
        walls = sorted(down, key=lambda wall: wall.at)
        edges = [wall.at for wall in walls]
        for run in long:
            box = run.box
            at = bisect_right(edges, box.x0) - 1
            middle = (box.top + box.bottom) / 2
            begins = 0 <= at < len(edges) - 1 and box.x0 - edges[at] <= INDENT
            if not begins or (box.x0 + box.x1) / 2 <= edges[at + 1]:
                continue
            if all(walls[i].start <= middle <= walls[i].stop for i in (at, at + 1)):
                anchors[id(run)] = box.x0
    return anchors
