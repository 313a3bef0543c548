"""Where the lines of a title stand to each other."""

from normalize.text import clean
from schemas.page import Line

MIDDLE = 2.0
"""Points by which middles of lines that stand over each other differ."""
LONGEST = 120
"""Characters of a line of a title that is printed otherwise than its first one."""


def is_over(line: Line, other: Line) -> bool:
    """Whether two lines have their middle above each other."""
    if line.box is None or other.box is None:
        return False
    return abs(line.box.x0 + line.box.x1 - other.box.x0 - other.box.x1) < 2 * MIDDLE


def is_passed(line: Line, other: Line, *, alike: bool) -> bool:
    """Whether a line that is printed behind another is no part of its title: it stands above it, on
    the next page, or wholly beside it, as a stamp's do."""
    if line.box is None or other.box is None:
        return False
    beside = line.box.x0 > other.box.x1 or line.box.x1 < other.box.x0
    return beside or (not alike and line.box.top < other.box.top)


def is_second(line: Line, above: Line, below: Line | None) -> bool:
    """Whether a line right below a title in capitals goes on with it in small letters: it begins
    anew over the same middle, is short, and no field to fill in nor a sentence, which the line
    below goes on with."""
    text = clean(line.text)
    if line.box is None or above.box is None or len(text) > LONGEST or not text[:1].isupper():
        return False
    if below is not None and clean(below.text)[:1].islower():
        return False
    near = line.box.top - above.box.bottom < above.box.bottom - above.box.top
    return near and is_over(line, above) and ":" not in text and not text.endswith((".", ";", ","))
