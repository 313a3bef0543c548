"""Rows that are no criteria by where they stand, and rows that may be none."""

import pytest

from test_normalize_headings import HEADER, parents, read

ROWS = ("1|Thể chế|60|50", "2|Thủ tục|40|30")


def test_what_the_total_comes_to_is_a_remark_though_it_has_a_figure() -> None:
    found = read(HEADER, *ROWS, "|Tổng điểm|100|80", "|Tỷ lệ %||80")
    assert [c.id for c in found.criteria] == ["1", "2"]
    assert found.notes == ("Tỷ lệ %", "80")


def test_what_is_added_behind_the_total_is_a_criterion() -> None:
    found = read(HEADER, *ROWS, "|Tổng điểm|100|80", "|Điểm thưởng||2")
    assert parents(found)[-1] == ("u1", None)


def test_a_group_without_a_code_that_ends_the_table_is_a_remark() -> None:
    found = read(HEADER, *ROWS, "<td colspan=4>CHỦ TỊCH HỘI ĐỒNG")
    assert [c.kind for c in found.criteria] == ["criterion", "criterion"]
    assert found.notes == ("CHỦ TỊCH HỘI ĐỒNG",)


def test_a_short_text_with_a_bullet_over_the_table_heads_the_rows_below_it_in_doubt() -> None:
    group = "<td colspan=4>I. Thể chế", "1|Rà soát|1|1", "<td colspan=4>* Việc đột xuất"
    found = read(HEADER, *group, "2|Kiểm tra|1|1")
    assert parents(found)[2:] == [("I.u1", "I"), ("2", "I.u1")]
    assert [c.assumed for c in found.criteria] == [False, False, True, False]


def test_a_row_with_nothing_but_its_name_is_doubtful_where_others_have_more() -> None:
    found = read("STT|Nội dung|Chủ trì", "1|Rà soát|Sở", "|Việc khác|", "2|Kiểm tra|Sở")
    assert [c.assumed for c in found.criteria] == [False, True, False]
    bare = read("STT|Nội dung|Chủ trì", "1|Rà soát|", "|Việc khác|", "2|Kiểm tra|Sở")
    assert not any(c.assumed for c in bare.criteria)


def test_numbers_in_names_below_a_numbered_row_are_none_of_its_list() -> None:
    found = read(HEADER, "1|Kế hoạch|10|", "|1. Ban hành|4|", "|2. Phân công|6|", "2|Báo cáo|5|")
    assert parents(found) == [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)]


def test_the_total_of_the_one_section_that_a_table_holds_is_the_tables() -> None:
    found = read(HEADER, *ROWS, "|Tổng phần A|100|80")
    assert found.total is not None and found.total.label == "Tổng phần A"
    assert read(HEADER, *ROWS, "|Tổng phần A|60|50").total is None


def test_merged_cells_of_an_unknown_column_left_of_the_names_are_parents() -> None:
    header = "Nhóm|STT|Tiêu chí|Điểm tối đa"
    found = read(header, "<td rowspan=2>Chỉ đạo|1|Kế hoạch|5", "2|Báo cáo|5")
    assert [(c.title, c.level) for c in found.criteria] == [
        ("Chỉ đạo", 1), ("Kế hoạch", 2), ("Báo cáo", 2),
    ]  # fmt: skip
    named = read("Đơn vị lập|" + header[5:], "<td rowspan=2>Sở|1|Kế hoạch|5", "2|Báo cáo|5")
    assert [c.level for c in named.criteria] == [1, 1]


def test_rows_with_a_bullet_below_one_without_are_its_parts_or_its_levels() -> None:
    plan, report = ("|Kế hoạch|3|", "|+ Nội dung|2|", "|+ Hình thức|1|"), ("|Báo cáo|3|",)
    found = read(HEADER, "1|Chỉ đạo|6|", *plan, *report, "|+ Đúng hạn|3|", "|+ Chậm|1|")
    assert [(c.id, c.kind) for c in found.criteria[1:]] == [
        ("1.u1", "criterion"), ("1.u1.u1", "criterion"), ("1.u1.u2", "criterion"),
        ("1.u2", "criterion"), ("1.u2.u1", "rule"), ("1.u2.u2", "rule"),
    ]  # fmt: skip


def test_what_stands_behind_the_total_is_no_part_of_the_last_criterion() -> None:
    found = read(HEADER, *ROWS, "|Tổng điểm|100|80", "|Việc khác|5|2", "|Quy về thang điểm 10|10|8")
    assert parents(found)[2:] == [("u1", None)]
    assert found.criteria[2].assumed
    assert found.notes == ("Quy về thang điểm 10", "10", "8")
    said = "Điểm quy đổi theo thang 10"
    assert read(HEADER, *ROWS, "|Tổng điểm|100|80", f"|{said}|10|8").notes == (said, "10", "8")


def test_a_section_may_be_named_by_its_number() -> None:
    found = read(HEADER, "1|Thể chế|60|50", "|Cộng 1|60|50", "2|Thủ tục|40|30", "|Tổng|100|80")
    assert [c.id for c in found.criteria] == ["1", "2"]


def test_leaves_below_a_group_whose_cells_are_not_merged_are_of_the_header() -> None:
    found = read("STT|Tiêu chí|Điểm||Ghi chú", "||Tối đa|Tự chấm|", "1|Kế hoạch|5|4|")
    assert [c.role for c in found.columns] == ["code", "title", "max_score", "self_score", "notes"]
    assert [c.group for c in found.columns] == [None, None, "Điểm", "Điểm", None]
    assert found.notes == ()


def test_levels_behind_capital_letters_are_rules() -> None:
    found = read(HEADER, "1|Công khai|5|", "|A. Đầy đủ|5|", "|B. Thiếu|3|", "|C. Không có|0|")
    assert [c.kind for c in found.criteria] == ["criterion", "rule", "rule", "rule"]
    scoring = found.criteria[0].scoring
    assert scoring is not None
    assert [o.text for o in scoring.options] == ["Đầy đủ", "Thiếu", "Không có"]


def test_bold_rows_below_a_code_head_those_that_add_up_to_them() -> None:
    rows = "|*Kế hoạch|5|", "|Ban hành|2|", "|Thực hiện|3|", "|*Báo cáo|5|", "|Quý|2|", "|Năm|3|"
    assert parents(read(HEADER, "I|Chỉ đạo|10|", *rows))[1:] == [
        ("I.u1", "I"), ("I.u1.u1", "I.u1"), ("I.u1.u2", "I.u1"),
        ("I.u2", "I"), ("I.u2.u1", "I.u2"), ("I.u2.u2", "I.u2"),
    ]  # fmt: skip


def test_names_alone_head_the_rows_that_say_more_where_no_row_has_a_code() -> None:
    rows = "Thể chế||", "Rà soát|A|Q1", "*Kiểm tra|A|Q1", "Thủ tục||", "Công khai|B|Q1", "Số hóa|B|"
    found = read("Nội dung|Chủ trì|Thời gian", *rows)
    assert [c.level for c in found.criteria] == [1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize(("span", "kind"), [("", "note"), (" rowspan=2", "rule")])
def test_a_remark_at_the_end_speaks_of_the_row_whose_cell_is_merged_over_it(
    span: str, kind: str
) -> None:
    more = "" if span else "|"
    rows = f"2|Rà soát|40|30|<td{span}>Báo cáo", f"|Lưu ý: tính cả năm|||{more}".rstrip("|") + more
    found = read(HEADER + "|Tài liệu kiểm chứng", "1|Thể chế|60|50|Quyết định", *rows)
    assert bool(found.notes) is (kind == "note")


def test_a_remark_over_the_table_runs_into_a_merged_cell_by_a_fault() -> None:
    rows = "2|Rà soát|40|30|<td rowspan=2>Báo cáo", "<td colspan=4>Lưu ý: tính cả năm"
    found = read(HEADER + "|Tài liệu kiểm chứng", "1|Thể chế|60|50|Quyết định", *rows)
    assert found.notes


def test_sentences_over_the_table_below_several_criteria_speak_of_these() -> None:
    first, second = (
        "Sở Nội vụ thẩm định theo báo cáo.",
        "Cách tính: việc đã xong chia cho việc được giao.",
    )
    rows = [ROWS[0], f"|<td colspan=3>{first}", ROWS[1], f"|<td colspan=3>{second}"]
    found = read(HEADER, *rows, "3|Bộ máy|10|5")
    assert found.notes == ()
    assert [(c.kind, c.parent_id, c.title) for c in found.criteria if c.kind == "rule"] == [
        ("rule", "1", first), ("rule", "2", second),
    ]  # fmt: skip


@pytest.mark.parametrize(("below", "kind"), [("2|Rà soát|40|30", "rule"), ("", "note")])
def test_one_sentence_over_the_table_scores_what_stands_above_it_before_the_next(
    below: str, kind: str
) -> None:
    said = "Vi phạm một lần trừ 2 điểm."
    rows = [row for row in (ROWS[0], f"<td colspan=4>{said}", below) if row]
    found = read(HEADER, *rows)
    assert found.notes == ((said,) if kind == "note" else ())
    assert [c.parent_id for c in found.criteria if c.title == said] == ["1"] * (kind == "rule")


def test_a_signature_that_ends_the_table_is_a_remark_with_the_names_behind_offices() -> None:
    names, rows = "STT|Nội dung|Chủ trì", ("1|Rà soát|Sở", "2|Kiểm tra|Sở")
    found = read(names, *rows, "|Nơi nhận:<br>- Lưu: VT.|GIÁM ĐỐC<br>Nguyễn Văn An")
    assert [c.code for c in found.criteria] == ["1", "2"]
    other = read(names, *rows, "|Nơi nhận: bưu điện xã|Sở Nội vụ")
    assert len(other.criteria) == 3
