"""A sheet that is wider than its paper: its right columns go on on further pages, row for row."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from normalize.codes import Code, parse_code
from normalize.columns import DEEPEST, cell_text, find_header, is_number_row
from normalize.vocabulary import role_of
from schemas.page import Cell, Grid, Page

LEAST = 4
"""Rows whose heights tell that two pages print the same rows of a sheet."""
SAME = 1.0
"""Points by which the heights of a row differ."""


def with_right_parts(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages, with the right part of a sheet put beside its left one: as many pages behind the
    others, one by one of as many rows, each as high as the row of the other page, on columns of
    their own, and without any codes."""
    grids = [_only(page) for page in pages]
    depths = [len(grid.rows) if grid is not None else 0 for grid in grids]
    if len({len(grid.column_edges) for grid in grids if grid is not None}) < 2 and not any(
        one and other and not _same_edges(one, other) for one, other in pairwise(grids)
    ):
        return pages
    for start in range(len(pages) - 1):
        for count in range((len(pages) - start) // 2, 0, -1):
            if abs(depths[start] - depths[start + count]) > DEEPEST or not depths[start]:
                continue
            left, right = grids[start : start + count], grids[start + count : start + 2 * count]
            if _are_abreast(left, right):
                made = list(pages)
                for at, (one, other) in enumerate(zip(left, right, strict=True), start):
                    if one is not None and other is not None:
                        made[at] = _replaced(pages[at], one, _beside(*_level(one, other)))
                        made[at + count] = _replaced(pages[at + count], other, None)
                return with_right_parts(made)
    return pages


def _only(page: Page) -> Grid | None:
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    return grids[0] if len(grids) == 1 and grids[0].box is not None else None


def _are_abreast(left: Sequence[Grid | None], right: Sequence[Grid | None]) -> bool:
    if not (left[0] and right[0] and _same_heights(*_level(left[0], right[0]))):
        return False
    known = [
        (one, other)
        for one, other in zip(left, right, strict=True)
        if one is not None and other is not None
    ]
    if len(known) < len(left) or sum(len(one.rows) for one, _ in known) < LEAST:
        return False
    if not all(_same_heights(*_level(one, other)) for one, other in known):
        return False
    if not _is_coded(known[0][0]) or _counts([other for _, other in known]):
        return False
    return not any(_same_edges(one, other) for one, other in known)


def _level(one: Grid, other: Grid) -> tuple[Grid, Grid]:
    """Two pages of a sheet, the header of the one as deep as that of the other."""
    return _deeper(one, other), _deeper(other, one)


def _deeper(grid: Grid, other: Grid) -> Grid:
    """A page whose header reaches over the rows that the other's has more, where it is as high."""
    more = len(other.rows) - len(grid.rows)
    heights = _heights(other)[: more + 1]
    own = _heights(grid)[0]
    if more < 1 or own is None or any(height is None for height in heights):
        return grid
    if abs(sum(filter(None, heights)) - own) > SAME * (more + 1):
        return grid
    top = tuple(c and msgspec.structs.replace(c, row_span=c.row_span + more) for c in grid.rows[0])
    covered: tuple[Cell | None, ...] = (None,) * len(top)
    return msgspec.structs.replace(grid, rows=(top, *([covered] * more), *grid.rows[1:]))


def _same_edges(one: Grid, other: Grid) -> bool:
    """Whether two pages have the same columns, as the pages of a table do that goes on."""
    edges = [[x - grid.column_edges[0] for x in grid.column_edges] for grid in (one, other)]
    return len(edges[0]) == len(edges[1]) and all(
        abs(a - b) <= SAME for a, b in zip(*edges, strict=True)
    )


def _is_coded(grid: Grid) -> bool:
    """Whether rows of a page have codes in its first column."""
    header = find_header(grid.rows, grid.header_rows)
    body = grid.rows[header.stop if header else 0 :]
    firsts = [cell_text(row[0]) for row in body if row[0] is not None and not is_number_row(row)]
    codes = sum(isinstance(parse_code(text), Code) for text in firsts if text)
    return 2 * codes > len(firsts) > 0


def _counts(grids: Sequence[Grid]) -> bool:
    """Whether pages have codes of their own, each of which stands once: points come again."""
    header = find_header(grids[0].rows, grids[0].header_rows)
    if header is not None:
        return any(role_of(leaf.text) == "code" for leaf in header.leaves)
    firsts = [text for grid in grids for row in grid.rows[1:] if (text := cell_text(row[0]))]
    return _is_coded(grids[0]) and len(set(firsts)) == len(firsts)


def _same_heights(one: Grid, other: Grid) -> bool:
    if len(one.rows) != len(other.rows):
        return False
    mine, others = _heights(one), _heights(other)
    told = [(a, b) for a, b in zip(mine, others, strict=True) if a is not None and b is not None]
    return 2 * len(told) > len(mine) and all(abs(a - b) <= SAME for a, b in told)


def _heights(grid: Grid) -> list[float | None]:
    """The height of each row in which a cell stands that spans no other."""
    return [
        next(
            (c.box.bottom - c.box.top for c in row if c is not None and c.box and c.row_span == 1),
            None,
        )
        for row in grid.rows
    ]


def _beside(left: Grid, right: Grid) -> Grid:
    rows: list[tuple[Cell | None, ...]] = [
        (*one, *other) for one, other in zip(left.rows, right.rows, strict=True)
    ]
    moved = left.column_edges[-1] - right.column_edges[0]
    edges = (*left.column_edges, *(x + moved for x in right.column_edges[1:]))
    return msgspec.structs.replace(left, rows=tuple(rows), column_edges=edges)


def _replaced(page: Page, old: Grid, new: Grid | None) -> Page:
    blocks = [new if block is old else block for block in page.blocks]
    return msgspec.structs.replace(page, blocks=tuple(b for b in blocks if b is not None))
