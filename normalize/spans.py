"""The cells of a table as they stand on their pages: which cell stands in which place."""

from collections.abc import Sequence

import msgspec

from schemas.rows import Part, PrintedRow, Whole


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

    def whole(self, kept: dict[int, int]) -> Whole:
        served = sum(1 for row in self.rows if row in kept)
        return Whole(tuple(self.parts), max(served, 1), self.columns)


def is_top(rows: Sequence[PrintedRow], row: int) -> bool:
    """Whether a row opens a page, or stands below a header that is repeated inside one."""
    return rows[row].reopens or rows[row].place.page != rows[row - 1].place.page


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
            own = msgspec.structs.replace(cell, row_span=stop - index)
            span = Span(index, column, Part(row.place, own))
            for r in range(index, stop):
                for c in range(column, min(column + cell.column_span, width)):
                    if at[r][c] is None:
                        at[r][c] = span
    return at
