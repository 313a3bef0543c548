"""Levels of scoring at a page break: rows of their own, or one row that the page cut.

Three witnesses: the borders, what the table does elsewhere, and the words on both sides. Where they
contradict each other the answer is weak, whichever wins.
"""

from itertools import islice

from normalize.breaks import Break, Evidence
from normalize.codes import in_title
from normalize.edges import goes_on, leads, quote, says_level, says_levels
from normalize.shares import are_parts
from schemas.patterns import late

_POINTS_ALONE = late(r"\(?\d{1,2}(?:[.,]\d{1,2})? ?(?:đ|điểm)\)?[.;]?")
_CLOSES_FORMULA = ("]", ")")
"""How a formula ends: "[(Tỷ lệ % … x 1.00)/100%]"."""


def left_open(cut: Break) -> bool | None:
    """Whether the borders say that the last row goes on; None where they say nothing. A row is cut
    with its name: beside a closed one, cells are open that are merged over more rows."""
    count, own = cut.opened()
    if not cut.leaves_open or not own:
        return None
    if count * 2 > own and not cut.closes_name():
        return not cut.begins()
    return False if cut.closed_proves else None


def levels(cut: Break) -> Evidence | None:
    """Two levels that both end with their figure are rows of their own, or one row's, as they are
    elsewhere in the table; a browser leaves a row open for a merged cell's sake. A row that has
    several levels, or one below what announces it, has all of them. Sure where the borders say the
    same, or where they say nothing and levels have rows of their own wherever the table shows it.
    """
    before, behind = cut.over("title"), cut.under("title")
    coded = cut.coded()
    if not (coded or _ends_level(before)) or not cut.is_rule_start(behind):
        return None
    there, here = says_levels(before), says_levels(behind)
    if cut.under("code") or cut.figures() or not here:
        return None
    opened, habits = left_open(cut), cut.habits
    if coded:
        if not habits.bare_names:
            return None
        facts = ("levels stand in rows of their own", quote(before, end=True), quote(behind))
        return Evidence("levels", False, not opened, facts)
    several = there > 1 or here > 1 or (there == 1 and leads(before))
    way, mixed = _way(cut)
    together = several or (way == "together" and opened is not False)
    if not (several or way):
        return None
    stand = "together in this row" if several else f"{way} in this table"
    facts = (f"levels stand {stand}", quote(before, end=True), quote(behind))
    sure = not together and not mixed if opened is None else opened is together
    return Evidence("levels", together, sure, facts)


def _ends_level(text: str) -> bool:
    """Whether a text ends as a level does, or as the last of several with its formula."""
    return says_level(text) or (text[-1:] in _CLOSES_FORMULA and says_levels(text) > 0)


def _way(cut: Break) -> tuple[str, bool]:
    """How the table has levels like those at the break, and whether it has them otherwise too:
    parts may have rows of their own where ways to reach a score have one."""
    habits = cut.habits
    if habits.parts != habits.levels and are_parts(cut.said()):
        return (habits.parts, False) if habits.parts else (habits.levels, True)
    if habits.levels != "apart" and left_open(cut) is not True and _are_apart(cut):
        return "apart", habits.mixed or bool(habits.levels)
    return habits.levels, habits.mixed


def _are_apart(cut: Break) -> bool:
    """Whether two rows beside each other are a level of the criterion each: the last two before the
    break, or the last one, and the one that follows the row behind the break."""
    last = list(islice(cut.said(), 2))
    inside = cut.column("code") is None  # a name holds its row's code
    alone = [
        not code and says_levels(name) == 1 and not (inside and in_title(name))
        for code, name, _ in (*last, *cut.follows())
    ]
    return len(alone) > 1 and alone[0] and any(alone[1:])


def levels_meet(cut: Break) -> bool:
    """Whether a level ends before the break and one begins behind it, both with their figure and
    without a bullet, in a table that does not have its levels together."""
    before, behind = cut.over("title"), cut.under("title")
    if cut.coded() or cut.under("code") or _way(cut)[0] == "together":
        return False
    return (
        says_level(before)
        and says_levels(before) == says_levels(behind) == 1
        and cut.is_rule_start(behind)
        and not goes_on(before, behind)
    )
