"""Words whose letters are set apart, as headings are: "P H Ụ  L Ụ C" is two words.

The room between letters is the same along the line, and a word ends where there is more of it.
Whether a page sets letters or prints a row of signs ("a b c d") is told by what the letters make.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.drawn import Run
from schemas.syllables import is_syllable

FEWEST = 4
"""Pieces of a line that is set so, at least: "MẪU 1"."""
SINGLE, SHORT = 0.3, 3
"""Share of its pieces that are one letter, at least, and letters that they have on an average,
fewer: some engines draw some letters together."""
APART = 0.06
"""Font sizes between two letters of it, at least: ordinary ones stand closer."""
CLOSE = 8
"""Of so many gaps one may be narrower: letters that stand close are none that are set apart."""
BLANK = 0.15
"""Font sizes by which the room between words is wider than between letters: a narrow blank is 0.22
wide, and has room on both sides."""
LONG = 3
"""Letters of a word that shows that the line is of words."""
_OUTER = "()[]“”\"'.,;:-–/"


def in_words(runs: Sequence[Run]) -> str | None:
    """The text of a line, runs from left to right, whose letters are set apart; None of others."""
    if len(runs) < FEWEST or sum([len(run.text) for run in runs]) >= SHORT * len(runs):
        return None  # nearly every line
    if sum(map(_is_letter, runs)) < SINGLE * len(runs):
        return None
    gaps = [other.box.x0 - one.box.x1 for one, other in pairwise(runs)]
    in_order, size = sorted(gaps), runs[0].font.size
    usual, least = in_order[len(gaps) // 3], in_order[len(gaps) // CLOSE]
    if least < APART * size:
        return None
    words = list(_words(runs, gaps, usual + BLANK * size))
    bare = [word.strip(_OUTER) for word in words]
    plain = [word for word in bare if len(word) > 1 and word.isalpha()]
    told = [word for word in plain if is_syllable(word)]
    if all(word in told or _is_short(word) for word in plain) and any(
        len(word) >= LONG for word in told
    ):
        return " ".join(words)
    return None


def _is_short(word: str) -> bool:
    """Whether a word is a numeral or an abbreviation: "IV", "UBND"."""
    return word.isascii() and word.isupper()


def _is_letter(run: Run) -> bool:
    """Whether a run is one letter, its marks apart or not."""
    text = run.text
    return len(text) == 1 or len(unicodedata.normalize("NFC", text)) == 1


def _words(runs: Sequence[Run], gaps: Sequence[float], limit: float) -> Iterator[str]:
    word = runs[0].text
    for run, gap in zip(runs[1:], gaps, strict=True):
        if gap > limit:
            yield unicodedata.normalize("NFC", word)
            word = ""
        word += run.text
    yield unicodedata.normalize("NFC", word)
