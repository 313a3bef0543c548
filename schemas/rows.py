"""Rows and columns of a table over its pages: places first, ids last."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from schemas.page import Box, Cell, Line

TEXT_ROLES = (
    "tasks", "product", "deadline", "lead", "agencies", "coordinating_agencies",
    "method", "evidence", "source_of_data", "unit", "notes",
)  # fmt: skip
OFFICE_ROLES = ("lead", "agencies", "coordinating_agencies")
"""Roles of columns that name offices."""
SCORE_ROLES = (
    "max_score", "target_score", "previous_score", "self_score", "verified_score",
    "survey_score", "achieved_score", "index_percent", "weight_percent",
)  # fmt: skip


class Place(msgspec.Struct, frozen=True, gc=False, order=True):
    """Where a row begins: page from 1, row on its page as printed, all tables of the page, from 1.

    Header rows count. Until the tree is built, a row is named by its Place alone. ``depth`` is
    below 0 for a parent that is printed in the same row as its first child, as a merged cell at
    the left: -1 is the nearest.
    """

    page: int
    row: int
    depth: int = 0


class Column(msgspec.Struct, frozen=True):
    """A column of the whole table: its role (None where the header fits none) and header."""

    role: str | None
    header: str
    group: str | None = None

    @property
    def name(self) -> str:
        """The role, or the printed header where there is none: what provenance calls it."""
        return self.role or self.header


class PageLine(msgspec.Struct, frozen=True):
    """A line outside a table, and its page."""

    page: int
    line: Line


class PrintedRow(msgspec.Struct, frozen=True):
    """One row of one page, its cells by the columns of the whole table.

    ``cells[c]`` is a Cell where one begins, None where a span covers the place. ``reopens``: the
    header is repeated above it in the middle of its page, as if it opened one. ``torn``: a wall is
    not drawn in it. ``apart``: it opens a table that is drawn on its own, on the page of the one
    that it goes on with: the borders between both say nothing.
    """

    place: Place
    cells: tuple[Cell | None, ...]
    reopens: bool = False
    torn: bool = False
    apart: bool = False


class Table(msgspec.Struct, frozen=True):
    """A criteria table over its pages: body rows only, repeated headers gone to ``header``.

    ``shows_spans``: the source can show merged cells. ``leaves_open``: it leaves a cell open at the
    page's end where the cell goes on (browsers do), so that a closed one has ended; not on the
    pages that are ``silent``: rulings at their ends are not drawn. ``height``: that of its last
    page, 0 where the source shows no places. ``footnotes``: the lines of each, which are none of
    ``after``.
    """

    columns: tuple["Column", ...]
    rows: tuple[PrintedRow, ...]
    heading: tuple[PageLine, ...] = ()
    header: tuple["Piece", ...] = ()
    after: tuple[PageLine, ...] = ()
    footnotes: tuple[tuple[PageLine, ...], ...] = ()
    shows_spans: bool = True
    leaves_open: bool = False
    height: float = 0.0
    silent: frozenset[int] = frozenset()


def is_text(column: Column) -> bool:
    """Whether cells of a column may serve several rows: texts, not codes, names or figures."""
    return column.role in TEXT_ROLES or column.role is None


def column_of(columns: Sequence[Column], role: str) -> int | None:
    """Index of the first column with a role."""
    for at, column in enumerate(columns):
        if column.role == role:
            return at
    return None


def columns_of(columns: Sequence[Column], *roles: str) -> list[int]:
    """Indexes of all columns with one of some roles, from left to right."""
    return [at for at, column in enumerate(columns) if column.role in roles]


def with_roles(columns: Sequence[Column], new: Mapping[int, str | None]) -> tuple[Column, ...]:
    """The columns, some with other roles: index -> role."""
    return tuple(
        [
            msgspec.structs.replace(column, role=new[at]) if at in new else column
            for at, column in enumerate(columns)
        ]
    )


def extra_names(headers: Iterable[str]) -> tuple[str, ...]:
    """What each column is called in ``extra`` (contract), by its header: equal ones counted, an
    empty one by its place from 1."""
    seen: dict[str, int] = {}
    names = []
    for number, header in enumerate(headers, 1):
        name = header or f"column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return tuple(names)


class Part(msgspec.Struct, frozen=True):
    """One printed part of a cell: where its row begins on its page, and what stands there."""

    place: Place
    cell: Cell


class Whole(msgspec.Struct, frozen=True):
    """A cell with every part that a page break cut off put back, in reading order."""

    parts: tuple[Part, ...] = ()
    row_span: int = 1
    column_span: int = 1

    @property
    def lines(self) -> tuple[Line, ...]:
        """All printed lines of all parts."""
        if len(self.parts) == 1:
            return self.parts[0].cell.lines
        return tuple([line for part in self.parts for line in part.cell.lines])

    @property
    def text(self) -> str:
        """All printed lines of all parts, one ``\\n`` between lines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def open_bottom(self) -> bool:
        """Whether no ruling closed its last part at the page's end."""
        return bool(self.parts) and self.parts[-1].cell.open_bottom


class Row(msgspec.Struct, frozen=True):
    """A whole row: per column the cell that begins in it, or None where another cell covers it.

    ``owners[c]`` is (row index in the stitched table, column) of the cell that stands in column c.
    ``heads``: its name stands in a column left of its children's, who have rows of their own.
    """

    place: Place
    cells: tuple[Whole | None, ...]
    owners: tuple[tuple[int, int], ...]
    heads: bool = False


def wholes_of(rows: Iterable[Row], column: int) -> Iterator[Whole]:
    """The cells of a column, each once, from the top."""
    return (whole for row in rows if (whole := row.cells[column]) is not None)


def lines_of(rows: Iterable[Row], column: int) -> Iterator[Line]:
    """The printed lines of a column's cells, from the top."""
    return (line for whole in wholes_of(rows, column) for line in whole.lines)


def opens_page(rows: Sequence[PrintedRow] | Sequence[Row], at: int) -> bool:
    """Whether a row below others stands on another page than the one above it."""
    return rows[at].place.page != rows[at - 1].place.page


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
