"""Printed tables for tests, written as short as they look."""

from collections.abc import Sequence

from schemas.page import Cell, Line
from schemas.rows import Column, Place, PrintedRow, Table

COLUMNS = (
    Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"),
    Column("tasks", "Nhiệm vụ"), Column("lead", "Phụ trách"),
)  # fmt: skip

Printed = str | tuple[str, int] | Cell | None
"""A cell, or its text (lines parted by ``/``; ``¶`` for an empty paragraph), with its row span, or
None where a span covers."""


def cell(printed: Printed, opened: bool = False) -> Cell | None:
    """One cell; ``opened``: the page leaves it open at its end."""
    if printed is None or isinstance(printed, Cell):
        return printed
    text, span = printed if isinstance(printed, tuple) else (printed, 1)
    if text == "¶":
        return Cell(row_span=span, blank=True)
    lines = tuple(Line(part.strip()) for part in text.split(" / ") if part.strip())
    return Cell(lines, row_span=span, open_bottom=opened)


def table(
    *pages: Sequence[Sequence[Printed]],
    columns: tuple[Column, ...] = COLUMNS,
    shows_spans: bool = True,
    open_pages: Sequence[int] = (),
) -> Table:
    """A table over pages; ``open_pages``: those whose last row a browser leaves open."""
    rows = []
    for page, lines in enumerate(pages, 1):
        for row, cells in enumerate(lines, 1):
            opened = page in open_pages and row == len(lines)
            made = tuple(cell(c, opened) for c in cells)
            rows.append(PrintedRow(Place(page, row), made))
    return Table(columns, tuple(rows), shows_spans=shows_spans, leaves_open=bool(open_pages))
