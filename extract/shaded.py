"""Pages of a table without rulings on which its shades do not tell its columns, or none is drawn.

Units: points from the page's top left.
"""

from itertools import pairwise

import msgspec

from extract.drawn import Drawn, Ruling, is_in
from extract.pieced import FEWEST, LEADING, LEVEL, SAME, Edges, Zone, parts, reach, segments
from extract.runs import words_in
from schemas.page import Box

FIGURE = "0123456789.,% "
"""What figures of points are written with."""
MOST = 24
"""Texts of a page that are looked at."""


def going_on(page: Drawn, edges: Edges) -> tuple[Drawn, tuple[Zone, ...]]:
    """A page on which a shaded table goes on whose shades there are rows as wide as it, or that has
    none: there its last row alone opens the page, texts and a figure, each in a column.

    :param edges: the walls of the table with which the page before ends.
    """
    if page.rulings:
        return page, ()
    left, right = edges[0], edges[-1]
    rows = [b for b in page.shades if abs(b.x0 - left) + abs(b.x1 - right) <= SAME]
    heights = sorted({y for box in rows for y in (box.top, box.bottom)})
    heights = heights if page.shades else _last_row(page, edges)
    added = (Ruling(left, y, right, y) for y in heights)
    drawn = msgspec.structs.replace(page, rulings=tuple(added))
    return (drawn, (Zone(edges, tuple(heights)),)) if heights else (page, ())


def rowed(page: Drawn) -> Drawn:
    """A page with rulings across between the rows of its table, where some of them are shaded from
    end to end and none is ruled: most have several texts on a line. Above them the header begins
    with the first line of several.
    """
    boxes = page.shades
    if page.rulings or len(boxes) < FEWEST:
        return page
    left, right = boxes[0].x0, boxes[0].x1
    if any(abs(b.x0 - left) + abs(b.x1 - right) > SAME for b in boxes):
        return page
    words = msgspec.structs.replace(page, runs=tuple(words_in(page.runs)))
    zone = Zone((left, right), tuple(sorted({y for b in boxes for y in (b.top, b.bottom)})))
    lines: dict[int, list[Box]] = {}
    for text in segments(words.runs, LEADING):
        lines.setdefault(round(text.bottom), []).append(text)
    wide = [own[0] for own in lines.values() if len(own) >= FEWEST]
    tabular = [b for b in boxes if any(b.top < text.top < b.bottom for text in wide)]
    if 2 * len(tabular) < len(boxes):
        return page  # paragraphs
    top, bottom = reach(words, zone, zone.edges, begun=True)
    names = [text.top for text in wide if top <= text.top < zone.heights[0]]
    top = min(names, default=top + LEVEL) - LEVEL
    heights = {*zone.heights, *parts(words, zone, (top, bottom)), top, bottom}
    added = tuple(Ruling(left, y, right, y) for y in sorted(heights))
    return msgspec.structs.replace(page, rulings=added)


def _last_row(page: Drawn, edges: Edges) -> list[float]:
    """The heights between rows where a page opens with a table's last row, each of its texts in a
    column of its own and a figure among them, alone or below the names of columns."""
    texts = sorted(segments(words_in(page.runs), LEADING), key=lambda box: box.top)
    lines: list[list[Box]] = []
    for box in texts[:MOST]:
        if not lines or box.top - lines[-1][0].top > LEVEL:
            lines.append([])
        lines[-1].append(box)
    at = next((n for n, line in enumerate(lines) if len(line) > 1 and _has_figure(page, line)), -1)
    places = [{_column(box, edges) for box in line} for line in lines[: at + 1]]
    named = set[int]().union(*places[:-1])
    if at < 0 or -1 in named | places[-1] or len(places[-1]) < len(lines[at]):
        return []
    if at and len(named) < len(edges) - 2:
        return []
    top, bottom = lines[at][0].top, max(box.bottom for box in lines[at])
    above = max((box.bottom for line in lines[:at] for box in line), default=0.0)
    upper = [lines[0][0].top - LEVEL, (above + top) / 2] if at else [top - LEVEL]
    return [*upper, bottom + LEVEL]


def _column(box: Box, edges: Edges) -> int:
    """The column that a text stands in, -1 where it crosses a wall."""
    columns = enumerate(pairwise(edges))
    return next((at for at, (a, b) in columns if a < box.x0 and box.x1 < b), -1)


def _has_figure(page: Drawn, line: list[Box]) -> bool:
    said = ["".join(r.text for r in page.runs if is_in(r, box)) for box in line]
    figures = [not text.strip(FIGURE) for text in said]
    return any(figures) and not all(figures)
