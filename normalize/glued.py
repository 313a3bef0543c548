"""Words that stand in each other: a blank between them is lost, or nobody printed it."""

import functools
import re
from collections.abc import Iterator
from itertools import chain

import msgspec

from schemas.decisions import Decision
from schemas.rows import Place
from schemas.syllables import is_syllable, is_word
from schemas.tree import Built, Criterion

SHORTEST = 2
"""Letters of a word."""
_LETTERS = re.compile(r"[^\W\d_]+")


def mark_glued(built: Built) -> Built:
    """The appendix, with each row assumed in whose texts two words stand in each other, as in no
    word of the language ("lệvăn", "Xãhội"): each with a decision that says which."""
    texts = {row.id: tuple(_texts(row)) for row in built.appendix.criteria}
    every = " ".join(set(chain.from_iterable(texts.values())))
    odd = set(filter(are_two, set(every.split())))  # each token is asked once
    if not odd:
        return built
    words = ((own, word) for own, said in texts.items() for text in said for word in text.split())
    found: dict[str, str] = {}
    for own, word in words:
        if word in odd:
            found.setdefault(own, word)
    criteria = tuple(
        msgspec.structs.replace(row, assumed=True) if row.id in found else row
        for row in built.appendix.criteria
    )
    places = {own: place for place, own in sorted(built.ids.items(), reverse=True)}
    told = tuple(_decision(places[own], word) for own, word in found.items())
    appendix = msgspec.structs.replace(built.appendix, criteria=criteria)
    decisions = sorted((*built.decisions, *told), key=lambda d: (d.place, d.column))
    return msgspec.structs.replace(built, appendix=appendix, decisions=tuple(decisions))


def _texts(row: Criterion) -> Iterator[str]:
    yield row.title
    yield from (text.text for text in row.texts.values())
    yield from row.extra.values()


def _decision(place: Place, word: str) -> Decision:
    because = f"“{word}” is no word, but two without a blank"
    return Decision("glued-words", False, place, "title", place, (because,))


@functools.lru_cache(maxsize=16384)
def are_two(token: str) -> bool:
    """Whether a token holds letters that are no word of the language, and two of its words."""
    if token.isascii():
        return False
    return any(_are_two(letters) for letters in _LETTERS.findall(token) if not letters.isascii())


def _are_two(letters: str) -> bool:
    if len(letters) < 2 * SHORTEST or is_syllable(letters):
        return False
    return any(
        is_word(letters[:at]) and is_word(letters[at:])
        for at in range(SHORTEST, len(letters) - SHORTEST + 1)
    )
