"""Glyphs to runs: which letters are drawn side by side, for every engine.

Most words are drawn in one go with the words beside them, in one font on one line, with the blank
between them drawn: such a stretch is one run, and is taken apart (``words_in``) only where somebody
has a doubt. No wall of the page stands in it.
"""

import functools
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import sub

from extract.circled import Leaning, without_circled
from extract.drawn import Glyphs, Ruling, Run, Style
from extract.faces import by_kind, mixed
from extract.parted import BESIDE, Uprights, parted, seams, uprights_of
from extract.pdfium_marks import COMBINING
from extract.superscripts import with_superscripts
from schemas.page import Box

WORD = re.compile(r"[^\s\x00\u200b\u2060\ufeff]+")
"""What stands between blanks, and what has no width: a line may break there."""
FIXED = "\u00a0"
"""A blank at which no line breaks."""
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
DRAWN_BLANK = 0.06
"""A gap at a blank of the text narrower than this share of the font size is none: an engine took
the parts of a word for words (letters side by side differ by up to 0.03, the narrowest real blank
of the samples is 0.08)."""
PIECE = 0.12
"""Share of the font size beyond which a gap inside a word makes two pieces of it. PDFium loses a
blank now and then where letters are set narrower: between what can only be two words."""
AGAIN = 0.1
"""Font sizes by which letters that are drawn twice for boldness are apart, at most."""
CLEAR, HAIR = 1.0, 0.01
"""Points by which a stretch of words keeps clear of every wall, and by which one that is as high as
wide is wider."""

Group = tuple[int, int, bool]
"""Words of a page: the first of them, the one behind them, and whether all their letters are known
to be drawn side by side."""


@functools.lru_cache(maxsize=2)  # of the page that is read: asked for twice
def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a text start and stop."""
    return tuple([match.span() for match in WORD.finditer(text)])


def cut(glyphs: Glyphs, blank: float, rulings: Iterable[Ruling] = ()) -> list[Run]:
    """The runs of a page, in content order, without the blanks between them and without what is
    drawn across the page (a watermark) or nowhere.

    A run is as high as its font, whatever its letters: engines give heights of glyphs or fonts.

    :param blank: share of the font size beyond which a gap inside drawn text ends a run.
    :param rulings: those of the page: one in a gap ends a run too.
    """
    words = words_of(glyphs.text)
    if not words:
        return []
    page = _Words(glyphs, min(blank, PIECE) / LOOSE, tuple(rulings))
    x0, x1, text, runs = glyphs.x0, glyphs.x1, page.text, page.runs
    groups = _groups(glyphs, page.styles, page.share, page.mixed)
    ends = glyphs.styles([words[stop - 1][1] - 1 for _, stop, _ in groups])
    for (first, stop, plain), end in zip(groups, ends, strict=True):
        style = page.styles[first]
        if not plain:
            page.add_any(first)
            continue
        (start, _), (_, after) = words[first], words[stop - 1]
        left, right = x0[start], x1[after - 1]
        several = stop - first > 1
        if style.lean or style.oblique or style.turned or end.lean or page.is_walled(left, right):
            for number in range(first, stop):
                page.add(*words[number], number)
            continue
        base, size = style.base, style.font.size
        box = Box(left, base - ASCENT * size, right, base + DESCENT * size)
        inner = (x0, x1, start) if several else None
        opens = _has_blank(glyphs, start)
        spaced = opens and page.is_spaced(start)
        word = text[start:after]
        fixed = opens and text[start - 1] == FIXED
        run = Run(word, box, style.font, opens, spaced, inner=inner, mark=style.mark, fixed=fixed)
        runs.append(run)
    return without_circled(list(filter(_is_somewhere, runs)), page.leaning)


def _is_somewhere(run: Run) -> bool:
    """Whether a run is drawn in a size and at a place: matrices may leave none of both."""
    box = run.box
    return run.font.size > 0 and math.isfinite(box.x0 + box.top + box.x1 + box.bottom)


def _groups(
    glyphs: Glyphs, styles: Sequence[Style], share: float, mixed_words: frozenset[int]
) -> list[Group]:
    """The words of a page in groups that stand in one line, in one font, with the blanks between
    them drawn."""
    x0, top, x1, bottom, text = glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom, glyphs.text
    gaps = _gaps(glyphs, share)
    gap = next(gaps)
    groups: list[Group] = []
    first, end = 0, -1  # the group that is made: its first word, and where its last one stops
    before: Style | None = None
    following: Iterable[Style | None] = (*styles[1:], None)
    for number, ((start, stop), style, after) in enumerate(
        zip(words_of(text), styles, following, strict=True)
    ):
        while gap <= start:
            gap = next(gaps)
        # What one text object draws stands on one line.
        level = style is after or (
            max(bottom[start:stop]) - min(bottom[start:stop]) <= (bottom[start] - top[start]) / 2
        )
        plain = level and gap >= stop and number not in mixed_words
        if end >= 0:
            if plain and start == end + 1 and (style is before or _is_like(style, before)):
                left, right, begin = x0[end], x1[end], x0[start]
                wide = right - left
                if (
                    wide > DRAWN_BLANK * (bottom[end] - top[end]) > 0
                    and -wide < begin - right < wide
                    and -wide < left - x1[end - 1] < wide
                    and x1[end - 1] <= begin
                    and text[end] == " "
                ):
                    end = stop
                    continue
            groups.append((first, number, True))
        if plain:
            first, end, before = number, stop, style
        else:
            groups.append((number, number + 1, False))
            end = -1
    if end >= 0:
        groups.append((first, len(styles), True))
    return groups


def _is_like(style: Style, before: Style | None) -> bool:
    """Whether letters are drawn as those of another text object are, on one base line, and are of
    one piece of tagged text."""
    return (
        before is not None
        and style.font is before.font
        and style.base == before.base
        and style.mark == before.mark
    )


def _gaps(glyphs: Glyphs, share: float) -> Iterator[int]:
    """Which letters of a page do not stand right beside the one before them, judged by its smallest
    word, in order; last the end of the text."""
    x0, x1, top, bottom = glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom
    least = min([bottom[start] - top[start] for start, _ in words_of(glyphs.text)])
    if least > 0:
        near, far = -share * least, BESIDE * least
        apart = enumerate(map(sub, x0[1:], x1), 1)
        yield from [i for i, gap in apart if not near <= gap <= far]
    else:
        yield from range(1, len(x0))
    yield len(x0)


def words_in(runs: Iterable[Run]) -> list[Run]:
    """The same runs, those of several words as a run a word."""
    found: list[Run] = []
    for run in runs:
        if run.inner is None:
            found.append(run)
            continue
        (x0, x1, at), box = run.inner, run.box
        blank, spaced, fixed = run.blank, run.spaced, run.fixed
        for start, stop in words_of(run.text):
            right = box.x1 if stop == len(run.text) else x1[at + stop - 1]
            own = Box(x0[at + start], box.top, right, box.bottom)
            word = run.text[start:stop]
            found.append(Run(word, own, run.font, blank, spaced, mark=run.mark, fixed=fixed))
            blank, spaced, fixed = True, True, False
    return found


class _Words:
    """The words of one page, one by one."""

    def __init__(self, glyphs: Glyphs, share: float, rulings: Sequence[Ruling]) -> None:
        text = glyphs.text
        self.words = words_of(text)
        self.styles = glyphs.styles([start for start, _ in self.words])
        self.mixed = mixed(glyphs, self.words)
        if any(map(text.__contains__, HYPHENS)):
            text = "".join(HYPHENS.get(letter, letter) for letter in text)
        text = with_superscripts(glyphs, text)
        self.text, self.glyphs, self.share, self.rulings = text, glyphs, share, rulings
        walls = [(r.x0 + r.x1) / 2 for r in rulings if r.bottom - r.top >= r.x1 - r.x0 - HAIR]
        self.walls = sorted(walls)
        self.uprights: Uprights | None = None
        self.runs: list[Run] = []
        self.leaning: list[Leaning] = []

    def is_walled(self, left: float, right: float) -> bool:
        """Whether a wall stands between two x, wherever it starts and stops."""
        at = bisect_left(self.walls, left - CLEAR)
        return at < len(self.walls) and self.walls[at] <= right + CLEAR

    def is_spaced(self, start: int) -> bool:
        """Whether the blank before a word is one that the page draws, and ends where the word
        begins. Blanks that an engine puts where it sees a gap have no width."""
        x0, x1, at = self.glyphs.x0, self.glyphs.x1, start - 1
        wide, height = x1[at] - x0[at], self.glyphs.bottom[at] - self.glyphs.top[at]
        return wide > DRAWN_BLANK * height > 0 and abs(x0[start] - x1[at]) < wide

    def add_any(self, number: int) -> None:
        """Adds a word whose letters may not all be drawn side by side on one line."""
        start, stop = self.words[number]
        x0, top, x1, bottom = self.glyphs.x0, self.glyphs.top, self.glyphs.x1, self.glyphs.bottom
        high = bottom[start] - top[start]
        limit, half, beside = self.share * high, high / 2, BESIDE * high
        for i in range(start + 1, stop):
            level = -half <= bottom[i] - bottom[i - 1] <= half
            if not (level and -limit <= x0[i] - x1[i - 1] <= beside):
                break
        else:  # most are, judged by their own height
            parts = by_kind(self.glyphs, start, stop) if number in self.mixed else [(start, stop)]
            for part in parts:
                self.add(*part, number)
            return
        style = self.styles[number]
        if style.turned in TURNED:
            limit = self.share * style.font.size
            for piece in _turned(self.glyphs, start, stop, limit, style.turned):
                self.add(*piece, number)
            return
        self.uprights = self.uprights or uprights_of(self.rulings)
        for piece in _stretches(self.glyphs, start, stop, limit):
            for part in parted(self.glyphs, *piece, self.uprights):
                for own in self.by_mark(*part):
                    kinds = by_kind(self.glyphs, *own) if number in self.mixed else [own]
                    for each in kinds:
                        self.add(*each, number)

    def by_mark(self, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """The letters of a word, parted where another piece of tagged text begins: of words that
        lie on each other an engine may make one."""
        marks = [style.mark for style in self.glyphs.styles(range(first, stop))]
        for at, (before, here) in enumerate(pairwise(marks), first + 1):
            if before != here:
                yield first, at
                first = at
        yield first, stop

    def add(self, first: int, stop: int, number: int) -> None:
        """Adds the runs of the letters from ``first`` to ``stop`` of a word: one, where no wall
        stands in it."""
        if stop - first > 1 and self.is_walled(self.glyphs.x0[first], self.glyphs.x1[stop - 1]):
            self.uprights = self.uprights or uprights_of(self.rulings)
            for at in seams(self.glyphs, first, stop, self.uprights):
                self.add_piece(first, at, number)
                first = at
        self.add_piece(first, stop, number)

    def add_piece(self, first: int, stop: int, number: int) -> None:
        """Adds one run of the letters from ``first`` to ``stop`` of a word."""
        x0, top, x1, bottom = self.glyphs.x0, self.glyphs.top, self.glyphs.x1, self.glyphs.bottom
        start, last = self.words[number][0], stop - 1
        (style,) = self.glyphs.styles([first])
        if style.oblique:
            middle = (x0[first] + x1[last]) / 2, (top[first] + bottom[last]) / 2
            self.leaning.append((style.font, *middle))
            return
        opens = first == start and _has_blank(self.glyphs, start)
        base, size = style.base, style.font.size
        if style.turned in TURNED:
            reach = (ASCENT, DESCENT) if style.turned == TURNED[0] else (DESCENT, ASCENT)
            left, right = (side * size for side in reach)
            ends = (min(top[first:stop]), max(bottom[first:stop]))
            box = Box(base - left, ends[0], base + right, ends[1])
            turned, mark = style.turned, style.mark
            run = Run(self.text[first:stop], box, style.font, opens, turned=turned, mark=mark)
            self.runs.append(run)
            return
        left, right = x0[first], x1[last]
        if style.lean:
            left += style.lean * (bottom[first] - base)
        end = style
        if bottom[first] != bottom[last] or top[first] != top[last]:
            (end,) = self.glyphs.styles([last])  # fonts and sizes differ in height
        if end.lean:
            right -= end.lean * (base - top[last])
        box = Box(left, base - ASCENT * size, right, base + DESCENT * size)
        spaced = opens and self.is_spaced(start)
        fixed = opens and self.text[start - 1] == FIXED
        word = self.text[first:stop]
        self.runs.append(Run(word, box, style.font, opens, spaced, mark=style.mark, fixed=fixed))


def _has_blank(glyphs: Glyphs, start: int) -> bool:
    """Whether the engine gives a blank or break before a word that parts it from the one before; on
    a turned page a break is one only where the page draws a blank before it, or leaves a gap: of
    some letters PDFium loses the blank there."""
    text, at = glyphs.text, start - 1
    if start == 0 or glyphs.breaks or text[at] != "\n":
        return start > 0
    while at > 0 and text[at] in "\r\n":
        at -= 1
    if text[at] == " ":
        return glyphs.x1[at] > glyphs.x0[at]
    high = glyphs.bottom[start] - glyphs.top[start]
    return glyphs.x0[start] - glyphs.x1[at] > PIECE * high > 0


def _turned(
    glyphs: Glyphs, start: int, stop: int, limit: float, turned: int
) -> Iterator[tuple[int, int]]:
    """Index ranges of a turned word's glyphs that are drawn one after the other."""
    top, bottom = glyphs.top, glyphs.bottom
    first = start
    for i in range(start + 1, stop):
        gap = top[i - 1] - bottom[i] if turned == TURNED[0] else top[i] - bottom[i - 1]
        if not -limit <= gap <= limit and not COMBINING.match(glyphs.text[i]):
            yield first, i
            first = i
    yield first, stop


def _stretches(glyphs: Glyphs, start: int, stop: int, limit: float) -> Iterator[tuple[int, int]]:
    """Index ranges of a word's glyphs that are drawn side by side on one line, left to right: a
    letter of another font may be drawn before the one that stands left of it."""
    x0, x1, top, bottom = glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom
    first = start
    for i in range(start + 1, stop):
        gap = x0[i] - x1[i - 1]
        if gap < 0 and glyphs.text[i] == glyphs.text[i - 1] and _is_again(glyphs, i):
            if first < i:
                yield first, i
            first = i + 1
            continue
        height, own = bottom[i - 1] - top[i - 1], bottom[i] - top[i]
        unlike = max(height, own) > UNLIKE * min(height, own) > 0
        apart = unlike or abs(bottom[i] - bottom[i - 1]) > 0.5 * height > 0
        if -limit <= gap <= limit and not apart:
            continue
        backwards = x0[i] < x1[i] and x0[i] + x1[i] < 2 * x0[i - 1]
        if gap > limit or backwards or apart:
            yield first, i
            first = i
    if first < stop:
        yield first, stop


def _is_again(glyphs: Glyphs, at: int) -> bool:
    """Whether a letter is the one before it, drawn once more hardly aside for boldness: what one
    glyph draws ("ff") stands at one place."""
    aside = abs(glyphs.x0[at] - glyphs.x0[at - 1])
    level = abs(glyphs.bottom[at] - glyphs.bottom[at - 1]) < HAIR
    return level and HAIR < aside < AGAIN * (glyphs.bottom[at] - glyphs.top[at])
