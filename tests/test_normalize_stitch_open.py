"""What goes on behind a page break in cells that are left open there."""

import msgspec
import pytest

from normalize.stitch import stitch
from schemas.page import Cell, Line
from schemas.rows import Column, Table
from tables import table
from test_normalize_stitch import changed, of, opened, stitched, words


def test_a_text_that_stands_whole_behind_the_break_is_the_open_cell_s_above() -> None:
    printed = table(
        [("1", "Một", "1", "", "A")], [("2", "Hai", "1", "Việc.", "B")], open_pages=(1,)
    )
    first, second = printed.rows
    closed = [
        c and msgspec.structs.replace(c, open_bottom=n == 3) for n, c in enumerate(first.cells)
    ]
    entered = [
        c and msgspec.structs.replace(c, open_top=n == 3) for n, c in enumerate(second.cells)
    ]
    rows = (
        msgspec.structs.replace(first, cells=tuple(closed)),
        msgspec.structs.replace(second, cells=tuple(entered)),
    )
    made = stitch(msgspec.structs.replace(printed, rows=rows), lambda text: False)
    assert [row[3] for row in words(made)] == ["Việc.", None]


PARENTS = (Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"),
           Column("max_score", "Điểm"), Column("lead", "Phụ trách"))  # fmt: skip


def beside(above: str) -> Table:
    """A parent's cell over two rows, and a name of it behind the page break."""
    return table(
        [("1", (above, 2), "Một", "1", ("A", 2)), ("2", None, "Hai", "1", None)],
        [("3", "CẢI CÁCH", "Ba", "1", "B"), ("4", "", "Bốn", "1", "")], columns=PARENTS,
    )  # fmt: skip


def test_a_parent_s_name_behind_the_break_is_its_whose_cell_is_open_and_empty() -> None:
    made = of(opened(beside(""), 0, 1))
    assert [row[1] for row in words(made)] == ["CẢI CÁCH", None, None, ""]


def test_a_parent_s_name_behind_a_closed_empty_cell_is_a_new_one() -> None:
    made = of(opened(beside(""), 0, 4))
    assert [row[1] for row in words(made)] == ["", None, "CẢI CÁCH", ""]


def test_a_text_over_two_columns_behind_a_break_is_of_both_places_that_are_empty_above() -> None:
    printed = opened(table(
        [("1", "Một", "1", "Làm", "A"), ("2", "", "1", "", "")],
        [("", "Hai", "", "Cả hai", None), ("3", "Ba", "1", "Khác", "B")],
    ), 1, 0, 1, 2, 3, 4)  # fmt: skip
    made = of(changed(printed, 2, 3, column_span=2))
    assert [row.owners[4] for row in made.rows] == [(0, 4), (1, 3), (2, 4)]


def named(spans: int) -> Table:
    """A row whose name may cover two printed rows, and one behind the page break without a code
    that a table with such rows has as one of its own."""
    first = ("1", ("Kế hoạch", spans), "1", "Làm", "A")
    more = ("", None if spans > 1 else "Hai", "", "Việc", "B")
    return table(
        [("0", "Không", "1", "", ""), ("", "Đạt", "", "", ""), first, more],
        [("", "Đơn vị", "", "Khác", "C")],
    )


def test_a_name_merged_over_rows_and_open_goes_on_though_the_row_behind_is_a_new_one() -> None:
    made = of(opened(named(2), 2, 1))
    assert [row[1] for row in words(made)] == ["Không", "Đạt", "Kế hoạch\nĐơn vị", None, None]
    assert words(made)[4][3] == "Khác"


def test_a_name_merged_over_rows_and_closed_does_not() -> None:
    made = of(opened(named(2), 3, 3))
    assert [row[1] for row in words(made)] == ["Không", "Đạt", "Kế hoạch", None, "Đơn vị"]


def test_the_last_row_s_own_name_does_not() -> None:
    made = of(opened(named(1), 3, 1))
    assert [row[1] for row in words(made)] == ["Không", "Đạt", "Kế hoạch", "Hai", "Đơn vị"]


@pytest.mark.parametrize(("wide", "goes_on"), [(1, True), (2, False)])
def test_a_cell_left_open_goes_on_in_one_that_has_its_walls_only(wide: int, goes_on: bool) -> None:
    text = Cell((Line("Công an"),), column_span=wide, open_top=True)
    beside = "B" if wide == 1 else None
    made = stitched(
        [("1", "Một", "1", "", "A")],
        [("1.1", "Hai", "1", text, beside), ("1.2", "Ba", "1", "C", "D")],
        open_pages=(1,),
    )
    assert words(made)[0][3] == ("Công an" if goes_on else "")


@pytest.mark.parametrize(("columns", "code"), [((0, 1), None), ((1,), "3")])
def test_a_code_behind_the_break_is_the_open_and_empty_cell_s_beside_closed_ones(
    columns: tuple[int, ...], code: str | None
) -> None:
    printed = table(
        [("1", "Giao thông", "Một", "1", "A"), ("", "", "Hai", "1", "B")],
        [("3", "Thủy lợi", "Ba", "1", "C"), ("4", "Điện", "Bốn", "1", "D")], columns=PARENTS,
    )  # fmt: skip
    made = of(opened(printed, 1, *columns))
    assert [row[:2] for row in words(made)][2] == [code, None]


def test_it_is_so_where_borders_elsewhere_prove_nothing() -> None:
    printed = table(
        [("1", "Một", "1", "Việc", "A"), ("2", "Hai", "1", "Việc đang", "")],
        [("3", "Ba", "1", "làm", "C")], open_pages=(),
    )  # fmt: skip
    made = of(opened(printed, 1, 4))
    assert not made.closed_proves
    assert [row[4] for row in words(made)] == ["A", "C", None]


def over_two(beside: str) -> Table:
    """A text over two columns whose row ends a page, and behind it a row with two open places, of
    which nothing is drawn between them; something may be printed in the second."""
    whole = Cell((Line("Các sở"),), column_span=2, open_bottom=True)
    rests = [Cell((Line(t),) if t else (), open_top=True) for t in ("", beside)]
    return table(
        [("1", "Một", "1", whole, None)], [("2", "Hai", "1", *rests), ("3", "Ba", "1", "C", "D")],
        open_pages=(1,),
    )  # fmt: skip


@pytest.mark.parametrize(("beside", "serves"), [("", (0, 3)), ("Một xã", (1, 3))])
def test_a_text_over_two_columns_goes_on_where_nothing_is_drawn_of_its_rest(
    beside: str, serves: tuple[int, int]
) -> None:
    assert of(over_two(beside)).rows[1].owners[3] == serves


@pytest.mark.parametrize(("rows", "serves"), [((0, 1), [0, 0, 0]), ((1,), [0, 1, 1])])
def test_an_empty_cell_alone_left_open_goes_on_in_those_behind_it_to_its_text(
    rows: tuple[int, ...], serves: list[int]
) -> None:
    printed = table(
        [("1", "Một", "1", "Làm", "")], [("2", "Hai", "1", "Việc", "")],
        [("3", "Ba", "1", "Khác", "A")],
    )  # fmt: skip
    for row in rows:
        printed = opened(printed, row, 4)
    assert [row.owners[4][0] for row in of(printed).rows] == serves
