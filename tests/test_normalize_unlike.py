"""Texts at a page's top that begin as none of their column does."""

import pytest

from normalize.habits import habits_of
from normalize.unlike import cell_of_form, item_of_sublist
from page_breaks import LEAD, cut, said
from tables import Printed, table

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
    served = habits_of(printed, lambda text: False).served
    shown = cut(
        ("1.7.1", "A", "1", "", "- Một."), (behind, "B", "1", "", "- Hai."), served=(served[3],) * 5
    )
    assert said(cell_of_form(shown, LEAD)) == (("text-of-code", True, False) if joins else None)


def test_a_text_at_a_page_s_top_below_an_empty_cell_begins_there() -> None:
    empty = ("1.6", "Khác", "2", "", "")
    printed = table([*families(), empty], [("1.6.1", "Khác", "1", "- Kiểm tra.", "")])
    assert ("path", 3) not in habits_of(printed, lambda text: False).served[3]


@pytest.mark.parametrize(("sign", "joins"), [("+", True), ("-", False)])
def test_a_bullet_that_opens_no_text_goes_on_with_a_list(sign: str, joins: bool) -> None:
    known = {f"* Rà soát {n}: {sign} Một; {sign} Hai" for n in range(3)}
    behind = f"{sign} Kiểm tra"
    shown = cut(("1", "A", "1", "", "* Tổ chức:"), ("2", "B", "1", "", behind), known={LEAD: known})
    assert said(item_of_sublist(shown, LEAD)) == (("item-of-list", True, False) if joins else None)


def test_what_other_cells_tell_is_doubted_in_each_row_that_reads_it() -> None:
    """Their joined text is as doubtful in the rows that a merged cell serves on the page before."""
    known = {f"* Rà soát {n}: + Một; + Hai" for n in range(3)}
    behind = ("2", "B", "1", "", "+ Kiểm tra")
    found = item_of_sublist(
        cut(("1", "A", "1", "", "* Tổ chức:"), behind, known={LEAD: known}), LEAD
    )
    assert found is not None and found.by_others


def test_rows_with_an_empty_cell_of_their_own_are_not_served_from_above() -> None:
    rows = [(f"1.{n}.1", "Rà soát", "1", "- Ban hành.", "") for n in range(1, 8)]
    heads = [(f"1.{n}", "Văn bản", "2", "", "") for n in range(1, 8)]
    both = [each for pair in zip(heads, rows, strict=True) for each in pair]
    printed = table([("1", "Thể chế", "9", "", ""), *both])
    assert habits_of(printed, lambda text: False).served[3] == frozenset()
