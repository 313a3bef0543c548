"""Words longer than their column: where they belong.

A run stands in the cell that its middle stands in. An engine that breaks no word prints an address
over the wall on its right, far into the next column or beyond the table: it belongs where it
begins, right of the wall that its column's texts begin at.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extract.drawn import Run
from extract.walls import Group
from schemas.page import Box

LONG = 20.0
"""Points; a shorter word fits into every column."""
INDENT = 12.0
"""Points from a wall to where a text that is set to it begins, at most."""

LEVEL, WORDS = 0.3, 1.0
"""Font sizes by which words of one line differ in height, and between two of them, at most."""

Anchors = dict[int, float]
"""``id`` of a run -> the x at which it stands, where that is not its middle."""


def beside(runs: Sequence[Run], frames: Sequence[Box]) -> tuple[list[Run], ...]:
    """The runs outside of a page's tables: those left of all tables, those above and below them,
    and those right of all. What stands beside them is a column of a web page, and no part of a line
    above, unless a line goes on into it: a heading may be wider than its table.

    :param frames: the boxes of the tables.
    """
    left = min((frame.x0 for frame in frames), default=-math.inf)
    right = max((frame.x1 for frame in frames), default=math.inf)
    columns: tuple[list[Run], ...] = ([], [], [])
    for run in runs:
        columns[1 + (run.box.x0 >= right) - (run.box.x1 <= left)].append(run)
    before, middle, behind = columns
    for run in sorted(behind, key=lambda r: r.box.x0):
        if any(_follows(run, other) for other in middle):
            middle.append(run)
    for run in sorted(before, key=lambda r: -r.box.x1):
        if any(_follows(other, run) for other in middle):
            middle.append(run)
    known = set(map(id, middle))
    return (
        [run for run in before if id(run) not in known],
        [run for run in runs if id(run) in known],
        [run for run in behind if id(run) not in known],
    )


def _follows(run: Run, other: Run) -> bool:
    """Whether a run stands a word's distance behind another, on its line."""
    apart = run.box.x0 - other.box.x1
    level = abs(run.box.bottom - other.box.bottom) < LEVEL * run.font.size
    return level and -run.font.size < apart < WORDS * run.font.size


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
