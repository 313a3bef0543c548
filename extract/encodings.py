"""Text in Vietnamese encodings from before Unicode, and in symbol fonts -> Unicode.

Such a text layer holds Latin-1 letters that only its font draws as Vietnamese ones. Whether it does
is decided by what the text says, with the font's name as a hint and never alone: documents name
.VnTime and draw plain digits with it, or draw Unicode with it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

import msgspec

from extract.drawn import Drawn, Run
from extract.faces import (
    MARKED,
    ONLY_UNICODE,
    SUBSET,
    SYMBOLIC,
    WINGDINGS,
    capital_font,
    may_be_old,
)
from extract.runs import TURNED, words_in
from schemas.page import Box, PageNote
from schemas.patterns import late
from schemas.syllables import has_vowel, is_syllable

ENOUGH, ENOUGH_NAMED = 12, 3
"""Words that must become Vietnamese before a font is believed, and before one is whose name says so
or where another font of the document is; one word is enough where both are so."""
SHARE = 0.8
"""Share of the words with letters beyond ASCII that must be Vietnamese then; foreign names and
slips of typing are some per cent, other languages and Unicode stay below a half."""
SHARE_BELIEVED = 0.6
"""The same where another font of the document is so: names of places are foreign ("Đắk Lắk")."""
UNICODE = 0.05
"""Share of words with letters that only Unicode has from which a text is Unicode as it stands."""

# TCVN 5712:1993, VN3: fonts ".Vn…". Capitals with a tone come from fonts of their own ("H").
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
        # What PDF producers write for the glyphs "hyphen", "periodcentered" and "mu".
        "\u2212\u2219\u03bc",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵưãà",
        strict=True,
    )
)
# VNI-Win: fonts "VNI-…". A letter and a mark; some letters are their own.
_VNI_LETTERS = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VNI_MARKS = (
    ("aeouyöô", "øùûõï", _TONES),
    ("i", "øù", _TONES[:2]),
    ("aeo", "âàáåãä", ("\u0302", *("\u0302" + tone for tone in _TONES))),
    ("a", "êèéúüë", ("\u0306", *("\u0306" + tone for tone in _TONES))),
)
"""The letters that take marks, the marks, and what each adds to the letter."""


def _vni() -> dict[str, str]:
    table = dict(_VNI_LETTERS)
    for letters, marks, accents in _VNI_MARKS:
        for letter in letters:
            base = _VNI_LETTERS.get(letter, letter)
            for mark, accent in zip(marks, accents, strict=True):
                table[letter + mark] = unicodedata.normalize("NFC", base + accent)
    return table | {source.upper(): target.upper() for source, target in table.items()}


TABLES: Mapping[str, Mapping[str, str]] = {"TCVN3": _TCVN3, "VNI": _vni()}
_SOURCES = {
    name: late("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for name, table in TABLES.items()
}
_NAMES = (
    ("VNI", late(r"vni\b", re.I, needs="vni")),
    ("TCVN3", late(r"\.?vn[a-z]", re.I, needs="vn")),
)
_HYPHENED = late(r"[^\W\d_]*-[^\W\d_]*")

_BEYOND_ASCII = late(f"{MARKED.pattern}|{ONLY_UNICODE.pattern}")
LEVEL, BESIDE = 0.1, 0.03
"""Points by which letters of one line differ in height, and share of the font size that two letters
which are drawn side by side are apart."""
LOOK = 4000
"""Letters beyond ASCII that are looked at to see whether a text source needs a closer look."""
_NEVER_UNICODE = late(
    r"(?:[a-z][\u00a8-\u00bf×÷\u2212\u2219]|[\u00a1-\u00bf×÷\u2219][a-z]|[äåæçëîïñöøûüþß])", re.I
)
"""Signs inside a word, and letters that Vietnamese does not have in Unicode: so write the old
encodings alone."""
TELLING = 0.15
"""Share of the words with letters beyond ASCII that must hold one of these, lest "hoà, có" be read
as "hồ, cĩ"; of old texts a half do."""
_WORD = late(r"[^\s\d.,;:!?()\[\]{}/\\\"'“”‘’<>&=_+*%|]+")
_CROSS = late(
    r"(<(?:t[dh]|p|div)\b[^>]*>\s*(?:<[a-z][^>]*>\s*)*|(?<![^\t\n]))×(?=\s*</|[\t\n])", re.I
)
"""A cross alone in a cell: the letter of TCVN3 that it stands for ("ì") is no word."""
_ENTITY = late(r"&(?!(?:lt|gt|amp|quot|nbsp|apos|#0*(?:34|38|39|60|62|160));)[#\w]{2,8};")


def convert(text: str, scheme: str) -> str:
    """Text in TCVN3 or VNI -> Unicode, NFC; what is no letter of it stays."""
    table = TABLES[scheme]
    return _SOURCES[scheme].sub(lambda found: table[found[0]], text)


def scheme_of(texts: Iterable[str], name: str = "", believed: str = "") -> str:
    """The old encoding that the texts are in, "" for Unicode and where too little is said.

    :param name: the font's name, a hint for which fewer words are enough.
    :param believed: an encoding already found in other fonts of the document.
    """
    words = [word for text in texts if MARKED.search(text) for word in _WORD.findall(text)]
    unicode = sum(ONLY_UNICODE.search(word) is not None for word in words)
    marked = [word for word in words if MARKED.search(word)]
    if not marked or unicode > UNICODE * len(marked):
        return ""
    hinted, capitals = named(name), capital_font(name)
    telling = sum(_NEVER_UNICODE.search(word) is not None for word in marked)
    if telling < TELLING * len(marked) and not (hinted and hinted == believed):
        return ""
    best, share = "", 0.0
    for scheme in TABLES:
        # Letters that are drawn one by one say nothing against what their font's name says.
        made = [
            _made(word, scheme, capitals) or (word[1:] == "" and scheme == hinted)
            for word in marked
        ]
        good = sum(made) / len(made)
        enough = ENOUGH_NAMED if scheme == believed else ENOUGH
        if scheme == hinted:
            enough = 1 if scheme == believed else ENOUGH_NAMED
        changed = sum(convert(word, scheme) != word for word in marked)
        least = SHARE_BELIEVED if scheme == believed else SHARE
        if changed * good >= enough and good >= max(share, least):
            best, share = scheme, good
    return best


def _made(word: str, scheme: str, capitals: bool) -> bool:
    """Whether a word becomes Vietnamese; abbreviations ("N§-CP", in capitals alone "n®-cp") may
    be. What of it stays as it was ("UBND") says nothing, but for signs that no word has."""
    if convert(word, scheme) == word and _NEVER_UNICODE.search(word):
        return False
    kept = word.split("-")
    pieces = [piece for piece in _letters(word, scheme).split("-") if piece and piece not in kept]
    return all(is_syllable(p) or ((capitals or p.isupper()) and not has_vowel(p)) for p in pieces)


def _letters(text: str, scheme: str) -> str:
    made = convert(text, scheme)
    return _HYPHENED.sub(_letter_for_hyphen, made) if scheme == "TCVN3" else made


def named(font: str) -> str:
    """The encoding that a font's name hints at, "" for none."""
    bare = SUBSET.sub("", font)
    return next((scheme for scheme, pattern in _NAMES if pattern.match(bare)), "")


def in_unicode(text: str) -> tuple[str, str]:
    """A text source as a whole: the text in Unicode, and the encoding that it was in or ""."""
    letters = [found[0] for found in islice(_BEYOND_ASCII.finditer(text), LOOK)]
    if 2 * len(MARKED.findall("".join(letters))) <= len(letters):
        return text, ""
    import html  # with all the names of HTML: not for a PDF

    plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    scheme = scheme_of((plain,))
    if not scheme:
        return text, ""
    first, *others = _CROSS.split(plain)  # what opens a cell with a cross, and what follows it
    cells = zip(others[::2], others[1::2], strict=True)
    made = (f"{opens}×{convert(rest, scheme)}" for opens, rest in cells)
    return "".join((convert(first, scheme), *made)), scheme


class Decoder:
    """Decodes the pages of one document; what earlier pages said of a font still counts."""

    def __init__(self) -> None:
        self._schemes: dict[str, str] = {}

    def page(self, drawn: Drawn) -> tuple[Drawn, PageNote | None]:
        """The page in Unicode, and a note of what was converted, or None."""
        if not self._suspect(drawn):
            return drawn, None
        drawn = msgspec.structs.replace(drawn, runs=tuple(_together(words_in(drawn.runs))))
        self._judge(drawn)
        done: Counter[str] = Counter()
        runs = tuple(self._run(run, done) for run in drawn.runs)
        fields = tuple(self._run(run, done) for run in drawn.fields)
        if not done:
            return drawn, None
        seen = ", ".join(f"{count} words in {what}" for what, count in sorted(done.items()))
        note = PageNote("text-repaired", {"seen": f"{seen} made Unicode"})
        return msgspec.structs.replace(drawn, runs=runs, fields=fields), note

    def _suspect(self, drawn: Drawn) -> bool:
        """Whether the page needs a closer look: most do not."""
        if any(self._schemes.values()):
            return True
        if any(named(name) or SYMBOLIC.search(name) for name in _fonts(drawn)):
            return True
        return may_be_old(" ".join(run.text for run in drawn.runs))

    def _judge(self, drawn: Drawn) -> None:
        """Decides on fonts that are not decided yet, the telling ones first."""
        fonts: dict[str, list[str]] = {}
        for run in drawn.runs:
            fonts.setdefault(run.font.name, []).append(run.text)
        believed = next(filter(None, self._schemes.values()), "")
        for _ in range(2):
            for name, texts in fonts.items():
                if not self._schemes.get(name):
                    self._schemes[name] = scheme_of(_bytes(texts, name), name, believed)
                    believed = believed or self._schemes[name]

    def _run(self, run: Run, done: Counter[str]) -> Run:
        text, name = run.text, run.font.name
        scheme = self._schemes.get(name)
        if scheme:
            text = _decoded(next(iter(_bytes((text,), name))), scheme, name)
            kind = scheme
        elif SYMBOLIC.search(name):
            text = "".join(WINGDINGS.get(c, c) for c in text)
            kind = "a symbol font"
        if text == run.text:
            return run
        done[kind] += 1
        return msgspec.structs.replace(run, text=text)


def _together(runs: Iterable[Run]) -> list[Run]:
    """The same runs, letters that are drawn one by one, each right beside the one before, as one,
    and those that part a letter of VNI, which is two."""
    found: list[Run] = []
    single = False  # the last one is of letters that are drawn one by one
    for run in runs:
        last = found[-1] if found else None
        if (
            last is not None
            and (single or len(run.text) == 1 or last.text[-1:] + run.text[:1] in TABLES["VNI"])
            and last.font == run.font
            and not run.spaced
            and last.turned == run.turned
            and last.mark == run.mark
            and _is_beside(last, run)
        ):
            one, other = last.box, run.box
            ends = min(one.top, other.top), max(one.bottom, other.bottom)
            box = Box(one.x0, ends[0], other.x1, ends[1])
            found[-1] = msgspec.structs.replace(last, text=last.text + run.text, box=box)
            single = True
        else:
            found.append(run)
            single = len(run.text) == 1
    return found


def _is_beside(last: Run, run: Run) -> bool:
    """Whether one run stands right behind another on its line: words may be read upwards (90) or
    downwards."""
    if run.turned:
        up = run.turned == TURNED[0]
        gap = last.box.top - run.box.bottom if up else run.box.top - last.box.bottom
        level = abs(last.box.x0 - run.box.x0) < LEVEL
    else:
        gap, level = run.box.x0 - last.box.x1, abs(last.box.bottom - run.box.bottom) < LEVEL
    return level and abs(gap) <= BESIDE * run.font.size


def _fonts(drawn: Drawn) -> set[str]:
    return {run.font.name for run in drawn.runs}


def _bytes(texts: Iterable[str], name: str) -> Iterable[str]:
    """Codes that a symbolic font puts into the private use area, as the bytes that they are."""
    if not named(name):
        return texts
    return [
        "".join(chr(ord(c) & 0xFF) if "\uf020" <= c <= "\uf0ff" else c for c in t) for t in texts
    ]


def _decoded(text: str, scheme: str, name: str) -> str:
    made = _letters(text, scheme)
    return made.upper() if scheme == "TCVN3" and capital_font(name) else made


def _letter_for_hyphen(found: re.Match[str]) -> str:
    """ "ư" for a hyphen, where only so the letters are a word: engines read U+00AD as a hyphen."""
    word = found[0]
    pieces = [piece for piece in word.split("-") if piece]
    if all(map(is_syllable, pieces)) or (word[-1] == "-" and word[:-1].isupper() and word[2:]):
        return word
    whole = word.replace("-", "ư")
    return whole if is_syllable(whole) else word
