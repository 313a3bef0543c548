"""Drawings beside each other that are one, and frames that are no table."""

from extract.drawings import of_one_row, side_by_side
from extract.walls import Group, Wall
from schemas.settings import Settings

DOWN = [Wall(x, 10, 90, x) for x in (10, 200)]


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


def test_a_wall_beside_a_table_from_one_of_its_rows_to_the_page_s_end_is_the_table_s() -> None:
    """Nothing is drawn of the cell above it, which goes on from the page before."""
    across = [Wall(y, 10, 200, y) for y in (40, 60)]

    def sides(top: float) -> list[float]:
        ((_, down),) = side_by_side([(across, DOWN), ([], [Wall(300, top, 90, 300)])], 2.0)
        return [wall.at for wall in down]

    assert sides(60) == [10, 200, 300]
    assert sides(50) == [10, 200]


def test_a_frame_around_a_table_is_none_with_a_stamp_drawn_over_it() -> None:
    def box(left: float, top: float, right: float, bottom: float) -> Group:
        across = [Wall(y, left, right, y) for y in (top, bottom)]
        return across, [Wall(x, top, bottom, x) for x in (left, right)]

    table = box(100, 150, 400, 200)
    table[1].append(Wall(300, 150, 200, 300))
    frame, stamp = box(20, 20, 500, 700), box(300, 5, 400, 40)
    stamped = (frame[0] + stamp[0], frame[1] + stamp[1])
    assert side_by_side([stamped, table], 2.0) == [table]
    around = (frame[0], [*frame[1], Wall(60, 20, 700, 60)])
    assert len(side_by_side([around, table], 2.0)) == 2


def test_an_outline_of_a_letter_is_no_table() -> None:
    low = [Wall(50, 10, 14, 50)], [Wall(x, 49, 51, x) for x in (10, 14)]
    stem = [Wall(y, 10, 14, y) for y in (50, 60)], [Wall(x, 50, 60, x) for x in (10, 14)]
    assert side_by_side([low, stem], 2.5) == []


def test_a_page_of_one_row_has_no_wall_above_it() -> None:
    """The cells of a row over three pages are open at both ends of the one in the middle."""
    down = [Wall(x, 10, 90, x) for x in (10, 100, 200, 300)]
    (((wall,), _),) = of_one_row(down, [], [], Settings())
    assert (wall.at, wall.stop - wall.start) == (10, 0)


def test_a_wall_alone_on_a_line_of_a_table_from_row_to_row_is_the_table_s() -> None:
    """Cells that draw their right and lower border alone leave it so below one that ended."""
    across, down = drawing(10, 300, 40, 60, 90)
    table = (across, [*down, Wall(200, 10, 40, 200)])
    assert len(side_by_side([table, ([], [Wall(200, 60, 90, 200)])], 2.0)[0][1]) == 4
    assert len(side_by_side([table, ([], [Wall(150, 60, 90, 150)])], 2.0)[0][1]) == 3
    assert len(side_by_side([table, ([], [Wall(200, 50, 90, 200)])], 2.0)[0][1]) == 3
