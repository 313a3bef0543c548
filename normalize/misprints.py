"""What a header with a misprint was meant to say: a letter or a blank is lost, or one too many.

A header is read by its words, so that one lost letter would hide its whole column. Only what no
header says is read otherwise, and only as words that stand beside its own in a known header.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from schemas.patterns import late
from schemas.syllables import is_syllable, is_word

Words = tuple[str, ...]

SHORTEST = 3
"""Letters of a word that a misprint leaves to be known by those beside it."""
SURE = 4
"""Letters of one that it leaves so although what is printed is a syllable, too."""
_GAP = ""
_STRANGE = late(
    r"[^\s\w\u0300-\u036f.,;:!?()\[\]/%*+=<>≥≤&'\"“”‘’–—…×°²³□☐☑☒✓✔•·|\\-]|[^\W\d_a-zđ]", re.I
)
"""What no header in Vietnamese holds, its marks apart: a font's map gave it."""


class Headers(msgspec.Struct, frozen=True):
    """What known headers say: their words, two that stand side by side without the blank between
    them, and the words that stand in a gap between others."""

    words: frozenset[str]
    pairs: dict[str, Words]
    gaps: dict[Words, Words]
    longest: int


def headers_of(phrases: Iterable[Words]) -> Headers:
    """The words of known headers as they are looked up."""
    words: set[str] = set()
    pairs: dict[str, Words] = {}
    gaps: dict[Words, Words] = {}
    for phrase in phrases:
        words.update(phrase)
        for pair in pairwise(phrase):
            pairs["".join(pair)] = pair
        for at, word in enumerate(phrase if len(phrase) > 1 else ()):
            gap = (*phrase[:at], _GAP, *phrase[at + 1 :])
            gaps[gap] = (*gaps.get(gap, ()), word)
    return Headers(frozenset(words), pairs, gaps, max(map(len, gaps), default=1))


def meant(said: Words, printed: Sequence[str], known: Headers, every: bool = False) -> Words:
    """The words of a header as they were meant: pieces of one put together ("S TT"), two that stand
    in each other parted ("Nộidung"), and one with a wrong letter as the word that stands beside the
    others elsewhere ("Điểm tối a").

    :param printed: the same words with their marks.
    :param every: whether words that stand in other headers may be misprints, too.
    """
    if any(map(_is_strange, printed)):
        return said  # damage, and no misprint
    if len(said) > 1 and "".join(said) in known.words:
        return ("".join(said),)
    words: list[str] = []
    for word, shown in zip(said, printed, strict=True):
        is_one = word in known.words or is_syllable(shown)
        words += (word,) if is_one else _parted(word, shown, known)
    words = _joined(words, known)
    shapes = dict(zip(said, printed, strict=True))
    for at, word in enumerate(words):
        asked = (every or word not in known.words) and word.isalpha()
        if asked and not _is_paired(words, at, known):
            words[at] = _spelt(words, at, shapes.get(word, word), known)
    return tuple(words)


def _is_paired(words: Sequence[str], at: int, known: Headers) -> bool:
    """Whether a word stands beside one as in a known header: "tịch" behind "Chủ" is no "thích"."""
    near = ("".join(words[max(at - 1, 0) : at + 1]), "".join(words[at : at + 2]))
    return any(pair != words[at] and pair in known.pairs for pair in near)


def _is_strange(word: str) -> bool:
    return _STRANGE.search(unicodedata.normalize("NFD", word)) is not None


def _parted(word: str, shown: str, known: Headers) -> Words:
    """The two words that stand in one, those of headers that stand side by side elsewhere first,
    then two of headers, then one beside another word; else the word as it is."""
    if word in known.pairs:
        return known.pairs[word]
    pieces = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    found = [pair for pair in pieces if known.words.issuperset(pair)]
    if not found and len(shown) == len(word):
        found = [
            (one, other)
            for one, other in pieces
            if not known.words.isdisjoint((one, other))
            if is_word(shown[: len(one)]) and is_word(shown[len(one) :])
        ]
    return found[0] if len(found) == 1 else (word,)


def _joined(words: Sequence[str], known: Headers) -> list[str]:
    """The words, pieces of which one at least says nothing in a header put together to one that
    does: "S", "TT"."""
    made: list[str] = []
    for word in words:
        if made and made[-1] + word in known.words and not {made[-1], word} <= known.words:
            made[-1] += word
        else:
            made.append(word)
    return made


def _spelt(words: Sequence[str], at: int, shown: str, known: Headers) -> str:
    """The one word that stands where a misprinted one does in a header of the same words, a letter
    apart from it; where what is printed is a syllable, it has only lost one."""
    lost_alone = is_syllable(shown)
    found: set[str] = set()
    for start in range(max(0, at + 1 - known.longest), at + 1):
        for stop in range(at + 1, min(len(words), start + known.longest) + 1):
            gap = (*words[start:at], _GAP, *words[at + 1 : stop])
            for word in known.gaps.get(gap, ()):
                if len(word) < (SURE if lost_alone else SHORTEST):
                    continue
                if _lost(word, words[at]) or (not lost_alone and _changed(word, words[at])):
                    found.add(word)
    return found.pop() if len(found) == 1 else words[at]


def _lost(word: str, short: str) -> bool:
    """Whether a word without one of its letters is another one."""
    if len(word) != len(short) + 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, short, strict=False)) if a != b), len(short))
    return word[at + 1 :] == short[at:]


def differs_little(word: str, other: str) -> bool:
    """Whether two words are one, a letter of which may be a misprint; short ones are not."""
    return word == other or (min(len(word), len(other)) >= SHORTEST and _changed(word, other))


def _changed(word: str, other: str) -> bool:
    """Whether two words differ in one letter, or in one that stands in the other only."""
    if len(word) == len(other):
        return sum(a != b for a, b in zip(word, other, strict=True)) == 1
    return _lost(word, other) or _lost(other, word)
