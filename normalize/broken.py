"""Texts that break off at a page's end with nothing behind them: what followed may be lost."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.edges import is_hanging, quote, whole_text
from normalize.habits import stands
from normalize.text import bullet, clean
from schemas.findings import Finding
from schemas.page import Cell, Line
from schemas.rows import Part, Place, Row, Table, Whole, is_text, opens_page

FEWEST = 3
"""Words of a text that can break off: a dash alone is a mark."""
MANY = 6
"""Texts of a column that show how its texts end."""
MARGIN = 4
"""Letters that a word needs besides its own: the blank before it, and the padding of the cell."""
_CLAUSES = re.compile(r"(?:^[-+•]|[.,;:])\s+")
OPENING = frozenset(
    re.findall(
        r"\w+",
        "và hoặc của các theo cho với về trong tại là do từ đến thuộc trên phục bằng để có đúng",
    )
)
"""Words before which a phrase may end."""
UNDER = 0.2
"""Share of its height by which a text's last line stands below the wall that ends its cell."""
_ENCLOSED = " kèm theo"
"""How a name of what is enclosed ends: "các văn bản kiểm chứng kèm theo"."""
_ENDED = ".!?…"
"""How a text ends behind which nothing need follow."""


def broken_ends(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """A ``damaged`` for each cell that ends with its page, or with the table, on a word after which
    no sentence ends ("và", "của", a comma, "Trong đó:"), unless other texts of the table do so too;
    and for each that ends with the table on words that everywhere else go on with one and the same
    ("Trung tâm Phục vụ"), for which its last line has no room. So does a line of a merged cell
    above its next item, and one across the wall that ends it: each of its rows is named.

    :param rows: the whole rows: what the next page goes on with is part of them.
    """
    texts = list(_texts(rows, table))
    ends = [
        (index, column, text, _is_last(rows, index, column))
        for index, column, text in texts
        if len(text.split()) >= FEWEST and is_hanging(text) and not text.endswith(_ENCLOSED)
    ]
    usual = {text.split()[-1] for _, _, text, last in ends if not last}
    broken = [
        (index, column, text)
        for index, column, text, last in ends
        if last and text.split()[-1] not in usual
    ]
    for index, column, text in texts:
        if (
            rows[index].owners[column] == rows[-1].owners[column]
            and (index, column, text) not in broken
        ):
            others = [each for at, of, each in texts if of == column and at != index]
            next_word = _goes_on_elsewhere(text, others)
            whole = rows[index].cells[column]
            cell = whole.parts[-1].cell if whole is not None and whole.parts else Cell()
            if next_word and cell.lines and not _has_room(cell, cell.lines[-1], next_word):
                broken.append((index, column, text))
    told: set[int] = set()
    for index, column, text in broken:
        for row in _served(rows, index, column):
            told.add(row)
            yield _damaged(rows[row].place, "a text breaks off at a page's end", text)
    for index, text in _inside(rows, texts):
        yield _damaged(rows[index].place, "a text breaks off above the next item", text)
    # A browser, which leaves cells open that go on, prints all lines of a text, across walls too.
    for index, text in _cut_short(rows, texts) if not table.leaves_open else ():
        if index not in told:
            yield _damaged(rows[index].place, "a text ends across the wall of its cell", text)


def _damaged(place: Place, what: str, text: str) -> Finding:
    seen = f"{what}: {quote(text, end=True)}"
    return Finding("damaged", {"seen": seen}, "warning", page=place.page, place=place)


def _inside(
    rows: Sequence[Row], texts: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, str]]:
    """Rows of cells in which a text breaks off before an item, and that text: an engine that runs
    out of room leaves out lines of merged cells."""
    for index, column, _, whole in _over_rows(rows, texts):
        for part, line in _before_items(whole):  # hardly a table has any
            others = [each for at, of, each in texts if of == column and at != index]
            word = _goes_on_elsewhere(clean(line.text), others)
            if word and not _has_room(part.cell, line, word):
                yield from ((row, line.text) for row in _served(rows, index, column))


def _cut_short(
    rows: Sequence[Row], texts: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, str]]:
    """Rows of merged or cut cells whose last line stands across the wall that ends them, or sank
    down to it, and their text: an engine had no more room there, and may have left out what
    followed. So it may of one that a page cuts and that ends in no stop, as all others of its
    column do. A text that ends in a full stop has ended."""
    unstopped = _unstopped(texts)
    for index, column, text, whole in _over_rows(rows, texts):
        if text[-1] in _ENDED:
            continue
        cell = whole.parts[-1].cell
        last = cell.lines[-1].box if cell.lines else None
        if cell.open_bottom:
            continue
        cut = len(whole.parts) > 1
        short = cut and unstopped[column] == {index}
        if last is not None and cell.box is not None:
            across = last.bottom - cell.box.bottom > UNDER * (last.bottom - last.top)
            short = short or across or (cut and _has_sunk(cell) and _is_centred(rows, column))
        if short:
            yield from ((row, text) for row in _served(rows, index, column))


def _unstopped(texts: Sequence[tuple[int, int, str]]) -> dict[int, set[int]]:
    """Per column the rows whose texts end in no stop, none where it has few texts."""
    bare: dict[int, set[int]] = {}
    for index, column, text in texts:
        bare.setdefault(column, set())
        if text[-1] not in _ENDED:
            bare[column].add(index)
    counts = Counter(column for _, column, _ in texts)
    return {column: rows if counts[column] > MANY else set() for column, rows in bare.items()}


def _has_sunk(cell: Cell) -> bool:
    """Whether the rest of a text stands right above the wall that ends its cell, with room above
    it: an engine that sets it in the middle had more of it to print."""
    first, last = cell.lines[0].box, cell.lines[-1].box
    if cell.box is None or first is None or last is None:
        return False
    high = last.bottom - last.top
    above, below = first.top - cell.box.top, cell.box.bottom - last.bottom
    return below < high * UNDER and above - below > high / 2


def _is_centred(rows: Sequence[Row], column: int) -> bool:
    """Whether the texts of a column stand in the middle of their cells, where these are higher."""
    wholes = (row.cells[column] for row in rows)
    alone = (whole.parts[0].cell for whole in wholes if whole is not None and len(whole.parts) == 1)
    places = [stands(cell) for cell in alone]
    return places.count("middle") > places.count("top")


def _over_rows(
    rows: Sequence[Row], texts: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str, Whole]]:
    """The texts of cells that are merged over rows, or that a page cuts."""
    for index, column, text in texts:
        whole = rows[index].cells[column]
        if whole is not None and (whole.row_span > 1 or len(whole.parts) > 1):
            yield index, column, text, whole


def _served(rows: Sequence[Row], index: int, column: int) -> Iterator[int]:
    """The rows that a cell stands in."""
    for row in range(index, len(rows)):
        if rows[row].owners[column] != (index, column):
            return
        yield row


def _before_items(whole: Whole) -> Iterator[tuple[Part, Line]]:
    """The lines of a cell that end without a stop and above which an item begins."""
    lines = [(part, line) for part in whole.parts for line in part.cell.lines]
    for (part, line), (_, below) in pairwise(lines):
        if bullet(clean(below.text)) and line.text.rstrip()[-1:].isalpha():
            yield part, line


def _texts(rows: Sequence[Row], table: Table) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of every cell of words."""
    for column, header in enumerate(table.columns):
        if is_text(header) or header.role == "title":
            for index, row in enumerate(rows):
                whole = row.cells[column]
                if whole is not None and whole.lines:
                    yield index, column, whole_text(whole)


def _goes_on_elsewhere(text: str, others: Sequence[str]) -> str:
    """The word that comes behind the last clause of a text wherever others say it, "" where it ends
    there, or the word is another one, or one that opens a phrase."""
    clauses = _CLAUSES.split(text.lower())
    words = clauses[-1].split()
    if len(words) < FEWEST and len(clauses) > 1:
        words = text.lower().split()[-FEWEST:]  # "chỉ đạo, đôn"
    if len(words) < FEWEST or not words[-1].isalpha():
        return ""
    phrase = re.compile(rf"(?<!\w){' '.join(map(re.escape, words))}(?:\s+(\w+))?(?!\w)")
    behind = [found[1] for each in others for found in phrase.finditer(each.lower())]
    heard = set(behind)
    one = len(behind) > 1 and len(heard) == 1 and not heard & {None, *OPENING}
    return behind[0] if one else ""


def _has_room(cell: Cell, line: Line, word: str) -> bool:
    """Whether a word and the blank before it would stand in a line of a cell: then none was
    there."""
    if line.box is None or cell.box is None:
        return False
    letter = (line.box.x1 - line.box.x0) / max(1, len(line.text))
    free = cell.box.x1 - line.box.x1
    return free > letter * (len(word) + MARGIN)


def _is_last(rows: Sequence[Row], index: int, column: int) -> bool:
    """Whether the cell ends with a page or with the table."""
    owner = rows[index].owners[column]
    below = index + 1
    while below < len(rows) and rows[below].owners[column] == owner:
        below += 1
    return below == len(rows) or opens_page(rows, below)
