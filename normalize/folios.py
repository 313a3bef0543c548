"""Rows of a table that hold the number of their page alone ("Trang 3/7"), or say that it goes on: a
foot or a head of the page that stands in the table, as ``<tfoot>`` does."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.grids import rows_of
from normalize.running import FOLIO, says_it_goes_on
from normalize.text import clean
from schemas.page import Block, Grid, Page


def without_folios(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with such rows as lines below and above their tables, where the numbers count on
    from table to table, or where most tables say that they go on."""
    pages = tuple(pages)
    for at in (-1, 0):
        grids = [block for page in pages for block in page.blocks if isinstance(block, Grid)]
        said = [_alone(grid, at) for grid in grids]
        if _count_on(said) or _go_on(said):
            pages = tuple(_without(page, at) for page in pages)
    return pages


def _place(grid: Grid, at: int) -> int:
    """The first row, or the last one with a text: an engine may leave an empty one."""
    last = len(grid.rows) - 1
    bare = last > 1 and not any(cell and cell.lines for cell in grid.rows[-1])
    return last - bare if at else 0


def _alone(grid: Grid, at: int) -> str:
    """The text of a row that is one cell over all columns; "" where it is not, or is the table."""
    first, *others = grid.rows[_place(grid, at)]
    if first is None or len(grid.rows) < 2 or any(cell is not None for cell in others):
        return ""
    return clean(first.text)


def _count_on(said: Sequence[str]) -> bool:
    """Whether the rows of two tables at least, and of most, are numbers that follow each other: a
    letterhead and a signature may stand in tables of their own, and a page may cut a table, whose
    foot is then printed twice."""
    found = [int(match[1]) for text in said if text and (match := FOLIO.fullmatch(text))]
    return len(found) >= max(2, len(said) / 2) and all(b - a in (0, 1) for a, b in pairwise(found))


def _go_on(said: Sequence[str]) -> bool:
    going = sum(map(says_it_goes_on, said))
    return going > 1 and going >= len(said) / 2


def _without(page: Page, at: int) -> Page:
    grids = (block for block in page.blocks if isinstance(block, Grid))
    held = {id(grid): tuple(_parts(grid, at)) for grid in grids if _is_folio(_alone(grid, at))}
    if not held:
        return page
    blocks = tuple(x for block in page.blocks for x in held.get(id(block), (block,)))
    return msgspec.structs.replace(page, blocks=blocks)


def _is_folio(text: str) -> bool:
    return bool(text) and (FOLIO.fullmatch(text) is not None or says_it_goes_on(text))


def _parts(grid: Grid, at: int) -> Iterator[Block]:
    """The table without the row, and the row's lines where it stood."""
    place = _place(grid, at)
    lines = tuple(line for cell in grid.rows[place] if cell is not None for line in cell.lines)
    start, stop = (0, place) if at else (1, len(grid.rows))
    heads = max(min(grid.header_rows, stop) - start, 0)
    rest = msgspec.structs.replace(rows_of(grid, start, stop), header_rows=heads)
    parts: tuple[Block, ...] = (rest, *lines) if at else (*lines, rest)
    yield from parts
