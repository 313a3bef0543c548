"""Rows of which a part stands a column too far right: what they say there, others say beside it."""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from normalize.edges import whole_text
from normalize.text import bullet, clean, strip_bullet
from normalize.vocabulary import is_total
from schemas.findings import Finding
from schemas.rows import OFFICE_ROLES, Row, Table, Whole, opens_page

FEWEST = 4
"""Cells of a column that show that it is mostly filled."""
USUAL = 0.6
"""Share of a column's other cells that say something, where an empty one is odd."""
ALIKE = 0.25
"""Share of what one column says that another one says too, where the two are alike."""

MARKS = frozenset(("x", "×", "✓", "√", "v", "có", "không", "đạt"))
"""Signs and words of boxes that stand beside each other: which of them is marked is the answer."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

Said = frozenset[str]
"""The items of a cell, figures as one sign."""


def shifted_rows(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """An ``orphan-row`` for each row with an empty cell, in a column that is mostly filled, to the
    right of which nothing is said as it is elsewhere in its column, but something as in the column
    before. At a page's top in two columns: empty cells there may be rests of older ones.

    :param rows: the whole rows.
    """
    width = range(len(table.columns))
    cells = [[cell for row in rows if (cell := row.cells[c]) is not None] for c in width]
    filled = [sum(1 for cell in column if cell.lines) for column in cells]
    usual = [_is_usual(len(column), said) for column, said in zip(cells, filled, strict=True)]
    odd = {c for c in width[:-1] if usual[c] and filled[c] < len(cells[c])}
    if not odd:
        return
    first = min(odd)  # what stands left of it is asked for nothing
    nothing: list[Said | None] = [None] * first
    said = [nothing + [_said(whole) for whole in row.cells[first:]] for row in rows]
    known = [Counter(each for row in said for each in row[column] or ()) for column in width]
    blank = {column for column in width if not known[column]}  # for people to fill in
    heads = [column.header for column in table.columns]
    for column in width:
        if heads.count(heads[column]) > 1:  # which of them says what is open
            known[column].clear()
    kinds = [column.role in OFFICE_ROLES for column in table.columns], blank
    for index, row in enumerate(said):
        least = 1 + (opens_page(rows, index))
        for column, own in enumerate(row[:-1]):
            empty = own is not None and not own
            if not empty or not usual[column] or _is_sum(rows[index]):
                continue
            if _votes(row, column, known, kinds) >= least:
                place = rows[index].place
                seen = f"from {table.columns[column + 1].name} on, row {place.row} of page " \
                       f"{place.page} says what other rows say a column before"  # fmt: skip
                yield Finding("orphan-row", {"seen": seen}, page=place.page, place=place)
                break


def _is_sum(row: Row) -> bool:
    """Whether a row is a total: it has no code, and figures of its own kind."""
    return any(is_total(whole_text(whole)) for whole in row.cells if whole is not None)


def _is_usual(own: int, filled: int) -> bool:
    """Whether a column mostly says something in the cells that rows have of their own."""
    return filled >= max(FEWEST, USUAL * (own - 1))


def _votes(
    row: Sequence[Said | None],
    empty: int,
    known: Sequence[Counter[str]],
    kinds: tuple[Sequence[bool], set[int]],
) -> int:
    """In how many columns more a row says what the column before says elsewhere than what its own
    does. Two columns that mostly say the same (offices in charge, offices beside them) are none.

    :param kinds: which columns are of offices, and which say nothing in any row: none is before
        another.
    """
    offices, blank = kinds
    votes, left = 0, empty
    for column in range(empty + 1, len(row)):
        own = row[column]
        if own is not None and not own <= MARKS:
            here = any(known[column][item] > 1 for item in own)
            before = any(known[left][item] > 1 for item in own)
            alike = _are_alike(known[left], known[column], own)
            if not alike and not (offices[left] and offices[column]):
                votes += before - here
        if own is not None:
            left = left if column in blank else column
    return votes


def _are_alike(one: Counter[str], other: Counter[str], own: Said) -> bool:
    """Whether two columns mostly say the same, what stands in the row itself aside."""
    shared = len((one.keys() & other.keys()) - own)
    return shared > ALIKE * min(len(one), len(other))


def _said(whole: Whole | None) -> Said | None:
    """What a row's own cell says, None where it has none there."""
    if whole is None:
        return None
    items: list[str] = []
    for line in filter(None, (clean(line.text) for line in whole.lines)):
        if items and not bullet(line):  # a wrapped item's rest: "… thực hiện:" / "0.75"
            items[-1] += f" {line}"
        else:
            items.append(line)
    return frozenset(map(_item, items))


@functools.lru_cache(maxsize=4096)  # offices and deadlines come back
def _item(text: str) -> str:
    return _DIGITS.sub("#", strip_bullet(text)).lower()
