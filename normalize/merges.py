"""Is a text at a page's top the rest of a merged cell? What the column does elsewhere says so.

Word processors cut a merged cell between two of its rows, and so between two of its paragraphs:
neither borders nor words tell.
"""

from normalize.breaks import Break, Evidence
from normalize.columns import cell_text
from normalize.edges import quote, whole_text
from normalize.habits import stands


def cell_at_top(cut: Break, column: int) -> Evidence | None:
    """Weak: the text stands at the top of its cell, in a column whose texts stand in the middle of
    theirs: the rest of a cell is filled from its top."""
    below = cut.below[column]
    if below is None or not cut.habits.centred[column] or stands(below) != "top":
        return None
    return _rest(
        cut, column, "text-at-top", "the column's texts stand in the middle of their cells"
    )


def cell_of_code(cut: Break, column: int) -> Evidence | None:
    """Weak: the text stands in a row without a code, in a column whose texts begin in rows with one
    only."""
    if cut.under("code") or not cut.habits.coded[column]:
        return None
    return _rest(cut, column, "text-of-code", "the column's texts begin in rows with a code")


def _rest(cut: Break, column: int, rule: str, because: str) -> Evidence | None:
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or not cut.habits.merges[column]:
        return None
    before = whole_text(above.whole)
    if not before:
        return None
    facts = (because, quote(before, end=True), quote(cell_text(below)))
    return Evidence(rule, True, False, facts, by_others=True)
