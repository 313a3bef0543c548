"""Total rows, and remarks over the whole width, that a browser repeats below the part of a table on
every page (``<tfoot>``)."""

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from normalize.headers import names
from normalize.numbers import is_figure
from normalize.text import clean
from normalize.vocabulary import is_total
from schemas.page import Cell
from schemas.rows import PrintedRow

DEEPEST = 3
"""Rows of a table's foot, at most."""

Cells = Sequence[Cell | None]


def without_foot(
    rows: list[PrintedRow], grid: Sequence[Cells]
) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """A table's rows so far without the foot that the next page repeats, and that foot. It opens
    with a total, or a text over the whole table, empty rows below it aside, and the page's grid of
    the same table ends with rows that say the same, those without figures below them aside, which
    may name who signs: only the last total ends the table.

    :param grid: the rows of the grid on the next page.
    """
    bare = sum(1 for _ in takewhile(lambda row: not any(names(row.cells)), reversed(rows)))
    told = rows[: len(rows) - bare]
    depth = _depth(told, grid)
    if not depth and (figured := _figured(grid)) < len(grid):
        depth = _depth(told, grid[:figured])
    if not depth:
        return rows, []
    body, foot = told[:-depth], told[-depth:]
    if body and not _is_wide(foot[0].cells):
        body[-1] = _with_overprinted(body[-1], foot[0].cells)
    return body, foot


def _figured(grid: Sequence[Cells]) -> int:
    """How many rows a grid has down to the last one with a figure."""
    lowest = range(len(grid), 0, -1)
    return next((at for at in lowest if any(map(is_figure, names(grid[at - 1])))), 0)


def _depth(rows: Sequence[PrintedRow], grid: Sequence[Cells]) -> int:
    """How many of the last rows are a repeated foot."""
    for depth in range(min(DEEPEST, len(grid) - 1, len(rows)), 0, -1):
        first, *others = [row.cells for row in rows[-depth:]]
        if _is_repeated(first, grid[-depth]):
            below = grid[len(grid) - depth + 1 :]
            if list(map(names, others)) == list(map(names, below)):
                return depth
    return 0


def _is_repeated(row: Cells, again: Cells) -> bool:
    """Whether a total, or a text over the whole table, is said again."""
    if any(map(is_total, names(row))):
        return _said(row) == _said(again)
    return _is_wide(row) and names(row) == names(again)


def _is_wide(row: Cells) -> bool:
    """Whether a row is one text from its first column over others."""
    first, *others = row or (None,)
    if first is None or first.column_span == 1 or not any(names([first])):
        return False
    return not any(names(others))


def _with_overprinted(row: PrintedRow, foot: Cells) -> PrintedRow:
    """A row with what stands in the repeated total below it and is no total's: a text that an
    engine prints on over the foot."""
    cells = list(row.cells)
    for column, (above, below) in enumerate(zip(cells, foot, strict=True)):
        if above is None or below is None or not below.lines or _is_said(clean(below.text)):
            continue
        cells[column] = msgspec.structs.replace(above, lines=(*above.lines, *below.lines))
    return msgspec.structs.replace(row, cells=tuple(cells))


def _said(row: Cells) -> list[str]:
    """The words and the figures of a total."""
    return [text for text in names(row) if _is_said(text)]


def _is_said(text: str) -> bool:
    return is_total(text) or is_figure(text)
