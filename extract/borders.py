"""The border of a page, which is no table: a frame near the paper's edges that nothing touches.

Units: points from the page's top left.
"""

from collections.abc import Sequence

from extract.drawn import Ruling

MOST = 0.85
"""Share of the paper's width and height that a border is long at least."""
TOUCH = 2.5
"""Points by which what ends on a border may miss it."""


def without_border(rulings: Sequence[Ruling], width: float, height: float) -> Sequence[Ruling]:
    """The rulings less a frame around the whole page: what stands in it is the page's, no cell's.
    A table as large has walls that end on its own."""
    across = [r for r in rulings if r.x1 - r.x0 >= MOST * width]
    down = [r for r in rulings if r.bottom - r.top >= MOST * height] if len(across) > 1 else []
    if len(down) < 2:
        return rulings
    top, bottom = min(r.top for r in across), max(r.bottom for r in across)
    left, right = min(r.x0 for r in down), max(r.x1 for r in down)
    edges = (left, right), (top, bottom)
    sides = {id(r) for r in (*across, *down) if _is_at(edges, r)}
    for r in rulings:
        if id(r) in sides or max(r.x1 - r.x0, r.bottom - r.top) <= TOUCH:
            continue
        if min(r.x0 - left, right - r.x1, r.top - top, bottom - r.bottom) <= TOUCH:
            return rulings
    return [r for r in rulings if id(r) not in sides]


def _is_at(edges: tuple[tuple[float, float], tuple[float, float]], r: Ruling) -> bool:
    """Whether a side lies on the border, or beside it as the second line of a doubled one."""
    (left, right), (top, bottom) = edges
    if r.x1 - r.x0 >= r.bottom - r.top:
        return min(abs(r.top - top), abs(r.bottom - bottom)) <= 2 * TOUCH
    return min(abs(r.x0 - left), abs(r.x1 - right)) <= 2 * TOUCH
