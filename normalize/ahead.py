"""What the codes of a whole table tell before its rows are put below one another."""

from collections.abc import Sequence

from normalize.codes import Code, successor
from normalize.kinded import Kinded
from normalize.ranks import GROUPS, Look, look_of
from schemas.tree import NODES


def ahead(rows: Sequence[Kinded]) -> tuple[dict[int, Look], frozenset[int]]:
    """The look of the first code behind each group without one, and the rows whose count goes on
    with the next row of their look."""
    opening: dict[int, Look] = {}
    following: dict[Look, Code] = {}
    going_on: set[int] = set()
    nearest: Look | None = None
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        opens = row.kind == "group" or row.heads or is_beside(row)
        if opens and row.code is None and nearest is not None:
            opening[index] = nearest
        if row.kind not in NODES or row.code is None:
            continue
        nearest = look_of(row.code)
        after = following.get(nearest)
        if after is not None and successor(row.code, after):
            going_on.add(index)
        following[nearest] = row.code
    return opening, frozenset(going_on)


def restarts(rows: Sequence[Kinded], looks: frozenset[Look]) -> bool:
    """Whether a code of the looks that open groups without a code is printed twice."""
    coded = [r.code for r in rows if r.kind in NODES and r.code and look_of(r.code) in looks]
    return len({code.parts for code in coded}) < len(coded)


def prints_parents(rows: Sequence[Kinded]) -> bool:
    """Whether a path of two steps stands behind its parent, in the same coded group."""
    above: set[str] = set()
    for row in rows:
        if row.code is None:
            continue
        if len(row.code.parts) == 2 and row.code.parts[0] in above:
            return True
        if row.code.style in GROUPS:
            above.clear()
        if len(row.code.parts) == 1:
            above.add(row.code.parts[0])
    return False


def is_beside(row: Kinded) -> bool:
    """Whether a criterion without a code is a parent that stands left of its children."""
    return row.kind == "criterion" and row.code is None and row.row.place.depth < 0
