"""Which reader reads which bytes: one visible list. The bytes decide, never a file's ending."""

import re
from collections.abc import Callable, Iterator

import msgspec

from extract.decode import HEAD, decode
from extract.sniffs import seen_in
from extract.transcript import blocks_of, is_table
from schemas.findings import Finding, Stopped
from schemas.page import Page
from schemas.settings import Settings

Read = Callable[[bytes, Settings], Iterator[Page]]

PDF_HEADER = re.compile(rb"%PDF-\d")
PDF_WITHIN = 1024
"""Bytes in which a PDF's header may stand (ISO 32000-2, annex I of Adobe's notes; all viewers)."""
SNIFFED = 256 * 1024
"""Bytes that are asked whether a text holds a table: a heading is never as long."""

DOCUMENT = re.compile(
    r"\s*(?:<\?xml\b[^<>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
TABLE = re.compile(r"<table\b", re.I)
ROW = re.compile(r"<t[rdh]\b", re.I)
PIECE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:head|body|meta|title|style|script|link|table|tbody|thead|tr|td|div|p|"
    r"h[1-6]|center|font|span|br|ul|ol|section|article|main|header|b|i|strong|em)\b[^<>]*>",
    re.I | re.S,
)
"""How a document begins that leaves out ``<html>``: tags of the WHATWG sniffing table and others
that web pages and mails begin with."""


class Reader(msgspec.Struct, frozen=True):
    """One kind of source: does it know these bytes, and what pages do they hold."""

    name: str
    media_type: str
    recognises: Callable[[bytes], bool]
    read: Read


def _is_pdf(data: bytes) -> bool:
    return PDF_HEADER.search(data[: PDF_WITHIN + 8]) is not None


def _is_html(data: bytes) -> bool:
    """A document that says so, has a table, or begins with a tag and is no transcription."""
    text = _text(data)
    if text is None:
        return False
    if DOCUMENT.match(text):
        return True
    if _is_other_markup(text):
        return False
    if TABLE.search(text) and ROW.search(text):
        return True
    return PIECE.match(text) is not None and not _has_table(text)


def _is_transcript(data: bytes) -> bool:
    """Text with a tab-separated table of at least two rows."""
    text = _text(data)
    return text is not None and not _is_other_markup(text) and _has_table(text)


def _is_other_markup(text: str) -> bool:
    return text.lstrip().startswith(("<?xml", "{\\rtf", "%!PS")) and not DOCUMENT.match(text)


def _has_table(text: str) -> bool:
    return any(is_table(block.rows) for block in blocks_of(text))


def _text(data: bytes) -> str | None:
    """The beginning of a text source; None where the bytes are no text."""
    if seen_in(data[:HEAD]) is not None:
        return None
    text = decode(data[:SNIFFED]).text
    head = text[:HEAD]
    odd = sum(letter < " " and letter not in "\t\n\r\f" for letter in head)
    damaged = head.count("\ufffd")
    return text if odd <= 0.001 * len(head) and damaged <= 0.05 * len(head) else None


def _read_pdf(data: bytes, settings: Settings) -> Iterator[Page]:
    from extract import pdf  # engines are loaded where a PDF is read

    return pdf.read(data, settings)


def _read_html(data: bytes, settings: Settings) -> Iterator[Page]:
    from extract import html  # bs4 and lxml take 100 ms that a PDF does not pay

    return html.read(data, settings)


def _read_transcript(data: bytes, settings: Settings) -> Iterator[Page]:
    from extract import transcript

    return transcript.read(data, settings)


READERS: tuple[Reader, ...] = (
    Reader("pdf", "application/pdf", _is_pdf, _read_pdf),
    Reader("html", "text/html", _is_html, _read_html),
    Reader("transcript", "text/tab-separated-values", _is_transcript, _read_transcript),
)
"""All readers, in the order in which they are asked."""


def kind_of(data: bytes) -> str | None:
    """The name of the reader that knows these bytes, or None."""
    return next((reader.name for reader in READERS if reader.recognises(data)), None)


def reader_for(data: bytes) -> Reader:
    """The reader that knows these bytes.

    :raises Stopped: ``empty-file`` for no bytes or blanks alone, ``unknown-kind`` with what the
        bytes are.
    """
    if not data.strip(b" \t\r\n\f\0"):
        raise Stopped(Finding("empty-file", {"seen": f"{len(data)} bytes"}))
    for reader in READERS:
        if reader.recognises(data):
            return reader
    raise Stopped(Finding("unknown-kind", {"seen": _seen(data)}))


def _seen(data: bytes) -> str:
    known = seen_in(data)
    if known:
        return known
    text = _text(data)
    if text is None:
        return "a binary file"
    if text.lstrip().startswith("<"):
        return "XML or other markup"
    return "plain text without a tab-separated table"
