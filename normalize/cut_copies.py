"""Copies of a header that a page cuts: one was put between two rows, and a page ended in it."""

from collections.abc import Iterator, Sequence

import msgspec

from normalize.columns import find_header, texts_in
from normalize.cut_headers import DEEPEST, same_columns
from normalize.grids import first_grid, last_grid, rows_of, with_grid
from schemas.page import Cell, Grid, Page

FEWEST = 3
"""Cells of such a row in which a name begins."""

Rows = Sequence[Sequence[Cell | None]]


def without_cut_copies(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, less the last rows of one and the first ones of the next where both together are
    the header of a table before: in each column the same letters."""
    made = list(pages)
    headers: list[tuple[Grid, Rows]] = []
    seen = 0
    for at in range(1, len(made)):
        above, below = last_grid(made[at - 1]), first_grid(made[at])
        if above is None or below is None or not _may_be(above.rows, below.rows):
            continue
        if not same_columns(above, below):
            continue
        headers.extend(_headers(made[seen:at]))
        seen = at
        block = next((own for grid, own in reversed(headers) if same_columns(grid, above)), None)
        cut = _cut(above.rows, below.rows, block) if block is not None else None
        if cut is None:
            continue
        upper, lower = cut
        made[at - 1] = with_grid(made[at - 1], above, rows_of(above, 0, upper))
        rest = msgspec.structs.replace(
            rows_of(below, lower), header_rows=max(below.header_rows - lower, 0)
        )
        made[at] = with_grid(made[at], below, rest if rest.rows else None)
    return tuple(made)


def _may_be(above: Rows, below: Rows) -> bool:
    """Whether a table can end in the first part of a header: no figure in its last row, and names
    in several columns of it or the one above it, which groups have over its own."""
    if not above or not below or not _names(above[-1]):
        return False
    return any(_names(row) >= FEWEST for row in above[-DEEPEST:])


def _names(row: Sequence[Cell | None]) -> int:
    """In how many cells of a row a text begins; in none where one has a figure."""
    texts = list(texts_in(row))
    return 0 if any(c.isdigit() for text in texts for c in text) else len(texts)


def _headers(pages: Sequence[Page]) -> Iterator[tuple[Grid, Rows]]:
    """The tables of pages that have a header, in order, each with its rows."""
    for page in pages:
        for block in page.blocks:
            if not isinstance(block, Grid):
                continue
            header = find_header(block.rows, block.header_rows)
            if header is not None:
                yield block, block.rows[header.start : header.stop]


def _cut(above: Rows, below: Rows, block: Rows) -> tuple[int, int] | None:
    """Where the first part of a header begins among the last rows of a table, and its second part
    ends among the first rows of another; None where they are no parts of it."""
    wanted = _letters(block)
    deepest = max(len(block), DEEPEST)
    for upper in range(len(above) - 1, max(len(above) - 1 - deepest, 0), -1):
        for lower in range(1, min(len(below), deepest) + 1):
            if _letters((*above[upper:], *below[:lower])) == wanted:
                return upper, lower
    return None


def _letters(rows: Rows) -> list[str]:
    """In each column the letters of the cells that begin there."""
    return [
        "".join("".join(line.text for line in cell.lines) for cell in column if cell is not None)
        .replace(" ", "")
        .casefold()
        for column in zip(*rows, strict=True)
    ]
