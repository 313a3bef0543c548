"""The readers, one visible list, and which of them reads given bytes.

The kind is decided by the bytes alone, never by a file's ending. Readers import their engines
when they read: asking for a kind loads none of them, and for a PDF nothing that reads text.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from extract.sniffs import seen_in
from schemas.findings import Finding, Stopped
from schemas.page import Page
from schemas.patterns import late
from schemas.settings import Settings

HEAD = 1024
"""Bytes in which the header of a PDF may stand (ISO 32000-1, Annex H, note 13)."""
LOOK = 1 << 20
"""Bytes of a text source that are looked at: a table may stand behind a long preamble."""

DOCUMENT = frozenset(
    {"html", "head", "body", "meta", "title", "base", "link", "style", "script", "table"}
)
"""A text that opens with one of these is HTML, whatever follows."""
INLINE = frozenset(
    {"a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "br",
     "img", "hr", "input", "label"}
)  # fmt: skip
TABLE = late(r"<table[\s>]", re.I)
ROW = late(r"<t[rdh][\s>]", re.I)
NAME = late(r"<([a-z][\w:.-]*)", re.I)
HTML_TYPE = late(r"<!doctype\s+html\b", re.I)
BLANKS = late(r"\s*")
CONTROLS = frozenset(map(chr, (*range(9), *range(14, 27), *range(28, 32), 127)))
"""Control characters that no text source holds."""

ReadPages = Callable[[bytes, Settings], Iterator[Page]]


class Reader(msgspec.Struct, frozen=True):
    """A kind of source: how its bytes are recognised, and what reads them."""

    name: str
    media_type: str
    recognises: Callable[[bytes], bool]
    read: ReadPages


def reader_for(data: bytes) -> Reader:
    """The reader of the bytes.

    :raises Stopped: ``empty-file`` for no bytes, blanks or zeros alone; ``unknown-kind``, which
        names what the bytes are instead.
    """
    for reader in READERS:
        if reader.recognises(data):
            return reader
    if _is_empty(data):
        raise Stopped(Finding("empty-file", {"seen": f"{len(data)} bytes"}))
    raise Stopped(Finding("unknown-kind", {"seen": _seen(data)}))


def kind_of(data: bytes) -> str | None:
    """The name of the reader of the bytes, None where there is none."""
    return next((reader.name for reader in READERS if reader.recognises(data)), None)


def _is_empty(data: bytes) -> bool:
    # A download that broke off leaves zeros: as empty as blanks.
    return not data.strip(b" \t\r\n\f\v\0") or (len(data) <= LOOK and not _text(data).strip())


def _seen(data: bytes) -> str:
    named = seen_in(data)
    if named:
        return named
    if _is_binary(_text(data)):
        return "a binary file"
    if NAME.match(_behind_prolog(_text(data))):
        return "an XML file"
    return "plain text without a tab-separated table"


def _text(data: bytes) -> str:
    """The beginning as text. A letter that the end cuts changes no tag and no tab."""
    from extract.decode import decode

    return decode(data[:LOOK]).text


# --- how each kind is recognised ---


def _is_pdf(data: bytes) -> bool:
    # A PDF that lies uncompressed in a ZIP or an office file has its header in these bytes too.
    return b"%PDF-" in data[:HEAD] and seen_in(data) is None


def _is_html(data: bytes) -> bool:
    from extract.flow import BLOCKS

    text = _plain(data)
    start = _behind_prolog(text)
    if HTML_TYPE.match(start):
        return True
    found = NAME.match(start)
    name = found[1].lower() if found else ""
    if name in DOCUMENT:
        return True
    if name and name not in BLOCKS and name not in INLINE:
        return False  # XML of another kind, in which a <Table> is none of HTML
    if TABLE.search(text) and ROW.search(text):
        return True
    return bool(name) and not _has_rows(text)


def _is_transcript(data: bytes) -> bool:
    return not _is_html(data) and _has_rows(_plain(data))


def _plain(data: bytes) -> str:
    """The beginning as text, "" where the bytes are no text."""
    if seen_in(data) is not None:
        return ""
    text = _text(data)
    return "" if _is_binary(text) else text


def _behind_prolog(text: str) -> str:
    """The text from its first element or letter on, at most 200 letters of it.

    Comments, processing instructions and document types of other kinds are passed over.
    """
    at = 0
    while True:
        at = BLANKS.match(text, at).end()  # type: ignore[union-attr]  # matches everywhere
        here = text[at : at + 200]
        if here.startswith("<!--"):
            close = "-->"
        elif here.startswith(("<?", "<!")) and not HTML_TYPE.match(here):
            close = ">"
        else:
            return here
        end = text.find(close, at)
        if end < 0:
            return ""
        at = end + len(close)


def _has_rows(text: str) -> bool:
    if "\t" not in text:
        return False
    from extract.transcript import blocks_of, is_table

    return any(is_table(block.rows) for block in blocks_of(text))


def _is_binary(text: str) -> bool:
    """Whether the letters of a decoded file are no text: controls, or bytes that are no letters."""
    head = text[:65_536]
    controls = sum(map(head.count, CONTROLS))
    return controls * 100 > len(head) or head.count("\ufffd") * 20 > len(head)


# --- what reads each kind ---


def _read_pdf(data: bytes, settings: Settings) -> Iterator[Page]:
    from extract import pdf

    return pdf.read(data, settings)


def _read_html(data: bytes, settings: Settings) -> Iterator[Page]:
    from extract import html

    return html.read(data, settings)


def _read_transcript(data: bytes, settings: Settings) -> Iterator[Page]:
    from extract import transcript

    return transcript.read(data, settings)


READERS: tuple[Reader, ...] = (
    Reader("pdf", "application/pdf", _is_pdf, _read_pdf),
    Reader("html", "text/html", _is_html, _read_html),
    Reader("transcript", "text/tab-separated-values", _is_transcript, _read_transcript),
)
"""Every kind of source, asked in this order."""
