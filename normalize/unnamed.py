"""A header that names neither codes nor names: what stands below it tells that it is one."""

from collections.abc import Iterable, Sequence

from normalize.codes import Code, comes_next, first, in_title, parse_code
from normalize.vocabulary import named, words
from schemas.rows import SCORE_ROLES

LEAST = 3
"""Codes, and columns, that tell."""
NEAR = 2
"""The place of a word that one other word stands before."""
LONGEST = 5
"""Words of a header that says no more than a name does."""
MOST = 0.8
"""Share of a column's texts that are codes that go on."""


def heads_counted(texts: Sequence[str], labels: Iterable[str]) -> bool:
    """Whether a row is the header of rows that are counted and have maxima, whatever else it says:
    it names the points of one column in few words, and below its first one, above which it says
    something, stand codes that begin a count and go on.

    :param labels: the texts below its first cell, sections over several columns among them.
    """
    if len(texts) < LEAST or not texts[0] or not any(map(_names_points, texts)):
        return False
    return go_on([wide[0].text if (wide := in_title(text)) else text for text in labels])


def _names_points(header: str) -> bool:
    role, place = named(header)
    return role in SCORE_ROLES and place <= NEAR and len(words(header)) <= LONGEST


def go_on(texts: Sequence[str]) -> bool:
    """Whether texts are codes of which each begins a count or goes on with one that is open: "I",
    "1", "2", "II"."""
    codes = [code for code in map(parse_code, texts) if isinstance(code, Code)]
    if len(codes) < max(LEAST, MOST * len(texts)):
        return False
    last: dict[tuple[str, int], Code] = {}
    right = 0
    for code in codes:
        same = last.get((code.style, len(code.parts)))
        goes_on = first(code) or any(comes_next(one, code) for one in last.values())
        right += goes_on and (same is None or same.parts != code.parts)
        last[code.style, len(code.parts)] = code
    return first(codes[0]) and right >= MOST * len(codes)
