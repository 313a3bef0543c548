"""Codes set in the middle of cells that are merged over a criterion and its rule rows.

Where a page cuts such a cell, the code may stand behind the break, beside a rule row.
"""

from normalize.breaks import Break, Evidence
from normalize.codes import Code, parse_code
from normalize.edges import quote, says_level, whole_text
from schemas.rows import SCORE_ROLES, is_text


def code_behind(cut: Break, column: int) -> Evidence | None:
    """A code set in the middle of a cell that is merged over a criterion and its rule rows may fall
    behind the break. Sure where the cell above it is left open."""
    above = cut.above[column]
    if above is None or cut.columns[column].role != "code" or not has_lost_code(cut):
        return None
    facts = (f"the row above has no code: {quote(cut.over('title'), end=True)}",
             f"code {cut.under('code')} beside {quote(cut.under('title'))}")  # fmt: skip
    return Evidence("centred-code", True, cut.leaves_open and above.whole.open_bottom, facts)


def text_behind(cut: Break, column: int) -> Evidence | None:
    """Weak: a text set in the middle of a cell that begins with the criterion before the break may
    stand behind it whole. It is merged over the rows over which the criterion's code goes on, and
    the criterion's own cell is empty."""
    at = cut.column("code")
    above, below = cut.above[column], cut.below[column]
    code = cut.below[at] if at is not None else None
    if code is None or above is None or below is None or not is_text(cut.columns[column]):
        return None
    goes_on = not code.lines and code.row_span > 1 and bool(cut.over("code"))
    empty = above.own and not whole_text(above.whole)
    if not goes_on or not empty or not below.lines or below.row_span != code.row_span:
        return None
    facts = (f"merged over the same {code.row_span} rows as the empty cell of the code",
             f"nothing beside code {cut.over('code')}")  # fmt: skip
    return Evidence("same-merge", True, False, facts, by_others=True)


def has_lost_code(cut: Break) -> bool:
    """Whether a row with name and figures but no code stands before the break, and a level of
    scoring beside a code behind it, or, below a code's cell that is left open, any rule."""
    before, behind = cut.over("title"), cut.under("title")
    at = cut.column("code")
    if (
        at is None
        or not isinstance(parse_code(cut.under("code")), Code)
        or cut.over("code")
        or cut.figures()
    ):
        return False
    code = cut.above[at]
    opened = cut.leaves_open and code is not None and code.whole.open_bottom
    named = before and any(
        above is not None and above.own and whole_text(above.whole)
        for column, above in zip(cut.columns, cut.above, strict=True)
        if column.role in SCORE_ROLES
    )
    if not named or says_level(before):
        return False
    return says_level(behind) or (opened and cut.is_rule_start(behind))
