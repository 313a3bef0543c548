"""A row below a table of which no wall is drawn."""

import pytest

from extract.drawn import Ruling, Run
from test_extract_lattice import TWO_BY_TWO, across, down, grid, word

HEADER = [word("a", 20, 30), word("b", 120, 30), word("c", 20, 60), word("d", 120, 60)]


def below(*under: Run) -> list[str]:
    """Per column what stands in the row below the table."""
    found = grid(TWO_BY_TWO, [*HEADER, *under])
    return [cell.text if cell else "" for cell in found.below]


def test_lines_between_two_walls_make_a_row() -> None:
    assert below(word("e", 120, 80), word("f", 120, 94)) == ["", "e\nf"]


def test_a_cell_of_it_is_open_above_and_below() -> None:
    found = grid(TWO_BY_TWO, [*HEADER, word("e", 120, 80), word("f", 120, 94)])
    assert all(cell and cell.open_top and cell.open_bottom for cell in found.below)
    assert found.below[1] and found.below[1].box
    assert (found.below[1].box.top, found.below[1].box.x1) == (70, 210)


@pytest.mark.parametrize(
    "under",
    [
        [word("one line", 120, 80)],
        [word("e", 120, 88), word("f", 120, 102)],  # further off than lines of a cell
        [word("e", 120, 80), word("crosses the wall", 60, 94)],
        [word("eeee", 85, 80), word("f", 112, 80), word("g", 120, 94)],  # two words around it
        [word("e", 120, 80), word("f", 120, 94), word("more", 20, 200), word("more", 20, 214)],
    ],
)
def test_other_lines_below_a_table_make_none(under: list[Run]) -> None:
    assert below(*under) == []


def test_a_page_number_further_below_is_none_of_it() -> None:
    assert below(word("e", 120, 80), word("f", 120, 94), word("7", 110, 480)) == ["", "e\nf"]


def test_below_a_table_of_many_rows_there_is_none() -> None:
    rulings = [across(10 + 20 * i, 10, 210) for i in range(9)]
    rulings += [down(x, 10, 170) for x in (10, 110, 210)]
    under = [word("e", 120, 180), word("f", 120, 194)]
    assert grid(rulings, [word("a", 20, 25), *under]).below == ()


def test_walls_down_that_end_at_the_lower_side_of_the_last_wall_begin_no_row() -> None:
    thick = Ruling(10, 69.5, 210, 70.5)
    stubs = [down(x, 69.5, 71.2) for x in (10, 110, 210)]
    walls = [*TWO_BY_TWO[:2], thick, *TWO_BY_TWO[3:], *stubs]
    found = grid(walls, [*HEADER, word("e", 120, 81), word("f", 120, 95)])
    assert [cell.text if cell else "" for cell in found.below] == ["", "e\nf"]


def test_ends_of_walls_that_are_as_broad_as_they_pass_the_last_wall_begin_no_row() -> None:
    broad = [Ruling(x - 1.5, 10, x + 1.5, 71.4) for x in (10, 210)]
    found = grid([*TWO_BY_TWO, *broad], [word("c)", 20, 81), word("new", 120, 81)])
    assert len(found.rows) == 2
