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
    them too, or all open tables of their own. Where some do, only these are asked: a browser leaves
    none in the rest of a row of which it cuts a table itself."""
    rows = table.rows
    tops = [at for at in range(1, len(rows)) if is_top(rows, at)]
    own = [at for at in tops if rows[at].apart or are_apart(rows[at - 1], rows[at])]
    empty = [cell for at in own or tops for cell in _empty(rows[at])]
    if not empty or not all(cell.blank for cell in empty):
        return table
    if own != tops and not any(_is_rest(table, at) for at in own or tops):
        return table
    bare = (replace(row, cells=tuple(map(_bare, row.cells))) for row in rows)
    return replace(table, rows=tuple(bare))


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
