"""Walls that a page hides at the side of a table, and drawings beside each other that are one."""

from extract.walls import Group, Wall, closed_off, side_by_side

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


def drawing(left: float, right: float, *heights: float, low: float = 0.0) -> Group:
    """A column that a page has cut above, and perhaps below (``low``)."""
    low = low or max(heights)
    return [Wall(y, left, right, y) for y in heights], [Wall(x, 10, low, x) for x in (left, right)]


def test_a_column_that_ends_below_the_table_beside_it_is_the_table_s_where_its_rows_are() -> None:
    """Over a column that goes on over both ends of the page: an engine draws its cells longer."""
    table = drawing(10, 200, 40, 60, 90)
    assert len(side_by_side([table, drawing(300, 400, 40, 60, 98)], 2.0)) == 1
    assert len(side_by_side([table, drawing(300, 400, 40, 55, 98)], 2.0)) == 2


def test_one_cell_at_a_table_s_outer_wall_that_begins_with_it_is_the_table_s() -> None:
    """WeasyPrint draws the lower border of a cut merged cell below its text."""
    table = drawing(10, 200, 40, 60, 90)
    assert len(side_by_side([table, drawing(200, 300, 50)], 2.0)) == 1
    assert len(side_by_side([table, drawing(200, 300, 45, 50, 55)], 2.0)) == 2


def test_a_drawing_in_a_hole_of_a_table_with_its_rows_is_a_column_of_it() -> None:
    """Between two columns whose cells go on over both ends of the page no wall across ties it."""
    left, right = drawing(10, 200, 40, 60, 90), drawing(500, 600, 40, 60, 90)
    column = ([Wall(60, 300, 400, 60)], [Wall(x, 10, 90, x) for x in (300, 400)])
    assert len(side_by_side([left, right, column], 2.0)) == 1
    assert len(side_by_side([drawing(10, 600, 40, 60, 90), column], 2.0)) == 2


def test_a_wall_as_long_as_a_table_beside_it_is_the_table_s() -> None:
    """The one row beside it begins and ends with the page: nothing of the table is cut."""
    across = [Wall(y, 10, 200, y) for y in (10, 90)]
    ((_, down),) = side_by_side([(across, DOWN), ([], [Wall(300, 10.4, 89.6, 300)])], 2.0)
    assert [wall.at for wall in down] == [10, 200, 300]
    ((_, down),) = side_by_side([(across, DOWN), ([], [Wall(300, 11.5, 89.6, 300)])], 2.0)
    assert [wall.at for wall in down] == [10, 200]
