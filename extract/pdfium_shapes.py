"""Letters that a page draws in two shapes: a font maps one glyph to the letter of another."""

import ctypes as c
import re
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from operator import sub

import msgspec

from extract.pdfium_api import Matrix, Pointer, quick

MOST_PAGES = 3
"""Pages of a document that are looked at, spread evenly: a font is wrong on all of them."""
SAME = 0.025
"""Points by which two boxes of one glyph differ."""
FEWEST = 20
"""Letters and digits that are drawn in one way wherever one of them is in two: a page on which many
differ shares the ink of a glyph among several characters."""

_WORD = re.compile(r"[^\W_]+(?![\u0300-\u036f])")

Font = tuple[int, float, bytes]
"""A font, its size, and how it is turned and stretched."""
Double = c.c_double


class Ink(msgspec.Struct, frozen=True):
    """The sides of the letters' ink, in points."""

    left: list[float]
    right: list[float]
    bottom: list[float]
    top: list[float]


def looks_at(index: int, count: int) -> bool:
    """Whether a page of so many is one of those that are looked at."""
    return index % -(-count // MOST_PAGES) == 0


def two_shapes(text_page: int, text: str) -> str:
    """The letters and digits that one font draws in two shapes at one size, "" mostly."""
    places, fonts = _letters(text_page, text)
    ink = _ink(text_page, places)
    wide, high = list(map(sub, ink.right, ink.left)), list(map(sub, ink.top, ink.bottom))
    shapes: dict[tuple[Font, str], int] = {}
    twice = set()
    for number, (at, font) in enumerate(zip(places, fonts, strict=True)):
        key = font, text[at]
        first = shapes.setdefault(key, number)
        wider, higher = wide[first] - wide[number], high[first] - high[number]
        if -SAME <= wider <= SAME and -SAME <= higher <= SAME:
            continue
        if _is_shared(ink, places, first):
            shapes[key] = number
        elif not _is_shared(ink, places, number):
            twice.add(text[at])
    return "".join(sorted(twice)) if len(shapes) >= FEWEST * len(twice) else ""


def _is_shared(ink: Ink, places: Sequence[int], number: int) -> bool:
    """Whether a letter has the ink of one glyph, a ligature, with the letter before or behind it:
    PDFium gives both the whole of it, or cuts it into equal parts."""
    for one in (number - 1, number):
        other = one + 1
        if one < 0 or other == len(places) or places[other] != places[one] + 1:
            continue
        step = ink.left[other] - ink.left[one]
        beside = step == 0 or abs(ink.right[one] - ink.left[other]) < SAME
        level = ink.bottom[one] == ink.bottom[other] and ink.top[one] == ink.top[other]
        parts = ink.right[one] - ink.left[one] - (ink.right[other] - ink.left[other])
        if beside and level and abs(parts) < SAME:
            return True
    return False


def _letters(text_page: int, text: str) -> tuple[list[int], list[Font]]:
    """Where letters and digits stand, and their fonts: each digit, and each letter of a word once a
    word, which is drawn in the same way wherever it stands."""
    ask_object, page = quick("FPDFText_GetTextObject", Pointer), Pointer.from_param(text_page)
    font_of = _fonts(text_page)
    places: list[int] = []
    fonts: list[Font] = []
    seen: set[str] = set()
    drawn, font = None, (0, 0.0, b"")
    for match in _WORD.finditer(text):
        word = match[0]
        if word in seen:
            continue
        if word.isalpha() and len(word) > 1:
            seen.add(word)
        start, stop = match.span()
        item = ask_object(page, start)
        whole = item is not None and item == ask_object(page, stop - 1)
        for at in range(start, stop):
            if not whole:
                item = ask_object(page, at)
            if item is None:
                continue
            if item != drawn:
                drawn, font = item, font_of(item, at)
            places.append(at)
            fonts.append(font)
    return places, fonts


def _ink(text_page: int, places: Sequence[int]) -> Ink:
    """The sides of what is drawn of each letter."""
    ask, page = quick("FPDFText_GetCharBox", None), Pointer.from_param(text_page)
    size = c.sizeof(Double)
    buffer = (Double * (4 * len(places)))()
    ends = [map(c.byref, repeat(buffer), range(side * size, c.sizeof(buffer), 4 * size))
            for side in range(4)]  # fmt: skip
    deque(map(ask, repeat(page), places, *ends), maxlen=0)
    return Ink(*(list(buffer[side::4]) for side in range(4)))


def _fonts(text_page: int) -> Callable[[int, int], Font]:
    """Asks for the font of a text object, one of whose characters is known."""
    ask_font, ask_size = (
        quick("FPDFTextObj_GetFont", Pointer),
        quick("FPDFText_GetFontSize", Double),
    )
    ask_matrix, page, matrix = (
        quick("FPDFText_GetMatrix", None),
        Pointer.from_param(text_page),
        Matrix(),
    )
    to_matrix, shape = c.byref(matrix), memoryview(matrix).cast("B")[: 4 * c.sizeof(c.c_float)]

    def font_of(item: int, at: int) -> Font:
        ask_matrix(page, at, to_matrix)
        return ask_font(Pointer.from_param(item)), ask_size(page, at), shape.tobytes()

    return font_of
