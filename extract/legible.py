"""Whether a page's letters can be what is printed: damage that no rule can repair is said so.

A font whose map to Unicode is wrong gives "Ngh8 quyết", "hiệu l?c"; letters lost give "hiu lc". On
a page that is Vietnamese most words are syllables of Vietnamese; foreign words, links and
abbreviations are some per cent. Printed once more to PDF, a font may keep no map at all: signs and
letters of other languages stand for every letter, "WKÉF KL±Q", and no word is left to judge.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import msgspec

from schemas.patterns import late
from schemas.syllables import has_vowel, may_spell

FEWEST = 40
"""Words below which a page says too little."""
VIETNAMESE = 0.2
"""Share of words with letters that only Vietnamese has from which a page is Vietnamese; of real
pages a half to two thirds have one, of English ones none."""
DAMAGED = 0.06
"""Share of words that cannot be Vietnamese: real pages stay below 0.02; a map that is wrong for a
handful of letters spoils a tenth of the words or more."""

LEAST, NEARLY = 3, 0.8
"""Impossible words, one with letters that only Vietnamese has for two, and the share of those with
a letter, in which that letter stands for the same other one: a font maps one glyph wrong."""
STRANGE, LEAST_SIGNS = 0.02, 5
"""Share of signs and letters, and how many, that no appendix has: real pages have hardly one, a map
that is lost makes a tenth of a page of them."""
MOST_WORDS = 300
"""Different impossible words that are looked at: a handful tells."""
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)

LONGEST = 7
"""Letters of a syllable, at most: "nghiêng"."""
_OUTER = "[]{}<>“”‘’\"'!?…"
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_STRANGE = re.compile(
    r"[!#$?@\\^`{|}~\u00a1-\u00a6\u00a8\u00aa\u00ac\u00af\u00b4-\u00b6\u00b8-\u00ba\u00bc-\u00bf"
    r"ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ"
    r"\u0100\u0101\u0104-\u010f\u0112-\u0127\u012a-\u0167\u016a-\u019f\u01a4-\u01ae\u01b1-\u02ff]"
)
_FOREIGN = late(r"https?:|www\.|@\w+\.")
_LINK = r"[a-z]\.[a-z]{2}|[?&=]\w+=|\w=\d"
_HAS_LINK = re.compile(_LINK)
_LINKED = late(rf"\S*(?:{_LINK})\S*")
"""The rest of a link that a line cut behind "https://": "dvc.tinh.gov.vn/", "nam=2024&ky=6"."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""What stands in a text and is not printed: a word with it is the word."""
_APART = re.compile(r"[\s/\-–—.,:;()*+…%]+")


class Legibility:
    """Judges the pages of a document in their order: a letter that is wrong in one word a page is
    wrong in many of them all."""

    def __init__(self) -> None:
        self._wrong: Counter[str] = Counter()

    def page(self, number: int, texts: Iterable[str], below: Iterable[tuple[str, str]] = ()) -> str:
        """What is to be said of a page's words, or of those up to it; "" where nothing is.

        :param below: lines of the texts, each with the one below it in its cell.
        """
        words, wrong, strange = _judged(texts)
        wrong = _uncut(wrong, below) if wrong else wrong
        counts = Counter(wrong)
        if wrong and (len(wrong) > DAMAGED * words or _one_for_another(counts)):
            return f"{len(wrong)} words on page {number} that cannot be what is printed"
        if strange:
            return f"{strange} letters and signs on page {number} that cannot be what is printed"
        if not wrong:
            return ""
        self._wrong |= counts  # a misprint in a repeated header is one
        if not _one_for_another(self._wrong):
            return ""
        count = self._wrong.total()
        self._wrong.clear()
        return f"{count} words up to page {number} that cannot be what is printed"


def _judged(texts: Iterable[str]) -> tuple[int, list[str], int]:
    """How many words a page has, and those that cannot be Vietnamese, none where it is of another
    language or says too little; how many signs cannot be printed, none where they are few."""
    words = vietnamese = strange = signs = 0
    wrong: list[str] = []
    for text in texts:
        counts = _counts(text)
        words += counts.words
        vietnamese += counts.vietnamese
        wrong += counts.wrong
        strange += counts.strange
        signs += counts.signs
    judged = words >= FEWEST and vietnamese >= VIETNAMESE * words
    told = strange >= LEAST_SIGNS and strange > STRANGE * signs
    return words, wrong if judged else [], strange if told else 0


def _uncut(wrong: list[str], below: Iterable[tuple[str, str]]) -> list[str]:
    """Impossible words without the parts of such as a narrow column cuts: "phấ" above "n", in a
    header that stands on every page."""
    parts = set[str]()
    for upper, lower in below:
        head, rest = (_APART.split(unicodedata.normalize("NFC", text)) for text in (upper, lower))
        one, other = head[-1].strip(_OUTER), rest[0].strip(_OUTER)
        if one and other and may_spell(one + other):
            parts |= {one, other}
    return [word for word in wrong if word not in parts]


def _one_for_another(words: Counter[str]) -> bool:
    """Whether one letter stands for another in nearly all words that have it: put back, they are
    syllables. Foreign words become none by one and the same change; units are two letters without
    a vowel."""
    counts = Counter(
        {w: count for w, count in words.items() if w.isalpha() and (has_vowel(w) or w[2:])}
    )
    wrong = [word for word, _ in counts.most_common(MOST_WORDS)]
    for letter in {letter for word in wrong for letter in word}:
        have = [word for word in wrong if letter in word]
        if _weight(have, counts) < LEAST:
            continue
        for meant in LETTERS.replace(letter, ""):
            fits = [word for word in have if _is_mended(word, letter, meant)]
            if len(fits) >= NEARLY * len(have) and _weight(fits, counts) >= LEAST:
                return True
    return False


def _weight(words: list[str], counts: Counter[str]) -> int:
    """How many they are; a single one counts only where its letters are Vietnamese."""
    own = [word for word in words if _VIETNAMESE.search(word)]
    if len(words) < 2 and not own:
        return 0
    return sum(counts[word] for word in words) + sum(counts[word] for word in own if len(words) > 1)


def _is_mended(word: str, letter: str, meant: str) -> bool:
    """Whether a word is a syllable once a letter of it, or each like it, is the other one."""
    if len(word) > LONGEST:
        return False
    if may_spell(word.replace(letter, meant)):
        return True
    places = (at for at, each in enumerate(word) if each == letter)
    return any(may_spell(word[:at] + meant + word[at + 1 :]) for at in places)


class _Counts(msgspec.Struct, frozen=True):
    """How many words a line has, how many of them have a letter of Vietnamese alone, and those that
    cannot be Vietnamese; how many signs it has, and those that no appendix prints."""

    words: int
    vietnamese: int
    wrong: list[str]
    signs: int
    strange: int


@functools.lru_cache(maxsize=4096)  # heads, units, dates: many lines come back
def _counts(text: str) -> _Counts:
    plain = unicodedata.normalize("NFC", text)  # some layers have tones apart
    if not plain.isprintable():
        plain = plain.translate(_UNSEEN)
    words = _words(plain)
    return _Counts(
        len(words),
        sum([word.vietnamese for word in words]),
        [word.letters for word in words if word.wrong],
        len(plain) - plain.count(" "),
        len(_STRANGE.findall(plain)),
    )


class _Word(msgspec.Struct, frozen=True, gc=False):
    """A word as printed, and whether it has a letter of Vietnamese alone, or is no syllable."""

    letters: str
    vietnamese: bool
    wrong: bool


def _has_capital_within(word: str) -> bool:
    """Whether a capital that is not of ASCII stands between small letters, as none is printed."""
    return not word.isascii() and any(
        one.islower() and other.isupper() and not other.isascii() and last.islower()
        for one, other, last in zip(word, word[1:], word[2:], strict=False)
    )


def _words(text: str) -> list[_Word]:
    """The words of small letters (names are foreign at times), two and more, and those with a
    capital among them."""
    if "http" in text or "www." in text or "@" in text:
        text = _FOREIGN.split(text)[0]
    elif ("." in text or "=" in text) and _HAS_LINK.search(text):
        text = _LINKED.sub(" ", text)
    return [word for part in _APART.split(text) if (word := _word(part)) is not None]


@functools.lru_cache(maxsize=4096)  # a language has some thousands
def _word(part: str) -> _Word | None:
    """What stands between two blanks as a word, None where it is none that is judged."""
    word = part.strip(_OUTER)
    if not (_is_low(word) or _has_capital_within(word)):
        return None
    wrong = not may_spell(word.replace("ƣ", "ư")) or not word.islower()
    return _Word(word, _VIETNAMESE.search(word) is not None, wrong)


def _is_low(word: str) -> bool:
    """Whether it is of small letters; one that ends in a figure is a unit, or has a note."""
    return len(word) > 1 and word[0].islower() and word == word.lower() and not word[-1].isdigit()
