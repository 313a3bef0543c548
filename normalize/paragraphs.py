"""The printed lines of a whole cell -> its paragraphs: once, after stitching.

Where a paragraph opens, ``line_breaks`` says, one line end after the other.
"""

import operator
from collections.abc import Sequence
from itertools import pairwise

from normalize.gathered import Paragraph, gathered, one_line
from normalize.items import is_told, opened_alike, with_bullets
from normalize.line_breaks import TIED_ROOM, opens
from normalize.openers import goes_low, series_of
from normalize.set_apart import Look, widest_wrap
from normalize.shapes import (
    Printed,
    Shape,
    printed_of,
    shape_of,
    shaped,
    spare,
    untied,
    wide,
)
from normalize.text import bullet
from normalize.units import is_short_name
from normalize.unsure import doubt_of
from schemas.rows import Whole


def paragraphs(whole: Whole) -> tuple[Paragraph, ...]:
    """A whole cell -> its printed paragraphs, cleaned, line and page wraps gone.

    Never splits inside a printed line; a line without text is none.
    """
    if len(whole.lines) < 2:
        return tuple(map(one_line, printed_of(whole)))
    read, shape = shaped(whole)
    if len(read) < 2:
        return tuple(map(one_line, read))
    printed = with_bullets(opened_alike(read))
    if any(map(operator.is_not, printed, read)):
        shape = shape_of(printed)
    breaks = _breaks_lines(printed, shape)
    if breaks:
        printed = [untied(each) for each in printed]
    series = series_of(printed, shape)
    names = all(is_short_name(each.text) for each in printed)
    told = [p.text for p in printed[1:] if is_told(p) and not p.after_break]
    listed = bool(told) and all(map(bullet, (printed[0].text, *told)))
    steps = widest_wrap(printed, shape), breaks, wide(shape) if shape is not None else 0.0
    groups = [[printed[0]]]
    for at, (before, here) in enumerate(pairwise(printed), 1):
        look = Look(shape, series, groups[-1], names, printed, listed, at, *steps)
        if opens(before, here, look):
            groups.append([here])
        else:
            groups[-1].append(here)
    made = (
        gathered(group, doubt_of(group, above, shape)) for above, group in pairwise([[], *groups])
    )
    return tuple(p for p in made if p.text)


def _breaks_lines(printed: Sequence[Printed], shape: Shape | None) -> bool:
    """Whether tags call one paragraph what breaks its lines: one leaves room as no wrap does."""
    return any(
        below.tied and not goes_low(below.text) and spare(above, below, shape) > TIED_ROOM
        for above, below in pairwise(printed)
    )
