"""A printed table -> a table a page, the way transcriptions and web pages carry them.

Rows are cut in mid-sentence where the text shows it: the tail opens in lower case, the head has no
stop. A page never opens with a cell that is truly empty below a text cell, for no reader could tell
it from a covered one.
"""

import random
from dataclasses import replace

from bench.accuracy.lay import PCell, PTable, Row
from bench.accuracy.records import Para

KEPT_WHOLE = ("code",)


def cut(table: PTable, seed: int) -> list[PTable]:
    """The pages of a table; each repeats the header, or its number row alone."""
    rng = random.Random(f"pages-{seed}")
    head = table.head if rng.random() < 0.8 else table.head[-1:] if len(table.head) > 1 else []
    if head and len(head) == 1 and len(table.head) > 1 and not _is_number_row(head[0]):
        head = table.head
    rows = list(table.body)
    pages: list[list[Row]] = []
    while rows:
        size = rng.randint(4, 8)
        page, rows = _page(rows, size, rng)
        pages.append(page)
    first = PTable(table.widths, table.head, pages[0], table.landscape)
    return [first, *(PTable(table.widths, head, page, table.landscape) for page in pages[1:])]


def first_page(table: PTable) -> tuple[PTable, PTable] | None:
    """The first rows under the whole header, all others under the number row alone."""
    for size in range(5, 1, -1):
        if size >= len(table.body) or _crossing(table.body[:size]):
            continue
        if _may_break(table.body, size):
            first = PTable(table.widths, table.head, table.body[:size], table.landscape)
            rest = PTable(table.widths, table.head[-1:], table.body[size:], table.landscape)
            return first, rest
    return None


def _is_number_row(row: Row) -> bool:
    return all(c is not None and c.paras and len(c.paras[0].text) < 12 for c in row)


def _page(rows: list[Row], size: int, rng: random.Random) -> tuple[list[Row], list[Row]]:
    while size < len(rows) and not _may_break(rows, size):
        size += 1
    page, rest = rows[:size], rows[size:]
    if not rest:
        return page, rest
    heads, tails = _split_last(page, rng) if rng.random() < 0.6 else (None, None)
    over = _crossing(page)
    page = [[_clip(c, size - r) for c in row] for r, row in enumerate(page)]
    if heads is not None:
        for (r, c), paras in heads.items():
            page[r][c] = replace(page[r][c], paras=paras)
        return page, [_tail_row(page, over, tails), *rest]
    first = list(rest[0])
    for column, more in over.items():
        cell = page_cell(page, column)
        first[column] = PCell((), more, 1, cell.align if cell else "l")
    return page, [first, *rest[1:]]


def page_cell(page: list[Row], column: int) -> PCell | None:
    """The last cell that begins in a column of the page."""
    return next((row[column] for row in reversed(page) if row[column] is not None), None)


def _may_break(rows: list[Row], size: int) -> bool:
    """A new page may open here: no code or title cell is cut, no empty text cell would mislead."""
    for r, row in enumerate(rows[:size]):
        for cell in row:
            if cell is not None and cell.row_span > size - r and cell.column in ("code", "title"):
                return False
    following = rows[size]
    if _goes_on(following):
        return False
    if any(c is not None and c.column_span > 1 for c in following):
        return True
    for column, cell in enumerate(following):
        if cell is None or cell.paras or cell.column in ("code", "title", ""):
            continue
        above = page_cell(rows[:size], column)
        if above is not None and above.paras:
            return False
    return True


def _goes_on(row: Row) -> bool:
    """Whether a row says what the variables of the formula above mean: it may be that row's end."""
    return any(c is not None and c.paras and c.paras[0].text == "Trong đó:" for c in row)


def _crossing(page: list[Row]) -> dict[int, int]:
    """Columns whose cell goes on over the page's end -> the rows that it still covers."""
    out = {}
    for r, row in enumerate(page):
        for c, cell in enumerate(row):
            if cell is not None and cell.row_span > len(page) - r:
                out[c] = cell.row_span - (len(page) - r)
    return out


def _clip(cell: PCell | None, room: int) -> PCell | None:
    if cell is None or cell.row_span <= room:
        return cell
    return replace(cell, row_span=room)


Heads = dict[tuple[int, int], tuple[Para, ...]]


def _split_last(
    page: list[Row], rng: random.Random
) -> tuple[Heads | None, dict[int, tuple[Para, ...]]]:
    """Cut text cells that reach the page's last row: their heads stay, their tails go on."""
    last = len(page) - 1
    heads: Heads = {}
    tails: dict[int, tuple[Para, ...]] = {}
    if any(c is not None and c.column_span > 1 for c in page[last]):
        return None, {}
    for r, row in enumerate(page):
        for c, cell in enumerate(row):
            if cell is None or r + cell.row_span <= last or cell.align == "c":
                continue
            halves = _halves(cell.paras, rng)
            if halves is not None and rng.random() < 0.8:
                heads[(r, c)], tails[c] = halves
    return (heads, tails) if heads else (None, {})


def _halves(paras: tuple[Para, ...], rng: random.Random):
    """Cut inside a paragraph, before a word in lower case and after a word without a stop."""
    places = []
    for number, para in enumerate(paras):
        if len(para.runs) != 1:
            continue
        text, style = para.runs[0]
        pieces = text.split(" ")
        for word in range(3, len(pieces) - 1):
            if (
                pieces[word][:1].islower()
                and pieces[word - 1][-1:].isalpha()
                and len(pieces[word]) > 1
            ):
                places.append((number, word, style, pieces))
    if not places:
        return None
    number, word, style, pieces = rng.choice(places)
    head = Para(((" ".join(pieces[:word]), style),))
    tail = Para(((" ".join(pieces[word:]), style),))
    return (*paras[:number], head), (tail, *paras[number + 1 :])


def _tail_row(page: list[Row], over: dict[int, int], tails: dict[int, tuple[Para, ...]]) -> Row:
    row: Row = []
    for column in range(len(page[-1])):
        cell = page_cell(page, column)
        align = cell.align if cell else "l"
        row.append(PCell(tails.get(column, ()), 1 + over.get(column, 0), 1, align, column="tail"))
    return row
