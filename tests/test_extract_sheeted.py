import pytest

from extract.html import read
from schemas.page import Grid
from schemas.settings import Settings

RULED = 'style="border-top: 1px solid #000; border-left: 1px solid #000"'
HEADER = f"<tr><td {RULED}>STT<td {RULED}>Tiêu chí<td {RULED}>Điểm</tr>"
BODY = f"<tr><td {RULED}>1<td {RULED}>Thể chế<td {RULED}>2,5</tr>"
TITLE = "<tr><td>UBND TỈNH<td><td>CỘNG HÒA</tr><tr><td colspan=3>PHỤ LỤC I</tr>"
SIGNED = "<tr><td><td><td></tr><tr><td>NGƯỜI LẬP<td><td>CHỦ TỊCH</tr>"


def blocks(markup: str) -> list[object]:
    found = [block for page in read(markup.encode(), Settings()) for block in page.blocks]
    return [len(b.rows) if isinstance(b, Grid) else b.text for b in found]


def test_rows_without_borders_around_the_ruled_part_of_a_sheet_are_text() -> None:
    said = blocks(f"<table>{TITLE}{HEADER}{BODY}{BODY}{SIGNED}</table>")
    assert said == ["UBND TỈNH", "CỘNG HÒA", "PHỤ LỤC I", 3, "NGƯỜI LẬP", "CHỦ TỊCH"]


def test_borders_may_stand_in_a_style_sheet_s_classes() -> None:
    style = "<style>td {border:none} .xl66 {border:.5pt solid windowtext}</style>"
    rows = (HEADER + BODY * 2).replace(RULED, "class=xl66")
    assert blocks(f"{style}<table>{TITLE}{rows}</table>")[-1] == 3


@pytest.mark.parametrize(
    "rows",
    [
        TITLE + BODY.replace(RULED, "") * 3,  # nothing is ruled
        HEADER + BODY.replace(RULED, "") * 3,  # the header alone is
        BODY.replace(RULED, "") + HEADER + BODY * 2,  # a row of three cells
        f"<tr><td rowspan=2>I<td colspan=2>A</tr>{HEADER}{BODY}",  # a cell reaches into it
    ],
)
def test_where_borders_do_not_tell_all_rows_are_the_table_s(rows: str) -> None:
    assert blocks(f"<table>{rows}</table>") == [rows.count("<tr>")]


def test_a_row_without_borders_inside_a_sheet_s_table_is_its() -> None:
    assert blocks(f"<table>{HEADER}{BODY}<tr><td><td>Cộng<td>5</tr>{BODY}</table>") == [4]


def test_letters_and_numbers_around_the_cells_of_a_sheet_are_none_of_its_table() -> None:
    """So web sheets are saved; a hidden row or column leaves out its number or letter."""
    head = "<thead><tr><th><th>A<th>B<th>D</tr></thead>"
    rows = (HEADER, BODY, BODY)
    numbered = "".join(
        r.replace("<tr>", f"<tr><th>{n}", 1) for n, r in zip((1, 2, 4), rows, strict=True)
    )
    (made,) = read(f"<table>{head}{numbered}</table>".encode(), Settings())
    (grid,) = made.blocks
    assert isinstance(grid, Grid)
    assert [[cell and cell.text for cell in row][:2] for row in grid.rows[:2]] == [
        ["STT", "Tiêu chí"],
        ["1", "Thể chế"],
    ]
    plain = blocks(f"<table>{head}{numbered.replace('<th>1', '<th>2')}</table>")
    assert plain == [4]


LABEL = "<tr><td colspan=3>PHỤ LỤC II</tr><tr><td colspan=3>BỘ TIÊU CHÍ CẤP XÃ</tr>"


def test_a_sheet_may_hold_several_tables_with_their_titles_between_them() -> None:
    other = HEADER.replace("Điểm", "Điểm chuẩn")
    said = blocks(f"<table>{TITLE}{HEADER}{BODY * 2}{LABEL}{other}{BODY}</table>")
    assert said[3:] == [3, "PHỤ LỤC II", "BỘ TIÊU CHÍ CẤP XÃ", 2]
    again = "<tr><td colspan=3>B. CẤP XÃ</tr>"  # one line stands between tables of one header
    assert blocks(f"<table>{TITLE}{HEADER}{BODY * 2}{again}{HEADER}{BODY}</table>")[3:] == [
        3, "B. CẤP XÃ", 2,
    ]  # fmt: skip
    assert blocks(f"<table>{TITLE}{HEADER}{BODY * 2}{again}{BODY}</table>")[3:] == [5]
    bold, other = (
        f"<tr><td {RULED}><b>{first}</b><td {RULED}><b>{name}</b></tr>"
        for first, name in (("STT", "Đơn vị"), ("TT", "Tiêu chí"))
    )
    said = blocks(f"<table>{TITLE}{bold}{BODY * 2}{again}{other}{BODY}</table>")[3:]
    assert said == [3, "B. CẤP XÃ", 2]
    sections = "<tr><td>B<td>CẤP XÃ</tr><tr><td>I<td>Nội vụ</tr>"  # no header stands below them
    assert blocks(f"<table>{TITLE}{HEADER}{BODY * 2}{sections}{BODY}</table>")[3:] == [6]
    part = other.replace("TT", "2.1")  # a group without borders above a bold row of its own
    assert blocks(f"<table>{TITLE}{bold}{BODY * 2}{again}{part}{BODY}</table>")[3:] == [6]


def test_cells_behind_the_end_of_a_sheet_s_table_are_no_columns_of_it() -> None:
    rows = (HEADER + BODY * 2).replace("</tr>", "<td></td></tr>")
    page, *_ = read(f"<table>{TITLE}{rows}</table>".encode(), Settings())
    grid = page.blocks[-1]
    assert isinstance(grid, Grid) and len(grid.rows[0]) == 3
