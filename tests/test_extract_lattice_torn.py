"""Rows of a table in which a wall is lost."""

import pytest

from extract import lattice as subject
from extract.drawn import Ruling
from schemas.page import Grid
from test_extract_lattice import across, down, grid, page, word


def test_rows_that_are_taken_out_of_a_table_are_none_that_may_be_torn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walls = [Ruling(0, y, 200, y) for y in (0, 20, 40, 60)]
    walls += [Ruling(x, 0, x, 60) for x in (0, 100, 200)]
    monkeypatch.setattr(subject, "is_torn", lambda *_: True)
    monkeypatch.setattr(subject, "without_steps", lambda rows: rows[:-1])
    found = [block for block in page(walls, []).blocks if isinstance(block, Grid)]
    assert [grid.torn for grid in found] == [(0, 1)]


def test_a_torn_row_below_one_that_is_taken_out_is_told_by_its_own_place() -> None:
    """The second row is the empty end of a cell of the page before (as in test_extract_rests)."""
    walls = [down(x, 10, 60) for x in (10, 110)] + [down(210, 10, 100), down(310, 10, 160)]
    walls += [down(10, 100, 160), down(210, 130, 160), across(160, 10, 310), across(130, 10, 210)]
    lines = [across(60, 10, 210), across(40, 210, 310), across(100, 10, 310), across(10, 210, 310)]
    found = grid([*walls, *lines], [word("a", 220, 30), word("b", 220, 70), word("c", 120, 30)])
    assert [cell.box.top for cell in found.rows[2] if cell and cell.box] == [100]
    assert found.torn == (2,)


@pytest.mark.parametrize(("last", "torn"), [([], ()), ([word("d", 20, 90)], (2,))])
def test_what_nothing_is_printed_or_drawn_in_down_to_the_end_is_left_by_cells_that_a_page_cuts(
    last: list[object], torn: tuple[int, ...]
) -> None:
    """An engine ends the walls of merged cells that go on with their texts."""
    walls = [across(y, 10, 210) for y in (10, 30)] + [across(y, 110, 210) for y in (70, 110)]
    walls += [across(50, 10, 60), across(60, 60, 110), down(110, 10, 110), down(210, 10, 110)]
    walls += [down(10, 10, 50), down(60, 10, 60)]
    texts = [word("a", 20, 40), word("b", 70, 40), word("c", 120, 40)]
    assert grid(walls, [*texts, *last]).torn == torn


def test_outer_walls_that_reach_the_corner_of_a_thick_border_draw_no_sliver() -> None:
    """An office suite draws the sides of a table thick, and thin walls between its columns."""
    walls = [across(12, 10, 210), across(70, 10, 210), down(110, 12, 70)]
    assert len(grid([*walls, down(10, 9.8, 70), down(210, 9.8, 70)], []).rows) == 1
