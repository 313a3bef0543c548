"""Empty slivers of rows at page tops: what an engine draws there on every page says nothing."""

from collections.abc import Sequence

import msgspec

from normalize.grids import first_grid, rows_of, with_grid
from schemas.page import Cell, Grid, Page

LOWEST = 4.0
"""Points: a row lower than this holds no letter."""
SAME = 0.5
"""Points by which slivers of one drawing differ at most."""


def without_slivers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, less the empty first rows of tables that go on, where most of them open with one
    as high as the others: walls begin above a thick border. A page on which a clerk began another
    table opens with none. The rest of a row that a page cut just above its lower border stands on
    single pages, at any height."""
    pages = tuple(map(_without_rims, pages))
    firsts = [page for page in pages if first_grid(page) is not None][1:]
    heights = {page.number: _sliver(first_grid(page)) for page in firsts}
    found = {number: height for number, height in heights.items() if height is not None}
    if len(found) < 2 or 2 * len(found) <= len(firsts):
        return pages
    if max(found.values()) - min(found.values()) > SAME:
        return pages
    return tuple(_without(page) if page.number in found else page for page in pages)


def _without_rims(page: Page) -> Page:
    """A page without what stands between the two lines of a table's doubled upper or lower border:
    no wall parts it, as those of a cut row do its rest."""
    blocks = [_without_rim(block) if isinstance(block, Grid) else block for block in page.blocks]
    return msgspec.structs.replace(page, blocks=tuple(blocks))


def _without_rim(grid: Grid) -> Grid:
    start = len(grid.rows) > 1 and _is_rim(grid.rows[0])
    stop = len(grid.rows) - (len(grid.rows) > 1 + start and _is_rim(grid.rows[-1]))
    return grid if stop - start == len(grid.rows) else rows_of(grid, start, stop)


def _is_rim(row: Sequence[Cell | None]) -> bool:
    """Whether a row is one empty cell over several columns, too low for letters."""
    cell = row[0]
    if cell is None or cell.box is None or cell.lines or not 1 < cell.column_span == len(row):
        return False
    return cell.box.bottom - cell.box.top < LOWEST


def _sliver(grid: Grid | None) -> float | None:
    """The height of a grid's first row, where it is open above, empty and too low for letters."""
    row: Sequence[Cell | None] = grid.rows[0] if grid and len(grid.rows) > 1 else ()
    boxes = [
        cell.box
        for cell in row
        if cell and cell.box and cell.open_top and not cell.lines and cell.row_span == 1
    ]
    if not row or len(boxes) < len(row):
        return None
    height = max(box.bottom - box.top for box in boxes)
    return height if height < LOWEST else None


def _without(page: Page) -> Page:
    grid = first_grid(page)
    return page if grid is None else with_grid(page, grid, rows_of(grid, 1))
