"""Remarks below a table ("Ghi chú: …"): prose before and after them is left alone."""

from collections.abc import Sequence

import msgspec

from normalize.text import bullet, clean, join_words
from normalize.vocabulary import is_note, is_signature
from schemas.rows import PageLine

LEADING = 1.8
"""A line further down than this many of its own heights opens something new."""


class Remark(msgspec.Struct, frozen=True):
    """One remark: its text on one line, and the printed lines that it comes from."""

    text: str
    lines: tuple[PageLine, ...]


def remarks(after: Sequence[PageLine]) -> tuple[Remark, ...]:
    """The remarks among the lines after a table: one opens with a word of notes and goes on with
    the lines close below it."""
    found: list[list[PageLine]] = []
    open_one = False
    for item in after:
        text = clean(item.line.text)
        if not text:
            continue
        if is_note(text):
            found.append([item])
            open_one = True
        elif open_one and not is_signature(text) and _close(found[-1][-1], item):
            if bullet(text) or item.line.opens:
                found.append([item])
            else:
                found[-1].append(item)
        else:
            open_one = False
    return tuple(Remark(_text(lines), tuple(lines)) for lines in found)


def _close(above: PageLine, below: PageLine) -> bool:
    if above.page != below.page or above.line.box is None or below.line.box is None:
        return above.page == below.page and bool(bullet(clean(below.line.text)))
    upper, lower = above.line.box, below.line.box
    return 0 <= lower.top - upper.top <= LEADING * (upper.bottom - upper.top)


def _text(lines: Sequence[PageLine]) -> str:
    text = ""
    for item in lines:
        text = join_words(text, item.line.text)
    return clean(text)
