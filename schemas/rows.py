"""Rows and columns of a table over its pages: places first, ids last."""

import msgspec

from schemas.page import Box, Cell, Line

TEXT_ROLES = (
    "tasks", "product", "deadline", "lead", "agencies", "coordinating_agencies",
    "method", "evidence", "source_of_data", "unit", "notes",
)  # fmt: skip
SCORE_ROLES = (
    "max_score", "target_score", "previous_score", "self_score", "verified_score",
    "survey_score", "achieved_score", "index_percent", "weight_percent",
)  # fmt: skip


class Place(msgspec.Struct, frozen=True, gc=False, order=True):
    """Where a row begins: page from 1, row on its page as printed, all tables of the page, from 1.

    Header rows count. Until the tree is built, a row is named by its Place alone.
    """

    page: int
    row: int


class Column(msgspec.Struct, frozen=True):
    """A column of the whole table: its role (None where the header fits none) and header."""

    role: str | None
    header: str
    group: str | None = None

    @property
    def name(self) -> str:
        """The role, or the printed header where there is none: what provenance calls it."""
        return self.role or self.header


class Part(msgspec.Struct, frozen=True):
    """One printed part of a cell: where its row begins on its page, and what stands there."""

    place: Place
    cell: Cell


class Whole(msgspec.Struct, frozen=True):
    """A cell with every part that a page break cut off put back, in reading order."""

    parts: tuple[Part, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All printed lines of all parts."""
        return tuple(line for part in self.parts for line in part.cell.lines)

    @property
    def text(self) -> str:
        """All printed lines of all parts, one ``\\n`` between lines."""
        return "\n".join(line.text for line in self.lines)


class Row(msgspec.Struct, frozen=True):
    """A whole row: per column the cell that begins in it, or None where a merged cell covers it."""

    place: Place
    cells: tuple[Whole | None, ...]


class Piece(msgspec.Struct, frozen=True):
    """Provenance of one printed piece: one line of ``cells.parquet``.

    ``part`` is body, header, heading, total or note; ``onto`` the Place of the criterion that the
    piece belongs to (None where none applies); ``number`` counts pieces of one cell over page
    breaks from 0; ``row`` is None outside tables.
    """

    part: str
    text: str
    page: int
    row: int | None = None
    role: str | None = None
    onto: Place | None = None
    number: int = 0
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1
    bold: bool = False
