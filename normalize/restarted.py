"""Whether a table with the header of the one before it begins anew or goes on with it.

    | STT | Nội dung | Điểm |        | STT | Nội dung | Điểm |        | STT | Nội dung | Điểm |
    |  1  | A        |      |        |  2  | D        |      |        |  1  | E        |      |
    | 1.1 | B        |   2  |        | 2.1 | …        |      |        | 1.1 | F        |   1  |
      the table so far                 goes on: the header           begins anew: the same codes,
                                       is repeated                   other words

What comes in is a grid and what is known of the table that is open; what comes out is whether the
grid is another table (``restarts`` below a title, ``starts_over`` without one), or the two grids
that one is (``parted_anew``).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice, pairwise

import msgspec

from normalize.codes import Code, in_title, parse_code
from normalize.columns import HeaderBlock, cell_text, texts_in
from normalize.grids import rows_of
from normalize.headers import counts, inside
from normalize.heading import split_label
from normalize.ranks import GROUPS
from normalize.text import key
from normalize.vocabulary import is_total
from schemas.counting import begins, follows
from schemas.decisions import Reason
from schemas.page import Cell, Grid
from schemas.rows import Column, PrintedRow, column_of

Row = Sequence[Cell | None]

OPENING = 3
"""How many first rows tell a second table from a first page that is there twice."""


class _Codes(msgspec.Struct, frozen=True):
    """Where a table's codes stand: in a column of theirs, or before its names."""

    at: int
    before_names: bool


def _codes_of(columns: Sequence[Column]) -> _Codes | None:
    own, names = column_of(columns, "code"), column_of(columns, "title")
    at = names if own is None else own
    return None if at is None else _Codes(at, own is None)


def restarts(
    grid: Grid, block: HeaderBlock, columns: Sequence[Column], rows: Sequence[PrintedRow]
) -> bool:
    """Whether the codes of a grid below a title of its own begin again as those of the current
    table began: the first code of both is the same.

    :param columns: the current table's columns.
    :param rows: its rows so far.
    """
    at = _codes_of(columns)
    if at is None:
        return False
    known, body = (row.cells for row in rows), _body(grid, block)
    first, again = (next(_openings(each, at), None) for each in (known, body))
    return first is not None and first == again


def starts_over(
    grid: Grid, block: HeaderBlock, columns: Sequence[Column], rows: Sequence[PrintedRow]
) -> bool:
    """Whether a grid without a title of its own is a table of its own all the same: the codes begin
    again with its first row, totals aside, so that no group stands between them and the header, and
    they head what is below them here and there, or count on in one list; its rows are others than
    those, not the same page again.

    :param columns: the current table's columns.
    :param rows: its rows so far.
    """
    return _begins_anew([row.cells for row in rows], _body(grid, block), columns)


def parted_anew(
    grid: Grid,
    first: int,
    header: Sequence[Row],
    columns: Sequence[Column],
    rows: Sequence[PrintedRow],
) -> tuple[Grid, ...]:
    """A grid and the rest of it below a header that is repeated in it and heads a table of its own:
    two tables without anything between them but the label of the second.

    :param first: the grid's first row below its own header.
    :param header: the rows of the table's header.
    :param rows: its rows before this grid.
    """
    again = inside(header, grid, first + 1)  # of most grids nothing
    known = [row.cells for row in rows] if again else []
    for at in sorted(again):
        if at - 1 in again:
            continue
        body = grid.rows[at + len(header) :]
        at -= _labels(grid.rows[first:at])
        above = grid.rows[:at]
        across = any(c is not None and n + c.row_span > at for n, r in enumerate(above) for c in r)
        if not across and _begins_anew([*known, *above[first:]], body, columns):
            upper = msgspec.structs.replace(rows_of(grid, 0, at), below=())
            return upper, rows_of(grid, at)
    return (grid,)


def _labels(rows: Sequence[Row]) -> int:
    """How many last rows of a table are the label of the next one: in a table without walls it
    stands between their rulings."""
    wide = [row for row in rows[-1:] if _is_wide(row)]
    texts = texts_in(chain.from_iterable(wide))
    return sum(split_label(text) is not None for text in texts)


def _begins_anew(rows: Sequence[Row], body: Iterable[Row], columns: Sequence[Column]) -> bool:
    """Whether rows of a grid begin again as those of a table did, totals aside."""
    at = _codes_of(columns)
    if at is None:
        return False
    old, new = (list(islice(dropwhile(_is_total, x), OPENING)) for x in (rows, body))
    if min(len(old), len(new)) < 2 or _is_code_alone(new[0], at):
        return False
    if _opening(old[0], at).rstrip(".") != _opening(new[0], at).rstrip("."):
        return False  # most pages
    grouped = any(cell is not None and cell.row_span > 1 for cell in new[0][: at.at])
    if grouped or _said(old) == _said(new):  # the latter: the same page again
        return False
    (old_head, old_next), (new_head, new_next) = (
        [parse_code(_opening(row, at)) for row in each[:2]] for each in (old, new)
    )
    if _descends(old_head, old_next) and _descends(new_head, new_next):
        return True
    return _counts_on(new_next, new_head) and _is_list(rows, at)


def _is_code_alone(row: Row, at: _Codes) -> bool:
    """Whether a row says nothing but a code, as the rest of one does that a page cut; a group that
    spans the table holds its name beside it."""
    if any(cell_text(cell) for i, cell in enumerate(row) if i != at.at):
        return False
    return cell_text(row[at.at]) == _opening(row, at)


def _is_list(rows: Sequence[Row], at: _Codes) -> bool:
    """Whether rows are one list that counts on from its first row to its last, a total aside, and
    nothing without a code heads any of them."""
    named = [row for row in rows if not _is_total(row)]
    codes = [code for row in named if (code := _opening(row, at))]
    if not codes or not _opening(named[-1], at):
        return False
    if any(_is_wide(row) and not _opening(row, at) for row in named):
        return False
    return all(_counts_on(parse_code(b), parse_code(a)) for a, b in pairwise(codes))


def _counts_on(code: Code | Reason, before: Code | Reason) -> bool:
    """Whether a code of one step is the next one of another."""
    if not isinstance(code, Code) or not isinstance(before, Code):
        return False
    return len(before.parts) == len(code.parts) == 1 and follows(before.parts[0], code.parts[0])


def _openings(rows: Iterable[Row], at: _Codes) -> Iterator[str]:
    """The codes of rows, totals aside."""
    return (code for row in rows if not _is_total(row) and (code := _opening(row, at)))


def _is_total(row: Row) -> bool:
    return any(map(is_total, texts_in(row)))


def _is_wide(row: Row) -> bool:
    """Whether a row says one thing over several columns."""
    said = [cell for cell in row if cell is not None and cell.lines]
    return len(said) == 1 and said[0].column_span > 1


def _opening(row: Row, at: _Codes) -> str:
    """The code of a row: that of its column, or what a cell over it and the names opens with, or
    the names themselves."""
    cell = row[at.at] if at.at < len(row) else None
    if cell is None or (cell.column_span == 1 and not at.before_names):
        return cell_text(cell)
    found = in_title(cell_text(cell))
    return found[0].text if found is not None else ""


def _descends(code: Code | Reason, below: Code | Reason) -> bool:
    """Whether one code stands above the first one below it: "1" and "1.1", "I" and "1". What stands
    before "1.3.2" and is no "1" is the rest of a code that the page cut."""
    if not isinstance(code, Code) or not isinstance(below, Code):
        return False
    more = below.parts[len(code.parts) :]
    longer = below.parts[: len(code.parts)] == code.parts and more and all(map(begins, more))
    return bool(longer) or (code.style in GROUPS and code.style != below.style)


def _body(grid: Grid, block: HeaderBlock) -> Iterator[Row]:
    return (row for row in grid.rows[block.stop :] if not counts(row))


def _said(rows: Sequence[Row]) -> str:
    return key(" ".join(texts_in(chain.from_iterable(rows))))
