"""The rest of a row below a repeated header, no wall being drawn beside it."""

from collections.abc import Sequence

import pytest

from normalize.tables import find_tables
from normalize.undrawn import with_undrawn
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.rows import Table

HEADER = ("STT", "Tiêu chí", "Nhiệm vụ")
OTHER = ("STT", "Tiêu chí", "Sản phẩm")
EDGES = (0.0, 50.0, 150.0, 300.0)
Texts = Sequence[str]


def row(texts: Texts, top: float, height: float = 20.0, opened: bool = False) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            (Line(text, Box(left + 2, top + 2, right - 2, top + height - 2)),) if text else (),
            Box(left, top, right, top + height), open_top=opened, open_bottom=opened,
        )
        for text, left, right in zip(texts, EDGES, EDGES[1:], strict=False)
    )  # fmt: skip


def page(number: int, *rows: Texts, under: Texts = ()) -> Page:
    """A page of one grid; ``under``: what stands below it in its columns."""
    cells = tuple(row(texts, 50.0 + 20 * at) for at, texts in enumerate(rows))
    end = 50.0 + 20 * len(rows)
    below = row(under, end, 40.0, opened=True) if under else ()
    lines = tuple(line for cell in below for line in cell.lines)
    return Page(number, (Grid(cells, column_edges=EDGES, below=below), *lines), 400, 600)


FIRST = page(1, HEADER, ("1", "Cải cách", "- Công khai"))
LAST = page(3, HEADER, ("2", "Tài chính", "- Chi"))


def table(second: Page) -> Table:
    return find_tables([FIRST, second, LAST]).tables[0]


def test_a_row_below_a_repeated_header_is_a_row_of_the_table() -> None:
    found = table(page(2, HEADER, under=("", "", "kết quả")))
    texts = [[cell.text if cell else None for cell in one.cells] for one in found.rows]
    assert texts[1] == ["", "", "kết quả"]


def test_its_lines_are_lost_nowhere_and_told_once() -> None:
    pages = [FIRST, page(2, HEADER, under=("", "", "kết quả")), LAST]
    assert not find_tables(pages).findings
    (grid,) = with_undrawn(pages)[1].blocks
    assert isinstance(grid, Grid) and len(grid.rows) == 2


@pytest.mark.parametrize(
    "second",
    [
        page(2, HEADER, ("3", "Thể chế", "- Soạn"), under=("", "", "ghi chú")),
        page(2, OTHER, under=("", "", "ghi chú")),
    ],
)
def test_below_rows_or_another_header_lines_stay_lines(second: Page) -> None:
    assert with_undrawn([FIRST, second]) == (FIRST, second)


def test_the_first_page_of_a_source_has_no_rest() -> None:
    first = page(1, HEADER, under=("", "", "ghi chú"))
    assert with_undrawn([first]) == (first,)
