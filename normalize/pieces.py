"""Provenance: every printed piece of an appendix, once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from normalize.kinded import Kinded
from normalize.remarks import remarks
from normalize.text import clean
from schemas.decisions import Decision
from schemas.page import Cell
from schemas.rows import Column, Piece, Place, Table, Whole

BOLD = 0.5
"""Share of a cell's letters from which it counts as bold."""
PARTS = {"total": "total", "note": "note", "orphan": "note"}


def pieces_of(table: Table, rows: Sequence[Kinded], ids: Mapping[Place, str]) -> Iterator[Piece]:
    """The pieces of heading, header, body, total and notes; ``onto`` is the Place of a criterion.

    :param ids: the Places that have an id.
    """
    for item in table.heading:
        if clean(item.line.text):
            yield Piece("heading", item.line.text, item.page, box=item.line.box,
                        bold=item.line.bold > BOLD)  # fmt: skip
    yield from table.header
    for row in rows:
        part = PARTS.get(row.kind, "body")
        onto = row.row.place if row.row.place in ids else None
        for column, whole in zip(table.columns, row.row.cells, strict=True):
            if whole is not None:
                yield from _cell_pieces(whole, part, column.name, onto)
    for remark in remarks(table.after, table.footnotes):
        for item in remark.lines:
            yield Piece("note", item.line.text, item.page, box=item.line.box,
                        bold=item.line.bold > BOLD)  # fmt: skip


def _cell_pieces(whole: Whole, part: str, role: str, onto: Place | None) -> Iterator[Piece]:
    filled = [p for p in whole.parts if p.cell.lines]
    for number, printed in enumerate(filled):
        cell = printed.cell
        yield Piece(
            part, cell.text, *place_of(cell, printed.place), role=role, onto=onto, number=number,
            box=cell.box, row_span=cell.row_span, column_span=cell.column_span, bold=is_bold(cell),
        )  # fmt: skip


def seconds(
    columns: Sequence[Column], rows: Sequence[Kinded], more: Mapping[int, Sequence[int]]
) -> Iterator[Decision]:
    """A sure decision for each piece of a second table row under the code and name of a criterion:
    it stands in another row than the criterion that gets it.

    :param more: index of a row -> the table rows that only go on with its texts.
    """
    for index, below in more.items():
        onto = rows[index].row.place
        for number in below:
            row = rows[number].row
            for column, whole in zip(columns, row.cells, strict=True):
                part = next((p for p in whole.parts if p.cell.lines), None) if whole else None
                if part is None:
                    continue
                place = Place(*place_of(part.cell, part.place))
                because = (f"code and name of {_seen(onto)} cover it", clean(part.cell.text))
                yield Decision("second-row", True, place, column.name, onto, because)


def _seen(place: Place) -> str:
    return f"row {place.row} on page {place.page}"


def place_of(cell: Cell, place: Place) -> tuple[int, int]:
    """The page and the row of that page where a cell is printed whose row begins at a place."""
    return cell.at or (place.page, place.row)


def is_bold(cell: Cell) -> bool:
    """Whether most letters of a cell are bold."""
    if not any(line.bold for line in cell.lines):
        return False  # most cells
    letters = bold = 0.0
    for line in cell.lines:
        letters += len(line.text)
        bold += line.bold * len(line.text)
    return bold > BOLD * letters > 0


def under_new_names(
    pieces: Iterable[Piece], before: Sequence[str], columns: Sequence[Column]
) -> Iterator[Piece]:
    """Pieces of a header, by what their columns are called now that all rows are known.

    :param before: what each column was called; where several were called so, they stay.
    """
    pairs = zip(before, columns, strict=True)
    new = {old: column.name for old, column in pairs if before.count(old) == 1}
    return (msgspec.structs.replace(x, role=new.get(x.role or "", x.role)) for x in pieces)
