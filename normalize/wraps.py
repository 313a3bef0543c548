"""Printed lines of one cell -> one text: what stood at each line's end decides how they join.

A blank, nothing after a hyphen or inside a token, and nothing inside a word that a narrow column
cut: office suites break a word between two letters where its column is narrower than the word.
"""

import functools
import re
from collections.abc import Iterable
from itertools import pairwise

from normalize.codes import Code, parse_code
from normalize.text import clean, join_words
from normalize.widths import estimate, wide
from schemas.page import Box, Cell, Line
from schemas.patterns import late
from schemas.rows import Part, Whole
from schemas.syllables import begins_syllable, has_vowel, is_syllable, is_word

PADDING = 0.6
"""Font sizes between a wall and the text that fills its column, at most: office suites leave 0.1
inch (5.4 points), browsers what the style says."""
ROUNDING = 0.15
"""Font sizes by which estimated widths of single letters are off."""
ALIGNED = 0.5
"""Points by which lines that begin below each other differ, and from a wall's padding."""
MAJORITY = 0.5
"""Share of the slashes inside a table's lines above which its line ends are read as they are."""
MOST_LETTERS = 4
"""Letters of an abbreviation beside its last or first one, where a narrow column cuts it: ĐTXHH."""

_SYMBOL = late(
    r"\d{1,5}/(?:(?:19|20)\d\d/)?(?:QH\d\d|[A-ZĐ]{2,5}(?:-(?:[A-ZĐ]{2,8}|TTg))?)", has="/"
)
"""A document's number and symbol: "118/2025/NĐ-CP" (Decree 30/2020/NĐ-CP, appendix I)."""
_SYMBOL_CUT = late(r"\d{1,5}/(?:(?:19|20)\d\d/)?[A-ZĐ]{1,5}(?:-[A-ZĐ]{1,8})?")
_YEAR_CUT = late(r"\d{1,5}/(?:19|20)?\d?")
"""The same, cut in its year: "31/202" / "4/QH15"."""
_SLASHED = late(r"[^\W\d_]{2}/[^\W\d_]{2}|[\])]/$")
"""Two words around a slash: "Tiêu chí/Tiêu chí thành phần", or a bracket over a line's end."""
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
_MONTH = late(r"\d{1,2}/1 [0-2]")
"""The same without a year: "30/1" / "1"."""
_YEAR = late(r"(?:19|20)\d\d")
_FIGURES = late(r"\s*[0-9IVX][0-9IVX.]*")
_LABELLED = re.compile(r"(?:[A-ZĐ]{2,4}\s?)?[0-9IVX][0-9IVX.]*")
"""A code so far, behind the short name of its level at times: "TC 1.1."."""
_SURVEYS = frozenset(("ĐTXHH", "ĐTXH", "XHH"))
"""What stands in a narrow column of scores for a survey, and is nothing in pieces; three lines cut
it at "ĐTXH"."""
_SHORT_FORMS = frozenset(("UBND", "HĐND", "QPPL", "MTTQ"))
"""What is nothing in pieces on a line that has no room for one more letter of it."""
PER = frozenset(("năm", "tháng", "quý", "tuần", "ngày", "lần", "lượt", "người", "hộ", "vụ"))
"""What is measured for each of, on a line of its own: "Người/" / "năm"."""
_RATED = late(r"(?:^|\s)(?:lần|lượt|cuộc|buổi|tin|bài)/\s*$", needs="/")
"""What is counted in a time."""
_DIVIDED = late(r"(?:^|.*[\s(\[])[a-zđA-ZĐ]\d?/\n[a-zđA-ZĐ]\d?(?!\w)", needs="/\n")
"""A variable over another: "(T1/" / "T2) x 3"."""
_ENDS = frozenset(("h", "g", "ng", "nh", "ch", "t", "p"))
"""What stands behind the vowels of a word and is no word itself, nor a variable of a formula."""
_OUTER = "()[]“”\"'.,;:"


def lines_text(lines: Iterable[tuple[Line, Cell]], slashed: bool = False) -> str:
    """Lines that belong together, each with its cell, as one text: wraps gone.

    A slash at a line's end is followed by no blank where none follows one inside these lines, or
    most inside the table's, or where a figure stands behind it ("giải ngân/" / "100%").

    :param slashed: none follows one in texts of this kind.
    """
    given = list(lines)
    if len(given) == 1:
        return clean(given[0][0].text)
    slashed = slashed or any(line.slashed > MAJORITY for line, _ in given)
    # Where each line holds a blank, hardly a word can have been cut, and only the letters count.
    for line, _ in given[:-1]:
        if " " not in clean(line.text):
            break
    else:
        texts = tuple([line.text for line, _ in given])
        if not _any_rest(texts):
            return _joined(texts, slashed)
    slashed = slashed or any("/" in line.text and _SLASHED.search(line.text) for line, _ in given)
    parts: list[str] = []
    tail = ""  # a join looks at the last word only: long cells stay cheap
    above: tuple[Line, Cell] | None = None
    for line, cell in given:
        if above and is_cut(tail, above[0], line, above[1], within=above[1] is cell):
            tail += line.text.strip()
        else:
            tail = _join(tail, line.text, slashed)
        before, blank, tail = tail.rpartition(" ")
        parts.append(before + blank)
        above = line, cell
    return clean("".join((*parts, tail)))


@functools.lru_cache(maxsize=4096)
def _any_rest(texts: tuple[str, ...]) -> bool:
    """Whether a line may open with the rest of the word or token that the one above ends in."""
    return any(
        _is_rest(
            (clean(above).rsplit(" ", 1)[-1]).strip(_OUTER), text.split(None, 1)[0].strip(_OUTER)
        )
        or _is_token_rest(clean(above).rsplit(" ", 1)[-1].lstrip(_OUTER), text.split(None, 1)[0])
        for above, text in pairwise(texts)
        if above.strip() and text.strip()
    )


def _is_rest(head: str, tail: str) -> bool:
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


def _is_token_rest(head: str, tail: str) -> bool:
    """Whether a piece can only be the rest of a token, which some engines cut between any two
    letters: of a document's symbol ("123/BNV-CC" / "HC"), an address or a date. A syllable is a
    word of its own, and so is an abbreviation that can be said."""
    if ("/" not in head and "www." not in head) or not (head.isascii() or "Đ" in head):
        return False
    bare = tail.strip(_OUTER)
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
        return bool(rest) and head[-1] not in _OUTER and (letter or not is_syllable(bare))
    return bool(_DAY.fullmatch(f"{head} {bare}"))


@functools.lru_cache(maxsize=4096)
def _joined(texts: tuple[str, ...], slashed: bool) -> str:
    """Lines without a cut word as one text."""
    slashed = slashed or any("/" in text and _SLASHED.search(text) for text in texts)
    parts: list[str] = []
    tail = ""
    for text in texts:
        own = _join(tail, text, slashed)
        before, blank, tail = own.rpartition(" ")
        parts.append(before + blank)
    return clean("".join((*parts, tail)))


def _join(a: str, b: str, slashed: bool) -> str:
    if a.rstrip().endswith("/"):
        per = b.split(None, 1)[0].rstrip(_OUTER) in PER
        each = per and (_RATED.search(a) or a[-2:-1] == "%")  # "02 lần/" / "năm về …"
        each = each or (a[-2:-1].isalpha() and clean(b).rstrip(_OUTER) in PER)
        each = each or _DIVIDED.match(f"{a.rstrip()}\n{b.lstrip()}") is not None
        if slashed or each or is_comrade(a, b) or b.lstrip()[:1].isdigit():
            return a.rstrip() + b.lstrip()
    return join_words(a, b)


def goes_inside(token: str, text: str) -> bool:
    """Whether a line goes on inside the token that the ones above end in: an address, or a
    document's number before its symbol."""
    if "://" not in token and not (token[-1] == "/" and token[-2:-1].isdigit()):
        return False
    return join_words(token, text) == token + text


def is_comrade(a: str, b: str) -> bool:
    """Whether "Đ/c" (đồng chí) is cut at its slash."""
    return a.rsplit(None, 1)[-1] in ("Đ/", "đ/") and b.split(None, 1)[0] == "c"


def figure_of(text: str, cells: Iterable[Whole | None]) -> str:
    """What is printed in a score's cells, a figure that a narrow column and a page cut being one
    again.

    :param text: their paragraphs, one a line.
    """
    if "\n" not in text:
        return text
    parts = [part for cell in cells if cell is not None for part in cell.parts]
    whole = lines_text((line, part.cell) for part in parts for line in part.cell.lines)
    return whole if whole == text.replace("\n", "") else text


def code_of(parts: Iterable[Part]) -> str:
    """What is printed in a code's cell, over its parts."""
    return code_text((line, part.cell) for part in parts for line in part.cell.lines)


def code_text(lines: Iterable[tuple[Line, Cell]]) -> str:
    """The lines of a code's cell, each with its cell, as one text: a column narrower than the code
    cuts it between two figures, which then fill the column, or stand on two pages, or cuts the name
    of its level ("CST" / "P 1")."""
    text = ""
    above: tuple[Line, Cell] | None = None
    for line, cell in lines:
        own = line.text.strip()
        figures = _LABELLED.fullmatch(text) and _FIGURES.match(line.text)
        cut = own in (".", ")") or (
            figures and above and (above[1] is not cell or _fills(above[0], own[0], cell))
        )
        cut = cut or (bool(text) and _cuts_level(text, own))
        text = text + own if cut else f"{text} {line.text}".strip()
        above = line, cell
    return text


def _cuts_level(head: str, tail: str) -> bool:
    """Whether two lines are a level's name and a code only where no blank stands between them."""
    whole = parse_code(head + tail)
    return (
        isinstance(whole, Code)
        and bool(whole.label)
        and not isinstance(parse_code(f"{head} {tail}"), Code)
    )


def is_cut(word: str, above: Line, line: Line, cell: Cell, within: bool = True) -> bool:
    """Whether a narrow column cut a word between two lines.

    So it is where one more letter would not have fitted, and the two pieces cannot be two words,
    above all where the line above is a single token. Two words are never glued.

    :param word: the token that the line above ends in, with what was cut from it further up.
    :param cell: that of the line above.
    :param within: the line is in it too, and not behind a page break, which cuts tokens only, and
        figures and words alone on their lines, whose end is no word.
    """
    head, tail = clean(word).strip(_OUTER), clean(line.text).split(" ")[0]
    letters = tail.strip(_OUTER)
    if _is_token_rest(clean(word).lstrip(_OUTER), tail):
        return _fills(above, tail[0], cell)
    if tail[:1] == "%" and word[-1:].isdigit():  # the figure fills a narrow column
        return clean(line.text) == "%" or _fills(above, "%", cell)
    alone = clean(above.text) == clean(word) and clean(line.text) == tail
    survey = head + letters in _SURVEYS and letters != "XHH"  # "ĐT XHH" is printed, too
    decimals = within and alone and word.isdigit() and _DECIMALS.fullmatch(tail) is not None
    if survey or decimals or head + letters in _SHORT_FORMS:
        return survey or decimals or _fills(above, letters[0], cell)
    if (" " in clean(above.text) and not _is_rest(head, letters)) or not (within or alone):
        return False
    cut = word[-1:].isdigit() or word[-1:] in ".,"
    whole = alone and within and len(letters) <= len(word) and (word + letters).isdigit()
    whole = whole or (alone and within and _FILED.fullmatch(word + letters) is not None)
    if cut and tail[:1].isdigit() and (whole or _FIGURE.fullmatch(clean(word) + letters)):
        dated = "/" in word + letters and _fills(above, letters, cell)
        return dated or (alone and within and word[-1] in ".,") or _fills(above, tail[0], cell)
    if within and head[:1].isdigit() and not _SYMBOL.fullmatch(head):
        symbol = _SYMBOL.fullmatch(head + letters.removesuffix("-"))
        if alone and symbol is None and "-" in letters:  # of three lines: "1203/B", "NV-C", "CHC"
            symbol = _SYMBOL_CUT.fullmatch(head + letters)
        return symbol is not None and _fills(above, letters[0], cell)
    head, letters = re.split(r"[/&*-]", head)[-1], re.split(r"[/&*-]", letters)[0]
    if not (within or (letters.lower() in _ENDS and _is_rest(head, letters))) or not head.isalpha():
        return False
    if not letters.isalpha() or tail[0] in _OUTER or word[-1] in _OUTER:
        return False
    rest = letters[0] if is_word(letters) else letters
    return _fills(above, rest, cell) and _one_word(head, letters, tail == clean(line.text))


def _fills(above: Line, following: str, cell: Cell) -> bool:
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
