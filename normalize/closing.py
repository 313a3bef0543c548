"""Rows that are remarks by where they stand, or go on with the rows above them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from normalize.codes import Code, comes_next, parse_code
from normalize.kinded import Kinded, is_dashed
from normalize.layout import Layout, code_at, spans_table, text_at
from normalize.numbers import read_figure
from normalize.scoring import is_rule
from normalize.text import bullet
from normalize.vocabulary import is_note, is_signature, opens_total
from schemas.patterns import late
from schemas.rows import Row

_SEVERAL = 2
"""Sentences over the table, each below a criterion, that speak of these and not of the table."""
_SCALED = late(r"\bthang(?: điểm)? \d", re.IGNORECASE, needs="thang")
"""What the total comes to on another scale: "Quy về thang điểm 10"."""


def attributed(rows: list[Kinded]) -> list[Kinded]:
    """The rows, sentences over the table that stand right below criteria with codes being what is
    said of these ("Sở Nội vụ thẩm định …"), where several do: one alone may speak of the table, but
    for one that says how the criterion above is scored, with the next criterion below it."""
    above: Kinded | None = None
    said: set[int] = set()
    heads: set[int] = set()
    for at, row in enumerate(rows):
        if row.kind == "more":
            continue
        if row.kind == "note" and row.name and not is_note(row.name[0].text):
            if above is not None and above.kind == "criterion" and above.code is not None:
                said.add(at)
                heads.add(id(above))
            continue
        above = row
    if len(heads) < _SEVERAL:
        said = {at for at in said if _scores_above(rows, at)}
    return [
        msgspec.structs.replace(row, kind="rule") if at in said else row
        for at, row in enumerate(rows)
    ]


def _scores_above(rows: Sequence[Kinded], at: int) -> bool:
    """Whether a sentence stands between a criterion and the next one, and says how it is scored."""
    above, below = rows[at - 1].code, rows[at + 1].code if at + 1 < len(rows) else None
    follows = above is not None and below is not None and comes_next(above, below)
    return follows and is_rule(" ".join(p.text for p in rows[at].name))


def remarked(rows: list[Kinded]) -> list[Kinded]:
    """The rows, a remark in the column of names ("Ghi chú: …") being one to the whole table where
    no criterion stands behind it and no other such row, nor a cell of the one above that is merged
    over it, says that they speak of that one."""
    remarks = [
        at
        for at, row in enumerate(rows)
        if row.kind == "rule" and row.name and is_note(row.name[0].text)
    ]
    if any(_is_covered(rows[at].row) for at in remarks):
        return rows
    last = max((at for at, row in enumerate(rows) if row.kind in ("criterion", "group")), default=0)
    if not remarks or remarks[0] < last:
        return rows
    return [
        msgspec.structs.replace(row, kind="note") if at in remarks else row
        for at, row in enumerate(rows)
    ]


def _is_covered(row: Row) -> bool:
    """Whether a cell of an older row is merged over a place of this one, whose text stands in the
    columns of code and name alone: one over more columns runs into the merged cell by a fault."""
    own = [(c, o[0]) for c, o in zip(row.cells, row.owners, strict=True) if c is not None]
    wide = any(cell.lines and cell.column_span > 2 for cell, _ in own)
    return bool(own) and not wide and any(owner < own[0][1] for owner, _ in row.owners)


def closed(layout: Layout, rows: list[Kinded]) -> list[Kinded]:
    """The rows, those without code and maximum behind the total that ends the table being remarks:
    what the points come to ("Xếp loại", "Tỷ lệ %"); and a group without a code that heads none."""
    rows = _headless(rows)
    at = len(rows)
    open_kinds = ("criterion", "group", "note", "rule")
    while at and rows[at - 1].kind in open_kinds and rows[at - 1].code is None:
        at -= 1
    if at in (0, len(rows)) or rows[at - 1].kind != "total" or not any(row.code for row in rows):
        return rows
    return [*rows[:at], *(_behind(layout, row, rows[at - 1]) for row in rows[at:])]


def _behind(layout: Layout, row: Kinded, total: Kinded) -> Kinded:
    """A row behind the total: a remark, or in doubt a criterion that is no part of one above it."""
    scaled = any(_SCALED.search(each.text) for each in row.name)
    if row.kind == "rule" or scaled or _is_behind(layout, row, total):
        return msgspec.structs.replace(row, kind="note")
    if row.heads or row.kind != "criterion":
        return row
    return msgspec.structs.replace(row, because="it stands behind the total", heads=1)


def _headless(rows: list[Kinded]) -> list[Kinded]:
    """The rows, groups without a code at the table's end being remarks: no row stands below. So are
    those that may be remarks, for the bullet before them, where one goes on below them."""
    rows = [
        msgspec.structs.replace(row, kind="note")
        if row.kind == "group" and row.because and below is not None and below.kind == "note"
        else row
        for row, below in zip_longest(rows, rows[1:])
    ]
    at = len(rows)
    while at and rows[at - 1].kind in ("group", "note") and rows[at - 1].code is None:
        at -= 1
    if not any(row.code for row in rows[:at]):
        return rows
    return [*rows[:at], *(msgspec.structs.replace(row, kind="note") for row in rows[at:])]


def _is_behind(layout: Layout, row: Kinded, total: Kinded) -> bool:
    """Whether a row behind the total has no figures, or none of its own in the column of maxima
    where the total has one."""
    if is_bare(layout, row.row):
        return True
    own, whole = (read_figure(text_at(each.row, layout.maximum)) for each in (row, total))
    return not row.heads and own is None and whole is not None


def signed(layout: Layout, rows: list[Kinded]) -> list[Kinded]:
    """The rows, those of signatures that end the table being remarks: "NGƯỜI TỰ ĐÁNH GIÁ", and
    below it "(Ký tên)" and names."""
    at = len(rows)
    while at and rows[at - 1].code is None and is_bare(layout, rows[at - 1].row):
        at -= 1
    at = next((n for n in range(at, len(rows)) if _signs(layout, rows[n])), len(rows))
    return [*rows[:at], *(msgspec.structs.replace(row, kind="note") for row in rows[at:])]


def _signs(layout: Layout, row: Kinded) -> bool:
    """Whether a row names who signs, and nothing else stands in it but others, whose offices are in
    capitals before their names: "GIÁM ĐỐC Nguyễn Văn An"."""
    beside = filter(None, (text_at(row.row, at) for at in layout.owned))
    signs = bool(row.name) and is_signature(row.name[0].text)
    return signs and all(is_signature(x) or "".join(x.split()[:2]).isupper() for x in beside)


def is_bare(layout: Layout, row: Row) -> bool:
    """Whether a row has no figure in any column of scores."""
    return all(read_figure(text_at(row, i)) is None for i in layout.scores)


def adds_up(layout: Layout, row: Row, text: str) -> bool:
    """Whether a row without a code opens as a total does and has figures, or room for them beside
    a name that takes the place of the code, too."""
    return opens_total(text) and (not is_bare(layout, row) or _takes_code(layout, row))


def _takes_code(layout: Layout, row: Row) -> bool:
    """Whether one cell holds the places of code and title, and others stand beside it."""
    cell = row.cells[layout.code] if layout.code is not None else None
    both = cell is not None and row.cells[layout.title] is None and cell.column_span > 1
    return both and not spans_table(layout, row)


def lonely(layout: Layout, rows: list[Kinded]) -> list[Kinded]:
    """The rows, a criterion doubted that has neither code nor anything beside its name, where most
    others have: it may be a heading of the rows below it, or go on with the one above."""
    criteria = [row for row in rows if row.kind == "criterion"]
    alone = [row for row in criteria if _says_name_alone(layout, row.row)]
    if 2 * len(alone) >= len(criteria) or not any(row.code for row in rows):
        return rows
    because = "neither code nor anything beside its name"
    return [
        msgspec.structs.replace(row, because=row.because or because)
        if row in alone and _is_unmarked(row)
        else row
        for row in rows
    ]


def _is_unmarked(row: Kinded) -> bool:
    """Whether nothing says what a row is: no code, no dash, no bullet, no place beside others."""
    listed = is_dashed(row) or not row.name or bullet(row.name[0].text)
    return row.code is None and not (row.heads or listed) and row.row.place.depth == 0


def _says_name_alone(layout: Layout, row: Row) -> bool:
    """Whether all cells of a row beside its name and code are its own, and empty."""
    beside = [c for at, c in enumerate(row.cells) if at not in (layout.code, layout.title)]
    return bool(beside) and all(cell is not None and not cell.lines for cell in beside)


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
