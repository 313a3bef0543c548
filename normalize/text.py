"""Printed text made plain: Unicode, blanks, look-alikes, symbol fonts, bullets, joins at a wrap.

Spelling and tone placement stay as printed; only ``key`` and ``skeleton``, which are for comparing
and never published, fold them.
"""

import functools
import re
import unicodedata

from schemas.patterns import late
from schemas.syllables import has_vowel, is_syllable, is_word

LOOKALIKES = {
    "\u00d0": "Đ", "\u00f0": "đ",  # Icelandic eth: official gazettes, "Ðộc lập"
    "\u0189": "Đ", "\u0256": "đ",  # African d: looks the same
    "\u01a2": "Ư", "\u01a3": "ư",  # gha: "hƣớng dẫn"
}  # fmt: skip
SYMBOLS = {
    # Wingdings and Wingdings 2 boxes: "\uf0a3 Có \uf0a3 Không"
    "\uf06f": "□", "\uf070": "□", "\uf071": "□", "\uf072": "□", "\uf0a3": "□", "\uf0a8": "□",
    "\uf097": "□", "\uf052": "☑", "\uf0fe": "☑", "\uf053": "☒", "\uf054": "☒", "\uf0fd": "☒",
    "\uf0fc": "✓", "\uf0fb": "✗",
    # bullets of word processors' lists
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf02d": "-", "\uf02b": "+",
    # Symbol: signs of formulas
    "\uf0b3": "≥", "\uf0b4": "×", "\uf0b8": "÷", "\uf0e5": "∑", "\uf0e0": "→", "\uf0ae": "→",
    # Ghostscript: the halves of what a ligature says, "fi" and "fl", in the wrong order
    "\u6600": "f", "\u6900": "i", "\u6c00": "l",
}  # fmt: skip
HYPHENS = "-\u2010\u2011\u0002\u00ad\ufffe"
"""A hyphen and what PDF engines give for one at a line end."""

_OWN = "\u2010\u00ad"
"""Of these, what an engine that parts words between syllables draws and nobody types."""

_SAME = {"\u0002": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}
_REPLACED = frozenset(LOOKALIKES | SYMBOLS)
_MAP = str.maketrans(LOOKALIKES | SYMBOLS | _SAME)
_INVISIBLE = late(
    "[\u0000\u0001\u0003-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_TOUCHED = late(f"[{''.join(map(chr, _MAP))}\u0300-\u036f]|{_INVISIBLE.pattern}")
BOXES = ("□", "☐", "☑", "☒", "✗")
# A tone typed before the circumflex or breve of the same letter does not compose under NFC.
_HATS = "\u0302\u0306"
_MARKS = late("[\u0300\u0301\u0303\u0309\u0302\u0306]{2,}")
_OPENING_TONE = late("([òóõỏọ])([ae])|([ùúũủụ])(y)")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

_BULLET = late(r"\s*([-–—−+•*·●○◦▪■➢➤❖✓→⁃‣∙\uf000-\uf0ff])(?=(.*))", re.DOTALL)
_FIGURE = late(r"[\d.,\s%]*")
_POINTS = late(r"\s*\d+(?:[.,]\d+)?\s*(?:điểm|đ)[.;]?\s*")
"""What a level gives, where a line ends before the dash: "- 0,25 điểm"."""
_SHARE = late(r"\s*\(?[a-zđ]\d?/[a-zđ]\d?\b")
"""What a formula adds: "+ (c/a)*0,5"."""

_URL_SCHEME = late(r"h(?:t(?:t(?:ps?(?::/?)?)?)?)?")
"""What a narrow column leaves of the start of an address on one line."""
_SCHEMES_CUT = frozenset(("h", "ht", "htt", "http", "https"))
"""The same without a colon or a slash."""
_URL_START = late(r"https?://\w")
_OF_URL = ("http", "www.", "@")
_URL_END = late(r"(?:https?:/|www\.)\S*[/.\-_=?&#@%]$|\S@$|https?:$", has=_OF_URL)
_IN_URL = late(
    r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w.-]+(?<!\.vn)(?<!\.com)(?<!\.org)(?<!\.net)$",
    has=_OF_URL,
)
_URL_GOES_ON = late(
    r"[/.?=&#_-][A-Za-z0-9]|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:vn|com|org|net)\b"
    r"|[A-Za-z0-9.-]+/[A-Za-z0-9./?=&#_-]*(?=\s|$)|[a-z]+(?:[-._=][A-Za-z0-9]+)+[.,;]?(?=\s|$)"
)
_HOST = late(
    r"[a-z][a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net)(?:/[A-Za-z0-9./?=&#_-]*)?",
    has=(".vn", ".com", ".org", ".net"),
)
"""The name of a web site without its scheme: "muasamcong.mpi.gov.vn"."""
_REFERENCE_END = late(r"(?:^|[\s(])\d{1,5}(?:/\d{4}|-[A-ZĐ]{2,5})?/$", has="/")
_REFERENCE_GOES_ON = late(r"[A-ZĐÐ]{2,}")
_FORMULA_END = late(r"(?:^|[(+*×])[a-z]\d?/$", has="/")
_FORMULA_GOES_ON = late(r"[a-z]\d?(?:[)*×+,.;:]|$|\s[*×x+=]|\s?[<>≤≥])|\([a-z]\d?[*×+-]")
_DATE_END = late(r"(?:\d|\b[IVX]+)/$", has="/")
"""Of a date, a ratio, or a quarter: "Quý IV/2025"."""
_ENDS_GOING_ON = (
    (_FORMULA_END, _FORMULA_GOES_ON),
    (_REFERENCE_END, _REFERENCE_GOES_ON),
    (late(r"\d/[A-ZĐÐ]{2,5}$", has="/"), late(r"-(?:$|[A-ZĐÐ]{2,})")),
    (
        late(r"[A-ZĐ]{2,}[-.]\d{1,3}/$", has="/"),
        late(r"[A-ZĐ]{2,}[-.]?\d"),
    ),  # of a form: "BM-01/QT-02"
    (late(r"\d{4}/QH$", has="/"), late(r"1\d\b")),  # a law's number ends in its National Assembly's
    (late(r"\d{4}/QH1$", has="/"), late(r"\d\b")),
    (late(r"\d{4}/Q$", has="/"), late(r"H1\d\b")),
    (late(r"\d$"), late(r"/(?:\d|[A-ZĐÐ]{2,}[-\d])")),
    (
        late(r"(?:^|\s)\d{4,5}:$", has=":"),
        late(r"(?:19|20)\d\d(?!\d)"),
    ),  # a standard: "ISO 9001:2015"
    (late(r"(?:^|\s)\d{4,5}$"), late(r":(?:19|20)\d\d(?!\d)")),
    (late(r"(?:^|\s)(?!(?:19|20)\d\d:)\d{4,5}:20$", has=":"), late(r"\d\d(?!\d)")),
    (late(r"(?:^|\s)(?!(?:19|20)\d\d:)\d{4,5}:20\d$", has=":"), late(r"\d(?!\d)")),
    (late(r"\d/\d{1,2}/2$", has="/"), late(r"0\d\d(?!\d)")),  # a date cut in its year
    (late(r"\d/\d{1,2}/20$", has="/"), late(r"\d\d(?!\d)")),
    (late(r"\d/\d{1,2}/20\d$", has="/"), late(r"\d(?!\d)")),
    (
        late(r"(?:^|\s)[1-3]\.\d{4}$", has="."),
        late(r"\d\d(?!\d)"),
    ),  # a procedure's number, "1.004227"
    (late(r"(?:^|\s)[1-3]\.\d{5}$", has="."), late(r"\d(?!\d)")),
)
"""How a token ends at a wrap, and how the rest of it begins."""


@functools.lru_cache(maxsize=16_384)  # every stage asks for the same lines
def clean(text: str) -> str:
    """Printed text -> one line of NFC text without outer blanks; idempotent.

    Every run of blanks is one blank; marks without width and soft hyphens are gone (so call it on
    Unicode text only: in TCVN3 a soft hyphen is a letter); look-alikes and symbol fonts are mapped.
    """
    # Most lines need nothing but their blanks.
    if not _TOUCHED.search(text) and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    visible = _INVISIBLE.sub("", text.translate(_MAP))
    letters = unicodedata.normalize("NFD", visible)
    composed = unicodedata.normalize("NFC", _MARKS.sub(_hats_first, letters))
    return " ".join(composed.split())


def _hats_first(match: re.Match[str]) -> str:
    return "".join(sorted(match[0], key=lambda mark: mark not in _HATS))


def repairs(text: str) -> tuple[str, ...]:
    """What ``clean`` replaced, for ``text-repaired``: "Ð → Đ", "U+F0A3 → □", each once, sorted.

    Empty where only blanks, invisible marks and the composition of letters were touched.
    """
    if _REPLACED.isdisjoint(text):
        return ()
    named = []
    for seen in sorted(_REPLACED.intersection(text)):
        if seen in LOOKALIKES:
            named.append(f"{seen} → {LOOKALIKES[seen]}")
        else:
            named.append(f"U+{ord(seen):04X} → {SYMBOLS[seen]}")
    return tuple(named)


def key(text: str) -> str:
    """Letters and digits alone, case folded, tones of oa, oe, uy on the second vowel.

    For comparing: "Uỷ ban" and "ỦY BAN" have one key. Idempotent.
    """
    folded = unicodedata.normalize("NFC", clean(text).casefold())
    bare = unicodedata.normalize("NFC", "".join(filter(str.isalnum, folded)))
    return _OPENING_TONE.sub(_tone_second, bare)


def _tone_second(match: re.Match[str]) -> str:
    first, second = (group for group in match.groups() if group)
    letters = unicodedata.normalize("NFD", first)
    tone = next(mark for mark in letters if mark in _TONES)
    return letters.replace(tone, "") + unicodedata.normalize("NFC", second + tone)


@functools.lru_cache(maxsize=4096)  # of words, which come back
def skeleton(text: str) -> str:
    """``key`` without any mark: "Điểm phần đầu" and "Điểm phấn đấu" have one skeleton."""
    letters = unicodedata.normalize("NFD", key(text).replace("đ", "d"))
    return "".join(filter(str.isalnum, letters))


_RATE_END = late(r"(?:^|[\s\d])(?:điểm|đ)/$")
"""Points for each: "2 điểm/" / "lần", "0,5 điểm/" / "1 lần"."""
_RANGE = late(r"[\d%]-[<>≤≥]", has=("<", ">", "≤", "≥"))
"""What stands around a wrap inside a range of points: "40-" / "<45"."""


_LETTERS, _LETTERS_END = re.compile(r"[^\W\d_]+"), re.compile(r"(?<![^\W\d_])[^\W\d_]+$")


_CLOSES = re.compile(r"[.,;:)](?: .*)?")
"""What no blank stands before: a mark at a line's start, where a narrow column broke it off."""


def join_words(a: str, b: str) -> str:
    """Two ends of a line or page wrap as one text: "NĐ-" and "CP" -> "NĐ-CP", else one blank.

    Joined without a blank only where the wrap is certainly inside a token; a hyphen artefact
    (U+0002, U+00AD, U+FFFE) at the end of ``a`` counts as a hyphen.
    """
    a, b = a.rstrip(), b.lstrip()
    if not a or not b or _CLOSES.fullmatch(b):
        return a + b
    if a[-1] in HYPHENS:
        if _is_hyphenated(a[:-1], b, a[-1] in _OWN):
            return a[:-1] + b
        a = a[:-1] + "-"
    return a + b if a[-1] == "(" or _inside_token(a, b) else f"{a} {b}"


def _is_hyphenated(a: str, b: str, own: bool) -> bool:
    """Whether the hyphen at a line's end is an engine's own: it stands inside a syllable, of which
    what follows is the end and no word ("dâ-" / "n"), or what stands before it is none ("ngh-" /
    "iệp"), or both may be words and it is none that is typed ("xu‐" / "yên"), or it is none and
    consonants alone stand before it ("c‐" / "amera"); a letter alone is a
    variable, and its hyphen a minus, unless it is a consonant before what is no variable ("h-" /
    "ình").

    :param own: the hyphen is one that engines draw at line ends.
    """
    head, tail = _LETTERS_END.search(a), _LETTERS.match(b)
    if head is None or tail is None:
        return False
    capitals = head[0].isupper() and tail[0].isupper() and len(head[0]) > 1
    if not (capitals or tail[0].islower()):
        return False
    alone = len(head[0]) == 1 and not _is_onset(head[0], tail[0])
    if is_syllable(tail[0]) and (alone or (_are_words(head[0], tail[0]) and not own)):
        return False
    cut = own and head[0].islower() and not has_vowel(head[0])
    return cut or is_syllable(head[0] + tail[0])


def _are_words(head: str, tail: str) -> bool:
    """Whether both pieces around a hyphen may be words: in small letters "ểm" is none."""
    return is_syllable(head) and (is_word(tail) or not tail.islower())


def _is_onset(letter: str, tail: str) -> bool:
    """Whether a letter can only be a consonant of what follows it: that is no variable."""
    return letter.islower() and not has_vowel(letter) and not (len(tail) == 1 and tail.isascii())


def _is_tied(a: str, b: str) -> bool:
    """Whether a hyphen, a dash or a slash at the end of a text ties what stands around it."""
    before, behind = a[-2:-1], b[0]
    if a[-1] == "-":
        share = before == "%" and behind.isdigit()
        return (before.isalnum() and behind.isalnum()) or share or _is_range(a[-2:] + behind)
    if a[-1] == "–":
        return before.isdigit() and behind.isdigit()
    return (behind.islower() or behind.isdigit()) and _RATE_END.search(a) is not None


_SHORT_END, _SHORT_GOES_ON = late(r"(?:^|[^\w&])[A-ZĐ][\w&-]*&$"), late(r"[A-ZĐ](?![^\W\d_A-ZĐ])")
"""What stands around a wrap inside an abbreviation: "GD&" / "ĐT" (giáo dục và đào tạo)."""


def _is_range(text: str) -> bool:
    return _RANGE.fullmatch(text) is not None


def _inside_token(a: str, b: str) -> bool:
    if b[0] in "),;" or (a[-1] in "-–/" and _is_tied(a, b)):
        return True
    if a[-1] == "&" or b[0] == "&":
        at = b[:1] == "&"
        return bool(_SHORT_END.search(a + "&" * at) and _SHORT_GOES_ON.match(b[at:]))
    word = a.rsplit(None, 1)[-1]
    if _inside_formula(word, b):
        return True
    plain = "/" not in word and "www." not in word and "@" not in word
    if plain and word not in _SCHEMES_CUT and word[-1] != ":":
        dotted = b[0] == "." or "." in word
        if dotted and word.isascii() and _is_cut_host(word.lstrip("(["), b):
            return True
        return word[-1].isdecimal() and _is_cut_number(word, b)  # most words: of no address
    if _URL_END.search(word) and b[0].isascii() and b[0].isalnum():
        return word[-1] != "." or b[0].islower()
    begun = _URL_SCHEME.fullmatch(word) and _URL_START.match(word + b)
    if begun or (_IN_URL.search(word) and _URL_GOES_ON.match(b)):
        return True
    if _DATE_END.search(word) and b[0].isdigit():
        return True
    return _is_cut_number(word, b)


def _is_cut_host(word: str, b: str) -> bool:
    """Whether a wrap stands inside a web site's name: "muasamcong.mpi.gov.v" / "n".

    Above it stands no syllable before a stop, which ends a sentence, and no whole name.
    """
    rest = b.split(None, 1)[0].rstrip(".,;:)]")
    if not rest or is_syllable(word.partition(".")[0]):
        return False
    whole = rest[0] != "." and _HOST.fullmatch(word)
    return not whole and _HOST.fullmatch(word + rest) is not None


def _is_cut_number(word: str, b: str) -> bool:
    """Whether a wrap stands inside a reference, a formula, a standard's number or a date."""
    return any(end.search(word) and goes_on.match(b) for end, goes_on in _ENDS_GOING_ON)


def _inside_formula(word: str, b: str) -> bool:
    """Whether a formula goes on that has no blanks before the wrap: "(I+II" / "+III)", "(b/a)*" /
    "2", "40-" / "(100%-a)*2", "40-(100%-" / "KQ)"; or a name of a program, "MA_DINH_" / "DANH"."""
    if "+" in word[1:] and (word[-1] == "+" or (b[0] == "+" and b[1:2].isalnum())):
        return True
    before = word[-2:-1]
    if word[-1] == "_":
        return before.isalnum()
    if word[-1] not in "*-" or not (before.isdigit() or before in (")", "]", "%")):
        return False
    product = word[-1] == "*" and (b[0].isdigit() or b.startswith("điểm"))
    bracketed = "-(" in word or "*(" in word
    return product or (bracketed and word.count(")") < word.count("(")) or b[0] in "(["


@functools.lru_cache(maxsize=4096)
def bullet(text: str) -> str:
    """The bullet that the text opens with ("-", "–", "+", "•", "*", …), or "".

    A sign before a bare figure ("-0,5", "+1.400"), points alone ("- 0,5 điểm") or what a formula
    adds ("+ (c/a)*0,5"), and a dash alone ("none") are no bullets.
    """
    match = _BULLET.match(text)
    if match is None:
        return ""
    sign, rest = match.groups()
    if SYMBOLS.get(sign) in BOXES or not any(c.isalnum() for c in rest):
        return ""
    if sign in "-–−+" and rest[:1].isdigit() and _FIGURE.fullmatch(rest):
        return ""
    points = rest[-1] in "mđ.;" and rest.lstrip()[:1].isdecimal()
    if sign in "-–—−" and points and _POINTS.fullmatch(rest):
        return ""
    if sign in "+*" and _SHARE.match(rest):
        return ""
    return sign


def strip_bullet(text: str) -> str:
    """The text without its leading bullets and the blanks around them."""
    while bullet(text):
        text = text.lstrip()[1:]
    return text.strip()
