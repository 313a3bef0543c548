"""Walls down that are not drawn, told by a wall across that ends where no other goes on, or by the
wall that stands right above and right below.

Where each cell draws its right and its lower border alone, the wall at a cell's left is its
neighbour's. A merged cell that reaches further down the page than the last row beside it has none
there: the row that is next found no room on the page. Its lower border still ends where it was.
"""

from collections.abc import Sequence

from extract.drawn import Run

LOW = 8.0
"""Points of a row in which no line finds room."""
CLEAR = 1.0
"""Points by which a text may reach over a wall that is there."""


def part_at_ends(
    sides: tuple[list[list[bool]], list[list[bool]]],
    edges: tuple[Sequence[float], Sequence[float]],
    runs: Sequence[Run],
) -> None:
    """Adds the sides above the ends of walls across that nothing else touches, in place.

    :param sides: per edge across and column, per edge down and row, whether a wall is there.
    :param edges: the x and the y of all edges.
    """
    closed, parted = sides
    xs, ys = edges
    _part_low(sides, edges)
    for row in range(1, len(ys)):
        here = closed[row]
        for column in range(1, len(xs) - 1):
            if here[column - 1] == here[column] or parted[column][row - 1]:
                continue
            if row < len(ys) - 1 and parted[column][row]:
                continue
            ended = column if here[column] else column - 1
            top = _top(row, ended, column, (closed, parted))
            other = column + 1 if ended == column else column - 1
            if top is None or not all(parted[other][top:row]):
                continue
            if not _crossed(runs, xs[column], ys[top], ys[row]):
                parted[column][top:row] = [True] * (row - top)


def _part_low(
    sides: tuple[list[list[bool]], list[list[bool]]],
    edges: tuple[Sequence[float], Sequence[float]],
) -> None:
    """Adds a wall in a row that holds no line, where it stands above and below and one cell beside
    it goes through: its neighbour ends where the row begins, and the next one begins below it."""
    closed, parted = sides
    xs, ys = edges
    for row in range(1, len(ys) - 2):
        if ys[row + 1] - ys[row] >= LOW:
            continue
        for column in range(1, len(xs) - 1):
            near = closed[row][column - 1 : column + 1], closed[row + 1][column - 1 : column + 1]
            if parted[column][row - 1] and parted[column][row + 1] and not all(map(all, near)):
                parted[column][row] = True


def _top(
    row: int, ended: int, edge: int, sides: tuple[list[list[bool]], list[list[bool]]]
) -> int | None:
    """The first of the rows above a wall in which a side is missing, below one that has it: the
    cell that the wall ends goes down from there. None where a wall across is between them, or
    where none has it."""
    closed, parted = sides
    for top in range(row - 1, 0, -1):
        if closed[top][ended]:
            return None
        if parted[edge][top - 1]:
            return top
    return None


def _crossed(runs: Sequence[Run], x: float, top: float, bottom: float) -> bool:
    boxes = (run.box for run in runs)
    return any(
        box.x0 < x - CLEAR and box.x1 > x + CLEAR and top < (box.top + box.bottom) / 2 < bottom
        for box in boxes
    )
