"""What browsers print before list items, in the cells of a page's table."""

import pytest

from extract.html import read
from extract.markers import marker_of
from schemas.page import Grid
from schemas.settings import Settings


def printed(inner: str) -> list[str]:
    data = f"<table><tr><td>{inner}</td></tr></table>".encode()
    (page,) = read(data, Settings())
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    cell = grid.rows[0][0]
    assert cell is not None
    return [line.text for line in cell.lines]


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        ("<ol type=a><li>x<li>y</ol>", ["a. x", "b. y"]),
        ("<ol style='list-style: upper-roman inside'><li>x</ol>", ["I. x"]),
        ("<ol><li type=A>x<ul><li>y</ul></ol>", ["A. x", "• y"]),
        ("<ul style='list-style-type: \"+ \"'><li>x</ul>", ["+ x"]),
    ],
)
def test_items_begin_as_their_list_counts(inner: str, texts: list[str]) -> None:
    assert printed(inner) == texts


def test_an_empty_item_of_a_list_that_counts_prints_its_number() -> None:
    """Codes that a word processor numbers: the cell holds nothing else."""
    assert printed("<ol start=3><li><p align=center><br></p></li></ol>") == ["3."]
    assert printed("<ol start=2 type=I><li>&nbsp;</ol>") == ["II."]
    assert printed("<ul><li></ul>") == []


def test_numbers_that_letters_and_figures_do_not_reach_are_plain() -> None:
    assert [marker_of("lower-alpha", number) for number in (26, 27)] == ["z.", "27."]
    assert [marker_of("lower-roman", number) for number in (49, 0)] == ["xlix.", "0."]
