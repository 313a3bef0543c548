"""The grammar of printed figures: exact decimals or a reason, never a float."""

import functools
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from normalize.text import clean
from schemas.checks import fits as fits
from schemas.decisions import Reason
from schemas.patterns import late
from schemas.superscripts import unmarked_figures, unremarked


class NumberStyle(msgspec.Struct, frozen=True, gc=False):
    """How a column or document writes figures: ``decimal`` "," or ".", ``thousands`` the other.

    ``thousands`` is "" where nothing shows which of the two the document uses.
    """

    decimal: str = ","
    thousands: str = ""


COMMA = NumberStyle(",", ".")
DOT = NumberStyle(".", ",")
UNDECIDED = NumberStyle()
ZERO = Decimal(0)

_UNIT = r"(?:điểm|đ|%)"
_FIGURE = late(
    rf"([+\-−–]?)(\d[\d.,]*)\s*{_UNIT}?\.?"
    rf"|\(\s*(?:([+\-]?)(\d[\d.,]*)\s*{_UNIT}|([+\-−–])(\d[\d.,]*))\s*\)",
    re.I,
)
_MINUS = ("-", "−", "–")
_FOREIGN_DIGIT = late(r"(?![0-9])\d")
_LAST_UNIT = late(rf"{_UNIT}$", re.I)
_PLAIN = late(r"\d+")
_ONE_MARK = late(r"(\d+)([.,])(\d+)")
_GROUPED = late(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)([.,])(\d+))?", has=(".", ","))
_BROKEN = late(r"[+−-]?\d+(?:[.,]\d* \d{1,2}| ?[.,](?: \d){2,4})", has=" ")
_NUMERIC = frozenset("0123456789.,'’+−²³¼½¾ ")
_NOTED = late(r"\d[\d.,]* ?\([\d*]+\)", needs="(")
"""The mark of a note that is not raised, or another figure: "3(1)"."""
_NO_FIGURE = late(
    r"[+-]?(?:s?nan|inf(?:inity)?|(?:\d+[.,]?\d*|[.,]\d+)e[+-]?\d+|0x[0-9a-f]+|∞|#{2,})",
    re.I,
    needs=("nan", "inf", "e", "x", "∞", "#"),
)
"""What says a figure and none that can be read; a sheet prints "###" where its column is narrow."""


def style_of(texts: Iterable[str]) -> NumberStyle:
    """Decide how figures are written, by the figures that can be read in one way only.

    "0,5" and "16,50" speak for the comma, "0.5" for the point; "1.500" alone speaks for neither.
    The majority wins, the comma where both are equal (it is the rule in this genre). Beside whole
    numbers alone, of which one has hundreds, "1.000" is a thousand.
    """
    comma = dot = 0
    figures = []
    for text in texts:
        match = _FIGURE.fullmatch(unremarked(unmarked_figures(clean(text)))) if text else None
        if match is not None:
            figures.append((match[2] or match[4] or match[6]).rstrip(".,"))
            mark = _evident_decimal(figures[-1])
            comma += mark == ","
            dot += mark == "."
    if dot > comma:
        return DOT
    return COMMA if comma else _of_wholes(figures)


def _of_wholes(figures: Sequence[str]) -> NumberStyle:
    """How figures are written none of which shows a decimal mark."""
    marks = {mark for each in figures for mark in ".," if mark in each}
    if len(marks) != 1 or not any(each.isdigit() and len(each) > 2 for each in figures):
        return UNDECIDED
    return COMMA if marks == {"."} else DOT


def _evident_decimal(figure: str) -> str:
    """The decimal mark that a figure proves, or ""."""
    one = _ONE_MARK.fullmatch(figure)
    if one:
        whole, mark, places = one.groups()
        group = len(places) == 3 and len(whole) <= 3 and not whole.startswith("0")
        return "" if group else mark
    grouped = _GROUPED.fullmatch(figure)
    if grouped is None:
        return ""
    return grouped[2] or {".": ",", ",": "."}[grouped[1]]


def is_figure(text: str) -> bool:
    """Whether a text is a number that a score column can keep."""
    return isinstance(parse_decimal(text), Decimal)


def read_figure(text: str) -> Decimal | None:
    """The figure that a cell's text on one line is, in a narrow column broken behind its decimal
    mark ("1,2" / "5"); None where it is none."""
    whole = parse_decimal(text.replace(" ", "") if _BROKEN.fullmatch(text) else text)
    return whole if isinstance(whole, Decimal) else None


@functools.lru_cache(maxsize=4096)  # a document has few figures, and asks for each several times
def parse_decimal(text: str, style: NumberStyle = UNDECIDED) -> Decimal | Reason | None:
    """A score cell's text -> its figure with exactly the printed digits, None where it is empty.

    Reason ``not-a-number``: words, ranges, bounds, dashes; ``bad-number``: malformed figures, or
    figures that can be read in two ways; ``note``: a stray ".". Units ("điểm", "đ", "%") go, and
    so does the mark of a footnote or remark ("0,5¹", "2 (*)").
    """
    seen = unmarked_figures(clean(text))
    if not seen:
        return None
    if seen == ".":
        return Reason("note", seen)
    if _FOREIGN_DIGIT.search(seen):
        return Reason("bad-number", seen)
    match = _FIGURE.fullmatch(unremarked(seen))
    if match is None:
        return Reason("bad-number" if _is_malformed(seen) else "not-a-number", seen)
    figure = (match[2] or match[4] or match[6]).removesuffix(".")
    digits = _digits(figure, style)
    if digits is None:
        return Reason("bad-number", seen)
    negative = (match[1] or match[3] or match[5]) in _MINUS
    return Decimal("-" + digits if negative else digits)


def _is_malformed(seen: str) -> bool:
    if _looks_numeric(seen) or _NOTED.fullmatch(seen):
        return True
    return " " not in seen and _NO_FIGURE.fullmatch(seen) is not None


def _looks_numeric(seen: str) -> bool:
    bare = _LAST_UNIT.sub("", seen)
    return _NUMERIC.issuperset(bare) and any(c.isdigit() or c in "¼½¾" for c in bare)


def _digits(figure: str, style: NumberStyle) -> str | None:
    """A figure's digits with a decimal point, None where it is malformed or undecidable."""
    if _PLAIN.fullmatch(figure):
        return figure
    one = _ONE_MARK.fullmatch(figure)
    if one:
        whole, mark, places = one.groups()
        if _evident_decimal(figure) or mark == style.decimal:
            return f"{whole}.{places}"
        return whole + places if mark == style.thousands else None
    grouped = _GROUPED.fullmatch(figure)
    if grouped is None:
        return None
    if grouped[2] is None and grouped[1] == style.decimal and style.thousands:
        return None  # "1,500,000" where the comma is the decimal mark
    whole = figure[: grouped.start(2)] if grouped[2] else figure
    whole = whole.replace(grouped[1], "")
    return f"{whole}.{grouped[3]}" if grouped[2] else whole
