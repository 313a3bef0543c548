"""What pages that a word processor prints tell of merged cells: their walls, empty paragraphs, room
and marks; and of paragraphs: indents, small gaps, names of units."""

from collections.abc import Callable

import msgspec
import pytest

from normalize import joins, merges
from normalize.breaks import Break, Evidence
from normalize.centred import text_behind
from normalize.columns import same_header
from normalize.cut_codes import cut_code
from normalize.elements import same_row
from normalize.paragraphs import paragraphs
from normalize.read import appendix
from normalize.stitch import Stitched, stitch
from normalize.wraps import code_text, lines_text
from page_breaks import LEAD, TASKS, Texts, cut, said
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Table, Whole
from tables import cell, table

LAST: Texts = ("1", "Một", "1,00", "Rà soát", "Sở Nội vụ")
NEXT: Texts = ("2", "Hai", "1,00", "Kiểm tra", "Sở Tài chính")
LISTED: Texts = ("1", "Một", "1,00", "Rà soát;", "A")
BULLETED: Texts = ("1", "Một", "1,00", "- Rà soát;", "A")
LOW: Texts = ("2", "Hai", "1,00", "kịp thời gỡ vướng mắc.", "Sở Tài chính")
EMPTY: Texts = ("1", "Một", "1,00", "", "A")


def walled(first: str, second: str, bare: tuple[int, ...], code: str = "2") -> Table:
    """Two rows behind a repeated header each open a page; in the columns ``bare`` of the first of
    them no wall is drawn above the cell."""
    printed = table(
        [("1", "Một", "1", "Việc A.", "Sở Nội vụ"), ("1.1", "Mốt", "1", first, "Sở Nội vụ")],
        [(code, "Hai", "1", second, "Sở Tài chính"), ("2.1", "Hăm", "1", "Việc C.", "Sở Y tế")],
    )
    rows = []
    for row in printed.rows:
        place = Place(row.place.page, row.place.row + 1)  # below a header
        opens = row.place == Place(2, 1)
        cells = tuple(
            c and msgspec.structs.replace(c, open_top=opens and at in bare)
            for at, c in enumerate(row.cells)
        )
        rows.append(msgspec.structs.replace(row, place=place, cells=cells))
    return msgspec.structs.replace(printed, rows=tuple(rows))


def stitched(printed: Table) -> Stitched:
    return stitch(printed, lambda text: False)


def tasks(made: Stitched) -> list[str | None]:
    return [(whole := row.cells[TASKS]) and whole.text for row in made.rows]


def test_a_cell_with_a_wall_above_it_is_another_where_one_that_goes_on_has_none() -> None:
    made = stitched(walled("- Việc", "- Khác", (LEAD,)))
    assert tasks(made)[1:3] == ["- Việc", "- Khác"]
    assert made.rows[2].cells[LEAD] is None  # goes on
    assert not made.findings


def test_walls_say_nothing_where_a_cell_that_has_one_goes_on_with_a_sentence() -> None:
    made = stitched(walled("Công chức rà soát", "các văn bản.", (LEAD,)))
    assert tasks(made)[1] == "Công chức rà soát\ncác văn bản."


def test_walls_say_nothing_either_where_it_does_so_beside_a_name_with_a_figure() -> None:
    made = stitched(walled("Công chức rà soát", "các văn bản.", (LEAD,), code=""))
    assert tasks(made)[1] == "Công chức rà soát\ncác văn bản."


def test_an_empty_cell_with_a_wall_above_it_is_not_covered_where_walls_tell() -> None:
    printed = walled("Việc B.", "", (LEAD,))
    made = appendix(printed)
    texts = {c.code: c.texts.get("tasks") for c in made.appendix.criteria}
    assert texts["2"] is None
    assert not [f for f in made.findings if f.code == "assumed-cover"]


def test_a_text_without_a_wall_above_it_belongs_to_the_empty_cell_before_the_break() -> None:
    made = stitched(walled("", "Việc B.", (TASKS,)))
    assert tasks(made)[1:3] == ["Việc B.", None]


RULES: list[tuple[Callable[[Break, int], Evidence | None], Break, object]] = [
    (joins.cell_unfinished, cut(LISTED, NEXT, known={TASKS: {"Việc A", "Việc B."}}),
     ("unfinished-text", True, False)),
    (joins.cell_unfinished, cut(LISTED, NEXT, known={TASKS: {"Việc A;"}}), None),
    (joins.cell_unfinished, cut(BULLETED, NEXT, known={TASKS: {"Việc A", "Việc B."}}), None),
    (joins.cell_unfinished, cut(BULLETED, LOW, known={TASKS: {"- Việc A", "- Việc B."}}),
     ("unfinished-text", True, False)),
    (text_behind, cut(EMPTY, NEXT, blanks=True), ("empty-paragraphs", True, True)),
    (text_behind, cut(("1", "Một", "1,00", Cell(blank=True), "A"), NEXT, blanks=True), None),
    (text_behind, cut(EMPTY, NEXT, blanks=True, older=(TASKS,)), ("empty-paragraphs", True, True)),
    (text_behind, cut(EMPTY, NEXT), None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "given", "meant"), RULES)
def test_cells_of_a_new_row(
    rule: Callable[[Break, int], Evidence | None], given: Break, meant: object
) -> None:
    assert said(rule(given, TASKS)) == meant


def test_an_empty_paragraph_says_more_than_tags_that_have_a_cell_for_every_place() -> None:
    above = Cell((Line("Rà soát"),), element=(0, 1, 3))
    tagged = Cell(element=(0, 2, 3))
    given = cut(("1", "Một", "1", above, "A"), ("2", "Hai", "1", tagged, "B"), blanks=True)
    assert said(merges.over_empty(given, TASKS, tagged)) == ("open-cell", True, True)
    held = msgspec.structs.replace(tagged, blank=True)
    assert merges.over_empty(given, TASKS, held) is None


def test_a_missing_wall_says_more_than_tags_that_have_a_cell_for_every_place() -> None:
    """Word tags the rest of a merged cell anew, and draws no wall below the header above it."""
    above = Cell((Line("Rà soát"),), element=(0, 1, 3))
    walled, entered = (Cell(element=(0, 2, 3), open_top=opened) for opened in (False, True))
    found = {
        cell.open_top: merges.over_empty(
            cut(("1", "Một", "1", above, "A"), ("2", "Hai", "1", cell, "B")), TASKS, cell
        )
        for cell in (walled, entered)
    }
    assert {opened: said(each) for opened, each in found.items()} == {
        False: None,
        True: ("open-cell", True, True),
    }


@pytest.mark.parametrize(
    ("behind", "says"), [("cửa liên thông", None), ("Cửa", ("own-element", False, True))]
)
def test_tags_that_write_a_row_anew_do_not_part_a_sentence(behind: str, says: object) -> None:
    above = Cell((Line("Giải quyết theo cơ chế một"),), element=(0, 1, 1))
    below = Cell((Line(behind),), element=(0, 2, 1))
    given = cut(("1", above, "1", "", ""), ("", below, "", "", ""))
    assert said(same_row(given)) == says


def test_offices_without_bullets_around_a_break_may_be_one_merged_cell() -> None:
    assert merges.texts_meet(cut(LAST, NEXT), LEAD)
    assert not merges.texts_meet(cut(LAST, NEXT, known={LEAD: {"Sở Tài chính"}}), LEAD)
    assert not merges.texts_meet(cut(LAST, NEXT, merges=False), LEAD)
    listed = (*LAST[:LEAD], "- Sở Y tế")
    assert merges.texts_meet(cut(listed, (*NEXT[:LEAD], "Việt Nam và các tổ chức")), LEAD)
    assert not merges.texts_meet(cut(LAST, (*NEXT[:LEAD], "Việt Nam và các tổ chức")), LEAD)


def placed(texts: tuple[str, ...], height: float, leading: float = 14.0) -> Cell:
    lines = tuple(
        Line(text, Box(5, leading * n, 60, leading * n + 12), 12.0) for n, text in enumerate(texts)
    )
    return Cell(lines, Box(0, 0, 100, height))


@pytest.mark.parametrize(("first", "meet"), [("Việc chung", True), ("- Việc chung", False)])
def test_items_behind_a_text_without_a_sign_may_be_its_own_where_others_begin_so(
    first: str, meet: bool
) -> None:
    above = ("1", placed(("Một",), 14.0), "1", placed(("Rà soát",), 14.0), "A")
    below = (*NEXT[:TASKS], placed(("- Kiểm tra",), 14.0), "B")
    known = {TASKS: {f"{first} - Theo dõi"}}
    assert merges.texts_meet(cut(above, below, closes=True, known=known), TASKS) is meet


@pytest.mark.parametrize(("count", "fits"), [(1, True), (3, False), (5, True)])
def test_a_page_keeps_a_paragraph_of_three_lines_together(count: int, fits: bool) -> None:
    above = ("1", placed(("Một", "hai", "ba", "bốn"), 56.0), "1", placed(("- Việc",), 54.0), "A")
    lines = ("- Rà soát", *("văn bản",) * (count - 1), "- Khác")
    given = cut(above, ("2", "Hai", "1", placed(lines, 90.0), "B"), leaves=False, closes=True)
    assert merges.has_room(given, TASKS) is fits


@pytest.mark.parametrize(
    ("lines", "left", "fits"), [(4, 60.0, True), (4, 20.0, False), (1, 60.0, False)]
)
def test_a_text_that_alone_makes_its_row_so_high_ends_above_room_on_the_page(
    lines: int, left: float, fits: bool
) -> None:
    """A merged cell that goes on makes no row higher, or the page's last one down to its foot."""
    text = placed(("- Việc", "hai", "ba", "bốn")[:lines], 14.0 * lines)
    above = ("1", placed(("Một",), 14.0 * lines), "1", text, "A")
    below = ("2", "Hai", "1", placed(("- Rà soát", "văn bản"), 90.0), "B")
    given = cut(above, below, leaves=False, closes=True)
    given = msgspec.structs.replace(given, left_below=lambda: left)
    assert merges.has_room(given, TASKS) is fits


@pytest.mark.parametrize(("lines", "joins_too"), [(2, True), (4, False)])
def test_a_text_that_makes_the_last_row_higher_is_whole_though_a_cell_beside_it_goes_on(
    lines: int, joins_too: bool
) -> None:
    """Merged cells end with their parent, so that two often cover the same rows of a page."""
    text = placed(("- Việc", "hai", "ba", "bốn.")[:lines], 56.0)
    above = ("1", placed(("Một", "hai", "ba")[: min(lines, 3)], 56.0), "1", text, "A")
    row = ("2", "Hai", "1", Cell((Line("- Rà soát"),), row_span=2), Cell(row_span=2))
    given = cut(above, row, leaves=False, closes=True, older=(TASKS, LEAD))
    assert said(merges.same_merge(given, TASKS, ())) == ("same-merge", joins_too, False)


@pytest.mark.parametrize(("before", "behind", "certain"), [
    ("Quyết định số 14/QĐ-UBND ngày", "28/10/2024 của tỉnh", True),
    ("Kế hoạch kèm theo", "Quyết định số 14", False),
])  # fmt: skip
def test_the_date_that_a_text_breaks_off_before_goes_on_with_it_whatever_room_is_left(
    before: str, behind: str, certain: bool
) -> None:
    found = joins.cell_goes_on(
        cut(("1", "Một", "1", before, "A"), (*NEXT[:TASKS], behind, "")), TASKS
    )
    assert found is not None and found.by_others is not certain


def test_a_repeated_header_is_one_though_rests_of_merged_cells_stand_in_its_boxes() -> None:
    words = ("STT", "Tiêu chí", "Điểm", "Nhiệm vụ", "Phụ trách")
    block = [tuple(cell(text) for text in words)]
    rests = ("STT", "Tiêu chí", "Điểm", ("Nhiệm vụ / rà soát", 3), ("Phụ trách / Sở Y tế", 2))
    assert same_header([tuple(map(cell, rests))], block)
    longer = (*words[:3], "Nhiệm vụ rà soát", "Phụ trách Sở Y tế")
    assert not same_header([tuple(cell(text) for text in longer)], block)


def test_a_code_with_a_nought_before_it_has_children_without() -> None:
    rows = [(code, f"Tên {n}", "1,00", "", "") for n, code in enumerate(("01", "1.1", "02", "2.1"))]
    built = appendix(table(rows))
    assert [c.parent_id for c in built.appendix.criteria] == [None, "01", None, "02"]
    assert "missing-parent" not in {f.code for f in built.findings}


def lay(*lines: tuple[float, float, str]) -> list[str]:
    """The paragraphs of a cell 100 points wide; lines: how far they stand in and down, and their
    text, whose letters are 5 points wide."""
    made = tuple(
        Line(text, Box(left, down, left + 5.0 * len(text), down + 12.0), 12.0)
        for left, down, text in lines
    )
    whole = Whole((Part(Place(1, 1), Cell(made, Box(0.0, 0.0, 100.0, 120.0))),))
    return [paragraph.text for paragraph in paragraphs(whole)]


def test_lines_at_the_indent_of_the_first_one_open_and_others_go_on() -> None:
    told = lay((19.0, 0.0, "Sở Nội vụ"), (19.0, 14.0, "Phòng Văn"), (5.0, 28.0, "hóa - Xã hội"))
    assert told == ["Sở Nội vụ", "Phòng Văn hóa - Xã hội"]


def test_two_points_more_than_the_leading_open_a_paragraph() -> None:
    texts = ("Phòng Kinh tế xã", "Phòng Văn hóa xã", "và Môi trường xã")
    tops = (0.0, 15.9, 29.7)
    assert lay(*((10.0, top, text) for top, text in zip(tops, texts, strict=True))) == [
        "Phòng Kinh tế xã", "Phòng Văn hóa xã và Môi trường xã",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Sở Tư pháp; Công chức", "Văn phòng - Thống kê"), 1),
        (("Sở Khoa học; Sở", "Nông nghiệp"), 1),
        (("Các sở, ban, ngành", "Công an tỉnh"), 2),
    ],
)
def test_a_name_of_a_unit_ends_with_all_of_it(lines: tuple[str, ...], told: int) -> None:
    width = max(map(len, lines)) * 5.0
    at = [(50.0 - width / 2, 14.0 * n, text) for n, text in enumerate(lines)]
    made = tuple(
        Line(text, Box(left, down, left + width, down + 12.0), 12.0) for left, down, text in at
    )
    whole = Whole((Part(Place(1, 1), Cell(made, Box(0.0, 0.0, width + 8, 40.0))),))
    assert len(paragraphs(whole)) == told


@pytest.mark.parametrize(
    ("name", "rest", "says"),
    [
        ("Kết luận theo Nghị định số", "118/2025/NĐ-CP", ("cut-code", True, False)),
        ("Làm việc tại Trung tâm", "Phục vụ hành chính công", ("cut-code", True, False)),
        ("Kết luận", "Rà soát", None),
    ],
)
def test_two_codes_are_one_that_comes_next_where_the_name_goes_on(
    name: str, rest: str, says: object
) -> None:
    given = cut(("1.", name, "1", "", ""), ("2.", rest, "", "", ""), previous=("1.1.",),
                dotted=True)  # fmt: skip
    assert said(cut_code(given)) == says


def test_a_mark_alone_on_its_line_has_no_blank_before_it() -> None:
    number = Cell((Line("10"), Line(".")))
    assert lines_text([(line, number) for line in number.lines]) == "10."
    assert code_text([(line, number) for line in number.lines]) == "10."


@pytest.mark.parametrize(("tied", "told"), [(True, 1), (False, 2)])
def test_a_line_that_a_tag_ties_to_the_one_above_needs_clear_room_to_open(
    tied: bool, told: int
) -> None:
    made = (
        Line("Sở Y tế và trung tâm;", Box(5.0, 0.0, 105.0, 12.0), 12.0),
        Line("Kho", Box(5.0, 14.0, 25.0, 26.0), 12.0, tied=tied),
    )
    whole = Whole((Part(Place(1, 1), Cell(made, Box(0.0, 0.0, 137.8, 50.0))),))
    assert len(paragraphs(whole)) == told


def test_all_rows_of_two_lists_that_meet_are_named_over_the_next_pages_too() -> None:
    made = stitched(
        table(
            [("1", "Một", "1", ("- Rà soát / - Số hóa", 2), "¶"), ("2", "Hai", "1", None, "¶"),
             *((str(n), "Tên", "1", "- Xét", "¶") for n in range(3, 12)),
             ("12", "Ba", "1", "- Việc / - Kết quả", "¶")],
            [("4", "Bốn", "1", "- Biên bản / - Hồ sơ", "¶")],
            [("5", "Năm", "1", "", "¶")],
            [("6", "Sáu", "1", ("- Khác", 2), "¶"), ("7", "Bảy", "1", None, "¶")],
        )
    )  # fmt: skip
    named = {(f.place.page, f.place.row) for f in made.findings if f.code == "ambiguous-cover"}
    assert named >= {(1, 12), (2, 1), (3, 1)}


NAMED = {LEAD: {"Báo Tỉnh; Sở Y tế", "Công an; Đài Tỉnh"}}


@pytest.mark.parametrize(
    ("before", "behind", "joins_too"),
    [
        ("Sở Y tế", "Sở Tư pháp", False),
        ("Phó Chủ tịch", "UBND xã", True),
        ("Đồng chí Ba", "Đồng chí Ba", False),
        ("Đồng chí", "Nguyễn Văn Ba", True),
        ("Báo Tỉnh", "Đài Tỉnh", False),
    ],
)
def test_units_that_are_whole_are_two_though_cells_beside_them_are_merged(
    before: str, behind: str, joins_too: bool
) -> None:
    row: Texts = ("2", "Hai", "1", Cell(row_span=2), Cell((Line(behind),), row_span=2))
    given = cut(("1", "Một", "1", "Rà soát", before), row, older=(TASKS, LEAD), known=NAMED)
    assert (merges.same_merge(given, LEAD, ()) is not None) is joins_too


def test_a_narrow_column_cuts_the_name_of_a_level() -> None:
    number = Cell((Line("CST"), Line("P 1")))
    assert code_text([(line, number) for line in number.lines]) == "CSTP 1"


@pytest.mark.parametrize(
    ("share", "alone", "joined"),
    [(0.1, 0, True), (0.1, 2, False), (0.5, 2, True), (0.5, 6, False), (0.0, 0, False)],
)
def test_two_lists_that_meet_are_one_where_the_lists_of_the_column_make_that_likelier(
    share: float, alone: int, joined: bool
) -> None:
    known = {f"- Việc {n} - Họp" for n in range(3)} | {f"- Sổ {n}" for n in range(alone)}
    item = Cell((Line("- Biên bản", Box(5, 0, 60, 12), 12.0),), Box(0, 0, 100, 14))
    name = Cell((Line("Một", Box(5, 0, 60, 12), 12.0),), Box(0, 0, 100, 14))
    shown = cut(("1", name, "1", item, "A"), ("2", "Hai", "1", "- Báo cáo", "B"), leaves=False,
                closes=True, shared=share, known={TASKS: known})  # fmt: skip
    assert (merges.item_of_list(shown, TASKS) is not None) is joined
