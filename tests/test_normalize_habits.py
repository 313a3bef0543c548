import pytest

from normalize.habits import habits_of
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
