"""Header lines that an engine prints below their row: LibreOffice repeats a header of several rows
as high as its first ones need, and what has no room stands in the first cell below."""

from collections.abc import Sequence

import msgspec

from normalize.columns import Leaf
from normalize.vocabulary import words
from schemas.page import Cell, Line
from schemas.rows import Column


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


def without(cell: Cell | None, lines: Sequence[Line]) -> Cell | None:
    """A cell less its first lines."""
    return cell and msgspec.structs.replace(cell, lines=cell.lines[len(lines) :])


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
