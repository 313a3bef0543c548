"""Words whose letters are of several fonts, where a font's name says what a letter is.

In TCVN3 a capital with a tone comes from a font of its own: "ñy ban" is "Ủy ban" where only the
first letter is in .VnTimeH. A box of a symbol font may stand right behind a bracket.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.drawn import Glyphs
from schemas.patterns import late

MARKED = late(r"[\u00a1-\u00bf\u00c0-\u00ff\u2212\u2219\u03bc]")
"""Letters that the encodings from before Unicode use beyond ASCII."""
ONLY_UNICODE = late(r"[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
SUBSET = late(r"[A-Z]{6}\+", has="+")
_SIGN_NAMES = ("wingdings", "symbol")
SYMBOLIC = late(r"wingdings|symbol\b|symbolmt", re.I, needs=_SIGN_NAMES)
_SIGNS = late(r"(wingdings|wingdings 2|symbol)(?: ?mt|-regular)?", re.I, needs=_SIGN_NAMES)
"""Fonts that draw signs for letters, by the names that markup gives them; "Segoe UI Symbol" and its
like draw signs that have codes of their own."""
# What draws a box, a tick or a bullet whose letter says nothing: its private-use code.
WINGDINGS = {c: chr(0xF000 + ord(c)) for c in "oqrx§¨Øvlûüýþ"}
_DRAWN = {
    "wingdings": str.maketrans(WINGDINGS),
    "wingdings 2": str.maketrans({c: chr(0xF000 + ord(c)) for c in "£RST"}),
    "symbol": str.maketrans({"£": "≤"} | {c: chr(0xF000 + ord(c)) for c in "³´¸å®"}),
}
_CAPITALS = late(r"\.?vn[\w .]*h\s*(?:[,-]|bold|italic|$)", re.I, needs="vn")


def may_be_old(text: str) -> bool:
    """Whether a page's letters may be in an encoding from before Unicode: most are not."""
    return len(MARKED.findall(text)) > len(ONLY_UNICODE.findall(text))


def face(font: str) -> str:
    """What a font of a PDF is called: a word processor draws words of one face in two fonts,
    one for the letters that the encoding of the other lacks."""
    return SUBSET.sub("", font)


def capital_font(font: str) -> bool:
    """Whether a font of TCVN3 draws its small letters as capitals: ``.VnTimeH``."""
    return _CAPITALS.match(face(font)) is not None


def sign_font(font: str) -> str:
    """The font of signs that a name in markup is, "" for none."""
    found = _SIGNS.fullmatch(font)
    return found[1].lower() if found else ""


def signs(text: str, font: str) -> str:
    """What a font of signs draws for letters; what it has no table for stays."""
    return text.translate(_DRAWN[font])


@functools.lru_cache(maxsize=64)  # a document has some fonts
def _kind(font: str) -> tuple[bool, bool]:
    """What a font's name says of its letters: that they are capitals, or signs."""
    return capital_font(font), SYMBOLIC.search(font) is not None


def mixed(glyphs: Glyphs, words: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Which words of a page have letters of several kinds; asked only where it matters."""
    if not may_be_old(glyphs.text):
        return frozenset()
    kinds = _kinds(glyphs, range(len(glyphs.text)))
    return frozenset(
        number
        for number, (start, stop) in enumerate(words)
        if any(kinds[i] != kinds[start] for i in range(start + 1, stop))
    )


def by_kind(glyphs: Glyphs, first: int, stop: int) -> Sequence[tuple[int, int]]:
    """The letters of a word, parted where those of another kind begin."""
    kinds = _kinds(glyphs, range(first, stop))
    cuts = [first + at for at, (one, other) in enumerate(pairwise(kinds), 1) if one != other]
    return list(pairwise((first, *cuts, stop)))


def _kinds(glyphs: Glyphs, places: Sequence[int]) -> list[tuple[bool, bool]]:
    return [_kind(style.font.name) for style in glyphs.styles(places)]
