"""Where a paragraph opens in another style than the one above, or as a list that is announced."""

import msgspec
import pytest

from schemas.page import Box, Cell
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
