"""Over how many rows the cells of a tagged PDF say that they go, as both engines read it."""

import pytest

from extract.pdf import read
from extract.tags import Element, span_of
from schemas.page import Cell, Grid
from schemas.settings import Settings
from test_extract_tagged import PRINT


def told(engine: str) -> dict[tuple[int, ...], list[Cell]]:
    """Per element its cells on the pages of a browser's print."""
    found: dict[tuple[int, ...], list[Cell]] = {}
    for page in read(PRINT.read_bytes(), Settings(engine=engine)):
        for grid in (block for block in page.blocks if isinstance(block, Grid)):
            for cell in (cell for row in grid.rows for cell in row if cell and cell.element_rows):
                found.setdefault(cell.element, []).append(cell)
    return found


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_cell_that_stands_on_one_page_goes_over_as_many_rows_as_its_tags_say(engine: str) -> None:
    whole = [cells[0] for cells in told(engine).values() if not cells[1:]]
    closed = [cell for cell in whole if not (cell.open_top or cell.open_bottom)]
    assert closed
    assert {cell.element for cell in closed if cell.element_rows != cell.row_span} == set()


def test_both_engines_read_the_same_rows() -> None:
    first, second = (
        {element: cells[0].element_rows for element, cells in told(engine).items()}
        for engine in ("pdfium", "pdfplumber")
    )
    assert first == second


def test_what_stands_in_a_cell_goes_over_its_rows() -> None:
    cell = Element((0, 4, 1)).of_type("TD", 3)
    assert cell.child(0, 1).of_type("P").child(0, 1).of_type("Span").row_span == 3


@pytest.mark.parametrize(
    ("value", "rows"), [(3.0, 3), (0.0, 0), (-2.0, 0), (1e30, 0), (float("nan"), 0)]
)
def test_a_number_of_rows_is_whole_and_no_wonder(value: float, rows: int) -> None:
    assert span_of(value) == rows
