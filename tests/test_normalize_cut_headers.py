"""Headers that a page cuts: one header over two pages."""

import msgspec
import pytest

from normalize.tables import find_tables
from schemas.page import Cell, Grid, Line, Page
from schemas.rows import Table

EDGES = (0.0, 40.0, 300.0, 360.0, 420.0)
NUMBERS = ("(1)", "(2)", "(3)", "(4)")
ROW = ("1", "Xây dựng kế hoạch", "2,0", "1,5")


def grid(*rows: tuple[str | None, ...]) -> Grid:
    def made(text: str | None) -> Cell | None:
        return None if text is None else Cell(tuple(map(Line, text.split("\n"))) if text else ())

    return Grid(tuple(tuple(map(made, row)) for row in rows), column_edges=EDGES)


def read(head: Grid, body: Grid) -> Table:
    (table,) = find_tables([Page(1, (head,)), Page(2, (body,))]).tables
    return table


def names(table: Table) -> list[str]:
    return [column.header for column in table.columns]


CUT = ("STT", "Tiêu chí", "Điểm", "")


def test_the_rest_of_a_header_stands_above_the_row_that_counts_columns() -> None:
    table = read(grid(CUT), grid(("", "", "tối đa", "Điểm tự chấm"), NUMBERS, ROW))
    assert names(table) == ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"]
    assert [cell and cell.text for cell in table.rows[0].cells] == list(ROW)


def test_names_below_just_the_columns_without_one_are_the_rest_of_a_header() -> None:
    table = read(grid(("STT", "Tiêu chí", "", "")), grid(("", "", "Điểm chuẩn", "Tự chấm"), ROW))
    assert names(table)[2:] == ["Điểm chuẩn", "Tự chấm"]


def test_a_row_that_says_more_than_what_a_header_lacks_is_a_row() -> None:
    table = read(grid(CUT), grid(("I", "Chỉ đạo", "", "Điểm"), ROW))
    assert len(table.rows) == 2


def test_a_whole_header_above_a_page_that_counts_the_columns_is_none_that_is_cut() -> None:
    whole = ("STT", "Tiêu chí", "Điểm tối đa", "Tự chấm")
    table = read(grid(whole), grid(NUMBERS, ROW))
    assert names(table) == list(whole)
    assert len(table.rows) == 1


def test_a_row_without_a_code_above_other_rows_is_no_rest_of_a_whole_header() -> None:
    whole = ("STT", "Tiêu chí", "Điểm tối đa", "Tự chấm")
    table = read(grid(whole), grid(("", "Công tác chỉ đạo", "", ""), ROW))
    assert names(table) == list(whole)
    assert len(table.rows) == 2


def test_names_below_just_the_group_of_a_header_are_its_second_row() -> None:
    cut = grid(("STT", "Tiêu chí", "Kết quả đánh giá"))
    cut = msgspec.structs.replace(cut, column_edges=(0.0, 40.0, 300.0, 420.0))
    table = read(cut, grid(("", "", "Tự đánh giá", "Thẩm định"), NUMBERS, ROW))
    assert [(c.header, c.group) for c in table.columns[2:]] == [
        ("Tự đánh giá", "Kết quả đánh giá"),
        ("Thẩm định", "Kết quả đánh giá"),
    ]
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("first", "behind", "rows"),
    [
        (("", "thành phần (2)"), (NUMBERS, ROW), 1),
        (("", "thành phần"), (ROW,), 1),
        (("I", "Thể chế"), (ROW,), 2),
        (("", "thành phần (2)"), (ROW,), 2),
    ],
)
def test_names_below_a_group_and_last_words_beside_it_are_a_header_s_second_row(
    first: tuple[str, str], behind: tuple[tuple[str, ...], ...], rows: int
) -> None:
    cut = grid(("STT", "Tiêu chí", "Kết quả đánh giá"))
    cut = msgspec.structs.replace(cut, column_edges=(0.0, 40.0, 300.0, 420.0))
    table = read(cut, grid((*first, "Tự đánh giá", "Thẩm định"), *behind))
    assert (names(table)[2:] == ["Tự đánh giá", "Thẩm định"]) is (rows == 1)
    assert len(table.rows) == rows


def test_the_rest_of_a_narrow_name_of_codes_is_no_code() -> None:
    cut = grid(("ST", "Lĩnh vực/Tiêu chí", "Điểm", "Điểm đánh giá"))
    cut = msgspec.structs.replace(cut, column_edges=(0.0, 40.0, 300.0, 360.0, 480.0))
    body = grid(
        ("T", "thành phần", "tối đa", "Tự đánh giá", "Thẩm định"), ("1", "Thể chế", "5", "4", "4")
    )
    body = msgspec.structs.replace(body, column_edges=(0.0, 40.0, 300.0, 360.0, 420.0, 480.0))
    table = read(cut, body)
    assert names(table)[3:] == ["Tự đánh giá", "Thẩm định"]
    assert (table.columns[0].role, len(table.rows)) == ("code", 1)


@pytest.mark.parametrize(("sides", "rows"), [("open", 1), ("closed", 2)])
def test_the_last_words_of_names_left_open_are_theirs(sides: str, rows: int) -> None:
    head, body = grid(("STT", "Tiêu chí", "Điểm", "Đơn vị")), grid(("", "", "", "Phối hợp"), ROW)
    if sides == "open":
        (cut,), (rest, row) = head.rows, body.rows
        cut = tuple(c and msgspec.structs.replace(c, open_bottom=True) for c in cut)
        rest = tuple(c and msgspec.structs.replace(c, open_top=True) for c in rest)
        head = msgspec.structs.replace(head, rows=(cut,))
        body = msgspec.structs.replace(body, rows=(rest, row))
    table = read(head, body)
    assert len(table.rows) == rows
    assert (names(table)[3] == "Đơn vị Phối hợp") is (sides == "open")


@pytest.mark.parametrize(
    ("rest", "below", "name"),
    [
        ("thành phần", "1", "Tiêu chí/Tiêu chí thành phần"),
        ("thành phần", "", "Tiêu chí/Tiêu chí"),
        ("Thành phần", "1", "Tiêu chí/Tiêu chí"),
    ],
)
def test_last_words_in_small_letters_above_a_code_are_the_rest_of_a_closed_header(
    rest: str, below: str, name: str
) -> None:
    head = grid(("STT", "Tiêu chí/Tiêu chí", "Điểm tối đa", "Tự chấm"))
    table = read(head, grid(("", rest, "", ""), (below, *ROW[1:]), ("2", *ROW[1:])))
    assert names(table)[1] == name
