"""Rows without a code that head the coded rows below them, though their cells span nothing."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from normalize.codes import Code
from normalize.gathered import Paragraph
from normalize.ranks import look_of, outranks

BOLD = 0.8
"""Share of a name's letters from which it is bold as a whole; fonts change inside words."""
LETTERS = 4
"""Letters from which capitals are a style and no abbreviation."""
FEWEST = 2
"""Headings below which a row that looks like one may be anything, unless its figure adds up."""
Look = tuple[bool, bool]
"""Capitals, bold."""


class Named(msgspec.Struct, frozen=True):
    """A row that has a name: its code, its name's paragraphs, its maximum, whether it may be a
    heading (a criterion without a code, task or person of its own), and whether it has no more
    than its name."""

    code: Code | None
    name: Sequence[Paragraph]
    figure: Decimal | None = None
    may_head: bool = False
    bare: bool = False


def headings(rows: Sequence[Named]) -> dict[int, int]:
    """The rows without a code that head the coded ones below them -> how deep, from 1.

    Each stands right above a coded row, the first at the top of the table or right below a code
    that ranks above what it heads; all that look so do. Their style is above that of the rows
    below, or they have no more than their names, or their figures add up.
    """
    found = [at for at, row in enumerate(rows) if row.may_head]
    if not found or found[-1] == len(rows) - 1 or not _opens(rows, found[0]):
        return {}
    own = look(rows[found[0]].name)
    for taken in (found, [at for at in found if look(rows[at].name) == own]):
        depths = _depths(rows, taken)
        if depths and _proven(rows, taken):
            return depths
    return {}


def _opens(rows: Sequence[Named], first: int) -> bool:
    """Whether no criterion stands above the first heading that it could be a part of."""
    below = next((row.code for row in rows[first + 1 :] if row.code is not None), None)
    above = rows[first - 1].code if first else None
    return below is not None and (not first or (above is not None and outranks(above, below)))


def _depths(rows: Sequence[Named], found: Sequence[int]) -> dict[int, int]:
    """How deep each heading stands, by its look; nothing where one heads no coded row."""
    looks = sorted({look(rows[at].name) for at in found}, reverse=True)
    for at in found:
        below = rows[at + 1]
        inner = at + 1 in found and look(below.name) < look(rows[at].name)
        if below.code is None and not inner:
            return {}
    return {at: 1 + looks.index(look(rows[at].name)) for at in found}


def _proven(rows: Sequence[Named], found: Sequence[int]) -> bool:
    if len(found) >= FEWEST:
        if all(rows[at].bare for at in found):
            return True
        following = [(at, rows[at + 1]) for at in found if rows[at + 1].code is not None]
        if all(look(row.name) < look(rows[at].name) for at, row in following):
            return True
    return all(_adds_up(rows, at, found) for at in found)


def _adds_up(rows: Sequence[Named], at: int, found: Sequence[int]) -> bool:
    """Whether a heading's figure is what the uppermost codes below it have."""
    end = next((other for other in found if other > at), len(rows))
    codes = [row for row in rows[at + 1 : end] if row.code is not None]
    first = look_of(codes[0].code) if codes and codes[0].code else None
    figures = [row.figure for row in codes if row.code and look_of(row.code) == first]
    known = [figure for figure in figures if figure]  # nothing is of no part
    return len(known) == len(figures) > 1 and sum(known) == rows[at].figure


def look(name: Sequence[Paragraph]) -> Look:
    """Whether a name is all in capitals, and whether it is bold as a whole."""
    letters = [c for p in name for c in p.text if c.isalpha()]
    capitals = len(letters) >= LETTERS and all(c.isupper() for c in letters)
    bold = bool(name) and all(p.bold >= BOLD for p in name)
    return capitals, bold
