"""Rows that are drawn and empty: what stood there may be lost."""

import msgspec
import pytest

from normalize.read import appendix
from schemas.page import Box, Cell, Line
from schemas.rows import Table
from schemas.tree import Built
from tables import COLUMNS, table

ONE = ("1", "Một", "1,00", "", "A")
TWO = ("2", "Hai", "1,00", "Làm", "B")
THREE = ("3", "Ba", "1,00", "", "C")
EMPTY = ("", "", "", "", "")


def told(built: Built) -> list[str]:
    return [f.facts["seen"] for f in built.findings if f.code == "orphan-row"]


def test_an_empty_row_between_others_is_told() -> None:
    built = appendix(table([ONE, EMPTY, THREE], [TWO]))
    assert told(built) == ["row 2 of page 1 is empty"]
    assert [row.code for row in built.appendix.criteria] == ["1", "3", "2"]


def test_an_empty_row_beside_a_merged_cell_is_told() -> None:
    built = appendix(table([("1", "Một", "1", ("Làm", 2), "A"), ("", "", "", None, ""), THREE]))
    assert told(built) == ["row 2 of page 1 is empty"]


def test_a_row_that_holds_one_mark_is_not_empty() -> None:
    assert told(appendix(table([ONE, ("", "", "", "", "x"), THREE]))) == ["x"]


def test_a_table_that_parts_its_rows_by_empty_ones_does_so_on_purpose() -> None:
    assert told(appendix(table([ONE, EMPTY, TWO, EMPTY, THREE, EMPTY]))) == []


def test_a_line_of_space_over_the_whole_table_is_no_row() -> None:
    printed = table([ONE, EMPTY, THREE])
    rows = list(printed.rows)
    line = (Cell(column_span=5), None, None, None, None)
    rows[1] = msgspec.structs.replace(rows[1], cells=line)
    assert told(appendix(msgspec.structs.replace(printed, rows=tuple(rows)))) == []


def test_a_line_of_space_beside_the_total_is_no_row() -> None:
    total = ("", "Tổng cộng", "3,00", "", "")
    assert told(appendix(table([ONE, TWO, THREE, EMPTY, total]))) == []
    assert told(appendix(table([total, EMPTY, ONE, TWO, THREE]))) == []


AREAS = [
    ("I", "MỘT", "1,00", "", ""), ("1", "Một", "1,00", "", ""), EMPTY,
    ("II", "HAI", "1,00", "", ""), ("1", "Một", "1,00", "", ""), EMPTY,
    ("III", "BA", "1,00", "", ""), ("1", "Một", "1,00", "", ""),
]  # fmt: skip


def test_empty_rows_that_part_all_areas_are_lines_of_space() -> None:
    assert told(appendix(table(AREAS))) == []
    assert told(appendix(table(AREAS[:5], AREAS[6:]))) == []


def test_areas_whose_codes_stand_in_their_names_are_parted_by_lines_of_space() -> None:
    rows = [
        ("1.", "TC 1 - MỘT", "1,00", "", ""), ("2.", "TC 1.1 - Một", "1,00", "", ""), EMPTY,
        ("3.", "TC 2 - HAI", "1,00", "", ""), ("4.", "TC 2.1 - Hai", "1,00", "", ""),
    ]  # fmt: skip
    assert told(appendix(table(rows))) == []
    assert told(appendix(table([*rows[:3], *rows[4:]]))) == ["row 3 of page 1 is empty"]


def test_parents_beside_their_children_are_parted_by_lines_of_space() -> None:
    rows = [
        ("1", "1.1. Một", "1,00", "", ""), ("", "1.2. Hai", "1,00", "", ""), EMPTY,
        ("2", "2.1. Ba", "1,00", "", ""), ("", "2.2. Bốn", "1,00", "", ""), EMPTY,
        ("3", "3.1. Năm", "1,00", "", ""), ("", "3.2. Sáu", "1,00", "", ""),
    ]  # fmt: skip
    assert told(appendix(table(rows))) == []
    assert told(appendix(table([*rows[:5], *rows[6:]]))) == ["row 3 of page 1 is empty"]


def test_an_empty_row_that_parts_one_area_of_three_is_told() -> None:
    assert told(appendix(table([*AREAS[:5], *AREAS[6:]]))) == ["row 3 of page 1 is empty"]


def test_another_empty_row_beside_lines_of_space_is_told() -> None:
    rows = [*AREAS[:4], EMPTY, *AREAS[4:]]
    assert told(appendix(table(rows))) == ["row 5 of page 1 is empty"]


def test_a_line_of_space_above_a_group_is_no_row() -> None:
    printed = table([ONE, EMPTY, ("NHÓM HAI", None, None, None, None), THREE])
    rows = list(printed.rows)
    group = (Cell((Line("NHÓM HAI"),), column_span=5), None, None, None, None)
    rows[2] = msgspec.structs.replace(rows[2], cells=group)
    assert told(appendix(msgspec.structs.replace(printed, rows=tuple(rows)))) == []


def _high(printed: Table, heights: list[float]) -> Table:
    """The table with the height of each row in points."""
    rows = [
        msgspec.structs.replace(
            row,
            cells=tuple(
                cell and msgspec.structs.replace(cell, box=Box(0, 0, 10, high))
                for cell in row.cells
            ),
        )
        for row, high in zip(printed.rows, heights, strict=True)
    ]
    return msgspec.structs.replace(printed, rows=tuple(rows))


@pytest.mark.parametrize(("high", "seen"), [(4, []), (18, []), (54, ["row 1 of page 2 is empty"])])
def test_an_empty_row_that_opens_a_page_is_told_where_it_is_much_higher_than_a_line(
    high: float, seen: list[str]
) -> None:
    printed = table([ONE, TWO], [EMPTY, THREE])
    assert told(appendix(_high(printed, [18, 30, high, 18]))) == seen


def test_one_that_ends_a_page_is_told_where_it_is_much_higher_than_a_line() -> None:
    printed = table([ONE, EMPTY], [TWO, THREE])
    assert told(appendix(_high(printed, [18, 18, 30, 18]))) == []
    assert told(appendix(_high(printed, [18, 54, 30, 18]))) == ["row 2 of page 1 is empty"]


def test_a_first_row_much_higher_than_a_line_is_no_line_of_space() -> None:
    printed = table([EMPTY, ONE, TWO])
    assert told(appendix(_high(printed, [18, 18, 30]))) == []
    assert told(appendix(_high(printed, [54, 18, 30]))) == ["row 1 of page 1 is empty"]


def test_an_empty_row_above_an_area_is_told_where_it_is_much_higher_than_a_line() -> None:
    high = [18, 18, 54, 18, 18, 54, 18, 18]
    assert told(appendix(_high(table(AREAS), high))) == [
        "row 3 of page 1 is empty",
        "row 6 of page 1 is empty",
    ]


def test_an_empty_row_left_open_at_a_page_s_end_is_the_start_of_one_that_it_cuts() -> None:
    printed = table([ONE, EMPTY], [TWO, THREE], open_pages=(1,))
    assert told(appendix(printed)) == []
    assert told(appendix(table([ONE, EMPTY], [TWO, THREE]))) == ["row 2 of page 1 is empty"]


def test_rows_that_pages_cut_do_not_hide_each_other() -> None:
    printed = table([ONE, TWO], [EMPTY, ONE, THREE], [EMPTY, TWO])
    assert told(appendix(_high(printed, [37, 18, 37, 37, 18, 37, 37]))) == []


def test_areas_are_parted_by_lines_of_space_where_there_is_no_column_of_codes() -> None:
    rows = [("1. MỘT", "3,00", "", ""), ("1.1. Một", "3,00", "", ""), EMPTY[1:],
            ("2. HAI", "1,00", "", ""), ("2.1. Một", "1,00", "", "")]  # fmt: skip
    assert told(appendix(table(rows, columns=COLUMNS[1:]))) == []


def test_an_empty_row_in_which_no_letter_has_room_is_a_line_of_space() -> None:
    printed = _high(table([ONE, TWO], [THREE, EMPTY, ONE]), [18, 4, 18, 5, 18])
    assert told(appendix(printed)) == ["row 2 of page 2 is empty"]
    sized = [
        msgspec.structs.replace(
            row,
            cells=tuple(
                cell
                and msgspec.structs.replace(
                    cell, lines=tuple(msgspec.structs.replace(x, size=11.0) for x in cell.lines)
                )
                for cell in row.cells
            ),
        )
        for row in printed.rows
    ]
    assert told(appendix(msgspec.structs.replace(printed, rows=tuple(sized)))) == []
