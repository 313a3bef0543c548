"""Whose points a column holds: of the one who is assessed, and of those who give some more."""

import pytest

from normalize.agreed import agreed
from normalize.by_cells import settled
from normalize.columns import Leaf
from normalize.pointed import bounding
from normalize.roles import columns_of
from normalize.vocabulary import role_of
from tables import table


def roles(*headers: str | Leaf) -> list[str | None]:
    leaves = [h if isinstance(h, Leaf) else Leaf(h) for h in ("STT", "Tiêu chí", *headers)]
    return [column.role for column in columns_of(leaves)][2:]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Điểm đánh giá của cá nhân", "Điểm đánh giá của cấp có thẩm quyền"),
        ("Đánh giá của cơ quan, đơn vị", "Đánh giá của Tổ thẩm định"),
        ("Điểm chấm của tập thể", "Điểm thẩm định"),
        ("Điểm của đơn vị", "Điểm của Hội đồng"),
    ],
)
def test_points_of_the_one_assessed_are_its_own_beside_an_authority_s(own: str, other: str) -> None:
    assert roles("Điểm tối đa", own, other) == ["max_score", "self_score", "verified_score"]


def test_points_of_a_unit_alone_are_what_it_reached_and_no_maxima() -> None:
    assert roles("Điểm trung bình toàn tỉnh", "Điểm của đơn vị") == [None, "achieved_score"]
    assert roles("Tự chấm", "Điểm của đơn vị") == ["self_score", None]


def test_the_sum_below_one_who_gave_points_is_what_was_reached_behind_the_parts() -> None:
    below = [Leaf(text, "Bộ Nội vụ đánh giá") for text in ("Thẩm định", "ĐTXHH", "Tổng")]
    found = roles("Điểm tối đa", "Tự đánh giá", *below)
    assert found[2:] == ["verified_score", "survey_score", "achieved_score"]


def test_the_sum_of_what_one_added_and_took_off_is_that_one_s_points() -> None:
    below = [Leaf(text, "Tự chấm") for text in ("Điểm cộng", "Điểm trừ", "Tổng điểm")]
    assert roles("Điểm tối đa", *below)[1:] == [None, None, "self_score"]


@pytest.mark.parametrize("header", ["Giải thích sự chênh lệch", "Diễn giải lý do"])
def test_what_explains_a_difference_is_no_way_to_give_points(header: str) -> None:
    assert role_of(header) is None
    assert role_of("Giải thích cách chấm") == "method"


def test_what_is_to_be_mended_names_the_rows_of_a_plan() -> None:
    found = columns_of([Leaf(h) for h in ("STT", "Tồn tại, hạn chế", "Giải pháp", "Thời hạn")])
    assert [column.role for column in found[1:]] == ["title", "tasks", "deadline"]
    assert roles("Điểm đạt", "Tồn tại, hạn chế", "Giải pháp")[1:] == [None, "tasks"]


@pytest.mark.parametrize(
    ("above", "below", "own"),
    [
        ("Điểm đánh giá", ("Cấp xã", "Cấp huyện"), ["self_score", "verified_score"]),
        ("Điểm đánh giá", ("Cấp huyện", "Cấp tỉnh"), ["self_score", "verified_score"]),
        ("Đánh giá", ("Cá nhân", "Thủ trưởng"), ["self_score", "verified_score"]),
        ("Điểm XHH", ("Cấp xã", "Cấp huyện"), [None, None]),
    ],
)
def test_one_level_assesses_itself_and_the_next_verifies_it_but_where_both_are_asked(
    above: str, below: tuple[str, str], own: list[str | None]
) -> None:
    assert roles("Điểm tối đa", *(Leaf(text, above) for text in below))[1:] == own


def test_bare_points_behind_maxima_are_what_was_reached() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Thang điểm", "Điểm")])
    rows = table([("1", "Chỉ đạo", "10", "9"), ("2", "Thể chế", "5", "4,5")], columns=columns).rows
    assert bounding(columns, rows)[3].role == "achieved_score"
    other = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Thang điểm", "Điểm", "Tự chấm")])
    rows = table([("1", "Chỉ đạo", "10", "2", "9")], columns=other).rows
    assert bounding(other, rows)[3].role is None


def test_points_verified_a_year_before_are_that_year_s() -> None:
    found = roles("Điểm thẩm định năm 2031", "Điểm thẩm định năm 2030")
    assert found == ["verified_score", "previous_score"]
    yearly = [Leaf(h, f"Năm {y}") for y in (2030, 2031) for h in ("Tự chấm", "Thẩm định")]
    found = roles("Điểm tối đa", *yearly)
    assert found[1:] == [None, "previous_score", "self_score", "verified_score"]


def test_a_column_of_marks_names_no_office() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Nội dung", "Thực hiện đúng")])
    rows = [(str(n), f"Tên {n}", "x") for n in range(1, 5)]
    assert agreed(columns, table(rows, columns=columns).rows)[2].role is None


def test_what_names_more_rows_than_the_tasks_beside_it_names_them() -> None:
    headers = ("STT", "Điều cần xem", "Hành động khắc phục", "Thời hạn")
    columns = columns_of([Leaf(h) for h in headers])
    rows = [("I", "Tiếp nhận hồ sơ", "", ""), ("1", "Bố trí người trực", "Phân công lại", "Quý I"),
            ("2", "Niêm yết thủ tục", "Dán lại bảng", "Quý II")]  # fmt: skip
    found = settled(columns, table(rows, columns=columns).rows)
    assert [column.role for column in found[1:3]] == ["title", "tasks"]
