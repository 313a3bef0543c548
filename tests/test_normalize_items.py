"""Lists of short names: where one begins, and where another may."""

import pytest

from normalize.items import is_list, items, next_name, told_by_items, with_bullets
from normalize.paragraphs import paragraphs
from normalize.shapes import printed_of, shape_of
from normalize.units import begins_next
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole
from test_normalize_paragraphs import lay, texts


def cell(*lines: str, width: float = 100.0) -> Whole:
    """A cell whose lines begin at its left wall, letters five points wide."""
    drawn = tuple(
        Line(text, Box(2, 14 * n, 2 + 5 * len(text), 14 * n + 12), 10.0)
        for n, text in enumerate(lines)
    )
    box = Box(0, 0, width, 14.0 * len(lines))
    return Whole((Part(Place(1, 1), Cell(drawn, box)),))


def opens(*lines: str, known: tuple[str, ...] = (), offices: bool = False) -> list[int]:
    return sorted(told_by_items(cell(*lines), frozenset(known), offices))


def test_names_that_stand_alone_on_their_line_are_known() -> None:
    found = items(
        [cell("Kế hoạch."), cell("Báo cáo", "Văn bản chỉ đạo"), cell("Trung tâm", "y tế")]
    )
    assert found == {"Kế hoạch", "Báo cáo", "Văn bản chỉ đạo", "Trung tâm y tế"}


def test_the_head_of_a_name_is_none_though_it_stands_alone_on_its_line() -> None:
    assert items([cell("Văn phòng", "HĐND và UBND")]) == frozenset()


def test_a_name_opens_between_two_that_are_known() -> None:
    assert opens("Văn bản", "Kế hoạch;", known=("Văn bản", "Kế hoạch")) == [1]


def test_inside_a_known_name_none_opens() -> None:
    known = ("Công văn", "Danh mục", "Công văn Danh mục")
    assert opens("Công văn", "Danh mục", known=known) == []


@pytest.mark.parametrize(("offices", "at"), [(True, [2]), (False, [])])
def test_an_office_opens_behind_another_where_offices_are_listed(
    offices: bool, at: list[int]
) -> None:
    lines = "Trung tâm Phục vụ", "hành chính công", "Sở Tài chính"
    assert opens(*lines, offices=offices) == at


def test_a_number_that_the_line_above_awaits_is_no_item() -> None:
    assert opens("Tháng", "3 - 11/2025", known=("Tháng", "3 - 11/2025")) == []
    assert opens("MTTQ Việt", "Nam xã", known=("MTTQ Việt", "Nam xã")) == []


def test_an_office_opens_whose_head_is_all_of_its_line() -> None:
    lines = "Công chức Tài", "chính - Kế toán", "Văn phòng", "UBND tỉnh"
    assert opens(*lines, offices=True) == [2]
    assert opens("Công chức Tài", "chính - Kế toán", "Văn phòng", offices=True) == []


@pytest.mark.parametrize("above", ["Phòng Nội vụ;", "Phòng Nội vụ và", "Phòng Nội vụ,"])
def test_behind_a_mark_or_a_word_that_joins_offices_may_run_on(above: str) -> None:
    assert opens(above, "Sở Tài chính", offices=True) == []


@pytest.mark.parametrize(
    ("lines", "unsure"),
    [
        (("Một cửa", "Các cơ quan"), True),
        (("Phòng Nội vụ;", "Sở Tài chính"), True),
        (("Quyết định thành lập", "Đoàn kiểm tra"), False),
        (("Văn hóa và", "Thông tin"), False),
        (("Kế hoạch kiểm soát", "TTHC của xã"), False),
        (("Phòng Nội vụ", "UBND xã"), True),
        (("CC TP-HT", "TTPVHCC"), True),
        (("TTPVHCC", "BCH QS"), True),
        (("Ban Chỉ huy", "Quân sự xã"), False),
        (("Công chức Văn", "phòng - Thống kê", "Chủ tịch UBND", "xã"), True),
        (("Ủy ban MTTQ", "Việt Nam xã"), False),
        (("Tờ trình và dự thảo", "Nghị quyết"), False),
        (("Trung tâm", "Phục vụ"), False),
        (("- Một cửa", "Các cơ quan"), False),
        (("một cửa", "Các cơ quan"), False),
        (("Báo cáo kết quả thực hiện kế hoạch cải cách năm;", "Số liệu khác"), True),
        (("Báo cáo kết quả thực hiện kế hoạch cải cách năm", "Số liệu khác"), False),
    ],
)
def test_another_name_may_begin_with_a_capital(lines: tuple[str, ...], unsure: bool) -> None:
    assert (next_name(printed_of(cell(*lines))) is not None) is unsure


@pytest.mark.parametrize("post", ["Bà Trần Thị Mai, CC", "Ông Nguyễn Văn Hải, Chuyên viên"])
def test_a_post_wants_the_name_of_its_unit(post: str) -> None:
    assert opens(post, "Phòng CCHC", offices=True) == []


def test_names_behind_each_other_go_on_behind_a_semicolon_beside_a_tied_name() -> None:
    listed = cell("Bộ Tài chính; Sở Nội vụ;", "Vụ Pháp chế", width=145.0)
    assert len(paragraphs(listed)) == 1
    assert len(paragraphs(cell("Bộ Tài chính; Sở Nội vụ;", "Vụ Pháp chế", width=245.0))) == 2
    assert len(paragraphs(cell("Ủy ban nhân dân tỉnh;", "Vụ Pháp chế", width=145.0))) == 2


def test_the_office_of_a_post_is_no_name_of_its_own() -> None:
    assert not begins_next("Ông Trần Văn Mẫu, Phó Chủ tịch", "UBND xã")
    assert begins_next("Ông Trần Văn Mẫu, Phó Chủ tịch", "Bà Lê Thị Mẫu, Công chức")


@pytest.mark.parametrize(
    "lines",
    [("Ông Trần Mẫu", "Đức, công chức"), ("Các xã: Mẫu Một, Mẫu", "Hai"), ("Chủ tịch", "UBND xã")],
)
def test_inside_a_name_no_other_one_begins(lines: tuple[str, str]) -> None:
    assert next_name(printed_of(cell(*lines))) is None


def test_a_clerk_s_office_is_the_next_name_below_all_but_a_person() -> None:
    assert begins_next("Phó Chủ tịch UBND phường", "Công chức Tư pháp - Hộ tịch")
    assert begins_next("Kế toán ngân sách", "CC VP-TK")
    assert not begins_next("Bà Lê Thị Mẫu", "Công chức Tư pháp - Hộ tịch")
    assert begins_next("Thanh tra Sở", "Các sở, ban, ngành")
    assert not begins_next("Thanh tra Sở", "Nội vụ")
    assert not begins_next("Các báo cáo định kỳ đã gửi", "Bộ Nội vụ")


def test_a_unit_goes_on_with_the_post_at_the_end_of_the_line_above() -> None:
    names = ("Nội vụ phường", "Chỉ huy trưởng", "Ban Chỉ huy Quân sự")
    assert opens(*names, offices=True) == [1]


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        (("Hội Nông dân", "Phường"), False),  # a single word is no name
        (("Hội Nông dân", "Phường", "Trạm Y tế"), True),
        (("CC ĐC-XD-", "ĐT-MT", "Truyền thanh phường"), True),  # the whole name counts
    ],
)
def test_a_line_of_one_word_below_a_longer_one_is_the_rest_of_it(
    lines: tuple[str, ...], doubt: bool
) -> None:
    assert (next_name(printed_of(cell(*lines))) is not None) is doubt


@pytest.mark.parametrize(("lines", "count"), [
    (("Biểu 12|", "Biểu 13|", "Biểu 14|"), 3), (("Biểu 12|", "Biểu số 13|"), 1),
    (("biểu 12|", "biểu 13|"), 1),
])  # fmt: skip
def test_lines_that_differ_in_a_figure_alone_are_a_list(lines: tuple[str, ...], count: int) -> None:
    assert len(texts(lay(*lines))) == count


def test_names_that_marks_part_in_a_list_of_offices_are_known() -> None:
    inline = cell("Bà Trần Thị Hà; Công chức", "Tài chính - Kế toán")
    bulleted = cell("• Ông Lê Quang", "Vinh;", "• Công an xã.")
    assert items([inline, bulleted], offices=True) >= {
        "Bà Trần Thị Hà", "Công chức Tài chính - Kế toán", "Ông Lê Quang Vinh", "Công an xã"
    }  # fmt: skip


@pytest.mark.parametrize(("known", "found"), [(("Ông Lê Quang Vinh",), [1]), ((), [])])
def test_a_clerk_opens_below_a_person_who_is_listed_alone_elsewhere(
    known: tuple[str, ...], found: list[int]
) -> None:
    assert opens("Ông Lê Quang Vinh", "Công chức Tư pháp", known=known, offices=True) == found


def test_a_list_whose_first_bullet_stands_alone_is_none_of_bare_names() -> None:
    assert not is_list(cell("+", "CC Địa", "chính.", "+ CC", "Văn phòng."))


def test_a_bullet_that_stands_alone_does_not_tell_how_wide_letters_are() -> None:
    shape = shape_of(with_bullets(printed_of(cell("+", "Công chức Địa", "chính."))))
    assert shape
    assert shape.scale > 0.8
