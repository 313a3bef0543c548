"""A header block to columns with roles."""

import functools
import re
from collections.abc import Sequence
from itertools import chain

import msgspec

from normalize.codes import Code, parse_code
from normalize.edges import says_level
from normalize.text import clean
from normalize.vocabulary import header_words, names_units, role_of, words
from normalize.wraps import lines_text
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
_VALUE = re.compile(r"[(\[]?(?:[\d.,%/\s-]+|[IVXL]+\.?|[a-zđ][.)]?)[)\]]?")
_YEAR = re.compile(r"(?i:năm)\s+(20\d\d)\b")
_POINTS = words("điểm")
_INDEX = words("chỉ số")
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
        if len(roles) >= 2 and roles & NAMING and _are_names(texts):
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


def _are_names(texts: Sequence[str]) -> bool:
    """Header cells are names: neither sentences nor codes nor figures nor levels of scoring; few
    are empty, but for those behind the last one, which only a wider row below opens."""
    filled = [text for text in texts if text]
    last = max((at for at, text in enumerate(texts, 1) if text), default=0)
    if 2 * len(filled) < last or any(map(says_level, filled)):
        return False
    return all(
        len(text) <= LONGEST and not _VALUE.fullmatch(text) and not text.endswith((".", ";"))
        for text in filled
    )


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
    if counted and lettered and LETTERED.startswith(lettered):  # letters first: "A B 1"
        return counted == list(range(1, len(counted) + 1))
    return len(counted) >= 2 and counted == list(range(counted[0], counted[0] + len(counted)))


def columns_of(found: Sequence[Leaf]) -> tuple[Column, ...]:
    """Columns with roles: one column a role, the first that names it; of titles all.

    A column of tasks is the title where no other column names the rows.
    """
    roles = _of_years(found, _of_groups(found, [_role(leaf) for leaf in found]))
    roles = _indices(found, roles)
    if "title" not in roles:
        roles = _promoted(roles)
    seen: set[str] = set()
    columns = []
    for leaf, role in zip(found, roles, strict=True):
        kept = role if role not in seen or role == "title" else None
        if kept:
            seen.add(kept)
        columns.append(Column(kept, leaf.text, leaf.group))
    return tuple(columns)


def title_of(columns: Sequence[Column]) -> int:
    """Index of the column whose cells name the rows: the last of the titles, for a parent's name
    stands left of its children's."""
    return max(i for i, column in enumerate(columns) if column.role == "title")


def settled(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """Columns of which several name rows, once the rows are known: a column of names left of
    another holds parents where its cells are merged over rows, or codes ("Tiêu chí 1") where it
    holds nothing else; else the first alone is the title.
    """
    titles = [i for i, column in enumerate(columns) if column.role == "title"]
    if len(titles) < 2:
        return columns
    merged = any(
        cell is not None and cell.row_span > 1 for row in rows for cell in (row.cells[titles[0]],)
    )
    if not merged and all(column.role != "code" for column in columns):
        labels = [text for row in rows if (text := cell_text(row.cells[titles[0]]))]
        if labels and all(isinstance(parse_code(text), Code) for text in labels):
            return tuple(
                msgspec.structs.replace(column, role="code") if i == titles[0] else column
                for i, column in enumerate(columns)
            )
    kept = titles if merged else titles[:1]
    return tuple(
        msgspec.structs.replace(column, role=None) if i in titles and i not in kept else column
        for i, column in enumerate(columns)
    )


def _role(leaf: Leaf) -> str | None:
    """The role of a leaf; one that says too little alone is read together with its group."""
    alone = role_of(leaf.text)
    if leaf.group is None:
        return alone
    if alone in (None, "agencies", "title") or (leaf.text and len(words(leaf.text)) == 1):
        together = role_of(f"{leaf.group} {leaf.text}")
        if alone is None or (alone == "title" and role_of(leaf.group) is not None):
            return together
    return alone


def _of_groups(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, without those that several leaves have from one group: "Lộ trình" over two years
    says of neither what the other is not."""
    told = [
        (leaf.group, role) if role != "title" and role_of(leaf.text) is None else None
        for leaf, role in zip(found, roles, strict=True)
    ]
    return [
        None if told[at] is not None and told.count(told[at]) > 1 else role
        for at, role in enumerate(roles)
    ]


def _of_years(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, points of a year before another that the header names being those of an earlier
    assessment: the last such year's are ``previous_score``, older ones have no role."""
    years = [_YEAR.findall(f"{leaf.group or ''} {leaf.text}") for leaf in found]
    newest = max(chain.from_iterable(years), default="")
    old = {
        at: years[at][-1]
        for at, (leaf, role) in enumerate(zip(found, roles, strict=True))
        if years[at] and years[at][-1] < newest
        if role == "achieved_score" or (role is None and words(leaf.text)[:1] == _POINTS)
    }
    if not old or "previous_score" in roles:
        return roles
    last = max(old.values())
    return [
        role if at not in old else "previous_score" if old[at] == last else None
        for at, role in enumerate(roles)
    ]


def _indices(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, "Chỉ số" behind names and points being no name but the share of the points that
    was reached, as published results of the index print it."""
    at = next((i for i, role in enumerate(roles) if (role or "").endswith("_score")), len(roles))
    if "title" not in roles[:at] or "index_percent" in roles:
        return roles
    return [
        "index_percent" if i > at and role == "title" and words(leaf.text) == _INDEX else role
        for i, (leaf, role) in enumerate(zip(found, roles, strict=True))
    ]


def earlier(columns: tuple[Column, ...], year: int) -> tuple[Column, ...]:
    """The columns of an assessment of that year: points of the year before, which the header says
    without another beside it ("Điểm đạt năm 2023" under a title of 2024), are ``previous_score``.
    """
    if any(column.role == "previous_score" for column in columns):
        return columns
    return tuple(
        msgspec.structs.replace(column, role="previous_score")
        if column.role == "achieved_score" and _YEAR.findall(column.header) == [str(year - 1)]
        else column
        for column in columns
    )


def _promoted(roles: list[str | None]) -> list[str | None]:
    for name in ("tasks", "method", "product"):
        if name in roles:
            at = roles.index(name)
            return [*roles[:at], "title", *roles[at + 1 :]]
    return roles


def same_header(rows: Rows, block: Rows) -> bool:
    """Whether rows repeat a header block: the same words in the same cells, but for a few."""
    if len(rows) < len(block):
        return False
    same = total = 0
    for row, other in zip(rows, block, strict=False):
        mine = [words(cell_text(cell)) for cell in row if cell is not None]
        theirs = [words(cell_text(cell)) for cell in other if cell is not None]
        total += len(theirs)
        same += sum(1 for text in theirs if text in mine)
    return total > 0 and same >= 0.75 * total
