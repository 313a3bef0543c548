"""The cells of a table as they stand on their pages: which cell stands in which place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import msgspec

from normalize.columns import cell_text, title_of
from normalize.edges import goes_on, whole_text
from normalize.vocabulary import is_total
from normalize.wraps import code_of
from schemas.page import Cell
from schemas.rows import (
    SCORE_ROLES,
    Column,
    Part,
    Place,
    PrintedRow,
    Row,
    Table,
    Whole,
    is_text,
    opens_page,
)

MANY = 12
"""Rows with a code that show that each row has one."""


class Span:
    """A cell under construction: its parts, the rows (of the printed table) that it serves."""

    def __init__(self, row: int, column: int, part: Part) -> None:
        self.row = row
        self.column = column
        self.parts = [part]
        self.rows = set(range(row, row + part.cell.row_span))
        self.columns = part.cell.column_span

    @property
    def has_text(self) -> bool:
        """Whether anything is printed in it."""
        return any(part.cell.lines for part in self.parts)

    @property
    def has_first(self) -> bool:
        """Whether anything is printed in its first part."""
        return bool(self.parts[0].cell.lines)

    def whole(self, kept: dict[int, int]) -> Whole:
        served = len(self.rows & kept.keys()) if len(self.rows) > 1 else 1
        return Whole(tuple(self.parts), max(served, 1), self.columns)


def is_top(rows: Sequence[PrintedRow], row: int) -> bool:
    """Whether a row opens a page, or a table on its own, or stands below a header that is repeated
    inside a page."""
    own = rows[row].reopens or rows[row].apart
    return own or opens_page(rows, row)


def is_spacer(spans: Iterable[Span], row: int) -> bool:
    """Whether nothing is printed in a row: it separates groups, or is a cut row's empty rest."""
    own = [span for span in spans if span.row == row]
    return not any(span.has_first or len(span.rows) > 1 for span in own)


def each_once(spans: Iterable[Span | None]) -> list[Span]:
    """The spans of a row from left to right, each once."""
    found: list[Span] = []
    for span in spans:
        if span is not None and (not found or found[-1] is not span):
            found.append(span)
    return found


def ends_all(spans: Iterable[Span]) -> set[bool]:
    """Whether the cells that end a page are open there: all, none, or some of them. A row that ends
    with its page has no room for its border."""
    return {span.parts[-1].cell.open_bottom for span in spans}


def on_leaves(table: Table) -> Table:
    """The table with each part that is drawn on its own on a page of its own, for what asks only
    which rows end and open one."""
    if not any(row.apart for row in table.rows):
        return table
    leaf, rows = 0, []
    for at, row in enumerate(table.rows):
        leaf += at > 0 and (row.apart or opens_page(table.rows, at))
        rows.append(msgspec.structs.replace(row, place=Place(leaf, row.place.row)))
    return msgspec.structs.replace(table, rows=tuple(rows))


def walls_tell(
    rows: Sequence[PrintedRow],
    at: Sequence[Sequence[Span | None]],
    columns: Sequence[Column],
    tops: Iterable[int],
) -> bool:
    """Whether the walls right below repeated headers say which merged cells go on: a word processor
    draws none above such a cell. So somewhere one is not drawn though others of its row are, and
    nowhere does a cell that has one, in a row with a code or with a figure beside its own name, go
    on with a sentence.

    :param tops: the rows that open a page.
    """
    entered = False
    for row in tops:
        cells = rows[row].cells
        if rows[row].place.row == 1:
            continue  # no header stands above it
        bare = [cell.open_top for cell in cells if cell is not None]
        entered = entered or (any(bare) and not all(bare))
        roles = {c.role for c, x in zip(columns, cells, strict=True) if cell_text(x)}
        name = title_of(columns)
        scored = bool(roles & {*SCORE_ROLES}) and not _goes_on(at[row - 1][name], cells[name])
        for column, cell in enumerate(cells if scored or "code" in roles else ()):
            if cell is None or cell.open_top or not is_text(columns[column]):
                continue
            if _goes_on(at[row - 1][column], cell):
                return False
    return entered


def _goes_on(above: Span | None, cell: Cell | None) -> bool:
    """Whether a sentence that a page cuts goes on in a cell."""
    if above is None or cell is None:
        return False
    return goes_on(cell_text(above.parts[-1].cell), cell_text(cell), strictly=True)


def spans_of(rows: Sequence[PrintedRow], width: int) -> list[list[Span | None]]:
    """Per row and column the span that stands there; a span ends with its page."""
    at: list[list[Span | None]] = [[None] * width for _ in rows]
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell is None or at[index][column] is not None:
                continue
            stop = index + 1
            while (
                stop < min(index + cell.row_span, len(rows))
                and not is_top(rows, stop)
                and rows[stop].cells[column] is None
            ):
                stop += 1
            if cell.row_span != stop - index:
                cell = msgspec.structs.replace(cell, row_span=stop - index)
            span = Span(index, column, Part(row.place, cell))
            for r in range(index, stop):
                for c in range(column, min(column + cell.column_span, width)):
                    if at[r][c] is None:
                        at[r][c] = span
    return at


def all_coded(table: Table) -> bool:
    """Whether in a table of many rows each with a name has a code, away from page breaks: a name
    without one that a sentence breaks off before is none of a row of its own."""
    code, title, _ = _said_at(table.columns)
    named = [
        bool(code is not None and cell_text(row.cells[code]))
        for before, row in pairwise(table.rows)
        if before.place.page == row.place.page
        and (name := cell_text(row.cells[title]))
        and not is_total(name)
    ]
    return len(named) >= MANY and all(named)


def codes_before(
    at: Sequence[Sequence[Span | None]], kept: Sequence[int], columns: Sequence[Column]
) -> Iterator[str]:
    """What the rows before the last one have in their code cells, the nearest first.

    :param at: the spans of every row, ``kept`` the rows that are rows of their own.
    """
    for row in islice(reversed(kept), 1, None):
        for header, span in zip(columns, at[row], strict=True):
            if header.role == "code":
                yield code_of(span.parts) if span else ""


def said_before(
    at: Sequence[Sequence[Span | None]], kept: Sequence[int], columns: Sequence[Column]
) -> Iterator[tuple[str, str, str]]:
    """Code, name and maximum of the rows before a page break, the nearest first."""
    places = _said_at(columns)
    for row in reversed(kept):
        spans = [at[row][place] if place is not None else None for place in places]
        code, name, most = (
            whole_text(span.whole({})) if span is not None and span.row == row else ""
            for span in spans
        )
        yield code, name, most


def _said_at(columns: Sequence[Column]) -> tuple[int | None, int, int | None]:
    """Where code, name and maximum stand."""
    roles = {column.role: number for number, column in enumerate(columns)}
    return roles.get("code"), title_of(columns), roles.get("max_score")


def said_behind(
    rows: Sequence[PrintedRow], row: int, columns: Sequence[Column]
) -> Iterator[tuple[str, str, str]]:
    """Code, name and maximum of the row below one that opens a page, if it stands on it too."""
    places = _said_at(columns)
    for behind in rows[row + 1 : row + 2]:
        if behind.place.page == rows[row].place.page:
            cells = (behind.cells[place] if place is not None else None for place in places)
            code, name, most = map(cell_text, cells)
            yield code, name, most


def whole_rows(
    printed: Sequence[PrintedRow], at: Sequence[Sequence[Span | None]], kept: dict[int, int]
) -> tuple[Row, ...]:
    """The rows that are kept, each cell where it begins.

    :param kept: a row of the printed table -> its number among those that are kept, in order.
    """
    wholes: dict[int, tuple[Whole, int]] = {}
    result = []
    for row in kept:
        cells: list[Whole | None] = []
        owners = []
        for column, span in enumerate(at[row]):
            if span is None:
                cells.append(Whole())
                owners.append((kept[row], column))
                continue
            if id(span) not in wholes:
                first = min(span.rows & kept.keys(), default=row)
                wholes[id(span)] = span.whole(kept), first
            whole, first = wholes[id(span)]
            begins = span.row == row and span.column == column
            begins = begins or (first == row and span.column == column)
            cells.append(whole if begins else None)
            owners.append((kept[first], span.column))
        result.append(Row(printed[row].place, tuple(cells), tuple(owners)))
    return tuple(result)


def only_begins(row: PrintedRow) -> bool:
    """Whether nothing of a row is printed but the borders in which it begins."""
    cells = [cell for cell in row.cells if cell is not None]
    return bool(cells) and all(cell.open_bottom and not cell.lines for cell in cells)
