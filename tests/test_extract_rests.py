"""What engines print without walls, below or over them, is given back to the cells it is of."""

import pytest

from extract.drawn import Ruling
from extract.hanging import set_back
from extract.lost import with_lost
from schemas.page import Box, Cell, Grid, Line, Page
from test_extract_lattice import (
    FOUR,
    TWO_BY_TWO,
    across,
    box,
    down,
    grid,
    own_borders,
    page,
    texts,
    word,
)


def test_a_cell_drawn_alone_inside_a_table_on_its_lines_is_the_table_s() -> None:
    around = [across(10, 10, 310), across(130, 10, 310), *(down(x, 10, 130) for x in (10, 310))]
    left = [*(across(y, 10, 110) for y in (50, 90)), down(110, 10, 130)]
    island = [*(across(y, 214, 310) for y in (50, 90)), down(214, 50, 90)]
    stub = [down(214, 10, 20)]
    found = grid([*around, *left, *stub, *island], [word("a", 20, 70), word("b", 220, 70)])
    assert texts(found)[1] == ["a", None, "b"]


def test_a_table_in_a_cell_on_lines_of_its_own_is_none_of_the_outer_table_s() -> None:
    rulings = [*TWO_BY_TWO, *box(130, 45, 170, 65)]
    assert len(grids(rulings)) == 2


def test_a_cell_with_its_own_border_below_an_undrawn_place_is_a_cell() -> None:
    assert own_borders("abcd.fg iabc")[1:3] == [["d", None, "f"], ["g", "", "i"]]


@pytest.mark.parametrize("strip", [False, True])
def test_a_cell_without_a_border_of_its_own_below_a_repeated_header_goes_on(strip: bool) -> None:
    """``strip``: a narrow fill is drawn below all of the header, as behind rows of WeasyPrint."""
    header = [r for x in (10, 110, 210) for r in box(x + 0.3, 10.3, x + 99.7, 39.7)]
    first = [r for x in (10, 210) for r in box(x + 0.3, 40.3, x + 99.7, 69.7)]
    rest = [across(69.7, 110.3, 209.7), down(110.3, 40, 69.7), down(209.7, 40, 69.7)]
    runs = [word(t, x, 60) for t, x in (("a", 20), ("b", 120), ("c", 220))]
    strips = [Ruling(x + 0.3, 39.8, x + 99.7, 40.0) for x in (10, 110, 210) if strip]
    found = grid([*header, *first, *rest, *strips], [word("h", 20, 30), *runs])
    assert [cell.open_top for cell in found.rows[1] if cell] == [False, True, False]


def test_a_place_without_walls_over_columns_from_the_first_on_is_the_rest_of_the_cells_above() -> (
    None
):
    """A browser may draw merged cells from the page before no higher than one of its rows."""
    rows = own_borders("abcdef..ighj")
    assert rows[1:] == [["d", "e", "f"], [None, None, "i"], ["g", "h", "j"]]


def test_the_only_line_of_a_row_that_has_just_begun_is_in_it_though_its_stubs_are_short() -> None:
    """WeasyPrint draws no more of it than the padding above its first line."""
    drawn = [*(across(y, 10, 210) for y in (10, 40)), *(down(x, 10, 44.5) for x in (10, 110, 210))]
    found = grid(drawn, [word("a", 20, 24), word("c", 20, 53), word("d", 120, 53)])
    assert texts(found) == [["a", ""], ["c", "d"]]


def test_an_open_place_over_columns_at_a_page_s_top_is_the_rest_of_a_cell_in_each() -> None:
    drawn = [across(40, 210, 310), across(70, 10, 310), across(100, 10, 310)]
    drawn += [*(down(x, 10, 100) for x in (10, 210, 310)), down(110, 70, 100)]
    runs = [word(t, x, y) for t, x, y in (("a", 220, 30), ("b", 220, 60), ("c", 20, 90))]
    assert texts(grid(drawn, runs)) == [["", "", "a"], [None, None, "b"], ["c", "", ""]]


def test_below_the_last_row_the_table_s_own_border_alone_is_no_row() -> None:
    places = [(x, y) for y in (10, 40, 70) for x in (10, 110, 210)]
    cells = [r for x, y in places for r in box(x + 0.3, y + 0.3, x + 99.7, y + 29.7)]
    frame = [down(9.6, 10, 190), down(310.4, 10, 190)]
    found = grid([*cells, *frame], [word("a", x + 10, y + 20) for x, y in places])
    assert [[c and (c.row_span, c.open_bottom) for c in row] for row in found.rows] == [
        [(1, False)] * 3
    ] * 3


def test_a_cell_whose_walls_go_on_below_the_last_row_is_open() -> None:
    header = [r for x in (10, 110, 210) for r in box(x + 0.3, 10.3, x + 99.7, 39.7)]
    places = [(x, y) for y in (40, 70) for x in (10, 110)]
    cells = [r for x, y in places for r in box(x + 0.3, y + 0.3, x + 99.7, y + 29.7)]
    walls = [down(210, 40, 190), down(310, 40, 190)]
    runs = [word("a", x + 10, y + 20) for x, y in (*places, (10, 10), (110, 10), (210, 10))]
    found = grid([*header, *cells, *walls], runs)
    assert [(c.row_span, c.open_bottom) for row in found.rows for c in row if c] == [
        (1, False), (1, False), (3, True), *[(1, False)] * 4,
    ]  # fmt: skip


def test_a_line_that_stands_higher_than_others_below_its_wall_is_set_back() -> None:
    rulings = [*(across(y, 10, 210) for y in (10, 80, 150, 220)), down(10, 10, 220)]
    rulings += [down(110, 10, 220), down(210, 10, 220)]
    runs = [word(f"a{n}", 20, 23 + 15 * n) for n in range(4)]
    hanging = word("tail", 20, 83)
    own = [word("b", 20, 168), word("c", 20, 238), word("own", 20, 104)]
    found = grid([*rulings, across(290, 10, 210), *box(10, 220, 110, 290)], [*runs, hanging, *own])
    assert [row[0] for row in texts(found)][:2] == ["a0\na1\na2\na3\ntail", "own"]


def test_a_line_that_stands_higher_below_a_number_in_its_middle_is_its_own_cell_s() -> None:
    rulings = [*(across(y, 10, 210) for y in (10, 40, 110, 180)), down(10, 10, 180)]
    rulings += [down(110, 10, 180), down(210, 10, 180)]
    runs = [
        word(text, x, y) for text, x, y in (("6", 95, 33.9), ("rest", 12, 48.9), ("own", 12, 63.9))
    ]
    low = [word(text, 12, y) for text, y in (("a", 128), ("b", 143))]
    found = grid(rulings, [*runs, *low, word("c", 120, 70), word("d", 120, 140)])
    assert [row[0] for row in texts(found)] == ["6", "rest\nown", "a\nb"]


def test_a_line_nearer_to_its_wall_than_any_of_another_row_is_set_back() -> None:
    rulings = [*(across(y, 10, 110) for y in (10, 50, 90, 130)), *(down(x, 10, 130) for x in FOUR)]
    places = (("x", 22), ("y", 36), ("a", 85.5), ("b", 99.5))
    runs = [word(text, 20, y) for text, y in places]
    found = texts(grid(rulings, [*runs, word("c", 70, 102), word("d", 70, 62)]))
    assert [row[0] for row in found] == ["x\ny", "a\nb", ""]


@pytest.mark.parametrize(("step", "kept"), [(13.5, 0), (14.3, 1)])
def test_below_a_line_across_a_wall_another_text_begins_where_the_distance_differs(
    step: float, kept: int
) -> None:
    rulings = [*(across(y, 10, 210) for y in (10, 80, 150)), *(down(x, 10, 150) for x in (10, 110))]
    runs = [word(f"a{n}", 20, 17 + 13.5 * n) for n in range(6)]
    found = grid([*rulings, down(210, 10, 150)], [*runs, word("own", 20, 84.5 + step)])
    assert len(found.rows[1][0].lines if found.rows[1][0] else ()) == kept


def test_a_line_in_a_place_whose_walls_were_left_out_is_the_cell_s_above() -> None:
    rulings = [
        across(10, 10, 210), across(50, 60, 210), across(80, 10, 210), across(120, 10, 210),
        *(down(x, 10, 50) for x in FOUR), down(60, 50, 80), down(10, 50, 80), down(210, 50, 80),
        *(down(x, 80, 120) for x in FOUR),
    ]  # fmt: skip
    tail = [word(f"tail{n}", 112, 24 + 12 * n) for n in range(4)]
    found = grid(rulings, [word("1.1", 20, 24), *tail, word("new", 112, 94)])
    assert texts(found) == [["1.1", "", "tail0\ntail1\ntail2\ntail3"], ["", "", "new"]]


def test_a_line_that_alone_stands_across_its_wall_is_set_back_below_a_single_line() -> None:
    rulings = [*(across(y, 10, 210) for y in (10, 30, 64, 98, 132)), down(10, 10, 132)]
    rulings += [down(110, 10, 132), down(210, 10, 132)]
    others = [word(f"o{n}", 20, 77 + 34 * r + 15 * n) for r in range(2) for n in range(2)]
    beside = [word("b", 120, 26), word("c", 120, 43)]
    found = grid(rulings, [word("năm", 20, 22), word("trước", 20, 37), *others, *beside])
    assert [row[0] for row in texts(found)][:2] == ["năm\ntrước", ""]


def cut_above(*x: int) -> list[Ruling]:
    """Walls down at x of a row that a page cut above, with a wall across below its first three."""
    return [across(70, 10, x[2]), *(down(at, 10, 70) for at in x)]


def test_the_outer_wall_of_a_cell_that_goes_on_over_both_ends_is_the_table_s() -> None:
    found = grid(cut_above(10, 60, 110, 210), [word("a", 20, 30), word("b", 70, 30)])
    assert texts(found) == [["a", "b", ""]]


def test_a_wall_in_a_hole_of_a_table_is_the_table_s() -> None:
    rulings = [*cut_above(10, 60, 110), down(160, 10, 70)]
    rulings += [across(40, 10, 110), across(40, 210, 310), across(70, 210, 310)]
    rulings += [down(x, 10, 70) for x in (210, 260, 310)]
    found = grid(rulings, [word("a", 120, 30), word("b", 170, 30), word("c", 220, 30)])
    assert [text for text in texts(found)[0] if text] == ["a", "b", "c"]


def test_a_rest_without_an_outer_wall_ends_where_that_wall_begins() -> None:
    rulings = [across(10, 10, 210), across(100, 10, 210), across(40, 10, 110), across(70, 10, 110)]
    rulings += [down(10, 10, 100), down(110, 10, 100), down(210, 70, 100)]
    runs = [word("a", 20, 30), word("b", 20, 60), word("c", 20, 90), word("d", 120, 90)]
    found = grid(rulings, runs)
    assert texts(found) == [["a", ""], ["b", None], ["c", "d"]]
    assert [cell.rest for row in found.rows if (cell := row[1])] == [True, False]


def grids(rulings: list[Ruling]) -> list[Grid]:
    return [block for block in page(rulings, []).blocks if isinstance(block, Grid)]


def test_a_line_below_the_table_goes_on_with_the_one_across_its_lower_wall() -> None:
    tail = [word(f"tail{n}", 120, 24 + 12 * n) for n in range(6)]
    blocks = page(TWO_BY_TWO, tail).blocks
    assert [type(block).__name__ for block in blocks] == ["Grid"]


def test_a_line_across_the_lower_wall_goes_on_with_those_above_it_at_their_distance() -> None:
    lines = [word(f"line{n}", 120, 51 + 12 * n) for n in range(3)]
    assert [type(block).__name__ for block in page(TWO_BY_TWO, lines).blocks] == ["Grid"]
    other = [*lines[:2], word("line2", 120, 77)]
    assert [type(b).__name__ for b in page(TWO_BY_TWO, other).blocks] == ["Grid", "Line"]


@pytest.mark.parametrize(("bottom", "blocks"), [(72.0, ["Grid"]), (80.0, ["Grid", "Line"])])
def test_a_line_across_the_lower_wall_goes_on_with_a_single_one_close_above_it(
    bottom: float, blocks: list[str]
) -> None:
    lines = [word("line0", 120, 60), word("line1", 120, bottom)]
    assert [type(block).__name__ for block in page(TWO_BY_TWO, lines).blocks] == blocks


LOW_ROW = [
    *(across(y, 10, 210) for y in (10, 40, 46, 110)), *(down(x, 10, 110) for x in (10, 110, 210)),
]  # fmt: skip
OWN = [word(c, 120 + 6 * n, 58 + 13 * m) for m in range(3) for n, c in enumerate("own")]
REST = [word(c, 120 + 6 * n, 49.5 + 13 * m) for m in range(2) for n, c in enumerate("the")]


def test_a_line_that_hardly_reaches_over_a_low_rows_wall_is_its_rest() -> None:
    rulings = [*(across(y, 10, 210) for y in (10, 40, 44, 110, 150, 190))]
    rulings += [down(x, 10, 190) for x in (10, 110, 210)]
    below = [word(f"o{n}", 120, 60 + 14 * n) for n in range(3)]
    others = [word("p", 120, 125), word("q", 120, 165), word("a", 20, 64), word("head", 120, 25)]
    found = grid(rulings, [*others, *below, word("rest", 120, 50)])
    assert [row[1] for row in texts(found)][:3] == ["head", "rest", "o0\no1\no2"]


def test_lines_over_a_text_that_begin_at_a_low_rows_wall_are_the_rest_of_that_row() -> None:
    head = [word("head", 20, 25), word("head", 120, 25)]
    found = grid(LOW_ROW, [*head, *OWN, *REST, word("a", 20, 58)])
    assert [row[1] for row in texts(found)] == ["head", "the\nthe", "own\nown\nown"]


def steps(step: float) -> list[list[str | None]]:
    """A table whose last column has its second wall somewhat above that of the others."""
    walls = [*(across(y, 10, 310) for y in (10, 100)), across(50, 10, 210), across(75, 10, 210)]
    down_ = [down(x, 10, 100) for x in (10, 110, 210, 310)]
    runs = [word(t, x, y) for t, x, y in (
        ("a", 20, 30), ("b", 20, 65), ("c", 20, 90), ("d", 120, 30), ("e", 220, 30), ("f", 220, 80),
    )]  # fmt: skip
    return texts(grid([*walls, *down_, across(50 - step, 210, 310)], runs))


def test_a_wall_less_than_a_line_above_the_others_of_its_row_begins_no_row() -> None:
    assert steps(6.0) == [["a", "d", "e"], ["b", "", "f"], ["c", "", None]]
    assert len(steps(20.0)) == 4


def test_a_text_printed_over_another_is_set_back_whole() -> None:
    tail = [word(text, 20, 21 + 12 * n) for n, text in enumerate(("one", "two"))]
    hanging = [word(c, 20 + 6 * n, 45) for n, c in enumerate("three")]
    own = [word(c, 20 + 6 * n, 45) for n, c in enumerate("fourth")]
    found = grid(TWO_BY_TWO, [*tail, *hanging, *own, word("fifth", 20, 57)])
    assert [row[0] for row in texts(found)] == ["one\ntwo\nthree", "fourth\nfifth"]


def test_an_empty_place_over_two_columns_at_a_page_s_end_is_a_place_a_column() -> None:
    whole = [across(10, 10, 310), across(50, 10, 310), *(down(x, 10, 50) for x in (110, 210))]
    cut_row = [down(10, 10, 90), down(310, 10, 90), down(110, 50, 90), across(90, 10, 110)]
    found = grid([*whole, *cut_row], [word("a", 20, 30), word("b", 120, 30), word("c", 220, 30),
                                      word("d", 20, 70)])  # fmt: skip
    assert texts(found) == [["a", "b", "c"], ["d", "", ""]]


def test_an_empty_cell_over_two_columns_that_the_page_s_end_closes_is_one() -> None:
    whole = [across(10, 10, 310), across(50, 10, 310), *(down(x, 10, 50) for x in (110, 210))]
    closed = [down(10, 10, 90), down(310, 10, 90), down(110, 50, 90), across(90, 10, 310)]
    found = grid([*whole, *closed], [word("a", 20, 30), word("d", 20, 70)])
    assert texts(found)[1] == ["d", "", None]


def test_an_empty_place_below_a_rest_of_the_page_before_is_no_row() -> None:
    """At a page's top an engine draws the end of a cut cell too high, beside rows of its own."""
    walls = [down(x, 10, 60) for x in (10, 110)] + [down(210, 10, 100), down(310, 10, 100)]
    lines = [across(60, 10, 210), across(40, 210, 310), across(100, 10, 310)]
    top = [across(10, 210, 310)]
    runs = [word("a", 220, 30), word("b", 220, 70), word("c", 120, 30)]
    assert texts(grid([*walls, *lines, *top], runs)) == [["", "c", "a"], [None, None, "b"]]


@pytest.mark.parametrize(("element", "moves"), [((), True), ((0, 7, 0), False)])
def test_lines_that_tags_know_are_not_set_back(element: tuple[int, ...], moves: bool) -> None:
    """A text printed over the cell below makes a cell of two elements, which has none."""
    tops = (22, 36, 50, 64)
    upper = Cell(
        tuple(Line(f"a{top}", Box(20, top, 40, top + 10)) for top in tops),
        Box(10, 10, 110, 70),
        element=(0, 6, 0),
    )
    lower = Cell(
        tuple(Line(f"b{top}", Box(20, top, 40, top + 10)) for top in (78, 92)),
        Box(10, 70, 110, 120),
        element=element,
    )
    rows: list[list[Cell | None]] = [[upper], [lower]]
    set_back(rows)
    assert [len(cell.lines) for (cell,) in rows if cell] == ([6, 0] if moves else [4, 2])


@pytest.mark.parametrize(("lower", "tables"), [(100, 1), (105, 2)])
def test_two_drawings_that_end_level_above_are_one_where_all_walls_of_one_are_the_others(
    lower: int, tables: int
) -> None:
    """A column between them goes on over both ends of the page, and one beside it further down."""
    left = [*(across(y, 10, 110) for y in (60, lower)), *(down(x, 10, 140) for x in (10, 60, 110))]
    right = [*(across(y, 210, 310) for y in (60, 100)), *(down(x, 10, 160) for x in (210, 310))]
    assert len(grids([*left, *right])) == tables


def test_where_a_page_cuts_an_empty_row_its_columns_are_those_of_the_row_above() -> None:
    """A browser draws there the table's sides, and those of a merged cell that goes on."""
    drawn = [across(y, 10, 210) for y in (10, 40)]
    drawn += [across(70, 10, 110), *(down(x, 10, 90) for x in (10, 210)), down(110, 10, 70)]
    found = grid(drawn, [word(t, x, y) for t, x, y in (("a", 20, 30), ("b", 120, 60))])
    assert texts(found) == [["a", ""], ["", "b"], ["", None]]
    merged = found.rows[1][1]
    assert merged is not None and merged.open_bottom and not found.torn


def test_a_rest_that_opens_a_page_ends_where_the_table_s_outer_wall_begins() -> None:
    drawn = [across(40, 10, 110), across(70, 10, 210)]
    drawn += [down(10, 10, 70), down(110, 10, 70), down(210, 40, 70)]
    found = grid(drawn, [word(t, x, y) for t, x, y in (("a", 20, 30), ("b", 120, 60))])
    assert texts(found) == [["a", ""], ["", "b"]]


def test_an_empty_place_that_ends_a_page_without_walls_is_the_rest_of_the_cell_above() -> None:
    """LibreOffice draws a merged cell that goes on over the page no further than its first row."""
    drawn = [across(y, 10, x) for y, x in ((10, 210), (40, 210), (70, 110), (100, 110))]
    drawn += [*(down(x, 10, 100) for x in (10, 110)), down(210, 10, 40)]
    runs = [word("a", 20, 30), word("b", 120, 30), word("c", 20, 60), word("d", 20, 90)]
    assert texts(grid(drawn, runs)) == [["a", "b"], ["c", None], ["d", None]]


def test_a_cell_at_the_outer_wall_of_a_table_on_its_lines_is_the_table_s() -> None:
    """An engine may draw no more of a last column than the top of a cell that a page cuts."""
    drawn = [r for r in TWO_BY_TWO if not (r.x0 > 205 and r.bottom > 60)]
    beside = [across(40, 210, 310), down(210, 40, 60), down(310, 40, 60)]
    runs = [word(t, x, y) for t, x, y in (("a", 20, 30), ("c", 20, 60), ("d", 220, 55))]
    assert len(grids([*drawn, down(210, 10, 40), *beside])) == 1
    assert texts(grid([*drawn, down(210, 10, 40), *beside], runs))[1][2] == "d"


def open_sided(text: str, *walls: int, wide: bool = False) -> Grid:
    """Four rows, the outer wall drawn in the first one and in these others, with a text in the last
    cell of the first one; ``wide``: the last row's text stands over two columns."""
    drawn = [across(y, 10, 210) for y in (10, 40, 70, 100, 130)]
    drawn += [*(down(x, 10, 130) for x in (10, 110)), down(210, 10, 40)]
    drawn += [down(60, 10, 100)] if wide else []
    drawn += [down(210, 10 + 30 * row, 40 + 30 * row) for row in walls]
    runs = [word(name, 20, 30 + 30 * row) for row, name in enumerate("acde")]
    return grid(drawn, [*runs, word(text, 120, 30)] if text else runs)


def test_an_empty_place_without_an_outer_wall_is_of_the_cell_with_a_text_above_it() -> None:
    """LibreOffice closes a merged cell above its last row, which gets no outer wall."""
    found = open_sided("b", 2, 3)
    assert texts(found) == [["a", "b"], ["c", None], ["d", ""], ["e", ""]]
    assert [block.torn for block in with_lost(Page(1, (found,)), ()).blocks] == [(1,)]  # type: ignore[union-attr]


def test_behind_a_name_over_several_columns_a_row_without_an_outer_wall_may_just_end() -> None:
    """Word's groups do that end before the last column (gridAfter)."""
    drawn = [across(y, 10, 310) for y in (10, 40, 70, 100)] + [down(x, 10, 100) for x in (10, 210)]
    drawn += [down(110, 10, 40), down(110, 70, 100), down(310, 10, 40), down(310, 70, 100)]
    runs = [word(t, x, y) for t, x, y in (("a", 20, 30), ("b", 220, 30), ("c", 20, 60))]
    assert texts(grid(drawn, [*runs, word("d", 20, 90)]))[1] == ["c", None, ""]
    walls = [across(10, 10, 310), across(40, 10, 310), across(70, 10, 210)]
    walls += [*(down(x, 10, 70) for x in (10, 210)), *(down(x, 10, 40) for x in (110, 310))]
    found = grid(walls, runs)  # the page ends with it
    assert [cell.open_bottom for cell in found.rows[1] if cell] == [False, False]


def test_below_an_empty_cell_it_is_a_cell_of_its_own() -> None:
    assert texts(open_sided("", 2, 3))[1] == ["c", ""]


def test_where_several_empty_cells_lack_an_outer_wall_none_says_anything() -> None:
    assert texts(open_sided("b"))[1] == ["c", ""]
    wide = texts(open_sided("b", 2, wide=True))
    assert (wide[1], wide[3]) == (["c", "", ""], ["e", None, ""])
    assert texts(open_sided("b", 3))[1] == ["c", ""]


def test_a_line_across_the_wall_below_an_empty_row_is_what_a_page_cut_of_it() -> None:
    """An office suite centres the rest of a merged cell lower than the row that is left for it."""
    rulings = [*(across(y, 10, 210) for y in (10, 30, 46, 90)), down(10, 10, 90)]
    rulings += [down(110, 10, 90), down(210, 10, 90)]
    runs = [word("h", 20, 24), word("k", 120, 24), word("rest", 20, 50), word("own", 120, 60)]
    assert texts(grid(rulings, runs)) == [["h", "k"], ["rest", ""], ["", "own"]]


def test_lines_clear_of_their_wall_go_on_with_the_very_distance_of_lines_alone() -> None:
    walls = [
        *(across(y, 10, 210) for y in (10, 33, 90)),
        *(down(x, 10, 90) for x in (10, 110, 210)),
    ]
    own = [word(f"own{n}", 20, 45 + 12.6 * n) for n in range(3)]
    assert texts(grid(walls, [word("rest", 20, 33.4), *own]))[1][0] == "own0\nown1\nown2"
