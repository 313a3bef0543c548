"""Names that a page cuts inside, one in each of its parts."""

import pytest

from normalize.cut_names import cell_of_level, cell_of_name
from page_breaks import LEAD, cut, said


@pytest.mark.parametrize(
    ("before", "behind", "joins"),
    [
        ("Đoàn Thanh niên Cộng sản Hồ Chí", "Minh Phường", True),
        ("Ủy ban Mặt trận", "Tổ quốc Việt Nam", True),
        ("Ủy ban Mặt trận Tổ quốc Việt", "Nam và các đoàn thể", True),
        ("Phòng Nội vụ", "Nam Định", False),
        ("Phó Chủ tịch", "UBND Phường", True),
        ("Bà Nguyễn Thị Hồng", "Hạnh", True),
        ("Bà Nguyễn Thị Hồng Hạnh", "Công an xã", False),
        ("Công an xã", "UBND xã", False),
        ("Hội Nông dân", "Hạnh", False),
        ("Trưởng phòng Nội vụ; Nội vụ", "Phường; Công an Phường", True),
        ("Đài", "Truyền thanh", True),
        ("Đài Truyền thanh", "Phường", False),
        ("Sở Nội vụ", "Phường, xã", False),
    ],
)
def test_a_name_that_breaks_off_goes_on_behind_the_break(
    before: str, behind: str, joins: bool
) -> None:
    shown = cut(("1", "Một", "1", "", before), ("2", "Hai", "1", "", behind))
    assert said(cell_of_name(shown, LEAD)) == (("name-of-unit", True, False) if joins else None)


def test_the_later_words_of_a_name_go_on_in_a_column_without_other_merged_cells() -> None:
    rows = ("1", "Một", "1", "", "-Đoàn Thanh niên"), ("2", "Hai", "1", "", "Cộng sản Hồ Chí Minh")
    assert said(cell_of_name(cut(*rows, merges=False), LEAD)) == ("name-of-unit", True, False)


@pytest.mark.parametrize(
    ("before", "known", "joins"),
    [("Sở A, Nội vụ", "", True), ("Sở A, Tỉnh", "", False), ("Sở A, Nội vụ", "Phường", False)],
)
def test_a_level_alone_goes_on_with_an_office_where_no_text_is_one(
    before: str, known: str, joins: bool
) -> None:
    rows = ("1", "Một", "1", "", before), ("2", "Hai", "1", "", "Phường")
    shown = cut(*rows, known={LEAD: {known}})
    assert said(cell_of_level(shown, LEAD)) == (("name-of-unit", True, False) if joins else None)
