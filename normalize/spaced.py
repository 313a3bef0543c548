"""Tables that set their paragraphs apart by a gap: in each of their cells a line that stands as
close below another as lines of a paragraph do goes on with it, one that stands lower opens.
A name of a unit that had room beside the line above it stands behind a line break of its own.

A cell of short names may hold one line a paragraph and show the gap alone: what is usual, other
cells say, those of its column before those of others.
"""

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from normalize.dashed import WIDE
from normalize.edges import VARIABLE, hangs
from normalize.justified import is_forced
from normalize.openers import LETTERED, STOPS, begins_low
from normalize.shapes import (
    ENDED,
    NEARER,
    SPARE,
    Printed,
    Shape,
    adds_room,
    is_lower,
    shaped,
    spare,
    wide_from,
)
from normalize.text import bullet
from normalize.units import ends_in_head, opens_listed
from schemas.page import median
from schemas.rows import Whole

FEWEST = 2
"""Cells that show the gap, at least: one row may stand a little lower by chance."""
SIZE = 0.1
"""Points by which font sizes differ where an engine computes them."""


class Gaps(msgspec.Struct, frozen=True):
    """The usual distance of two lines of a column, and the least that it has between paragraphs, in
    points, with the font size that they were seen at."""

    leading: float
    spacing: float
    size: float


def gaps_of(columns: Iterable[Iterable[Whole]]) -> tuple[Gaps | None, ...]:
    """Per column of texts the distances that tell: its own, or those of another one where none of
    its own cells has several paragraphs, and no column contradicts itself."""
    read = [_gaps(wholes) for wholes in columns]
    shown = next((each for each in read if isinstance(each, Gaps)), None)
    common = None if False in read else shown
    return tuple((each or None) if each is not None else common for each in read)


def _gaps(wholes: Iterable[Whole]) -> Gaps | Literal[False] | None:
    """The distances of a column of which several cells set paragraphs apart; False where some have
    two without a gap, None where too few have several."""
    found: list[Gaps] = []
    close: list[tuple[Printed, Printed, Shape]] = []
    for whole in wholes:
        if len(whole.lines) < 2:
            continue
        printed, shape = shaped(whole)
        if shape is None:
            return False
        pairs = [each for each in pairwise(printed) if not each[1].after_break]
        lower = [each for each in pairs if is_lower(*each, shape)]
        if any(not adds_room(shape, here) or not _may_open(here) for _, here in lower):
            return False
        if any(here.tied or hangs(above.text, here.text) for above, here in lower):
            return False  # lines of one paragraph, set wider than those of others
        if lower:
            found.append(Gaps(shape.leading, shape.spacing, printed[0].line.size))
        close += [(*each, shape) for each in pairs if each not in lower]
    usual = (
        Gaps(
            median([each.leading for each in found]),
            min(each.spacing for each in found),
            median([each.size for each in found]),
        )
        if found
        else None
    )
    limit = wide_from(usual.leading) if usual else math.inf
    if any(
        _step(above, here) <= limit and _opens(above, here, shape) for above, here, shape in close
    ):
        return False if len(found) >= FEWEST or not usual else None
    return usual if len(found) >= FEWEST else None


def told_by_gaps(whole: Whole, gaps: Gaps) -> dict[int, bool]:
    """Per number of a line of a cell: that it goes on, or opens; nothing of a page's first line."""
    printed, shape = shaped(whole)
    if len(printed) < len(whole.lines) or any(abs(p.line.size - gaps.size) > SIZE for p in printed):
        return {}
    found = {}
    for at, (before, here) in enumerate(pairwise(printed), 1):
        step = _step(before, here)
        if here.after_break:
            continue
        if step <= wide_from(gaps.leading):
            name = " ".join(each.text for each in printed[at : at + 2])
            if not (bullet(here.text) or _is_broken(before, here, name, shape)):
                found[at] = False
        elif _may_open(here) and step >= gaps.leading + NEARER * gaps.spacing:
            found[at] = True
    return found


def _is_broken(before: Printed, here: Printed, name: str, shape: Shape | None) -> bool:
    """Whether a line above a name left the room for it, or is stretched to the edge all the same: a
    line break of its own adds no gap.

    :param name: a line and the next one.
    """
    listed = opens_listed(name) and not ends_in_head(before.text)
    if not listed or not before.text[-1].isalnum():
        return False
    room = spare(before, here, shape, words=2) > SPARE or spare(before, here, shape) > ENDED
    return room or is_forced(before, here, shape)


def _step(before: Printed, here: Printed) -> float:
    above, line = before.line.box, here.line.box
    return line.bottom - above.bottom if above and line else 0.0


def _may_open(here: Printed) -> bool:
    """Whether a line does not open in the small letters that the middle of a sentence has."""
    text = here.text
    return bool(bullet(text) or LETTERED.match(text) or VARIABLE.match(text)) or not begins_low(
        text
    )


def _opens(before: Printed, here: Printed, shape: Shape) -> bool:
    """Whether a line opens a paragraph though it stands close below the one above."""
    item = bullet(here.text) and before.text[-1] in STOPS
    return bool(item) or (_may_open(here) and spare(before, here, shape) > WIDE)
