"""A tab-separated transcription to Pages: a page is a block of lines with tabs.

Cells and the lines around the tables may hold inline HTML; the lines may hold Markdown emphasis.
A transcription cannot show merged cells, and a cell may go on with text of the page before, so
the first paragraph of a cell opens only where its markup says so.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from extract.decode import decode
from extract.flow import BLOCKS, VOID, Flow
from extract.look import CELLS, HIDDEN, Rules
from schemas.findings import Finding, Stopped
from schemas.page import Block, Cell, Grid, Line, Page
from schemas.settings import Settings

NEWLINE = re.compile(r"\r\n|\n|\r")
TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)"
    r"((?:\s++[\w:-]++(?:\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>]++)))*+)\s*+/?>"
    r"|<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
)
"""A tag or a comment. A comment that nothing closes runs to the end, lest each of many seeks its
end in vain. Attributes have values here: "a <b and c> d" is no markup."""
ATTRIBUTE = re.compile(r"([\w:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))")
INLINE = frozenset(
    {"a", "abbr", "b", "big", "code", "del", "em", "font", "i", "ins", "label", "mark", "q", "s",
     "small", "span", "strike", "strong", "sub", "sup", "tt", "u"}
)  # fmt: skip
NAMES = BLOCKS | CELLS | VOID | HIDDEN | INLINE
"""What is a tag; "<Điểm>" and other words in angle brackets are text."""
EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*)])([^*]+)(?<=[^\s(\\])\1(?![\w*])")
"""Asterisks around words; "a*b*c" is a product and "(*)" a reference to a note."""
ESCAPED = re.compile(r"\\([\\*_#|<>&-])")
HEADING = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?\s*")
EMPTY = Cell()


def read(data: bytes, settings: Settings) -> Iterator[Page]:
    """The pages of a transcription, from 1: each has the lines before its table.

    Lines after the last table stand on the last page; without a table there is one page of lines.

    :raises Stopped: ``too-large`` beyond the bounds of bytes, nesting, columns, cells or pages.
    """
    if len(data) > settings.max_bytes:
        raise Stopped(Finding("too-large", {"seen": f"{len(data)} bytes"}))
    decoded = decode(data)
    notes = decoded.notes()
    for page in _pages(decoded.text, settings):
        yield msgspec.structs.replace(page, notes=notes) if page.number == 1 else page


def _pages(text: str, settings: Settings) -> Iterator[Page]:
    number, taken, width = 1, 0, 0
    held: list[Block] = []
    for block in blocks_of(text):
        held.extend(_lines(block.before, settings))
        if is_table(block.rows) or (block.rows and _width(block.rows) == width):
            if width:
                cut = _after_table(held)
                yield Page(number, tuple(held[:cut]))
                held, number = held[cut:], number + 1
                if number > settings.max_pages:
                    raise Stopped(Finding("too-large", {"seen": f"more than {number - 1} tables"}))
            grid = _grid(block.rows, settings, taken)
            taken += len(grid.rows) * len(grid.rows[0])
            held.append(grid)
            width = _width(block.rows)
        else:
            held.extend(_lines(block.rows, settings))
        held.extend(_lines(block.after, settings))
    yield Page(number, tuple(held))


def _after_table(blocks: list[Block]) -> int:
    """Lines between two tables belong to the page of the second."""
    return 1 + next(i for i, block in enumerate(blocks) if isinstance(block, Grid))


class TextBlock(NamedTuple):
    """Lines without a blank one between: those before the first with a tab, the rows, the rest."""

    before: list[str]
    rows: list[str]
    after: list[str]


def blocks_of(text: str) -> Iterator[TextBlock]:
    """The blocks of a text. A line without a tab between rows is a short row.

    A line of tabs alone is a row of empty cells, not a blank line.
    """
    block: list[str] = []
    for line in NEWLINE.split(text):
        if line.strip() or "\t" in line:
            block.append(line)
        elif block:
            yield _split(block)
            block = []
    if block:
        yield _split(block)


def _split(block: list[str]) -> TextBlock:
    tabbed = [i for i, line in enumerate(block) if "\t" in line]
    if not tabbed:
        return TextBlock(block, [], [])
    first, last = tabbed[0], tabbed[-1] + 1
    return TextBlock(block[:first], block[first:last], block[last:])


def is_table(rows: list[str]) -> bool:
    """Whether rows are a table: two or more, and one of them with two filled cells."""
    if len(rows) < 2:
        return False
    return any(sum(map(bool, map(str.strip, row.split("\t")))) >= 2 for row in rows)


def _width(rows: list[str]) -> int:
    return max(row.count("\t") for row in rows) + 1


def _lines(printed: list[str], settings: Settings) -> Iterator[Line]:
    return (line for text in printed for line in heading_lines(text, settings))


def heading_lines(printed: str, settings: Settings) -> tuple[Line, ...]:
    """The paragraphs of a line outside tables, its Markdown emphasis read as bold and italic."""
    heading = HEADING.fullmatch(printed)
    flow = Flow(settings, Rules(), first=True)
    if heading:
        flow.start("h1", {})
    _emphasis(heading[1] if heading else printed, flow)
    return flow.lines()


def _emphasis(text: str, flow: Flow) -> None:
    end = 0
    for found in EMPHASIS.finditer(text):
        feed(_unescaped(text[end : found.start()]), flow)
        end = found.end()
        names = ("i", "b", "bi")[len(found[1]) - 1]
        for name in names:
            flow.start(name, {})
        feed(_unescaped(found[2]), flow)
        for name in reversed(names):
            flow.end(name)
    feed(_unescaped(text[end:]), flow)


def _unescaped(text: str) -> str:
    return ESCAPED.sub(r"\1", text) if "\\" in text else text


def _grid(block: list[str], settings: Settings, taken: int) -> Grid:
    """A row a line; short rows end in empty cells, tabs that every row ends in are no column."""
    rows = [[cell_of(text, settings) for text in line.split("\t")] for line in block]
    width = max(len(row) for row in rows)
    while width > 2 and not any(len(row) >= width and row[width - 1].lines for row in rows):
        width -= 1
    if width > settings.max_columns:
        raise Stopped(Finding("too-large", {"seen": f"a table of {width} columns"}))
    if taken + width * len(rows) > settings.max_cells:
        raise Stopped(Finding("too-large", {"seen": f"more than {settings.max_cells} cells"}))
    padded = (tuple(row[:width]) + (EMPTY,) * (width - len(row)) for row in rows)
    return Grid(tuple(padded), shows_spans=False)


def cell_of(text: str, settings: Settings) -> Cell:
    """The cell that a field of a row prints."""
    if not text or text.isspace():
        return EMPTY
    flow = Flow(settings, Rules(), first=None)
    feed(text, flow)
    lines = flow.lines()
    return Cell(lines) if lines else EMPTY


def feed(text: str, flow: Flow) -> None:
    """Text with inline markup into the flow: linear in its length, no tree is built."""
    if "<" not in text:
        flow.text(html.unescape(text))
        return
    end = 0
    hidden = ""  # inside an element that is not printed, up to its end tag
    for found in TAG.finditer(text):
        name = (found[2] or "").lower()
        if name and name not in NAMES:
            continue
        if not hidden:
            flow.text(html.unescape(text[end : found.start()]))
        end = found.end()
        if hidden or not name:
            hidden = "" if found[1] and name == hidden else hidden
        elif found[1]:
            flow.end(name)
        elif not flow.start(name, _attributes(found[3])):
            hidden = name if name not in VOID else ""
    if not hidden:
        flow.text(html.unescape(text[end:]))


def _attributes(text: str) -> dict[str, str]:
    found = ATTRIBUTE.finditer(text)
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in found}
