"""A row without code, name and figures behind a page break, or with a name that none was begun for
before it: the tail of the row before it."""

import msgspec

from normalize.breaks import Break, Evidence
from normalize.codes import in_title
from normalize.edges import quote

_BEFORE_NAME = (":", "-", "–", ".")
"""What stands between a code and the name behind it."""


def nameless(cut: Break) -> Evidence | None:
    """Sure: without code, name and figures a row is no row, only the tail of one. Weak where what
    it says stands below empty cells alone, so that nothing of it was begun before the break. Weak,
    too, of a name whose code stands alone before the break ("Tiêu chí 5.2:")."""
    if not cut.under("title"):
        return _tail(cut)
    before, behind = cut.over("title"), cut.under("title")
    found = in_title(before) if before[-1:] in _BEFORE_NAME else None
    if found is None or found[1] or cut.under("code") or in_title(behind):
        return None
    facts = (f"code {found[0].text} without a name", quote(behind))
    return Evidence("name-goes-on", True, False, facts)


def behind_closed(cut: Break) -> Evidence | None:
    """The same behind a row that is closed, in a document that leaves cells open: weak, for borders
    contradict the text. A document may leave cells open for other reasons (a border that was taken
    away)."""
    if not cut.is_nameless():
        return None
    return msgspec.structs.replace(_tail(cut), sure=False)


def _tail(cut: Break) -> Evidence:
    begun = any(
        above is not None and above.whole.text
        for above, below in zip(cut.above, cut.below, strict=True)
        if below is not None and below.lines
    )
    return Evidence("nameless-row", True, begun, ("no code, no name and no figures",))
