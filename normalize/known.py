"""What a document prints on one line elsewhere says where a paragraph opens in its other cells."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, islice, pairwise

import msgspec

from normalize.columns import cell_text
from normalize.dashed import (
    Pairs,
    are_tight,
    known_pairs,
    pairs_of,
    told_by_blanks,
    told_by_pairs,
)
from normalize.edges import is_cut, whole_text
from normalize.items import is_list, items, told_by_items
from normalize.listed import LABEL, Listed, fits
from normalize.openers import STOPS
from normalize.paragraphs import paragraphs
from normalize.phrases import MOST_LINES, inner_words, told_by_texts
from normalize.sentenced import part_sentences, told_by_stops
from normalize.shapes import printed_of, shape_of, untold
from normalize.spaced import Gaps, gaps_of, told_by_gaps
from normalize.stretched import even_edges, told_by_edge
from normalize.text import bullet, clean
from normalize.units import ends_in_head, opens_name
from normalize.worded import calls
from schemas.page import Cell, Line
from schemas.patterns import late
from schemas.rows import (
    OFFICE_ROLES,
    Part,
    PrintedRow,
    Row,
    Table,
    Whole,
    is_text,
    lines_of,
    wholes_of,
)

OPENS = 4
"""Words with which a text opens that are more than chance."""
OPENS_ONLY = 2
"""Words with which a text opens, where the first never stands inside a line."""
_GOES_ON = ("", ";", ",", "+", "-", "–", "/", "&", "(")
"""Ends of lines behind which a text goes on: the next name of one list, or the rest of one."""
_SENTENCE = late(r"[a-zà-ỹđ)]\. [A-ZĐÀ-Ỹ][a-zà-ỹđ]+ [a-zà-ỹđ\d]", needs=(". ",))
"""A sentence behind another one inside a line."""


def mark_known(rows: Sequence[Row], table: Table) -> tuple[Row, ...]:
    """Whole rows whose lines say ``opens`` where their table itself is the evidence.

    A line that begins with a dash goes on where the same words stand around a dash inside a line
    ("Văn phòng" / "- Thống kê"), or in a name that is known to have one. A line opens between two
    texts, and goes on inside one, that other cells of its column hold alone, on one line or, at a
    page's top, on several. A label there ("Trong đó:") opens where it does in all other cells of
    its column, or where the line above left room for it, or goes on. A line opens that opens as
    other cells of its column do where the one above may have ended, or behind a full stop where all
    sentences of its column do; one goes on that is not set apart as paragraphs of its column are.
    """
    pairs = pairs_of(table)
    others = _Others(rows, table)
    texts = tuple(
        _texts(table, at) if is_text(column) else frozenset()
        for at, column in enumerate(table.columns)
    )
    return tuple(
        msgspec.structs.replace(
            row,
            cells=tuple(
                _marked(whole, pairs, known, others, at)
                for at, (whole, known) in enumerate(zip(row.cells, texts, strict=True))
            ),
        )
        for row in rows
    )


def _texts(table: Table, column: int) -> frozenset[str]:
    """The texts of a column's cells of one line, those that a page break may have cut left out."""
    found = set()
    for row in _inner(table.rows):
        cell = row.cells[column]
        if cell is not None and len(cell.lines) == 1 and not bullet(cell.lines[0].text):
            found.add(clean(cell.lines[0].text))
    return frozenset(found - {""})


def _inner(rows: Sequence[PrintedRow]) -> Iterator[PrintedRow]:
    """The rows that neither begin nor end a page."""
    pages = [row.place.page for row in rows]
    for at, row in enumerate(rows):
        first = at > 0 and pages[at - 1] != row.place.page
        last = at + 1 < len(rows) and pages[at + 1] != row.place.page
        if not first and not last:
            yield row


def _marked(
    whole: Whole | None,
    pairs: Pairs,
    known: frozenset[str],
    others: "_Others",
    column: int,
) -> Whole | None:
    lines = whole.lines if whole is not None else ()
    if whole is None or len(lines) < 2:
        return whole
    silent = frozenset[int]()
    if any(line.opens is not None for line in lines):
        silent = untold(whole)
        some = silent or any(line.opens is None for line in lines)
        told = told_by_pairs(whole, lines, known_pairs()) if some else {}
        if silent and len(whole.parts) > 1:
            told |= others.told(column, whole)
        told = {n: opens for n, opens in told.items() if n in silent or lines[n].opens is None}
    else:
        told = {**told_by_texts(lines, known), **told_by_pairs(whole, lines, pairs)}
        if len(whole.parts) > 1:
            told |= others.told(column, whole)
        named = others.named(column, whole)
        told = {**named, **told}
        told = {**others.opened(column, whole), **others.listed.told(column, whole), **told}
        told = {**told_by_stops(lines, column, others.stops), **told}
        told = {**others.justified(column, whole), **told}
        spaced = others.spaced(column, whole)  # lists of names may have none of a list's gaps
        told |= {at: opens for at, opens in spaced.items() if opens or not named.get(at)}
        told |= others.tight(column, whole)
    if not told:
        return whole
    said = iter(
        msgspec.structs.replace(line, opens=told[at], tied=at in silent) if at in told else line
        for at, line in enumerate(lines)
    )
    parts = tuple(
        Part(
            part.place,
            msgspec.structs.replace(part.cell, lines=tuple(islice(said, len(part.cell.lines)))),
        )
        for part in whole.parts
    )
    return msgspec.structs.replace(whole, parts=parts)


def _first(text: str, many: int = OPENS) -> str:
    """The words with which a text opens, "" where they are too few, or name a unit."""
    if not text[:1].isupper():
        return ""
    words = text.split(" ", many)[:many]
    if len(words) < many or opens_name(text):
        return ""
    return " ".join(words)


def _above(text: str) -> Callable[[str, str], bool]:
    """Meets what stands above a line of that text."""
    return lambda _, here: clean(here) == text


class _Others:
    """What the cells of a column that no page cuts say of the two texts around a page break."""

    def __init__(self, rows: Sequence[Row], table: Table) -> None:
        self.rows = rows
        self.columns = table.columns
        self.inner = cache(partial(inner_words, table.rows))
        self.edges = cache(partial(even_edges, table))
        self.texts: dict[int, frozenset[str]] = {}
        self.known: dict[tuple[int, str], bool | None] = {}
        self.openings: dict[int, frozenset[str]] = {}
        self.sentences: dict[int, bool] = {}
        self.items: dict[int, frozenset[str]] = {}
        self.gaps: dict[int, Gaps] | None = None
        self.tights: dict[int, bool] = {}
        self.listed = Listed(rows, table.columns)
        self.stops = cache(partial(part_sentences, rows, table.columns))

    def told(self, column: int, whole: Whole) -> dict[int, bool]:
        """Per number of a page's first line: whether it opens; nothing where they do not say it."""
        found: dict[int, bool] = {}
        at, before = 0, ""
        for part in whole.parts:
            if part.cell.lines:
                # A label that goes on elsewhere opens below a line that left room for it.
                if at and (said := self._opens(column, before, part.cell)) is not None:
                    found[at] = said or fits(whole, _above(clean(part.cell.lines[0].text)))
                at, before = at + len(part.cell.lines), cell_text(part.cell)
        return found

    def named(self, column: int, whole: Whole) -> dict[int, bool]:
        """The lines of a list of short names that stand between two names known from the column."""
        if not is_text(self.columns[column]) or not is_list(whole):
            return {}
        offices = self.columns[column].role in OFFICE_ROLES
        if column not in self.items:
            self.items[column] = items(self._uncut(column), offices)
        told = told_by_items(whole, self.items[column], offices)
        lines = whole.lines
        return {at: opens for at, opens in told.items() if not self._next(column, lines[at - 1])}

    def _uncut(self, column: int) -> Iterator[Whole]:
        """A column's cells that neither begin nor end a page: others may be a part of a text."""
        pages = [row.place.page for row in self.rows]
        for at, row in enumerate(self.rows):
            whole = row.cells[column]
            if whole is None:
                continue
            beyond = at + max(whole.row_span, 1)
            ends = beyond < len(pages) and pages[beyond] != pages[at]
            if not ends and (at == 0 or pages[at - 1] == pages[at]):
                yield whole

    def opened(self, column: int, whole: Whole) -> dict[int, bool]:
        """The lines that open as other cells of the column do, where nothing says that the line
        above goes on; none in a cell that sets its paragraphs apart."""
        if not is_text(self.columns[column]) or not (known := self._openings(column)):
            return {}
        lines = [clean(line.text) for line in whole.lines]
        if bullet(lines[0]):
            return {}
        found = {
            at: True
            for at, (above, here) in enumerate(pairwise(lines), 1)
            if (_first(here) in known or self._opens_only(above, here, known))
            and not (is_cut(above) or ends_in_head(above))
            and above[-1:] not in _GOES_ON
            and not self._next(column, whole.lines[at - 1])
        }
        printed = printed_of(whole) if found else []
        shape = shape_of(printed) if printed else None
        return {} if shape is None or shape.spacing else found

    def tight(self, column: int, whole: Whole) -> dict[int, bool]:
        """What the blank behind a dash tells, in a column whose items have none."""
        if column not in self.tights:
            wholes = wholes_of(self.rows, column)
            self.tights[column] = is_text(self.columns[column]) and are_tight(wholes)
        return told_by_blanks(whole) if self.tights[column] else {}

    def spaced(self, column: int, whole: Whole) -> dict[int, bool]:
        """What the distances of lines tell, in a table that sets its paragraphs apart; names and
        what stands below them tell it of themselves alone."""
        if not is_text(self.columns[column]) and self.columns[column].role != "title":
            return {}
        if self.gaps is None:
            texts = [at for at, each in enumerate(self.columns) if is_text(each)]
            named = [at for at, each in enumerate(self.columns) if each.role == "title"]
            self.gaps = {}
            for alike in (texts, *([at] for at in named)):
                cells = [list(wholes_of(self.rows, at)) for at in alike]
                found = zip(alike, gaps_of(cells), strict=True)
                self.gaps |= {at: gaps for at, gaps in found if gaps}
        return told_by_gaps(whole, self.gaps[column]) if column in self.gaps else {}

    def justified(self, column: int, whole: Whole) -> dict[int, bool]:
        """What the edge of justified text tells."""
        edge = self.edges()[column]
        return told_by_edge(whole, edge) if edge is not None else {}

    def _openings(self, column: int) -> frozenset[str]:
        """How the cells of a column open, but for names of units, which stand inside texts too."""
        if column not in self.openings:
            firsts = (
                clean(whole.lines[0].text) for whole in wholes_of(self.rows, column) if whole.lines
            )
            found = ((_first(text), _first(text, OPENS_ONLY)) for text in firsts)
            self.openings[column] = frozenset(filter(None, chain.from_iterable(found)))
        return self.openings[column]

    def _next(self, column: int, above: Line) -> bool:
        """Whether what stands below a line may be the next sentence of its paragraph: lines of its
        column have sentences behind others inside them."""
        if above.text.rstrip()[-1:] != ".":
            return False
        if column not in self.sentences:
            lines = lines_of(self.rows, column)
            self.sentences[column] = any(_SENTENCE.search(clean(line.text)) for line in lines)
        return self.sentences[column]

    def _opens_only(self, above: str, here: str, known: frozenset[str]) -> bool:
        """Whether a line below one without a stop opens with two words that open other cells of its
        column, the first of which never stands inside a line with its capital, as names do."""
        words = _first(here, OPENS_ONLY)
        if words not in known or above[-1:] in STOPS or calls(above):
            return False
        return words.split()[0] not in self.inner()

    def _opens(self, column: int, before: str, part: Cell) -> bool | None:
        first = clean(part.lines[0].text)
        if first.endswith(":") and first.count(" ") < LABEL:
            return self._opens_label(column, first)
        if not is_text(self.columns[column]) or len(part.lines) > MOST_LINES or bullet(first):
            return None
        whole, text = self._whole(column), cell_text(part)
        two = before in whole and text in whole and f"{before} {text}" not in whole
        return True if two else None

    def _whole(self, column: int) -> frozenset[str]:
        if column not in self.texts:
            self.texts[column] = frozenset(
                whole_text(whole)
                for whole in wholes_of(self.rows, column)
                if len(whole.parts) == 1 and 0 < len(whole.lines) <= MOST_LINES
            )
        return self.texts[column]

    def _opens_label(self, column: int, label: str) -> bool | None:
        """Whether a label always opens; None where cells contradict each other."""
        if (column, label) not in self.known:
            found = {
                paragraph.text.startswith(label)
                for whole in wholes_of(self.rows, column)
                if len(whole.parts) == 1 and any(label in line.text for line in whole.lines)
                for paragraph in paragraphs(whole)
                if label in paragraph.text
            }
            self.known[column, label] = found.pop() if len(found) == 1 else None
        return self.known[column, label]
