"""Whether empty paragraphs tell a new row from the rest of a cut one."""

import msgspec
import pytest

from normalize.held import telling
from normalize.read import appendix
from schemas.page import Cell, Line
from tables import Printed, table

OWN: tuple[Printed, ...] = ("1.1", "Mức độ hoàn thành các nhiệm vụ", "1,00", "Việc", "¶")
REST = ("¶", "được giao", "¶", "¶", "¶")
NEW = ("¶", "Đạt 100% các nhiệm vụ: 1,00", "¶", "¶", "¶")


def holds(*below: Printed) -> bool:
    """Whether an empty paragraph is left in the first row of the second page."""
    told = telling(table([OWN], [below]))
    return any(cell is not None and cell.blank for cell in told.rows[1].cells)


@pytest.mark.parametrize(("below", "left"), [
    (NEW, True), (REST, False), (("¶", "¶", "¶", "khác", "¶"), False),
    (("", "được giao", "", "", "¶"), True),  # the rest of a row that a word processor cut
])  # fmt: skip
def test_empty_paragraphs_in_the_rest_of_a_row_say_nothing(
    below: tuple[Printed, ...], left: bool
) -> None:
    assert holds(*below) is left


def test_empty_paragraphs_say_nothing_where_the_tags_have_a_table_for_each_page() -> None:
    above = (Cell((Line("1.1"),), element=(0, 1, 0, 0)), "Mức độ hoàn thành", "1,00", "Việc", "¶")
    name = Cell((Line("Đạt 100%: 1,00"),), element=(0, 2, 0, 1))
    told = telling(table([above], [("¶", name, "¶", "¶", "¶")]))
    assert not any(cell is not None and cell.blank for row in told.rows for cell in row.cells)


def test_the_rest_of_a_row_that_a_browser_cuts_is_not_asked_where_tables_stand_apart() -> None:
    printed = table([OWN, REST, OWN], [("", "được giao", "", "", "")])
    apart = msgspec.structs.replace(printed.rows[1], apart=True)
    rows = (printed.rows[0], apart, *printed.rows[2:])
    told = telling(msgspec.structs.replace(printed, rows=rows))
    assert not any(cell is not None and cell.blank for row in told.rows for cell in row.cells)


def test_the_rest_of_a_row_is_joined_though_its_empty_cells_hold_empty_paragraphs() -> None:
    rows = [(f"1.{n}", f"Tiêu chí số {n}", "1,00", "Việc.", "¶") for n in range(2, 10)]
    built = appendix(table([("1", "LĨNH VỰC", "9,00", "¶", "¶"), *rows, OWN], [REST]))
    last = built.appendix.criteria[-1]
    assert last.title == "Mức độ hoàn thành các nhiệm vụ được giao"
