"""Rows in which nothing is printed though their cells are drawn: what stood there may be lost."""

from collections.abc import Iterator, Sequence

from normalize.codes import Code, in_title, parse_code
from normalize.columns import cell_text, texts_in, title_of
from normalize.spans import only_begins
from normalize.vocabulary import is_total
from schemas.decisions import Reason
from schemas.findings import Finding
from schemas.rows import PrintedRow, Table, column_of, opens_page

MOST = 2
"""Empty rows of a table that are told; one with more of them parts its rows by such rows, or leaves
them to be filled in."""
FEWEST = 3
"""Cells of a row: an empty one over the whole table is a line of space."""
LINE = 2.5
"""Times the lowest row with a text from which an empty one is higher than a line of space."""


def bare_rows(table: Table) -> Iterator[Finding]:
    """An ``orphan-row`` for each row whose cells, that of the name among them, are all empty.

    Not for a line of space: the first row, one beside the total or a row that spans the table, or
    above the rows of the first level where they all have one, nor for what may be the empty rest
    of a row that a page has cut; but for those that are much higher than a line. Nor for one that
    the page leaves open, nor for one in which no letter has room.
    """
    title = title_of(table.columns)
    bare = {at for at, row in enumerate(table.rows) if _is_bare(row, title)}
    if not bare:
        return
    lowest = min(
        (row_height(row) for at, row in enumerate(table.rows) if at not in bare), default=0
    )
    high = {at for at in bare if 0 < LINE * lowest <= row_height(table.rows[at])}
    low = (_spaces(table, bare) | _rests(table, bare)) - high
    found = sorted(at for at in bare - low if not only_begins(table.rows[at]))
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
    """Which of the empty rows end or open a page and show how high they are: such a one may be of
    a row that the page has cut."""
    rows = table.rows
    tops = {at for at in range(1, len(rows)) if opens_page(rows, at)}
    return {at for at in bare & (tops | {at - 1 for at in tops}) if row_height(rows[at]) > 0}


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
