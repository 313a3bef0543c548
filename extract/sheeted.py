"""What a spreadsheet has around its table: letters and numbers, and rows above and below.

A sheet that is saved as a web page is one table from its first row to its last: letterhead, title
and issuing line above the ruled part, remarks and signatures below it. What has no border there is
text around the table, as it is on the sheet's printed page. A sheet may hold several tables below
each other, with their titles between them.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate, count, groupby, pairwise, takewhile

from extract.spans import Marked
from schemas.page import Line
from schemas.patterns import late

LETTERS = late("[A-Z]{1,3}")
BOLD = 0.8
"""Share of a line's letters from which it is bold; fonts change inside words."""
YEAR = 4
"""Digits of the only figure that names a column: "2024"."""
FEWEST = 3
"""Ruled rows that are more than a header's, unless they are most of a table's."""


def frameless(rows: list[list[Marked]]) -> list[list[Marked]]:
    """Rows without what a spreadsheet shows around its cells and is none of them: the letters of
    the columns above, with nothing in the corner, and the numbers of the rows before them."""
    told = [row for row in rows if row]
    if len(told) < FEWEST or not all(row[0].header for row in told):
        return rows
    corner, *letters = map(_said, told[0])
    numbers = [said for row in told[1:] if (said := _said(row[0]))]
    counted = all(map(LETTERS.fullmatch, letters)) and all(map(str.isdecimal, numbers))
    if corner or len(letters) < 2 or not counted or not _ascend(letters) or not _ascend(numbers):
        return rows
    return [row[1:] for row in told[1:]]


def _said(cell: Marked) -> str:
    return "".join(line.text for line in cell.lines)


def _ascend(counts: Sequence[str]) -> bool:
    """Whether counts are each beyond the one before, some of them hidden or not: "Z", "AA"."""
    return all((len(one), one) < (len(other), other) for one, other in pairwise(counts))


def around(rows: Sequence[Sequence[Marked]]) -> tuple[int, int]:
    """How many first and how many last rows stand outside the ruled part of a table.

    None where too few rows are ruled, or cells are named as headers: then borders do not tell what
    the table is.
    """
    said = [row for row in rows if any(cell.lines for cell in row)]
    if any(cell.header for row in rows for cell in row):
        return 0, 0
    ruled = sum(any(cell.framed for cell in row) for row in said)
    if ruled < FEWEST and 2 * ruled <= len(said):
        return 0, 0
    width = max(sum(cell.column_span for cell in row) for row in rows)
    above = sum(1 for _ in takewhile(lambda row: _is_outside(row, width), rows))
    below = sum(1 for _ in takewhile(lambda row: _is_outside(row, width), reversed(rows)))
    if any(cell.row_span > above - i for i, row in enumerate(rows[:above]) for cell in row):
        above = 0
    return above, below


def parts(rows: Sequence[Sequence[Marked]], start: int) -> list[tuple[int, int]]:
    """Where the tables of a sheet begin and end: one, unless what stands between ruled rows heads
    another one. Rows without borders do where they stand above a row that repeats the first one,
    the header, or may be one and they say two things, a label and a title, or it is bold as that.

    :param rows: the rows up to the last ruled one, :param start: the first of these.
    :return: the first row of each and the one behind its last.
    """
    width = max(sum(cell.column_span for cell in row) for row in rows)
    reached = list(accumulate(map(_end, count(), rows), max))
    header, bold = _texts(rows[start]), _names_columns(rows[start]) and _is_bold(rows[start])
    found, at = [], start
    for outside, run in groupby(_is_outside(row, width) for row in rows[start:]):
        first, at = at, at + sum(1 for _ in run)
        whole = outside and reached[first - 1] <= first and reached[at - 1] <= at
        if whole and _heads(rows[first:at], rows[at], header, bold):
            found.append((start, first))
            start = at
    return [*found, (start, len(rows))]


def _end(index: int, row: Sequence[Marked]) -> int:
    """The row behind the last one that the cells of a row cover."""
    return max((index + (cell.row_span or sys.maxsize) for cell in row), default=index)


def _heads(
    between: Sequence[Sequence[Marked]], below: Sequence[Marked], header: list[str], bold: bool
) -> bool:
    """Whether rows between ruled ones are the heading of another table: sections of one may have no
    borders either, and no header below them.

    :param header: the texts of the first table's, :param bold: whether it is set in bold.
    """
    said = sum(any(cell.lines for cell in row) for row in between)
    if not said or _texts(below) == header:
        return said > 0
    return _names_columns(below) and (said > 1 or (bold and _is_bold(below)))


def _names_columns(row: Sequence[Marked]) -> bool:
    """Whether most cells of a row say something, none of them a figure but a year's, the first
    without one."""
    texts = _texts(row)
    if len(texts) < 2 or 2 * len(texts) <= len(inner(row)):
        return False
    if any(map(str.isdecimal, texts[0])):
        return False
    return not any(text.isdecimal() and len(text) != YEAR for text in texts)


def _is_bold(row: Sequence[Marked]) -> bool:
    """Whether all cells of a row say something in bold."""
    return all(cell.lines and min(line.bold for line in cell.lines) >= BOLD for cell in inner(row))


def inner(row: Sequence[Marked]) -> list[Marked]:
    """A row of a sheet's table without what stands behind its end, as another one is wider."""
    kept = list(row)
    while kept and not kept[-1].framed and not kept[-1].lines:
        kept.pop()
    return kept


def _texts(row: Sequence[Marked]) -> list[str]:
    return [said for cell in row if (said := _said(cell))]


def _is_outside(row: Sequence[Marked], width: int) -> bool:
    """Whether a row has no border, and fewer texts than the cells of a table's row would have."""
    said = sum(1 for cell in row if cell.lines)
    return not any(cell.framed for cell in row) and said <= max(2, width // 2)


def lines_of(rows: Iterable[Sequence[Marked]]) -> tuple[Line, ...]:
    """The paragraphs of rows, cell by cell."""
    return tuple(line for row in rows for cell in row for line in cell.lines)
