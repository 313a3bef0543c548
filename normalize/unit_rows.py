"""Rows of units right below a header: "(điểm)", "(%)", each in brackets below the name that it adds
to."""

from collections.abc import Sequence

from normalize.text import clean
from normalize.vocabulary import role_of
from schemas.page import Cell
from schemas.patterns import late

LONGEST = 24
"""Characters of a unit: what is longer is a remark."""
_UNIT = late(r"\([^()]*[^\W\d_][^()]*\)|\(%\)")
_COUNTED = late(r"\([^\W\d_]\)")
"""The letter of a column, "(A)"."""

Row = Sequence[Cell | None]


def is_unit_row(header: Row, row: Row) -> bool:
    """Whether a row below a header's last one holds nothing but units: none in its first column,
    and one at least below a name that is not that of the rows."""
    said = [(at, text) for at, cell in enumerate(row) if (text := _text(cell))]
    if not said or said[0][0] == 0 or len(header) != len(row):
        return False
    if any(header[at] is None or not is_unit(text) for at, text in said):
        return False
    return any(role_of(_text(header[at])) != "title" for at, _ in said)


def is_unit(text: str) -> bool:
    """Whether a text is a unit in brackets."""
    short = len(text) <= LONGEST and _UNIT.fullmatch(text) is not None
    return short and _COUNTED.fullmatch(text) is None


def _text(cell: Cell | None) -> str:
    return clean(cell.text.replace("\n", " ")) if cell is not None else ""
