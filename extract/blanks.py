"""Empty paragraphs: what tells an empty cell from the rest of one that a page break has cut.

A word processor draws the blank of an empty paragraph in each empty cell of a whole row; in the
rest of a cut row, a cell whose text was all printed on the page before has no paragraph left.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

import msgspec

from schemas.page import Cell, Grid


def with_blanks(grid: Grid, blanks: Sequence[tuple[float, float]]) -> Grid:
    """A grid whose cells without lines say whether a blank is drawn in them.

    :param blanks: the places of drawn blanks, in points from the page's top left.
    """
    if not blanks:
        return grid
    told = _Blanks(blanks)
    rows = tuple(tuple(told.cell(cell) for cell in row) for row in grid.rows)
    return msgspec.structs.replace(grid, rows=rows)


class _Blanks:
    """Blanks by height; those between two heights are sorted once, for a row has many cells."""

    def __init__(self, blanks: Sequence[tuple[float, float]]) -> None:
        self.places = sorted((y, x) for x, y in blanks)
        self.bands: dict[tuple[float, float], list[float]] = {}

    def cell(self, cell: Cell | None) -> Cell | None:
        if cell is None or cell.lines or cell.box is None:
            return cell
        box = cell.box
        across = self.between(box.top, box.bottom)
        at = bisect_right(across, box.x0)
        if at < len(across) and across[at] < box.x1:
            return msgspec.structs.replace(cell, blank=True)
        return cell

    def between(self, top: float, bottom: float) -> list[float]:
        if (top, bottom) not in self.bands:
            first = bisect_right(self.places, (top, inf))
            last = bisect_left(self.places, (bottom, -inf))
            self.bands[top, bottom] = sorted(x for _, x in self.places[first:last])
        return self.bands[top, bottom]
