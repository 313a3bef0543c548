"""Total rows that a browser repeats below the part of a table on every page (``<tfoot>``)."""

from collections.abc import Sequence

from normalize.headers import names
from normalize.vocabulary import is_total
from schemas.page import Cell
from schemas.rows import PrintedRow

DEEPEST = 3
"""Rows of a table's foot, at most."""

Cells = Sequence[Cell | None]


def repeated_foot(rows: Sequence[PrintedRow], grid: Sequence[Cells]) -> int:
    """How many of a table's last rows so far are its foot, that a page repeats: they open with a
    total, and the page's grid of the same table ends with rows that say the same. Only the last of
    them ends the table.

    :param grid: the rows of the grid on the next page.
    """
    if not rows or not grid:
        return 0
    deepest = min(DEEPEST, len(grid) - 1, len(rows))
    for depth in range(deepest, 0, -1):
        own = [names(row.cells) for row in rows[-depth:]]
        opens = any(map(is_total, own[0]))
        if opens and own == [names(cells) for cells in grid[-depth:]]:
            return depth
    return 0
