"""Parts of a score and ways to reach it, told apart by figures before anything is joined, and how
rows open, formulas by their variables.

The first of several ways gives the maximum of its criterion, the first of several parts less. A
table may have all ways in one row, and a row for each part.
"""

from collections.abc import Iterable
from decimal import Decimal

from normalize.edges import in_capitals, level_figures, opening, opens_short
from normalize.openers import VARIABLE
from normalize.scoring_words import score_of
from schemas.patterns import late

_CONDITION = late(r"(?:Nếu|Trường hợp)\b")
_SHARE = late(r"(?:[≥≤<>] ?)?\d{1,3}(?:[.,]\d+)? ?%")


def is_part(maximum: str, said: str) -> bool:
    """Whether a text says less than the maximum first, and no part of several that gives nothing.

    :param maximum: what is printed in the maximum's cell, ``said`` the first rule row's name.
    """
    if not maximum or not (figures := level_figures(said)):
        return False
    most, given = score_of(maximum), [score_of(figure) for figure in figures]
    if most is None or given[0] is None:
        return False
    return Decimal(0) < given[0] < most and given[-1] != 0


def are_parts(rows: Iterable[tuple[str, str, str]]) -> bool:
    """Whether the rules before a page break are parts; one without a figure only announces them.

    :param rows: code, name and maximum of the rows before it, the nearest first.
    """
    first = ""
    for code, name, maximum in rows:
        if code:
            return is_part(maximum, first)
        first = name if level_figures(name) else first
    return False


def ways_to_open(text: str, above: str) -> set[str]:
    """All that is told of how a row opens (``edges.opening``), and "capitals": it is written in
    nothing else, "short": with an abbreviation, "share": with one, as levels do, "variables": with
    one and holds another, "condition": with what overrides the formula of the row ``above``, which
    holds its variables.
    """
    found = {opening(text)} | ({"capitals"} if in_capitals(text) else set())
    if opens_short(text):
        found.add("short")
    if opens_share(text):
        found.add("share")
    if "variable" in found and len(variables(text)) > 1:
        found.add("variables")
    if opens_condition(text) and tells_of_formula(above):
        found.add("condition")
    return found


def opens_share(text: str) -> bool:
    """Whether a text opens with a share: "100% số văn bản"."""
    return _SHARE.match(text) is not None


def opens_condition(text: str) -> bool:
    """Whether a text opens with what overrides a formula: "Nếu tỷ lệ b/a < 0.7 thì …"."""
    return _CONDITION.match(text) is not None


def variables(text: str) -> set[str]:
    """The variables that a text says the meaning of: "a là …; b là …"."""
    found = VARIABLE.finditer(text)
    return {each[0][0] for each in found if not text[: each.start()][-1:].isalnum()}


def tells_of_formula(text: str) -> bool:
    """Whether a text has a formula and what its variables are."""
    return opening(text) != "variable" and len(variables(text)) > 1
