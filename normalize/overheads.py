"""Rows over a header that group its columns, whatever they say: "PHẦN NỘI DUNG" over the codes and
the names, "NĂM 2026" over the points."""

from collections.abc import Sequence

from normalize.issued import ISSUED
from normalize.letterhead import OFFICE
from normalize.text import clean
from schemas.page import Cell
from schemas.patterns import late

Row = Sequence[Cell | None]

MOST = 3
"""Rows over the leaves of a header, at most."""
LONGEST = 60
"""Characters of a group's name: what is longer is a title or a remark."""
_APART = late(
    r"(?i:cộng hòa xã hội|độc lập|(?:đơn vị tính|đvt)\s*[:(]|phụ lục|biểu số|biểu mẫu|mẫu số"
    r"|họ và tên|kính gửi|số:)|.*(?:[.…]{3}|[:.;]$)"
)
"""A letterhead, a label, a unit line, a form: what stands in the first rows of a sheet."""


def topmost(rows: Sequence[Row], start: int) -> int:
    """The first of the rows over a header row that group its columns; the row itself where none
    does."""
    top = start
    while top and start - top < MOST and _groups(rows[top - 1], rows[top]):
        top -= 1
    return top


def _groups(upper: Row, lower: Row) -> bool:
    """Whether a row names groups of the columns below it: each of its cells spans several of them,
    the whole table apart, or stands beside both rows; all of them say something, in few words, but
    for what stands beside both, and each group holds whole cells of the row below."""
    width = len(upper)
    if len(lower) != width:
        return False
    grouped, at, wide = 0, 0, True
    while at < width:
        cell = upper[at]
        if cell is None:  # what goes on from a row further above stands below that one's cells
            at += 1
            continue
        stop = at + cell.column_span
        bare = cell.row_span > 1 and cell.column_span == 1 and not cell.lines
        if not 0 < cell.column_span < width or not (bare or _is_name(cell)):
            return False
        if cell.row_span == 1:
            under = [(i, other) for i, other in enumerate(lower[at:stop], at) if other is not None]
            if not under or under[0][0] != at:
                return False
            if any(i + other.column_span > stop for i, other in under):
                return False
            grouped += cell.column_span > 1
            wide = wide and cell.column_span > 1
        at = stop
    return grouped > 0 and wide


def _is_name(cell: Cell) -> bool:
    text = clean(cell.text.replace("\n", " "))
    if not text or len(text) > LONGEST or ISSUED.match(text):
        return False
    return _APART.match(text) is None and OFFICE.fullmatch(text) is None
