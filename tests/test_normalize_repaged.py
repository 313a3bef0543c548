"""Tables in which a converter put the pages of a print together."""

from collections.abc import Sequence

import pytest

from normalize.read import normalize
from normalize.repaged import repaged
from schemas.page import Cell, Grid, Line, Page

HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Nhiệm vụ")
ONE = ("1", "Tổ chức tiếp công dân", "1,00", "Lập kế hoạch kiểm tra công tác")
TWO = ("2", "Rà soát văn bản", "1,00", "Tự kiểm tra")
THREE = ("3", "Công khai thủ tục", "1,00", "Niêm yết")


def cells(row: Sequence[str | Cell | None]) -> tuple[Cell | None, ...]:
    return tuple(Cell((Line(x),) if x else ()) if isinstance(x, str) else x for x in row)


def grid(*rows: Sequence[str | Cell | None]) -> Grid:
    return Grid(tuple(map(cells, rows)))


def wide(text: str) -> tuple[Cell | None, ...]:
    return Cell((Line(text),), column_span=4), None, None, None


@pytest.mark.parametrize(("row", "parts"), [
    (wide("Trang 2"), 3), (wide("trang 2/7"), 3), (("", "Page 2 of 7", "", ""), 3),
    (wide("2"), 1), (wide("Trang thông tin điện tử"), 1),
    (("", "định kỳ hằng tháng", "", ""), 1),
])  # fmt: skip
def test_a_table_is_parted_where_a_page_ended(
    row: tuple[str | Cell | None, ...], parts: int
) -> None:
    table = Grid(grid(HEADER, ONE, row, TWO, ONE, TWO, THREE).rows, header_rows=1)
    (page,) = repaged([Page(1, (table,))])
    assert len(page.blocks) == parts
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    assert [one.header_rows for one in grids] == [1, 0][: len(grids)]
    edged = Grid(table.rows, column_edges=(0, 10, 20, 30, 40))
    assert repaged([Page(1, (edged,))]) == (Page(1, (edged,)),)


def test_the_rest_of_a_row_is_read_with_it() -> None:
    rest = ("", "định kỳ hằng tháng", "", "cải cách hành chính")
    (built,) = normalize([Page(1, (grid(HEADER, ONE, wide("Trang 2"), rest, TWO, THREE),))]).built
    rows = built.appendix.criteria
    assert [row.title for row in rows] == [
        "Tổ chức tiếp công dân định kỳ hằng tháng", "Rà soát văn bản", "Công khai thủ tục",
    ]  # fmt: skip
    assert rows[0].texts["tasks"].text == "Lập kế hoạch kiểm tra công tác cải cách hành chính"
