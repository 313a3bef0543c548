from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.transcript import cell_of, heading_lines, read
from schemas.findings import Stopped
from schemas.page import Grid, Line
from schemas.settings import Settings

SAMPLE = Path(__file__).parents[1] / "samples" / "phuong-6-2023" / "phuong-6-2023.txt"


def pages(text, **settings):
    return list(read(text.encode(), Settings(**settings)))


def grids(text):
    return [block for page in pages(text) for block in page.blocks if isinstance(block, Grid)]


def texts(text):
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids(text)]


def test_a_block_of_lines_with_tabs_is_a_page():
    found = pages("Title\n\na\tb\n1\t2\n\n\nc\td\n3\t4\nend\n")
    assert [[getattr(b, "text", "grid") for b in page.blocks] for page in found] == [
        ["Title", "grid"],
        ["grid", "end"],
    ]


def test_lines_right_above_a_table_are_no_rows():
    assert texts("Title\na\tb\n1\t2") == [[["a", "b"], ["1", "2"]]]


def test_short_rows_and_rows_without_a_tab_are_filled_with_empty_cells():
    assert texts("a\tb\tc\nI. Group\n1\t2") == [
        [["a", "b", "c"], ["I. Group", "", ""], ["1", "2", ""]]
    ]


def test_a_row_of_tabs_is_a_row():
    assert texts("a\tb\n\t\n1\t2") == [[["a", "b"], ["", ""], ["1", "2"]]]


def test_a_column_that_only_tabs_at_the_line_ends_make_is_none():
    assert texts("a\tb\t\n1\t2\t") == [[["a", "b"], ["1", "2"]]]


def test_one_row_alone_is_a_table_where_it_is_as_wide_as_the_one_before():
    assert texts("a\tb\tc\n1\t2\t3\n\n\t\ttail") == [
        [["a", "b", "c"], ["1", "2", "3"]],
        [["", "", "tail"]],
    ]


def test_a_transcription_cannot_show_spans():
    assert not grids("a\tb\n1\t2")[0].shows_spans


def test_plain_running_text_is_one_line_that_does_not_say_whether_it_opens():
    assert cell_of("- một  hai - ba", Settings()).lines == (Line("- một hai - ba"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a</p><p>b</p>", [("a", True), ("b", True)]),
        ("a<br>b", [("a", None), ("b", True)]),
        ("<ul style='list-style: none'> <li>- a</li> <li>-b</ul>", [("- a", True), ("-b", True)]),
        ("a <ul><li>b</ul> c", [("a", None), ("• b", True), ("c", True)]),
        ("<Điểm> b/a < 0.8 &amp; c > d", [("<Điểm> b/a < 0.8 & c > d", None)]),
        ("a <b and c> d", [("a <b and c> d", None)]),
        ("x<!-- no --><script>no</script>y", [("xy", None)]),
        ("&nbsp;", []),
    ],
)  # fmt: skip
def test_markup_in_a_cell_opens_paragraphs(text, expected):
    assert [(line.text, line.opens) for line in cell_of(text, Settings()).lines] == expected


def test_bold_is_a_share():
    (line,) = cell_of("<b>ab</b> <i>cd</i>", Settings()).lines
    assert (line.bold, line.italic) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Phụ lục**  ", ("Phụ lục", 1.0, 0.0)),
        ("*(Kèm theo)*", ("(Kèm theo)", 0.0, 1.0)),
        ("***a***", ("a", 1.0, 1.0)),
        ("a **b**", ("a b", 0.5, 0.0)),
        ("2*3*4", ("2*3*4", 0.0, 0.0)),
        ("(*) Chỉ thực hiện (*)", ("(*) Chỉ thực hiện (*)", 0.0, 0.0)),
        ("# Tên", ("Tên", 1.0, 0.0)),
        ("<b>a</b>", ("a", 1.0, 0.0)),
        (r"\*a\*", ("*a*", 0.0, 0.0)),
    ],
)
def test_emphasis_around_a_table_is_read(text, expected):
    (line,) = heading_lines(text, Settings())
    assert (line.text, line.bold, line.italic) == expected


@given(st.text(st.sampled_from("ab<>/&;*\t\n\r\\\"'= \u00a0"), max_size=200))
def test_no_text_breaks_the_reader_and_all_rows_are_equally_long(text):
    for grid in grids(text):
        assert len({len(row) for row in grid.rows}) == 1


@pytest.mark.parametrize("text", ["<b>" * 300 + "\ta\nb\tc", "a\t" * 1200 + "b\na\tb"])
def test_bombs_are_too_large(text):
    with pytest.raises(Stopped, match="too-large"):
        pages(text)


@pytest.mark.parametrize("piece", ['<b a="', "<b ", "*a", "<!--", "&#", "<p a='b' "])
def test_floods_are_read_in_linear_time(piece):
    assert pages(f"a\tb\n{piece * 30_000}\tc")
    assert pages(piece * 30_000)


def test_the_sample_has_nineteen_pages_and_its_rows():
    found = [b for page in read(SAMPLE.read_bytes(), Settings()) for b in page.blocks]
    rows = [row for block in found if isinstance(block, Grid) for row in block.rows]
    assert sum(isinstance(block, Grid) for block in found) == 19
    assert len(rows) == 122 + 19 * 2
    assert {len(row) for row in rows} == {7}
