"""Codes set in the middle of cells that are merged over a criterion and its rule rows.

Where a page cuts such a cell, the code may stand behind the break, beside a rule row.
"""

from normalize.breaks import Above, Break, Evidence
from normalize.codes import Code, parse_code
from normalize.edges import quote, says_level, whole_text
from normalize.text import bullet
from schemas.rows import SCORE_ROLES, is_text


def code_behind(cut: Break, column: int) -> Evidence | None:
    """A code set in the middle of a cell that is merged over a criterion and its rule rows may fall
    behind the break. Sure where the cell above it is left open, or no wall stands above its own."""
    above = cut.above[column]
    if above is None or cut.columns[column].role != "code" or not has_lost_code(cut):
        return None
    facts = (f"the row above has no code: {quote(cut.over('title'), end=True)}",
             f"code {cut.under('code')} beside {quote(cut.under('title'))}")  # fmt: skip
    sure = (cut.leaves_open and above.whole.open_bottom) or _is_told(cut, above, column)
    return Evidence("centred-code", True, sure, facts)


def _is_told(cut: Break, above: Above, column: int) -> bool:
    """Whether no wall parts a cell from the header above it, or the empty one that was cut holds no
    paragraph of its own, as empty ones do."""
    return cut.enters(column) or (not above.own and _lacks_paragraph(cut, above))


def _lacks_paragraph(cut: Break, above: Above) -> bool:
    """Whether a cell holds no empty paragraph, as empty ones do."""
    return cut.habits.blanks and not any(part.cell.blank for part in above.whole.parts)


def text_behind(cut: Break, column: int) -> Evidence | None:
    """Weak: a text set in the middle of a cell that begins with a criterion before the break may
    stand behind it whole, below an empty cell. It is merged over the rows over which the
    criterion's code goes on, or stands in a row without a code though the column's texts begin in
    rows with one. Sure where empty cells hold an empty paragraph: the one before the break holds
    none. One that does holds no text behind it, nor does one with a wall where none is drawn above
    cells that go on."""
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or not below.lines:
        return None
    if whole_text(above.whole) or not is_text(cut.columns[column]):
        return None
    if _lacks_paragraph(cut, above):
        fact = "the cell before the break holds no empty paragraph, as empty ones do here"
        return Evidence("empty-paragraphs", True, True, (fact,))
    if cut.habits.blanks or (cut.walls_tell and not cut.enters(column)):
        return None
    code = cut.cell_under("code")
    if code is None or code.lines:
        return None
    coded = bool(cut.over("code"))
    beside = f"nothing beside code {cut.over('code')}"
    if above.own and coded and below.row_span == code.row_span > 1:
        facts = (f"merged over the same {code.row_span} rows as the empty cell of the code", beside)
        return Evidence("same-merge", True, False, facts, by_others=True)
    if not cut.begins_none(column) or not cut.habits.merges[column]:
        return None
    if above.own and not coded:
        return None
    facts = ("the column's texts begin in rows with a code", beside if coded else "nothing above")
    return Evidence("text-of-code", True, False, facts, by_others=True)


def has_lost_code(cut: Break) -> bool:
    """Whether a row with name and figures but no code stands before the break, and a level of
    scoring beside a code behind it, or, below a code's cell that is left open, any rule; any name
    where no wall is drawn above the code's cell, though above others of its row."""
    before, behind = cut.over("title"), cut.under("title")
    at = cut.column("code")
    if at is None or not isinstance(parse_code(cut.under("code")), Code) or cut.over("code"):
        return False
    code = cut.above[at]
    rule = says_level(behind) or cut.is_rule_start(behind)
    if cut.figures():
        return before != "" and (rule or bool(bullet(behind))) and _is_middle(cut, at)
    if code is not None and not code.own and code.whole.parts and not whole_text(code.whole):
        return _is_told(cut, code, at) or (rule and cut.habits.merges[at])
    opened = cut.leaves_open and code is not None and code.whole.open_bottom
    named = before and any(
        above is not None and above.own and whole_text(above.whole)
        for column, above in zip(cut.columns, cut.above, strict=True)
        if column.role in SCORE_ROLES
    )
    if not named or says_level(before):
        return False
    opened = opened and cut.is_rule_start(behind)
    return cut.enters(at) or says_level(behind) or opened


def _is_middle(cut: Break, column: int) -> bool:
    """Whether a code beside the figures of a rule is merged over several rules, and no wall parts
    it from the header, or the empty cell before the break holds no paragraph, as empty ones do."""
    code, above = cut.below[column], cut.above[column]
    if code is None or code.row_span < 2 or above is None or whole_text(above.whole):
        return False
    return cut.enters(column) or (bool(above.whole.parts) and _lacks_paragraph(cut, above))
