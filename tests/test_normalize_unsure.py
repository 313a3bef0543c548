"""Line ends at which no reader of the page could be certain whether a paragraph ends."""

import pytest

from normalize.paragraphs import paragraphs
from normalize.shapes import printed_of, shape_of
from normalize.unsure import Doubt, doubt_of
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole


def part(*lines: str, width: float = 100.0, opens: bool | None = None) -> Part:
    """A part of a cell whose lines begin at its left wall, letters five points wide."""
    drawn = tuple(
        Line(text, Box(2, 14 * n, 2 + 5 * len(text), 14 * n + 12), 10.0, opens=opens)
        for n, text in enumerate(lines)
    )
    return Part(Place(1, 1), Cell(drawn, Box(0, 0, width, 14.0 * len(lines))))


def inside(*parts: Part) -> Doubt | None:
    """The doubt of all lines taken for one paragraph."""
    printed = printed_of(Whole(parts))
    return doubt_of(printed, (), shape_of(printed))


def above(before: str, here: str, **more: bool | None) -> Doubt | None:
    """The doubt of a line that was taken to open a paragraph below another one."""
    first, second = printed_of(Whole((part(before, here, **more),)))  # type: ignore[arg-type]
    return doubt_of([second], [first], None)


@pytest.mark.parametrize(
    ("before", "here", "unsure"),
    [
        ("UBND các xã,", "phường", True),
        ("Sở Khoa", "học và Công nghệ", True),
        ("Kế hoạch năm.", "phường", False),
        ("Công thức:", "a là số việc", False),
        ("Kế hoạch", "a) Ban hành", False),
        ("Kế hoạch", "- báo cáo", False),
    ],
)
def test_what_opens_in_small_letters_behind_no_stop_may_go_on(
    before: str, here: str, unsure: bool
) -> None:
    assert (above(before, here) is not None) is unsure


def test_what_the_source_says_opens_is_sure() -> None:
    assert above("UBND các xã,", "phường", opens=True) is None


@pytest.mark.parametrize(
    ("lines", "unsure"),
    [
        (("Văn phòng;", "Bộ phận Một cửa"), Doubt("…Văn phòng; / Bộ phận Một cửa…")),
        (("Bộ phận Một cửa", "cấp xã"), None),
    ],
)  # fmt: skip
def test_names_behind_a_semicolon_at_a_lines_end_may_be_two(
    lines: tuple[str, ...], unsure: Doubt | None
) -> None:
    assert inside(part(*lines)) == unsure


def test_a_sentence_that_begins_a_line_may_be_a_paragraph_where_the_column_has_several() -> None:
    found = inside(part("Ban hành kế hoạch kiểm tra năm.", "Báo cáo kết quả kiểm tra", width=170))
    assert found is not None and found.listed


def test_a_capital_behind_a_page_break_may_open_where_the_column_has_several() -> None:
    found = inside(part("Ban hành kế hoạch"), part("Báo cáo kết quả"))
    assert found is not None and found.listed


def test_a_capital_behind_a_word_with_which_no_text_ends_goes_on() -> None:
    assert inside(part("theo chỉ đạo tại"), part("Công văn số 1104/TTg-KSTT")) is None


def test_a_capital_that_opens_another_page_of_markup_may_go_on_with_its_paragraph() -> None:
    marked = Part(Place(2, 1), Cell((Line("Báo cáo kết quả", opens=True),)))
    found = inside(part("Ban hành kế hoạch."), marked)
    assert found is not None and found.listed
    tied = Part(Place(2, 1), Cell((Line("Báo cáo kết quả", opens=False),)))
    assert inside(part("Ban hành kế hoạch."), tied) is None


def test_a_bullet_that_opens_another_page_of_markup_may_be_the_dash_of_a_name() -> None:
    parts = [Part(Place(n, 1), Cell((Line(x),))) for n, x in ((1, "CC VP-TK"), (2, "- Công an"))]
    assert inside(*parts) is None
    marked = Part(Place(2, 1), Cell((Line("- Công an", opens=True),)))
    assert inside(parts[0], marked) == Doubt("…CC VP-TK / - Công an…")
    rest = Part(Place(2, 1), Cell((Line("- xã hội", opens=True),)))
    assert inside(parts[0], rest) is None


def test_lines_that_can_only_go_on_are_no_doubt() -> None:
    assert inside(part("Ban hành kế hoạch kiểm", "tra công vụ năm 2025")) is None


def test_the_doubt_stands_in_the_paragraph() -> None:
    made = paragraphs(Whole((part("UBND các xã,"), part("Phòng Nội vụ", "phường"))))
    assert any(paragraph.doubt for paragraph in made)


@pytest.mark.parametrize("label", ["Trong đó:", "Trong đó: a là số", "Trường hợp khác"])
def test_what_goes_on_below_a_full_line_may_open(label: str) -> None:
    edges = f"…Điểm tính theo (b/a)*2. / {label}…"
    assert inside(part("Điểm tính theo (b/a)*2.", label, width=120)) == Doubt(edges)
    lines = printed_of(Whole((part("Nộp báo cáo theo quy định.", "(Trường hợp khác", width=132),)))
    assert doubt_of(lines[1:], lines[:1], shape_of(lines)) is None  # it had no line to go on


@pytest.mark.parametrize("case", ["Trường hợp VBQPPL ban hành", "Trường hợp trong năm"])
def test_a_case_that_opens_below_a_full_line_may_go_on(case: str) -> None:
    lines = printed_of(Whole((part("Nộp đúng hạn thì điểm là 0.50.", case, width=154),)))
    edges = f"…hạn thì điểm là 0.50. / {case}…"
    assert inside(part("Nộp đúng hạn thì điểm là 0.50.", case, width=154)) == Doubt(edges)
    assert doubt_of(lines[1:], lines[:1], shape_of(lines)) == Doubt(edges)


def test_a_label_beside_which_there_was_room_opens() -> None:
    lines = printed_of(Whole((part("Điểm tính theo (b/a)*2.", "Trong đó:", width=300),)))
    assert doubt_of(lines[1:], lines[:1], shape_of(lines)) is None


def test_wording_says_that_a_label_opens_behind_a_page_break() -> None:
    first, second = printed_of(Whole((part("Kế hoạch"), part("Yêu cầu: Ban hành"))))
    assert doubt_of([second], [first], None) is None


def test_a_unit_below_the_second_line_of_a_name_may_be_another() -> None:
    found = inside(part("Công chức Tư", "pháp - Hộ tịch", "Văn phòng UBND tỉnh"))
    assert found == Doubt("…pháp - Hộ tịch / Văn phòng UBND tỉnh…", True, pair="tịch Văn")


def test_a_unit_below_another_one_of_two_lines_opens_without_a_doubt() -> None:
    lines = printed_of(Whole((part("Ban Chỉ huy Quân", "sự phường"), part("Bộ phận Một cửa"))))
    assert doubt_of(lines[2:], lines[:2], None) is None


def test_what_two_lines_announce_opens() -> None:
    lines = "Tổng điểm đạt được của 02 nội", "dung sau:", "(1) Ban hành kế"
    made = paragraphs(Whole((part(*lines, width=160),)))
    assert [p.text for p in made] == ["Tổng điểm đạt được của 02 nội dung sau:", "(1) Ban hành kế"]


@pytest.mark.parametrize(
    ("lines", "unsure"),
    [
        (("Quyết định của Đảng ủy/", "UBND xã"), True),
        (("Đảng ủy/UBND, Đảng ủy/", "UBND xã"), False),
        (("Người/", "năm"), False),
        (("Đ/", "c Nguyễn Văn An"), False),
        (("xem https://dvc.gov.vn/", "thong-ke"), False),
        (("Công thức: (b/", "a)*điểm tối đa"), False),
    ],
)
def test_whether_a_blank_follows_a_slash_at_a_lines_end_is_nowhere_to_be_seen(
    lines: tuple[str, ...], unsure: bool
) -> None:
    assert (inside(part(*lines)) is not None) is unsure


def test_a_bullet_alone_on_its_line_belongs_to_the_next_one() -> None:
    made = paragraphs(Whole((part("+", "UBND các xã", "+ Sở Nội vụ"),)))
    assert [p.text for p in made] == ["+ UBND các xã", "+ Sở Nội vụ"]


def test_what_only_opens_in_a_list_is_no_doubt() -> None:
    lines = printed_of(
        Whole((part("Mức độ 2: có văn bản nhưng chưa", "triển khai", "Mức độ 3: đủ", width=160),))
    )
    assert doubt_of(lines[2:], lines[:2], shape_of(lines)) is None


@pytest.mark.parametrize(
    ("before", "here", "word"),
    [
        ("đơn vị trực thuộc xã", "Tuyên truyền về việc", "Tuyên"),
        ("đơn vị trực thuộc xã", "Ban hành kế hoạch", "Ban"),
        ("đơn vị trực thuộc xã", "Phòng Nội vụ và", ""),
        ("đơn vị trực thuộc và", "Tuyên truyền về việc", ""),
        ("trực thuộc Đoàn niên", "Cộng sản Hồ Chí Minh", ""),
        ("các cấp ủy ban mặt trận", "Tổ quốc Việt Nam", ""),
        ("đơn vị do Chủ tịch", "Tuyên truyền về việc", ""),
        ("đơn vị trực thuộc xã,", "Tuyên truyền về việc", ""),
    ],
)
def test_a_full_line_without_a_stop_may_end_a_paragraph_where_no_name_follows(
    before: str, here: str, word: str
) -> None:
    told = inside(part(before, here))
    assert (told.word if told else "") == word


def test_an_item_behind_a_page_break_that_counts_on_may_be_a_paragraph() -> None:
    assert inside(part("(1) Rà soát hồ sơ"), part("(2) Ban hành kế hoạch"))
    assert inside(part("(1) Rà soát hồ sơ"), part("(a) nêu trên")) is None


@pytest.mark.parametrize(
    ("before", "here"),
    [("Sở Tư pháp, Trường THCS", "Nguyễn Du"), ("Trường THCS Nguyễn", "Du, Văn phòng UBND xã")],
)
def test_the_rest_of_a_school_s_name_is_no_other_name(before: str, here: str) -> None:
    assert inside(part(before, here)) is None
    assert inside(part("Sở Tư pháp", "Trường THCS Nguyễn Du")) is not None


def test_a_head_that_wraps_wants_its_rest() -> None:
    assert inside(part("Ban Chỉ", "huy", "Quân sự xã")) is None
    assert inside(part("Trường", "THCS", "Nguyễn Du")) is None


def test_a_page_may_part_a_name_from_how_it_is_scored() -> None:
    def told(below: str) -> bool:
        parts = part("Giữ gìn của công.", width=100), part(below, width=100)
        found = inside(*parts)
        return found is not None and found.holds()

    assert told("Nếu vi phạm trừ 1 điểm")
    assert not told("Bảo vệ môi trường")


@pytest.mark.parametrize(
    ("below", "holds"), [("Chậm nộp hồ sơ: trừ 2 điểm", True), ("Quyết tâm hoàn thành", False)]
)
def test_what_may_be_a_level_below_a_full_line_is_doubtful_in_a_name(
    below: str, holds: bool
) -> None:
    doubt = inside(part("Thực hiện nội quy, quy chế và kỷ luật lao động", below, width=240))
    assert doubt is not None
    assert doubt.holds() is holds


@pytest.mark.parametrize("above", ["Tháng 6 (đợt 1)", "Kế hoạch năm"])
def test_a_word_alone_below_a_full_line_or_a_bracket_may_open(above: str) -> None:
    assert inside(part(above, "Thường", "xuyên", width=95)) is not None


def test_a_sentence_in_brackets_below_a_full_line_may_be_a_paragraph() -> None:
    assert (
        inside(part("- Bị kỷ luật thì điểm là 0.", "(Trường hợp tự xử lý", width=140)) is not None
    )


@pytest.mark.parametrize("text", ["Tính tỷ lệ số việc", "Trường hợp trong năm"])
def test_what_share_is_reckoned_and_a_case_may_be_one_more_sentence_of_a_requirement(
    text: str,
) -> None:
    for width, told in ((125, False), (240, True)):  # room tells that it opens
        lines = printed_of(Whole((part("Đạt mốc theo kế hoạch.", text, width=width),)))
        assert (doubt_of(lines[1:], lines[:1], shape_of(lines)) is None) is told
    assert inside(part("Đạt mốc theo kế hoạch.", text, width=125)) is not None


def test_the_rest_of_a_word_that_the_edge_parts_is_no_label() -> None:
    assert inside(part("Vận hành trang của địa", "phương:", width=115)) is None
    assert inside(part("Vận hành trang của địa", "Phương:", width=115)) is not None


@pytest.mark.parametrize(
    ("before", "here", "width", "unsure"),
    [
        ("Trong đó: a: tổng số việc;", "b: số đã xử lý", 130, True),
        ("Trong đó: a là tổng số;", "b là số đã xử lý", 120, True),
        ("Trong đó: a là tổng số;", "b là số đã xử lý", 150, False),
        ("a là tổng số việc phải;", "b là số đã xử lý", 120, False),
        ("Điểm theo công thức:", "(Tỷ lệ % đạt x 2)/100%", 115, True),
        ("Điểm theo công thức:", "(Tỷ lệ % đạt x 2)/100%", 160, False),
    ],
)
def test_a_formula_and_its_variables_below_a_full_line_may_go_on(
    before: str, here: str, width: float, unsure: bool
) -> None:
    lines = printed_of(Whole((part(before, here, width=width),)))
    doubt = doubt_of(lines[1:], lines[:1], shape_of(lines))
    assert (doubt is not None) is unsure
