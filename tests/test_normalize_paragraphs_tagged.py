"""Lines that tags of a printed page mark as the first of a paragraph."""

import msgspec
import pytest

from schemas.page import Box, Cell, Line
from test_normalize_paragraphs import WIDTH, lay, texts


@pytest.mark.parametrize(("room", "count"), [("|", 2), ("", 3)])
def test_an_address_below_a_stretched_line_goes_on_whatever_tags_say(room: str, count: int) -> None:
    """A browser gives underlined words an element of their own."""
    full = "- Danh sách công chức, viên chức được|", "cử đi bồi dưỡng."
    made = lay(*full, f"- Trang thông tin{room}", "https://cchc.lamdong.gov.vn/tin-")
    *above, address = made.lines
    lines = (*above, msgspec.structs.replace(address, opens=True, tied=True))
    assert len(texts(msgspec.structs.replace(made, lines=lines))) == count


def test_the_rest_of_an_address_opens_no_item_with_its_hyphen() -> None:
    made = lay("Đường dẫn:", "https://tthc.lamdong.gov.vn/van-ban/cong", "-khai-2990.html")
    *above, rest = made.lines
    lines = (*above, msgspec.structs.replace(rest, opens=True, tied=True))
    assert texts(msgspec.structs.replace(made, lines=lines)) == [
        "Đường dẫn: https://tthc.lamdong.gov.vn/van-ban/cong-khai-2990.html"
    ]


def test_an_address_that_stands_lower_at_a_page_s_top_goes_on_below_a_colon() -> None:
    spaced = lay("- Ảnh chụp màn hình", "- Đường dẫn:", gaps={1: 6.0})
    address = lay("https://tthc.lamdong.gov.vn/tin-tuc/a-b", "c.html", top=9.0)
    assert len(texts(spaced, address)) == 2


@pytest.mark.parametrize(
    "cut",
    [("theo Thông tư số 61/2017/TT-", "BTC."), ("+ Văn phòng", "HĐND và UBND.")],
    ids=["behind a hyphen", "behind a bare head"],
)
def test_a_tag_of_every_line_parts_no_name(cut: tuple[str, str]) -> None:
    """An office gives each line of an underlined text an element of its own."""
    above, below = lay(cut[0] + "|", cut[1]).lines
    lines = (above, msgspec.structs.replace(below, opens=True, tied=True))
    assert len(texts(Cell(lines, Box(0.0, 0.0, WIDTH, 40.0)))) == 1


def test_lines_of_an_address_show_no_edge_above_which_one_ends() -> None:
    """An address breaks at any letter, and all of its lines but the last fill the column."""
    said = ("Đường dẫn:", "https://dichvucong.daklak.gov.vn/bao-ca|", "o/ke-hoach-cai-cach|", "c")
    assert len(texts(lay(*said))) == 1


@pytest.mark.parametrize("tied", [True, False])
def test_what_follows_a_level_in_its_tag_goes_on_below_a_full_line(tied: bool) -> None:
    above, below = lay("(1) Nếu đầy đủ thì điểm là 0.50.|", "Trường hợp chưa đủ thì 0.25.").lines
    lines = (above, msgspec.structs.replace(below, tied=tied))
    assert (len(texts(Cell(lines, Box(0.0, 0.0, WIDTH, 40.0)))) == 1) is tied


@pytest.mark.parametrize(
    ("below", "count"), [(("Có đủ.", "Nếu:"), 3), (("Có đủ các nội dung|", "đã giao."), 1)]
)
def test_a_label_opens_below_a_full_line_where_a_paragraph_of_tags_breaks_lines(
    below: tuple[str, str], count: int
) -> None:
    made = lay("Cập nhật kế hoạch hằng năm|", f"Yêu cầu: {below[0]}", below[1])
    first, *rest = made.lines
    lines = (first, *(msgspec.structs.replace(line, tied=True) for line in rest))
    assert len(texts(msgspec.structs.replace(made, lines=lines))) == count


@pytest.mark.parametrize(("end", "count"), [(WIDTH - 5.0, 2), (77.0, 1)])
def test_a_line_that_is_stretched_ends_in_a_line_break_though_its_tag_goes_on(
    end: float, count: int
) -> None:
    """Behind a page break a tag cannot tell a wrap from a line break of its paragraph."""
    above, below = lay("Sở Tài chính"), lay("Thuế tỉnh")
    box = Box(5.0, 1.0, end, 14.0)
    above = msgspec.structs.replace(above, lines=(Line("Sở Tài chính", box, 13.0),))
    line = msgspec.structs.replace(below.lines[0], opens=False)
    assert len(texts(above, msgspec.structs.replace(below, lines=(line,)))) == count


def test_a_page_s_first_item_that_is_told_to_open_does_not_tell_that_others_go_on() -> None:
    first, second, third = lay("- Sở Nội vụ", "- Sở Tư pháp|", "- Sở Giáo dục").lines
    below = (msgspec.structs.replace(second, opens=True), third)
    box = Box(0.0, 0.0, WIDTH, 40.0)
    assert len(texts(Cell((first,), box), Cell(below, box))) == 3


@pytest.mark.parametrize(
    ("first", "opens"), [(("Có kế hoạch.", "Đã gửi|"), True), (("Có kế hoạch|", "đã gửi|"), False)]
)
def test_a_part_by_number_opens_below_a_full_line_where_a_paragraph_of_tags_breaks_lines(
    first: tuple[str, str], opens: bool
) -> None:
    made = lay("(1) Nội dung một gồm:|", *first, "theo quy định: 0.25|", "(2) Có tin")
    head, *rest = made.lines
    lines = (head, *(msgspec.structs.replace(line, tied=True) for line in rest))
    opened = any(
        each.startswith("(2)") for each in texts(msgspec.structs.replace(made, lines=lines))
    )
    assert opened is opens


def test_a_line_break_that_tags_tell_of_opens_where_their_paragraph_breaks_its_lines() -> None:
    made = lay("Có kế hoạch.", "Đã gửi|", "Xử lý văn bản trái pháp luật đúng hạn.|", "Có báo cáo")
    head, *rest, last = made.lines
    told = msgspec.structs.replace(last, opens=True, tied=True)
    lines = (head, *(msgspec.structs.replace(line, tied=True) for line in rest), told)
    assert texts(msgspec.structs.replace(made, lines=lines))[-1] == "Có báo cáo"


@pytest.mark.parametrize(("end", "count"), [("trong năm|", 2), ("trong năm;|", 1)])
def test_what_a_variable_is_stands_on_its_own_line_though_tags_tie_a_full_one(
    end: str, count: int
) -> None:
    above, below = lay(f"a là tổng số hồ sơ tiếp nhận {end}", "b là số hồ sơ được số hóa").lines
    lines = (above, msgspec.structs.replace(below, tied=True))
    assert len(texts(Cell(lines, Box(0.0, 0.0, WIDTH, 40.0)))) == count
