"""What a column is by its cells: parents, codes, results."""

import msgspec
import pytest

from normalize.by_cells import lists_results, settled
from normalize.columns import Leaf
from normalize.read import appendix
from normalize.roles import columns_of
from schemas.page import Cell, Line
from schemas.rows import Column
from tables import table
from test_normalize_roles import named


def test_tasks_merged_over_several_names_are_their_parents() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Nhóm nhiệm vụ", "Nội dung", "Chủ trì")])
    made = table([("1", "Thể chế", "Rà soát", "Sở"), ("", "", "Kiểm tra", "Sở")], columns=columns)
    merged = msgspec.structs.replace(made.rows[0].cells[1], row_span=2)
    upper, lower = (list(each.cells) for each in made.rows)
    upper[1], lower[1] = merged, None
    rows = [
        msgspec.structs.replace(each, cells=tuple(cells))
        for each, cells in zip(made.rows, (upper, lower), strict=True)
    ]
    found = [column.role for column in settled(columns, rows)]
    assert found == ["code", "title", "title", "lead"]


def test_codes_of_several_steps_left_of_the_names_are_codes_whatever_their_header() -> None:
    columns = columns_of([Leaf(h) for h in ("Điều khoản ISO", "Nội dung", "Bằng chứng")])
    deep = named(columns, ("4", "Bối cảnh", ""), ("4.1", "Tổ chức", "Sổ tay"))
    assert deep == ["code", "title", "evidence"]
    flat = named(columns, ("4", "Bối cảnh", ""), ("5", "Tổ chức", "Sổ tay"))
    assert flat == [None, "title", "evidence"]


@pytest.mark.parametrize("stop", ["", "."])
def test_a_column_that_counts_rows_gives_way_to_codes_with_levels(stop: str) -> None:
    columns = (Column("code", "TT"), Column(None, "Mã số"), Column("title", "Nội dung"))
    labels = [f"{label}{stop}" for label in ("1", "1.1", "1.1.1", "1.1.2", "2", "2.1")]
    rows = [(str(n), label, f"Tên {n}") for n, label in enumerate(labels, 1)]
    assert named(columns, *rows) == [None, "code", "title"]


def test_a_column_that_counts_rows_gives_way_to_letters_and_what_goes_on_from_them() -> None:
    columns = (Column("code", "STT"), Column(None, "Mã số"), Column("title", "Nội dung"))
    rows = [(str(n), label, f"Tên {n}") for n, label in enumerate(("A", "A1.1", "A1.2", "B"), 1)]
    assert named(columns, *rows) == [None, "code", "title"]


def test_figures_of_units_alone_are_results_and_no_criteria() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Lĩnh vực", "Sở Nội vụ", "Sở Y tế")])
    results = table([("1", "Thể chế", "10", "9"), ("2", "Thủ tục", "20", "18")], columns=columns)
    marks = table([("1", "Thể chế", "x", ""), ("2", "Thủ tục", "x", "x")], columns=columns)
    assert lists_results(columns, results.rows)
    assert not lists_results(columns, marks.rows)


def test_a_column_merged_with_the_parents_names_has_their_codes() -> None:
    columns = (Column(None, "STT"), Column("title", "Tên tiêu chí"), Column("code", "Mã số"),
               Column("title", "Nội dung"), Column("max_score", "Điểm"))  # fmt: skip
    rows = [(("1", 2), ("Điện", 2), "1.1", "Hệ thống", "1"), (None, None, "1.2", "Hộ", "1"),
            ("2", "Nước", "2.1", "Nước sạch", "1")]  # fmt: skip
    found = appendix(table(rows, columns=columns)).appendix.criteria
    assert [c.id for c in found] == ["1", "1.1", "1.2", "2", "2.1"]
    assert found[1].extra == {}


def test_points_beside_parents_at_the_left_are_names_as_those_of_most_parents() -> None:
    """Two rows that read like levels, below a parent without points, in a table of names."""
    columns = (Column("code", "STT"), Column("title", "Tên tiêu chí"),
               Column("title", "Nội dung"), Column("max_score", "Điểm"))  # fmt: skip
    rows = [
        row
        for n in ("1", "2", "3")
        for row in (((n, 2), ("Tên", 2), "Hệ thống", "1"), (None, None, "Hộ", "1"))
    ]
    rows += [(("4", 2), ("An ninh", 2), "Dân quân vững mạnh", "2"),
             (None, None, "Không có khiếu kiện", "0,5")]  # fmt: skip
    found = appendix(table(rows, columns=columns)).appendix.criteria
    assert {c.kind for c in found} == {"criterion"}
    goals = (*columns[:3], Column(None, "Chỉ tiêu chung"))
    assert {c.kind for c in appendix(table(rows, columns=goals)).appendix.criteria} == {"criterion"}


def test_signatures_in_wide_cells_below_parents_leave_them_their_codes() -> None:
    columns = (Column("code", "TT"), Column("title", "Tên tiêu chí"),
               Column("title", "Nội dung"), Column("max_score", "Điểm"))  # fmt: skip
    signed = (Cell((Line("NGƯỜI LẬP BIỂU"),), column_span=2), None,
              Cell((Line("THỦ TRƯỞNG ĐƠN VỊ"),), column_span=2), None)  # fmt: skip
    rows = [(("1", 2), ("Điện", 2), "Hệ thống", "1"), (None, None, "Hộ", "1"),
            (("2", 2), ("Nước", 2), "Nước sạch", "1"), (None, None, "Kênh", "1")]  # fmt: skip
    found = appendix(table([*rows, signed], columns=columns)).appendix.criteria
    assert [c.code for c in found if c.parent_id is None and c.code] == ["1", "2"]


def test_lists_of_tasks_left_of_the_names_are_no_parents() -> None:
    columns = columns_of([Leaf(h) for h in ("Giải pháp", "STT", "Tiêu chí", "Điểm tối đa")])
    rows = [(("- Rà soát văn bản.", 2), "1", "Một", "1"), (None, "2", "Hai", "2"),
            ("Kiểm tra", "3", "Ba", "1")]  # fmt: skip
    made = table(rows, columns=columns)
    assert settled(columns, made.rows)[0].role == "tasks"


def test_what_was_reached_in_words_is_no_score() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Nội dung", "Điểm tối đa", "Kết quả đạt được")])
    told = [("1", "Thể chế", "1", "Đã ban hành kế hoạch"), ("2", "Thủ tục", "1", "Đạt 100%")]
    more = [("3", "Bộ máy", "1", "Không phát sinh hồ sơ")]
    assert named(columns, *told, *more)[-1] is None
    points = [("1", "Thể chế", "1", "0,5"), ("2", "Thủ tục", "1", "Không có điểm")]
    assert named(columns, *points)[-1] == "achieved_score"


def test_what_explains_is_no_evidence_beside_another_column_that_is() -> None:
    found = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Giải trình", "Minh chứng")])
    assert [column.role for column in found][2:] == [None, "evidence"]
    alone = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Giải trình")])
    assert alone[-1].role == "evidence"


def test_one_header_over_codes_and_names_leaves_both() -> None:
    columns = columns_of(
        [Leaf(h) for h in ("Nội dung chấm điểm", "Nội dung chấm điểm", "Minh chứng")]
    )
    rows = [("I", "Thể chế", ""), ("I.1. / 1", "Ban hành", "Văn bản"), ("Tổng điểm", "", "")]
    assert named(columns, *rows) == ["code", "title", "evidence"]
    tasks = columns_of([Leaf(h) for h in ("Nhiệm vụ", "Nhiệm vụ", "Đơn vị chủ trì")])
    assert named(tasks, ("1", "Rà soát", "Sở"), ("2", "Kiểm tra", "Sở")) == [
        "code",
        "title",
        "lead",
    ]


def test_figures_right_of_the_names_of_units_or_of_points_are_results() -> None:
    columns = columns_of([Leaf(h) for h in ("Lĩnh vực", "Thể chế", "Thủ tục")])
    names = ("Điểm tối đa", "Xã Ea Kao", "Phường 6"), ("Kế hoạch", "Báo cáo", "Kiểm tra")
    units, criteria = (table([(x, "10", "9") for x in each], columns=columns) for each in names)
    assert lists_results(columns, units.rows)
    assert not lists_results(columns, criteria.rows)


def test_what_counts_the_rows_left_of_the_names_is_their_code_whatever_its_header() -> None:
    columns = columns_of([Leaf(h) for h in ("Dòng", "Nội dung", "Minh chứng")])
    counted = (("1", "Một", "a"), ("2", "Hai", "b"), ("3", "Ba", "c"))
    assert named(columns, *counted) == ["code", "title", "evidence"]
    figures = (("1", "Một", "a"), ("3", "Hai", "b"), ("2", "Ba", "c"))
    assert named(columns, *figures) == [None, "title", "evidence"]


def test_who_does_something_is_no_date_and_no_figure() -> None:
    columns = (Column("code", "STT"), Column("title", "Nội dung"), Column("agencies", "Thực hiện"))

    def said(*texts: str) -> str | None:
        return named(columns, *((str(n), f"Việc {n}", x) for n, x in enumerate(texts, 1)))[2]

    assert said("Quý I", "Tháng 3", "Trước ngày 30/6") == "deadline"
    assert said("12", "5,5", "100%") is None
    assert said("Sở Nội vụ", "Phòng Tư pháp", "2025") == "agencies"


def test_names_without_a_letter_name_nothing() -> None:
    columns = (Column("achieved_score", "Điểm đánh giá"), Column("title", "Chỉ số (%)"))
    assert lists_results(columns, table([("Xã", "3,5 7"), ("Bộ", "4 8")], columns=columns).rows)
    assert not lists_results(columns, table([("4", "A 1"), ("5", "4")], columns=columns).rows)


@pytest.mark.parametrize(
    ("labels", "role"),
    [(("I", "1", "2", "II", "1"), "code"), (("2", "5", "1", "4", "3"), None)],
    ids=["codes that go on", "figures"],
)
def test_codes_that_go_on_left_of_the_names_are_codes_whatever_their_header(
    labels: tuple[str, ...], role: str | None
) -> None:
    columns = columns_of([Leaf(h) for h in ("Số", "Nhiệm vụ", "Chủ trì")])
    rows = [(label, f"Việc {n}", "Sở") for n, label in enumerate(labels)]
    assert named(columns, *rows) == [role, "title", "lead"]


def test_a_short_unit_beside_figures_is_what_they_are_measured_in() -> None:
    columns = columns_of([Leaf(h) for h in ("TT", "Chỉ tiêu", "Đơn vị", "Mục tiêu năm 2031")])
    rows = [("1", "Đường", "Km", "12"), ("2", "Hồ sơ", "Hồ sơ", "40"), ("3", "Hộ nghèo", "Hộ", "5")]
    assert named(columns, *rows) == ["code", "title", "unit", None]
    offices = [(*row[:2], "Sở Y tế", row[3]) for row in rows]
    assert named(columns, *offices) == ["code", "title", None, None]


def test_a_person_who_verifies_has_no_points() -> None:
    columns = columns_of([Leaf(h) for h in ("TT", "Tiêu chí", "Điểm tối đa", "Người thẩm định")])
    rows = [("1", "Kế hoạch", "2", "Nguyễn An"), ("2", "Báo cáo", "3", "Trần Bình")]
    assert named(columns, *rows) == ["code", "title", "max_score", None]


def _merged(
    columns: tuple[Column, ...], texts: list[tuple[str, ...]], *at: int
) -> list[str | None]:
    """The roles, cells of each row being merged over the one below, which is none of the names'."""
    rows = [list(row.cells) for row in table(texts, columns=columns).rows]
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        for column in at:
            upper[column] = msgspec.structs.replace(upper[column], row_span=2)
            lower[column] = None
    made = table(texts, columns=columns).rows
    pairs = zip(made, rows, strict=True)
    over = [msgspec.structs.replace(row, cells=tuple(cells)) for row, cells in pairs]
    return [column.role for column in settled(columns, over)]


def test_figures_beside_merged_names_name_nothing() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Chỉ tiêu giao", "Chủ trì")])
    texts = [
        ("1", "Đường", "95", "A"),
        ("", "", "", "B"),
        ("2", "Hộ", "Đạt", "A"),
        ("", "", "", "B"),
    ]
    more = [*texts, ("3", "Xã", "9", "A"), ("", "", "", "B")]
    assert _merged(columns, more, 0, 1, 2) == ["code", "title", None, "lead"]


def test_paragraphs_beside_a_merged_name_with_its_points_name_nothing() -> None:
    columns = columns_of(
        [Leaf(h) for h in ("STT", "Tiêu chí", "Nội dung công việc", "Điểm tối đa")]
    )
    texts = [("1", "Đường", "Rà soát", "2"), ("", "", "Kiểm tra", ""), ("2", "Hộ", "Báo cáo", "1")]
    texts.append(("", "", "Xử lý", ""))
    assert _merged(columns, texts, 0, 1, 3) == ["code", "title", "tasks", "max_score"]
    assert _merged(columns, texts, 0, 1)[2] == "title"


def test_the_rest_of_a_row_that_a_page_cut_is_no_finer_name() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Nội dung công việc", "Chủ trì")])
    heads = [
        [(f"{n}.{m}", f"Đường xã {n}{m}", f"Rà soát {n}{m}", "A") for m in "12"] for n in "1234"
    ]
    cut = [[("", "", f"và báo cáo {n}", "Công an"), *page] for n, page in enumerate(heads[1:])]
    rows = table(heads[0], *cut, columns=columns).rows
    assert [column.role for column in settled(columns, rows)] == ["code", "title", "tasks", "lead"]


def test_a_name_that_reaches_over_finer_names_has_none_of_them() -> None:
    headers = ("Lĩnh vực", "Tiêu chí", "Tiêu chí thành phần", "Điểm tối đa")
    columns = columns_of([Leaf(header) for header in headers])
    texts = [
        ("1. Thể chế", "1.1. Rà soát", "1.1.1. Kế hoạch", "2"),
        ("", "", "1.1.2. Báo cáo", "1"),
        ("", "1.2. Kiểm tra", "", "3"),
        ("", "1.3. Xử lý", "", "1"),
    ]
    rows = [list(row.cells) for row in table(texts, columns=columns).rows]
    for at, column, size in ((0, 0, {"row_span": 4}), (0, 1, {"row_span": 2})):
        rows[at][column] = msgspec.structs.replace(rows[at][column], **size)
    for at, column in ((1, 0), (2, 0), (3, 0), (1, 1)):
        rows[at][column] = None
    for at in (2, 3):
        rows[at][1] = msgspec.structs.replace(rows[at][1], column_span=2)
        rows[at][2] = None
    made = table(texts, columns=columns).rows
    pairs = zip(made, rows, strict=True)
    over = [msgspec.structs.replace(row, cells=tuple(cells)) for row, cells in pairs]
    assert [c.role for c in settled(columns, over)] == ["title", "title", "title", "max_score"]


def test_an_office_that_assesses_has_no_points_where_its_cells_name_offices() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm tối đa", "Cơ quan đánh giá")])
    assert columns[-1].role == "self_score"
    offices = [("1", "Thể chế", "1", "Sở Tư pháp"), ("2", "Thủ tục", "1", "Văn phòng")]
    assert named(columns, *offices)[-1] is None
    points = [("1", "Thể chế", "1", "0,5"), ("2", "Thủ tục", "1", "1")]
    assert named(columns, *points)[-1] == "self_score"


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Đạt yêu cầu", None),
        ("Diễn giải, tài liệu kiểm chứng", "evidence"),
        ("Diễn giải", "method"),
        ("Diễn giải kết quả thực hiện", None),
        ("Mô tả sản phẩm", "product"),
        ("Điểm trung bình ĐTXHH", "survey_score"),
    ],
)
def test_words_that_only_explain_give_way_to_what_a_column_holds(
    header: str, role: str | None
) -> None:
    found = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm tối đa", header)])
    assert found[-1].role == role


def test_what_was_reached_a_year_ago_in_words_is_no_score() -> None:
    headers = ("STT", "Nội dung", "Kết quả đạt được năm 2023", "Nhiệm vụ năm 2024")
    columns = columns_of([Leaf(h) for h in headers])
    told = [("1", "Thể chế", "Đã ban hành kế hoạch", "Rà soát"), ("2", "Thủ tục", "Đạt đủ số", "")]
    assert named(columns, *told)[2] is None


def test_documents_that_guide_are_no_way_to_score() -> None:
    found = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm tối đa", "Văn bản hướng dẫn")])
    assert found[-1].role is None


def test_what_was_reached_in_words_leaves_its_role_to_points_that_were() -> None:
    headers = ("STT", "Nội dung", "Kết quả đạt được", "Điểm tối đa", "Điểm đạt")
    columns = columns_of([Leaf(h) for h in headers])
    told = [
        ("1", "Thể chế", "Đã ban hành kế hoạch", "2", "1"),
        ("2", "Hồ sơ", "Đã đủ số", "3", "3"),
    ]
    assert named(columns, *told)[2:] == [None, "max_score", "achieved_score"]


def test_figures_are_no_unit() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm tối đa", "Đơn vị", "Tổ")])
    told = [("1", "Thể chế", "2", "1", "1"), ("2", "Hồ sơ", "3", "3", "2")]
    assert "unit" not in named(columns, *told)
