"""Numbers of columns that a page repeats above cells that go on, no wall between them."""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.columns import is_number_row
from normalize.grids import first_grid, rows_of, with_grid
from schemas.page import Cell, Grid, Page

LEVEL = 1.0
"""Points by which the numbers of one row differ in height."""
DEEPEST = 8
"""Rows of a table among which the numbers of its columns stand."""
Row = tuple[Cell | None, ...]


def without_numbers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, less the row of columns' numbers with which one opens as an earlier page's table
    has it, where cells below it are open to it: they are cells of their rows, and no numbers."""
    known: set[tuple[str, ...]] = set()
    found: list[Page] = []
    for page in pages:
        grid = first_grid(page) if known else None
        if grid is not None and _numbers(grid.rows[0]) in known:
            page = with_grid(page, grid, _without(grid))
        grids = (block for block in page.blocks if isinstance(block, Grid))
        rows = (row for grid in grids for row in grid.rows[:DEEPEST] if is_number_row(row))
        known.update(tuple(cell.text for cell in row if cell is not None) for row in rows)
        found.append(page)
    return tuple(found)


def _numbers(row: Row) -> tuple[str, ...]:
    """What stands on the first line of each cell of a row, if it is one line, and some of them
    hold more or go on below the row."""
    cells = [cell for cell in row if cell is not None and cell.lines]
    boxes = [box for cell in cells if (box := cell.lines[0].box) is not None]
    if not cells or len(boxes) < len(row) or not any(map(_is_open, cells)):
        return ()
    tops = [box.top for box in boxes]
    return tuple(c.lines[0].text for c in cells) if max(tops) - min(tops) < LEVEL else ()


def _is_open(cell: Cell) -> bool:
    return cell.row_span > 1 or len(cell.lines) > 1


def _without(grid: Grid) -> Grid:
    first = tuple([_rest(cell) for cell in grid.rows[0]])
    if any(cell and cell.lines and cell.row_span == 1 for cell in first) or len(grid.rows) == 1:
        return replace(grid, rows=(first, *grid.rows[1:]))
    second = tuple(
        replace(above, row_span=above.row_span - 1) if above and above.row_span > 1 else cell
        for above, cell in zip(first, grid.rows[1], strict=True)
    )
    return replace(rows_of(grid, 1), rows=(second, *grid.rows[2:]))


def _rest(cell: Cell | None) -> Cell | None:
    """A cell below the number that its first line is."""
    if cell is None or cell.box is None or (box := cell.lines[0].box) is None:
        return cell
    below = replace(cell.box, top=box.bottom)
    return replace(cell, lines=cell.lines[1:], box=below, open_top=_is_open(cell))
