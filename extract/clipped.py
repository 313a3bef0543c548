"""Words that a PDF draws where nothing is shown of them: outside the clipping path.

An engine that cuts a long picture of a document into pages draws the line at the cut on both of
them, and lets each page's clipping path hide what is the other's (ISO 32000-1, 8.5.4). Only the
first and last lines of a page are asked for: what is cut stands there.
"""

import ctypes as c
from collections.abc import Callable, Mapping, Sequence

import msgspec

from extract.pdfium_api import Matrix, Pointer, RectF, library, quick
from extract.runs import ASCENT, DESCENT, words_of

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top in user space."""
Span = tuple[int, int]
"""Where a word starts and stops in the text of its page."""
Cut = tuple[Span, float]
"""A word and how far the middle of what is shown of it stands below its own."""
SAME = 0.01
"""What a text object's matrix and that of its letters differ by, at most."""
LEVEL = 0.5
"""Points by which letters of one line differ in height: a comma below the cut goes with it."""
RISE = 0.15
"""Font sizes above its base line at which a line is asked for: where a page cuts a text that stands
in the middle of its cell, it often cuts a line in its very middle, and rounding would tell."""
MOST_PATHS, MOST_SEGMENTS = 16, 64
"""Clipping paths of one object, and segments of one, that are looked at: each only narrows what is
shown, and a file may have any number of them."""
MOST_PASSED = 12
"""Lines at a page's top below which others may be hidden: a running head, and those of a header of
which only the first row is repeated, so that cells of several rows are cut off below it."""
MOST_LINES = 50
"""Lines that are taken away at either end of a page, at most."""


def without_clipped(
    text_page: int, text: str, top: Sequence[float], bottom: Sequence[float], upright: bool
) -> tuple[str, Mapping[int, float]]:
    """The characters of a page, blanks where a word is drawn and not shown; and how much lower than
    the whole stands, in the middle, what is shown of characters through which the cut runs.

    :param top: y of every character's box, as ``bottom``, points from the page's top.
    :param upright: the page is not turned: what is read upwards on it is cut as all else is.
    """
    words: Sequence[Span] = words_of(text)
    gone: set[Span] = set()
    lowered: dict[int, float] = {}
    for edge in (top, bottom):
        at = [edge[start] for start, _ in words]
        order = sorted(range(len(words)), key=at.__getitem__, reverse=edge is not top)
        left = [words[n] for n in order]
        if gone:
            left = [span for span in left if span not in gone]
        passed, most = 0, MOST_PASSED if edge is top else 1
        for _ in range(MOST_LINES):
            line, rest = _line_at(edge, left, top, bottom)
            if any(bottom[start] <= top[start] for start, _ in line):  # hardly a page has any
                words = [span for span in words if bottom[span[0]] > top[span[0]]]
                left = [span for span in left if bottom[span[0]] > top[span[0]]]
                line, rest = _line_at(edge, left, top, bottom)
            hidden, cut = _hidden(text_page, line, upright)
            for (start, stop), lower in cut:
                lowered |= dict.fromkeys(range(start, stop), lower)
            if hidden:
                gone.update(hidden)
                left = [span for span in left if span not in gone]
            elif passed < most and line:
                left, passed = rest, passed + 1  # a running head, which no clip hides
            else:
                break
    for start, stop in gone:
        text = f"{text[:start]}{' ' * (stop - start)}{text[stop:]}"
    return text, lowered


def _line_at(
    edge: Sequence[float], words: list[Span], top: Sequence[float], bottom: Sequence[float]
) -> tuple[list[Span], list[Span]]:
    """The words of a page's first line, or of its last where ``edge`` is ``bottom``, in content
    order, and all others.

    :param words: by their edge, from the outermost one inwards.
    """
    if not words:
        return [], []
    start = words[0][0]
    height = bottom[start] - top[start]
    inner = (at for at, (first, _) in enumerate(words) if abs(edge[first] - edge[start]) > height)
    stop = next(inner, len(words))
    return sorted(words[:stop]), words[stop:]


def _hidden(text_page: int, line: Sequence[Span], upright: bool) -> tuple[list[Span], list[Cut]]:
    """The words of a page's first or last line that lie outside their clipping path, or, of those
    that have none any more, outside that of a hidden word beside them, as wide as the line; and
    those through which it runs. A path lower than its line is drawn around letters (cairo)."""

    def clip_on_page(start: int, item: int) -> Sides | None:
        """Those of words inside a form are in units of the form."""
        return clip_of(item) if _is_on_page(text_page, start, item) else None

    # Hardly a page has such words: what costs more is asked for where some may be.
    if not any(_outside(text_page, line, lambda _, item: clip_of(item), upright)):
        return [], []
    return _outside(text_page, line, clip_on_page, upright)


def _outside(
    text_page: int,
    line: Sequence[Span],
    ask: Callable[[int, int], Sides | None],
    upright: bool,
) -> tuple[list[Span], list[Cut]]:
    object_of, page = quick("FPDFText_GetTextObject", Pointer), Pointer.from_param(text_page)
    known: dict[int | None, Sides | None] = {None: None}
    clips: list[Sides | None] = []
    for start, _ in line:
        item = object_of(page, start)
        if item not in known:
            known[item] = ask(start, item)
        clips.append(known[item])
    if not any(clips):
        return [], []
    words = [_place(page, start, upright) for start, _ in line]
    wide = [
        (word, clip)
        for word, clip in zip(words, clips, strict=True)
        if clip and not word.is_across(clip) and all(w.is_along(clip) for w in words)
    ]
    hidden: list[Span] = []
    cut: list[Cut] = []
    for span, clip, word in zip(line, clips, words, strict=True):
        shared = next((o for beside, o in wide if word.is_beside(beside) and word.reaches(o)), None)
        own = clip or shared
        if own is None:
            continue
        above, below = max(0, word.high - own[3]), max(0, own[1] - word.low)
        if not word.is_across(own):
            hidden.append(span)
        elif word.level and above + below > LEVEL and own[3] - own[1] > word.high - word.low:
            cut.append((span, (above - below) / 2))
    return hidden, cut


class _Word(msgspec.Struct, frozen=True):
    """The middle of a word's first letter, in user space, whether it is read to the side, and how
    low and high its line reaches."""

    x: float
    y: float
    level: bool
    low: float
    high: float

    def is_beside(self, other: "_Word") -> bool:
        """Whether it stands in the line of another."""
        return abs(self.y - other.y if self.level else self.x - other.x) <= LEVEL

    def reaches(self, clip: Sides) -> bool:
        """Whether some of its height lies inside: what lies outside as a whole is drawn without
        this path, or PDFium had kept it."""
        return not self.level or (self.low <= clip[3] and clip[1] <= self.high)

    def is_across(self, clip: Sides) -> bool:
        """Whether it lies inside, across the way it is read."""
        return clip[1] <= self.y <= clip[3] if self.level else clip[0] <= self.x <= clip[2]

    def is_along(self, clip: Sides) -> bool:
        """Whether it lies inside, along the way it is read."""
        return clip[0] <= self.x <= clip[2] if self.level else clip[1] <= self.y <= clip[3]


def _place(page: object, i: int, upright: bool) -> _Word:
    """Of a word that is read to the side, by its base line: boxes of letters differ with their
    marks, and a cut must leave a line whole on one of two pages."""
    box, matrix, x, y = RectF(), Matrix(), c.c_double(), c.c_double()
    quick("FPDFText_GetLooseCharBox", None)(page, i, c.byref(box))
    quick("FPDFText_GetMatrix", c.c_int)(page, i, c.byref(matrix))
    level = abs(matrix.d) >= abs(matrix.c)
    middle, low, high = (box.bottom + box.top) / 2, box.bottom, box.top
    if level and quick("FPDFText_GetCharOrigin", c.c_int)(page, i, c.byref(x), c.byref(y)):
        size = quick("FPDFText_GetFontSize", c.c_double)(page, i) * matrix.d
        low, high = y.value - DESCENT * size, y.value + ASCENT * size
        middle = y.value + RISE * size
    return _Word((box.left + box.right) / 2, middle, level or upright, low, high)


def _is_on_page(text_page: int, i: int, item: int) -> bool:
    """Whether a letter is drawn on the page itself, and not in a form."""
    pdfium, own, matrix = library(), Matrix(), Matrix()
    pdfium.FPDFPageObj_GetMatrix(item, c.byref(own))
    pdfium.FPDFText_GetMatrix(text_page, i, c.byref(matrix))
    return all(abs(getattr(own, name) - getattr(matrix, name)) <= SAME for name in "abcdef")


def clip_of(item: int | Pointer) -> Sides | None:
    """The box that all clipping paths of an object leave, None where it has none or lies inside
    (PDFium then forgets them)."""
    clip = quick("FPDFPageObj_GetClipPath", Pointer)(Pointer.from_param(item))
    if not clip:
        return None
    path_of = Pointer.from_param(clip)
    count = quick("FPDFClipPath_CountPaths", c.c_int)(path_of)
    if count <= 0:  # most have none
        return None
    sides = [_around(path_of, path) for path in range(min(count, MOST_PATHS))]
    boxes = [box for box in sides if box is not None]
    if not boxes:
        return None
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return max(lefts), max(lows), min(rights), min(highs)


def _around(clip: object, path: int) -> Sides | None:
    """The box around one path of a clipping path."""
    segment_of, point_of = (
        quick("FPDFClipPath_GetPathSegment", Pointer),
        quick("FPDFPathSegment_GetPoint", None),
    )
    x, y = c.c_float(), c.c_float()
    to_x, to_y = c.byref(x), c.byref(y)
    xs, ys = [], []
    count = quick("FPDFClipPath_CountPathSegments", c.c_int)(clip, path)
    for at in range(count if count <= MOST_SEGMENTS else 0):
        point_of(Pointer.from_param(segment_of(clip, path, at)), to_x, to_y)
        xs.append(x.value)
        ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
