"""Whether a page's letters can be what is printed: damage that no rule can repair is said so.

A font whose map to Unicode is wrong gives "Ngh8 quyết", "hiệu l?c"; letters lost give "hiu lc". On
a page that is Vietnamese most words are syllables of Vietnamese; foreign words, links and
abbreviations are some per cent.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterable

from schemas.syllables import is_syllable

FEWEST = 40
"""Words below which a page says too little."""
VIETNAMESE = 0.2
"""Share of words with letters that only Vietnamese has from which a page is Vietnamese; of real
pages a half to two thirds have one, of English ones none."""
DAMAGED = 0.06
"""Share of words that cannot be Vietnamese: real pages stay below 0.02; a map that is wrong for a
handful of letters spoils a tenth of the words or more."""

LEAST, NEARLY = 3, 0.8
"""Impossible words, and the share of them, in which the same letter stands for the same other one:
a font maps one glyph wrong."""
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)

_OUTER = "[]{}<>“”‘’\"'!?…"
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_FOREIGN = re.compile(r"https?:|www\.|@\w+\.")
_APART = re.compile(r"[\s/\-–—.,:;()*+…%]+")


def spoilt(texts: Iterable[str]) -> int:
    """How many of a page's words cannot be what is printed; 0 where too few are, where the page is
    not Vietnamese, or says too little."""
    words = vietnamese = 0
    wrong: list[str] = []
    for text in texts:
        counts = _counts(text)
        words += counts[0]
        vietnamese += counts[1]
        wrong += counts[2]
    if words < FEWEST or vietnamese < VIETNAMESE * words:
        return 0
    return len(wrong) if len(wrong) > DAMAGED * words or _one_for_another(wrong) else 0


def _one_for_another(wrong: list[str]) -> bool:
    """Whether one letter stands for another in nearly all of the words: put back, they are
    syllables. Foreign words become none by one and the same change."""
    if len(wrong) < LEAST or len(set(wrong)) < 2:
        return False
    stands = Counter(letter for word in wrong for letter in set(word) if letter.isalpha())
    for letter, count in stands.items():
        if count < NEARLY * len(wrong):
            continue
        for meant in LETTERS.replace(letter, ""):
            fits = sum(is_syllable(word.replace(letter, meant)) for word in wrong if letter in word)
            if fits >= NEARLY * len(wrong):
                return True
    return False


@functools.lru_cache(maxsize=4096)  # heads, units, dates: many lines come back
def _counts(text: str) -> tuple[int, int, list[str]]:
    """How many words a line has, how many of them have a letter of Vietnamese alone, and those that
    cannot be Vietnamese."""
    words = list(_words(text))
    return (
        len(words),
        sum(_VIETNAMESE.search(word) is not None for word in words),
        [word for word in words if not is_syllable(word.replace("ƣ", "ư"))],
    )


def _words(text: str) -> Iterable[str]:
    """The words that begin in lower case (names are foreign at times), two letters and more."""
    if "http" in text or "www." in text or "@" in text:
        text = _FOREIGN.split(text)[0]
    for part in _APART.split(text):
        word = part.strip(_OUTER)
        low = len(word) > 1 and word[0].islower() and word == word.lower()
        if low and not word[-1].isdigit():  # units, numbers of notes
            yield word
