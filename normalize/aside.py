"""Columns of a page beside its table: what they say is no heading of it."""

from collections.abc import Iterator, Sequence
from math import inf

from normalize.heading import split_label
from normalize.issued import ISSUED
from normalize.text import clean
from schemas.page import Box, Grid, Line, Page
from schemas.rows import PageLine

CLEAR = 1.0
"""Points by which a line stands clear of a table's sides."""
LETTERHEAD = 3
"""Rows and columns of a letterhead, at most."""


def without_aside(lines: Sequence[PageLine], page: Page, grid: Grid) -> list[PageLine]:
    """The lines above a table, less those of a column beside it: they stand clear of its sides, and
    one of them at the height of another line, or of the table itself. What stands beyond the paper
    is over further columns of a sheet that is wider.

    :param page: the page of the table that ``grid`` begins.
    """
    table = grid.box
    if table is None:
        return list(lines)
    paper = page.width or inf
    here = [
        item.line
        for item in lines
        if item.page == page.number and not (item.line.box and item.line.box.x0 >= paper)
    ]
    within = [box for line in here if (box := line.box) and not _side(line, table)]
    gone: set[int] = set()
    for side in (-1, 1):
        column = [line for line in here if _side(line, table) == side]
        if any(_level(line, box) for line in column for box in (*within, table)):
            gone.update(map(id, column))
    return [item for item in lines if id(item.line) not in gone]


def labelled(grid: Grid, page: int) -> Iterator[PageLine]:
    """The lines of the cell of a letterhead that holds an appendix's label or its issuing line:
    clerks set it beside the office's name, in a table that the markup shows."""
    if len(grid.rows) > LETTERHEAD or len(grid.rows[0]) > LETTERHEAD:
        return
    for cell in (cell for row in grid.rows for cell in row if cell is not None):
        said = [clean(line.text) for line in cell.lines]
        labels = [label for text in said if (label := split_label(text))]
        if any(map(ISSUED.match, said)) or any(not rest for _, rest in labels):
            yield from (PageLine(page, line) for line in cell.lines)


def _side(line: Line, table: Box) -> int:
    """On which side of a table a line stands, 0 where it is above."""
    if line.box is None:
        return 0
    if line.box.x1 <= table.x0 - CLEAR:
        return -1
    return 1 if line.box.x0 >= table.x1 + CLEAR else 0


def _level(line: Line, box: Box) -> bool:
    middle = (line.box.top + line.box.bottom) / 2 if line.box else 0.0
    return box.top <= middle <= box.bottom
