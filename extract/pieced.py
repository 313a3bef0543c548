"""Tables with rulings across alone: browsers draw these in pieces, one for each cell, so that their
ends tell the columns. Tables without rulings: every other row is shaded, a box for each cell.

     STT     Nội dung          Điểm     above the first line: the header, which ``reach`` finds
    ─────  ────────────────  ────────   a level of three pieces, which end on four walls: ``edges``
      1     Ban hành          2
            kế hoạch
    ─────  ────────────────  ────────   the next level of the ``Zone``
      2     Phân công                   below the last one: a row that goes on on the next page

Of a page go in its rulings, shades and words; out come its zones, each the x of the walls and the y
of the lines that ``unwalled`` draws walls between.

Units: points from the page's top left.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from extract.drawn import Drawn, Ruling, Run, left_of
from schemas.page import Box, median

SAME = 4.0
"""Points by which the ends of pieces on one wall differ, for two that meet overlap by a border, and
the sides of a table from page to page."""
LEVEL = 2.0
"""Points by which pieces of one line differ in height: a thick border beside a thin one."""
TALL = 8.0
"""Points from which a ruling goes down: a shorter one is a thick ruling's end."""
FEWEST = 3
"""Pieces beside each other that make a table: of fewer columns none is one of criteria."""
LEADING = 0.6
"""Share of the font size between the lines of one row, at most."""
ALIKE = 0.8
"""Share of the blank between two rows that is between two others, at least."""
NAMED = 0.6
"""Share of the columns that a header names, at least."""

ROOMY = 1.5
"""Heights of a line that are blank above and below a title, at least; in a row fewer are."""

Edges = tuple[float, ...]


class Zone(msgspec.Struct, frozen=True):
    """A table on a page: the x of its walls, and the y of its rulings across; ``end``: the last one
    of the table above it, if a title parts both; ``title``: where that one begins, or 0."""

    edges: Edges
    heights: tuple[float, ...]
    end: float = 0.0
    title: float = 0.0


def zones(page: Drawn) -> tuple[Zone, ...]:
    """The tables of a page without rulings down: lines of pieces that end on the same walls. Where
    none meets another one, they are what merged cells leave of whole lines."""
    levels = list(_levels(page))
    found: list[tuple[Edges, list[float]]] = []
    parted: list[tuple[float, float]] = []  # by a title: from the table above, and where
    end, top = 0.0, 0.0
    if not any(_meet(page, height) for height, _, pieces in levels if pieces >= FEWEST):
        return ()
    for height, edges, pieces in levels:
        last = found[-1] if found else None
        title = titled(page, (last[0][0], last[0][-1]), (last[1][-1], height)) if last else None
        if last and title is not None:
            end, top, last = last[1][-1], title, None
        if last and _within(edges, last[0]):
            last[1].append(height)
        elif last and _within(last[0], edges):
            found[-1] = edges, [*found[-1][1], height]
        elif pieces >= FEWEST:
            found.append((edges, [height]))
            parted.append((end, top))
            top = 0.0
    return tuple(
        _with_upper(Zone(edges, tuple(heights), *above), levels)
        for (edges, heights), above in zip(found, parted, strict=True)
    )


def _meet(page: Drawn, height: float) -> bool:
    """Whether pieces of a line across begin where others end."""
    line = _line_at(page, height)
    return any(abs(a.x1 - b.x0) <= SAME for a in line for b in line if a.x0 < b.x0)


def rulings_across(page: Drawn) -> list[Ruling]:
    """The rulings across of a page."""
    return [r for r in page.rulings if r.bottom - r.top < TALL < r.x1 - r.x0]


def _line_at(page: Drawn, height: float) -> list[Ruling]:
    """The pieces of the line across that stands at a height."""
    return [r for r in page.rulings if abs((r.top + r.bottom) / 2 - height) <= LEVEL]


def _with_upper(zone: Zone, levels: Sequence[tuple[float, Edges, int]]) -> Zone:
    """A table with the lines above it that end on its walls: below a header of few columns."""
    upper = [
        height
        for height, edges, _ in levels
        if zone.end < height < zone.heights[0] and _within(edges, zone.edges)
    ]
    heights = (*upper[-1:], *zone.heights)
    return msgspec.structs.replace(zone, heights=heights) if upper else zone


def _levels(page: Drawn) -> Iterator[tuple[float, Edges, int]]:
    """The lines across: the y of each, the x at which its pieces end, and how many these are."""
    lying = sorted(rulings_across(page), key=lambda r: r.top + r.bottom)
    line: list[Ruling] = []
    for ruling in lying:
        if line and (ruling.top + ruling.bottom - line[0].top - line[0].bottom) / 2 > LEVEL:
            yield _level(line)
            line = []
        line.append(ruling)
    if line:
        yield _level(line)


def _level(line: Sequence[Ruling]) -> tuple[float, Edges, int]:
    bundles: list[list[float]] = []
    for x in sorted(x for r in line for x in (r.x0, r.x1)):
        if bundles and x - bundles[-1][0] <= SAME:
            bundles[-1].append(x)
        else:
            bundles.append([x])
    starts = {round(r.x0 / SAME) for r in line}
    height = sum(r.top + r.bottom for r in line) / (2 * len(line))
    return height, tuple(sum(each) / len(each) for each in bundles), len(starts)


def _within(some: Edges, others: Edges) -> bool:
    return all(any(abs(x - other) <= SAME for other in others) for x in some)


# --- what stands between two tables ---


def titled(page: Drawn, sides: tuple[float, float], band: tuple[float, float]) -> float | None:
    """Where the title of another table begins, if it stands last between two rulings across: lines
    of one text each, two in the middle at least, in several fonts or with more room than rows."""
    runs = [r for r in page.runs if band[0] < (r.box.top + r.box.bottom) / 2 < band[1]]
    runs = [r for r in runs if r.text.strip()]
    lines: list[Box] = []
    last = band[1] + LEVEL
    for box in sorted(segments(runs, LEADING), key=lambda box: -box.bottom):
        if box.bottom > last + LEVEL:  # beside the one before
            lines = lines[:-1]
            break
        lines.append(box)
        last = box.top
    amid = [box for box in lines if abs(box.x0 + box.x1 - sum(sides)) <= 4 * SAME]
    if len(amid) < 2:
        return None
    own = [r for r in runs if r.box.bottom > lines[-1].top]
    fonts = {(r.font.bold, r.font.italic, round(r.font.size)) for r in own}
    above = max((r.box.bottom for r in runs if r.box.bottom <= lines[-1].top), default=band[0])
    blank = lines[-1].top - above + band[1] - lines[0].bottom
    if len(fonts) > 1 or blank > ROOMY * (lines[0].bottom - lines[0].top):
        return min(box.top for box in amid)
    return None


def segments(runs: Sequence[Run], blank: float) -> list[Box]:
    """The texts of lines: words with a blank between them are one.

    :param blank: how wide one is, at most, as a share of the font size.
    """
    texts: list[Box] = []
    for run in sorted(runs, key=lambda r: (round(r.box.bottom), r.box.x0)):
        box, last = run.box, texts[-1] if texts else None
        near = last is not None and abs(box.bottom - last.bottom) <= LEVEL
        if near and last and -LEVEL <= box.x0 - last.x1 <= blank * run.font.size:
            texts[-1] = Box(last.x0, last.top, box.x1, last.bottom)
        else:
            texts.append(box)
    return texts


# --- a table over its pages ---


def alike(one: Edges, other: Edges) -> bool:
    """Whether two tables are one that goes on: its ends are the same, and the walls of one are the
    other's."""
    ends = abs(one[0] - other[0]) <= SAME and abs(one[-1] - other[-1]) <= SAME
    return ends and (_within(one, other) or _within(other, one))


def reach(page: Drawn, zone: Zone, edges: Edges, begun: bool) -> tuple[float, float]:
    """How far up and down a table goes beyond its first and last line across: over the header, and
    over rows that begin or end with the page. They stand as close to the line as texts do elsewhere
    in the table.

    :param begun: the table began on a page before.
    """
    top, bottom = zone.heights[0], zone.heights[-1]
    inside = [
        r
        for r in page.runs
        if edges[0] + 1 <= r.box.x0 and r.box.x1 <= edges[-1] and r.text.strip()
    ]
    within = [r for r in inside if top < (r.box.top + r.box.bottom) / 2 < bottom]
    close = _closeness(zone.heights, within)
    room = _padding(page) / ALIKE
    upper = [r for r in inside if r.box.bottom <= top + LEVEL]
    above = _block(upper, top, (close, room), upwards=True)
    below = _block([r for r in inside if r.box.top >= bottom - LEVEL], bottom, (close, room))
    if not begun:
        above = _below_title(above, edges, min((r.box.x0 for r in within), default=edges[0]))
    if above and (begun or _names(above, edges) or _is_over_group(page, above, zone)):
        top = min(r.box.top for r in above) - LEVEL
    if below:
        bottom = max(r.box.bottom for r in below) + LEVEL
    return top, bottom


def _closeness(heights: Sequence[float], runs: Sequence[Run]) -> float:
    """How far the text of a row stands from the line above it, at most."""
    gaps = []
    for height, lower in pairwise(heights):
        tops = [r.box.top for r in runs if height < (r.box.top + r.box.bottom) / 2 < lower]
        if tops:
            gaps.append(min(tops) - height)
    return 1.5 * max(median(gaps), 0.0) + LEVEL if gaps else 0.0


def _block(
    runs: Sequence[Run], line: float, blank: tuple[float, float], upwards: bool = False
) -> list[Run]:
    """The runs that stand on one side of a line across, one line of text close below another.

    :param blank: how much may be blank between the line across and them, and between rows.
    """
    taken: list[Run] = []
    edge, room = line, blank[0]
    for run in sorted(runs, key=lambda r: -r.box.bottom if upwards else r.box.top):
        near, far = (run.box.bottom, run.box.top) if upwards else (run.box.top, run.box.bottom)
        if (edge - near if upwards else near - edge) > room:
            break
        taken.append(run)
        edge = min(edge, far) if upwards else max(edge, far)
        room = max(LEADING * run.font.size, blank[1])
    return taken


def _below_title(runs: Sequence[Run], edges: Edges, margin: float) -> list[Run]:
    """The runs below the last line of a table's title, which is one text alone: in the middle of
    the table, across its first wall, or farther to the left than texts of its cells. Below a header
    a line across that wall is the name of the first group.

    :param runs: words from the lowest line upwards.
    :param margin: the x at which the texts of the cells begin that are farthest to the left.
    """
    kept: list[Run] = []
    lines: dict[int, list[Run]] = {}
    for run in runs:
        lines.setdefault(round(run.box.bottom), []).append(run)
    for at, line in enumerate(lines.values()):
        line.sort(key=left_of)
        left, right = line[0].box.x0, max(r.box.x1 for r in line)
        blank = max((b.box.x0 - a.box.x1 for a, b in pairwise(line)), default=0)
        titles = (
            abs(left + right - edges[0] - edges[-1]) <= 2 * SAME
            or left < edges[1] - SAME < right - 2 * SAME
            or left < margin - 1
        )
        if titles and blank <= LEADING * line[0].font.size:
            rest = [run for other in list(lines.values())[at + 1 :] for run in other]
            above = _below_title(rest, edges, margin) if abs(left - margin) <= 1 and rest else []
            kept += [*line, *above] if _names(above, edges) else []
            break
        kept += line
    return kept


def _is_over_group(page: Drawn, runs: Sequence[Run], zone: Zone) -> bool:
    """Whether texts stand within a first line that is no whole one: the names of a group."""
    first = _line_at(page, zone.heights[0])
    left, right = min(r.x0 for r in first), max(r.x1 for r in first)
    whole = left - zone.edges[0] <= SAME and zone.edges[-1] - right <= SAME
    return not whole and all(left <= r.box.x0 and r.box.x1 <= right for r in runs)


def _names(runs: Sequence[Run], edges: Edges) -> bool:
    """Whether texts are those of a header: they stand in most columns."""
    middles = [(r.box.x0 + r.box.x1) / 2 for r in runs]
    columns = list(pairwise(edges))
    named = sum(any(left < x < right for x in middles) for left, right in columns)
    return named >= max(FEWEST, NAMED * len(columns))


# --- tables that are shaded ---


def outlined(page: Drawn) -> Drawn:
    """A page whose table is shaded, and has no rulings, with rulings above and below its shades."""
    if not page.shades or any(r.bottom - r.top > TALL for r in page.rulings):
        return page
    sides = ((box.x0, y, box.x1) for box in page.shades for y in (box.top, box.bottom))
    added = tuple(Ruling(x0, y, x1, y) for x0, y, x1 in sides)
    if not zones(msgspec.structs.replace(page, rulings=added)):
        return page
    return msgspec.structs.replace(page, rulings=(*page.rulings, *added))


def parts(page: Drawn, zone: Zone, ends: tuple[float, float]) -> list[float]:
    """The y between rows of a shaded table that have no shade: blanks as high as those above and
    below the texts of the rows that have one."""
    room = _padding(page)
    heights = sorted({*ends, *zone.heights})
    shaded = [(box.top, box.bottom) for box in page.shades]
    found: list[float] = []
    for top, bottom in pairwise(heights if room else ()):
        middle = (top + bottom) / 2
        if any(upper < middle < lower for upper, lower in shaded):
            continue
        lowest = bottom
        for run in sorted(_between(page, zone, top, bottom), key=lambda r: r.box.top):
            if run.box.top - lowest >= ALIKE * room:
                found.append((run.box.top + lowest) / 2)
            lowest = run.box.bottom if lowest == bottom else max(lowest, run.box.bottom)
    return found


def group_lines(page: Drawn, zone: Zone, edges: Edges, top: float) -> list[Ruling]:
    """The lines that a shaded table does not draw between the name of a group, in the middle over
    several columns, and the names of these below it, in a header without a shade.

    :param top: where the header begins.
    """
    header = _between(page, zone, top, zone.heights[0]) if page.shades else []
    found: list[Ruling] = []
    for text in segments(header, LEADING):
        middle = (text.x0 + text.x1) / 2
        spans = [
            (left, right)
            for at, left in enumerate(edges)
            for right in edges[at + 2 :]
            if left < text.x0 and text.x1 < right and abs(left + right - 2 * middle) <= 2 * SAME
        ]
        if not spans or not any(text.x0 < x < text.x1 for x in edges):
            continue
        left, right = min(spans, key=lambda span: span[1] - span[0])
        inner = [x for x in edges if left <= x <= right]
        lower = [r.box for r in header if r.box.top >= text.bottom - LEVEL]
        below = [
            [box.top for box in lower if a < (box.x0 + box.x1) / 2 < b] for a, b in pairwise(inner)
        ]
        if all(below):
            y = (text.bottom + min(map(min, below))) / 2
            found.append(Ruling(left, y, right, y))
    return found


def _between(page: Drawn, zone: Zone, top: float, bottom: float) -> list[Run]:
    left, right = zone.edges[0], zone.edges[-1]
    return [
        run
        for run in page.runs
        if top < (run.box.top + run.box.bottom) / 2 < bottom
        and left <= run.box.x0
        and run.box.x1 <= right
    ]


def _padding(page: Drawn) -> float:
    """How much is blank above and below the texts of a shaded row, together; 0 where none is."""
    rows: dict[tuple[float, float], list[Run]] = {}
    for box in page.shades:
        rows.setdefault((box.top, box.bottom), [])
    for run in page.runs if rows else ():
        middle = (run.box.top + run.box.bottom) / 2
        for (top, bottom), own in rows.items():
            if top < middle < bottom:
                own.append(run)
    blanks = [
        min(r.box.top for r in own) - top + bottom - max(r.box.bottom for r in own)
        for (top, bottom), own in rows.items()
        if own
    ]
    return max(median(blanks), 0.0) if blanks else 0.0
