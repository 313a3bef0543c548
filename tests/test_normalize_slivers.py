"""Empty slivers above the first rows of pages, and header lines that stand in them."""

from collections.abc import Sequence

from normalize.columns import Leaf
from normalize.slivers import without_slivers
from normalize.spilt import spilt, without
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.rows import Column

COLUMNS = (Column("title", "Tiêu chí"), Column("deadline", "Thời gian hoàn thành"))


def page(number: int, heights: Sequence[float]) -> Page:
    """A page of one column: its first row empty, its rows this high, open above."""
    rows, top = [], 50.0
    for at, height in enumerate(heights):
        lines = (Line(f"dòng {at}"),) if at else ()
        box = Box(10, top, 90, top + height)
        rows.append((Cell(lines, box, open_top=not at),))
        top += height
    return Page(number, (Grid(tuple(rows)),))


def rows_of(pages: Sequence[Page]) -> list[int]:
    return [len(block.rows) for one in pages for block in one.blocks if isinstance(block, Grid)]


def test_what_stands_above_the_first_row_of_every_page_is_no_row() -> None:
    pages = [page(1, (20, 20)), page(2, (2.6, 20, 20)), page(3, (2.6, 20))]
    assert rows_of(without_slivers(pages)) == [2, 2, 1]


def test_what_stands_above_the_rows_of_one_page_only_is_the_rest_of_a_row() -> None:
    pages = [page(1, (20, 20)), page(2, (2.6, 20, 20)), page(3, (20, 20))]
    assert rows_of(without_slivers(pages)) == [2, 3, 2]
    assert rows_of(without_slivers(pages[:2])) == [2, 3]


def test_slivers_of_two_heights_are_rests_of_rows() -> None:
    pages = [page(1, (20, 20)), page(2, (1.5, 20)), page(3, (3.5, 20))]
    assert rows_of(without_slivers(pages)) == [2, 2, 2]


def test_what_stands_between_the_two_lines_of_a_border_is_no_row() -> None:
    def rim(top: float, high: float) -> tuple[Cell | None, ...]:
        return Cell(box=Box(10, top, 90, top + high), column_span=2), None

    row = Cell((Line("2.1"),), Box(10, 53, 30, 70)), Cell((Line("Một"),), Box(30, 53, 90, 70))
    grid = Grid((rim(50, 3), row, rim(70, 3)))
    assert rows_of(without_slivers([Page(1, (grid,))])) == [1]
    assert rows_of(without_slivers([Page(1, (Grid((rim(50, 12), row)),))])) == [2]


def below(*texts: str) -> tuple[Cell, Cell]:
    return Cell((Line("Kế hoạch"),)), Cell(tuple(map(Line, texts)))


def test_the_end_of_a_repeated_header_in_the_cell_below_is_the_header_s() -> None:
    row = below("thành", "Quý I")
    found = spilt(COLUMNS, (Leaf("Tiêu chí"), Leaf("Thời gian hoàn")), row)
    assert [[line.text for line in lines] for lines in found] == [[], ["thành"]]
    kept = without(row[1], found[1])
    assert kept is not None and kept.text == "Quý I"


def test_a_word_of_a_header_that_is_repeated_whole_is_the_row_s() -> None:
    whole = (Leaf("Tiêu chí"), Leaf("Thời gian hoàn thành"))
    assert spilt(COLUMNS, whole, below("thành", "Quý I")) == ((), ())
    cut = (Leaf("Tiêu chí"), Leaf("Thời gian hoàn"))
    assert spilt(COLUMNS, cut, below("thành phố")) == ((), ())
    assert spilt(COLUMNS, cut[:1], below("thành")) == ((), ())


def test_a_page_on_which_a_clerk_began_another_table_has_no_sliver() -> None:
    pages = [page(1, (20, 20)), page(2, (2.6, 20)), page(3, (20, 20)), page(4, (2.6, 20))]
    assert rows_of(without_slivers(pages)) == [2, 1, 2, 1]
