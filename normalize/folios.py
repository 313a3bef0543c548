"""Rows of a table that hold the number of their page alone ("Trang 3/7"), or say that it goes on: a
foot or a head of the page that stands in the table, as ``<tfoot>`` does."""

from collections.abc import Iterator, Sequence

import msgspec

from normalize.grids import first_grid, last_grid
from normalize.running import says_it_goes_on
from normalize.text import clean
from schemas.page import Block, Cell, Grid, Line, Page
from schemas.patterns import late

_FOLIO = late(r"(?:Trang|Tr\.)? ?[-–]? ?(\d{1,4})(?: ?[/–-] ?\d{1,4}| ?[-–])?")


def without_folios(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with such rows as lines below and above their tables, where the numbers count on
    from page to page, or where every page but one says that it goes on."""
    pages = tuple(pages)
    tabled = [page for page in pages if first_grid(page) is not None]
    for at in (-1, 0):
        said = [(page.number, _alone(grid, at)) for page in tabled if (grid := _grid(page, at))]
        if _count_on(said) or _go_on(said):
            pages = tuple(_without(page, at) for page in pages)
    return pages


def _grid(page: Page, at: int) -> Grid | None:
    return last_grid(page) if at else first_grid(page)


def _alone(grid: Grid, at: int) -> str:
    """The text of a row that is one cell over all columns; "" where it is not, or is the table."""
    first, *others = grid.rows[at]
    if first is None or len(grid.rows) < 2 or any(cell is not None for cell in others):
        return ""
    return clean(first.text)


def _count_on(said: Sequence[tuple[int, str]]) -> bool:
    """Whether the rows of two pages at least, and of most, are numbers that follow each other; a
    letterhead and a signature may stand in tables of their own."""
    found = [int(match[1]) - page for page, text in said if (match := _FOLIO.fullmatch(text))]
    return len(found) >= max(2, len(said) / 2) and len(set(found)) == 1


def _go_on(said: Sequence[tuple[int, str]]) -> bool:
    going = sum(says_it_goes_on(text) for _, text in said)
    return going > 1 and going >= len(said) / 2


def _without(page: Page, at: int) -> Page:
    grid = _grid(page, at)
    text = _alone(grid, at) if grid is not None else ""
    if grid is None or not (_FOLIO.fullmatch(text) or says_it_goes_on(text)):
        return page
    parts = {id(grid): tuple(_parts(grid, at))}
    blocks = tuple(x for block in page.blocks for x in parts.get(id(block), (block,)))
    return msgspec.structs.replace(page, blocks=blocks)


def _parts(grid: Grid, at: int) -> Iterator[Block]:
    """The table without the row, and the row's lines where it stood."""
    lines = _lines(grid.rows[at])
    start, stop = (0, len(grid.rows) - 1) if at else (1, len(grid.rows))
    torn = tuple(row - start for row in grid.torn if start <= row < stop)
    heads = max(min(grid.header_rows, stop) - start, 0)
    rest = msgspec.structs.replace(grid, rows=grid.rows[start:stop], torn=torn, header_rows=heads)
    parts: tuple[Block, ...] = (rest, *lines) if at else (*lines, rest)
    yield from parts


def _lines(row: Sequence[Cell | None]) -> tuple[Line, ...]:
    return tuple(line for cell in row if cell is not None for line in cell.lines)
