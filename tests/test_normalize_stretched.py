"""Lines that are stretched to the edge of justified text go on behind a page break."""

import pytest

from normalize.read import appendix
from schemas.page import Box, Cell, Line
from schemas.rows import Table
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
    names = [lay("Ban hành và tổ chức", "thực hiện kế hoạch", "trong năm.") for _ in range(4)]
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
    tasks = [lay("Tổ chức các lớp bồi", "dưỡng kiến thức về", "chuyên môn.") for _ in range(4)]
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
