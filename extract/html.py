"""HTML to Pages: a page is a top-level table with the text before it.

The text after the last table stands on the last page; a document without a table is one page
without a grid.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from extract.decode import Decoded, decode
from extract.elsewhere import is_readable, told
from extract.flow import VOID, Flow
from extract.legible import Legibility
from extract.look import CELLS
from extract.sheeted import around, frameless, inner, lines_of, parts
from extract.soup import attributes, breaks_off, layouts_in, parse, rules_in
from extract.spans import Marked, counted, reached, rows_of, span, widths_of
from schemas.findings import Finding, Stopped
from schemas.page import Block, Grid, Line, Page, PageNote
from schemas.settings import Settings

GROUPS = ("thead", "tbody", "tfoot")
NO_HEIGHT = ("0", "0px", "0pt")
PARTS = ["tr", "td", "th", *GROUPS]


def read(data: bytes, settings: Settings) -> Iterator[Page]:
    """The pages of an HTML document, from 1.

    :raises Stopped: ``too-large`` beyond the bounds of bytes, nesting, columns, cells or pages.
    """
    if len(data) > settings.max_bytes:
        raise Stopped(Finding("too-large", {"seen": f"{len(data)} bytes"}))
    decoded = decode(data)
    soup = parse(decoded.text, settings)
    yield from _pages(soup, settings, decoded)


def _pages(soup: BeautifulSoup, settings: Settings, decoded: Decoded) -> Iterator[Page]:
    """One page behind the walk: what follows the last table belongs to its page."""
    flow = Flow(settings, rules_in(soup), scheme=decoded.scheme)
    notes = decoded.notes()
    legibility = Legibility()
    number, taken, readable = 1, 0, False
    held: tuple[Block, ...] = ()
    for table in _tables(soup, flow, layouts_in(soup)):
        before = flow.lines()
        marked = _Table(settings)
        _read_table(table, flow, marked)
        grid = marked.grid(taken)
        blocks: tuple[Block, ...] = (*before, *marked.outside)
        if grid is None:  # a table without a cell prints what stands around its rows
            held = (*held, *blocks)
            continue
        grids = [block for block in (grid, *marked.below) if isinstance(block, Grid)]
        taken += sum(len(each.rows) * len(each.rows[0]) for each in grids)
        readable = readable or any(map(is_readable, grids))
        if any(isinstance(block, Grid) for block in held):
            yield Page(number, held, notes=(*notes, *_illegible(legibility, number, held)))
            number, held, notes = number + 1, (), ()
            if number > settings.max_pages:
                raise Stopped(Finding("too-large", {"seen": f"more than {number - 1} tables"}))
        held = (*held, *blocks, grid, *marked.below)
    held = (*held, *flow.lines())
    notes = (*notes, *_illegible(legibility, number, held))
    if not readable:
        notes = (*notes, *told(soup))
    if breaks_off(decoded.text):
        notes = (*notes, PageNote("damaged", {"seen": "a file that ends inside a table"}))
    yield Page(number, held, notes=notes)


def _illegible(legibility: Legibility, number: int, blocks: Iterable[Block]) -> list[PageNote]:
    """What is said of the words of a page's tables, if they cannot be what was written."""
    grids = (block for block in blocks if isinstance(block, Grid))
    cells = (cell for grid in grids for row in grid.rows for cell in row if cell is not None)
    seen = legibility.page(number, (line.text for cell in cells for line in cell.lines))
    return [PageNote("damaged", {"seen": seen})] if seen else []


def _tables(node: Tag, flow: Flow, layouts: frozenset[int]) -> Iterator[Tag]:
    """The top-level tables; all other text flows, that of layout tables included.

    When a table is given, what stood before it is in the flow, and its reader must empty it.
    """
    for child in node.contents:
        if type(child) is NavigableString:
            flow.text(child)
        elif not isinstance(child, Tag):
            continue  # comments, declarations
        elif child.name == "table" and id(child) not in layouts:
            yield child
        elif flow.start(child.name, attributes(child)):
            beside = child.name in CELLS
            if beside:
                flow.paragraph()
            yield from _tables(child, flow, layouts)
            if beside:
                flow.paragraph()
            _end(child.name, flow)


def _end(name: str, flow: Flow) -> None:
    if name not in VOID:
        flow.end(name)


def _flow(node: Tag, flow: Flow, within: bool = True) -> list[Tag]:
    """All text of an element into the flow; tables in it become a paragraph a row.

    :param within: a table that is open inside the element, or none of which parts could be.
    :return: cells, rows and groups of rows that stand in the element without a table of their own:
        they end the cell that they stand in, of which the end is not said, and are read later.
    """
    parts: list[Tag] = []
    for child in node.contents:
        if type(child) is NavigableString:
            flow.text(child)
        elif not isinstance(child, Tag):
            continue
        elif not within and child.name in PARTS:
            parts.append(child)
        elif flow.start(child.name, attributes(child)):
            parts += _flow(child, flow, within or child.name == "table")
            _end(child.name, flow)
    return parts


class _Group(msgspec.Struct):
    """A row group as it is read: its kind ("" where the markup names none) and rows."""

    name: str
    rows: list[list[Marked]]


class _Table:
    """What the markup of one table says, before spans are laid out.

    ``outside``: captions and text that stands in no cell; browsers print both before the table.
    ``below``: rows without borders under a ruled table, as a spreadsheet has them, and the sheet's
    other tables.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.groups: list[_Group] = []
        self.outside: list[Line] = []
        self.below: tuple[Block, ...] = ()
        self.columns = 0
        self.implied = False  # the last row was opened by a cell without <tr>
        self.reach = 0  # rows of the open group that its cells cover

    def group(self, name: str) -> None:
        self.groups.append(_Group(name, []))
        self.reach = 0
        self.implied = False

    def row(self, implied: bool = False) -> list[Marked]:
        """A new row in the open group; cells without ``<tr>`` go on with the row they opened."""
        if not self.groups:
            self.group("")
        rows = self.groups[-1].rows
        if not (implied and self.implied and rows):
            rows.append([])
        self.implied = implied
        return rows[-1]

    def grid(self, taken: int) -> Grid | None:
        """The grid, the first ``<thead>`` on top and every ``<tfoot>`` at the end."""
        framed = [row for group in self.groups for row in group.rows]
        if (bare := frameless(framed)) is not framed:
            self.groups = [_Group("", bare)]
        self.groups = list(_bodies_whole(_heads_whole(self.groups)))
        for group in self.groups:
            group.rows = counted(group.rows)
        head = next((group for group in self.groups if group.name == "thead"), None)
        body = [group for group in self.groups if group is not head and group.name != "tfoot"]
        feet = [group for group in self.groups if group.name == "tfoot"]
        groups = [group.rows for group in (*([head] if head else []), *body, *feet)]
        if not head and not feet:
            groups = self._ruled(groups, taken)
        rows = rows_of(groups, self.columns, self.settings, taken)
        if not rows or not rows[0]:
            return None
        return Grid(rows, header_rows=_header_rows(groups, head))

    def _ruled(self, groups: list[list[list[Marked]]], taken: int) -> list[list[list[Marked]]]:
        """The ruled part of a table, of several tables of a sheet the first; what a spreadsheet has
        around and between them becomes text."""
        rows = [row for group in groups for row in group]
        above, below = around(rows)
        if not above and not below:
            return groups
        self.outside.extend(lines_of(rows[:above]))
        end = len(rows) - below
        (_, behind), *others = parts(rows[:end], above)
        own = rows[above:behind]
        taken += len(own) * self.columns
        for first, last in others:
            made = rows_of([list(map(inner, rows[first:last]))], self.columns, self.settings, taken)
            taken += len(made) * len(made[0])
            self.below = (*self.below, *lines_of(rows[behind:first]), Grid(made))
            behind = last
        self.below = (*self.below, *lines_of(rows[end:]))
        return [list(map(inner, own))]


def _heads_whole(groups: Iterable[_Group]) -> Iterator[_Group]:
    """The groups with rows, a header in one ``<thead>`` with its spans: office suites write one for
    each row of it, or leave those in the body that are not repeated."""
    last: _Group | None = None
    for group in groups:
        if last and last.name == "thead" and group.rows:
            taken = len(group.rows) if group.name == "thead" else reached(last.rows, group.rows)
            last.rows.extend(group.rows[:taken])
            del group.rows[:taken]
            if taken and group.name != "thead":
                last = None  # spans end in one group: asked of each one they cost the square
        if group.rows:
            last = group
            yield group


def _bodies_whole(groups: Iterable[_Group]) -> Iterator[_Group]:
    """The groups, those of a body in one with their spans where these are meant to reach over their
    ends: all rows are as wide in one group, and not in several, where browsers end them."""
    for named, each in groupby(groups, key=lambda group: group.name in ("thead", "tfoot")):
        several = list(each)
        apart: set[int] = set().union(*(widths_of(group.rows) for group in several))
        rows = [row for group in several for row in group.rows]
        whole = not named and len(apart) > 1 and len(widths_of(rows)) == 1
        yield from [_Group("tbody", rows)] if whole else several


def _header_rows(groups: list[list[list[Marked]]], head: _Group | None) -> int:
    """Rows of ``<thead>``, else leading rows of ``<th>`` alone; 0 where all rows would be it."""
    rows = [row for group in groups for row in group]
    if head and head.rows:
        return len(head.rows) if len(head.rows) < len(rows) else 0
    for i, row in enumerate(rows):
        if not row or not all(cell.header for cell in row):
            return i
    return 0


def _read_table(table: Tag, flow: Flow, marked: _Table) -> None:
    if not flow.start("table", attributes(table)):
        return
    _read_parts(table, flow, marked)
    flow.end("table")
    marked.outside.extend(flow.lines())


def _read_parts(node: Tag, flow: Flow, marked: _Table) -> None:
    """The children of a table, of a row group or of what wrongly stands around rows (a form)."""
    for child in node.contents:
        if type(child) is NavigableString:
            flow.text(child)  # blanks between rows are no text
        elif not isinstance(child, Tag):
            continue
        elif child.name in ("colgroup", "col"):
            marked.columns += _columns(child, flow, marked.settings)
        elif child.name in CELLS:
            _read_cell(child, flow, marked, implied=True)
        elif flow.start(child.name, attributes(child)):
            _read_part(child, flow, marked)
            _end(child.name, flow)


def _read_part(part: Tag, flow: Flow, marked: _Table) -> None:
    if part.name in GROUPS:
        marked.group(part.name)
        _read_parts(part, flow, marked)
        marked.group("")
    elif part.name == "tr":
        marked.outside.extend(flow.lines())
        own, rows = marked.row(), marked.groups[-1].rows
        _read_row(part, flow, marked)
        # Word's rows without height say how wide columns are.
        low = attributes(part).get("height", "") in NO_HEIGHT
        empty = not own and marked.reach < len(rows)  # nothing of it is drawn
        if rows[-1] is own and (empty or (low and not any(c.lines for c in own))):
            del rows[-1]
    elif part.name != "table" and part.find(PARTS) is not None:
        _read_parts(part, flow, marked)
    else:
        _flow(part, flow)


def _read_parts_of(parts: Iterable[Tag], flow: Flow, marked: _Table) -> None:
    """Parts of a table that stand in a row or in a cell of it, whose ends are not said."""
    for part in parts:
        if part.name in CELLS:
            _read_cell(part, flow, marked)
        elif flow.start(part.name, attributes(part)):
            _read_part(part, flow, marked)
            _end(part.name, flow)


def _read_row(row: Tag, flow: Flow, marked: _Table) -> None:
    for child in row.contents:
        if type(child) is NavigableString:
            flow.text(child)
        elif not isinstance(child, Tag):
            continue
        elif child.name in CELLS:
            _read_cell(child, flow, marked)
        elif child.name in PARTS:  # the row before it ends where it begins
            _read_parts_of([child], flow, marked)
        elif flow.start(child.name, attributes(child)):
            if child.name != "table" and child.find(PARTS) is not None:
                _read_row(child, flow, marked)
            else:
                _flow(child, flow)
            _end(child.name, flow)


def _read_cell(tag: Tag, flow: Flow, marked: _Table, implied: bool = False) -> None:
    marked.outside.extend(flow.lines())
    if not flow.start(tag.name, attributes(tag)):
        return
    framed, bare = flow.look.framed, flow.look.bare
    parts = _flow(tag, flow, within=False)
    flow.end(tag.name)
    settings = marked.settings
    implied = implied or not marked.groups[-1].rows  # behind a row group in an open row
    cells = marked.row(implied=True) if implied else marked.groups[-1].rows[-1]
    deep = span(attributes(tag).get("rowspan"), 0, settings.max_rows)
    rows = len(marked.groups[-1].rows)
    marked.reach = max(marked.reach, rows - 1 + (deep or settings.max_rows))
    cells.append(
        Marked(
            flow.lines(),
            deep,
            span(attributes(tag).get("colspan"), 1, settings.max_columns),
            tag.name == "th",
            framed,
            bare,
        )
    )
    _read_parts_of(parts, flow, marked)


def _columns(tag: Tag, flow: Flow, settings: Settings) -> int:
    """Columns that a ``<col>``, or a ``<colgroup>`` with or without ``<col>``, declares; of hidden
    ones no column is made."""
    if not flow.start(tag.name, attributes(tag)):
        return 0
    inner = tag.find_all("col") if tag.name == "colgroup" else []
    columns = sum(_columns(column, flow, settings) for column in inner)
    _end(tag.name, flow)
    return columns if inner else span(attributes(tag).get("span"), 1, settings.max_columns)
