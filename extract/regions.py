"""The places between a drawing's walls: those with no wall between them are one cell.

Units: points from the top left.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.walls import Covered, Region, Wall

RAGGED = 0.25
"""Share of the last row's height that a wall must reach down from its top to part it."""
REACH = 0.9
"""Share of an elementary side that a wall must cover: corners may be left out by a hair."""


def sides_closed(
    edges: Sequence[float], others: Sequence[float], along: Sequence[Wall], snap: float
) -> Covered:
    """Per edge, per stretch between ``others``: whether a wall on that edge covers it."""
    sides: Covered = []
    first, last = others[0], others[-1]
    for edge in edges:
        on = [w for w in along if abs(w.at - edge) <= snap]
        if not on or any(w.start - snap <= first and last <= w.stop + snap for w in on):
            sides.append([bool(on)] * (len(others) - 1))  # most are drawn through, or not at all
            continue
        sides.append(
            [
                any(w.start - snap <= a and b <= w.stop + snap for w in on)
                or sum(max(0.0, min(w.stop, b) - max(w.start, a)) for w in on) >= REACH * (b - a)
                for a, b in pairwise(others)
            ]
        )
    return sides


def close_rests(
    closed: Covered, bare: Sequence[int], xs: Sequence[float], ys: Sequence[float]
) -> dict[float, float]:
    """Closes the columns behind the last wall of rows with nothing there where these rows stop, in
    place; that wall's x by the tops of those rows."""
    for row, (above, here) in enumerate(pairwise(bare), 1):
        if above >= 0 > here:
            closed[row][above:] = [True] * len(closed[row][above:])
    return {y: xs[each] for y, each in zip(ys, bare, strict=False) if each >= 0}


def close_ragged(
    parted: Covered,
    ys: Sequence[float],
    xs: Sequence[float],
    down: Sequence[Wall],
    snap: float,
) -> None:
    """In a grid's last row, cut by the page's end, walls end where the text of each cell does: one
    that begins with the row parts it all the same."""
    top, bottom = ys[-2], ys[-1]
    for edge, sides in zip(xs, parted, strict=True):
        sides[-1] = sides[-1] or any(
            abs(w.at - edge) <= snap
            and w.start <= top + snap
            and min(w.stop, bottom) - top >= RAGGED * (bottom - top)
            for w in down
        )


def regions(height: int, width: int, closed: Covered, parted: Covered) -> list[Region]:
    """Cells as rectangles of elementary places: right as far as open, then down as far as the
    whole side is open. A drawing that is no rectangle comes out as several cells."""
    taken = [[False] * width for _ in range(height)]
    regions = []
    for top in range(height):
        for left in range(width):
            if taken[top][left]:
                continue
            right = left + 1
            while right < width and not parted[right][top] and not taken[top][right]:
                right += 1
            region = Region(top, left, top + 1, right)
            while region.bottom < height and _goes_down(region, closed, parted):
                region = Region(top, left, region.bottom + 1, right)
            for row in range(top, region.bottom):
                taken[row][left:right] = [True] * (right - left)
            regions.append(region)
    return regions


def _goes_down(region: Region, closed: Covered, parted: Covered) -> bool:
    """Whether a region is open below over its whole width, between the same walls."""
    above, below = region.top, region.bottom
    if any(closed[below][region.left : region.right]):
        return False
    if any(parted[x][below] for x in range(region.left + 1, region.right)):
        return False
    outer = len(parted) - 1
    return all(
        x in (0, outer) or parted[x][above] == parted[x][below] for x in (region.left, region.right)
    )


def is_torn(region: Region, closed: Covered, parted: Covered) -> bool:
    """Whether a rectangle is open to the one on its right or below: walls are missing."""
    right, below = parted[region.right], closed[region.bottom]
    return not (region.right == len(parted) - 1 or all(right[region.top : region.bottom])) or not (
        region.bottom == len(closed) - 1 or all(below[region.left : region.right])
    )


def is_left(region: Region, closed: Covered, filled: Sequence[Region]) -> bool:
    """Whether nothing is printed in a rectangle and below it, and no wall is drawn there down to
    the drawing's lower end: walls of a cell that a page cuts may end with its text."""
    columns = slice(region.left, region.right)
    return not (
        any(any(row[columns]) for row in closed[region.bottom :])
        or any(
            other.bottom > region.top and other.left < region.right and region.left < other.right
            for other in filled
        )
    )


def compressed(
    cells: list[Region], ys: list[float], xs: list[float]
) -> tuple[list[Region], list[float], list[float]]:
    """Edges on which no cell ends are gone: an underline is no row."""
    tops = sorted({c.top for c in cells} | {c.bottom for c in cells})
    lefts = sorted({c.left for c in cells} | {c.right for c in cells})
    row = {old: new for new, old in enumerate(tops)}
    column = {old: new for new, old in enumerate(lefts)}
    regions = [Region(row[c.top], column[c.left], row[c.bottom], column[c.right]) for c in cells]
    return regions, [ys[i] for i in tops], [xs[i] for i in lefts]
