"""Bytes of a text source to text: byte-order marks, what the bytes say, what is declared."""

import codecs
import functools
import re
import unicodedata

import msgspec

from extract.encodings import in_unicode
from schemas.page import PageNote
from schemas.syllables import is_syllable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16: asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
HEAD = 4096
"""Bytes in which a declaration or the look of the text is sought; browsers take 1,024, but a
style sheet before the declaration is common in what office suites save."""
LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1"}
"""Labels that the WHATWG encoding standard reads as windows-1252."""
VIETNAMESE = "windows-1258"
"""What the WHATWG standard takes for Vietnamese where nothing is declared."""
MORE, FEWEST, LOOKED = 2, 10, 100_000
"""Times as many Vietnamese words, and how many more, by which windows-1258 is told from a declared
encoding of western Europe, or UTF-8 that the bytes are not; letters that are looked at."""
_WORD = re.compile(r"\w+")


class Decoded(msgspec.Struct, frozen=True):
    """The text, and how many of its letters no encoding could read (U+FFFD in the text).

    ``scheme``: the Vietnamese encoding from before Unicode that its letters were in, or "".
    """

    text: str
    damaged: int = 0
    scheme: str = ""

    def notes(self) -> tuple[PageNote, ...]:
        """What the first page has to say about the letters."""
        seen = []
        if self.damaged:
            seen.append(f"{self.damaged} letters that no encoding can read")
        if self.scheme:
            seen.append(f"text in {self.scheme} made Unicode")
        return (PageNote("text-repaired", {"seen": ", ".join(seen)}),) if seen else ()


@functools.lru_cache(maxsize=1)  # once to be recognised, once to be read
def decode(data: bytes) -> Decoded:
    """The text of a text source, in Unicode where it was in TCVN3 or VNI (``encodings``).

    A byte-order mark wins; then UTF-16 by its zero bytes; then UTF-8 where all bytes are valid (no
    other encoding gives valid UTF-8 by accident, so a false declaration does no harm); then what
    the markup declares, unless far more of it is Vietnamese in windows-1258; then windows-1258.
    """
    unicode = _unicode(data)
    if unicode is not None:
        text, scheme = in_unicode(unicode.text)
        return Decoded(text, unicode.damaged, scheme) if scheme else unicode
    # The letters of those encodings are told by their bytes, whatever the markup declares.
    text, scheme = in_unicode(data.decode("windows-1252", "replace"))
    if scheme:
        return Decoded(text, text.count("\ufffd"), scheme)
    declared = _declared(data[:HEAD]) or VIETNAMESE
    read = _read(data, declared)
    if declared not in ("utf-8", "windows-1252", "cp1252"):
        return read
    other = _read(data, VIETNAMESE)
    return other if _syllables(other) > MORE * _syllables(read) + FEWEST else read


def _syllables(read: Decoded) -> int:
    """Different words with letters beyond ASCII that can be Vietnamese."""
    words = set(_WORD.findall(read.text[:LOOKED]))
    return sum(not word.isascii() and is_syllable(word) for word in words)


def _unicode(data: bytes) -> Decoded | None:
    """The text where the bytes are Unicode, else None."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name)
    wide = _wide(data[:HEAD])
    if wide:
        return _read(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = _read(data, "utf-8")
        return text if _nearly(text) else None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: of ASCII letters every second byte is zero."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    first, second = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if second > 0.4 * pairs and first < 0.02 * pairs + 1:
        return "utf-16-le"
    if first > 0.4 * pairs and second < 0.02 * pairs + 1:
        return "utf-16-be"
    return None


def _nearly(read: Decoded) -> bool:
    """UTF-8 with a few broken bytes: twenty letters beyond ASCII and ten for each that is broken.

    In an 8-bit encoding a letter beyond ASCII is valid UTF-8 with the next one by accident alone.
    """
    beyond = sum(letter > "\x7f" for letter in read.text) - read.damaged
    return beyond >= 20 and beyond >= 10 * read.damaged


def _declared(head: bytes) -> str | None:
    found = DECLARED.search(head)
    if not found:
        return None
    name = found[1].decode("ascii", "replace").lower()
    if name in LATIN:
        return "windows-1252"
    try:
        known = codecs.lookup(name)
    except LookupError:
        return None
    # A declaration that is read byte by byte is not UTF-16; a codec such as base64 is no text.
    if not known._is_text_encoding or name.startswith(("utf-16", "utf-32", "utf16", "utf32")):
        return None
    return known.name


def _read(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    if name in (VIETNAMESE, "cp1258"):  # tones are letters of their own there
        text = unicodedata.normalize("NFC", text)
    return Decoded(text.lstrip("\ufeff"), text.count("\ufffd"))
