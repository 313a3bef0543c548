"""The lines of a whole cell -> paragraphs."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from extract.pdf import read
from normalize.gathered import Paragraph, items_of, text_of
from normalize.paragraphs import paragraphs
from normalize.text import clean, key
from schemas.page import Box, Cell, Grid, Line
from schemas.rows import Part, Place, Whole
from schemas.settings import Settings

SAMPLES = Path(__file__).parents[1] / ".." / "shared" / "samples"
LETTER = 6.0
LEADING = 15.0
WIDTH = 240.0


def lay(*texts: str, top: float = 1.0, gaps: dict[int, float] | None = None) -> Cell:
    """A cell, 240 points wide, whose letters are 6 points wide; ``gaps`` are added above a line.

    Blanks at the start of a text are an indent, a ``|`` at its end fills the line to the wall.
    """
    lines, down = [], top
    for number, text in enumerate(texts):
        down += (gaps or {}).get(number, 0.0)
        bare = text.strip().rstrip("|")
        left = 5.0 + LETTER * (len(text) - len(text.lstrip()))
        right = WIDTH - 5.0 if text.endswith("|") else left + LETTER * len(bare)
        lines.append(Line(bare, Box(left, down, right, down + 13.0), size=13.0))
        down += LEADING
    return Cell(tuple(lines), Box(0.0, 0.0, WIDTH, down + 1.0))


def whole(*cells: Cell) -> Whole:
    return Whole(tuple(Part(Place(page, 1), cell) for page, cell in enumerate(cells, 1)))


def texts(*cells: Cell) -> list[str]:
    return [p.text for p in paragraphs(whole(*cells))]


def silent(*lines: str, opens: bool | None = None) -> Cell:
    return Cell(tuple(Line(text, opens=opens) for text in lines))


def test_an_empty_cell_has_no_paragraph() -> None:
    assert paragraphs(Whole()) == paragraphs(whole(Cell(), silent(" "))) == ()


def test_full_lines_go_on() -> None:
    assert texts(lay("Ban hành kế hoạch và|", "các văn bản.")) == [
        "Ban hành kế hoạch và các văn bản."
    ]


def test_a_line_beside_which_the_next_word_would_fit_ends_a_paragraph() -> None:
    assert texts(lay("Kế hoạch CCHC.", "Báo cáo năm")) == ["Kế hoạch CCHC.", "Báo cáo năm"]


def test_words_that_a_blank_binds_wrap_together() -> None:
    cell = lay("Phòng Văn hóa - một và hai", "xã hội, Sở Tư pháp")
    first, bound = cell.lines
    tight = msgspec.structs.replace(bound, tight=2)
    assert len(texts(msgspec.structs.replace(cell, lines=(first, tight)))) == 1
    assert len(texts(cell)) == 2


def test_a_single_word_before_a_long_one_ends_no_justified_paragraph() -> None:
    cell = lay("Kế hoạch số 37 của Ủy ban ở|", "ngày", "18/02/2025" + "0" * 25, "của Ủy ban|")
    assert len(texts(cell)) == 1


def test_a_box_is_wider_than_a_letter() -> None:
    line = "☑ Đang làm việc"
    right = 240.0 - 5.0 - 13.0
    cell = Cell(
        (
            Line(line, Box(5.0, 1.0, right, 14.0), size=13.0),
            Line("☑ Không", Box(5.0, 16.0, 60.0, 29.0), size=13.0),
        ),
        Box(0.0, 0.0, WIDTH, 30.0),
    )
    assert texts(cell) == [f"{line} ☑ Không"]


def test_a_wider_gap_opens_though_the_line_above_is_full() -> None:
    cell = lay("Tên tiêu chí|", "goes on|", "Yêu cầu: a|", "b", gaps={2: 6.0})
    assert texts(cell) == ["Tên tiêu chí goes on", "Yêu cầu: a b"]


def test_a_line_set_lower_goes_on_where_a_full_line_breaks_off_in_small_letters() -> None:
    cell = lay("- Từ 90% số nhiệm vụ|", "hoàn thành: 2,25", "- Dưới 90%: 0", gaps={1: 6.0})
    assert texts(cell) == ["- Từ 90% số nhiệm vụ hoàn thành: 2,25", "- Dưới 90%: 0"]


@pytest.mark.parametrize(("short", "count"), [(4.8, 1), (8.0, 2)])
def test_a_justified_line_that_lacks_a_stretched_blank_ends_no_paragraph(
    short: float, count: int
) -> None:
    cell = lay("Căn cứ kế hoạch thì|", "công chức Văn phòng -|", "Thống kê người dân và|", "đủ.")
    line = cell.lines[1]
    assert line.box is not None
    box = msgspec.structs.replace(line.box, x1=line.box.x1 - short)
    lines = (cell.lines[0], msgspec.structs.replace(line, box=box), *cell.lines[2:])
    assert len(texts(msgspec.structs.replace(cell, lines=lines))) == count


def test_the_head_of_a_unit_s_name_is_no_name_though_the_next_word_had_room() -> None:
    cell = lay("• Phòng", "Văn hóa - Xã hội", "• Văn phòng", "HĐND và UBND", "• Văn phòng", "Sở",
               "• Các", "phòng chuyên môn")  # fmt: skip
    assert texts(cell) == [
        "• Phòng Văn hóa - Xã hội", "• Văn phòng HĐND và UBND", "• Văn phòng", "Sở",
        "• Các phòng chuyên môn",
    ]  # fmt: skip


def test_names_of_units_on_a_full_line_each_are_paragraphs_in_a_cell_of_names() -> None:
    lines = ("Phòng Tài chính|", "Công an xã|", "Bộ phận Một cửa")
    assert texts(lay(*lines)) == ["Phòng Tài chính", "Công an xã", "Bộ phận Một cửa"]
    assert len(texts(lay("Phòng Tài chính và|", "Công an xã"))) == 1
    assert len(texts(lay("Sở Nội vụ báo cáo với các|", "Phòng Nội vụ phối hợp|", "trong năm"))) == 1


def test_a_first_line_indent_opens() -> None:
    assert texts(lay("  Một hai|", "ba bốn|", "  Năm sáu|", "bảy tám|", "chín")) == [
        "Một hai ba bốn", "Năm sáu bảy tám chín",
    ]  # fmt: skip


def test_a_hanging_indent_goes_on() -> None:
    assert texts(lay("- Một hai|", "  ba|", "  bốn|", "- Năm|", "  sáu")) == [
        "- Một hai ba bốn", "- Năm sáu",
    ]  # fmt: skip


def test_bullets_of_a_series_open_though_lines_are_full() -> None:
    assert texts(lay("- Một|", "- Hai|", "ba|", "- Bốn|")) == ["- Một", "- Hai ba", "- Bốn"]


@pytest.mark.parametrize("name", ["- xã hội Phường|", "– Thống kê xã|"])
def test_a_wrap_may_put_the_dash_of_a_name_at_a_line_start(name: str) -> None:
    assert len(texts(lay("Công chức Văn hóa|", name))) == 1


@pytest.mark.parametrize(("opens", "items"), [(True, 2), (None, 3)])
def test_where_the_source_says_which_bullets_open_the_dash_of_another_line_is_a_name_s(
    opens: bool | None, items: int
) -> None:
    made = lay("- Văn phòng|", "- Phòng Văn hóa|", "- Xã hội|")
    first, second, third = made.lines
    lines = (first, msgspec.structs.replace(second, opens=opens), third)
    assert len(texts(msgspec.structs.replace(made, lines=lines))) == items


def test_a_page_may_cut_before_the_dash_of_a_name() -> None:
    tail = silent("- xã hội Phường", "- CC VP-TK Phường", opens=True)
    assert texts(silent("Công chức Văn hóa", opens=True), tail) == [
        "Công chức Văn hóa - xã hội Phường", "- CC VP-TK Phường",
    ]  # fmt: skip


def test_a_bullet_after_a_page_break_opens() -> None:
    assert texts(silent("- CC VP-TK", opens=True), silent("- CC TP-HT", opens=True)) == [
        "- CC VP-TK", "- CC TP-HT",
    ]  # fmt: skip


def test_markup_cannot_know_that_a_page_cut_a_paragraph() -> None:
    assert texts(silent("chất lượng", opens=True), silent("ban hành", opens=True)) == [
        "chất lượng ban hành"
    ]


@pytest.mark.parametrize("opens", [True, False])
def test_where_the_source_says_so_it_wins(opens: bool) -> None:
    assert (len(texts(silent("Một.", "Hai", opens=opens))) == 2) is opens


def test_a_page_break_inside_a_token_leaves_no_blank() -> None:
    assert texts(lay("theo Nghị định NĐ-|"), lay("CP")) == ["theo Nghị định NĐ-CP"]


def test_a_tail_after_a_short_last_line_opens() -> None:
    assert texts(lay("Tên tiêu chí."), lay("Yêu cầu: một")) == ["Tên tiêu chí.", "Yêu cầu: một"]


def test_a_tail_that_stands_lower_by_a_paragraphs_space_opens() -> None:
    last = "ba hai một của kế hoạch năm sau nữa."
    head = lay("Một|", "Hai|", f"{last}|", gaps={1: 6.0})
    tail = ("Bốn|", "năm trên địa bàn")
    assert texts(head, lay(*tail, top=7.0))[-1] == "Bốn năm trên địa bàn"
    assert texts(head, lay(*tail, top=1.0))[-1] == f"Hai {last} Bốn năm trên địa bàn"


@pytest.mark.parametrize(
    ("last", "opens"),
    [
        ("cuối quý.|", True),  # stretched, though "Báo cáo" would have fitted
        ("cuối quý|", True),
        ("theo đúng thời gian quy định gửi về.|", False),  # full as it is
    ],
)
def test_a_stretched_line_beside_which_words_would_fit_ended_in_a_break(
    last: str, opens: bool
) -> None:
    full = "Rà soát, cập nhật các văn bản của tỉnh|"
    made = texts(lay(full, last, "Báo cáo kết quả theo từng quý của năm|", "cho tỉnh"))
    assert len(made) == (2 if opens else 1)
    items = ("+ Rà soát, cập nhật các văn bản của tỉnh:|", "0,5 điểm|", "+ Công khai: 1 điểm")
    assert texts(lay(full, *items))[-1] == items[-1]


def test_a_stretched_line_above_small_letters_goes_on() -> None:
    full = "Rà soát, cập nhật các văn bản của tỉnh|"
    assert len(texts(lay(full, "cuối quý|", "báo cáo kết quả theo từng quý của năm|", "sau"))) == 1


def test_behind_a_text_that_ended_far_above_the_page_s_end_another_opens() -> None:
    upper = lay("Thanh tra toàn bộ các đơn vị trực thuộc|")
    tall = msgspec.structs.replace(upper, box=Box(0.0, 0.0, WIDTH, 200.0))
    assert len(texts(upper, lay("Sở Nội vụ"))) == 1
    assert len(texts(tall, lay("Sở Nội vụ"))) == 2


def test_a_sentence_that_a_page_cuts_goes_on_though_padding_sets_its_rest_lower() -> None:
    first = lay("Yêu cầu:|", "đúng hạn|", "- Tổ chức đủ cuộc thì|", gaps={2: 3.0}, top=4.0)
    assert texts(first, lay("điểm là 1.", top=4.0))[-1] == "- Tổ chức đủ cuộc thì điểm là 1."


def test_an_item_that_begins_with_a_figure_is_one_of_its_series() -> None:
    assert texts(lay("+ Biên bản kiểm tra|", "+ 100% đơn vị")) == [
        "+ Biên bản kiểm tra", "+ 100% đơn vị",
    ]  # fmt: skip


def test_a_line_that_ends_in_a_comma_goes_on_though_a_word_may_have_fitted() -> None:
    letters = "Đài Phát thanh, Truyền hình mm,"
    assert texts(lay(letters, "Phòng Văn hóa")) == [f"{letters} Phòng Văn hóa"]


def test_below_a_formula_without_a_stop_a_label_alone_opens() -> None:
    assert (
        texts(lay("Tính theo công thức: (b/a)*1|", "Trong đó:", "a là số hồ sơ"))[1] == "Trong đó:"
    )


def test_variables_of_a_formula_open() -> None:
    assert texts(lay("theo công thức b/a. Trong đó:|", "a là tổng số;|", "b là số đã xong")) == [
        "theo công thức b/a. Trong đó:", "a là tổng số;", "b là số đã xong",
    ]  # fmt: skip


def test_a_cell_that_sets_paragraphs_apart_shows_where_none_opens() -> None:
    cell = lay("- Phòng Kinh tế", "- Phòng Văn hóa và các việc về|", "- Xã hội", "- Sở", gaps={
        1: 4.0, 3: 4.0,
    })  # fmt: skip
    assert texts(cell) == ["- Phòng Kinh tế", "- Phòng Văn hóa và các việc về - Xã hội", "- Sở"]


def test_among_bullets_without_a_blank_one_with_a_blank_is_a_names_dash() -> None:
    cell = lay("-Phòng Văn hóa|", "- Xã hội", "-Các phòng chuyên môn", "-Sở Nội vụ")
    assert texts(cell) == ["-Phòng Văn hóa - Xã hội", "-Các phòng chuyên môn", "-Sở Nội vụ"]


def test_an_item_goes_on_where_a_pair_of_words_was_kept_together() -> None:
    pair = "Tài chính và kế hoạch toàn thành phố"
    assert texts(lay("- Phòng của thành phố " + "x" * 7, pair))[0].endswith("phố")


def test_a_line_that_ends_before_the_edge_of_justified_text_ends_a_paragraph() -> None:
    full = "một hai ba bốn năm sáu bảy tám|"
    short = "Kế hoạch chuyển đổi của các tỉnh abc"
    cell = lay(full, full, short, "Nguyên Nguyễn Khuyến|")
    assert len(texts(cell)) == 2


def test_a_gap_that_a_browser_rounded_down_is_one_where_the_cell_sets_paragraphs_apart() -> None:
    full = "- Từ 80% đến dưới 100% thì điểm là 0.75"
    lines = ("- Đạt 100% thì|", "điểm là 1", full, "- Dưới 80% thì điểm là 0")
    assert len(texts(lay(*lines, gaps={2: 3.0, 3: 2.2}))) == 3


def test_ragged_lines_that_end_alike_by_chance_are_not_justified() -> None:
    full = "một hai ba bốn năm sáu bảy tám cho mọi"
    short = "một hai ba bốn năm sáu bảy tám nay;"
    ragged = "nghiên một hai ba bốn năm sáu bảy"
    assert len(texts(lay(full, short, ragged, full, short, ragged, "nghiêng"))) == 1


def test_after_a_full_stop_a_label_opens_where_it_had_room() -> None:
    above = "Thống kê báo cáo của các đơn vị."
    assert texts(lay(f"{above}|", "Nếu:", "- Đạt thì điểm là 1."))[0] == f"{above} Nếu:"
    assert texts(lay("Thống kê báo cáo.", "Nếu:", "- Đạt thì điểm là 1."))[1] == "Nếu:"
    cell = lay("theo công thức (b/a) * điểm tối đa.|", "Trong đó:", "a là tổng số")
    assert texts(cell)[1:] == ["Trong đó:", "a là tổng số"]


def test_behind_the_figure_of_a_level_the_next_level_opens() -> None:
    cell = lay("Có từ 02 thì điểm đánh giá là 0.5|", "Có 01 thì điểm đánh giá là 0.25|", "Không có")
    assert len(texts(cell)) == 3


def test_a_formula_that_a_wrap_cut_after_its_slash_has_no_blank() -> None:
    assert texts(lay("tính theo công thức: (b/|", "a)*điểm tối đa")) == [
        "tính theo công thức: (b/a)*điểm tối đa"
    ]


def test_style_is_the_share_of_the_paragraphs_letters() -> None:
    cell = Cell((Line("Một", bold=1.0, opens=True), Line("hai", italic=1.0, opens=False)))
    assert paragraphs(whole(cell)) == (Paragraph("Một hai", 0.5, 0.5),)


def test_a_bullet_before_a_figure_below_a_name_in_bold_opens() -> None:
    name, below = lay("Danh mục thủ tục hành chính|", "+ 100% được công bố|").lines
    name = msgspec.structs.replace(name, bold=1.0)
    assert len(texts(Cell((name, below), Box(0.0, 0.0, WIDTH, 40.0)))) == 2


def test_an_item_goes_on_in_small_letters_to_its_figure_whatever_room_is_left() -> None:
    assert len(texts(lay("- Báo cáo về tình hình", "hành pháp luật: 0,5", "- Dưới|"))) == 2


def test_text_and_items() -> None:
    made = tuple(Paragraph(text) for text in ("Mở đầu", "- Một", "thêm", "+ Hai", "-Ba"))
    assert text_of(made) == "Mở đầu\n- Một\nthêm\n+ Hai\n-Ba"
    assert items_of(made) == ("Mở đầu", "Một\nthêm", "Hai", "Ba")


words = st.text("abdđêưỠ-–+.,:; 12", min_size=1, max_size=12)


@given(st.lists(st.lists(words, max_size=5), max_size=3))
@example([["b-", "ê"]])
def test_nothing_vanishes_and_nothing_is_invented(cells: list[list[str]]) -> None:
    made = (p.text for p in paragraphs(whole(*(lay(*lines) for lines in cells))))
    printed = (clean(text) for lines in cells for text in lines)
    own = r"(?<=[^\W\d_])-(?=[^\W\d_])"  # a hyphen inside a syllable is the engine's own
    assert len({re.sub(own, "", "".join(x).replace(" ", "")) for x in (made, printed)}) == 1


@pytest.mark.parametrize("form", ["office", "browser"])
def test_two_layouts_of_one_document_give_the_paragraphs_of_its_markup(form: str) -> None:
    printed = SAMPLES / f"phuong-6-2023.{form}.pdf"
    markup = SAMPLES / "phuong-6-2023.html"
    if not printed.exists():
        pytest.skip(f"{printed.name} lies in ../shared/samples, not beside this checkout")
    truth: dict[str, list[list[str]]] = {}
    for cell in html.parse(str(markup)).iter("td"):
        marked = [clean(p.text_content()) for p in cell.iter("p")]
        truth.setdefault(key("".join(marked)), []).append(marked)
    compared = 0
    for page in read(printed.read_bytes(), Settings()):
        grids = (block for block in page.blocks if isinstance(block, Grid))
        for cell in (c for grid in grids for row in grid.rows for c in row if c):
            expected = truth.get(key(cell.text), [])
            if len(key(cell.text)) > 9 and expected:
                assert texts(cell) in expected
                compared += 1
    assert compared > 130


def test_a_formula_before_trong_do_is_no_label() -> None:
    assert texts(lay("Điểm đạt được tính theo công thức:|", "(b/a)*2,00. Trong đó:")) == [
        "Điểm đạt được tính theo công thức: (b/a)*2,00. Trong đó:"
    ]


def test_a_stretched_line_goes_on_before_a_label() -> None:
    above, label = "Điểm đạt là: (b/a)*2,00 + (c/a)*1,0.", "Trong đó:"
    full = "a là số hồ sơ đã được giải quyết trong."
    assert (
        texts(lay(f"{above}|", label, f"{full}|", f"{full}|", "b là số."))[0] == f"{above} {label}"
    )
    assert texts(lay(above, label, f"{full}|", f"{full}|", "b là số."))[0] == above


def test_two_ragged_lines_that_meet_are_not_justified() -> None:
    ends = (61.8, 55.5, 61.5, 51.5)
    names = ("Sở Tư pháp;", "Văn phòng", "UBND tỉnh;", "Sở Nội vụ")
    lines = tuple(
        Line(name, Box(2.5, 14.0 * at, end, 14.0 * at + 12.0), size=12.0)
        for at, (name, end) in enumerate(zip(names, ends, strict=True))
    )
    assert len(texts(Cell(lines, Box(0.0, 0.0, 67.1, 56.0)))) == 1


def test_a_part_of_the_office_itself_is_whole_above_another_units_name() -> None:
    """Though other names of the cell go on in small letters, and this line is full."""
    listed = lay("Thanh tra Sở|", "Các sở, ban,|", "ngành")
    assert texts(listed) == ["Thanh tra Sở", "Các sở, ban, ngành"]
