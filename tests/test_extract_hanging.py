"""Lines that hang over the wall below their cell."""

import pytest
from msgspec.structs import replace

from extract.drawn import Run
from test_extract_lattice import across, down, grid, texts, word

TALL = [across(y, 10, 210) for y in (10, 100, 190)] + [down(x, 10, 190) for x in (10, 110, 210)]


def first(runs: list[Run]) -> list[str | None]:
    """The first column's texts, beside two cells that begin below their walls."""
    beside = [word("b0", 120, 24), word("b1", 120, 114)]
    return [row[0] for row in texts(grid(TALL, [*runs, *beside]))]


def test_a_line_hangs_by_the_distance_of_lines_below_a_gap_between_paragraphs() -> None:
    """Two distances are a line's and a paragraph's; what hangs begins above the wall by little."""
    runs = [word("a", 20, 59), word("b", 20, 73), word("c", 20, 93), word("tail", 20, 107)]
    assert first([*runs, word("own", 20, 150)]) == ["a\nb\nc\ntail", "own"]


def test_a_line_hangs_by_the_distance_of_paragraphs() -> None:
    runs = [word("a", 20, 31), *(word(f"b{n}", 20, 51 + 12 * n) for n in range(4))]
    assert first([*runs, word("tail", 20, 107), word("own", 20, 150)])[1] == "own"


def test_a_line_behind_what_hangs_is_its_own_cell_s_where_it_stands_a_little_higher() -> None:
    """Lines of one text stand in the very same distance: 13.8, not 13.1."""
    runs = [word(f"tail{n}", 20, 104 - 13.8 * (4 - n)) for n in range(5)]
    own = [word(f"own{n}", 20, 117.1 + 13.8 * n) for n in range(2)]
    assert first([*runs, *own]) == ["tail0\ntail1\ntail2\ntail3\ntail4", "own0\nown1"]


def test_a_line_at_the_left_is_none_of_a_header_whose_lines_stand_in_the_middle() -> None:
    """It begins by chance not far from where the longest of them does."""
    header = [word("Tiêu chí/ chí", 21, 82), word("phần", 48, 96)]
    assert first([*header, word("trên địa bàn", 20, 110)]) == [
        "Tiêu chí/ chí\nphần",
        "trên địa bàn",
    ]


@pytest.mark.parametrize(("bold", "below"), [(True, "quan hành chính"), (False, "")])
def test_a_line_that_fills_its_cell_is_none_of_a_header_in_bold(bold: bool, below: str) -> None:
    """Its middle is that of its cell, as the middle of all lines above is."""
    header = [word("Tiêu chí/ chí", 21, 82), word("phần", 48, 96)]
    heavy = [replace(run, font=replace(run.font, bold=bold)) for run in header]
    assert first([*heavy, word("quan hành chính", 15, 110)])[1] == below


def test_what_begins_clear_of_its_wall_hangs_by_the_distance_of_lines_alone() -> None:
    """The rest of a cell at a page's top has no room above it, as paragraphs have beside it."""
    beside = [word(f"b{y}", 120, y) for y in (30, 123, 136, 156)]
    for header, below in ((90, "r0\nr1"), (97, "")):
        runs = [word("h", 20, header), word("r0", 20, 110), word("r1", 20, 123), *beside]
        assert [row[0] for row in texts(grid(TALL, runs))][1] == below
