"""Where a paragraph opens in another style than the one above, or as a list that is announced."""

import msgspec
import pytest

from normalize.widths import estimate
from schemas.page import Box, Cell, Line
from test_normalize_paragraphs import WIDTH, lay, texts


@pytest.mark.parametrize("level", ["100% số văn bản: 1|", "- 100% số văn bản: 1|"])
def test_a_level_opens_in_another_style_below_a_full_line_in_bold(level: str) -> None:
    name, below = lay("Mức giảm chi so với năm 2021|", level).lines
    name = msgspec.structs.replace(name, bold=1.0)
    assert len(texts(Cell((name, below), Box(0.0, 0.0, WIDTH, 40.0)))) == 2


def test_a_list_by_letters_opens_below_a_colon_at_the_edge() -> None:
    said = "Điểm là tổng điểm của các nội dung sau:"
    items = ["a) Không có lãnh đạo bị kỷ luật: 0,12 điểm;|", "b) Không có công chức bị: 0,13 điểm."]
    assert texts(lay(said + "|", *items)) == [said, items[0][:-1], items[1]]


@pytest.mark.parametrize(("last", "pieces"), [("Công chức", 2), ("Công an xã", 3)])
def test_what_stands_low_behind_a_page_break_goes_on_with_a_bare_head(
    last: str, pieces: int
) -> None:
    over = lay("Văn phòng UBND", last, gaps={1: 6.0})
    below = lay("Địa chính - Xây dựng", top=9.0)
    assert len(texts(over, below)) == pieces


def test_lines_of_a_list_centred_beside_its_bullets_go_on() -> None:
    above, below = "+ Trung tâm Phục vụ hành chính công, Phòng", "        Kinh tế, Hạ tầng"
    printed = ("+ Sở Y tế, Sở Tài chính, Sở Nội vụ;", above, below, "+ Công an;")
    assert texts(lay(*printed))[1] == f"{above} {below.strip()}"


def test_numbers_in_brackets_are_items() -> None:
    printed = (
        "Điểm là tổng điểm của 02 nội dung sau:",
        "(1) Ban hành kế hoạch đúng hạn: 0,5",
        "(2) B",
    )
    assert texts(lay(f"{printed[0]}|", f"{printed[1]}|", printed[2])) == list(printed)


def test_the_last_line_of_a_cell_is_at_the_edge_by_chance() -> None:
    """Justified text does not stretch it: one line above it at the edge is chance, too."""
    ends = (32.0, 74.8, 93.3, 48.1, 93.0)
    names = ("• Đài", "Truyền thanh", "• Phòng Văn hóa", "- Xã hội", "• Phòng Tư pháp")
    downs = (0.0, 14.9, 33.9, 48.8, 67.8)
    lines = tuple(
        Line(name, Box(5.5, down, end, down + 13.6), size=13.0)
        for name, end, down in zip(names, ends, downs, strict=True)
    )
    cell = Cell(lines, Box(0.0, 0.0, 99.3, 83.0))
    assert texts(cell) == ["• Đài Truyền thanh", "• Phòng Văn hóa - Xã hội", names[-1]]


def test_larger_letters_stand_as_close_as_small_ones_where_their_lines_do() -> None:
    drawn = [("- Theo dõi, tổng hợp số liệu và gửi về Phòng", 13.0), ("Kinh tế của phường.", 13.0)]
    drawn += [("- Cử công chức tham gia các lớp đào tạo, bồi dưỡng", 10.0), ("hằng năm.", 10.0)]
    lines, y = [], 0.0
    for number, (text, size) in enumerate(drawn):
        y += 1.15 * size + (2.0 if text[0] == "-" and number else 0.0)
        wide = estimate(text, size)
        lines.append(Line(text, Box(5.4, y - size, 5.4 + wide, y), size))
    assert len(texts(Cell(tuple(lines), Box(0.0, 0.0, WIDTH, y)))) == 2


def test_a_dash_opens_where_the_line_below_is_hung_beside_it() -> None:
    """In a cell whose first line is indented further; at that indent a paragraph opens."""
    name, dash, rest = "hết hiệu lực, ngưng hiệu lực", "- Kết quả theo dõi của Bộ", "Khoa học"
    first = "Các văn bản công bố danh mục"
    hung = lay(f"     {first}", f"{name}|", f"{dash}|", f"  {rest}")
    assert texts(hung) == [f"{first} {name}", f"{dash} {rest}"]
    indented = lay(f"     {first}", f"{name}|", f"{dash}|", f"     {rest}")
    assert texts(indented) == [f"{first} {name} {dash}", rest]


def test_lines_of_an_item_that_have_one_middle_go_on() -> None:
    """A list in the middle of its column, beside its bullets."""
    placed = [("• Công", 30, 66), ("chức Tư", 29, 71), ("pháp - Hộ", 23, 77), ("tịch", 38, 62),
              ("• Công an", 21, 75)]  # fmt: skip
    lines = tuple(
        Line(text, Box(x0, 15.0 * n, x1, 15.0 * n + 12), 13.0)
        for n, (text, x0, x1) in enumerate(placed)
    )
    made = texts(Cell(lines, Box(0.0, 0.0, 86.0, 80.0)))
    assert made == ["• Công chức Tư pháp - Hộ tịch", "• Công an"]


@pytest.mark.parametrize(("end", "pieces"), [("hành chính và", 1), ("hành chính", 2)])
def test_behind_a_word_that_joins_no_sentence_opens(end: str, pieces: int) -> None:
    assert len(texts(lay(f"Phòng Quản lý {end}", "Theo dõi thi hành pháp luật"))) == pieces
