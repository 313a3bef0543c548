"""PDF files byte by byte: objects, streams, cross-references, and a page with a criteria table."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ROWS = (
    ("STT", "Tiêu chí", "Điểm tối đa"),
    ("1", "CẢI CÁCH THỂ CHẾ", "5,00"),
    ("1.1", "Xây dựng văn bản", "2,00"),
    ("1.2", "Kiểm tra văn bản", "3,00"),
    ("", "TỔNG ĐIỂM", "5,00"),
)
"""A table that gives a tree wherever it is read."""
WIDTHS = (60, 300, 100)
LETTERS = sorted(set("".join("".join(row) for row in ROWS)))


def encoded(text: str) -> bytes:
    """A text in the one-byte code of the font that ``font`` makes."""
    return bytes(33 + 70 + LETTERS.index(letter) for letter in text)


def table_content() -> bytes:
    """The drawing of the table: rulings and text."""
    top, high = 800, 30
    edges = [40]
    for width in WIDTHS:
        edges.append(edges[-1] + width)
    low = top - high * len(ROWS)
    drawn = [
        f"40 {top - high * n} m {edges[-1]} {top - high * n} l S" for n in range(len(ROWS) + 1)
    ]
    drawn += [f"{x} {top} m {x} {low} l S" for x in edges]
    for number, row in enumerate(ROWS):
        for x, text in zip(edges, row, strict=False):
            place = f"BT /F1 10 Tf {x + 5} {top - high * number - 18} Td "
            drawn.append(f"{place}<{encoded(text).hex()}> Tj ET")
    return "\n".join(drawn).encode()


def to_unicode() -> bytes:
    """What the bytes of the table mean."""
    pairs = "\n".join(f"<{encoded(c).hex()}> <{c.encode('utf-16-be').hex()}>" for c in LETTERS)
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(LETTERS)} beginbfchar\n{pairs}\nendbfchar\nendcmap end"
    ).encode()


def stream(data: bytes, more: str = "") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more.encode(), data)


def flate(data: bytes, more: str = "") -> bytes:
    """A compressed stream's body."""
    return stream(zlib.compress(data, 9), f"/Filter /FlateDecode {more}")


FONT = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding /FirstChar 32 "
    f"/LastChar 255 /Widths [{' '.join(['500'] * 224)}] /ToUnicode 6 0 R >>"
)
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Contents 4 0 R "
    "/Resources << /Font << /F1 5 0 R >> >> >>"
)


def base() -> dict[int, bytes]:
    """The objects of a sound file: 1 catalogue, 2 pages, 3 page, 4 content, 5 font, 6 its map."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE.encode(),
        4: stream(table_content()),
        5: FONT.encode(),
        6: stream(to_unicode()),
    }


@dataclass
class Trailer:
    """What ends a file, where it is not what it should be."""

    size: str = ""
    more: str = ""
    start: str = ""
    xref: bytes | None = None
    shifts: Mapping[int, int] = field(default_factory=dict)


def pdf(objects: Mapping[int, bytes], trailer: Trailer | None = None, head: bytes = b"") -> bytes:
    """A file of these objects with a classic cross-reference table."""
    end = trailer or Trailer()
    data = head + b"%PDF-1.7\n"
    starts: dict[int, int] = {}
    parts = [data]
    at = len(data)
    for number, body in objects.items():
        starts[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    xref = end.xref
    if xref is None:
        most = max(objects)
        lines = [b"0000000000 65535 f \n"]
        for number in range(1, most + 1):
            place = starts.get(number, 0) + end.shifts.get(number, 0)
            lines.append(b"%010d 00000 %s \n" % (place, b"n" if number in starts else b"f"))
        xref = b"xref\n0 %d\n" % (most + 1) + b"".join(lines)
    size = end.size or str(max(objects) + 1)
    start = end.start or str(at)
    tail = f"trailer << /Size {size} /Root 1 0 R {end.more} >>\nstartxref\n{start}\n%%EOF\n"
    return b"".join(parts) + xref + tail.encode()


def changed(new: Mapping[int, bytes | str], trailer: Trailer | None = None) -> bytes:
    """The sound file with some objects put in or replaced."""
    bodies = {n: b.encode() if isinstance(b, str) else b for n, b in new.items()}
    return pdf({**base(), **bodies}, trailer)


def drawn(more: bytes, resources: str = "", objects: Mapping[int, bytes] | None = None) -> bytes:
    """The sound page with more drawn on it, and what that needs."""
    page = PAGE.replace("/Font", f"{resources} /Font")
    return changed({3: page, 4: flate(table_content() + b"\n" + more), **(objects or {})})


# --- encryption, PDF 32000-1, 7.6: RC4 of 40 bits ---

PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
ID = bytes(range(16))
ALLOWED = -44


def rc4(key: bytes, data: bytes) -> bytes:
    """RC4."""
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) % 256])
    return bytes(out)


def encrypted(user: bytes, owner: bytes) -> bytes:
    """The sound file under two passwords."""
    stored = rc4(hashlib.md5((owner + PAD)[:32]).digest()[:5], (user + PAD)[:32])
    rights = ALLOWED.to_bytes(4, "little", signed=True)
    key = hashlib.md5((user + PAD)[:32] + stored + rights + ID).digest()[:5]
    objects = base()
    for number, plain in ((4, table_content()), (6, to_unicode())):
        own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        objects[number] = stream(rc4(own, plain))
    objects[7] = (
        f"<< /Filter /Standard /V 1 /R 2 /O <{stored.hex()}> /U <{rc4(key, PAD).hex()}> "
        f"/P {ALLOWED} >>"
    ).encode()
    return pdf(objects, Trailer(more=f"/Encrypt 7 0 R /ID [<{ID.hex()}> <{ID.hex()}>]"))


def nested(depth: int, inner: Sequence[str] = ("",)) -> str:
    """Brackets in brackets."""
    return "[" * depth + " ".join(inner) + "]" * depth
