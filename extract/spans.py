"""Cells in the order of the markup to the rows of a grid: the table model of HTML.

Source of the rules: WHATWG HTML, "Forming a table" (the algorithm for processing rows); and CSS
Tables 3, "Track merging" (columns in which no cell begins are no columns of their own).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from schemas.findings import Finding, Stopped
from schemas.page import Cell, Line
from schemas.settings import Settings

NUMBER = re.compile(r"[ \t\n\f\r]*\+?([0-9]{1,9})([0-9]?)")
"""The standard's "rules for parsing non-negative integers", cut where no bound needs more."""
EMPTY = Cell()


class Marked(msgspec.Struct, frozen=True):
    """A cell as the markup has it; ``row_span`` 0 means to the end of its row group.

    ``framed``: it has borders of its own; ``bare``: of its sides above and below, by their names in
    styles, those of which a style says that they have none.
    """

    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    framed: bool = False
    bare: frozenset[str] = frozenset()


Group = Sequence[Sequence[Marked]]
"""The rows of one ``<thead>``, ``<tbody>`` or ``<tfoot>``, or of a table without any."""
Rows = tuple[tuple[Cell | None, ...], ...]


def span(value: str | None, least: int, most: int) -> int:
    """A ``colspan`` or ``rowspan`` as the standard reads it: clamped, 1 where it is no number."""
    found = NUMBER.match(value or "")
    if not found:
        return 1
    number = most if found[2] else int(found[1])
    return 1 if number < least else min(number, most)


class _Placed(msgspec.Struct):
    """A cell with the column in which it begins and its spans, clamped to its row group."""

    column: int
    cell: Marked
    row_span: int
    column_span: int


def rows_of(groups: Iterable[Group], columns: int, settings: Settings, taken: int = 0) -> Rows:
    """The rows of a grid; all have the same length.

    Spans that overlap stay as the standard has them: both cells cover the place. Columns at the end
    in which no text begins, and that neither the first row nor ``<col>`` has, are those of cells
    that another row has too many. The first row has those, too, that its last cell covers.

    :param columns: how many columns ``<col>`` declares.
    :param taken: slots of the grids before this one in the same source.
    :raises Stopped: ``too-large`` beyond ``max_columns`` or ``max_cells``.
    """
    placed = [row for group in groups for row in _place(group, settings, taken)]
    placed = _joined(placed)
    first = max((cell.column + cell.column_span for row in placed[:1] for cell in row), default=0)
    kept = [cell for row in placed for cell in row if cell.column < first or cell.cell.lines]
    told = any(cell.cell.lines for cell in kept)
    begun = kept if told else [cell for row in placed for cell in row]
    begins = 1 + max((cell.column for cell in begun), default=-1)
    ends = max((cell.column + cell.column_span for row in placed for cell in row), default=0)
    width = max(begins, min(ends, columns))
    check_area(len(placed), width, settings, taken)
    covered: list[int] = [0] * width
    return tuple(_row(r, row, covered) for r, row in enumerate(placed))


def check_area(rows: int, columns: int, settings: Settings, taken: int = 0) -> None:
    """Refuse a grid that is too large to be one of an appendix.

    :raises Stopped: ``too-large``.
    """
    if columns > settings.max_columns:
        raise Stopped(Finding("too-large", {"seen": f"a table of {columns} columns"}))
    if taken + rows * columns > settings.max_cells:
        raise Stopped(Finding("too-large", {"seen": f"more than {settings.max_cells} cells"}))


def counted(group: list[list[Marked]]) -> list[list[Marked]]:
    """The rows of a group that the spans of its cells count.

    Rows without any cell ("<tr></tr>") are rows by the standard. An office suite that saves a page
    writes one for each thick border, and its spans do not count them: so they are none where every
    row is full without them, and with them not.
    """
    filled = [row for row in group if row]
    if len(filled) == len(group) or not _is_full(filled) or _is_full(group):
        return group
    return filled


def reached(group: Group, below: Group) -> int:
    """How many rows of the group below the spans of a group are meant to cover: those that reach
    beyond its end, where these rows are full with them."""
    past = max((r + cell.row_span for r, row in enumerate(group) for cell in row), default=0)
    rows = below[: past - len(group)] if past > len(group) else ()
    return len(rows) if rows and _is_full([*group, *rows]) else 0


def _is_full(group: Group) -> bool:
    return len(widths_of(group)) == 1


def widths_of(group: Group) -> set[int]:
    """How many columns the rows of a group fill that have cells, those of older rows included."""
    widths: set[int] = set()
    ending: dict[int, int] = defaultdict(int)  # by the row that is free again, how many columns
    width = 0
    for r, row in enumerate(group):
        width -= ending.pop(r, 0)
        for cell in row:
            ending[r + cell.row_span if cell.row_span else len(group)] += cell.column_span
            width += cell.column_span
        if row:
            widths.add(width)
    return widths


def _place(group: Group, settings: Settings, taken: int) -> Iterator[list[_Placed]]:
    """The rows of one row group, each cell in the first column that is free in its row."""
    until: list[int] = []  # per column: the first row of the group that is free again
    width = 0
    for r, row in enumerate(group):
        placed: list[_Placed] = []
        column = 0
        for cell in row:
            while column < len(until) and until[column] > r:
                column += 1
            width = max(width, column + 1)
            rest = len(group) - r
            rows = rest if cell.row_span == 0 else min(cell.row_span, rest)
            end = min(column + cell.column_span, settings.max_columns)
            if rows > 1:
                until.extend([0] * (end - len(until)))
                until[column:end] = [max(was, r + rows) for was in until[column:end]]
            placed.append(_Placed(column, cell, rows, cell.column_span))
            column += cell.column_span
        check_area(r + 1, width, settings, taken)
        yield placed


def _joined(placed: list[list[_Placed]]) -> list[list[_Placed]]:
    """The cells of rows, those that no border parts as one: an empty one below another, both framed
    beside, while others of the two rows are parted. Clerks who take a border away see one cell."""
    lowest: dict[tuple[int, int], _Placed] = {}  # by column and span: the last cell there
    ends: dict[int, int] = {}  # of these by id: the row behind it
    made: list[list[_Placed]] = []
    for r, row in enumerate(placed):
        above = [lowest.get((cell.column, cell.column_span)) for cell in row]
        unparted = [
            upper is not None and ends[id(upper)] == r and _is_unparted(upper.cell, cell.cell)
            for cell, upper in zip(row, above, strict=True)
        ]
        alike = all(unparted)
        kept: list[_Placed] = []
        for cell, upper, joins in zip(row, above, unparted, strict=True):
            if joins and upper is not None and upper.cell.lines and not alike:
                upper.row_span += cell.row_span
                upper.cell = msgspec.structs.replace(upper.cell, bare=cell.cell.bare)
                ends[id(upper)] = r + cell.row_span
                continue
            kept.append(cell)
            lowest[cell.column, cell.column_span] = cell
            ends[id(cell)] = r + cell.row_span
        made.append(kept)
    return made


def _is_unparted(upper: Marked, lower: Marked) -> bool:
    """Whether nothing is drawn between a cell and an empty one below it."""
    bare = "border-bottom" in upper.bare and "border-top" in lower.bare
    return bare and upper.framed and lower.framed and not lower.lines


def _row(r: int, row: list[_Placed], covered: list[int]) -> tuple[Cell | None, ...]:
    """One row: a Cell where one begins, None where a span covers, an empty Cell elsewhere."""
    slots: list[Cell | None] = [None if until > r else EMPTY for until in covered]
    for placed in row:
        column = placed.column
        if column >= len(covered):
            continue
        end = min(column + placed.column_span, len(covered))
        if end - column > 1:
            slots[column + 1 : end] = [None] * (end - column - 1)
        if placed.row_span > 1:
            until = r + placed.row_span
            covered[column:end] = [max(was, until) for was in covered[column:end]]
        slots[column] = Cell(placed.cell.lines, row_span=placed.row_span, column_span=end - column)
    return tuple(slots)
