"""Whether a table is over where it stops."""

import msgspec
import pytest

from normalize.ends import MARGIN
from normalize.read import appendix
from schemas.findings import Finding
from schemas.page import Box, Line
from schemas.rows import PageLine, Table
from tables import table

HEIGHT = 842.0
FULL = HEIGHT - 60
ROWS = [("1", "Một", "1", "Làm", "A"), ("2", "Hai", "2", "Làm", "B"), ("3", "Ba", "1", "Làm", "C")]


def placed(made: Table, bottom: float, high: float = 20.0) -> Table:
    """The rows as printed on pages, each so high, the last one's end at a height of its page."""
    rows = []
    for index, row in enumerate(made.rows[::-1]):
        end = bottom - high * index
        cells = tuple(
            cell
            and msgspec.structs.replace(cell, box=Box(60 + 90 * n, end - high, 150 + 90 * n, end))
            for n, cell in enumerate(row.cells)
        )
        rows.insert(0, msgspec.structs.replace(row, cells=cells))
    return msgspec.structs.replace(made, rows=tuple(rows), height=HEIGHT)


def told(made: Table) -> list[Finding]:
    return [f for f in appendix(made).findings if f.code == "damaged"]


def test_a_table_that_ends_at_the_foot_of_a_full_page_is_a_note() -> None:
    (finding,) = told(placed(table(ROWS), FULL))
    assert (finding.severity, finding.page) == ("note", 1)


def test_a_table_that_leaves_room_for_another_row_is_over() -> None:
    assert told(placed(table(ROWS), FULL - 40)) == []


def test_a_row_that_is_open_at_the_foot_is_a_warning() -> None:
    (finding,) = told(placed(table(ROWS, open_pages=[1]), FULL))
    assert finding.severity == "warning"


def test_a_row_of_figures_alone_is_told_by_the_row_before_it() -> None:
    rest = ("", "", "0,75", "", "")
    built = appendix(placed(table([*ROWS, rest], open_pages=[1]), FULL))
    (finding,) = (f for f in built.findings if f.code == "damaged")
    assert finding.place and built.ids[finding.place] == "3"


def test_a_total_closes_a_table() -> None:
    assert told(placed(table([*ROWS, ("", "Tổng cộng", "4", "", "")]), FULL)) == []


@pytest.mark.parametrize(
    ("text", "notes"), [("Nơi nhận:", 0), ("Phụ lục II", 0), ("Phụ lục I (tiếp theo)", 1)]
)
def test_a_signature_or_another_label_on_the_next_page_closes_a_table(
    text: str, notes: int
) -> None:
    heading = (PageLine(1, Line("Phụ lục I")), PageLine(1, Line("BỘ TIÊU CHÍ")))
    made = msgspec.structs.replace(placed(table(ROWS), FULL), heading=heading)
    behind = (PageLine(2, Line(text, Box(60, 70, 200, 82))),)
    assert len(told(msgspec.structs.replace(made, after=behind))) == notes
    findings = appendix(made, behind).findings
    assert len([f for f in findings if f.code == "damaged"]) == notes
    later = (PageLine(3, behind[0].line),)
    assert len(told(msgspec.structs.replace(made, after=later))) == 1


SUMS = [("I", "Một", "100", "", ""), ("1", "Hai", "60", "Làm", "A")]
TOTAL = ("", "Tổng điểm", "90", "", "")


def ending(made: Table, right: float) -> Table:
    """A placed table, the texts of its last row ending so far right in their cells."""
    cells = tuple(
        cell
        and msgspec.structs.replace(
            cell, lines=(Line(cell.text, Box(cell.box.x0, 0, cell.box.x0 + right, 12)),)
        )
        for cell in made.rows[-1].cells
        if cell is None or cell.box is not None
    )
    last = msgspec.structs.replace(made.rows[-1], cells=cells)
    return msgspec.structs.replace(made, rows=(*made.rows[:-1], last))


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        ([*SUMS, ("2", "Ba", "40", "Làm", "C")], 0),
        ([*SUMS, ("2", "Ba", "30", "Làm", "C")], 1),
        ([*SUMS, ("2", "Ba", "", "Làm", "C")], 1),
        ([("I", "Một", "90", "", ""), ("1", "Hai", "90", "Làm", "A")], 1),
        ([TOTAL, ("I", "Một", "90", "", ""), ("1", "Hai", "90", "Làm", "A")], 0),
        ([TOTAL, ("I", "Một", "80", "", ""), ("1", "Hai", "80", "Làm", "A")], 1),
    ],
)
def test_figures_that_add_up_close_a_table(rows: list[tuple[str, ...]], notes: int) -> None:
    assert len(told(ending(placed(table(rows), FULL), 40))) == notes


def test_a_text_that_may_go_on_is_no_end_whatever_adds_up() -> None:
    rows = [*SUMS, ("2", "Ba", "40", "Làm", "C")]
    assert len(told(ending(placed(table(rows), FULL), 85))) == 1


def test_what_is_printed_below_closes_a_table() -> None:
    made = placed(table(ROWS), FULL - 12)
    below = PageLine(1, Line("Ghi chú: không có", Box(60, FULL - 10, 200, FULL - 15)))
    assert told(msgspec.structs.replace(made, after=(below,))) == []


@pytest.mark.parametrize(
    ("page", "box"),
    [(2, Box(60, FULL + 2, 200, FULL + 12)), (1, Box(60, FULL - 60, 200, FULL - 50)), (1, None)],
)
def test_what_is_printed_elsewhere_closes_nothing(page: int, box: Box | None) -> None:
    made = msgspec.structs.replace(
        placed(table(ROWS), FULL), after=(PageLine(page, Line("x", box)),)
    )
    assert len(told(made)) == 1


def test_a_page_that_is_printed_further_down_shows_where_pages_are_full() -> None:
    made = placed(table(ROWS[:2], ROWS[2:]), FULL)
    lower = [
        msgspec.structs.replace(row, cells=placed(table([ROWS[0]]), end).rows[0].cells)
        for row, end in zip(made.rows, (FULL, FULL + 30, FULL), strict=True)
    ]
    assert told(msgspec.structs.replace(made, rows=tuple(lower))) == []
    longer = [
        *lower[:1],
        msgspec.structs.replace(lower[1], cells=placed(table([ROWS[0]]), 1100).rows[0].cells),
        lower[2],
    ]
    assert len(told(msgspec.structs.replace(made, rows=tuple(longer)))) == 1


def test_as_much_room_as_the_lowest_row_is_room_for_one() -> None:
    assert told(placed(table(ROWS), HEIGHT - MARGIN - 20)) == []
    assert len(told(placed(table(ROWS), HEIGHT - MARGIN - 19))) == 1


def test_a_running_foot_closes_nothing() -> None:
    foot = PageLine(1, Line("CÔNG BÁO/Số 12", Box(60, HEIGHT - 40, 200, HEIGHT - 28)))
    assert len(told(msgspec.structs.replace(placed(table(ROWS), FULL), after=(foot,)))) == 1


def test_a_source_without_places_says_nothing() -> None:
    assert told(table(ROWS)) == []


def test_a_header_without_rows_says_nothing() -> None:
    assert told(table()) == []


def test_a_table_whose_rows_are_no_criteria_is_told_as_well() -> None:
    rest = placed(table([("", "", "0,75", "", "")]), FULL)
    assert appendix(rest).appendix.criteria == ()
    (finding,) = told(rest)
    assert finding.severity == "note"
