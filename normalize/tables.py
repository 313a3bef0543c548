"""Which grids are criteria tables, and their rows over the pages without repeated headers."""

import functools
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

import msgspec

from normalize import headers
from normalize.agreed import counted, leveled
from normalize.aside import labelled, without_aside
from normalize.by_cells import lists_results, settled
from normalize.cleared import cleared
from normalize.columns import (
    HeaderBlock,
    Leaf,
    cell_text,
    find_header,
    is_number_row,
    leaves,
    same_header,
    texts_in,
)
from normalize.feet import without_foot
from normalize.footnotes import unfooted
from normalize.forms import is_its_rest, is_labelled, is_signed, is_title, stands_apart
from normalize.grids import is_numbered, is_one_text, over_breaks, own_lines
from normalize.heading import split_label
from normalize.names import untitled
from normalize.opened import ends_open, fill, open_bare
from normalize.pieces import is_bold, place_of, under_new_names
from normalize.place import fitted, parted_rests, split_below, stands_on, whole_end, widened
from normalize.remarks import shared
from normalize.restarted import parted_anew, restarts, starts_over
from normalize.resumed import counts_on, rescaled, resumed, walls_below
from normalize.roles import columns_of, is_criteria
from normalize.running import lost_lines, new_lines, running_lines, without_feet, words_of
from normalize.spilt import counts, spilt, without
from normalize.text import clean
from normalize.torn import unwalled
from normalize.tracks import without_tracks
from schemas.findings import Finding
from schemas.page import Cell, Grid, Line, Page
from schemas.rows import Column, PageLine, Piece, Place, PrintedRow, Table


class Found(msgspec.Struct, frozen=True):
    """The criteria tables of a source, in document order, and what was skipped.

    ``numbered`` counts tables whose rows are numbered and whose header names nothing known.
    """

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    numbered: int = 0


class _Open:
    """A table that may go on: its columns by position, and what was gathered so far."""

    def __init__(self, grid: Grid, block: HeaderBlock, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.names = [column.name for column in columns]
        self.edges = grid.column_edges
        self.drawn: tuple[float, ...] = ()  # where the page before draws them
        self.width = len(columns)
        self.block_rows = grid.rows[block.start : block.stop]
        numbers = next(takewhile(is_number_row, grid.rows[block.stop :]), None)
        self.numbered = (*self.block_rows, *([numbers] if numbers else []))
        self.above = block.start
        self.titled = block.start if all(map(is_one_text, grid.rows[: block.start])) else 0
        self.heading: list[PageLine] = []
        self.header: list[Piece] = []
        self.rows: list[PrintedRow] = []
        self.after: list[PageLine] = []
        self.footnotes: list[tuple[PageLine, ...]] = []
        self.shows_spans = grid.shows_spans
        self.leaves_open = self.ends_open = False
        self.bare = frozenset[int]()  # columns whose empty cell the page before left open
        self.height = 0.0
        self.silent = set[int]()
        self.skipped: Finding | None = None
        self.refused: Grid | None = None  # what stood right before the next grid and is none of it

    def fits(self, grid: Grid) -> bool:
        """Whether a grid stands on this table's columns."""
        return stands_on(grid, self.edges, self.width)

    def holds(self, grid: Grid, page: Page, lines: Sequence[Line]) -> bool:
        held = self.fits(grid) and not (
            is_labelled(grid, self.heading, lines)
            or stands_apart(page, grid, self.rows, lines)
            or is_signed(grid)
            or is_its_rest(grid, self.refused, self.edges)
        )
        self.refused = None if held else grid
        return held

    def is_wanted(self) -> bool:
        """Whether the table is one of criteria, now that all its rows are known."""
        if all(column.role not in ("code", "title") for column in self.columns):
            self.columns = counted(self.columns, self.rows)
        self.columns = untitled(self.columns, [row.cells for row in self.rows])
        return is_criteria(self.columns) and not lists_results(self.columns, self.rows)

    def closed(self) -> Table:
        columns = leveled(settled(self.columns, self.rows), self.rows)
        return Table(
            columns=columns,
            rows=tuple(whole_end(self.rows)),
            heading=tuple(self.heading),
            header=tuple(under_new_names(self.header, self.names, columns)),
            after=tuple(self.after),
            footnotes=tuple(self.footnotes),
            shows_spans=self.shows_spans,
            leaves_open=self.leaves_open,
            height=self.height,
            silent=frozenset(self.silent),
        )


def find_tables(pages: Iterable[Page]) -> Found:
    """The criteria tables of a source: grids with a header of names, and the grids after them that
    go on; every other grid is a ``table-skipped``."""
    tables: list[_Open] = []
    findings: list[Finding] = []
    lines: list[PageLine] = []
    current: _Open | None = None
    numbered = 0
    passed: list[PageLine] = []
    printed: Counter[str] = Counter()
    pages = cleared(pages)
    running = running_lines(pages)
    for page, final, behind in over_breaks(pages):
        row = 1
        blocks = deque(page.blocks)
        while blocks:
            block = blocks.popleft()
            if isinstance(block, Line):
                lines.append(PageLine(page.number, block))
                printed[words_of(block)] += 1
                continue
            said = new_lines(lines, running, current.heading if current else ())
            block = _on(block, current, said, behind if block is final else None)
            header = find_header(block.rows, block.header_rows)
            opened = _opened(block, header, current, said)
            if opened is not None:
                if current is not None:
                    current.after, lines = shared(unfooted(lines, tables))
                opened.heading = without_aside(without_feet(lines, page, running), page, block)
                lines = []
                opened.skipped = _skipped(page, block)
                tables.append(opened)
                current = opened
            elif current is None or not current.holds(block, page, said):
                findings.append(_skipped(page, block))
                numbered += is_numbered(block)
                lines += labelled(block, page.number)
                row += len(block.rows)
                continue
            block, *rest = _parted(block, header, current)
            blocks.extendleft(rest)
            taken = _take(current, block, header, Place(page.number, row))
            if opened is None:  # a header alone goes on with nothing
                passed += unfooted(lines, tables) if taken else []
                lines = [] if taken else [item for item in lines if item.line in said]
            current.drawn = walls_below(block, current.edges) or current.drawn
            current.height = page.height
            findings += unwalled(current.edges, current.columns, block, page.number)
            row += len(block.rows)
    return _found(tables, lines, [*findings, *lost_lines(passed, printed)], numbered)


def _found(
    tables: Sequence[_Open], after: list[PageLine], findings: list[Finding], numbered: int
) -> Found:
    """The tables of criteria among all that were opened; ``after``: the lines below the last."""
    for last in tables[-1:]:
        last.after = unfooted(after, tables)
    wanted = [table for table in tables if table.is_wanted()]
    skipped = (t.skipped for t in tables if t.skipped and t not in wanted)
    return Found(tuple(table.closed() for table in wanted), (*findings, *skipped), numbered)


def _on(grid: Grid, table: _Open | None, lines: Sequence[Line], behind: Grid | None) -> Grid:
    """A grid with what the table that may go on with it tells: columns and rests not drawn; behind
    it, if it ends its page, stands the one that begins the next page."""
    grid = without_tracks(grid, table.width if table is not None else 0)
    if table is None:
        return grid
    titled = any(is_title(line) or split_label(clean(line.text)) for line in lines)
    last = table.rows[-1].cells if table.rows else ()
    counted = not titled and counts_on(grid, table.edges, table.columns, table.rows)
    wide = widened(grid, table.edges, last, counted)
    if not titled:
        drawn = wide.column_edges
        wide = rescaled(wide, table.drawn, table.edges)
        wide = resumed((wide, behind), table.edges, table.columns, table.block_rows, table.rows)
        if len(drawn) == len(table.edges) and wide.column_edges != drawn:
            table.drawn = drawn
    return headers.parted(wide, table.numbered) if table.fits(wide) else grid


def _parted(grid: Grid, block: HeaderBlock | None, table: _Open) -> tuple[Grid, ...]:
    """A grid, and behind it what begins anew in it below the header of its table."""
    start = block.stop if block else 0
    return parted_anew(grid, start, table.numbered, table.columns, table.rows)


def _opened(
    grid: Grid, block: HeaderBlock | None, current: _Open | None, lines: Sequence[Line]
) -> _Open | None:
    """A new table that begins with this grid, or None where it goes on with the current one.

    :param lines: what stands between both and is no running head.
    """
    if block is None:
        return None
    opened = _Open(grid, block, _columns_of(block.leaves))
    if current is None or not current.fits(grid):
        return opened
    lines = (*lines, *own_lines(grid, opened.titled, current.heading))
    if any(split_label(clean(line.text)) for line in lines):
        return opened
    titled, repeats = any(map(is_title, lines)), _repeats(grid, block, current)
    alone = not repeats and headers.heads_alone(current.block_rows, _row_of(current, grid))
    if not titled and (alone or headers.are_rests(grid.rows[block.start])):
        return None
    if not repeats:
        return opened if titled or _numbers(opened) or not _numbers(current) else None
    anew = restarts if titled else starts_over
    return opened if anew(grid, block, current.columns, current.rows) else None


@functools.lru_cache(maxsize=64)  # a header is repeated on every page
def _columns_of(found: tuple[Leaf, ...]) -> tuple[Column, ...]:
    return columns_of(found)


def _numbers(table: _Open) -> bool:
    """Whether a header names a column of codes. The rest of a row that a page cut may hold words of
    a header, but not that one: without it, or a title, nothing new begins on the same columns. One
    cell may head the codes and the names."""
    columns = table.columns
    same = any(one == other and one.role == "title" for one, other in pairwise(columns))
    return same or any(column.role == "code" for column in columns)


def _repeats(grid: Grid, block: HeaderBlock, current: _Open) -> bool:
    return same_header(grid.rows[block.start : block.stop], current.block_rows)


def _skipped(page: Page, grid: Grid) -> Finding:
    first = next((r for r in grid.rows if any(c and c.text for c in r)), grid.rows[0])
    header = " | ".join(texts_in(first))
    return Finding(
        "table-skipped", {"page": str(page.number), "header": header[:200]}, page=page.number
    )


def _take(table: _Open, grid: Grid, block: HeaderBlock | None, first: Place) -> int:
    """A grid's rows into its table: header rows aside, body rows by the table's columns, as many as
    it says."""
    before = len(table.rows)
    body_from, header_bottom = _header_end(table, grid, block)
    table.rows, repeated = without_foot(table.rows, grid.rows)
    if repeated:  # its upper border closes the cells above it, whether they go on or not
        table.silent.add(repeated[0].place.page)
    for row in repeated:
        table.header.extend(_header_pieces(table, row.place, row.cells, None, "total"))
    titled, table.titled = table.titled, 0
    again = headers.inside(table.numbered, grid, body_from) | _low_header(table, grid, block)
    on = first.page in (row.place.page for row in table.rows[-1:])
    for index, cells in enumerate(grid.rows):
        if index < titled:
            table.heading += [PageLine(first.page, x) for cell in cells if cell for x in cell.lines]
            continue
        place = Place(first.page, first.row + index)
        printed = fitted(cells, grid.column_edges, table.edges, table.width)
        if index < body_from or index in again:
            bottom = None if index in again else header_bottom
            table.header.extend(_header_pieces(table, place, printed, bottom))
            continue
        if index == body_from > 0:
            printed = _without_spilt(table, grid.rows[:index], place, printed)
        if index == body_from and not on:
            printed = parted_rests(printed, table.rows)
        torn, alone = index in grid.torn, index == body_from and on
        table.rows.append(PrintedRow(place, printed, index - 1 in again, torn, alone))
    if body_from and header_bottom is not None and body_from < len(grid.rows):
        place = Place(first.page, first.row + body_from)
        _carry_down(table, grid, body_from, header_bottom, place)
    if not grid.ends:
        table.silent.add(first.page)
    # A cell that is left open at the table's end goes on nowhere, an empty one may be none.
    top = table.rows[before].cells if len(table.rows) > before else ()
    table.leaves_open = table.leaves_open or table.ends_open or fill(table.bare, top)
    table.bare = open_bare(table.rows[-1].cells) if top else frozenset()
    table.ends_open = ends_open(grid)
    return len(table.rows) - before


def _without_spilt(
    table: _Open, header: Sequence[Sequence[Cell | None]], place: Place, row: Sequence[Cell | None]
) -> tuple[Cell | None, ...]:
    """The row below a repeated header without what belongs to that header."""
    named = leaves([cells for cells in header if not is_number_row(cells)] or header)
    found = spilt(table.columns, named, row)
    over = [
        cell and msgspec.structs.replace(cell, lines=x) for cell, x in zip(row, found, strict=True)
    ]
    table.header.extend(_header_pieces(table, place, over, None))
    return tuple(without(cell, lines) for cell, lines in zip(row, found, strict=True))


def _header_end(table: _Open, grid: Grid, block: HeaderBlock | None) -> tuple[int, float | None]:
    """How many of a grid's first rows are header, and the y where the header ends."""
    stop = 0
    depth = len(table.block_rows)
    if _low_header(table, grid, block):
        pass  # no more than the numbers of its columns may stand above them
    elif block is not None and _repeats(grid, block, table):
        # A cell that runs on below the header must not make it deeper than it was before.
        stop = min(block.stop, block.start + depth)
    elif same_header(grid.rows[:depth], table.block_rows):
        stop = depth
    elif headers.heads_alone(table.block_rows, _row_of(table, grid)):
        stop = 1
    # A doubled border makes an empty row above the numbers.
    empty = stop + 1 < len(grid.rows) and not any(map(cell_text, grid.rows[stop]))
    if stop > 0 and empty and headers.counts(grid.rows[stop + 1]):
        stop += 1
    while stop < len(grid.rows) and counts(table.columns, grid.rows[:stop], grid.rows[stop]):
        stop += 1
    rows = grid.rows[:stop]
    if rows and headers.counts(rows[-1]):  # one line high wherever a wall closes it
        ends = [cell.box.bottom for cell in rows[-1] if cell is not None and cell.box]
        return stop, min(ends, default=None)
    return stop, headers.shared_bottom(rows, len(table.columns))


def _low_header(table: _Open, grid: Grid, block: HeaderBlock | None) -> frozenset[int]:
    """The rows of a repeated header below others that go on above it, at the page's top: more than
    stand above the table's own, and no title's line over several columns."""
    if block is None or block.start <= table.above or not _repeats(grid, block, table):
        return frozenset()
    if not table.rows or not any(map(headers.says_row, grid.rows[: block.start])):
        return frozenset()
    return frozenset(range(block.start, block.start + len(table.block_rows)))


def _row_of(table: _Open, grid: Grid) -> tuple[Cell | None, ...]:
    """The first row of a grid on its table's columns."""
    return fitted(grid.rows[0], grid.column_edges, table.edges, table.width)


def _header_pieces(
    table: _Open,
    place: Place,
    printed: Sequence[Cell | None],
    bottom: float | None,
    part: str = "header",
) -> Iterable[Piece]:
    for column, cell in zip(table.columns, printed, strict=True):
        if cell is None or not cell.lines:
            continue
        own, _ = split_below(cell, bottom)
        yield Piece(
            part, own.text, *place_of(own, place), role=column.name, box=own.box,
            row_span=own.row_span, column_span=own.column_span, bold=is_bold(own),
        )  # fmt: skip


def _carry_down(
    table: _Open, grid: Grid, body_from: int, header_bottom: float, place: Place
) -> None:
    """Cells of the header that run down into the body: a merged cell that went on over the page
    lost its upper border, and its text stands in one box with the header's."""
    at = next((i for i in reversed(range(len(table.rows))) if table.rows[i].place == place), None)
    if at is None:
        return
    cells = list(table.rows[at].cells)
    changed = False
    for index in range(body_from):
        printed = fitted(grid.rows[index], grid.column_edges, table.edges, table.width)
        for column, cell in enumerate(printed):
            if cell is None or index + cell.row_span <= body_from or cells[column] is not None:
                continue
            _, below = split_below(cell, header_bottom)
            span = index + cell.row_span - body_from
            cells[column] = msgspec.structs.replace(below, row_span=span, open_top=True)
            changed = True
    if changed:
        table.rows[at] = msgspec.structs.replace(table.rows[at], cells=tuple(cells))


def heading_lines(table: Table, page: int = 0) -> tuple[Line, ...]:
    """The lines above a table from a page on, cleaned of empty ones."""
    return tuple(x.line for x in table.heading if x.page >= page and clean(x.line.text))
