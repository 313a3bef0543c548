"""Whether a column's cells can be what its header says: if not, the header was misread."""

from collections.abc import Callable, Sequence

import msgspec

from normalize.codes import Code, comes_next, first, parse_code
from normalize.names import own_texts
from normalize.numbers import is_figure
from normalize.text import clean
from normalize.vocabulary import named
from schemas.patterns import late
from schemas.rows import OFFICE_ROLES, Column, PrintedRow

LEAST = 3
"""Cells of a column that tell what it holds."""
MOST = 0.8
"""Their share that tells it."""
_DATE = late(
    r"(?:(?:trước|trong|đến|từ|hết|cuối|đầu|chậm nhất|quý|tháng|ngày|năm|tuần|hằng|hàng"
    r"|thường xuyên|định kỳ|cả năm)\b|\d{1,2}[/-]\d{1,4}|20\d\d\b).*"
)
"""When something is done, in small letters: "Quý II", "Trước ngày 30/6", "2025"."""


def agreed(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, one that its header seems to call who does something being when it is done where
    its cells are dates, and unknown where they are figures ("Thực hiện"); and the one left of the
    names that of the codes where codes that go on stand in it, whatever its header says."""
    for at, column in enumerate(columns):
        if column.role in OFFICE_ROLES:
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
    texts = list(map(clean, own_texts(rows, at)))
    return len(texts) >= LEAST and sum(map(is_one, texts)) >= MOST * len(texts)


def _counted(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the first one, if unknown and left of the names, being that of the codes where
    codes go on in it, and none is, or one right of the names in which they do not ("Mức")."""
    roles = [column.role for column in columns]
    title = roles.index("title") if "title" in roles else 0
    if title == 0 or roles[0] is not None or named(columns[0].header)[0] is not None:
        return columns
    other = roles.index("code") if "code" in roles else None
    if other is not None and (other < title or _goes_on(rows, other)):
        return columns
    if not _goes_on(rows, 0):
        return columns
    return _with(columns if other is None else _with(columns, other, None), 0, "code")


def _goes_on(rows: Sequence[PrintedRow], at: int) -> bool:
    """Whether a column holds codes of which each begins a count or goes on with one that is open:
    "I", "1", "2", "II"."""
    texts = own_texts(rows, at)
    codes = [code for code in map(parse_code, texts) if isinstance(code, Code)]
    if len(codes) < max(LEAST, MOST * len(texts)):
        return False
    last: dict[tuple[str, int], Code] = {}
    right = 0
    for code in codes:
        same = last.get((code.style, len(code.parts)))
        goes_on = first(code) or any(comes_next(one, code) for one in last.values())
        right += goes_on and (same is None or same.parts != code.parts)
        last[code.style, len(code.parts)] = code
    return first(codes[0]) and right >= MOST * len(codes)


def _with(columns: tuple[Column, ...], at: int, role: str | None) -> tuple[Column, ...]:
    new = msgspec.structs.replace(columns[at], role=role)
    return (*columns[:at], new, *columns[at + 1 :])
