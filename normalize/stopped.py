"""Does a page's last row show whether something of it goes on behind the page break?

In a column of codes or figures that stand in the middle of their cells, LibreOffice sets those of a
row that it cuts at the top, also where it cuts but a cell that is merged over it; those of a row
that ends with the page stand as others do. Aspose sets both in the middle: there it says nothing.
"""

from collections.abc import Iterable, Sequence

from normalize.breaks import Above, Break, Evidence
from normalize.columns import cell_text
from normalize.edges import quote, whole_text
from normalize.habits import Habits, stands
from schemas.rows import SCORE_ROLES, Column, Table

ROOM = 1.2
"""Font sizes that a cell must be higher than its text to show where the text stands."""


def sets_cut_at_top(table: Table, tops: Iterable[int], habits: Habits) -> bool:
    """Whether a document sets the codes and figures of a row that it cuts at the top: at a page's
    end one stands there whose column has them in the middle.

    :param tops: indices of the rows that open a page.
    """
    shown = _short(table.columns, habits)
    return any(
        (cell := table.rows[top - 1].cells[at]) is not None and stands(cell, ROOM) == "top"
        for top in tops
        for at in shown
    )


def shows_end(cut: Break) -> bool:
    """Whether the codes and figures of the last row stand in the middle, in a document that sets
    those at the top whose row it cuts: no text goes on."""
    if not cut.closes:
        return False
    seen = {
        where
        for at in _short(cut.columns, cut.habits)
        if (above := cut.above[at]) is not None and above.own and (where := _placed(above))
    }
    return seen == {"middle"} and cut.sets_cut_at_top()


def cell_stopped(cut: Break, column: int) -> Evidence | None:
    """Weak: the text before the break stands at the top of its cell, in a column whose texts stand
    in the middle of theirs, beside others that do so here too: it alone was cut."""
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or not (cut.closes and cut.habits.centred[column]):
        return None
    if not below.lines or not cut.habits.merges[column] or _placed(above) != "top":
        return None
    if "middle" not in _own(cut):
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


def _short(columns: Sequence[Column], habits: Habits) -> list[int]:
    """The columns of codes and figures that stand in the middle of their cells."""
    return [
        at
        for at, (column, usual) in enumerate(zip(columns, habits.centred, strict=True))
        if usual and column.role in ("code", *SCORE_ROLES)
    ]


def _placed(above: Above) -> str:
    return stands(above.whole.parts[-1].cell, ROOM)
