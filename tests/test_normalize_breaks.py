"""What a page break says of the rows on both sides, before any rule is asked."""

import msgspec
import pytest

from normalize import joins, levels, merges
from normalize.breaks import Above
from normalize.cut_codes import cut_code, spelt_total
from page_breaks import TASKS, Texts, cut, said
from schemas.page import Box, Cell, Line
from schemas.rows import Column, Part, Whole

ALL = (0, 1, 2, 3, 4)
MERGED = (0, 2, 3, 4)
"""All but the name."""
ROW: Texts = ("1.1", "Kế hoạch", "1,00", "Làm", "A")
REST: Texts = ("", "", "", "việc nữa", "")
NAMED = (Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"))


@pytest.mark.parametrize(("opened", "proves", "goes_on"), [
    (ALL, True, True), (MERGED, True, False), (MERGED, False, None),
])  # fmt: skip
def test_a_row_is_cut_with_its_name(
    opened: tuple[int, ...], proves: bool, goes_on: bool | None
) -> None:
    assert levels.left_open(cut(ROW, REST, opened=opened, proves=proves)) is goes_on


@pytest.mark.parametrize(("code", "before", "behind", "apart"), [
    ("6", "6.1. Một", "6.2. Hai", True),
    ("", "6.1. Một", "6.2. Hai", True),
    ("6", "1. Một", "2. Hai", False),
    ("6", "6.1. Một", "6.3. Ba", False),
    ("Sáu", "6.1. Một", "6.2. Hai", False),
])  # fmt: skip
def test_names_with_codes_that_follow_each_other_are_two_rows(
    code: str, before: str, behind: str, apart: bool
) -> None:
    given = cut((code, before, "", "", "A"), ("", behind, "", "", ""), opened=ALL)
    assert given.parted() is apart


@pytest.mark.parametrize(("before", "behind", "joins_too"), [
    ("Kế hoạch.", "Khác", False), ("Rà soát,", "Khác", True), ("Kế hoạch", "của xã", True),
])  # fmt: skip
def test_of_a_text_of_the_last_row_nothing_shows_that_its_cell_is_merged(
    before: str, behind: str, joins_too: bool
) -> None:
    above: Texts = ("1", "Một", "1", before, "A")
    given = cut(above, ("2", "Hai", "1", Cell((Line(behind),), row_span=2), Cell(row_span=2)))
    assert said(merges.same_merge(given, TASKS, ())) == ("same-merge", joins_too, False)


def test_guidance_below_an_open_row_is_no_row_of_the_code_beside_it() -> None:
    """A browser centres the code of a cut row beside the rest of its text."""
    given = cut(("", "Thực hiện thư xin lỗi", "3", "", ""),
                ("1.4.2", "Yêu cầu: Có thư", "", "", ""), opened=ALL)  # fmt: skip
    assert said(joins.open_cells(given)) == ("own-code", False, True)
    habits = msgspec.structs.replace(given.habits, inside=frozenset(("Yêu cầu:",)))
    told = msgspec.structs.replace(given, habits=habits)
    assert said(joins.open_cells(told)) == ("open-cells", True, True)


@pytest.mark.parametrize(("behind", "figures"), [
    ("của tỉnh", ()), ("Của tỉnh", ("0%",)), ("", ()),
])  # fmt: skip
def test_digits_that_a_narrow_column_has_no_room_for_are_no_figure_of_a_row(
    behind: str, figures: tuple[str, ...]
) -> None:
    given = cut(("1.1", "Kế hoạch", "", "", "A"), ("", behind, "0%", "", ""))
    wide = Box(10, 10, 40, 22)
    full = Cell((Line("100,0", wide, 12.0),), Box(8, 8, 42, 24))
    place = given.above[0].whole.parts[0].place  # type: ignore[union-attr]
    whole = Whole((Part(place, full),))
    above = (*given.above[:2], Above(whole, True, 0), *given.above[3:])
    assert msgspec.structs.replace(given, above=above).figures() == figures


@pytest.mark.parametrize(("rest", "says"), [
    ("dụng tài sản", ("cut-code", True, False)), ("Dụng tài sản", None),
])  # fmt: skip
def test_a_page_may_cut_a_code_and_the_figure_beside_it(rest: str, says: object) -> None:
    """A figure of its own behind the break belongs to a row of its own; the end of one does not."""
    given = cut(("1.", "Quản lý, sử", "", "", ""), ("3.2", rest, "0", "", ""), previous=("1.3.1",))
    full = Cell((Line("2.5", Box(10, 10, 30, 22), 12.0),), Box(8, 8, 32, 24))
    place = given.above[0].whole.parts[0].place  # type: ignore[union-attr]
    above = (*given.above[:2], Above(Whole((Part(place, full),)), True, 0), *given.above[3:])
    assert said(cut_code(msgspec.structs.replace(given, above=above))) == says


def test_cells_closed_above_a_header_inside_a_page_say_nothing_of_a_sentence_that_goes_on() -> None:
    given = cut(
        ("1", "Đối thoại của lãnh", "5", "", ""), ("", "đạo với dân", "", "", ""), proves=True
    )
    assert said(joins.open_cells(given)) == ("closed-cells", False, False)
    assert joins.open_cells(msgspec.structs.replace(given, reopens=True)) is None


@pytest.mark.parametrize(("rest", "figures"), [("điểm", ()), ("%", ()), ("2,00", ("2,00",))])
def test_the_unit_that_a_page_cuts_off_a_figure_is_none_itself(
    rest: str, figures: tuple[str, ...]
) -> None:
    assert cut(ROW, ("", "của xã", rest, "", "")).figures() == figures


@pytest.mark.parametrize(("above", "below", "joins_too"), [
    (("1.2.", "Tỷ lệ đúng hạn", "", "", ""), ("1", "trong năm", "0,25", "", ""), True),
    (("1.2.", "Tỷ lệ đúng hạn", "2", "", ""), ("1", "trong năm", "0,25", "", ""), False),
    (("1.2.", "Tỷ lệ đúng hạn", "", "", ""), ("1", "Trong năm", "0,25", "", ""), False),
    (("1.2.3", "Tỷ lệ", "", "", ""), (".", "", "2,0", "", ""), True),
])  # fmt: skip
def test_a_cut_code_has_the_figures_behind_the_break_that_its_row_lacks(
    above: Texts, below: Texts, joins_too: bool
) -> None:
    found = said(cut_code(cut(above, below)))
    assert found == (("cut-code", True, False) if joins_too else None)


@pytest.mark.parametrize(("most", "joins_too"), [("", True), ("0,5", False)])
def test_figures_alone_are_those_of_the_row_before_them_that_lacks_these(
    most: str, joins_too: bool
) -> None:
    """An engine keeps the two lines of a figure together, and so behind the break."""
    given = cut(("", "Đạt dưới 80% kế hoạch", most, "", ""), ("", "", "0", "", ""))
    expected = ("centred-figures", True, False) if joins_too else ("own-figures", False, True)
    assert said(joins.own_figures(given)) == expected


def test_figures_alone_say_of_a_row_without_a_code_what_it_lacks() -> None:
    found = joins.own_figures(cut(("", "Đạt dưới 80%", "", "", ""), ("", "", "0", "", "")))
    assert found is not None
    assert found.because == ("the last row has no figure", "figures 0")


@pytest.mark.parametrize(("above", "figures"), [("20,", ()), ("20", ("9",))])
def test_digits_behind_a_mark_are_the_rest_of_a_figure_whatever_the_name_says(
    above: str, figures: tuple[str, ...]
) -> None:
    """A column as narrow as three digits, and a name in capitals that a page cuts."""
    made = [
        Cell((Line(text, Box(3, 2, 3 + 6 * len(text), 14), 12.0),), Box(0, 0, 24, 16))
        for text in (above, "9")
    ]
    given = cut(
        ("6", "TÁC ĐỘNG CỦA", made[0], "", ""), ("", "CẢI CÁCH HÀNH CHÍNH", made[1], "", "")
    )
    assert given.figures() == figures


def test_a_code_without_a_name_behind_the_break_begins_no_row() -> None:
    """ "2." / "2. 1." is 2.2.1 below 2.2, though 2.1 follows 2."""
    above, below = ("2.", "Số hóa", "", "", ""), ("2.1.", "", "", "", "")
    given = cut(above, below, dotted=True, previous=("2.1.", "2.2."))
    assert said(cut_code(given)) == ("cut-code", True, False)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [("TỔN G ĐIỂ", "M", "TỔNG ĐIỂM"), ("TỔ", "NG ĐIỂM", "TỔNG ĐIỂM"), ("1", "M", None)],
)
def test_the_words_of_a_total_that_a_page_cuts_where_codes_stand_are_one(
    above: str, below: str, whole: str | None
) -> None:
    found = said(cut_code(cut((above, "", "5", "", ""), (below, "", "", "", ""))))
    assert found == (("cut-code", True, False) if whole else None)
    assert spelt_total(f"{above} {below}") == (whole or f"{above} {below}")


@pytest.mark.parametrize(("over", "under", "apart"), [
    ("0", "1", True), ("0", "0", True), ("1", "0", False), ("0", ",5", False), ("1", "2", True),
])  # fmt: skip
def test_a_level_that_gives_nothing_ends_above_a_figure(over: str, under: str, apart: bool) -> None:
    above: Texts = ("", "- Không đạt yêu cầu ở trên", over, "", "")
    assert cut(above, ("3.2.2", "Công khai", under, "", "")).parted() is apart
