"""Header lines that an engine prints below their row: LibreOffice repeats a header of several rows
as high as its first ones need, and what has no room stands in the first cell below."""

import re
from collections.abc import Sequence

import msgspec

from normalize import headers
from normalize.columns import Leaf, is_number_row, leaves
from normalize.text import clean
from normalize.vocabulary import words
from schemas.page import Cell, Line
from schemas.rows import Column

_COUNTED = re.compile(r"(\D*?)(\(\d{1,2}\)|\d{1,2}(?!\d))(?:=\S+)?(\D*)")
"""A column's number, between words over which it is printed."""


def spilt(
    columns: Sequence[Column], repeated: Sequence[Leaf], cells: Sequence[Cell | None]
) -> tuple[tuple[Line, ...], ...]:
    """Per column the first lines of the row below a repeated header that end its text: the header
    breaks off there and is known from the first page."""
    if len(repeated) != len(columns):
        return ((),) * len(cells)
    return tuple(
        _rest(words(column.header), words(leaf.text), cell.lines if cell is not None else ())
        for column, leaf, cell in zip(columns, repeated, cells, strict=True)
    )


def counts(
    columns: Sequence[Column],
    header: Sequence[Sequence[Cell | None]],
    row: Sequence[Cell | None],
) -> bool:
    """Whether the row below a header only counts its columns, but for what the header spills into
    it around or below the numbers."""
    if headers.counts(row):
        return True
    if not header or len(row) != len(columns):
        return False
    named = leaves([cells for cells in header if not is_number_row(cells)] or header)
    if len(named) != len(columns):
        return False
    numbers = [
        cell and _number(words(column.header), words(leaf.text), cell)
        for column, leaf, cell in zip(columns, named, row, strict=True)
    ]
    return numbers != list(row) and headers.counts(numbers)


def _number(whole: tuple[str, ...], printed: tuple[str, ...], cell: Cell) -> Cell:
    """The cell of a number less the end of its column's header around it."""
    found = _COUNTED.fullmatch(clean(" ".join(line.text for line in cell.lines)))
    if not found or not printed:
        return cell
    rest = words(f"{found[1]} {found[3]}")
    if not rest or (*printed, *rest) != whole:
        return cell
    return _with(cell, (msgspec.structs.replace(cell.lines[0], text=found[2]),))


def without(cell: Cell | None, lines: Sequence[Line]) -> Cell | None:
    """A cell less its first lines."""
    return cell and _with(cell, cell.lines[len(lines) :])


def _with(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    return msgspec.structs.replace(cell, lines=lines)


def _rest(
    whole: tuple[str, ...], printed: tuple[str, ...], lines: tuple[Line, ...]
) -> tuple[Line, ...]:
    missing = whole[len(printed) :]
    if not printed or not missing or whole[: len(printed)] != printed:
        return ()
    for count in range(1, min(len(lines), len(missing)) + 1):
        if words(" ".join(line.text for line in lines[:count])) == missing:
            return lines[:count]
    return ()
