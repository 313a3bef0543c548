"""Walls at the sides of a table that are not drawn."""

import pytest

from extract.drawn import Font, Run
from extract.sides import above_footnotes, closed_off, rejoined, without_astray
from extract.walls import Group, Wall
from schemas.page import Box

DOWN = [Wall(x, 10, 90, x) for x in (10, 200)]


def test_a_hidden_wall_at_a_table_s_side_stands_where_the_walls_across_end() -> None:
    across = [Wall(y, 10, 300, y) for y in (10, 50, 90)]
    assert closed_off((across, DOWN), 2.0) == (across, [*DOWN, Wall(300, 10, 90, 300)])


def test_a_hidden_wall_is_as_high_as_the_others_are() -> None:
    across = [Wall(y, 10, 300, y) for y in (30, 50, 90)]
    assert closed_off((across, DOWN), 2.0)[1][-1] == Wall(300, 10, 90, 300)


def test_a_single_wall_across_goes_on_to_a_hidden_one_where_none_stops_at_the_last_drawn() -> None:
    across = [Wall(50, 10, 100, 50), Wall(90, 10, 300, 90)]
    assert closed_off((across, DOWN), 2.0)[1][-1] == Wall(300, 10, 90, 300)
    stopped = [Wall(50, 10, 200, 50), Wall(90, 10, 300, 90)]
    assert closed_off((stopped, DOWN), 2.0)[1] == DOWN


def test_walls_across_that_end_at_several_places_hide_no_wall() -> None:
    across = [Wall(y, 10, 250 + y, y) for y in (10, 50, 90)]
    assert closed_off((across, DOWN), 2.0) == (across, DOWN)


def test_two_walls_across_that_go_on_hide_no_wall() -> None:
    across = [Wall(y, 10, 300 if y < 60 else 200, y) for y in (10, 50, 90, 120, 150)]
    assert closed_off((across, DOWN), 2.0) == (across, DOWN)


def test_a_wall_that_is_not_drawn_stands_where_the_first_and_the_last_wall_across_end() -> None:
    """Between them cells of the outer column are merged."""
    across = [Wall(y, 10, 300 if y in (10, 120) else 200, y) for y in (10, 40, 60, 90, 120)]
    assert closed_off((across, DOWN), 2.0)[1][-1] == Wall(300, 10, 120, 300)


def columns(top: float, bottom: float, *at: float, right: float = 300) -> Group:
    across = [Wall(y, 10, right, y) for y in (top, bottom)]
    return across, [Wall(x, top, bottom, x) for x in at]


def test_drawings_without_side_walls_are_one_table_over_a_row_that_is_one_cell() -> None:
    header, rest = columns(10, 40, 50, 200), columns(60, 200, 50, 200)
    (table,) = rejoined([header, rest], 2.0)
    assert len(closed_off(table, 2.0)[1]) == 6
    line = ([Wall(220, 10, 300, 220)], [])  # the row below it ends the page
    assert len(rejoined([header, rest, line], 2.0)) == 1


@pytest.mark.parametrize(
    "lower",
    [
        columns(140, 200, 50, 200),  # more than one row below
        columns(60, 200, 50, 120),
        columns(60, 200, 50, 200, right=280),
        columns(60, 200, 10, 50, 200, 300),  # with side walls
    ],
)
def test_other_drawings_below_each_other_are_tables_of_their_own(lower: Group) -> None:
    assert len(rejoined([columns(10, 40, 50, 200), lower], 2.0)) == 2


def test_the_line_above_the_footnotes_right_below_a_table_is_no_wall_of_it() -> None:
    across = [Wall(y, 10, 200, y) for y in (10, 50, 90)]
    line = Wall(92.5, 10, 80, 92.5)
    assert above_footnotes(([*across, line], DOWN)) == (across, DOWN)
    cut = [Wall(x, 10, 99, x) for x in (10, 200)]  # the page cuts a row there
    assert above_footnotes(([*across, line], cut)) == ([*across, line], cut)


@pytest.mark.parametrize(("parts_all", "added"), [(True, 1), (False, 0)])
def test_walls_across_that_end_at_one_x_beyond_the_last_wall_close_a_table_one_of_which_parts(
    parts_all: bool, added: int
) -> None:
    """A last column of merged cells: most walls across end before it."""
    short = [Wall(y, 10, 200, y) for y in (40, 70, 100, 130, 160, 190)]
    far = [Wall(y, 200, 290, y) for y in (55, 145)]
    first = [Wall(10, 10 if parts_all else 60, 290, 10), Wall(10, 10, 60, 10)]
    group = ([*first, *short, *far], [Wall(x, 10, 190, x) for x in (10, 200)])
    assert len(closed_off(group, 2.0)[1]) == 2 + added


@pytest.mark.parametrize(("x", "added"), [(220, 1), (120, 0), (280, 0)])
def test_a_text_beside_the_last_wall_tells_of_another_where_two_walls_across_go_on(
    x: float, added: int
) -> None:
    across = [Wall(y, 10, 300 if y < 60 else 200, y) for y in (10, 50, 90, 120, 150)]
    font = Font("a", 10, bold=False, italic=False)
    text = Run("Sở Nội vụ", Box(x, 60, x + 45, 70), font)
    assert len(closed_off((across, DOWN), 2.0, [text])[1]) == 2 + added


@pytest.mark.parametrize(("edge", "mended"), [(594.5, True), (560.0, False)])
def test_a_row_laid_out_to_the_paper_s_edge_has_the_walls_of_the_rows_around_it(
    edge: float, mended: bool
) -> None:
    """LibreOffice lays out the second row of a repeated header so."""
    across = [Wall(y, 10, edge if y == 30 else 500, y) for y in (10, 30, 50, 90)]
    broken = [Wall(x, top, stop, x) for x in (200, 500) for top, stop in ((10, 30), (50, 90))]
    astray = [Wall(x, 29, 51, x) for x in (20, edge)]
    found = without_astray((across, [Wall(10, 10, 90, 10), *broken, *astray]), 595.3)
    whole = [Wall(x, 10, 90, x) for x in (10, 200, 500)]
    assert (found[1] == whole) is mended
    assert (max(wall.stop for wall in found[0]) == 500) is mended
