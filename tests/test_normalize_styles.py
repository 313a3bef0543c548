"""Levels of rows without codes."""

import pytest

from test_normalize_headings import read


@pytest.mark.parametrize(
    ("figures", "kind"),
    [(("2", "0"), "rule"), (("1", "1"), "criterion"), (("1", "0"), "criterion")],
)
def test_rows_with_a_sign_whose_figures_fall_from_that_above_to_nothing_are_its_levels(
    figures: tuple[str, str], kind: str
) -> None:
    rows = ("Kế hoạch|2|A", f"- Xã lập|{figures[0]}|", f"- Thôn lập|{figures[1]}|", "Báo cáo|1|B")
    found = read("Tiêu chí | Điểm tối đa | Tài liệu kiểm chứng", *rows)
    assert [c.kind for c in found.criteria] == ["criterion", kind, kind, "criterion"]


@pytest.mark.parametrize(("last", "levels"), [("2", [1, 2, 1, 2, 2]), ("3", [1] * 5)])
def test_headings_in_capitals_are_proven_by_sums_of_which_one_has_several_rows(
    last: str, levels: list[int]
) -> None:
    rows = ("CẢI CÁCH BỘ MÁY|1|", "Giảm biên chế|1|", "CẢI CÁCH THỂ CHẾ|3|")
    found = read("Tiêu chí | Điểm tối đa | Ghi chú", *rows, "Rà soát|1|", f"Thi hành|{last}|")
    assert [c.level for c in found.criteria] == levels


def test_signs_below_rows_below_capitals_are_a_third_level_where_figures_prove_it() -> None:
    rows = ("CẢI CÁCH THỂ CHẾ|3|A", "Thi hành|2|A", "- Thu thập|1|", "- Kiểm tra|1|", "Rà soát|1|A")
    found = read("Tiêu chí | Điểm tối đa | Ghi chú", *rows, "TÀI CHÍNH|1|A", "Giải ngân|1|A")
    assert [c.level for c in found.criteria] == [1, 2, 3, 3, 2, 1, 2]


@pytest.mark.parametrize(
    ("last", "levels"), [(("2",), [1, 2, 1, 2]), (("1",), [1] * 4), (("2", "3"), [1] * 5)]
)
def test_capitals_over_one_row_each_are_headings_where_each_has_its_figure(
    last: tuple[str, ...], levels: list[int]
) -> None:
    rows = ("CẢI CÁCH BỘ MÁY|1|", "Biên chế|1|", "CẢI CÁCH THỂ CHẾ|2|")
    found = read(
        "Tiêu chí | Điểm tối đa | Ghi chú", *rows, *(f"Rà soát|{figure}|" for figure in last)
    )
    assert [c.level for c in found.criteria] == levels


def test_headings_over_one_row_each_are_proven_by_the_total_that_they_alone_add_up_to() -> None:
    rows = ("Bộ máy|1|A", "- Biên chế|1|A", "Thể chế|2|A", "- Rà soát|2|A")
    head = "Tiêu chí | Điểm tối đa | Ghi chú"
    assert [c.level for c in read(head, *rows, "Tổng cộng|3|").criteria] == [1, 2, 1, 2]
    assert [c.level for c in read(head, *rows, "Tổng cộng|6|").criteria] == [1] * 4


def test_a_name_with_its_points_alone_heads_rows_that_say_more_and_add_up_to_it() -> None:
    rows = ("Bộ máy|3|", "Biên chế|1|A", "Sắp xếp|2|A", "Thể chế|2|", "Rà soát|2|A")
    head = "Tiêu chí | Điểm tối đa | Tài liệu kiểm chứng"
    assert [c.level for c in read(head, *rows).criteria] == [1, 2, 2, 1, 2]
    assert [c.level for c in read(head, *rows[:4], "Rà soát|1|A").criteria] == [1] * 5


@pytest.mark.parametrize(
    "parts",
    [("1. Trên Cổng: 0,5 điểm||", "2. Tại xã: 0,5 điểm||"), ("a) Cổng (1 đ)||", "b) Xã (1 đ)||")],
)
def test_what_counts_names_whose_points_stand_in_their_text_counts_parts_of_a_rule(
    parts: tuple[str, str],
) -> None:
    head, rows = "Tiêu chí | Điểm tối đa | Ghi chú", ("1. Thủ tục|1|", "1.1. Công khai|1|A")
    found = read(head, *rows, *parts, "2. Bộ máy|2|", "2.1. Sắp xếp|2|A")
    assert [(c.id, c.kind) for c in found.criteria][2:5] == [
        ("1.1.u1", "rule"), ("1.1.u2", "rule"), ("2", "criterion"),
    ]  # fmt: skip
