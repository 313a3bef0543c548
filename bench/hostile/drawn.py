"""PDF files whose pages are too much: paths, letters, nested forms, fields."""

from collections.abc import Iterator

from bench.hostile.cases import BOUNDED, EITHER, READ, REFUSED, Made
from bench.hostile.files import PAGE, changed, drawn, flate, stream, table_content

QUICK = frozenset(
    {"200,000 segments in one path", "a form that draws itself", "forms that double 30 times",
     "a grid of 2,000 by 2,000", "a letter 500,000 times"}
)  # fmt: skip


def made() -> Iterator[Made]:
    """Every file, by name."""
    yield from _paths()
    yield from _letters()
    yield from _forms()
    yield from _fields()


def _path(count: int, step: str) -> bytes:
    return b"0 0 m " + b" ".join(
        (step.format(x=n % 600, y=n * 7 % 842)).encode() for n in range(count)
    )


def _paths() -> Iterator[Made]:
    line, curve = "{x} {y} l", "{x} {y} {y} {x} {x} {x} c"
    yield "200,000 segments in one path", lambda: drawn(_path(200_000, line) + b" S"), BOUNDED
    yield "150,000 segments of steps", lambda: drawn(_steps(150_000)), BOUNDED
    yield "3,000,000 segments in one path", lambda: drawn(_path(3_000_000, line) + b" S"), BOUNDED
    yield "200,000 curves, filled", lambda: drawn(_path(200_000, curve) + b" f*"), BOUNDED
    yield "150,000 lines, each a path", lambda: drawn(_lines(150_000)), BOUNDED
    yield "1,000,000 lines, each a path", lambda: drawn(_lines(1_000_000)), REFUSED
    yield "30,000 long rules across each other", lambda: drawn(_rules(15_000)), EITHER
    yield "a grid of 300 by 300", lambda: drawn(_rules(300)), EITHER
    yield "a grid of 2,000 by 2,000", lambda: drawn(_rules(2_000)), BOUNDED
    yield "40,000 boxes of one size", lambda: drawn(_boxes(200)), BOUNDED
    yield "150,000 dots of a dotted line", lambda: drawn(_dots(150_000)), BOUNDED
    yield "a dash of nothing", lambda: drawn(b"[0 0] 0 d 0 0 m 600 842 l S"), READ
    yield "two million saved states", lambda: drawn(b"q " * 2_000_000), BOUNDED
    yield "states restored a million times", lambda: drawn(b"Q " * 1_000_000), BOUNDED
    yield (
        "matrices that overflow",
        lambda: drawn(b"1e30 0 0 1e30 0 0 cm " * 50 + b"0 0 m 1 1 l S"),
        READ,
    )
    yield "a matrix of zeros", lambda: drawn(b"q 0 0 0 0 0 0 cm 0 0 m 9 0 l 9 9 l S Q"), READ
    yield (
        "rules at absurd places",
        lambda: drawn(b"-1e30 5 m 1e30 5 l S 5 -1e38 m 5 1e38 l S"),
        EITHER,
    )
    yield (
        "numbers that are none",
        lambda: drawn(b"nan inf m --5 5.5.5 l S 1e999 0 m 4 4 l S"),
        EITHER,
    )
    yield "clips in clips", lambda: drawn(b"0 0 600 842 re W n " * 100_000), BOUNDED
    yield "strange operators", lambda: drawn(b"xyzzy " * 500_000), BOUNDED


def _steps(count: int) -> bytes:
    """One path of a staircase: every segment is a straight rule."""
    places = (f"{n // 2 % 600} {(n + 1) // 2 * 5 % 842} l".encode() for n in range(count))
    return b"0 0 m " + b" ".join(places) + b" S"


def _lines(count: int) -> bytes:
    return b"\n".join(
        b"%d %d m %d %d l S" % (n % 600, n * 7 % 842, (n + 5) % 600, n * 7 % 842)
        for n in range(count)
    )


def _rules(count: int) -> bytes:
    """So many rules across and down, evenly over a page of their own place."""
    across = [f"0 {n * 842 / count:.3f} m 600 {n * 842 / count:.3f} l S" for n in range(count)]
    down = [f"{n * 600 / count:.3f} 0 m {n * 600 / count:.3f} 842 l S" for n in range(count)]
    return "\n".join([*across, *down]).encode()


def _boxes(side: int) -> bytes:
    return "\n".join(f"{x * 3} {y * 4} 3 4 re S" for x in range(side) for y in range(side)).encode()


def _dots(count: int) -> bytes:
    return "\n".join(
        f"{n % 3000 * 0.2:.1f} {n // 3000 * 15} 0.1 0.1 re f" for n in range(count)
    ).encode()


def _letters() -> Iterator[Made]:
    def shown(what: bytes, before: bytes = b"1 0 0 1 20 20 Tm") -> bytes:
        return drawn(b"BT /F1 8 Tf " + before + b" " + what + b" ET")

    yield "a letter 500,000 times", lambda: shown(b"(g) Tj " * 500_000), REFUSED
    yield "300,000 letters in a string", lambda: shown(b"(" + b"g" * 300_000 + b") Tj"), BOUNDED
    yield (
        "100,000 letters in one place",
        lambda: shown(b"1 0 0 1 20 20 Tm (g) Tj " * 100_000),
        BOUNDED,
    )
    yield (
        "100,000 words in one place",
        lambda: shown(b"1 0 0 1 20 20 Tm (ggg) Tj 1 0 0 1 21 20 Tm (hh) Tj " * 20_000),
        BOUNDED,
    )
    yield "30,000 words over the page", lambda: shown(_scattered(30_000)), BOUNDED
    yield "120,000 lines of a letter", lambda: shown(_column(120_000)), BOUNDED
    yield (
        "a string of 50 MiB that nothing shows",
        lambda: drawn(b"(" + b"g" * (50 << 20) + b") pop"),
        BOUNDED,
    )
    yield "kerns of a billion", lambda: shown(b"[" + b"(g) -1000000000 " * 2_000 + b"] TJ"), EITHER
    yield "a font size of 1e30", lambda: shown(b"/F1 1e30 Tf (ggg) Tj"), EITHER
    yield "a font size of zero", lambda: shown(b"/F1 0 Tf (ggg) Tj"), READ
    yield "a negative font size", lambda: shown(b"/F1 -8 Tf (ggg) Tj"), READ
    yield "letters off the page", lambda: shown(b"(ggg) Tj", b"1 0 0 1 1e9 -1e9 Tm"), READ
    yield "letters at no place", lambda: shown(b"(ggg) Tj", b"0 0 0 0 0 0 Tm"), READ
    yield "letters in every direction", lambda: shown(_turned(3_000)), BOUNDED
    yield "words without end of text", lambda: drawn(b"BT /F1 8 Tf (ggg) Tj " * 5_000), BOUNDED
    yield (
        "a picture inside the content without end",
        lambda: drawn(b"BI /W 9 /H 9 ID " + b"x" * 100_000),
        EITHER,
    )


def _scattered(count: int) -> bytes:
    return b" ".join(
        b"1 0 0 1 %d %d Tm (ggg) Tj" % (n * 37 % 600, n * 101 % 842) for n in range(count)
    )


def _column(count: int) -> bytes:
    return b" ".join(f"1 0 0 1 20 {n * 842 / count:.3f} Tm (g) Tj".encode() for n in range(count))


def _turned(count: int) -> bytes:
    return b" ".join(
        b"%d %d %d %d %d %d Tm (gg) Tj"
        % (n % 7 - 3, n % 5 - 2, 2 - n % 5, n % 7 - 3, n % 600, n % 842)
        for n in range(count)
    )


def _form(content: bytes, inner: str = "") -> bytes:
    return stream(
        content,
        "/Type /XObject /Subtype /Form /BBox [0 0 600 842] "
        f"/Resources << /XObject << {inner} >> >>",
    )


def _with_forms(forms: dict[int, bytes]) -> bytes:
    return drawn(b"/X0 Do", "/XObject << /X0 10 0 R >>", forms)


def _chain(depth: int, times: int) -> bytes:
    forms = {10 + n: _form(b"/X Do " * times, f"/X {11 + n} 0 R") for n in range(depth)}
    forms[10 + depth] = _form(b"0 0 m 100 0 l S")
    return _with_forms(forms)


def _forms() -> Iterator[Made]:
    yield (
        "a form that draws itself",
        lambda: _with_forms({10: _form(b"/X Do", "/X 10 0 R")}),
        BOUNDED,
    )
    yield "two forms that draw each other", lambda: _with_forms(
        {10: _form(b"/X Do", "/X 11 0 R"), 11: _form(b"/X Do", "/X 10 0 R")}), BOUNDED  # fmt: skip
    yield "forms 150 deep", lambda: _chain(150, 1), BOUNDED
    yield "forms 5,000 deep", lambda: _chain(5_000, 1), BOUNDED
    yield "forms that double 30 times", lambda: _chain(30, 2), BOUNDED
    yield "forms of ten, ten times over", lambda: _chain(10, 10), BOUNDED
    yield "a form 100,000 times", lambda: _flat(100_000), BOUNDED
    yield (
        "a form whose box is absurd",
        lambda: _with_forms({10: _form(table_content()).replace(b"600 842", b"1e38 -1e38")}),
        EITHER,
    )
    yield "a pattern that fills with itself", lambda: drawn(
        b"/Pattern cs /P scn 0 0 600 842 re f", "/Pattern << /P 10 0 R >>",
        {10: stream(b"/Pattern cs /P scn 0 0 9 9 re f",
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] "
                    "/XStep 1e-9 /YStep 1e-9 /Resources << /Pattern << /P 10 0 R >> >>")},
    ), BOUNDED  # fmt: skip
    yield "a mask that masks itself", lambda: drawn(
        b"/G gs", "/ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >>",
        {10: _form(b"/G gs 0 0 m 9 9 l S")}), BOUNDED  # fmt: skip


def _flat(times: int) -> bytes:
    return drawn(b"/X0 Do " * times, "/XObject << /X0 10 0 R >>", {10: _form(b"0 0 m 9 0 l S")})


def _fields() -> Iterator[Made]:
    widget = (
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [0 0 9 9] "
        "/AP << /N 11 0 R >> {} >>"
    )
    circle = b"/Parent 10 0 R /Popup 10 0 R /Rect [0 0 1 1]"

    def page(annotations: str, objects: dict[int, bytes]) -> bytes:
        text = PAGE.replace("/Contents", f"/Annots [{annotations}] /Contents")
        return changed({3: text, 4: flate(table_content()), **objects})

    yield (
        "50,000 fields",
        lambda: page("10 0 R " * 50_000, {10: widget.format("").encode(), 11: _form(b"")}),
        BOUNDED,
    )
    yield (
        "a field that is its own parent",
        lambda: page(
            "10 0 R", {10: widget.format("/Parent 10 0 R /Kids [10 0 R]").encode(), 11: _form(b"")}
        ),
        BOUNDED,
    )
    yield (
        "a field drawn by itself",
        lambda: page("10 0 R", {10: widget.format("").encode(), 11: _form(b"/X Do", "/X 11 0 R")}),
        BOUNDED,
    )
    yield "fields that are numbers", lambda: page("1 2 3 99 0 R", {}), BOUNDED
    yield (
        "notes in a circle",
        lambda: page(
            "10 0 R",
            {10: b"<< /Type /Annot /Subtype /Popup %s >>" % circle},
        ),
        BOUNDED,
    )
