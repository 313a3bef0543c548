"""Grids below a table that are none of its rows: a blank form, a box for signatures."""

from collections.abc import Iterable, Sequence

from normalize.codes import Code, parse_code
from normalize.columns import cell_text
from normalize.heading import split_label
from normalize.place import same_walls
from normalize.text import clean
from normalize.vocabulary import is_signature
from schemas.page import Grid, Line, Page
from schemas.rows import PageLine, PrintedRow

SHARE = 0.5
"""Columns of a form, of those of the table above it."""


def stands_apart(page: Page, grid: Grid, rows: Sequence[PrintedRow], lines: Sequence[Line]) -> bool:
    """Whether a grid is none of the rows of the table above it, though it is as broad: a page shows
    both with a text or room for one between them, or the grid has a title on a page of its own, and
    it has at most half of the table's columns and no codes.

    :param rows: those of the table so far.
    :param lines: what stands between both and is no running head.
    """
    if not rows:
        return False
    here = rows[-1].place.page == page.number
    if not (lines or _is_clear(grid, rows[-1]) if here else any(map(is_title, lines))):
        return False
    if not grid.column_edges or len(grid.column_edges) - 1 > SHARE * len(rows[-1].cells):
        return False
    return not _is_coded(grid)


def _is_clear(grid: Grid, row: PrintedRow) -> bool:
    """Whether a line has room between a grid and the row above it on its page."""
    bottoms = [cell.box.bottom for cell in row.cells if cell is not None and cell.box]
    lines = (line.box for cells in grid.rows for cell in cells if cell for line in cell.lines)
    first = next((box for box in lines if box), None)
    if grid.box is None or first is None or not bottoms:
        return False
    return grid.box.top - max(bottoms) >= first.bottom - first.top


def is_title(line: Line) -> bool:
    """Whether a line between two grids says something, in bold or in capitals: no page number, no
    running head."""
    capitals = line.text.isupper() and " " in clean(line.text)
    return (line.bold > 0.5 or capitals) and any(c.isalpha() for c in line.text)


def is_labelled(grid: Grid, heading: Iterable[PageLine], lines: Iterable[Line]) -> bool:
    """Whether a grid without codes stands below a label of its own ("Mẫu số 2"), and so is none of
    the rows of the table above, whose heading has another."""
    labels = {found[0] for line in lines if (found := split_label(clean(line.text)))}
    if not labels or _is_coded(grid):
        return False
    return labels.isdisjoint(
        found[0] for item in heading if (found := split_label(clean(item.line.text)))
    )


def is_signed(grid: Grid) -> bool:
    """Whether a grid without codes is a signature block: its first row opens as one does."""
    firsts = (cell_text(cell) for cell in grid.rows[0])
    return any(map(is_signature, filter(None, firsts))) and not _is_coded(grid)


def is_its_rest(grid: Grid, refused: Grid | None, edges: Sequence[float]) -> bool:
    """Whether a grid without codes goes on with one that was none of the rows of the table above
    it: on that one's columns, which are not the table's.

    :param edges: of the table's columns.
    """
    if refused is None or len(grid.column_edges) == len(edges) or _is_coded(grid):
        return False
    one, other = refused.column_edges, grid.column_edges
    return len(one) == len(other) > 0 and same_walls(one, other)


def _is_coded(grid: Grid) -> bool:
    """Whether a cell of a grid's first column holds a code."""
    firsts = (cell_text(row[0]) for row in grid.rows if row and row[0] is not None)
    return any(isinstance(parse_code(text), Code) for text in firsts if text)
