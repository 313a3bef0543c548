"""Which cells without text the tags of a page have: all of a row, or none because one covers it."""

import pytest

from extract.drawn import Font, Run, Tagged
from extract.tagged import give_elements, give_empty
from extract.walls import Region
from schemas.page import Box, Cell, Line

FONT = Font("Times", 10.0, False, False)
Printed = dict[int, int | tuple[int, ...]]
"""Per column with text the place of its cell in its row's tags, or the element of an older cell."""


def elements(*rows: tuple[int, Printed]) -> list[list[tuple[int, ...]]]:
    """Per row and column, of three, the element of its cell.

    :param rows: per row how many cells its tags have, and where its texts are.
    """
    cells: list[list[Cell | None]] = []
    regions: list[Region] = []
    texts: list[list[Run]] = []
    marks: dict[int, Tagged] = {}
    for top, (in_row, printed) in enumerate(rows):
        cells.append([])
        for column in range(3):
            mark = len(regions)
            box = Box(50.0 * column, 20.0 * top, 50.0 * column + 20, 20.0 * top + 10)
            text = column in printed
            cells[-1].append(Cell((Line("a", box),) if text else ()))
            regions.append(Region(top, column, top + 1, column + 1))
            texts.append([Run("a", box, FONT, mark=mark)] if text else [])
            if text:
                place = printed[column]
                cell = place if isinstance(place, tuple) else (0, top + 1, place)
                marks[mark] = Tagged(cell, cell, cell, (), in_row)
    give_elements(cells, regions, texts, marks)
    return [[cell.element for cell in row if cell] for row in give_empty(cells, marks)]


@pytest.mark.parametrize("printed", [{0: 0, 2: 2}, {0: 0}, {2: 2}, {1: 1}])
def test_an_empty_cell_that_its_row_counts_has_its_element(printed: Printed) -> None:
    assert elements((3, printed)) == [[(0, 1, 0), (0, 1, 1), (0, 1, 2)]]


@pytest.mark.parametrize(
    ("printed", "empty"), [({0: 0, 1: 1}, 2), ({0: 0, 2: 1}, 1), ({1: 0, 2: 1}, 0)]
)
def test_an_empty_cell_that_its_row_has_not_is_of_the_row(printed: Printed, empty: int) -> None:
    top, below = elements((2, printed), (3, {0: 0, 2: 2}))
    assert top[empty] == (0, 1)
    assert below[1] == (0, 2, 1)


def test_the_rest_of_an_older_cell_is_counted_as_little_as_an_empty_one() -> None:
    older = (0, 0, 1)
    top, _ = elements((1, {1: older, 2: 0}), (3, {0: 0, 2: 2}))
    assert top == [(0, 1), older, (0, 1, 0)]


def test_empty_cells_of_which_their_row_has_some_say_how_many_it_lacks() -> None:
    assert elements((2, {0: 0})) == [[(0, 1, 0), (0, 1, -1), (0, 1, -1)]]


@pytest.mark.parametrize(
    "rows",
    [
        ((0, {0: 0, 1: 1}), (3, {0: 0, 2: 2})),  # not counted
    ],
)
def test_an_empty_cell_of_a_row_that_tells_nothing_has_none(
    rows: tuple[tuple[int, Printed]],
) -> None:
    assert elements(*rows)[0][2] == ()
