"""Empty paragraphs: what tells an empty cell from the rest of one that a page break has cut.

A word processor draws the blank of an empty paragraph in each empty cell of a whole row; in the
rest of a cut row, a cell whose text was all printed on the page before has no paragraph left.
"""

from collections.abc import Sequence

import msgspec

from schemas.page import Cell, Grid


def with_blanks(grid: Grid, blanks: Sequence[tuple[float, float]]) -> Grid:
    """A grid whose cells without lines say whether a blank is drawn in them.

    :param blanks: the places of drawn blanks, in points from the page's top left.
    """
    if not blanks:
        return grid
    rows = tuple(tuple(_told(cell, blanks) for cell in row) for row in grid.rows)
    return msgspec.structs.replace(grid, rows=rows)


def _told(cell: Cell | None, blanks: Sequence[tuple[float, float]]) -> Cell | None:
    if cell is None or cell.lines or cell.box is None:
        return cell
    box = cell.box
    if any(box.x0 < x < box.x1 and box.top < y < box.bottom for x, y in blanks):
        return msgspec.structs.replace(cell, blank=True)
    return cell
