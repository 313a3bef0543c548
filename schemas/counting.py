"""How a step of a code counts: numbers, Roman numerals, letters in two orders."""

import functools
import re
from collections.abc import Sequence

from schemas.patterns import late

VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
"""The order in which Vietnamese documents count letters: with đ, without f, j, w, z."""
ENGLISH = "abcdefghijklmnopqrstuvwxyz"
"""Some count like this, never with đ."""
# I to LXXXIX; L alone is the letter.
ROMAN = r"(?=[IVXL])(?!L(?![XVI]))(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"

PAIRED = 4
"""Digits of a code of a group and a number in it: "0102"."""

_COUNTED = late(r"[\d()\[\]\s]*")
_NUMBERED = re.compile(r"([A-ZĐ]*)(\d{1,9})", re.ASCII | re.IGNORECASE)
_INSERTED = late(r"(\d{1,9})([A-ZĐa-zđ]?)", re.ASCII)


@functools.lru_cache(maxsize=1024)  # steps come back in every branch
def places(step: str) -> frozenset[tuple[str, int]]:
    """Every way of counting that one step of a code can stand in, with its place there from 1.

    "I" is Roman 1 and a letter, "a" a letter in two orders; empty for what counts nothing.
    """
    numbered = _NUMBERED.fullmatch(step)
    if numbered:
        return frozenset({(f"number-{numbered[1]}", int(numbered[2]))})
    case = "upper" if step.isupper() else "lower"
    found = set()
    for name, order in (("vietnamese", VIETNAMESE), ("english", ENGLISH)):
        if len(step) == 1 and step.lower() in order:
            found.add((f"{name}-{case}", order.index(step.lower()) + 1))
    if step and step in (step.upper(), step.lower()) and re.fullmatch(ROMAN, step.upper()):
        found.add((f"roman-{case}", _roman(step.upper())))
    return frozenset(found)


def begins(step: str) -> bool:
    """Whether the step begins a count: 1, 01, I, A, a."""
    return any(place == 1 for _, place in places(step))


def follows(before: str, step: str) -> bool:
    """Whether the step comes next in some way of counting that both share (28, 28a, 28b, 29), or
    is the first of the next group where codes hold both (0102, 0201)."""
    after = {(how, place + 1) for how, place in places(before)}
    return bool(after & places(step)) or _inserted(before, step) or _heads_group(before, step)


def comparable(a: str, b: str) -> bool:
    """Whether some way of counting holds both steps."""
    return bool({how for how, _ in places(a)} & {how for how, _ in places(b)})


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in text]
    ahead = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, ahead, strict=True))


def _heads_group(before: str, step: str) -> bool:
    groups = [code[:2] for code in (before, step) if len(code) == PAIRED and code.isdecimal()]
    return len(groups) == 2 and step[2:] == "01" and int(groups[1]) == int(groups[0]) + 1


def _inserted(a: str, b: str) -> bool:
    """Steps put in between, each a sibling: 28 -> 28a -> 28b -> 29."""
    if a[-1:].isdecimal() and b[-1:].isdecimal():
        return False  # neither has a letter
    before, here = _INSERTED.fullmatch(a), _INSERTED.fullmatch(b)
    if before is None or here is None or not (before[2] or here[2]):
        return False
    step = int(here[1]) - int(before[1])
    if not here[2]:
        return step == 1
    if step:
        return step == 1 and here[2].lower() == "a"
    return here[2].lower() == "a" if not before[2] else follows(before[2], here[2])


def counts_through(texts: Sequence[str]) -> bool:
    """Whether texts are nothing but the numbers of columns, each once, from the first cell on,
    several of them in one cell that was too narrow: "(1)", "(2)", "( ( 34 ) )", "(5)"."""
    said = [text.split("=")[0] for text in texts]
    if not any(" " in text and sum(map(str.isdigit, text)) > 1 for text in said):
        return False
    digits = "".join(filter(str.isdigit, "".join(said)))
    alone = all(_COUNTED.fullmatch(text) for text in said)
    return alone and len(digits) > 2 and "".join(sorted(digits)) == "123456789"[: len(digits)]
