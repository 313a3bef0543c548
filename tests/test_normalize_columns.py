"""Header blocks to columns with roles."""

import msgspec
import pytest

from normalize.by_cells import settled
from normalize.columns import find_header, header_text, is_number_row, same_header
from normalize.read import appendix
from normalize.roles import columns_of, earlier
from normalize.vocabulary import is_total, role_of
from schemas.page import Cell, Line
from schemas.rows import Column, Table
from tables import table

Printed = str | tuple[str, int, int] | None


def row(*cells: Printed) -> tuple[Cell | None, ...]:
    made: list[Cell | None] = []
    for printed in cells:
        if printed is None:
            made.append(None)
            continue
        text, down, across = printed if isinstance(printed, tuple) else (printed, 1, 1)
        lines = (Line(text),) if text else ()
        made.append(Cell(lines, row_span=down, column_span=across))
    return tuple(made)


def roles(*rows: tuple[Cell | None, ...]) -> list[tuple[str | None, str | None]]:
    found = find_header(rows)
    assert found is not None
    return [(c.role, c.group) for c in columns_of(found.leaves)]


def test_one_level() -> None:
    assert roles(row("STT", "Tiêu chí", "Điểm tối đa"), row("1", "Một", "2,0")) == [
        ("code", None), ("title", None), ("max_score", None),
    ]  # fmt: skip


def test_two_levels_keep_the_group() -> None:
    rows = (
        row(("STT", 2, 1), ("Lĩnh vực/Tiêu chí", 2, 1), ("Điểm tối đa", 2, 1),
            ("Điểm đánh giá thực tế", 1, 2), None, ("Ghi chú", 2, 1)),
        row(None, None, None, "Tự đánh giá", "BNV đánh giá", None),
        row("1", "Một", "2,0", "", "", ""),
    )  # fmt: skip
    assert roles(*rows) == [
        ("code", None), ("title", None), ("max_score", None),
        ("self_score", "Điểm đánh giá thực tế"), ("verified_score", "Điểm đánh giá thực tế"),
        ("notes", None),
    ]  # fmt: skip


def test_three_levels() -> None:
    rows = (
        row(("TT", 3, 1), ("Nội dung", 3, 1), ("Kết quả", 1, 3), None, None),
        row(None, None, ("Điểm", 1, 2), None, ("Chỉ số (%)", 2, 1)),
        row(None, None, "Tự chấm", "Thẩm định", None),
        row("1", "Một", "2", "", ""),
    )
    found = find_header(rows)
    assert found is not None and found.stop == 3
    assert [c.role for c in columns_of(found.leaves)] == [
        "code", "title", "self_score", "verified_score", "index_percent",
    ]  # fmt: skip


def test_a_number_row_is_not_part_of_the_header_block() -> None:
    rows = (row("STT", "Tiêu chí", "Điểm tối đa"), row("(1)", "(2)", "(3)"), row("1", "Một", "2"))
    found = find_header(rows)
    assert found is not None and (found.start, found.stop) == (0, 1)


def test_a_title_row_inside_the_table_comes_before_the_header() -> None:
    rows = (
        row(("Đơn vị tính: điểm", 1, 3), None, None), row("STT", "Tiêu chí", "Điểm chuẩn"),
        row("1", "Một", "2"),
    )  # fmt: skip
    found = find_header(rows)
    assert found is not None and found.start == 1


@pytest.mark.parametrize(
    "cells",
    [
        ("(1)", "(2)", "(3)"), ("1", "2", "3", "4"), ("A", "B", "1", "2"), ("A", "B", "1"),
        ("A", "B", "C", "1"), ("1", "2", "3 4", "", "5"), ("(1)", "( ( (2) 34) )", "(5)", "", ""),
        ("(1)", "(2)", "(3)=(1)x(2)"), ("(1)", "(2)", "(3)(4)=(2)+(3)", ""),
        ("1", "2", "3", "4", "5=3x4"), ("(A)", "(B)", "(1)", "(2)", "(C)"),
        ("1.", "2.", "3."), ("I", "II", "III", "IV"),
        ("(1)", "(2)", "(3)", "", ""),
        ("[1]", "(2)", "(3)"), ("a", "b", "c", "d", "e", "f"), ("a", "b", "c", "d", "đ", "e", "g"),
    ],
)  # fmt: skip
def test_number_rows(cells: tuple[str, ...]) -> None:
    assert is_number_row(row(*cells))


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "Cải cách", "2,0"), ("1", "", ""), ("1.1", "a", "b"), ("3", "1", "2"),
        ("I", "III", "II"), ("I.", "2", "0,5"),
    ],
)  # fmt: skip
def test_rows_of_data_are_no_number_rows(cells: tuple[str, ...]) -> None:
    assert not is_number_row(row(*cells))


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Điểm phần đầu đạt được", "target_score"), ("Công chức phụ trách tham mưu", "lead"),
        ("Cơ quan phối hợp", "coordinating_agencies"), ("Thời gian hoàn thành", "deadline"),
        ("Tài liệu kiểm chứng", "evidence"), ("Cách chấm điểm", "method"), ("Đơn vị tính", "unit"),
        ("Điểm điều tra xã hội học", "survey_score"), ("Trọng số (%)", "weight_percent"),
        ("Cột lạ", None), ("NGUỒN DỮ LIỆU", "source_of_data"), ("Điểm năm trước", "previous_score"),
        ("Điểm tốiđa", "max_score"), ("UBND huyện chấm", "verified_score"),
        ("Điểm SNV đánh giá", "verified_score"), ("Bộ chỉ số đánh giá", "title"),
        ("Sở tự đánh giá", "self_score"), ("Tên dự án", "title"),
        ("Phân công nhiệm vụ", "agencies"),
    ],
)  # fmt: skip
def test_roles_of_headers(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_a_column_of_tasks_names_the_rows_where_no_other_does() -> None:
    assert (
        roles(row("TT", "Nhiệm vụ cụ thể", "Đơn vị chủ trì"), row("1", "a", "b"))[1][0] == "title"
    )


@pytest.mark.parametrize(
    "text",
    ["TỔNG ĐIỂM", "Tổng cộng:", "Tổng số", "CỘNG (1+2+3)", "TỔNG CỘNG I + II", "Cộng I",
     "Điểm tổng", "Tổng cộng¹⁰"],
)  # fmt: skip
def test_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Tổng hợp báo cáo", "Tổng cục Thuế", "công", "Tổng kết năm"])
def test_no_totals(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("ST", "T"), "STT"), (("Điểm tự", "đánh gi", "á"), "Điểm tự đánh giá"),
        (("Điểm điều tra", "XH", "H"), "Điểm điều tra XHH"), (("Điểm", "tối đa"), "Điểm tối đa"),
        (("Cơ quan", "thực hiện"), "Cơ quan thực hiện"), (("Điểm", "chu", "ẩn"), "Điểm chuẩn"),
    ],
)  # fmt: skip
def test_a_header_word_that_a_narrow_column_cut_is_one(lines: tuple[str, ...], text: str) -> None:
    assert header_text(Cell(tuple(map(Line, lines)))) == text


LABELLED = (
    ("Tiêu chí 1", "Ban hành văn bản", "15"), ("Chỉ tiêu 1", "Ban hành đúng hạn", "10"),
    ("Chỉ tiêu 2", "Ban hành đúng luật", "5"), ("Tiêu chí 2", "Phổ biến pháp luật", "30"),
    ("Chỉ tiêu 1", "Công khai thông tin", "30"),
)  # fmt: skip


def test_a_column_of_labels_left_of_the_names_holds_codes() -> None:
    columns = (
        Column("title", "Tiêu chí, chỉ tiêu"), Column("title", "Nội dung"),
        Column("max_score", "Điểm số tối đa"),
    )  # fmt: skip
    printed = table(LABELLED, columns=columns)
    settled_table = Table(settled(columns, printed.rows), printed.rows)
    criteria = appendix(settled_table).appendix.criteria
    assert [(c.id, c.title) for c in criteria] == [
        ("1", "Ban hành văn bản"), ("1.1", "Ban hành đúng hạn"), ("1.2", "Ban hành đúng luật"),
        ("2", "Phổ biến pháp luật"), ("2.1", "Công khai thông tin"),
    ]  # fmt: skip


def test_a_level_of_scoring_beside_a_remark_is_no_header() -> None:
    cells = ("", "Có tuyên truyền: 0,75", "", "Sở Nội vụ chủ trì thẩm định")
    assert find_header([row(*cells)]) is None


def test_a_header_stands_though_a_row_below_it_is_wider() -> None:
    header = find_header([row("STT", "Tiêu chí", "Điểm tối đa", *[""] * 9)])
    assert header is not None


@pytest.mark.parametrize(
    "header",
    [
        "Kinh phí thực hiện",
        "Chữ ký của công chức phụ trách",
        "Địa điểm thực hiện",
        "Thực hiện 2024",
    ],
)
def test_words_of_a_role_behind_other_words_give_none(header: str) -> None:
    assert role_of(header) is None


def test_a_group_gives_its_role_to_one_leaf_only() -> None:
    rows = (
        row(("STT", 2, 1), ("Chỉ tiêu", 2, 1), ("Lộ trình", 1, 2), None),
        row(None, None, "Năm 2026", "Năm 2027"),
    )
    assert [role for role, _ in roles(*rows)] == ["code", "title", None, None]


def test_points_of_a_year_before_another_are_those_of_an_earlier_assessment() -> None:
    header = row("STT", "Tiêu chí", "Điểm đạt 2024", "Điểm phấn đấu năm 2025")
    assert [role for role, _ in roles(header)] == [
        "code", "title", "previous_score", "target_score",
    ]  # fmt: skip


def test_an_index_behind_names_and_points_names_no_rows() -> None:
    found = roles(row("STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Chỉ số"))
    assert [role for role, _ in found] == [
        "code", "title", "max_score", "achieved_score", "index_percent",
    ]  # fmt: skip
    assert roles(row("STT", "Chỉ số", "Điểm tối đa"))[1][0] == "title"


@pytest.mark.parametrize(
    ("header", "role"),
    [("Điểm đạt năm 2023", "previous_score"), ("Điểm đạt năm 2024", "achieved_score")],
)
def test_points_of_the_year_before_the_title_s_are_the_previous_ones(
    header: str, role: str
) -> None:
    (column,) = earlier((Column("achieved_score", header),), 2024)
    assert column.role == role


@pytest.mark.parametrize(
    ("header", "role"), [("Điểm năm 2023", "previous_score"), ("Số liệu năm 2023", None)]
)
def test_bare_points_of_the_year_before_the_title_s_are_the_previous_ones(
    header: str, role: str | None
) -> None:
    (column,) = earlier((Column(None, header),), 2024)
    assert column.role == role


def test_leaves_below_a_group_may_be_counted_from_one() -> None:
    rows = (
        row(("STT", 2, 1), ("Tiêu chí", 2, 1), ("Ngưỡng", 1, 3), None, None),
        row(None, None, "1", "2", "3"),
        row("1", "Vốn", "15", "12", "8"),
    )  # fmt: skip
    found = find_header(rows)
    assert found is not None and [leaf.text for leaf in found.leaves[2:]] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("texts", "meant"), [(("A", "B"), True), (("(1)", "(2)"), True), (("1", "1"), False)]
)
def test_two_columns_may_be_counted_too(texts: tuple[str, str], meant: bool) -> None:
    assert is_number_row(tuple(Cell((Line(text),)) for text in texts)) is meant


def test_of_two_columns_with_one_role_the_one_that_says_it_sooner_has_it() -> None:
    header = row("TT", "Tên mô hình", "Đầu vào (từ sản phẩm sẵn có)", "Sản phẩm dự kiến")
    assert [role for role, _ in roles(header)] == ["code", "title", None, "product"]


def test_a_leaf_that_says_it_has_no_role_takes_none_from_its_group() -> None:
    rows = (
        row(("Tiêu chí", 2, 1), ("Điểm tối đa", 2, 1), ("Căn cứ chấm điểm", 1, 2), None),
        row(None, None, "Số liệu thực hiện", "Tỷ lệ đạt được"),
    )
    assert [role for role, _ in roles(*rows)] == ["title", "max_score", None, "index_percent"]


def test_what_stands_behind_the_finest_names_names_nothing() -> None:
    columns = tuple(Column("title", name) for name in ("Tiêu chí", "Nội dung", "Tiêu chuẩn"))
    printed = table(
        [(("Điện", 2), "Lưới điện", "Đạt"), (None, "Hộ có điện", "98%")], columns=columns
    )
    assert [c.role for c in settled(columns, printed.rows)] == ["title", "title", None]


def test_a_label_that_a_page_cut_off_its_code_is_one() -> None:
    columns = (Column("title", "Tiêu chí, chỉ tiêu"), Column("title", "Nội dung"))
    printed = table([("Tiêu chí 1", "Ban hành"), ("Chỉ tiêu", "Ban hành đúng")], [("1", "luật")],
                    columns=columns)  # fmt: skip
    assert settled(columns, printed.rows)[0].role == "code"


def test_a_column_whose_role_another_has_takes_what_its_header_names_besides() -> None:
    header = row("STT", "Tiêu chí", "Cách tính điểm", "Các yêu cầu và tài liệu kiểm chứng")
    assert [role for role, _ in roles(header)] == ["code", "title", "method", "evidence"]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Cơ quan đầu mối", "lead"), ("Đơn vị theo dõi, đôn đốc", "lead"), ("Mã chỉ tiêu", "code"),
        ("Điểm đạt của năm trước", "previous_score"), ("Điểm chấm tối đa", "max_score"),
        ("Điểm sau thẩm định", "verified_score"), ("Lãnh đạo chấm", "verified_score"),
        ("Kết quả cần đạt", "product"), ("Hoàn thành trước ngày", "deadline"),
        ("Cơ quan cung cấp số liệu", "source_of_data"), ("Cách thức chấm điểm", "method"),
        ("Tỷ trọng (%)", "weight_percent"), ("Nguyên nhân, trách nhiệm", None),
        ("Tổng số điểm", "max_score"), ("Mức đánh giá", "method"),
        ("Mức độ thực hiện", None), ("Văn bản chứng minh", "evidence"), ("Đề án", "title"),
    ],
)  # fmt: skip
def test_synonyms_of_headers(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_who_else_assesses_beside_a_self_assessment_verifies_it() -> None:
    assert [role for role, _ in roles(row("TT", "Nội dung", "Tự chấm", "Tổ CĐ chấm"))][2:] == [
        "self_score", "verified_score",
    ]  # fmt: skip
    assert roles(row("TT", "Nội dung", "Điểm chuẩn", "Tổ CĐ chấm"))[3][0] is None
    assert roles(row("TT", "Nội dung", "Tự chấm", "Kỳ đánh giá"))[3][0] is None


@pytest.mark.parametrize(("value", "role"), [("%", "unit"), ("Sở Nội vụ", None)])
def test_a_unit_is_what_is_measured_in_where_its_cells_say_so(value: str, role: str | None) -> None:
    columns = (Column("title", "Chỉ tiêu"), Column(None, "Đơn vị"))
    assert settled(columns, table([("Tỷ lệ", value)], columns=columns).rows)[1].role == role


def test_bare_points_are_those_that_their_group_names() -> None:
    rows = (
        row(("Tiêu chí", 2, 1), ("Điểm tối đa", 2, 1), ("Kết quả tự đánh giá", 1, 2), None,
            ("Kết quả thẩm định", 1, 2), None),
        row(None, None, "Điểm", "Minh chứng", "Điểm", "Ghi chú"),
    )  # fmt: skip
    assert [role for role, _ in roles(*rows)] == [
        "title", "max_score", "self_score", "evidence", "verified_score", "notes",
    ]  # fmt: skip


def test_who_heads_an_office_gives_way_to_the_office_in_charge() -> None:
    header = row("TT", "Nhiệm vụ", "Lãnh đạo phụ trách", "Đơn vị chủ trì")
    assert [role for role, _ in roles(header)] == ["code", "title", None, "lead"]


def test_tasks_in_groups_are_names_below_names() -> None:
    header = row("TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Thời hạn")
    assert [role for role, _ in roles(header)] == ["code", "title", "title", "deadline"]


def test_what_was_done_beside_what_was_planned_is_no_office() -> None:
    header = row("TT", "Chỉ tiêu", "Kế hoạch năm 2025", "Thực hiện")
    assert [role for role, _ in roles(header)] == ["code", "title", None, None]


def test_a_result_in_a_plan_is_what_a_task_shall_give() -> None:
    assert roles(row("TT", "Nhiệm vụ", "Kết quả", "Thời hạn"))[2][0] == "product"
    assert roles(row("TT", "Nhiệm vụ", "Kết quả", "Điểm tối đa", "Thời hạn"))[2][0] is None


def test_what_a_criterion_means_gives_way_to_how_it_is_scored() -> None:
    header = row("TT", "Chỉ số", "Mô tả chỉ số", "Cách tính")
    assert [role for role, _ in roles(header)] == ["code", "title", None, "method"]
    assert roles(row("TT", "Chỉ số", "Mô tả chỉ số"))[2][0] == "method"


@pytest.mark.parametrize("cells", [("Stt.", "Tiêu chí", "Điểm"), ("STT", "Tiêu chí", "%")])
def test_abbreviations_and_signs_may_head_a_column(cells: tuple[str, ...]) -> None:
    assert find_header([row(*cells), row("1", "Một", "2")]) is not None


@pytest.mark.parametrize("header", ["", "Nội dung"])
def test_a_column_of_codes_is_one_below_an_empty_header_or_one_over_the_names(header: str) -> None:
    columns = (
        Column("title" if header else None, header), Column("title", "Nội dung"),
        Column("max_score", "Điểm"),
    )  # fmt: skip
    printed = table([("1", "Kế hoạch", "2"), ("1.1", "Ban hành", "2")], columns=columns)
    total = (Cell((Line("Tổng cộng"),), column_span=2), None, Cell((Line("2"),)))
    rows = (*printed.rows, msgspec.structs.replace(printed.rows[0], cells=total))
    assert [c.role for c in settled(columns, rows)] == ["code", "title", "max_score"]


@pytest.mark.parametrize(("first", "found"), [("Các tiêu chí", True), ("các tiêu chí", False)])
def test_the_rest_of_a_name_above_levels_is_no_header(first: str, found: bool) -> None:
    levels = [row(f"Tiêu chí {n}: Ban hành văn bản", "", "1") for n in range(1, 4)]
    assert (find_header([row(first, "", ""), *levels]) is not None) is found


def test_a_header_whose_turned_letters_come_in_another_order_is_the_same() -> None:
    header = [row("STT", "Tiêu chí", "Thang điểm", "Điểm đạt")]
    assert same_header([row("STT", "Tiêu chí", "gnahT đmểi", "đmểi tạĐ")], header)
    assert not same_header([row("STT", "Tiêu chí", "gnahT đmể", "đmểi tạ")], header)
