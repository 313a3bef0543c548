"""The end of a PDF: whether it is whole, and one for a file that lost its own.

A download that broke off lacks its trailer, without which no engine finds the pages that are all
there; cross-references they rebuild themselves.
"""

import re

HEAD, TAIL = 1024, 4096
"""Bytes in which a PDF's header and its last ``startxref`` must stand; viewers take the same."""
REACH = 4096
"""Bytes of a trailer, and from where its object begins to ``/Catalog``: some entries."""

_STARTXREF = re.compile(rb"startxref\s+(\d{1,12})")
_XREF = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_TRAILER = re.compile(rb"trailer\s*<<")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+(\d{1,5})\s+obj\s*<<")


def is_whole(data: bytes) -> bool:
    """Whether a PDF ends as one should: its last ``startxref`` names a cross-reference section
    (PDF 32000-1, 7.5.5). An engine rebuilds a broken index in silence, and pages may be missing."""
    found = _STARTXREF.findall(data[-TAIL:])
    if not found:
        return False
    shift = max(data.find(b"%PDF-", 0, HEAD), 0)
    starts = (int(found[-1]), int(found[-1]) + shift)
    return any(_XREF.match(data, at) is not None for at in starts if at < len(data))


def with_end(data: bytes) -> bytes:
    """A PDF that lost its trailer with one that names its last catalogue; any other as it is.

    An encrypted file without its trailer cannot be read: what would decrypt it stood there.
    """
    if is_whole(data) or _has_trailer(data):
        return data
    catalogue = max(data.rfind(b"/Type" + blank + b"/Catalog") for blank in (b"", b" ", b"\n"))
    if catalogue < 0 or b"/Encrypt" in data or re.search(rb"/Filter\s*/Standard", data):
        return data
    objects = [*_OBJECT.finditer(data, max(0, catalogue - REACH), catalogue)]
    if not objects or b"endobj" in data[objects[-1].end() : catalogue]:
        return data
    number, generation = objects[-1].groups()
    broken = data.rfind(b"trailer", catalogue)
    kept = data if broken < 0 else data[:broken]
    return b"%s\ntrailer\n<< /Root %s %s R >>\n" % (kept, number, generation)


def _has_trailer(data: bytes) -> bool:
    """Whether a trailer names the catalogue, in words or in a stream of cross-references."""
    for found in _TRAILER.finditer(data):
        _, root, behind = data[found.end() : found.end() + REACH].partition(b"/Root")
        if root and b">>" in behind:
            return True
    return re.search(rb"/Type\s*/XRef", data) is not None
