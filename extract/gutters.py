"""Tables with rulings across, with a frame or without any wall, but no walls between their columns:
what stands between the columns is a gutter that the texts of all rows keep clear of, and the header
names each of them.

    ────────────────────────────────
     STT ¦    Nội dung     ¦  Điểm      each name stands between two gutters
    ────────────────────────────────
      1  ¦ Ban hành kế     ¦    2       no text of any row stands in a gutter, but for
         ¦ hoạch năm       ¦            a few that are one text over all columns
    ────────────────────────────────

Pages go in and come out in order (``with_gutters``): the frames of a page (``_frames``), the texts
of their rows (``_framed``), the gutters between these (``_edges``), walls in the gutters
(``_parted``).

Units: points from the page's top left.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from extract.drawn import Drawn, Ruling, Run
from extract.pieced import LEVEL, SAME, TALL, Edges, rulings_across, segments, titled
from extract.runs import words_in
from extract.unwalled import Walled, walls_on
from schemas.page import Box

FEWEST_ROWS = 4
"""Rows between rulings that make a table of a frame: a header, and three rows."""
FEWEST_WHOLE = 3
"""Rulings that make the outline of a table: above and below its header, and at its end."""
FEWEST_COLUMNS = 3
NARROWEST = 2.0
"""Points of a gutter."""
BLANK = 0.35
"""The blank between two words, at most, as a share of the font size; justified ones differ from
line to line."""
CROSSING = 0.1
"""Share of the rows whose texts may cross a gutter: names of groups, totals."""

MOST_HELD = 4
"""Pages that wait for the columns of their table, at most."""

Span = tuple[float, float]


class _Table(msgspec.Struct, frozen=True):
    """A table without walls between its columns: its frame, the heights of its rulings, where its
    first whole row ends, and the texts of its rows, a list a row."""

    box: Box
    heights: Sequence[float]
    header: float
    rows: Sequence[Sequence[Box]]


class _Framed(msgspec.Struct, frozen=True):
    """A page with such tables, and as it is drawn word by word."""

    walled: Walled
    page: Drawn
    tables: Sequence[_Table]


def with_gutters(pages: Iterator[Walled]) -> Iterator[Walled]:
    """The pages, with walls between the columns of such tables; a table that goes on keeps them,
    and pages of few rows at its beginning wait for the one that tells them."""
    known: Edges = ()
    held: list[_Framed] = []
    for walled in pages:
        framed = None if walled.source or walled.pieced else _framed(walled)
        if framed is None:
            yield from (each.walled for each in held)
            held = []
            yield walled
            continue
        columns = list(_columns(framed, known))
        known = columns[-1]
        if not any(columns) and len(held) < MOST_HELD:
            held.append(framed)
            continue
        for each in held:
            fits = (_goes_on(columns[0], table.box, table.rows) for table in each.tables)
            yield _parted(each, [columns[0] if fit else () for fit in fits])
        held = []
        yield _parted(framed, columns)
    yield from (each.walled for each in held)


def _framed(walled: Walled) -> _Framed | None:
    frames = tuple(_frames(walled.drawn))
    if not frames:
        return None
    page = msgspec.structs.replace(walled.drawn, runs=tuple(words_in(walled.drawn.runs)))
    tables = []
    for box, heights, header in frames:
        texts = (_texts(page.runs, box, band) for band in pairwise(heights))
        rows = [row for row in texts if len(row) > 1]  # a text alone may stand over all columns
        tables.append(_Table(box, heights, header, rows))
    return _Framed(walled, page, tables)


def _columns(framed: _Framed, known: Edges) -> Iterator[Edges]:
    """The column edges of each table of a page, none where nothing tells them.

    :param known: those of the table before.
    """
    for table in framed.tables:
        if not _goes_on(known, table.box, table.rows):
            names = _texts(framed.page.runs, table.box, (table.box.top, table.header))
            known = _edges(framed.page, table.box, names, table.rows)
        yield known


def _parted(framed: _Framed, columns: Sequence[Edges]) -> Walled:
    """The page with walls between the columns of its tables."""
    added = [
        ruling
        for table, edges in zip(framed.tables, columns, strict=True)
        if edges
        for ruling in walls_on(framed.page, edges, table.heights, (table.box.top, table.box.bottom))
    ]
    if not added:
        return framed.walled
    page = msgspec.structs.replace(framed.page, rulings=(*framed.page.rulings, *added))
    return Walled(page, by_texts=True)


def _frames(page: Drawn) -> Iterator[tuple[Box, list[float], float]]:
    """The frames of a page's tables, the heights of their rulings and where the first whole row of
    each ends; none where a wall stands in it."""
    lying = rulings_across(page)
    standing = [r for r in page.rulings if r.bottom - r.top > TALL > r.x1 - r.x0]
    if _is_walled(standing):  # most pages
        return
    framed = _side_walls(lying, standing) if standing else None
    for box in [framed] if framed else _outlines(page, lying) if not standing else ():
        if any(box.x0 + SAME < r.x0 and r.x1 < box.x1 - SAME and _in(r, box) for r in standing):
            continue
        own = [r for r in lying if box.x0 - SAME <= r.x0 and r.x1 <= box.x1 + SAME and _in(r, box)]
        tops = sorted((r.top + r.bottom) / 2 for r in own)
        heights = [y for before, y in pairwise((-SAME, *tops)) if y - before > LEVEL]
        whole = (r.top for r in own if r.x1 - r.x0 > box.x1 - box.x0 - SAME)
        header = min((y for y in whole if y > heights[0] + LEVEL), default=0.0)
        if header:
            yield box, heights, header


def _is_walled(standing: Sequence[Ruling]) -> bool:
    """Whether more is drawn of walls between the outermost ones than of those."""
    left, right = min([r.x0 for r in standing], default=0), max([r.x1 for r in standing], default=0)
    inner = [r for r in standing if left + SAME < r.x0 and r.x1 < right - SAME]
    between = sum([r.bottom - r.top for r in inner])
    return 2 * between > sum([r.bottom - r.top for r in standing])


def _in(ruling: Ruling, box: Box) -> bool:
    return box.top - LEVEL <= (ruling.top + ruling.bottom) / 2 <= box.bottom + LEVEL


def _side_walls(lying: Sequence[Ruling], standing: Sequence[Ruling]) -> Box | None:
    """The walls at both sides of the table in which most rulings across begin or end."""
    lines: dict[int, tuple[float, float]] = {}  # from where to where each wall down goes
    for r in standing:
        top, bottom = lines.get(round(r.x0), (r.top, r.bottom))
        lines[round(r.x0)] = min(top, r.top), max(bottom, r.bottom)
    starts, stops = Counter(round(r.x0) for r in lying), Counter(round(r.x1) for r in lying)
    best: tuple[int, Box] | None = None
    for left, right in {(round(r.x0), round(r.x1)) for r in lying}:
        sides = [[ends for x, ends in lines.items() if abs(x - at) <= SAME] for at in (left, right)]
        begun = starts[left] + stops[right]
        if begun > 2 and all(sides) and (best is None or begun > best[0]):
            top = max(min(top for top, _ in side) for side in sides)
            bottom = min(max(bottom for _, bottom in side) for side in sides)
            best = begun, Box(left, top, right, bottom)
    return best[1] if best else None


def _outlines(page: Drawn, lying: Sequence[Ruling]) -> Iterator[Box]:
    """What the rulings across of tables go round where no wall is drawn: from as far left as
    several begin to as far right as several end, parted where a title stands."""
    starts, stops = Counter(round(r.x0) for r in lying), Counter(round(r.x1) for r in lying)
    left = min((x for x, often in starts.items() if often >= FEWEST_WHOLE), default=0)
    right = max((x for x, often in stops.items() if often >= FEWEST_WHOLE), default=0)
    own = [r for r in lying if abs(r.x0 - left) <= SAME or abs(r.x1 - right) <= SAME]
    own = sorted((r for r in own if left - SAME <= r.x0 and r.x1 <= right + SAME), key=_top)
    tables: list[list[Ruling]] = []
    for r in own:
        last = tables[-1][-1].bottom if tables else r.top
        if not tables or titled(page, (left, right), (last, r.top)) is not None:
            tables.append([])
        tables[-1].append(r)
    for table in tables:
        whole = [r for r in table if r.x1 - r.x0 > right - left - SAME]
        if len(table) >= FEWEST_ROWS and len(whole) >= FEWEST_WHOLE:
            yield Box(left, table[0].top, right, max(r.bottom for r in table))


def _top(ruling: Ruling) -> float:
    return ruling.top


def _goes_on(edges: Edges, box: Box, rows: Sequence[Sequence[Box]]) -> bool:
    """Whether a table has the columns of the one before it: hardly any row's text crosses them."""
    if not edges or abs(edges[0] - box.x0) + abs(edges[-1] - box.x1) > SAME:
        return False
    crossed = [any(t.x0 < x - 1 and x + 1 < t.x1 for t in row for x in edges) for row in rows]
    return sum(crossed) <= max(2, CROSSING * len(rows))


def _edges(page: Drawn, box: Box, header: Sequence[Box], rows: Sequence[Sequence[Box]]) -> Edges:
    """Where the walls of a table would stand, its sides among them; nothing where its header does
    not name each column that the texts tell."""
    if len(rows) < FEWEST_ROWS:
        return ()
    width = box.x1 - box.x0 - SAME
    parts = [
        r for r in rulings_across(page) if box.top < r.top < box.bottom and r.x1 - r.x0 < width
    ]
    below = max((t.bottom for t in header), default=box.bottom)
    inner = [r for r in parts if r.top < below]
    names = [(t.x0, t.x1) for t in header if not _heads(t, inner)]
    covered = [(t.x0, t.x1) for row in rows for t in row if t.top > below]
    most = CROSSING * len(rows)
    gaps = _gaps(names, covered, most)
    ends = sorted({x for r in parts for x in (r.x0, r.x1)})
    while len(gaps) >= FEWEST_COLUMNS:
        walls = [next((x for x in ends if a <= x <= b), (a + b) / 2) for a, b in gaps]
        edges = (box.x0, *walls, box.x1)
        nameless = [
            at
            for at, (a, b) in enumerate(pairwise(edges))
            if not any(a < x0 and x1 < b for x0, x1 in names)
        ]
        if not nameless:
            return edges
        beside = [at for at in (nameless[0] - 1, nameless[0]) if 0 <= at < len(gaps)]
        del gaps[min(beside, key=lambda at: gaps[at][1] - gaps[at][0])]
    return ()


def _texts(runs: Sequence[Run], box: Box, band: Span) -> list[Box]:
    """The texts of a row's lines."""
    own = [
        r for r in runs
        if band[0] < (r.box.top + r.box.bottom) / 2 < band[1] and box.x0 < r.box.x0 < box.x1
    ]  # fmt: skip
    return segments(own, BLANK)


def _heads(text: Box, parts: Sequence[Ruling]) -> bool:
    """Whether a text of a header stands in the middle above a ruling: the name of a group."""
    return any(
        abs(r.x0 + r.x1 - text.x0 - text.x1) <= 2 * SAME and text.bottom <= r.top + LEVEL
        for r in parts
    )


def _gaps(names: Sequence[Span], texts: Sequence[Span], most: float) -> list[Span]:
    """What no name of a header covers, and no more than some texts, between the first and the last
    column."""
    marks = sorted({x for span in (*names, *texts) for x in span})
    clear: list[Span] = []
    for a, b in pairwise(marks):
        middle = (a + b) / 2
        if any(x0 < middle < x1 for x0, x1 in names):
            continue
        if sum(x0 < middle < x1 for x0, x1 in texts) > most:
            continue
        if clear and clear[-1][1] >= a:
            clear[-1] = clear[-1][0], b
        else:
            clear.append((a, b))
    return [(a, b) for a, b in clear if b - a >= NARROWEST]
