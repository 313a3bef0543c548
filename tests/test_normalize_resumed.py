"""A table whose codes go on in columns of other widths is the same table."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from normalize.resumed import counts_on, rescaled, resumed, walls_below
from schemas.page import Box, Cell, Grid, Line
from schemas.rows import Column, Place, PrintedRow

COLUMNS = (Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm"))
EDGES = (0.0, 50.0, 200.0, 300.0)
NEAR, FAR = (0.0, 60.0, 230.0, 300.0), (0.0, 160.0, 250.0, 300.0)
HEADER = ("STT", "Tiêu chí", "Điểm")


def row(texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell((Line(text),)) for text in texts)


def edges(own: Sequence[float], *rows: Sequence[str]) -> tuple[float, ...]:
    """The walls of a grid behind a table that ends with the code 2.1."""
    before = [PrintedRow(Place(1, 2), row(("2.1", "Kế hoạch", "2")))]
    made = Grid(tuple(map(row, rows)), column_edges=tuple(own))
    return resumed((made, None), EDGES, COLUMNS, [row(HEADER)], before).column_edges


@pytest.mark.parametrize("own", [NEAR, FAR])
def test_where_the_header_is_repeated_and_codes_go_on_widths_say_nothing(
    own: tuple[float, ...],
) -> None:
    assert edges(own, HEADER, ("2.2", "Báo cáo", "1")) == EDGES
    assert edges(own, HEADER, ("1", "Báo cáo", "1")) == own


def test_without_a_header_walls_are_moved_by_less_than_the_columns_beside_them() -> None:
    assert edges(NEAR, ("3", "Báo cáo", "1")) == EDGES
    assert edges(FAR, ("3", "Báo cáo", "1")) == FAR
    assert edges(NEAR, ("5", "Báo cáo", "1")) == NEAR


def test_below_a_header_and_a_total_alone_the_codes_begin_behind_the_break() -> None:
    total = [PrintedRow(Place(1, 2), row(("", "Tổng điểm", "9")))]
    for code, walls in (("1", EDGES), ("4", FAR)):
        made = Grid((row(HEADER), row((code, "Báo cáo", "1"))), column_edges=FAR)
        found = resumed((made, None), EDGES, COLUMNS, [row(HEADER)], total)
        assert found.column_edges == walls


def test_rows_without_last_columns_count_on_with_the_next_code() -> None:
    before = [PrintedRow(Place(1, 2), row(("2.1", "Kế hoạch", "2")))]
    for code, width, goes_on in (("2.2", 3, True), ("1", 3, False), ("2.2", 4, False)):
        made = Grid((row((code, "Báo cáo")),), column_edges=EDGES[:width])
        assert counts_on(made, EDGES, COLUMNS, before) is goes_on


@pytest.mark.parametrize(("rows", "walls"), [
    ([HEADER, ("", "chính", ""), ("", "Tổng điểm", "2")], EDGES), ([HEADER, ("", "", "")], NEAR),
    ([("", "chính", ""), ("", "Tổng điểm", "2")], EDGES), ([("", "chính", "")], NEAR),
])  # fmt: skip
def test_rests_and_a_total_alone_go_on(
    rows: Sequence[Sequence[str]], walls: tuple[float, ...]
) -> None:
    assert edges(NEAR, *rows) == walls


def test_a_part_that_ends_where_the_table_does_has_columns_fitted_to_its_texts() -> None:
    columns = (*COLUMNS, Column("evidence", "Tài liệu"), Column("notes", "Ghi chú"))
    walls, far = (0.0, 50.0, 200.0, 250.0, 400.0, 450.0), (0.0, 20.0, 150.0, 270.0, 290.0, 450.0)
    before = [PrintedRow(Place(1, 2), row(("", "2.1. Kế hoạch", "2", "", "")))]
    made = Grid((row(("", "2.2. Báo cáo", "1", "", "")),), column_edges=far)
    assert resumed((made, None), walls, columns, [row(HEADER)], before).column_edges == walls
    unscored = row(("", "2.2. Báo cáo", "Có", "", ""))
    narrower = Grid((unscored,), column_edges=(*far[:-1], 400.0))
    assert resumed((narrower, None), walls, columns, [row(HEADER)], before).column_edges != walls


@pytest.mark.parametrize(("rest", "goes_on"), [("chính năm 2025", True), ("Báo cáo", False)])
def test_of_a_part_that_ends_where_the_table_does_the_last_rows_rest_may_be_all(
    rest: str, goes_on: bool
) -> None:
    columns = (*COLUMNS, Column("evidence", "Tài liệu"), Column("notes", "Ghi chú"))
    walls, far = (0.0, 50.0, 200.0, 250.0, 400.0, 450.0), (0.0, 20.0, 150.0, 270.0, 290.0, 450.0)
    before = [PrintedRow(Place(1, 2), row(("2.1", "Kế hoạch", "2", "Báo cáo cải cách hành", "")))]
    made = Grid((row(("", "", "", rest, "")),), column_edges=far)
    found = resumed((made, None), walls, columns, [row(HEADER)], before).column_edges
    assert (found == walls) is goes_on


@pytest.mark.parametrize(("code", "walls"), [("2.2", EDGES), ("1", FAR)])
def test_a_header_alone_at_a_pages_end_goes_on_with_the_rows_behind_it(
    code: str, walls: tuple[float, ...]
) -> None:
    before = [PrintedRow(Place(1, 2), row(("2.1", "Kế hoạch", "2")))]
    head = Grid((row(HEADER), row(("", "", ""))), column_edges=FAR)
    behind = Grid((row((code, "Báo cáo", "1")),), column_edges=FAR)
    found = resumed((head, behind), EDGES, COLUMNS, [row(HEADER)], before)
    assert found.column_edges == walls


def test_a_section_goes_on_with_the_section_before() -> None:
    sections = [Cell((Line(text),), column_span=3) for text in ("I. Phần chung", "II. Phần riêng")]
    before = [PrintedRow(Place(1, 2), (sections[0], None, None)),
              PrintedRow(Place(1, 3), row(("4", "Kế hoạch", "2")))]  # fmt: skip
    made = Grid(((sections[1], None, None), row(("1", "Báo cáo", "1"))), column_edges=NEAR)
    assert resumed((made, None), EDGES, COLUMNS, [row(HEADER)], before).column_edges == EDGES


def test_a_section_may_be_named_beside_an_empty_code() -> None:
    name = Cell((Line("II. Cải cách thể chế"),), column_span=2)
    before = [PrintedRow(Place(1, 2), (Cell(), name, None))]
    made = Grid((row(("1", "Báo cáo", "1")),), column_edges=NEAR)
    assert resumed((made, None), EDGES, COLUMNS, [row(HEADER)], before).column_edges == EDGES


def test_codes_may_stand_in_the_names_alone() -> None:
    columns = COLUMNS[1:]
    before = [PrintedRow(Place(1, 2), row(("Tiêu chuẩn 2.1 - Kế hoạch", "2")))]
    made = Grid((row(("Tiêu chuẩn 2.2 - Báo cáo", "1")),), column_edges=(0.0, 180.0, 300.0))
    found = resumed((made, None), (0.0, 200.0, 300.0), columns, [row(HEADER[1:])], before)
    assert found.column_edges == (0.0, 200.0, 300.0)


TURNED = (10.0, 85.0, 310.0, 460.0)
"""The columns' shares of a wider page."""


def test_without_a_header_columns_keep_their_shares_of_a_turned_page() -> None:
    assert edges(TURNED, ("3", "Báo cáo", "1")) == EDGES
    assert edges(TURNED, ("5", "Báo cáo", "1")) == TURNED


@pytest.mark.parametrize(("section", "goes_on"), [("II", True), ("2.1", False)])
def test_a_count_begins_behind_the_code_of_a_section(section: str, goes_on: bool) -> None:
    before = [PrintedRow(Place(1, 2), row((section, "Kế hoạch", "2")))]
    made = Grid((row(("1", "Báo cáo", "1")),), column_edges=TURNED)
    found = resumed((made, None), EDGES, COLUMNS, [row(HEADER)], before).column_edges
    assert found == (EDGES if goes_on else TURNED)


def test_the_walls_of_a_total_are_those_of_the_turned_page_before() -> None:
    total = Grid((row(("Tổng", "1")),), column_edges=(10.0, 310.0, 460.0))
    assert rescaled(total, TURNED, EDGES).column_edges == (0.0, 200.0, 300.0)
    assert rescaled(total, (), EDGES) is total


def test_walls_stand_where_the_last_row_has_them() -> None:
    def drawn(*walls: float) -> tuple[Cell, ...]:
        return tuple(Cell(box=Box(a, 0, b, 9)) for a, b in pairwise(walls))

    made = Grid((drawn(*EDGES), drawn(*FAR), (Cell(), None, None)), column_edges=EDGES)
    assert walls_below(made, EDGES) == FAR
    assert walls_below(Grid((drawn(*EDGES),), column_edges=EDGES), EDGES) == ()


def test_of_a_table_only_the_row_that_a_grid_follows_is_looked_at() -> None:
    unread: list[PrintedRow] = [None]  # type: ignore[list-item]
    before = [*unread, PrintedRow(Place(1, 2), row(("2.1", "Kế hoạch", "2")))]
    made = Grid((row(("2.2", "Báo cáo", "1")),), column_edges=NEAR)
    assert resumed((made, None), EDGES, COLUMNS, [row(HEADER)], before).column_edges == EDGES


def test_of_many_columns_the_next_code_is_enough_whatever_the_widths() -> None:
    texts = ("Kế hoạch", "2", "1", "Báo cáo")
    before = [PrintedRow(Place(1, 2), row(("2.1", *texts)))]
    columns = (*COLUMNS, Column("self_score", "Tự chấm"), Column("evidence", "Tài liệu"))
    own = (0.0, 20.0, 260.0, 280.0, 300.0, 360.0)
    for code, walls in (("2.2", (*EDGES, 400.0, 500.0)), ("1", own)):
        made = Grid((row((code, *texts)),), column_edges=own)
        found = resumed((made, None), (*EDGES, 400.0, 500.0), columns, [row(HEADER)], before)
        assert found.column_edges == walls


def test_a_code_that_its_narrow_column_cuts_goes_on_too() -> None:
    printed = (Line("II", Box(2, 0, 18, 12), size=12.0), Line("I", Box(2, 12, 8, 24), size=12.0))
    code = Cell(printed, box=Box(0, 0, 20, 24))
    before = [PrintedRow(Place(1, 2), row(("II", "Kế hoạch", "2")))]
    made = Grid(((code, *row(("Báo cáo", "1"))),), column_edges=tuple(NEAR))
    assert resumed((made, None), EDGES, COLUMNS, [row(HEADER)], before).column_edges == EDGES
