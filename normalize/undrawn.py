"""The rest of a row that fills a page below a repeated header, and the first lines of one that ends
a page, no wall being drawn beside them."""

from collections.abc import Sequence

import msgspec

from normalize.codes import Code, parse_code
from normalize.columns import cell_text, find_header, is_number_row
from normalize.cut_headers import same_columns
from normalize.grids import first_grid, last_grid
from normalize.headers import names
from schemas.page import Cell, Grid, Line, Page

Rows = tuple[tuple[Cell | None, ...], ...]

HAIR = 0.5
"""Points by which lines may reach out of the row that they make."""


def with_undrawn(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, with the row below a table (``Grid.begun``) put into it where the table is only
    the header that the page before has too, or the row goes on behind the page's end; its lines
    are no lines of the page then."""
    if not any(isinstance(block, Grid) and block.begun for page in pages for block in page.blocks):
        return tuple(pages)
    around = zip((Page(0), *pages), pages, (*pages[1:], Page(0)), strict=False)
    return tuple(
        _with_row(page) if _goes_on(page, last) or _is_begun(page, following) else page
        for last, page, following in around
    )


def _goes_on(page: Page, before: Page) -> bool:
    """Whether a page has nothing but the header of the last table of the page before."""
    grid, last = last_grid(page), last_grid(before)
    if grid is None or last is None or not grid.below:
        return False
    header = find_header(grid.rows, grid.header_rows)
    if header is None or not all(map(is_number_row, grid.rows[header.stop :])):
        return False
    return list(map(names, grid.rows)) == list(map(names, last.rows[: len(grid.rows)]))


def _is_begun(page: Page, following: Page) -> bool:
    """Whether what stands below the table is a row's code and more that goes on with the first row
    of the next page: there those places are empty, nothing is drawn above them or a header that is
    printed again, and others of the row are not."""
    grid, rest = last_grid(page), first_grid(following)
    if grid is None or rest is None or not grid.begun or not same_columns(grid, rest):
        return False
    said = [cell is not None and bool(cell.lines) for cell in grid.begun]
    again = _header_again(rest, grid)
    code = grid.begun[0]
    if again == len(rest.rows) or sum(said) < 2:
        return False
    first = rest.rows[again]
    if code is None or not isinstance(parse_code(cell_text(code)), Code):
        return False
    if any(
        told and (below is None or below.lines or not (below.open_top or again))
        for told, below in zip(said, first, strict=True)
    ):
        return False
    return any(cell is not None and cell.lines for cell in first)


def _header_again(grid: Grid, before: Grid) -> int:
    """How many rows of a page's first table print the header of the one before it anew."""
    header = find_header(grid.rows, grid.header_rows)
    if header is None or header.start:
        return 0
    stop = header.stop
    if list(map(names, grid.rows[:stop])) != list(map(names, before.rows[:stop])):
        return 0
    return next((n for n in range(stop, len(grid.rows)) if not is_number_row(grid.rows[n])), stop)


def _with_row(page: Page) -> Page:
    grid = last_grid(page)
    if grid is None:
        return page
    whole = msgspec.structs.replace(
        grid, rows=_with_last(grid.rows, grid.begun), below=(), begun=()
    )
    box = next(cell.box for cell in grid.begun if cell is not None)
    blocks = tuple(
        whole if block is grid else block
        for block in page.blocks
        if not (isinstance(block, Line) and box is not None and block.box is not None
                and box.top - HAIR <= block.box.top and block.box.bottom <= box.bottom + HAIR)
    )  # fmt: skip
    return msgspec.structs.replace(page, blocks=blocks)


def _with_last(rows: Rows, below: tuple[Cell | None, ...]) -> Rows:
    """The rows with another one below them, over whose empty places the cells go on that are left
    open above them; a last row of nothing but open empty cells is where it begins."""
    if all(cell and not cell.lines and cell.open_bottom for cell in rows[-1]):
        rows = rows[:-1]
    made, last = [list(row) for row in rows], list(below)
    for at, cell in enumerate(below):
        row = next((n for n in reversed(range(len(rows))) if rows[n][at] is not None), None)
        above = rows[row][at] if row is not None else None
        if row is None or above is None or cell is None or cell.lines:
            continue
        if above.open_bottom and row + above.row_span == len(rows):
            made[row][at] = msgspec.structs.replace(above, row_span=above.row_span + 1)
            last[at] = None
    return (*map(tuple, made), tuple(last))
