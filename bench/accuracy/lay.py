"""An appendix -> its printed table: header cells, body cells, spans."""

from dataclasses import dataclass, field

from bench.accuracy.records import Appendix, Column, Item, Look, Para, para


@dataclass(frozen=True)
class PCell:
    """A printed cell. ``align`` is c, l or j."""

    paras: tuple[Para, ...] = ()
    row_span: int = 1
    column_span: int = 1
    align: str = "l"
    middle: bool = False
    shade: str = ""
    item: int | None = None
    column: str = ""


Row = list[PCell | None]


@dataclass
class PTable:
    """A printed table; None = covered by a span. ``widths`` in millimetres."""

    widths: list[int]
    head: list[Row]
    body: list[Row]
    landscape: bool = True
    starts: list[int] = field(default_factory=list)


def lay_out(appendix: Appendix, look: Look) -> PTable:
    """The table as one piece, before any page is cut."""
    columns = appendix.columns
    table = PTable(_widths(appendix, look.size), header(columns, look), [], appendix.landscape)
    if appendix.number_row:
        table.head.append([PCell((para(n, "i"),), align="c") for n in appendix.number_row])
    total = appendix.total
    if total and total["where"] == "first":
        table.body.append(_total_row(columns, total, look))
    for index, item in enumerate(appendix.items):
        if appendix.spacers and item.level == 1 and index:
            table.body.append([PCell() for _ in columns])
        table.starts.append(len(table.body))
        table.body += _item_rows(columns, index, item, look)
        if index in appendix.orphans:
            words = PCell((para(appendix.orphans[index]),), column=columns[-1].key)
            table.body.append([*(PCell() for _ in columns[1:]), words])
    _merge(appendix, table)
    _merge_left(appendix, table, look)
    if total and total["where"] == "last":
        table.body.append(_total_row(columns, total, look))
    if appendix.note_inside:
        note = PCell(tuple(para(n, "i") for n in appendix.notes), column_span=len(columns))
        table.body.append([note, *[None] * (len(columns) - 1)])
    return table


def _widths(appendix: Appendix, size: int) -> list[int]:
    """Millimetres: no narrower than the longest word of the column, as a clerk would draw it."""
    room = 246 if appendix.landscape else 170
    longest = max(len(item.print_code) for item in appendix.items)
    least = [round(_least(c, longest) * size / 13) for c in appendix.columns]
    free = room - sum(least)
    wish = [max(0, c.width - low) for c, low in zip(appendix.columns, least, strict=True)]
    share = free / max(1, sum(wish)) if free > 0 else 0
    return [low + int(more * share) for low, more in zip(least, wish, strict=True)]


def _least(column: Column, longest: int) -> int:
    if column.role == "code":
        return max(14, round(1.8 * longest + 5))
    if column.role == "title":
        return 40
    return {"deadline": 29, "index_percent": 23, "running": 14, "unit": 21}.get(
        column.role or "", 20 if column.role and column.role.endswith("_score") else 26
    )


def header(columns: list[Column], look: Look) -> list[Row]:
    """One to three header rows; a leaf reaches down to the last one."""
    depth = 1 + max(len(c.groups) for c in columns)
    rows: list[Row] = [[None] * len(columns) for _ in range(depth)]
    for place, column in enumerate(columns):
        for level, group in enumerate(column.groups):
            before = columns[place - 1].groups[: level + 1] if place else ()
            if before == column.groups[: level + 1]:
                continue
            wide = _run(columns, place, level)
            rows[level][place] = PCell((para(group, "b"),), 1, wide, "c", True, look.shade)
        level = len(column.groups)
        rows[level][place] = PCell(
            (para(column.header, "b"),), depth - level, 1, "c", True, look.shade
        )
    return rows


def _run(columns: list[Column], place: int, level: int) -> int:
    mine = columns[place].groups[: level + 1]
    wide = 1
    while place + wide < len(columns) and columns[place + wide].groups[: level + 1] == mine:
        wide += 1
    return wide


def _cell(column: Column, index: int, item: Item, look: Look) -> PCell:
    if column.role == "code":
        paras = (para(item.print_code, item.style),) if item.print_code else ()
        return PCell(paras, align="c", middle=look.middle, item=index, column="code")
    if column.role == "title":
        return PCell(item.title_paras, align="j", item=index, column="title")
    if column.key in item.cells:
        paras = (para(item.cells[column.key], item.style),)
        return PCell(paras, align="c", middle=look.middle, item=index, column=column.key)
    return PCell(
        item.texts.get(column.key, ()), align=_align(column), item=index, column=column.key
    )


def _align(column: Column) -> str:
    return "j" if column.role in ("tasks", "method", "evidence") else "l"


def _item_rows(columns: list[Column], index: int, item: Item, look: Look) -> list[Row]:
    if item.spanning:
        return [_spanning_row(columns, index, item, look)]
    if item.beside:
        return []
    count = max((len(rows) for rows in item.subrows.values()), default=1)
    rows: list[Row] = [[None] * len(columns) for _ in range(count)]
    for place, column in enumerate(columns):
        cell = _cell(column, index, item, look)
        split = item.subrows.get(column.key)
        if place and columns[place - 1].key in item.wide:
            continue
        if split is None:
            wide = item.wide.get(column.key, 1)
            rows[0][place] = PCell(
                cell.paras, count, wide, cell.align, cell.middle, "", index, cell.column
            )
            continue
        for number, paras in enumerate(split):
            rows[number][place] = PCell(paras, align=cell.align, item=index, column=cell.column)
    return rows


def _spanning_row(columns: list[Column], index: int, item: Item, look: Look) -> Row:
    shade = "#eeeeee" if look.shade else ""
    wide = len(columns) - item.short
    row: Row = [None] * len(columns)
    at = 0
    if item.spanning != "whole":
        row[0] = PCell((para(item.print_code, "b"),), align="c", shade=shade)
        at = 1
    row[at] = PCell(item.title_paras, 1, wide - at, shade=shade, item=index, column="title")
    if item.short:
        row[-1] = _cell(columns[-1], index, item, look)
    return row


def _merge(appendix: Appendix, table: PTable) -> None:
    keys = [c.key for c in appendix.columns]
    for role, first, last in appendix.spans:
        place = keys.index(role)
        top, bottom = table.starts[first], table.starts[last]
        cell = table.body[top][place]
        table.body[top][place] = PCell(
            cell.paras, bottom - top + 1, 1, cell.align, False, "", first, role
        )
        for row in range(top + 1, bottom + 1):
            table.body[row][place] = None


def _merge_left(appendix: Appendix, table: PTable, look: Look) -> None:
    """Parents that are printed only as merged cells at the left, over their children."""
    for index, item in enumerate(appendix.items):
        if not item.beside:
            continue
        rows = [n for n, other in enumerate(appendix.items) if other.parent == index]
        top, count = table.starts[rows[0]], len(rows)
        code = PCell(
            (para(item.print_code, item.style),), count, 1, "c", look.middle, "", index, "code"
        )
        name = PCell(item.title_paras, count, 1, "l", look.middle, "", index, "title")
        for offset in range(count):
            table.body[top + offset][0] = code if offset == 0 else None
            table.body[top + offset][1] = name if offset == 0 else None


def _total_row(columns: list[Column], total: dict, look: Look) -> Row:
    row: Row = [PCell() for _ in columns]
    for place, column in enumerate(columns):
        if column.key in total["cells"]:
            row[place] = PCell(
                (para(total["cells"][column.key], "b"),), align="c", middle=look.middle
            )
    at = [c.role for c in columns].index("title")
    label = (para(total["label"], "b"),)
    if total["spans"] and at == 1 and columns[0].role == "code":
        row[0], row[1] = PCell(label, 1, 2, "c"), None
    else:
        row[at] = PCell(label, align="c")
    return row
