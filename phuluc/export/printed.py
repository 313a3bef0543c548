"""An appendix as it would be printed: header, rows with merged cells, total. For sheet and page."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

import msgspec

from schemas.nested import AppendixNode, ColumnNode, CriterionNode, walk
from schemas.rows import SCORE_ROLES, TEXT_ROLES, extra_names
from schemas.tree import IssuedWith, Text


class Shown(msgspec.Struct, frozen=True):
    """One cell: its text, the figure where it is one, and what it spans."""

    text: str = ""
    figure: Decimal | None = None
    row_span: int = 1
    column_span: int = 1


class ShownRow(msgspec.Struct, frozen=True):
    """A row's cells by column, None where another cell covers the place.

    ``kind`` is a criterion's, or ``total``; ``level`` from 1.
    """

    kind: str
    level: int
    cells: tuple[Shown | None, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A whole appendix: lines above, columns, header rows, body, lines below."""

    above: tuple[str, ...]
    columns: tuple[ColumnNode, ...]
    header: tuple[tuple[Shown | None, ...], ...]
    rows: tuple[ShownRow, ...]
    below: tuple[str, ...]


def sheet_of(appendix: AppendixNode) -> Sheet:
    """The appendix with every value of its tree in a cell, in document order."""
    nodes = list(walk(appendix.criteria))
    columns = columns_of(appendix, nodes)
    beside = _beside(nodes, columns)
    nodes = [node for node in nodes if node.id not in beside]
    counted = _counted(nodes, columns)
    rows = [_row(node, columns, bool(beside), counted) for node in nodes]
    _put_beside(rows, [node.id for node in nodes], appendix.criteria, columns, beside)
    for index, column in enumerate(columns):
        if column.role in TEXT_ROLES and index == first(columns, column.role):
            _merge(rows, index, [node.texts.get(column.role or "") for node in nodes])
    if appendix.total:
        rows.append(_total(appendix, columns))
    return Sheet(
        above=tuple(_above(appendix)),
        columns=columns,
        header=_header(columns),
        rows=tuple(rows),
        below=appendix.notes,
    )


def issuing_line(issued: IssuedWith, year: int | None = None) -> str:
    """The line "(Kèm theo …)"; of a date that is not whole only the year is known."""
    parts = ["Kèm theo", issued.kind]
    if issued.number or issued.symbol:
        both = [issued.number or "", issued.symbol or ""]
        parts.append(f"số {'/'.join(each for each in both if each) if both[0] else '/' + both[1]}")
    whole = (issued.date or "").split("-")
    if len(whole) == 3:
        parts.append(f"ngày {whole[2]} tháng {whole[1]} năm {whole[0]}")
    elif year:
        parts.append(f"ngày … tháng … năm {year}")
    if issued.issuer:
        parts.append(f"của {issued.issuer}")
    return f"({' '.join(each for each in parts if each)})"


def _above(appendix: AppendixNode) -> Iterator[str]:
    if appendix.label:
        yield appendix.label
    if appendix.title:
        yield appendix.title
    if appendix.issued_with:
        told = str(appendix.year) in (appendix.title or "")
        yield issuing_line(appendix.issued_with, None if told else appendix.year)


def columns_of(appendix: AppendixNode, nodes: Sequence[CriterionNode]) -> tuple[ColumnNode, ...]:
    """The printed columns; a value that none of them holds gets one more at the end."""
    columns = list(appendix.columns)
    roles = {column.role for column in columns}
    if "title" not in roles:
        columns.insert(0, ColumnNode("title", "Tiêu chí"))
    used = dict.fromkeys(role for node in nodes for role in (*node.scores, *node.texts))
    # Guidance that stands in the title cell has no column of its own.
    columns += [ColumnNode(role, role) for role in used if role not in roles and role != "method"]
    names = set(extra_names(column.header for column in columns))
    extra = dict.fromkeys(name for node in nodes for name in node.extra if name not in names)
    return (*columns, *(ColumnNode(None, name) for name in extra))


def first(columns: Sequence[ColumnNode], role: str | None) -> int | None:
    return next((i for i, column in enumerate(columns) if column.role == role), None)


def _titles(columns: Sequence[ColumnNode]) -> list[int]:
    return [index for index, column in enumerate(columns) if column.role == "title"]


def _beside(nodes: Sequence[CriterionNode], columns: Sequence[ColumnNode]) -> dict[str, int]:
    """Parents that are printed left of their children: id -> column of names.

    A table with several columns of names has them where every node above the last level of names
    holds nothing but its name.
    """
    titles = _titles(columns)
    left = [node for node in nodes if node.level < len(titles)]
    held = any(n.scores or n.texts or n.extra or n.scoring for n in left)
    whole = all(n.kind == "criterion" and n.title and n.children for n in left)
    return {} if held or not whole else {node.id: titles[node.level - 1] for node in left}


def _put_beside(
    rows: list[ShownRow],
    ids: Sequence[str],
    nodes: Sequence[CriterionNode],
    columns: Sequence[ColumnNode],
    beside: Mapping[str, int],
) -> None:
    """Put the cells of parents left of the rows below them; the code cell goes with the first."""
    at = {id_: row for row, id_ in enumerate(ids)}
    for node in walk(nodes):
        if node.id not in beside:
            continue
        mine = [at[each.id] for each in walk(node.children) if each.id not in beside]
        code_at = first(columns, "code") if node.level == 1 else None
        title = node.title if code_at is not None else _coded(node)
        cells = {beside[node.id]: title} | ({} if code_at is None else {code_at: node.code})
        for offset, row in enumerate(mine):
            changed = list(rows[row].cells)
            for column, text in cells.items():
                changed[column] = None if offset else Shown(text, row_span=len(mine))
            rows[row] = msgspec.structs.replace(rows[row], cells=tuple(changed))


def _coded(node: CriterionNode) -> str:
    return f"{node.code.rstrip('.')}. {node.title}" if node.code else node.title


def _counted(nodes: Sequence[CriterionNode], columns: Sequence[ColumnNode]) -> bool:
    """Whether the code column holds mere running numbers, and all codes stand before the names."""
    at = first(columns, "code")
    name = None if at is None else extra_names(column.header for column in columns)[at]
    return any(node.code and name in node.extra for node in nodes)


def _row(
    node: CriterionNode, columns: Sequence[ColumnNode], is_beside: bool, counted: bool
) -> ShownRow:
    names = extra_names(column.header for column in columns)
    code_at = None if is_beside else first(columns, "code")
    title_at = _titles(columns)[-1] if is_beside else first(columns, "title")
    running = "" if code_at is None else node.extra.get(names[code_at], "")
    if not counted:
        running = running or node.code
    inside = bool(node.code) and (code_at is None or counted)
    cells: list[Shown | None] = []
    for index, column in enumerate(columns):
        if index == code_at:
            cells.append(Shown(running))
        elif index == title_at:
            cells.append(Shown(_title(node, columns, inside)))
        elif index != first(columns, column.role) and column.role is not None:
            cells.append(Shown(node.extra.get(names[index], "")))  # a second column of one role
        else:
            cells.append(value_of(column, names[index], node.scores, node.texts, node.extra))
    if node.kind == "group" and title_at is not None:
        held = (at for at in range(title_at + 1, len(cells)) if (cells[at] or Shown()).text)
        wide = next(held, len(cells)) - title_at  # a remark at the right edge stays its own cell
        title = msgspec.structs.replace(cells[title_at] or Shown(), column_span=wide)
        cells[title_at : title_at + wide] = [title, *[None] * (wide - 1)]
    return ShownRow(node.kind, node.level, tuple(cells))


def _title(node: CriterionNode, columns: Sequence[ColumnNode], inside: bool) -> str:
    """The name, after the code where that has no cell, before guidance that has no column."""
    method = node.texts.get("method")
    title = _coded(node) if inside else node.title
    if method is None or first(columns, "method") is not None:
        return title
    return f"{title}\n{method.text}" if title else method.text


def value_of(
    column: ColumnNode,
    name: str,
    scores: Mapping[str, Decimal | None],
    texts: Mapping[str, Text],
    extra: Mapping[str, str],
) -> Shown:
    role = column.role
    if role in SCORE_ROLES:
        figure = scores.get(role)
        return Shown(extra.get(name, "")) if figure is None else Shown(f"{figure:f}", figure)
    if role in TEXT_ROLES:
        return Shown(texts[role].text if role in texts else "")
    return Shown(extra.get(name, ""))


def _merge(rows: list[ShownRow], column: int, texts: Sequence[Text | None]) -> None:
    """Make one cell of those that a merged cell serves: equal anchors in rows that follow."""
    start = 0
    numbered = [
        (text.anchor, text.text) if text else (index, "") for index, text in enumerate(texts)
    ]
    for _, run in groupby(numbered):
        size = len(list(run))
        if size > 1 and all(rows[start + i].cells[column] is not None for i in range(size)):
            for offset in range(size):
                cells = list(rows[start + offset].cells)
                top = cells[column] or Shown()
                span = msgspec.structs.replace(top, row_span=size)
                cells[column] = None if offset else span
                changed = msgspec.structs.replace(rows[start + offset], cells=tuple(cells))
                rows[start + offset] = changed
        start += size


def _total(appendix: AppendixNode, columns: Sequence[ColumnNode]) -> ShownRow:
    total = appendix.total
    if total is None:
        raise ValueError("the appendix has no total")
    names = extra_names(column.header for column in columns)
    title_at = first(columns, "title")
    return ShownRow("total", 1, tuple(
        Shown(total.label) if index == title_at
        else value_of(column, names[index], total.scores, {}, total.extra)
        for index, column in enumerate(columns)
    ))  # fmt: skip


def _header(columns: Sequence[ColumnNode]) -> tuple[tuple[Shown | None, ...], ...]:
    """One row of headers, or two where columns stand below a common one."""
    if not any(column.group for column in columns):
        return (tuple(Shown(column.header) for column in columns),)
    upper: list[Shown | None] = []
    lower: list[Shown | None] = []
    for group, run in groupby(columns, key=lambda column: column.group):
        members = list(run)
        if group is None:
            upper += [Shown(column.header, row_span=2) for column in members]
            lower += [None] * len(members)
        else:
            upper += [Shown(group, column_span=len(members)), *[None] * (len(members) - 1)]
            lower += [Shown(column.header) for column in members]
    return tuple(upper), tuple(lower)
