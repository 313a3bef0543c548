"""Text below a table that a page has cut."""

import pytest

from extract.drawn import Drawn, Font, Ruling, Run
from extract.lattice import lattice
from schemas.page import Box, Grid
from schemas.settings import Settings

FONT = Font("F", 10, False, False)


def last_row(
    *below: tuple[str, float], end: float = 58, more: float = 0, at: float = 65
) -> list[str]:
    """The last row of an open table of two columns, from 10 to 60 and 110, with texts below it.

    :param more: where words begin behind those of the last row, in its second column.
    :param at: where the last row's text begins there.
    """
    lying = [Ruling(10, y, 110, y) for y in (10, 40)]
    down = [Ruling(x, 10, x, end) for x in (10, 60, 110)]
    texts = [("a", 15, 20), ("b", 65, 20), ("c", 15, 45), ("d", at, 45)]
    texts += [("e", more, 45), ("fgh", more + 8, 45)] if more else []
    runs = [
        Run(text, Box(x, y, x + 5 * len(text), y + 12), FONT)
        for text, x, y in [*texts, *((text, x, end + 2) for text, x in below)]
    ]
    read = lattice(Drawn(1, 500, 500, tuple(runs), (*lying, *down)), Settings())
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    return [cell.text if cell else "" for cell in grid.rows[-1]]


def test_a_word_alone_that_no_line_of_its_cell_has_room_for_is_the_cell_s() -> None:
    assert last_row(("15/12/2030", 65)) == ["c", "d\n15/12/2030"]


def test_words_that_reach_beyond_their_cell_are_none_of_its_lines() -> None:
    assert last_row(("trong năm sau", 65)) == ["c", "d"]


@pytest.mark.parametrize(
    ("x", "at", "is_its"),
    [(65, 65, True), (82.5, 82.5, True), (82.5, 65, False), (72, 65, False)],
)
def test_a_number_alone_is_a_cell_s_where_it_stands_as_its_lines_do(
    x: float, at: float, is_its: bool
) -> None:
    """A page's number may stand in the middle of the column that is the page's middle one."""
    assert (last_row(("7", x), at=at)[1] == "d\n7") is is_its


@pytest.mark.parametrize("text", ["- 3 -", "3/15", "Tr 3/9"])
def test_a_page_s_number_among_others_or_behind_a_word_is_none_of_a_cell_s(text: str) -> None:
    assert last_row((text, 85 - 2.5 * len(text)))[1] == "d"
    assert last_row((text, 65))[1] == f"d\n{text}"


def test_a_number_below_a_word_inside_a_line_stands_as_no_line_does() -> None:
    assert last_row(("7", 80), more=80)[1] == "d e fgh"


def test_broad_strokes_that_pass_the_table_s_corners_begin_no_row_below_it() -> None:
    lying = [Ruling(8.9, y, 111.1, y) for y in (10, 40)]
    down = [Ruling(x, 8.9, x, 41.1) for x in (10, 60, 110)]
    heading = Run("Phụ", Box(65, 43, 80, 55), FONT)
    texts = [Run(text, Box(x, 20, x + 5, 32), FONT) for text, x in (("a", 15), ("b", 65))]
    read = lattice(Drawn(1, 500, 500, (*texts, heading), (*lying, *down)), Settings())
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    assert [cell.text if cell else "" for cell in grid.rows[-1]] == ["a", "b"]


@pytest.mark.parametrize(("x", "text"), [(65, "d\nrest"), (57.5, "d"), (70, "d")])
def test_behind_a_gap_a_line_is_its_cell_s_where_it_stands_as_the_last_one_does(
    x: float, text: str
) -> None:
    assert last_row(("rest", x), end=90)[1] == text


def test_a_word_of_a_line_that_runs_on_below_other_columns_is_no_cell_s() -> None:
    note = (("Ghi", 21), ("chú:", 39), ("Điểm năm trước", 62))  # a wall stands at 60
    assert last_row(*note) == ["c", "d"]
    assert last_row(*note[:2])[0] == "c\nGhi chú:"


@pytest.mark.parametrize(("height", "text"), [(5, "rest"), (14, "")])
def test_a_line_that_begins_in_a_closed_row_without_room_for_it_is_the_row_s(
    height: float, text: str
) -> None:
    lying = [Ruling(10, y, 110, y) for y in (10, 40, 40 + height)]
    down = [Ruling(x, 10, x, 40 + height) for x in (10, 60, 110)]
    texts = [("a", 15, 20), ("b", 65, 20), ("rest", 65, 40 + max(0, height - 5))]
    runs = [Run(text, Box(x, y, x + 5 * len(text), y + 12), FONT) for text, x, y in texts]
    read = lattice(Drawn(1, 500, 500, tuple(runs), (*lying, *down)), Settings())
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    assert [cell.text if cell else "" for cell in grid.rows[-1]] == ["", text]
