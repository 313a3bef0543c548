"""A header block to columns with roles."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.codes import Code, in_title, parse_code
from normalize.cut_words import ends_phrase, is_cut_word, spelled
from normalize.header_names import LONGEST_NAME, VALUE, are_names
from normalize.misprints import differs_little
from normalize.overheads import topmost
from normalize.text import HYPHENS, clean
from normalize.unit_rows import is_unit, is_unit_row
from normalize.unnamed import heads_counted
from normalize.vocabulary import header_words, names_units, role_of, words
from normalize.wraps import lines_text
from schemas.counting import ENGLISH, VIETNAMESE, counts_through
from schemas.page import Cell, Line
from schemas.patterns import late
from schemas.rows import Column, columns_of

Rows = Sequence[Sequence[Cell | None]]

_NUMBER_CELL = re.compile(
    r"(?:\(\d{1,2}\)\s*)*[(\[]?\s*(?:\d{1,2}[a-zđ]?|[A-Za-zĐđ])\s*[)\].]?"
    r"(?:\s*=\s*[\s\d\w()\[\]+x×*÷/:.,%∑–−-]+)?"
)
"""The number of a column, behind that of one whose place it overhangs."""
DEEPEST = 4
"""Levels of a header block: three are seen, one more for a unit line."""
NAMING = frozenset(("code", "title", "tasks", "units"))
"""A header names its rows: words of other roles alone stand in texts, too."""
PIECE = 3
"""Letters of the second piece of a word that a narrow header cell cut, at most."""
_FIGURE = late(r"\d+[.,]\d+")
_ALPHABETS = frozenset(
    order[:n]
    for order in (VIETNAMESE, VIETNAMESE.replace("đ", ""), ENGLISH)
    for n in range(3, len(order) + 1)
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""How columns are counted where no figure is used."""
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


def texts_in(cells: Iterable[Cell | None]) -> Iterator[str]:
    """What cells say, the empty ones aside."""
    return filter(None, map(cell_text, cells))


@functools.lru_cache(maxsize=1024)
def header_text(cell: Cell | None) -> str:
    """A header cell's text, words that its narrow column cut rejoined where both pieces together
    are a header's word and the second alone is none ("ST" / "T", "đánh gi" / "á"), or the last word
    of a header's phrase: "Điểm chu" / "ẩn". No blank follows a slash
    before a capital, or behind a word alone: "Tiêu chí/" / "Chỉ tiêu", "Tăng/" / "giảm"."""
    if cell is None or len(cell.lines) < 2:
        return cell_text(cell)
    known = header_words()
    lines = [clean(line.text) for line in cell.lines]
    if apart := spelled(lines):
        return apart
    glued: list[Line] = [cell.lines[0]]
    changed = False
    for line, text in zip(cell.lines[1:], lines[1:], strict=True):
        end = "".join(words(clean(glued[-1].text).rsplit(" ", 1)[-1]))
        piece = "".join(words(text))
        short = 0 < len(piece) <= PIECE and " " not in text and end + piece in known
        short = short and (piece not in known or ends_phrase(glued, end, piece))
        if short or is_cut_word(glued[-1].text, text):
            above = glued[-1].text.rstrip().rstrip(HYPHENS)  # a word's own one is none of it
            glued[-1] = msgspec.structs.replace(glued[-1], text=above + text)
            changed = True
        else:
            glued.append(line)
    made = msgspec.structs.replace(cell, lines=tuple(glued)) if changed else cell
    ended = [pair for pair in pairwise(lines) if pair[0].endswith("/")]
    if ended and all(" " not in a or b[:1].isupper() for a, b in ended):
        return lines_text([(x, made) for x in made.lines], not any("/ " in text for text in lines))
    return cell_text(made)


def find_header(rows: Rows, marked: int = 0) -> HeaderBlock | None:
    """The header block of a grid: the first row near its top that names columns, and what its
    cells span.

    :param marked: rows that the markup itself calls header, 0 where it is silent.
    """
    for start in range(min(SEARCHED, len(rows))):
        if start and _is_body(rows[start - 1]):
            return None
        top = topmost(rows, start)
        printed = leaves(rows[top : start + 1]) if top < start else ()
        texts = [leaf.text for leaf in printed] or [
            header_text(cell) for cell in rows[start] if cell is not None
        ]
        roles = {role_of(text) for text in texts} - {None}
        roles |= {"units"} if any(names_units(text) for text in texts) else set()
        several = len(roles) >= 2 and roles & NAMING
        told = several or _lists(rows, start) or heads_counted(texts, _firsts(rows, start + 1))
        if told and are_names(texts):
            stop = max(_depth(rows, start), min(marked, start + DEEPEST))
            stop = next((at for at in range(start + 1, stop) if _begins(rows[at])), stop)
            while stop - start > 1 and is_number_row(rows[stop - 1]):
                stop -= 1
            if top == start == stop - 1 and stop < len(rows):
                over = _spanning(rows[start], rows[stop])
                if over is not None:
                    return HeaderBlock(start, stop + 1, leaves((over, rows[stop])))
            stop += stop < len(rows) and is_unit_row(rows[stop - 1], rows[stop])
            return HeaderBlock(top, stop, leaves(rows[top:stop]))
    return None


def _firsts(rows: Rows, start: int) -> Iterator[str]:
    """What the first cells of the rows say that do not only count columns."""
    below = (row[0] for row in rows[start:] if row and not is_number_row(row))
    return texts_in(below)


def _is_body(row: Sequence[Cell | None]) -> bool:
    """Whether a row opens with a code and says something beside it: no header stands below it."""
    filled = list(texts_in(row))
    coded = len(filled) > 1 and isinstance(parse_code(filled[0]), Code)
    return coded and not is_number_row(row)


def _begins(row: Sequence[Cell | None]) -> bool:
    """Whether a row of the table's own begins beside a name of the header that runs on, or where
    the markup calls it header: it opens with a code, says one thing over several columns from its
    first or second one to the last, or gives figures for what it names."""
    filled = [(at, cell, cell_text(cell)) for at, cell in enumerate(row) if cell and cell.lines]
    if len(filled) == 1:
        (at, cell, _), width = filled[0], len(row)
        return at <= 1 and cell.column_span == width - at > 1
    figures = [_FIGURE.fullmatch(text) is not None for _, _, text in filled]
    if not all(figures) and any(figures) and not all(VALUE.fullmatch(x) for *_, x in filled):
        return True
    return bool(filled) and filled[0][0] == 0 and _is_body(row)


def _lists(rows: Rows, start: int) -> bool:
    """Whether a header says of one column alone that it names the rows, and its cells are levels
    with their codes, several of them: "Tiêu chí 1.1: …". What stands beside them may be marks. One
    of these levels ("Lĩnh vực 2: …") is no header of the next ones, nor is a sentence alone."""
    named = [at for at, cell in enumerate(rows[start]) if role_of(header_text(cell)) == "title"]
    filled = [at for at, cell in enumerate(rows[start]) if header_text(cell)]
    if len(named) != 1 or len(rows[start]) < 3:
        return False
    name = header_text(rows[start][named[0]])
    if filled == named and len(words(name)) > LONGEST_NAME:
        return False
    if name[:1].islower() or in_title(name):  # the rest of a name that a page cut
        return False
    column = [row[named[0]] for row in rows[start + 1 :]]
    below = list(texts_in(column[: 2 * SEARCHED]))
    levels = sum(1 for text in below if (found := in_title(text)) and found[0].label)
    return levels >= 3 and 2 * levels > len(below)


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
    """1 where the row below a group cell holds short names and no figures: its leaves. What spans
    the whole table is a section."""
    width = len(rows[row + span])
    if width > 2 and any(c is not None and c.column_span >= width - 1 for c in rows[row + span]):
        return 0
    below = [cell_text(cell) for cell in rows[row + span] if cell is not None]
    texts = [text for text in below if text]
    named = [t for t in texts if not re.fullmatch(r"[\d.,%()\sIVX-]+", t) and len(t) < 80]
    return 1 if texts and len(named) == len(texts) else 0


def _spanning(
    upper: Sequence[Cell | None], lower: Sequence[Cell | None]
) -> tuple[Cell | None, ...] | None:
    """A header row of a source that merges no cells, with its group spanning the empty cells right
    of it, where the row below holds nothing but short names below them; else None."""
    pairs = list(zip(upper, lower, strict=False))
    if not all(a and b and a.column_span == a.row_span == b.column_span == 1 for a, b in pairs):
        return None
    above = [cell_text(cell) for cell in upper]
    empty = [at for at, text in enumerate(above) if not text]
    if not empty:
        return None
    below = [cell_text(cell) for cell in lower]
    under = [at for at, text in enumerate(below) if text]
    if not set(empty) <= set(under) or len(under) > len(below) - 2:
        return None
    groups = [at for at in under if above[at]]
    if set(under) != set(empty) | set(groups) or any(at + 1 not in empty for at in groups):
        return None
    if not groups or not _has_leaves((lower,), 0, 0):
        return None
    made: list[Cell | None] = list(upper)
    for group in groups:
        stop = next((at for at in range(group + 1, len(above)) if above[at]), len(above))
        cell = upper[group]
        made[group] = cell and msgspec.structs.replace(cell, column_span=stop - group)
        made[group + 1 : stop] = [None] * (stop - group - 1)
    return tuple(made)


def _all_reach(rows: Rows, start: int, bottom: int) -> bool:
    """Whether the columns without a cell below the block's first row are covered down to it, or
    empty beside leaves."""
    if bottom - start <= 1:
        return True
    if bottom > len(rows):
        return False
    lowest = rows[bottom - 1]
    return any(cell is None for cell in lowest) or _are_leaves(rows[bottom - 2], lowest)


def _are_leaves(upper: Sequence[Cell | None], lower: Sequence[Cell | None]) -> bool:
    """Whether a row says something below groups of the row above it alone."""
    grouped: set[int] = set()
    for at, cell in enumerate(upper):
        if cell is not None and cell.column_span > 1:
            grouped.update(range(at, at + cell.column_span))
    return all(at in grouped for at, cell in enumerate(lower) if cell_text(cell))


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
                if stacks[covered] and cell.column_span == 1 and is_unit(text):
                    stacks[covered][-1] += f" {text}"  # no name of its own
                else:
                    stacks[covered].append(text)
    return tuple(
        Leaf(stack[-1] if stack else "", " / ".join(stack[:-1]) or None) for stack in stacks
    )


_COLUMN = "cột "


def is_number_row(row: Sequence[Cell | None]) -> bool:
    """Whether a row only counts its columns: ``(1) … (n)``, ``1 2 3``, ``A B 1 2``, ``5=3x4``, with
    or without the word for one: ``Cột 1``."""
    texts = [cell_text(cell) for cell in row if cell is not None]
    if texts and texts[0][: len(_COLUMN)].casefold() == _COLUMN:
        texts = [text[len(_COLUMN) :] for text in texts]
    filled = [text for text in texts if text]
    pair = len(row) == 2 and [text.strip("()[]") for text in texts] in (["1", "2"], ["A", "B"])
    if pair or (texts and texts[0].strip("()[]") == "1" and counts_through(texts)):
        return True
    numbers = range(1, len(filled) + 1)  # a sheet makes "-1" of "(1)"
    bracketed = filled in ([f"({n})" for n in numbers], [f"-{n}" for n in numbers])
    if len(filled) < 3 or not (bracketed or len(filled) >= len(texts) - 1):
        return False
    bare = filled[0].strip("()").upper() == ROMAN[0] and [t.strip("()").upper() for t in filled]
    if bracketed or (bare and tuple(bare) == ROMAN[: len(bare)]):  # whatever columns it leaves out
        return True
    if not all(_NUMBER_CELL.fullmatch(text) for text in filled):
        return False
    if any(text.startswith(("(", "[")) or "=" in text for text in filled):
        return True
    filled = [text.rstrip(".") for text in filled]
    counted = [int(text) for text in filled if text.isdecimal()]
    lettered = "".join(text for text in filled if not text.isdecimal())
    if counted[:1] == [1] and len(row) > 2 and row[0] is None and row[1] is None:
        return False  # leaves below a group are counted from 1, columns from where they stand
    if not counted and lettered.casefold() in _ALPHABETS:
        return True
    if counted and lettered and LETTERED.startswith(lettered):  # letters first: "A B 1"
        return counted == list(range(1, len(counted) + 1))
    return len(counted) >= 2 and counted == list(range(counted[0], counted[0] + len(counted)))


def title_of(columns: Sequence[Column]) -> int:
    """Index of the column whose cells name the rows: the last of the titles, for a parent's name
    stands left of its children's."""
    return columns_of(columns, "title")[-1]


def same_header(rows: Rows, block: Rows) -> bool:
    """Whether rows repeat a header block: the same words in the same cells, but for a few, or for
    the last line of some, which an office suite does not repeat, or with the rest of a merged cell
    below them, which no wall parts from them. A row that says something else is the body's.
    Letters of turned texts that stand in each other come in another order on each page."""
    if len(rows) < len(block):
        return False
    same = total = 0
    for row, other in zip(rows, block, strict=False):
        printed = [cell for cell in row if cell is not None]
        known = [cell for cell in other if cell is not None]
        mine = [words(cell_text(cell)) for cell in printed]
        theirs = [words(cell_text(cell)) for cell in known]
        alike = sum(1 for text in theirs if text in mine)
        if len(mine) == len(theirs):
            deeper = [a.row_span > b.row_span for a, b in zip(printed, known, strict=True)]
            pairs = zip(mine, theirs, deeper, strict=True)
            alike += sum(_is(cut, text, more) for cut, text, more in pairs if text not in mine)
        if not alike and any(mine) and any(theirs):
            return False  # a row of the body below the first of a header's rows
        total += len(theirs)
        same += alike
    return total > 0 and same >= 0.75 * total


def _is(cut: Sequence[str], text: Sequence[str], deeper: bool) -> bool:
    """Whether a repeated header cell says less than the first one, or the same letters, or has
    misprints; or more, in a cell that goes on below the header."""
    if not cut or text[: len(cut)] == cut or sorted("".join(cut)) == sorted("".join(text)):
        return bool(cut)
    if len(cut) == len(text) and sum(map(differs_little, cut, text)) == len(text):
        return True
    return deeper and bool(text) and cut[: len(text)] == text
