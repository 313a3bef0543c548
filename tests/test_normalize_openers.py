"""What wording alone says of a line: that a paragraph opens with it."""

import msgspec
import pytest

from normalize.openers import begins_high, letters_on, numbers_on
from normalize.openings import is_level_among
from normalize.shapes import Printed, printed_of
from schemas.page import Box, Cell
from schemas.rows import Part, Place, Whole
from test_normalize_paragraphs import lay, silent, texts


def test_shares_that_open_two_lines_are_levels() -> None:
    assert texts(
        lay(
            "Tính tỷ lệ hồ sơ được giải quyết đúng.|", "Đạt 100% hồ sơ trong kỳ, đủ cả.|", "Từ 80%."
        )
    ) == ["Tính tỷ lệ hồ sơ được giải quyết đúng.", "Đạt 100% hồ sơ trong kỳ, đủ cả.", "Từ 80%."]


def test_a_level_among_others_opens_with_a_word_before_its_share_and_a_bare_share_is_high() -> None:
    levels = ["Từ 80% số xã: 1,5;", "Từ 60% - dưới 80% số xã: 0,75;"]
    assert is_level_among(levels[1], levels) and begins_high("100% số xã: 2,0")
    assert not is_level_among("80% số xã", ["80% số xã", "60% số xã"])


def test_the_first_part_by_its_number_opens_behind_a_stop_where_the_second_opens_a_line() -> None:
    full = "Tổng hợp từ phần mềm của tỉnh trong năm.|"
    first, second = "(1) Tỷ lệ phòng đạt.", "(2) Tỷ lệ xã đạt."
    assert len(texts(lay(full, f"{first}|", second))) == 3
    assert len(texts(lay(full, f"{first}|", "Tỷ lệ xã đạt."))) == 2


def test_a_level_opens_with_its_bound_behind_the_figure_of_another() -> None:
    levels = ["≥ 40% văn bản: đạt 0,5 điểm", "< 40% văn bản: đạt 0 điểm"]
    assert texts(lay(f"{levels[0]}|", levels[1])) == levels


def test_a_name_that_ends_in_what_it_is_part_of_goes_on() -> None:
    lines = ("Ủy ban nhân dân các xã, phường; Các cơ quan thuộc|", "Ủy ban nhân dân")
    assert texts(lay(*lines)) == [f"{lines[0][:-1]} {lines[1]}"]


def test_what_neu_announces_opens() -> None:
    assert texts(lay("Trên cơ sở thống kê của đơn vị. Nếu:|", "Hoàn thành hết các việc.")) == [
        "Trên cơ sở thống kê của đơn vị. Nếu:",
        "Hoàn thành hết các việc.",
    ]
    for level in ("100% số báo cáo đúng hạn: 1,0", "02 sáng kiến trở lên: 1,0"):
        assert texts(lay("Thực hiện đúng theo quy định. Nếu:|", level))[1:] == [level]


@pytest.mark.parametrize("head", ["Công chức", "Đ/c", "Bà", "Bộ phận"])
def test_the_head_of_a_name_goes_on_with_words_that_the_cell_opens_with(head: str) -> None:
    lines = (f"Văn phòng UBND tỉnh, {head}|", "Văn phòng - Thống kê")
    assert texts(lay(*lines)) == [f"Văn phòng UBND tỉnh, {head} Văn phòng - Thống kê"]


def test_an_office_in_a_list_goes_on_with_whose_it_is_whatever_room_is_left() -> None:
    lines = ("Phòng Nội vụ, Sở Tư pháp, Văn phòng", "HĐND và UBND xã")
    assert texts(lay(*lines)) == [" ".join(lines)]


def test_a_level_whose_points_stand_first_opens_below_another_one() -> None:
    levels = ["1,5 điểm: Thực hiện đạt đủ 100%", "0,75 điểm: Từ 80%", "0 điểm: Dưới 80%"]
    assert texts(lay(levels[0] + "|", *levels[1:])) == levels
    assert texts(lay("Chấm theo mức hoàn thành:|", "0,75 điểm theo quy định"))[1:] == []


def test_how_points_are_reckoned_opens() -> None:
    assert texts(
        lay("Số lượng tin, bài được đăng tải trên cổng|", "Điểm đạt được tính theo công thức: b/a.")
    ) == ["Số lượng tin, bài được đăng tải trên cổng", "Điểm đạt được tính theo công thức: b/a."]


@pytest.mark.parametrize(
    "below",
    ["Luân chuyển văn bản", "Đạt 100% số hồ sơ: 1", "Tính tỷ lệ % giữa", "Không có vi phạm: 1"],
)
def test_a_sentence_opens_behind_a_line_without_a_stop(below: str) -> None:
    above = "Mức độ thu hút đầu tư của địa phương"
    assert texts(lay(f"{above}|", below)) == [above, below]


@pytest.mark.parametrize("stop", [".", ";"])
def test_how_a_requirement_is_scored_opens_behind_its_stop(stop: str) -> None:
    above = f"Yêu cầu: Thực hiện đúng trình tự{stop}"
    cell = lay(f"{above}|", "Xác định kết quả và tính điểm theo công thức: b/a.")
    assert texts(cell)[0] == above


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Kể cả các đơn vị sự nghiệp trực thuộc", "Điểm đạt được của tiêu chí này là tổng điểm"),
        ("Thực hiện cơ cấu theo quy định.", "Điểm đạt được của TCTP này là tổng điểm đạt được"),
        ("Thì điểm được tính theo công thức:", "[Tỷ lệ % hoàn thành * điểm tối đa]/100%"),
        ("Tỷ lệ % hoàn thành x điểm tối đa/100%", "Đạt 100% số kiến nghị: 1."),
        ("Tính theo công thức: (b/a)*1,00 + (c/a)*0,50", "Nhiệm vụ hoàn thành khi có sản phẩm"),
        ("Tính theo công thức: b/a*3", "a: tổng số nhiệm vụ được giao"),
    ],
)
def test_formulas_in_words_and_what_stands_below_them_open(above: str, below: str) -> None:
    assert texts(lay(f"{above}|", below)) == [above, below]


def test_the_words_for_how_points_are_given_open_below_a_full_line() -> None:
    cell = lay("Tên tiêu chí|", "Cách chấm điểm:|", "- Đạt: 1 điểm|")
    assert texts(cell)[:2] == ["Tên tiêu chí", "Cách chấm điểm:"]


def test_the_next_variable_opens_below_the_first_one_behind_its_label() -> None:
    lines = (
        "Tính theo công thức: (b/a)*50|",
        "Trong đó: a là tổng số văn bản đã",
        "b là số văn bản",
    )
    assert texts(lay(*lines))[1:] == ["Trong đó: a là tổng số văn bản đã", "b là số văn bản"]


def test_the_next_variable_may_stand_behind_a_comma_in_its_line() -> None:
    cell = lay("Trong đó: a là tổng số văn bản đã phát hành,|", "b là số văn bản đã ký số.")
    assert len(texts(cell)) == 1


@pytest.mark.parametrize("below", ["Tỷ lệ = a/b;", "Điểm = Tỷ lệ * Điểm tối đa."])
def test_a_formula_set_line_by_line_opens_behind_a_stop(below: str) -> None:
    assert texts(lay("b = Tổng số nhiệm vụ được giao;|", below))[1] == below


STOPPED = silent("Ban hành kế hoạch;", "Kiểm tra các đơn vị;", opens=True)


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        (STOPPED, "Lấy số liệu của năm;", 3),
        (STOPPED, "lấy số liệu của năm.", 2),
        (silent("Kế hoạch kiểm tra.", "Kế hoạch năm;", opens=True), "Quyết định.", 2),
        (silent("Giao Sở A; Sở B;", "Báo cáo năm;", opens=True), "Sở C.", 2),
    ],
)
def test_a_pages_first_text_opens_where_all_of_its_cell_end_in_stops(
    above: Cell, below: str, count: int
) -> None:
    assert len(texts(above, silent(below, opens=True))) == count


@pytest.mark.parametrize(("below", "count"), [
    (silent("a) Rà soát", "b) Ban hành", opens=True), 3),
    (silent("a) Rà soát", "c) Ban hành", opens=True), 2),
    (silent("a) rà soát", "b) ban hành", opens=True), 2),
])  # fmt: skip
def test_the_first_letter_of_a_list_opens_a_page(below: Cell, count: int) -> None:
    assert len(texts(silent("Tổ chức kiểm tra"), below)) == count


def test_neu_alone_on_its_line_opens_below_a_full_line_without_a_stop() -> None:
    name = "Số lượng báo cáo (quý I, quý III và cả năm)"
    assert texts(lay(f"{name}|", "Nếu:", "- Đạt: 1,00"))[:2] == [name, "Nếu:"]


def test_numbered_items_open_below_a_full_line() -> None:
    assert texts(lay("1. Kế hoạch của năm;|", "2. Báo cáo", "3. Tờ trình")) == [
        "1. Kế hoạch của năm;",
        "2. Báo cáo",
        "3. Tờ trình",
    ]
    assert len(texts(lay("1. Kế hoạch kèm Điều|", "3. Báo cáo"))) == 1


def test_a_number_behind_the_break_opens_the_next_item() -> None:
    assert texts(silent("1. Kế hoạch;"), silent("2. Báo cáo;")) == ["1. Kế hoạch;", "2. Báo cáo;"]


def test_wording_opens_nothing_inside_a_paragraph_of_tags_that_fills_its_line() -> None:
    above, below = lay("thì tính theo công thức:|", "[Tỷ lệ % x 2]/100%").lines
    tied = msgspec.structs.replace(below, tied=True)
    box = Box(0.0, 0.0, 240.0, 40.0)
    assert len(texts(Cell((above, below), box))) == 2
    assert len(texts(Cell((above, tied), box))) == 1


def test_wording_in_other_letters_opens_though_the_line_above_is_full() -> None:
    """A line break in a paragraph of tags, behind a name that fills its line by chance."""
    above, below = lay("Mức độ thực hiện kế hoạch|", "Yêu cầu: Đủ. Nếu:").lines
    tied = msgspec.structs.replace(below, tied=True)
    box = Box(0.0, 0.0, 240.0, 40.0)
    assert len(texts(Cell((above, tied), box))) == 1
    assert len(texts(Cell((above, msgspec.structs.replace(tied, italic=1.0)), box))) == 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Kế hoạch số 15/KH-UBND của UBND xã", "Báo cáo số 20/BC-UBND"),
        ("Ông Trần Văn Mẫu, Phó Chủ tịch UBND xã", "Bà Lê Thị Mẫu, Trưởng phòng"),
        ("Mức độ 2: có văn bản nhưng chưa làm", "Mức độ 3: có văn bản và đã làm"),
        ("Loại A: từ 90 điểm trở lên", "Loại B: từ 70 điểm"),
        ("Hằng tháng trước ngày 20", "Hằng quý trước ngày 15"),
        ("Năm 2030: đạt 80%", "Năm 2031: đạt 90%"),
        ("Trước ngày 30/6/2030 của kỳ đánh giá", "Trước ngày 31/12/2030"),
        ("b = Tổng số cuộc họp theo quy chế", "Tỷ lệ = a/b"),
        ("Công chức Văn phòng, Thống kê", "Công chức Tư pháp, Hộ tịch"),
        ("Đường dẫn: https://mau.vn/van-ban-2030", "Ảnh chụp giao diện"),
        ("Quyết định số 1/QĐ-UBND của Chủ tịch", "Kế hoạch duy trì hệ thống"),
    ],
)
def test_the_next_document_or_person_of_a_list_opens(above: str, below: str) -> None:
    assert texts(lay(f"{above}|", below)) == [above, below]


def test_a_document_behind_what_calls_for_it_opens_nothing() -> None:
    above, below = "Báo cáo số 20/BC-UBND về việc thực hiện", "Kế hoạch số 15/KH-UBND"
    assert texts(lay(f"{above}|", below)) == [f"{above} {below}"]


@pytest.mark.parametrize(
    "label", ["Tính điểm theo công thức", "Điểm được tính theo công thức", "Công thức tính điểm"]
)
def test_what_announces_a_formula_opens_below_a_name(label: str) -> None:
    above = "Tỷ lệ tổ công nghệ số hoạt động"
    assert texts(lay(f"{above}|", f"{label}: (b/a)*điểm tối đa"))[0] == above


def test_a_piece_of_a_paragraph_that_ends_with_a_full_line_in_a_sentence_ends_nothing() -> None:
    box = Box(0.0, 0.0, 240.0, 40.0)
    for upper, lower, told in (
        ("Trung tâm Phục vụ hành|", "chính công", 1),
        ("Trung tâm", "chính công", 2),
        ("Phòng Văn hóa -|", "Xã hội", 1),
        ("Sở Khoa học và|", "Công nghệ", 1),
        ("Sở Khoa học xã|", "Công nghệ", 2),
        ("Báo cáo kết quả của Sở|", "https://so.tinh.gov.vn/bao-cao/2024", 2),
        ("Báo cáo kết quả của Sở|", "- https://so.tinh.gov.vn/bao-cao", 2),
        ("Báo cáo đăng tải tại:|", "https://so.tinh.gov.vn/bao-cao/2024", 1),
        ("- Kế hoạch của Ủy ban|", "- báo cáo kết quả", 2),
    ):
        above, below = lay(upper, lower).lines
        piece = msgspec.structs.replace(below, opens=True, tied=True)
        assert len(texts(Cell((above, piece), box))) == told


def test_pieces_that_open_say_nothing_of_other_bullets() -> None:
    """Where spans meet, only a piece behind a stop opens; the items before it may have none."""
    lines = lay("- Văn bản của Ủy ban nhân dân|", "- Công văn.", "- Kế hoạch").lines
    last = msgspec.structs.replace(lines[2], opens=True, tied=True)
    assert len(texts(Cell((*lines[:2], last), Box(0.0, 0.0, 240.0, 50.0)))) == 3


@pytest.mark.parametrize("below", ["(2) Mức độ quan tâm: 1", "(2) 100% cơ quan công khai: 1"])
def test_a_numbered_part_opens_behind_the_figure_of_a_level(below: str) -> None:
    assert texts(lay("- Không tổ chức tuyên truyền: 0|", below)) == [
        "- Không tổ chức tuyên truyền: 0",
        below,
    ]


def test_a_condition_opens_below_a_variable_that_has_a_bullet() -> None:
    variable, condition = "- b là số công chức đạt chuẩn;", "Nếu tỷ lệ b/a < 0,9 thì đạt 0 điểm."
    assert texts(lay(f"{variable}|", condition)) == [variable, condition]


@pytest.mark.parametrize("label", ["Yêu cầu chung", "Yêu cầu đánh giá", "Nội dung yêu cầu"])
def test_a_requirement_of_all_opens(label: str) -> None:
    name, requirement = "Số đơn vị tự bảo đảm chi thường xuyên", f"{label}: Số liệu cả năm."
    assert texts(lay(f"{name}|", requirement)) == [name, requirement]


@pytest.mark.parametrize(("above", "below", "count"), [
    ("- Báo cáo kết quả thực hiện|", "+ Kiến nghị cấp trên.", 2),
    ("- Điểm = Tỷ lệ hồ sơ đúng hạn|", "+ Tỷ lệ hồ sơ trước hạn.", 1),
    ("- Báo cáo kết quả thực hiện|", "+ kiến nghị cấp trên.", 1),
])  # fmt: skip
def test_a_plus_below_a_dash_opens_an_item_where_nothing_is_added_up(
    above: str, below: str, count: int
) -> None:
    assert len(texts(lay(above, below))) == count


@pytest.mark.parametrize(("sign", "italic"), [("+", 0.0), ("-", 1.0)])
def test_what_no_name_holds_opens_below_a_full_line_of_one(sign: str, italic: float) -> None:
    """A plus with a capital where nothing is added up; other letters than the name's."""
    cell = lay("Ban hành và thực hiện kế hoạch năm|", f"{sign} Công thức tính: (b/a)*điểm tối đa")
    line = msgspec.structs.replace(cell.lines[1], italic=italic)
    cell = msgspec.structs.replace(cell, lines=(cell.lines[0], line))
    assert len(texts(cell)) == 2


def test_a_letter_alone_on_its_line_opens_the_next_item() -> None:
    assert texts(lay("a)", "Theo|", "b)", "Báo|")) == ["a) Theo", "b) Báo"]


def test_the_next_letter_of_a_list_opens_though_other_items_stand_between() -> None:
    full = "- Không có cán bộ bị kỷ luật trong năm: 0 điểm"
    first, second = "a) Công khai kết quả: 0,5 điểm", "b) Ban hành kế hoạch: 0,5 điểm"
    assert len(texts(lay(f"{first}|", f"{full}|", second))) == 3
    assert len(texts(lay("Công khai kết quả: 0,5 điểm|", f"{full}|", second))) == 2


def _printed(*lines: str) -> list[Printed]:
    return printed_of(Whole((Part(Place(1, 1), lay(*lines)),)))


def test_the_letter_before_the_next_one_is_sought_no_further_than_the_last_letter() -> None:
    lines = _printed("f) Xa.|", "a) Rà soát.|", "- Có: 1.|", "b) Ban hành.")
    lines[0] = None  # type: ignore[call-overload]  # a line that nobody may ask
    assert letters_on(lines, 3)
    assert not letters_on(_printed("a) Rà soát.|", "c) Lưu trữ.|", "b) Ban hành."), 2)


def test_the_next_number_in_brackets_opens_below_a_full_line_without_a_stop() -> None:
    said = "(1) Tỷ lệ hồ sơ trực tuyến:", "b là số hồ sơ có thanh toán trực tuyến|"
    assert numbers_on(_printed(*said, "(2) Tỷ lệ thanh toán:"), 2)
    assert not numbers_on(_printed(*said, "(3) Tỷ lệ thanh toán:"), 2)
    assert not numbers_on(_printed(said[0], f"{said[1][:-1]};|", "(2) Tỷ lệ thanh toán:"), 2)


def test_a_unit_behind_a_page_break_is_the_object_of_a_clerk_who_advises() -> None:
    clerk, unit = "- Công chức chuyên môn", "UBND xã ban hành kế hoạch"
    assert len(texts(lay(f"{clerk} tham mưu|"), lay(unit))) == 1


def test_a_law_goes_on_with_its_name_where_else_a_sentence_opens() -> None:
    assert texts(lay("Tuyên truyền Luật|", "Thực hiện dân chủ ở cơ sở")) == [
        "Tuyên truyền Luật Thực hiện dân chủ ở cơ sở"
    ]
    assert len(texts(lay("Tuyên truyền pháp luật|", "Thực hiện dân chủ ở cơ sở"))) == 2


def test_a_reserve_goes_on_whatever_room_is_left_above_it() -> None:
    assert texts(lay("TLKC khác", "(nếu có)")) == ["TLKC khác (nếu có)"]
    assert len(texts(lay("TLKC khác", "(Nếu có)"))) == 2


def test_below_a_full_line_small_letters_go_on_unless_they_count_a_name_or_define_a_variable() -> (
    None
):
    full = "mức độ 1: hồ sơ được tiếp nhận tại nơi này|"
    assert len(texts(lay(full, "mức độ hai là hồ sơ nộp qua mạng của tỉnh"))) == 1
    assert len(texts(lay(full, "mức độ 2: hồ sơ nộp qua mạng của tỉnh nhà"))) == 2
    variable = "a là số hồ sơ được giải quyết trong năm nay|"
    assert len(texts(lay(variable, "b là số hồ sơ phải giải quyết trong năm"))) == 2
