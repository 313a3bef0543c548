"""A header block to columns with roles."""

import functools
import re
from collections.abc import Sequence

import msgspec

from normalize.codes import Code, in_title, names_level, parse_code
from normalize.edges import says_level
from normalize.numbers import parse_decimal
from normalize.text import clean
from normalize.vocabulary import header_words, names_units, role_of, words
from normalize.wraps import lines_text
from schemas.counting import ENGLISH, VIETNAMESE
from schemas.decisions import Reason
from schemas.page import Cell, Line
from schemas.rows import Column, PrintedRow

Rows = Sequence[Sequence[Cell | None]]

_NUMBER_CELL = re.compile(
    r"[(\[]?\s*(?:\d{1,2}|[A-Za-zĐđ])\s*[)\]]?(?:\s*=\s*[\s\d\w()\[\]+x×*/:.,-]+)?"
)
DEEPEST = 4
"""Levels of a header block: three are seen, one more for a unit line."""
NAMING = frozenset(("code", "title", "tasks", "units"))
"""A header names its rows: words of other roles alone stand in texts, too."""
PIECE = 3
"""Letters of the second piece of a word that a narrow header cell cut, at most."""
LONGEST = 200
"""Characters of a header cell: the longest seen explains itself in a bracket."""
SHORTEST = 8
"""Characters up to which a stop ends an abbreviation ("Stt.") and no sentence."""
_VALUE = re.compile(r"[(\[]?(?:[\d.,%/\s-]+|[IVXL]+\.?|[a-zđ][.)]?)[)\]]?")
_POINTS = re.compile(r"[+-]?\s*\d+(?:[.,]\d+)?\s*(?:điểm|đ)\b.*")
_UNIT = words("đơn vị")
_OFFICES = (words("cơ quan"), _UNIT)
_ALPHABETS = frozenset(
    order[:n] for order in (VIETNAMESE, ENGLISH) for n in range(3, len(order) + 1)
)
LISTED, SHARE = 3, 2 / 3
"""Names with codes that make a list, and their share of all names."""
LETTERED = "ABCDE"
"""How columns of names are counted, before those of figures are by number."""
SEARCHED = 8
"""Rows from a table's top in which its header must stand: a title or a unit line may come first."""


class Leaf(msgspec.Struct, frozen=True):
    """The lowest header cell over one column, and the cells above it joined."""

    text: str
    group: str | None = None


class HeaderBlock(msgspec.Struct, frozen=True):
    """A header found: the grid's rows ``start`` (inclusive) to ``stop`` (exclusive), and leaves."""

    start: int
    stop: int
    leaves: tuple[Leaf, ...]


@functools.lru_cache(maxsize=4096)
def cell_text(cell: Cell | None) -> str:
    """A cell's lines as one line of text, wraps gone."""
    if cell is None:
        return ""
    lines = cell.lines
    return clean(lines[0].text) if len(lines) == 1 else lines_text([(x, cell) for x in lines])


@functools.lru_cache(maxsize=1024)
def header_text(cell: Cell | None) -> str:
    """A header cell's text, words that its narrow column cut rejoined where both pieces together
    are a header's word and the second alone is none: "ST" / "T", "đánh gi" / "á"."""
    if cell is None or len(cell.lines) < 2:
        return cell_text(cell)
    known = header_words()
    lines = [clean(line.text) for line in cell.lines]
    glued: list[Line] = [cell.lines[0]]
    changed = False
    for line, text in zip(cell.lines[1:], lines[1:], strict=True):
        end = "".join(words(clean(glued[-1].text).rsplit(" ", 1)[-1]))
        piece = "".join(words(text))
        cut = 0 < len(piece) <= PIECE and " " not in text and piece not in known
        if cut and end + piece in known:
            glued[-1] = msgspec.structs.replace(glued[-1], text=glued[-1].text.rstrip() + text)
            changed = True
        else:
            glued.append(line)
    return cell_text(msgspec.structs.replace(cell, lines=tuple(glued)) if changed else cell)


def find_header(rows: Rows, marked: int = 0) -> HeaderBlock | None:
    """The header block of a grid: the first row near its top that names columns, and what its
    cells span.

    :param marked: rows that the markup itself calls header, 0 where it is silent.
    """
    for start in range(min(SEARCHED, len(rows))):
        if start and _is_body(rows[start - 1]):
            return None
        texts = [header_text(cell) for cell in rows[start] if cell is not None]
        roles = {role_of(text) for text in texts} - {None}
        roles |= {"units"} if any(names_units(text) for text in texts) else set()
        several = len(roles) >= 2 and roles & NAMING
        if (several or _lists(rows, start)) and _are_names(texts):
            stop = max(_depth(rows, start), min(marked, start + DEEPEST))
            while stop - start > 1 and is_number_row(rows[stop - 1]):
                stop -= 1
            return HeaderBlock(start, stop, leaves(rows[start:stop]))
    return None


def _is_body(row: Sequence[Cell | None]) -> bool:
    """Whether a row opens with a code and says something beside it: no header stands below it."""
    filled = [text for cell in row if (text := cell_text(cell))]
    coded = len(filled) > 1 and isinstance(parse_code(filled[0]), Code)
    return coded and not is_number_row(row)


def _lists(rows: Rows, start: int) -> bool:
    """Whether a header says of one column alone that it names the rows, and its cells are levels
    with their codes, several of them: "Tiêu chí 1.1: …". What stands beside them may be marks. One
    of these levels ("Lĩnh vực 2: …") is no header of the next ones."""
    named = [at for at, cell in enumerate(rows[start]) if role_of(header_text(cell)) == "title"]
    if len(named) != 1 or len(rows[start]) < 3 or in_title(header_text(rows[start][named[0]])):
        return False
    column = [row[named[0]] for row in rows[start + 1 :]]
    below = [text for cell in column[: 2 * SEARCHED] if (text := cell_text(cell))]
    levels = sum(1 for text in below if (found := in_title(text)) and found[0].label)
    return levels >= 3 and 2 * levels > len(below)


def _are_names(texts: Sequence[str]) -> bool:
    """Header cells are names: neither sentences nor codes nor figures nor levels of scoring; few
    are empty, but for those behind the last one, which only a wider row below opens."""
    filled = [text for text in texts if text]
    last = max((at for at, text in enumerate(texts, 1) if text), default=0)
    if 2 * len(filled) < last or any(map(says_level, filled)):
        return False
    return all(
        len(text) <= LONGEST
        and (text == "%" or not _VALUE.fullmatch(text))
        and (len(text) <= SHORTEST or not text.endswith((".", ";")))
        and not _is_rows_own(text)
        for text in filled
    )


def _is_rows_own(text: str) -> bool:
    """Whether a text is of a row and no header: points, or a code of several steps and a name."""
    if not text[0].isdigit() and text[0] not in "+-":
        return False
    found = in_title(text)
    return _POINTS.fullmatch(text) is not None or (found is not None and len(found[0].parts) > 1)


def _depth(rows: Rows, start: int) -> int:
    """The row after the block: as deep as its cells span, and one more under a cell that spans
    columns (its leaves stand below it)."""
    stop = start + 1
    row = start
    while row < stop and row < min(len(rows), start + DEEPEST):
        for cell in rows[row]:
            if cell is None:
                continue
            span = min(cell.row_span, DEEPEST)
            if row == start or cell.lines:
                bottom = row + span
                if cell.column_span > 1 and row + span < len(rows):
                    bottom += _has_leaves(rows, row, span)
                if span == 1 or row == start:
                    stop = max(stop, bottom if _all_reach(rows, start, bottom) else stop)
        row += 1
    return min(stop, len(rows))


def _has_leaves(rows: Rows, row: int, span: int) -> int:
    """1 where the row below a group cell holds short names and no figures: its leaves."""
    below = [cell_text(cell) for cell in rows[row + span] if cell is not None]
    texts = [text for text in below if text]
    named = [t for t in texts if not re.fullmatch(r"[\d.,%()\sIVX-]+", t) and len(t) < 80]
    return 1 if texts and len(named) == len(texts) else 0


def _all_reach(rows: Rows, start: int, bottom: int) -> bool:
    """Whether the columns without a cell below the block's first row are covered down to it."""
    if bottom - start <= 1:
        return True
    return bottom <= len(rows) and any(cell is None for cell in rows[bottom - 1])


def leaves(block: Rows) -> tuple[Leaf, ...]:
    """The leaf of every column of a header block."""
    width = len(block[0])
    stacks: list[list[str]] = [[] for _ in range(width)]
    for row in block:
        for column, cell in enumerate(row):
            text = header_text(cell)
            if cell is None or not text:
                continue
            for covered in range(column, min(column + cell.column_span, width)):
                stacks[covered].append(text)
    return tuple(
        Leaf(stack[-1] if stack else "", " / ".join(stack[:-1]) or None) for stack in stacks
    )


def is_number_row(row: Sequence[Cell | None]) -> bool:
    """Whether a row only counts its columns: ``(1) … (n)``, ``1 2 3``, ``A B 1 2``, ``5=3x4``."""
    texts = [cell_text(cell) for cell in row if cell is not None]
    filled = [text for text in texts if text]
    if len(row) == 2 and [text.strip("()[]") for text in texts] == ["1", "2"]:
        return True
    if len(filled) < 3 or len(filled) < len(texts) - 1:
        return False
    if not all(_NUMBER_CELL.fullmatch(text) for text in filled):
        return False
    if any(text.startswith(("(", "[")) or "=" in text for text in filled):
        return True
    counted = [int(text) for text in filled if text.isdigit()]
    lettered = "".join(text for text in filled if not text.isdigit())
    if not counted and lettered.casefold() in _ALPHABETS:
        return True
    if counted and lettered and LETTERED.startswith(lettered):  # letters first: "A B 1"
        return counted == list(range(1, len(counted) + 1))
    return len(counted) >= 2 and counted == list(range(counted[0], counted[0] + len(counted)))


def title_of(columns: Sequence[Column]) -> int:
    """Index of the column whose cells name the rows: the last of the titles, for a parent's name
    stands left of its children's."""
    return max(i for i, column in enumerate(columns) if column.role == "title")


def settled(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """Columns of which several name rows, once the rows are known: a column of names left of
    another holds parents where its cells are merged over rows, or codes ("Tiêu chí 1") where it
    holds nothing else; else the first alone is the title. What stands behind the column with the
    most names, one a row, names nothing.
    """
    columns = _listed(_coded(_numbered(_measured(columns, rows), rows), rows), rows)
    columns = _offices(columns, rows)
    titles = [i for i, column in enumerate(columns) if column.role == "title"]
    if len(titles) < 2:
        return columns
    kept = titles[:1]
    for title in titles[1:]:
        if not _merged(rows, kept[-1]) or _filled(rows, title) <= _filled(rows, kept[-1]):
            break
        kept.append(title)
    return tuple(
        msgspec.structs.replace(column, role=None) if i in titles and i not in kept else column
        for i, column in enumerate(columns)
    )


def _numbered(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the first one of codes where none is said to be and it holds nothing else: its
    header names levels, spans over the names, or is empty. Totals and sections span over both."""
    title = next((i for i, column in enumerate(columns) if column.role == "title"), None)
    if title is None or any(column.role == "code" for column in columns):
        return columns
    several = sum(column.role == "title" for column in columns) > 1
    if not (title == 0 and several) and not (title == 1 and not columns[0].header):
        return columns
    own = [cell for row in rows if (cell := row.cells[0]) is not None and cell.column_span == 1]
    labels = [text for cell in own if (text := cell_text(cell))]
    if not labels or any(cell.row_span > 1 for cell in own) or not _are_codes(labels):
        return columns
    return (msgspec.structs.replace(columns[0], role="code"), *columns[1:])


def _coded(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, of two that their headers call one of codes the one that codes groups, too:
    beside it the other only counts some rows ("Số thứ tự", "Mã số")."""
    at = next((i for i, column in enumerate(columns) if column.role == "code"), None)
    if at is None:
        return columns
    other = next(
        (i for i, c in enumerate(columns) if c.role is None and role_of(c.header) == "code"), None
    )
    if other is None or _filled(rows, other) <= _filled(rows, at):
        return columns
    texts = [text for row in rows if (text := _own(row, at))]
    labels = [text for row in rows if (text := _own(row, other))]
    if not all(text.strip(".").isdigit() for text in texts) or not _are_codes(labels):
        return columns
    new = {at: None, other: "code"}
    return tuple(
        msgspec.structs.replace(column, role=new.get(i, column.role))
        for i, column in enumerate(columns)
    )


def _offices(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, one that its header calls an office that verifies having no points where its
    cells name offices and hold no number."""
    at = next((i for i, column in enumerate(columns) if column.role == "verified_score"), None)
    if at is None or words(columns[at].header)[:2] not in _OFFICES:
        return columns
    texts = [text for row in rows if (text := _own(row, at))]
    if not texts or any(not isinstance(parse_decimal(text), Reason) for text in texts):
        return columns
    return (*columns[:at], msgspec.structs.replace(columns[at], role=None), *columns[at + 1 :])


def _own(row: PrintedRow, column: int) -> str:
    """What a cell says that spans no other column."""
    cell = row.cells[column]
    return "" if cell is None or cell.column_span > 1 else cell_text(cell)


def _listed(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the first one that of the names where its cells open with codes and those of
    the column that its header calls one of names do not; none is one of codes alone."""
    if columns[0].role == "title" or any(column.role == "code" for column in columns):
        return columns
    title = next((i for i, column in enumerate(columns) if column.role == "title"), None)
    firsts = [text for row in rows if (text := _own(row, 0))]
    coded = sum(map(_is_coded_name, firsts))  # the rest of a row that a page cut has none
    if title is None or coded < max(LISTED, SHARE * len(firsts)) or not _is_coded_name(firsts[0]):
        return columns
    if any(_is_coded_name(text) for row in rows if (text := _own(row, title))):
        return columns
    new: dict[int, str | None] = {0: "title", title: None}
    return tuple(
        msgspec.structs.replace(column, role=new.get(i, column.role))
        for i, column in enumerate(columns)
    )


def _is_coded_name(text: str) -> bool:
    found = in_title(text)
    return found is not None and bool(found[1])


def _measured(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, "Đơn vị" being what is measured in where a cell of it says "%"."""
    at = next((i for i, c in enumerate(columns) if not c.role and words(c.header) == _UNIT), None)
    if at is None or any(column.role == "unit" for column in columns):
        return columns
    if not any(cell_text(row.cells[at]) == "%" for row in rows):
        return columns
    return (*columns[:at], msgspec.structs.replace(columns[at], role="unit"), *columns[at + 1 :])


def _merged(rows: Sequence[PrintedRow], column: int) -> bool:
    """Whether cells of a column are merged over rows."""
    return any(
        cell is not None and cell.row_span > 1
        for row in rows
        for cell in row.cells[column : column + 1]
    )


def _filled(rows: Sequence[PrintedRow], column: int) -> int:
    """How many cells of a column say something."""
    return sum(1 for row in rows if (cell := row.cells[column]) is not None and cell.lines)


def _are_codes(labels: Sequence[str]) -> bool:
    """Whether all labels are codes; one that a page's end cut stands in two pieces, of which the
    first is its word alone."""
    cut = {label for label in labels if names_level(label)}
    return any(label not in cut for label in labels) and all(
        label in cut or isinstance(parse_code(label), Code) for label in labels
    )


def same_header(rows: Rows, block: Rows) -> bool:
    """Whether rows repeat a header block: the same words in the same cells, but for a few, or for
    the last line of some, which an office suite does not repeat."""
    if len(rows) < len(block):
        return False
    same = total = 0
    for row, other in zip(rows, block, strict=False):
        mine = [words(cell_text(cell)) for cell in row if cell is not None]
        theirs = [words(cell_text(cell)) for cell in other if cell is not None]
        total += len(theirs)
        same += sum(1 for text in theirs if text in mine)
        if len(mine) == len(theirs):
            pairs = zip(mine, theirs, strict=True)
            same += sum(
                1 for cut, text in pairs if cut and text not in mine and text[: len(cut)] == cut
            )
    return total > 0 and same >= 0.75 * total
