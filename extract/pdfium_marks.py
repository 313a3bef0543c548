"""Combining marks that are drawn behind other letters than their own come back to them.

Some engines raise the second mark of a letter ("ô" and an acute above it) and draw it later, so
that PDFium sees it on a line above, or behind the next letter.
"""

import re
import unicodedata

COMBINING = re.compile("[\u0300-\u036f]")
REACH = 8
"""Characters behind its letter at which a mark is drawn at most."""
OVER, ASIDE = 0.4, 0.3
"""Shares of a mark's width that stand over the letter that it belongs to, and over one that it
does not belong to."""


def settled(
    text: str, x0: list[float], top: list[float], x1: list[float], bottom: list[float]
) -> str:
    """The text with each combining mark behind the letter that it stands over.

    The boxes (points from the page's top left) are put in its order, in place; a mark over a letter
    takes its box.

    A mark that stands over the letter before it stays where it is, and so does one over none.
    """
    marks = [match.start() for match in COMBINING.finditer(text)]
    letters = list(text) if marks else []
    for at in marks:
        before = at - 1
        while before >= 0 and COMBINING.match(letters[before]):
            before -= 1
        if before < 0:
            continue
        if _carries(letters[before]) and _share(x0, x1, at, before) > ASIDE:
            for values in (x0, top, x1, bottom):
                values[at] = values[before]
            continue
        own = _letter(letters, (x0, top, x1, bottom), at)
        if own < 0:
            continue
        behind = own + 1
        while COMBINING.match(letters[behind]) and behind < at:
            behind += 1
        for values in (x0, top, x1, bottom):
            values.pop(at)
            values.insert(behind, values[own])
        letters.insert(behind, letters.pop(at))
    return "".join(letters) if marks else text


def _carries(letter: str) -> bool:
    """Whether a letter may have a mark in Vietnamese: a vowel."""
    return unicodedata.normalize("NFD", letter)[0] in "aeiouyAEIOUY"


def _share(x0: list[float], x1: list[float], mark: int, letter: int) -> float:
    """The share of a mark's width that stands over a letter."""
    wide = x1[mark] - x0[mark]
    over = min(x1[mark], x1[letter]) - max(x0[mark], x0[letter])
    return over / wide if wide > 0 else 0.0


def _letter(letters: list[str], boxes: tuple[list[float], ...], at: int) -> int:
    """The nearest letter before a mark that it stands over, on its line, or over whose own mark it
    does (some engines draw both too far right); -1 where there is none."""
    x0, top, x1, bottom = boxes
    for other in range(at - 1, max(at - 1 - REACH, -1), -1):
        level = min(bottom[at], bottom[other]) - max(top[at], top[other])
        if COMBINING.match(letters[other]):
            if _share(x0, x1, at, other) < OVER or level <= (bottom[other] - top[other]) / 2:
                continue
            while other > 0 and COMBINING.match(letters[other]):
                other -= 1
            return other if _carries(letters[other]) else -1
        if not _carries(letters[other]):
            continue
        if _share(x0, x1, at, other) >= OVER and level > (bottom[other] - top[other]) / 2:
            return other
    return -1
