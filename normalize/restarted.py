"""Whether a table with the header of the one before it begins anew."""

from collections.abc import Iterator, Sequence
from itertools import islice

from normalize.codes import Code, parse_code
from normalize.columns import HeaderBlock, cell_text, is_number_row
from normalize.text import key
from schemas.decisions import Reason
from schemas.page import Cell, Grid
from schemas.rows import Column, PrintedRow

OPENING = 3
"""How many first rows tell a second table from a first page that is there twice."""
_HEADS = ("roman", "letter_upper")


def restarts(
    grid: Grid, block: HeaderBlock, columns: Sequence[Column], rows: Sequence[PrintedRow]
) -> bool:
    """Whether the codes of a grid begin again as those of the current table began.

    :param columns: the current table's columns.
    :param rows: its rows so far.
    """
    at = _code_column(columns)
    if at is None:
        return False
    first = next((text for row in rows if (text := _text(row.cells, at))), None)
    again = next((text for row in _body(grid, block) if (text := _text(row, at))), None)
    return first is not None and first == again


def starts_over(
    grid: Grid, block: HeaderBlock, columns: Sequence[Column], rows: Sequence[PrintedRow]
) -> bool:
    """Whether a grid without a title of its own is a table of its own all the same: the codes begin
    again with its first row and go on below it as they did, so that no group stands between them
    and the header; its rows are others than those, not the same page again.

    :param columns: the current table's columns.
    :param rows: its rows so far.
    """
    at = _code_column(columns)
    body = list(islice(_body(grid, block), OPENING))
    if at is None or len(body) < 2 or len(rows) < 2:
        return False
    codes = [_text(row.cells, at) for row in rows[:2]]
    if [_text(row, at) for row in body[:2]] != codes or not _descends(*map(parse_code, codes)):
        return False
    if any(cell is not None and cell.row_span > 1 for cell in body[0][:at]):
        return False
    return _said(body) != _said([row.cells for row in rows[:OPENING]])


def _descends(code: Code | Reason, below: Code | Reason) -> bool:
    """Whether one code stands above the other: "1" and "1.1", "I" and "1"."""
    if not isinstance(code, Code) or not isinstance(below, Code):
        return False
    longer = below.parts[: len(code.parts)] == code.parts and below.parts != code.parts
    return longer or (code.style in _HEADS and code.style != below.style)


def _code_column(columns: Sequence[Column]) -> int | None:
    return next((at for at, column in enumerate(columns) if column.role == "code"), None)


def _body(grid: Grid, block: HeaderBlock) -> Iterator[Sequence[Cell | None]]:
    return (row for row in grid.rows[block.stop :] if not is_number_row(row))


def _text(row: Sequence[Cell | None], at: int) -> str:
    return cell_text(row[at]) if at < len(row) else ""


def _said(rows: Sequence[Sequence[Cell | None]]) -> str:
    return key(" ".join(text for row in rows for cell in row if (text := cell_text(cell))))
