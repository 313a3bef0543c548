"""Where texts stand in a page's last row, and what that says of its merged cells."""

import pytest

from normalize.stitch import stitch
from normalize.stopped import cell_stopped
from page_breaks import LEAD, Texts, cut, said
from schemas.page import Box, Cell, Line
from tables import Printed, table

BELOW: Texts = ("2", "Hai", "1,00", "", "Phòng Kinh tế")


def put(text: str, over: float, row_span: int = 1) -> Cell:
    """A line of 12 points in a cell of 60, so far below its top; 24 is the middle."""
    return Cell((Line(text, Box(5, over, 60, over + 12), 12.0),), Box(0, 0, 100, 60), row_span)


def last(code: float, lead: float) -> Texts:
    """A last row whose code and lead stand so far below the tops of their cells."""
    return (put("1", code), "Một", "1,00", "", put("Sở Nội vụ", lead))


@pytest.mark.parametrize(
    ("code", "lead", "habits", "meant"),
    [
        (24.0, 2.0, {}, ("text-at-top", True, False)),
        (2.0, 2.0, {}, None),  # all of the row: which of its cells goes on?
        (24.0, 24.0, {}, None),
        (24.0, 2.0, {"centred": False}, None),
        (24.0, 2.0, {"merges": False}, None),
        (24.0, 2.0, {"closes": False}, None),
    ],
)
def test_a_text_at_the_top_beside_one_in_the_middle_was_cut(
    code: float, lead: float, habits: dict[str, bool], meant: object
) -> None:
    shown = cut(last(code, lead), BELOW, **{"centred": True, "closes": True} | habits)  # type: ignore[arg-type]
    assert said(cell_stopped(shown, LEAD)) == meant


def test_a_text_above_an_empty_cell_is_not_joined_to_it() -> None:
    below = ("2", "Hai", "1,00", "", "")
    assert cell_stopped(cut(last(24.0, 2.0), below, centred=True, closes=True), LEAD) is None


def doubts(*tops: float, task: bool = False) -> list[str]:
    """The rows named where two lists meet at each page break, with the last rows' codes so far
    below the tops of their cells.

    :param task: a text beside the lists goes on over each break.
    """
    pages: list[list[list[Printed]]] = []
    for page, over in enumerate((*tops, 24.0)):
        codes = [put(f"{page}.{n}", over if n == 4 else 24.0) for n in range(5)]
        leads = [f"- Một {page} / - Hai", ("- Ba", 2), None, "- Bốn", f"- Năm {page} / - Sáu"]
        tasks: list[Printed] = [""] * 5
        if task:
            tasks = [(f"công chức, lần {page}.", 2), None, "Một.", "Hai.", "Đánh giá kết quả của"]
        rows = zip(codes, "ABCDE", tasks, leads, strict=True)
        pages.append([[code, name, "1", told, lead] for code, name, told, lead in rows])
    made = stitch(table(*pages), lambda text: False)
    return [f"{f.place.page}.{f.place.row}" for f in made.findings if f.place]


def test_lists_that_meet_are_doubted() -> None:
    assert doubts(24.0) == ["1.5", "2.1"]


def test_a_code_at_the_top_says_that_lists_end_where_codes_stand_in_the_middle() -> None:
    assert doubts(2.0, 24.0) == ["1.5", "2.1"]


def test_codes_in_the_middle_end_no_list_beside_a_text_that_goes_on() -> None:
    tops = (2.0, 24.0)
    assert {"2.5", "3.1"} & set(doubts(*tops)) == set()
    assert {"2.5", "3.1"} <= set(doubts(*tops, task=True))
