"""Does a page's last row show whether a text of it goes on behind the page break?

LibreOffice sets a text that it cuts at the top of its cell, where others stand in the middle of
theirs. A merged cell that it cuts between two rows shows nothing of it.
"""

from normalize.breaks import Above, Break, Evidence
from normalize.columns import cell_text
from normalize.edges import quote, whole_text
from normalize.habits import stands

ROOM = 1.2
"""Font sizes that a cell must be higher than its text to show where the text stands."""


def cell_stopped(cut: Break, column: int) -> Evidence | None:
    """Weak: the text before the break stands at the top of its cell, in a column whose texts stand
    in the middle of theirs, beside others that do so here too: it alone was cut. What an earlier
    page begins stands at the top for that."""
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or not (cut.closes and cut.habits.centred[column]):
        return None
    if not below.lines or not cut.habits.merges[column] or _placed(above) != "top":
        return None
    if len(above.whole.parts) > 1 or "middle" not in _own(cut):
        return None
    facts = (
        "it stands at the top of its cell, the column's other texts in the middle",
        quote(whole_text(above.whole), end=True), quote(cell_text(below)),
    )  # fmt: skip
    return Evidence("text-at-top", True, False, facts, by_others=True)


def _own(cut: Break) -> set[str]:
    """Where the texts of the last row's own cells stand, in columns that are centred."""
    return {
        where
        for above, usual in zip(cut.above, cut.habits.centred, strict=True)
        if usual and above is not None and above.own and (where := _placed(above))
    }


def _placed(above: Above) -> str:
    return stands(above.whole.parts[-1].cell, ROOM)
