"""Where the lines of a title stand to each other, and which lines are a table's own."""

from collections.abc import Sequence

from normalize.text import clean
from schemas.page import Line
from schemas.patterns import late

MIDDLE = 2.0
"""Points by which middles of lines that stand over each other differ."""
MOST_WORDS = 3
"""Words of a name that one line ends and the one above it begins, at most."""
SMALLER = 0.85
"""Times the size of a line's letters from which another's are clearly smaller."""
_FEW_DIGITS = late(r"\d{1,3}")
_DUE = late(r"(?:^|\s)(?:PHƯỜNG|QUẬN|XÃ|KHU PHỐ|KHÓA|ĐỢT|LẦN)$")
"""What a name in capitals has a number behind: "ỦY BAN NHÂN DÂN PHƯỜNG" / "6"."""
LONGEST = 120
"""Characters of a line of a title that is printed otherwise than its first one."""


def is_number_of(above: str, text: str) -> bool:
    """Whether a line is the number that a name in capitals above it ends in."""
    return _FEW_DIGITS.fullmatch(text) is not None and _DUE.search(above) is not None


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


def is_smaller(line: Line, other: Line) -> bool:
    """Whether a line has clearly smaller letters than another, as a signature's box has."""
    return line.size < SMALLER * other.size


def is_apart(line: Line, above: Line) -> bool:
    """Whether a line is smaller than the one before it, or stands higher, as the number of the
    next page does."""
    higher = line.box is not None and above.box is not None and line.box.bottom <= above.box.top
    return higher or is_smaller(line, above)


def is_left(line: Line, other: Line) -> bool:
    """Whether a line stands left of another that it reaches into, as an office's name does left of
    the lines of a label and of where it was issued."""
    one, box = line.box, other.box
    if one is None or box is None or one.x1 >= box.x0:
        return False
    return one.top < box.bottom and one.bottom > box.top


def is_second(line: Line, above: Line, below: Line | None) -> bool:
    """Whether a line right below a title in capitals goes on with it in small letters: it begins
    anew over the same middle, is short, and no field to fill in nor a sentence, which the line
    below goes on with."""
    text = clean(line.text)
    if len(text) > LONGEST or not text[:1].isalpha():
        return False
    if line.box is None or above.box is None:  # of markup small letters alone tell
        ended = clean(above.text).endswith((".", ";", ":"))
        return text[0].islower() and not ended and ":" not in text and text[-1] not in ".;,"
    begins = text[0].isupper()
    if begins and below is not None and clean(below.text)[:1].islower():
        return False
    near = line.box.top - above.box.bottom < above.box.bottom - above.box.top
    return near and is_over(line, above) and ":" not in text and not text.endswith((".", ";", ","))


def is_last(line: Line, above: Line) -> bool:
    """Whether a line of markup between a title in capitals and the issuing line goes on with it,
    with a capital, too, and is no field to fill in nor a sentence: "Của các chi đoàn"."""
    text, said = clean(line.text), clean(above.text)
    if line.box is not None or len(text) > LONGEST or not text[:1].isalpha():
        return False
    return said.isupper() and said[-1] not in ".;:" and ":" not in text and text[-1] not in ".;,"


def is_end(line: Line, above: Line) -> bool:
    """Whether a line is the end of the name with which one above it ends, printed as that one is
    over the same middle: "… của UBND tỉnh Lâm" / "Đồng"."""
    text, said = clean(line.text), clean(above.text)
    if len(text.split()) > MOST_WORDS or not text.replace(" ", "").isalpha() or text.isupper():
        return False
    alike = (line.size, line.bold, line.italic) == (above.size, above.bold, above.italic)
    return alike and said[-1:].isalpha() and is_over(line, above)


def own_start(labels: Sequence[str | None], issued: Sequence[bool]) -> int:
    """Where a table's own lines begin, 0 where they all are: at the last label that something
    follows, where an issuing line stands between it and one of the same kind with another number.
    That is the upper one's, whose table is none of criteria or whose text is prose.

    :param labels: what each line says as a label, None of others.
    :param issued: whether each line is one of issue.
    """
    places = [at for at, label in enumerate(labels) if label is not None]
    places = [at for at in places if any(each is None for each in labels[at + 1 :])]
    if len(places) < 2:
        return 0
    upper, lower = places[-2:]
    apart = _are_of_one_kind(labels[upper] or "", labels[lower] or "")
    return lower if apart and any(issued[upper:lower]) else 0


def _are_of_one_kind(upper: str, lower: str) -> bool:
    """Whether two labels have the same words before different numbers: no "1.2" below "1"."""
    (*one, number), (*other, below) = (
        [word for word in clean(label).casefold().split() if word != "số"]
        for label in (upper, lower)
    )
    rest = below.removeprefix(number)
    inner = rest != below and (rest[:1] == "." or (number.isdigit() and rest.isalpha()))
    return one == other and number != below and not inner
