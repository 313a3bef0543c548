"""The printed lines of a whole cell -> its paragraphs: once, after stitching.

Where a paragraph opens, the source says (``Line.opens``); where it is silent, geometry does (a line
that ends so short that the next word would have fitted, a wider gap, an indent), then wording.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from normalize.edges import says_level
from normalize.text import BOXES, bullet, clean, strip_bullet
from normalize.wraps import estimate, lines_text
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

NEVER = -9.0
"""Stands for the room where there is no geometry."""
JUSTIFIED = 0.25
"""Font sizes by which a line that ends a paragraph stays behind the edge of justified text, whose
other lines end within 0.05 of it."""

_STOPS = ".;:!?…"
# "a là tổng số nhiệm vụ", "b1 = …": one line each under a formula.
_VARIABLE = re.compile(r"[a-zđ]\d?\s*(?:là\s|[=:])")
# What stands below the variables of a formula: "Nếu tỷ lệ b/a < 0.7 thì điểm đánh giá là 0."
_CONDITION = re.compile(r"(?:Nếu|Trường hợp)\b")
# After a full stop: a bracketed sentence, or a label that is all of its line ("Trong đó:").
_ASIDE = re.compile(r"\([A-ZĐÀ-Ỹ]|(?:\S+ ){0,2}\S+:$")
_DASHES = "-–—−+*"


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph's text on one line, and the share (0..1) of its letters in bold and italic."""

    text: str
    bold: float = 0.0
    italic: float = 0.0


class _Shape(msgspec.Struct, frozen=True):
    """What the lines of a cell have in common, in points from the cell's own left wall.

    ``leading`` is the usual distance of two lines, ``spacing`` what a paragraph adds to it (0 where
    the cell does not show it), ``scale`` how wide its letters are against the estimate;
    ``justified``: two lines or more end at the very edge.
    """

    left: float
    right: float
    centred: bool
    leading: float
    spacing: float
    scale: float
    justified: bool


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
    if len(printed) < 2:
        return tuple(map(_alone, printed))
    shape = _shape(printed)
    series = _series(printed, shape)
    groups = [[printed[0]]]
    for before, here in pairwise(printed):
        look = _Look(shape, series, groups[-1][0], first=len(groups[-1]) == 1)
        if _opens(before, here, look):
            groups.append([here])
        else:
            groups[-1].append(here)
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


def _paragraph(group: Sequence[_Printed]) -> Paragraph:
    lines = [printed.line for printed in group]
    weights = [len(line.text) - line.text.count(" ") for line in lines]
    letters = sum(weights) or 1
    return Paragraph(
        lines_text((printed.line, printed.cell) for printed in group),
        sum(line.bold * w for line, w in zip(lines, weights, strict=True)) / letters,
        sum(line.italic * w for line, w in zip(lines, weights, strict=True)) / letters,
    )


def _alone(printed: _Printed) -> Paragraph:
    """The paragraph of a cell's only line: the same, without asking how it joins others."""
    line, letters = printed.line, len(printed.line.text) - printed.line.text.count(" ")
    share = letters or 1
    return Paragraph(printed.text, line.bold * letters / share, line.italic * letters / share)


# --- where a paragraph opens ---


_Kind = tuple[str, bool, bool]


class _Look(msgspec.Struct, frozen=True):
    """What is known when two neighbouring lines are looked at.

    ``series`` counts the bullets that certainly open in this cell, ``opener`` is the first line of
    the paragraph that the line above belongs to, ``first``: it is that line.
    """

    shape: _Shape | None
    series: Counter[_Kind]
    opener: _Printed
    first: bool


_REQUIREMENT = re.compile(r"Yêu cầu\s*:")
"""What stands at a line's start only where it opens: the guides' label, with its capital."""


def _opens(before: _Printed, here: _Printed, look: _Look) -> bool:
    marked = here.line.opens
    # Markup of one page cannot know that its first paragraph began on the page before.
    if marked is not None and (not here.after_break or here.line.box is not None):
        return marked
    apart = _set_apart(before, here, look)
    if bullet(here.text):
        return apart or _bullet_opens(before, here, look)
    above = before.text
    if apart:
        return True
    if above[-1] in "-–" and not above.endswith((" -", " –")):
        return False
    return _goes_new(before, here, look)


def _goes_new(before: _Printed, here: _Printed, look: _Look) -> bool:
    """Whether the room left at the end of the line above, or wording, says that the line opens."""
    shape, text = look.shape, here.text
    ended = before.text[-1] in _STOPS
    spaced = _spaced(shape, here)
    if _REQUIREMENT.match(text):
        return True
    if text.startswith(BOXES) and not any(box in look.opener.text for box in BOXES):
        return True
    if _VARIABLE.match(text) and (ended or _VARIABLE.match(look.opener.text)):
        return True
    if _CONDITION.match(text) and _VARIABLE.match(look.opener.text):
        return True
    if ended and _ASIDE.match(text) and not spaced:
        return True
    if not spaced and text[0].isupper() and says_level(before.text):
        return True
    # An item goes on without a bullet; and a cell that sets paragraphs apart did not do so here.
    doubtful = spaced or bool(bullet(look.opener.text))
    room = _spare(before, here, shape)
    if ended or not (doubtful or _begins_low(text)):
        return room > SPARE or (room > NEVER and _ends_justified(before, shape))
    return room > CLEAR and _spare(before, here, shape, words=2) > SPARE


def _spaced(shape: _Shape | None, here: _Printed) -> bool:
    """Whether the cell shows what a new paragraph adds to the leading, and could have here."""
    return shape is not None and shape.spacing > 0 and not here.after_break


def _ends_justified(printed: _Printed, shape: _Shape | None) -> bool:
    """Whether a line ends before the edge that the cell's lines are stretched to."""
    box = printed.line.box
    if shape is None or not shape.justified or box is None:
        return False
    return shape.right - (box.x1 - _wall(printed.cell, box).x0) > JUSTIFIED * printed.line.size


def _bullet_opens(before: _Printed, here: _Printed, look: _Look) -> bool:
    """Whether a bullet at a line start opens: a wrap may put the dash of a name there."""
    above, text = before.text, here.text
    sign, rest = bullet(text), strip_bullet(text)
    if sign not in _DASHES or above[-1] in _STOPS or _spare(before, here, look.shape) > SPARE:
        return True
    if rest[0].isdigit() and (above[-1].isdigit() or above[-1] == "%"):
        return False
    if _spaced(look.shape, here):
        return False
    # "-Phòng Văn hóa" / "- Xã hội": among bullets without a blank, one with a blank is a name's.
    _, low, tight = _kind(text)
    loose, bare = look.series[sign, low, False], look.series[sign, low, True]
    return loose + bare > 0 and (tight or loose > 0 or bare == 1)


def _kind(text: str) -> _Kind:
    """The bullet, whether a lower-case word follows, and whether without a blank."""
    return bullet(text), _begins_low(text), not text[1:2].isspace()


def _begins_low(text: str) -> bool:
    return next((c.islower() for c in text if c.isalpha()), False)


def _series(printed: Sequence[_Printed], shape: _Shape | None) -> Counter[_Kind]:
    """How many bullets of a kind certainly open a paragraph somewhere in the cell."""
    first = printed[0].text
    kinds = Counter([_kind(first)] if bullet(first) else [])
    for before, here in pairwise(printed):
        above, text = before.text, here.text
        if not bullet(text):
            continue
        marked = here.line.opens and not here.after_break
        if marked or above[-1] in _STOPS or _spare(before, here, shape) > SPARE:
            kinds[_kind(text)] += 1
    return kinds


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


def _spare(before: _Printed, here: _Printed, shape: _Shape | None, words: int = 1) -> float:
    """Font sizes that were left over beside the line's first words at the end of the line above.

    Negative where it would not have fitted, and where there is no geometry.
    """
    above, line = before.line.box, here.line
    if shape is None or above is None or line.box is None:
        return NEVER
    size = line.size or line.box.bottom - line.box.top
    following = " ".join(here.text.split(" ", words)[:words])
    # A line that has no more words than these shows how wide they are, unless it is stretched.
    whole = following == here.text and (words == 1 or not shape.justified)
    wide = line.box.x1 - line.box.x0 if whole else estimate(following, size) * shape.scale
    needed = BLANK * size + wide
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
    edge = min(rights)
    at_edge = sum(right - edge < 0.05 * printed[0].line.size for right in rights)
    return _Shape(
        left=left,
        right=width - min(left, edge),
        centred=centred,
        leading=leading,
        spacing=spacing,
        scale=_scale(printed),
        justified=at_edge > 1 and abs(edge - left) < JUSTIFIED * printed[0].line.size,
    )


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
        (p.line.box.x1 - p.line.box.x0) / estimate(p.text, p.line.size or 1.0)
        for p in printed
        if p.line.box is not None
    )


def _wall(cell: Cell, line: Box) -> Box:
    return cell.box or line


def _left(printed: _Printed) -> float:
    box = printed.line.box
    return 0.0 if box is None else box.x0 - _wall(printed.cell, box).x0


def _bottom(printed: _Printed) -> float:
    return printed.line.box.bottom if printed.line.box else 0.0
