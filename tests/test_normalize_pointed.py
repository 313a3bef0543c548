"""Columns of points of which no header says whose they are."""

import pytest

from normalize.columns import Leaf
from normalize.read import appendix
from normalize.roles import columns_of
from schemas.rows import Column
from tables import table
from test_normalize_roles import named

ADDED = [
    ("1", "Chỉ đạo", "6"), ("1.1", "Kế hoạch", "2"), ("1.2", "Báo cáo", "4"), ("2", "Thể chế", "5"),
    ("2.1", "Rà soát", "1"), ("2.2", "Kiểm tra", "3"), ("2.3", "Xử lý", "1"),
]  # fmt: skip


def test_the_only_points_are_maxima() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm nền", "Lý do")])
    assert named(columns, *((*row, "") for row in ADDED)) == ["code", "title", "max_score", None]


def test_figures_that_do_not_add_up_are_no_maxima_below_a_header_without_points() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Barem", "Điểm phấn đấu")])
    halved = [(*row, "0,5") for row in ADDED]
    assert named(columns, *halved)[2] == "max_score"
    ranks = [(code, name, str(n), "0,5") for n, (code, name, _) in enumerate(ADDED, 1)]
    assert named(columns, *ranks)[2] is None


def test_the_total_is_a_sum_too() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Barem", "Điểm phấn đấu")])
    rows = [(str(n), f"Việc {n}", "2", "1") for n in range(1, 6)]
    assert named(columns, *rows, ("", "Tổng cộng", "10", "5"))[2] == "max_score"
    assert named(columns, *rows, ("", "Tổng cộng", "11", "5"))[2] is None


@pytest.mark.parametrize(
    ("given", "found"), [("1,5", "max_score"), ("2,5", None)], ids=["below", "above"]
)
def test_no_points_stand_above_the_maxima_left_or_right_of_them(given: str, found: str) -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm phấn đấu", "Điểm gốc")])
    rows = [(str(n), f"Việc {n}", given if n > 1 else "1", "2") for n in range(1, 5)]
    assert named(columns, *rows) == ["code", "title", "target_score", found]


def test_rows_with_points_of_which_nobody_knows_whose_they_are_are_doubtful() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm tối đa", "Điểm kiến nghị")])
    few = [(*row, row[2] if row[0] == "1.1" else "") for row in ADDED]
    assert not any(row.assumed for row in appendix(table(few, columns=columns)).appendix.criteria)
    all_of_them = [(*row, row[2]) for row in ADDED]
    made = appendix(table(all_of_them, columns=columns)).appendix.criteria
    assert all(row.assumed for row in made)


def test_of_two_columns_of_points_the_one_above_the_other_has_the_maxima() -> None:
    headers = ("STT", "Tiêu chí", "Tự chấm", "Điểm sau cuộc họp", "Điểm theo bộ tiêu chí")
    rows = [(str(n), f"Việc {n}", "1", "1,5", "2") for n in range(1, 6)]
    found = named(columns_of([Leaf(h) for h in headers]), *rows)
    assert found == ["code", "title", "self_score", None, "max_score"]


def test_what_adds_up_and_bounds_needs_no_word_of_points() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Barem", "Điểm năm trước")])
    rows = [(*row, row[2]) for row in ADDED]
    assert named(columns, *rows) == ["code", "title", "max_score", "previous_score"]


def test_maxima_told_in_words_give_way_to_figures_that_bound_others() -> None:
    headers = ("STT", "Tiêu chí", "Điểm gốc", "Điểm thẩm định", "Thang điểm chi tiết")
    columns = columns_of([Leaf(h) for h in headers])
    how = "Mỗi nội dung thiếu trừ 0,25 điểm"
    rows = [(*row, "0,5", how) for row in ADDED]
    assert named(columns, *rows)[2:] == ["max_score", "verified_score", "method"]
    said = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Thang điểm chi tiết", "Thang điểm")])
    beside = [(code, name, how, most) for code, name, most in ADDED]
    assert named(said, *beside)[2:] == ["method", "max_score"]
    bare = [(code, name, "", "", how) for code, name, _ in ADDED]
    assert named(columns, *bare)[4] == "max_score"  # nothing else has any


def test_maxima_told_in_words_beside_others_tell_how_points_are_given() -> None:
    headers = ("STT", "Tiêu chí", "Điểm tối đa", "Thang điểm chi tiết")
    columns = columns_of([Leaf(h) for h in headers])
    rows = [(*row, "Mỗi nội dung thiếu trừ 0,25 điểm") for row in ADDED]
    assert named(columns, *rows)[2:] == ["max_score", "method"]


def test_points_of_a_year_are_its_own_and_no_maxima() -> None:
    columns = columns_of([Leaf(h) for h in ("STT", "Tiêu chí", "Điểm năm 2020", "Điểm phấn đấu")])
    rows = [(*row, row[2]) for row in ADDED[:-1]] + [(*ADDED[-1], "1,5")]
    assert named(columns, *rows)[2:] == [None, "target_score"]


@pytest.mark.parametrize(("header", "doubtful"), [("Năm 2022", False), ("Cột lạ", True)])
def test_a_year_alone_says_whose_points_stand_below_it(header: str, doubtful: bool) -> None:
    columns = (
        Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"),
        Column(None, header, "Kết quả các năm"),
    )  # fmt: skip
    made = appendix(table([(*row, row[2]) for row in ADDED], columns=columns)).appendix.criteria
    assert [row.assumed for row in made] == [doubtful] * len(made)
