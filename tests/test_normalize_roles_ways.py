"""Headers with words of a role that say something else of it."""

import pytest

from normalize.by_cells import settled
from normalize.columns import Leaf
from normalize.roles import columns_of, is_criteria
from tables import table


def role(header: str, *others: str) -> str | None:
    return columns_of([Leaf("STT"), Leaf("Tiêu chí"), *map(Leaf, others), Leaf(header)])[-1].role


@pytest.mark.parametrize("header", [
    "Đang thực hiện", "Mức điểm yêu cầu tối thiểu", "Điểm giải trình được chấp nhận",
    "Yêu cầu cải thiện", "Thời gian cắt giảm",
])  # fmt: skip
def test_a_state_a_least_a_part_and_a_cut_are_no_role(header: str) -> None:
    assert role(header, "Điểm tối đa") is None


def test_who_guides_and_watches_and_who_is_to_act() -> None:
    assert role("Phòng, ban theo dõi, hướng dẫn") == "lead"
    assert role("Cơ quan chịu trách nhiệm thực hiện", "Cơ quan đầu mối") == "agencies"


def test_points_below_the_way_they_are_given_are_those_of_levels() -> None:
    way = [Leaf("Mức đánh giá", "Cách đánh giá"), Leaf("Điểm đánh giá", "Cách đánh giá")]
    found = columns_of([Leaf("Tiêu chí"), Leaf("Điểm tối đa"), *way])
    assert [column.role for column in found] == ["title", "max_score", "method", None]


def test_levels_of_duties_done_are_no_time_when_something_is() -> None:
    levels = ("Hoàn thành xuất sắc", "Hoàn thành tốt", "Hoàn thành")
    assert role(levels[-1], *levels[:-1]) is None
    assert role("Hoàn thành", "Nhiệm vụ") == "deadline"


@pytest.mark.parametrize("shown", ["Chỉ tiêu cần đạt", "Mục tiêu, chỉ tiêu", "Chỉ số đánh giá"])
def test_tasks_behind_the_numbers_of_a_plan_name_its_rows(shown: str) -> None:
    columns = columns_of([Leaf(text) for text in ("STT", "Nhiệm vụ", shown, "Cơ quan chủ trì")])
    rows = [
        ("1", "Rà soát văn bản", "100%", "Sở A"), ("2", "Kiểm tra công vụ", "10 cuộc", "Sở B"),
        ("3", "Công khai thủ tục", "100%", "Sở C"),
    ]  # fmt: skip
    found = settled(columns, table(rows, columns=columns).rows)
    assert [column.role for column in found] == ["code", "title", None, "lead"]


def test_points_that_stand_now_or_on_average_were_reached() -> None:
    assert role("Điểm hiện tại", "Điểm tối đa") == "achieved_score"
    assert role("Điểm bình quân", "Điểm tối đa") == "achieved_score"
    assert role("Điểm bình quân toàn tỉnh", "Điểm tối đa") is None


def test_neighbours_who_judge_verify() -> None:
    given = columns_of([Leaf(x) for x in ("Tiêu chí", "Hộ tự chấm", "Khu dân cư bình xét")])
    assert [column.role for column in given] == ["title", "self_score", "verified_score"]


def test_what_offices_said_of_a_draft_is_no_criteria_table() -> None:
    said = ("STT", "Cơ quan, đơn vị góp ý", "Nội dung góp ý", "Giải trình, tiếp thu")
    assert not is_criteria(columns_of([Leaf(text) for text in said]))
