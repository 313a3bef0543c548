"""PDF files whose structure lies: cut, flipped, looping, odd trees."""

import random
from collections.abc import Iterator
from typing import Any

from bench.hostile.cases import EITHER, READ, REFUSED, UNUSABLE, Made
from bench.hostile.files import (
    PAGE,
    Trailer,
    base,
    changed,
    encrypted,
    flate,
    pdf,
    table_content,
)

QUICK = frozenset(
    {"cut to 60 %", "40 bytes flipped, seed 1", "cross-references gone", "owner password alone",
     "user password", "page tree that holds itself",
     "a million pages said, one there"}
)  # fmt: skip


def made() -> Iterator[Made]:
    """Every file, by name."""
    yield from _accidents()
    yield from _references()
    yield from _passwords()
    yield from _trees()


def _cut(share: float) -> bytes:
    data = changed({})
    return data[: int(len(data) * share)]


def _flipped(count: int, seed: int) -> bytes:
    draw = random.Random(f"{count} {seed}")
    data = bytearray(changed({4: flate(table_content())}))
    for _ in range(count):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def _accidents() -> Iterator[Made]:
    for part in (1, 5, 20, 40, 60, 80, 95, 99):
        yield f"cut to {part} %", lambda part=part: _cut(part / 100), EITHER
    for count in (1, 5, 40, 400):
        for seed in range(4):
            name = f"{count} bytes flipped, seed {seed}"
            yield name, lambda count=count, seed=seed: _flipped(count, seed), EITHER
    yield "the header alone", lambda: b"%PDF-1.7\n", REFUSED
    yield (
        "junk behind the header",
        lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(200_000),
        REFUSED,
    )
    yield "zeros behind the header", lambda: b"%PDF-1.7\n" + bytes(5_000_000), REFUSED
    yield "junk before the header", lambda: b"GIF junk " * 50 + changed({}), READ
    yield "two files in one", lambda: changed({}) + changed({}), EITHER
    yield "lines ended by CR alone", lambda: changed({}).replace(b"\n", b"\r"), EITHER
    yield "lines ended by CR LF", lambda: changed({}).replace(b"\n", b"\r\n"), EITHER
    yield "lower half zeros", lambda: _cut(0.5) + bytes(10_000), EITHER
    yield "ten million comments", lambda: b"%PDF-1.7\n" + b"%\n" * 10_000_000 + changed({}), EITHER


def _ended(**what: Any) -> bytes:
    """A sound file with another end: the fields of a trailer, by name."""
    return changed({}, Trailer(**what))


def _references() -> Iterator[Made]:
    yield "cross-references gone", lambda: _ended(xref=b"xref\n0 0\n"), READ
    yield "cross-references elsewhere", lambda: _ended(start="7"), READ
    yield "cross-references beyond the end", lambda: _ended(start="999999999"), READ
    yield "cross-references at a negative place", lambda: _ended(start="-5"), READ
    yield (
        "every object a byte further",
        lambda: _ended(shifts=dict.fromkeys(range(1, 7), 1)),
        EITHER,
    )
    yield (
        "every object in the same place",
        lambda: _ended(shifts={n: -n * 40 for n in range(1, 7)}),
        EITHER,
    )
    yield "a billion objects said", lambda: _ended(size="1000000000"), EITHER
    yield "a negative size", lambda: _ended(size="-1"), EITHER
    yield (
        "a section of a billion entries",
        lambda: _ended(xref=b"xref\n0 1000000000\n0000000000 65535 f \n"),
        READ,
    )
    yield (
        "a section that begins at a billion",
        lambda: _ended(xref=b"xref\n1000000000 1\n0000000010 00000 n \n"),
        READ,
    )
    yield (
        "an earlier section that is itself",
        lambda: _ended(more=f"/Prev {len(changed({})) - 260}"),
        EITHER,
    )
    yield from _sections()


def _sections() -> Iterator[Made]:
    yield "ten thousand earlier sections", _chain, EITHER
    yield "a stream section that is itself", _stream_loop, EITHER
    yield (
        "a stream section of absurd widths",
        lambda: _stream_section("/W [1 2147483647 2147483647]"),
        EITHER,
    )
    yield "a stream section of negative widths", lambda: _stream_section("/W [-1 -2 -3]"), EITHER
    yield (
        "a stream section with a huge index",
        lambda: _stream_section("/W [1 2 1] /Index [0 2000000000]"),
        EITHER,
    )
    yield "a root that is a number", lambda: _ended(more="/Root 42"), EITHER
    yield "a root that is not there", lambda: _ended(more="/Root 99 0 R"), EITHER
    yield (
        "object numbers beyond 32 bits",
        lambda: changed({3: PAGE.replace("4 0 R", "4294967300 0 R")}),
        UNUSABLE,
    )
    yield "an object that names itself", lambda: changed({5: "5 0 R"}), EITHER
    yield "two objects that name each other", lambda: changed({5: "6 0 R", 6: "5 0 R"}), EITHER


def _chain() -> bytes:
    data = changed({})
    start = data.rindex(b"xref\n0 7")
    parts = [data]
    at = len(data)
    for _ in range(10_000):
        more = (
            f"xref\n0 0\ntrailer << /Size 7 /Root 1 0 R /Prev {start} >>\nstartxref\n{at}\n%%EOF\n"
        )
        parts.append(more.encode())
        start, at = at, at + len(more)
    return b"".join(parts)


def _stream_section(more: str) -> bytes:
    data = b"%PDF-1.7\n"
    for number, body in base().items():
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    section = flate(bytes(64), f"/Type /XRef /Size 8 /Root 1 0 R {more}")
    return data + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (section, start)


def _stream_loop() -> bytes:
    start = _stream_section("/W [1 2 1]").rindex(b"7 0 obj")
    return _stream_section(f"/W [1 2 1] /Prev {start}")


def _passwords() -> Iterator[Made]:
    yield "owner password alone", lambda: encrypted(b"", b"boss"), READ
    yield "user password", lambda: encrypted(b"secret", b"boss"), REFUSED

    def with_handler(handler: str) -> bytes:
        return changed({7: handler}, Trailer(more="/Encrypt 7 0 R"))

    yield "an unknown handler", lambda: with_handler("<< /Filter /Strange /V 1 >>"), EITHER
    yield (
        "an absurd handler",
        lambda: with_handler("<< /Filter /Standard /V 99 /R 99 /Length -8 >>"),
        EITHER,
    )
    yield "a handler that names itself", lambda: with_handler("7 0 R"), EITHER


def _pages(kids: str, count: object = 1, **more: str) -> bytes:
    extra = {int(n[1:]): body for n, body in more.items()}
    return changed({2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", **extra})


def _trees() -> Iterator[Made]:
    node = "<< /Type /Pages /Parent 2 0 R /Kids [{}] /Count 1 >>"
    yield "page tree that holds itself", lambda: _pages("2 0 R"), EITHER
    yield "page tree that holds itself beside a page", lambda: _pages("3 0 R 2 0 R", 2), EITHER
    yield (
        "page tree of two nodes in a circle",
        lambda: _pages("7 0 R", n7=node.format("2 0 R 3 0 R")),
        EITHER,
    )
    yield "a million pages said, one there", lambda: _pages("3 0 R", 1_000_000), EITHER
    yield "2147483647 pages said", lambda: _pages("3 0 R", 2147483647), EITHER
    yield "minus one page said", lambda: _pages("3 0 R", -1), EITHER
    yield "a page 20,000 times", lambda: _pages("3 0 R " * 20_000, 20_000), REFUSED
    yield "a page 4,000 times", lambda: _pages("3 0 R " * 4_000, 4_000), EITHER
    yield "pages that are numbers", lambda: _pages("1 2 3", 3), EITHER
    yield "pages that are not there", lambda: _pages("70 0 R 71 0 R", 2), EITHER
    yield "page tree 20,000 deep", _deep_tree, EITHER
    yield "no pages", lambda: changed({2: "<< /Type /Pages /Kids [] /Count 0 >>"}), UNUSABLE
    yield (
        "pages that are a string",
        lambda: changed({1: "<< /Type /Catalog /Pages (x) >>"}),
        UNUSABLE,
    )
    for box in ("0 0 1e9 1e9", "0 0 0 0", "600 842 0 0", "-1e9 -1e9 1e9 1e9", "nan nan nan nan",
                "0 0 1e38 1e38", "1 2", "0 0 600 1e-9", "100000 100000 100600 100842"):  # fmt: skip
        yield f"a page box of [{box}]", lambda box=box: _boxed(box), EITHER
        yield (
            f"a page cropped to [{box}]",
            lambda box=box: _boxed("0 0 600 842", f"/CropBox [{box}]"),
            EITHER,
        )
    for turn in ("45", "-90", "99999999999999999999", "(x)"):
        yield (
            f"a page turned by {turn}",
            lambda turn=turn: _boxed("0 0 600 842", f"/Rotate {turn}"),
            EITHER,
        )
    yield "a unit of 1e9", lambda: _boxed("0 0 600 842", "/UserUnit 1e9"), EITHER
    yield (
        "a page whose parent is itself",
        lambda: changed({3: PAGE.replace("2 0 R", "3 0 R")}),
        EITHER,
    )


def _boxed(box: str, more: str = "") -> bytes:
    return changed({3: PAGE.replace("0 0 600 842]", f"{box}] {more}")})


def _deep_tree() -> bytes:
    objects = base()
    first, depth = 10, 20_000
    objects[2] = b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
    for n in range(first, first + depth):
        child = 3 if n == first + depth - 1 else n + 1
        objects[n] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % child
    return pdf(objects)
