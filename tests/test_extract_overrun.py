"""Words that run over the wall of their column."""

import msgspec
import pytest

from schemas.page import Box, Grid
from test_extract_lattice import TWO_BY_TWO, grid, page, texts, word

ADDRESS = "https://abc.gov.vn/tin"


@pytest.mark.parametrize(
    ("x", "expected"),
    [(13, [ADDRESS, ""]), (60, ["", ADDRESS]), (113, ["", ADDRESS])],
)
def test_a_word_longer_than_its_column_stands_where_it_begins(
    x: float, expected: list[str]
) -> None:
    run = msgspec.structs.replace(word(ADDRESS, x, 30), box=Box(x, 21, x + 220, 33))
    made = page(TWO_BY_TWO, [run])
    (block,) = made.blocks
    assert isinstance(block, Grid)
    assert texts(block)[0] == expected


@pytest.mark.parametrize(("apart", "expected"), [(3, ["", "số tra"]), (9, ["", "số"])])
def test_a_word_beyond_the_table_goes_on_the_line_that_it_follows_by_a_blank(
    apart: float, expected: list[str]
) -> None:
    before, behind = word("số", 192, 30), word("tra", 192, 30)
    x0 = before.box.x1 + apart
    behind = msgspec.structs.replace(
        behind, box=Box(x0, before.box.top, x0 + 20, before.box.bottom)
    )
    made = page(TWO_BY_TWO, [before, behind])
    block = next(b for b in made.blocks if isinstance(b, Grid))
    assert texts(block)[0] == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (120, [["Tư pháp; Thanh tra", ""], ["", "Công an\nxã"]]),
        (110.5, [["Tư pháp; Thanh", "tra"], ["", "Công an\nxã"]]),  # all stand at their wall
    ],
)
def test_a_word_at_a_wall_goes_on_a_full_line_where_its_column_keeps_a_padding(
    below: float, expected: list[list[str]]
) -> None:
    """An engine prints it so behind a blank that breaks no line."""
    full = msgspec.structs.replace(word("Tư pháp; Thanh", 15, 30), box=Box(15, 21, 108, 33))
    lines = [word("Công an", below, 52), word("xã", below, 66)]
    assert texts(grid(TWO_BY_TWO, [full, word("tra", 110.5, 30), *lines])) == expected


@pytest.mark.parametrize("column", [110.5, 112])
def test_a_word_behind_the_first_of_its_line_shows_no_padding(column: float) -> None:
    """Lines of a sheet are drawn word by word, and begin close to their walls."""
    full = msgspec.structs.replace(word("Tư pháp - Hộ", 15, 30), box=Box(15, 21, 108, 33))
    lines = [word("Công", column, 30), word("an", 140, 30), word("xã", 160, 30)]
    assert texts(grid(TWO_BY_TWO, [full, *lines]))[0] == ["Tư pháp - Hộ", "Công an xã"]


def test_words_at_a_wall_are_of_their_own_cell_where_more_lines_begin_so() -> None:
    """A cell without a padding, beside a full line of the column before; others keep one."""
    full = msgspec.structs.replace(word("Phòng Kinh tế, Hạ", 15, 30), box=Box(15, 21, 108, 33))
    cell = [word("Báo", 110.5, 30), word("tỉnh", 110.5, 40), word("Đài", 110.5, 50)]
    padded = [word(text, 125, 62 + 9 * n) for n, text in enumerate(("một", "hai", "ba", "bốn"))]
    assert texts(grid(TWO_BY_TWO, [full, *cell, *padded]))[0][0] == "Phòng Kinh tế, Hạ"


@pytest.mark.parametrize(("apart", "expected"), [(3, ["của điện", ""]), (16, ["của", "điện"])])
def test_a_word_through_a_wall_goes_on_the_words_that_it_follows_by_a_blank(
    apart: float, expected: list[str]
) -> None:
    """Behind a blank that breaks no line; one in the middle of its column follows none."""
    through = msgspec.structs.replace(word("điện", 103, 30), box=Box(103, 21, 130, 33))
    end = 103 - apart
    before = msgspec.structs.replace(word("của", end - 20, 30), box=Box(end - 20, 21, end, 33))
    assert texts(grid(TWO_BY_TWO, [before, through]))[0] == expected


@pytest.mark.parametrize("first", ["-", "tra"])
def test_what_hangs_out_of_the_lines_of_its_column_opens_one(first: str) -> None:
    """Clerks set the other lines of an item in, and the text beside it ends at its wall."""
    full = msgspec.structs.replace(word("1,60", 15, 30), box=Box(15, 21, 108, 33))
    item = [word(first, 110.5, 30), word("Công", 138, 30)]
    lines = [word("Công an", 122, 52), word("xã", 122, 66)]
    made = texts(grid(TWO_BY_TWO, [full, *item, *lines]))
    assert made[0] == ["1,60", f"{first} Công"]
