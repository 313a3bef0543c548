"""Where PDFium's box of a character is not as wide as its advance, and gaps would be misjudged."""

import ctypes as c
import re

from extract.drawn import quarters
from extract.pdfium_api import Matrix, library
from extract.pdfium_marks import COMBINING
from extract.turn import Turn
from schemas.patterns import late

MARKED = late(r"[^\W\d_][\u0300-\u036f]+")
"""A letter with its combining marks: PDFium shares the ink of their glyph among them."""
APART = 0.1
"""Points from a letter's origin to that of its mark from which each is a glyph of its own."""
SEEN = 8
"""Marks of that kind that are asked where the next letter begins, at most."""
HORNED = re.compile("[ƠƯơưỚỜỞỠỢớờởỡợỨỪỬỮỰứừửữự](?=\\s|$)")
"""A word's last letter, with a horn: PDFium's box is the advance and the ink together, and in many
fonts the horn reaches over the blank behind it."""
ACCENTED = late("[^\\W\\d_a-zA-Z](?=\\s|$)")
"""The same on a turned page, where blanks are not read: in italics accents reach over them too."""


def give_advances(text_page: int, text: str, turn: Turn, x0: list[float], x1: list[float]) -> None:
    """Sets ``x0`` and ``x1``, in points from the page's left, of such characters of ``text``."""
    marked = list(MARKED.finditer(text)) if COMBINING.search(text) else []
    bare = _are_bare(text_page, marked, turn)
    for match in marked:
        start, stop = match.span()
        origin, end = _origin(text_page, start, turn), max(x1[start:stop])
        if bare:
            x0[start:stop] = [x0[start]] * (stop - start)
            x1[start:stop] = [x1[start]] * (stop - start)
            continue
        # An origin stands; as far from the ink on the right as on the left is nearly true.
        bearing = x0[start] - origin
        if 0 < bearing < (end - origin) / 2:
            x0[start:stop] = [origin] * (stop - start)
            x1[start:stop] = [end + bearing] * (stop - start)
    for match in (ACCENTED if turn.degrees else HORNED).finditer(text):
        at = match.start()
        wide = _advance(text_page, at, text[at], turn)
        if 0 < wide < x1[at] - x0[at]:
            x1[at] = x0[at] + wide


def _are_bare(text_page: int, marked: list[re.Match[str]], turn: Turn) -> bool:
    """Whether marks are glyphs of their own without an advance, as one of the first between two
    letters tells: the next letter begins where it does, and its ink is no part of its letter. Words
    that are drawn apart may have no blank between them."""
    apart = 0
    for match in marked:
        start, stop = match.span()
        if not match.string[stop : stop + 1].isalpha():
            continue
        own = _origin(text_page, start + 1, turn)
        if abs(own - _origin(text_page, start, turn)) <= APART:
            continue
        if abs(own - _origin(text_page, stop, turn)) <= APART:
            return True
        apart += 1
        if apart == SEEN:
            break
    return False


def _origin(text_page: int, at: int, turn: Turn) -> float:
    x, y = c.c_double(), c.c_double()
    library().FPDFText_GetCharOrigin(text_page, at, c.byref(x), c.byref(y))
    return turn.box(x.value, y.value, x.value, y.value)[0]


def _advance(text_page: int, at: int, letter: str, turn: Turn) -> float:
    """How far a letter advances, in points; 0 where its font does not say, and where it is not read
    from left to right."""
    pdfium = library()
    item = pdfium.FPDFText_GetTextObject(text_page, at)
    font = pdfium.FPDFTextObj_GetFont(item) if item else None
    wide, matrix = c.c_float(), Matrix()
    size = c.c_float(pdfium.FPDFText_GetFontSize(text_page, at))
    if not font or not pdfium.FPDFFont_GetGlyphWidth(font, ord(letter), size, c.byref(wide)):
        return 0.0
    pdfium.FPDFText_GetMatrix(text_page, at, c.byref(matrix))
    if quarters(matrix.a, matrix.b) != turn.degrees:
        return 0.0
    return float(wide.value * (matrix.a**2 + matrix.b**2) ** 0.5)
