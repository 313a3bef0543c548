"""Texts that go on with a sentence which the cell above them breaks off, though two cells stand
there: an engine may have printed the lines of one over the wall of the other, or a page cut it."""

from collections.abc import Sequence
from itertools import pairwise

from normalize.edges import goes_on, opening, quote, whole_text
from normalize.formula_words import bare_formula
from schemas.findings import Finding
from schemas.rows import Row, Table, is_text, opens_page

FEWEST, NEARLY_ALL = 6, 0.95
"""So many texts of a column, and such a share of them, show that its texts open with no small
letter; those that open a page tell nothing of it, for they may be cut."""

LONG = 8
"""Blanks of a text from which it is a sentence, which its stop ends: whatever others open with."""


def loose_ends(rows: Sequence[Row], table: Table) -> tuple[Finding, ...]:
    """An ``ambiguous-cover`` for every row in which one of two such texts is read."""
    found: list[Finding] = []
    for column, header in enumerate(table.columns):
        if is_text(header):
            found += _of_column(rows, column, table)
    return tuple(found)


def _of_column(rows: Sequence[Row], column: int, table: Table) -> list[Finding]:
    wholes = [
        (index, whole)
        for index, row in enumerate(rows)
        if (whole := row.cells[column]) is not None and whole.lines
    ]
    texts = [whole_text(whole) for _, whole in wholes]
    small = [opening(text) == "small" for text in texts]
    tops = [index > 0 and opens_page(rows, index) for index, _ in wholes]
    inside = sum(here and not top for here, top in zip(small, tops, strict=True))
    few = len(texts) < FEWEST or sum(small) - 1 > (1 - NEARLY_ALL) * len(texts)
    usual = inside - 1 > (1 - NEARLY_ALL) * len(texts)
    found = []
    ends = [index for index, _ in wholes[2:]] + [len(rows)]
    for at, ((upper, _), (lower, _)) in enumerate(pairwise(wholes), 1):
        if not small[at]:
            continue
        long = texts[at - 1].count(" ") >= LONG
        if not long and (usual or (few and not tops[at])):
            continue
        touches = rows[lower - 1].owners[column] == (upper, column)
        touches = touches or long or not table.shows_spans
        if not touches or bare_formula(texts[at]):  # "a/b x 30" is whole
            continue
        if goes_on(texts[at - 1], texts[at], strictly=True):
            because = f"{quote(texts[at - 1], end=True)} / {quote(texts[at])}"
            facts = {"column": table.columns[column].name, "because": because}
            found += [
                Finding("ambiguous-cover", facts, page=row.place.page, place=row.place)
                for row in rows[upper : ends[at - 1]]
                if row.owners[column] in ((upper, column), (lower, column))
            ]
    return found
