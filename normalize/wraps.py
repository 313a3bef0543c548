"""Printed lines of one cell -> one text: what stood at each line's end decides how they join.

A blank, nothing after a hyphen or inside a token, and nothing inside a word that a narrow column
cut (``narrow``).
"""

import functools
from collections.abc import Iterable
from itertools import pairwise

from normalize.codes import Code, parse_code
from normalize.narrow import OUTER, fills, is_cut, is_rest, is_token_rest
from normalize.text import clean, join_words
from schemas.page import Cell, Line
from schemas.patterns import late
from schemas.rows import Part, Whole

MAJORITY = 0.5
"""Share of the slashes inside a table's lines above which its line ends are read as they are."""
_SLASHED = late(r"[^\W\d_]{2}/[^\W\d_]{2}|[\])]/$")
"""Two words around a slash: "Tiêu chí/Tiêu chí thành phần", or a bracket over a line's end."""
_FIGURES = late(r"\s*[0-9IVX][0-9IVX.]*")
_LABELLED = late(r"(?:[A-ZĐ]{2,4}\s?)?[0-9IVX][0-9IVX.]*")
"""A code so far, behind the short name of its level at times: "TC 1.1."."""
PER = frozenset(("năm", "tháng", "quý", "tuần", "ngày", "lần", "lượt", "người", "hộ", "vụ"))
"""What is measured for each of, on a line of its own: "Người/" / "năm"."""
_RATED = late(r"(?:^|\s)(?:lần|lượt|cuộc|buổi|tin|bài)/\s*$", needs="/")
"""What is counted in a time."""
_DIVIDED = late(r"(?:^|.*[\s(\[])[a-zđA-ZĐ]\d?/\n[a-zđA-ZĐ]\d?(?!\w)", needs="/\n")
"""A variable over another: "(T1/" / "T2) x 3"."""


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
        elif above and _is_set_off(above[0].text):
            tail = f"{tail} {line.text}"
        else:
            tail = _join(tail, line.text, slashed)
        before, blank, tail = tail.rpartition(" ")
        parts.append(before + blank)
        above = line, cell
    return clean("".join((*parts, tail)))


@functools.lru_cache(maxsize=4096)
def _any_rest(texts: tuple[str, ...]) -> bool:
    """Whether a line may open with the rest of the word or token that the one above ends in."""
    seams = (
        (clean(above).rsplit(" ", 1)[-1], text.split(None, 1)[0])
        for above, text in pairwise(texts)
        if above.strip() and text.strip()
    )
    return any(
        is_rest(head.strip(OUTER), tail.strip(OUTER)) or is_token_rest(head.lstrip(OUTER), tail)
        for head, tail in seams
    )


@functools.lru_cache(maxsize=4096)
def _joined(texts: tuple[str, ...], slashed: bool) -> str:
    """Lines without a cut word as one text."""
    slashed = slashed or any("/" in text and _SLASHED.search(text) for text in texts)
    parts: list[str] = []
    tail = above = ""
    for text in texts:
        own = f"{tail} {text}" if _is_set_off(above) else _join(tail, text, slashed)
        before, blank, tail = own.rpartition(" ")
        parts.append(before + blank)
        above = text
    return clean("".join((*parts, tail)))


def _is_set_off(above: str) -> bool:
    """Whether a blank stood behind a line: no engine breaks one behind a star ("công thức: (b/a)*"
    / "điểm tối đa"), unless what it stands in fills the line alone and more."""
    return above[-1:] == "*" and " " in above.strip()


def _join(a: str, b: str, slashed: bool) -> str:
    if a.rstrip().endswith("/"):
        per = b.split(None, 1)[0].rstrip(OUTER) in PER
        each = per and (_RATED.search(a) or a[-2:-1] == "%")  # "02 lần/" / "năm về …"
        each = each or (a[-2:-1].isalpha() and clean(b).rstrip(OUTER) in PER)
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
            figures and above and (above[1] is not cell or fills(above[0], own[0], cell))
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
