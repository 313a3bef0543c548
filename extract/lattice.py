"""Rulings and runs to grids of cells: pure geometry, shared by all engines.

The walls of one connected drawing (``walls``) span an elementary lattice; elementary places with
no wall between them are one cell. Units: points from the top left.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

import msgspec

from extract.blanks import with_blanks
from extract.corners import part_at_ends
from extract.drawings import of_one_row, side_by_side
from extract.drawn import Drawn, Ruling, Run
from extract.fields import with_fields, with_laid
from extract.hanging import set_back
from extract.lines import make_lines
from extract.nested import enclosed, settled
from extract.outside import HAIR, lines_outside, without_frames
from extract.overflow import begins_below, overflow
from extract.overrun import Anchors, overrun
from extract.regions import (
    REACH,
    close_ragged,
    close_rests,
    compressed,
    is_left,
    is_torn,
    regions,
    sides_closed,
)
from extract.rest_sides import part_undrawn
from extract.rests import (
    Rows,
    entering,
    give_back,
    part_ends,
    without_steps,
    without_undrawn,
)
from extract.sides import above_footnotes, closed_off, rejoined, without_astray
from extract.stamps import stamped, without, without_stamps
from extract.stretches import Borders
from extract.tagged import below, bring_home, give_elements, give_empty
from extract.tagging import Marks
from extract.underlines import without_underlines
from extract.undrawn import row_below
from extract.walls import Edges, Group, Region, Wall, apart, connected, frame_of, walls
from schemas.findings import Finding, Stopped
from schemas.page import Block, Box, Cell, Grid, Page
from schemas.settings import Settings

SLIVER = 1.0
"""Points by which walls down must begin above the topmost wall across to be those of a cut row."""
RIM = 4.0
"""Points: a column narrower than this holds no letter."""


def lattice(drawn: Drawn, settings: Settings) -> Page:
    """A page as its grids and the lines around them, in reading order."""
    rulings, stamps = without_stamps(without_underlines(drawn.rulings, drawn.runs))
    over = stamped(drawn.runs, stamps)
    (across, down), settings = _walls(rulings, settings)
    drawings = rejoined(connected(across, down, settings.snap), settings.snap)
    groups = side_by_side([without_astray(d, drawn.width) for d in drawings], settings.snap)
    groups = groups if across else of_one_row(down, rulings, drawn.runs, settings)
    closed = [closed_off(above_footnotes(group), settings.snap, drawn.runs) for group in groups]
    groups, frames = without_frames(closed, drawn.runs)
    boxes = [frame_of(*group) for group in groups]
    inside: list[list[Run]] = [[] for _ in groups]
    outside: list[Run] = []
    homes = [
        (*_reach(b, drawn.width), b.top - HAIR, b.bottom + HAIR, r.append)
        for b, r in zip(boxes, inside, strict=True)
    ]
    nested = enclosed(groups, boxes, settings.snap)
    homes = [homes[i] for i in nested] + homes
    anchors = overrun(drawn.runs, groups)
    for run in without(drawn.runs, over):  # by its middle
        box = run.box
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        x = anchors.get(id(run), x) if anchors else x
        for x0, x1, top, bottom, take in homes:
            if x0 <= x <= x1 and top <= y <= bottom:
                take(run)
                break
        else:
            outside.append(run)
    for group, box, runs in zip(groups, boxes, inside, strict=True):
        if hanging := _hanging(group, box, (runs, outside), drawn.tagged):
            runs += hanging
            taken = set(map(id, hanging))
            outside = [run for run in outside if id(run) not in taken]
    outside = with_fields(with_laid(outside, drawn.runs, boxes), drawn.fields)
    borders = Borders(rulings)
    blocks: list[Block] = list(lines_outside(outside, boxes, [*frames, *stamps], settings.blank))
    grids = [
        make_grid(*each, settings, anchors, drawn.tagged)
        for each in zip(groups, inside, strict=True)
    ]
    for grid, group, box in zip(settled(grids, nested), groups, boxes, strict=True):
        if grid:
            place = Box(box.x0, box.bottom, box.x1, drawn.height)
            below = row_below(group, place, grid.column_edges, outside, settings.blank)
            blocks.append(_finished(grid, borders, drawn, settings.snap, below))
    blocks = [*make_lines(over, settings.blank), *sorted(blocks, key=_reading_place)]
    pictured = bool(drawn.images) and not rulings
    return Page(drawn.number, tuple(blocks), drawn.width, drawn.height, pictured=pictured)


def _walls(rulings: Sequence[Ruling], settings: Settings) -> tuple[Group, Settings]:
    """The walls across and down a page, and the settings by which they are what they are."""
    across, down = walls(rulings, settings)
    snap = apart(_edges((wall.at for wall in down), settings.snap), settings.snap)
    if snap > settings.snap:
        settings = msgspec.structs.replace(settings, snap=snap)
        across, down = walls(rulings, settings)
    return (across, down), settings


def _finished(
    grid: Grid,
    borders: Borders,
    drawn: Drawn,
    snap: float,
    below: tuple[Cell | None, ...],
) -> Grid:
    """A grid with what its page says of its empty cells, and what stands below it."""
    grid = with_blanks(without_undrawn(grid, borders, snap), drawn.blanks)
    rows = give_empty(grid.rows, drawn.tagged) if drawn.tagged else grid.rows
    grid = msgspec.structs.replace(grid, rows=rows, below=below)
    return entering(grid, borders, snap)


def _reach(frame: Box, width: float) -> tuple[float, float]:
    """From where to where text is a table's: one that reaches a side of the page goes on beyond."""
    left = frame.x0 if frame.x0 > RIM else -math.inf
    return left, frame.x1 if frame.x1 < width - RIM else math.inf


def _hanging(group: Group, box: Box, runs: tuple[list[Run], list[Run]], marks: Marks) -> list[Run]:
    """The runs below a table that are its own, of those inside and those outside: its walls say so,
    or the tags."""
    if not marks:
        return overflow(group, box, *runs)
    # What has a tag of its own outside of all cells is none's.
    hanging = overflow(group, box, runs[0], [r for r in runs[1] if r.mark < 0 or r.mark in marks])
    known = set(map(id, hanging))
    return [*hanging, *(run for run in below(box, *runs, marks) if id(run) not in known)]


def _reading_place(block: Block) -> tuple[float, float]:
    box = block.box
    return (box.top, box.x0) if box else (0.0, 0.0)


def _edges(marks: Iterable[float], snap: float) -> list[float]:
    edges: list[float] = []
    for mark in sorted(marks):
        if not edges or mark - edges[-1] > snap:
            edges.append(mark)
    return edges


def _without_rims(xs: list[float]) -> list[float]:
    """Edges without those between which no letter has room: a border of the table beside that of
    its outer cells, one border drawn as two."""
    kept = [x for before, x in pairwise((xs[0] - RIM, *xs)) if x - before >= RIM]
    if len(kept) > 1 and len(xs) > 1 and xs[1] - xs[0] < RIM:
        kept[0] = xs[1]
    return kept if len(kept) > 1 else xs


def _on_edge(wall: Wall, xs: Sequence[float], snap: float) -> Wall:
    """A wall on the edge beside it where its own is gone: in some rows it is the only one."""
    near = min(xs, key=lambda x: abs(x - wall.at))
    return msgspec.structs.replace(wall, at=near) if snap < abs(near - wall.at) < RIM else wall


def make_grid(
    group: Group, runs: Sequence[Run], settings: Settings, anchors: Anchors, marks: Marks
) -> Grid:
    """The grid that these walls draw, with the runs that stand in its cells.

    :param group: the walls across and those down.
    :param anchors: where runs stand that stand elsewhere than their middle does.
    :param marks: what tags say of runs.

    :raises Stopped: ``too-large`` beyond ``max_places``.
    """
    (across, down), snap = group, settings.snap
    edges = _edges((w.at for w in down), snap)
    xs = _without_rims(edges)
    if len(xs) < len(edges):
        down = [_on_edge(wall, xs, snap) for wall in down]
    frame = _frame(group, runs, snap)
    ys = _edges([*(w.at for w in across), frame.top, frame.bottom], snap)
    if len(xs) * len(ys) > settings.max_places:
        seen = f"a table of {len(xs)} rulings down and {len(ys)} across"
        raise Stopped(Finding("too-large", {"seen": seen}))
    closed = sides_closed(ys, xs, across, snap)  # closed[i][c]: a wall on ys[i] over column c
    parted = sides_closed(xs, ys, down, snap)  # parted[c][r]: a wall on xs[c] beside row r
    last = list(closed[-1])
    part_at_ends((closed, parted), (xs, ys), runs)
    across = [*across, *_lowered((last, closed[-1]), (xs, ys[-1]), across, runs)]
    rests = close_rests(closed, part_undrawn((closed, parted), (xs, ys), down, runs), xs, ys)
    close_ragged(parted, ys, xs, down, snap)
    cells = regions(len(ys) - 1, len(xs) - 1, closed, parted)
    torn = [(ys[cell.top], cell) for cell in cells if is_torn(cell, closed, parted)]
    drawn_cells = cells
    cells, ys, xs = compressed(cells, ys, xs)
    texts = _texts(cells, ys, xs, runs, anchors)
    if marks:
        bring_home(cells, texts, marks)
    rows = _rows(zip(cells, texts, strict=True), (xs, ys), across, rests, settings)
    filled = [cell for cell, own in zip(drawn_cells, texts, strict=True) if torn and own]
    told = {bisect_right(ys, y) - 1 for y, cell in torn if not is_left(cell, closed, filled)}
    if marks:
        told |= set(give_elements(rows, cells, texts, marks))
    set_back(rows)
    part_ends(rows, xs)
    drawn = rows.copy()
    told = _still(drawn, without_steps(rows), told, into_above=False)
    drawn = rows.copy()
    kept = give_back(rows)
    told = _still(drawn, kept, told, into_above=True)
    return Grid(tuple(map(tuple, kept)), frame, tuple(xs), torn=tuple(sorted(told)))


def _lowered(
    wall: tuple[Sequence[bool], Sequence[bool]],
    edges: tuple[Sequence[float], float],
    across: Iterable[Wall],
    runs: Sequence[Run],
) -> Iterator[Wall]:
    """The walls that close cells at a table's end though they are drawn above it. One right below a
    text closes none: a merged cell that a page cuts may be drawn as high as its text is.

    :param wall: per column, whether a wall is drawn at the table's end, and whether one is read.
    """
    xs, low = edges
    for column, (before, now) in enumerate(zip(*wall, strict=True)):
        if before or not now:
            continue
        left, right = xs[column], xs[column + 1]
        drawn = max(
            (w.at for w in across if w.start < right and w.stop > left and w.at < low), default=low
        )
        above = [
            r.box for r in runs if left < (r.box.x0 + r.box.x1) / 2 < right and r.box.top < drawn
        ]
        if not any(drawn - box.bottom < box.bottom - box.top for box in above):
            yield Wall(low, left, right, low)


def _rows(
    cells: Iterable[tuple[Region, Sequence[Run]]],
    edges: Edges,
    across: Sequence[Wall],
    rests: dict[float, float],
    settings: Settings,
) -> list[list[Cell | None]]:
    """Rows of cells with their texts, each where it begins."""
    (xs, ys), snap = edges, settings.snap
    rows: list[list[Cell | None]] = [[None] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for cell, own in cells:
        box = Box(xs[cell.left], ys[cell.top], xs[cell.right], ys[cell.bottom])
        rows[cell.top][cell.left] = Cell(
            lines=make_lines(own, settings.blank),
            box=box,
            row_span=cell.bottom - cell.top,
            column_span=cell.right - cell.left,
            open_top=cell.top == 0 and not _covered(across, box.top, box, snap),
            open_bottom=cell.bottom == len(ys) - 1 and not _covered(across, box.bottom, box, snap),
            rest=box.x0 >= rests.get(box.top, box.x1),
        )
    return rows


def _still(drawn: Rows, kept: Rows, told: Iterable[int], into_above: bool) -> set[int]:
    """Which of the rows that are kept of those drawn are told of; each of the others is now in the
    row above it, or in the one below."""
    known = set(map(id, kept))
    above = [0, *accumulate(id(row) in known for row in drawn)]
    places = (above[row + into_above] - into_above for row in told)
    return {min(max(place, 0), len(kept) - 1) for place in places}


def _frame(group: Group, runs: Iterable[Run], snap: float) -> Box:
    """The box of a table, with the empty rest of a row above it, and of a text that hangs below."""
    across, down = group
    frame = frame_of(across, down)
    top = _sliver(across, down, snap)
    if top is not None:
        frame = msgspec.structs.replace(frame, top=top)
    lowest = max(w.at for w in across)
    hangs = any(run.box.top > lowest for run in runs)
    if hangs and frame.bottom - lowest <= snap and begins_below((across, down)):
        frame = msgspec.structs.replace(frame, bottom=lowest + snap + 0.1)
    return frame


def _sliver(across: list[Wall], down: list[Wall], snap: float) -> float | None:
    """The top of the empty rest of a row that a page has cut just above its lower border, moved out
    of snapping reach; None where the walls down begin at a wall across, or only the outer ones
    above it, which are thick and end where the corner does.

    An engine that prints the rest of a cell's padding on the next page draws such a rest.
    """
    upper = min(across, key=lambda w: w.at)
    reach = upper.first - SLIVER
    above = [w.at for w in down if w.start <= reach]
    edges = {w.at for w in down}
    outer = {min(edges), max(edges)}
    if len(above) < 2 or edges > outer >= set(above):
        return None
    return upper.at - snap - 0.1 if min(w.start for w in down) > upper.at - snap else None


def _covered(across: Sequence[Wall], at: float, box: Box, snap: float) -> bool:
    """Whether walls at ``at`` close the side of a box."""
    need = REACH * (box.x1 - box.x0)
    have = sum(
        max(0.0, min(w.stop, box.x1) - max(w.start, box.x0))
        for w in across
        if abs(w.at - at) <= snap
    )
    return have >= need


def _texts(
    cells: Sequence[Region],
    ys: Sequence[float],
    xs: Sequence[float],
    runs: Iterable[Run],
    anchors: Anchors,
) -> list[list[Run]]:
    """The runs whose middle, or anchor, stands in each cell."""
    at = [[0] * (len(xs) - 1) for _ in ys[1:]]
    for number, cell in enumerate(cells):
        for r in range(cell.top, cell.bottom):
            at[r][cell.left : cell.right] = [number] * (cell.right - cell.left)
    texts: list[list[Run]] = [[] for _ in cells]
    left = right = top = bottom = 0.0  # the place of the run before: most stand beside it
    own: list[Run] = []
    for run in runs:
        box = run.box
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        x = anchors.get(id(run), x) if anchors else x
        if not (left <= x < right and top <= y < bottom):
            r = min(max(bisect_right(ys, y) - 1, 0), len(ys) - 2)
            col = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
            left, right, top, bottom = xs[col], xs[col + 1], ys[r], ys[r + 1]
            own = texts[at[r][col]]
        own.append(run)
    return texts
