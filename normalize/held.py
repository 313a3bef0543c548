"""Do empty paragraphs tell a new row from the rest of one that a page break cuts?

In a document of a word processor the rest of a cut row holds none in its empty cells. What was
written page by page, a table a page, has one in every empty cell, rests or not: there they say
nothing.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from normalize.columns import cell_text, title_of
from normalize.edges import goes_on
from normalize.elements import are_apart
from normalize.spans import is_top
from schemas.page import Cell
from schemas.rows import SCORE_ROLES, PrintedRow, Table

KEYS = ("code", "title", *SCORE_ROLES)


def telling(table: Table) -> Table:
    """The table without its empty paragraphs where they say nothing over page breaks: every empty
    cell behind one holds one, and there a row without any key or in the middle of a sentence holds
    them too, or the tags have a table for each page."""
    tops = [at for at in range(1, len(table.rows)) if is_top(table.rows, at)]
    empty = [cell for at in tops for cell in _empty(table.rows[at])]
    if not empty or not all(cell.blank for cell in empty):
        return table
    parted = all(are_apart(table.rows[at - 1], table.rows[at]) for at in tops)
    if not parted and not any(_is_rest(table, at) for at in tops):
        return table
    rows = (replace(row, cells=tuple(map(_bare, row.cells))) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _is_rest(table: Table, at: int) -> bool:
    """Whether a row that opens a page has neither code nor figures, and no name or one that goes on
    with a sentence."""
    row, title = table.rows[at], title_of(table.columns)
    keyed = {
        column.role
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.role in KEYS and cell_text(cell)
    }
    if not keyed:
        return any(cell is not None and cell.lines for cell in row.cells)
    over = (above.cells[title] for above in reversed(table.rows[:at]))
    before = cell_text(next((cell for cell in over if cell is not None), None))
    return keyed == {"title"} and goes_on(before, cell_text(row.cells[title]), strictly=True)


def _empty(row: PrintedRow) -> Iterable[Cell]:
    return (cell for cell in row.cells if cell is not None and not cell.lines)


def _bare(cell: Cell | None) -> Cell | None:
    return replace(cell, blank=False) if cell is not None and cell.blank else cell
