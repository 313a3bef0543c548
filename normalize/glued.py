"""Words that stand in each other, for a blank between them is lost or nobody printed it; and words
in which a blank stands."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

import msgspec

from schemas.decisions import Decision
from schemas.rows import Place
from schemas.syllables import is_syllable, is_word
from schemas.tree import Built, Criterion

SHORTEST = 2
"""Letters of a word."""
SHORT = 4
"""Letters of a short form ("HĐND")."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LOANED = frozenset(
    {
        "ápphích", "bêtông", "cácbon", "đôla", "hécta", "lênin", "lôgarít", "mêtan", "môtô",
        "phôtô", "rơmoóc", "vácxin", "vắcxin", "xơđăng",
    }
)  # fmt: skip
"""Names and words from other languages that are written in one: "Mác - Lênin", "50 hécta"."""
_CODED = re.compile(r"\d+(?:\.\d+){2,}[^\W\d_]{2}")
"""A code that stands in a word: another cell's, drawn over the text."""


def mark_glued(built: Built) -> Built:
    """The appendix, with each row assumed in whose texts two words stand in each other, as in no
    word of the language ("lệvăn", "Xãhội"), or a blank in a word that stands elsewhere without one
    ("ho ạch", "HĐN D"): each with a decision that says which."""
    texts = {row.id: tuple(_texts(row)) for row in built.appendix.criteria}
    said = {text: text.split() for text in set(chain.from_iterable(texts.values()))}
    every = set(chain.from_iterable(said.values()))
    odd = set(filter(are_two, every))  # each token is asked once
    words = {text: _odd_word(tokens, odd, every) for text, tokens in said.items()}
    found = {own: odd_ones[0] for own, mine in texts.items() if (odd_ones := _all(words, mine))}
    if not found:
        return built
    criteria = tuple(
        msgspec.structs.replace(row, assumed=True) if row.id in found else row
        for row in built.appendix.criteria
    )
    places = {own: place for place, own in sorted(built.ids.items(), reverse=True)}
    told = tuple(_decision(places[own], word) for own, word in found.items())
    appendix = msgspec.structs.replace(built.appendix, criteria=criteria)
    decisions = sorted((*built.decisions, *told), key=lambda d: (d.place, d.column))
    return msgspec.structs.replace(built, appendix=appendix, decisions=tuple(decisions))


def _all(words: Mapping[str, str], texts: Sequence[str]) -> list[str]:
    return [word for text in texts if (word := words[text])]


def _odd_word(tokens: Sequence[str], odd: set[str], every: set[str]) -> str:
    """The first word of a text that is two, or the first two that are one elsewhere; else ""."""
    if not odd.isdisjoint(tokens):
        return next(token for token in tokens if token in odd)
    return next(
        (
            f"{one} {other}"
            for one, other in pairwise(tokens)
            if one + other in every and is_parted(one, other)
        ),
        "",
    )


def is_parted(one: str, other: str) -> bool:
    """Whether two tokens may be one word, the latter the last letter of a short form."""
    whole = one + other
    if not whole.isalpha() or len(whole) < SHORT:
        return False
    return len(other) == 1 if whole.isupper() else not whole.isascii()


def _texts(row: Criterion) -> Iterator[str]:
    yield row.title
    yield from (text.text for text in row.texts.values())
    yield from row.extra.values()


def _decision(place: Place, word: str) -> Decision:
    if " " in word:
        because = f"“{word}” stands elsewhere without a blank"
        return Decision("split-word", False, place, "title", place, (because,))
    because = f"“{word}” is no word, but two without a blank"
    return Decision("glued-words", False, place, "title", place, (because,))


@functools.lru_cache(maxsize=16384)
def are_two(token: str) -> bool:
    """Whether a token holds letters that are no word of the language, and two of its words; or a
    code and a word ("2.1.3.2quản")."""
    if token[0].isdigit() and _CODED.match(token):
        return True
    if token.isascii():
        return False
    return any(_are_two(letters) for letters in _LETTERS.findall(token) if not letters.isascii())


def _are_two(letters: str) -> bool:
    if len(letters) < 2 * SHORTEST or is_syllable(letters) or letters.lower() in _LOANED:
        return False
    return any(
        is_word(letters[:at]) and is_word(letters[at:])
        for at in range(SHORTEST, len(letters) - SHORTEST + 1)
    )
