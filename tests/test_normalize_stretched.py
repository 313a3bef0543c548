"""Lines that are stretched to the edge of justified text go on behind a page break."""

import msgspec
import pytest

from normalize.paragraphs import paragraphs
from normalize.read import appendix
from normalize.stretched import even_edges, told_by_edge
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Table, Whole
from schemas.tree import Built
from tables import table

EDGE, WIDTH = 195.0, 200.0
FULL = ("1", "LĨNH VỰC", "3,00", "", "")


def lay(*lines: str, last: float | None = None) -> Cell:
    """A cell whose lines but the last are stretched to the edge; ``last``: where that one ends."""
    made = [
        Line(text, Box(5, 14 * n, EDGE if n < len(lines) - 1 else last or 90, 14 * n + 12), 12.0)
        for n, text in enumerate(lines)
    ]
    return Cell(tuple(made), Box(0, -2, WIDTH, 14 * len(lines) + 2))


NAME = "Công khai kiến nghị qua Cổng"


def printed(last: float, *, ragged: bool = False) -> Table:
    """A name that a page cuts before a name in capitals, in a document with remarks in rows of
    their own; its last line ends at ``last``."""
    names = [lay(f"Ban hành kế hoạch {n}", f"và thực hiện {n} đợt", "trong năm.") for n in "5678"]
    if ragged:
        names = [lay("Ban hành kế hoạch", last=120), *(lay("Kế hoạch", last=80) for _ in range(3))]
    rows = [(f"1.{n}", name, "0", "", "") for n, name in enumerate(names, 1)]
    cut = ("1.5", lay(NAME, last=last), "1,00", "", "")
    remark = ("", "Theo báo cáo của đơn vị", "", "", "")
    return table(
        [FULL, rows[0], remark, *rows[1:], cut],
        [("", lay("Dịch vụ công quốc gia"), "", "", ""), ("1.6", "Sáu", "0", "", "")],
    )


@pytest.mark.parametrize(
    ("last", "ragged", "joins"), [(EDGE, False, True), (180.0, False, False), (EDGE, True, False)]
)
def test_a_stretched_line_is_no_paragraph_s_last(last: float, ragged: bool, joins: bool) -> None:
    """A line that ends before the edge may be one, and so may any line of ragged text."""
    titles = [c.title for c in appendix(printed(last, ragged=ragged)).appendix.criteria]
    assert (f"{NAME} Dịch vụ công quốc gia" in titles) is joins


def met(text: str, behind: str) -> Built:
    """An appendix whose merged cell of justified lines meets a page's end beside 1.5 and 1.6."""
    tasks = [lay(f"Tổ chức {n} lớp bồi", f"dưỡng {n} ngày về", "chuyên môn.") for n in "5678"]
    rows = [(f"1.{n}", "Tên", "0", task, "") for n, task in enumerate(tasks, 1)]
    above = Cell(lay("", text, last=EDGE).lines[1:], Box(0, 12, WIDTH, 30), row_span=2)
    return appendix(table(
        [FULL, *rows, ("1.5", "Năm", "0", above, ""), ("1.6", "Sáu", "0", None, "")],
        [("1.7", "Bảy", "0", lay(behind), ""), ("1.8", "Tám", "0", lay("Khác."), "")],
    ))  # fmt: skip


def merged(text: str, behind: str) -> list[str]:
    """The tasks of the last row before the break and the first one behind it."""
    criteria = {c.code: c for c in met(text, behind).appendix.criteria}
    return [criteria[code].texts["tasks"].text for code in ("1.6", "1.7")]


def test_a_merged_text_whose_last_line_is_stretched_goes_on() -> None:
    whole = "Áp dụng hệ thống quản lý theo ISO 9001 năm 2015"
    assert merged("Áp dụng hệ thống quản lý theo ISO", "9001 năm 2015") == [whole, whole]


def test_a_line_beside_which_the_next_word_had_room_ends_in_a_line_break() -> None:
    assert merged("Áp dụng ngay", "ISO 9001") == ["Áp dụng ngay", "ISO 9001"]


@pytest.mark.parametrize(("end", "named"), [(".", [(1, 6), (1, 7), (2, 1)]), ("", [(1, 6)])])
def test_a_sentence_that_ends_at_the_edge_leaves_all_its_rows_in_doubt(
    end: str, named: list[tuple[int, int]]
) -> None:
    found = met(f"Áp dụng hệ thống quản lý theo ISO{end}", "9001 năm 2015").findings
    told = [f.place for f in found if f.code == "assumed-join" and f.place]
    assert sorted({(place.page, place.row) for place in told}) == named


RUNNING = lay("Tổ chức các lớp bồi", "dưỡng kiến thức về", "chuyên môn.")
OTHERS = [lay(f"Tổ chức {n} lớp bồi", f"dưỡng {n} ngày về", "chuyên môn.") for n in "5678"]
ITEM, NEXT = "hoạch của đơn vị", "Biên bản kiểm tra"


def whole(*lines: str, last: float = EDGE) -> Whole:
    """A cell whose line but one ends at ``last``, all above it at the edge."""
    over, under = lay(*lines[:-1], last=last), lay(*lines)
    cell = Cell((*over.lines, under.lines[-1]), under.box)
    return Whole((Part(Place(1, 1), cell),))


def task_edge(*cells: Cell) -> float | None:
    """The edge of the tasks of rows that have these."""
    return even_edges(table([("1", "Tên", "0", cell, "") for cell in cells]))[3]


def test_lines_that_go_on_in_small_letters_show_an_edge() -> None:
    assert task_edge(*OTHERS) == WIDTH - EDGE
    assert task_edge(*OTHERS[1:]) is None  # too few of them


def test_lines_of_the_same_words_end_at_one_point_however_they_are_set() -> None:
    assert task_edge(*[RUNNING] * 9) is None


def test_some_that_stay_behind_it_show_that_a_line_there_may_go_on() -> None:
    assert task_edge(*OTHERS, whole("Tổ chức các", "lớp học", last=120).parts[0].cell) is None


def test_a_text_that_stands_in_the_middle_of_many_cells_shows_no_edge() -> None:
    lines = [
        [
            msgspec.structs.replace(
                line, box=msgspec.structs.replace(line.box, x0=side, x1=WIDTH - side)
            )
            for line, side in zip(cell.lines, (10.0, 20.0, 30.0), strict=True)
            if line.box is not None
        ]
        for cell in OTHERS
    ]
    assert task_edge(*[Cell(tuple(each), RUNNING.box) for each in lines]) is None


@pytest.mark.parametrize(("last", "told"), [(193.0, {2: True}), (EDGE, {}), (192.0, {})])
def test_a_line_that_stays_behind_the_edge_is_a_paragraph_s_last(
    last: float, told: dict[int, bool]
) -> None:
    """However little room it leaves; but not one that leaves that of a fixed blank."""
    assert told_by_edge(whole("- Quyết định và kế", ITEM, NEXT, last=last), WIDTH - EDGE) == told


def test_no_fixed_blank_stands_behind_a_stop() -> None:
    ended = whole("- Quyết định và kế", f"{ITEM}.", NEXT, last=192)
    assert told_by_edge(ended, WIDTH - EDGE) == {2: True}


def test_a_cell_without_a_line_at_the_edge_tells_nothing() -> None:
    assert told_by_edge(whole(ITEM, NEXT, last=180), WIDTH - EDGE) == {}


def test_a_label_goes_on_below_a_line_that_is_stretched() -> None:
    formula = "Tính theo công thức: (b/a) x 2."
    assert told_by_edge(whole(formula, "Trong đó:"), WIDTH - EDGE) == {1: False}
    assert told_by_edge(whole("Tính: b/a.", "Trong đó:"), WIDTH - EDGE) == {}  # a line break


@pytest.mark.parametrize(("last", "joins"), [(EDGE, True), (180.0, False)])
def test_a_label_goes_on_with_a_stretched_line_where_variables_have_rows_of_their_own(
    last: float, joins: bool
) -> None:
    names = [lay(f"Ban hành kế hoạch {n}", f"và thực hiện {n} đợt", "trong năm.") for n in "5678"]
    rows = [(f"1.{n}", name, "1", "", "") for n, name in enumerate(names, 1)]
    variables = [("", "a là tổng số nhiệm vụ", "", "", ""), ("", "b là số đã xong", "", "", "")]
    formula = ("", lay("Tính điểm: (b/a) x điểm tối đa.", last=last), "", "", "")
    built = appendix(table(
        [FULL, *rows, ("", "Tính theo tỷ lệ. Trong đó:", "", "", ""), *variables,
         ("1.5", "Năm", "1", "", ""), formula],
        [("", lay("Trong đó:"), "", "", ""), *variables],
    ))  # fmt: skip
    titles = [c.title for c in built.appendix.criteria]
    assert ("Trong đó:" not in titles) is joins


@pytest.mark.parametrize(
    ("formula", "parts"), [("Điểm = (a/b) x 3", 2), ("Điểm đạt được = 100 (a/b) x 3,00", 1)]
)
def test_a_formula_stretched_far_ends_in_a_break_of_its_own(formula: str, parts: int) -> None:
    """Of two lines none shows an edge: words drawn far apart do."""
    cell = lay(formula, "a là số hồ sơ; b là tổng số", last=140)
    assert len(paragraphs(Whole((Part(Place(1, 1), cell),)))) == parts
