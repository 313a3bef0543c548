"""The lines of a whole cell -> paragraphs, by wording."""

import msgspec
import pytest

from normalize.paragraphs import paragraphs
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole
from test_normalize_paragraphs import LEADING, WIDTH, lay, texts


def test_a_capital_behind_the_figure_of_a_level_opens() -> None:
    cell = lay("Có từ 02 sáng kiến trở lên: 3|", "Có 01 sáng kiến: 1,5|", "Không có: 0")
    assert texts(cell) == ["Có từ 02 sáng kiến trở lên: 3", "Có 01 sáng kiến: 1,5", "Không có: 0"]


def test_a_sentence_in_brackets_opens_behind_the_figure_of_a_level_too() -> None:
    remark = "(Chỉ tính một lần)"
    assert texts(lay("- Có sáng kiến cấp tỉnh: 2 điểm|", remark))[1:] == [remark]
    assert len(texts(lay("- Có sáng kiến cấp tỉnh|", remark))) == 1


def test_below_a_variable_the_next_variable_and_a_condition_open() -> None:
    lines = ["a là tổng số hồ sơ đã tiếp nhận|", "b là số đúng hạn|", "Nếu b/a < 0,7 thì là 0."]
    assert len(texts(lay(*lines))) == 3


def test_the_formula_opens_below_its_variables() -> None:
    lines = ["a là số việc được giao trong năm nay,", "kể cả việc của năm trước chuyển sang."]
    formula = "Điểm đánh giá: (b/a)*2,0"
    assert texts(lay(*lines, formula)) == [" ".join(lines), formula]


def test_boxes_below_a_text_open() -> None:
    assert texts(lay("Quyết định công nhận sáng kiến|", "□ Có □ Không")) == [
        "Quyết định công nhận sáng kiến", "□ Có □ Không",
    ]  # fmt: skip


def test_an_address_goes_on_over_a_page_and_over_lines_with_room() -> None:
    address = ("- Văn bản, đường dẫn:", "https://dichvucong.gov.vn/p/tin/dvc-")
    assert texts(lay(*address), lay("trang-chu.html", "Báo cáo")) == [
        "- Văn bản, đường dẫn: https://dichvucong.gov.vn/p/tin/dvc-trang-chu.html", "Báo cáo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label", ["Phối hợp: các phòng", "Lưu ý: chỉ một dòng", "Trong đó: a là số hồ sơ"]
)
def test_a_label_with_its_capital_opens_below_a_full_line(label: str) -> None:
    assert texts(lay("Chủ trì Sở Nội vụ|", label)) == ["Chủ trì Sở Nội vụ", label]


@pytest.mark.parametrize("end", ["điểm|", "15 điểm|"])
def test_a_level_ends_though_its_figure_stands_on_the_next_line(end: str) -> None:
    above = "Họp 3 lần: 15|" if end == "điểm|" else "Họp 3 lần:|"
    assert texts(lay(above, end, "Họp 2 lần")) == [
        "Họp 3 lần: 15 điểm", "Họp 2 lần",
    ]  # fmt: skip


def test_a_level_may_end_in_the_maximum_in_words() -> None:
    assert texts(lay("Đủ: Điểm tối đa|", "Thiếu: 50% điểm|", "Chậm: 1đ|", "Không: 0 điểm")) == [
        "Đủ: Điểm tối đa", "Thiếu: 50% điểm", "Chậm: 1đ", "Không: 0 điểm",
    ]  # fmt: skip


def test_an_indented_line_under_a_lone_dash_goes_on() -> None:
    cell = lay("Theo Chương trình|", "giai đoạn 2021 –|", " 2030, các phòng|", "chuyên môn")
    assert len(texts(cell)) == 1


def test_a_cell_that_sets_paragraphs_apart_does_so_where_a_line_goes_on_in_small_letters() -> None:
    cell = lay("Tên tiêu chí|", "Yêu cầu: Xác định số đã|", "làm", "và phải làm.", gaps={1: 4.0})
    assert texts(cell) == ["Tên tiêu chí", "Yêu cầu: Xác định số đã làm và phải làm."]


def test_the_next_letter_opens_though_its_line_was_full() -> None:
    assert texts(lay("a) Có kế hoạch đúng hạn.|", "b) Có báo cáo.")) == [
        "a) Có kế hoạch đúng hạn.", "b) Có báo cáo.",
    ]  # fmt: skip


def test_points_behind_a_colon_go_on_where_they_had_no_room() -> None:
    assert texts(lay("Xếp loại khá của năm trước:|", "12 điểm; Kém:|", "3 điểm")) == [
        "Xếp loại khá của năm trước: 12 điểm; Kém: 3 điểm"
    ]


def test_levels_that_stand_on_one_line_go_on_over_lines() -> None:
    inline = lay("Đủ: 9 điểm; Thiếu: 7 điểm; Chậm: 4 điểm;|", "Không có: 0 điểm")
    assert len(texts(inline)) == 1
    assert len(texts(lay("Đầy đủ và đúng thời hạn quy định: 9 điểm;|", "Không có: 0 điểm"))) == 2


def test_a_figure_alone_below_a_level_is_its_own_though_the_lines_end_at_one_edge() -> None:
    levels = "- Từ 90% đến dưới 95%: 0,75|", "- Từ 70% đến dưới 90%: 0,50|"
    cell = lay("- Đạt từ 95% văn bản được:", "1,12", *levels)
    assert texts(cell)[0] == "- Đạt từ 95% văn bản được: 1,12"


def test_a_line_that_ends_on_a_joining_word_goes_on_whatever_room_it_leaves() -> None:
    assert texts(lay("Báo cáo kết quả về", "UBND tỉnh theo Quyết định số", "15/QĐ-UBND.")) == [
        "Báo cáo kết quả về UBND tỉnh theo Quyết định số 15/QĐ-UBND."
    ]


def test_a_line_of_an_address_that_begins_with_a_dash_is_no_item() -> None:
    address = ("- https://dichvucong.", "gov.vn/p/tin/dvc", "-thanh-toan.html", "-Ảnh chụp")
    assert texts(lay(*address)) == [
        "- https://dichvucong.gov.vn/p/tin/dvc-thanh-toan.html", "-Ảnh chụp",
    ]  # fmt: skip


def test_a_dash_before_an_address_opens_an_item_below_a_full_line() -> None:
    lines = ("Báo cáo kết quả thực hiện|", "- http://sonoivu.gov.vn/web/cai-", "cach-hanh-chinh")
    assert texts(lay(*lines))[0] == "Báo cáo kết quả thực hiện"


def test_behind_a_stop_a_dash_is_an_item_s_though_an_address_stands_before_it() -> None:
    address = ("- Đồng bộ lên https://dichvucong", ".gov.vn.", "-Rà soát văn bản")
    assert texts(lay(*address)) == [
        "- Đồng bộ lên https://dichvucong.gov.vn.", "-Rà soát văn bản",
    ]  # fmt: skip


def test_the_symbol_of_a_document_opens_nothing() -> None:
    lines = ("- Rà soát|", "văn bản.", "- Theo Thông tư số 343/2016/", "TT-BTC của Bộ Tài chính.")
    assert texts(lay(*lines, gaps={2: 6.0, 3: 6.0}))[1:] == [
        "- Theo Thông tư số 343/2016/TT-BTC của Bộ Tài chính."
    ]


def test_an_address_belongs_to_what_names_it() -> None:
    assert texts(lay("- Đường dẫn", "https://a.gov.vn/tin", "- Ảnh chụp")) == [
        "- Đường dẫn https://a.gov.vn/tin", "- Ảnh chụp",
    ]  # fmt: skip


def test_units_that_a_mark_parts_have_lines_of_their_own_only_where_room_says_so() -> None:
    assert texts(lay("Phòng Tư pháp;|", "Công an xã")) == ["Phòng Tư pháp; Công an xã"]
    assert texts(lay("Phòng Tư pháp;", "Công an xã")) == ["Phòng Tư pháp;", "Công an xã"]


def test_an_item_goes_on_in_small_letters_behind_a_semicolon_though_it_had_room() -> None:
    cell = lay("- Ưu tiên nguồn lực;", "không để trùng lặp.", "- Họp.")
    assert texts(cell) == ["- Ưu tiên nguồn lực; không để trùng lặp.", "- Họp."]


def test_the_next_lettered_part_opens_below_an_item() -> None:
    cell = lay("a) Không có kế hoạch:|", "- Không: 0 điểm", "b) Có kế hoạch:", "- Đạt: 5 điểm")
    assert texts(cell)[2:] == ["b) Có kế hoạch:", "- Đạt: 5 điểm"]


@pytest.mark.parametrize(("gap", "opens"), [(LEADING, True), (6.0, False)])
def test_an_empty_line_between_items_is_no_room_that_each_of_them_has(
    gap: float, opens: bool
) -> None:
    cell = lay("- Sở Y tế", "- Phòng Văn hóa và các việc về|", "- Xã hội", "- Sở", gaps={3: gap})
    assert ("- Xã hội" in texts(cell)) is opens


def test_an_item_that_opens_with_a_figure_opens_where_the_cell_sets_its_items_apart() -> None:
    lines = ("Ban hành kế hoạch theo quy định|", "- 100% số báo cáo đúng hạn:|", "1,50 điểm")
    cell = lay(*lines, "- Dưới 80% số báo cáo: 0", gaps={1: 2.0, 3: 2.0})
    assert texts(cell)[0] == "Ban hành kế hoạch theo quy định"


def test_small_letters_go_on_where_words_behind_them_may_be_tied() -> None:
    lines = ("Tuyên truyền trên trang thông tin điện", "tử - 0.5 điểm")
    drawn = tuple(
        Line(text, Box(2, 14 * n, 2 + 5 * len(text), 14 * n + 12), 10.0)
        for n, text in enumerate(lines)
    )
    cell = Cell(drawn, Box(0, 0, 225, 30))
    assert len(paragraphs(Whole((Part(Place(1, 1), cell),)))) == 1


def test_small_letters_behind_a_full_line_go_on_over_a_page() -> None:
    above = lay("Yêu cầu: Kế hoạch đầy đủ theo quy định;|")
    below = lay(
        "nhiệm vụ thể hiện rõ trách nhiệm|", "và thời hạn.", "- Một", top=7.0, gaps={2: 4.0}
    )
    assert "nhiệm vụ thể hiện rõ trách nhiệm và thời hạn." not in texts(above, below)


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [((1.0, 0.0), (0.0, 0.0), 2), ((0.0, 0.0), (0.0, 1.0), 2), ((1.0, 0.0), (0.6, 0.0), 1)],
)
def test_a_line_set_otherwise_than_the_whole_name_above_it_opens(
    above: tuple[float, float], below: tuple[float, float], count: int
) -> None:
    name = Line("Kiểm tra công tác cải cách hành", Box(2, 0, 160, 12), 10.0, *above)
    said = Line("Đánh giá qua báo cáo của đơn vị", Box(2, 14, 160, 26), 10.0, *below)
    cell = Cell((name, said), Box(0, 0, 165, 30))
    assert len(paragraphs(Whole((Part(Place(1, 1), cell),)))) == count


def test_the_figure_of_a_level_that_a_page_cuts_off_opens_nothing_whatever_tags_say() -> None:
    above, below = lay("Từ 70% - dưới 100% số hồ sơ:|"), lay("0,75 điểm")
    marked = msgspec.structs.replace(below.lines[0], opens=True)
    below = msgspec.structs.replace(below, lines=(marked,))
    assert texts(above, below) == ["Từ 70% - dưới 100% số hồ sơ: 0,75 điểm"]


def test_what_stands_behind_the_head_of_a_unit_is_its_name_and_no_sentence() -> None:
    for head, count in (("Bộ phận", 1), ("Công chức", 1), ("cơ quan", 2)):
        made = texts(lay(f"- Niêm yết thủ tục tại {head}|", "Tiếp nhận và Trả kết quả|"))
        assert len(made) == count


@pytest.mark.parametrize("tied", [True, False])
def test_a_label_behind_a_full_line_wraps_and_a_sentence_in_brackets_opens(tied: bool) -> None:
    cell = lay("Yêu cầu: Đạt các mốc theo quy định.|", "Nếu:", "- Đạt thì điểm là 1.")
    lines = (cell.lines[0], msgspec.structs.replace(cell.lines[1], tied=tied), *cell.lines[2:])
    made = texts(msgspec.structs.replace(cell, lines=lines))
    assert made[0] == "Yêu cầu: Đạt các mốc theo quy định. Nếu:"
    assert len(texts(lay("Yêu cầu: Đạt các mốc theo quy định.|", "(Nếu có)"))) == 2


def test_small_letters_at_a_page_s_top_go_on_where_words_behind_them_may_be_tied() -> None:
    lines = "- Theo dõi việc thi hành luật ở|", "các lĩnh vực;", "- Báo cáo kết quả trước ngày"
    above = lay(*lines, gaps={2: 4.0})
    below = lay("của tháng cuối quý, gửi Sở.", "- Một", top=7.0, gaps={1: 4.0})
    assert texts(above, below)[1] == "- Báo cáo kết quả trước ngày của tháng cuối quý, gửi Sở."
    above = lay(*lines[:2], "- Báo cáo kết quả theo quy định tại Nghị|", gaps={2: 4.0})
    below = lay("định số 61/2018/NĐ-CP;", "- Một", top=7.0, gaps={1: 4.0})  # three long words
    assert texts(above, below)[1].endswith("tại Nghị định số 61/2018/NĐ-CP;")


def test_a_word_cut_behind_its_hyphen_is_one_however_much_room_the_page_leaves() -> None:
    above = lay("Công chức TP-|")
    assert above.box is not None
    roomy = msgspec.structs.replace(above, box=Box(0, 0, 165, above.box.bottom + 60))
    assert texts(roomy, lay("HT")) == ["Công chức TP-HT"]


def test_where_a_line_behind_the_edge_goes_on_another_one_ends_no_paragraph() -> None:
    full = "một hai ba bốn năm sáu bảy tám|"
    short = "Kế hoạch chuyển đổi của các tỉnh abc"
    cell = lay(full, full, short, "nghiên cứu ba bốn năm sáu bảy tám|", short, "Nguyên Nguyễn|")
    assert len(texts(cell)) == 1


def test_a_line_with_a_comma_behind_the_edge_says_that_lines_met_by_chance() -> None:
    full = "một hai ba bốn năm sáu bảy tám|"
    short = "Kế hoạch chuyển đổi của các tỉnh abc"
    cell = lay(full, full, short + ",", full, full, short, "Nguyên Nguyễn|")
    assert len(texts(cell)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("Tháng 3", "- 6/2025"),
        ("Quý I", "- Quý III/2025"),
        ("Tờ trình và dự|", "thảo", "Quyết định"),
        ("Sở Tư pháp, Văn|", "phòng", "HĐND và UBND xã"),
        ("Sở Tư pháp, Văn phòng", "UBND tỉnh"),
        ("Sở Tư pháp, Văn phòng", "Ủy ban nhân dân tỉnh, Sở Y tế"),
        ("Văn phòng", "UBND tỉnh; Sở Tư pháp"),
        ("Văn phòng", "UBND tỉnh"),
        ("Chủ tịch", "UBND xã, Sở Tư pháp"),
        ("Sở Tư pháp, Ủy ban MTTQ", "Việt Nam xã"),
    ],
)
def test_what_a_fixed_blank_ties_goes_on_though_the_line_above_had_room(
    lines: tuple[str, ...],
) -> None:
    assert texts(lay(*lines)) == [" ".join(lines).replace("|", "")]


def test_the_next_letter_before_a_capital_opens_below_a_full_line_without_a_stop() -> None:
    lines = ("a) Rà soát các thủ tục hành chính của xã|", "b) Ban hành kế hoạch", "c) Gửi báo cáo")
    assert len(texts(lay(*lines))) == 3
    assert len(texts(lay(*lines, gaps={1: 3.0, 2: 3.0}))) == 3
    assert len(texts(lay("a) Rà soát theo quy định tại điểm a và điểm|", "b) khoản 2 Điều 5"))) == 1


def test_numbers_that_lines_hang_beside_open_however_full_the_lines_are() -> None:
    lines = ("a) số liệu trên hệ thống|", "  thông tin giải quyết|", "b) quyết định|", "c) đề án|")
    items = ["a) số liệu trên hệ thống thông tin giải quyết", "b) quyết định", "c) đề án"]
    assert texts(lay(*lines)) == items
    assert len(texts(lay(lines[0], lines[1].strip(), *lines[2:]))) == 1


def test_a_bullet_that_is_all_of_its_line_opens_the_item_of_the_line_behind_it() -> None:
    """The column is narrower than the item's first word beside its bullet."""
    assert texts(lay("- Sở Tài|", "chính|", "-|", "Thanh tra|", "tỉnh")) == [
        "- Sở Tài chính", "- Thanh tra tỉnh",
    ]  # fmt: skip
    assert texts(lay("-|", "Sở|", "- Thanh tra")) == ["- Sở", "- Thanh tra"]
    assert texts(lay("Phòng Văn hóa|", "-|", "Xã hội")) == ["Phòng Văn hóa - Xã hội"]


def test_a_tied_line_goes_on_inside_an_address_that_fills_the_one_above() -> None:
    address = (
        "https://dichvucong.gov.vn/p/tin-bai/d-",
        "tra-cuu-thu-tuc-hanh-chinh?",
        "linhvuc=654",
    )
    lines = tuple(msgspec.structs.replace(x, tied=True, opens=True) for x in lay(*address).lines)
    assert texts(Cell(lines, Box(0.0, 0.0, 232.0, 48.0))) == ["".join(address)]
    assert texts(Cell(lines, Box(0.0, 0.0, 600.0, 48.0))) == [*address]


def test_the_level_of_an_office_goes_on_with_its_name_where_a_list_runs_on_behind_it() -> None:
    assert texts(lay("Bà Hạnh; Truyền thanh", "Phường; CC VP-TK")) == [
        "Bà Hạnh; Truyền thanh Phường; CC VP-TK"
    ]
    assert texts(lay("Sở Nội vụ", "Phường, xã")) == ["Sở Nội vụ", "Phường, xã"]


def test_an_item_by_letters_goes_on_beside_the_room_of_a_tied_pair() -> None:
    lines = "a) Tổ chức hội nghị đối thoại gặp", "Ủy ban nhân dân với tổ chức"
    assert len(texts(lay(*lines))) == 1
    assert len(texts(lay("b. " + lines[0], *lines[1:]))) == 1
    assert len(texts(lay(lines[0][3:], *lines[1:]))) == 2


def test_a_word_is_no_joining_one_for_the_line_that_it_is_alone_on() -> None:
    lines = lay("Rà soát các đơn vị trực|", "thuộc", "Yêu cầu: Đúng quy định").lines
    tied = [
        msgspec.structs.replace(line, tied=True, opens=at != 1) for at, line in enumerate(lines)
    ]
    assert texts(Cell(tuple(tied), Box(0.0, 0.0, 240.0, 48.0))) == [
        "Rà soát các đơn vị trực thuộc", "Yêu cầu: Đúng quy định",
    ]  # fmt: skip


def test_dashes_behind_the_end_of_a_level_are_bullets() -> None:
    name, one, other = "Tỷ lệ dịch vụ công có phát sinh hồ sơ", "- Đủ: 1 điểm", "- Thiếu: 0 điểm"
    assert texts(lay(f"{name}|", f"{one}|", other)) == [name, one, other]


def test_what_a_formula_adds_is_no_item() -> None:
    above, below = "Điểm được tính bằng: (b/a)*4,00", "+ (c/a)*2,00. Trong đó"
    assert texts(lay(f"{above}|", below)) == [f"{above} {below}"]


def test_a_range_cut_at_its_dash_goes_on() -> None:
    above, below = "- Nếu tỷ lệ này đạt từ 70%", "- dưới 100% thì điểm là 1."
    assert texts(lay("- Ban hành đúng hạn: 2.|", f"{above}|", below))[1] == f"{above} {below}"


def test_a_school_s_kind_wants_its_name_whatever_room_it_leaves() -> None:
    assert texts(lay("Trường|", "THCS", "Nguyễn Du")) == ["Trường THCS Nguyễn Du"]
    assert texts(lay("Trường|", "THCS", "Phòng Nội vụ")) == ["Trường THCS", "Phòng Nội vụ"]


def test_in_a_cell_with_gaps_a_name_s_head_goes_on_below_it_whatever_room_it_has() -> None:
    lines = ("- Gắn trách nhiệm.", "- Nộp hồ sơ qua Cổng", "Dịch vụ công.", "- Báo cáo năm.")
    assert texts(lay(*lines, gaps={1: 12.0, 3: 12.0})) == [
        "- Gắn trách nhiệm.", "- Nộp hồ sơ qua Cổng Dịch vụ công.", "- Báo cáo năm."
    ]  # fmt: skip


def test_a_variable_opens_where_a_line_break_alone_can_part_it_from_a_full_line() -> None:
    lines = lay("a là tổng số hồ sơ đã nhận", "b là số hồ sơ đã trả đúng", "hạn quy định").lines
    told = [
        msgspec.structs.replace(line, tied=at == 1, opens=at == 1) for at, line in enumerate(lines)
    ]
    box = Box(0.0, 0.0, max(line.box.x1 for line in lines if line.box) + 1.0, 48.0)
    assert texts(Cell(tuple(told), box)) == [
        "a là tổng số hồ sơ đã nhận", "b là số hồ sơ đã trả đúng hạn quy định",
    ]  # fmt: skip


def test_a_figure_behind_a_full_stop_opens_where_room_or_a_gap_says_so() -> None:
    asked, level = "- Yêu cầu: thực hiện đúng quy định.|", "100% số văn bản: 1"
    assert texts(lay("- Đúng quy định.", level)) == ["- Đúng quy định.", level]
    assert texts(lay(asked, level)) == [f"{asked[:-1]} {level}"]
    lines = ("- Yêu cầu: báo cáo về|", "các văn bản.|", level)
    assert len(texts(lay(*lines, gaps={2: 6.0}))) == 2
    assert len(texts(lay(lines[0], "số văn bản đạt|", level, gaps={2: 6.0}))) == 1


def test_behind_an_item_a_line_opens_beside_which_justified_text_would_have_been_stretched() -> (
    None
):
    above, below = "ngân sách và vốn đầu tư công", "Giải trình/ghi chú kết quả"
    full = "- Báo cáo kết quả thực hiện giải|"
    assert len(texts(lay(full, f"{full[2:]}", above, below))) == 2
    assert len(texts(lay(full[:-1], above, below))) == 1


def test_a_text_in_the_middle_of_its_cell_at_a_page_s_top_stands_lower_for_that() -> None:
    asked = lay("- Báo cáo năm nay về|", "kết quả.", "- Đường dẫn:", gaps={2: 6.0})
    rest = lay("https://a.gov.vn/tin", top=40.0)
    for room, parts in ((37.0, 2), (9.0, 3)):
        box = Box(0.0, 0.0, WIDTH, 53.0 + room)
        assert len(texts(asked, msgspec.structs.replace(rest, box=box))) == parts


def test_a_label_behind_a_page_break_opens_where_the_line_before_it_had_room() -> None:
    above, full = "Điểm đánh giá được tính|", "là (b/a) nhân với điểm tối đa của năm.|"
    assert len(texts(lay(above, full), lay("Trong đó:"))) == 1
    assert len(texts(lay(above, "là (b/a)*1."), lay("Trong đó:"))) == 2
    assert len(texts(lay(above, full), lay("(Đơn vị mới thành lập thì không đánh giá)."))) == 2
