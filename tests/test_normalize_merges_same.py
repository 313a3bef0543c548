"""Cells of a new row that are merged over the same rows as others, and lists that meet there."""

import pytest

from normalize import merges
from normalize.breaks import Break
from page_breaks import CODE, LEAD, SCORE, TASKS, TITLE, Texts, cut, said
from schemas.page import Cell, Line

WORK: Texts = ("1", "Một", "1,00", "Công chức rà soát", "A")


def over(text: str, rows: int) -> Cell:
    return Cell((Line(text),) if text else (), row_span=rows)


def merged(lead: Cell, *, tasks: str = "Khác", rows: int = 2, **more: object) -> Break:
    """A new row whose task cell covers two rows, beside a cell of the lead column."""
    older: tuple[int, ...] = (TASKS, LEAD)
    more = {"older": older, **more}
    return cut(WORK, ("2", "Hai", "1", over(tasks, rows), lead), **more)  # type: ignore[arg-type]


SAME: list[tuple[Break, tuple[int, ...], bool]] = [
    (merged(over("", 2)), (), True),
    (merged(over("", 1), rows=1), (), False),
    (merged(over("B", 2)), (LEAD,), True),
    (merged(over("B", 2)), (), False),
    (merged(over("", 3)), (), False),
    (merged(over("", 2), opened=(TASKS,)), (), False),
    (merged(over("", 2), older=(TASKS,)), (), False),
    (merged(over("", 2), known={TASKS: {"Khác"}}), (), False),
    (merged(over("B", 1), rows=1, older=()), (LEAD,), False),
    (merged(over("B", 1), rows=1), (LEAD,), True),
    (merged(over("", 2)), (CODE, TITLE, SCORE), True),
    (cut(WORK, (over("", 2), "Hai", "1", over("Khác", 2), "B"), older=(CODE, TASKS)), (), False),
]


@pytest.mark.parametrize(("given", "joined", "joins_too"), SAME)
def test_cells_merged_over_the_same_rows(
    given: Break, joined: tuple[int, ...], joins_too: bool
) -> None:
    assert said(merges.same_merge(given, TASKS, joined)) == (
        ("same-merge", True, False) if joins_too else None
    )


def test_an_empty_cell_goes_on_where_no_others_are_merged() -> None:
    row = (over("2", 2), "Hai", "1", over("Khác", 2), over("", 2))
    for bare, joins_too in ((False, True), (True, False)):
        given = cut(WORK, row, older=(TASKS, LEAD), bare_merges=bare)
        assert (merges.same_merge(given, TASKS, ()) is not None) is joins_too


def test_a_name_without_a_bullet_behind_a_list_is_a_new_entry() -> None:
    above: Texts = ("1", "Một", "1", "- Rà soát", "A")
    for text, new in (("Công an", True), ("- Công an", False), ("công an", False)):
        given = cut(above, ("2", "Hai", "1", over(text, 2), over("", 2)), older=(TASKS, LEAD))
        assert (merges.same_merge(given, TASKS, ()) is None) is new


def test_a_list_whose_last_item_stopped_does_not_go_on_with_another() -> None:
    lists = {TASKS: {"- Họp; - Báo cáo."}}
    for stop, new in ((".", True), (";", False)):
        row = ("2", "Hai", "1", over("- Ban hành", 2), over("", 2))
        above: Texts = ("1", "Một", "1", f"- Rà soát{stop}", "A")
        given = cut(above, row, older=(TASKS, LEAD), known=lists)
        assert (merges.same_merge(given, TASKS, ()) is None) is new


def test_cells_merged_over_the_lines_of_one_criterion_are_its_own() -> None:
    for rows, joins_too in ((1, True), (2, False)):
        row = (over("2", rows), over("Hai", rows), "1", over("Khác", 2), over("", 2))
        given = cut(WORK, row, older=(TASKS, LEAD))
        assert (merges.same_merge(given, TASKS, ()) is not None) is joins_too


@pytest.mark.parametrize(("column", "joins_too"), [(TASKS, True), (LEAD, False)])
def test_lists_of_offices_are_each_whole(column: int, joins_too: bool) -> None:
    work = [over("", 2), over("", 2)]
    work[column - TASKS] = over("- Công an", 2)
    above: Texts = ("1", "Một", "1", "- Rà soát", "- Tư pháp")
    given = cut(above, ("2", "Hai", "1", *work), older=(TASKS, LEAD))
    assert (merges.same_merge(given, column, ()) is not None) is joins_too


BULLETED = {"- Họp; - Báo cáo.", "- Kiểm tra", "- Rà soát"}


@pytest.mark.parametrize(
    ("above", "known", "new"),
    [
        ("Công an", set(), True),
        ("Gồm:", BULLETED, False),
        ("A.", set(), False),
        ("A.", BULLETED, True),
    ],
)
def test_a_list_is_new_behind_what_heads_none(above: str, known: set[str], new: bool) -> None:
    """A name, or a whole sentence where no other list of the column has one above it."""
    row = ("2", "Hai", "1", over("- Ban hành", 2), over("", 2))
    given = cut(("1", "Một", "1", above, "A"), row, older=(TASKS, LEAD), known={TASKS: known})
    assert (merges.same_merge(given, TASKS, ()) is None) is new


LISTED: Texts = ("1", "Một", "1", "- Rà soát", "A")
MEET: list[tuple[Break, bool]] = [
    (cut(LISTED, ("2", "Hai", "1", "- Ban hành", "B")), True),
    (cut(LISTED, ("2", "Hai", "1", "Ban hành", "B")), False),
    (cut(("1", "Một", "1", Cell((Line("Gồm"), Line("- Rà soát"))), "A"),
         ("2", "Hai", "1", "- Ban hành", "B")), True),
    (cut(WORK, ("2", "Hai", "1", "- Ban hành", "B")), False),
    (cut(LISTED, ("2", "Hai", "1", "- Ban hành", "B"), merges=False), False),
    (cut(LISTED, ("2", "Hai", "1", "- Ban hành", "B"),
         known={TASKS: {"- Rà soát", "- Ban hành"}}), False),
    (cut(LISTED, ("2", "Hai", "1", "- Ban hành", "B"), known={TASKS: {"- Rà soát"}}), True),
    (cut(LISTED, ("2", "Hai", "1", "- Ban hành", "B"), known={TASKS: {"- Ban hành"}}), True),
    (cut(LISTED, ("2", "Hai", "1", over("- Ban hành", 2), "B"),
         known={TASKS: {"- Rà soát", "- Ban hành"}}), True),
    (cut(LISTED, ("2", "Hai", "1", None, "B")), False),
]  # fmt: skip


@pytest.mark.parametrize(("given", "meet"), MEET)
def test_lists_that_meet(given: Break, meet: bool) -> None:
    assert merges.texts_meet(given, TASKS) is meet
