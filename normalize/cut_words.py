"""Words that a narrow cell cuts between any letters: "Nhiệ" / "m vụ", "Phườn" / "g tự chấm"."""

from collections.abc import Sequence
from itertools import chain

from normalize.text import clean
from normalize.vocabulary import vocabulary, words
from schemas.page import Line
from schemas.patterns import late
from schemas.syllables import is_syllable

SPELLED, LETTERS = 4, 2
"""Lines from which a cell has but room for letters, and how many one then holds."""
_QUARTER = late(r"(Quý|QUÝ)([IV]{1,3})")
_LAST, _FIRST = late(r"(?<![^\W\d_])[^\W\d_]+$"), late(r"[^\W\d_]+")


def is_cut_word(above: str, below: str) -> bool:
    """Whether the last letters of a line and the first ones of the next are one word: together a
    syllable, and one of them none, both small or both in capitals."""
    end, piece = _LAST.search(clean(above)), _FIRST.match(clean(below))
    if end is None or piece is None or (is_syllable(end[0]) and is_syllable(piece[0])):
        return False
    word = end[0] + piece[0]
    return (word.isupper() or piece[0].islower()) and is_syllable(word)


def spelled(lines: Sequence[str]) -> str:
    """A header's phrase that stands a letter or two on each line, its words apart again: "S" / "ố"
    / "t" / "h" / "ứ" / "t" / "ự"; else ""."""
    if len(lines) < SPELLED or any(not 0 < len(line) <= LETTERS for line in lines):
        return ""
    letters = "".join(lines)
    if not letters.isalpha():
        return ""
    if quarter := _QUARTER.fullmatch(letters):
        return " ".join(quarter.groups())
    bare = "".join(words(letters))
    known = chain(vocabulary().whole, vocabulary().phrases)
    phrase = next((each for each in known if len(each) > 1 and "".join(each) == bare), ())
    found, at = list[str](), 0
    for word in phrase:
        found.append(letters[at : at + len(word)])
        at += len(word)
    return " ".join(found)


def ends_phrase(lines: Sequence[Line], end: str, piece: str) -> bool:
    """Whether a header's words end in one of its phrases where the last one and a piece are one
    word, and in none where they are two."""
    said = tuple(word for line in lines for word in words(line.text))
    phrases = vocabulary().phrases
    one, two = (*said[:-1], end + piece), (*said, piece)
    return any(one[-n:] in phrases for n in (2, 3)) and not any(two[-n:] in phrases for n in (2, 3))
