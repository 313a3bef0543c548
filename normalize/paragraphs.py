"""The printed lines of a whole cell -> its paragraphs: once, after stitching.

Where a paragraph opens, the source says (``Line.opens``); where it is silent, geometry does (a line
that ends so short that the next word would have fitted, a wider gap, an indent), then wording.
"""

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from normalize.text import bullet, clean, join_words, strip_bullet
from schemas.page import Box, Cell, Line
from schemas.rows import Whole

WIDE_GAP = 1.15
"""A line this much further down than the cell's usual leading opens a paragraph (the guide's cells
have 14.95 and 20.9 points, ratio 1.4; engines scatter by 0.02)."""
INDENT = 0.25
"""Font sizes: a first line further in than this opens; alignment scatters by 0.15."""
SPARE = 0.15
"""Font sizes that must be left over beside the next word, where the wording speaks for an opening:
widths of words are estimated to some 3 %."""
CLEAR = 1.5
"""Font sizes that must be left over where the wording does not: a glued "Phường 6" is wider than
its first word."""
BLANK = 0.25
"""Font sizes: a blank of Times."""

_STOPS = ".;:!?…"
# "a là tổng số nhiệm vụ", "b1 = …": one line each under a formula.
_VARIABLE = re.compile(r"[a-zđ]\d?\s*(?:là\s|[=:])")
_DASHES = "-–—−+*"
_NARROW = re.compile(r"[iljtfrI,.;:'()\[\]!|/\-ìíỉĩị ]")
_WIDE = re.compile(r"[mwMWƯ%@—]")


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph's text on one line, and the share (0..1) of its letters in bold and italic."""

    text: str
    bold: float = 0.0
    italic: float = 0.0


class _Shape(msgspec.Struct, frozen=True):
    """What the lines of a cell have in common, in points from the cell's own left wall.

    ``leading`` is the usual distance of two lines, ``spacing`` what a paragraph adds to it (0 where
    the cell does not show it), ``scale`` how wide its letters are against the estimate.
    """

    left: float
    right: float
    centred: bool
    leading: float
    spacing: float
    scale: float


class _Printed(msgspec.Struct, frozen=True):
    """A line, its text cleaned, its cell, and whether a page break stands before it."""

    line: Line
    text: str
    cell: Cell
    after_break: bool


def paragraphs(whole: Whole) -> tuple[Paragraph, ...]:
    """A whole cell -> its printed paragraphs, cleaned, line and page wraps gone.

    Never splits inside a printed line; a line without text is none.
    """
    printed = _printed(whole)
    if not printed:
        return ()
    shape = _shape(printed)
    series = _series(printed, shape)
    groups = [[printed[0].line]]
    for before, here in pairwise(printed):
        first = len(groups[-1]) == 1
        if _opens(before, here, _Look(shape, series, first)):
            groups.append([here.line])
        else:
            groups[-1].append(here.line)
    made = (_paragraph(group) for group in groups)
    return tuple(p for p in made if p.text)


def text_of(made: Sequence[Paragraph]) -> str:
    """The printed paragraphs, one ``\\n`` between paragraphs."""
    return "\n".join(p.text for p in made)


def items_of(made: Sequence[Paragraph]) -> tuple[str, ...]:
    """The paragraphs as items, bullets gone (the contract's ``items``).

    An item begins where a paragraph starts with a bullet; before the first bullet, and where no
    paragraph has one, each paragraph is an item. One without a bullet after one with a bullet
    belongs to that item, one ``\\n`` between them.
    """
    items: list[str] = []
    bulleted = False
    for paragraph in made:
        opens = bool(bullet(paragraph.text))
        if opens or not bulleted:
            items.append(strip_bullet(paragraph.text))
        else:
            items[-1] += "\n" + paragraph.text
        bulleted = bulleted or opens
    return tuple(items)


def _printed(whole: Whole) -> list[_Printed]:
    found: list[_Printed] = []
    for part in whole.parts:
        told = ((line, clean(line.text)) for line in part.cell.lines)
        lines = [(line, text) for line, text in told if text]
        for number, (line, text) in enumerate(lines):
            found.append(_Printed(line, text, part.cell, number == 0 and bool(found)))
    return found


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    words: list[str] = []
    tail = ""  # a join looks at the last word only: long cells stay cheap
    for line in lines:
        before, blank, tail = join_words(tail, line.text).rpartition(" ")
        words.append(before + blank)
    weights = [len(line.text) - line.text.count(" ") for line in lines]
    letters = sum(weights) or 1
    return Paragraph(
        clean("".join((*words, tail))),
        sum(line.bold * w for line, w in zip(lines, weights, strict=True)) / letters,
        sum(line.italic * w for line, w in zip(lines, weights, strict=True)) / letters,
    )


# --- where a paragraph opens ---


_Kind = tuple[str, bool]


class _Look(msgspec.Struct, frozen=True):
    """What is known when two neighbouring lines are looked at.

    ``series`` are the bullets that open in this cell, ``first``: the line above is the first of its
    paragraph.
    """

    shape: _Shape | None
    series: frozenset[_Kind]
    first: bool


def _opens(before: _Printed, here: _Printed, look: _Look) -> bool:
    marked = here.line.opens
    # Markup of one page cannot know that its first paragraph began on the page before.
    if marked is not None and (not here.after_break or here.line.box is not None):
        return marked
    above, text = before.text, here.text
    apart = _set_apart(before, here, look)
    if bullet(text):
        short = apart or _spare(before, here, look.shape) > SPARE
        return _bullet_opens(above, text, look.series, short=short)
    if apart:
        return True
    if above[-1] in "-–" and not above.endswith((" -", " –")):
        return False
    ended = above[-1] in _STOPS
    if ended and _VARIABLE.match(text):
        return True
    speaks = ended or not _begins_low(text)
    return _spare(before, here, look.shape) > (SPARE if speaks else CLEAR)


def _bullet_opens(above: str, text: str, series: frozenset[_Kind], *, short: bool) -> bool:
    """Whether a bullet at a line start opens: a wrap may put the dash of a name there."""
    sign, rest = bullet(text), strip_bullet(text)
    if sign not in _DASHES or short or above[-1] in _STOPS:
        return True
    if rest[0].isdigit() and (above[-1].isdigit() or above[-1] == "%"):
        return False
    return _kind(text) in series


def _kind(text: str) -> _Kind:
    """The bullet, and whether a lower-case word follows."""
    return bullet(text), _begins_low(text)


def _begins_low(text: str) -> bool:
    return next((c.islower() for c in text if c.isalpha()), False)


def _series(printed: Sequence[_Printed], shape: _Shape | None) -> frozenset[_Kind]:
    """The kinds of bullets that certainly open a paragraph somewhere in the cell."""
    first = printed[0].text
    kinds = {_kind(first)} if bullet(first) else set()
    for before, here in pairwise(printed):
        above, text = before.text, here.text
        marked = here.line.opens and not here.after_break
        sure = marked or above[-1] in _STOPS or _spare(before, here, shape) > SPARE
        if bullet(text) and sure:
            kinds.add(_kind(text))
    return frozenset(kinds)


def _set_apart(before: _Printed, here: _Printed, look: _Look) -> bool:
    """Whether a gap or an indent sets the line apart from the one above."""
    shape, line = look.shape, here.line
    if shape is None or line.box is None or before.line.box is None:
        return False
    if here.after_break:
        if _lower_at_top(here, shape):
            return True
    elif line.box.bottom - before.line.box.bottom > WIDE_GAP * shape.leading > 0:
        return True
    if shape.centred:
        return False
    step = INDENT * line.size
    inward = _left(here) - _left(before)
    hanging = look.first and bullet(before.line.text)
    if inward > step and not hanging:
        return _left(here) > shape.left + step
    return inward < -step and not look.first and _left(here) < shape.left - step


def _lower_at_top(here: _Printed, shape: _Shape) -> bool:
    """Whether a page's first line stands as much lower as a paragraph of this cell would."""
    line, box = here.line.box, here.cell.box
    if line is None or box is None or not shape.spacing:
        return False
    last = max(other.box.bottom for other in here.cell.lines if other.box)
    above, below = line.top - box.top, box.bottom - last
    in_the_middle = abs(above - below) < 1.0
    return not in_the_middle and above > 0.8 * shape.spacing + 1.0


def _spare(before: _Printed, here: _Printed, shape: _Shape | None) -> float:
    """Font sizes that were left over beside the line's first word at the end of the line above.

    Negative where it would not have fitted, and where there is no geometry.
    """
    above, line = before.line.box, here.line
    if shape is None or above is None or line.box is None:
        return -1.0
    size = line.size or line.box.bottom - line.box.top
    word = here.text.split(" ", 1)[0]
    needed = BLANK * size + _estimate(word, size) * shape.scale
    if shape.centred:
        room = shape.right - shape.left - (above.x1 - above.x0)
    else:
        room = shape.right - (above.x1 - _wall(before.cell, above).x0)
    return (room - needed) / size


# --- the shape of a cell ---


def _shape(printed: Sequence[_Printed]) -> _Shape | None:
    """What the lines have in common; None without geometry."""
    drawn = [(p.line.box, _wall(p.cell, p.line.box)) for p in printed if p.line.box is not None]
    if len(drawn) < len(printed):
        return None
    lefts = [line.x0 - wall.x0 for line, wall in drawn]
    rights = [wall.x1 - line.x1 for line, wall in drawn]
    width = max(wall.x1 - wall.x0 for _, wall in drawn)
    even = all(abs(a - b) < 2.0 for a, b in zip(lefts, rights, strict=True))
    centred = even and max(lefts) - min(lefts) > 2.0
    left = min(lefts) if centred else median(lefts)
    leading, spacing = _leading(printed)
    return _Shape(left, width - min(left, *rights), centred, leading, spacing, _scale(printed))


def _leading(printed: Sequence[_Printed]) -> tuple[float, float]:
    """The usual distance of two lines, and what a new paragraph adds to it."""
    steps = [
        step
        for a, b in pairwise(printed)
        if not b.after_break and (step := _bottom(b) - _bottom(a)) > 0.8 * b.line.size
    ]
    if not steps:
        return 0.0, 0.0
    usual = min(steps)
    wider = [step - usual for step in steps if step > WIDE_GAP * usual]
    return usual, min(wider, default=0.0)


def _scale(printed: Sequence[_Printed]) -> float:
    """How wide letters are against the estimate: by the line whose blanks are stretched least."""
    return min(
        (p.line.box.x1 - p.line.box.x0) / _estimate(p.text, p.line.size or 1.0)
        for p in printed
        if p.line.box is not None
    )


def _estimate(text: str, size: float) -> float:
    """The width of a text in a Times-like face, in points."""
    return size * sum(map(_width, text))


@functools.cache
def _width(c: str) -> float:
    if _NARROW.match(c):
        return 0.29
    if _WIDE.match(c):
        return 0.8
    return 0.69 if c.isupper() else 0.475


def _wall(cell: Cell, line: Box) -> Box:
    return cell.box or line


def _left(printed: _Printed) -> float:
    box = printed.line.box
    return 0.0 if box is None else box.x0 - _wall(printed.cell, box).x0


def _bottom(printed: _Printed) -> float:
    return printed.line.box.bottom if printed.line.box else 0.0
