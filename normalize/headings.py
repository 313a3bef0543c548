"""Rows without a code that head the coded rows below them, though their cells span nothing."""

from collections.abc import Callable, Sequence

import msgspec

from normalize.codes import Code
from normalize.paragraphs import Paragraph

BOLD = 0.8
"""Share of a name's letters from which it is bold as a whole; fonts change inside words."""
LETTERS = 4
"""Letters from which capitals are a style and no abbreviation."""
FEWEST = 2
"""Headings below which a row that looks like one may be anything."""
Look = tuple[bool, bool]
"""Capitals, bold."""


class Named(msgspec.Struct, frozen=True):
    """A row that has a name: its code, its name's paragraphs, and whether it may be a heading: a
    criterion without a code, task or person of its own."""

    code: Code | None
    name: Sequence[Paragraph]
    may_head: bool


def headings(rows: Sequence[Named], outranks: Callable[[Code, Code], bool]) -> frozenset[int]:
    """The rows without a code that head the coded ones below them, by their look: each stands right
    above a coded row in a lesser style, and the first at the top of the table or right below a
    code that ranks above what it heads; all rows without a code that look so do.

    :param outranks: whether the first code ranks above the second.
    """
    bare = [at for at, row in enumerate(rows) if row.may_head]
    if len(bare) < FEWEST or rows[-1].may_head:
        return frozenset()
    first, below = bare[0], rows[bare[0] + 1].code
    above = rows[first - 1].code if first else None
    if below is None or (first and (above is None or not outranks(above, below))):
        return frozenset()
    own = look(rows[first].name)
    found = [at for at in bare if look(rows[at].name) == own]
    if len(found) < FEWEST or own == (False, False):
        return frozenset()
    following = [rows[at + 1] for at in found]
    if any(row.code is None or look(row.name) >= own for row in following):
        return frozenset()
    return frozenset(found)


def look(name: Sequence[Paragraph]) -> Look:
    """Whether a name is all in capitals, and whether it is bold as a whole."""
    letters = [c for p in name for c in p.text if c.isalpha()]
    capitals = len(letters) >= LETTERS and all(c.isupper() for c in letters)
    bold = bool(name) and all(p.bold >= BOLD for p in name)
    return capitals, bold
