"""A header row that a page cuts: its names stand on two pages, and no row of the table between."""

from collections.abc import Iterable, Sequence

import msgspec

from normalize.codes import Code, parse_code
from normalize.columns import cell_text, find_header, is_number_row, same_header, texts_in
from normalize.grids import first_grid, last_grid, rows_of, with_grid
from normalize.place import SAME_EDGE, same_walls
from schemas.page import Cell, Grid, Page

DEEPEST = 2
"""Rows of a header's rest, at most."""

CUT_NUMBERS = frozenset((("ST", "T"), ("S", "TT"), ("T", "T")))
"""The two pieces of a name of the column of codes, of which the lower one looks like a code."""

Rows = tuple[tuple[Cell | None, ...], ...]


def with_whole_headers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, with the rest of a header that opens a page given to the header that ends the page
    before: a table that is a header alone, and on the same columns a table whose first rows stand
    above a row that counts the columns, or name just those columns that have no name yet, or those
    below a group that is over several columns of that table: just these, or no codes and figures
    beside them, or above such a row."""
    made = list(pages)
    for at in range(1, len(made)):
        head, grid = last_grid(made[at - 1]), first_grid(made[at])
        if head is None or grid is None:
            continue
        wide = _widened(head, grid)
        rest = _rest(head, grid) if wide is None else _leaves(wide, grid)
        if not rest:
            continue
        rows = (
            _joined(head.rows, grid.rows[:rest]) if wide is None else _grouped(wide, grid.rows[0])
        )
        whole = msgspec.structs.replace(head, rows=rows, column_edges=grid.column_edges)
        marked = max(grid.header_rows - rest, 0)
        body = msgspec.structs.replace(rows_of(grid, rest), header_rows=marked)
        made[at - 1] = with_grid(made[at - 1], head, whole)
        made[at] = with_grid(made[at], grid, body)
    return tuple(made)


def _rest(head: Grid, grid: Grid) -> int:
    """How many rows of a page's first table are the rest of the header that ends the page before,
    0 where none are."""
    if len(head.rows) > 2 * DEEPEST or not same_columns(head, grid):
        return 0
    header = find_header(head.rows, head.header_rows)
    if header is None or header.stop < len(head.rows):
        return 0
    block = head.rows[header.start :]
    if same_header(grid.rows[: len(block)], block):
        return 0
    counted = next(
        (at for at, row in enumerate(grid.rows[: DEEPEST + 1]) if is_number_row(row)), None
    )
    if counted is not None:
        return counted if _is_rest(block, grid.rows[:counted]) else 0
    if len(grid.rows) < 2:
        return 0
    first, below = grid.rows[:2]
    return int(_names_the_rest(block, first) or _ends_names(block, first, below))


def same_columns(head: Grid, grid: Grid) -> bool:
    """Whether two tables have their walls at the same places."""
    one, other = head.column_edges, grid.column_edges
    return len(one) == len(other) > 0 and same_walls(one, other)


def _widened(head: Grid, grid: Grid) -> Rows | None:
    """The rows of a header on the columns of the table that goes on below it, which has all of its
    edges and more; None where it has no others."""
    edges = grid.column_edges
    if len(edges) <= len(head.column_edges):  # most pages
        return None
    own = [_nearest(edges, edge) for edge in head.column_edges]
    apart = (abs(edges[at] - edge) for at, edge in zip(own, head.column_edges, strict=True))
    if not own or any(gap > SAME_EDGE for gap in apart):
        return None
    if own[0] != 0 or own[-1] != len(edges) - 1 or len(set(own)) < len(own):
        return None
    rows: list[tuple[Cell | None, ...]] = []
    for row in head.rows:
        wide: list[Cell | None] = [None] * (len(edges) - 1)
        for at, cell in enumerate(row):
            if cell is not None:
                span = own[at + cell.column_span] - own[at]
                wide[own[at]] = msgspec.structs.replace(cell, column_span=span)
        rows.append(tuple(wide))
    return tuple(rows)


def _nearest(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge), default=0)


def _leaves(wide: Rows, grid: Grid) -> int:
    """1 where a table opens with names in all the columns below its header's groups, and in no
    other, or in others too without codes and figures, or where the columns are counted below: the
    second row of that header."""
    if len(wide) > DEEPEST or find_header(wide, len(wide)) is None or len(grid.rows) < 2:
        return 0
    below = _below_groups(wide)
    named = {at for at, cell in enumerate(grid.rows[0]) if cell is not None and cell.lines}
    more = bool(below) and below < named
    return int(
        named == below
        or (more and (is_number_row(grid.rows[1]) or _says_names(grid.rows[0], _bottom(wide))))
    )


def _says_names(row: Sequence[Cell | None], above: Sequence[Cell | None]) -> bool:
    """Whether no cell of a row holds a code or a figure, but the rest of a header's "STT"."""
    cut = ((cell_text(over), cell_text(cell)) for over, cell in zip(above, row, strict=True))
    own = [cell for cell, pieces in zip(row, cut, strict=True) if pieces not in CUT_NUMBERS]
    texts = list(texts_in(own))
    return not any(c.isdigit() for text in texts for c in text) and not any(
        isinstance(parse_code(text), Code) for text in texts
    )


def _below_groups(wide: Rows) -> set[int]:
    """The columns below the cells of a header that are over several."""
    return {
        column
        for at, cell in enumerate(_bottom(wide))
        if cell is not None and cell.column_span > 1
        for column in range(at, at + cell.column_span)
    }


def _is_rest(block: Rows, rows: Rows) -> bool:
    """Whether rows hold texts, and each as wide as the header's cell above it."""
    texts = [
        (at, cell) for row in rows for at, cell in enumerate(row) if cell is not None and cell.lines
    ]
    bottom = _bottom(block)
    return bool(texts) and all(
        (above := bottom[at]) is not None and above.column_span == cell.column_span
        for at, cell in texts
    )


def _names_the_rest(block: Rows, row: Sequence[Cell | None]) -> bool:
    """Whether texts stand below just those cells of a header in which none is."""
    empty = {at for at, cell in enumerate(_bottom(block)) if cell is not None and not cell.lines}
    below = {at for at, cell in enumerate(row) if cell is not None and cell.lines}
    return bool(empty) and below == empty and _is_rest(block, (tuple(row),))


def _ends_names(block: Rows, row: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """Whether a row holds the last words of some of a header's names: the header is left open at
    its page's end, and nothing is drawn above the row; or, where every cell is closed, these words
    are in small letters, and the row below them opens with a code. One with a code or figures is
    none."""
    bottom = [cell for cell in _bottom(block) if cell is not None]
    own = [cell for cell in row if cell is not None]
    texts = [cell_text(cell) for cell in own]
    if not all(cell.lines for cell in bottom) or texts[0]:
        return False
    if any(c.isdigit() for c in "".join(texts)):
        return False
    opened = all(cell.open_bottom for cell in bottom) and all(cell.open_top for cell in own)
    small = all(text[:1].islower() for text in texts if text)
    if not opened and not (small and isinstance(parse_code(cell_text(below[0])), Code)):
        return False
    return len(own) > sum(map(bool, texts)) and _is_rest(block, (tuple(row),))


def _grouped(wide: Rows, leaves: Sequence[Cell | None]) -> Rows:
    """A header with a row of names below its groups; its other cells reach down beside them, with
    the last words of their names."""
    below = _below_groups(wide)
    reach = {id(cell) for at, cell in enumerate(_bottom(wide)) if at not in below}
    deeper = (
        tuple(
            _with_more(cell, leaves[at : at + 1], cell.row_span + 1)
            if cell is not None and id(cell) in reach
            else cell
            for at, cell in enumerate(row)
        )
        for row in wide
    )
    return (*deeper, tuple(cell if at in below else None for at, cell in enumerate(leaves)))


def _with_more(cell: Cell, rest: Iterable[Cell | None], row_span: int) -> Cell:
    """A cell so many rows high, with the lines of its rest, which stand on another page."""
    more = (line for part in rest if part is not None for line in part.lines)
    below = (msgspec.structs.replace(line, box=None) for line in more)
    return msgspec.structs.replace(cell, lines=(*cell.lines, *below), row_span=row_span)


def _bottom(block: Rows) -> list[Cell | None]:
    """The lowest cell that begins in each column of a header."""
    return [
        next((c for c in reversed(column) if c is not None), None)
        for column in zip(*block, strict=True)
    ]


def _joined(rows: Rows, rest: Rows) -> Rows:
    """A header with the texts of its rest below those of its cells."""
    made = [list(row) for row in rows]
    for at in range(len(made[0])):
        lowest = next((row for row in reversed(made) if row[at] is not None), None)
        cell = lowest[at] if lowest is not None else None
        if lowest is not None and cell is not None:
            lowest[at] = _with_more(cell, (row[at] for row in rest), cell.row_span)
    return tuple(map(tuple, made))
