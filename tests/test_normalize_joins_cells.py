"""The rules of joining a cell of a new row to an older one, each on the break that it judges."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from normalize import cut_names, joins, merges, unlike
from normalize.breaks import Above, Break, Evidence
from normalize.centred import code_behind, text_behind
from normalize.merges import cell_printed
from page_breaks import CODE, LEAD, TASKS, Texts, cut, said
from schemas.page import Box, Cell, Line
from schemas.rows import Column, Part, Place, Whole

ROW: Texts = ("1.1", "Kế hoạch", "1,00", "Làm", "A")
WORK: Texts = ("1", "Một", "1,00", "Công chức rà soát", "A")
MORE: Texts = ("2", "Hai", "1,00", "các văn bản", "B")
RULE: Texts = ("", "Đủ: 1", "", "- Biên bản", "")


def at_top(text: str, top: float = 2.0, opened: bool = False) -> Cell:
    """A text this far below the top of a cell that is 52 points high."""
    line = Line(text, Box(5, top, 60, top + 12), 12.0)
    return Cell((line,), Box(0, 0, 100, 52), open_bottom=opened)


def high(top: float, opened: bool = False) -> Texts:
    """A new row whose task stands this far below the top of its cell."""
    return ("2", "Hai", "1,00", at_top("- Biên bản", top, opened), "B")


def lists(*lines: str, below: float = 2.0, name: float = 2.0) -> Texts:
    """A last row whose task has these lines and leaves room below, as its name does."""

    def filled(texts: Sequence[str], room: float) -> Cell:
        made = tuple(
            Line(x, Box(5, 14.0 * n, 60, 14.0 * n + 12), 12.0) for n, x in enumerate(texts)
        )
        return Cell(made, Box(0, 0, 100, 14.0 * len(texts) - 2 + room))

    return ("1", filled(["Một"], name), "1,00", filled(lines, below), "A")


MONTHS: Texts = ("1", "Một", "1", "Từ tháng 3 đến tháng", "A")
MONTH: Texts = ("2", "Hai", "1", "10/2025", "B")
ITEM = lists("- Biên bản")
NEXT: Texts = ("2", "Hai", "1,00", "- Báo cáo", "B")
LISTS = {TASKS: {"- Một - Hai", "- Ba - Bốn", "- Năm"}}
STOPPED = {TASKS: {"- Một; - Hai.", "- Ba; - Bốn.", "- Năm."}}
FULL: dict[str, Any] = {"leaves": False, "closes": True, "shared": True, "known": LISTS}
ENTERS = Cell((Line("B"),), open_top=True)
HEAD: Texts = ("1", "Một", "1,00", "Trung tâm", "A")
REST: Texts = ("2", "Hai", "1,00", "Phục vụ hành chính công", "B")
ENDED = {TASKS: {f"Việc {n}." for n in range(6)}}
FIVE = {TASKS: {f"Việc {n}." for n in range(5)}}
HALF_ENDED = {TASKS: {f"Việc {n}" + "." * (n % 2) for n in range(8)}}
CELLS: list[tuple[Callable[[Break, int], Evidence | None], Break, object]] = [
    (joins.cell_open, cut(WORK, MORE, opened=(TASKS,)), ("open-cell", True, True)),
    (joins.cell_open, cut(WORK, MORE), None),
    (joins.cell_open, cut(WORK, MORE, proves=True), ("closed-cell", False, True)),
    (joins.cell_open, cut(WORK, MORE, opened=(TASKS,), leaves=False), None),
    (joins.cell_open, cut(WORK, ("2", "Hai", "1", "Khác", ENTERS), opened=(TASKS,)),
     ("closed-top", False, True)),
    (joins.cell_open, cut(WORK, ("2", "Hai", "1", "Khác", ENTERS), opened=(TASKS,), older=(TASKS,)),
     ("open-cell", True, True)),
    (joins.cell_open, msgspec.structs.replace(cut(WORK, MORE, opened=(TASKS,), older=(TASKS,)),
                                              walls_tell=True), ("closed-top", False, True)),
    (joins.cell_open, cut(WORK, ("2", "Hai", "1", Cell((Line("xong"),), open_top=True), "B"),
                          leaves=False), ("open-cell", True, True)),
    (joins.cell_goes_on, cut(WORK, MORE), ("text-goes-on", True, False)),
    (joins.cell_goes_on, cut(WORK, MORE, merges=False), None),
    (joins.cell_goes_on, cut(WORK, MORE, merges=False, known={TASKS: {"Rà soát"}}),
     ("text-goes-on", True, False)),
    (joins.cell_goes_on, cut(WORK, MORE, merges=False, known={TASKS: {"rà soát"}}), None),
    (joins.cell_goes_on, cut(MONTHS, MONTH, merges=False, known={TASKS: {"Quý I"}}),
     ("text-goes-on", True, False)),
    (joins.cell_goes_on, cut(MONTHS, MONTH, merges=False, known={TASKS: {"Hằng tháng"}}), None),
    (joins.cell_goes_on, cut(MONTHS, MONTH, merges=False), None),
    (joins.cell_goes_on, cut(WORK, MORE, known={TASKS: {"các văn bản"}}), None),
    (joins.cell_goes_on, cut(WORK, ("2", "Hai", "1", "Các văn bản", "B")), None),
    (joins.cell_goes_on, cut(("1", "Một", "1", "", "A"), MORE), None),
    (joins.cell_goes_on, cut(WORK, ("2", "Hai", "1", None, "B")), None),
    (joins.cell_unfinished, cut(WORK, MORE, known=ENDED), ("unfinished-text", True, False)),
    (joins.cell_unfinished, cut(WORK, MORE, known=FIVE), None),
    (joins.cell_unfinished, cut(WORK, MORE, known=HALF_ENDED), None),
    (joins.cell_unfinished, cut(WORK, MORE, known=ENDED, merges=False), None),
    (joins.cell_unfinished, cut(("1", "Một", "1", "Rà soát.", "A"), MORE, known=ENDED), None),
    (joins.cell_unfinished, cut(WORK, ("2", "Hai", "1", "- văn bản", "B"), known=ENDED), None),
    (joins.cell_unfinished, cut(WORK, ("2", "Hai", "1", "Việc 1.", "B"), known=ENDED), None),
    (joins.cell_unfinished, cut(WORK, MORE, known={TASKS: {*ENDED[TASKS], "Công chức rà soát"}}),
     None),
    (joins.cell_unfinished, cut(WORK, MORE, known={TASKS: {f"Việc {n}." for n in range(40)}
                                                   | {"Công chức rà soát"}}), None),
    (cut_names.cell_of_name, cut(HEAD, REST), ("name-of-unit", True, False)),
    (cut_names.cell_of_name, cut(("1", "Một", "1,00", "Công an xã; Phòng", "A"), REST),
     ("name-of-unit", True, False)),
    (cut_names.cell_of_name, cut(HEAD, REST, merges=False), None),
    (cut_names.cell_of_name, cut(("1", "Một", "1", "- Văn phòng", "A"),
                              ("2", "Hai", "1", "HĐND và UBND", "B")),
     ("name-of-unit", True, False)),
    (cut_names.cell_of_name, cut(("1", "Một", "1", "- Văn phòng", "A"), REST), None),
    (cut_names.cell_of_name, cut(("1", "Một", "1", "- Văn phòng HĐND và UBND", "A"),
                              ("2", "Hai", "1", "Sở Tài chính", "B")), None),
    (cut_names.cell_of_name, cut(HEAD, REST, known={TASKS: {"Trung tâm"}}), None),
    (cut_names.cell_of_name, cut(HEAD, ("2", "Hai", "1", "- Phục vụ", "B")), None),
    (cut_names.cell_of_name, cut(HEAD, ("2", "Hai", "1", "", "B")), None),
    (cut_names.cell_of_name, cut(WORK, REST), None),
    (merges.cell_known, cut(WORK, MORE, known={TASKS: {"Công chức rà soát các văn bản"}}),
     ("known-text", True, False)),
    (merges.cell_known, cut(WORK, MORE), None),
    (merges.cell_known, cut(WORK, MORE, known={TASKS: {"Công chức rà soát các văn bản"}},
                           merges=False), None),
    (merges.cell_known, cut(WORK, MORE, known={TASKS: {"Công chức rà soát các văn bản",
                                                      "các văn bản"}}), None),
    (merges.cell_known, cut(WORK, MORE, known={TASKS: {"Công chức rà soát các văn bản",
                                                      "Công chức rà soát"}}), None),
    (merges.cell_known, cut(WORK, ("2", "Hai", "1", "", "B"),
                            known={TASKS: {"Công chức rà soát "}}), None),
    (merges.item_of_list, cut(ITEM, NEXT, **FULL), ("item-of-list", True, False)),
    (merges.item_of_list, cut(lists("- Biên bản", below=18), NEXT, **FULL), None),
    (merges.item_of_list, cut(lists("- Biên bản", name=9), NEXT, **FULL), None),
    (merges.item_of_list, cut(lists("- Biên bản", "- Kế hoạch"), NEXT, **FULL), None),
    (merges.item_of_list, cut(ITEM, MORE, **FULL), None),
    (merges.item_of_list, cut(ITEM, ("2", "Hai", "1", "- Sổ; - Biên bản.", "B"), **FULL), None),
    (merges.item_of_list, cut(lists("- Biên bản."), NEXT, **FULL | {"known": STOPPED}), None),
    (merges.item_of_list, cut(lists("- Biên bản;"), NEXT, **FULL | {"known": STOPPED}),
     ("item-of-list", True, False)),
    (merges.item_of_list, cut(ITEM, NEXT, **FULL | {"known": {TASKS: {"- Một", "- Ba", "- Năm"}}}),
     None),
    (merges.item_of_list, cut(ITEM, NEXT, **FULL | {"known": {TASKS: {"- Một - Hai"}}}), None),
    (merges.item_of_list, cut(ITEM, NEXT, **FULL | {"shared": False}), None),
    (merges.item_of_list, cut(ITEM, NEXT, **FULL | {"closes": False}), None),
    (merges.item_of_list, cut(ITEM, NEXT, **FULL, older=(TASKS,)), None),
    (unlike.cell_of_code, cut(WORK, RULE, coded="figures"), ("text-of-code", True, False)),
    (unlike.cell_of_code, cut(WORK, RULE), None), (joins.parent_goes_on, cut(WORK, MORE), None),
    (unlike.cell_of_code, cut(WORK, ("", *RULE[1:3], WORK[TASKS], ""), coded="figures"), None),
    (unlike.cell_of_code, cut(WORK, RULE, coded="figures", merges=False), None),
    (unlike.cell_of_code, cut(WORK, MORE, coded="figures"), None),
    (unlike.cell_of_code, cut(WORK, ("", "Hai", "1,00", "- A", ""), coded="figures"), None),
    (unlike.cell_of_code, cut(WORK, ("", "Hai", "1,00", "- A", ""), coded="code"),
     ("text-of-code", True, False)),
    (unlike.cell_of_code, cut(("1", "Một", "1", "", "A"), RULE, coded="figures"), None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "given", "meant"), CELLS)
def test_cells_of_a_new_row(
    rule: Callable[[Break, int], Evidence | None], given: Break, meant: object
) -> None:
    assert said(rule(given, TASKS)) == meant


NAMED: Texts = ("", "Kế hoạch", "1,00", "Làm", "A")
CODED: Texts = ("1.1", "Ban hành đầy đủ: 1", "", "", "")
BEHIND: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(NAMED, CODED, opened=(CODE,)), ("centred-code", True, True)),
    (cut(NAMED, CODED, leaves=False), ("centred-code", True, False)),
    (cut(NAMED, ("1.1", "Tính điểm theo công thức", "", "", ""), opened=(CODE,)),
     ("centred-code", True, True)),
    (cut(NAMED, ("1.1", "Tính điểm theo công thức", "", "", "")), None),
    (cut(NAMED, ("1.1", "Ban hành đầy đủ: 1", "2,00", "", ""), opened=(CODE,)), None),
    (cut(("", "Kế hoạch", "", "", ""), CODED, opened=(CODE,)), None),
    (cut(ROW, CODED, opened=(CODE,)), None),
    (cut(("", "Không ban hành: 0", "0", "", ""), CODED, opened=(CODE,)), None),
    (cut(NAMED, ("", "Ban hành đầy đủ: 1", "", "", ""), opened=(CODE,)), None),
]  # fmt: skip


@pytest.mark.parametrize(("given", "meant"), BEHIND)
def test_a_code_merged_over_rule_rows_may_fall_behind_the_break(
    given: Break, meant: tuple[str, bool, bool] | None
) -> None:
    assert said(code_behind(given, CODE)) == meant


def merged(text: str, rows: int) -> Cell:
    return Cell((Line(text),) if text else (), row_span=rows)


EMPTY: Texts = ("1.1", "Kế hoạch", "1,00", "", "A")
WHOLE: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(EMPTY, (merged("", 3), "Ban hành: 1", "", merged("Làm", 3), "")),
     ("same-merge", True, False)),
    (cut(EMPTY, (merged("", 3), "Ban hành: 1", "", merged("Làm", 2), "")), None),
    (cut(EMPTY, (merged("1.2", 3), "Hai", "", merged("Làm", 3), "")), None),
    (cut(EMPTY, ("", "Ban hành: 1", "", "Làm", "")), None),
    (cut(ROW, (merged("", 3), "Ban hành: 1", "", merged("Làm", 3), "")), None),
    (cut(EMPTY, ("", "Ban hành: 1", "", "Làm", ""), coded="code"), ("text-of-code", True, False)),
    (cut(("", "Ban hành: 1", "", "", ""), ("", "Đủ: 1", "", "Làm", ""), coded="code"), None),
    (cut(EMPTY, ("1.2", "Hai", "", "Làm", ""), coded="code"), None),
    (cut(EMPTY, ("", "Ban hành: 1", "", "Làm", ""), coded="code", merges=False), None),
]  # fmt: skip


@pytest.mark.parametrize(("given", "meant"), WHOLE)
def test_a_text_that_stands_whole_behind_the_break_below_an_empty_cell(
    given: Break, meant: tuple[str, bool, bool] | None
) -> None:
    assert said(text_behind(given, TASKS)) == meant


def test_a_parent_goes_on_where_no_code_opens_a_new_one() -> None:
    columns = (Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"))
    goes = cut(("1", "CẢI CÁCH", "Một"), ("", "HÀNH CHÍNH", "Hai"), columns=columns)
    assert said(joins.parent_goes_on(goes, 1)) == ("parent-goes-on", True, False)
    new = cut(("1", "CẢI CÁCH", "Một"), ("2", "TÀI CHÍNH", "Hai"), columns=columns)
    assert joins.parent_goes_on(new, 1) is None
    total = cut(("1", "CẢI CÁCH", "Một"), ("", "Tổng điểm", ""), columns=columns)
    assert joins.parent_goes_on(total, 1) is None


@pytest.mark.parametrize(
    ("given", "meet"),
    [
        (cut(lists("Biên bản"), REST, **FULL, older=(TASKS,)), True),
        (cut(lists("Biên bản"), REST, **FULL), True),
        (cut(lists("Ban hành kế hoạch."), MORE, **FULL), True),
        (cut(lists("Biên bản", name=30.0), REST, **FULL, older=(TASKS,)), False),
    ],
)
def test_a_text_that_ends_with_its_row_and_makes_it_no_higher_may_go_on(
    given: Break, meet: bool
) -> None:
    assert merges.texts_meet(given, TASKS) is meet


def test_a_text_that_stands_alone_and_begins_lists_elsewhere_may_be_the_first_of_one() -> None:
    offices = {"A", "B"}
    assert not merges.texts_meet(cut(WORK, MORE, closes=True, known={LEAD: offices}), LEAD)
    several = {LEAD: offices | {"A; C"}}
    assert merges.texts_meet(cut(WORK, MORE, closes=True, known=several), LEAD)


@pytest.mark.parametrize(("below", "fits"), [(2.0, False), (18.0, False), (30.0, True)])
def test_a_cell_with_room_for_the_next_lines_has_ended(below: float, fits: bool) -> None:
    made = cut(lists("- Biên bản", below=below), NEXT, **FULL)
    assert merges.has_room(made, TASKS) is fits


def test_an_empty_cell_without_a_wall_at_its_outer_side_is_the_rest_of_the_one_above() -> None:
    found = merges.over_empty(cut(WORK, ("2", "Hai", "1", "", "B")), TASKS, Cell(rest=True))
    assert found is not None and (found.rule, found.joins, found.sure) == ("open-cell", True, True)


@pytest.mark.parametrize(("lead", "goes_on"), [("B", True), (ENTERS, False)])
def test_an_empty_cell_with_a_wall_above_it_beside_one_without_has_ended(
    lead: str | Cell, goes_on: bool
) -> None:
    """Though the last row's cell was open: a page that one row fills is open at its end."""
    given = cut(WORK, ("2", "Hai", "1", "", lead), opened=(TASKS,))
    walled = Cell(box=Box(0, 0, 100, 20))
    assert (merges.over_empty(given, TASKS, walled) is not None) is goes_on


@pytest.mark.parametrize(
    ("high", "centred", "meant"),
    [
        (60.0, False, ("closed-cell", False, True)),
        (8.0, False, None),  # no line would have stood there
        (60.0, True, None),
    ],
)
def test_a_cell_of_which_nothing_stands_on_a_page_with_room_was_printed_before_it(
    high: float, centred: bool, meant: object
) -> None:
    below = Cell((Line("Các phòng", Box(0, 0, 50, 12), 12.0),))
    shown = cut(("1", "A", "1", "", ""), ("2", "B", "1", "", below), centred=centred)
    parts = (
        Part(Place(1, 9), Cell((Line("- CC TP-HT"),), Box(0, 0, 60, 60))),
        Part(Place(2, 3), Cell((), Box(0, 0, 60, high), open_bottom=True)),
    )
    above = (*shown.above[:LEAD], Above(Whole(parts, 4), False, 3))
    shown = msgspec.structs.replace(shown, above=above)
    assert said(cell_printed(shown, LEAD)) == meant
