"""Small PDFs made by hand: a ruled table whose cells are drawn with named fonts, byte by byte."""

from collections.abc import Mapping, Sequence

WIDTHS = " ".join(["500"] * 224)
Cell = tuple[str, bytes]
"""A font's name and the bytes to show with it; ``\\n`` begins a new line."""


def ruled(
    rows: Sequence[Sequence[Cell]],
    *,
    wide: float = 180.0,
    high: float = 40.0,
    meant: Mapping[int, str] | None = None,
    lean: float = 0.0,
    seal: bool = False,
    also: bytes = b"",
) -> bytes:
    """A PDF of one page with a ruled table, 10 points a letter of 5 points' width.

    :param meant: what the fonts' map to Unicode says of their bytes; None for no map.
    :param lean: how far letters are slanted to the right, as a share of their height.
    :param seal: an arc stands over the first cells, stroked as a curve.
    :param also: what is drawn besides; ``/F0`` is the first font.
    """
    fonts = sorted({font for row in rows for font, _ in row})
    top = 800.0
    bottom, right = top - high * len(rows), 40.0 + wide * len(rows[0])
    drawn = []
    for row in range(len(rows) + 1):
        drawn.append(f"40 {top - high * row} m {right} {top - high * row} l S".encode())
    for column in range(len(rows[0]) + 1):
        drawn.append(f"{40 + wide * column} {top} m {40 + wide * column} {bottom} l S".encode())
    if seal:
        x, y = 40 + wide, top - high
        arc = f"{x - 20} {y} m {x - 10} {y + 5} {x + 10} {y + 5} {x + 20} {y} c S"
        drawn.append(arc.encode())
    if also:
        drawn.append(also)
    for r, row in enumerate(rows):
        for c, (font, text) in enumerate(row):
            for number, line in enumerate(text.split(b"\n")):
                x, y = 46 + wide * c, top - high * r - 12 - 12 * number
                shown = line.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
                place = f"BT /F{fonts.index(font)} 10 Tf 1 0 {lean} 1 {x} {y} Tm (".encode()
                drawn.append(place + shown + b") Tj ET")
    return document(b"\n".join(drawn), fonts, meant)


def _map(meant: Mapping[int, str]) -> bytes:
    pairs = "\n".join(
        f"<{byte:02x}> <{text.encode('utf-16-be').hex()}>" for byte, text in meant.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(meant)} beginbfchar\n{pairs}\nendbfchar\nendcmap end"
    ).encode()


def document(content: bytes, fonts: Sequence[str], meant: Mapping[int, str] | None) -> bytes:
    """A PDF of one page with this content stream; ``/F0`` is the first font."""
    first = 6
    told = _map(meant or {})
    mapped = "/ToUnicode 5 0 R" if meant else ""
    named = " ".join(f"/F{i} {first + i} 0 R" for i in range(len(fonts)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R "
        f"/Resources << /Font << {named} >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(told), told),
        *(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding "
            f"/FirstChar 32 /LastChar 255 /Widths [{WIDTHS}] /FontDescriptor << /Flags 32 "
            f"/Type /FontDescriptor /FontName /{font} /FontBBox [0 -200 500 800] /ItalicAngle 0 "
            f"/Ascent 800 /Descent -200 /StemV 80 >> {mapped} >>".encode()
            for font in fonts
        ),
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + end % (len(objects) + 1, len(data))
    )
