"""Lines that hang out of a cell over the wall below it, set back into their cell.

A browser that runs out of room in a merged cell at a page's top prints its last lines over the cell
below, whose own text stands there too. What gives them away: two lines of one cell stand in each
other, or the first stands across the wall, and they go on with the line distance of the cell above.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from math import inf

import msgspec

from schemas.page import Box, Cell, Line, median

INTO = 0.6
"""Share of its height by which a line must be clear of the one above it to stand on its own."""
ACROSS = 0.35
"""Share of its height by which a line stands above a wall that it crosses; a line that touches its
own cell's wall, as in word processors without padding, reaches above it by less."""
EXACT = 0.5
"""Points by which the distance of two lines differs where one text goes on."""
HIGHER = 1.5
"""Points by which a line stands higher in its cell than is usual."""
UNDER = 0.2
"""Share of its height by which a cell's last line stands below the wall that it crosses; what word
processors print without padding ends at the wall."""
SLACK = 1.2
"""Points by which the distance of two lines may differ within a cell."""
LOW = 8.0
"""Points of a row in which no line finds room."""
FEW = 3
"""Distances of lines that tell how exact they are, at least."""
INDENT = 1.0
"""Heights of a line by which lines of one text begin apart, at most: behind a bullet."""
FILLS = 0.8
"""Share of its cell's width from which a line fills it."""
HEAVY = 0.5
"""Share of a line's letters above which it is bold."""
SPACED = 1.8
"""Line distances that a paragraph may open below the line before it."""

Rows = list[list[Cell | None]]


class _Signs(msgspec.Struct, frozen=True):
    """What speaks for it that the first lines of a ``cell`` are those of the cell above it.

    ``doubtful``: two of its lines stand in each other, or the first one across the wall above it;
    ``near``: the first one is nearer to its wall than any in other rows, and alone so in its row;
    ``high``: nothing of it is doubtful, and it is near, or begins above its wall and higher than is
    usual in its column; ``alone``: it is merged, and no other cell begins in its row.
    """

    cell: Cell
    doubtful: bool
    near: bool
    high: bool
    alone: bool

    @property
    def loose(self) -> bool:
        """Whether its first line may hang without being drawn as no cell's is."""
        return self.high or self.alone

    @property
    def any(self) -> bool:
        """Whether anything speaks for it."""
        return self.doubtful or self.loose


def set_back(rows: Rows) -> None:
    """Moves hanging lines of every cell of a grid to the cell above it, in place."""
    sinking = {c for row in rows for c, cell in enumerate(row) if cell is not None and _sinks(cell)}
    tight = _tightest([list(map(_room, row)) for row in rows])
    for index in range(1, len(rows)):
        for column, cell in enumerate(rows[index]):
            if cell is None or not cell.lines:
                continue
            signs = _signs(rows, index, column, cell, tight)
            if signs.any or sinking:  # few cells
                _set_back(rows, index, column, signs, sinking)


def _signs(
    rows: Rows, index: int, column: int, cell: Cell, tight: tuple[int, float] | None
) -> _Signs:
    room = _room(cell)
    near = tight == (index, room) and _is_highest(rows[index], column)
    low = not near and (room is None or room > 0)
    doubtful = _overprinted(cell.lines) or (not low and _crosses(cell))
    high = not (low or doubtful) and (near or _is_high(rows, index, column))
    return _Signs(cell, doubtful, near, high, cell.column_span > 1 and _begins_alone(rows[index]))


def _set_back(rows: Rows, index: int, column: int, signs: _Signs, sinking: Collection[int]) -> None:
    """Moves the hanging lines of one cell, if the cell above it goes on with them.

    :param sinking: columns in which a text stands across the wall below it.
    """
    cell, over = signs.cell, _column_over(rows, index, column)
    if (signs.doubtful or signs.high) and _rest_of_cut(rows, index, over, cell):
        return
    if not signs.any and over not in sinking:
        return
    row, above = _above(rows, index, over)
    if above is None or not above.lines or (above.element and cell.element):
        return  # tags say what is whose: a text of two elements has none
    usual = () if len(above.lines) > 1 else _grid_distances(rows, cell)
    steps = usual if signs.high and _is_highest(rows[index], column) else ()
    follows = signs.doubtful or _sinks(above) or (signs.loose and _follows(above, cell, steps))
    if not follows:
        return
    # The rest of a cell at a page's top has no room above it, as paragraphs have elsewhere.
    room = _room(cell)
    clear = signs.near and room is not None and room > 0
    spaced = signs.doubtful or (signs.loose and not clear)
    kept, moved = _split(above.lines, cell.lines, usual, spaced)
    if moved and not _overprinted(kept):
        rows[row][over] = msgspec.structs.replace(above, lines=above.lines + moved)
        rows[index][column] = msgspec.structs.replace(cell, lines=kept)


def _rest_of_cut(rows: Rows, index: int, over: int, cell: Cell) -> bool:
    """Gives a cell's first lines to the low empty cell above it, the rest of a row that the page
    cut, where they begin at its upper wall as what goes on does, or stand across its lower one and
    nothing else is printed in the row; whether they do."""
    above, first = rows[index - 1][over], cell.lines[0].box
    if above is None or above.lines or above.row_span > 1 or above.box is None or first is None:
        return False
    column = next(c for c, each in enumerate(rows[index]) if each is cell)
    low = index > 1 and above.box.bottom - above.box.top < LOW
    if not (low or _overprinted(cell.lines)) and _crosses(cell) and _is_bare(rows, index - 1):
        kept, moved = _contiguous(cell.lines, _grid_distances(rows, cell))
        rows[index - 1][over] = msgspec.structs.replace(above, lines=moved)
        rows[index][column] = msgspec.structs.replace(cell, lines=kept)
        return True
    if not low or not -EXACT < first.top - above.box.top < HIGHER:
        return False
    usual = _grid_distances(rows, cell)
    if not usual:
        return False
    step = median(usual)
    before = Box(first.x0, first.top - step, first.x1, first.bottom - step)
    kept, moved = _split((msgspec.structs.replace(cell.lines[0], box=before),), cell.lines, usual)
    if not moved or _overprinted(kept):
        return False
    rows[index - 1][over] = msgspec.structs.replace(above, lines=moved)
    rows[index][column] = msgspec.structs.replace(cell, lines=kept)
    return True


def _is_bare(rows: Rows, index: int) -> bool:
    """Whether a row below others is drawn and nothing is printed in it."""
    return index > 0 and all(cell is not None and not cell.lines for cell in rows[index])


def _contiguous(
    lines: tuple[Line, ...], usual: Sequence[float]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines without the first ones, which follow each other as lines of one text do, and those."""
    step = median(usual) if usual else 0.0
    for end, (upper, lower) in enumerate(pairwise(line.box for line in lines), 1):
        if not upper or not lower or abs(lower.top - upper.top - step) > EXACT:
            return lines[end:], lines[:end]
    return (), lines


def _overprinted(lines: tuple[Line, ...]) -> bool:
    """Whether two lines stand in each other."""
    for upper, lower in pairwise(lines):
        if upper.box is None or lower.box is None:
            return False
        one, other = upper.box, lower.box
        if other.top - one.top < INTO * (one.bottom - one.top):
            beside = one.x1 <= other.x0 or other.x1 <= one.x0
            if not beside:
                return True
    return False


def _crosses(cell: Cell) -> bool:
    """Whether a cell's first line stands across the wall above it."""
    first = cell.lines[0].box if cell.lines else None
    if first is None or cell.box is None:
        return False
    return cell.box.top - first.top > ACROSS * (first.bottom - first.top)


def _is_high(rows: Rows, index: int, column: int) -> bool:
    """Whether a cell's first line begins above its wall, and higher than is usual in its column."""
    own = _room(rows[index][column])
    if own is None or own > 0:
        return False
    others = [room for i, row in enumerate(rows) if i != index and (room := _room(row[column]))]
    return len(others) > 1 and median(others) - own > HIGHER


def _is_highest(row: Sequence[Cell | None], column: int) -> bool:
    """Whether the first lines of all other cells of a row stand lower: they are its own."""
    own = _room(row[column])
    others = [room for c, cell in enumerate(row) if c != column and (room := _room(cell))]
    return own is not None and bool(others) and min(others) - own > HIGHER


def _tightest(rooms: Sequence[Sequence[float | None]]) -> tuple[int, float] | None:
    """The row in which a cell's first line begins nearer to its wall than any does in other rows,
    whose least room is the padding, and how near."""
    least = [min((room for room in row if room is not None), default=inf) for row in rooms]
    if not least:
        return None
    index = least.index(min(least))
    others = min((room for at, room in enumerate(least) if at != index), default=inf)
    return (index, least[index]) if HIGHER < others - least[index] < inf else None


def _begins_alone(row: Sequence[Cell | None]) -> bool:
    """Whether one cell alone begins in a row, beside others that go through it: no row begins
    there, its walls were left out."""
    own = [cell for cell in row if cell is not None]
    return len(own) == 1 and own[0].column_span < len(row)


def _follows(above: Cell, cell: Cell, usual: Sequence[float]) -> bool:
    """Whether a cell's first line stands below another cell's last as that cell's lines do, or, if
    it has one line alone, as others do (``usual``)."""
    tops = [line.box.top for line in above.lines if line.box is not None]
    first = cell.lines[0].box
    steps = [b - a for a, b in pairwise(tops)] or usual
    if not steps or not tops or first is None:
        return False
    own = first.top - tops[-1]  # a paragraph may open with it, as others do
    if not any(abs(own - step) < EXACT for step in (*steps, median(steps))):
        return False
    heavy = all(line.bold > HEAVY for line in above.lines) and cell.lines[0].bold < HEAVY
    return _is_set_like(above, first, heavy)


def _is_set_like(above: Cell, first: Box, heavy: bool) -> bool:
    """Whether a line begins near where one of a cell does, or both have one middle, which a line
    has by chance that fills the cell: a number in the middle of its cell is no text that goes on
    with lines at the left, nor is a line at the left one with lines in the middle, nor one that
    fills its cell below ``heavy`` lines, bold ones alone, when it is none of them."""
    near = INDENT * (first.bottom - first.top)
    room = above.box.x1 - above.box.x0 if above.box else 0.0
    boxes = [line.box for line in above.lines if line.box is not None]
    centred = first.x1 - first.x0 < FILLS * room
    if _in_the_middle(boxes):
        return (centred or not heavy) and any(_one_middle(box, first) for box in boxes)
    return any(
        abs(box.x0 - first.x0) < near or (centred and _one_middle(box, first)) for box in boxes
    )


def _in_the_middle(boxes: Sequence[Box]) -> bool:
    """Whether lines have one middle and begin apart."""
    if len(boxes) < 2:
        return False
    apart = max(box.x0 for box in boxes) - min(box.x0 for box in boxes)
    return apart > 2 * HIGHER and all(_one_middle(box, boxes[0]) for box in boxes)


def _one_middle(box: Box, other: Box) -> bool:
    return abs(box.x0 + box.x1 - other.x0 - other.x1) < 2 * HIGHER


def _room(cell: Cell | None) -> float | None:
    """Points between a cell's upper wall and its first line; none for an empty cell."""
    first = cell.lines[0].box if cell is not None and cell.lines else None
    return first.top - cell.box.top if first and cell is not None and cell.box else None


def _sinks(cell: Cell) -> bool:
    """Whether a cell's last line stands across the wall below it."""
    last = cell.lines[-1].box if cell.lines else None
    if last is None or cell.box is None:
        return False
    return last.bottom - cell.box.bottom > UNDER * (last.bottom - last.top)


def _column_over(rows: Rows, index: int, column: int) -> int:
    """The column in which a cell's first line stands: a place whose walls an engine left out below
    a merged row is wider than the cells above it."""
    cell = rows[index][column]
    first = cell.lines[0].box if cell is not None and cell.lines else None
    if cell is None or first is None:
        return column
    for over in range(column, column + cell.column_span):
        above = _above(rows, index, over)[1]
        if (
            above is not None
            and above.box
            and above.box.x0 <= first.x0
            and first.x1 <= above.box.x1
        ):
            return over
    return column


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


def _grid_distances(rows: Rows, like: Cell) -> list[float]:
    """The distances of lines in all cells of a grid whose letters are as high."""
    first = like.lines[0].box
    high = first.bottom - first.top if first else 0.0
    return [
        step
        for row in rows
        for cell in row
        if cell is not None and cell.lines and cell.lines[0].box is not None
        if abs(cell.lines[0].box.bottom - cell.lines[0].box.top - high) < SLACK
        for step in _distances(cell.lines)
    ]


def _distances(lines: tuple[Line, ...]) -> list[float]:
    """Distances of lines that do not stand in each other: where the cell above has one line alone,
    those of the cell below say how its text is set."""
    boxes = [line.box for line in lines if line.box is not None]
    steps = [(b.top - a.top, a.bottom - a.top) for a, b in pairwise(boxes)]
    return [step for step, height in steps if step > height]


def _is_doubled(lines: tuple[Line, ...], number: int) -> bool:
    """Whether the next line of a cell stands where a line does."""
    here = lines[number].box
    below = lines[number + 1].box if number + 1 < len(lines) else None
    return here is not None and below is not None and abs(below.top - here.top) < EXACT


def _slack(distances: Sequence[float], leading: float) -> float:
    """How far distances of lines differ within a text: hardly, where those of several do not."""
    off = [abs(each - leading) for each in distances if abs(each - leading) <= SLACK]
    return EXACT if len(off) >= FEW and max(off) < EXACT / 2 else SLACK


def _split(
    above: tuple[Line, ...],
    lines: tuple[Line, ...],
    usual: Sequence[float],
    spaced: bool = True,
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a cell that are its own, and those that go on with the cell above: its first
    ones, or some between its own where both stand in each other.

    :param usual: distances of lines in the grid, for a cell that does not show its own.
    :param spaced: a paragraph may open with the first of them: what stands clear of the wall, as
        the lines of its own row do, goes on with the very distance of lines alone.
    """
    tops = [line.box.top for line in above if line.box is not None]
    distances = [b - a for a, b in pairwise(tops) if b - a > 0] or _distances(lines) or list(usual)
    if not distances or not tops:
        return lines, ()
    # The lower of two in the middle: two distances are a line's and a paragraph's.
    leading = sorted(distances)[(len(distances) - 1) // 2]
    slack = _slack(distances, leading)
    last = tops[-1]
    moved: list[Line] = []
    mixed = _overprinted(lines)
    in_step = False
    for number, line in enumerate(lines):
        if line.box is None:
            break
        step = line.box.top - last
        if moved and step < EXACT:  # an own line stands on a hanging one
            in_step = True
        elif in_step and not _is_doubled(lines, number):
            break
        near = abs(step - leading) <= (slack if moved else SLACK if spaced else EXACT)
        opens = spaced and not moved and leading - SLACK <= step <= SPACED * leading
        if near or opens:
            slack = slack if moved else _slack([*distances, step], leading)
            moved.append(line)
            last = line.box.top
        elif step > SPACED * leading or not mixed:
            break
    return tuple(line for line in lines if line not in moved), tuple(moved)
