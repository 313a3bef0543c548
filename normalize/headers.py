"""Headers that are repeated where no page begins, or that no ruling parts from the row below."""

import functools
from collections.abc import Sequence

import msgspec

from normalize.columns import is_number_row
from normalize.place import split_below
from normalize.text import clean
from schemas.page import Cell, Grid

Rows = Sequence[Sequence[Cell | None]]


def names(row: Sequence[Cell | None]) -> list[str]:
    """The texts of the cells that begin in a row."""
    return [_text(cell) for cell in row if cell is not None]


@functools.lru_cache(maxsize=4096)  # a header is asked for at every page
def _text(cell: Cell) -> str:
    return clean(cell.text.replace("\n", " "))


def counts(row: Sequence[Cell | None]) -> bool:
    """Whether a row only counts its columns, but for what is below the number in cells that go on
    into the rows below: a merged cell that lost its upper border at a page's top."""
    return is_number_row(
        [
            msgspec.structs.replace(cell, lines=cell.lines[:1])
            if cell and cell.row_span > 1
            else cell
            for cell in row
        ]
    )


def heads_alone(block: Rows, row: Sequence[Cell | None]) -> bool:
    """Whether a row is the first one of a header of several, repeated without the others: a heading
    of several columns is printed in it, and of the names that reach into the other rows, if at all,
    as much as has room.

    :param row: a row on the columns of the header's.
    """
    if len(block) < 2 or len(row) != len(block[0]):
        return False
    said = [(cell, above) for cell, above in zip(row, block[0], strict=True) if cell and cell.lines]
    alike = all(above is not None and _is_part(cell, above) for cell, above in said)
    return alike and any(
        cell.column_span > 1 and above is not None and names([cell]) == names([above])
        for cell, above in said
    )


def are_rests(row: Sequence[Cell | None]) -> bool:
    """Whether all texts of a row begin inside a sentence, as those of a row that a page cut may and
    hardly those of a header do."""
    texts = [text for text in names(row) if text]
    return all(text[0].islower() for text in texts)


def _is_part(cell: Cell, whole: Cell) -> bool:
    """Whether all words of a cell are words of another."""
    return set(cell.text.split()) <= set(whole.text.split())


def says_row(row: Sequence[Cell | None]) -> bool:
    """Whether a row above a header says what rows of a table do, in some of its columns."""
    said = [cell.column_span for cell in row if cell is not None and cell.lines]
    return len(said) > 1 or said == [1]


def inside(block: Rows, grid: Grid, first: int) -> frozenset[int]:
    """The rows of a grid that repeat a whole header in its middle or at its end, as an engine
    prints it that lays out every part of a table that it cuts, and hands that copy it: with the
    numbers of its columns or without, and as much of it as has room on the page; and those that
    repeat its numbers alone, as a table does that was set together from pages.

    :param first: the row of the grid from which they may stand.
    """
    wanted = [names(row) for row in block]
    depth = len(wanted)
    numbered = depth > 1 and is_number_row(block[-1])
    least = depth - 1 if numbered else depth
    initial = _initial(_opener(block[0]))
    counted = _initial(_opener(block[-1])) if numbered else initial
    found: set[int] = set()
    for at in range(max(first, 1), len(grid.rows)):
        rows = grid.rows[at : at + depth]
        opens = _initial(_opener(rows[0]))
        if numbered and opens == counted and names(rows[0]) == wanted[-1]:
            found.add(at)
        if opens != initial:
            continue
        alike = [names(row) == said for row, said in zip(rows, wanted, strict=False)]
        same = [*alike, False].index(False)
        if same >= min(least, len(rows)):
            found.update(range(at, at + same))
    return frozenset(found)


def _opener(row: Sequence[Cell | None]) -> Cell | None:
    """The first cell of a row that begins in it."""
    return next((cell for cell in row if cell is not None), None)


def _initial(cell: Cell | None) -> str:
    """The first character of a text: hardly a row opens with that of the header."""
    return clean(cell.lines[0].text)[:1] if cell is not None and cell.lines else ""


def shared_bottom(rows: Rows, width: int) -> float | None:
    """The y at which the header cells end that end with its last row, or else most of them: merged
    cells from before may run on below it."""
    ending = [
        cell.box.bottom
        for at, row in enumerate(rows)
        for cell in row
        if cell is not None and cell.box and at + cell.row_span == len(rows)
    ]
    if ending:
        return max(ending)
    bottoms = [c.box.bottom for row in rows for c in row if c is not None and c.box]
    shared = [b for b in bottoms if 2 * sum(abs(b - other) < 1 for other in bottoms) > width]
    return max(shared or bottoms, default=None)


def parted(grid: Grid, block: Rows) -> Grid:
    """A grid whose header is parted from the rest of a cut row below it, where no ruling is drawn
    between both: every header cell's text goes on, at the height at which the header ends
    elsewhere, with what is no header's.
    """
    depth, wanted = len(block), list(map(names, block))
    if list(map(names, grid.rows[:depth])) == wanted:
        return grid
    boxes = [cell.box for row in block for cell in row if cell is not None and cell.box]
    if not boxes or len(grid.rows) < depth or grid.box is None:
        return grid
    tops = [cell.box.top for cell in grid.rows[0] if cell is not None and cell.box]
    height = max(box.bottom for box in boxes) - min(box.top for box in boxes)
    at = min(tops, default=grid.box.top) + height
    reaching = [
        (row, column, cell)
        for row, cells in enumerate(grid.rows[:depth])
        for column, cell in enumerate(cells)
        if cell is not None and row + cell.row_span >= depth
    ]
    if not all(cell.box and cell.box.bottom > at + 1 for _, _, cell in reaching):
        return grid
    rows = [list(row) for row in grid.rows]
    rest: list[Cell | None] = [None] * len(rows[0])
    for row, column, cell in reaching:
        upper, lower = split_below(cell, at)
        span = row + cell.row_span - depth + 1
        rows[row][column] = msgspec.structs.replace(upper, row_span=depth - row)
        rest[column] = msgspec.structs.replace(
            lower, row_span=span, open_top=True, column_span=cell.column_span
        )
    if list(map(names, rows[:depth])) != wanted:
        return grid
    _enter(rest, rows[depth] if depth < len(rows) else [])
    made = (*rows[:depth], rest, *rows[depth:])
    return msgspec.structs.replace(grid, rows=tuple(map(tuple, made)))


def _enter(rest: list[Cell | None], below: list[Cell | None]) -> None:
    """Hands cells that have no wall above them to the rest of the cut row that they go on from."""
    for column, (upper, lower) in enumerate(zip(rest, below, strict=False)):
        if upper is None or lower is None or not lower.open_top:
            continue
        if upper.row_span == 1 and upper.column_span == lower.column_span:
            lines = (*upper.lines, *lower.lines)
            span = 1 + lower.row_span
            rest[column] = msgspec.structs.replace(lower, lines=lines, row_span=span)
            below[column] = None
