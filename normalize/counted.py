"""What counts on over a page break: "(1) …" before it, "(2) …" behind it, or "a là …", "b là …";
and what begins anew, in another cell: "d) …" before it, "a) …" behind it. A formula goes on with
what several of its variables are, or with what overrides it."""

from normalize.breaks import Break, Evidence
from normalize.codes import is_next_item
from normalize.columns import cell_text
from normalize.edges import opening, quote
from normalize.openings import opens_condition, tells_of_formula, variables
from normalize.text import clean, strip_bullet
from schemas.counting import follows
from schemas.patterns import late

_ITEM = late(r"(?:\((\d{1,2}|[a-zđ])\)|(\d{1,2}|[a-zđ])[.)])(?=\s)")
_VARIABLE = late(r"([a-zđ])\s*(?:là\s|[=:])")


def variable_counts_on(cut: Break) -> Evidence | None:
    """Weak: a name without a code opens with the variable after the last one that the name before
    the break holds below its formula; where variables have rows of their own it holds none, but the
    first one where "Trong đó:" stands over it: rows of the table then open with one alone, none
    with the first one, and none holds several."""
    above = cut.cell_over("title")
    here = _VARIABLE.match(strip_bullet(cut.under("title")))
    if above is None or not above.own or here is None or cut.under("code"):
        return None
    below_first = (
        _VARIABLE.match(strip_bullet(clean(line.text))) for line in above.whole.lines[1:]
    )
    named = [match[1] for match in below_first if match]
    ways = cut.habits.openings
    apart = "single" in ways and ways.isdisjoint(("first", "several", "variables"))
    if not named or not follows(named[-1], here[1]) or apart:
        return None
    facts = (
        f"“{named[-1]}” and “{here[1]}” are variables of one formula",
        quote(cut.over("title"), end=True),
        quote(cut.under("title")),
    )
    return Evidence("variable-counts-on", True, False, facts)


def formula_goes_on(cut: Break) -> Evidence | None:
    """Weak: several variables stand in one row behind a formula, or what overrides it behind a row
    that has both, and no row of the table opens so: where they have rows of their own, each has."""
    above, (before, behind) = cut.cell_over("title"), (cut.over("title"), cut.under("title"))
    if above is None or not above.own or cut.under("code") or cut.coded():
        return None
    if opening(behind) == "variable" and len(variables(behind)) > 1 and not variables(before):
        way, fact = "variables", "no row opens with a variable and holds another"
    elif opens_condition(behind) and tells_of_formula(before):
        way, fact = "condition", "no row with a condition stands below one with all of a formula"
    else:
        return None
    if way in cut.habits.openings:
        return None
    return Evidence("formula-goes-on", True, False, (fact, quote(before, end=True), quote(behind)))


def item_counts_on(cut: Break, column: int) -> Evidence | None:
    """Weak: the text behind the break opens with the number after the last one that opens a line
    before it, in a column of which no text begins to count but with the first; a parent's number
    opens the code beside it, too."""
    above, below, (before, behind) = cut.above[column], cut.below[column], cut.texts(column)
    if above is None:
        return None
    number = _number(behind)
    if number in ("", "1", "a") or any(
        _number(text) not in ("", "1", "a") for text in cut.habits.known[column]
    ):
        return None
    first = f"{number}.1"
    if any(cell_text(other).startswith(first) for other in cut.below if other is not below):
        return None  # it heads what stands beside it
    lines = [text for line in above.whole.lines if (text := clean(line.text))]
    numbered = [text for text in lines if _number(text)]
    if not numbered or not is_next_item(numbered[-1], behind):
        return None
    facts = (
        f"“{number}” is the next item",
        quote(before, end=True),
        quote(behind),
    )
    return Evidence("item-counts-on", True, False, facts)


def item_begins_anew(cut: Break, column: int) -> Evidence | None:
    """The text behind the break opens with the first item, and nothing before it announces a list.

    Sure where the last item before it is numbered the same way; weak where none is, in a column of
    which other texts open with a first item, and the text before the break has ended.
    """
    above, (before, behind) = cut.above[column], cut.texts(column)
    if above is None:
        return None
    if _number(behind) not in ("1", "a") or before[-1:] in ("", ":"):
        return None
    lines = [text for line in above.whole.lines if (text := clean(line.text))]
    numbered = next((text for text in reversed(lines) if _number(text)), "")
    facts = (f"“{_number(behind)}” is the first item", quote(before, end=True), quote(behind))
    if numbered:
        same = _sign(numbered) == _sign(behind)
        return Evidence("item-begins-anew", False, True, facts) if same else None
    known = any(_number(text) in ("1", "a") for text in cut.habits.known[column] - {behind})
    ended = before[-1] == "." and known
    return Evidence("item-begins-anew", False, False, facts) if ended else None


def _sign(text: str) -> tuple[bool, str]:
    """How the item that a text opens with is numbered: in figures or not, between which signs."""
    number = _number(text)
    return number.isdigit(), text.partition(" ")[0].replace(number, "", 1)


def _number(text: str) -> str:
    """The number or letter of the item that a text opens with, "" where it opens with none."""
    match = _ITEM.match(text)
    return next(filter(None, match.groups()), "") if match else ""
