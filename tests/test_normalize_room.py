"""The room below a page's last row: whether another paragraph stood in it."""

from collections.abc import Sequence

import msgspec
import pytest

from normalize.read import appendix
from normalize.room import left_below, room_of
from schemas.page import Box, Cell, Line
from schemas.rows import Place, PrintedRow, Table
from tables import COLUMNS

SIZE, LEADING, PADDING, SPACING = 12.0, 14.0, 2.0, 4.0
PAGE = 400.0

Cells = tuple[str, str, str, str, str]
FORMULA = "Tính theo công thức: b/a x điểm tối đa."
WHEREIN = "Trong đó: // a là tổng số // b là số đã làm"
ONE: Cells = ("1", "Một / thêm dòng", "2,00", "", "A")
FIRST: Cells = ("1.1", "Lập kế hoạch / cả năm", "1,00", "", "B")
LAST: Cells = ("1.2", "Ba / và dòng nữa", "1,00", "", "C")
LEVELS: list[Cells] = [
    ("", "Từ 90% / trở lên: 1", "", "", ""),
    ("", "Dưới 90% / số hồ sơ: 0", "", "", ""),
]
WHOLE: Cells = ("", f"Điểm theo / công thức: b/a. // {WHEREIN}", "", "", "")


def lay(text: str, top: float, left: float) -> tuple[tuple[Line, ...], float]:
    """The lines of a text, ``/`` between lines, ``//`` between paragraphs, and where they end."""
    lines = []
    for number, paragraph in enumerate(text.split(" // ")):
        top += SPACING if number else 0
        parts = [part for part in paragraph.split(" / ") if part]
        for part in parts:
            right = left + (95.0 if part is not parts[-1] else 5 + 3.5 * len(part))
            lines.append(Line(part, Box(left + 5, top, right, top + SIZE), SIZE))
            top += LEADING
    return tuple(lines), top


def page(
    number: int, rows: Sequence[Cells], below: float = 0.0, opened: bool = False, walls: str = "",
    *, above: float = PADDING,
) -> list[PrintedRow]:  # fmt: skip
    """A page's rows, each as high as its highest text; the last one by ``below`` higher, and room
    of ``above`` above each text.

    :param walls: of the first row: "continued" has no room above its texts, "merged" leaves the
        wall above its last cell undrawn.
    """
    made, top = [], 50.0
    for at, cells in enumerate(rows, 1):
        padding = 0.0 if at == 1 and walls == "continued" else above
        laid = [lay(text, top + padding, 100.0 * column) for column, text in enumerate(cells)]
        bottom = max(end for _, end in laid) + (below if at == len(rows) else 0)
        drawn = tuple(
            Cell(
                lines, Box(100 * c, top, 100 * c + 100, bottom),
                open_bottom=opened and at == len(rows),
                open_top=walls != "" and at == 1 and c == 4,
            )
            for c, (lines, _) in enumerate(laid)
        )  # fmt: skip
        made.append(PrintedRow(Place(number, at), drawn))
        top = bottom
    return made


def titles(*pages: list[PrintedRow], opens: bool = False) -> list[str]:
    rows = tuple(row for each in pages for row in each)
    built = appendix(Table(COLUMNS, rows, leaves_open=opens))
    return [" ".join(criterion.title.split()) for criterion in built.appendix.criteria]


USUAL = [ONE, FIRST, LEVELS[0], LEVELS[1], ("1.3", "Bốn / dòng", "1,00", "", "D")]
CUT: Cells = ("", f"Điểm theo / {FORMULA}", "", "", "")
REST: Cells = ("", WHEREIN, "", "", "")


def test_a_row_higher_than_its_text_by_a_paragraphs_distance_goes_on() -> None:
    rows = [*USUAL, WHOLE, ("1.4", "Năm / dòng", "1", "", ""), LEVELS[0]]
    rest = page(2, [LEVELS[1], LAST])
    assert titles(page(1, rows), rest)[-3:-1] == ["Từ 90% trở lên: 1", "Dưới 90% số hồ sơ: 0"]
    cut = titles(page(1, rows, below=SPACING), rest)
    assert cut[-2] == "Từ 90% trở lên: 1 Dưới 90% số hồ sơ: 0"


def test_a_row_without_that_room_has_ended_where_the_page_had_it() -> None:
    upper = page(1, [*USUAL, WHOLE, ("1.4", "Năm / dòng", "1", "", ""), CUT])
    lower = page(2, [REST, *USUAL, *USUAL, *USUAL[1:], LAST])
    assert any(title.startswith("Trong đó:") for title in titles(upper, lower))


@pytest.mark.parametrize(("also", "ends"), [(" // Nếu b/a < 0,5 thì: 0", True), ("", False)])
def test_it_has_not_where_what_follows_opens_lines_inside_rows_alone(also: str, ends: bool) -> None:
    """What overrides a formula, and no row of this table."""
    whole: Cells = ("", f"Điểm theo / công thức: b/a. // {WHEREIN}{also}", "", "", "")
    cut: Cells = ("", f"Điểm theo / công thức: b/a. // {WHEREIN} // Hai", "", "", "")
    upper = page(1, [*USUAL, whole, ("1.4", "Năm / dòng", "1", "", ""), cut])
    rest: Cells = ("", "Nếu b/a < 0,7 thì: 0", "", "", "")
    lower = page(2, [rest, *USUAL, *USUAL, *USUAL[1:], LAST])
    assert any(title.startswith("Nếu") for title in titles(upper, lower)) is not ends


def test_nor_does_it_say_anything_above_a_row_with_several_levels() -> None:
    """One row has all of them there, and half of the room may stand above each paragraph."""
    level: Cells = ("", "Trên 90% / số việc: 1", "", "", "")
    rest: Cells = ("", "Từ 70% / số việc: 0,5 // Dưới 70% / số việc: 0", "", "", "")
    upper = page(1, [*USUAL, WHOLE, ("1.4", "Năm / dòng", "1", "", ""), level])
    lower = page(2, [rest, *USUAL, *USUAL, *USUAL[1:], LAST])
    assert not any(title.startswith("Từ 70%") for title in titles(upper, lower))


def test_missing_room_says_nothing_of_a_name_that_opens_with_its_code() -> None:
    coded: Cells = ("", f"1.5. Điểm theo / {FORMULA}", "", "", "")
    upper = page(1, [*USUAL, WHOLE, ("1.4", "Năm / dòng", "1", "", ""), coded])
    lower = page(2, [REST, *USUAL, *USUAL, *USUAL[1:], LAST])
    assert not any(title.startswith("Trong đó:") for title in titles(upper, lower))


def test_at_the_very_end_of_a_page_missing_room_says_nothing() -> None:
    upper = page(1, [*USUAL, WHOLE, ("1.4", "Năm / dòng", "1", "", ""), CUT])
    assert not any(title.startswith("Trong đó:") for title in titles(upper, page(2, [REST, LAST])))


LEVEL: list[Cells] = [
    ("", "Trên 95% / số việc: 1", "", "", ""),
    ("", "Dưới 95% / số việc: 0", "", "", ""),
]
OPEN = [ONE, FIRST, *LEVELS, ("1.3", "Bốn / dòng", "1,00", "", "D"), LEVEL[0]]


def test_an_open_row_higher_than_its_text_goes_on_against_the_habit_of_levels() -> None:
    read = titles(page(1, OPEN, below=20, opened=True), page(2, [LEVEL[1], LAST]), opens=True)
    assert read[-2] == "Trên 95% số việc: 1 Dưới 95% số việc: 0"


def test_a_row_that_is_left_open_for_a_merged_cells_sake_has_ended() -> None:
    upper = page(1, OPEN, opened=True)
    read = titles(upper, page(2, [LEVEL[1], LAST], walls="merged"), opens=True)
    assert read[-3:-1] == ["Trên 95% số việc: 1", "Dưới 95% số việc: 0"]


def test_a_text_without_room_above_goes_on_though_a_merged_cell_enters_beside_it() -> None:
    upper = page(1, [ONE, FIRST, CUT], opened=True)
    rest: Cells = ("", "Nộp muộn bị trừ", "", "", "")
    ended = titles(upper, page(2, [rest, LAST], walls="merged"), opens=True)
    whole = titles(upper, page(2, [rest, LAST], walls="continued"), opens=True)
    assert (len(ended), len(whole)) == (5, 4)


def test_a_stretched_row_says_nothing() -> None:
    tall = page(1, [*USUAL, WHOLE, CUT], below=40)
    higher = titles(tall, page(2, [("", "Nộp muộn bị trừ", "", "", ""), LAST]))
    usual = titles(
        page(1, [*USUAL, WHOLE, CUT]), page(2, [("", "Nộp muộn bị trừ", "", "", ""), LAST])
    )
    assert higher == usual


def test_places_of_no_geometry_say_nothing() -> None:
    bare = [
        msgspec.structs.replace(
            row, cells=tuple(c and msgspec.structs.replace(c, box=None) for c in row.cells)
        )
        for row in page(1, [*USUAL, CUT], below=SPACING)
    ]
    assert len(titles(bare, page(2, [("", "Nộp muộn", "", "", ""), LAST]))) > len(USUAL)


PLAN = "Kế hoạch của các phòng ban"


def tasks(rest: str, walls: str, plan: str = PLAN) -> list[str]:
    """The paragraphs of a task that a browser's page cuts behind a full line."""
    last: Cells = ("1.4", "Năm / dòng", "1,00", plan, "")
    upper = page(1, [*USUAL, last], opened=True)
    lower = page(2, [("", "", "", rest, ""), LAST], walls=walls)
    built = appendix(Table(COLUMNS, (*upper, *lower), leaves_open=True))
    return built.appendix.criteria[-2].texts["tasks"].text.split("\n")


def test_a_text_with_room_above_is_another_cell_of_the_row_that_goes_on() -> None:
    assert tasks("Báo cáo", "") == [PLAN, "Báo cáo"]
    assert tasks("Báo cáo", "continued") == [f"{PLAN} Báo cáo"]


def test_room_above_says_nothing_where_what_goes_on_in_small_letters_has_it_too() -> None:
    last: Cells = ("1.4", "Năm / dòng", "1,00", PLAN, "")
    rows = [*page(1, [*USUAL, last], opened=True), *page(2, [("", "", "", "Báo cáo", ""), last])]
    below = [*rows, *page(3, [("", "", "", "năm nay", ""), LAST])]
    assert not room_of(Table(COLUMNS, tuple(rows), leaves_open=True)).kept
    assert room_of(Table(COLUMNS, tuple(below), leaves_open=True)).kept
    built = appendix(Table(COLUMNS, tuple(below), leaves_open=True)).appendix.criteria
    assert built[-3].texts["tasks"].text == f"{PLAN} Báo cáo"


def test_a_text_with_room_above_goes_on_with_a_name_that_broke_off() -> None:
    assert tasks("Nam", "", "Mặt trận Tổ quốc Việt") == ["Mặt trận Tổ quốc Việt Nam"]


def test_the_room_below_a_page_s_last_row_is_that_of_pages_as_wide() -> None:
    """A page that is turned is less high."""
    long, short = page(1, [*USUAL, *USUAL]), page(2, [ONE])
    bottoms = [
        max(cell.box.bottom for cell in rows[-1].cells if cell and cell.box)
        for rows in (long, short)
    ]
    assert left_below(short[-1], [*long, *short]) == bottoms[0] - bottoms[1]
    turned = [msgspec.structs.replace(row, cells=row.cells[:-1]) for row in short]
    assert left_below(turned[-1], [*long, *turned]) == 0


def test_a_sentence_that_goes_on_is_one_whatever_the_room_above() -> None:
    assert tasks("năm nay", "") == [f"{PLAN} năm nay"]


def test_below_a_name_that_opens_with_its_code_missing_room_says_nothing() -> None:
    """As below one whose code stands in its own cell: what follows may be its guidance."""
    named: Cells = ("", "1.4. Kế hoạch / có đủ", "1,00", "", "")
    rest: Cells = ("", "Đạt 100%: 1 // Dưới 100%: 0", "", "", "")
    upper = page(1, [*USUAL, WHOLE, named])
    lower = page(2, [rest, *USUAL, *USUAL, *USUAL[1:], LAST])
    made = appendix(Table(COLUMNS, (*upper, *lower)))
    assert not [f for f in made.findings if "no-room-left" in f.facts.get("because", "")]


@pytest.mark.parametrize(("above", "says"), [(PADDING, True), (PADDING + SPACING, False)])
def test_room_that_stands_above_paragraphs_is_not_missed_below_a_cut_one(
    above: float, says: bool
) -> None:
    """A word processor that sets it above each paragraph leaves none of it where a page cuts."""
    rows = [*USUAL, WHOLE, ("1.4", "Năm / dòng", "1", "", ""), CUT]
    upper = page(1, rows, above=above)
    lower = page(2, [REST, *USUAL, *USUAL, *USUAL[1:], LAST], above=above)
    made = appendix(Table(COLUMNS, (*upper, *lower)))
    kept = [f for f in made.findings if "no-room-left" in f.facts.get("because", "")]
    assert bool(kept) is says
