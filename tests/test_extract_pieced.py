"""Tables that have rulings across alone, in pieces: their columns, and where they begin and end."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from extract.drawn import Drawn, Font, Ruling, Run
from extract.lattice import lattice
from extract.pieced import outlined
from extract.unwalled import with_walls
from schemas.page import Box, Grid, Line
from schemas.settings import Settings

FONT = Font("F", 10, False, False)
EDGES = (50.0, 100.0, 300.0, 350.0, 400.0)
Text = tuple[str, float, float]
"""A word, its x and its top; a letter is five points wide."""
HEAD: list[Text] = [("STT", 55, 83), ("Tên", 105, 83), ("Điểm", 305, 83), ("Chú", 355, 83)]


def page(number: int, texts: Sequence[Text], heights: Sequence[float]) -> Drawn:
    """A page whose rulings across are drawn a piece a cell."""
    runs = [Run(t, Box(x, top, x + 5 * len(t), top + 10), FONT) for t, x, top in texts]
    lying = [Ruling(a, y, b, y + 0.5) for y in heights for a, b in pairwise(EDGES)]
    return Drawn(number, 600, 800, tuple(runs), tuple(lying))


def row(y: float, code: str) -> list[Text]:
    return [(code, 55, y + 5), ("Ban", 105, y + 5), ("2,00", 305, y + 5)]


def rows(*pages: Drawn) -> list[list[list[str]]]:
    """Per page, the texts of each row."""
    read = [lattice(each.drawn, Settings()) for each in with_walls(iter(pages))]
    grids = [next(b for b in one.blocks if isinstance(b, Grid)) for one in read]
    return [[[c.text if c else "" for c in cells] for cells in grid.rows] for grid in grids]


def test_pieces_of_rulings_tell_the_columns() -> None:
    made = rows(page(1, [*HEAD, *row(100, "1"), *row(120, "2")], (80, 100, 120, 140)))
    assert made[0] == [
        ["STT", "Tên", "Điểm", "Chú"], ["1", "Ban", "2,00", ""], ["2", "Ban", "2,00", ""],
    ]  # fmt: skip


def test_a_header_stands_above_the_first_ruling_and_a_title_does_not() -> None:
    title: list[Text] = [("PHỤ", 200, 55), ("LỤC", 225, 55)]
    given = page(1, [*title, *HEAD, *row(100, "1"), *row(120, "2")], (100, 120, 140))
    assert rows(given)[0][0] == ["STT", "Tên", "Điểm", "Chú"]
    read = lattice(next(with_walls(iter([given]))).drawn, Settings())
    assert [b.text for b in read.blocks if isinstance(b, Line)] == ["PHỤ LỤC"]


def test_a_row_that_the_page_cuts_is_the_table_s_though_few_rulings_stand_there() -> None:
    first = page(1, [*HEAD, *row(100, "1"), *row(120, "2")], (80, 100, 120))
    rest: list[Text] = [("hành", 105, 85), *row(100, "3")]
    second = page(2, rest, (100, 120))
    assert rows(first, second) == [
        [["STT", "Tên", "Điểm", "Chú"], ["1", "Ban", "2,00", ""], ["2", "Ban", "2,00", ""]],
        [["", "hành", "", ""], ["3", "Ban", "2,00", ""]],
    ]


def test_rulings_in_one_piece_tell_nothing() -> None:
    lines = tuple(Ruling(50, y, 400, y + 0.5) for y in (80, 100, 120))
    given = Drawn(1, 600, 800, page(1, HEAD, ()).runs, lines)
    assert [w.pieced for w in with_walls(iter([given]))] == [False]


def shaded(texts: Sequence[Text], *bands: tuple[float, float]) -> Drawn:
    """A page without rulings, on which some rows are shaded, a box a cell."""
    boxes = tuple(Box(a, top, b, bottom) for top, bottom in bands for a, b in pairwise(EDGES))
    return Drawn(1, 600, 800, page(1, texts, ()).runs, (), shades=boxes)


def test_every_other_row_is_shaded_in_a_table_without_rulings() -> None:
    texts = [*HEAD, *row(100, "1"), *row(120, "2"), *row(140, "3"), *row(160, "4"), *row(180, "5")]
    assert [cells[0] for cells in rows(shaded(texts, (100, 120), (140, 160)))[0]] == [
        "STT", "1", "2", "3", "4", "5",
    ]  # fmt: skip


def test_a_page_with_rulings_down_is_not_read_by_its_shades() -> None:
    given = shaded([*HEAD, *row(100, "1")], (100, 120), (140, 160))
    ruled = Drawn(1, 600, 800, given.runs, (Ruling(50, 80, 50.5, 160),), shades=given.shades)
    assert outlined(ruled) == ruled


def test_the_name_of_a_group_stands_above_the_line_over_its_columns_alone() -> None:
    lower: list[Text] = [("Tự", 305, 85), ("Xã", 355, 85)]
    head: list[Text] = [("STT", 55, 77), ("Tên", 105, 77), ("Điểm", 335, 65), *lower]
    given = page(1, [*head, *row(100, "1"), *row(120, "2")], (100, 120, 140))
    group = tuple(Ruling(a, 80, b, 80.5) for a, b in pairwise(EDGES[2:]))
    made = rows(Drawn(1, 600, 800, given.runs, (*given.rulings, *group)))[0]
    assert made[:2] == [["STT", "Tên", "Điểm", ""], ["", "", "Tự", "Xã"]]


def test_in_a_header_without_a_shade_the_name_of_a_group_stands_over_the_names_below_it() -> None:
    head: list[Text] = [("STT", 55, 77), ("Tên", 105, 77), ("Điểm", 340, 66)]
    texts = [*head, ("Tự", 305, 86), ("Xã", 355, 86), *row(100, "1"), *row(120, "2")]
    made = rows(shaded(texts, (100, 120), (140, 160)))[0]
    assert made[:2] == [["STT", "Tên", "Điểm", ""], ["", "", "Tự", "Xã"]]


def test_pieces_of_which_none_meets_another_are_what_merged_cells_leave() -> None:
    given = page(1, [*HEAD, *row(100, "1")], (80, 100, 120))
    lying = tuple(r for r in given.rulings if r.x0 != EDGES[1] and r.x0 != EDGES[3])
    apart = Drawn(1, 600, 800, given.runs, (*lying, *(Ruling(450, y, 500, y) for y in (80, 100))))
    assert [w.pieced for w in with_walls(iter([apart]))] == [False]


def test_a_title_between_two_tables_with_the_same_walls_parts_them() -> None:
    title: list[Text] = [("PHỤLỤC", 210, 130), ("BẢNGHAIII", 202, 150)]
    below = [(text, x, top + 100) for text, x, top in HEAD]
    given = page(1, [*HEAD, *row(100, "1"), *title, *below, *row(200, "1")],
                 (80, 100, 120, 180, 200, 220))  # fmt: skip
    read = lattice(next(with_walls(iter([given]))).drawn, Settings())
    assert [type(block).__name__ for block in read.blocks] == ["Grid", "Line", "Line", "Grid"]


def test_the_last_lines_of_a_row_s_longest_text_are_no_title() -> None:
    long: list[Text] = [("dddddddddd", 200, y) for y in (105, 119, 133, 147)]
    made = rows(page(1, [*HEAD, ("1", 55, 105), *long, *row(170, "2")], (80, 100, 165, 190)))
    assert [cells[0] for cells in made[0]] == ["STT", "1", "2"]


def test_a_row_without_a_line_below_it_ends_the_table_above_a_title() -> None:
    title: list[Text] = [("PHỤLỤC", 210, 155), ("BẢNGHAIII", 202, 175)]
    above = [*HEAD, *row(100, "1"), *row(120, "2")]
    below = [(text, x, top + 125) for text, x, top in HEAD]
    given = page(1, [*above, *title, *below, *row(225, "1")], (80, 100, 120, 205, 225, 245))
    read = lattice(next(with_walls(iter([given]))).drawn, Settings())
    assert [len(block.rows) for block in read.blocks if isinstance(block, Grid)] == [3, 2]


def test_a_line_between_two_tables_with_other_walls_is_no_row_of_the_upper_one() -> None:
    texts: list[Text] = [*HEAD, *row(100, "1"), ("Bảng", 55, 125)]
    texts += [("STT", 55, 153), ("Tên", 155, 153), ("Chú", 255, 153), ("1", 55, 175)]
    given = page(1, texts, (80, 100, 120))
    lower = [Ruling(a, y, b, y + 0.5) for y in (150, 170, 190)
             for a, b in pairwise((50.0, 150.0, 250.0, 400.0))]  # fmt: skip
    both = Drawn(1, 600, 800, given.runs, (*given.rulings, *lower))
    read = lattice(next(with_walls(iter([both]))).drawn, Settings())
    assert [type(block).__name__ for block in read.blocks] == ["Grid", "Line", "Grid"]


def test_a_frame_around_pieces_of_rulings_is_no_wall_between_columns() -> None:
    given = page(1, [*HEAD, *row(100, "1"), *row(120, "2")], (80, 100, 120, 140))
    frame = [Ruling(x, 80, x + 0.5, 140) for x in (EDGES[0], EDGES[-1])]
    framed = msgspec.structs.replace(given, rulings=(*given.rulings, *frame))
    assert rows(framed) == rows(given)
    walled = msgspec.structs.replace(framed, rulings=(*framed.rulings, Ruling(200, 80, 201, 140)))
    assert [each.pieced for each in with_walls(iter([framed, walled]))] == [True, False]


def test_pieces_of_rulings_tell_nothing_where_walls_stand_between_columns_alone() -> None:
    given = page(1, [*HEAD, *row(100, "1"), *row(120, "2")], (80, 100, 120, 140))
    inner = [Ruling(x, 80, x + 0.5, 140) for x in EDGES[1:-1]]
    open_sided = msgspec.structs.replace(given, rulings=(*given.rulings, *inner))
    assert [each.pieced for each in with_walls(iter([given, open_sided]))] == [True, False]


def test_a_frame_is_a_row_over_all_columns_where_another_page_has_walls_between_them() -> None:
    given = page(1, [*HEAD, *row(100, "1"), *row(120, "2")], (80, 100, 120, 140))
    walls = [Ruling(x, 80, x + 0.5, 140) for x in EDGES]
    walled = msgspec.structs.replace(given, rulings=(*given.rulings, *walls))
    note = page(2, [("Ghi", 55, 85), ("(2)", 305, 805)], (80, 100))
    frame = [Ruling(x, 80, x + 0.5, 100) for x in (EDGES[0], EDGES[-1] - 0.5)]
    framed = msgspec.structs.replace(note, rulings=(*note.rulings, *frame))
    for pages in ([walled, framed], [framed, walled]):
        read = {each.drawn.number: each for each in with_walls(iter(pages))}
        assert read[2].drawn.rulings == framed.rulings and not read[2].source
