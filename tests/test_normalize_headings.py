"""Rows without a code by where they stand, names on stairs, and codes of letters."""

import pytest

from phuluc import pipeline
from schemas.settings import Settings
from schemas.tree import Appendix


def read(*rows: str) -> Appendix:
    """The appendix of a table whose rows are cells parted by bars, "*" before a bold one."""
    made = "".join(f"<tr>{''.join(map(_cell, row.split('|')))}" for row in rows)
    page = f"<!doctype html><meta charset=utf-8><table>{made}</table>"
    return pipeline.extract(page.encode(), "a.html", Settings()).tree.appendices[0]


def _cell(text: str) -> str:
    seen = text.strip()
    if seen.startswith("<td"):
        return seen
    return f"<td><b>{seen[1:]}</b>" if seen.startswith("*") else f"<td>{seen}"


def parents(found: Appendix) -> list[tuple[str, str | None]]:
    return [(c.id, c.parent_id) for c in found.criteria]


HEADER = "STT | Tiêu chí | Điểm tối đa | Tự chấm"
FIELDS = ("|*Chỉ đạo|20|18", "1|Kế hoạch|20|18", "|*Thể chế|30|28")


def test_bold_rows_without_a_code_head_the_coded_rows_below_them() -> None:
    found = read(HEADER, *FIELDS, "2|Văn bản|10|8", "3|Rà soát|20|20")
    assert parents(found) == [("u1", None), ("1", "u1"), ("u2", None), ("2", "u2"), ("3", "u2")]
    assert {c.kind for c in found.criteria} == {"criterion"}
    assert not any(c.assumed for c in found.criteria)


def test_codes_that_begin_anew_below_each_heading_carry_its_id() -> None:
    found = read(HEADER, *FIELDS, "1|Văn bản|10|8", "2|Rà soát|20|20")
    assert [c.id for c in found.criteria] == ["u1", "u1.1", "u2", "u2.1", "u2.2"]


def test_bold_rows_that_stand_below_a_code_are_its_parts() -> None:
    found = read(HEADER, "1|Kế hoạch|20|18", "|*Đúng hạn|10|9", "|*Đủ|10|9", "2|Rà soát|20|20")
    assert [c.id for c in found.criteria] == ["1", "1.u1", "1.u2", "2"]


def test_a_row_that_looks_like_the_coded_ones_is_no_heading() -> None:
    found = read(
        HEADER, "|*Chỉ đạo|20|18", "1|*Kế hoạch|20|18", "|*Thể chế|30|28", "2|*Văn bản|9|9"
    )
    assert "u2" not in [c.id for c in found.criteria]


def test_names_on_stairs_are_those_of_their_rows() -> None:
    found = read(
        "STT | Chỉ số chính | Chỉ số thành phần | Điểm tối đa", "1|Nhận thức số| |60",
        "1.1| |Người đứng đầu|20", "1.2| |Chuyên mục|40", "2|Thể chế số| |40", "2.1| |Kế hoạch|40",
    )  # fmt: skip
    assert [(c.id, c.title) for c in found.criteria] == [
        ("1", "Nhận thức số"), ("1.1", "Người đứng đầu"), ("1.2", "Chuyên mục"),
        ("2", "Thể chế số"), ("2.1", "Kế hoạch"),
    ]  # fmt: skip
    assert str(found.criteria[0].scores["max_score"]) == "60"


def test_a_letter_behind_h_is_no_numeral() -> None:
    codes = "ABCDEGHIK"
    found = read(HEADER, *(f"{code}|Nội dung {code}|10|9" for code in codes))
    assert [c.id for c in found.criteria] == list(codes)


def test_a_code_that_opens_with_its_parents_letter_replaces_it() -> None:
    found = read(HEADER, "A|Người bệnh|9|9", "A1|Chỉ dẫn|9|9", "A1.1|Biển báo|9|9")
    assert parents(found) == [("A", None), ("A1", "A"), ("A1.1", "A1")]


def test_what_is_taken_off_a_criterion_is_a_rule() -> None:
    found = read(HEADER, "1|Báo cáo|2|2", "|Chậm 01 ngày|-0,5|", "|Không báo cáo|-2|", "2|Họp|1|1")
    assert [c.kind for c in found.criteria] == ["criterion", "rule", "rule", "criterion"]


def test_boxes_to_tick_are_alternatives_without_a_doubt() -> None:
    found = read(HEADER, "1|Thị trường|3|3", "|□ Trong tỉnh|1|", "|□ Ngoài tỉnh|3|", "2|Họp|1|1")
    assert [c.kind for c in found.criteria] == ["criterion", "rule", "rule", "criterion"]
    assert not any(c.assumed for c in found.criteria)


def test_what_the_points_come_to_is_a_remark_behind_the_total() -> None:
    found = read(HEADER, "1|Báo cáo|2|2", "|Tổng|2|2", "<td colspan=4>Xếp loại: Tốt")
    assert [c.id for c in found.criteria] == ["1"]
    assert found.notes == ("Xếp loại: Tốt",)


def test_names_on_stairs_need_no_codes() -> None:
    found = read(
        "Tiêu chí | Tiêu chí thành phần | Điểm tối đa", "Công khai| |10", " |Thủ tục|5",
        " |Kết quả|5", "Tuyên truyền| |5", " |Kế hoạch|5",
    )  # fmt: skip
    assert parents(found) == [
        ("u1", None), ("u1.u1", "u1"), ("u1.u2", "u1"), ("u2", None), ("u2.u1", "u2"),
    ]  # fmt: skip


def test_what_is_added_in_the_end_is_of_no_criterion() -> None:
    found = read(HEADER, "1|Báo cáo|2|2", "2|Họp|2|2", "|Điểm cộng|5|1", "|Điểm trừ|-5|0")
    assert parents(found) == [("1", None), ("2", None), ("u1", None), ("u2", None)]


def test_a_coded_row_named_as_a_total_with_codes_below_it_is_a_criterion() -> None:
    found = read("STT | Chỉ tiêu | ĐVT", "1|Tổng số|Người", "1.1|Nam|Người", "1.2|Nữ|Người")
    assert [c.id for c in found.criteria] == ["1", "1.1", "1.2"] and found.total is None


def test_another_way_of_counting_stands_below() -> None:
    found = read(
        HEADER, "1|Kế hoạch|6|6", "(1)|Đúng hạn|3|3", "(2)|Đủ|3|3", "2|Họp|1|1", "(1)|Đủ|1|1"
    )
    assert [c.parent_id for c in found.criteria] == [None, "1", "1", None, "2"]


def test_a_task_with_an_office_of_its_own_is_no_rule() -> None:
    found = read(
        "STT | Nội dung | Cơ quan chủ trì | Thời gian", "1|Số hóa||",
        "|Hoàn thành 100% hồ sơ đất đai|Phòng Kinh tế|Quý II", "2|Họp|Văn phòng|Quý I",
    )  # fmt: skip
    assert [c.kind for c in found.criteria] == ["criterion"] * 3


def test_a_name_that_opens_as_a_remark_and_has_points_is_none() -> None:
    found = read("Nội dung | Điểm tối đa", "Chú ý an toàn lao động|5", "Ghi chép sổ sách|5")
    assert [c.title for c in found.criteria] == ["Chú ý an toàn lao động", "Ghi chép sổ sách"]


@pytest.mark.parametrize(
    "label",
    [
        "TỔNG CỘNG 02 TIÊU CHÍ",
        "Cộng 8 lĩnh vực",
        "Tổng điểm CCHC năm 2025",
        "Tổng điểm các nội dung",
        "Cộng tổng",
    ],
)
def test_a_row_without_a_code_that_opens_as_a_total_and_has_figures_is_one(label: str) -> None:
    found = read(HEADER, "1|Báo cáo|2|2", "2|Họp|2|2", f"|{label}|4|4")
    assert found.total is not None and found.total.label == label
    assert [c.id for c in found.criteria] == ["1", "2"]


def test_how_points_are_added_up_is_no_total() -> None:
    found = read(HEADER, "1|Báo cáo|2|2", "|Tổng điểm của 02 nội dung sau||", "2|Họp|2|2")
    assert found.total is None and found.criteria[1].kind == "rule"


def test_signatures_at_a_tables_end_are_remarks() -> None:
    found = read(
        HEADER, "1|Báo cáo|2|2", "<td colspan=2>NGƯỜI TỰ ĐÁNH GIÁ|<td colspan=2>THỦ TRƯỞNG"
    )
    assert [c.id for c in found.criteria] == ["1"]


def test_names_below_the_signatures_that_end_a_table_are_remarks_too() -> None:
    made = read(
        HEADER, "1|Báo cáo|2|2", "<td colspan=2>Người tổng hợp|<td colspan=2>GIÁM ĐỐC",
        "||(Ký tên)|", "<td colspan=2>Trần Thị Mai|<td colspan=2>Lê Quốc Bảo",
    )  # fmt: skip
    assert [c.code for c in made.criteria] == ["1"]


def test_a_signature_in_a_column_of_texts_beside_another_one_is_no_text_of_a_criterion() -> None:
    found = read(
        "STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì", "1|Báo cáo|Báo cáo|Sở Nội vụ",
        "<td colspan=3>NGƯỜI LẬP BIỂU|<td>TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
    )  # fmt: skip
    assert [c.id for c in found.criteria] == ["1"]


def test_levels_behind_another_bullet_stand_below_their_part() -> None:
    found = read(
        HEADER, "1|Chỉ đạo|10|8", "|- Kế hoạch|6|5", "|+ Đúng hạn|6|", "|+ Chậm|3|",
        "|- Báo cáo|4|3", "|+ Đủ|4|", "|+ Thiếu|2|", "2|Họp|1|1",
    )  # fmt: skip
    assert [(c.id, c.kind) for c in found.criteria][1:-1] == [
        ("1.u1", "criterion"), ("1.u1.u1", "rule"), ("1.u1.u2", "rule"),
        ("1.u2", "criterion"), ("1.u2.u1", "rule"), ("1.u2.u2", "rule"),
    ]  # fmt: skip
    assert not any(c.assumed for c in found.criteria)


@pytest.mark.parametrize(
    "rows",
    [
        ("|Xuất sắc|10|", "|Tốt|8|", "|Khá|6|"),
        ("|Đúng hạn (10 điểm)||", "|Chậm (5 điểm)||"),
        ("|Cách tính: (số hồ sơ đúng hạn/tổng số hồ sơ) x 10||",),
        ("|Tài liệu kiểm chứng: Kế hoạch, báo cáo||",),
    ],
)
def test_what_can_only_say_how_a_criterion_is_scored_is_a_rule(rows: tuple[str, ...]) -> None:
    found = read(HEADER, "1|Chỉ đạo|10|8", *rows, "2|Họp|1|1")
    assert {c.kind for c in found.criteria[1:-1]} == {"rule"}
    assert not any(c.assumed for c in found.criteria)


def test_plain_rows_whose_figures_add_up_head_the_coded_ones() -> None:
    found = read(
        HEADER, "|Chỉ đạo|20|18", "1|Kế hoạch|10|9", "2|Báo cáo|10|9",
        "|Thể chế|30|28", "3|Văn bản|10|8", "4|Rà soát|20|20",
    )  # fmt: skip
    assert [c.parent_id for c in found.criteria] == [None, "u1", "u1", None, "u2", "u2"]


def test_rows_with_nothing_but_a_name_head_the_coded_ones() -> None:
    found = read(
        "STT | Nội dung | Chủ trì | Thời gian", "|Nhóm thể chế||", "1|Rà soát|Tư pháp|Quý I",
        "|Nhóm thủ tục||", "1|Công bố|Văn phòng|Quý II",
    )  # fmt: skip
    assert [c.id for c in found.criteria] == ["u1", "u1.1", "u2", "u2.1"]


def test_headings_without_codes_may_stand_below_others() -> None:
    found = read(
        "STT | Nội dung | Chủ trì | Thời gian", "|*CHUNG||", "|*Nhóm thể chế||",
        "1|Rà soát|Tư pháp|Quý I", "|*RIÊNG||", "|*Nhóm hạ tầng||", "2|Công bố|Văn phòng|Quý II",
    )  # fmt: skip
    assert [c.parent_id for c in found.criteria] == [None, "u1", "u1.u1", None, "u2", "u2.u1"]


def test_in_a_list_without_codes_rows_with_dashes_stand_below_those_without() -> None:
    found = read(
        "Tiêu chí | Điểm tối đa", "Chỉ đạo|20", "- Kế hoạch|10", "- Báo cáo|10",
        "Thể chế|30", "- Văn bản|10", "- Rà soát|20",
    )  # fmt: skip
    assert [c.parent_id for c in found.criteria] == [None, "u1", "u1", None, "u2", "u2"]


def test_a_line_that_says_that_the_table_goes_on_is_not_lost() -> None:
    table = "<table><tr><td>STT<td>Tiêu chí<td>Điểm<tr><td>{0}<td>Báo cáo {0}<td>5</table>"
    page = table.format(1) + "<p>(Tiếp theo)</p>" + table.format(2)
    data = f"<!doctype html><meta charset=utf-8>{page}".encode()
    tree = pipeline.extract(data, "a.html", Settings()).tree
    assert [c.id for c in tree.appendices[0].criteria] == ["1", "2"]
    assert "orphan-row" not in [finding.code for finding in tree.findings]


def test_a_field_that_stands_beside_each_criterion_names_none() -> None:
    found = read(
        "STT | Lĩnh vực | Nội dung tiêu chí | Điểm tối đa", "1|Chỉ đạo|Kế hoạch|5",
        "2|Chỉ đạo|Báo cáo|5", "3|Thể chế|Rà soát|9", "4|Thể chế|Kiểm tra|9",
    )  # fmt: skip
    assert [c.title for c in found.criteria] == ["Kế hoạch", "Báo cáo", "Rà soát", "Kiểm tra"]
    assert found.criteria[0].extra == {"Lĩnh vực": "Chỉ đạo"}


def test_codes_that_count_the_children_of_sparse_parents_are_theirs() -> None:
    found = read(
        "STT | Nhóm tiêu chí | Tiêu chí | Điểm", "1|Chỉ đạo|Kế hoạch|5", "2||Báo cáo|5",
        "3|Thể chế|Rà soát|9", "4||Kiểm tra|9",
    )  # fmt: skip
    assert [c.code for c in found.criteria] == ["", "1", "2", "", "3", "4"]


def test_lettered_parts_of_which_one_is_worded_as_a_rule_all_have_their_letters() -> None:
    found = read(
        HEADER, "1|Chấp hành (20 điểm)|20|20", "|a) Không có người vi phạm|10|10",
        "|b) Thực hiện hòa giải|10|10", "2|Họp|1|1",
    )  # fmt: skip
    assert [c.id for c in found.criteria] == ["1", "1.a", "1.b", "2"]


def test_a_remark_may_stand_beside_the_name_of_a_group() -> None:
    head = "II | <td colspan=3>THỂ CHẾ | Số liệu 30/11"
    found = read(f"{HEADER} | Phụ trách | Ghi chú", head, "1 | Văn bản | 3 | 2 | Văn phòng | Đủ")
    assert [c.kind for c in found.criteria] == ["criterion", "criterion"]
    found = read(f"{HEADER} | Ghi chú", head, "1 | Văn bản | 3 | 2 | Đủ")
    assert [c.kind for c in found.criteria] == ["group", "criterion"]


def test_a_name_over_the_whole_table_is_no_figure_of_the_first_column() -> None:
    header, group = "Điểm tối đa | STT | Tiêu chí | Tự chấm", "<td colspan=4>NHÓM CHỈ TIÊU"
    found = read(header, f"{group} 1", "5|1|Một|4", f"{group} 2", "5|1|Hai|4")
    assert [(c.kind, c.scores, c.extra) for c in found.criteria[::2]] == [("group", {}, {})] * 2
