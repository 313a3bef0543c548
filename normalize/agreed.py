"""Whether a column's cells can be what its header says: if not, the header was misread."""

from collections.abc import Callable, Sequence

from normalize.names import own_texts
from normalize.numbers import is_figure
from normalize.scoring_items import read_items
from normalize.text import clean
from normalize.unnamed import go_on
from normalize.vocabulary import named
from schemas.patterns import DIGITS, late
from schemas.rows import OFFICE_ROLES, SCORE_ROLES, Column, PrintedRow, with_roles

LEAST = 3
"""Cells of a column that tell what it holds."""
MOST = 0.8
"""Their share that tells it."""
_LEVELED = frozenset((None, *SCORE_ROLES)) - {"max_score", "index_percent", "weight_percent"}
"""What a column may be by its header that says how points are given by its cells."""
_MARKS = frozenset("x×v+✓✔☑")
_DATE = late(
    r"(?:(?:trước|trong|đến|từ|hết|cuối|đầu|chậm nhất|quý|tháng|ngày|năm|tuần|hằng|hàng"
    r"|thường xuyên|định kỳ|cả năm)\b|\d{1,2}[/-]\d{1,4}|20\d\d\b).*",
    needs=(
        "trước", "trong", "đến", "từ", "hết", "cuối", "đầu", "chậm nhất", "quý", "tháng", "ngày",
        "năm", "tuần", "hằng", "hàng", "thường xuyên", "định kỳ", "/", *DIGITS,
    ),
)  # fmt: skip
"""When something is done, in small letters: "Quý II", "Trước ngày 30/6", "2025"."""


def agreed(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, one that its header seems to call who does something being when it is done where
    its cells are dates, and unknown where they are figures or marks ("Thực hiện"); and the one left
    of the names that of the codes where codes that go on stand in it, whatever its header says."""
    for at, column in enumerate(columns):
        if column.role in OFFICE_ROLES:
            dated = not any(other.role == "deadline" for other in columns)
            new = _when(rows, at, dated, column.role)
            if new != column.role:
                columns = with_roles(columns, {at: new})
    return counted(columns, rows)


def _when(rows: Sequence[PrintedRow], at: int, dated: bool, role: str) -> str | None:
    if _are(rows, at, is_figure) or _are(rows, at, lambda text: text.casefold() in _MARKS):
        return None
    if _are(rows, at, lambda text: _DATE.fullmatch(text.casefold()) is not None):
        return "deadline" if dated else None
    return role


def _are(rows: Sequence[PrintedRow], at: int, is_one: Callable[[str], bool]) -> bool:
    texts = list(map(clean, own_texts(rows, at)))
    return len(texts) >= LEAST and sum(map(is_one, texts)) >= MOST * len(texts)


def counted(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the first one, if unknown and left of the names, being that of the codes where
    codes go on in it, and none is, or one right of the names in which they do not ("Mức")."""
    roles = [column.role for column in columns]
    title = roles.index("title") if "title" in roles else len(roles)
    if title == 0 or roles[0] is not None or named(columns[0].header)[0] is not None:
        return columns
    other = roles.index("code") if "code" in roles else None
    if other is not None and (other < title or go_on(own_texts(rows, other))):
        return columns
    if not go_on(own_texts(rows, 0)):
        return columns
    new: dict[int, str | None] = {} if other is None else {other: None}
    return with_roles(columns, new | {0: "code"})


def leveled(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the unknown one, or the one of points, telling how points are given whose cells
    are hardly ever figures, and mostly name several levels, each with its points ("Mức điểm đánh
    giá", "Đạt 100%: 2 điểm", "Dưới 100%: 0 điểm"), or one and what takes from it, or one where its
    header might name what is assessed ("Nội dung đánh giá"): one alone may be what was done ("Kết
    quả thực hiện"). It is unknown where another tells that."""
    role = None if any(column.role == "method" for column in columns) else "method"
    for at, column in enumerate(columns):
        if column.role not in _LEVELED or column.role == role:
            continue
        texts = own_texts(rows, at)
        if sum(map(is_figure, texts)) > (1 - MOST) * len(texts):  # more than rests behind breaks
            continue
        fewest = 1 if named(column.header)[0] == "title" else 2
        told = sum(1 for text in texts if _count_levels(text) >= fewest)
        if told >= max(LEAST, len(texts) / 2):
            return with_roles(columns, {at: role})
    return columns


def _count_levels(text: str) -> int:
    """Levels with their points, and what overrides or takes from them ("Thiếu 1 kỳ: trừ 2đ")."""
    found = read_items([text])
    levels = [item for item in found if item.kind == "level" and item.score is not None]
    return len(levels) + any(item.kind == "condition" for item in found)
