"""A row below a table of which no wall is drawn."""

import pytest

from extract.drawn import Ruling, Run
from test_extract_lattice import TWO_BY_TWO, across, down, grid, word

HEADER = [word("a", 20, 30), word("b", 120, 30), word("c", 20, 60), word("d", 120, 60)]


def high(*texts: str, x: float = 120, top: float = 80) -> list[Run]:
    """Lines below each other, the last one repeated as far as more than half of the page."""
    many = 18 - len(texts)
    return [word(t, x, top + 14 * i) for i, t in enumerate([*texts, *texts[-1:] * many])]


FULL = "\n".join(["e", *"f" * 17])


def below(*under: Run) -> list[str]:
    """Per column what stands in the row below the table."""
    found = grid(TWO_BY_TWO, [*HEADER, *under])
    return [cell.text if cell else "" for cell in found.below]


def test_lines_between_two_walls_make_a_row() -> None:
    assert below(*high("e", "f")) == ["", FULL]


def test_lines_that_leave_most_of_the_page_free_make_none() -> None:
    assert below(word("signed", 120, 80), word("sealed", 120, 94)) == []


def test_a_cell_of_it_is_open_above_and_below() -> None:
    found = grid(TWO_BY_TWO, [*HEADER, *high("e", "f")])
    assert all(cell and cell.open_top and cell.open_bottom for cell in found.below)
    assert found.below[1] and found.below[1].box
    assert (found.below[1].box.top, found.below[1].box.x1) == (70, 210)


@pytest.mark.parametrize(
    "under",
    [
        high("e", "f", top=88),  # further off than lines of a cell
        [*high("e"), word("crosses the wall", 60, 332)],
        [word("eeee", 85, 80), word("f", 112, 80), *high("g", top=94)],  # two words around it
        [*high("e"), word("more", 20, 400), word("more", 20, 414)],
    ],
)
def test_other_lines_below_a_table_make_none(under: list[Run]) -> None:
    assert below(*under) == []


def test_a_page_number_further_below_is_none_of_it() -> None:
    assert below(*high("e", "f"), word("7", 110, 480)) == ["", FULL]


def test_below_a_table_of_many_rows_there_is_none() -> None:
    rulings = [across(10 + 20 * i, 10, 210) for i in range(9)]
    rulings += [down(x, 10, 170) for x in (10, 110, 210)]
    under = high("e", top=180)
    assert grid(rulings, [word("a", 20, 25), *under]).below == ()


def test_walls_down_that_end_at_the_lower_side_of_the_last_wall_begin_no_row() -> None:
    thick = Ruling(10, 69.5, 210, 70.5)
    stubs = [down(x, 69.5, 71.2) for x in (10, 110, 210)]
    walls = [*TWO_BY_TWO[:2], thick, *TWO_BY_TWO[3:], *stubs]
    found = grid(walls, [*HEADER, *high("e", "f", top=81)])
    assert [cell.text if cell else "" for cell in found.below] == ["", FULL]


def test_ends_of_walls_that_are_as_broad_as_they_pass_the_last_wall_begin_no_row() -> None:
    broad = [Ruling(x - 1.5, 10, x + 1.5, 71.4) for x in (10, 210)]
    found = grid([*TWO_BY_TWO, *broad], [word("c)", 20, 81), word("new", 120, 81)])
    assert len(found.rows) == 2
