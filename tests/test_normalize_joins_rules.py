"""The rules of joining, one by one, on the break that they judge: when each answers, and what."""

from collections.abc import Callable

import msgspec
import pytest

from normalize import joins, levels
from normalize.breaks import Break, Evidence
from normalize.merges import over_empty
from page_breaks import SCORE, TASKS, Texts, cut, said
from schemas.page import Box, Cell, Line
from schemas.rows import Column
from tables import COLUMNS

Rule = Callable[[Break], Evidence | None]

NAMELESS: Texts = ("1.1", "", "1,00", "Làm", "A")
ROW: Texts = ("1.1", "Kế hoạch", "1,00", "Làm", "A")
REST: Texts = ("", "", "", "việc nữa", "")
LEVEL: Texts = ("", "Ban hành đầy đủ: 1", "", "", "")
NEXT: Texts = ("", "Không ban hành: 0", "", "", "")
ALL, THREE, HALF = (0, 1, 2, 3, 4), (1, 2, 3), (0, 1)

OPEN: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(ROW, REST, opened=ALL), ("open-cells", True, True)),
    (cut(ROW, REST, opened=THREE), ("open-cells", True, True)),
    (cut(ROW, REST, opened=HALF), None),
    (cut(ROW, REST, opened=HALF, proves=True), ("nameless-row", True, False)),
    (cut(ROW, REST, proves=True), ("nameless-row", True, False)),
    (cut(ROW, REST, opened=(3,), proves=True), ("nameless-row", True, False)),
    (cut(ROW, ("", "", "", "việc nữa", "B"), opened=(3,), proves=True),
     ("nameless-row", True, False)),
    (cut(ROW, ("", "của xã", "", "", ""), proves=True), ("closed-cells", False, False)),
    (cut(ROW, ("", "a là tổng số", "", "", ""), proves=True), ("closed-cells", False, True)),
    (cut(ROW, REST, opened=ALL, leaves=False), None),
    (cut(ROW, REST, opened=ALL, older=ALL), None),
    (cut(ROW, REST, opened=(0, 1, 2), older=(3, 4)), ("open-cells", True, True)),
    (cut(ROW, ("1.2", "Hai", "", "", ""), opened=ALL), None),
    (cut(ROW, ("", "", "2,00", "", ""), opened=ALL), None),
    (cut(LEVEL, ("1.2", "Hai", "", "", ""), opened=ALL), ("own-code", False, True)),
    (cut(LEVEL, ("1.2", "và hai", "", "", ""), opened=ALL), ("open-cells", True, True)),
    (cut(LEVEL, ("1.2", "", "", "", ""), opened=ALL), ("open-cells", True, True)),
    (cut(LEVEL, ("", "Hai", "", "", ""), opened=ALL), ("open-cells", True, True)),
    (cut(("", "Kế hoạch", "", "", ""), ("1.2", "Hai", "", "", ""), opened=ALL),
     ("open-cells", True, True)),
    (cut(LEVEL, ("1.2", "Hai", "", "", ""), leaves=False), None),
    (cut(LEVEL, NEXT, opened=ALL), ("open-cells", True, False)),
    (cut(LEVEL, NEXT, proves=True), ("closed-cells", False, True)),
]  # fmt: skip


SECOND: Texts = ("", "a là tổng số", "", "", "")
WALLED: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(LEVEL, ("", "Hai", "", "", ""), opened=ALL), ("closed-top", False, True)),
    (cut(LEVEL, SECOND, opened=ALL), ("closed-top", False, True)),
    (cut(LEVEL, ("", "của hai", "", "", ""), opened=ALL), ("closed-top", False, False)),
    (cut(LEVEL, ("", "Hai", "", "", ""), proves=True), ("closed-cells", False, True)),
    (cut(("1.1", "", "1,00", "", ""), ("", "Kế hoạch", "", "Làm", ""), opened=ALL),
     ("open-cells", True, True)),
    (cut(("1.1", "", "1,00", "", ""), ("", "Kế hoạch", "2,00", "Làm", ""), opened=ALL), None),
]  # fmt: skip


@pytest.mark.parametrize(("given", "meant"), WALLED)
def test_a_wall_above_a_row_where_pages_open_without_one(
    given: Break, meant: tuple[str, bool, bool] | None
) -> None:
    assert said(joins.open_cells(msgspec.structs.replace(given, walled=True))) == meant


@pytest.mark.parametrize(("opened", "covered"), [(ALL, False), (THREE, True)])
def test_a_cell_is_open_for_its_own_sake_where_others_of_its_row_are_closed(
    opened: tuple[int, ...], covered: bool
) -> None:
    """A browser leaves a whole row open for one merged cell."""
    entering = Cell((Line("A"),), open_top=True)
    found = cut(ROW, ("1.2", "Hai", "1,00", "", entering), opened=opened, proves=True)
    found = msgspec.structs.replace(found, stands_off=lambda: True)
    assert (over_empty(found, TASKS, Cell()) is not None) is covered


@pytest.mark.parametrize(("given", "meant"), OPEN)
def test_borders(given: Break, meant: tuple[str, bool, bool] | None) -> None:
    assert said(joins.open_cells(given)) == meant


def test_borders_say_how_many_cells_are_open() -> None:
    found = joins.open_cells(cut(ROW, REST, opened=THREE, older=(4,)))
    assert found is not None
    assert found.because == ("3 of 4 cells of the last row are open at the page's end",)


TWO_LEVELS: Texts = ("", "Không đủ: 1 Không ban hành: 0", "", "", "")
LEVELS: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(LEVEL, NEXT, leaves=False, levels="apart"), ("levels", False, True)),
    (cut(LEVEL, NEXT, leaves=False, levels="apart", mixed=True), ("levels", False, False)),
    (cut(LEVEL, NEXT, leaves=False, levels="together"), ("levels", True, False)),
    (cut(LEVEL, NEXT, leaves=False), None),
    (cut(LEVEL, NEXT, opened=ALL, levels="together"), ("levels", True, True)),
    (cut(LEVEL, NEXT, opened=ALL, levels="apart"), ("levels", False, False)),
    (cut(TWO_LEVELS, NEXT, leaves=False), ("levels", True, False)),
    (cut(LEVEL, TWO_LEVELS, leaves=False), ("levels", True, False)),
    (cut(LEVEL, ("1.2", "Không ban hành: 0", "", "", ""), levels="apart"), None),
    (cut(LEVEL, ("", "Không ban hành: 0", "1,00", "", ""), levels="apart"), None),
    (cut(LEVEL, ("", "Không ban hành", "", "", ""), levels="apart"), None),
    (cut(("", "Ban hành", "", "", ""), NEXT, levels="apart"), None),
    (cut(ROW, NEXT, leaves=False, bare_names=True), ("levels", False, True)),
    (cut(ROW, NEXT, opened=ALL, bare_names=True), ("levels", False, False)),
    (cut(ROW, NEXT, leaves=False, levels="apart"), None),
]


@pytest.mark.parametrize(("given", "meant"), LEVELS)
def test_levels(given: Break, meant: tuple[str, bool, bool] | None) -> None:
    assert said(levels.levels(given)) == meant


MEETING = [
    (cut(LEVEL, NEXT), True),
    (cut(LEVEL, NEXT, levels="apart"), True),
    (cut(LEVEL, NEXT, levels="together"), False),
    (cut(("1.1", *LEVEL[1:]), NEXT), False),
    (cut(LEVEL, ("1.2", *NEXT[1:])), False),
    (cut(("", "Ban hành đầy đủ: 1. Kèm theo", "", "", ""), NEXT), False),
    (cut(TWO_LEVELS, TWO_LEVELS), False),
    (cut(LEVEL, ("", "Kế hoạch chậm: 0", "", "", "")), False),
    (cut(LEVEL, ("", "còn lại: 0", "", "", "")), False),
]


@pytest.mark.parametrize(("given", "meant"), MEETING)
def test_two_levels_meet_at_a_break(given: Break, meant: bool) -> None:
    assert levels.levels_meet(given) is meant


def test_half_of_the_cells_open_say_nothing() -> None:
    assert levels.left_open(cut(LEVEL, NEXT, opened=(0,), older=(2, 3, 4))) is None
    assert levels.left_open(cut(LEVEL, NEXT, opened=(0, 1), older=(2, 3, 4))) is True


def test_what_stands_beside_levels_is_quoted_as_far_as_it_meets() -> None:
    found = levels.levels(cut(("", "Một hai ba bốn năm sáu: 1", "", "", ""), NEXT, levels="apart"))
    assert found is not None and found.because[1] == "…ba bốn năm sáu: 1"


BLANK = Cell(blank=True)
EMPTY: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(ROW, ("", "", "", "nữa", BLANK), blanks=True), ("empty-paragraphs", True, True)),
    (cut(ROW, (BLANK, "Hai", BLANK, "nữa", ""), blanks=True), ("empty-paragraphs", False, True)),
    (cut(ROW, ("", "Hai", "1,00", "", ""), older=(0,), blanks=True), None),
    (cut(ROW, (BLANK, "Hai", "", "nữa", ""), blanks=True), None),
    (cut(ROW, ("1", "Hai", "1", "", ""), blanks=True), None),
    (cut(ROW, ("", "", "", "nữa", "")), None),
    (cut(("1", "Một", "", "", ""), ("x y", "Hai", "1,00", "", ""), blanks=True), None),
    (cut(ROW, ("1.2", "", "", "nữa", ""), blanks=True), None),
]


@pytest.mark.parametrize(("given", "meant"), EMPTY)
def test_empty_paragraphs(given: Break, meant: tuple[str, bool, bool] | None) -> None:
    assert said(joins.empty_paragraphs(given)) == meant


def test_empty_paragraphs_are_counted() -> None:
    held = joins.empty_paragraphs(cut(ROW, (BLANK, "Hai", BLANK, "", ""), blanks=True))
    none = joins.empty_paragraphs(cut(ROW, ("", "", "", "nữa", ""), blanks=True))
    assert held is not None and none is not None
    assert held.because == ("2 empty cells behind the break hold an empty paragraph",)
    assert none.because == ("3 empty cells behind the break hold no empty paragraph",)


def narrow(*texts: str) -> Cell:
    """A code's cell that is as narrow as one figure."""
    lines = [Line(x, Box(1, 14.0 * n, 5, 14.0 * n + 12), 12.0) for n, x in enumerate(texts)]
    return Cell(tuple(lines), Box(0, 0, 6, 40))


NAMED = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"))
BARE: Texts = ("", "Ban hành kế hoạch và", "", "Soạn", "A")
CODED: list[tuple[Rule, Break, tuple[str, bool, bool] | None]] = [
    (joins.cut_figure, cut(("", "Đủ:", "", "", ""), ("", "1", "", "", "")),
     ("cut-figure", True, False)),
    (joins.cut_figure, cut(("", "Đủ:", "", "", ""), ("2", "1", "", "", "")), None),
    (joins.cut_figure, cut(("", "Đủ", "", "", ""), ("", "1", "", "", "")), None),
    (joins.own_code, cut(ROW, ("1.2", "Hai", "", "", "")), ("own-code", False, True)),
    (joins.own_code, cut(ROW, ("", "Hai", "", "", "")), None),
    (joins.own_code, cut(ROW, ("1.2", "", "", "", "")), ("own-code", False, True)),
    (joins.own_code, cut(ROW, ("Tổng cộng", "", "", "", "")), ("total-row", False, True)),
    (joins.own_code, cut(ROW, ("x y", "", "", "", "")), None),
    (joins.own_code, cut(ROW, (narrow("I", "I"), "Hai", "", "", "")), ("own-code", False, True)),
    (joins.own_code, cut(BARE, ("1.2", "tổ chức", "", "", "")), ("centred-code", True, False)),
    (joins.own_code, cut(BARE, ("1.2", "", "", "", "")), ("centred-code", True, False)),
    (joins.own_code, cut(("", "A và", "1,00", "", ""), ROW), ("own-code", False, True)),
    (joins.own_code, cut(("", "Ban hành.", "", "", ""), ("1.2", "Hai", "", "", "")),
     ("own-code", False, True)),
    (joins.own_code, cut(("", "", "", "Soạn", ""), ("1.2", "", "", "", "")),
     ("own-code", False, True)),
    (joins.own_code, cut(("", "1.1. Ban hành và", "", "", ""), ("1.2", "tổ chức", "", "", "")),
     ("own-code", False, True)),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("6.1", "", "", "", "")),
     ("cut-code", True, False)),
    (joins.cut_code, cut(("7.2", "Số hóa", "", "", ""), (".6", "", "", "", "")),
     ("cut-code", True, False)),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("6.1", "kết quả", "", "", "")),
     ("cut-code", True, False)),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("6.1", "Kết quả", "", "", "")), None),
    (joins.cut_code, cut(("7.2", "Số hóa", "", "", ""), ("6.1", "", "", "", "")), None),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("", "", "", "", "")), None),
    (joins.cut_code, cut(("", "Số hóa", "", "", ""), (".6", "", "", "", "")), None),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("x y", "", "", "", "")), None),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("6.1", "", "1,00", "", "")), None),
    (joins.cut_code, cut(("7.2.", "Số hóa", "", "", ""), ("6.1", "", "", "", ""), dotted=True),
     None),
    (joins.cut_code, cut(("7.2", "Số hóa", "", "", ""), (".6", "", "", "", ""), dotted=True),
     ("cut-code", True, False)),
    (joins.cut_code, cut(("2.1.", "Số", "", "", ""), ("2.", "hóa", "", "", ""), dotted=True,
                         previous=("2.1.1.",)), ("cut-code", True, False)),
    (joins.cut_code, cut(("2.2.", "Số", "", "", ""), ("3.", "hóa", "", "", ""), dotted=True,
                         previous=("2.1.",)), None),
    (joins.cut_code, cut(("2.", "Số", "", "", ""), ("2.", "hóa", "", "", ""), dotted=True), None),
    (joins.cut_code, cut(("II", "Số", "", "", ""), ("I", "hóa", "", "", ""), previous=("II",)),
     ("cut-code", True, False)),
    (joins.cut_code, cut(("I", "Số", "", "", ""), ("II", "hóa", "", "", ""),
                         previous=("B",)), None),
    (joins.cut_code, cut(("1.4.", "Trên", "", "", ""), ("2", "Trang tin", "", "", ""), dotted=True,
                         previous=("1.4.1",)), ("cut-code", True, False)),
    (joins.cut_code, cut(("I", "Số", "", "", ""), ("V.", "Hai", "", "", ""),
                         previous=("III.", "1.", "2.")), ("cut-code", True, False)),
    (joins.cut_code, cut(("1", "Số", "", "", ""), ("2", "Hai", "", "", ""),
                         previous=("11",)), None),
    (joins.code_in_title, cut(("TC 1.2 - Một", ""), ("Lĩnh vực 2: Hai", ""), columns=NAMED),
     ("own-code", False, True)),
    (joins.code_in_title, cut(("1.1. Một", ""), ("1.2. Hai", ""), columns=NAMED),
     ("own-code", False, True)),
    (joins.code_in_title, cut(("1.1. Một", ""), ("Hai", ""), columns=NAMED), None),
    (joins.code_in_title, cut(("Một", ""), ("1.2. Hai", ""), columns=NAMED), None),
    (joins.code_in_title, cut(("I. Một", ""), ("1.2. Hai", ""), columns=NAMED), None),
    (joins.code_in_title, cut(("a) Một", ""), ("b) Hai", ""), columns=NAMED), None),
    (joins.code_in_title, cut(("", "1.1. Một", "", "", ""), ("2", "1.2. Hai", "", "", "")), None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "given", "meant"), CODED)
def test_codes(rule: Rule, given: Break, meant: tuple[str, bool, bool] | None) -> None:
    assert said(rule(given)) == meant


def wide(text: str, span: int) -> Cell:
    return Cell((Line(text),), column_span=span)


def _spanned(above: Cell, below: Cell) -> Break:
    rest: Texts = (None, None, None, "")
    return cut((above, *rest), (below, *rest))


SPANNING: list[tuple[Break, tuple[str, bool, bool] | None]] = [
    (cut(ROW, (wide("NHÓM HAI", 5), None, None, None, None)), ("spanning-row", False, True)),
    (cut(ROW, (wide("NHÓM HAI", 3), None, None, "", "")), ("spanning-row", False, True)),
    (cut(ROW, (wide("NHÓM HAI", 2), None, "", "", "")), None),
    (cut(ROW, (Cell(column_span=5), None, None, None, None)), None),
    (_spanned(wide("Nhóm", 4), wide("một hai", 4)), None),
    (_spanned(wide("Nhóm", 4), wide("Một hai", 4)), ("spanning-row", False, True)),
    (cut(("1", "Một", "Việc"), (wide("Nhóm", 2), None, ""), columns=COLUMNS[:3]), None),
    (
        cut(
            ("",) * 8,
            (wide("Nhóm", 3), *(None, None), *("",) * 5),
            columns=(*COLUMNS, *COLUMNS[:3]),
        ),
        None,
    ),
    (
        cut(
            (wide("Nhóm", 4), None, None, None, ""),
            (wide("một", 4), None, None, None, ""),
            older=(0,),
        ),
        ("spanning-row", False, True),
    ),
    (_spanned(wide("Nhóm", 3), wide("một hai", 4)), ("spanning-row", False, True)),
    (cut(ROW, ("", "Tổng cộng", "", "", "")), ("total-row", False, True)),
    (cut(ROW, ("Ghi chú: xem", "", "", "", "")), ("total-row", False, True)),
    (cut(ROW, ("", "Hai", "", "", "")), None),
]


@pytest.mark.parametrize(("given", "meant"), SPANNING)
def test_rows_that_span_the_table(given: Break, meant: tuple[str, bool, bool] | None) -> None:
    assert said(joins.spanning(given)) == meant


LACKS: Texts = ("1.1", "Kế hoạch của", "", "Làm", "A")
BARE_ROW: Texts = ("", "Kế hoạch của", "", "Làm", "A")
SCORED = (*COLUMNS[:3], Column("self_score", "Tự chấm"))
PLAIN: list[tuple[Rule, Break, tuple[str, bool, bool] | None]] = [
    (joins.own_figures, cut(LACKS, ("", "đơn vị", "1,00", "", "")),
     ("centred-figures", True, False)),
    (joins.own_figures, cut(LACKS, ("", "", "1,00", "", "")), ("centred-figures", True, False)),
    (joins.own_figures, cut(LACKS, ("", "Đơn vị.", "1,00", "", "")),
     ("centred-figures", True, False)),
    (joins.own_figures, cut(("1.1", "Kế hoạch.", "", "", ""), ("", "Đơn vị", "1,00", "", "")),
     ("own-figures", False, True)),
    (joins.own_figures, cut(ROW, ("", "", "2,00", "", "")), ("own-figures", False, True)),
    (joins.own_figures, cut(LACKS, ("1.2", "", "1,00", "", "")), ("own-figures", False, True)),
    (joins.own_figures, cut(BARE_ROW, ("", "", "1,00", "", "")), ("centred-figures", True, False)),
    (joins.own_figures, cut(LACKS, ("", "", "1,00", "", ""), older=(SCORE,)),
     ("own-figures", False, True)),
    (joins.own_figures, cut(("1.1", "Kế hoạch của", "", "1"), ("", "đơn vị", "2", ""),
                            columns=SCORED), ("centred-figures", True, False)),
    (joins.own_figures, cut(("1.1", "Kế hoạch của", "1", ""), ("", "đơn vị", "2", "3"),
                            columns=SCORED), ("own-figures", False, True)),
    (joins.own_figures, cut(LACKS, REST), None),
    (joins.own_figures, cut(("1.1", "Kế hoạch của", "ĐT", "", ""), ("", "đơn vị", "XHH", "", "")),
     ("cut-words", True, False)),
    (joins.own_figures, cut(("", "1.1. Quỹ của", "ĐT", "", ""), ("", "xã", "XHH", "", "")),
     ("cut-words", True, False)),
    (joins.own_figures, cut(("1.1", "Kế hoạch của", "1", "", ""), ("", "đơn vị", "XHH", "", "")),
     ("own-figures", False, True)),
    (joins.own_figures, cut(("1.1", "Kế hoạch.", "ĐT", "", ""), ("", "Đơn vị", "XHH", "", "")),
     ("own-figures", False, True)),
    (joins.own_figures, cut(("1.1", "Kế hoạch của", "6,5", "", ""), ("", "xã", "%", "", "")), None),
    (joins.nameless, cut(ROW, REST), ("nameless-row", True, True)),
    (joins.nameless, cut(ROW, ("", "Hai", "", "", "")), None),
    (joins.open_cells, cut(NAMELESS, ("", "Hai", "", "", ""), proves=True), None),
    (joins.name_goes_on, cut(ROW, ("", "cải cách", "", "", "")), ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(ROW, ("", "Cải cách", "", "", "")), None),
    (joins.name_goes_on, cut(("1", "Công khai trên", "", "", ""), ("", "Trang tin", "", "", "")),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(("1", "Như trên", "", "", ""), ("", "Trang tin", "", "", "")), None),
    (joins.name_goes_on, cut(("1", "Đơn vị thuộc", "", "", ""), ("", "Sở", "", "", "")),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(("1", "Đơn vị trực thuộc", "", "", ""), ("", "Sở", "", "", "")), None),
    (joins.nameless, cut(("1", "Một", "1", "", "A"), ("", "", "", "Làm", "")),
     ("nameless-row", True, False)),
    (joins.nameless, cut(("1", "Một", "1", "Rà soát", "A"), ("", "", "", "và làm", "")),
     ("nameless-row", True, True)),
    (joins.name_goes_on, cut(("1", "Quy chế của Bộ phận", "", "", ""), ("", "Một cửa", "", "", "")),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(("1", "Quy chế của Bộ phận", "", "", ""),
                             ("", "Đạt: 1", "", "", ""), openings={"capital"}), None),
    (joins.cut_figure, cut(("", "Ban hành: 2 Chậm:", "", "", ""),
                           ("", "1.00 Không có: 0", "", "", "")), ("cut-figure", True, False)),
    (joins.cut_figure, cut(("", "Gồm các nội dung sau:", "", "", ""),
                           ("", "1.1 Ban hành kế hoạch: 2", "", "", "")), None),
    (joins.name_goes_on, cut(("", "Đạt: 1 điểm Từ 70% - dưới", "", "", ""),
                             ("", "90% số hồ sơ: 0,5", "", "", ""), openings={"capital"}),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(("1", "Một.", "", "", ""), ("", "cải cách", "", "", "")),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(("1", "", "", "", ""), ("", "cải cách", "", "", "")), None),
    (joins.name_goes_on, cut(("1", "Một.", "", "", ""), ("", "cải cách", "", "", ""),
                             openings=frozenset({"small"})), None),
    (joins.name_goes_on, cut(ROW, ("", "cải cách", "", "", ""), openings=frozenset({"small"})),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(ROW, ("", "Trong đó:", "", "", "")), ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(ROW, ("", "Trong đó:", "", "", ""), openings=frozenset({"variable"})),
     ("own-row", False, False)),
    (joins.name_goes_on, cut(("1", "Họp trong quý", "", "", ""), ("", "IV năm sau", "", "", "")),
     ("name-goes-on", True, False)),
    (joins.name_goes_on, cut(("1", "- Từ", "", "", ""), ("", "80% đến dưới 100%", "", "", "")),
     ("name-goes-on", True, False)),
    (joins.opens_inside, cut(ROW, ("", "Yêu cầu: đủ", "", "", ""), inside=frozenset({"Yêu cầu:"})),
     ("opens-inside", True, False)),
    (joins.opens_inside, cut(ROW, ("2", "Yêu cầu: đủ", "", "", ""), inside=frozenset({"Yêu cầu:"})),
     None),
    (joins.opens_inside, cut(ROW, ("", "Yêu cầu: đủ", "", "", "")), None),
    (joins.opens_inside, cut(ROW, ("", Cell((Line("Nếu:"), Line("- Đủ: 1"))), "", "", ""),
                             inside=frozenset({"Nếu:"})), ("opens-inside", True, False)),
    (joins.announced, cut(("", "Điểm theo công thức:", "", "", ""), ("", "Tỷ lệ", "", "", "")),
     ("announced", True, False)),
    (joins.announced, cut(("", "Điểm theo công thức:", "", "", ""), ("", "Tỷ lệ", "", "", ""),
                          announces=True), None),
    (joins.announced, cut(ROW, ("", "Tỷ lệ", "", "", "")), None),
    (joins.no_such_rows, cut(ROW, ("", "Hai", "", "", "")), ("no-such-rows", True, False)),
    (joins.no_such_rows, cut(ROW, ("", "Hai", "", "", ""), openings=frozenset({"capital"})), None),
    (joins.no_such_rows, cut(ROW, NEXT, ruled=True), None),
    (joins.no_such_rows, cut(ROW, ("", "Hai", "", "", ""), ruled=True),
     ("no-such-rows", True, False)),
    (joins.no_such_rows, cut(("1", "", "", "", ""), ("", "Hai", "", "", "")), None),
    (joins.no_such_rows, cut(("1", "CẢI CÁCH", "", "", ""), ("", "THỂ CHẾ", "", "", ""),
                             openings=frozenset({"capital"})), ("no-such-rows", True, False)),
    (joins.no_such_rows, cut(("1", "CẢI CÁCH", "", "", ""), ("", "THỂ CHẾ", "", "", ""),
                             openings=frozenset({"capital", "capitals"})), None),
    (joins.no_such_rows, cut(("1", "Cải cách", "", "", ""), ("", "THỂ CHẾ", "", "", ""),
                             openings=frozenset({"capital"})), None),
    (joins.name_goes_on, cut(("", "Tỷ lệ = b/a", "", "", ""), ("", "a: số việc", "", "", ""),
                             openings=frozenset({"variable"})), None),
    (joins.another_row, cut(ROW, ("", "Hai", "", "", "")), ("own-row", False, False)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "given", "meant"), PLAIN)
def test_rows_without_a_code(
    rule: Rule, given: Break, meant: tuple[str, bool, bool] | None
) -> None:
    assert said(rule(given)) == meant
