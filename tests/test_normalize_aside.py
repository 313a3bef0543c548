"""What stands in a column of the page beside a table, and what above it."""

from normalize.aside import labelled, without_aside
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.rows import PageLine

TABLE = Grid(((Cell(),),), Box(200, 100, 500, 300))
TITLE = PageLine(1, Line("PHỤ LỤC", Box(300, 50, 360, 60)))
LABEL = PageLine(1, Line("Mẫu 1", Box(520, 30, 560, 40)))


def test_a_line_beside_the_table_and_level_with_its_title_is_no_heading() -> None:
    links = [PageLine(1, Line("Tin mới", Box(50, y, 120, y + 10))) for y in (50, 70)]
    assert without_aside([TITLE, *links], Page(1), TABLE) == [TITLE]


def test_a_line_beside_a_narrow_table_with_nothing_level_is_heading() -> None:
    assert without_aside([LABEL, TITLE], Page(1), TABLE) == [LABEL, TITLE]


def test_lines_beyond_the_paper_are_over_further_columns_of_the_sheet() -> None:
    beyond = PageLine(1, Line("của Ủy ban nhân dân", Box(620, 50, 700, 60)))
    assert without_aside([TITLE, beyond], Page(1, (), 595, 842), TABLE) == [TITLE, beyond]
    assert without_aside([TITLE, beyond], Page(1, (), 842, 595), TABLE) == [TITLE]


def test_lines_of_other_pages_stand_beside_no_table() -> None:
    assert without_aside([LABEL, TITLE], Page(2), TABLE) == [LABEL, TITLE]


def test_the_cell_of_a_letterhead_that_holds_the_label_is_heading() -> None:
    office, label = Line("UBND TỈNH CAO BẰNG"), Line("Phụ lục số 2")
    row = (Cell((office,)), Cell((label, Line("(Kèm theo Kế hoạch số 5/KH-UBND)"))))
    assert [item.line for item in labelled(Grid((row,)), 1)] == list(row[1].lines)
    assert not list(labelled(Grid((row,) * 4), 1))  # a table of its own
