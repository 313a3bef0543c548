"""Remarks below a table."""

import msgspec
import pytest

from extract.lattice import lattice
from normalize.read import appendix, normalize
from normalize.remarks import remarks
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.rows import PageLine
from schemas.settings import Settings
from tables import table
from test_normalize_tables import HEADER, page


def test_a_remark_ends_before_the_signatures() -> None:
    printed = ("Ghi chú: Số liệu đến", "cuối năm.", "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Lưu: VT.")
    lines = [
        PageLine(1, Line(text, Box(50, 20 + 15 * n, 300, 32 + 15 * n)))
        for n, text in enumerate(printed)
    ]
    assert [remark.text for remark in remarks(lines)] == ["Ghi chú: Số liệu đến cuối năm."]


def test_a_remark_ends_before_a_line_in_the_middle_of_the_page() -> None:
    first = Line("Ghi chú: Điểm được làm tròn.", Box(50, 20, 300, 32))
    second = Line("Kết quả của các đơn vị", Box(200, 35, 400, 47))
    (remark,) = remarks([PageLine(1, first), PageLine(1, second)])
    assert remark.text == "Ghi chú: Điểm được làm tròn."


def test_a_remark_in_italics_ends_before_prose_that_is_upright() -> None:
    first = Line("Ghi chú: Điểm được làm tròn.", Box(50, 20, 300, 32), italic=1.0)
    second = Line("Các đơn vị gửi báo cáo", Box(50, 35, 400, 47))
    (remark,) = remarks([PageLine(1, first), PageLine(1, second)])
    assert remark.text == "Ghi chú: Điểm được làm tròn."
    label = msgspec.structs.replace(first, text="Ghi chú:")
    (remark,) = remarks([PageLine(1, label), PageLine(1, second)])
    assert remark.text == "Ghi chú: Các đơn vị gửi báo cáo"


def test_a_list_of_remarks_goes_on_over_a_page() -> None:
    printed = [(1, "Ghi chú:"), (2, "2"), (2, "- ĐTXHH: điều tra."), (2, "- Điểm làm tròn.")]
    lines = [
        PageLine(page, Line(text, Box(50, 20 + 15 * n, 300, 32 + 15 * n)))
        for n, (page, text) in enumerate(printed)
    ]
    said = [remark.text for remark in remarks(lines)]
    assert said == ["Ghi chú:", "- ĐTXHH: điều tra.", "- Điểm làm tròn."]


def test_a_remark_goes_on_where_a_page_cuts_its_sentence() -> None:
    def said(below: str) -> list[str]:
        lines = [
            PageLine(1, Line("Ghi chú: Các đơn vị chủ động, bảo", Box(50, 760, 500, 772))),
            PageLine(2, Line("2", Box(290, 20, 300, 32))),
            PageLine(2, Line(below, Box(50, 60, 300, 72))),
        ]
        return [remark.text for remark in remarks(lines)]

    whole = "Ghi chú: Các đơn vị chủ động, bảo đảm tiến độ."
    assert said("đảm tiến độ.") == [whole]
    assert said("Người lập biểu") == ["Ghi chú: Các đơn vị chủ động, bảo"]


def test_a_remark_between_rows_of_a_list_parts_no_block() -> None:
    remark = Cell((Line("Do Bộ Nội vụ hướng dẫn cụ thể trong năm."),), column_span=5)
    built = appendix(table([
        ("", "Rà soát văn bản", "8,00", "", ""), ("", "100% văn bản đi được ký số", "4,00", "", ""),
        (remark, None, None, None, None), ("", "100% hồ sơ được số hóa", "9,00", "", ""),
        ("", "Kế hoạch", "2,00", "", ""),
    ]))  # fmt: skip
    assert [(c.kind, c.level) for c in built.appendix.criteria] == [("criterion", 1)] * 4


def test_the_items_of_a_remark_may_stand_apart() -> None:
    printed = ("Ghi chú:", "- Điểm làm tròn;", "- ĐTXHH: điều tra.", "Bình Minh, ngày 2 tháng 3")
    lines = [
        PageLine(1, Line(text, Box(50, 20 + 30 * n, 300, 32 + 30 * n)))
        for n, text in enumerate(printed)
    ]
    assert [remark.text for remark in remarks(lines)] == list(printed[:3])


def test_numbers_go_on_with_a_remark_that_announces_them() -> None:
    printed = ("Lưu ý:", "1. Điểm được làm tròn.", "2. Không cộng dồn.", "II. Tổ chức thực hiện")
    lines = [PageLine(1, Line(text, opens=True)) for text in printed]
    assert [remark.text for remark in remarks(lines)] == list(printed[:3])


def test_a_remark_in_a_frame_of_its_own_below_a_table_is_its() -> None:
    rows = [("1", "Lĩnh vực", "1,00", ""), ("1.1", "Tiêu chí", "1,00", "")]
    boxed = Grid(((Cell((Line("Ghi chú: Làm tròn đến hai số."),)),),))
    first = lattice(page(1, [HEADER, *rows]), Settings())
    made = normalize([first, Page(2, (boxed,))])
    assert made.built[0].appendix.notes == ("Ghi chú: Làm tròn đến hai số.",)
    assert [f.code for f in made.findings if f.code == "table-skipped"] == []


@pytest.mark.parametrize(("note", "lost"), [
    ("1 Số liệu năm 2025.", False), ("2 Số liệu năm 2025.", True),
])  # fmt: skip
def test_a_footnote_of_a_cell_is_no_row_between_two_parts_of_a_table(note: str, lost: bool) -> None:
    rows = (("1", "Kế hoạch¹ trên 5 km²", "2", ""), ("2", "Báo cáo", "3", ""))
    first, second = (lattice(page(n, [HEADER, own]), Settings()) for n, own in enumerate(rows, 1))
    foot = Line(note, Box(50, 700, 300, 712), size=10.0)
    first = msgspec.structs.replace(first, blocks=(*first.blocks, foot))
    made = normalize([first, second])
    assert ("orphan-row" in [f.code for f in made.findings]) is lost


@pytest.mark.parametrize("at", [0, 1])
def test_footnotes_between_parts_of_a_table_and_below_its_last_are_its_notes(at: int) -> None:
    rows = [["1", "Kế hoạch", "2", ""], ["2", "Báo cáo", "3", ""]]
    rows[at][1] += "¹²"
    pages = [lattice(page(n, [HEADER, own]), Settings()) for n, own in enumerate(rows, 1)]
    feet = {"12 Số liệu năm 2025,": 700, "trừ quý IV.": 714, "3": 780}
    lines = [Line(text, Box(50, y, 300, y + 12), size=10.0) for text, y in feet.items()]
    pages[at] = msgspec.structs.replace(pages[at], blocks=(*pages[at].blocks, *lines))
    (built,) = normalize(pages).built
    assert built.appendix.notes == ("12 Số liệu năm 2025, trừ quý IV.",)


def test_a_footnote_below_a_form_behind_the_table_is_a_note_of_the_table() -> None:
    made = lattice(page(1, [HEADER, ("1", "Kế hoạch¹", "2", "")]), Settings())
    head = ("STT", "Họ và tên", "Chức vụ", "Chữ ký")
    form = lattice(page(1, [head, ("1", "", "", "")]), Settings())
    lines = Line("DANH SÁCH", Box(50, 380, 300, 392)), Line("1 Số liệu.", Box(50, 700, 300, 712))
    blocks = (*made.blocks, lines[0], *form.blocks, lines[1])
    (built,) = normalize([msgspec.structs.replace(made, blocks=blocks)]).built
    assert built.appendix.notes == ("1 Số liệu.",)


def test_a_footnote_of_an_earlier_page_stands_before_a_note_that_is_a_row() -> None:
    rows = [[("1", "Kế hoạch¹", "2", "")], [("2", "Báo cáo", "3", "")]]
    rows[1].append(("Ghi chú: Làm tròn đến hai số.", *[""] * 3))
    first, second = (lattice(page(n, [HEADER, *own]), Settings()) for n, own in enumerate(rows, 1))
    foot = Line("1 Số liệu năm 2025.", Box(50, 700, 300, 712))
    first = msgspec.structs.replace(first, blocks=(*first.blocks, foot))
    (built,) = normalize([first, second]).built
    assert built.appendix.notes == ("1 Số liệu năm 2025.", "Ghi chú: Làm tròn đến hai số.")
