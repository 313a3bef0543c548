"""Tables inside a cell of another, as word processors let people put them there: a row of theirs is
a paragraph of that cell.

Drawn on the walls of the cell around it, such a table parts the cell into more rows and columns
than the rows beside it have; drawn away from them it is a drawing of its own inside the cell.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from extract.moved import straightened
from extract.walls import Group
from schemas.page import Box, Cell, Grid, Line, box_around

FEWEST_DOWN = 3
"""Walls down of a table of two columns; a frame around a text has two."""
FEWEST_BESIDE = 2
"""Cells beside such a table: its row's code and name."""
HEADER = 2
"""Rows of a header in which names below others part its columns: a row may be parted so too."""

Range = tuple[int, int]
"""The columns of a cell: its first, and the one behind them."""


def enclosed(groups: Sequence[Group], boxes: Sequence[Box], snap: float) -> dict[int, int]:
    """Which drawings stand inside one cell of another, by their numbers."""
    found: dict[int, int] = {}
    if len(groups) < 2:
        return found
    for inner, box in enumerate(boxes):
        if len(groups[inner][1]) < FEWEST_DOWN:
            continue
        for outer, around in enumerate(boxes):
            if (
                len(groups[outer][1]) >= FEWEST_DOWN
                and around.x0 + snap < box.x0
                and box.x1 < around.x1 - snap
                and around.top + snap < box.top
                and box.bottom < around.bottom - snap
                and not _is_crossed(box, groups[outer])
            ):
                found[inner] = outer
                break
    return found


def _is_crossed(box: Box, group: Group) -> bool:
    """Whether a wall goes through a box."""
    across, down = group
    return any(
        box.top < w.at < box.bottom and w.start < box.x1 and box.x0 < w.stop for w in across
    ) or any(box.x0 < w.at < box.x1 and w.start < box.bottom and box.top < w.stop for w in down)


def settled(grids: Sequence[Grid], nested: dict[int, int]) -> Iterator[Grid | None]:
    """A page's grids, their rows and columns those of their rows' cells; None for one that stands
    in a cell of another, whose text it is.

    :param nested: which grid stands in which other one, by their numbers.
    """
    for number, grid in enumerate(grids):
        if number in nested:
            yield None
            continue
        for inner in (grids[at] for at, home in nested.items() if home == number):
            grid = _taken_in(grid, inner)
        yield straightened(dissolved(grid))


def _taken_in(grid: Grid, inner: Grid) -> Grid:
    """A grid with the rows of a table inside one of its cells as lines of that cell."""
    box = inner.box
    if box is None:
        return grid
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            around = cell.box if cell else None
            if cell and around and around.x0 < box.x0 < around.x1:
                if not around.top < box.top < around.bottom:
                    continue
                above = [line for line in cell.lines if line.box and line.box.top < box.top]
                below = [line for line in cell.lines if line not in above]
                lines = (*above, *_lines_of(inner.rows), *below)
                full = msgspec.structs.replace(cell, lines=lines)
                cells = (*row[:column], full, *row[column + 1 :])
                rows = (*grid.rows[:at], cells, *grid.rows[at + 1 :])
                return msgspec.structs.replace(grid, rows=rows)
    return grid


def dissolved(grid: Grid) -> Grid:
    """A grid without the rows and columns that tables on the walls of its cells bring."""
    width = len(grid.column_edges) - 1
    ranges = {
        (column, column + cell.column_span)
        for row in grid.rows
        for column, cell in enumerate(row)
        if cell and 1 < cell.column_span < width
    }
    found = grid
    for columns in sorted(ranges, reverse=True):
        bands = _bands(found, columns)
        if bands:
            found = _without(found, columns, bands)
    return grid if found is grid else _compressed(found)


def _bands(grid: Grid, columns: Range) -> list[range]:
    """The rows of a grid that are one row but for these columns, which a table inside it parts;
    none where the columns are parted anywhere else, or nowhere whole."""
    first, behind = columns
    begun: list[set[int]] = []  # per row the columns in which a cell begins with it
    for row in grid.rows:
        own = [(at, cell) for at, cell in enumerate(row) if cell]
        begun.append({c for at, cell in own for c in range(at, at + cell.column_span)})
    inside = set(range(first, behind))
    starts = [n for n, each in enumerate(begun) if not each <= inside]
    bands, whole = [], False
    for top, bottom in zip(starts, [*starts[1:], len(grid.rows)], strict=True):
        parts = [grid.rows[n][first:behind] for n in range(top, bottom)]
        if all(sum(cell is not None for cell in part) <= 1 for part in parts):
            head = parts[0][0]
            # What is empty may be the room between the table's last walls and its frame.
            told = head is not None and bool(head.lines) and head.column_span == behind - first
            whole = whole or told
            continue
        cells = [
            (n, c, cell) for n, part in enumerate(parts) for c, cell in enumerate(part) if cell
        ]
        beside = sum(cell is not None for cell in grid.rows[top]) - sum(map(bool, parts[0]))
        alone = bottom - top < 2 and (top > 0 or _is_full(grid.rows[top]))
        if alone or beside < FEWEST_BESIDE or not begun[top] >= inside:
            return []
        if any(
            n + cell.row_span > bottom - top or c + cell.column_span > behind - first
            for n, c, cell in cells
        ):
            return []
        bands.append(range(top, bottom))
        whole = whole or (len(parts) > HEADER and sum(map(bool, parts[0])) == 1)
    # What a page begins with may be the last row of such a table, or a header of its own: names
    # below a name, above rows in which a text stands below both.
    cut = len(bands) == 1 and (len(bands[0]) == 1 or _is_header(grid, bands[0], columns))
    cut = cut or _has_column(grid, bands, columns)
    return bands if whole and starts[:1] == [0] and not cut else []


def _is_full(row: Sequence[Cell | None]) -> bool:
    """Whether a row has a text in each of its cells, as a header has; the last row of a table in a
    cell of an older row, with which a page may begin, has none beside it."""
    return all(cell is None or cell.lines for cell in row)


def _has_column(grid: Grid, bands: Sequence[range], columns: Range) -> bool:
    """Whether one of some columns is undivided in each band: it is one of the grid's own, as that
    of codes is beside names below which rules stand."""
    heads = [(grid.rows[band.start], len(band)) for band in bands]
    return any(
        all((cell := row[column]) is not None and cell.row_span == high for row, high in heads)
        for column in range(*columns)
    )


def _is_header(grid: Grid, band: range, columns: Range) -> bool:
    """Whether the first rows of a grid part some columns as a header does below one name: into
    names, or into names over several columns each, which have names below them."""
    first, behind = columns
    head, below = grid.rows[0][first], [grid.rows[n][first:behind] for n in band[1:]]
    if band.start or head is None or head.column_span != behind - first:
        return False
    if len(band) == HEADER:
        return True
    cells = [cell for part in below for cell in part if cell]
    several = any(cell.column_span > 1 for cell in below[0] if cell)
    return len(band) == HEADER + 1 and several and all(cell.lines for cell in cells)


def _without(grid: Grid, columns: Range, bands: Iterable[range]) -> Grid:
    """A grid with each band as the one row that it is."""
    first, behind = columns
    rows = [list(row) for row in grid.rows]
    gone: set[int] = set()
    parted: set[int] = set()
    for band in bands:
        parts = [grid.rows[n][first:behind] for n in band]
        cells = [cell for part in parts for cell in part if cell]
        boxes = [cell.box for cell in cells if cell.box]
        rows[band.start][first:behind] = [None] * (behind - first)
        rows[band.start][first] = msgspec.structs.replace(
            cells[0],
            lines=tuple(_lines_of(parts)),
            box=box_around(boxes),
            row_span=len(band),
            column_span=behind - first,
            open_bottom=cells[-1].open_bottom,
        )
        gone |= set(band[1:])
        parted |= set(band)
    kept = [n for n in range(len(rows)) if n not in gone]
    place = {old: new for new, old in enumerate(kept)}
    made = tuple(
        tuple(
            cell
            and msgspec.structs.replace(
                cell, row_span=sum(n not in gone for n in range(at, at + cell.row_span))
            )
            for cell in rows[at]
        )
        for at in kept
    )
    torn = tuple(place[n] for n in grid.torn if n not in parted)
    return msgspec.structs.replace(grid, rows=made, torn=torn)


def _compressed(grid: Grid) -> Grid:
    """A grid without edges on which no cell ends."""
    ends = {0, len(grid.column_edges) - 1}
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell:
                ends |= {column, column + cell.column_span}
    if len(ends) == len(grid.column_edges):
        return grid
    kept = sorted(ends)
    place = {old: new for new, old in enumerate(kept)}
    rows = tuple(
        tuple(
            cell
            and msgspec.structs.replace(cell, column_span=place[at + cell.column_span] - place[at])
            for at, cell in enumerate(row)
            if at in place and at != kept[-1]
        )
        for row in grid.rows
    )
    edges = tuple(grid.column_edges[at] for at in kept)
    return msgspec.structs.replace(grid, rows=rows, column_edges=edges)


def _lines_of(rows: Iterable[Sequence[Cell | None]]) -> Iterator[Line]:
    """The lines of a cell's rows: those of a row of one text as they are, one of several texts as
    one line that opens a paragraph."""
    for row in rows:
        texts = [cell.lines for cell in row if cell and cell.lines]
        if len(texts) < 2:
            yield from (line for lines in texts for line in lines)
            continue
        lines = [line for each in texts for line in each]
        boxes = [line.box for line in lines if line.box]
        top, left = min(box.top for box in boxes), min(box.x0 for box in boxes)
        right, bottom = max(box.x1 for box in boxes), max(box.bottom for box in boxes)
        yield msgspec.structs.replace(
            lines[0],
            text=" ".join(line.text for line in lines),
            box=Box(left, top, right, bottom),
            opens=True,
        )
