"""Names that a page cuts inside: of units ("Trung tâm"), of their later words ("Minh Phường"), of
posts and of persons ("Bà Nguyễn Thị Hồng" / "Hạnh")."""

from normalize.breaks import Break, Evidence
from normalize.columns import cell_text
from normalize.edges import quote, whole_text
from normalize.text import bullet, strip_bullet
from normalize.units import goes_on_with, is_bare_head, is_head, is_rest_of_person


def cell_of_name(cut: Break, column: int) -> Evidence | None:
    """Weak: the text before the break ends inside a name, in a unit's head or a post alone, or the
    one behind it, which opens with no bullet, opens with the later words of one. So it is in a
    column without other merged cells."""
    above, below = cut.above[column], cut.below[column]
    lines = above.whole.lines if above is not None else ()
    if above is None or below is None or not lines:
        return None
    head, behind = strip_bullet(lines[-1].text), cell_text(below)
    if not cut.habits.merges[column] and not (head[-1:].isalpha() and goes_on_with(behind)):
        return None
    if not behind or bullet(behind) or head in cut.habits.known[column]:
        return None
    bare = is_bare_head(head, behind) or is_head(head, behind)
    if not bare and not is_rest_of_person(whole_text(above.whole), below.lines[0].text):
        return None
    return Evidence("name-of-unit", True, False, (f"“{head}” is no whole name", quote(behind)))
