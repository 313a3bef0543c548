"""Dashes that belong to a name, at a line's start or end: the same words stand around one inside a
line of the table ("Văn phòng" / "- Thống kê"), or in a name that is known to have one; a person's
post follows ("- Ông Lê Văn Tâm" / "- Phó Chủ tịch"); or the column's items have no blank behind
their dash, and this one has ("-Trung tâm Phát" / "- Triển quỹ đất")."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from normalize.openers import STOPS
from normalize.shapes import is_lower, printed_of, shape_of, spare
from normalize.text import bullet, clean, strip_bullet
from normalize.units import BEFORE_PERSONS, TITLED
from normalize.vocabulary import vocabulary
from schemas.page import Line
from schemas.patterns import late
from schemas.rows import Table, Whole

_INSIDE = late(r"(?=(?:^|\s)((?:\w+ )?\w+) [-–] ?(\w+))")
_DASHES = ("-", "–")
_LAST, _FIRST = late(r"(\w+)\s*$"), late(r"[-–]\s?(\w+)")
_LAST_TWO = late(r"(\w+ \w+)\s*$")
_LAST_DASHED, _REST = late(r"(\w+) [-–]\s*$"), late(r"(\w+)")
"""Words around a dash that begins a line, and around one that ends the line above."""

_PERSON = late(rf"{TITLED}(?: [A-ZĐÀ-Ỹ]\w*){{2,5}}", has=BEFORE_PERSONS)
_POST = late(
    r"[-–] ?(?:Phó |Quyền )?(?:Chủ tịch|Bí thư|Giám đốc|Chánh|Trưởng|Thủ trưởng|Chỉ huy trưởng)\b"
)
TIGHT = 3
"""Cells of a column that open with an item whose dash no blank follows, at least."""
WIDE = 1.0
"""Font sizes left beside a line, from which a line break was no wrap, whatever the words are."""

Words = frozenset[tuple[str, str]]
"""The word, or the two words, that stand left of a dash and the one right of it, in small letters.
"""


class Pairs(msgspec.Struct, frozen=True):
    """Words around dashes: ``inside`` a printed line or of a known name, and those that the end of
    a line parts (``wrapped``), which say that a dash at a line's start is the same name's."""

    inside: Words
    wrapped: Words = frozenset()


def pairs_of(table: Table) -> Pairs:
    """The pairs that the table prints, and those that are known."""
    cells = [cell.lines for row in table.rows for cell in row.cells if cell is not None]
    inside = _pairs(line.text for lines in cells for line in lines)
    wrapped = _pairs(
        f"{above.text.rstrip()} {here.text}"
        for lines in cells
        for above, here in pairwise(lines)
        if above.text.rstrip().endswith((" -", " –"))
    )
    return Pairs(vocabulary().dashed | inside, wrapped)


def known_pairs() -> Pairs:
    """Those of known names alone."""
    return Pairs(vocabulary().dashed)


def _pairs(texts: Iterable[str]) -> Words:
    found = {
        (one.casefold(), other.casefold())
        for text in texts
        if " -" in text or " –" in text
        for one, other in _INSIDE.findall(clean(text))
    }
    return frozenset(found | {(one.split()[-1], other) for one, other in found})


def told_by_pairs(whole: Whole, lines: Sequence[Line], pairs: Pairs) -> dict[int, bool]:
    """Per number of a line that such a dash begins, or ends above: that it goes on."""
    found = {}
    for at, (above, here) in enumerate(pairwise(lines), 1):
        ends, text = clean(above.text), clean(here.text)
        if ends[-1:] not in _DASHES and text[:1] not in _DASHES:
            continue  # most lines
        dashed = _LAST_DASHED.search(ends) if ends[-1:] in _DASHES else None
        right = (_REST if dashed else _FIRST).match(text)
        left = dashed or (_LAST.search(ends) if right else None)
        if left and right and bullet(text) and bullet(clean(lines[0].text)) == bullet(text):
            left = _LAST_TWO.search(strip_bullet(ends)) or left  # a dash opens items here
        pair = (left[1].casefold(), right[1].casefold()) if left and right else None
        named = pair in pairs.inside or (not dashed and pair in pairs.wrapped)
        if named or (_POST.match(text) and _PERSON.fullmatch(strip_bullet(ends))):
            found[at] = False
    return found and _without_room(whole, found)


def are_tight(wholes: Iterable[Whole]) -> bool:
    """Whether all items that open cells of a column, several, have no blank behind their dash."""
    texts = [clean(whole.lines[0].text) for whole in wholes if whole.lines]
    signs = [text[1:2].isspace() for text in texts if bullet(text) in _DASHES]
    return len(signs) >= TIGHT and not any(signs)


def told_by_blanks(whole: Whole) -> dict[int, bool]:
    """Per number of a line of such a cell that a dash with a blank begins: that it goes on."""
    texts = [clean(line.text) for line in whole.lines]
    if bullet(texts[0]) not in _DASHES:
        return {}
    loose = {
        at: False
        for at, (above, text) in enumerate(pairwise(texts), 1)
        if bullet(text) in _DASHES and text[1:2].isspace() and above[-1:] not in STOPS
    }
    return loose and _without_room(whole, loose)


def _without_room(whole: Whole, found: dict[int, bool]) -> dict[int, bool]:
    """The lines that go on, but for those that would have fitted beside the line above, and those
    that are set apart from it as paragraphs of the cell are."""
    printed = printed_of(whole)
    if len(printed) < len(whole.lines):
        return found
    shape = shape_of(printed)
    return {
        at: on
        for at, on in found.items()  # the dash may hang on its next word
        if spare(printed[at - 1], printed[at], shape, words=2) <= WIDE
        and not is_lower(printed[at - 1], printed[at], shape)
    }
