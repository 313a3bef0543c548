"""Copies of a header, put between two rows, that a page cuts."""

import msgspec
import pytest

from normalize import cut_copies
from normalize.cut_copies import without_cut_copies
from normalize.tables import find_tables
from schemas.page import Page
from schemas.rows import Table
from test_normalize_cut_headers import ROW, grid

HEADER = ("Số TT", "Tiêu chí", "Điểm chuẩn", "Tự chấm")
OTHER = ("2", "Kiểm tra", "1,0", "0,5")


def read(above: tuple[str, ...], below: tuple[str, ...]) -> list[Table]:
    first, second = grid(HEADER, ROW, above), grid(below, OTHER)
    return list(find_tables([Page(1, (first,)), Page(2, (second,))]).tables)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("Số", "Tiêu chí", "Điểm", "Tự"), ("TT", "", "chuẩn", "chấm")),
        (("Số", "Tiêu chí", "Điể", "Tự"), ("TT", "", "m chuẩn", "chấm")),
    ],
    ids=["between words", "inside one"],
)
def test_both_parts_of_a_copy_that_a_page_cuts_are_no_rows(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    (table,) = read(above, below)
    assert [row.cells[1] and row.cells[1].text for row in table.rows] == [ROW[1], OTHER[1]]


def test_parts_that_are_not_the_header_together_are_rows() -> None:
    assert sum(len(t.rows) for t in read(("Số", "Tiêu chí", "Điểm", "Tự"), ("", "TT", "", ""))) == 4


def test_a_copy_of_two_rows_may_be_cut_in_the_lower_one() -> None:
    head = grid(("TT", "Tiêu chí", "Điểm", None), (None, None, "Tự chấm", "Thẩm định"), ROW)
    cells = head.rows[0]
    wide = msgspec.structs.replace(cells[2], column_span=2)  # type: ignore[type-var]
    rows = ((*cells[:2], wide, None), *head.rows[1:])
    cut = grid((None, None, "Tự chấm", "Thẩm"))
    first = msgspec.structs.replace(head, rows=(*rows, rows[0], *cut.rows))
    pages = [Page(1, (first,)), Page(2, (grid(("", "", "", "định"), OTHER),))]
    (table,) = find_tables(pages).tables
    assert [row.cells[1] and row.cells[1].text for row in table.rows] == [ROW[1], OTHER[1]]


def test_the_header_of_a_long_table_is_looked_for_once_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[object] = []
    find = cut_copies.find_header
    monkeypatch.setattr(
        cut_copies, "find_header", lambda rows, marked: (looked.append(rows), find(rows, marked))[1]
    )
    tail = ("", "của tỉnh", "Sở Nội vụ", "Báo cáo")
    without_cut_copies([Page(n, (grid(ROW, tail),)) for n in range(1, 41)])
    assert len(looked) <= 40
