"""How wide columns and how high rows must be, for programs that do not measure merged cells."""

from collections.abc import Iterable, Sequence
from math import ceil

import msgspec

LINE = 15.0
"""Points of one line of 11 point type."""

HIGHEST = 409.0
"""Points of the highest row that a workbook can have."""

NARROWEST, WIDEST = 6.0, 80.0
"""Width of a column, in figures of the standard type."""

LINES = 24
"""Lines that the longest text of a column should take in one row: what a row can show, and some
room, for widths are estimates."""


class Block(msgspec.Struct, frozen=True):
    """A text and the rows and columns that its cell covers, from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


LETTERS = 1.3
"""Letters of Times New Roman of Vietnamese text in the width of a figure; seen on real pages."""

WRAPPED = 1.08
"""What wrapping whole words costs."""


def widths(blocks: Iterable[Block], columns: int) -> list[float]:
    """A width a column: its longest word, and room enough for its longest text."""
    found = [NARROWEST] * columns
    for block in blocks:
        if block.columns > 1:
            continue
        longest = max(map(len, block.text.split()), default=0) + 2
        room = 1.2 * len(block.text) / (LINES * block.rows)
        least = min(len(block.text) + 2, 14)
        width = min(max(longest, room, least), WIDEST)
        found[block.column] = max(found[block.column], width)
    return found


def heights(blocks: Sequence[Block], wide: Sequence[float], rows: int) -> list[float]:
    """A height a row, so that every text is seen whole; a merged cell spreads what it lacks."""
    found = [LINE] * rows
    for block in sorted(blocks, key=lambda each: each.rows):
        width = sum(wide[block.column : block.column + block.columns])
        need = lines(block.text, width) * LINE
        mine = range(block.row, min(block.row + block.rows, rows))
        lack = need - sum(found[row] for row in mine)
        if lack > 0:
            for row in mine:
                found[row] += lack / len(mine)
    return [min(each, HIGHEST) for each in found]


def lines(text: str, width: float) -> int:
    """Lines of a text in a column, words wrapped."""
    room = max(1.0, LETTERS * width - 1)
    return sum(max(1, ceil(WRAPPED * len(each) / room)) for each in text.split("\n"))
