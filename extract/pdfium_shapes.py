"""Letters that a page draws in two shapes: a font maps one glyph to the letter of another."""

import ctypes as c
import re
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from operator import sub

from extract.pdfium_api import Matrix, Pointer, quick

MOST_PAGES = 3
"""Pages of a document that are looked at, spread evenly: a font is wrong on all of them."""
SAME = 0.025
"""Points by which two boxes of one glyph differ."""
FEWEST = 20
"""Letters and digits that are drawn in one way wherever one of them is in two: a page on which many
differ shares the ink of a glyph among several characters."""

_WORD = re.compile(r"[^\W_]+(?![\u0300-\u036f])")

Shape = tuple[float, float]
"""Width and height of a letter's ink, in points."""
Font = tuple[int, float, bytes]
"""A font, its size, and how it is turned and stretched."""
Double = c.c_double


def looks_at(index: int, count: int) -> bool:
    """Whether a page of so many is one of those that are looked at."""
    return index % -(-count // MOST_PAGES) == 0


def two_shapes(text_page: int, text: str) -> str:
    """The letters and digits that one font draws in two shapes at one size, "" mostly."""
    places, fonts = _letters(text_page, text)
    wide, high = _ink(text_page, places)
    shapes: dict[tuple[Font, str], Shape] = {}
    twice = set()
    for at, font, width, height in zip(places, fonts, wide, high, strict=True):
        first = shapes.setdefault((font, text[at]), (width, height))
        if not (-SAME <= first[0] - width <= SAME and -SAME <= first[1] - height <= SAME):
            twice.add(text[at])
    return "".join(sorted(twice)) if len(shapes) >= FEWEST * len(twice) else ""


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


def _ink(text_page: int, places: Sequence[int]) -> tuple[list[float], list[float]]:
    """Width and height of what is drawn of each letter."""
    ask, page = quick("FPDFText_GetCharBox", None), Pointer.from_param(text_page)
    size = c.sizeof(Double)
    buffer = (Double * (4 * len(places)))()
    ends = [map(c.byref, repeat(buffer), range(side * size, c.sizeof(buffer), 4 * size))
            for side in range(4)]  # fmt: skip
    deque(map(ask, repeat(page), places, *ends), maxlen=0)
    left, right, bottom, top = (list(buffer[side::4]) for side in range(4))
    return list(map(sub, right, left)), list(map(sub, top, bottom))


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
