"""The walls down beside rests of merged cells: drawn as far as a text goes, or not at all."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.drawn import Run
from extract.walls import Covered, Edges, Sides, Wall

SHORT = 8.0
"""Points of a wall drawn as far as its cell's text goes: at least one line of it."""
SNAP = 2.5
"""Points by which a wall may miss the edge at which it begins."""


def part_undrawn(
    sides: Sides,
    edges: Edges,
    down: Iterable[Wall],
    runs: Sequence[Run],
) -> list[int]:
    """Adds the sides that are missing beside rests, in place. Says of each row behind which wall
    nothing is drawn or printed, -1 of others: a rest ends where that begins again.
    """
    closed, parted = sides
    _short_walls(parted, edges, down)
    bare = _no_walls(parted, edges, runs)
    if not any(closed[-1]):
        _as_above(parted, edges, runs)
    return bare


def _short_walls(parted: Covered, edges: Edges, down: Iterable[Wall]) -> None:
    """A wall that goes down from a row's top and ends inside the row parts the whole row."""
    xs, ys = edges
    for wall in down:
        row = bisect_right(ys, wall.stop) - 1
        if not 0 <= row < len(ys) - 1 or wall.stop - ys[row] < SHORT:
            continue
        if wall.start <= ys[row] + SNAP:
            for column, x in enumerate(xs):
                parted[column][row] |= abs(wall.at - x) <= SNAP


def _no_walls(parted: Covered, edges: Edges, runs: Sequence[Run]) -> list[int]:
    """Where nothing is printed right of a row's last wall, its columns stay apart; behind which
    wall that is in each row. Where other rows have text behind it, their side is not drawn."""
    xs, ys = edges
    rows = list(pairwise(ys))
    lasts = [
        max((c for c in range(len(xs)) if parted[c][row]), default=0) for row in range(len(rows))
    ]
    printed = [
        last < len(xs) - 1 and _printed(runs, xs[last], top, bottom)
        for last, (top, bottom) in zip(lasts, rows, strict=True)
    ]
    unwalled = {last for last, told in zip(lasts, printed, strict=True) if told}
    bare = [-1] * len(rows)
    for row, (last, told) in enumerate(zip(lasts, printed, strict=True)):
        if last < len(xs) - 1 and not told:
            bare[row] = -1 if last in unwalled else last
            for column in range(last + 1, len(xs)):
                parted[column][row] = True
    return bare


def _as_above(parted: Covered, edges: Edges, runs: Sequence[Run]) -> None:
    """Where nothing is printed in a last row that the page cuts, its columns are those of the row
    above it: an engine may draw the sides of the table there, and those of cells that go on."""
    xs, ys = edges
    if len(ys) > 2 and not _printed(runs, xs[0], ys[-2], ys[-1]):
        for sides in parted:
            sides[-1] = sides[-1] or sides[-2]


def _printed(runs: Sequence[Run], left: float, top: float, bottom: float) -> bool:
    """Whether anything stands in a stretch of a row right of ``left``."""
    return any(
        (r.box.x0 + r.box.x1) / 2 > left and top < (r.box.top + r.box.bottom) / 2 < bottom
        for r in runs
    )
