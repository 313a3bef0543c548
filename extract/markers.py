"""What a browser prints before the items of a list: a bullet, a number, a letter, a text."""

import re
from collections.abc import Mapping

from schemas.patterns import late

BULLET = "•"
"""What is said for each of the bullets that browsers draw."""
BULLETS = frozenset({"disc", "circle", "square"})
COUNTED = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman",
           "I": "upper-roman"}  # fmt: skip
"""The ways to count of the attribute ``type``."""
WAYS = BULLETS | {*COUNTED.values(), "lower-latin", "upper-latin", "decimal-leading-zero"}
FIGURES = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
           (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
ROMAN_END, LETTERS = 4000, 26
"""The first number that browsers write in other figures again, and the last one that has a letter
of its own."""
PIECES = late(r"([\"'])(.*?)\1|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)")
ESCAPE = late(r"\\([0-9a-fA-F]{1,6})\s?")
LAST, SURROGATES = 0x10FFFF, range(0xD800, 0xE000)
QUOTED = late(r"\s*([\"'])(.*?)\1")


def marker_way(name: str, attributes: Mapping[str, str], outer: str) -> str:
    """How list items in an element begin, by its name and attribute ``type``: the name of a way, or
    the text itself; ``outer`` where neither says."""
    if name in ("ol", "li") and attributes.get("type", "") in COUNTED:
        return COUNTED[attributes["type"]]
    return {"ol": "decimal", "ul": "disc"}.get(name, outer)


def declared_way(value: str, before: str) -> str:
    """The same as a style says; "" for none, ``before`` where it says nothing that is known."""
    quoted = QUOTED.match(value)
    if quoted:
        return quoted[2].strip()
    words = value.split()
    return "" if "none" in words else next((word for word in words if word in WAYS), before)


def marker_of(way: str, number: int) -> str:
    """What stands before the ``number``-th item of a list."""
    if way in BULLETS:
        return BULLET
    if way not in WAYS:
        return way
    figure = f"{number:02}" if way == "decimal-leading-zero" else str(number)
    if way.endswith(("alpha", "latin")) and 0 < number <= LETTERS:
        figure = chr(ord("a") + number - 1)
    elif way.endswith("roman") and 0 < number < ROMAN_END:
        figure = _roman(number)
    return f"{figure.upper() if way.startswith('upper') else figure}."


def content_of(value: str, counters: Mapping[str, int]) -> str:
    """What a style puts before an item: texts in quotes, and counters as far as they are known."""
    said = ""
    for _, text, name, way in PIECES.findall(value):
        if name:
            said += marker_of(way or "decimal", counters.get(name, 0)).removesuffix(".")
        else:
            said += ESCAPE.sub(_escaped, text)
    return said.strip()


def _escaped(found: re.Match[str]) -> str:
    """The letter of an escape; what is none is the sign for that (CSS Syntax 3, 4.3.7)."""
    number = int(found[1], 16)
    none = not 0 < number <= LAST or number in SURROGATES
    return "\ufffd" if none else chr(number)


def _roman(number: int) -> str:
    said = ""
    for value, letters in FIGURES:
        said += letters * (number // value)
        number %= value
    return said
