"""Grids below a table that are none of its rows: a blank form, a box for signatures."""

from collections.abc import Sequence

from normalize.codes import Code, parse_code
from normalize.columns import cell_text
from schemas.page import Grid, Line, Page
from schemas.rows import PrintedRow

SHARE = 0.5
"""Columns of a form, of those of the table above it."""


def stands_apart(page: Page, grid: Grid, rows: Sequence[PrintedRow], lines: Sequence[Line]) -> bool:
    """Whether a grid is none of the rows of the table above it, though it is as broad: a page shows
    both with a text between them, and it has at most half of the table's columns and no codes.

    :param rows: those of the table so far.
    :param lines: what stands between both and is no running head.
    """
    if not lines or not rows or rows[-1].place.page != page.number:
        return False
    if not grid.column_edges or len(grid.column_edges) - 1 > SHARE * len(rows[-1].cells):
        return False
    firsts = (cell_text(row[0]) for row in grid.rows if row and row[0] is not None)
    return not any(isinstance(parse_code(text), Code) for text in firsts if text)
