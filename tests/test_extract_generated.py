"""Numbers that a style sheet prints before cells, and labels that stand beside texts."""

import pytest

from extract.html import read
from schemas.page import Grid
from schemas.settings import Settings

ROWS = "<tr><td></td><td>a</td></tr><tr><td></td><td>b</td></tr>"


def texts(sheet: str, table: str) -> list[list[str]]:
    markup = f"<meta charset=utf-8><style>{sheet}</style>{table}"
    pages = read(markup.encode(), Settings())
    (grid,) = [block for page in pages for block in page.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row if cell] for row in grid.rows]


@pytest.mark.parametrize("sheet", [
    "td:first-child:before{counter-increment:n;content:counter(n)}",
    ".c{counter-reset:n}.c tr{counter-increment:n}.c td:nth-child(1)::before{content:counter(n)}",
    "tbody tr{counter-increment:n}tr>td:first-child::before{content:counter(n,decimal)}",
])  # fmt: skip
def test_a_counter_numbers_the_rows(sheet: str) -> None:
    table = f"<table class=c><tbody>{ROWS}</tbody></table>"
    assert texts(sheet, table) == [["1", "a"], ["2", "b"]]


def test_counters_of_two_levels_make_one_code_and_begin_anew() -> None:
    sheet = (
        "tr.x{counter-increment:a;counter-reset:b}tr.y{counter-increment:b}"
        ".x td:first-child:before{content:counter(a)}"
        ".y td:first-child:before{content:counter(a) '.' counter(b)}"
    )
    row = "<tr class={}><td></td><td>t</td></tr>"
    table = "<table>" + "".join(map(row.format, "xyyxy")) + "</table>"
    assert [row[0] for row in texts(sheet, table)] == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_rule_for_the_rows_of_a_body_does_not_count_those_of_the_header() -> None:
    sheet = "tbody tr{counter-increment:n}td:first-child:before{content:counter(n)}"
    table = f"<table><thead><tr><th>STT</th><th>T</th></tr></thead><tbody>{ROWS}</tbody></table>"
    assert texts(sheet, table) == [["STT", "T"], ["1", "a"], ["2", "b"]]


def test_other_texts_that_styles_put_before_cells_are_not_printed() -> None:
    sheet = "td:before{content:attr(data-label)} td:first-child::before{content:'\\f0c8'}"
    assert texts(sheet, f"<table>{ROWS}</table>") == [["", "a"], ["", "b"]]


def test_a_label_that_floats_stands_beside_its_text() -> None:
    """An office suite writes codes and bullets of lists so."""
    label = "<span style='display:block;float:left;min-width:0cm'>1.1</span>"
    assert texts("", f"<table><tr><td><p>{label}Tên</p></td></tr></table>") == [["1.1 Tên"]]
    blocks = "<div style='float:left'>a</div><div style='float:left'>b</div>"
    assert texts("", f"<table><tr><td>{blocks}</td></tr></table>") == [["a\nb"]]


def test_spans_that_reach_over_the_ends_of_bodies_make_whole_rows() -> None:
    """A page with a ``<tbody>`` a row; where rows are whole as browsers read them, they are so."""
    rows = ["<tr><td>1<td rowspan=2>x<td>a</tr>", "<tr><td>2<td>b</tr>", "<tr><td>3<td>y<td>c</tr>"]
    table = "".join(f"<tbody>{row}</tbody>" for row in rows)
    assert texts("", f"<table>{table}</table>") == [["1", "x", "a"], ["2", "b"], ["3", "y", "c"]]
    rows[1] = "<tr><td>2<td>z<td>b</tr>"
    table = "".join(f"<tbody>{row}</tbody>" for row in rows)
    assert texts("", f"<table>{table}</table>")[1] == ["2", "z", "b"]
