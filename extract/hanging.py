"""Lines that hang out of a cell over the wall below it, set back into their cell.

A browser that runs out of room in a merged cell at a page's top prints its last lines over the cell
below, whose own text stands there too. What gives them away: two lines of one cell stand in each
other, or the first stands across the wall, and they go on with the line distance of the cell above.
"""

from itertools import pairwise
from statistics import median

import msgspec

from schemas.page import Cell, Line

INTO = 0.6
"""Share of its height by which a line must be clear of the one above it to stand on its own."""
ACROSS = 0.35
"""Share of its height by which a line stands above a wall that it crosses; a line that touches its
own cell's wall, as in word processors without padding, reaches above it by less."""
SLACK = 1.2
"""Points by which the distance of two lines may differ within a cell."""
LOW = 8.0
"""Points of a row in which no line finds room."""
SPACED = 1.8
"""Line distances that a paragraph may open below the line before it."""

Rows = list[list[Cell | None]]


def set_back(rows: Rows) -> None:
    """Moves hanging lines of every cell of a grid to the cell above it, in place."""
    for index in range(1, len(rows)):
        for column, cell in enumerate(rows[index]):
            if cell is None or not (_overprinted(cell.lines) or _crosses(cell)):
                continue
            row, above = _above(rows, index, column)
            if above is None or not above.lines:
                continue
            kept, moved = _split(above.lines, cell.lines)
            if moved and not _overprinted(kept):
                rows[row][column] = msgspec.structs.replace(above, lines=above.lines + moved)
                rows[index][column] = msgspec.structs.replace(cell, lines=kept)


def _overprinted(lines: tuple[Line, ...]) -> bool:
    """Whether two lines stand in each other."""
    for upper, lower in pairwise(lines):
        if upper.box is None or lower.box is None:
            return False
        beside = upper.box.x1 <= lower.box.x0 or lower.box.x1 <= upper.box.x0
        if lower.box.top - upper.box.top < INTO * (upper.box.bottom - upper.box.top) and not beside:
            return True
    return False


def _crosses(cell: Cell) -> bool:
    """Whether a cell's first line stands across the wall above it."""
    first = cell.lines[0].box if cell.lines else None
    if first is None or cell.box is None:
        return False
    return cell.box.top - first.top > ACROSS * (first.bottom - first.top)


def _above(rows: Rows, index: int, column: int) -> tuple[int, Cell | None]:
    """The cell that ends where the row begins, in the same column; a row between them that is too
    low for a line separates groups."""
    for row in range(index - 1, -1, -1):
        cell = rows[row][column]
        if cell is None:
            continue
        if not cell.lines and cell.box and cell.box.bottom - cell.box.top < LOW and row > 0:
            index = row
            continue
        return row, cell if row + cell.row_span == index else None
    return 0, None


def _distances(lines: tuple[Line, ...]) -> list[float]:
    """Distances of lines that do not stand in each other: where the cell above has one line alone,
    those of the cell below say how its text is set."""
    boxes = [line.box for line in lines if line.box is not None]
    steps = [(b.top - a.top, a.bottom - a.top) for a, b in pairwise(boxes)]
    return [step for step, height in steps if step > height]


def _split(
    above: tuple[Line, ...], lines: tuple[Line, ...]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a cell that are its own, and those that go on with the cell above."""
    tops = [line.box.top for line in above if line.box is not None]
    distances = [b - a for a, b in pairwise(tops) if b - a > 0] or _distances(lines)
    if not distances or not tops:
        return lines, ()
    leading = median(distances)
    last = tops[-1]
    moved: list[Line] = []
    for line in lines:
        if line.box is None:
            break
        step = line.box.top - last
        near = abs(step - leading) <= SLACK
        if near or (not moved and leading - SLACK <= step <= SPACED * leading):
            moved.append(line)
            last = line.box.top
        elif step > SPACED * leading:
            break
    return tuple(line for line in lines if line not in moved), tuple(moved)
