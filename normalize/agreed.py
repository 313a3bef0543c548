"""Whether a column's cells can be what its header says: if not, the header was misread."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from normalize.codes import Code, parse_code
from normalize.names import own_text
from normalize.numbers import is_figure
from normalize.text import clean
from normalize.vocabulary import named
from schemas.patterns import late
from schemas.rows import Column, PrintedRow

LEAST = 3
"""Cells of a column that tell what it holds."""
MOST = 0.8
"""Their share that tells it."""
_WHO = ("lead", "agencies", "coordinating_agencies")
_DATE = late(
    r"(?:(?:trước|trong|đến|từ|hết|cuối|đầu|chậm nhất|quý|tháng|ngày|năm|tuần|hằng|hàng"
    r"|thường xuyên|định kỳ|cả năm)\b|\d{1,2}[/-]\d{1,4}|20\d\d\b).*"
)
"""When something is done, in small letters: "Quý II", "Trước ngày 30/6", "2025"."""


def agreed(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, one that its header seems to call who does something being when it is done where
    its cells are dates, and unknown where they are figures ("Thực hiện"); and the one left of the
    names the codes where nothing but a count of the rows stands in it, whatever its header says."""
    for at, column in enumerate(columns):
        if column.role in _WHO:
            dated = not any(other.role == "deadline" for other in columns)
            new = _when(rows, at, dated, column.role)
            if new != column.role:
                columns = _with(columns, at, new)
    return _counted(columns, rows)


def _when(rows: Sequence[PrintedRow], at: int, dated: bool, role: str) -> str | None:
    if _are(rows, at, is_figure):
        return None
    if _are(rows, at, lambda text: _DATE.fullmatch(text.casefold()) is not None):
        return "deadline" if dated else None
    return role


def _are(rows: Sequence[PrintedRow], at: int, is_one: Callable[[str], bool]) -> bool:
    texts = [clean(text) for row in rows if (text := own_text(row.cells, at))]
    return len(texts) >= LEAST and sum(map(is_one, texts)) >= MOST * len(texts)


def _counted(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, an unknown one left of the names being that of the codes where none is."""
    if len(columns) < 2 or columns[0].role is not None or named(columns[0].header)[0] is not None:
        return columns
    if columns[1].role != "title" or any(column.role == "code" for column in columns):
        return columns
    texts = [text for row in rows if (text := own_text(row.cells, 0))]
    numbers = [code.text.strip(".") for code in map(parse_code, texts) if isinstance(code, Code)]
    counted = [int(number) for number in numbers if number.isdecimal()]
    if len(counted) < LEAST or len(counted) < MOST * len(texts):
        return columns
    goes_on = all(other in (one + 1, 1) for one, other in pairwise(counted))
    return _with(columns, 0, "code") if counted[0] == 1 and goes_on else columns


def _with(columns: tuple[Column, ...], at: int, role: str | None) -> tuple[Column, ...]:
    new = msgspec.structs.replace(columns[at], role=role)
    return (*columns[:at], new, *columns[at + 1 :])
