"""Items that count on over a page break."""

import pytest

from normalize.counted import (
    cell_of_rank,
    formula_goes_on,
    item_begins_anew,
    item_counts_on,
    item_of_sublist,
    variable_counts_on,
)
from normalize.habits import habits_of
from page_breaks import LEAD, cut, said
from schemas.page import Cell, Line
from tables import Printed, table


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
def test_what_a_formula_holds_goes_on_with_it_where_no_row_of_the_table_opens_so(
    before: str, behind: str, openings: tuple[str, ...], joins: bool
) -> None:
    shown = cut(("", before, "", "", ""), ("", behind, "", "", ""), openings=frozenset(openings))
    meant = ("formula-goes-on", True, False) if joins else None
    assert said(formula_goes_on(shown)) == meant


FAMILY = ("- Rà soát văn bản.", 3)
"""A task merged over a criterion and its parts."""


def families(*rows: tuple[Printed, ...], pages: int = 4) -> list[tuple[Printed, ...]]:
    found: list[tuple[Printed, ...]] = [("1", "Thể chế", "9", "", "")]
    for n in range(1, pages + 2):
        found.append((f"1.{n}", "Văn bản", "2", FAMILY, ""))
        found += [(f"1.{n}.{k}", "Rà soát", "1", None, "") for k in (1, 2)]
    return [*found, *rows]


@pytest.mark.parametrize(
    ("inner", "behind", "joins"),
    [
        ((), "1.7.2", True),
        ((), "1.8", False),  # as others begin
        ((("1.6.1", "Kế hoạch", "1", "- Ban hành.", ""),), "1.7.2", False),  # so do texts here
    ],
)
def test_a_text_beside_a_code_of_a_level_at_which_none_begins_goes_on(
    inner: tuple[tuple[Printed, ...], ...], behind: str, joins: bool
) -> None:
    printed = table([*families(), *inner], [(behind, "Khác", "1", "- Kiểm tra.", "")])
    ranks = habits_of(printed, lambda text: False).ranks
    shown = cut(
        ("1.7.1", "A", "1", "", "- Một."), (behind, "B", "1", "", "- Hai."), ranks=(ranks[3],) * 5
    )
    assert said(cell_of_rank(shown, LEAD)) == (("text-of-code", True, False) if joins else None)


def test_a_text_at_a_page_s_top_below_an_empty_cell_begins_there() -> None:
    empty = ("1.6", "Khác", "2", "", "")
    printed = table([*families(), empty], [("1.6.1", "Khác", "1", "- Kiểm tra.", "")])
    assert ("path", 3) not in habits_of(printed, lambda text: False).ranks[3]


@pytest.mark.parametrize(("sign", "joins"), [("+", True), ("-", False)])
def test_a_bullet_that_opens_no_text_goes_on_with_a_list(sign: str, joins: bool) -> None:
    known = {f"* Rà soát {n}: {sign} Một; {sign} Hai" for n in range(3)}
    behind = f"{sign} Kiểm tra"
    shown = cut(("1", "A", "1", "", "* Tổ chức:"), ("2", "B", "1", "", behind), known={LEAD: known})
    assert said(item_of_sublist(shown, LEAD)) == (("item-of-list", True, False) if joins else None)


def test_rows_with_an_empty_cell_of_their_own_are_not_served_from_above() -> None:
    rows = [(f"1.{n}.1", "Rà soát", "1", "- Ban hành.", "") for n in range(1, 8)]
    heads = [(f"1.{n}", "Văn bản", "2", "", "") for n in range(1, 8)]
    both = [each for pair in zip(heads, rows, strict=True) for each in pair]
    printed = table([("1", "Thể chế", "9", "", ""), *both])
    assert habits_of(printed, lambda text: False).ranks[3] == frozenset()
