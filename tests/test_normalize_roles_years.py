"""Whose points columns of years hold, the year of the title or of the issuing line being known."""

import pytest

from normalize.columns import Leaf
from normalize.roles import columns_of, earlier
from schemas.rows import Column

YEARS = (
    Column("max_score", "Điểm tối đa"), Column("previous_score", "Điểm năm 2023"),
    Column("achieved_score", "Điểm năm 2024"),
)  # fmt: skip


@pytest.mark.parametrize(("year", "roles"), [
    (2025, [None, "previous_score"]),
    (2024, ["previous_score", "achieved_score"]),
    (None, ["previous_score", "achieved_score"]),
])  # fmt: skip
def test_of_two_older_years_the_last_is_the_one_before(
    year: int | None, roles: list[str | None]
) -> None:
    assert [column.role for column in earlier(YEARS, year)[1:]] == roles


def test_points_reached_without_a_year_are_this_years_beside_those_of_the_year_before() -> None:
    columns = (Column("achieved_score", "Điểm đạt năm 2030"), Column(None, "Điểm đạt được"))
    roles = [column.role for column in earlier(columns, 2031)]
    assert roles == ["previous_score", "achieved_score"]


def test_points_of_the_year_before_are_its_whoever_gave_them() -> None:
    columns = (
        Column("max_score", "Điểm tối đa"), Column("verified_score", "Điểm thẩm định năm 2030"),
        Column("self_score", "Tự chấm"),
    )  # fmt: skip
    assert [c.role for c in earlier(columns, 2031)] == ["max_score", "previous_score", "self_score"]
    given = (Column("max_score", "Điểm tối đa"), Column(None, "Điểm năm 2030 được công nhận"))
    assert [c.role for c in earlier(given, 2031)] == ["max_score", "previous_score"]


def test_the_aim_of_a_year_may_name_what_its_points_are_of() -> None:
    headers = ("Tiêu chí", "Điểm tối đa", "Điểm ABC INDEX 2030", "Mục tiêu ABC INDEX 2031")
    roles = [column.role for column in columns_of([Leaf(header) for header in headers])]
    assert roles[2:] == ["previous_score", "target_score"]


@pytest.mark.parametrize(
    ("header", "group"), [("Điểm sau rà soát", None), ("Điểm", "Phần thẩm định")]
)
def test_points_of_no_year_are_this_years_whoever_gave_those_of_the_year_before(
    header: str, group: str | None
) -> None:
    headers = (
        Leaf("Tiêu chí"), Leaf("Điểm tối đa"), Leaf("Điểm thẩm định năm 2030"), Leaf(header, group),
    )  # fmt: skip
    roles = [column.role for column in earlier(columns_of(headers), 2031)]
    assert roles[2:] == ["previous_score", "verified_score"]


@pytest.mark.parametrize("aim", ["Chỉ tiêu phấn đấu", "Phấn đấu năm 2031"])
def test_points_reached_in_the_year_of_the_issuing_line_are_earlier_beside_an_aim(aim: str) -> None:
    columns = (Column("achieved_score", "Điểm đạt năm 2030"), Column("target_score", aim))
    assert earlier(columns, 2030, issued=True)[0].role == "previous_score"
    assert earlier(columns, 2030)[0].role == "achieved_score"


def test_years_alone_beside_maxima_are_the_year_before_and_the_one_assessed() -> None:
    columns = (
        Column("max_score", "Điểm tối đa"),
        Column(None, "Năm 2030"),
        Column(None, "Năm 2031"),
    )
    found = [column.role for column in earlier(columns, 2031)]
    assert found == ["max_score", "previous_score", "achieved_score"]
    planned = [c.role for c in earlier((*columns, Column("tasks", "Giải pháp")), 2031)]
    assert planned[2] is None


@pytest.mark.parametrize("lost", ["Điểm mất năm 2030", "Điểm trừ năm 2030"])
def test_points_lost_in_a_year_are_not_those_that_were_reached_in_it(lost: str) -> None:
    found = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", lost, "Phấn đấu năm 2031")])
    assert [column.role for column in found[2:]] == [None, "target_score"]
    assert earlier((Column(None, lost), Column("target_score", "Phấn đấu")), 2031)[0].role is None


@pytest.mark.parametrize("header", ["Tỷ lệ % (3)=(2)/(1)", "Tỷ lệ % (6=5/4)"])
def test_the_number_of_a_column_and_how_it_is_reckoned_tell_no_role(header: str) -> None:
    found = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm tối đa (1)", header)])
    assert found[-1].role == "index_percent"
