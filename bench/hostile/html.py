"""HTML and text files that lie: spans, depth, floods, entities, encodings."""

from collections.abc import Iterator

from bench.hostile.cases import BOUNDED, EITHER, EMPTY, READ, REFUSED, UNUSABLE, Made
from bench.hostile.files import ROWS

QUICK = frozenset(
    {"a column span of 2147483647", "a row span of 0", "a million cells", "100,000 open tags",
     "a flood of entities", "entities from elsewhere", "scripts", "UTF-16 without a mark",
     "windows-1258", "lone surrogates", "zeros between the letters"}
)  # fmt: skip


def table(rows: object = None, more: str = "") -> str:
    """The table that gives a tree; ``more`` stands in its first figure cell."""
    lines = ["<table border=1>"]
    for number, row in enumerate(ROWS):
        cells = "".join(
            f"<td{more if number == 1 and place == 2 else ''}>{text}</td>"
            for place, text in enumerate(row)
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, f"{rows or ''}</table>"])


def document(body: str, head: str = "") -> str:
    """A page of HTML."""
    return f"<!DOCTYPE html><html><head><title>x</title>{head}</head><body>{body}</body></html>"


def whole(body: str, head: str = "") -> bytes:
    """The bytes of a page that says it is UTF-8."""
    return document(body, f"<meta charset=utf-8>{head}").encode()


def made() -> Iterator[Made]:
    """Every HTML file, by name."""
    yield from _spans()
    yield from _floods()
    yield from _depth()
    yield from _entities()
    yield from _active()
    yield from _broken()
    yield from _encodings()


def _spans() -> Iterator[Made]:
    values = {value: value for value in ("2147483647", "0", "-1", "1e9")}
    values |= {"10^400": "1" + "0" * 400, "words": "two", "Arabic digits": "٣"}
    for name, value in values.items():
        for kind, attribute in (("column", "colspan"), ("row", "rowspan")):
            more = f' {attribute}="{value}"'
            yield f"a {kind} span of {name}", lambda more=more: whole(table(more=more)), EITHER
    both = ' rowspan="65534" colspan="1000"'
    yield "both spans at their most", lambda: whole(table(more=both)), EITHER
    yield (
        "a thousand cells of both spans",
        lambda: whole(table("<tr>" + f"<td{both}>x</td>" * 1_000 + "</tr>")),
        BOUNDED,
    )
    yield (
        "65,000 rows under one span",
        lambda: whole(table(f"<tr><td{both}>x</td></tr>" + "<tr></tr>" * 65_000)),
        BOUNDED,
    )
    yield (
        "a row span in each of 50,000 rows",
        lambda: whole(table("<tr><td rowspan=65534>x</td></tr>" * 50_000)),
        BOUNDED,
    )
    yield (
        "overlapping spans",
        lambda: whole(
            table("<tr><td rowspan=9>a<td>b</tr><tr><td colspan=9 rowspan=9>c</tr>" * 2_000)
        ),
        BOUNDED,
    )
    yield (
        "columns declared without end",
        lambda: whole(table("<colgroup span=2147483647>" * 1_000)),
        BOUNDED,
    )


def _floods() -> Iterator[Made]:
    row = "<tr>" + "<td>x</td>" * 10 + "</tr>"
    yield "a million cells", lambda: whole(table(row * 100_000)), BOUNDED
    yield "three million cells", lambda: whole(table(row * 300_000)), REFUSED
    yield "a row of a million cells", lambda: whole(table("<tr>" + "<td>" * 1_000_000)), REFUSED
    yield "a million rows", lambda: whole(table("<tr><td>x" * 1_000_000)), BOUNDED
    yield "a million rows without a cell", lambda: whole(table("<tr>" * 1_000_000)), BOUNDED
    yield (
        "100,000 tables",
        lambda: whole((table() + "\n") * 20 + "<table><tr><td>x</table>" * 100_000),
        REFUSED,
    )
    yield "3,000 criteria tables", lambda: whole((table() + "\n") * 3_000), BOUNDED
    yield "a million line breaks", lambda: whole(table("<tr><td>" + "<br>" * 1_000_000)), BOUNDED
    yield "a cell of 50 MiB", lambda: whole(table("<tr><td>" + "chữ " * 10_000_000)), BOUNDED
    yield (
        "a cell of 200,000 paragraphs",
        lambda: whole(table("<tr><td>9<td>" + "<p>- chữ: 1" * 200_000)),
        BOUNDED,
    )
    yield from _long_values()


def _long_values() -> Iterator[Made]:
    yield (
        "a code of a million steps",
        lambda: whole(table("<tr><td>" + "1." * 1_000_000 + "<td>x<td>1")),
        BOUNDED,
    )
    yield (
        "20,000 criteria, each below the last",
        lambda: whole(table("".join(f"<tr><td>{'1.' * n}1<td>x<td>1" for n in range(1, 400)))),
        BOUNDED,
    )
    yield (
        "60,000 criteria",
        lambda: whole(table("".join(f"<tr><td>2.{n}<td>x<td>1" for n in range(1, 60_000)))),
        BOUNDED,
    )
    yield (
        "a figure of a million digits",
        lambda: whole(table("<tr><td>2<td>x<td>" + "9" * 1_000_000)),
        EITHER,
    )
    yield (
        "a tag with 300,000 attributes",
        lambda: whole(table("<tr><td " + " ".join(f"a{n}=1" for n in range(300_000)) + ">")),
        BOUNDED,
    )
    yield (
        "an attribute of 30 MiB",
        lambda: whole(table(f"<tr><td title='{'x' * (30 << 20)}'>")),
        BOUNDED,
    )
    yield "a comment of 50 MiB", lambda: whole(f"<!--{'-' * (50 << 20)}-->" + table()), BOUNDED
    yield (
        "a style sheet of 200,000 rules",
        lambda: whole(table(), "<style>" + "td,th{font-weight:bold}" * 200_000 + "</style>"),
        BOUNDED,
    )
    yield (
        "a style sheet of open brackets",
        lambda: whole(table(), "<style>" + "{" * 1_000_000 + "</style>"),
        BOUNDED,
    )
    yield (
        "a style of a million declarations",
        lambda: whole(table(more=f" style='{'a:b;' * 1_000_000}'")),
        BOUNDED,
    )


def _depth() -> Iterator[Made]:
    for tag in ("div", "b", "table", "span", "ul", "font", "a", "p"):
        name = "100,000 open tags" if tag == "div" else f"100,000 open tags <{tag}>"
        yield (
            name,
            lambda tag=tag: whole(f"<{tag}>" * 100_000 + table()),
            REFUSED if tag not in "ap" else EITHER,
        )
    yield (
        "tables in tables, 5,000 deep",
        lambda: whole("<table><tr><td>" * 5_000 + table()),
        REFUSED,
    )
    yield "150 deep", lambda: whole("<div>" * 150 + table()), READ
    yield "100,000 closing tags", lambda: whole("</div></table></b>" * 100_000 + table()), EITHER
    yield (
        "tags that cross, 20,000 times",
        lambda: whole("<b><i></b></i>" * 20_000 + table()),
        BOUNDED,
    )
    yield (
        "formatting that is taken up again",
        lambda: whole("<b><p>" * 90 + "</p><p>" * 5_000 + table()),
        BOUNDED,
    )
    yield "a million tags that are not closed", lambda: whole(table() + "<x" * 1_000_000), EITHER


def _entities() -> Iterator[Made]:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
    laughs = (
        f"<?xml version='1.0'?><!DOCTYPE html [{names}]><html><body>&e11;{table()}</body></html>"
    )
    yield "a flood of entities", lambda: laughs.encode(), EITHER
    outside = (
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">'
        '<!ENTITY f SYSTEM "http://{host}/entity"><!ENTITY % g SYSTEM "http://{host}/dtd">%g;]>'
    )
    inside = f"<html><body>&e;&f;{table('<tr><td>2<td>&e;&f;<td>1')}</body></html>"
    yield "entities from elsewhere", lambda: (outside + inside).encode(), READ
    yield (
        "a document type from elsewhere",
        lambda: ('<!DOCTYPE html SYSTEM "http://{host}/html.dtd">' + inside).encode(),
        READ,
    )
    yield (
        "a style sheet from elsewhere",
        lambda: ('<?xml-stylesheet href="http://{host}/x.xsl"?>' + inside).encode(),
        EITHER,
    )
    yield (
        "a million references",
        lambda: whole(table("<tr><td>" + "&amp;&#9999999999;&nbsp" * 300_000)),
        BOUNDED,
    )
    yield (
        "references to no letter",
        lambda: whole(table("<tr><td>3<td>&#0;&#xD800;&#x110000;&#-1;<td>1")),
        EITHER,
    )
    include = (
        "<html xmlns:xi='http://www.w3.org/2001/XInclude'><body>"
        "<xi:include href='file:///etc/passwd' parse='text'/>"
    )
    yield "a file included", lambda: (include + table() + "</body></html>").encode(), READ


def _active() -> Iterator[Made]:
    scripts = "<script>while(1){}</script><script src=http://{host}/a.js></script>"
    yield "scripts", lambda: whole(f"{scripts}<img src=x onerror='while(1);'>{table()}"), READ
    yield (
        "a script that writes a table",
        lambda: whole(f"<script>document.write('{table()}')</script>"),
        EMPTY,
    )
    fetched = "<img src=http://{host}/i><iframe src=http://{host}/f></iframe><object data=http://{host}/o></object>"
    yield (
        "pictures, frames, objects",
        lambda: whole(f"{fetched}<video src=http://{{host}}/v></video>{table()}"),
        READ,
    )
    linked = "<link rel=stylesheet href=http://{host}/c><base href=http://{host}/><style>@import 'http://{host}/s';td{background:url(http://{host}/u)}</style>"
    yield "style sheets from elsewhere", lambda: whole(table(), linked), READ
    yield (
        "a page that goes elsewhere",
        lambda: whole(table(), "<meta http-equiv=refresh content='0;url=http://{host}/r'>"),
        READ,
    )
    yield (
        "cells like formulas",
        lambda: whole(table('<tr><td>2<td>=HYPERLINK("http://{host}")<td>1')),
        READ,
    )
    yield (
        "cells that hold markup",
        lambda: whole(table("<tr><td>2<td>&lt;script&gt;alert(1)&lt;/script&gt;<td>1")),
        READ,
    )


def _broken() -> Iterator[Made]:
    sound = whole(table())
    for part in (10, 40, 70, 95):
        yield f"cut to {part} %", lambda part=part: sound[: len(sound) * part // 100], EITHER
    for step in (3, 11, 97):
        yield (
            f"every {step}th byte turned",
            lambda step=step: bytes(b ^ 0x55 if n % step == 0 else b for n, b in enumerate(sound)),
            EITHER,
        )
    yield "zeros between the letters", lambda: sound.replace(b"<", b"\0<\0"), EITHER
    yield "control letters", lambda: sound.replace(b"</td>", bytes(range(1, 9)) + b"</td>"), EITHER
    yield "a table without an end", lambda: whole(table().replace("</table>", "")), READ
    yield "a tag in capitals and blanks", lambda: whole(table().replace("<td>", "<TD\n\n >")), READ
    yield "quotes that never close", lambda: whole('<table title="' + table()), EITHER
    yield "a comment that never closes", lambda: whole("<!-- " * 100_000 + table()), EITHER
    yield "a script that never closes", lambda: whole("<script>" + table()), EMPTY
    yield "a title that never closes", lambda: b"<html><title>" + sound, EITHER
    yield "drawing and formulas", lambda: whole("<svg><table><math><mtd>" * 40 + table()), EITHER
    yield "frames alone", lambda: b"<html><frameset><frame src=a.html></frameset></html>", EMPTY
    yield "declarations, 300,000 of them", lambda: b"<!x>" * 300_000 + sound, EITHER
    yield "CDATA, 100,000 of them", lambda: whole("<![CDATA[x]]>" * 100_000 + table()), EITHER


def _encodings() -> Iterator[Made]:
    text = document(table())
    yield "UTF-16 without a mark", lambda: text.encode("utf-16-le"), READ
    yield "UTF-16 with a mark", lambda: text.encode("utf-16"), READ
    yield "UTF-16, cut in a letter", lambda: text.encode("utf-16")[:-1], READ
    yield "UTF-32 with a mark", lambda: text.encode("utf-32"), READ
    yield (
        "windows-1258",
        lambda: document(table(), "<meta charset=windows-1258>").encode("cp1258", "replace"),
        EITHER,
    )
    yield (
        "windows-1258 that says it is UTF-8",
        lambda: document(table(), "<meta charset=utf-8>").encode("cp1258", "replace"),
        EITHER,
    )
    yield (
        "UTF-8 that says it is UTF-16",
        lambda: document(table(), "<meta charset=utf-16>").encode(),
        READ,
    )
    yield "UTF-8 twice", lambda: text.encode().decode("latin-1").encode(), EITHER
    yield from _odd_letters(text)


def _odd_letters(text: str) -> Iterator[Made]:
    yield (
        "lone surrogates",
        lambda: text.replace("CẢI", "\ud800CẢI\udfff").encode("utf-8", "surrogatepass"),
        EITHER,
    )
    yield (
        "lone surrogates in UTF-16",
        lambda: text.replace("CẢI", "\ud800CẢI\udfff").encode("utf-16", "surrogatepass"),
        EITHER,
    )
    yield "overlong UTF-8", lambda: text.encode().replace(b"<td>", b"\xc0\xbctd>"), EITHER
    yield (
        "letters beyond Unicode",
        lambda: whole(table()).replace(b"5,00", b"\xf7\xbf\xbf\xbf"),
        EITHER,
    )
    yield (
        "an encoding that is no text",
        lambda: document(table(), "<meta charset=base64>").encode(),
        READ,
    )
    yield (
        "an encoding that is not there",
        lambda: document(table(), "<meta charset=klingon>").encode(),
        READ,
    )
    yield "UTF-7", lambda: document(table(), "<meta charset=utf-7>").encode("utf-7"), EITHER
    yield "two marks", lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), READ
    yield (
        "ten million combining marks",
        lambda: whole(table("<tr><td>2<td>a" + "\u0301" * 3_000_000)),
        BOUNDED,
    )
    yield (
        "letters written from the right",
        lambda: whole(table("<tr><td>2<td>\u202e\u2066x\u2069<td>1")),
        READ,
    )


def transcripts() -> Iterator[Made]:
    """Every tab-separated file, by name."""
    sound = "\n".join("\t".join(row) for row in ROWS) + "\n"
    yield "a sound one", sound.encode, READ
    yield "a million tabs in a line", lambda: (sound + "\t" * 1_000_000 + "\n").encode(), EITHER
    yield (
        "a million tabs with a word at the end",
        lambda: (sound + "\t" * 1_000_000 + "x\n").encode(),
        REFUSED,
    )
    yield "a million lines", lambda: (sound + "2\tx\t1\n" * 1_000_000).encode(), BOUNDED
    yield (
        "three million cells",
        lambda: (sound + "2\tx\t1\n" * 700_000 + "\n").encode() * 2,
        BOUNDED,
    )
    yield "100,000 tables", lambda: (sound + "\na\tb\nc\td\n" * 100_000).encode(), REFUSED
    yield (
        "100,000 open tags in a cell",
        lambda: (sound + "2\t" + "<b>" * 100_000 + "\t1\n").encode(),
        BOUNDED,
    )
    yield "a million asterisks", lambda: ("*" * 1_000_000 + "\n" + sound).encode(), BOUNDED
    yield "asterisks with words", lambda: ("*a " * 300_000 + "\n" + sound).encode(), BOUNDED
    yield (
        "a million brackets",
        lambda: (sound + "2\t" + "<" * 1_000_000 + "\t1\n").encode(),
        BOUNDED,
    )
    yield (
        "tags without an end",
        lambda: (sound + "2\t" + "<b a=" * 200_000 + "\t1\n").encode(),
        BOUNDED,
    )
    yield "a tag of blanks", lambda: (sound + "2\t<b" + " " * 1_000_000 + "\t1\n").encode(), BOUNDED
    yield (
        "comments without an end",
        lambda: (sound + "2\t" + "<!--" * 300_000 + "\t1\n").encode(),
        BOUNDED,
    )
    yield "hashes", lambda: ("#" * 1_000_000 + " x\n" + sound).encode(), BOUNDED
    yield "zeros", lambda: sound.replace("\t", "\t\0").encode(), EITHER
    yield "CR alone", lambda: sound.replace("\n", "\r").encode(), READ
    yield "UTF-16", lambda: sound.encode("utf-16"), READ
    yield (
        "lone surrogates",
        lambda: sound.replace("CẢI", "\ud800").encode("utf-8", "surrogatepass"),
        EITHER,
    )
    yield "binary with tabs", lambda: bytes(range(256)) * 1_000 + sound.encode(), UNUSABLE
    yield "formulas", lambda: (sound + "=1+1\t@SUM(A1)\t-1\n").encode(), EITHER
