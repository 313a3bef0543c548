"""Rulings that are not drawn are told by the text, and by places that are no rectangle."""

import msgspec
import pytest

from extract.drawn import Drawn, Font, Ruling, Run, Tagged
from extract.lattice import lattice
from extract.lost import lost_walls, with_lost
from extract.tagged import Marks
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.settings import Settings

FONT = Font("Serif", 12.0, False, False)
WALLS = (10.0, 110.0, 210.0, 310.0)
ROWS = (10.0, 40.0, 70.0, 100.0)


def word(text: str, x: float, y: float) -> Run:
    return Run(text, Box(x, y - 9, x + 6 * len(text), y + 3), FONT, True)


def drawn_page(runs: list[Run], without: list[tuple[float, int]]) -> Page:
    """A table of three rows; ``without``: walls down, and the row that lacks it."""
    rulings = [Ruling(10, y - 0.25, 310, y + 0.25) for y in ROWS]
    rulings += [
        Ruling(x - 0.25, ROWS[row], x + 0.25, ROWS[row + 1])
        for x in WALLS
        for row in range(3)
        if (x, row) not in without
    ]
    drawn = Drawn(4, 500, 500, tuple(runs), tuple(rulings))
    return with_lost(lattice(drawn, Settings()), drawn.runs)


def told(runs: list[Run], without: list[tuple[float, int]]) -> list[str]:
    """What is told of such a table."""
    return list(lost_walls(drawn_page(runs, without)))


def texts(runs: list[Run], without: list[tuple[float, int]]) -> list[str | None]:
    """What stands in the second row of such a table."""
    grid = next(block for block in drawn_page(runs, without).blocks if isinstance(block, Grid))
    return [cell and cell.text for cell in grid.rows[1]]


LOST = ["a ruling in row 2 of a table on page 4 is not drawn"]
ABOVE = [word("name", 114, 30), word("plan", 214, 30)]


def test_texts_on_both_sides_of_where_a_wall_stands_elsewhere_tell_of_it() -> None:
    runs = [*ABOVE, word("some", 114, 60), word("name", 144, 60), word("plan", 214, 60)]
    assert told(runs, [(210.0, 1)]) == LOST


def test_texts_beside_each_other_tell_of_it_though_their_lines_are_not_level() -> None:
    runs = [*ABOVE, word("name", 114, 60), word("plan", 214, 56), word("too", 214, 66)]
    assert told(runs, [(210.0, 1)]) == LOST


def test_a_header_in_the_middle_of_three_columns_is_none_of_the_second_alone() -> None:
    runs = [word("header of three", 115, 30), word("of one of three", 115, 60)]
    assert told(runs, [(110.0, 0), (210.0, 0)]) == []


def test_a_text_over_both_columns_is_one_of_a_merged_cell() -> None:
    runs = [*ABOVE, word("a", 190, 60), word("longer", 199, 60), word("name", 238, 60)]
    assert told(runs, [(210.0, 1)]) == []


def test_a_blank_where_the_wall_would_be_is_no_gap() -> None:
    runs = [*ABOVE, word("longer", 172.5, 60), word("name", 211.5, 60)]
    assert told(runs, [(210.0, 1)]) == []


def test_a_text_that_begins_where_its_column_begins_tells_of_it() -> None:
    assert told([*ABOVE, word("plan", 214, 60)], [(210.0, 1)]) == LOST


def test_a_text_right_of_a_lost_wall_is_of_the_column_in_which_it_stands() -> None:
    assert texts([*ABOVE, word("plan", 214, 60)], [(210.0, 1)]) == ["", "", "plan"]


def test_a_text_right_of_two_lost_walls_is_of_the_last_column() -> None:
    lost = [(110.0, 1), (210.0, 1)]
    assert texts([*ABOVE, word("plan", 214, 60)], lost) == ["", None, "plan"]


def test_a_text_in_the_middle_of_a_merged_cell_stays_there() -> None:
    assert texts([*ABOVE, word("plan", 228, 60)], [(210.0, 1)]) == ["", "plan", None]


def test_a_text_alone_in_the_middle_of_a_merged_cell_does_not() -> None:
    assert told([*ABOVE, word("plan", 228, 60)], [(210.0, 1)]) == []


def test_a_place_that_is_no_rectangle_has_lost_a_wall() -> None:
    """The cell right of a merged one lacks the wall between them, in one row of two."""
    rulings = [Ruling(10, y - 0.25, 310, y + 0.25) for y in (10.0, 100.0)]
    rulings += [Ruling(10, 40 - 0.25, 210, 40 + 0.25), Ruling(10, 70 - 0.25, 210, 70 + 0.25)]
    rulings += [Ruling(x - 0.25, 10, x + 0.25, 100) for x in (10.0, 110.0, 310.0)]
    rulings += [Ruling(209.75, 10, 210.25, 40), Ruling(209.75, 70, 210.25, 100)]
    drawn = Drawn(4, 500, 500, (), tuple(rulings))
    rows = ("row 1", "row 2")
    assert list(lost_walls(with_lost(lattice(drawn, Settings()), ()))) == [
        f"a ruling in {row} of a table on page 4 is not drawn" for row in rows
    ]


@pytest.mark.parametrize("wall", WALLS)
def test_a_whole_grid_tells_nothing(wall: float) -> None:
    runs = [word("a", wall + 4, y) for y in (30.0, 60.0, 90.0)]
    assert told(runs, []) == []


HEAD = ["a ruling in row 1 of a table on page 4 is not drawn"]
NOWHERE = [(210.0, row) for row in range(3)]


def head(*pieces: tuple[str, float, float]) -> list[str]:
    """What is told where no row of a table has the wall between its last two columns."""
    return told([word(*piece) for piece in pieces], NOWHERE)


def test_two_headers_beside_each_other_in_one_cell_tell_of_a_wall_that_no_row_has() -> None:
    pieces = [("most", 130, 22), ("points", 130, 36), ("own", 220, 36)]
    assert head(*pieces, ("of its", 220, 22)) == HEAD
    assert head(*pieces, ("its", 220, 22)) == []  # stretched to both sides


def test_a_header_of_two_lines_is_one() -> None:
    assert head(("most", 130, 22), ("points", 158, 22), ("given", 140, 36)) == []


def test_bullets_and_codes_before_their_texts_are_no_header() -> None:
    assert head(("-", 114, 22), ("name", 140, 22), ("1.", 114, 36), ("plan", 140, 36)) == []


def test_one_line_alone_proves_nothing() -> None:
    assert head(("most", 114, 22), ("own", 220, 22), ("points", 114, 36)) == []


def test_a_torn_row_whose_text_no_run_prints_keeps_its_cell() -> None:
    """Its lines may hang out of it; at the left edge of the paper no wall is found for them."""
    cell = Cell((Line("plan"),), Box(0, 10, 200, 40), column_span=2)
    rows = ((cell, None), (Cell(), Cell()))
    found = Grid(rows, Box(0, 10, 200, 70), (0.0, 0.5, 200.0), torn=(0,))
    assert with_lost(Page(1, (found,)), ()).blocks == (found,)


HEADED = {1: Tagged((0, 5, 0, 0, 1), (), ()), 2: Tagged((0, 5, 1, 0, 1), (), ())}
ROWS_TAGGED = {1: Tagged((0, 5, 1, 0, 1), (), ()), 2: Tagged((0, 5, 1, 1, 1), (), ())}


@pytest.mark.parametrize(
    ("number", "marks", "lost"), [(2, HEADED, 0), (1, HEADED, 1), (2, ROWS_TAGGED, 1)]
)
def test_below_a_repeated_header_no_wall_is_lost_above_a_cell_that_goes_on(
    number: int, marks: Marks, lost: int
) -> None:
    runs = (word("head", 114, 30), word("rest", 114, 60))
    runs = tuple(msgspec.structs.replace(run, mark=n) for n, run in enumerate(runs, 1))
    rulings = [Ruling(10, y - 0.25, 310, y + 0.25) for y in (10.0, 70.0, 100.0)]
    rulings += [Ruling(10, 39.75, 110, 40.25), Ruling(210, 39.75, 310, 40.25)]
    rulings += [Ruling(x - 0.25, 10, x + 0.25, 100) for x in WALLS]
    drawn = Drawn(number, 500, 500, runs, tuple(rulings), tagged=marks)
    made = with_lost(lattice(drawn, Settings()), drawn.runs, marks)
    assert len(list(lost_walls(made))) == lost
