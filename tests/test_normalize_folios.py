"""Rows that hold the number of their page alone."""

from collections.abc import Sequence

import pytest

from normalize.folios import without_folios
from schemas.page import Cell, Grid, Line, Page

ROW = (Cell((Line("1"),)), Cell((Line("Kế hoạch"),)))


def wide(text: str) -> tuple[Cell | None, ...]:
    return Cell((Line(text),), column_span=2), None


def rows(*feet: str, first: Sequence[str] = ()) -> list[int]:
    """How many rows are left in the tables of pages with these feet, and heads."""
    heads = [[wide(head)] for head in first] or [[] for _ in feet]
    pages = [
        Page(number, (Grid((*head, ROW, wide(foot))),))
        for number, (head, foot) in enumerate(zip(heads, feet, strict=True), 1)
    ]
    found = without_folios(pages)
    return [sum(len(b.rows) for b in page.blocks if isinstance(b, Grid)) for page in found]


@pytest.mark.parametrize("feet", [
    ("Trang 1/3", "Trang 2/3", "Trang 3/3"), ("4", "5", "6"), ("- 1 -", "- 2 -", "- 3 -"),
    ("Trang 1", "Trang 1", "Trang 2"),  # a page has cut the first table
])  # fmt: skip
def test_a_row_with_the_number_of_its_page_is_none(feet: tuple[str, ...]) -> None:
    assert rows(*feet) == [1, 1, 1]


@pytest.mark.parametrize("feet", [
    ("Trang 1", "Trang 2", "Trang 4"), ("Tổng điểm", "Trang 2", "Ghi chú"), ("(12)", "(11)", "9"),
])  # fmt: skip
def test_a_row_whose_number_does_not_count_on_stays(feet: tuple[str, ...]) -> None:
    assert rows(*feet) == [2, 2, 2]


def test_a_row_that_says_that_the_table_goes_on_is_none() -> None:
    assert rows("(Còn tiếp)", "(Còn tiếp)", "Ghi chú: hết") == [1, 1, 2]


def test_its_words_stand_below_the_table() -> None:
    pages = without_folios([Page(n, (Grid((ROW, wide(f"Trang {n}"))),)) for n in (1, 2)])
    assert [page.blocks[-1] for page in pages] == [Line("Trang 1"), Line("Trang 2")]


def test_a_letterhead_and_a_signature_stand_in_tables_of_their_own() -> None:
    pages = [Page(n, (Grid((ROW, ROW)),)) for n in (1, 4)]
    pages[1:1] = [Page(n, (Grid((ROW, wide(f"Trang {n}/9"))),)) for n in (2, 3)]
    kept = [len(page.blocks[0].rows) for page in without_folios(pages)]  # type: ignore[union-attr]
    assert kept == [2, 1, 1, 2]


def test_several_tables_of_one_page_have_feet() -> None:
    grids = tuple(Grid((ROW, wide(f"Trang {n}/3"))) for n in (1, 2, 3))
    (page,) = without_folios([Page(1, grids)])
    assert [len(block.rows) for block in page.blocks if isinstance(block, Grid)] == [1, 1, 1]
