"""Where texts stand in a page's last row, and what that says of its merged cells."""

import msgspec
import pytest

from normalize.stopped import cell_stopped
from page_breaks import LEAD, Texts, cut, said
from schemas.page import Box, Cell, Line

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


def test_the_rest_of_a_text_that_an_earlier_page_begins_stands_at_the_top_for_that() -> None:
    shown = cut(last(24.0, 2.0), BELOW, centred=True, closes=True)
    above = shown.above[LEAD]
    assert above is not None
    whole = msgspec.structs.replace(above.whole, parts=above.whole.parts * 2)
    rest = [*shown.above]
    rest[LEAD] = msgspec.structs.replace(above, whole=whole)
    assert cell_stopped(msgspec.structs.replace(shown, above=tuple(rest)), LEAD) is None
