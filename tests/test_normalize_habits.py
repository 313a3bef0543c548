import pytest

from normalize.habits import habits_of
from normalize.stitch import stitch
from schemas.page import Cell
from tables import Printed, table

BARE = Cell(rest=True)


@pytest.mark.parametrize(
    ("first", "second", "ragged"),
    [
        (("1", "Thể chế", "2", "", BARE), ("1.1", "Văn bản", "1", "", "Xét"), True),
        (("1", "Thể chế", "2", "", "Xét"), ("1.1", "Văn bản", "1", "", BARE), True),
        (("1", "Thể chế", "2", "", Cell()), ("1.1", "Văn bản", "1", "", "Xét"), False),
    ],
)
def test_an_empty_last_cell_without_its_outer_wall_below_none_that_goes_on_is_a_habit(
    first: list[Printed], second: list[Printed], ragged: bool
) -> None:
    assert habits_of(table([first, second]), lambda text: False).ragged is ragged


def test_one_behind_a_page_break_is_no_habit() -> None:
    pages = [("1", "Thể chế", "2", "", "Xét")], [("1.1", "Văn bản", "1", "", BARE)]
    assert not habits_of(table(*pages), lambda text: False).ragged


@pytest.mark.parametrize(("last", "numbered"), [("12", True), ("", False)])
def test_each_row_has_a_code_in_a_table_of_many_that_have_one(last: str, numbered: bool) -> None:
    named = [(str(n), "Thể chế", "2", "", "") for n in range(12)]
    rows: list[tuple[Printed, ...]] = [
        *named,
        (last, "Văn bản", "", "", ""),
        ("", "Tổng cộng", "9", "", ""),
    ]
    assert (
        habits_of(table(rows, [("", "và kế hoạch", "", "", "")]), lambda text: False).numbered
        is numbered
    )
    assert not habits_of(table(rows[:11]), lambda text: False).numbered


def test_a_name_that_goes_on_in_small_letters_surely_does_where_each_row_has_a_code() -> None:
    rows = [(str(n), "Thể chế", "2", "", "") for n in range(14)]
    pages = [*rows, ("14", "Kế hoạch cải cách", "1", "", "")], [("", "hành chính năm", "", "", "")]
    for first, sure in ((0, True), (8, False)):
        made = stitch(table(pages[0][first:], pages[1]), lambda text: False)
        assert {(each.rule, each.sure) for each in made.decisions} == {("name-goes-on", sure)}


def test_the_row_before_a_page_break_tells_of_no_rules_with_figures() -> None:
    """Its code may stand behind the break."""
    rows: list[tuple[Printed, ...]] = [("", "Đạt 100%: 1", "1", "", "")] * 4
    assert habits_of(table([*rows, ("1", "Kế hoạch", "1", "", "")]), bool).ruled
    pages = [[("1", "Kế hoạch", "1", "", ""), row] for row in rows]
    assert not habits_of(table(*pages), bool).ruled
