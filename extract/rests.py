"""Rests of merged cells that an engine left undrawn, given back to the cell above.

Where a row is cut by the page, some engines draw the walls of a merged cell in it only as far as
its own text goes. What is left is an empty place below the cell, between its neighbours' walls, at
a height at which no other cell of the table begins: no row begins there.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from extract.stretches import Borders
from schemas.page import Box, Cell, Grid, crossed

Rows = list[list[Cell | None]]
ASKED = 6
"""Cells that are looked at to learn whether every cell has borders of its own."""
APART = 0.3
"""Points between a cell's border and its neighbour's where each draws its own."""
DOUBLED = 2
"""Lines between two cells of which each draws its own border."""
COVERS = 0.6
"""Share of a side that a ruling must cover to be its border."""
DEEPEST = 6
"""Rows of a grid below one of which its header ends."""


def give_back(rows: Rows) -> Rows:
    """The rows without those in which nothing but empty rests of cells begins."""
    for index in range(len(rows) - 1, 0, -1):
        own = [(c, cell) for c, cell in enumerate(rows[index]) if cell is not None]
        if any(cell.lines for _, cell in own) or _width(own) == len(rows[index]):
            continue
        above = [_ending(rows, index, c, c + cell.column_span) for c, cell in own]
        upper_cells = [upper for ended in above for _, _, upper in ended]
        if len(upper_cells) == len(own) and not _may_be_cut(rows, index, upper_cells):
            continue
        told = any(upper.lines for upper in upper_cells)  # what goes on from above may have ended
        if told and all(e and any(u.lines or u.open_top for _, _, u in e) for e in above):
            for (_, cell), ended in zip(own, above, strict=True):
                for row, column, upper in ended:
                    rows[row][column] = _down(upper, cell)
            _take_out(rows, index)
    _give_bare(rows)
    return rows


def _may_be_cut(rows: Rows, index: int, above: Sequence[Cell]) -> bool:
    """Whether a cell of a row goes on to the end of the page and is open there, or one above it
    comes from the page before: no cell that begins and ends on a page has an undrawn rest."""
    own = (cell for cell in rows[index] if cell is not None)
    ends = any(index + cell.row_span == len(rows) and cell.open_bottom for cell in own)
    return ends or any(cell.open_top for cell in above)


def _give_bare(rows: Rows) -> None:
    """Gives an empty place at the right end of a row, that no wall closes on its right, to the cell
    above it that has a text, where all other empty ones have their wall: the cell keeps telling
    of it (``rest``). On a page's last rows one that none closes below either, where the table
    closes all others at the page's end. Behind a name over several columns a row may just end."""
    ends = [next((c for c in reversed(row) if c is not None), None) for row in rows]
    empty = [cell.rest for cell in ends if cell is not None and not cell.lines]
    alone = len(empty) > 1 and sum(empty) == 1
    for row in rows:
        if any(cell and cell.lines and cell.column_span > 1 for cell in row):
            row[:] = [_ended(cell) if cell and cell.rest else cell for cell in row]
    opened = [cell for row in rows for cell in row if cell is not None and cell.open_bottom]
    for index, row in enumerate(rows[1:], 1):
        column = next((at for at in reversed(range(len(row))) if row[at] is not None), None)
        cell = row[column] if column is not None else None
        if column is None or cell is None or cell.lines or not cell.rest or cell.open_top:
            continue
        if cell.open_bottom and len(opened) != 1:
            continue
        for top, left, upper in _ending(rows, index, column, column + cell.column_span):
            if (upper.lines and alone) or cell.open_bottom:
                rest = upper.rest or not cell.open_bottom
                rows[top][left] = msgspec.structs.replace(_down(upper, cell), rest=rest)
                row[column] = None


def _ended(cell: Cell) -> Cell:
    return msgspec.structs.replace(cell, rest=False, open_top=False, open_bottom=False)


def part_ends(rows: Rows, xs: Sequence[float]) -> None:
    """Parts an empty cell over several columns in a row that the page cuts: merged cells begin in
    it, and the engine draws nothing of them, walls neither, before the next page; or they end in
    the first row of a page, and nothing of them is drawn any more. Columns of another table right
    below, or above, part none of them.

    :param xs: the edges of the columns.
    """
    over: list[set[int]] | None = None
    for row, cells in ((0, rows[0]), (len(rows) - 1, rows[-1])):
        for column, cell in enumerate(list(cells)):
            if cell is None or cell.lines or cell.column_span == 1 or cell.box is None:
                continue
            if not any(c and c.lines for c in cells):
                continue
            enters = cells is rows[0] and cell.open_top
            ends = cells is rows[-1] and cell.open_bottom and cell.row_span == 1
            if not (enters or ends):
                continue
            over = over or crossed(rows)
            inside = range(column + 1, column + cell.column_span)
            if any(_is_of_another(over, row, edge) for edge in inside):
                continue
            for at in range(column, column + cell.column_span):
                box = msgspec.structs.replace(cell.box, x0=xs[at], x1=xs[at + 1])
                cells[at] = msgspec.structs.replace(cell, box=box, column_span=1)


def _is_of_another(over: Sequence[set[int]], row: int, edge: int) -> bool:
    """Whether no row with a wall on an edge has, alone or with others of them, those of a row.

    :param over: the edges that are no wall in each row.
    """
    elsewhere = [each for at, each in enumerate(over) if at != row and edge not in each]
    return bool(elsewhere) and not set.intersection(*elsewhere) <= over[row]


def without_steps(rows: Rows) -> Rows:
    """The rows without those too low for a line, in which no cell begins and ends, but undrawn
    places beside one that begins: there a wall stands somewhat above the others of its row, as
    browsers draw it behind a cut row."""
    sizes = (line.size for row in rows for cell in row if cell is not None for line in cell.lines)
    size = min(sizes, default=0.0)
    for index in range(len(rows) - 2, -1, -1):
        own = [(c, cell) for c, cell in enumerate(rows[index]) if cell is not None]
        low = [cell for _, cell in own if cell.row_span == 1]
        whole = len(low) == len(own) or _width(own) == len(rows[index])
        if any(not cell.rest for cell in low) or (low and whole) or not own:
            continue
        top = max(cell.box.top for _, cell in own if cell.box)
        below = [cell.box.top for cell in rows[index + 1] if cell is not None and cell.box]
        if not below or min(below) - top >= size:
            continue
        for column, cell in own:
            rows[index][column] = None
            if cell.row_span > 1:
                down = msgspec.structs.replace(cell, row_span=cell.row_span - 1)
                rows[index + 1][column] = down
        _take_out(rows, index)
    return rows


def _width(cells: list[tuple[int, Cell]]) -> int:
    return sum(cell.column_span for _, cell in cells)


def _ending(rows: Rows, index: int, left: int, right: int) -> list[tuple[int, int, Cell]]:
    """The cells that end where a row begins and fill these columns between them; else none."""
    found = [
        (row, column, cell)
        for row in range(index)
        for column, cell in enumerate(rows[row][left:right], left)
        if cell is not None and row + cell.row_span == index
    ]
    inside = all(column + cell.column_span <= right for _, column, cell in found)
    full = _width([(column, cell) for _, column, cell in found]) == right - left
    return found if inside and full else []


def _down(upper: Cell, rest: Cell) -> Cell:
    """A cell that goes on over its rest, closed: its text was all printed."""
    box, below = upper.box, rest.box
    return msgspec.structs.replace(
        upper,
        box=Box(box.x0, box.top, box.x1, below.bottom) if box and below else box,
        row_span=upper.row_span + rest.row_span,
        open_bottom=False,
    )


def _take_out(rows: Rows, index: int) -> None:
    """A row gone, and the cells that covered it a row shorter."""
    for row in range(index):
        for column, cell in enumerate(rows[row]):
            if cell is not None and row + cell.row_span > index:
                rows[row][column] = msgspec.structs.replace(cell, row_span=cell.row_span - 1)
    del rows[index]


def without_undrawn(grid: Grid, borders: Borders, snap: float) -> Grid:
    """A grid without the empty places that are no cells, where every cell draws its own borders: a
    place with its neighbours' alone is the rest of the cell above it."""
    rows = [list(row) for row in grid.rows]
    lines = _own_borders(rows, borders, snap) if _empty_places(rows) else 0
    if not lines:
        return grid
    _end_above_frame(rows, borders, snap)
    longer: set[tuple[int, int]] = set()
    closed = not any(cell.open_bottom and cell.lines for row in rows for cell in row if cell)
    for row, column in _empty_places(rows):
        cell = rows[row][column]
        if cell is None or cell.box is None or _bordered(cell.box, borders, snap, lines):
            continue
        above = _ending(rows, row, column, column + cell.column_span)
        below_rest = bool(above) and all((r, c) in longer for r, c, _ in above)
        tops = _tops(cell.box, borders, snap) if below_rest else []
        low = bool(tops) and max(tops) > cell.box.top + APART  # that of the rest stands higher
        if low or (tops and _left(cell.box, borders, snap)):
            continue  # the place above draws nothing: this is the cell's own border
        for upper_row, upper_column, upper in above:
            longer.add((upper_row, upper_column))
            down = _down(upper, cell)
            if closed and cell.open_bottom:  # its walls go on below the last row: so does it
                down = msgspec.structs.replace(down, open_bottom=True)
            rows[upper_row][upper_column] = down
        if above:
            rows[row][column] = None
    for row in range(len(rows) - 1, 0, -1):
        if not any(rows[row]):
            _take_out(rows, row)
    return msgspec.structs.replace(grid, rows=tuple(map(tuple, rows)))


def _empty_places(rows: Rows) -> list[tuple[int, int]]:
    """Where nothing is printed; beside the table's own border only over columns that part others:
    one cell has the same borders there whether it is drawn or not."""
    return [
        (r, c) for r, row in enumerate(rows) for c, cell in enumerate(row)
        if cell is not None and not cell.lines and r > 0 and (c > 0 or cell.column_span > 1)
    ]  # fmt: skip


def _end_above_frame(rows: Rows, borders: Borders, snap: float) -> None:
    """Takes off a last row of which nothing is drawn but the table's own border: it goes down to
    the end of a page on which the next row found no room. A cell that goes on has its walls."""
    own = [(at, cell) for at, cell in enumerate(rows[-1]) if cell is not None and cell.open_bottom]
    boxes = [cell.box for _, cell in own if cell.box and not cell.lines and cell.row_span == 1]
    if len(boxes) < max(2, len(own)) or _width(own) < len(rows[-1]):
        return
    top, bottom = boxes[0].top, boxes[0].bottom
    if not any(
        boxes[0].x0 + snap < (r.x0 + r.x1) / 2 < boxes[-1].x1 - snap
        and min(r.bottom, bottom) - max(r.top, top) >= COVERS * (bottom - top)
        for r in borders.rulings
    ):
        del rows[-1]


def _own_borders(rows: Rows, borders: Borders, snap: float) -> int:
    """How many lines tell that a cell inside the table has borders of its own beside its
    neighbours', 0 where cells have none: two, and three where each border is two lines."""
    boxes = [c.box for row in rows[1:] for c in row[1:] if c is not None and c.lines and c.box]
    asked = boxes[:: max(1, len(boxes) // ASKED)]
    if len(asked) < 2 or not any(_bordered(box, borders, snap) for box in asked[:2]):
        return 0
    if sum(_bordered(box, borders, snap) for box in asked) < 0.7 * len(asked):
        return 0
    doubled = sum(_apart(_tops(box, borders, snap)) > DOUBLED for box in asked)
    return DOUBLED + 1 if 2 * doubled > len(asked) else DOUBLED


def _bordered(box: Box, borders: Borders, snap: float, lines: int = DOUBLED) -> bool:
    """Whether so many lines stand at the top of a box or at its left: its own and a neighbour's."""
    if _apart(_tops(box, borders, snap)) >= lines:
        return True
    lefts: dict[float, float] = {}  # a merged cell's neighbours have a border each
    for x, r in borders.down(box.x0, snap, (box.top, box.bottom)):
        x = next((known for known in lefts if abs(known - x) < APART), x)
        lefts[x] = lefts.get(x, 0.0) + max(0.0, min(r.bottom, box.bottom) - max(r.top, box.top))
    least = COVERS * (box.bottom - box.top)
    return _apart([x for x, long in lefts.items() if long >= least]) >= lines


def _left(box: Box, borders: Borders, snap: float) -> bool:
    """Whether a ruling stands inside a box at its left: outside it is its neighbour's."""
    least = COVERS * (box.bottom - box.top)
    return any(
        x >= box.x0 and min(r.bottom, box.bottom) - max(r.top, box.top) >= least
        for x, r in borders.down(box.x0, snap, (box.top, box.bottom))
    )


def _apart(places: Sequence[float]) -> int:
    """How many lines stand apart from each other."""
    ordered = sorted(places)
    return len(ordered) and 1 + sum(b - a >= APART for a, b in pairwise(ordered))


def _tops(box: Box, borders: Borders, snap: float) -> list[float]:
    """The heights of the rulings at the top of a box."""
    least = COVERS * (box.x1 - box.x0)
    return [
        y
        for y, r in borders.across(box.top, snap, (box.x0, box.x1))
        if min(r.x1, box.x1) - max(r.x0, box.x0) >= least
    ]


def entering(grid: Grid, borders: Borders, snap: float) -> Grid:
    """A grid whose cells say ``open_top`` where a repeated header hides that they go on.

    Where the cells of a row draw a border of their own below that of the header, one that does not
    goes on with a cell of the page before, whatever else is drawn above these borders. Where none
    of a row does, and cells of the table do, the page has cut the row.
    """
    rows = [list(row) for row in grid.rows[:DEEPEST]]
    single: list[list[Cell | None]] = []
    changed = doubled = False
    for row in rows[1:]:
        boxes = [(c, cell.box) for c, cell in enumerate(row) if cell is not None and cell.box]
        top = min([box.top for _, box in boxes], default=0.0)
        heights = borders.heights(top - snap, top + snap)
        if not heights or heights[-1] - heights[0] < APART:
            single += [row] if heights and len(boxes) > 1 else []
            continue  # nearly every row: a ruling above it, and no other
        doubled = True
        tops = {c: _tops(box, borders, snap) for c, box in boxes}
        low = heights[-1] - APART
        own = [c for c, at in tops.items() if at and max(at) - min(at) >= APART and max(at) > low]
        if len(own) < max(2, len(boxes) / 2):
            continue
        for column, _ in boxes:
            if tops[column] and max(tops[column]) <= low:
                row[column] = _entered(row[column])
                changed = True
    if single and doubled and _own_borders([list(row) for row in grid.rows], borders, snap):
        for row in single:
            row[:] = map(_entered, row)
        changed = True
    if not changed:
        return grid
    return msgspec.structs.replace(grid, rows=(*map(tuple, rows), *grid.rows[DEEPEST:]))


def _entered(cell: Cell | None) -> Cell | None:
    return cell and msgspec.structs.replace(cell, open_top=True)
