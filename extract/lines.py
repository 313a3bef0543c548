"""Glyphs to runs, runs to lines: the one gap judgement, for every engine."""

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extract.drawn import Glyphs, Ruling, Run
from extract.parted import BESIDE, parted, uprights_of
from schemas.page import Box, Line
from schemas.syllables import is_syllable

WORD = re.compile(r"[^\s\x00]+")
HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""PDFium writes these for a hyphen at a line end."""

LOOSE = 1.1
"""Font sizes that the box of a character is high: from its font's ascent to its descent."""
UNLIKE = 2.0
"""How much higher one letter of a word is than another at most: a footnote's mark, but no letter
of a watermark."""
TURNED = (90, 270)
"""Directions of words that are read upwards and downwards, as narrow columns head themselves."""
ASCENT, DESCENT = 0.85, 0.2
"""How far a line reaches above and below its base line, in font sizes."""
FEWEST_COVERED = 3
"""Runs that a text printed over another covers: fewer are letters drawn out of their order."""
SAME_BASE, NEAR_BASE = 0.12, 0.25
"""Share of the height by which middles on one line may differ, for letters of one size and of two:
lines that a browser has pushed into each other differ by a quarter."""
DRAWN_BLANK = 0.06
"""A gap at a blank of the text narrower than this share of the font size is none: an engine took
the parts of a word for words (letters side by side differ by up to 0.03, the narrowest real blank
of the samples is 0.08)."""
PIECE = 0.12
"""Share of the font size beyond which a gap inside a word makes two pieces of it. PDFium loses a
blank now and then where letters are set narrower: between what can only be two words."""
_OUTER = "()[]“”\"'.,;:"
UNDRAWN_BLANK = 0.3
"""Where a line draws its blanks, a gap needs this share of the font size to be one undrawn."""


def cut(glyphs: Glyphs, blank: float, rulings: Iterable[Ruling] = ()) -> list[Run]:
    """The runs of a page, in content order, without blanks and without what is drawn across the
    page: a watermark.

    A run is as high as its font, whatever its letters: engines give heights of glyphs or fonts.

    :param blank: share of the font size beyond which a gap inside drawn text ends a run.
    :param rulings: those of the page: one in a gap ends a run too.
    """
    x0, top, x1, bottom = glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom
    text = glyphs.text
    if any(map(text.__contains__, HYPHENS)):
        text = "".join(HYPHENS.get(letter, letter) for letter in text)
    made = _maker(glyphs, text)
    share, walls = min(blank, PIECE) / LOOSE, None
    runs: list[Run | None] = []
    for start, stop in words_of(glyphs.text):
        high = bottom[start] - top[start]
        limit, half, beside = share * high, high / 2, BESIDE * high
        for i in range(start + 1, stop):
            level = -half <= bottom[i] - bottom[i - 1] <= half
            if not (level and -limit <= x0[i] - x1[i - 1] <= beside):
                if glyphs.style(start).turned in TURNED:
                    runs.append(made(start, stop, start))
                    break
                walls = walls or uprights_of(rulings)
                for piece in _stretches(glyphs, start, stop, limit):
                    runs += [made(*part, start) for part in parted(glyphs, *piece, walls)]
                break
        else:  # most words are drawn side by side
            runs.append(made(start, stop, start))
    return [run for run in runs if run is not None]


@functools.lru_cache(maxsize=2)  # of the page that is read: asked for twice
def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a text start and stop."""
    return tuple([match.span() for match in WORD.finditer(text)])


def _maker(glyphs: Glyphs, text: str) -> Callable[[int, int, int], Run | None]:
    """Makes the run of the characters from ``first`` to ``stop``, in a word that begins at
    ``start``: some three hundred times a page, so everything is at hand."""
    x0, top, x1, bottom = glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom
    style = glyphs.style

    def made(first: int, stop: int, start: int) -> Run | None:
        last = stop - 1
        drawn = end = style(first)
        if bottom[first] != bottom[last] or top[first] != top[last]:
            end = style(last)  # fonts and sizes differ in height
        if drawn.oblique:
            return None
        if drawn.turned in TURNED:
            up = drawn.turned == TURNED[0]
            reach = (ASCENT, DESCENT) if up else (DESCENT, ASCENT)
            left, right = (side * drawn.font.size for side in reach)
            ends = (min(top[first:stop]), max(bottom[first:stop]))
            around = Box(drawn.base - left, ends[0], drawn.base + right, ends[1])
            opens = first == start > 0
            return Run(text[first:stop], around, drawn.font, opens, turned=drawn.turned)
        base, size = drawn.base, drawn.font.size
        left, right = x0[first], x1[last]
        if drawn.lean:
            left += drawn.lean * (bottom[first] - base)
        if end.lean:
            right -= end.lean * (base - top[last])
        opens = spaced = first == start > 0
        if opens:
            # Whether the blank before it is one that the page draws, and ends where it begins.
            # Blanks that an engine puts where it sees a gap have no width.
            before, after = x0[start - 1], x1[start - 1]
            height = bottom[start - 1] - top[start - 1]
            wide = after - before
            spaced = wide > DRAWN_BLANK * height > 0 and abs(x0[start] - after) < wide
        box = Box(left, base - ASCENT * size, right, base + DESCENT * size)
        return Run(text[first:stop], box, drawn.font, opens, spaced)

    return made


def _stretches(glyphs: Glyphs, start: int, stop: int, limit: float) -> Iterator[tuple[int, int]]:
    """Index ranges of a word's glyphs that are drawn side by side on one line, left to right: a
    letter of another font may be drawn before the one that stands left of it."""
    x0, x1, top, bottom = glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom
    first = start
    for i in range(start + 1, stop):
        gap = x0[i] - x1[i - 1]
        height, own = bottom[i - 1] - top[i - 1], bottom[i] - top[i]
        unlike = max(height, own) > UNLIKE * min(height, own) > 0
        apart = unlike or abs(bottom[i] - bottom[i - 1]) > 0.5 * height > 0
        if -limit <= gap <= limit and not apart:
            continue
        backwards = x0[i] < x1[i] and x0[i] + x1[i] < 2 * x0[i - 1]
        if gap > limit or backwards or apart:
            yield first, i
            first = i
    yield first, stop


def make_lines(runs: Iterable[Run], blank: float) -> tuple[Line, ...]:
    """The lines that these runs print, top to bottom, each left to right.

    A run belongs to a line where its middle stands near the middle of the line's tallest run, or,
    being much smaller, within its height: a footnote mark.

    :param blank: share of the font size beyond which a gap is a blank where none is drawn.
    """
    runs = list(runs)
    if any(run.turned for run in runs):
        level = make_lines((run for run in runs if not run.turned), blank)
        return (*level, *_turned_lines(runs, blank))
    lines: list[list[Run]] = []
    middle = top = height = 0.0
    for run in sorted(runs, key=_middle):
        box = run.box
        own, own_height = (box.top + box.bottom) / 2, box.bottom - box.top
        if own == middle and own_height <= height and lines:  # most words of a line
            lines[-1].append(run)
            continue
        alike = 0.9 * height <= own_height <= 1.1 * height
        near = abs(own - middle) <= max((SAME_BASE if alike else NEAR_BASE) * height, 1.0)
        small = own_height < 0.8 * height and top - 1 <= own <= top + height
        if lines and (near or small):
            lines[-1].append(run)
            if own_height <= height:
                continue
        else:
            lines.append([run])
        middle, top, height = own, box.top, own_height
    return tuple([_line(layer, blank) for line in lines for layer in _layers(line)])


def _turned_lines(runs: Iterable[Run], blank: float) -> Iterator[Line]:
    """The lines of words that are read upwards or downwards: made as if the page were turned."""
    for turned in TURNED:
        own = [run for run in runs if run.turned == turned]
        laid = [replace(run, box=_laid(run.box, turned), turned=0) for run in own]
        for line in make_lines(laid, blank):
            yield replace(line, box=_laid(line.box, 360 - turned)) if line.box else line


def _laid(box: Box, turned: int) -> Box:
    """A box on the page turned so that words of this direction are read from left to right."""
    if turned == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    return Box(box.top, -box.x1, box.bottom, -box.x0)


def _layers(line: list[Run]) -> list[list[Run]]:
    """The texts that stand on one line, in content order: two where one is printed over another,
    as engines do that run out of room; a text drawn twice for boldness is one.
    """
    backs = [i for i in range(1, len(line)) if line[i].box.x0 < line[i - 1].box.x0]
    if not backs:
        return [line]
    layers: list[list[Run]] = []
    below: list[Run] = []  # what a layer begins with, from left to right
    for start, stop in pairwise((0, *backs, len(line))):
        piece = line[start:stop]
        if not layers or (len(below) >= FEWEST_COVERED and _covered(below, piece)):
            layers.append(list(piece))
            below = piece
        else:
            layers[-1] += piece
    return layers


def _covered(below: Sequence[Run], piece: Iterable[Run]) -> bool:
    """Whether runs stand on others with other letters, over half their width."""
    starts = [run.box.x0 for run in below]
    count = 0
    for run in piece:
        box = run.box
        under = below[max(bisect_right(starts, (box.x0 + box.x1) / 2) - 1, 0)]
        over = min(under.box.x1, box.x1) - max(under.box.x0, box.x0)
        count += under.text != run.text and over > (box.x1 - box.x0) / 2
    return count >= FEWEST_COVERED


def _middle(run: Run) -> float:
    box = run.box
    return box.top + box.bottom


def _left(run: Run) -> float:
    return run.box.x0


def _line(runs: list[Run], blank: float) -> Line:
    """One line of text from its runs: where blanks stand, and its share of bold and italic."""
    first = runs[0]
    font = first.font
    if len(runs) == 1:
        return Line(first.text, first.box, font.size, float(font.bold), float(font.italic))
    runs.sort(key=_left)
    text = _spelt(runs, blank)
    boxes = [run.box for run in runs]
    box = Box(
        boxes[0].x0,
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )
    fonts = [run.font for run in runs]
    if fonts.count(font) == len(fonts):
        return Line(text, box, font.size, float(font.bold), float(font.italic))
    weights = [len(run.text) for run in runs]
    letters = sum(weights)
    return Line(
        text=text,
        box=box,
        size=max(font.size for font in fonts),
        bold=sum(w for font, w in zip(fonts, weights, strict=True) if font.bold) / letters,
        italic=sum(w for font, w in zip(fonts, weights, strict=True) if font.italic) / letters,
    )


def _are_words(one: str, other: str) -> bool:
    """Whether two pieces can only be two words."""
    one, other = one.strip(_OUTER), other.strip(_OUTER)
    return is_syllable(one) and is_syllable(other) and not is_syllable(one + other)


def _spelt(runs: list[Run], blank: float) -> str:
    """The text of runs that stand on one line, from left to right."""
    share = blank
    for run in runs[1:]:
        if run.spaced:
            share = UNDRAWN_BLANK
            break
    parts = [runs[0].text]
    end = runs[0].box.x1
    for run in runs[1:]:
        box = run.box
        gap, size = box.x0 - end, run.font.size
        if (
            run.spaced
            or gap > (DRAWN_BLANK if run.blank else share) * size
            or (gap > PIECE * size and _are_words(parts[-1], run.text))
        ):
            parts.append(" ")
        parts.append(run.text)
        end = box.x1
    return "".join(parts)
