"""Cells of markup between which a clerk took the border away."""

import pytest

from extract.html import read
from schemas.page import Cell, Grid
from schemas.settings import Settings

SOLID = "border: 1px solid"


def rows(*markup: str) -> list[list[Cell | None]]:
    made = "".join(f"<tr>{row}</tr>" for row in markup)
    (page,) = read(f"<table>{made}</table>".encode(), Settings())
    (block,) = (block for block in page.blocks if isinstance(block, Grid))
    return [list(row) for row in block.rows]


def cell(text: str, style: str = "") -> str:
    return f'<td style="{SOLID}; {style}">{text}</td>'


@pytest.mark.parametrize(
    ("upper", "lower", "text", "spans"),
    [
        ("border-bottom: none", "border-top: none", "", 2),
        ("", "border-top: none", "", 1),  # Word writes each border once
        ("border-bottom: none", "border-top: none", "khác", 1),
    ],
)
def test_an_empty_cell_below_one_without_a_border_between_them_is_part_of_it(
    upper: str, lower: str, text: str, spans: int
) -> None:
    made = rows(
        cell("1") + cell("Sở Nội vụ", upper),
        cell("2") + cell(text, lower),
    )
    assert [row[1] and row[1].row_span for row in made] == [spans, None if spans == 2 else 1]


def test_rows_without_any_border_between_them_are_two() -> None:
    made = rows(
        cell("1", "border-bottom: none") + cell("Sở Nội vụ", "border-bottom: none"),
        cell("", "border-top: none") + cell("", "border-top: none"),
    )
    assert [cell and cell.row_span for row in made for cell in row] == [1, 1, 1, 1]
