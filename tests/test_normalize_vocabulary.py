"""The words of headers, read from their file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize import vocabulary
from normalize.columns import Leaf
from normalize.roles import columns_of, earlier
from normalize.vocabulary import named, role_of, words
from schemas.rows import Column

FILE = Path(vocabulary.__file__).with_suffix(".toml")


def _phrases(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from _phrases(each)
    elif isinstance(content, str):
        yield content


def test_a_phrase_of_the_file_is_read_as_the_same_words_in_a_header_are() -> None:
    phrases = list(_phrases(tomllib.loads(FILE.read_text("utf-8"))))
    assert len(phrases) > 500
    assert all(vocabulary._phrase(each) == words(each) for each in phrases)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Chỉ số đạt được (%)", "index_percent"),
        ("Đạt tỷ lệ %", "index_percent"),
        ("% điểm đạt", "index_percent"),
        ("Hướng khắc phục", "tasks"),
        ("Ghi chú1", "notes"),  # with the mark of a footnote
        ("Đơn vị triển khai", "agencies"),
        ("Dự kiến kết quả", "product"),
        ("Chỉ tiêu điểm năm 2031", "target_score"),
        ("Kết quả chấm", "achieved_score"),
        ("Mức điểm (điểm)", "max_score"),
        ("Mức điểm trần", "max_score"),
        ("TG thực hiện", "deadline"),
        ("Điểm thẩm định năm trước", "previous_score"),
        ("Điểm cơ quan, đơn vị tự chấm", "self_score"),
    ],
)
def test_headers_of_plans_and_results(header: str, role: str) -> None:
    assert role_of(header) == role


def _roles(*leaves: tuple[str, str | None]) -> list[str | None]:
    return [column.role for column in columns_of([Leaf(*leaf) for leaf in leaves])]


def test_a_group_that_names_several_assessments_says_nothing_of_one() -> None:
    group = "Kết quả tự đánh giá và thẩm định"
    leaves = [("Nội dung", None), ("Đơn vị tự đánh giá", group), ("Điểm đạt được", group)]
    assert _roles(*leaves) == ["title", "self_score", "achieved_score"]


def test_an_index_that_was_reached_names_nothing() -> None:
    group = "Kết quả chấm điểm"
    leaves = [("Nội dung", None), ("Chỉ số đạt được (%)", group), ("Điểm đạt được", group)]
    assert _roles(*leaves) == ["title", "index_percent", "achieved_score"]


def test_a_number_of_points_is_no_authority() -> None:
    group = "Kết quả chấm điểm"
    leaves = [("Nội dung", None), ("Điểm tự chấm", group), ("Số điểm đạt được", group)]
    assert _roles(*leaves) == ["title", "self_score", "achieved_score"]


def test_a_header_of_points_names_no_office() -> None:
    leaves = [("Nội dung", None), ("Điểm tự chấm", None), ("Điểm cơ quan chủ trì thẩm định", None)]
    assert _roles(*leaves) == ["title", "self_score", "verified_score"]


def test_an_authority_below_points_gives_them_whatever_it_does() -> None:
    group = "Điểm đánh giá thực tế"
    leaves = [("Nội dung", None), ("Tự đánh giá", group), ("Bộ Nội vụ điều chỉnh", group),
              ("Tổng điểm", group), ("%", group)]  # fmt: skip
    given = ["self_score", "verified_score", "achieved_score", "index_percent"]
    assert _roles(*leaves) == ["title", *given]


def test_of_two_years_below_points_the_last_is_the_one_reached() -> None:
    leaves = [("Nội dung", None), ("Năm 2030", "Điểm đạt"), ("Năm 2031", "Điểm đạt")]
    assert _roles(*leaves) == ["title", "previous_score", "achieved_score"]


def _earlier(year: int | None, *columns: tuple[str | None, str]) -> list[str | None]:
    return [column.role for column in earlier(tuple(Column(*each) for each in columns), year)]


def test_results_of_a_year_beside_points_to_be_reached_are_those_of_the_year_before() -> None:
    reached, aim = ("achieved_score", "Điểm đạt năm 2030"), ("target_score", "Điểm phấn đấu")
    assert _earlier(None, reached, aim) == ["previous_score", "target_score"]
    assert _earlier(2030, reached, aim) == ["achieved_score", "target_score"]
    assert _earlier(None, reached) == ["achieved_score"]


def test_what_a_year_came_to_is_points_where_there_are_maxima() -> None:
    result = (None, "Kết quả năm 2030")
    assert _earlier(2031, ("max_score", "Điểm tối đa"), result)[1] == "previous_score"
    assert _earlier(2031, ("tasks", "Nhiệm vụ"), result)[1] is None


def test_an_office_that_guides_and_a_digital_government_name_no_way_and_no_weight() -> None:
    headers = ("Cơ quan hướng dẫn, đánh giá", "Xây dựng chính quyền số", "Hướng dẫn", "Quyền số")
    assert list(map(role_of, headers)) == [None, None, "method", "weight_percent"]


@pytest.mark.parametrize(("header", "role"), [
    ("Tổng điểm (180)", "max_score"), ("Tổng điểm (22,5)", "max_score"), ("Điểm (2030)", None),
])  # fmt: skip
def test_the_sum_of_all_points_may_stand_behind_the_header(header: str, role: str | None) -> None:
    assert named(header)[0] == role


def test_who_verifies_may_be_an_office_or_its_head() -> None:
    headers = ("Tiêu chí", "Điểm tối đa", "Tự đánh giá", "Cơ quan, đơn vị thẩm định kết quả")
    for last in (headers[-1], "Điểm của người đứng đầu"):
        assert _roles(*((text, None) for text in (*headers[:3], last)))[-1] == "verified_score"


def test_what_an_assessment_rests_on_is_how_it_is_scored() -> None:
    assert role_of("Cơ sở đánh giá") == "method"
