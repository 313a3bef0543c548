"""Rows that are remarks by where they stand, or go on with the rows above them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from normalize.codes import Code, comes_next, parse_code
from normalize.kinded import Kinded
from normalize.layout import Layout, code_at, text_at
from normalize.numbers import parse_decimal
from normalize.vocabulary import is_note, is_signature
from schemas.rows import Row


def remarked(rows: list[Kinded]) -> list[Kinded]:
    """The rows, a remark in the column of names ("Ghi chú: …") being one to the whole table where
    no criterion stands behind it and no other such row says that they speak of the one above."""
    remarks = [
        at
        for at, row in enumerate(rows)
        if row.kind == "rule" and row.name and is_note(row.name[0].text)
    ]
    last = max((at for at, row in enumerate(rows) if row.kind in ("criterion", "group")), default=0)
    if not remarks or remarks[0] < last:
        return rows
    return [
        msgspec.structs.replace(row, kind="note") if at in remarks else row
        for at, row in enumerate(rows)
    ]


def closed(layout: Layout, rows: list[Kinded]) -> list[Kinded]:
    """The rows, those without code and figures behind the total that ends the table being remarks:
    what the points come to ("Xếp loại")."""
    at = len(rows)
    open_kinds = ("criterion", "group", "note")
    while at and rows[at - 1].kind in open_kinds and rows[at - 1].code is None:
        at -= 1
    if at in (0, len(rows)) or rows[at - 1].kind != "total" or not any(row.code for row in rows):
        return rows
    behind = [
        msgspec.structs.replace(row, kind="note") if _is_bare(layout, row.row) else row
        for row in rows[at:]
    ]
    return [*rows[:at], *behind]


def signed(layout: Layout, rows: list[Kinded]) -> list[Kinded]:
    """The rows, those of signatures that end the table being remarks: "NGƯỜI TỰ ĐÁNH GIÁ"."""
    at = len(rows)
    while at and rows[at - 1].code is None and rows[at - 1].name and _signs(layout, rows[at - 1]):
        at -= 1
    return [*rows[:at], *(msgspec.structs.replace(row, kind="note") for row in rows[at:])]


def _signs(layout: Layout, row: Kinded) -> bool:
    owned = any(text_at(row.row, at) for at in layout.owned)
    return is_signature(row.name[0].text) and _is_bare(layout, row.row) and not owned


def _is_bare(layout: Layout, row: Row) -> bool:
    """Whether a row has no figure in any column of scores."""
    return not any(isinstance(parse_decimal(text_at(row, i)), Decimal) for i in layout.scores)


def owned(rows: Sequence[Kinded]) -> Iterator[Kinded]:
    """Rows that go on with one that is no criterion are what that one is."""
    owner = "orphan"
    for row in rows:
        if row.kind != "more":
            owner = "note" if row.kind == "total" else row.kind
            yield row
        elif owner in ("orphan", "note"):
            yield msgspec.structs.replace(row, kind=owner)
        else:
            yield row


def counted(layout: Layout, rows: list[Kinded]) -> frozenset[int]:
    """The rows worded as totals that are none: their code is followed by one that counts on from it
    ("1", "Tổng số", above "1.1")."""
    found: set[int] = set()
    after: Code | None = None
    for at in range(len(rows) - 1, -1, -1):
        code = rows[at].code
        if rows[at].kind == "total":
            told = parse_code(code_at(rows[at].row, layout.code))
            code = told if isinstance(told, Code) else None
            if code is not None and after is not None and comes_next(code, after):
                found.add(at)
        after = code or after
    return frozenset(found)
