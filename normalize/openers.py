"""How a line opens and ends by its words, and what the other lines of its cell tell of it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from normalize.codes import is_next_item
from normalize.edges import VARIABLE, is_address, says_level
from normalize.openings import opens_share
from normalize.shapes import SPARE, Printed, Shape, ended_above, spare
from normalize.text import bullet, strip_bullet
from schemas.patterns import late

STOPS = ".;:!?…"
"""Signs that a sentence ends in."""
LETTERED = late(r"[a-zđ][.)] ")
_FIGURE = late(r"\d+(?![\d.)])")
_NUMBERED = late(r"\(\d{1,2}\) [^\W_a-zà-ỹđ]", has=") ")
"""A part of a list by its number in brackets: "(2) Mức độ quan tâm …: 0.5"."""
Kind = tuple[str, bool, bool]
"""Of an item: its bullet, whether a lower-case word follows, and whether without a blank."""
_BOUND = late(r"[<>≤≥] ?=? ?\d+(?:[.,]\d+)? ?%", has=tuple("<>≤≥"))
"""How a level opens whose measure is a bound: "< 40% văn bản: 0 điểm"."""
POINTS_FIRST = late(r"\d+(?:[.,]\d+)? ?(?:điểm|đ): ?[A-ZĐÀ-Ỹ]", has=("điểm:", "đ:"))
"""How a level opens whose points stand first: "0,75 điểm: Từ 80% …"."""
_REST_OF_LEVEL = late(r"(?:\d+(?:[.,]\d+)? ?)?(?:điểm|đ)?[.;]?")
_SUM = late(r"[=+(*/]")
"""What stands in a formula in words."""
_RESERVE = late(r"\((?:nếu|khi) (?:có|cần)(?: yêu cầu)?\)[.;,]?", has=("(nếu ", "(khi "))
_ASIDE = late(r"\([A-ZĐÀ-Ỹ]|(?:[^\W\d_]+ ){0,2}[^\W\d_]+:$", needs=(":", "("))
_WHEREIN = "Trong đó:"
"""Names what a formula above it is made of: the formula ends in a letter or figure."""


def is_aside(text: str, done: bool) -> bool:
    """Whether a line is a bracketed sentence or a label that is all of it, behind a stop or points
    (``done``), or names what a formula is made of."""
    return bool(_ASIDE.match(text)) if done else text.startswith(_WHEREIN)


def is_reserve(text: str) -> bool:
    """Whether a line says nothing but that what stands above it may be missing: "(nếu có)"."""
    return _RESERVE.fullmatch(text) is not None


def runs_in(text: str) -> bool:
    """Whether a label mostly stands in the line of the sentence above it ("Nếu:"), as neither a
    sentence in brackets nor what names the variables of a formula does."""
    return text[0] != "(" and not text.startswith(_WHEREIN)


def ended(above: str) -> bool:
    """Whether a line ends in a stop, or as a level of scoring does."""
    return above[-1] in STOPS or says_level(above)


def level_ended(group: Sequence[Printed]) -> bool:
    """Whether a paragraph ends as a level does: its figure may stand on a line of its own."""
    last = group[-1].text
    rest = len(group) > 1 and (last[0].isdecimal() or last[0] in "đ.;")
    if rest and _REST_OF_LEVEL.fullmatch(last):
        last = f"{group[-2].text} {last}"
    return says_level(last)


def is_sub_item(group: Sequence[Printed], text: str) -> bool:
    """Whether a bullet opens an item though a full line stands above it: no name goes on with a
    dash and an address; a plus below an item with a dash, or below a name, adds nothing up: that
    has a figure, a bracket or a sign before it."""
    if is_address(strip_bullet(text)):
        return True
    if text[0] != "+" or bullet(group[0].text) not in ("-", "–", ""):
        return False
    above = strip_bullet(" ".join(each.text for each in group))
    return strip_bullet(text)[0].isupper() and above[-1].islower() and not _SUM.search(above)


def opens_as_told(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line opens by what other lines of its cell tell: it heads a list by letters below a
    colon, or is its next item, or that of a list by numbers in brackets; or, a page's first, where
    markup cannot know it, stands below room, heads such a list, or each paragraph that markup tells
    of in the cell, and the one above the break, ends in a stop and the next one opens with a
    capital, and none has a semicolon inside.

    :param at: the number of the line among those of its cell, not the first.
    """
    before, here = lines[at - 1], lines[at]
    if (here.after_break and ended_above(before)) or letters_on(lines, at) or numbers_on(lines, at):
        return True
    if (here.after_break or before.text[-1] == ":") and heads_letters(lines, at):
        return True
    if not here.after_break:
        return False
    told = [
        (above.text, each.text)
        for above, each in pairwise(lines)
        if each.line.opens and not each.after_break
    ]
    return (
        bool(here.line.opens and told)
        and before.text[-1] in ".;"
        and all(
            above[-1] == before.text[-1] and each[0].isupper() and "; " not in above
            for above, each in (*told, (before.text, here.text))
        )
    )


def heads_letters(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line is the first item of a list by letters, the next of which opens a line below
    it in the cell: "a) Rà soát" above "b) Ban hành"."""
    text = lines[at].text
    if not text.startswith("a) ") or not text[3:4].isupper():
        return False
    below = map(lines.__getitem__, range(at + 1, len(lines)))
    after = next((each for each in below if LETTERED.match(each.text)), None)
    if after is None or after.line.opens is False:
        return False
    return is_next_item(text, after.text)


def letters_on(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line, below one that ended, is the next item of a list by letters, of which the
    last one opens a line above it in the cell, other paragraphs between: "a) Rà soát", "- Có: 1",
    "b) Ban hành"."""
    above, text = lines[at - 1].text, lines[at].text
    if text[1:2] != ")" or not text[3:4].isupper() or not LETTERED.match(text) or not ended(above):
        return False
    over = (lines[n].text for n in range(at - 1, -1, -1))  # no copy: long cells have thousands
    last = next(filter(LETTERED.match, over), None)
    return last is not None and is_next_item(last, text)


def numbers_on(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line opens the next part of a list by numbers in brackets, the part before which
    opens a line of the cell, too: "(1) Tỷ lệ …:", other paragraphs, "(2) Tỷ lệ …:". Two parts of
    one sentence would hardly both stand at the edge, unless a tag ties their lines; they are parted
    by a comma or a semicolon, and none of these ends the line above.

    :param at: the number of the line among those of its cell, not the first.
    """
    above, here = lines[at - 1].text, lines[at]
    if here.tied or above[-1] in ",;" or here.text[0] != "(" or not _NUMBERED.match(here.text):
        return False
    over = (lines[n].text for n in range(at - 1, -1, -1))
    last = next(filter(_NUMBERED.match, over), None)
    return last is not None and is_next_item(last, here.text)


def begins_high(text: str) -> bool:
    """Whether a line opens with a capital, that of a part by its number included, or with the
    bound or the share of a level."""
    numbered = text[0] == "(" and _NUMBERED.match(text) is not None
    return text[0].isupper() or numbered or opens_share(text)


def kind_of(text: str) -> Kind:
    """What an item opens with."""
    low = begins_low(text) and not strip_bullet(text)[:1].isdigit()
    return bullet(text), low, not text[1:2].isspace()


def series_of(printed: Sequence[Printed], shape: Shape | None) -> Counter[Kind]:
    """How many bullets of a kind certainly open a paragraph somewhere in the cell."""
    first = printed[0].text
    kinds = Counter[Kind]()
    if bullet(first):
        kinds[kind_of(first)] = 1
    for before, here in pairwise(printed):
        above, text = before.text, here.text
        if not bullet(text):
            continue
        marked = here.line.opens and not here.after_break
        if marked or ended(above) or spare(before, here, shape) > SPARE:
            kinds[kind_of(text)] += 1
    return kinds


def begins_low(text: str) -> bool:
    """Whether the first letter of a line, behind that of an item, is a small one."""
    # "b) Ban hành" is no middle of a sentence, nor is "(2) 100% cơ quan"
    first = text[0]
    if first.isalpha() and text[1:2] not in (")", "."):
        return first.islower()  # most lines
    if first == "(" and _NUMBERED.match(text):
        return False
    if first.isdigit() and POINTS_FIRST.match(text):
        return False
    if first in "<>≤≥" and _BOUND.match(text):  # of a level
        return False
    said = text[3:] if text[1:2] in (")", ".") and LETTERED.match(text) else text
    return next((c.islower() for c in said if c.isalpha()), False)


def runs_low(text: str) -> bool:
    """Whether a line opens in small letters, as the middle of a sentence does, and is neither an
    item nor what a variable of a formula is."""
    return begins_low(text) and not bullet(text) and not VARIABLE.match(text)


def goes_low(text: str) -> bool:
    """Whether a line opens as the middle of a sentence does: in small letters or with a figure."""
    low = kind_of(text)[1] if bullet(text) else begins_low(text)  # "- 100% số báo cáo" opens
    return bool((low and not VARIABLE.match(text)) or _FIGURE.match(text))
