"""How high texts are beside their cells and rows, which tells of cells that may be merged over a
page break.

The rows over which a cell is merged are as high as their own texts make them; a list in it stops
anywhere, or makes the last of them higher. One that a page cuts leaves less than a line.
"""

from collections.abc import Sequence

import msgspec

from schemas.page import Cell
from schemas.rows import Row, Table

LINES_UP = 0.6
"""Points by which cells that are equally high differ."""
LOWER = 1.5
"""Points that a text which makes its row high reaches below its others; fonts differ by less."""
UNSEEN = 0.5
"""What each way counts beside the times that it is seen: one that is not is not impossible."""


class Filled(msgspec.Struct, frozen=True):
    """Of the texts of a column that are merged over rows of one page: ``cells``, how many there
    are, ``further``, over how many rows they go on behind their second one, and ``full``, how many
    of them fill their cell."""

    cells: int = 0
    further: int = 0
    full: int = 0

    def odds(self, between: float) -> float:
        """How much likelier a text that fills its cell at a page's end goes on than not: as often
        as merged texts go on over a row more, against as often as they fill their cells by chance.

        :param between: the share of lines before which a page may part it there."""
        return between * (self.further + UNSEEN) / (self.full + UNSEEN)


def filled_of(table: Table) -> tuple[Filled, ...]:
    """The merged texts of a table, counted per column."""
    return tuple(_filled(table, column) for column in range(len(table.columns)))


def _filled(table: Table, column: int) -> Filled:
    cells = further = full = 0
    for at, row in enumerate(table.rows):
        cell = row.cells[column]
        if cell is None or cell.row_span < 2 or not cell.lines:
            continue
        last = table.rows[min(at + cell.row_span, len(table.rows)) - 1]
        rooms = [room for one in last.cells if one and (room := _room(one)) is not None]
        own = _room(cell)
        if row.place.page != last.place.page or own is None or not rooms:
            continue
        cells += 1
        further += cell.row_span - 2
        full += -LINES_UP < own - min(rooms) < cell.lines[-1].size
    return Filled(cells, further, full)


def makes_high(row: Row, column: int, by_lines: bool = False) -> bool:
    """Whether the text of one cell alone makes a row as high as it is: then it is merged with no
    row below, for the height of a merged cell is that of its rows, or of the last of them. One
    with room for a line more makes none: a cell merged from above does.

    :param by_lines: whether all others of the row leave a line's room more.
    """
    rooms = {
        at: room
        for at, whole in enumerate(row.cells)
        if whole is not None and whole.lines and (room := _room(whole.parts[-1].cell)) is not None
    }
    own = rooms.pop(column, None)
    if own is None or not rooms:
        return False
    whole = row.cells[column]
    line = whole.lines[-1].size if whole is not None else 0.0
    return own < line and min(rooms.values()) - own > (line if by_lines else LOWER)


def loose_heights(rows: Sequence[Row]) -> tuple[float, ...]:
    """The heights of rows below each of whose texts a line more had room."""
    found = []
    for row in rows:
        rooms = {
            at: room - whole.lines[-1].size
            for at, whole in enumerate(row.cells)
            if whole is not None and whole.lines and whole.row_span == 1
            if (room := _room(whole.parts[-1].cell)) is not None
        }
        if rooms and min(rooms.values()) >= 0:
            found.append(height_of(row, min(rooms)))
    return tuple(found)


def height_of(row: Row, column: int) -> float:
    """How high the last part of a row is at a cell, in points; 0 where no places are known."""
    whole = row.cells[column]
    box = whole.parts[-1].cell.box if whole is not None else None
    return box.bottom - box.top if box is not None else 0.0


def _room(cell: Cell) -> float | None:
    """Points below the last line of a cell; None where it has none, or no places are known."""
    low = cell.lines[-1].box if cell.lines else None
    return cell.box.bottom - low.bottom if cell.box is not None and low is not None else None
