"""The lattice: rulings and runs to cells, whatever engine drew them."""

import msgspec
import pytest

from extract.drawn import Drawn, Font, Ruling, Run, Tagged
from extract.lattice import lattice
from extract.lines import make_lines
from extract.walls import walls
from schemas.findings import Stopped
from schemas.page import Box, Grid, Line, Page
from schemas.settings import Settings

SETTINGS = Settings()
FONT = Font("Serif", 12.0, False, False)


def across(y: float, x0: float, x1: float) -> Ruling:
    return Ruling(x0, y - 0.25, x1, y + 0.25)


def down(x: float, top: float, bottom: float) -> Ruling:
    return Ruling(x - 0.25, top, x + 0.25, bottom)


def word(text: str, x: float, y: float, blank: bool = True) -> Run:
    return Run(text, Box(x, y - 9, x + 6 * len(text), y + 3), FONT, blank)


def page(rulings: list[Ruling], runs: list[Run]) -> Page:
    return lattice(Drawn(1, 500, 500, tuple(runs), tuple(rulings)), SETTINGS)


def grid(rulings: list[Ruling], runs: list[Run]) -> Grid:
    (found,) = (b for b in page(rulings, runs).blocks if isinstance(b, Grid))
    return found


def texts(found: Grid) -> list[list[str | None]]:
    return [[None if c is None else c.text for c in row] for row in found.rows]


TWO_BY_TWO = [
    across(10, 10, 210), across(40, 10, 210), across(70, 10, 210),
    down(10, 10, 70), down(110, 10, 70), down(210, 10, 70),
]  # fmt: skip


def test_four_walls_make_four_cells() -> None:
    runs = [word("a", 20, 30), word("b", 120, 30), word("c", 20, 60), word("d", 120, 60)]
    assert texts(grid(TWO_BY_TWO, runs)) == [["a", "b"], ["c", "d"]]


def test_a_missing_wall_is_a_row_span() -> None:
    rulings = [r for r in TWO_BY_TWO if not (r.x1 - r.x0 > 100 and 39 < r.top < 41)]
    found = grid([*rulings, across(40, 10, 110)], [word("b", 120, 30)])
    assert texts(found) == [["", "b"], ["", None]]
    merged = found.rows[0][1]
    assert merged is not None and merged.row_span == 2


def test_a_missing_wall_is_a_column_span() -> None:
    rulings = [r for r in TWO_BY_TWO if not 109 < r.x0 < 111]
    found = grid([*rulings, down(110, 40, 70)], [word("a", 20, 30)])
    assert texts(found) == [["a", None], ["", ""]]


def test_a_border_around_the_borders_of_the_cells_is_no_column() -> None:
    around = [down(7, 10, 70), down(213, 10, 70), across(10, 7, 213), across(70, 7, 213)]
    found = grid([*TWO_BY_TWO, *around], [word("a", 20, 30), word("b", 120, 30)])
    assert texts(found) == [["a", "b"], ["", ""]]


def test_an_underline_is_no_row() -> None:
    link = across(33, 120, 160)
    assert len(grid([*TWO_BY_TWO, link], [word("link", 120, 30)]).rows) == 2


def test_doubled_and_broken_rulings_are_one_wall() -> None:
    doubled = [across(40, 10, 210), across(41.5, 10, 100), across(41.5, 102, 210)]
    assert len(grid([*TWO_BY_TWO, *doubled], []).rows) == 2


def test_a_cell_without_a_bottom_is_open() -> None:
    rulings = [r for r in TWO_BY_TWO if not (r.x1 - r.x0 > 100 and r.top > 69)]
    found = grid(rulings, [])
    assert [cell.open_bottom for cell in found.rows[1] if cell] == [True, True]
    assert [cell.open_bottom for cell in found.rows[0] if cell] == [False, False]


def test_two_tables_apart_are_two_grids() -> None:
    lower = [Ruling(r.x0, r.top + 100, r.x1, r.bottom + 100) for r in TWO_BY_TWO]
    blocks = page([*TWO_BY_TWO, *lower], [word("between", 20, 90)]).blocks
    assert [type(b).__name__ for b in blocks] == ["Grid", "Line", "Grid"]


def test_lines_come_in_reading_order_whatever_the_content_order() -> None:
    runs = [word("dưới", 20, 62), word("phải", 60, 52), word("trái", 20, 52)]
    found = grid(TWO_BY_TWO, runs)
    assert texts(found)[1][0] == "trái phải\ndưới"


def test_a_word_drawn_in_pieces_is_one_word() -> None:
    pieces = [word("chí", 20, 30), word("nh", 38, 30, blank=False)]
    assert texts(grid(TWO_BY_TWO, pieces))[0][0] == "chính"


def test_a_guessed_blank_between_letters_side_by_side_is_none() -> None:
    assert texts(grid(TWO_BY_TWO, [word("S", 20, 30), word("T", 26.1, 30)]))[0][0] == "ST"


def test_a_blank_that_kerning_narrowed_is_one_where_no_blank_is_drawn() -> None:
    runs = [word("MOT", 20, 30), word("CAP", 41, 30), word("TINH", 61, 30, blank=False)]
    (line,) = make_lines(runs, SETTINGS.blank)
    assert line.text == "MOT CAP TINH"


def mark(text: str, x: float, y: float) -> Run:
    return Run(
        text, Box(x, y - 7, x + 4 * len(text), y + 1.5), msgspec.structs.replace(FONT, size=8.5)
    )


@pytest.mark.parametrize("y", [24, 35])
def test_a_raised_or_lowered_mark_stands_on_the_line_that_it_touches(y: float) -> None:
    lines = [word("5 m", 20, 30), mark("2", 38, y), word("cỏ", 46, 30), word("dưới", 20, 44)]
    assert [line.text for line in make_lines(lines, SETTINGS.blank)] == ["5 m2 cỏ", "dưới"]


def test_a_short_line_is_no_mark_where_it_touches_no_word_or_is_as_large() -> None:
    apart = [word("đất", 20, 30), mark("2", 60, 24)]
    large = [word("đất", 20, 30), word("2", 38, 24)]
    assert [len(make_lines(runs, SETTINGS.blank)) for runs in (apart, large)] == [2, 2]


def test_borders_of_a_point_in_the_usual_spacing_of_a_web_page_are_one_wall() -> None:
    lying, _ = walls([across(10, 10, 210), across(12.502, 10, 210)], SETTINGS)
    assert len(lying) == 1


def test_short_rulings_are_no_walls() -> None:
    assert walls([across(5, 0, 2)], SETTINGS) == ([], [])


def test_lines_that_hang_over_the_wall_below_are_set_back() -> None:
    tall = [across(70, 10, 210), across(120, 10, 210), down(10, 10, 120), down(110, 10, 120)]
    tail = [word(f"tail{n}", 20, 22 + 14 * n) for n in range(5)]
    own = [word(f"own{n}", 20, 81 + 14 * n) for n in range(3)]
    found = grid([across(10, 10, 210), *tall, down(210, 10, 120)], [*tail, *own])
    assert texts(found)[0][0] == "tail0\ntail1\ntail2\ntail3\ntail4"
    assert texts(found)[1][0] == "own0\nown1\nown2"


def test_a_sliver_of_a_cut_row_at_a_page_top_is_a_row_of_its_own() -> None:
    rulings = [across(12, 110, 210), across(70, 10, 210)]
    rulings += [down(x, 9.8, 70) for x in (10, 110, 210)]
    found = grid(rulings, [word("new", 120, 30)])
    assert texts(found) == [["", ""], [None, "new"]]
    assert [cell.open_top for row in found.rows for cell in row if cell] == [True, True, False]


def test_a_doubled_border_at_a_page_top_is_no_sliver() -> None:
    doubled = [across(11.8, 10, 210), *(down(x, 9.75, 70) for x in (12, 108, 208))]
    assert len(grid([*TWO_BY_TWO, *doubled], []).rows) == 2


def test_an_undrawn_rest_below_a_cell_is_the_cell_s() -> None:
    rulings = [
        across(10, 10, 210), across(40, 10, 110), across(25, 110, 210), across(70, 10, 110),
        down(10, 10, 70), down(110, 10, 70), down(210, 10, 25),
    ]  # fmt: skip
    found = grid(rulings, [word("a", 20, 30), word("b", 120, 20), word("c", 20, 60)])
    assert texts(found) == [["a", "b"], ["c", None]]


def test_a_wall_that_ends_with_its_cell_s_text_parts_the_whole_row() -> None:
    rulings = [r for r in TWO_BY_TWO if not 109 < r.x0 < 111]
    found = grid([*rulings, down(110, 10, 30), down(110, 40, 70)], [word("a", 20, 30)])
    assert texts(found) == [["a", ""], ["", ""]]


OPEN_BELOW = [r for r in TWO_BY_TWO if not (r.x1 - r.x0 > 100 and r.top > 69)]


def test_lines_that_go_on_below_an_open_cell_are_the_cell_s() -> None:
    tail = [word(f"tail{n}", 20, 62 + 14 * n) for n in range(5)]
    found = grid(OPEN_BELOW, tail)
    assert texts(found)[1] == ["tail0\ntail1\ntail2\ntail3\ntail4", ""]


def test_a_text_below_an_open_cell_that_is_empty_begins_there() -> None:
    assert texts(grid(OPEN_BELOW, [word("a", 20, 24), word("own", 20, 80)])) == [
        ["a", ""],
        ["own", ""],
    ]


def test_a_line_below_an_open_table_that_crosses_its_columns_is_none_of_theirs() -> None:
    note = [word("a", 20, 62), *(word("wide", x, 80) for x in (80, 106, 132))]
    blocks = page(OPEN_BELOW, note).blocks
    assert [type(b).__name__ for b in blocks] == ["Grid", "Line"]


def test_a_line_below_an_open_cell_with_a_tag_of_no_cell_is_none_of_its_lines() -> None:
    element = (0, 0, 0)
    runs = [
        msgspec.structs.replace(run, mark=mark)
        for mark, run in enumerate([word("a", 20, 62), word("b", 20, 76)])
    ]
    drawn = Drawn(1, 500, 500, tuple(runs), tuple(OPEN_BELOW))
    tagged = {0: Tagged(element, element, element)}
    blocks = [
        [type(block).__name__ for block in lattice(each, SETTINGS).blocks]
        for each in (drawn, msgspec.structs.replace(drawn, tagged=tagged))
    ]
    assert blocks == [["Grid"], ["Grid", "Line"]]


def test_a_page_number_below_an_open_table_is_no_cell_s() -> None:
    blocks = page(OPEN_BELOW, [word("a", 20, 62), word("9", 50, 110)]).blocks
    assert [type(b).__name__ for b in blocks] == ["Grid", "Line"]


def test_lines_of_two_open_cells_side_by_side_are_each_its_cell_s() -> None:
    runs = [word("own", 80, 62), word("own", 112, 62), word("tail", 80, 76), word("end", 112, 76)]
    assert texts(grid(OPEN_BELOW, runs))[1] == ["own\ntail", "own\nend"]


def test_a_smaller_page_number_close_below_an_open_cell_is_none_of_its_lines() -> None:
    small = Run("9", Box(50, 71, 55, 80), Font("Serif", 9.0, False, False))
    blocks = page(OPEN_BELOW, [word("a", 20, 62), small]).blocks
    assert [type(b).__name__ for b in blocks] == ["Grid", "Line"]


def box(x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    return [across(y0, x0, x1), across(y1, x0, x1), down(x0, y0, y1), down(x1, y0, y1)]


def own_borders(cells: str) -> list[list[str | None]]:
    """Texts of a grid of three columns whose cells draw their own borders; "." draws none."""
    places = [(text, 10 + 100 * (n % 3), 10 + 30 * (n // 3)) for n, text in enumerate(cells)]
    drawn = [
        ruling
        for text, x, y in places
        if text != "."
        for ruling in box(x + 0.3, y + 0.3, x + 99.7, y + 29.7)
    ]
    return texts(grid(drawn, [word(t, x + 10, y + 20) for t, x, y in places if t not in ". "]))


def test_where_cells_have_their_own_borders_a_place_without_is_the_rest_of_the_cell_above() -> None:
    assert own_borders("abcd.fghi") == [["a", "b", "c"], ["d", None, "f"], ["g", "h", "i"]]


def test_a_text_beside_a_table_is_no_part_of_the_line_above_it() -> None:
    read = page(TWO_BY_TWO, [word("PL", 100, 8), word("Tin", 220, 8)])
    assert [b.text for b in read.blocks if isinstance(b, Line)] == ["PL", "Tin"]


def test_a_line_that_is_wider_than_the_table_below_it_is_one() -> None:
    wide = [word("a" * 19, 100, 8), word("b", 214, 8), word("c", 226, 8), word("Tin", 280, 8)]
    read = page(TWO_BY_TWO, wide)
    assert [b.text.split()[-1] for b in read.blocks if isinstance(b, Line)] == ["c", "Tin"]


def test_cells_that_stand_apart_have_no_column_between_them() -> None:
    boxes = [r for x in (10, 110, 210) for y in (10, 40) for r in box(x, y, x + 96, y + 26)]
    words = [word(text, x, y) for text, x, y in (("a", 20, 30), ("b", 120, 30), ("c", 220, 60))]
    assert texts(grid(boxes, words)) == [["a", "b", ""], ["", "", "c"]]


def test_an_empty_cell_with_its_own_borders_is_a_cell() -> None:
    assert own_borders("abcd fghi")[1] == ["d", "", "f"]


def test_a_column_without_walls_across_ties_two_drawings_to_one_table() -> None:
    left = [across(10, 10, 110), across(40, 10, 110), across(70, 10, 110)]
    right = [across(10, 210, 310), across(40, 210, 310), across(70, 210, 310)]
    walls_down = [down(x, 10, 70) for x in (10, 110, 210, 310)]
    found = grid([*left, *right, *walls_down], [word("goes on", 120, 40)])
    assert texts(found) == [["", "goes on", ""], ["", None, ""]]


def test_a_column_that_is_not_drawn_on_a_page_does_not_part_the_table() -> None:
    left = [across(40, 10, 110), down(10, 10, 70), down(110, 10, 70)]
    right = [across(40, 210, 310), down(210, 10, 70), down(310, 10, 70)]
    found = grid([*left, *right], [word("a", 20, 30), word("b", 220, 60)])
    assert texts(found) == [["a", "", ""], ["", None, "b"]]


def test_one_row_is_one_table_though_a_column_of_it_is_not_drawn() -> None:
    left = [*box(10, 10, 110, 70), down(60, 10, 70)]
    found = grid([*left, *box(210, 10, 310, 70)], [word("a", 20, 40), word("b", 220, 40)])
    assert texts(found) == [["a", "", "", "b"]]
    middle = found.rows[0][2]
    assert middle is not None and middle.open_top and middle.open_bottom


def test_text_beyond_the_side_of_the_page_is_of_the_table_that_reaches_it() -> None:
    rulings = [*(across(y, 10, 500) for y in (10, 40, 70)), down(10, 10, 70), down(400, 10, 70)]
    found = grid([*rulings, down(500, 10, 70)], [word("dự", 470, 30), word("toán", 505, 30)])
    assert texts(found)[0] == ["", "dự toán"]


def test_two_boxes_side_by_side_are_two() -> None:
    blocks = page([*box(10, 10, 110, 70), *box(210, 10, 310, 70)], []).blocks
    assert [type(b).__name__ for b in blocks] == ["Grid", "Grid"]


def test_a_line_that_hangs_through_a_low_row_is_set_back() -> None:
    low = [across(40, 10, 210), across(44, 10, 210), across(100, 10, 210)]
    rulings = [across(10, 10, 210), *low, *(down(x, 10, 100) for x in (10, 110, 210))]
    found = grid(rulings, [word(f"tail{n}", 20, 22 + 12.5 * n) for n in range(3)])
    assert [row[0] for row in texts(found)] == ["tail0\ntail1\ntail2", "", ""]


def test_a_tail_of_two_lines_hangs_by_the_line_distance_of_the_cell_below() -> None:
    tall = [across(24, 10, 210), across(100, 10, 210), down(10, 10, 100), down(110, 10, 100)]
    own = [word(f"own{n}", 20, 38 + 14 * n) for n in range(4)]
    runs = [word("tail0", 20, 21), word("tail1", 20, 35), *own]
    found = grid([across(10, 10, 210), *tall, down(210, 10, 100)], runs)
    assert [row[0] for row in texts(found)] == ["tail0\ntail1", "own0\nown1\nown2\nown3"]


def test_a_row_that_only_its_walls_stubs_begin_is_a_row() -> None:
    stubs = [down(x, 70, 72) for x in (10, 110, 210)]
    found = grid([*TWO_BY_TWO, *stubs], [word("c)", 20, 81), word("new", 120, 81)])
    assert texts(found)[2] == ["c)", "new"]
    assert [cell.open_bottom for cell in found.rows[2] if cell] == [True, True]


def test_an_outer_cell_that_goes_on_over_both_ends_of_a_page_is_a_column() -> None:
    rulings = [across(40, 10, 110), down(10, 10, 70), down(110, 10, 70), down(210, 10, 70)]
    assert texts(grid(rulings, [word("b", 120, 50)])) == [["", "b"], ["", None]]


def test_dots_of_two_lines_close_together_are_no_walls_across_them() -> None:
    dots = [Ruling(x, y, x + 1, y + 1) for y in (40, 43.5) for x in range(10, 210, 2)]
    rulings = [r for r in TWO_BY_TWO if not (r.x1 - r.x0 > 100 and 39 < r.top < 41)]
    assert len(grid([*rulings, *dots], []).rows[0]) == 2


FOUR = (10, 60, 110, 210)


def test_a_row_that_goes_on_over_both_ends_of_a_page_has_no_wall_across() -> None:
    found = grid([down(x, 10, 70) for x in FOUR], [word("a", 20, 30), word("b", 70, 60)])
    assert texts(found) == [["a", "b", ""]]
    assert all(cell.open_bottom for cell in found.rows[0] if cell)


def test_walls_of_which_only_their_beginnings_are_drawn_go_down_beside_the_text() -> None:
    specks = [Ruling(x, 10, x + 1, 11) for x in FOUR]
    assert texts(grid(specks, [word("a", 20, 30), word("b", 70, 90)])) == [["a", "b", ""]]


def test_three_lines_down_are_no_table() -> None:
    found = page([down(x, 10, 70) for x in FOUR[:3]], [word("a", 20, 30)])
    assert [type(block).__name__ for block in found.blocks] == ["Line"]


def test_a_tail_below_a_line_that_stands_across_the_wall_is_set_back() -> None:
    runs = [word(f"tail{n}", 20, 26 + 14 * n) for n in range(3)]
    assert [row[0] for row in texts(grid(TWO_BY_TWO, runs))] == ["tail0\ntail1\ntail2", ""]


def test_a_line_further_below_such_a_tail_is_its_own_cell_s() -> None:
    runs = [word("tail0", 20, 26), word("tail1", 20, 40), word("own", 20, 60)]
    assert [row[0] for row in texts(grid(TWO_BY_TWO, runs))] == ["tail0\ntail1", "own"]


def test_a_line_that_ends_at_its_wall_takes_none_from_below() -> None:
    runs = [word(f"line{n}", 20, 23 + 14 * n) for n in range(3)]
    assert [row[0] for row in texts(grid(TWO_BY_TWO, runs))] == ["line0\nline1", "line2"]


def test_more_places_than_any_table_has_are_too_large() -> None:
    rulings = [Ruling(0, 10.0 * n, 110, 10.0 * n) for n in range(12)]
    rulings += [Ruling(10.0 * n, 0, 10.0 * n, 110) for n in range(12)]
    with pytest.raises(Stopped):
        lattice(Drawn(1, 200, 200, (), tuple(rulings)), Settings(max_places=100))


def test_a_dotted_line_is_a_wall_though_its_dots_are_no_squares_by_a_hair() -> None:
    dots = [Ruling(109.6, y, 110.4, y + 0.8 + n % 2 * 1e-9) for n, y in enumerate(range(10, 70))]
    rulings = [r for r in TWO_BY_TWO if not 109 < r.x0 < 111]
    assert len(grid([*rulings, *dots], []).rows[0]) == 2


def test_many_texts_printed_over_each_other_cost_no_more_than_their_letters() -> None:
    runs = [word(c, 20 + 6 * n, 30) for _ in range(3000) for n, c in enumerate("abcd")]
    runs += [word(c, 20 + 6 * n, 30) for _ in range(3000) for n, c in enumerate("efgh")]
    assert len(make_lines(runs, SETTINGS.blank)) == 2


def test_doubled_lines_are_walls_though_those_of_cells_end_short_of_the_frame() -> None:
    rows = [Ruling(14.5, y + d, 205.5, y + d + 2) for y in (10, 40, 70) for d in (-2, 0)]
    columns = [Ruling(x + d, 14.5, x + d + 2, 65.5) for x in (10, 110, 210) for d in (-2, 0)]
    found = grid([*rows, *columns], [word("a", 20, 30), word("b", 120, 60)])
    assert texts(found) == [["a", ""], ["", "b"]]
