"""Beside what the texts of a table's columns begin, away from page breaks."""

from collections.abc import Sequence
from itertools import pairwise

from normalize.columns import cell_text
from schemas.rows import SCORE_ROLES, PrintedRow, Table, column_of, columns_of

FEWEST_BARE, FEWEST_BEGUN = 6, 3
"""So many rows without a code, and so many texts of a column, show that none begins there."""


def coded_of(table: Table) -> tuple[str, ...]:
    """Per column beside what alone its texts begin (``Habits.coded``)."""
    code = column_of(table.columns, "code")
    rows = [row for above, row in pairwise(table.rows) if above.place.page == row.place.page]
    if code is None:
        return ("",) * len(table.columns)
    scores = columns_of(table.columns, *SCORE_ROLES)
    uncoded = [row for row in rows if not cell_text(row.cells[code])]
    bare = [row for row in uncoded if not any(cell_text(row.cells[at]) for at in scores)]
    figured = len(uncoded) - len(bare) >= FEWEST_BEGUN
    return tuple(
        _begun_beside(at, rows, uncoded, bare, figured) for at in range(len(table.columns))
    )


def _begun_beside(
    at: int,
    rows: Sequence[PrintedRow],
    uncoded: Sequence[PrintedRow],
    bare: Sequence[PrintedRow],
    figured: bool,
) -> str:
    """Beside what the texts of a column begin. Where no row without a code has figures, texts may
    begin beside some."""
    if _begun(at, rows) < FEWEST_BEGUN:
        return ""
    if len(uncoded) >= FEWEST_BARE and not _begun(at, uncoded):
        return "code" if figured else "figures"
    return "figures" if len(bare) >= FEWEST_BARE and not _begun(at, bare) else ""


def _begun(at: int, rows: Sequence[PrintedRow]) -> int:
    return sum(1 for row in rows if (cell := row.cells[at]) is not None and cell.lines)
