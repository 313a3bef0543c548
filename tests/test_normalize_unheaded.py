"""Values of a column whose header does not say what it is: their rows are assumed."""

import pytest

from normalize.read import appendix
from schemas.rows import Column
from tables import table

ROWS = [["1", "Kế hoạch", "2,00", "Toàn xã"], ["2", "Báo cáo", "3,00", ""]]


def assumed(*last: Column, rows: list[list[str]] = ROWS) -> list[bool]:
    columns = (Column("code", "STT"), Column("title", "Tiêu chí"), *last)
    made = appendix(table(rows, columns=columns))
    return [row.assumed for row in made.appendix.criteria]


def test_figures_below_no_header_are_doubtful() -> None:
    assert assumed(Column(None, ""), Column("notes", "Ghi chú")) == [True, True]


def test_words_below_no_header_are_not() -> None:
    assert assumed(Column("max_score", "Điểm"), Column(None, "")) == [False, False]


@pytest.mark.parametrize(
    "last",
    [
        (Column("lead", "Phân công"), Column(None, "PHÂN CÔNG")),
        (Column("target_score", "Năm 2025", "Mục tiêu"), Column(None, "Mục tiêu")),
    ],
)
def test_rows_with_a_value_below_a_header_that_another_one_has_are_doubtful(
    last: tuple[Column, Column],
) -> None:
    rows = [["1", "Kế hoạch", "", ""], ["2", "Báo cáo", "", "Toàn xã"]]
    assert assumed(*last, rows=rows) == [False, True]


def test_two_columns_of_one_header_that_says_no_role_are_what_they_say() -> None:
    """Nothing is taken for anything: both keep their header, and are told as unknown."""
    last = Column(None, "Kênh tiếp nhận"), Column(None, "Kênh tiếp nhận")
    rows = [["1", "Kế hoạch", "Cổng", "Trực tiếp"], ["2", "Báo cáo", "Cổng", "Bưu chính"]]
    assert assumed(*last, rows=rows) == [False, False]


def test_leaves_of_two_groups_may_have_one_header() -> None:
    last = Column("self_score", "Điểm", "Tự chấm"), Column("verified_score", "Điểm", "Thẩm định")
    rows = [["1", "Kế hoạch", "1,00", "1,00"], ["2", "Báo cáo", "2,00", "2,00"]]
    assert assumed(*last, rows=rows) == [False, False]


def test_the_decision_says_why() -> None:
    columns = (Column("code", "STT"), Column("title", "Tiêu chí"), Column(None, ""))
    made = appendix(table([row[:3] for row in ROWS], columns=columns))
    told = {(d.rule, d.sure, *d.because) for d in made.decisions}
    assert told == {("doubtful-header", False, "no header stands above it")}


def test_one_header_over_codes_and_names_leaves_no_doubt() -> None:
    columns = (Column("code", "Tiêu chí"), Column("title", "Tiêu chí"), Column("notes", "Ghi chú"))
    made = appendix(table([row[:3] for row in ROWS], columns=columns))
    assert [row.assumed for row in made.appendix.criteria] == [False, False]


def test_maxima_without_any_number_are_doubtful() -> None:
    rows = [[str(n), f"Việc {n}", "Sở Nội vụ", ""] for n in range(1, 5)]
    notes = Column("notes", "Ghi chú")
    assert all(assumed(Column("max_score", "Điểm tối đa"), notes, rows=rows))
    assert not any(assumed(Column("self_score", "Tự chấm"), notes, rows=rows))


def test_the_only_points_are_doubtful_maxima_where_neither_sums_nor_others_prove_them() -> None:
    rows = [[str(n), f"Việc {n}", "2", ""] for n in range(1, 5)]
    notes, given = Column("notes", "Ghi chú"), Column("self_score", "Tự chấm")
    assert all(assumed(Column("max_score", "Điểm nền"), notes, rows=rows))
    assert not any(assumed(Column("max_score", "Điểm nền"), given, rows=rows))
    assert not any(assumed(Column("max_score", "Điểm tối đa"), notes, rows=rows))


@pytest.mark.parametrize(
    ("header", "facts"),
    [
        ("Phạm vi", {"header": "Phạm vi", "rows": "1"}),  # a wording that nobody knows
        ("Kinh phí", {"header": "Kinh phí"}),
    ],
)
def test_rows_of_a_column_of_which_nothing_is_known_are_named(
    header: str, facts: dict[str, str]
) -> None:
    columns = (Column("code", "STT"), Column("title", "Tiêu chí"), Column(None, header))
    made = appendix(table([(*row[:2], row[3]) for row in ROWS], columns=columns))
    assert [f.facts for f in made.findings if f.code == "unknown-header"] == [facts]


def test_two_authorities_that_verify_leave_no_doubt_whose_points_are() -> None:
    rows = [[str(n), f"Việc {n}", "2", "1", "2"] for n in range(1, 5)]
    top = Column("max_score", "Điểm tối đa")
    named = [Column(None, who, "Điểm thẩm định") for who in ("Sở Nội vụ", "Hội đồng")]
    assert not any(assumed(top, *named, rows=rows))
    other = [Column(None, who, "Điểm thẩm định") for who in ("Lần một", "Lần hai")]
    assert all(assumed(top, *other, rows=rows))
