"""A form below a table is none of its rows."""

from collections.abc import Sequence

import msgspec
import pytest

from normalize.forms import is_its_rest, is_labelled, is_signed, stands_apart
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.rows import PageLine, Place, PrintedRow

TITLE = Line("Phiếu thông tin", Box(200, 300, 300, 312))


def grid(*rows: Sequence[str]) -> Grid:
    cells = tuple(tuple(Cell((Line(text),) if text else ()) for text in row) for row in rows)
    edges = tuple(50.0 + 100.0 * n for n in range(len(rows[0]) + 1))
    return Grid(cells, Box(50, 320, 550, 360), edges)


FORM = grid(("Họ và tên", "……"), ("Chức vụ", "……"))
ROWS = (PrintedRow(Place(3, 9), (Cell(),) * 5),)


def page(number: int) -> Page:
    return Page(number, (), 842, 595)


def test_a_form_below_a_text_on_the_table_s_last_page_is_none_of_its_rows() -> None:
    assert stands_apart(page(3), FORM, ROWS, [TITLE])


def test_without_a_text_between_them_or_on_the_next_page_rows_may_go_on() -> None:
    assert not stands_apart(page(3), FORM, ROWS, [])
    assert not stands_apart(page(4), FORM, ROWS, [TITLE])


@pytest.mark.parametrize(("bottom", "apart"), [(300.0, True), (318.0, False)])
def test_a_form_for_which_a_line_has_room_above_it_is_none_of_the_rows(
    bottom: float, apart: bool
) -> None:
    said = Line("Mã số: QT-01", Box(60, 322, 150, 334))
    form = msgspec.structs.replace(FORM, rows=((Cell((said,)), Cell()),))
    row = PrintedRow(Place(3, 9), (Cell(box=Box(50, 280, 150, bottom)), *(Cell(),) * 4))
    assert stands_apart(page(3), form, [row], []) is apart


def test_a_form_below_a_title_on_a_page_of_its_own_is_none_of_the_rows_before() -> None:
    title = msgspec.structs.replace(TITLE, bold=1.0)
    assert stands_apart(page(4), FORM, ROWS, [title])
    assert not stands_apart(page(4), grid(("1.1", "Thể chế")), ROWS, [title])
    assert stands_apart(page(4), FORM, ROWS, [Line("PHIẾU THÔNG TIN", TITLE.box)])


def test_rows_with_codes_or_most_of_the_columns_go_on() -> None:
    assert not stands_apart(page(3), grid(("1.1", "Thể chế")), ROWS, [TITLE])
    assert not stands_apart(page(3), grid(("", "Đủ", "0,5", "")), ROWS, [TITLE])


def test_a_form_below_a_label_of_its_own_is_none_of_the_rows_above() -> None:
    heading, lines = [PageLine(3, Line("Phụ lục I"))], [Line("Mẫu số 2"), TITLE]
    assert is_labelled(FORM, heading, lines)
    assert not is_labelled(grid(("3", "Thể chế")), heading, lines)
    assert not is_labelled(FORM, heading, [Line("Phụ lục I")])
    assert not is_labelled(FORM, heading, [TITLE])


def test_a_signature_block_is_none_of_the_rows_above() -> None:
    signed = ("Nơi nhận: - Như Điều 3;", "KT. GIÁM ĐỐC")
    assert is_signed(grid(signed))
    assert is_signed(grid(signed[::-1], ("", "Trần Hữu Đạt")))
    assert not is_signed(grid(("1.1", "TM. ỦY BAN NHÂN DÂN")))
    assert not is_signed(grid(("Thể chế", "2,00"), signed))


def test_a_block_of_signatures_that_a_page_cuts_is_no_row_on_either_page() -> None:
    signed, rest = grid(("Nơi nhận:", "CHỦ TỊCH")), grid(("- Lưu: VT.", "Lê Văn A"))
    table = tuple(50.0 + 50.0 * n for n in range(6))
    assert is_its_rest(rest, signed, table)
    assert not is_its_rest(rest, None, table)
    assert not is_its_rest(rest, signed, signed.column_edges)
    assert not is_its_rest(grid(("1.1", "Thể chế")), signed, table)
