"""PDF files with bombs behind filters, objects that lie, and actions that want to run."""

import random
import zlib
from collections.abc import Iterator

from bench.hostile.cases import BOUNDED, EITHER, READ, UNUSABLE, Made
from bench.hostile.files import (
    FONT,
    PAGE,
    base,
    changed,
    flate,
    nested,
    pdf,
    stream,
    table_content,
    to_unicode,
)

QUICK = frozenset({"two Flate layers, 10 GiB", "stream length that names itself"})


def made() -> Iterator[Made]:
    """Every file, by name."""
    yield from _bombs()
    yield from _objects()
    yield from _actions()


def _zeros(size: int, letter: bytes = b" ") -> bytes:
    """Compressed blanks: one block of them, compressed, again and again; the sum at the end is
    wrong, and all has come out by then."""
    work = zlib.compressobj(9)
    head = work.compress(letter * 8) + work.flush(zlib.Z_FULL_FLUSH)
    block = work.compress(letter * (1 << 20)) + work.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size >> 20) + work.flush()


def _bombs() -> Iterator[Made]:
    one = "/Filter /FlateDecode"
    two = "/Filter [/FlateDecode /FlateDecode]"

    def content(data: bytes, how: str) -> bytes:
        return changed({4: stream(data, how)})

    yield "Flate, 1 GiB of blanks", lambda: content(_zeros(1 << 30), one), UNUSABLE
    yield (
        "two Flate layers, 10 GiB",
        lambda: content(zlib.compress(_zeros(10 << 30), 9), two),
        UNUSABLE,
    )
    yield "Flate, 200 MiB of operators", lambda: content(_zeros(200 << 20, b"q Q\n"), one), UNUSABLE
    yield "Flate, 64 MiB of open brackets", lambda: content(_zeros(64 << 20, b"["), one), UNUSABLE
    yield (
        "Flate, 64 MiB of open dictionaries",
        lambda: content(_zeros(64 << 20, b"<<"), one),
        UNUSABLE,
    )
    yield "Flate, 100 MiB of digits", lambda: content(_zeros(100 << 20, b"9"), one), UNUSABLE
    yield "Flate with an absurd predictor", lambda: content(
        zlib.compress(table_content()),
        f"{one} /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 "
        "/BitsPerComponent 16 >>",
    ), EITHER  # fmt: skip
    yield (
        "a thousand filters",
        lambda: content(b"x>", f"/Filter [{'/ASCIIHexDecode ' * 1_000}]"),
        UNUSABLE,
    )
    yield (
        "LZW of junk",
        lambda: content(random.Random(2).randbytes(100_000), "/Filter /LZWDecode"),
        UNUSABLE,
    )
    yield (
        "run lengths, 100 MiB",
        lambda: content(b"\x81 " * 820_000, "/Filter /RunLengthDecode"),
        UNUSABLE,
    )
    yield (
        "a bomb where letters are explained",
        lambda: changed({6: stream(_zeros(1 << 30), one)}),
        EITHER,
    )
    yield "a bomb where objects lie", _object_bomb, EITHER
    yield "ten thousand pieces of content", lambda: changed(
        {3: PAGE.replace("4 0 R", f"[{'4 0 R ' * 10_000}]")}), EITHER  # fmt: skip


def _object_bomb() -> bytes:
    objects = base()
    objects[7] = stream(
        _zeros(1 << 30), "/Type /ObjStm /N 2000000000 /First 10 /Filter /FlateDecode"
    )
    return pdf(objects)


def _objects() -> Iterator[Made]:
    yield (
        "stream length that names itself",
        lambda: changed({4: b"<< /Length 4 0 R >>\nstream\n" + table_content() + b"\nendstream"}),
        EITHER,
    )
    yield "stream length of 2 GiB", lambda: _length("2147483647"), EITHER
    yield "stream length below zero", lambda: _length("-1"), EITHER
    yield (
        "stream without an end",
        lambda: changed({4: b"<< /Length 99 >>\nstream\n" + table_content()}),
        EITHER,
    )
    yield (
        "brackets 200,000 deep",
        lambda: changed({7: nested(200_000), 3: PAGE.replace("/Type", "/X 7 0 R /Type")}),
        EITHER,
    )
    yield "brackets 200,000 deep, none closed", lambda: changed({7: "[" * 200_000}), EITHER
    yield "dictionaries 100,000 deep", lambda: changed({7: "<</A " * 100_000}), EITHER
    yield "a string without an end", lambda: changed({7: "(" * 100_000}), EITHER
    yield "a name of 10 MiB", lambda: changed({7: "/" + "N" * (10 << 20)}), EITHER
    yield (
        "a number of a million digits",
        lambda: changed({3: PAGE.replace("842", "8" * 1_000_000)}),
        EITHER,
    )
    yield from _fonts()


def _fonts() -> Iterator[Made]:
    yield "a font that is its own map", lambda: changed({5: FONT.replace("6 0 R", "5 0 R")}), EITHER
    yield "a font file of junk", lambda: _font_file(random.Random(3).randbytes(50_000)), EITHER
    yield (
        "a font file that claims tables everywhere",
        lambda: _font_file(
            b"\0\1\0\0\xff\xff" + b"glyf\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff" * 4_000
        ),
        EITHER,
    )
    yield (
        "a map of letters that uses itself",
        lambda: changed({6: stream(b"/M usecmap " + to_unicode(), "/UseCMap 6 0 R")}),
        EITHER,
    )
    yield "a map of 16 million letters", lambda: changed({6: flate(_wide_map())}), EITHER
    yield (
        "letters that mean half a pair",
        lambda: changed({6: stream(to_unicode().replace(b"> <00", b"> <D8"))}),
        EITHER,
    )
    yield (
        "letters that mean nothing",
        lambda: changed({6: stream(to_unicode().replace(b"> <00", b"> <FF"))}),
        EITHER,
    )
    yield "objects in a stream", lambda: _packed((0, 0)), READ
    yield "a stream of objects that holds itself", lambda: _packed((7, 0)), EITHER
    yield (
        "a stream of objects that goes on with itself",
        (lambda: _packed((0, 0), "/Extends 7 0 R")),
        EITHER,
    )
    yield "a glyph that means 20,000 letters, 20,000 times", _wordy, BOUNDED
    yield "a font of absurd widths", lambda: changed({5: FONT.replace("500", "1e30", 120)}), EITHER
    yield (
        "a font of a million codes",
        lambda: changed({5: FONT.replace("/LastChar 255", "/LastChar 1000000000")}),
        EITHER,
    )
    yield from _pictures()


def _pictures() -> Iterator[Made]:
    yield "a picture of 10^10 points", lambda: _picture("/Width 100000 /Height 100000"), EITHER
    yield "a picture of negative size", lambda: _picture("/Width -1 /Height -1"), EITHER
    yield (
        "a JBIG2 picture of junk",
        lambda: _picture("/Width 9999 /Height 9999 /Filter /JBIG2Decode"),
        EITHER,
    )
    yield (
        "a JPEG 2000 picture of junk",
        lambda: _picture("/Width 9999 /Height 9999 /Filter /JPXDecode"),
        EITHER,
    )
    yield (
        "a form whose resources are the page",
        lambda: changed({3: PAGE.replace("/Font", "/XObject << /A 3 0 R >> /Font")}),
        EITHER,
    )


def _length(said: str) -> bytes:
    return changed(
        {4: f"<< /Length {said} >>\nstream\n".encode() + table_content() + b"\nendstream"}
    )


def _font_file(data: bytes) -> bytes:
    font = FONT.replace("/ToUnicode", "/FontDescriptor 7 0 R /ToUnicode")
    described = (
        "<< /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 -200 500 800] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 /FontFile2 8 0 R >>"
    )
    return changed({5: font, 7: described, 8: flate(data)})


def _wide_map() -> bytes:
    ranges = b"1 beginbfrange <0000> <ffff> <0000> endbfrange\n" * 256
    return to_unicode().replace(b"endcmap end", ranges + b"endcmap end")


def _picture(how: str) -> bytes:
    body = stream(
        random.Random(4).randbytes(20_000),
        f"/Type /XObject /Subtype /Image {how} /ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    page = PAGE.replace("/Font", "/XObject << /I 7 0 R >> /Font")
    return changed({3: page, 4: stream(table_content() + b"\n/I Do"), 7: body})


def _actions() -> Iterator[Made]:
    """What runs, fetches or opens something in a viewer; the watch sees whether anything did."""
    for name, action in (
        ("script", "/S /JavaScript /JS (app.launchURL\\('http://{host}/js'\\))"),
        ("launch", "/S /Launch /F (touch) /Unix << /F (touch) /P (ran-by-launch) >>"),
        ("address", "/S /URI /URI (http://{host}/uri)"),
        ("form submission", "/S /SubmitForm /F (http://{host}/form)"),
        ("file elsewhere", "/S /GoToR /F (http://{host}/file.pdf) /D [0 /Fit]"),
    ):
        acts = f"/OpenAction << {action} >> /AA << /WC << {action} >> >>"
        catalogue = f"<< /Type /Catalog /Pages 2 0 R {acts} >>"
        yield f"opens with an action: {name}", lambda c=catalogue: changed({1: c}), READ
    outside = "/F << /FS /URL /F (http://{host}/data) >>"
    yield (
        "content that lies on a server",
        lambda: changed({4: f"<< /Length 0 {outside} >>\nstream\n\nendstream"}),
        UNUSABLE,
    )
    yield (
        "content that lies in a file",
        lambda: changed({4: "<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream"}),
        UNUSABLE,
    )
    xfa = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 7 0 R >> >>"
    entities = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://{host}/xfa">]><x>&e;</x>'
    )
    yield "a form of XML with entities", lambda: changed({1: xfa, 7: stream(entities)}), BOUNDED


def _wordy() -> bytes:
    """A byte of the page's font means a page of letters."""
    more = b"1 beginbfchar\n<21> <" + b"0041" * 20_000 + b">\nendbfchar\nendcmap"
    told = to_unicode().replace(b"endcmap", more)
    shown = table_content() + b"\nBT /F1 8 Tf 50 400 Td (" + b"!" * 20_000 + b") Tj ET"
    return changed({4: flate(shown), 6: stream(told)})


def _packed(own: tuple[int, int], more: str = "") -> bytes:
    """A sound file whose objects lie in a stream, 7, that itself is said to lie at ``own``: the
    object that holds it, and its place there; (0, 0) for none."""
    objects = base()
    inner = [(number, objects.pop(number)) for number in (1, 2, 3, 5)]
    heads, bodies = "", b""
    for number, body in inner:
        heads += f"{number} {len(bodies)} "
        bodies += body + b"\n"
    about = f"/Type /ObjStm /N {len(inner)} /First {len(heads)} {more}"
    objects[7] = flate(heads.encode() + bodies, about)
    data, rows = b"%PDF-1.7\n", {0: (0, 0, 0)}
    for number, body in objects.items():
        rows[number] = (1, len(data), 0)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows |= {number: (2, 7, place) for place, (number, _) in enumerate(inner)}
    if own[0]:
        rows[7] = (2, *own)
    start = rows[8] = (1, len(data), 0)
    listed = b"".join(
        bytes([how]) + at.to_bytes(4, "big") + place.to_bytes(2, "big")
        for how, at, place in (rows[number] for number in range(9))
    )
    section = flate(listed, "/Type /XRef /Size 9 /W [1 4 2] /Root 1 0 R")
    return data + b"8 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (section, start[1])
