"""Rulings that are not drawn, told by the text that keeps clear of where they were.

Two cells with no wall between them come out as one, or as two where a third is beside both. Where a
wall is drawn in other rows, and the text stands on both sides of its line as if it were there, or
begins where that column's cells begin, it is taken for lost: a text of one cell would cross it.
"""

from collections.abc import Iterator, Sequence

import msgspec

from extract.drawn import Run, left_of
from extract.tagged import enters_below_head
from extract.tagging import Marks
from schemas.page import Block, Box, Cell, Grid, Page, crossed

APART = 0.4
"""Share of the font size that texts left and right of a lost wall are apart at least: a blank is a
quarter, two paddings are more."""
RIVER, TOPS = 0.8, 1
"""Share of the font size that parts the lines of two headers that run side by side in one cell, and
the rows of a table in which headers are looked for."""
SAME, MIDDLE = 1.0, 2.0
"""Points by which texts that begin a column's cells differ, and one may miss its cell's middle."""
INDENT = 12.0
"""Points from a wall to texts that are set to it: others stand in the middle."""

Rows = Sequence[Sequence[Cell | None]]


def with_lost(page: Page, runs: Sequence[Run], marks: Marks | None = None) -> Page:
    """A page whose tables know all rows in which a wall is lost (``Grid.torn``), with the walls of
    which all of a cell's text stands right.

    :param runs: the pieces of text that are drawn on the page.
    :param marks: what tags say of them.
    """
    blocks = [_with_torn(block, runs) for block in _headed(page, runs, marks or {})]
    same = all(one is other for one, other in zip(blocks, page.blocks, strict=True))
    return page if same else msgspec.structs.replace(page, blocks=tuple(blocks))


def _headed(page: Page, runs: Sequence[Run], marks: Marks) -> Iterator[Block]:
    """The blocks of a page, with no wall lost below a header that is repeated on it."""
    for block in page.blocks:
        torn = page.number > 1 and isinstance(block, Grid) and block.torn[:1] == (0,)
        if isinstance(block, Grid) and torn and enters_below_head(block, runs, marks):
            yield msgspec.structs.replace(block, torn=block.torn[1:])
        else:
            yield block


def _with_torn(block: Block, runs: Sequence[Run]) -> Block:
    if not isinstance(block, Grid) or not block.column_edges:
        return block
    found = list(_rows(block, runs))
    rows = (*block.torn, *(row for row, *_ in found), *_open_sided(block), *_heads(block, runs))
    torn = tuple(sorted({*rows}))
    if torn == block.torn and not found:
        return block
    made = list(map(list, block.rows))
    for row, column, edge in found:
        if edge:
            made[row][column : edge + 1] = _parted(made[row][column : edge + 1], block, edge)
    return msgspec.structs.replace(block, rows=tuple(map(tuple, made)), torn=torn)


def _open_sided(grid: Grid) -> Iterator[int]:
    """The last rows of cells with a text that have got an empty rest without its outer wall."""
    for number, row in enumerate(grid.rows):
        cell = next((cell for cell in reversed(row) if cell is not None), None)
        if cell is not None and cell.rest and cell.lines:
            yield number + cell.row_span - 1


def _parted(places: Sequence[Cell | None], grid: Grid, edge: int) -> list[Cell | None]:
    """A cell and the places that it covers up to a lost wall, with the wall: its text stands right
    of it, and the cell left of it is empty."""
    cell, span = places[0], len(places) - 1
    if cell is None or cell.box is None:
        return list(places)
    box, wall = cell.box, grid.column_edges[edge]
    left = msgspec.structs.replace(
        cell, lines=(), box=Box(box.x0, box.top, wall, box.bottom), column_span=span, element=()
    )
    right = msgspec.structs.replace(
        cell, box=Box(wall, box.top, box.x1, box.bottom), column_span=cell.column_span - span
    )
    return [left, *places[1:-1], right]


def lost_walls(page: Page) -> Iterator[str]:
    """What is to be said of each row of a page's tables in which a wall is lost."""
    for block in page.blocks:
        for row in block.torn if isinstance(block, Grid) else ():
            yield f"a ruling in row {row + 1} of a table on page {page.number} is not drawn"


def _rows(grid: Grid, runs: Sequence[Run]) -> Iterator[tuple[int, int, int]]:
    """The rows of a grid in which a wall is lost, the column of the cell that lacks it, and the
    last such wall that has all of the cell's text right of it, 0 where none has."""
    passed = crossed(grid.rows)
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell is None or cell.column_span < 2 or not cell.lines or cell.box is None:
                continue
            own = _inside(cell.box, runs)
            beside = [at for at in (row - 1, row + cell.row_span) if 0 <= at < len(grid.rows)]
            lost = [
                edge
                for edge in range(column + 1, column + cell.column_span)
                if _keeps_clear(
                    own, cell.box, grid, edge, [at for at in beside if edge not in passed[at]]
                )
                or (row in grid.torn and _begins_at(own, grid.column_edges[edge]))
            ]
            if lost:
                first = min(run.box.x0 for run in own)
                behind = [edge for edge in lost if first >= grid.column_edges[edge] - SAME]
                yield row, column, max(behind, default=0)


def _heads(grid: Grid, runs: Sequence[Run]) -> Iterator[int]:
    """The first rows of a grid with a cell in which two headers stand side by side: a wall that no
    row has is not drawn."""
    tall = [
        (row, cell.box)
        for row, cells in enumerate(grid.rows[:TOPS])
        for cell in cells
        if cell is not None and len(cell.lines) > 1 and cell.box is not None
    ]
    if not tall:
        return
    low = max(box.bottom for _, box in tall)
    high = min(box.top for _, box in tall)
    near = [run for run in runs if high <= run.box.top < low]
    lines = (len(cell.lines) for cells in grid.rows[:TOPS] for cell in cells if cell is not None)
    if len(near) <= sum(lines):
        return  # no line is of two texts
    for row, box in tall:
        if _has_river(sorted(_inside(box, near), key=left_of)):
            yield row


def _has_river(runs: Sequence[Run]) -> bool:
    """Whether two texts of two lines and more stand beside each other, well apart in all of them,
    and words of one do not: lines that are stretched to both sides have all words apart.

    :param runs: the texts of a cell, from left to right.
    """
    if not any(" " in run.text for run in runs):
        return False
    reach = 0.0
    for at, run in enumerate(runs):
        if at and run.box.x0 - reach >= RIVER * run.font.size:
            beside = {
                round(right.box.bottom)
                for right in runs[at:]
                if any(abs(left.box.bottom - right.box.bottom) < 2 for left in runs[:at])
            }
            if len(beside) > 1 and all(map(_is_worded, (runs[:at], runs[at:]))):
                return True
        reach = max(reach, run.box.x1)
    return False


def _is_worded(runs: Sequence[Run]) -> bool:
    """Whether texts are words, and no bullets, codes or figures."""
    return sum(run.text[:2].isalpha() and len(run.text) > 1 for run in runs) > 1


def _inside(box: Box, runs: Sequence[Run]) -> list[Run]:
    return [
        run
        for run in runs
        if box.x0 <= (run.box.x0 + run.box.x1) / 2 <= box.x1
        and box.top <= (run.box.top + run.box.bottom) / 2 <= box.bottom
    ]


def _keeps_clear(runs: Sequence[Run], box: Box, grid: Grid, at: int, beside: Sequence[int]) -> bool:
    """Whether texts stand as if a wall were drawn on a grid's edge. Those in the middle of their
    cell, over three columns as a header, stand in the middle of the second one too.

    :param beside: the rows right above and below that have a wall there.
    """
    edge = grid.column_edges[at]
    if any(run.box.x0 < edge - SAME and run.box.x1 > edge + SAME for run in runs):
        return False
    left = [run for run in runs if run.box.x1 <= edge + SAME]
    right = [run for run in runs if run.box.x0 >= edge - SAME]
    if not right:
        return False
    if left:
        return _apart(left, right)
    starts = {_start(grid.rows[row][at]) for row in beside}
    first, last = min(run.box.x0 for run in right), max(run.box.x1 for run in right)
    if first - edge > INDENT or abs((first + last - box.x0 - box.x1) / 2) <= MIDDLE:
        return False
    return any(start is not None and abs(start - first) <= SAME for start in starts)


def _begins_at(runs: Sequence[Run], edge: float) -> bool:
    """Whether all texts stand right of a wall and the first is set to it."""
    return bool(runs) and edge - SAME <= min(run.box.x0 for run in runs) <= edge + INDENT


def _apart(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether texts stand beside each other, with more than a blank between them."""
    level = min(max(run.box.bottom for run in side) for side in (left, right))
    level -= max(min(run.box.top for run in side) for side in (left, right))
    between = min(run.box.x0 for run in right) - max(run.box.x1 for run in left)
    return level > 0 and between >= APART * left[0].font.size


def _start(cell: Cell | None) -> float | None:
    """Where the lines of a cell begin, None where they do not begin together."""
    starts = [line.box.x0 for line in cell.lines if line.box] if cell is not None else []
    return min(starts) if starts and max(starts) - min(starts) <= SAME else None
