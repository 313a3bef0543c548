"""Codes that the other codes of their table read otherwise: numerals, letters, pairs of figures."""

from collections.abc import Sequence

import msgspec

from normalize.codes import Code
from normalize.kinded import Kinded
from normalize.ranks import GROUPS
from schemas.counting import follows


def reread(rows: Sequence[Kinded]) -> list[Kinded]:
    """The rows with the codes that they have among the others."""
    return _with_pairs(_with_letters(_with_first_roman(_with_figures(rows))))


def _with_figures(rows: Sequence[Kinded]) -> Sequence[Kinded]:
    """The rows, "l" or "I" at the front of a path as the figure 1 where that is a code of the table
    and the letter is none: "l.1" below "1"."""
    tops = {row.code.parts[0] for row in rows if row.code and len(row.code.parts) == 1}
    mistaken = {"l", "I"} - tops if "1" in tops else ()
    return [
        msgspec.structs.replace(row, code=_with_one(row.code))
        if row.code and len(row.code.parts) > 1 and row.code.parts[0] in mistaken
        else row
        for row in rows
    ]


def _with_one(code: Code) -> Code:
    return msgspec.structs.replace(code, parts=("1", *code.parts[1:]))


def _with_first_roman(rows: Sequence[Kinded]) -> list[Kinded]:
    """The rows, "i" as a numeral where the table has "ii" and no "h" stands before it: alone it is
    the letter."""
    found = list(rows)
    small = [
        (at, row.code)
        for at, row in enumerate(rows)
        if row.code and len(row.code.parts) == 1 and row.code.parts[0].islower()
    ]
    before = [("",), *(code.parts for _, code in small)]
    for above, (at, code) in zip(before, small if ("ii",) in before else (), strict=False):
        if code.parts == ("i",) and above != ("h",):
            roman = msgspec.structs.replace(code, style="roman")
            found[at] = msgspec.structs.replace(rows[at], code=roman)
    return found


def _with_letters(rows: list[Kinded]) -> list[Kinded]:
    """The rows, "I" behind "H" as a letter where no other code of the table is a numeral of several
    letters, or where the next one is "I" again, or "K": no list of numerals goes on so."""
    steps = [
        (at, row.code)
        for at, row in enumerate(rows)
        if row.code and len(row.code.parts) == 1 and row.code.style in GROUPS
    ]
    numerals = any(code.parts[0] == "II" for _, code in steps)
    afters = [*(code.parts[0] for _, code in steps[1:]), ""]
    found, letter = list(rows), ""
    for (at, code), after in zip(steps, afters, strict=False):
        here = code.parts[0]
        if code.style == "roman":
            if not letter or not follows(letter, here) or (numerals and after not in ("I", "K")):
                continue
            lettered = msgspec.structs.replace(code, style="letter_upper")
            found[at] = msgspec.structs.replace(rows[at], code=lettered)
        letter = here
    return found


def _with_pairs(rows: list[Kinded]) -> list[Kinded]:
    """The rows, codes of figures as paths of two figures a step where all of them are: "0102" below
    "01". Every code's parent is printed, and one at least begins with a zero."""
    codes = {r.code.parts[0] for r in rows if r.code and len(r.code.parts) == 1}
    figures = {c for c in codes if len(c) in (4, 6) and c.isdigit()}
    if not any(c[0] == "0" for c in figures) or not all(c[:-2] in codes for c in figures):
        return rows
    return [
        msgspec.structs.replace(row, code=_in_pairs(row.code))
        if row.code and row.code.parts[0] in figures
        else row
        for row in rows
    ]


def _in_pairs(code: Code) -> Code:
    steps = tuple(code.parts[0][at : at + 2] for at in range(0, len(code.parts[0]), 2))
    return msgspec.structs.replace(code, parts=steps, style="path")
