"""Tables that hold several pages of a print: converters put them together, and what a page break
did to a row stands inside the table then. In sources without geometry such a table is parted again
where a row's only text names a page ("Trang 3/7").
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.grids import rows_of
from normalize.running import FOLIO
from normalize.text import clean
from schemas.page import Block, Cell, Grid, Page

Row = Sequence[Cell | None]


def repaged(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with such tables in the parts that the pages of a print had."""
    return tuple(map(_repaged, pages))


def _repaged(page: Page) -> Page:
    blocks: list[Block] = []
    for block in page.blocks:
        inside = _breaks(block) if isinstance(block, Grid) and not block.column_edges else []
        blocks += _parts(block, inside) if isinstance(block, Grid) and inside else [block]
    parted = len(blocks) > len(page.blocks)
    return msgspec.structs.replace(page, blocks=tuple(blocks)) if parted else page


def _breaks(grid: Grid) -> list[int]:
    """The rows that name a page, and so stand between two."""
    return [at for at in range(1, len(grid.rows) - 1) if _names_page(grid.rows[at])]


def _names_page(row: Row) -> bool:
    """Whether a row says nothing but the number of a page, and that it is one's: "Trang 2"."""
    said = [clean(cell.text) for cell in row if cell is not None and cell.lines]
    if len(said) != 1 or not said[0][:1].isalpha():
        return False
    return _is_whole(row) and FOLIO.fullmatch(said[0]) is not None


def _is_whole(row: Row) -> bool:
    """Whether no cell of a row above reaches into it, nor one of its own out of it."""
    own = [cell for cell in row if cell is not None]
    return sum(c.column_span for c in own) == len(row) and all(c.row_span == 1 for c in own)


def _parts(grid: Grid, breaks: Sequence[int]) -> Iterator[Block]:
    """The table in parts, between them the lines of the rows that name pages."""
    for above, stop in pairwise((-1, *breaks, len(grid.rows))):
        start = above + 1
        if start < stop:
            heads = max(min(grid.header_rows, stop) - start, 0)
            yield msgspec.structs.replace(rows_of(grid, start, stop), header_rows=heads)
        cells = (cell for row in grid.rows[stop : stop + 1] for cell in row if cell is not None)
        yield from (line for cell in cells for line in cell.lines)
