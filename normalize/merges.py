"""Is a text at a page's top the rest of a merged cell? What the column does elsewhere says so.

Word processors cut a merged cell between two of its rows, and so between two of its paragraphs:
neither borders nor words tell.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import prod

from normalize.breaks import Break, Evidence
from normalize.edges import goes_on, is_cut, is_hanging, opening, quote
from normalize.elements import covered, covered_among, is_its_element
from normalize.filled import LINES_UP, LOWER, UNSEEN
from normalize.room import kept_together, spare_below, widest_gap
from normalize.text import bullet, strip_bullet
from normalize.units import ends_in_head, opens_name
from normalize.unlike import is_rest
from normalize.vocabulary import is_total
from schemas.page import Cell
from schemas.patterns import late
from schemas.rows import OFFICE_ROLES, SCORE_ROLES

FEWEST = 3
"""Lists that show how many items the lists of a column have."""
LENGTHS = 5
"""How many items a list may have."""
LINE = 1.25
"""Font sizes that another line needs, at most."""
APART = 6.0
"""Points between two paragraphs, at most."""
_POSTS = ("Chủ tịch", "Giám đốc", "Trưởng", "Phó")
"""Posts behind which the name of a unit may follow: "Phó Chủ tịch" / "UBND phụ trách …"."""
_NEXT_ITEM = late(r"(?<=\S) (?=[-–+•*] ?[A-ZĐÀ-Ỹ])|(?<=;) ")


def parent_goes_on(cut: Break, column: int) -> Evidence | None:
    """Weak: a parent's name, merged left of its children, goes on behind the break where no code
    opens a new one; where parents have no codes, only where the sentence goes on."""
    if cut.columns[column].role != "title" or cut.under("code"):
        return None
    before, behind = cut.texts(column)
    if is_total(behind) or not (cut.over("code") or goes_on(before, behind)):
        return None
    facts = (quote(before, end=True), quote(behind))
    return Evidence("parent-goes-on", True, False, facts)


def cell_printed(cut: Break, column: int) -> Evidence | None:
    """Sure: the cell goes over a page on which nothing of its text stands, so that its text was all
    printed before; what stands behind the break is another's. Some engines draw such a part of it
    without walls, as if it were open."""
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or cut.habits.centred[column] or not below.lines:
        return None
    *before, last = above.whole.parts
    box = last.cell.box
    if last.cell.lines or box is None or not any(part.cell.lines for part in before):
        return None
    if box.bottom - box.top < LINE * below.lines[0].size * kept_together(below.lines):
        return None
    fact = f"nothing of it stands on page {last.place.page}, where it has room"
    return Evidence("closed-cell", False, True, (fact,))


def item_of_list(cut: Break, column: int) -> Evidence | None:
    """Weak: a list of whole items fills its cell, another cell of the row being as high, and items
    go on behind the break; one merged list is likelier than two lists that meet, by how many items
    the column's lists have and how often one is merged: one is cut as seldom as another fills its
    cell."""
    above, below = cut.above[column], cut.below[column]
    (before, behind), shared = cut.texts(column), cut.habits.shared[column]
    if above is None or below is None or not (cut.closes and above.own and shared):
        return None
    sign = bullet(before)
    if not sign or bullet(behind) != sign or behind in cut.habits.known[column]:
        return None
    if not set(_items(before)).isdisjoint(_items(behind)):
        return None  # no list has an item twice
    lists = [text for text in cut.habits.known[column] if bullet(text) == sign]
    if len(lists) < FEWEST or not _is_full(cut, column) or _is_last(before, sign, lists):
        return None
    counts = Counter(1 + text.count(f" {sign}") for text in lists)
    first, rest = ([bullet(li.text) for li in x.lines].count(sign) for x in (above.whole, below))
    one, *two = (counts[number] + UNSEEN for number in (first + rest, first, rest))
    likelier = shared * one * (len(lists) + LENGTHS * UNSEEN) > (1 - shared) * prod(two)
    if not counts[first + rest] or not likelier:
        return None
    fact = f"{counts[first + rest]} of {len(lists)} lists have {first + rest} items"
    return is_rest(cut, column, "item-of-list", fact)


def list_filled(cut: Break, column: int) -> Evidence | None:
    """Weak: a list in a cell merged over rows fills it to the page's end, and items of its kind go
    on behind the break: likelier one list that was cut than two, by how many of the column's merged
    texts fill their cells elsewhere, and over how many rows they go on. Names of offices are short,
    and fill any cell; and none ends inside a row whose name is merged over more rows."""
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or above.own or below.row_span > 1 or not cut.closes:
        return None
    if cut.rows() > 1:
        return None
    if cut.columns[column].role in OFFICE_ROLES or cut.habits.centred[column]:
        return None
    signs = [bullet(line.text) for line in (*above.whole.lines, *below.lines)]
    sign, spare = bullet(cut.texts(column)[1]), spare_below(cut, column)
    if not sign or signs[0] != sign or spare is None:
        return None
    if not -LINES_UP < spare < above.whole.lines[-1].size:
        return None
    seen = cut.habits.filled[column]
    if seen.odds(sum(map(bool, signs)) / len(signs)) <= 1:
        return None
    fact = f"it fills its cell, as {seen.full} of {seen.cells} merged texts of the column do"
    return is_rest(cut, column, "list-filled", fact)


def _is_last(item: str, sign: str, lists: Iterable[str]) -> bool:
    """Whether an item ends in a full stop where items of lists before others never do, but in a
    semicolon: it is the last one of its list."""
    inner = {
        text[at.start() - 1] for text in lists for at in re.finditer(f" {re.escape(sign)}", text)
    }
    return item.endswith(".") and ";" in inner and "." not in inner


def over_empty(cut: Break, column: int, empty: Cell) -> Evidence | None:
    """Sure: the cell before a break goes on over an empty one of a new row behind it; weak where
    tags say so of one that a browser closes, which gives no tag to a cell with nothing in it. The
    text of one that is empty before it, left open beside a closed name, may stand in its middle."""
    above = cut.above[column]
    if above is None or not (above.whole.text or (above.whole.open_bottom and cut.closes_name())):
        return None
    told = covered(above.whole, empty)
    among = covered_among(cut, column) or is_its_element(above.whole, empty)
    if (told and _leaves_none_out(cut)) or among:
        fact = "the page's tags have no cell for it in its row"
        closed = cut.leaves_open and not (among or above.whole.open_bottom)
        return Evidence("same-element", True, not closed, (fact,))
    # One that goes on over its page's end may hold its paragraph behind it.
    if cut.habits.blanks and not (empty.blank or empty.open_bottom):
        fact = "the cell holds no empty paragraph, as empty ones do here"
    elif cut.enters(column):  # word processors may tag covered cells, too
        fact = "the cell has no wall above it on its page"
    elif told is False:
        return None
    elif empty.rest and not cut.habits.ragged:
        fact = "no wall is drawn at the cell's outer side"
    elif cut.leaves_open and cut.left_open(above):
        if above.own and empty.box is not None and cut.any_enters():
            return None  # a wall is drawn above it, and none above others of its row
        fact = "the cell above is open at the page's end"
    else:
        return None
    return Evidence("open-cell", True, True, (fact,))


def _leaves_none_out(cut: Break) -> bool:
    """Whether the tags have a cell for each empty one; where no empty cell shows it, a row without
    code and name is one that older cells name."""
    counted = cut.counts_empty()
    return bool(counted) or (counted is None and not (cut.under("code") or cut.under("title")))


def cell_known(cut: Break, column: int) -> Evidence | None:
    """Weak: both pieces together are a text that the column has elsewhere, neither alone is."""
    (before, behind), known = cut.texts(column), cut.habits.known[column]
    if not cut.habits.merges[column] or not before or not behind:
        return None
    if {before, behind} & known or f"{before} {behind}" not in known:
        return None
    facts = (f"“{before} {behind}” stands elsewhere",)
    opens = behind.split()[0]  # as other texts of the column do: then it may be one too
    alone = bool(bullet(behind)) or any(text.split(" ", 1)[0] == opens for text in known)
    return Evidence("known-text", True, False, facts, by_others=alone)


def _items(text: str) -> list[str]:
    """The items of a text, without bullets and what ends them."""
    return [strip_bullet(item).rstrip(".;, ") for item in _NEXT_ITEM.split(text)]


def has_room(cut: Break, column: int) -> bool:
    """Whether the next lines behind the break would have fitted below the text before it, in a
    document that closes every cell: a cell that goes on is filled first. So they would below a last
    row that is as high as the text makes it: a merged cell that goes on makes it no higher, or goes
    down with it to the foot of the page.
    """
    return cut.closes and _would_fit(cut, column)


def _would_fit(cut: Break, column: int) -> bool:
    """The same, whatever the document does to cells at a page's end."""
    above, below = cut.above[column], cut.below[column]
    spare = spare_below(cut, column)
    if above is None or below is None or spare is None or not below.lines:
        return False
    if cut.habits.centred[column]:
        return False
    line = LINE * above.whole.lines[-1].size
    room = max(APART, widest_gap(above.whole.parts[-1].cell), widest_gap(below))
    needed = line * kept_together(below.lines) + room
    return spare > needed or (spare < -line and cut.left_below() > needed)


def same_merge(cut: Break, column: int, joined: Sequence[int]) -> Evidence | None:
    """Weak: a cell merged over the same rows as another, before and behind the break.

    The other is one that goes on (``joined``), or one that stands empty behind the break, unless
    empty cells are merged over the rows of texts beside them elsewhere: cells that were merged
    together end together, both with a wall at the page's end or both without. Two lists of offices
    are each whole (``texts_meet``). It joins none to a text of the last row that says all, for one
    column may be merged over more rows than another; nor does any reader know. Nor does one where
    the text makes the last row higher than its own cells do.
    """
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or (below.row_span < 2 and above.own):
        return None
    if 1 < below.row_span <= cut.rows():  # merged over the lines of one criterion, as its name is
        return None
    before, behind = cut.texts(column)
    sign, known = bullet(behind), cut.habits.known[column]
    if behind in known or _new_entry(before, behind) or _is_no_head(before, sign, known):
        return None
    opens = sign or (opens_name(behind) and not _wants_unit(before))
    if cut.columns[column].role in OFFICE_ROLES and (opens or behind == before):
        return None
    if sign and _is_last(before, sign, known):
        return None
    # Of a cell that begins in the last row nothing shows before the break that it is merged.
    begins = above.own and opening(behind) == "capital" and not is_hanging(before)
    spare = spare_below(cut, column)
    begins = begins or (spare is not None and spare < -LOWER)
    for other, (over, under) in enumerate(zip(cut.above, cut.below, strict=True)):
        if other == column or over is None or under is None or not over.whole.text:
            continue
        if cut.columns[other].role in ("code", "title", *SCORE_ROLES):
            continue
        bare = not under.lines and under.row_span > 1 and not cut.habits.bare_merges[other]
        runs_on = other in joined or bare
        alike = over.whole.open_bottom == above.whole.open_bottom
        alike = alike and over.anchor == above.anchor and under.row_span == below.row_span
        if runs_on and alike:
            facts = (
                f"merged over the same {below.row_span} rows as {cut.columns[other].name}",
                quote(before, end=True), quote(behind),
            )  # fmt: skip
            return Evidence("same-merge", not begins, False, facts, by_others=True)
    return None


def _is_no_head(before: str, sign: str, known: Iterable[str]) -> bool:
    """Whether a whole sentence without a bullet heads no list: the column's lists have none."""
    if not sign or bullet(before) or before[-1:] != "." or _heads(before, sign):
        return False
    lists = [text for text in known if text.startswith(sign) or _heads(text, sign)]
    return len(lists) >= FEWEST and all(map(bullet, lists))


def _heads(text: str, sign: str) -> bool:
    """Whether items stand behind a sentence in a text, no "-" within a name."""
    return any(f"{stop} {sign}" in text for stop in ".:;")


def _wants_unit(text: str) -> bool:
    """Whether a text breaks off before the name of a unit."""
    return is_cut(text) or ends_in_head(text) or text.endswith(_POSTS)


def texts_meet(cut: Break, column: int) -> bool:
    """Whether a text that fills its cell to the page's end, or a list, meets another behind it in
    a column that merges cells: two cells, or one that was cut between its paragraphs. No rule can
    tell."""
    above, below = cut.above[column], cut.below[column]
    (before, behind), known = cut.texts(column), cut.habits.known[column]
    if above is None or below is None or not cut.habits.merges[column]:
        return False
    if not before or not behind:
        return False
    listed = _stand_in_lists(before, behind, known)
    if below.row_span == 1 and {before, behind} <= known and not listed:
        return False
    items = any(bullet(line.text) for line in above.whole.lines)
    sign, drawn = bullet(behind), above.whole.lines[-1].box is not None
    # A list may have its first item without a sign, as others then have.
    begins = drawn and any(not bullet(text) and f" {sign}" in text for text in known)
    if cut.closes and (items or not sign or begins) and _fills(cut, column, listed):
        return True
    # Behind an item another one would follow: what has no bullet and is no unit's name is its rest.
    unit = opens_name(behind) or (bool(bullet(before)) and not bullet(behind))
    named = cut.columns[column].role in OFFICE_ROLES and unit
    if named and (listed or not {before, behind} & known):
        return True
    return bool(bullet(behind)) and items


def _fills(cut: Break, column: int, listed: bool) -> bool:
    """Whether a text ends where its row does, so that nothing says that it is whole. Without
    geometry any may, where texts of several paragraphs stand on either side or elsewhere.

    :param listed: they stand elsewhere.
    """
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or not below.lines:
        return False
    if above.whole.lines[-1].box is not None:
        spare = spare_below(cut, column)
        return spare is not None and spare > -LINES_UP
    return listed or any(line.opens for line in (*above.whole.lines[1:], *below.lines[1:]))


def _stand_in_lists(before: str, behind: str, known: Iterable[str]) -> bool:
    """Whether another text begins with one of two and has more, or ends with the other."""
    return any(
        (text.startswith(before) and text != before) or (text.endswith(behind) and text != behind)
        for text in known
    )


def _new_entry(before: str, behind: str) -> bool:
    """Whether a name without a bullet stands beyond the break from a list with bullets."""
    if bullet(behind):
        return bool(before) and not bullet(before) and before[-1].isalnum()
    first = next((c for c in behind if c.isalnum()), "")
    return bool(bullet(before)) and first.isupper()


def _is_full(cut: Break, column: int) -> bool:
    """Whether no line fits below the text of a last row's cell, and another is as high as it."""
    above, spare = cut.above[column], spare_below(cut, column)
    if above is None or spare is None:
        return False
    return -LINES_UP < spare < LINE * above.whole.lines[-1].size
