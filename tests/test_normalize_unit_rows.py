"""Units in brackets in a row of their own below a header."""

import pytest

from normalize.columns import find_header
from normalize.unit_rows import is_unit_row
from schemas.page import Cell, Line

HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Tỷ trọng")


def row(texts: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell((Line(text),) if text else ()) for text in texts)


@pytest.mark.parametrize(("below", "found"), [
    (("", "", "(điểm)", "(%)"), True), (("", "(tên)", "(điểm)", ""), True),
    (("", "(Nếu có phát sinh)", "", ""), False), (("(1)", "(2)", "(3)", "(4)"), False),
    (("(A)", "(B)", "(C)", "(D)"), False), (("", "Kế hoạch", "(điểm)", ""), False),
    (("", "", "", ""), False), (("", "", "(1,5)", ""), False),
])  # fmt: skip
def test_only_units_below_names_are_of_the_header(below: tuple[str, ...], found: bool) -> None:
    assert is_unit_row(row(HEADER), row(below)) is found


def test_a_unit_belongs_to_the_name_above_it() -> None:
    block = find_header([row(HEADER), row(("", "", "(điểm)", "(%)")), row(("1", "Một", "2", "5"))])
    assert block is not None
    assert block.stop == 2
    assert [leaf.text for leaf in block.leaves][2:] == ["Điểm tối đa (điểm)", "Tỷ trọng (%)"]
