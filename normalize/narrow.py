"""Whether a narrow column cut a word between two lines: office suites break one between two letters
where its column is narrower than it.

``QUESTIONS`` are asked in their order, and the first that has an answer decides. Two words are
never glued: nearly every answer needs that one more letter would not have fitted (``_fills``).
"""

import msgspec

from normalize.asked import first_answer
from normalize.text import clean
from normalize.widths import estimate, wide
from schemas.page import Box, Cell, Line
from schemas.patterns import late
from schemas.syllables import begins_syllable, has_vowel, is_syllable, is_word

PADDING = 0.6
"""Font sizes between a wall and the text that fills its column, at most: office suites leave 0.1
inch (5.4 points), browsers what the style says."""
ROUNDING = 0.15
"""Font sizes by which estimated widths of single letters are off."""
ALIGNED = 0.5
"""Points by which lines that begin below each other differ, and from a wall's padding."""
MOST_LETTERS = 4
"""Letters of an abbreviation beside its last or first one, where a narrow column cuts it: ĐTXHH."""

_SYMBOL = late(
    r"\d{1,5}/(?:(?:19|20)\d\d/)?(?:QH\d\d|[A-ZĐ]{2,5}(?:-(?:[A-ZĐ]{2,8}|TTg))?)", has="/"
)
"""A document's number and symbol: "118/2025/NĐ-CP" (Decree 30/2020/NĐ-CP, appendix I)."""
_SYMBOL_CUT = late(r"\d{1,5}/(?:(?:19|20)\d\d/)?[A-ZĐ]{1,5}(?:-[A-ZĐ]{1,8})?")
_YEAR_CUT = late(r"\d{1,5}/(?:19|20)?\d?")
"""The same, cut in its year: "31/202" / "4/QH15"."""
_FIGURE = late(
    r"[+-]?\d+[.,]\d{1,4}%?|(?:[IVX]{1,4}/)?(?:19|20)\d\d"
    r"|\d{1,2}/\d{1,2}/(?:\d|\d\d|\d{4})|\d{1,2}/\d{4}"
    r"|[<>≤≥]=?\d{1,3}(?:[.,]\d+)?%?|\d{1,3}(?:[.,]\d{1,2})?/\d{1,3}"
)
"""What a narrow column cuts between two digits: "15,7" / "5", "31/12/20" / "25", "II/202" / "4",
">=9" / "5", a share ("15/3" / "4"); a whole number ("10" / "0") where it is alone."""
_OF_YEAR = late(r"(?:\d{1,2}/)?(?:\d{1,2}|[IVX]{1,3})/(?:19|20)\d\d", needs="/")
"""A date or a quarter with its year, which no cut ends but that in its figures: "12/20" / "25"."""
_FILED = late(r"[A-ZĐ]{1,4}[.-]?\d{2,5}")
"""The mark of a file with a number of several digits: "HS.48" / "2", "CCHC." / "43"."""
_DECIMALS = late(r"[.,]\d{1,4}")
"""The rest of a figure that a narrow column cuts before its mark: "111" / ".25"."""
_ADDRESS = late(r"[(\[<]?(?:https?://|www\.)\S+")
_ADDRESS_REST = late(r"[A-Za-z0-9][A-Za-z0-9./?=&#_-]*[)\]>]?[.,;]?")
_DAY = late(
    r"\d{1,2}/(?:\d \d/(?:19|20)\d\d|\d{1,2}/(?:1 9\d\d|2 0\d\d|(?:19|20) \d\d|(?:19|20)\d \d))"
)
"""A date with its month or year cut: "15/1" / "2/2025", "15/11/202" / "6"."""
_MONTH = late(r"\d{1,2}/1 [0-2]", has="/1 ")
"""The same without a year: "30/1" / "1"."""
_YEAR = late(r"(?:19|20)\d\d")
_SURVEYS = frozenset(("ĐTXHH", "ĐTXH", "XHH"))
"""What stands in a narrow column of scores for a survey, and is nothing in pieces; three lines cut
it at "ĐTXH"."""
_SHORT_FORMS = frozenset(("UBND", "HĐND", "QPPL", "MTTQ"))
"""What is nothing in pieces on a line that has no room for one more letter of it."""
_ENDS = frozenset(("h", "g", "ng", "nh", "ch", "t", "p"))
"""What stands behind the vowels of a word and is no word itself, nor a variable of a formula."""
_MARKS = late(r"[/&*-]")
"""What parts the words of a token."""
OUTER = "()[]“”\"'.,;:"
"""Marks around a token."""


class LineEnd(msgspec.Struct, frozen=True):
    """The end of one line and the beginning of the next, in one cell or behind a page break.

    ``word``: the token that the line above ends in, with what was cut from it further up, as
    printed; ``said``: the same, cleaned; ``head``: without the marks around it. ``tail``: the first
    token of the line below, ``letters``: without the marks around it. ``alone``: either line is
    nothing but its token. ``within``: ``cell``, that of the line above, holds both lines: a page
    break cuts tokens only, and figures and words alone on their lines, whose end is no word.
    """

    above: Line
    line: Line
    cell: Cell
    within: bool
    word: str
    said: str
    head: str
    tail: str
    letters: str
    alone: bool


def is_cut(word: str, above: Line, line: Line, cell: Cell, within: bool = True) -> bool:
    """Whether a narrow column cut a word between two lines (``LineEnd`` says what is what)."""
    return first_answer(QUESTIONS, line_end(word, above, line, cell, within))[0]


def line_end(word: str, above: Line, line: Line, cell: Cell, within: bool = True) -> LineEnd:
    """The end of a line and the beginning of the next as the questions are asked of them."""
    said, below = clean(word), clean(line.text)
    tail = below.split(" ")[0]
    return LineEnd(
        above, line, cell, within, word, said,
        head=said.strip(OUTER), tail=tail, letters=tail.strip(OUTER),
        alone=clean(above.text) == said and below == tail,
    )  # fmt: skip


def goes_on_in_token(end: LineEnd) -> bool | None:
    """The rest of a symbol, an address or a date, which can be nothing else."""
    if not is_token_rest(end.said.lstrip(OUTER), end.tail):
        return None
    return _fills(end, end.tail[0])


def is_percent(end: LineEnd) -> bool | None:
    """The sign of a figure, which fills its narrow column."""
    if end.tail[:1] != "%" or not end.word[-1:].isdigit():
        return None
    return clean(end.line.text) == "%" or _fills(end, "%")


def is_survey(end: LineEnd) -> bool | None:
    """The short name of a survey, whatever the room; "ĐT XHH" is printed, too."""
    return True if end.head + end.letters in _SURVEYS and end.letters != "XHH" else None


def begins_with_mark(end: LineEnd) -> bool | None:
    """The decimals of a figure with their mark, whatever the room."""
    lone = end.within and end.alone and end.word.isdigit()
    return True if lone and _DECIMALS.fullmatch(end.tail) else None


def is_short_form(end: LineEnd) -> bool | None:
    """A short form that is nothing in pieces."""
    return _fills(end, end.letters[0]) if end.head + end.letters in _SHORT_FORMS else None


def is_far_from_rest(end: LineEnd) -> bool | None:
    """No: a line that holds a blank was broken there, unless its last token is no word; nor is any
    text cut by a page that holds more than the token."""
    parted = " " in clean(end.above.text) and not is_rest(end.head, end.letters)
    return False if parted or not (end.within or end.alone) else None


def is_figure(end: LineEnd) -> bool | None:
    """A figure or a date between two digits, a whole number only where it is alone."""
    word, letters, lone = end.word, end.letters, end.alone and end.within
    if not (word[-1:].isdigit() or word[-1:] in ".,") or not end.tail[:1].isdigit():
        return None
    whole = lone and len(letters) <= len(word) and (word + letters).isdigit()
    whole = whole or (lone and _FILED.fullmatch(word + letters) is not None)
    if not whole and not _FIGURE.fullmatch(end.said + letters):
        return None
    if lone and word[-1] in ".,":
        return True
    dated = "/" in word + letters and _fills(end, letters)  # its rest is longer than a digit
    return dated or _fills(end, end.tail[0])


def is_symbol(end: LineEnd) -> bool | None:
    """A document's symbol behind its number; it may stand on three lines: "1203/B", "NV-C",
    "CHC"."""
    if not end.within or not end.head[:1].isdigit() or _SYMBOL.fullmatch(end.head):
        return None
    symbol = _SYMBOL.fullmatch(end.head + end.letters.removesuffix("-"))
    if end.alone and symbol is None and "-" in end.letters:
        symbol = _SYMBOL_CUT.fullmatch(end.head + end.letters)
    return symbol is not None and _fills(end, end.letters[0])


def is_word_cut(end: LineEnd) -> bool:
    """What is left: two pieces that cannot be two words, behind the last mark of the one and before
    the first of the other."""
    head, letters = _MARKS.split(end.head)[-1], _MARKS.split(end.letters)[0]
    whole = end.within or (letters.lower() in _ENDS and is_rest(head, letters))
    if not whole or not head.isalpha() or not letters.isalpha():
        return False
    if end.tail[0] in OUTER or end.word[-1] in OUTER:
        return False
    rest = letters[0] if is_word(letters) else letters
    return _fills(end, rest) and _one_word(head, letters, end.tail == clean(end.line.text))


QUESTIONS = (
    goes_on_in_token,  # "123/BNV-CC" / "HC"     yes, where it fills its line
    is_percent,        # "≥99,9" / "%"           yes
    is_survey,         # "ĐTXH" / "H"            yes
    begins_with_mark,  # "111" / ".25"           yes
    is_short_form,     # "UBN" / "D"             yes, where it fills its line
    is_far_from_rest,  # "báo cáo" / "kết quả"   no
    is_figure,         # "15,7" / "5"            yes, where it fills its line
    is_symbol,         # "1203/" / "UBND"        yes, where it fills its line
    is_word_cut,       # "Ngà" / "y"             yes, where it fills its line and is one word
)  # fmt: skip
"""In their order: what no other word could follow, then whether it can be two words, then the rest,
from figures, which can be one thing only, to words."""


def is_rest(head: str, tail: str) -> bool:
    """Whether two pieces around a line's end are one word though the line holds another: a fixed
    blank ties both together. The first is no word, or the second is the end of one and no name of
    a variable ("tỷ lệ" / "n"); or a letter is left of an abbreviation ("HĐN" / "D"), or the end of
    a year ("năm 202" / "5") or of a number ("số 118" / "7/QĐ-BNV")."""
    if head.isdigit() and "/" in tail:
        return _SYMBOL.fullmatch(head + tail.removesuffix("-")) is not None
    if head[:1].isdigit() and _MONTH.fullmatch(f"{head} {tail}"):
        return True
    head, tail = head.rpartition("/")[2].rpartition("*")[2], tail.partition("/")[0]
    if head == "0" and tail[:1].isdigit():
        return True
    if head.isdigit() and tail.isdigit():
        return _YEAR.fullmatch(head + tail) is not None
    if head + tail in _SHORT_FORMS:
        return True
    if head.isupper() and tail.isupper() and 1 == len(tail) < len(head) < MOST_LETTERS:
        return head.isalpha() and not has_vowel(tail)
    small = head[1:] == head[1:].lower() and tail.islower()
    large = head.isupper() and tail.isupper() and len(tail) > 1
    if not (head.isalpha() and tail.isalpha() and (small or large)):
        return False
    rest = tail.lower() in _ENDS or (has_vowel(tail) and not is_word(tail))
    return (rest or not is_syllable(head)) and is_syllable(head + tail)


def is_token_rest(head: str, tail: str) -> bool:
    """Whether a piece can only be the rest of a token, which some engines cut between any two
    letters: of a document's symbol ("123/BNV-CC" / "HC"), an address or a date. A syllable is a
    word of its own, and so is an abbreviation that can be said."""
    if ("/" not in head and "www." not in head) or not (head.isascii() or "Đ" in head):
        return False
    bare = tail.strip(OUTER)
    if bare[:1].isdigit() and (
        _OF_YEAR.fullmatch(head + bare)
        or (_YEAR_CUT.fullmatch(head) and _SYMBOL.fullmatch(head + bare))
    ):
        return True
    if _SYMBOL_CUT.fullmatch(head):
        if bare == "g" and head.endswith("TT"):
            return True  # the Prime Minister's: "468/QĐ-TT" / "g"
        part = bare.partition("-")[0]
        said = not part.isalpha() or not part.isupper() or has_vowel(part)
        return not said and bool(_SYMBOL.fullmatch(head + bare))
    if _ADDRESS.fullmatch(head):
        rest = _ADDRESS_REST.fullmatch(tail) and tail.isascii()
        letter = len(tail) == 1  # no word of a text, though a syllable
        return bool(rest) and head[-1] not in OUTER and (letter or not is_syllable(bare))
    return bool(_DAY.fullmatch(f"{head} {bare}"))


def _fills(end: LineEnd, following: str) -> bool:
    """Whether what follows would not have fitted beside the line above."""
    return fills(end.above, following, end.cell)


def fills(above: Line, following: str, cell: Cell) -> bool:
    """Whether what follows would not have fitted beside the line: one more letter of a word, or the
    rest of one, which office suites cut above its last letter that fits, too."""
    if above.box is None or cell.box is None:
        return False
    slack = (
        min(other.box.x0 - cell.box.x0, cell.box.x1 - other.box.x1)
        for other in cell.lines
        if other.box is not None
    )
    padding = max(0.0, min(*slack, PADDING * above.size))
    left, right = above.box.x0 - cell.box.x0, cell.box.x1 - above.box.x1
    # An indent leaves less room, also that of an item; of a centred line both sides are room.
    indented = left > right + above.size or _begins_as_others(above.box, cell)
    flush = right <= padding + ALIGNED and _ends_as_others(above.box, cell)
    indented = indented or (not flush and _stands_in(above.box, cell))
    room = right - padding if indented else left + right - 2 * padding
    needed = wide(following)
    if " " not in above.text:  # no blank of it is stretched: faces are wider than Times
        estimated = estimate(above.text, above.size) or 1.0
        needed *= max(1.0, (above.box.x1 - above.box.x0) / estimated)
    return room < (needed + ROUNDING) * above.size


def _begins_as_others(own: Box, cell: Cell) -> bool:
    """Whether another line of a cell begins where this one does, and ends elsewhere."""
    return any(
        abs(line.box.x0 - own.x0) < ALIGNED < abs(line.box.x1 - own.x1)
        for line in cell.lines
        if line.box is not None
    )


def _ends_as_others(own: Box, cell: Cell) -> bool:
    """Whether another line of a cell ends where this one does, as all do that are set flush right
    or justified."""
    return any(
        line.box is not own and abs(line.box.x1 - own.x1) < ALIGNED
        for line in cell.lines
        if line.box is not None
    )


def _stands_in(own: Box, cell: Cell) -> bool:
    """Whether a line begins right of another one that is not centred above or below it."""
    return any(
        line.box.x0 < own.x0 - ALIGNED and abs(line.box.x0 + line.box.x1 - own.x0 - own.x1) > 2
        for line in cell.lines
        if line.box is not None
    )


def _one_word(head: str, tail: str, alone: bool) -> bool:
    """Whether two pieces can only be one word. A letter that no room was left for is the last one
    of a syllable ("Ngà" / "y"), though it may be a word elsewhere. ``alone``: the second is all of
    its line, and may have been cut itself."""
    if tail[0].isupper():
        if not head.isupper():
            return False
        if not has_vowel(head + tail):
            return min(len(head), len(tail)) == 1 and len(head) + len(tail) <= MOST_LETTERS + 1
    elif head.isupper() and len(head) > 1:
        return False
    joined = head + tail
    if is_syllable(head) and is_word(tail):
        return len(tail) == 1 and tail.islower() and is_syllable(joined)
    if is_syllable(joined) or (alone and begins_syllable(joined)):
        return True
    return not is_syllable(head) and not has_vowel(tail)
