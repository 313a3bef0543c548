"""A sheet that is wider than its paper: its right columns go on on further pages, row for row.

    page 1               page 2               page 3            page 4
    | STT | Nội dung |   |  3  | …        |   | Điểm | Ai làm | |  2   | …      |
    |  1  | Ban hành |   |  4  | …        |   |  2   | Sở …   | |  1   | …      |
    |  2  | …        |                        |  1   | …      |
      left parts: ``start`` and ``count`` = 2   right parts: from ``behind`` on, as many

Pages go in and come out, as many: the grids of right parts are gone from theirs and stand beside
those of the left parts. What tells them: other columns, rows that end at the same heights, and no
codes of their own.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from normalize.codes import Code, parse_code
from normalize.columns import cell_text, find_header, is_number_row, texts_in
from normalize.grids import with_grid
from normalize.vocabulary import role_of
from schemas.page import Cell, Grid, Page

LEAST = 4
"""Rows whose ends tell that two pages print the same rows of a sheet."""
SAME = 1.0
"""Points by which the ends of a row differ."""


class _Sheet:
    """A page's only grid, with what each other page is compared with: where each row ends, from
    the grid's top, and the x of its columns from its first one."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.edges = [x - grid.column_edges[0] for x in grid.column_edges]

    @cached_property
    def ends(self) -> list[float]:
        return _ends(self.grid)

    @cached_property
    def is_coded(self) -> bool:
        """Whether rows of the page have codes in its first column."""
        return _is_coded(self.grid)

    @cached_property
    def heads_codes(self) -> bool | None:
        """Whether its header names a column of codes; None where it has none."""
        header = find_header(self.grid.rows, self.grid.header_rows)
        if header is None:
            return None
        return any(role_of(leaf.text) == "code" for leaf in header.leaves)


Pair = tuple[_Sheet, _Sheet]


def with_right_parts(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages, with the right parts of a sheet put beside its left one: as many pages behind the
    others, one by one of as many rows, each as high as the row of the other page, on columns of
    their own, and without any codes."""
    sheets = list(map(_only, pages))
    if not _differ(sheets):  # most documents
        return pages
    made = list(pages)
    for start in range(len(pages) - 1):
        counts = range((len(pages) - start) // 2, 0, -1)
        count = next((n for n in counts if _abreast(sheets, start, start + n, n)), 0)
        behind = start + count
        while count and (pairs := _abreast(sheets, start, behind, count)):
            for at, (one, other) in enumerate(pairs):
                left, right = start + at, behind + at
                told = _told(other.grid, made[right].number)
                made[left] = with_grid(made[left], one.grid, _beside(*_level(one, other, told)))
                made[right] = with_grid(made[right], other.grid, None)
                sheets[left], sheets[right] = _only(made[left]), None
            behind += count  # a further part
    return made


def _differ(sheets: Sequence[_Sheet | None]) -> bool:
    """Whether the columns of some pages are others than those of the page before, or more."""
    if any(one and other and not _same_edges(one, other) for one, other in pairwise(sheets)):
        return True
    return len({len(sheet.edges) for sheet in sheets if sheet is not None}) > 1


def _only(page: Page) -> _Sheet | None:
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    if len(grids) != 1 or grids[0].box is None or not grids[0].rows:
        return None
    return _Sheet(grids[0])


def _abreast(sheets: Sequence[_Sheet | None], start: int, behind: int, count: int) -> list[Pair]:
    """So many pages of a sheet from one on, each with the one from ``behind`` on that is its right
    part; none where they are not. First is asked of the first two what most pages fail.

    :param start: the first left part, ``behind`` the first right one.
    :param count: how many there are of each.
    """
    if behind + count > len(sheets):
        return []
    first, right = sheets[start], sheets[behind]
    if first is None or right is None or not _may_be_abreast(first, right):
        return []
    if not first.is_coded or right.heads_codes:
        return []
    lefts, rights = sheets[start : start + count], sheets[behind : behind + count]
    pairs = [(one, other) for one, other in zip(lefts, rights, strict=True) if one and other]
    if len(pairs) < count:
        return []
    if sum(min(len(one.grid.rows), len(other.grid.rows)) for one, other in pairs) < LEAST:
        return []
    if not all(_may_be_abreast(one, other) for one, other in pairs):
        return []
    return [] if _counts([other for _, other in pairs]) else pairs


def _may_be_abreast(one: _Sheet, other: _Sheet) -> bool:
    """Whether two pages have other columns than each other, and the same rows: those of the one
    end where rows of the other do, which has more where cells of all columns of the one are
    merged."""
    mine, others = one.ends, other.ends
    if not mine or not others or abs(mine[-1] - others[-1]) > SAME or _same_edges(one, other):
        return False
    few, many = sorted((mine, others), key=len)
    return _places(few, many) is not None


def _places(few: Sequence[float], many: Sequence[float]) -> list[int] | None:
    """Which of many rows ends where each of fewer does; None where one ends elsewhere."""
    found, at = [], 0
    for end in few:
        while at < len(many) and many[at] < end - SAME:
            at += 1
        if at == len(many) or many[at] > end + SAME:
            return None
        found.append(at)
        at += 1
    return found


def _level(one: _Sheet, other: _Sheet, told: Grid) -> tuple[Grid, Grid]:
    """Two pages of a sheet, the one with as many rows as the other.

    :param told: the grid of the other, with the places of its cells.
    """
    return _finer(one, one.grid, other), _finer(other, told, one)


def _finer(sheet: _Sheet, grid: Grid, other: _Sheet) -> Grid:
    """The grid of a page, whose cells reach over the rows that the other has more."""
    places = _places(sheet.ends, other.ends)
    if places is None or len(places) == len(other.ends):
        return grid
    starts = [0, *(place + 1 for place in places)]
    rows: list[tuple[Cell | None, ...]] = [(None,) * len(sheet.edges[1:])] * len(other.ends)
    for at, row in enumerate(grid.rows):
        rows[starts[at]] = tuple(
            cell and msgspec.structs.replace(cell, row_span=starts[at + cell.row_span] - starts[at])
            for cell in row
        )
    torn = tuple(starts[at] for at in grid.torn)
    header = starts[grid.header_rows]
    return msgspec.structs.replace(grid, rows=tuple(rows), torn=torn, header_rows=header)


def _same_edges(one: _Sheet, other: _Sheet) -> bool:
    """Whether two pages have the same columns, as the pages of a table do that goes on."""
    return len(one.edges) == len(other.edges) and all(
        abs(a - b) <= SAME for a, b in zip(one.edges, other.edges, strict=True)
    )


def _is_coded(grid: Grid) -> bool:
    header = find_header(grid.rows, grid.header_rows)
    body = grid.rows[header.stop if header else 0 :]
    firsts = [cell_text(row[0]) for row in body if row[0] is not None and not is_number_row(row)]
    firsts = [text for text in firsts if text]  # ways to score have none
    codes = sum(isinstance(parse_code(text), Code) for text in firsts)
    return 2 * codes > len(firsts) > 0


def _counts(sheets: Sequence[_Sheet]) -> bool:
    """Whether pages have codes of their own, each of which stands once: points come again."""
    if sheets[0].heads_codes is not None:
        return sheets[0].heads_codes
    if not sheets[0].is_coded:
        return False
    cells = (row[0] for sheet in sheets for row in sheet.grid.rows[1:])
    firsts = list(texts_in(cells))
    return len(set(firsts)) == len(firsts)


def _ends(grid: Grid) -> list[float]:
    """Where each row ends, below the grid's top; nothing where one does not tell."""
    ends: dict[int, float] = {}
    for at, row in enumerate(grid.rows):
        for cell in filter(None, row):
            if cell.box is not None:
                ends.setdefault(at + cell.row_span - 1, cell.box.bottom)
                ends.setdefault(at - 1, cell.box.top)
    top = ends.get(-1)
    if top is None or any(at not in ends for at in range(len(grid.rows))):
        return []
    return [ends[at] - top for at in range(len(grid.rows))]


def _told(grid: Grid, page: int) -> Grid:
    """A page's only grid, each of its cells with the place where it is printed."""
    rows = (
        tuple(cell and msgspec.structs.replace(cell, at=(page, row)) for cell in cells)
        for row, cells in enumerate(grid.rows, 1)
    )
    return msgspec.structs.replace(grid, rows=tuple(rows))


def _beside(left: Grid, right: Grid) -> Grid:
    rows = [_one_row(one, other) for one, other in zip(left.rows, right.rows, strict=True)]
    moved = left.column_edges[-1] - right.column_edges[0]
    edges = (*left.column_edges, *(x + moved for x in right.column_edges[1:]))
    return msgspec.structs.replace(left, rows=tuple(rows), column_edges=edges)


def _one_row(left: Sequence[Cell | None], right: Sequence[Cell | None]) -> tuple[Cell | None, ...]:
    """A row of both parts; one cell over all columns of each is one, where the right part's is
    empty."""
    head, rest = left[0], right[0]
    if head is None or rest is None or rest.lines or head.row_span != rest.row_span:
        return (*left, *right)
    if not 1 < head.column_span == len(left) or not 1 < rest.column_span == len(right):
        return (*left, *right)
    span = len(left) + len(right)
    return (msgspec.structs.replace(head, column_span=span), *left[1:], *(None for _ in right))
