"""Names that a page cuts inside: of units ("Trung tâm"), of their later words ("Minh Phường"), of
posts and of persons ("Bà Nguyễn Thị Hồng" / "Hạnh")."""

from normalize.breaks import Break, Evidence
from normalize.edges import quote
from normalize.text import bullet, strip_bullet
from normalize.units import closes_name, goes_on_with, is_bare_head, is_head, is_rest_of_person


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
