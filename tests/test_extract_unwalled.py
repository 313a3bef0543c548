"""Pages without rulings down: whose columns they get, and where a wall stands."""

from collections.abc import Sequence

import msgspec

from extract.drawn import Drawn, Font, Ruling, Run
from extract.lattice import lattice
from extract.unwalled import with_walls
from schemas.page import Box, Grid
from schemas.settings import Settings

FONT = Font("F", 10, False, False)
COLUMNS = (50.0, 100.0, 300.0, 350.0, 400.0)
Text = tuple[str, float, float, float]
"""A word, from x to x, and its top."""


def page(
    number: int,
    texts: Sequence[Text],
    across: Sequence[tuple[float, float, float]],
    down: Sequence[float] = (),
) -> Drawn:
    runs = tuple(Run(word, Box(x0, top, x1, top + 10), FONT) for word, x0, x1, top in texts)
    lying = tuple(Ruling(x0, y, x1, y + 0.5) for y, x0, x1 in across)
    standing = tuple(Ruling(x, across[0][0], x + 0.5, across[-1][0]) for x in down)
    return Drawn(number, 600, 800, runs, lying + standing)


def full(*heights: float) -> list[tuple[float, float, float]]:
    return [(y, 50.0, 400.5) for y in heights]


LAST = page(9, [], full(100, 120, 140), COLUMNS)


def cells(*pages: Drawn) -> list[list[tuple[str, int] | None]]:
    """Text and column span of the cells of the first page."""
    first = next(with_walls(iter(pages)))
    grid = next(b for b in lattice(first.drawn, Settings()).blocks if isinstance(b, Grid))
    return [[cell and (cell.text, cell.column_span) for cell in row] for row in grid.rows]


ROW: list[Text] = [("1", 60, 65, 105), ("Ban", 110, 130, 105), ("2,00", 310, 330, 105)]


def test_columns_come_from_a_page_whose_rulings_reach_as_far() -> None:
    bare = page(1, ROW, full(100, 120, 140))
    assert cells(bare, LAST)[0] == [("1", 1), ("Ban", 1), ("2,00", 1), ("", 1)]
    assert [w.source for w in with_walls(iter([bare, LAST, bare]))] == [9, 0, 9]


def test_without_such_a_page_nothing_is_told_of_columns() -> None:
    other = page(9, [], [(y, 50.0, 500.5) for y in (100, 120, 140)], (*COLUMNS[:-1], 500.0))
    bare = page(1, ROW, full(100, 120, 140))
    found = [(w.source, w.unwalled, len(w.drawn.rulings)) for w in with_walls(iter([bare, other]))]
    assert found == [(0, True, 3), (0, False, 8)]


def test_pages_keep_their_order_while_one_waits() -> None:
    words = Drawn(2, 600, 800, (), ())
    bare = page(1, ROW, full(100, 120, 140))
    assert [w.drawn.number for w in with_walls(iter([bare, words, LAST]))] == [1, 2, 9]


def test_a_text_that_crosses_a_wall_spans_it_and_all_to_the_right_where_nothing_stands() -> None:
    long: list[Text] = [("I", 60, 65, 105), ("Cải", 290, 299, 105), ("cách", 302, 340, 105)]
    assert cells(page(1, long, full(100, 120, 140)), LAST)[0] == [
        ("I", 1), ("Cải cách", 3), None, None,
    ]  # fmt: skip


def test_a_text_in_the_middle_above_a_ruling_over_several_columns_is_a_group() -> None:
    head: list[Text] = [("STT", 60, 90, 110), ("Tên", 150, 180, 110), ("Điểm", 338, 362, 105)]
    bare = page(1, head, [*full(100), (120, 300.0, 400.5), *full(140, 160)])
    assert cells(bare, LAST)[0][2:] == [("Điểm", 2), None]


def test_a_row_that_ends_with_its_page_has_walls_as_far_as_its_text() -> None:
    rest: list[Text] = [*ROW, ("2", 60, 65, 145), ("hành", 110, 140, 157), ("7", 220, 225, 700)]
    assert cells(page(1, rest, full(100, 120, 140)), LAST)[2][:2] == [("2", 1), ("hành", 1)]


def test_a_row_that_opens_a_page_is_in_the_table_and_a_title_above_it_is_not() -> None:
    above: list[Text] = [("2", 60, 65, 88), *ROW]
    assert cells(page(2, above, full(100, 120, 140)), LAST)[0][0] == ("2", 1)
    assert cells(page(1, above, full(100, 120, 140)), LAST)[0][0] == ("1", 1)


def test_a_row_at_which_the_walls_above_stop_is_one_cell() -> None:
    group: list[Text] = [("I", 60, 65, 125), ("Cải", 110, 130, 125)]
    bare = page(1, group, full(100, 120, 140, 160))
    above = tuple(Ruling(x, 100, x + 0.5, 120) for x in COLUMNS[2:4])
    some = msgspec.structs.replace(bare, rulings=(*bare.rulings, *above))
    assert cells(some, LAST)[1:] == [
        [("I", 1), ("Cải", 3), None, None], [("", 1), ("", 1), ("", 1), ("", 1)],
    ]  # fmt: skip


def test_of_a_doubled_frame_the_inner_line_is_the_first_wall() -> None:
    doubled = msgspec.structs.replace(
        LAST, rulings=(*LAST.rulings, Ruling(47, 100, 47.5, 140), Ruling(402, 100, 402.5, 140))
    )
    bare = page(1, ROW, full(100, 120, 140))
    walled = next(with_walls(iter([bare, doubled])))
    assert [round(r.x0, 2) for r in walled.drawn.rulings if r.x1 - r.x0 < 1][::4][:1] == [50.0]


def test_a_line_between_two_parts_of_a_page_and_underlined_words_are_no_table() -> None:
    lines = [*full(300, 301.5, 303), (120, 180.0, 220.0), (140, 300.0, 340.0)]
    letter = page(1, ROW, lines)
    assert [w.source for w in with_walls(iter([letter, LAST]))] == [0, 0]
