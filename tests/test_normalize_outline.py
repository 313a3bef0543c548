"""Codes to parents and ids."""

import pytest

from normalize.codes import in_title
from normalize.read import appendix
from schemas.page import Cell, Line
from schemas.rows import Column
from tables import table


def outline(*codes: str) -> dict[str, str | None]:
    rows = [(code, f"Tên {n}", "1,00", "", "") for n, code in enumerate(codes)]
    return {c.id: c.parent_id for c in appendix(table(rows)).appendix.criteria}


def test_full_paths_hang_under_their_prefix() -> None:
    assert outline("1", "1.1", "1.1.1", "1.2", "2") == {
        "1": None, "1.1": "1", "1.1.1": "1.1", "1.2": "1", "2": None,
    }  # fmt: skip


def test_codes_that_restart_take_the_path() -> None:
    assert outline("I", "1", "2", "a)", "II", "1", "a)", "b)") == {
        "I": None, "I.1": "I", "I.2": "I", "I.2.a": "I.2", "II": None, "II.1": "II",
        "II.1.a": "II.1", "II.1.b": "II.1",
    }  # fmt: skip


def test_a_code_that_repeats_its_parents_replaces_it() -> None:
    assert outline("A", "1", "1.1", "B", "1", "1.1") == {
        "A": None, "A.1": "A", "A.1.1": "A.1", "B": None, "B.1": "B", "B.1.1": "B.1",
    }  # fmt: skip


def test_a_missing_parent_is_reported_and_no_row_is_invented() -> None:
    rows = [("1", "Một", "1,00", "", ""), ("1.2.1", "Hai", "1,00", "", "")]
    built = appendix(table(rows))
    assert [(c.id, c.parent_id) for c in built.appendix.criteria] == [("1", None), ("1.2.1", "1")]
    assert "missing-parent" in {f.code for f in built.findings}


def test_a_repeated_code_gets_a_number() -> None:
    assert list(outline("1", "1.1", "1.1")) == ["1", "1.1", "1.1~2"]


def test_a_path_below_a_repeated_code_is_its_own_id() -> None:
    assert list(outline("1", "1.1", "1.1", "1.1.1"))[-1] == "1.1.1"
    restarted = outline("I", "1", "1.1", "I", "1", "1.1")
    assert list(restarted)[-3:] == ["I~2", "I~2.1", "I~2.1.1"]


def test_trailing_dots_are_no_part_of_an_id() -> None:
    assert list(outline("1.", "1.1.", "2.")) == ["1", "1.1", "2"]


def test_a_lost_parent_below_a_group_is_missing_where_others_are_printed() -> None:
    def missing(*codes: str) -> list[str]:
        rows = [(code, f"Tên {n}", "1,00", "", "") for n, code in enumerate(codes)]
        found = appendix(table(rows)).findings
        return [f.facts["parent"] for f in found if f.code == "missing-parent"]

    assert missing("I", "1", "1.1", "1.2", "2.1", "3", "3.1") == ["2"]
    assert missing("I", "1.1", "1.2", "2", "2.1") == ["1", "1"]
    assert missing("I", "1.1", "1.2", "II", "2.1") == []


def test_a_number_below_an_older_group_is_no_parent_where_numbers_begin_anew() -> None:
    found = outline("I", "1", "1.1", "II", "1.1", "2", "III", "1", "1.1")
    assert found["II.1.1"] == "II"
    assert found["III.1.1"] == "III.1"


def test_a_number_below_an_older_group_is_the_parent_where_numbers_go_on() -> None:
    assert outline("I", "1", "1.1", "II", "1.2", "2")["I.1.2"] == "I.1"


def test_a_number_without_rows_in_an_older_group_is_no_parent_of_paths_in_another() -> None:
    found = outline("A", "1", "2", "B", "I", "1.1", "1.2", "II", "2.1")
    assert (found["B.I.1.1"], found["B.I.1.2"], found["B.II.2.1"]) == ("B.I", "B.I", "B.II")


def test_the_name_of_a_list_is_no_parent_that_is_missing() -> None:
    rows = [(code, f"Tên {n}", "1,00", "", "") for n, code in enumerate(("CN1", "CN1.1", "CN2"))]
    built = appendix(table(rows))
    assert [c.parent_id for c in built.appendix.criteria] == [None, "CN1", None]
    assert "missing-parent" not in {f.code for f in built.findings}


def test_of_several_codes_beside_one_name_each_is_a_childs() -> None:
    columns = (Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"))
    built = appendix(table(
        [("1", ("Kế hoạch", 2), "Một"), ("2", None, "Hai"), ("3", "Báo cáo", "Ba")],
        columns=columns,
    ))  # fmt: skip
    found = [(c.code, c.title, c.parent_id) for c in built.appendix.criteria]
    assert found == [
        ("", "Kế hoạch", None), ("1", "Một", "u1"), ("2", "Hai", "u1"),
        ("", "Báo cáo", None), ("3", "Ba", "u2"),
    ]  # fmt: skip


def test_a_parent_left_of_its_children_has_the_code_in_its_name() -> None:
    columns = (Column("title", "Tiêu chí"), Column("code", "Mã số"), Column("title", "Nội dung"))
    rows = [(("1. Môi trường", 2), "1", "Luật"), (None, "2", "Kế hoạch"),
            ("2. Nguồn lực", "KA2.1", "Nhân lực")]  # fmt: skip
    built = appendix(table(rows, columns=columns))
    found = [(c.code, c.title, c.parent_id) for c in built.appendix.criteria]
    assert found == [
        ("1", "Môi trường", None), ("1", "Luật", "1"), ("2", "Kế hoạch", "1"),
        ("2", "Nguồn lực", None), ("KA2.1", "Nhân lực", "2"),
    ]  # fmt: skip
    assert "missing-parent" not in {f.code for f in built.findings}


def test_of_parents_left_of_each_other_the_inner_stands_below_the_outer() -> None:
    columns = (Column("title", "Nhóm"), Column("title", "Tiêu chí"), Column("title", "Nội dung"))
    rows = [(("1. Đất", 3), ("1. Rừng", 2), "1. Trồng"), (None, None, "2. Giữ"),
            (None, "2. Ruộng", "1. Cấy")]  # fmt: skip
    found = [(c.id, c.parent_id) for c in appendix(table(rows, columns=columns)).appendix.criteria]
    assert found == [
        ("1", None), ("1.1", "1"), ("1.1.1", "1.1"), ("1.1.2", "1.1"), ("1.2", "1"),
        ("1.2.1", "1.2"),
    ]  # fmt: skip


def test_small_roman_numerals_stand_below_numbers_and_letters() -> None:
    assert outline("I", "1", "i)", "ii)", "2", "II") == {
        "I": None, "I.1": "I", "I.1.i": "I.1", "I.1.ii": "I.1", "I.2": "I", "II": None,
    }  # fmt: skip


def test_bare_numbers_stand_below_numbers_with_a_word_for_their_level() -> None:
    assert outline("Tiêu chí 1", "1", "2", "Tiêu chí 2", "1") == {
        "1": None, "1.1": "1", "1.2": "1", "2": None, "2.1": "2",
    }  # fmt: skip


def test_codes_with_a_list_s_name_stand_below_the_innermost_group() -> None:
    assert outline("A", "1", "KT-001", "KT-002", "2", "KT-003", "B") == {
        "A": None, "A.1": "A", "A.1.KT-001": "A.1", "A.1.KT-002": "A.1", "A.2": "A",
        "A.2.KT-003": "A.2", "B": None,
    }  # fmt: skip


def test_codes_of_figures_that_begin_with_their_parents_are_paths() -> None:
    assert outline("01", "0101", "0102", "02", "0201") == {
        "01": None, "0101": "01", "0102": "01", "02": None, "0201": "02",
    }  # fmt: skip


def test_numbers_that_no_printed_parent_begins_are_a_list() -> None:
    assert set(outline("01", "0301", "0402").values()) == {None}


def test_numbers_of_capitals_are_the_first_steps_of_paths_below_them() -> None:
    found = outline("GĐ1", "1.1", "1.2", "GĐ2", "2.1")
    assert list(found.values()) == [None, "GĐ1", "GĐ1", None, "GĐ2"]


def test_letters_that_begin_anew_inside_numerals_stand_below_them() -> None:
    found = outline("I", "A", "1", "B", "1", "II", "A", "1")
    assert found["I.B"] == "I" and found["II.A"] == "II" and found["II"] is None
    assert outline("1", "2", "A", "3", "B", "4")["A"] is None


def test_i_behind_h_is_a_letter_where_numerals_do_not_go_on_from_it() -> None:
    letters = "A", "B", "C", "D", "E", "G", "H"
    assert outline(*letters, "I", "II", "I", "I", "II") == {
        **dict.fromkeys(letters), "H.I": "H", "H.II": "H", "I": None, "I.I": "I", "I.II": "I",
    }  # fmt: skip
    assert outline(*letters, "I", "II", "I", "K")["I"] is None


def test_a_lone_small_numeral_is_one_where_others_go_on_to_the_second() -> None:
    assert outline("1", "a", "i", "ii", "b", "i")["1.b.i"] == "1.b"


def test_a_letter_before_all_numbers_of_a_list_is_its_name() -> None:
    rows = [(f"M{n}", "Tên", "1,00", "", "") for n in (1, 2, 3)]
    assert "missing-parent" not in {f.code for f in appendix(table(rows)).findings}


def test_a_plus_for_a_code_stands_below_the_dash_before_it() -> None:
    found = outline("1", "-", "+", "+", "-", "2")
    assert list(found) == ["1", "1.u1", "1.u1.u1", "1.u1.u2", "1.u2", "2"]


def test_letters_that_name_the_list_stand_before_the_number_of_the_parent() -> None:
    rows = [(code, "Tên", "1", "", "") for code in ("1", "CLTK1.1", "CLTK1.2", "2", "CLTK2.1")]
    built = appendix(table(rows))
    assert [c.parent_id for c in built.appendix.criteria] == [None, "1", "1", None, "2"]
    assert "missing-parent" not in {f.code for f in built.findings}


def test_a_section_over_all_columns_heads_the_codes_beside_running_numbers() -> None:
    columns = (Column(None, "STT"), Column("code", "Mã số"), Column("title", "Chỉ tiêu"),
               Column("unit", "Đơn vị tính"), Column("lead", "Chủ trì"))  # fmt: skip
    wide = [Cell((Line(text),), column_span=5) for text in ("01. Dân số", "02. Lao động")]
    rows = [(wide[0], *[None] * 4), ("1", "0101", "Diện tích", "ha", "A"),
            ("2", "0102", "Mật độ", "", "A"), (wide[1], *[None] * 4),
            ("3", "0201", "Việc làm", "người", "B")]  # fmt: skip
    built = appendix(table(rows, columns=columns))
    shown = [(c.code, c.kind, c.title, c.parent_id) for c in built.appendix.criteria]
    assert shown[0] == ("01", "group", "Dân số", None)
    assert shown[1] == ("0101", "criterion", "Diện tích", "01")
    assert built.appendix.criteria[0].texts == {}


def test_a_numeral_beside_running_numbers_is_the_code_of_a_section() -> None:
    rows = [("I", "Thể chế", "", "", ""), ("1.", "TC 1.1 - Văn bản", "1,00", "", ""),
            ("2.", "TC 1.2 - Kiểm tra", "1,00", "", "")]  # fmt: skip
    found = appendix(table(rows)).appendix.criteria
    assert [(c.code, c.parent_id) for c in found] == [("I", None), ("1.1", "I"), ("1.2", "I")]


def test_a_name_over_both_columns_of_a_table_without_codes_is_a_group() -> None:
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"))
    wide = Cell((Line("TIẾP CẬN THÔNG TIN"),), column_span=2)
    found = appendix(
        table([(wide, None), ("Truyền thông", "1"), ("Công khai", "2")], columns=columns)
    )
    assert [c.kind for c in found.appendix.criteria] == ["group", "criterion", "criterion"]
    assert [c.level for c in found.appendix.criteria] == [1, 2, 2]


def test_a_path_in_the_place_of_its_own_group_stands_behind_the_group_before_it() -> None:
    assert outline("III", "1", "IV.A", "1", "2", "IV.B", "1", "2", "V") == {
        "III": None, "III.1": "III", "IV.A": None, "IV.A.1": "IV.A", "IV.A.2": "IV.A",
        "IV.B": None, "IV.B.1": "IV.B", "IV.B.2": "IV.B", "V": None,
    }  # fmt: skip
    assert outline("III", "A.1", "A.2", "IV")["III.A.1"] == "III"


def test_a_number_alone_below_a_group_s_letter_is_no_root() -> None:
    assert outline("III", "1", "IV.A", "1", "IV.B", "1", "2", "V") == {
        "III": None, "III.1": "III", "IV.A": None, "IV.A.1": "IV.A", "IV.B": None,
        "IV.B.1": "IV.B", "IV.B.2": "IV.B", "V": None,
    }  # fmt: skip


def test_numbers_that_run_on_below_the_next_path_stand_where_the_first_ones_do() -> None:
    found = outline("I", "1", "2", "II", "II.1", "1", "2", "II.2", "3")
    assert found["II.2.3"] == "II.2"


@pytest.mark.parametrize("word", ["Mục tiêu", "Trụ cột", "Trục", "Chương"])
def test_words_for_levels_stand_before_codes(word: str) -> None:
    found = in_title(f"{word} 1: Thể chế")
    assert found is not None
    assert (found[0].text, found[1]) == ("1", "Thể chế")
    assert in_title("Mục tiêu 100% hồ sơ trực tuyến") is None


def test_a_number_with_paths_of_its_own_does_not_run_on_below_another() -> None:
    found = outline("I", "1", "2", "II", "II.1", "1", "2", "II.2", "3", "3.1")
    assert found["II.3"] == "II" and found["II.3.1"] == "II.3"


@pytest.mark.parametrize(("maximum", "parent"), [("2,00", "1"), ("5,00", None)])
def test_a_number_with_a_letter_is_a_part_where_the_points_add_up(
    maximum: str, parent: str | None
) -> None:
    rows = [("1", "Một", maximum, "", ""), *((c, c, "1,00", "", "") for c in ("1a", "1b", "2"))]
    found = appendix(table(rows)).appendix.criteria
    assert [c.parent_id for c in found] == [None, parent, parent, None]
    assert [c.id for c in found] == ["1", "1a", "1b", "2"]
