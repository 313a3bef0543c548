"""Empty cells at a page top that the tags lack, told by over how many rows older cells go."""

import pytest

from normalize.elements import is_its_element, spanning
from normalize.merges import over_empty
from page_breaks import CODE, LEAD, TASKS, TITLE, cut, said
from schemas.page import Cell, Line
from schemas.rows import Part, Place, PrintedRow, Table, Whole
from tables import COLUMNS

TAGS, OTHER = (0, 3), (0, 4)
Elements = tuple[tuple[int, ...], tuple[int, ...]]


def cell(rows: int, *element: int) -> Cell:
    return Cell((Line("Phòng Nội vụ"),), element=element, element_rows=rows)


def row(page: int, number: int, tasks: Cell, lead: Cell) -> PrintedRow:
    own = [cell(1, *TAGS, number, column) for column in (CODE, TITLE)]
    return PrintedRow(Place(page, number), (*own, Cell(), tasks, lead))


def below(tasks: int, lead: int, lacks: int = 1, table: tuple[int, ...] = TAGS) -> Elements:
    """The elements of the empty cells of row 6 that a page opens with, where row 5 before it has
    cells that go over as many rows; ``lacks``: how many of the two the row's tags lack."""
    above = (cell(tasks, *table, 5, TASKS), cell(lead, *table, 5, LEAD))
    empty = Cell(element=(*TAGS, 6, -lacks) if lacks < 2 else (*TAGS, 6))
    rows = (row(1, 4, cell(2, *TAGS, 4, TASKS), Cell()), row(1, 5, *above), row(2, 6, empty, empty))
    cells = spanning(Table(COLUMNS, rows)).rows[-1].cells
    one, other = cells[TASKS], cells[LEAD]
    assert one is not None and other is not None
    return one.element, other.element


def test_of_two_empty_cells_the_one_that_an_older_one_goes_over_is_of_its_element() -> None:
    assert below(2, 1) == ((*TAGS, 5, TASKS), (*TAGS, 6, LEAD))
    assert below(1, 2) == ((*TAGS, 6, TASKS), (*TAGS, 5, LEAD))


def test_a_cell_without_a_number_of_rows_goes_over_one() -> None:
    assert below(0, 3) == ((*TAGS, 6, TASKS), (*TAGS, 5, LEAD))


def test_where_the_row_lacks_both_they_are_of_the_row_as_they_were() -> None:
    assert below(4, 1, lacks=2) == ((*TAGS, 6), (*TAGS, 6))


def test_tags_of_another_table_do_not_go_over_a_row() -> None:
    assert below(4, 1, table=OTHER) == ((*TAGS, 6, -1), (*TAGS, 6, -1))


def test_an_empty_cell_of_an_older_ones_element_is_surely_its_rest() -> None:
    older = cell(3, *TAGS, 5, TASKS)
    over = (cell(1, *TAGS, 5, CODE), cell(1, *TAGS, 5, TITLE), Cell(), older, Cell())
    rest = Cell(element=older.element)
    behind = (cell(1, *TAGS, 6, CODE), cell(1, *TAGS, 6, TITLE), Cell(), rest, Cell())
    found = over_empty(cut(over, behind), TASKS, rest)
    assert said(found) == ("same-element", True, True)
    assert is_its_element(Whole((Part(Place(1, 1), older),)), rest)


@pytest.mark.parametrize("page", [1, 2])
def test_only_rows_that_open_a_page_are_asked(page: int) -> None:
    empty = Cell(element=(*TAGS, 6, -1))
    rows = (row(1, 5, cell(2, *TAGS, 5, TASKS), Cell()), row(page, 6, empty, Cell()))
    found = spanning(Table(COLUMNS, rows)).rows[-1].cells[TASKS]
    assert (found == empty) is (page == 1)


@pytest.mark.parametrize("opened", [False, True])
def test_an_empty_cell_that_goes_on_over_its_page_s_end_may_hold_its_paragraph_there(
    opened: bool,
) -> None:
    empty = Cell(open_bottom=opened)
    over, behind = ("1", "Một", "1", "Làm", "A"), ("2", "Hai", "1", empty, "B")
    assert (over_empty(cut(over, behind, blanks=True), TASKS, empty) is None) is opened
