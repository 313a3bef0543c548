"""What a column is by its own header, by the columns beside it, and by its cells."""

import pytest

from normalize.by_cells import settled
from normalize.columns import Leaf, find_header
from normalize.roles import aims, columns_of, is_criteria
from normalize.vocabulary import is_total, role_of
from schemas.page import Cell, Line
from schemas.rows import Column
from tables import table


def roles(*headers: str, group: str | None = None) -> list[str | None]:
    """The roles of columns with these headers; those behind a bar stand below the group."""
    leaves = [Leaf(h.removeprefix("|"), group if h.startswith("|") else None) for h in headers]
    return [column.role for column in columns_of(leaves)]


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Line(text),) if text else ()) for text in texts)


def named(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> list[str | None]:
    return [column.role for column in settled(columns, table(rows, columns=columns).rows)]


def test_pupils_assess_themselves_and_their_class_assesses_them() -> None:
    found = roles("Nội dung", "Khung điểm", "Sinh viên đánh giá", "Lớp đánh giá")
    assert found == ["title", "max_score", "self_score", "verified_score"]


def test_who_is_near_to_the_one_assessed_gives_way_to_who_is_above() -> None:
    found = roles("Nội dung", "Tự chấm", "Phó trưởng phòng chấm", "Trưởng phòng chấm")
    assert found == ["title", "self_score", None, "verified_score"]


def test_who_assesses_may_stand_behind_a_preposition() -> None:
    found = roles("Nội dung", "Điểm tự chấm", "Điểm (do tập thể tổ đánh giá)")
    assert found == ["title", "self_score", "verified_score"]


def test_a_second_column_of_names_may_say_how_points_are_given() -> None:
    found = roles("TT", "Nội dung", "Tiêu chí chấm điểm", "Hướng dẫn")
    assert found == ["code", "title", "method", None]
    assert roles("TT", "Tiêu chí chấm điểm", "Điểm tối đa") == ["code", "title", "max_score"]


def test_years_below_points_are_points() -> None:
    found = roles("TT", "Nội dung", "|Năm 2030", "|Mục tiêu năm 2031", group="Điểm số")
    assert found == ["code", "title", "previous_score", "target_score"]


def test_bare_points_below_a_year_before_are_that_year_s() -> None:
    leaves = [Leaf("STT"), Leaf("Chỉ số"), Leaf("Điểm", "Kết quả năm 2030"),
              Leaf("Xếp hạng", "Kết quả năm 2030"), Leaf("Điểm phấn đấu năm 2031")]  # fmt: skip
    found = [column.role for column in columns_of(leaves)]
    assert found == ["code", "title", "previous_score", None, "target_score"]


def test_an_aim_that_is_no_points_has_no_role() -> None:
    assert roles("TT", "Nội dung", "Mục tiêu năm 2031")[2] is None


def test_of_two_columns_of_codes_the_one_that_codes_groups_too_has_them() -> None:
    columns = (Column("code", "STT"), Column(None, "Mã số"), Column("title", "Chỉ tiêu"))
    listed = (("", "01", "Đất"), ("1", "0101", "Rừng"), ("2", "0102", "Ruộng"))
    assert named(columns, *listed) == [None, "code", "title"]
    assert named(columns, ("1", "0101", "Rừng"), ("2", "0102", "Ruộng"))[0] == "code"


def test_names_that_open_with_codes_are_the_names_whatever_another_header_says() -> None:
    columns = (Column("product", "Kết quả"), Column("title", "Chỉ tiêu"), Column("lead", "Chủ trì"))
    listed = tuple((f"{n}. Đề án {n}", "-", "Sở A") for n in range(1, 4))
    assert named(columns, *listed) == ["title", None, "lead"]
    assert named(columns, *(("Đề án", "1. Hộ", "Sở A"),) * 3)[0] == "product"


LEVELS = [row(f"Tiêu chí 1.{n}: Tên {n}", "x", "") for n in range(1, 5)]


def test_a_header_of_names_alone_stands_over_levels_with_codes() -> None:
    found = find_header([row("Tiêu chuẩn, tiêu chí", "Không đạt", "Đạt"), *LEVELS])
    assert found is not None and found.stop == 1


def test_a_header_of_names_alone_stands_over_no_prose() -> None:
    prose = [row(f"Nội dung thứ {n}", "x", "") for n in range(1, 5)]
    assert find_header([row("Tiêu chuẩn, tiêu chí", "Không đạt", "Đạt"), *prose]) is None


@pytest.mark.parametrize(
    "cells",
    [
        ("1.2.2 Nội dung, tiêu chí khác", "Điểm tối đa", ""),
        ("Nội dung", "10 điểm (tối đa)", ""),
        ("Tiêu chí 3.1: Thời gian trả lời", "Thời gian", "Đơn vị thực hiện"),
    ],
)
def test_a_row_with_its_code_or_its_points_is_no_header(cells: tuple[str, ...]) -> None:
    assert find_header([row(*cells), row("", "", "")]) is None


@pytest.mark.parametrize(
    ("text", "total"),
    [("Tổng điểm ABC", True), ("Tổng điểm Chỉ số ABCDE", True), ("Tổng điểm các hộ", False)],
)
def test_a_total_may_name_its_index(text: str, total: bool) -> None:
    assert is_total(text) is total


@pytest.mark.parametrize(("cell", "role"), [("Sở Nội vụ", None), ("4,5", "verified_score")])
def test_an_office_that_verifies_has_points_where_its_cells_hold_them(
    cell: str, role: str | None
) -> None:
    columns = (Column("title", "Tiêu chí"), Column("verified_score", "Cơ quan thẩm định"))
    assert named(columns, ("Kế hoạch", cell), ("Báo cáo", cell)) == ["title", role]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Trụ cột", "title"), ("Đầu việc", "tasks"), ("Hạn chót", "deadline"), ("Hạn", "deadline"),
        ("Danh mục hồ sơ nộp kèm", "evidence"), ("Phương thức chấm của năm", "method"),
        ("Ngày bắt đầu làm", None),
        ("Bắt đầu - kết thúc", "deadline"), ("Trạng thái thực hiện", None), ("Loại nhiệm vụ", None),
        ("Văn bản giao nhiệm vụ", None), ("Tiêu chí hoàn thành", "method"),
        ("Yêu cầu về tài liệu", "evidence"), ("So với năm trước", None), ("Ý kiến thẩm định", None),
        ("Nội dung cần thực hiện", "tasks"), ("Số tiêu chí đã đạt", None),
        ("Tổng số nội dung", None), ("Tiêu chí số", "title"),
        ("Tổng số điểm đạt", "achieved_score"),
        ("Số điểm đạt được", "achieved_score"), ("Điểm số thẩm tra", "verified_score"),
    ],
)  # fmt: skip
def test_words_of_plans_and_of_lists_say_what_a_column_is(header: str, role: str | None) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Đánh giá của Sở Xây dựng", "verified_score"), ("Điểm chấm của huyện", "verified_score"),
        ("UBND huyện chấm (50 điểm)", "verified_score"), ("Điểm tự chấm của UBND", "self_score"),
        ("Đánh giá của người dân", None),
        ("Điểm đánh giá của đơn vị", "achieved_score"), ("Nội dung của kế hoạch", "title"),
    ],
)  # fmt: skip
def test_an_authority_may_stand_behind_what_it_does(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_points_of_an_office_beside_one_s_own_are_those_that_it_verified() -> None:
    found = roles("Tiêu chí", "Điểm tự chấm", "Điểm BCN đánh giá")
    assert found == ["title", "self_score", "verified_score"]
    assert roles("Tiêu chí", "Điểm tự chấm", "Điểm đã đánh giá lại")[2] is None


def test_a_sum_behind_the_points_that_others_gave_is_what_was_reached() -> None:
    found = roles("Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "Tổng điểm")
    assert found == ["title", "max_score", "self_score", "verified_score", "achieved_score"]
    assert roles("Tiêu chí", "Tự chấm", "Thẩm định", "Tổng điểm")[3] == "achieved_score"
    assert roles("Tiêu chí", "Tổng điểm", "Tự chấm")[1] == "max_score"
    assert roles("Tiêu chí", "Tự chấm", "Tổng điểm")[2] == "max_score"


def test_points_of_the_newest_year_beside_an_older_one_s_are_what_was_reached() -> None:
    found = roles("Tiêu chí", "Điểm số năm 2030", "Điểm số năm 2031")
    assert found == ["title", "previous_score", "achieved_score"]


def test_bare_points_below_an_aim_are_aimed_at() -> None:
    assert roles("Tiêu chí", "|Điểm số", "|Xếp hạng", group="Mục tiêu năm 2031")[1] == (
        "target_score"
    )


def test_where_a_time_has_a_beginning_and_an_end_the_end_is_the_deadline() -> None:
    found = roles("Nội dung", "|Bắt đầu", "|Hoàn thành", group="Thời gian")
    assert found == ["title", None, "deadline"]
    assert roles("Nội dung", "Thời gian bắt đầu", "Thời gian hoàn thành")[1:] == [None, "deadline"]


def test_an_aim_before_its_tasks_names_them() -> None:
    assert roles("TT", "Mục tiêu", "Nhiệm vụ", "Sản phẩm") == ["code", "title", "tasks", "product"]
    assert roles("TT", "Nhiệm vụ", "Mục tiêu", "Sản phẩm")[1:3] == ["title", None]
    assert roles("TT", "Nội dung", "Mục tiêu", "Nhiệm vụ")[1:3] == ["title", None]


def test_an_index_behind_points_may_have_a_sign_or_a_short_name() -> None:
    assert roles("Tiêu chí", "Điểm tối đa", "Chỉ số ABCD")[2] == "index_percent"
    assert roles("Tiêu chí", "Điểm tối đa", "Chỉ số ABCD (%)")[2] == "index_percent"
    assert roles("Tiêu chí", "Điểm tối đa", "Chỉ số của phường")[2] == "title"


def test_what_is_called_a_name_is_one_in_a_plan() -> None:
    assert roles("Tên phần việc", "Chủ trì", "Thời hạn") == ["title", "lead", "deadline"]
    assert roles("Tên đơn vị", "Chủ trì", "Thời hạn")[0] is None
    assert roles("Tên thôn", "Điểm tối đa")[0] is None


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Điểm đánh giá qua điều tra xã hội học", "survey_score"),
        ("Điểm đạt được (tự chấm)", "self_score"), ("Điểm đạt theo thẩm tra", "verified_score"),
        ("Điểm đạt được (tự chấm, thẩm định)", "achieved_score"),
        ("Phân công chủ trì", "lead"), ("Trách nhiệm phối hợp", "coordinating_agencies"),
        ("Cơ quan, đơn vị cung cấp thông tin", "source_of_data"),
        ("Phân công thực hiện", "agencies"), ("Cơ quan thực hiện (chủ trì)", "agencies"),
        ("Yêu cầu về sản phẩm", "product"), ("Yêu cầu cần đạt", "method"),
    ],
)  # fmt: skip
def test_what_says_only_that_points_or_offices_are_meant_gives_way_to_which(
    header: str, role: str | None
) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Điểm đánh giá tối đa", "max_score"), ("Quyền số (%)", "weight_percent"),
        ("Tỷ lệ % so với điểm tối đa", "index_percent"), ("% đạt", "index_percent"),
        ("Hạn cuối", "deadline"), ("Kiểm chứng", "evidence"), ("Đ/vị tính", "unit"),
        ("Cách thức xác định điểm", "method"), ("Nguồn cung cấp dữ liệu", "source_of_data"),
        ("Điểm Hội đồng duyệt", "verified_score"), ("Hội đồng duyệt", None),
        ("Điểm tỉnh chấm lại", "verified_score"), ("Điểm thưởng", None),
    ],
)  # fmt: skip
def test_published_headers_say_what_a_column_is(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_what_a_year_before_came_to_is_points_beside_points_of_this_year() -> None:
    found = roles("Tiêu chí", "Điểm tối đa", "Kết quả năm 2030", "Mục tiêu phấn đấu năm 2031")
    assert found == ["title", "max_score", "previous_score", "target_score"]
    assert roles("Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2030", "Năm 2031")[2] is None


@pytest.mark.parametrize(
    ("header", "given", "role"),
    [
        ("Điểm theo bộ tiêu chí", "1,5", "max_score"), ("Điểm theo bộ tiêu chí", "2,5", None),
        ("Điểm 2030", "1,5", None), ("Hệ số", "1,5", None),
    ],
)  # fmt: skip
def test_points_that_none_of_those_given_is_above_are_the_maxima(
    header: str, given: str, role: str | None
) -> None:
    columns = (Column("title", "Tiêu chí"), Column(None, header), Column("self_score", "Tự chấm"))
    assert named(columns, *((f"Việc {n}", "2", given) for n in range(3)))[1] == role


def test_work_behind_a_column_of_names_is_its_tasks() -> None:
    names = (Column("title", "Tiêu chí"), Column("title", "Nội dung công việc"))
    assert named(names, ("Kế hoạch", "Ban hành"), ("Báo cáo", "Gửi")) == ["title", "tasks"]
    other = (Column("title", "Tiêu chí"), Column("title", "Nội dung đánh giá"))
    assert named(other, ("Kế hoạch", "Ban hành"), ("Báo cáo", "Gửi")) == ["title", None]


def test_of_equal_columns_that_of_the_newest_year_has_the_role() -> None:
    assert roles("Tiêu chí", "Điểm tối đa năm 2030", "Điểm tối đa năm 2031")[1:] == [
        None, "max_score",
    ]  # fmt: skip
    assert roles("Tiêu chí", "Điểm tự chấm lần 1", "Điểm tự chấm lần 2")[1:] == ["self_score", None]


def test_bare_points_below_a_result_are_those_achieved() -> None:
    found = roles("Tiêu chí", "Thang điểm", "|Điểm", "|Tỷ lệ (%)", group="Kết quả")
    assert found == ["title", "max_score", "achieved_score", "index_percent"]


def test_who_assesses_below_how_it_is_done_gives_no_points() -> None:
    found = roles("Tiêu chí", "Điểm tối đa", "|Thẩm định", "|ĐTXHH", group="Phương pháp đánh giá")
    assert found == ["title", "max_score", None, None]


def test_a_total_over_several_columns_names_no_row() -> None:
    columns = (Column("title", "Tiêu chí"), Column("code", "Mã số"), Column("title", "Nội dung"))
    total = (Cell((Line("Tổng số"),), column_span=3), None, None)
    rows = (total, (("1. Môi trường", 2), "01", "Luật"), (None, "02", "Kế hoạch"))
    found = settled(columns, table(rows, columns=columns).rows)
    assert [column.role for column in found] == ["title", "code", "title"]


@pytest.mark.parametrize(
    ("rows", "second"),
    [
        ([("1. Kế hoạch năm", "Hai", "1"), ("", "Ba", "2"), ("", "Bốn", "1")], "title"),
        (
            [("1. Kế hoạch năm", "Hai", "1"), ("2. Kiểm tra chung", "Bốn", "2"), ("", "Năm", "1")],
            None,
        ),
        (
            [("", "Hai", "1"), ("1. Kế hoạch năm", "Ba", "2"), ("", "Bốn", "1"), ("", "Năm", "1")],
            None,
        ),
        (
            [("1. Kế hoạch năm", "Hai", "1"), ("", "ba", ""), ("", "bốn", "")],
            None,
        ),  # rows cut by pages
    ],
)
def test_names_that_stand_once_for_the_rows_below_them_are_parents(
    rows: list[tuple[str, ...]], second: str | None
) -> None:
    columns = (
        Column("title", "Tiêu chí"),
        Column("title", "Nội dung"),
        Column("max_score", "Điểm"),
    )
    found = settled(columns, table(rows, columns=columns).rows)
    assert [column.role for column in found] == ["title", second, "max_score"]


def test_an_authority_below_points_gives_them() -> None:
    leaves = [
        Leaf("Nội dung"),
        Leaf("Tự đánh giá", "Điểm chấm"),
        Leaf("Đoàn kiểm tra", "Điểm chấm"),
    ]
    assert [c.role for c in columns_of(leaves)] == ["title", "self_score", "verified_score"]


def test_points_of_an_authority_are_verified_beside_a_self_assessment() -> None:
    found = roles("Nội dung", "Điểm tự chấm", "Điểm đoàn kiểm tra")
    assert found == ["title", "self_score", "verified_score"]


def test_who_assesses_may_be_any_office() -> None:
    found = roles("Nội dung", "Điểm tự đánh giá", "Điểm đánh giá của Phòng Văn hóa - Xã hội")
    assert found == ["title", "self_score", "verified_score"]


def test_of_two_columns_with_full_codes_the_one_with_levels_is_that_of_codes() -> None:
    columns = (Column("code", "STT"), Column(None, "Mã số"), Column("title", "Tên chỉ tiêu"))
    rows = [("1", "01", "Đất đai"), ("2", "0101", "Diện tích"), ("3", "0102", "Dân số")]
    assert named(columns, *rows) == [None, "code", "title"]


def test_years_name_columns() -> None:
    head = row("TT", "Chỉ tiêu", "ĐVT", "2024", "2025", "Đơn vị theo dõi")
    assert find_header([head, row("1", "Tỷ lệ bao phủ", "%", "93", "95", "Sở Y tế")]) is not None


@pytest.mark.parametrize("bound", ["Thang điểm: 100", "Điểm tối đa: 100 điểm", "Điểm tối đa."])
def test_a_header_may_name_its_points_or_end_in_a_stop(bound: str) -> None:
    found = find_header([row("STT", "Tiêu chí", bound, "Tự chấm"), row("1", "Họp", "5", "5")])
    assert found is not None and columns_of(found.leaves)[2].role == "max_score"


@pytest.mark.parametrize(
    "headers",
    [
        ("STT", "Từ viết tắt", "Giải thích"),
        ("STT", "Nội dung", "Trang"),
        ("STT", "Tên thôn", "Tiêu chí 1", "Tổng điểm"),
    ],
)
def test_glossaries_contents_and_results_of_villages_are_no_criteria(
    headers: tuple[str, ...],
) -> None:
    assert not is_criteria(columns_of([Leaf(header) for header in headers]))


def test_levels_of_a_scale_below_a_group_have_no_role() -> None:
    assert roles("Nội dung", "|Tốt", "|Khá", "|Đạt", group="Mức điểm") == ["title", *[None] * 3]


@pytest.mark.parametrize(("role", "plans"), [("tasks", True), ("evidence", False)])
def test_a_table_of_tasks_is_a_plan_of_its_year(role: str, plans: bool) -> None:
    assert aims([Column("title", "Tiêu chí"), Column(role, "…")]) is plans


def test_points_below_an_assessment_are_its_own() -> None:
    own = roles("Tiêu chí", "Điểm chuẩn", "|Điểm đạt", "|Minh chứng", group="Đơn vị tự đánh giá")
    assert own == ["title", "max_score", "self_score", "evidence"]
    told = roles("Tiêu chí", "Điểm chuẩn", "|Đạt", "|Điểm", group="Kết quả tự đánh giá")
    assert told == ["title", "max_score", None, "self_score"]


def test_bare_points_below_a_year_are_no_maxima_where_there_are_some() -> None:
    leaves = [Leaf("Tiêu chí"), Leaf("Điểm tối đa")]
    leaves += [Leaf(text, f"Năm {y}") for y in (2030, 2031) for text in ("Điểm", "Chỉ số (%)")]
    found = [column.role for column in columns_of(leaves)]
    assert found[1:] == ["max_score", "previous_score", None, "achieved_score", "index_percent"]


def test_the_aim_of_a_year_beside_maxima_is_points_to_be_reached() -> None:
    assert roles("Tiêu chí", "Điểm tối đa", "Mục tiêu năm 2031")[-1] == "target_score"
    assert roles("Tiêu chí", "Đơn vị tính", "Mục tiêu năm 2031")[-1] is None


def test_the_number_of_a_column_below_its_name_says_nothing() -> None:
    assert roles("STT (1)", "Tiêu chí (2)", "Điểm (3)") == ["code", "title", "max_score"]


def test_points_of_a_year_alone_beside_maxima_were_reached() -> None:
    found = roles("Tiêu chí", "Điểm tối đa", "Điểm năm 2031", "Tăng/giảm so với 2030")
    assert found == ["title", "max_score", "achieved_score", None]
