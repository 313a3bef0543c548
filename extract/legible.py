"""Whether a page's letters can be what is printed: damage that no rule can repair is said so.

A font whose map to Unicode is wrong gives "Ngh8 quyết", "hiệu l?c"; letters lost give "hiu lc". On
a page that is Vietnamese most words are syllables of Vietnamese; foreign words, links and
abbreviations are some per cent.
"""

import functools
import re
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

_OUTER = "[]{}<>“”‘’\"'!?…"
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_FOREIGN = re.compile(r"https?:|www\.|@\w+\.")
_APART = re.compile(r"[\s/\-–—.,:;()*+…%]+")


def spoilt(texts: Iterable[str]) -> int:
    """How many of a page's words cannot be what is printed; 0 where too few are, where the page is
    not Vietnamese, or says too little."""
    words = vietnamese = wrong = 0
    for text in texts:
        counts = _counts(text)
        words += counts[0]
        vietnamese += counts[1]
        wrong += counts[2]
    if words < FEWEST or vietnamese < VIETNAMESE * words:
        return 0
    return wrong if wrong > DAMAGED * words else 0


@functools.lru_cache(maxsize=4096)  # heads, units, dates: many lines come back
def _counts(text: str) -> tuple[int, int, int]:
    """How many words a line has, how many of them have a letter of Vietnamese alone, and how many
    cannot be Vietnamese."""
    words = list(_words(text))
    return (
        len(words),
        sum(_VIETNAMESE.search(word) is not None for word in words),
        sum(not is_syllable(word) for word in words),
    )


def _words(text: str) -> Iterable[str]:
    """The words that begin in lower case (names are foreign at times), two letters and more."""
    for part in _APART.split(_FOREIGN.split(text)[0]):
        word = part.strip(_OUTER)
        low = len(word) > 1 and word[0].islower() and word == word.lower()
        if low and not word[-1].isdigit():  # units, numbers of notes
            yield word
