"""Tables of which every cell draws borders of its own: what is a cell, and what the rest of one."""

import pytest

from extract.drawn import Ruling
from test_extract_lattice import across, box, down, grid, texts, word

Places = list[tuple[str, float, float]]


def placed(letters: str) -> Places:
    """Three cells a row, each with a letter; "." where no cell is, a blank where it is empty."""
    return [(c, 10 + 100 * (n % 3), 10 + 30 * (n // 3)) for n, c in enumerate(letters)]


def bordered(places: Places, *lines: float) -> list[Ruling]:
    """The borders of the cells, so far inside their places."""
    return [
        ruling
        for text, x, y in places
        if text != "."
        for line in lines or (0.3,)
        for ruling in box(x + line, y + line, x + 100 - line, y + 30 - line)
    ]


def read(places: Places, drawn: list[Ruling]) -> list[list[str | None]]:
    words = [word(t, x + 10, y + 20) for t, x, y in places if t not in ". "]
    return texts(grid(drawn, words))


def test_where_each_border_is_two_lines_a_place_with_two_is_the_rest_of_the_cell_above() -> None:
    places = placed("abcd.fg i")
    found = read(places, bordered(places, 0.3, 1.1))
    assert found[1:] == [["d", None, "f"], ["g", "", "i"]]


@pytest.mark.parametrize(
    ("drawn", "column"),
    [
        ([across(70, 210.3, 309.7), down(309.7, 40, 70)], ["c", None, None, "k"]),
        ([across(70.6, 210.3, 309.7), down(309.7, 40, 100)], ["c", None, "", "k"]),
    ],
)
def test_below_a_rest_a_line_is_its_end_or_the_border_of_the_cell_under_the_wall_s_middle(
    drawn: list[Ruling], column: list[str | None]
) -> None:
    places = placed("abcde.gh.ijk")
    assert [row[2] for row in read(places, [*bordered(places), *drawn])] == column


@pytest.mark.parametrize(("own", "opened"), [(True, False), (False, True)])
def test_where_cells_have_their_own_borders_a_row_without_one_above_is_cut(
    own: bool, opened: bool
) -> None:
    places = placed("abcdefghi")
    drawn = [
        ruling
        for place in places
        for number, ruling in enumerate(bordered([place]))
        if own or place[0] not in "def" or number
    ]
    found = grid(drawn, [word(t, x + 10, y + 20) for t, x, y in places])
    assert [cell.open_top for cell in found.rows[1] if cell] == [opened] * 3


def test_an_empty_cell_beside_a_merged_one_is_a_row_where_no_page_cuts_either() -> None:
    rulings = [*(across(y, 10, 210) for y in (10, 40, 100, 130)), across(70, 10, 110)]
    rulings += [down(x, 10, 130) for x in (10, 110, 210)]
    runs = [word("a", 20, 24), word("b", 120, 24), word("c", 20, 54), word("d", 120, 54)]
    found = grid(rulings, [*runs, word("e", 20, 114), word("f", 120, 114)])
    assert texts(found) == [["a", "b"], ["c", "d"], ["", None], ["e", "f"]]
    last = [*(across(y, 10, 210) for y in (10, 40, 100)), across(70, 10, 110)]
    found = grid([*last, *(down(x, 10, 100) for x in (10, 110, 210))], runs)
    assert texts(found) == [["a", "b"], ["c", "d"], ["", None]]


def test_an_empty_cell_beside_several_below_a_rest_has_borders_of_its_own() -> None:
    """Each of its neighbours draws a part of what stands at its left."""
    places = placed("abcde.fg.hi.")
    merged = box(210.3, 70.3, 309.7, 129.7)
    assert [row[2] for row in read(places, [*bordered(places), *merged])] == ["c", None, "", None]


@pytest.mark.parametrize(("walls", "parts"), [((10, 60, 160, 210), 2), ((10, 110, 160, 210), 1)])
def test_a_cut_row_s_empty_cell_is_parted_by_columns_of_its_own_table_alone(
    walls: tuple[float, ...], parts: int
) -> None:
    """Those of another table right below have walls that are none of its own."""
    cut = [down(x, 10, 40) for x in (10, 60, 210)]
    below = [*(down(x, 40, 70) for x in walls), across(40, 10, 210), across(70, 10, 210)]
    found = grid([*cut, *below], [word("a", 20, 30), word("b", 20, 60)])
    assert sum(cell is not None and not cell.lines for cell in found.rows[0]) == parts
