"""Lines that wording alone sets apart or ties: labels of addresses, variables, units' names."""

import msgspec
import pytest

from schemas.page import Box, Cell
from test_normalize_paragraphs import lay, texts


def test_the_label_of_an_address_opens_below_a_full_line() -> None:
    address = "https://daklak.gov.vn/tin.html"
    made = texts(lay("UBND các xã, phường, đặc khu của tỉnh|", "Đường dẫn:", address))
    assert made == ["UBND các xã, phường, đặc khu của tỉnh", f"Đường dẫn: {address}"]
    cut = texts(lay("Văn bản gửi kèm theo báo cáo và|", "Đường dẫn:", address))
    assert len(cut) == 1


def test_variables_behind_each_other_stand_behind_their_label() -> None:
    label = "Điểm được tính theo công thức: b/a. Trong đó:|"
    assert len(texts(lay(label, "a là tổng số việc; b là số việc"))) == 1
    assert len(texts(lay(label, "a là tổng số việc", "b là số việc"))) == 3


def narrow(*said: str, gap: float = 0.0) -> Cell:
    """A cell as wide as its longest line; ``gap``: above its second line."""
    made = lay(*said, gaps={1: gap})
    width = 10 + 6.0 * max(map(len, said))
    return msgspec.structs.replace(made, box=Box(0.0, 0.0, width, 80.0))


@pytest.mark.parametrize(
    "lines",
    [
        ("Báo và Phát thanh,", "Truyền hình tỉnh", "Sở Tư pháp"),
        ("Phòng Văn hóa và", "Thông tin xã Ea", "Công an xã"),
    ],
)
def test_a_name_over_two_lines_ends_where_another_unit_s_begins(lines: tuple[str, ...]) -> None:
    assert texts(narrow(*lines)) == [" ".join(lines[:2]), lines[2]]


@pytest.mark.parametrize(("gap", "count"), [(3.0, 1), (14.0, 2)])
def test_inside_a_tag_s_paragraph_only_an_empty_line_sets_apart(gap: float, count: int) -> None:
    """Lines of one paragraph may be set wider than those of another in their cell."""
    made = narrow("Báo và Phát thanh,", "Truyền hình tỉnh,", "và các cơ quan", gap=gap)
    first, second, third = made.lines
    lines = (first, msgspec.structs.replace(second, tied=True), third)
    assert len(texts(msgspec.structs.replace(made, lines=lines))) == count


@pytest.mark.parametrize(("step", "count"), [(4.0, 2), (0.0, 3)])
def test_lines_that_go_on_show_how_far_lines_of_a_paragraph_stand_apart(
    step: float, count: int
) -> None:
    """An address pasted below a list has lines closer to each other than the list has."""
    said = ("Danh sách các xã, phường", "tham gia và báo cáo Phòng", "Kinh tế, Hạ tầng và Đô")
    below = ("Đường dẫn:", "https://a.vn/mot-hai-ba-b", "cd.html")
    made = lay(*said, *below, gaps={1: step, 2: 4.0, 3: 6.0})
    found = msgspec.structs.replace(made, box=Box(0.0, 0.0, 10 + 6.0 * 25, 120.0))
    assert len(texts(found)) == count


@pytest.mark.parametrize(
    ("label", "count"),
    [("Tính theo công thức: b/a. Trong đó: a là tổng số việc;|", 1), ("Trong đó: a là số;|", 2)],
)
def test_a_variable_goes_on_behind_one_that_stands_inside_a_line(label: str, count: int) -> None:
    assert len(texts(lay(label, "b là số việc đã xong"))) == count


@pytest.mark.parametrize(
    ("above", "here", "count"),
    [
        ("Thống kê số hồ sơ giải quyết toàn trình|", "Nếu b/a < 0,7 thì điểm là 0", 2),
        ("Thực hiện đủ việc theo kế hoạch đề ra.|", "Tính tỷ lệ số việc đã xong", 1),
        ("Thực hiện đủ việc đề ra.", "Tính tỷ lệ số việc đã xong", 2),
        ("Điểm theo công thức: (b/a)*điểm tối đa.|", "Trong đó: a là số việc đã giao", 2),
    ],
)
def test_conditions_open_and_the_share_that_is_reckoned_goes_on_where_it_had_no_room(
    above: str, here: str, count: int
) -> None:
    assert len(texts(lay(above, here, "trong năm và báo cáo kết quả cho đúng|"))) == count
