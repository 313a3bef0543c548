"""Walls down that are not drawn, told by a wall across that ends where no other goes on, or by the
wall that stands right above and right below.

Where each cell draws its right and its lower border alone, the wall at a cell's left is its
neighbour's. A merged cell that reaches further down the page than the last row beside it has none
there: the row that is next found no room on the page. Its lower border still ends where it was.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.drawn import Run, middle_of
from extract.walls import Covered, Edges, Sides
from schemas.page import Box

LOW = 8.0
"""Points of a row in which no line finds room."""
STEP = 4.0
"""Points below which a side that goes on over a row ends with the wall above it."""
CLEAR = 1.0
"""Points by which a text may reach over a wall that is there."""

Middle = tuple[float, float]
"""The y and the x of the middle of a run."""


def part_at_ends(sides: Sides, edges: Edges, runs: Sequence[Run]) -> None:
    """Adds the sides above the ends of walls across that nothing else touches, in place."""
    closed, parted = sides
    xs, ys = edges
    _lower_steps(sides, edges, runs)
    _part_low(sides, edges)
    for row in range(1, len(ys)):
        here = closed[row]
        for column in range(1, len(xs) - 1):
            if here[column - 1] == here[column] or parted[column][row - 1]:
                continue
            if row < len(ys) - 1 and parted[column][row]:
                continue
            ended = column if here[column] else column - 1
            top = _top(row, ended, column, (closed, parted))
            other = column + 1 if ended == column else column - 1
            if top is None or not all(parted[other][top:row]):
                continue
            if not _crossed(runs, xs[column], ys[top], ys[row]):
                parted[column][top:row] = [True] * (row - top)


def _lower_steps(sides: Sides, edges: Edges, runs: Sequence[Run]) -> None:
    """Puts a cell's lower wall on that of its row, in place, where it stands above it and nothing
    is drawn or printed between: a browser draws the rest of a merged cell that a page has cut as
    if its first row were no higher than what is left of it."""
    closed, parted = sides
    ys = edges[1]
    stops = _stops(parted, ys)
    middles = sorted([(middle_of(r), (r.box.x0 + r.box.x1) / 2) for r in runs]) if stops else []
    for row in sorted(stops):
        for left, right in _over(closed[row], parted, row):
            resumes = stops[row].get(right, 0)
            low = _lower(resumes, (row, left, right), sides, edges, middles) if resumes else 0
            if low and not any(any(closed[at][left:right]) for at in range(row + 1, low + 1)):
                closed[row][left:right] = [False] * (right - left)
                closed[low][left:right] = [low < len(ys) - 1 or _ends(closed[low])] * (right - left)
                for side in (parted[left], parted[right]):
                    side[row:low] = [True] * (low - row)


def _lower(
    low: int,
    cell: tuple[int, int, int],
    sides: Sides,
    edges: Edges,
    middles: Sequence[Middle],
) -> int:
    """The edge across to which nothing is drawn or printed below a cell that ends on one: where its
    right side goes on, or the table ends, 0 where there is none. At the table's right nothing ties
    the side of a cell that goes on over the page to the table: there it is where a row ends.

    :param low: where its right side goes on.
    :param cell: the edge on which it ends, and those of its sides.
    :param middles: those of the page's runs, from top to bottom.
    """
    (closed, parted), (xs, ys), (row, left, right) = sides, edges, cell
    if not parted[left][row - 1] or xs[right] - xs[left] < LOW:  # a gap beside a table in a cell
        return 0
    if low == len(ys) - 1 and right == len(xs) - 1:
        if not all(side[row] for side in parted[:right]):
            return 0  # behind a cell over several columns a row may just end
        lower = next((at for at in range(row + 1, low) if any(closed[at])), low)
        if _printed(middles, Box(xs[left], ys[lower], xs[right], ys[-1])):
            low = lower
    if low == len(ys) - 1 and not _ends(closed[low]):
        low = _last(cell, sides, edges, middles)
    if not low or _printed(middles, Box(xs[left], ys[row], xs[right], ys[low])):
        return 0
    return low


def _last(cell: tuple[int, int, int], sides: Sides, edges: Edges, middles: Sequence[Middle]) -> int:
    """Where a cell ends that ends inside a row, above others, on a page that cuts the table: with
    the last row that ends there, or with the page where another one begins below; 0 where it ends
    with its row."""
    (closed, _), (xs, ys), (row, left, right) = sides, edges, cell
    if any(closed[row][:left]) or any(closed[row][right:]):
        return 0
    ended = [at for at in range(row + 1, len(ys)) if _ends(closed[at])]
    if not ended:
        return 0
    begun = _printed(middles, Box(xs[0], ys[ended[-1]], xs[-1], ys[-1]))
    return len(ys) - 1 if begun else ended[-1]


def _ends(wall: Sequence[bool]) -> bool:
    """Whether most cells end on a wall across: at a page's end others are open."""
    return 2 * sum(wall) > len(wall)


def _over(wall: Sequence[bool], parted: Covered, row: int) -> list[tuple[int, int]]:
    """The first and the last side of each cell that ends on a wall across."""
    found: list[tuple[int, int]] = []
    for column, drawn in enumerate(wall):
        if drawn and found and found[-1][1] == column and not parted[column][row - 1]:
            found[-1] = (found[-1][0], column + 1)
        elif drawn:
            found.append((column, column + 1))
    return found


def _stops(parted: Sequence[Sequence[bool]], ys: Sequence[float]) -> dict[int, dict[int, int]]:
    """Per edge across the sides that stop there, each with the row in which it goes on."""
    found: dict[int, dict[int, int]] = {}
    for at, side in enumerate(parted):
        for row in range(1, len(ys) - 1) if False in side else ():
            if side[row - 1] and (low := _resumes(side, row, ys)):
                found.setdefault(row, {})[at] = low
    return found


def _resumes(side: Sequence[bool], row: int, ys: Sequence[float]) -> int:
    """The row in which a side that stands above a row goes on where it stops there, or somewhat
    below the row's edge, or the last edge; 0 where it does not stop."""
    below = row + (ys[row + 1] - ys[row] < STEP and row + 2 < len(ys))
    if side[below]:
        return 0
    return next((at for at in range(below + 1, len(side)) if side[at]), len(side))


def _printed(middles: Sequence[Middle], place: Box) -> bool:
    """Whether the middle of a run stands in a place."""
    first = bisect_right(middles, (place.top, math.inf))
    stop = bisect_left(middles, (place.bottom, -math.inf))
    return any(place.x0 < x < place.x1 for _, x in middles[first:stop])


def _part_low(sides: Sides, edges: Edges) -> None:
    """Adds a wall in a row that holds no line, where it stands above and below and one cell beside
    it goes through: its neighbour ends where the row begins, and the next one begins below it."""
    closed, parted = sides
    xs, ys = edges
    for row in range(1, len(ys) - 2):
        if ys[row + 1] - ys[row] >= LOW:
            continue
        for column in range(1, len(xs) - 1):
            near = closed[row][column - 1 : column + 1], closed[row + 1][column - 1 : column + 1]
            if parted[column][row - 1] and parted[column][row + 1] and not all(map(all, near)):
                parted[column][row] = True


def _top(row: int, ended: int, edge: int, sides: Sides) -> int | None:
    """The first of the rows above a wall in which a side is missing, below one that has it: the
    cell that the wall ends goes down from there. None where a wall across is between them, or
    where none has it."""
    closed, parted = sides
    for top in range(row - 1, 0, -1):
        if closed[top][ended]:
            return None
        if parted[edge][top - 1]:
            return top
    return None


def _crossed(runs: Sequence[Run], x: float, top: float, bottom: float) -> bool:
    boxes = (run.box for run in runs)
    return any(
        box.x0 < x - CLEAR and box.x1 > x + CLEAR and top < (box.top + box.bottom) / 2 < bottom
        for box in boxes
    )
