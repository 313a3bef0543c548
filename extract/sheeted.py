"""What a spreadsheet has around its table: letters and numbers, and rows above and below.

A sheet that is saved as a web page is one table from its first row to its last: letterhead, title
and issuing line above the ruled part, remarks and signatures below it. What has no border there is
text around the table, as it is on the sheet's printed page.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from extract.spans import Marked
from schemas.page import Line
from schemas.patterns import late

LETTERS = late("[A-Z]{1,3}")
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


def _is_outside(row: Sequence[Marked], width: int) -> bool:
    """Whether a row has no border, and fewer texts than the cells of a table's row would have."""
    said = sum(1 for cell in row if cell.lines)
    return not any(cell.framed for cell in row) and said <= max(2, width // 2)


def lines_of(rows: Iterable[Sequence[Marked]]) -> tuple[Line, ...]:
    """The paragraphs of rows, cell by cell."""
    return tuple(line for row in rows for cell in row for line in cell.lines)
