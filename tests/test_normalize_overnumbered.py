"""Numbers of columns above cells that go on, no wall between them."""

from normalize.overnumbered import without_numbers
from schemas.page import Box, Cell, Grid, Line, Page


def cell(*lines: str, span: int = 1) -> Cell:
    drawn = tuple(Line(text, Box(2, 14 * n, 50, 14 * n + 12)) for n, text in enumerate(lines))
    return Cell(drawn, Box(0, 0, 60, 14 * max(len(lines), span)), row_span=span)


def second(*rows: tuple[Cell | None, ...]) -> list[list[str | None]]:
    """The texts of a second page's table, the first page's being numbered "(1)" to "(3)"."""
    head = tuple(cell(f"({n})") for n in (1, 2, 3))
    pages = (Page(1, (Grid((head, (cell("1"), cell("a"), cell("b")))),)), Page(2, (Grid(rows),)))
    (grid,) = without_numbers(pages)[1].blocks
    assert isinstance(grid, Grid)
    return [[each and each.text for each in row] for row in grid.rows]


def test_a_cell_that_goes_on_below_its_number_is_one_of_the_next_row() -> None:
    first = (cell("(1)"), cell("(2)"), cell("(3)", "đến hết năm", span=2))
    assert second(first, (cell("2"), cell("b"), None)) == [["2", "b", "đến hết năm"]]


def test_the_rest_of_a_row_below_its_numbers_stays_a_row() -> None:
    first = (cell("(1)"), cell("(2)", "và xã"), cell("(3)"))
    rest = (cell("2"), cell("b"), cell("c"))
    assert second(first, rest) == [["", "và xã", ""], ["2", "b", "c"]]


def test_other_rows_and_numbers_with_walls_stay_as_they_are() -> None:
    walled = tuple(cell(f"({n})") for n in (1, 2, 3))
    assert second(walled) == [["(1)", "(2)", "(3)"]]
    values = (cell("(4)"), cell("(2)", "và xã"), cell("(3)"))
    assert second(values) == [["(4)", "(2)\nvà xã", "(3)"]]
