"""Letters that a PDF draws where nothing is shown of them: outside the clipping path.

An engine that cuts a long picture of a document into pages draws the line at the cut on both of
them, and lets each page's clipping path hide what is the other's (ISO 32000-1, 8.5.4). Only the
uppermost and lowermost letters of a page are asked for: what is cut stands there.
"""

import ctypes as c
from collections.abc import Callable, Iterable, Iterator, Sequence

from extract.pdfium_api import Matrix, Pointer, RectF, library, quick

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top in user space."""
SAME = 0.01
"""What a text object's matrix and that of its letters differ by, at most."""
MOST_LINES = 50
"""Lines that are taken away at either end of a page, at most."""


def without_clipped(
    text_page: int, text: str, top: Sequence[float], bottom: Sequence[float]
) -> str:
    """The characters of a page, blanks where a letter is drawn and not shown.

    :param top: y of every character's box, as ``bottom``, points from the page's top.
    """
    letters = [i for i, letter in enumerate(text) if letter > " " and bottom[i] > top[i]]
    if not letters:
        return text
    gone: set[int] = set()
    ends: tuple[Callable[[int], float], ...] = (top.__getitem__, lambda i: -bottom[i])
    for end in ends:
        for _ in range(MOST_LINES):
            first = min((i for i in letters if i not in gone), key=end, default=None)
            if first is None:
                break
            reach = end(first) + bottom[first] - top[first]
            hidden = _hidden(text_page, [i for i in letters if end(i) <= reach and i not in gone])
            if not hidden:
                break
            gone.update(hidden)
    return "".join(" " if i in gone else letter for i, letter in enumerate(text)) if gone else text


def _hidden(text_page: int, band: Sequence[int]) -> list[int]:
    """The letters of a page's first or last lines whose middle lies outside their clipping path,
    or, of those that have none any more, outside that of the others."""
    object_of, page = quick("FPDFText_GetTextObject", Pointer), Pointer.from_param(text_page)
    known: dict[int | None, Sides | None] = {None: None}
    clips: list[Sides | None] = []
    for i in band:
        item = object_of(page, i)
        if item not in known:
            known[item] = _clip_of_letter(text_page, i, item)
        clips.append(known[item])
    shared = next((clip for clip in clips if clip is not None), None)
    if shared is None:
        return []
    return [
        i
        for i, clip in zip(band, clips, strict=True)
        if _is_outside(text_page, i, shared if clip is None else clip)
    ]


def _clip_of_letter(text_page: int, i: int, item: int) -> Sides | None:
    """The clipping path of a letter that is drawn on the page itself: those of letters inside a
    form are in units of the form."""
    pdfium, clip = library(), clip_of(item)
    if clip is None:
        return None
    own, matrix = Matrix(), Matrix()
    pdfium.FPDFPageObj_GetMatrix(item, c.byref(own))
    pdfium.FPDFText_GetMatrix(text_page, i, c.byref(matrix))
    off = max(abs(getattr(own, name) - getattr(matrix, name)) for name in "abcdef")
    return clip if off <= SAME else None


def _is_outside(text_page: int, i: int, clip: Sides) -> bool:
    pdfium, box, matrix = library(), RectF(), Matrix()
    pdfium.FPDFText_GetLooseCharBox(text_page, i, c.byref(box))
    pdfium.FPDFText_GetMatrix(text_page, i, c.byref(matrix))
    left, low, right, high = clip
    if abs(matrix.d) >= abs(matrix.c):
        return not low <= (box.bottom + box.top) / 2 <= high
    return not left <= (box.left + box.right) / 2 <= right


def clip_of(item: int | Pointer) -> Sides | None:
    """The box that all clipping paths of an object leave, None where it has none or lies inside
    (PDFium then forgets them)."""
    pdfium = library()
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    sides: list[Sides] = []
    x, y = c.c_float(), c.c_float()
    for path in range(pdfium.FPDFClipPath_CountPaths(clip) if clip else 0):
        xs, ys = [], []
        for at in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, at)
            pdfium.FPDFPathSegment_GetPoint(segment, c.byref(x), c.byref(y))
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            sides.append((min(xs), min(ys), max(xs), max(ys)))
    if not sides:
        return None
    lefts, lows, rights, highs = zip(*sides, strict=True)
    return max(lefts), max(lows), min(rights), min(highs)


def shown(item: Pointer, rulings: Iterable[Sides]) -> Iterator[Sides]:
    """What an object's clipping paths leave of its rulings."""
    box: Sides | None = None
    for i, (left, bottom, right, top) in enumerate(rulings):
        if i == 0:
            box = clip_of(item)
        if box is None:
            yield left, bottom, right, top
            continue
        left, bottom = max(left, box[0]), max(bottom, box[1])
        right, top = min(right, box[2]), min(top, box[3])
        if left <= right and bottom <= top:
            yield left, bottom, right, top
