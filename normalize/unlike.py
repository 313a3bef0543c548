"""Texts at a page's top that begin as none of their column does: rests of merged cells."""

from normalize.begun import form_of
from normalize.breaks import Break, Evidence
from normalize.edges import quote
from normalize.text import bullet

SUBLISTS = frozenset("+•*")
"""Bullets below others: no dash, which stands inside names, too."""
FEWEST = 3
"""Texts that show that a bullet opens only what stands below others."""


def cell_of_code(cut: Break, column: int) -> Evidence | None:
    """Weak: the text stands in a row without a code, in a column whose texts begin in rows with one
    only; without figures, too, where they begin in rows with either."""
    if not cut.begins_none(column):
        return None
    return is_rest(cut, column, "text-of-code", "the column's texts begin in rows with a code")


def cell_of_form(cut: Break, column: int) -> Evidence | None:
    """Weak: the text stands beside a code of a level ("1.2.1") at which no text of the column
    begins, many rows being served by cells merged over them from above."""
    served, form = cut.habits.served, form_of(cut.under("code"))
    if form is None or column >= len(served) or form not in served[column]:
        return None
    fact = "the column's texts begin beside other codes"
    return is_rest(cut, column, "text-of-code", fact)


def item_of_sublist(cut: Break, column: int) -> Evidence | None:
    """Weak: the text opens with a bullet with which no other of the column opens, though several
    have it inside: "+" below "-"."""
    known, sign = cut.habits.known[column], bullet(cut.texts(column)[1])
    if sign not in SUBLISTS or any(bullet(text) == sign for text in known):
        return None
    if sum(f" {sign} " in text for text in known) < FEWEST:
        return None
    fact = f"no text of the column opens with “{sign}”"
    return is_rest(cut, column, "item-of-list", fact)


def is_rest(cut: Break, column: int, rule: str, because: str) -> Evidence | None:
    """Weak: the text behind the break is the rest of the one before it, because of what the column
    does elsewhere, where its cells are merged; no cell says one thing twice."""
    before, behind = cut.texts(column)
    if not cut.habits.merges[column] or not before or before == behind:
        return None
    facts = (because, quote(before, end=True), quote(behind))
    return Evidence(rule, True, False, facts, by_others=True)
