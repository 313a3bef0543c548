"""Beside what the texts of a table's columns begin, away from page breaks."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from normalize.codes import Code, parse_code
from normalize.columns import cell_text
from normalize.spans import is_top
from schemas.rows import SCORE_ROLES, PrintedRow, Table, column_of, columns_of

FEWEST_BARE, FEWEST_BEGUN = 6, 3
"""So many rows without a code, and so many texts of a column, show that none begins there."""
FEWEST_SERVED = 5
"""Rows with a code of one form that have no text of a column, and texts of it beside other codes,
that show that none begins there."""
Form = tuple[str, int]
"""The style of a code, and how many parts it has."""


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


def served_of(table: Table) -> tuple[frozenset[Form], ...]:
    """Per column the forms of codes beside which none of its texts begins (``Habits.served``),
    though it has texts and the table many rows with such a code, away from page tops. The form of
    the first code is none of these: an older cell never serves its row."""
    code = column_of(table.columns, "code")
    if code is None or not table.rows:
        return (frozenset(),) * len(table.columns)
    forms = [form_of(cell_text(row.cells[code])) for row in table.rows]
    inner = [at for at, form in enumerate(forms) if form and at and not is_top(table.rows, at)]
    top = next(filter(None, forms), None)
    found = []
    for column in range(len(table.columns)):
        cells = [row.cells[column] for row in table.rows]
        # An empty cell of a row's own says nothing: the text of another may begin there.
        served = Counter(forms[at] for at in inner if cells[at] is None)
        many = {form for form, n in served.items() if form and n >= FEWEST_SERVED} - {top}
        begun = [forms[at] for at in inner if (cell := cells[at]) is not None and cell.lines]
        # So do texts at a page's top below an empty cell: nothing goes on there.
        tops = {
            forms[at]
            for at, (above, cell) in enumerate(pairwise(cells), 1)
            if above is not None and not above.lines and cell is not None and cell.lines
        }
        found.append(frozenset(many - tops.union(begun) if len(begun) >= FEWEST_SERVED else ()))
    return tuple(found)


def form_of(text: str) -> Form | None:
    """What a code has in common with others of its level: "1.2.3" with "2.1.4", "a)" with "b)"."""
    code = parse_code(text)
    return (code.style, len(code.parts)) if isinstance(code, Code) else None
