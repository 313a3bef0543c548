"""Does a page leave cells open at its end that go on behind it?

Browsers and spreadsheets do, word processors close every cell. A cell whose text stands in the
middle of all its rows may have nothing of it before the break.
"""

from collections.abc import Collection, Sequence

from schemas.page import Cell, Grid


def ends_open(grid: Grid) -> bool:
    """Whether a cell with a text is open at the end of a grid, or an empty one over several rows,
    beside others that are closed; of one row it may be none."""
    closed = _closes(grid.rows[-1])
    return any(
        cell is not None and cell.open_bottom and (cell.lines or (closed and cell.row_span > 1))
        for row in grid.rows
        for cell in row
    )


def open_bare(cells: Sequence[Cell | None]) -> frozenset[int]:
    """The columns in which nothing is printed in a last cell that is open, beside closed ones."""
    if not _closes(cells):
        return frozenset()
    opened = (n for n, c in enumerate(cells) if c is not None and c.open_bottom and not c.lines)
    return frozenset(opened)


def fill(bare: Collection[int], cells: Sequence[Cell | None]) -> bool:
    """Whether texts stand in the first row behind a break in all columns whose last cell is empty
    and open: merged cells began there."""
    found = [cells[at] for at in bare] if cells else []
    return bool(found) and all(cell is not None and cell.lines for cell in found)


def _closes(cells: Sequence[Cell | None]) -> bool:
    return any(cell is not None and cell.lines and not cell.open_bottom for cell in cells)
