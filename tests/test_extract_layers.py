"""Layers of a PDF that its readers do not show."""

import time
import zlib
from collections.abc import Sequence

import pytest

from extract import layers
from extract.layers import visible, without_hidden
from extract.pdf import lines_of, read
from pdfs import ruled
from schemas.settings import Settings

ROWS = [[("Serif", b"STT"), ("Serif", b"Ten")], [("Serif", b"1"), ("Serif", b"Mot")]]
NOTE = b"BT /F0 10 Tf 1 0 0 1 60 740 Tm (x) Tj ET 40 745 m 400 745 l S"
FONT = b"/Font << /F0 6 0 R >>"
OFF, ON = b"/OFF [20 0 R]", b"/BaseState /OFF /ON [20 0 R]"


def layered(drawn: bytes, default: bytes, form: bytes = b"", own: bytes = b"20 0 R") -> bytes:
    """A table with a text and a ruling in a layer, or in a form; ``default``: which are off."""
    resources = b"%s /Properties << /L %s >> /XObject << /X 22 0 R >>" % (FONT, own)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R "
        b"/OCProperties << /OCGs [20 0 R 23 0 R] /D << %s >> >> >>" % default,
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R "
        b"/Resources << %s >> >>" % resources,
        20: b"<< /Type /OCG /Name (L) >>",
        21: b"<< /Type /OCMD /OCGs [20 0 R] /P /AnyOn >>",
        22: b"<< /Type /XObject /Subtype /Form /BBox [0 0 842 842] %s /Length %d >>\nstream\n%s\n"
        b"endstream" % (form, len(NOTE), NOTE),
        23: b"<< /Type /OCG /Name (M) >>",
    }
    data = ruled(ROWS, also=drawn)
    return data + layers._update(data, objects, {"Size": 24, "Root": _Root()})


class _Root:
    objid = 1


def texts(data: bytes, engine: str) -> Sequence[str]:
    return [line.text for page in read(data, Settings(engine=engine)) for line in lines_of(page)]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("drawn", "form", "own"),
    [
        (b"/OC /L BDC " + NOTE + b" EMC", b"", b"20 0 R"),
        (b"/OC /L BDC " + NOTE + b" EMC", b"", b"21 0 R"),
        (b"/X Do", b"/OC 20 0 R /Resources << /Font << /F0 6 0 R >> >>", b"20 0 R"),
    ],
)
def test_what_is_drawn_in_a_layer_that_is_off_is_not_printed(
    engine: str, drawn: bytes, form: bytes, own: bytes
) -> None:
    plain = texts(ruled(ROWS), engine)
    assert texts(layered(drawn, OFF, form, own), engine) == plain
    assert "x" in "".join(texts(layered(drawn, b"/OFF [23 0 R]", form, own), engine))
    assert "x" in "".join(texts(layered(drawn, ON, form, own), engine))
    assert texts(layered(drawn, b"/BaseState /OFF", form, own), engine) == plain


def test_a_file_without_a_layer_that_is_off_stays_as_it_is() -> None:
    shown = layered(b"/X Do", b"/ON [20 0 R]")
    assert without_hidden(shown) is shown


def test_of_a_hidden_content_only_what_draws_is_taken_out() -> None:
    content = b"q 1 w /OC /L BDC (a (b)) Tj /Span BMC 0 0 m 9 9 l S EMC /X Do EMC (c) Tj Q"
    shown = visible(content, frozenset((b"L",)), [])
    assert shown.split() == b"q 1 w /OC /L BDC /Span BMC 0 0 m 9 9 l n EMC EMC (c) Tj Q".split()
    assert visible(content, frozenset((b"M",)), []) == content
    image = b"/OC /L BDC BI /W 1 /H 1 ID \x00EMC\x01 EI EMC (c) Tj"
    assert visible(image, frozenset((b"L",)), []).split() == b"/OC /L BDC EMC (c) Tj".split()


@pytest.mark.parametrize("default", [b"/OFF [null]", b"/OFF [<< /Type /OCG >> 0]"])
def test_what_is_no_layer_hides_nothing(default: bytes) -> None:
    assert without_hidden(data := layered(b"/X Do", default)) is data


@pytest.mark.parametrize("members", [b"[]", b"[null]", b"25 0 R", b"[20 0 R] /VE [/Not 20 0 R]"])
def test_states_of_no_layers_hide_nothing(members: bytes) -> None:
    membership = b"<< /Type /OCMD /P /AnyOff /OCGs %s >>" % members
    data = layered(b"/OC /L BDC " + NOTE + b" EMC", OFF, own=membership)
    assert "x" in "".join(texts(data, "pdfium"))


def test_a_content_of_two_pages_stays_where_one_of_them_shows_its_layer() -> None:
    data = layered(b"/OC /L BDC " + NOTE + b" EMC", OFF)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R /Resources << %s "
    page += b"/Properties << /L %d 0 R >> >> >>"
    objects = {2: b"<< /Type /Pages /Kids [3 0 R 30 0 R] /Count 2 >>", 30: page % (FONT, 23)}
    data += layers._update(data, objects, {"Size": 31, "Root": _Root()})
    assert texts(data, "pdfium").count("x") == 2


@pytest.mark.parametrize("objects", [{24: b"24 0 R"}, {24: b"25 0 R", 25: b"24 0 R"}])
def test_a_reference_to_itself_is_not_followed_for_ever(objects: dict[int, bytes]) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources 24 0 R >>"
    data = layered(b"/X Do", OFF)
    data += layers._update(data, {3: page, **objects}, {"Size": 30, "Root": _Root()})
    assert without_hidden(data) == data


@pytest.mark.parametrize("content", [b"(" + b"\\(" * 200_000, b"(" * 400_000, b"((a)" * 100_000])
def test_brackets_that_nothing_ends_take_no_longer_than_others(content: bytes) -> None:
    begin = time.process_time()
    assert visible(content, frozenset((b"L",)), []) == content
    assert time.process_time() - begin < 5  # a minute and more where each is tried anew


def test_marks_that_nothing_ends_take_no_longer_than_others() -> None:
    content = b"/OC /M BDC " * 40_000 + b"(a) Tj " * 40_000
    begin = time.process_time()
    assert visible(content, frozenset((b"L",)), []) == content
    assert time.process_time() - begin < 5


def test_brackets_in_a_string_stand_in_pairs() -> None:
    content = b"/OC /L BDC (a (b (c (d) EMC))) Tj EMC (e) Tj"
    assert visible(content, frozenset((b"L",)), []).split() == b"/OC /L BDC EMC (e) Tj".split()


def test_a_hidden_text_on_the_next_line_still_goes_to_it() -> None:
    shown = visible(b"/OC /L BDC (a) ' EMC (b) Tj", frozenset((b"L",)), [])
    assert shown.split() == b"/OC /L BDC T* EMC (b) Tj".split()


def test_objects_are_written_as_they_were_read() -> None:
    item = {"A B": 0.00001, "\u1edb": [1, True, None, b"(x)"]}
    want = b"<</A#20B 0.000010000 /#e1#bb#9b [1 true null <287829>]>>"
    assert layers._written(item) == want


def test_streams_of_objects_without_an_end_are_not_looked_for_again() -> None:
    begin = time.process_time()
    assert not layers._has_layers(b"%PDF-1.5 " + b"/Type/ObjStm stream\n" * 50_000)
    assert time.process_time() - begin < 5


def test_a_packed_catalogue_tells_whether_a_file_has_layers() -> None:
    def packed(catalogue: bytes) -> bytes:
        body = zlib.compress(catalogue)
        return b"%%PDF-1.5\n1 0 obj << /Type /ObjStm >> stream\n%s\nendstream endobj" % body

    assert layers._has_layers(packed(b"1 0 << /Type /Catalog /OCProperties 2 0 R >>"))
    assert not layers._has_layers(packed(b"1 0 << /Type /Catalog /Pages 2 0 R >>"))


def test_a_file_whose_references_are_a_stream_gets_a_stream_of_them() -> None:
    data = b"%PDF-1.5\n9 0 obj\n<< /Type /XRef >>\nendobj\nstartxref\n9\n%%EOF\n"
    update = layers._update(data, {4: b"null"}, {"Size": 10, "Root": _Root()})
    assert b"10 0 obj\n<</Type /XRef /W [1 4 2] /Size 11 /Index [4 1 10 1] /Root 1 0 R" in update
    place = len(data) + update.index(b"10 0 obj")
    assert b"startxref\n%d\n" % place in update
