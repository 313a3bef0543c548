"""What browsers print before list items, in the cells of a page's table."""

import pytest

from extract.html import read
from extract.markers import content_of, marker_of
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


GOOGLE = """<style>ol.k-0, ul.b-0 {list-style-type:none}
.k-0>li:before{content:"" counter(c-0,upper-roman) ". "}
.k-0>li{counter-increment:c-0}.k-1>li{counter-increment:c-1}
.k-1 > li::before{content:"" counter(c-0,decimal) "." counter(c-1,decimal) " "}
.b-0>li:before{content:"\\0025cf  "}.m-0>li:before{content:"- "}</style>"""


def test_a_style_sheet_puts_texts_and_counters_before_the_items_of_its_lists() -> None:
    """A word processor on the web saves codes and bullets so, a list a cell."""
    assert printed(GOOGLE + "<ol class='x k-0' start=2><li><span></span></li></ol>") == ["II."]
    outer = "<ol class=k-0 start=3><li>a</li></ol>"
    assert printed(f"{GOOGLE}{outer}<ol class=k-1><li>b</li></ol>") == ["III. a", "3.1 b"]
    assert printed(GOOGLE + "<ul class=b-0><li>a</li></ul>") == ["● a"]
    assert printed(GOOGLE + "<ul class=m-0><li>a</li><li>- b</li><li></li></ul>") == ["- a", "- b"]


@pytest.mark.parametrize("escape", [r"\0", r"\d800", r"\110000"])
def test_an_escape_that_is_no_letter_is_the_sign_for_that(escape: str) -> None:
    assert content_of(f'"{escape}"', {}) == "\ufffd"
