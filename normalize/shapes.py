"""The printed lines of a whole cell, and what they have in common.

Units: points, from the cell's own left wall.
"""

import functools
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from normalize.aligned import EDGE, are_centred, are_indented
from normalize.text import BOXES, bullet, clean
from normalize.widths import estimate
from schemas.page import Box, Cell, Line, median
from schemas.patterns import late
from schemas.rows import Whole

WIDE_GAP = 1.15
"""A line this much further down than the cell's usual leading opens a paragraph (the guide's cells
have 14.95 and 20.9 points, ratio 1.4; engines scatter by 0.02)."""
WIDER_GAP = 1.6
"""Points that do so, too: browsers round lines to pixels, two of which are less."""
JUSTIFIED = 0.25
"""Font sizes by which a line that ends a paragraph stays behind the edge of justified text, whose
other lines end within 0.05 of it."""
SPARE = 0.15
"""Font sizes that must be left over beside the next word, where the wording speaks for an opening:
widths of words are estimated to some 3 %."""
BLANK = 0.25
"""Font sizes: a blank of Times."""
ENDED = 0.5
"""Font sizes that must be left over beside the next word behind a line that ends in a stop."""
AT_EDGE = 3
"""Lines that meet at an edge nearer to or farther from its wall than the text on the left is, from
which this is no chance."""
EMPTY = 0.9
"""Share of a line's leading from which room between two lines is that of an empty line."""
NEARER = 0.6
"""Share of the distance between two paragraphs that a line must be further down to open one."""
LEFT_BELOW = 3.5
"""Font sizes left below a text at a page's end, from which it had ended: two lines may move on."""
WHOLE = 0.98
"""Share of a line's letters from which all of it is bold or italic."""
HUNG = 0.5
"""Font sizes by which the lines of an item stand further in than its number or bullet, at least."""
MIDDLE = 1.0
"""Points by which the sums of both ends of two lines differ that have one middle."""
_NUMBERED = late(r"(?:[a-zđ]|[0-9]{1,2})[.)] ")
TIED_STEP = 1.5
"""Distances of lines that a tied line stands below the one above it, at least, from which an empty
line stands between them."""
NEVER = float("-inf")
"""Stands for the room where there is no geometry."""


class Printed(msgspec.Struct, frozen=True):
    """A line, its text cleaned, its cell, and whether a page break stands before it."""

    line: Line
    text: str
    cell: Cell
    after_break: bool

    @property
    def tied(self) -> bool:
        """Whether a tag puts the line into the paragraph of the one above it in its cell."""
        return self.line.tied and not self.after_break


def untold(whole: Whole) -> frozenset[int]:
    """The numbers of the lines of which marks cannot know whether they open: the first of a later
    page of markup, and one that a tag ties to the line above, where a line break may stand and each
    line of underlined words is an element, or puts into the paragraph of the page before."""
    found, at = set[int](), 0
    for part in whole.parts:
        lines = part.cell.lines
        if at and lines and (lines[0].box is None or lines[0].opens is False):
            found.add(at)
        found.update(n for n, line in enumerate(lines, at) if line.tied)
        at += len(lines)
    return frozenset(found)


def untied(printed: Printed) -> Printed:
    """A line without the tag that puts it into the paragraph of the one above it; what a line break
    of its own opens stays."""
    if not printed.tied or printed.line.opens:
        return printed
    line = msgspec.structs.replace(printed.line, tied=False, opens=None)
    return msgspec.structs.replace(printed, line=line)


class Shape(msgspec.Struct, frozen=True):
    """What the lines of a cell have in common, in points from the cell's own left wall.

    ``leading`` is the usual distance of two lines, ``spacing`` what a paragraph adds to it (0 where
    the cell does not show it), ``scale`` how wide its letters are against the estimate;
    ``justified``: lines end at the very edge, more of them than ragged ones do by chance.
    ``indented``: the first line, as perhaps others, stands further in than all the rest, which
    share one edge, ``left``. ``hung``: the lines that begin at the outer edge, several of them, are
    those with a number or bullet, all others stand further in. ``size``: that of the first line's
    letters, for which the distances are.
    """

    left: float
    right: float
    centred: bool
    leading: float
    spacing: float
    scale: float
    justified: bool
    indented: bool = False
    hung: bool = False
    size: float = 0.0


def printed_of(whole: Whole) -> list[Printed]:
    """The lines of a whole cell that have a text, over its page breaks."""
    found: list[Printed] = []
    for part in whole.parts:
        cell, begins = part.cell, bool(found)
        for line in cell.lines:
            text = clean(line.text)
            if text:
                found.append(Printed(line, text, cell, begins))
                begins = False
    return found


@functools.lru_cache(maxsize=4096)  # what the table tells of cells asks before their paragraphs
def shaped(whole: Whole) -> tuple[Sequence[Printed], Shape | None]:
    """The lines of a whole cell that have a text, and what they have in common."""
    printed = tuple(printed_of(whole))
    return printed, shape_of(printed) if printed else None


def shape_of(printed: Sequence[Printed]) -> Shape | None:
    """What the lines have in common; None without geometry."""
    drawn = [(box, wall_of(p.cell, box)) for p in printed if (box := p.line.box) is not None]
    if len(drawn) < len(printed):
        return None
    lefts = [line.x0 - wall.x0 for line, wall in drawn]
    rights = [wall.x1 - line.x1 for line, wall in drawn]
    width = max([wall.x1 - wall.x0 for _, wall in drawn])
    first, edge = min(lefts), min(rights)
    apart = max(lefts) - first
    centred = are_centred(lefts, rights, [" " in p.text for p in printed])
    at_right = max(rights) - edge < 1.0 < apart and first > 2 * edge + 1.0
    if at_right:  # no line reaches the left wall: nothing is an indent there
        centred = True
    indented = not centred and are_indented(lefts, printed[0].line.size)
    left = edge if at_right else first if centred or indented else median(lefts)
    leading, spacing = _leading(printed)
    hair = EDGE * printed[0].line.size
    # The last line is not stretched: at the edge it is by chance.
    at_edge = len([right for right in rights[:-1] if right - edge < hair])
    shape = Shape(
        left=left,
        right=width - min(left, edge),
        centred=centred,
        leading=leading,
        spacing=spacing,
        scale=_scale(printed),
        justified=not centred
        and at_edge > 1
        and abs(edge - left) < JUSTIFIED * printed[0].line.size,
        indented=indented,
        hung=not centred and _is_hung(printed, lefts),
        size=printed[0].line.size,
    )
    if shape.justified and not _shares_edge(printed, shape):
        return msgspec.structs.replace(shape, justified=False)
    return shape


def _is_hung(printed: Sequence[Printed], lefts: Sequence[float]) -> bool:
    """Whether lines stand beside the numbers or bullets of the items that they are of."""
    if not _is_numbered(printed[0].text):
        return False
    hair, step = EDGE * printed[0].line.size, HUNG * printed[0].line.size
    edge = lefts[0]
    outer = [p.text for p, left in zip(printed, lefts, strict=True) if abs(left - edge) < hair]
    return (
        1 < len(outer) < len(printed)
        and all(left - edge < hair or left - edge > step for left in lefts)
        and min(lefts) > edge - hair
        and all(map(_is_numbered, outer))
    )


def _is_numbered(text: str) -> bool:
    return bool(bullet(text) or _NUMBERED.match(text))


def _shares_edge(printed: Sequence[Printed], shape: Shape) -> bool:
    """Whether most lines without room for the next word end at the very edge, several at least, or
    half of them at one as far from its wall as the text on the left is: ragged lines meet by
    chance."""
    rights = [wall_of(p.cell, p.line.box).x1 - p.line.box.x1 for p in printed if p.line.box]
    hair = EDGE * printed[0].line.size
    near = min(rights) + hair
    full = [
        right < near
        for right, (above, line) in zip(rights, pairwise(printed), strict=False)
        if spare(above, line, shape) <= SPARE
    ]
    if abs(min(rights) - shape.left) <= hair:
        return 2 * sum(full) >= len(full)
    return 2 * sum(full) > len(full) and sum(full) >= AT_EDGE


def spare(before: Printed, here: Printed, shape: Shape | None, words: int = 1) -> float:
    """Font sizes that were left over beside the line's first words at the end of the line above.

    Negative where it would not have fitted, and where there is no geometry.
    """
    above, line = before.line.box, here.line
    if shape is None or above is None or line.box is None:
        return NEVER
    size = line.size or line.box.bottom - line.box.top
    words = max(words, 1 + line.tight)
    following = " ".join(here.text.split(" ", words)[:words])
    # A line that has no more words than these shows how wide they are, unless it is stretched.
    whole = following == here.text and (words == 1 or not shape.justified)
    wide = line.box.x1 - line.box.x0 if whole else estimate(following, size) * shape.scale
    needed = BLANK * size + wide
    if shape.centred:
        room = shape.right - shape.left - (above.x1 - above.x0)
    else:
        room = shape.right - (above.x1 - wall_of(before.cell, above).x0)
    return (room - needed) / size


def wide_from(leading: float) -> float:
    """The distance of two lines beyond which the lower one opens."""
    return min(WIDE_GAP * leading, leading + WIDER_GAP)


def is_lower(before: Printed, here: Printed, shape: Shape | None) -> bool:
    """Whether a line stands below the one above it as a paragraph of its cell does."""
    if shape is None or not shape.spacing or here.after_break:
        return False
    return step_of(before, here, shape.size) > wide_from(shape.leading)


def step_of(before: Printed, here: Printed, size: float) -> float:
    """How far a line stands below another, were its letters of a size: larger ones have more."""
    above, line, own = before.line.box, here.line.box, here.line.size
    if above is None or line is None:
        return 0.0
    step = line.bottom - above.bottom
    return step if own == size or not own * size else step * size / own


def wide(shape: Shape) -> float:
    """The distance of two lines beyond which the lower one opens: nearer to what the cell adds
    between its paragraphs than to none, for browsers round each line to a pixel."""
    usual = wide_from(shape.leading)
    return min(usual, shape.leading + NEARER * shape.spacing) if shape.spacing else usual


def apart_from(shape: Shape) -> float:
    """The distance of two lines beyond which the lower one stands apart inside a tag's paragraph,
    whose lines are all set alike: that from an empty line."""
    return max(wide(shape), TIED_STEP * shape.leading)


def _leading(printed: Sequence[Printed]) -> tuple[float, float]:
    """The usual distance of two lines, and what a new paragraph adds to it."""
    size = printed[0].line.size
    steps = [
        step
        for above, p in pairwise(printed)
        if not p.after_break and (step := step_of(above, p, size)) > 0.8 * size
    ]
    if not steps:
        return 0.0, 0.0
    usual = min(steps)
    wide = wide_from(usual)
    wider = [step - usual for step in steps if step > wide]
    return usual, min(wider, default=0.0)


def _scale(printed: Sequence[Printed]) -> float:
    """How wide letters are against the estimate: by the line whose blanks are stretched least;
    boxes, of a symbol font, tell nothing of it, nor does a bullet that was given its item."""
    text = "".join([p.text for p in printed])
    boxed = any(map(text.__contains__, BOXES))
    plain = [p for p in printed if not any(box in p.text for box in BOXES)] if boxed else printed
    return min(
        [
            (box.x1 - box.x0) / estimate(p.text, p.line.size or 1.0)
            for p in plain or printed
            if (box := p.line.box) is not None and len(p.text) <= len(p.line.text)
        ],
        default=1.0,
    )


def wall_of(cell: Cell, line: Box) -> Box:
    """The walls of a line's cell, or the line itself where the source shows no cell."""
    return cell.box or line


def left_of(printed: Printed) -> float:
    """How far a line begins right of its cell's wall, in points."""
    box = printed.line.box
    return 0.0 if box is None else box.x0 - wall_of(printed.cell, box).x0


def share_middle(one: Printed, other: Printed) -> bool:
    """Whether two lines have the same middle."""
    above, below = one.line.box, other.line.box
    if above is None or below is None:
        return False
    return abs(above.x0 + above.x1 - below.x0 - below.x1) < MIDDLE


def is_spaced(shape: Shape | None, here: Printed) -> bool:
    """Whether the cell shows what a new paragraph adds to the leading, and could have here."""
    return shape is not None and shape.spacing > 0 and not here.after_break


def begins_item(shape: Shape | None, opener: Printed, here: Printed) -> bool:
    """Whether a line stands where the number of its paragraph's first line does, the others being
    hung beside it."""
    hair = EDGE * here.line.size
    return shape is not None and shape.hung and left_of(here) - left_of(opener) < hair


def is_hung_below(shape: Shape | None, opener: Printed, here: Printed, below: Printed) -> bool:
    """Whether the line below one with a bullet is hung beside that bullet: it stands further in,
    and not where a paragraph of the cell began, whose first line is indented."""
    if shape is None or shape.centred or below.after_break:
        return False
    step = HUNG * here.line.size
    left = left_of(below)
    return left - left_of(here) > step and abs(left - left_of(opener)) > step


def adds_room(shape: Shape | None, here: Printed) -> bool:
    """The same, but not by an empty line, as one may stand anywhere between two paragraphs."""
    return is_spaced(shape, here) and shape is not None and shape.spacing < EMPTY * shape.leading


def lower_at_top(here: Printed, shape: Shape) -> bool:
    """Whether a page's first line stands as much lower as a paragraph of this cell would."""
    line, box = here.line.box, here.cell.box
    if line is None or box is None or not shape.spacing:
        return False
    last = max(other.box.bottom for other in here.cell.lines if other.box)
    above, below = line.top - box.top, box.bottom - last
    in_the_middle = abs(above - below) < max(1.0, 0.1 * above)
    return not in_the_middle and above > 0.8 * shape.spacing + 1.0


def is_restyled(before: Printed, here: Printed) -> bool:
    """Whether a line stands in other letters than the one above, both as a whole."""
    one, other = before.line, here.line
    whole = {one.bold, one.italic, other.bold, other.italic} <= {0.0, 1.0}
    return whole and (one.bold, one.italic) != (other.bold, other.italic)


def restyled(group: Sequence[Printed], here: Printed) -> bool:
    """Whether the lines of a paragraph so far are all bold, or all upright, and a line is nothing
    of it: a criterion's name and what is said below it. A label alone may be bold in a line."""
    bold = [each.line.bold for each in group]
    italic = [each.line.italic for each in group]
    label = len(group) == 1 and group[0].text.endswith(":")
    ends_bold = min(bold) > WHOLE and here.line.bold < 1 - WHOLE and not label
    return ends_bold or (max(italic) < 1 - WHOLE and here.line.italic > WHOLE)


def ended_above(before: Printed) -> bool:
    """Whether the last line of a page's cell left so much room below it that its text had ended:
    a row that a page cuts is filled first, and what follows is the next row of a merged one."""
    line, cell = before.line.box, before.cell.box
    return (
        line is not None
        and cell is not None
        and (cell.bottom - line.bottom > LEFT_BELOW * before.line.size > 0)
    )
