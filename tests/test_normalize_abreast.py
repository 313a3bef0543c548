"""Sheets that are wider than their paper."""

from collections.abc import Sequence

import msgspec
import pytest

from normalize import abreast
from normalize.abreast import with_right_parts
from normalize.read import normalize
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.tree import Criterion

LEFT = (("STT", "Tiêu chí", "Điểm tối đa"), ("1", "Một", "3"), ("1.1", "Hai", "1"),
        ("1.2", "Ba", "2"))  # fmt: skip
RIGHT = (("Điểm đạt", "Ghi chú"), ("2", ""), ("1", "Mới"), ("1", ""))
TALL = (30.0, 20.0, 34.0, 20.0)


def page(number: int, rows: Sequence[Sequence[str]], heights: Sequence[float], x: float) -> Page:
    made, top = [], 50.0
    edges = [x + 80 * at for at in range(len(rows[0]) + 1)]
    for row, height in zip(rows, heights, strict=True):
        boxes = [Box(left, top, left + 80, top + height) for left in edges[:-1]]
        cells = zip(row, boxes, strict=True)
        made.append(tuple(Cell((Line(t, box),) if t else (), box) for t, box in cells))
        top += height
    grid = Grid(tuple(made), Box(x, 50, edges[-1], top), tuple(edges))
    return Page(number, (grid,), 600, 842)


def criteria(*pages: Page) -> list[Criterion]:
    return [row for built in normalize(pages).built for row in built.appendix.criteria]


def test_the_right_columns_of_a_sheet_go_on_beside_the_rows_of_their_heights() -> None:
    read = criteria(page(1, LEFT, TALL, 40), page(2, RIGHT, TALL, 60))
    assert [row.id for row in read] == ["1", "1.1", "1.2"]
    assert [str(row.scores["achieved_score"]) for row in read] == ["2", "1", "1"]
    assert read[1].texts["notes"].text == "Mới"


def test_the_columns_of_a_sheet_may_take_three_pages() -> None:
    parts = [LEFT, RIGHT, (("Đơn vị chủ trì",), ("Sở Nội vụ",), ("",), ("Sở Tư pháp",))]
    read = criteria(*(page(at, rows, TALL, 40) for at, rows in enumerate(parts, 1)))
    assert [str(row.scores["achieved_score"]) for row in read] == ["2", "1", "1"]
    assert [row.texts["lead"].text for row in read if "lead" in row.texts][-1] == "Sở Tư pháp"


def test_pages_of_other_heights_or_with_codes_of_their_own_are_no_right_part() -> None:
    first = page(1, LEFT, TALL, 40)
    other = [first, page(2, RIGHT, (30.0, 34.0, 20.0, 20.0), 60)]
    assert with_right_parts(other) == other
    coded = [first, page(2, (("STT", "Ghi chú"), ("2", ""), ("3", ""), ("4", "")), TALL, 60)]
    assert with_right_parts(coded) == coded


def test_a_part_in_which_all_cells_of_rows_are_merged_has_the_rows_of_the_other() -> None:
    left = (*LEFT, ("1.3", "Bốn", "1"))
    lead = (("Đơn vị chủ trì",), ("Sở Nội vụ",), ("Sở Tư pháp",), ("Thanh tra",))
    first, second, third, fourth = TALL
    tall = (first, second, third + fourth, 25.0)
    read = criteria(page(1, left, (*TALL, 25.0), 40), page(2, lead, tall, 60))
    said = [row.texts["lead"].text for row in read]
    assert said == ["Sở Nội vụ", "Sở Tư pháp", "Sở Tư pháp", "Thanh tra"]


def test_each_page_of_a_long_table_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[Grid] = []
    ends = abreast._ends
    monkeypatch.setattr(abreast, "_ends", lambda grid: (measured.append(grid), ends(grid))[1])
    pages = [page(number, LEFT, TALL, 40) for number in range(1, 40)]
    with_right_parts([*pages, page(40, RIGHT, TALL, 60)])
    assert len(measured) <= 40


def test_a_piece_of_the_right_part_tells_the_page_on_which_it_is_printed() -> None:
    deep = (("Kết quả", "Kết quả"), *RIGHT)
    pages = [page(1, LEFT, (60.0, *TALL[1:]), 40), page(2, deep, (30.0, *TALL), 60)]
    (built,) = normalize(pages).built
    told = {(piece.role, piece.page, piece.row) for piece in built.pieces}
    assert {("title", 1, 1), ("achieved_score", 2, 2), ("achieved_score", 2, 3)} <= told
    assert ("notes", 2, 4) in told
    assert not {each for each in told if each[0] in ("achieved_score", "notes") and each[1] == 1}


def test_a_name_over_all_columns_of_a_sheet_stands_over_those_of_its_right_part() -> None:
    spanning = msgspec.structs.replace
    left = (("STT", "Nhiệm vụ", "Chủ trì"), ("I. Một", "", ""), ("1", "Hai", "A"), ("2", "Ba", "B"))
    right = (("Thời gian", "Ghi chú"), ("", ""), ("Quý I", ""), ("Quý II", ""))
    pages = [page(1, left, TALL, 40), page(2, right, TALL, 60)]
    made = []
    for each in pages:
        (grid,) = each.blocks
        assert isinstance(grid, Grid)
        row = grid.rows[1]
        assert row[0]
        lines = row[0].lines if each.number == 1 else ()
        merged = (spanning(row[0], lines=lines, column_span=len(row)), *(None for _ in row[1:]))
        rows = (grid.rows[0], merged, *grid.rows[2:])
        made.append(spanning(each, blocks=(spanning(grid, rows=rows),)))
    (whole,) = with_right_parts(made)[0].blocks
    assert isinstance(whole, Grid)
    assert [cell and cell.column_span for cell in whole.rows[1]] == [5, *[None] * 4]
