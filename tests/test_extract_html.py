import time
import unicodedata

import pytest

from extract.html import read
from schemas.findings import Stopped
from schemas.page import Grid, Line
from schemas.settings import Settings


def pages(markup, **settings):
    data = markup if isinstance(markup, bytes) else markup.encode()
    return list(read(data, Settings(**settings)))


def grid(markup):
    (found,) = [b for page in pages(markup) for b in page.blocks if isinstance(b, Grid)]
    return found


def texts(markup):
    return [[cell and cell.text for cell in row] for row in grid(markup).rows]


def lines(markup):
    return [
        block.text for page in pages(markup) for block in page.blocks if isinstance(block, Line)
    ]


def cell_lines(inner):
    return grid(f"<table><tr><td>{inner}</td></tr></table>").rows[0][0].lines


def printed(inner):
    return [line.text for line in cell_lines(inner)]


def test_every_top_level_table_is_a_page_with_the_text_before_it():
    first, second = pages("<p>a</p><table><tr><td>1</table>b<table><tr><td>2</table><p>end")
    assert [getattr(b, "text", "grid") for b in first.blocks] == ["a", "grid"]
    assert [getattr(b, "text", "grid") for b in second.blocks] == ["b", "grid", "end"]
    assert (first.number, second.number) == (1, 2)


def test_a_document_without_a_table_is_one_page_of_lines():
    (page,) = pages("<p>a<p>b")
    assert [block.text for block in page.blocks] == ["a", "b"]


def test_a_table_without_a_cell_is_no_page():
    assert len(pages("<table></table><table><tr></table><table><tr><td>1</table>")) == 1


def test_a_layout_table_gives_its_inner_table_and_its_text():
    inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
    markup = f"<table><tr><td>menu</td><td>title{inner}end</td></tr></table>"
    assert texts(markup) == [["1", "2"], ["3", "4"]]
    assert lines(markup) == ["menu", "title", "end"]


def test_a_table_inside_a_cell_of_data_is_text_a_paragraph_a_row():
    inner = "<table><tr><td>x<td>y<tr><td>z</table>"
    rows = "<tr><td>1<td>2" * 3
    found = texts(f"<table>{rows}<tr><td>a{inner}<td>b</table>")
    assert found[-1] == ["a\nx y\nz", "b"]


def test_the_first_head_stands_on_top_and_the_foot_at_the_end():
    markup = (
        "<table><tfoot><tr><td>f</tfoot><tbody><tr><td>b</tbody><thead><tr><th>h</thead></table>"
    )
    assert texts(markup) == [["h"], ["b"], ["f"]]
    assert grid(markup).header_rows == 1


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ("<table><tr><th>a<th>b<tr><th>c<td>d</table>", 1),
        ("<table><tr><td>a<tr><td>b</table>", 0),
        ("<table><tr><th>a<tr><th>b</table>", 0),
        ("<table><thead><tr><td>a<tr><td>b</thead><tr><td>c</table>", 2),
    ],
)
def test_header_rows_are_those_that_the_markup_names(markup, count):
    assert grid(markup).header_rows == count


def test_a_row_span_ends_with_its_row_group():
    markup = "<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d</table>"
    assert texts(markup) == [["a", "b"], ["c", "d"]]


def test_rows_of_unequal_length_are_filled_with_empty_cells():
    assert texts("<table><tr><td>a<tr><td>b<td>c</table>") == [["a", ""], ["b", "c"]]


def test_a_cell_with_nothing_but_characters_without_width_is_empty():
    assert texts("<table><tr><td>a<td><p>&#xFEFF;</p><td>&#xFEFF;b</table>") == [["a", "", "b"]]
    assert grid("<table><tr><td>a<td>&#x200B;</table>").rows[0][1].lines == ()


def test_cells_without_a_row_stand_in_one():
    assert texts("<table><td>a<td>b<tr><td>c</table>") == [["a", "b"], ["c", ""]]


def test_a_form_around_rows_hides_no_row():
    assert texts("<table><form><tr><td>a</form></table>") == [["a"]]


def test_text_between_rows_and_captions_stand_before_the_table():
    assert lines("<table><caption>c</caption>t<tr><td>1</table>") == ["c", "t"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("a<br>b<br/><br>c", ["a", "b", "c"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("x<h3>a</h3>y", ["x", "a", "y"]),
        ("a <b>b</b><i>c</i>\n\t d", ["a bc d"]),
        ("&nbsp;", []),
        ("<p>&nbsp;</p>", []),
        ("a&nbsp;&nbsp;b", ["a  b"]),
        ("m<sup>2</sup> H<sub>2</sub>O", ["m² H2O"]),
        ("a<!-- no --><script>no</script><style>no</style>b", ["ab"]),
        ("a<span style='DISPLAY : none'>no</span><p hidden>no</p>b", ["ab"]),
        ("a<span style='display: none !important;'>no</span>b", ["ab"]),
        ("<p style='display:none!important;display:block'>no</p>b", ["b"]),
        ("<p style='display:none;display:block'>a</p>b", ["a", "b"]),
        ("<p hidden style='display:block'>a", ["a"]),
        ("a<i style='opacity:0'>no</i><b style='position:absolute;left:-9999px'>no</b>b", ["ab"]),
        ("<p style='text-indent:-9999px'>no<p style='text-indent:-18.0pt'>a", ["a"]),
        ("<p style='font-size:0'>no<span style='font-size:12px'>a</span>no", ["a"]),
        ("<p style='font-size:0px'>no<span style='font-size:2em'>no</span>", []),
        ("&lt;&#272;&agrave;&gt; &amp;c.", ["<Đà> &c."]),
        ("<span style='display: block'>a</span><b style='display:block'>b</b>", ["a", "b"]),
        ("<p style='display: inline'>a</p> <div style='display:inline-block'>b</div>", ["a b"]),
        ("<ul><li>a<li>b</ul>", ["• a", "• b"]),
        ("<ul style='list-style-type: none'><li>- a<li>b</ul>", ["- a", "b"]),
        ("<ul><li>- a</ul>", ["- a"]),
        ("<ol start=3><li>a<li><p>b</ol>", ["3. a", "4. b"]),
        ("<pre>a\n b</pre>", ["a", "b"]),
        ("<input type=checkbox checked> a <input type=checkbox> b", ["☑ a □ b"]),
        ("<o:p>&nbsp;</o:p>a<![if x]>- <![endif]>b", ["a- b"]),
    ],
)
def test_a_cell_prints(inner, expected):
    assert printed(inner) == expected


def test_every_paragraph_of_html_opens():
    assert all(line.opens is True for line in cell_lines("a<br>b<p>c<ul><li>d</ul>e"))


@pytest.mark.parametrize(
    ("inner", "bold", "italic"),
    [
        ("<b>ab</b>cd", 0.5, 0.0),
        ("<b>ab </b>&nbsp;", 1.0, 0.0),
        ("<strong><em>a</em></strong>b", 0.5, 0.5),
        ("<span style='font-weight:700;font-style:oblique'>a</span>", 1.0, 1.0),
        ("<b><span style='font-weight:normal'>a</span></b>", 0.0, 0.0),
        ("<p style='font: italic bold 12pt serif'>a", 1.0, 1.0),
    ],
)
def test_bold_and_italic_are_shares_of_the_letters(inner, bold, italic):
    (line,) = cell_lines(inner)
    assert (line.bold, line.italic) == (bold, italic)


def test_simple_rules_of_a_style_sheet_are_seen():
    sheet = (
        "<style>/* x */ @media print{.b{display:none}} .i, p.k{font-style:italic} .n{display:none}"
    )
    (page,) = pages(f"{sheet}</style><p class='x i'>a</p><p class=k>b<p class=b>c<p class=n>d")
    assert [(line.text, line.italic) for line in page.blocks] == [("a", 1), ("b", 1), ("c", 0)]


def test_a_rule_gives_way_to_the_style_of_an_element_unless_it_is_important():
    sheet = "<style>.t{display:none} .h, #x{display:none !important}</style>"
    (page,) = pages(
        f"{sheet}<p class=t style='display:block'>a<p class=t>no"
        "<p class=h style='display:block'>no<p id=x>no<p id=y>b"
    )
    assert [line.text for line in page.blocks] == ["a", "b"]


def test_header_cells_are_bold():
    assert grid("<table><tr><th>a<td>b</table>").rows[0][0].lines[0].bold == 1.0


def test_hidden_rows_and_cells_are_none():
    markup = "<table><tr style='display:none'><td>a<tr><td hidden>b<td>c</table>"
    assert texts(markup) == [["c"]]


def test_a_row_without_height_and_text_is_none():
    markup = "<table><tr><td>a<td>b<tr height=0><td width=9><td width=9></table>"
    assert texts(markup) == [["a", "b"]]
    assert texts("<table><tr><td>a<tr height=0><td>b</table>") == [["a"], ["b"]]


VIETNAMESE = "<p>Tiêu chí: Điểm tối đa của Ủy ban</p>"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_encoding_is_read(name):
    assert lines(f"<html>{VIETNAMESE}".encode(name)) == ["Tiêu chí: Điểm tối đa của Ủy ban"]


def test_utf_8_wins_over_a_false_declaration():
    assert lines(f"<meta charset=windows-1252>{VIETNAMESE}") == ["Tiêu chí: Điểm tối đa của Ủy ban"]


def test_windows_1258_is_read_and_composed():
    body = "Điê\u0309m tô\u0301i đa".encode("cp1258")
    assert lines(b"<meta charset=windows-1258><p>" + body) == ["Điểm tối đa"]
    assert lines(b"<p>" + body) == ["Điểm tối đa"]


def test_a_declared_encoding_is_obeyed():
    assert lines("<meta charset=iso-8859-1><p>d\xe9j\xe0 “x”".encode("cp1252")) == ["déjà “x”"]


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252"])
def test_windows_1258_wins_over_a_false_declaration(declared: str):
    text = (
        "Điểm tối đa của tiêu chí này là tổng điểm đạt được; ủy ban nhân dân các xã, phường gửi "
        "báo cáo trước ngày mười lăm hằng tháng, đúng thời hạn quy định"
    )
    body = "".join(map(_toned, text)).encode("cp1258")
    assert lines(b"<meta charset=%s><p>%s" % (declared.encode(), body)) == [text]


def _toned(letter: str) -> str:
    """A letter as windows-1258 has it: its tone behind it."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    rest = "".join(part for part in parts if part not in tones)
    return unicodedata.normalize("NFC", rest) + tones


def test_letters_that_no_encoding_can_read_are_noted():
    (page,) = pages(b"<p>" + "Điểm tối đa, Ủy ban nhân dân, cải cách thể chế".encode() + b"\xff")
    assert [note.code for note in page.notes] == ["text-repaired"]


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 100_000,
        b"<table><tr><td>" * 100_000,
        b"<table><tr>" + b"<td>" * 2_000,
        b"<table>" + b"<tr><td colspan=1000 rowspan=65534>" * 2_000,
        b"<table><tr><td>x</table>" * 6_000,
    ],
)
def test_bombs_are_too_large(markup):
    with pytest.raises(Stopped, match="too-large"):
        pages(markup)


def test_a_source_beyond_the_bound_of_bytes_is_too_large():
    with pytest.raises(Stopped, match="too-large"):
        pages("<p>abc", max_bytes=5)


@pytest.mark.parametrize(
    "markup",
    [
        b"<p>" + b"&#225;&nbsp;&bogus;" * 50_000,
        b"<style>" + b"a{" * 50_000 + b"@media{/*" * 50_000,
        b"<style>" + b"a{b:c}" * 50_000 + b"</style>" + b"<a>x</a>" * 5_000,
        b"<table><tr><td>" + b"<font>" * 150 + b"</i>" * 50_000,
        b"<" * 200_000 + b"&" * 200_000,
        b"<p " + b"a=b " * 50_000 + b">",
        b"<table><tr><td colspan=2147483647 rowspan=2147483647>a",
    ],
)
def test_floods_are_read_in_linear_time(markup):
    begun = time.process_time()
    assert pages(markup)
    assert time.process_time() - begun < 5


def test_an_external_entity_is_text():
    markup = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><p>&a;</p></html>'
    assert "&a;" in lines(markup)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<b style='text-transform:uppercase'>Lĩnh vực</b> một", "LĨNH VỰC một"),
        ("<span style='font-family:.VnTimeH'>Lĩnh vực</span>", "Lĩnh vực"),
    ],
)
def test_letters_are_capitals_where_the_page_prints_them_so(inner, expected):
    assert printed(inner) == [expected]


def test_utf_8_with_half_a_pair_early_in_it_is_still_utf_8() -> None:
    table = f"<table><tr><td>\ud800</td><td>{'hành chính ' * 20}</td></tr></table>"
    (page,) = read(table.encode("utf-8", "surrogatepass"), Settings())
    assert "hành chính" in str(page.blocks)


def test_markup_of_too_many_elements_is_too_large() -> None:
    with pytest.raises(Stopped) as stop:
        list(read(b"<table>" + b"<tr>" * 50, Settings(max_elements=40)))
    assert stop.value.findings[0].code == "too-large"


def test_a_row_without_cells_is_not_drawn():
    rows = "<tr><td>a<td>b</tr><tr></tr><tr><td>c<td>d</tr>"
    assert texts(f"<table>{rows}</table>") == [["a", "b"], ["c", "d"]]
    spanned = rows.replace("<td>a", "<td rowspan=2>a")
    assert len(texts(f"<table>{spanned}</table>")) == 3


@pytest.mark.parametrize(("lost", "told"), [("", 0), ("ếềướ", 1)])
def test_words_of_tables_that_cannot_be_what_was_written_are_told(lost, told):
    text = (
        "Đề nghị các đơn vị tiếp tục hướng dẫn, tuyên truyền đến từng hộ về kế hoạch năm nay. " * 4
    )
    for letter in lost:
        text = text.replace(letter, "")
    (page,) = pages(f"<table><tr><td>{text}</td></tr></table><p>lorem ipsum dolor sit amet</p>")
    assert len([note for note in page.notes if note.code == "damaged"]) == told


def test_cells_and_rows_end_those_whose_ends_are_not_said():
    """Also where something that is open inside them keeps the parser from closing them."""
    assert texts("<table><tr><td><b>a<td>b<tr><td><b>c<td>d</table>") == [["a", "b"], ["c", "d"]]
    row = "<tr><td>1<td>2<form action=x><input type=hidden>"
    assert texts(f"<table>{row * 3}</table>") == [["1", "2"]] * 3
    rows = "<tr><td>1<td>2<form action=x><tbody><tr><td>3<td>4</tr></tbody>"
    assert texts(f"<table>{rows}</table>") == [["1", "2"], ["3", "4"]]
    assert texts(f"<table>{rows}<td>5</table>") == [["1", "2"], ["3", "4"], ["5", ""]]


def test_a_cell_that_holds_nothing_but_a_mark_of_direction_is_empty():
    (row,) = grid("<table><tr><td>a<td>&#8206;<td>\u202a\u202c</table>").rows
    assert [bool(cell.lines) for cell in row] == [True, False, False]


def test_empty_cells_beyond_the_first_row_are_no_column():
    assert texts("<table><tr><td>1<td>2<tr><td>3<td>4<td></table>") == [["1", "2"], ["3", "4"]]
    assert texts("<table><tr><td>1<tr><td>3<td>4</table>") == [["1", ""], ["3", "4"]]


def test_bare_rows_that_spans_do_not_count_are_none():
    rows = "<tr><td>1<td rowspan=2>a</tr><tr></tr><tr><td>2</tr><tr></tr><tr><td>3<td>b</tr>"
    assert texts(f"<table>{rows}</table>") == [["1", "a"], ["2", None], ["3", "b"]]


def test_a_header_in_several_heads_or_half_in_the_body_is_one():
    """Office suites write a ``<thead>`` for each row of it, or for those that are repeated."""
    upper, lower = "<tr><td rowspan=2>a<td colspan=2>b</tr>", "<tr><td>c<td>d</tr>"
    whole = [["a", "b", None], [None, "c", "d"], ["1", "2", "3"]]
    body = "<tbody><tr><td>1<td>2<td>3</tr></tbody>"
    two = f"<table><thead>{upper}</thead>\n<thead>{lower}</thead>{body}</table>"
    assert texts(two) == whole
    assert grid(two).header_rows == 2
    assert texts(f"<table><thead>{upper}</thead><tbody>{lower}</tbody>{body}</table>") == whole


def test_a_head_whose_spans_reach_over_a_full_row_ends_where_it_ends():
    head = "<thead><tr><td rowspan=2>a<td rowspan=2>b</tr></thead>"
    assert texts(f"<table>{head}<tr><td>1<td>2</tr></table>") == [["a", "b"], ["1", "2"]]


def test_letters_that_a_font_draws_as_signs_are_those_signs():
    box = "<span style='font-family:Wingdings'>o</span> Có <font face='Wingdings 2'>£</font> Không"
    assert printed(box) == ["\uf06f Có \uf0a3 Không"]
    bullet = "<span style='font-family:Wingdings'>Ø<span style='font:7pt Arial'>o </span></span>a"
    assert printed(bullet) == ["\uf0d8o a"]
    assert printed("<span style='font-family:Segoe UI Symbol'>o</span>") == ["o"]


def test_a_hidden_column_is_none():
    rows = "<tr><td>1<td style='display:none'>x<td>2<tr><td colspan=3>3"
    columns = "<col><col style='display:none'><col>"
    assert texts(f"<table>{columns}{rows}</table>") == [["1", "2"], ["3", None]]


@pytest.mark.parametrize(
    ("end", "told"), [("", 1), ("<tr><td", 1), ("</table>", 0), ("</body></html>", 0)]
)
def test_a_file_that_ends_inside_a_table_is_damaged(end, told):
    (page,) = pages(f"<table><tr><td>1<td>2{end}")
    assert [note.code for note in page.notes] == ["damaged"] * told
