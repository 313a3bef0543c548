"""Parts of a score and ways to reach it, told apart by figures before anything is joined.

The first of several ways gives the maximum of its criterion, the first of several parts less. A
table may have all ways in one row, and a row for each part.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from normalize.edges import level_figures
from normalize.scoring_words import score_of

FEWEST_LEVELS = 3
"""Lettered rows that fall from the maximum, and are alternatives without one that gives nothing:
of two, one figure may be misprinted."""


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


def runs(values: Sequence[Decimal]) -> bool:
    """Whether figures only fall, or only rise, and no two are equal."""
    ordered = sorted(values)
    return len(set(values)) == len(values) and list(values) in (ordered, ordered[::-1])


def fall_from(values: Sequence[Decimal], maximum: Decimal | None) -> bool:
    """Whether figures fall from the maximum: what gives it alone leaves nothing for other parts."""
    return len(values) >= FEWEST_LEVELS and values[0] == maximum and runs(values)
