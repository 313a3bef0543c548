"""Names that a page cuts inside: of units ("Trung tâm"), of their later words ("Minh Phường"), of
posts and of persons ("Bà Nguyễn Thị Hồng" / "Hạnh"), and of criteria before an abbreviation."""

import msgspec

from normalize.breaks import Break, Evidence
from normalize.edges import STOP, opens_short, quote, says_level
from normalize.shapes import SPARE, printed_of, shape_of, spare
from normalize.text import bullet, strip_bullet
from normalize.units import closes_name, goes_on_with, is_bare_head, is_head, is_rest_of_person
from schemas.page import Cell
from schemas.rows import Part, Place, Whole


def cell_of_name(cut: Break, column: int) -> Evidence | None:
    """Weak: the text before the break ends inside a name, in a unit's head or a post alone, or the
    one behind it, which opens with no bullet, opens with the later words of one. So it is in a
    column without other merged cells."""
    above, below, (before, behind) = cut.above[column], cut.below[column], cut.texts(column)
    lines = above.whole.lines if above is not None else ()
    if below is None or not lines:
        return None
    head = strip_bullet(lines[-1].text)
    inside = head[-1:].isalpha() and goes_on_with(behind)
    if not cut.habits.merges[column] and not (inside or closes_name(head, behind)):
        return None
    if not behind or bullet(behind) or head in cut.habits.known[column]:
        return None
    bare = is_bare_head(head, behind) or is_head(head, behind)
    if not bare and not is_rest_of_person(before, below.lines[0].text):
        return None
    return Evidence("name-of-unit", True, False, (f"“{head}” is no whole name", quote(behind)))


def cell_of_level(cut: Break, column: int) -> Evidence | None:
    """Weak: nothing stands behind the break but the level of an office ("Nội vụ" / "Phường"), in a
    column that merges cells and has no other text like that."""
    above, (before, behind) = cut.above[column], cut.texts(column)
    lines = above.whole.lines if above is not None else ()
    if not lines or not cut.habits.merges[column]:
        return None
    head = lines[-1].text
    known = {before, behind} & cut.habits.known[column]
    if known or not closes_name(head, behind, alone=True):
        return None
    return Evidence("name-of-unit", True, False, (f"“{head}” names no level", quote(behind)))


def short_form_behind(cut: Break) -> Evidence | None:
    """Weak: the name of a coded row fills its last line and ends in no stop, and behind the break
    stands an abbreviation with which no row without a code opens, and no way to score."""
    before, behind = cut.over("title"), cut.under("title")
    if not before or not opens_short(behind) or cut.under("code") or "short" in cut.habits.openings:
        return None
    if not cut.coded() or STOP.search(before) or not before[-1].islower():
        return None
    if cut.is_rule_start(behind) or says_level(behind) or not _is_filled(cut):
        return None
    facts = (quote(before, end=True), f"no row opens with “{behind.split(None, 1)[0]}”")
    return Evidence("short-form-behind", True, False, facts)


def _is_filled(cut: Break) -> bool:
    """Whether the last line of the name before the break had no room for the word behind it."""
    above, below = cut.cell_over("title"), cut.cell_under("title")
    if above is None or below is None or not below.lines:
        return False
    printed = printed_of(Whole((*above.whole.parts, Part(Place(0, 0), _first_line(below)))))
    return spare(printed[-2], printed[-1], shape_of(printed)) <= SPARE


def _first_line(cell: Cell) -> Cell:
    return msgspec.structs.replace(cell, lines=cell.lines[:1])
