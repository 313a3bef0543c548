"""Tables that hold several pages of a print: converters put them together, and what a page break
did to a row stands inside the table then. In sources without geometry such a table is parted again.

A row whose only text names a page ("Trang 3/7") stood between two pages. A row whose texts all go
on with those above them, its first cell being empty, is the rest of a row that a page had cut.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.edges import goes_on, opening, says_level
from normalize.grids import rows_of
from normalize.running import FOLIO
from normalize.scoring import is_rule_start
from normalize.text import clean
from schemas.page import Block, Cell, Grid, Page

FEWEST = 3
"""Cells of a row: with fewer, no evidence is left beside the text that goes on."""
MOST = 4
"""One row in so many, at most, is a rest: a list that goes on in small letters has more of them."""

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


def _breaks(grid: Grid) -> list[tuple[int, int]]:
    """Where a part ends and where the next one begins, beyond a row that names a page."""
    rows = grid.rows
    named = [(at, at + 1) for at in range(1, len(rows) - 1) if _names_page(rows[at])]
    rests = [at for at in range(2, len(rows)) if _is_rest(rows[at - 1], rows[at])]
    if MOST * len(rests) > len(rows):
        rests = []
    return sorted([*named, *((at, at) for at in rests)])


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


def _is_rest(above: Row, row: Row) -> bool:
    """Whether all texts of a row go on with the one above in their column, in small letters."""
    if len(row) < FEWEST or not all(_is_whole(one) and None not in one for one in (above, row)):
        return False
    texts = [clean(cell.text) if cell else "" for cell in row]
    said = [at for at, text in enumerate(texts) if text]
    return bool(said) and said[0] > 0 and all(_goes_on(above[at], texts[at]) for at in said)


def _goes_on(above: Cell | None, text: str) -> bool:
    before = clean(above.text) if above else ""
    ends = before[-1:].isalnum() or before.endswith(",")
    if " " not in before or not ends or opening(text) != "small":
        return False
    if says_level(text) or is_rule_start(text):
        return False  # "(b/a)*điểm tối đa" opens with a letter, too
    return goes_on(before, text, strictly=True)


def _parts(grid: Grid, breaks: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """The table in parts, between them the lines of the rows that name pages."""
    ends = [(0, 0), *breaks, (len(grid.rows), len(grid.rows))]
    for (_, start), (stop, behind) in pairwise(ends):
        if start < stop:
            heads = max(min(grid.header_rows, stop) - start, 0)
            yield msgspec.structs.replace(rows_of(grid, start, stop), header_rows=heads)
        cells = (cell for row in grid.rows[stop:behind] for cell in row if cell is not None)
        yield from (line for cell in cells for line in cell.lines)
