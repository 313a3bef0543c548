"""A total that a browser repeats below each page's part of a table."""

from collections.abc import Sequence

from normalize.feet import without_foot
from schemas.page import Cell, Line
from schemas.rows import Place, PrintedRow

TOTAL = ("", "Tổng điểm", "100")


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Line(text),) if text else ()) for text in texts)


def kept(page: Sequence[Sequence[str]], following: Sequence[Sequence[str]]) -> int:
    """How many rows of a page are left."""
    rows = [PrintedRow(Place(1, at), cells(*row)) for at, row in enumerate(page)]
    body, foot = without_foot(rows, [cells(*row) for row in following])
    assert not foot or len(foot) == 1
    return len(body)


ROW, NEXT = ("1", "Thể chế", "60"), ("2", "Bộ máy", "40")


def test_a_total_above_who_signs_on_the_last_page_is_repeated_before_it() -> None:
    signed = ("Nơi nhận:", "", "GIÁM ĐỐC")
    assert kept([ROW, TOTAL], [NEXT, TOTAL, signed]) == 1
    assert kept([ROW, TOTAL, ("", "", "")], [NEXT, TOTAL]) == 1


def test_a_total_above_rows_with_figures_is_none_of_the_page_before() -> None:
    assert kept([ROW, TOTAL], [NEXT, TOTAL, ("3", "Tài chính", "5")]) == 2
    assert kept([ROW, ("", "Tổng điểm", "60")], [NEXT, TOTAL]) == 2


def test_a_text_over_all_columns_that_ends_each_page_is_the_foot_alone() -> None:
    source = (Cell((Line("Nguồn: Sở Nội vụ"),), column_span=3), None, None)
    rows = [PrintedRow(Place(1, 1), cells(*ROW)), PrintedRow(Place(1, 2), source)]
    body, foot = without_foot(rows, [cells(*NEXT), source])
    assert [row.cells for row in body] == [cells(*ROW)]
    assert [row.cells for row in foot] == [source]
    assert without_foot(rows, [source, cells(*NEXT)])[0] == rows
