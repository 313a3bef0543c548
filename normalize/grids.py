"""The tables that begin and end a page, and what their rows tell without a header."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from normalize.codes import Code, parse_code
from normalize.columns import cell_text
from schemas.page import Cell, Grid, Line, Page
from schemas.rows import PageLine


def first_grid(page: Page) -> Grid | None:
    """A page's first table, None where it has none."""
    return next((block for block in page.blocks if isinstance(block, Grid)), None)


def last_grid(page: Page) -> Grid | None:
    """A page's last table, None where it has none."""
    return next((block for block in reversed(page.blocks) if isinstance(block, Grid)), None)


def with_grid(page: Page, grid: Grid, other: Grid | None) -> Page:
    """The page with another table in the place of one of its own, or with nothing there."""
    blocks = (other if block is grid else block for block in page.blocks)
    return msgspec.structs.replace(page, blocks=tuple(b for b in blocks if b is not None))


def rows_of(grid: Grid, start: int, stop: int | None = None) -> Grid:
    """A table of some rows of one, from a row on up to another one."""
    rows = grid.rows[start:stop]
    torn = tuple(row - start for row in grid.torn if 0 <= row - start < len(rows))
    return msgspec.structs.replace(grid, rows=rows, torn=torn)


def over_breaks(pages: Sequence[Page]) -> Iterator[tuple[Page, Grid | None, Grid | None]]:
    """Each page with its last table and the first one of the page behind it."""
    for page, following in zip(pages, (*pages[1:], None), strict=False):
        yield page, last_grid(page), first_grid(following) if following is not None else None


def is_one_text(row: Sequence[Cell | None]) -> bool:
    """Whether a row above a header says one thing, as the rows do that a spreadsheet titles, or two
    side by side in merged cells: a letterhead."""
    said = [cell.column_span for cell in row if cell is not None and cell.lines]
    return len(said) <= 1 or (len(said) == 2 and min(said) > 1)


def own_lines(grid: Grid, titled: int, heading: Iterable[PageLine]) -> Iterator[Line]:
    """The lines of the rows above a grid's header but those of the heading so far, which a page may
    repeat with the header."""
    known = {told.line.text for told in heading} if titled else ()
    cells = (cell for row in grid.rows[:titled] for cell in row if cell is not None)
    return (line for cell in cells for line in cell.lines if line.text not in known)


def is_numbered(grid: Grid) -> bool:
    """Whether a grid's first column numbers its rows, with more than the numbers beside it."""
    first = [cell_text(row[0]) for row in grid.rows if row[0] is not None]
    codes = sum(isinstance(parse_code(text), Code) for text in first if text)
    return codes >= 3 and codes >= 0.5 * len(first) and len(grid.rows[0]) >= 3
