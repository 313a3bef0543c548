"""Walls that cells leave to their neighbours: each draws its right and its lower border alone."""

import time

import pytest

from extract.corners import part_at_ends
from extract.drawn import Ruling, Run
from extract.rests import without_steps
from schemas.page import Box, Cell, Line
from test_extract_lattice import across, down, grid, texts, word

TOP_LEFT = [across(10, 10, 310), down(10, 10, 70)]


def cell(x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    return [down(x1, y0, y1), across(y1, x0, x1)]


def row(y0: float, y1: float, *xs: float) -> list[Ruling]:
    return [ruling for x in xs for ruling in cell(x, y0, x + 100, y1)]


def test_a_merged_cell_that_reaches_below_its_page_s_last_row_is_one() -> None:
    drawn = [*TOP_LEFT, *row(10, 40, 10, 110, 210), *row(40, 70, 10, 210), *row(40, 100, 110)]
    runs = [word(t, x, y) for t, x, y in (("a", 20, 30), ("d", 20, 60), ("e", 120, 60))]
    found = texts(grid(drawn, [*runs, word("e", 120, 90), word("f", 220, 60)]))
    assert found[1] == ["d", "e\ne", "f"]


def test_a_text_across_a_wall_s_end_tells_that_no_wall_stands_above_it() -> None:
    drawn = [*TOP_LEFT, *row(10, 40, 10, 110, 210), *row(40, 70, 10, 210), *row(40, 100, 110)]
    found = texts(grid(drawn, [word("a", 20, 30), word("over the wall", 70, 90)]))
    assert found[2][0] == "over the wall"


def test_a_wall_goes_on_where_its_left_neighbour_ends_a_little_above_its_row() -> None:
    drawn = [*TOP_LEFT, across(70, 10, 110), *row(10, 40, 10, 110, 210), *row(40, 64, 110)]
    drawn += [down(110, 40, 70), *row(70, 100, 10, 110), *row(40, 100, 210), down(10, 70, 100)]
    runs = [word("c", 20, 55), word("b", 120, 55), word("d", 20, 90), word("e", 120, 90)]
    found = grid(drawn, [*runs, word("one", 220, 68), word("two", 220, 82)])
    assert texts(found) == [["", "", ""], ["c", "b", "one\ntwo"], ["d", "e", None]]


def test_a_column_whose_inner_walls_are_its_neighbours_is_the_table_s() -> None:
    """All of them end above its lowest wall, which touches nothing."""
    drawn = [*TOP_LEFT, *row(10, 40, 10, 110), *row(40, 70, 10, 110)]
    last = [across(10, 210, 310), *row(40, 100, 210)]
    found = grid([*drawn, *last], [word("a", 20, 60), word("b", 220, 60), word("c", 220, 90)])
    assert [line[-1] for line in texts(found)][1] == "b\nc"


def test_behind_the_last_wall_all_places_end_where_walls_begin_again() -> None:
    """Two merged cells ended on the page before: below what is left of their row others begin."""
    drawn = [across(40, 10, 110), down(10, 10, 100), down(110, 10, 40), across(70, 10, 410)]
    drawn += [*(down(x, 40, 70) for x in (110, 210, 310, 410)), *row(70, 100, 10, 110, 210, 310)]
    runs = [word("a", 20, 30), word("b", 20, 60), *(word("c", x, 90) for x in (20, 120, 220, 320))]
    assert [line[0] for line in texts(grid(drawn, runs))] == ["a", "b", "c"]
    found = grid(drawn, runs)
    assert texts(found)[1] == ["b", "", "", ""]
    assert [cell.rest for cell in found.rows[0] if cell] == [False, True, True, True]


def test_a_low_place_beside_a_cell_that_begins_in_it_is_none_of_a_row() -> None:
    """Behind a cut row a browser closes a cell somewhat above the others of its row."""
    drawn = [down(10, 10, 70), *(across(y, 10, 110) for y in (40, 70)), down(110, 10, 70)]
    drawn += [across(34, 110, 310), down(210, 10, 70), down(310, 10, 34), down(310, 40, 70)]
    found = grid(
        [*drawn, across(70, 110, 310)],
        [word("a", 20, 25), word("b", 120, 25), word("c", 20, 60), word("d", 120, 60)],
    )
    assert texts(found) == [["a", "b", ""], ["c", "d", ""]]


@pytest.mark.parametrize("undrawn", [True, False])
def test_a_drawn_cell_with_room_for_its_padding_alone_is_no_step(undrawn: bool) -> None:
    """Its text had no room on the page."""
    line = Line("3", Box(20, 40, 30, 52), size=12.0)
    merged = Cell(box=Box(210, 10, 310, 60), row_span=3)
    rows: list[list[Cell | None]] = [
        [Cell(box=Box(10, 10, 110, 40)), Cell(box=Box(110, 10, 210, 40)), merged],
        [Cell((line,), Box(10, 40, 110, 60), row_span=2), None, None],
        [None, Cell(box=Box(110, 46, 210, 60)), None],
    ]
    rows[1][1] = Cell(box=Box(110, 40, 210, 46), rest=undrawn)
    assert len(without_steps(rows)) == 3 - undrawn


def stepped(step: float, *more: Run) -> list[list[str | None]]:
    """Two rows, beside the first of which a merged cell of the page before ends somewhat higher,
    with no side below it."""
    walls = [across(10, 10, 210), across(50, 10, 110), across(50 - step, 110, 210)]
    walls += [down(10, 10, 90), down(110, 10, 90), down(210, 10, 50 - step)]
    walls += [down(210, 50, 90), across(90, 10, 210)]
    runs = [word("a", 20, 20), word("b", 120, 20), word("c", 20, 70)]
    return texts(grid(walls, [*runs, *more]))


def test_a_cell_below_whose_wall_no_side_is_drawn_ends_with_its_row() -> None:
    """A browser draws the rest of a merged cell shorter than the rows that it covers."""
    assert stepped(22, word("d", 120, 70)) == [["a", "b"], ["c", "d"]]


def test_where_a_text_is_printed_below_its_wall_a_cell_ends_there() -> None:
    assert stepped(22, word("d", 120, 40))[1] == [None, "d"]


def test_a_cell_below_whose_wall_nothing_is_drawn_goes_on_over_the_page() -> None:
    """Beside the rows that end there is another that the page cuts."""
    walls = [across(10, 10, 310), across(50, 10, 110), across(50, 210, 310), across(30, 110, 210)]
    walls += [*(down(x, 10, 90) for x in (10, 110, 310)), down(210, 10, 30)]
    runs = [word(t, x, 20) for t, x in (("a", 20), ("b", 120), ("c", 220))]
    found = grid(walls, [*runs, word("d", 20, 70)])
    assert [
        cell.open_bottom for row in found.rows for cell in row if cell and cell.text == "b"
    ] == [True]


def test_two_merged_cells_beside_each_other_both_end_with_their_rows() -> None:
    """The side between them, drawn for the right one, tells nothing of the left one's."""
    walls = [across(10, 10, 310), *(down(x, 10, 90) for x in (10, 50, 80, 110))]
    walls += [across(50, 10, 110), across(40, 110, 210), across(25, 210, 310)]
    walls += [down(210, 10, 40), down(310, 10, 25)]
    runs = [word(t, x, 17) for t, x in (("a", 20), ("b", 120), ("c", 220))]
    found = texts(grid(walls, [*runs, word("d", 20, 70)]))
    assert found == [["a", "", "", "b", "c"], ["d", "", "", None, None]]


def test_what_is_printed_is_not_looked_through_for_each_cell_that_ends() -> None:
    size, edges = 150, [20.0 * at for at in range(151)]
    closed = [[True] * size for _ in edges]
    parted = [[row % 2 == 0 for row in range(size)] for _ in edges]
    runs = [word("a", 10.0, -100.0)] * 20_000
    begun = time.process_time()
    part_at_ends((closed, parted), (edges, edges), runs)
    assert time.process_time() - begun < 5


def test_a_gap_in_which_no_letter_has_room_is_no_cell_that_ends_early() -> None:
    """That between a cell's wall and that of a table inside it: the latter goes on in the next
    row, where another such table begins."""
    walls = [across(y, 10, 310) for y in (10, 50, 110)] + [across(80, 117, 310)]
    walls += [*(down(x, 10, 110) for x in (10, 110, 310)), down(117, 10, 50), down(117, 80, 110)]
    runs = [word(t, x, 30) for t, x in (("a", 20), ("b", 160))]
    below = [word("c", 20, 70), word("d", 160, 70), word("e", 160, 95)]
    assert texts(grid(walls, [*runs, *below]))[1] == ["c", "d", None]


def test_a_cell_that_is_drawn_too_short_at_a_table_s_end_is_closed_there() -> None:
    walls = [across(10, 10, 210), *(down(x, 10, 90) for x in (10, 50, 110)), across(90, 10, 110)]
    walls += [across(50, 10, 110), across(40, 110, 210), down(210, 10, 40)]
    runs = [word(t, x, 17) for t, x in (("a", 20), ("b", 60), ("c", 120))]
    cell = grid(walls, [*runs, word("d", 20, 70)]).rows[0][2]
    assert cell is not None
    assert cell.row_span == 2
    assert not cell.open_bottom


def test_a_cell_that_is_as_high_as_its_text_at_a_table_s_end_goes_on_behind_it() -> None:
    walls = [across(10, 10, 210), *(down(x, 10, 90) for x in (10, 50, 110)), across(90, 10, 110)]
    walls += [across(50, 10, 110), across(40, 110, 210), down(210, 10, 40)]
    runs = [word(t, x, 17) for t, x in (("a", 20), ("b", 60), ("c", 120))]
    cell = grid(walls, [*runs, word("e", 120, 30), word("d", 20, 70)]).rows[0][2]
    assert cell is not None
    assert cell.row_span == 2
    assert cell.open_bottom
