"""Levels of rows where no row has a code: by capitals and bold letters, if the table shows them."""

from collections.abc import Sequence
from itertools import pairwise

from normalize.kinds import Kinded
from normalize.paragraphs import Paragraph

BOLD = 0.8
"""Share of a name's letters from which it is bold as a whole; fonts change inside words."""
LETTERS = 4
"""Letters from which capitals are a style and no abbreviation."""
FEWEST = 2
"""Rows of each style that a table must have below its headings on average, for headings are few."""


def styled(rows: Sequence[Kinded]) -> dict[int, int]:
    """Index of a criterion without a code -> its rank (0 is the highest), where no row has a code
    and styles make levels; else nothing.

    The first row has the highest style, no level is left out on the way down, and there are fewer
    rows of a higher style than of the next: what is bold here and there is no heading.
    """
    own = [i for i, row in enumerate(rows) if row.kind == "criterion"]
    if len(own) < FEWEST or any(row.code is not None for row in rows):
        return {}
    looks = {i: _look(rows[i].name) for i in own}
    order = sorted(set(looks.values()), reverse=True)
    ranks = {i: order.index(looks[i]) for i in own}
    return ranks if len(order) > 1 and _levels([ranks[i] for i in own]) else {}


def _levels(ranks: Sequence[int]) -> bool:
    """Whether ranks in document order are those of a tree whose headings all have rows below."""
    if ranks[0] or ranks[-1] == 0:
        return False
    for above, below in pairwise(ranks):
        if below > above + 1 or (below == above and above != max(ranks)):
            return False
    counts = [ranks.count(rank) for rank in range(max(ranks) + 1)]
    return all(FEWEST * high <= low for high, low in pairwise(counts))


def _look(name: Sequence[Paragraph]) -> tuple[bool, bool]:
    """Capitals, bold."""
    letters = [c for p in name for c in p.text if c.isalpha()]
    capitals = len(letters) >= LETTERS and all(c.isupper() for c in letters)
    bold = bool(name) and all(p.bold >= BOLD for p in name)
    return capitals, bold
