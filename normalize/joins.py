"""Why two pieces are one: the rules of joining over a page break.

A rule looks at a Break and answers with Evidence or None; the first that answers decides. Two
lists: whether the first row of a page is the tail of the last row before it (ROW_RULES), and, where
it is a row of its own, whether one of its cells is the tail of an older, merged cell (CELL_RULES).
A rule is sure where geometry or markup proves it, or the table does it one way only; weak where
language suggests it.
"""

from collections.abc import Callable

from normalize.breaks import DASHES, Break, Evidence
from normalize.centred import code_behind, text_behind
from normalize.codes import Code, code_in, comes_next, first, in_title
from normalize.columns import cell_text
from normalize.counted import (
    formula_goes_on,
    item_begins_anew,
    item_counts_on,
    variable_counts_on,
)
from normalize.cut_codes import cut_code, spanning
from normalize.cut_names import cell_of_level, cell_of_name
from normalize.edges import (
    STOP,
    announces_rest,
    awaits,
    awaits_first,
    breaks_alone,
    closes_bracket,
    cuts_range,
    goes_on,
    is_cut,
    is_cut_formula,
    is_open_ended,
    name_in_capitals,
    opening,
    quote,
    whole_text,
)
from normalize.elements import empty_first, same_cell, same_row
from normalize.habits import first_words
from normalize.levels import left_open, levels, levels_meet
from normalize.merges import (
    cell_known,
    cell_printed,
    item_of_list,
    list_filled,
    parent_goes_on,
)
from normalize.nameless import behind_closed, nameless
from normalize.phrases import name_known, text_known
from normalize.room import room_left
from normalize.stretched import cell_stretched, line_stretched
from normalize.text import bullet
from normalize.units import ends_in_bare_head
from normalize.unlike import cell_of_code, cell_of_form, item_of_sublist
from normalize.vocabulary import is_total
from schemas.page import Cell
from schemas.rows import SCORE_ROLES

FEWEST_ENDED, ENDED = 6, 0.95
"""Texts of a column, and the share of them, that show that its texts end in a stop."""


# --- is the first row of the page the tail of the last one? ---------------------------------------


def open_cells(cut: Break) -> Evidence | None:
    """A document that leaves a cell open where it goes on leaves the last row open. Sure, but for
    two levels in a table that has each in a row of its own, and for a closed name that goes on.
    Closed cells prove nothing of a name of which no line stands before the break, nor of a row
    without one, nor, inside a page, of a sentence that goes on below a header: every part of the
    table ends closed there."""
    if cut.parted():
        return None
    opened = left_open(cut)
    if cut.leaves_open and _rule_ended(cut):
        facts = (quote(cut.over("title"), end=True), f"code {cut.under('code')}")
        return Evidence("own-code", False, True, facts)
    if opened is None or (not opened and (cut.lacks_name() or (cut.reopens and cut.breaks_off()))):
        return None
    if opened and cut.walled and not cut.lacks_name():
        before, behind = cut.over("title"), cut.under("title")
        sure = opening(behind) == "variable" or not goes_on(before, behind)
        fact = "a wall is drawn above the row, and pages that go on with a row open without one"
        return Evidence("closed-top", False, sure, (fact,))
    count, own = cut.opened()
    if not opened and (tail := behind_closed(cut)):
        return tail
    return Evidence(
        rule="open-cells" if opened else "closed-cells",
        joins=opened,
        sure=not (levels_meet(cut) if opened else cut.breaks_off()),
        because=(f"{count} of {own} cells of the last row are open at the page's end",),
    )


def _rule_ended(cut: Break) -> bool:
    """Whether a rule row stands before the break and a row with code and name behind it, not
    opening as lines inside rows do. A browser may print a page's last wall nowhere."""
    before, title = cut.over("title"), cut.under("title")
    if cut.coded() or not code_in(cut.under("code")) or not before or not title:
        return False
    inside = first_words(cut.first_line()) in cut.habits.inside
    return not inside and cut.is_rule_start(before) and not goes_on(before, title)


def empty_paragraphs(cut: Break) -> Evidence | None:
    """Sure: where empty cells hold an empty paragraph, those that hold none are rests of cells
    whose text was all printed before the break."""
    empty = [
        cell
        for column, above, cell in zip(cut.columns, cut.above, cut.below, strict=True)
        if cell is not None and not cell.lines and column.role in ("code", "title", *SCORE_ROLES)
        if not cell.open_bottom  # it may stand in what goes on over the page's end
        if above is not None and above.own  # what is left of a merged cell says nothing of the row
    ]
    held = sum(cell.blank for cell in empty)
    if not cut.habits.blanks or not empty or 0 < held < len(empty) or cut.parted():
        return None
    said = "an" if held else "no"
    facts = (f"{len(empty)} empty cells behind the break hold {said} empty paragraph",)
    return Evidence("empty-paragraphs", not held, True, facts)


def cut_figure(cut: Break) -> Evidence | None:
    """Weak: a level of scoring breaks off before its figure, which stands behind the break alone,
    or above the next level, and is no code."""
    before, behind = cut.over("title"), cut.under("title")
    if cut.under("code"):
        return None
    if not awaits(before, behind) and not (
        awaits_first(before, behind) and cut.is_rule_start(before)
    ):
        return None
    return Evidence("cut-figure", True, False, (quote(before, end=True), quote(behind)))


def own_code(cut: Break) -> Evidence | None:
    """A code opens a row, unless the last row lacks one and this one is its: a code set in the
    middle of a row may fall behind the break."""
    code = code_in(cut.under("code"))
    if code is None:
        if cut.under("code") and is_total(cut.under("code")):
            return Evidence("total-row", False, True, ("a total row",))
        if cut.under("code") and cut.under("code") in DASHES:
            return Evidence("own-code", False, True, ("a dash where others have a code",))
        return None
    title, before = cut.under("title"), cut.over("title")
    lacks = cut.column("code") is not None and not cut.over("code") and not cut.parted()
    if lacks and before and not _code_in(before) and (not title or goes_on(before, title)):
        facts = (f"the last row has no code: {quote(before, end=True)}", f"code {code.text}")
        return Evidence("centred-code", True, False, facts)
    return Evidence("own-code", False, True, (f"code {code.text}",))


def code_in_title(cut: Break) -> Evidence | None:
    """A title that opens with a code opens a row; with a small letter where names do."""
    found, before = in_title(cut.under("title")), in_title(cut.over("title"))
    lettered = found is not None and found[0].style == "letter_lower"
    if not found or cut.under("code") or (lettered and "letter" not in cut.habits.openings):
        return None
    like = before and (before[0].style == found[0].style or comes_next(before[0], found[0]))
    like = like or (lettered and first(found[0]))
    if not like and not (before and found[0].label):
        return None
    return Evidence("own-code", False, True, (f"code {found[0].text} in the title",))


def own_figures(cut: Break) -> Evidence | None:
    """Figures of its own make a row, unless the last row lacks exactly these, and is coded or no
    code and name stand beside them; or has words in their places ("ĐT" / "XHH") that go on in
    words, the name too, or in small letters, or to what other rows have there."""
    figures = cut.figures()
    if not figures:
        return None
    at = [
        n
        for n, (column, cell) in enumerate(zip(cut.columns, cut.below, strict=True))
        if column.role in SCORE_ROLES and cell_text(cell)
    ]
    cells = [cut.above[n] for n in at]
    over = [whole_text(cell.whole) if cell is not None and cell.own else "0" for cell in cells]
    title = cut.under("title")
    named = (cut.over("code") or _code_in(cut.over("title"))) and not cut.under("code")
    inside = not title or goes_on(cut.over("title"), title)
    alone = not title and not cut.under("code")  # a row has a code or a name beside its figures
    if ((named and inside) or alone) and cut.lacks_figures():
        row = f"row {cut.over('code')}" if cut.over("code") else "the last row"
        facts = (f"{row} has no figure", f"figures {', '.join(figures)}")
        return Evidence("centred-figures", True, False, facts)
    worded = all(over) and not any(c.isdigit() for text in (*over, *figures) for c in text)
    known = all(" ".join(cut.texts(n)) in cut.habits.known[n] for n in at)
    if named and worded and (inside or known or all(figure[0].islower() for figure in figures)):
        facts = (f"words {', '.join(over)}", f"words {', '.join(figures)}")
        return Evidence("cut-words", True, False, facts)
    return Evidence("own-figures", False, True, (f"figures {', '.join(figures)}",))


def announced(cut: Break) -> Evidence | None:
    """Weak: what stands behind the break was announced before it ("… theo công thức:"), and no row
    of the table ends so."""
    before = cut.over("title")
    if cut.habits.announces or not announces_rest(before):
        return None
    facts = (quote(before, end=True), quote(cut.under("title")))
    return Evidence("announced", True, False, facts)


def name_goes_on(cut: Break) -> Evidence | None:
    """Weak: the name behind the break goes on with the sentence before it; not "Trong đó:" alone,
    where variables stand in rows of their own. Sure in small letters where each row has a code."""
    before, behind = cut.over("title"), cut.under("title")
    if not before or not (goes_on(before, behind) or (behind and ends_in_bare_head(before))):
        return None
    opens = "inside" if closes_bracket(before, behind) else opening(behind)
    inside = first_words(cut.first_line()) in cut.habits.inside
    ahead = opens == "proceeds" and behind.endswith(":") and not inside
    if ahead and "variable" in cut.habits.openings:
        # As the variables that it names, it has a row of its own, but not inside a paragraph.
        return line_stretched(cut) or another_row(cut)
    ranged = cuts_range(before, behind)
    if (
        opens in cut.habits.openings
        and not ranged
        and (
            STOP.search(before)
            or (cut.is_rule_start(behind) and not is_cut(before))
            or opens == "variable"
        )
    ):
        return None
    sure = cut.habits.numbered and behind[0].islower() and goes_on(before, behind, strictly=True)
    return Evidence("name-goes-on", True, sure, (quote(before, end=True), quote(behind)))


def opens_inside(cut: Break) -> Evidence | None:
    """Weak: a text without code and figures opens as lines inside other rows do, and no row; not
    below a variable that has a row of its own, as each line of its formula has."""
    opens = first_words(cut.first_line())
    if opens not in cut.habits.inside or cut.under("code"):
        return None
    if opening(cut.over("title")) == "variable" and "variable" in cut.habits.openings:
        return None
    facts = (f"“{opens}…” stands in other rows and opens none", quote(cut.over("title"), end=True))
    return Evidence("opens-inside", True, False, facts)


def no_such_rows(cut: Break) -> Evidence | None:
    """Weak: a document opens no page with a row that has neither code nor figures if it has no
    such rows elsewhere, or none that open like this one; a name in capitals goes on in capitals
    where no such row is written so."""
    before, behind = cut.over("title"), cut.under("title")
    like = "capitals" if name_in_capitals(before, behind) else opening(behind)
    if not before or like in cut.habits.openings:
        return None
    ruled = cut.habits.ruled or cut.habits.bare_names
    if ruled and cut.is_rule_start(behind) and opening(behind) == "capital":
        return None  # as other rows without a code, which have a figure or are levels
    facts = (
        "no code and no figures, and away from page breaks no row is like that",
        quote(before, end=True),
        quote(behind),
    )
    return Evidence("no-such-rows", True, False, facts)


def another_row(cut: Break) -> Evidence | None:
    """Weak: what is left is a row of its own, without code and figures, as the document has
    others."""
    facts = (quote(cut.over("title"), end=True), quote(cut.under("title")))
    return Evidence("own-row", False, False, facts)


ROW_RULES: tuple[Callable[[Break], Evidence | None], ...] = (
    empty_paragraphs, empty_first, same_row, room_left, levels, open_cells, cut_code, cut_figure,
    own_code, spanning, code_in_title, own_figures, nameless, announced,
    variable_counts_on, formula_goes_on, name_goes_on, name_known, opens_inside, line_stretched,
    no_such_rows, another_row,
)  # fmt: skip


# --- is one cell of a new row the tail of an older, merged cell? ----------------------------------


def cell_open(cut: Break, column: int) -> Evidence | None:
    """Sure: where the document leaves cells open that go on, this one is open or is not."""
    above = cut.above[column]
    if above is not None and cut.enters(column):
        return Evidence("open-cell", True, True, ("the cell has no wall above it on its page",))
    if cut.walls_tell and cell_text(cut.below[column]):
        fact = "a wall is drawn above the cell, and none above cells that go on below a header"
        return Evidence("closed-top", False, True, (fact,))
    if not cut.leaves_open or above is None:
        return None
    opened = cut.left_open(above)
    if not opened and not cut.closed_proves:
        return None
    if opened and above.own and cut.any_enters():
        fact = "a wall is drawn above the cell, and none above others of its row"
        return Evidence("closed-top", False, True, (fact,))
    fact = "open" if opened else "closed"
    return Evidence(
        "open-cell" if opened else "closed-cell", opened, True,
        (f"the cell above is {fact} at the page's end",),
    )  # fmt: skip


def cell_goes_on(cut: Break, column: int) -> Evidence | None:
    """Weak: the text behind the break goes on with the sentence before it, in a column that merges
    cells or in which no text opens so."""
    before, behind = cut.texts(column)
    if not before or behind in cut.habits.known[column] or cut.columns[column].role == "unit":
        return None  # each is whole: "Cuộc", "km"
    if not goes_on(before, behind, strictly=True):
        return None
    if not cut.habits.merges[column] and not breaks_alone(before, behind, cut.habits.known[column]):
        return None
    facts = (quote(before, end=True), quote(behind))
    # "… kèm theo" / "Quyết định" may open a text as well; what closes a bracket or is the number
    # that a text breaks off before ("ngày" / "28/10/2024") does not.
    capital = opening(behind) == "capital" and not behind[0].isdigit()
    named = capital and before.count("(") <= before.count(")") and not is_open_ended(before)
    return Evidence("text-goes-on", True, False, facts, by_others=named)


def cell_unfinished(cut: Break, column: int) -> Evidence | None:
    """Weak: the text before the break does not end in a stop, as the column's other texts do, or
    announces the list behind it, as none of them does."""
    (before, behind), known = cut.texts(column), cut.habits.known[column]
    if not cut.habits.merges[column]:
        return None
    edges = quote(before, end=True), quote(behind)
    if before[-1:] == ";" and behind and not any(text.endswith(";") for text in known):
        if bullet(before) and not bullet(behind) and opening(behind) != "small":
            return None  # behind an item another one would follow
        facts = ("no text of the column ends in a semicolon", *edges)
        listed = bool(bullet(behind)) and len(known) >= FEWEST_ENDED
        return Evidence("unfinished-text", True, False, facts, by_others=not listed)
    if before[-1:] == ":" and bullet(behind) and not any(text.endswith(":") for text in known):
        return Evidence("unfinished-text", True, False, ("a list is announced", *edges))
    ended = sum(bool(STOP.search(text)) for text in known)
    if len(known) < FEWEST_ENDED or ended < ENDED * len(known):
        return None
    if STOP.search(before) or bullet(behind) or behind in known or before in known:
        return None
    facts = (f"{ended} of {len(known)} texts of the column end in a stop", *edges)
    return Evidence("unfinished-text", True, False, facts, by_others=True)


CELL_RULES: tuple[Callable[[Break, int], Evidence | None], ...] = (
    same_cell, code_behind, text_behind, cell_printed, cell_open, parent_goes_on, cell_goes_on,
    item_counts_on, item_begins_anew, cell_of_name, cell_stretched, cell_unfinished,
    cell_known, text_known, cell_of_level, cell_of_code,
    cell_of_form, item_of_list, list_filled, item_of_sublist,
)  # fmt: skip


def breaks_off(above: Cell, below: Cell) -> bool:
    """Whether the text of one cell goes on with the sentence that another breaks off."""
    return goes_on(cell_text(above), cell_text(below), strictly=True)


def proceeds_anew(above: Cell, below: Cell) -> bool:
    """Whether "Trong đó:" stands behind a whole formula: it may open a row of its own."""
    return opening(cell_text(below)) == "proceeds" and not is_cut_formula(cell_text(above))


def _code_in(text: str) -> Code | None:
    return found[0] if (found := in_title(text)) else None
