"""Pages whose rulings across are drawn and those down are not: the columns of another page.

Firefox prints a table with collapsed borders so: rulings down that go on over a page's end are not
drawn on it, the last page has all of them. The columns are those of a page whose rulings reach as
far to the left and to the right. A wall stands wherever no text crosses it, between two rulings
across; right of a text that crosses one and has nothing beside it, none does, and none below a
header of several columns. Where no page has rulings down, the pieces in which those across are
drawn tell the columns.
"""

import math
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from extract.drawn import Drawn, Ruling, Run
from extract.pieced import (
    LEVEL,
    SAME,
    TALL,
    Edges,
    Zone,
    alike,
    group_lines,
    outlined,
    parts,
    reach,
    rulings_across,
    zones,
)
from extract.runs import words_in
from extract.shaded import going_on, rowed

FEWEST = 3
"""Rulings across that make a table of a page: a letterhead has one or two."""
REMEMBERED = 3
"""Pages whose columns are looked at again where a later page lacks them."""
JOINT = 2.0
"""Points between the pieces of one ruling across, at most, where a wall down begins."""
CROSSED = 1.0
"""Points by which a text passes a wall on both sides to cross it."""
BREATH = 30.0
"""Points between the lines of a row that a page has cut; what stands farther off is a footer."""

BLANK = 0.4
"""The blank between two words, at most, as a share of the font size."""

Span = tuple[float, float]
"""From an x to another."""


class Walled(msgspec.Struct, frozen=True):
    """A page, and where its walls down are taken from, 0 where it has its own or none is found.

    ``unwalled``: it has rulings across, and hardly any down. ``pieced``: it has none down, and
    those across tell its columns. ``by_texts``: nothing does but the room between its texts.
    """

    drawn: Drawn
    source: int = 0
    unwalled: bool = False
    pieced: bool = False
    by_texts: bool = False


def with_walls(pages: Iterator[Drawn]) -> Iterator[Walled]:
    """The pages with the walls that they lack; one waits for the page that has them."""
    held: list[Drawn] = []
    seen: deque[Drawn] = deque(maxlen=REMEMBERED)
    for page in map(outlined, pages):
        bare = _is_bare(page)
        donor = next((each for each in reversed(seen) if bare and _fits(page, each)), None)
        if donor is not None and _is_framed(page):
            bare, donor = False, None
        if (bare and donor is None) or (held and not bare and not _columns(page)):
            held.append(page)
            continue
        yield from _walled(held, page)
        if bare:
            yield from _walled([page], donor)
        else:
            seen.append(page)
            yield Walled(rowed(page))
        held = []
    yield from _walled(held, None)


def _walled(pages: Sequence[Drawn], donor: Drawn | None) -> Iterator[Walled]:
    table: Edges = ()
    shaded = False
    for page in pages:
        if donor is not None and _is_bare(page) and _fits(page, donor):
            yield Walled(page) if _is_framed(page) else _with_columns(page, donor)
            continue
        bare = _is_bare(page)
        found = zones(page) if _are_sides(_down(page), page) else ()
        if not found and table and shaded:
            page, found = going_on(page, table)
        shaded = bool(page.shades) and bool(found)
        if found and (bare or (table and alike(found[0].edges, table))):
            drawn, table = _with_zones(page, found, table)
            yield Walled(drawn, pieced=True)
        else:
            yield Walled(page, unwalled=bare and len(_down(page)) < FEWEST)


def _with_zones(page: Drawn, found: Sequence[Zone], table: Edges) -> tuple[Drawn, Edges]:
    """A page with walls where the pieces of its rulings across end, and those of its last table.

    :param table: the walls of the table with which the page before ends.
    """
    page = msgspec.structs.replace(page, runs=tuple(words_in(page.runs)))
    added: list[Ruling] = []
    for zone, below in zip(found, (*found[1:], None), strict=True):
        begun = zone is found[0] and bool(table) and alike(zone.edges, table)
        if not begun or len(zone.edges) > len(table):
            table = zone.edges
        ends = reach(page, zone, table, begun)
        if below is not None:  # its title and what stands below that is its own
            ends = ends[0], max(min(ends[1], below.title - LEVEL), zone.heights[-1])
        groups = tuple(group_lines(page, zone, table, ends[0]))
        page = msgspec.structs.replace(page, rulings=(*page.rulings, *groups))
        heights = sorted({*zone.heights, *parts(page, zone, ends)})
        added += (Ruling(table[0], y, table[-1], y) for y in heights if y not in zone.heights)
        added += walls_on(page, table, heights, ends)
    return msgspec.structs.replace(page, rulings=(*page.rulings, *added)), table


def _down(page: Drawn) -> list[Ruling]:
    return [r for r in page.rulings if r.bottom - r.top > TALL and r.x1 - r.x0 < TALL]


def _are_sides(down: Sequence[Ruling], page: Drawn) -> bool:
    """Whether rulings down stand at the ends of those across, and none between them: a frame,
    or nothing."""
    across = rulings_across(page)
    left, right = min([r.x0 for r in across], default=0), max([r.x1 for r in across], default=0)
    return all(abs(r.x0 - left) <= SAME or abs(r.x1 - right) <= SAME for r in down)


def _is_framed(page: Drawn) -> bool:
    """Whether a ruling down is drawn at the left or at the right of all rulings. Where other pages
    have walls between its columns, what it frames is a row over all of them."""
    left, right = min([r.x0 for r in page.rulings]), max([r.x1 for r in page.rulings])
    down = [r.x0 for r in page.rulings if r.bottom - r.top > TALL]
    return any(abs(x - left) <= SAME or abs(x - right) <= SAME for x in down)


def _is_bare(page: Drawn) -> bool:
    """Whether rulings across make a table, and none down is drawn at its left or at its right: as
    far left as any ruling, several begin. Or there alone, and the pieces of those across tell its
    columns."""
    if not page.rulings:
        return False
    if _is_framed(page):
        return _are_sides(_down(page), page) and bool(zones(page))  # most pages are not
    left = min([r.x0 for r in page.rulings])
    # A line between two parts of a page has two edges, and what is underlined begins further in.
    heights = sorted(r.top for r in rulings_across(page) if abs(r.x0 - left) <= SAME)
    return sum(b - a > SAME for a, b in pairwise((-math.inf, *heights))) >= FEWEST


def _columns(page: Drawn) -> Edges:
    """The x of the rulings down of a page, those of one border together: the inner one at the left
    of a table and the first one elsewhere."""
    edges: list[float] = []
    for x in sorted((r.x0 + r.x1) / 2 for r in _down(page)):
        if not edges or x - edges[-1] > SAME:
            edges.append(x)
        elif len(edges) == 1:
            edges[0] = x
    return tuple(edges) if len(edges) > FEWEST else ()


def _fits(page: Drawn, donor: Drawn) -> bool:
    edges, across = _columns(donor), rulings_across(page)
    if not edges or page.width != donor.width:
        return False
    left, right = min(r.x0 for r in across), max(r.x1 for r in across)
    return abs(left - edges[0]) <= SAME and abs(right - edges[-1]) <= SAME


def _with_columns(page: Drawn, donor: Drawn) -> Walled:
    """A page with walls on the columns of another, and closed at both ends: whether its first and
    its last row go on over them, its rulings do not say."""
    edges = _columns(donor)
    page = msgspec.structs.replace(page, runs=tuple(words_in(page.runs)))
    heights = sorted(r.top for r in rulings_across(page))
    added = walls_on(page, edges, heights, _reach(page, edges, heights[0], heights[-1]))
    drawn = msgspec.structs.replace(page, rulings=(*page.rulings, *added))
    return Walled(drawn, donor.number, unwalled=True)


def walls_on(page: Drawn, edges: Edges, heights: Sequence[float], ends: Span) -> list[Ruling]:
    """The walls down of a table, and those across at its ends that are not drawn.

    :param heights: the y of its rulings across.
    :param ends: how far it goes up and down.
    """
    drawn_at = (r.top for r in rulings_across(page) if ends[0] - JOINT <= r.top <= ends[1] + JOINT)
    inner = sorted({*drawn_at, *heights})
    added = [wall for band in _bands(inner, *ends) for wall in _walls(page, edges, *band)]
    drawn = heights[0], heights[-1]
    beyond = [end for end, each in zip(ends, drawn, strict=True) if end != each]
    return [*added, *(Ruling(edges[0], end, edges[-1], end) for end in beyond)]


def _reach(page: Drawn, edges: Edges, top: float, bottom: float) -> tuple[float, float]:
    """How far up and down a table goes beyond its first and last ruling: over the lines of rows
    that begin or end with the page. Above it on the document's first page stands its title."""
    within = [r for r in page.runs if edges[0] <= r.box.x0 and r.box.x1 <= edges[-1]]
    for run in sorted(within, key=lambda run: run.box.top):
        if bottom - SAME <= run.box.top <= bottom + BREATH:
            bottom = max(bottom, run.box.bottom)
    for run in sorted(within, key=lambda run: -run.box.bottom):
        if page.number > 1 and top - BREATH <= run.box.bottom <= top + SAME:
            top = min(top, run.box.top)
    return top, bottom


def _bands(across: Sequence[float], top: float, bottom: float) -> Iterator[Span]:
    heights = [top]
    for height in across:
        if height - heights[-1] > SAME:
            heights.append(height)
    if bottom - heights[-1] > SAME:
        heights.append(bottom)
    yield from pairwise(heights)


def _walls(page: Drawn, edges: Edges, top: float, bottom: float) -> Iterator[Ruling]:
    """The walls of one band between two rulings across."""
    texts = _texts([r for r in page.runs if top <= (r.box.top + r.box.bottom) / 2 <= bottom])
    below = _whole([r for r in rulings_across(page) if abs(r.top - bottom) <= JOINT])
    closed = bool(below) and max(r.x1 for r in below) >= edges[-1] - SAME
    joined = [*_spanned(texts, edges, closed), *_group(texts, edges, below)]
    stopped = _stopped(page, edges, top, bottom)
    for x in edges:
        if x not in stopped and not any(x0 < x < x1 for x0, x1 in joined):
            yield Ruling(x - 0.25, top, x + 0.25, bottom)


def _whole(pieces: Sequence[Ruling]) -> list[Ruling]:
    """The rulings across on one line, those as one that meet each other."""
    whole: list[Ruling] = []
    for piece in sorted(pieces, key=lambda r: r.x0):
        if whole and piece.x0 - whole[-1].x1 <= JOINT:
            end = max(piece.x1, whole[-1].x1)
            whole[-1] = msgspec.structs.replace(whole[-1], x1=end)
        else:
            whole.append(piece)
    return whole


def _stopped(page: Drawn, edges: Edges, top: float, bottom: float) -> frozenset[float]:
    """Inner edges on which a wall that is drawn above stops at a band: a cell in it spans them."""
    down = _down(page)
    return frozenset(
        x
        for x in edges[1:-1]
        if any(abs(r.x0 - x) <= SAME and abs(r.bottom - top) <= SAME for r in down)
        and not any(
            abs(r.x0 - x) <= SAME and r.top < bottom - SAME and r.bottom > top + SAME for r in down
        )
    )


def _texts(runs: Sequence[Run]) -> list[Span]:
    """From where to where the texts of each line go: words with a blank between them are one."""
    texts: list[Span] = []
    last: Run | None = None
    for run in sorted(runs, key=lambda run: (round(run.box.bottom), run.box.x0)):
        near = last is not None and abs(run.box.bottom - last.box.bottom) <= JOINT
        if near and last and -JOINT <= run.box.x0 - last.box.x1 <= BLANK * run.font.size:
            texts[-1] = texts[-1][0], max(texts[-1][1], run.box.x1)
        else:
            texts.append((run.box.x0, run.box.x1))
        last = run
    return texts


def _spanned(texts: Sequence[Span], edges: Edges, closed: bool) -> Iterator[Span]:
    """What is one cell because a text crosses the walls in it; to the last wall where nothing
    stands right of the text and the band is ``closed`` there."""
    for x0, x1 in texts:
        inner = [x for x in edges[1:-1] if x0 < x - CROSSED and x + CROSSED < x1]
        if inner:
            behind = next(x for x in edges if x > inner[-1])
            alone = closed and not any(start >= behind - CROSSED for start, _ in texts)
            yield inner[0] - CROSSED, edges[-1] - CROSSED if alone else inner[-1] + CROSSED


def _group(texts: Sequence[Span], edges: Edges, below: Sequence[Ruling]) -> Iterator[Span]:
    """What is one cell because one text stands in its middle above a ruling that is as long as
    several columns: a header above its leaves."""
    for ruling in below:
        x0, x1 = ruling.x0 - JOINT, ruling.x1 + JOINT
        inside = [x for x in edges if x0 < x < x1]
        within = [text for text in texts if x0 < text[0] and text[1] < x1]
        whole = len(inside) == len(edges) or not within
        if len(inside) > 2 and not whole and all(_is_amid(text, inside) for text in within):
            yield inside[0], inside[-1]


def _is_amid(text: Span, edges: Sequence[float]) -> bool:
    return abs(text[0] + text[1] - edges[0] - edges[-1]) <= 2 * SAME
