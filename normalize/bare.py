"""Rows in which nothing is printed though their cells are drawn: what stood there may be lost."""

from collections.abc import Iterator, Sequence

from normalize.codes import Code, in_title, parse_code
from normalize.columns import cell_text, texts_in, title_of
from normalize.vocabulary import is_total
from schemas.decisions import Reason
from schemas.findings import Finding
from schemas.rows import PrintedRow, Table, column_of, opens_page

MOST = 2
"""Empty rows of a table that are told; one with more of them parts its rows by such rows, or leaves
them to be filled in."""
FEWEST = 3
"""Cells of a row: an empty one over the whole table is a line of space."""
LOWER = 1.0
"""Points by which a row is lower than the others that hold a line."""
LINE = 2.5
"""Times the lowest row with a text from which an empty one is higher than a line of space."""


def bare_rows(table: Table) -> Iterator[Finding]:
    """An ``orphan-row`` for each row whose cells, that of the name among them, are all empty.

    Not for a line of space: the first row, one beside the total or a row that spans the table, or
    above the rows of the first level where they all have one, unless it is much higher than a line.
    Nor for the empty rest, above or below a page's end, of a row that the page has cut: it is lower
    than any row with a text, or the row above the break is, or its cells are all left open there.
    Nor for one in which no letter has room.
    """
    title = title_of(table.columns)
    bare = {at for at, row in enumerate(table.rows) if _is_bare(row, title)}
    if not bare:
        return
    lowest = min(
        (row_height(row) for at, row in enumerate(table.rows) if at not in bare), default=0
    )
    high = {at for at in bare if 0 < LINE * lowest <= row_height(table.rows[at])}
    found = sorted(bare - (_spaces(table, bare) - high) - _rests(table, bare))
    if not 0 < len(found) <= MOST:
        return
    for at in found:
        place = table.rows[at].place
        if row_height(table.rows[at]) >= max(lowest, _letters(table)):
            seen = f"row {place.row} of page {place.page} is empty"
            yield Finding("orphan-row", {"seen": seen}, page=place.page)


def _letters(table: Table) -> float:
    """The size of the table's smallest letters."""
    cells = (cell for row in table.rows for cell in row.cells if cell is not None)
    return min((line.size for cell in cells for line in cell.lines), default=0.0)


def _rests(table: Table, bare: set[int]) -> set[int]:
    """Which of the empty rows open a page below a row that the page before has cut: it is lower
    there than any row with a text that ends no page and is no total, which may be as low as it
    needs; and those that a page cuts above their first line."""
    rows = table.rows
    tops = [at for at in bare if at and opens_page(rows, at)]
    ends = {at for at in bare if all(cell is None or cell.open_bottom for cell in rows[at].cells)}
    if not tops:
        return ends
    heights = [row_height(row) if at not in bare else 0.0 for at, row in enumerate(rows)]
    pages = [row.place.page for row in rows]
    last = {at for at in range(len(rows) - 1) if pages[at] != pages[at + 1]}
    last |= {at for at, row in enumerate(rows) if is_total(next(texts_in(row.cells), ""))}
    low = min((high for at, high in enumerate(heights) if high > 0 and at not in last), default=0)
    return ends | {at for at in tops if 0 < heights[at - 1] < low - LOWER}


def _spaces(table: Table, bare: set[int]) -> set[int]:
    """Which of the empty rows are lines of space."""
    rows = table.rows
    spaces = {at for at in bare if at == 0}
    for at in bare:
        beside = rows[max(0, at - 1) : at + 2]
        if any(is_total(next(texts_in(row.cells), "")) or _is_broad(row) for row in beside):
            spaces.add(at)
    firsts = _first_level(table, len(rows) - len(bare))
    inner = [at for at in firsts if not opens_page(rows, at)]
    if all(at - 1 in bare for at in inner):
        spaces |= bare & {at - 1 for at in firsts}
    return spaces


def _is_broad(row: PrintedRow) -> bool:
    """Whether a cell of a row spans more than half of the table's columns."""
    return any(cell.column_span > len(row.cells) // 2 for cell in row.cells if cell)


def _first_level(table: Table, said: int) -> list[int]:
    """The rows whose codes are of the first one's kind, without the first; none where a list has
    but one level. Where there is no column of codes, or it only counts the rows, codes stand in the
    names; where it is that of parents that stand beside their children, most rows have none."""
    column = column_of(table.columns, "code")
    title = title_of(table.columns)
    coded = [
        None if column is None else parse_code(cell_text(row.cells[column])) for row in table.rows
    ]
    named = (in_title(cell_text(row.cells[title])) for row in table.rows)
    return _firsts(coded, said) or _firsts([found[0] if found else None for found in named], said)


def _firsts(codes: Sequence[Code | Reason | None], said: int) -> list[int]:
    kinds = [(c.style, len(c.parts)) if isinstance(c, Code) else None for c in codes]
    first = next((kind for kind in kinds if kind), None)
    found = [at for at, kind in enumerate(kinds) if kind and kind == first]
    return found[1:] if 2 * len(found) <= said else []


def _is_bare(row: PrintedRow, title: int) -> bool:
    name = row.cells[title]
    if name is None or name.lines:
        return False
    own = [cell for cell in row.cells if cell is not None]
    return len(own) >= FEWEST and not any(c.lines for c in own)


def row_height(row: PrintedRow) -> float:
    """The height of a row's lowest cell, 0 where the source shows no places."""
    boxes = [cell.box for cell in row.cells if cell is not None and cell.box is not None]
    return min((box.bottom - box.top for box in boxes), default=0.0)
