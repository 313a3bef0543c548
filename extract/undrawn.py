"""A row below a table of which an engine draws no wall: the rest of a row that fills a page.

Where a merged cell is so high that a page holds nothing but its lines below a repeated header, some
engines draw no wall beside them. Whether the table is a header alone is not known here: the row is
kept beside the grid (``Grid.below``), and its lines stay lines of the page.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.drawn import Run
from extract.lines import make_lines
from extract.overflow import begins_below
from extract.walls import Group
from schemas.page import Box, Cell

MOST_WALLS = 7
"""Walls across of a header of three levels and a row of numbers, each drawn twice at a side."""
FIRST = 0.4
"""Heights of a line between the table and the first line of the row, at most: a cell's padding."""
CLOSE = 0.8
"""Heights of a line between two lines of a row, at most."""
FILLED = 0.5
"""Share of the page below the table that such a row fills at least, its margin included."""
BLANK = 0.6
"""Font sizes of a blank between two words, at most; a wall has a cell's padding on both sides."""
HAIR = 0.5
"""Points by which a line may reach into what is beside it."""


def row_below(
    group: Group, place: Box, edges: Sequence[float], outside: Sequence[Run], blank: float
) -> tuple[Cell | None, ...]:
    """The lines that follow a closed table of few rows closely, each between two of its walls, and
    fill its page, as a row of cells, open at both ends; nothing where they do not, or where more
    follows further below.

    :param group: the walls across and down.
    :param place: what is below them on the page.
    :param edges: the x of the table's column edges.
    :param outside: runs outside all tables.
    :param blank: share of the font size beyond which a gap is a blank where none is drawn.
    """
    if len(group[0]) > MOST_WALLS or begins_below(group):
        return ()
    under = sorted(
        (run for run in outside if run.box.top >= place.top - HAIR and not run.turned),
        key=lambda run: run.box.top,
    )
    rest = _following(under, place.top)
    columns = [_column(run, edges) for run in rest]
    if not rest or None in columns:
        return ()
    if len({round(run.box.top) for run in under[len(rest) :]}) > 1:
        return ()
    neighbours = zip(pairwise(rest), pairwise(columns), strict=True)
    if any(_are_one(*words) and a != b for words, (a, b) in neighbours):
        return ()  # a line over a wall: of a signature below the table
    bottom = max(run.box.bottom for run in rest)
    if bottom - place.top < FILLED * (place.bottom - place.top):
        return ()
    return tuple(
        Cell(
            make_lines([run for run, at in zip(rest, columns, strict=True) if at == number], blank),
            Box(left, place.top, right, bottom),
            open_top=True,
            open_bottom=True,
        )
        for number, (left, right) in enumerate(pairwise(edges))
    )


def _following(under: Sequence[Run], reached: float) -> list[Run]:
    """The runs from the top on, until more is left free than within a cell."""
    found: list[Run] = []
    for run in under:
        free = CLOSE if found else FIRST
        if run.box.top - reached > free * (run.box.bottom - run.box.top):
            break
        found.append(run)
        reached = max(reached, run.box.bottom)
    return found


def _are_one(run: Run, other: Run) -> bool:
    """Whether two words of one line stand a blank apart."""
    left, right = sorted((run.box, other.box), key=lambda box: box.x0)
    return round(left.top) == round(right.top) and right.x0 - left.x1 < BLANK * run.font.size


def _column(run: Run, edges: Sequence[float]) -> int | None:
    """The column between whose walls a run stands."""
    at = bisect_right(edges, run.box.x0 + HAIR) - 1
    inside = 0 <= at < len(edges) - 1 and run.box.x1 <= edges[at + 1] + HAIR
    return at if inside else None
