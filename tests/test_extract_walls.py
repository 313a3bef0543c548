"""Walls that a page hides at the side of a table."""

from extract.walls import Wall, closed_off

DOWN = [Wall(x, 10, 90, x) for x in (10, 200)]


def test_a_hidden_wall_at_a_table_s_side_stands_where_the_walls_across_end() -> None:
    across = [Wall(y, 10, 300, y) for y in (10, 50, 90)]
    assert closed_off((across, DOWN), 2.0) == (across, [*DOWN, Wall(300, 10, 90, 300)])


def test_walls_across_that_end_at_several_places_hide_no_wall() -> None:
    across = [Wall(y, 10, 250 + y, y) for y in (10, 50, 90)]
    assert closed_off((across, DOWN), 2.0) == (across, DOWN)


def test_two_walls_across_that_go_on_hide_no_wall() -> None:
    across = [Wall(y, 10, 300 if y < 60 else 200, y) for y in (10, 50, 90, 120, 150)]
    assert closed_off((across, DOWN), 2.0) == (across, DOWN)
