"""Pages of a table without rulings on which its shades do not tell its columns, or none is drawn.

Units: points from the page's top left.
"""

from itertools import pairwise

import msgspec

from extract.drawn import Drawn, Ruling
from extract.pieced import LEADING, LEVEL, SAME, Edges, Zone, segments
from extract.runs import words_in
from schemas.page import Box

FIGURE = "0123456789.,% "
"""What figures of points are written with."""


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
    if not page.shades and (line := _first_row(page, edges)):
        heights = [min(box.top for box in line) - LEVEL, max(box.bottom for box in line) + LEVEL]
    added = (Ruling(left, y, right, y) for y in heights)
    drawn = msgspec.structs.replace(page, rulings=tuple(added))
    return (drawn, (Zone(edges, tuple(heights)),)) if heights else (page, ())


def _first_row(page: Drawn, edges: Edges) -> list[Box]:
    """The texts of a page's first line of several, each in a column of its own, and a
    figure among them."""
    texts = sorted(segments(words_in(page.runs), LEADING), key=lambda box: box.top)
    lines = [[box for box in texts if abs(box.top - s.top) <= LEVEL] for s in texts[:2]]
    line = next((sorted(own, key=lambda box: box.x0) for own in lines if len(own) > 1), [])
    columns = {
        at for at, (a, b) in enumerate(pairwise(edges)) for x in line if a < x.x0 and x.x1 < b
    }
    said = ["".join(r.text for r in page.runs if _is_in(r.box, box)) for box in line]
    figures = [not text.strip(FIGURE) for text in said]
    return line if len(columns) == len(line) and any(figures[1:]) and not all(figures) else []


def _is_in(box: Box, text: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return text.x0 <= x <= text.x1 and text.top <= y <= text.bottom
