"""Raised figures behind words: the number of a footnote, a power.

They are letters of their own ("kế hoạch: 1²"): read as figures of the line they would make another
number of the one before them.
"""

import re

from extract.drawn import Glyphs, Style
from schemas.superscripts import raised

_FIGURES = re.compile(r"([0-9]+)[ \r\n]*")
"""Figures, and the blanks between them and what follows."""
SMALLER = 0.85
"""A mark's size as a share of that of the letter before it, at most: browsers draw 0.83, office
suites 0.58 to 0.67, LibreOffice half of it where it finds no room."""
LEAST, MOST = 0.15, 0.75
"""Share of the letter's size by which a mark stands higher: engines raise it by a third, some to
the top of the letter; what stands higher still is of a line above."""
APART, INTO = 0.25, 0.15
"""Sizes of the letter between it and its mark, and by which both overlap, at most."""
BELOW = 0.9
"""Sizes of the letter by which the lower half of a fraction stands below it, at most: nearer than
the next line."""
_FRACTION = ("/", "⁄")


def with_superscripts(glyphs: Glyphs, text: str) -> str:
    """The text of a page, figures that are drawn smaller and higher than the letter before them as
    raised ones; letter stands by letter as before."""
    bottom = glyphs.bottom
    found: list[int] = []
    for match in _FIGURES.finditer(text):
        start, stop = match.span(1)
        for at in range(start, stop):
            if found and found[-1] == at - 1:  # "¹²"
                if bottom[at] == bottom[at - 1]:
                    found.append(at)
                continue
            before = at - 1
            while before >= 0 and text[before] in " \r\n":
                before -= 1
            if before < 0 or bottom[at] >= bottom[before]:
                continue
            if _is_mark(glyphs, before, at) and not _is_halved(glyphs, text, before, at, match):
                found.append(at)
    if not found:
        return text
    letters = list(text)
    for at in found:
        letters[at] = raised(letters[at])
    return "".join(letters)


def _is_mark(glyphs: Glyphs, before: int, at: int) -> bool:
    """Whether a figure is drawn smaller and higher right behind a letter."""
    gap = glyphs.x0[at] - glyphs.x1[before]
    high = glyphs.bottom[before] - glyphs.top[before]
    if not -INTO * high <= gap <= APART * high:  # nearly every one that stands higher
        return False
    one, own = glyphs.styles((before, at))
    size = one.font.size
    if not _is_level(one, own) or own.font.size > SMALLER * size:
        return False
    return LEAST * size <= one.base - own.base <= MOST * size


def _is_level(*styles: Style) -> bool:
    return not any(style.turned or style.oblique for style in styles)


def _is_halved(glyphs: Glyphs, text: str, before: int, at: int, figures: re.Match[str]) -> bool:
    """Whether a figure is the upper half of a fraction: a slash stands behind it, or figures below
    it, nearer than the next line.

    :param before: the letter of its line, ``figures``: those that it is one of.
    """
    stop = figures.end(1)
    if text[stop : stop + 1] in _FRACTION and stop < len(text):
        return True
    behind = figures.end()
    if behind == len(text) or glyphs.x0[behind] >= glyphs.x1[stop - 1]:
        return False
    line, below = glyphs.styles((before, behind))
    near = glyphs.x1[behind] > glyphs.x0[at]
    return near and 0 < below.base - line.base < BELOW * line.font.size
