"""Words that a narrow cell cuts between any letters: "Nhiệ" / "m vụ", "Phườn" / "g tự chấm"."""

from normalize.text import clean
from schemas.patterns import late
from schemas.syllables import is_syllable

_LAST, _FIRST = late(r"(?<![^\W\d_])[^\W\d_]+$"), late(r"[^\W\d_]+")


def is_cut_word(above: str, below: str) -> bool:
    """Whether the last letters of a line and the first ones of the next are one word: together a
    syllable, and one of them none, both small or both in capitals."""
    end, piece = _LAST.search(clean(above)), _FIRST.match(clean(below))
    if end is None or piece is None or (is_syllable(end[0]) and is_syllable(piece[0])):
        return False
    word = end[0] + piece[0]
    return (word.isupper() or piece[0].islower()) and is_syllable(word)
