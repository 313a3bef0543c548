"""Parts of a score and ways to reach it, told apart by figures before anything is joined.

The first of several ways gives the maximum of its criterion, the first of several parts less. A
table may have all ways in one row, and a row for each part.
"""

from collections.abc import Iterable
from decimal import Decimal

from normalize.edges import first_figure
from normalize.scoring_words import score_of


def is_part(maximum: str, said: str) -> bool:
    """Whether a text says less than the maximum first.

    :param maximum: what is printed in the maximum's cell, ``said`` the first rule row's name.
    """
    if not maximum or not (figure := first_figure(said)):
        return False
    most, first = score_of(maximum), score_of(figure)
    return most is not None and first is not None and Decimal(0) < first < most


def are_parts(rows: Iterable[tuple[str, str, str]]) -> bool:
    """Whether the rules before a page break are parts; one without a figure only announces them.

    :param rows: code, name and maximum of the rows before it, the nearest first.
    """
    first = ""
    for code, name, maximum in rows:
        if code:
            return is_part(maximum, first)
        first = name if first_figure(name) else first
    return False
