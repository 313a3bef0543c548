"""The rest of a row that fills a page below a repeated header, no wall being drawn beside it."""

from collections.abc import Sequence

import msgspec

from normalize.columns import find_header, is_number_row
from normalize.grids import last_grid
from normalize.headers import names
from schemas.page import Grid, Line, Page

HAIR = 0.5
"""Points by which lines may reach out of the row that they make."""


def with_undrawn(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, with the row below a table (``Grid.below``) put into it where the table is only
    the header that the page before has too; its lines are no lines of the page then."""
    if not any(isinstance(block, Grid) and block.below for page in pages for block in page.blocks):
        return tuple(pages)
    around = zip((Page(0), *pages), pages, strict=False)
    return tuple(_with_row(page) if _goes_on(page, last) else page for last, page in around)


def _goes_on(page: Page, before: Page) -> bool:
    """Whether a page has nothing but the header of the last table of the page before."""
    grid, last = last_grid(page), last_grid(before)
    if grid is None or last is None or not grid.below:
        return False
    header = find_header(grid.rows, grid.header_rows)
    if header is None or not all(map(is_number_row, grid.rows[header.stop :])):
        return False
    return list(map(names, grid.rows)) == list(map(names, last.rows[: len(grid.rows)]))


def _with_row(page: Page) -> Page:
    grid = last_grid(page)
    if grid is None:
        return page
    whole = msgspec.structs.replace(grid, rows=(*grid.rows, grid.below), below=())
    box = next(cell.box for cell in grid.below if cell is not None)
    blocks = tuple(
        whole if block is grid else block
        for block in page.blocks
        if not (isinstance(block, Line) and box is not None and block.box is not None
                and box.top - HAIR <= block.box.top and block.box.bottom <= box.bottom + HAIR)
    )  # fmt: skip
    return msgspec.structs.replace(page, blocks=blocks)
