"""Items that count on over a page break."""

import pytest

from normalize.counted import (
    formula_goes_on,
    item_begins_anew,
    item_counts_on,
    variable_counts_on,
)
from normalize.openings import ways_to_open
from page_breaks import LEAD, cut, said
from schemas.page import Cell, Line


@pytest.mark.parametrize(
    ("before", "behind", "known", "joins"),
    [
        ("(1) Kế hoạch", "(2) Báo cáo", "Khác", True),
        ("1. Kế hoạch", "2. Báo cáo", "1. Tờ trình", True),
        ("a) Kế hoạch", "b) Báo cáo", "Khác", True),
        ("(1) Kế hoạch", "(3) Báo cáo", "Khác", False),
        ("Kế hoạch", "(2) Báo cáo", "Khác", False),
        ("(2) Kế hoạch", "(1) Báo cáo", "Khác", False),
        ("1. Kế hoạch", "2. Báo cáo", "3. Tờ trình", False),  # the column counts its cells
    ],
)
def test_the_next_number_goes_on_where_texts_of_the_column_begin_with_the_first(
    before: str, behind: str, known: str, joins: bool
) -> None:
    shown = cut(("1", "A", "1", "", before), ("2", "B", "1", "", behind), known={LEAD: {known}})
    assert said(item_counts_on(shown, LEAD)) == (("item-counts-on", True, False) if joins else None)


@pytest.mark.parametrize(
    ("before", "behind", "joins"),
    [
        (("Theo công thức b/a, trong đó:", "- a: Tổng số hồ sơ"), "- b: Số hồ sơ đúng hạn", True),
        (("Theo công thức b/a. Trong đó:", "a = Tổng số"), "b = Số đúng hạn", True),
        (("Theo công thức b/a, trong đó:", "a là tổng số"), "c là số khác", False),
        (("a là tổng số hồ sơ", "đã tiếp nhận"), "b là số hồ sơ đúng hạn", False),  # own rows
    ],
)
def test_the_next_variable_goes_on_with_a_row_that_holds_its_formula(
    before: tuple[str, ...], behind: str, joins: bool
) -> None:
    name = Cell(tuple(map(Line, before)))
    shown = cut(("", name, "", "", ""), ("", behind, "", "", ""))
    meant = ("variable-counts-on", True, False) if joins else None
    assert said(variable_counts_on(shown)) == meant


def test_no_variable_goes_on_where_one_alone_opens_rows() -> None:
    name = Cell((Line("Trong đó:"), Line("a là tổng số hồ sơ")))
    rows = ("", name, "", "", ""), ("", "b là số hồ sơ đúng hạn", "", "", "")
    assert said(variable_counts_on(cut(*rows, openings=frozenset(("variable",)))))
    assert variable_counts_on(cut(*rows, openings=frozenset(("variable", "single")))) is None
    both = frozenset(("variable", "single", "several"))  # rows hold all behind a formula, too
    assert said(variable_counts_on(cut(*rows, openings=both)))
    first = frozenset(("variable", "single", "first"))  # no row holds a formula and one of them
    assert said(variable_counts_on(cut(*rows, openings=first)))
    assert ways_to_open("a là tổng số hồ sơ", "Theo b/a. Trong đó:") >= {"single", "first"}
    assert "first" not in ways_to_open("b là số đúng hạn", "a là tổng số hồ sơ")
    assert ways_to_open("b là số hồ sơ đúng hạn", "") >= {"variable", "single"}
    assert ways_to_open("Trong đó: a là tổng số; b là số đúng hạn", "") >= {"proceeds", "several"}
    assert "several" in ways_to_open("Theo công thức b/a: a là tổng số; b là số đúng hạn", "")
    assert "single" not in ways_to_open("a là tổng số; b là số đúng hạn", "")


@pytest.mark.parametrize(
    ("before", "behind", "known", "sure"),
    [
        ("a) Kế hoạch; / b) Báo cáo;", "a) Tờ trình", "Khác", True),
        ("1. Kế hoạch: / a) Báo cáo; / 2. Tờ trình", "a) Văn bản", "Khác", None),  # of the second
        ("a) Kế hoạch; / b) Các văn bản:", "a) Tờ trình", "Khác", None),
        ("Ban hành kế hoạch.", "1. Tờ trình", "1. Báo cáo", False),
        ("Ban hành kế hoạch.", "1. Tờ trình", "Khác", None),
    ],
)
def test_the_first_number_behind_others_begins_another_cell(
    before: str, behind: str, known: str, sure: bool | None
) -> None:
    shown = cut(("1", "A", "1", "", before), ("2", "B", "1", "", behind), known={LEAD: {known}})
    meant = None if sure is None else ("item-begins-anew", False, sure)
    assert said(item_begins_anew(shown, LEAD)) == meant


def test_a_number_that_opens_the_code_beside_it_is_a_parent_s() -> None:
    before = ("", "1.2. Kế hoạch", "1", "", "1. Thể chế")
    child, other = (
        cut(before, ("", f"{code} Báo cáo", "1", "", "2. Bộ máy"), known={LEAD: {"Khác"}})
        for code in ("2.1.", "1.3.")
    )
    assert item_counts_on(child, LEAD) is None
    assert said(item_counts_on(other, LEAD)) == ("item-counts-on", True, False)


FORMULA = "Tính điểm theo công thức: (b/a)*2. Trong đó:"
TOLD = "a là tổng số hồ sơ; / b là số đúng hạn"
CONDITION = "Nếu tỷ lệ b/a < 0,7 thì điểm đánh giá là 0"


@pytest.mark.parametrize(
    ("before", "behind", "openings", "joins"),
    [
        (FORMULA, TOLD, ("variable",), True),
        (FORMULA, TOLD, ("variable", "variables"), False),
        (FORMULA, "a là tổng số hồ sơ", ("variable",), False),  # a row of its own
        (f"{FORMULA} / {TOLD}", CONDITION, (), True),
        (f"{FORMULA} / {TOLD}", CONDITION, ("condition",), False),
        ("b là số đúng hạn", CONDITION, (), False),
    ],
)
def test_what_a_formula_holds_goes_on_with_it(
    before: str, behind: str, openings: tuple[str, ...], joins: bool
) -> None:
    shown = cut(("", before, "", "", ""), ("", behind, "", "", ""), openings=frozenset(openings))
    meant = ("formula-goes-on", True, False) if joins else None
    assert said(formula_goes_on(shown)) == meant


def test_rows_tell_whether_what_overrides_a_formula_has_its_own() -> None:
    told = "Trong đó: / a là tổng số hồ sơ; / b là số đúng hạn."
    assert "condition" in ways_to_open(CONDITION, told)
    assert "condition" not in ways_to_open(CONDITION, "b là số đúng hạn")
