"""Fractions that are drawn in two lines, a bar between them, in the middle of a line of text.

What is above the bar and what is below it stand on no line of their own: both reach into the line
beside which they stand, in a gap that its words leave them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from extract.drawn import Run, left_of

INTO = 0.2
"""Share of its height by which a half of a fraction reaches into the line beside it, at least:
lines of a text that stand close hardly touch."""
CENTRED = 1.0
"""Font sizes by which the middles of the two halves of a fraction lie apart, at most."""
APART = 3.0
"""Font sizes between a fraction and the words beside it, at most: what stands further off, as the
name of an office does beside a label and its issuing line, or a stamp beside a title, has no part
in them."""

Lines = list[list[Run]]


def fractions_in(lines: Lines) -> dict[int, Lines]:
    """The lines, from top to bottom, beside which fractions stand, as their pieces in the order in
    which they are read: the words before a fraction, what is above its bar, what is below it, the
    words behind it. The line before each of them and the one behind it are those halves.
    """
    found: dict[int, Lines] = {}
    for at in range(1, len(lines) - 1):
        line = lines[at]
        top, bottom = line[0].box.top, line[0].box.bottom
        if not (_reaches(lines[at - 1], top, bottom) and _reaches(lines[at + 1], top, bottom)):
            continue  # nearly every line
        if at - 1 not in found and (pieces := _pieces(lines[at - 1], line, lines[at + 1])):
            found[at] = pieces
    return found


def _reaches(half: Sequence[Run], top: float, bottom: float) -> bool:
    """Whether a line reaches into another one that it does not stand on."""
    box = half[0].box
    return min(box.bottom, bottom) - max(box.top, top) > INTO * (box.bottom - box.top)


def _pieces(upper: Iterable[Run], line: Iterable[Run], lower: Iterable[Run]) -> Lines:
    """The pieces of a line with fractions in its gaps; none where a half stands in no gap, or has
    no other one."""
    words = sorted(line, key=left_of)
    above, below = list(_by_gap(upper, words)), list(_by_gap(lower, words))
    if not above or [gap for gap, _ in above] != [gap for gap, _ in below]:
        return []
    pieces: Lines = []
    start = 0
    for (gap, one), (_, other) in zip(above, below, strict=True):
        if gap < 0 or not _have_one_middle(one, other) or not _is_beside(one, other, words, gap):
            return []
        if words[start:gap]:
            pieces.append(words[start:gap])
        pieces += [one, other]
        start = gap
    return [*pieces, words[start:]] if words[start:] else pieces


def _by_gap(half: Iterable[Run], words: Sequence[Run]) -> Iterator[tuple[int, list[Run]]]:
    """The runs of a half by the gap that they stand in: the number of words before it. A run over a
    word stands in none, which -1 says."""
    gap, runs = -1, list[Run]()
    ends = sorted([word.box.x1 for word in words])
    for run in sorted(half, key=left_of):
        own = bisect_right(ends, run.box.x0)
        if own < len(words) and words[own].box.x0 < run.box.x1:
            own = -1
        if runs and own != gap:
            yield gap, runs
            runs = []
        gap = own
        runs.append(run)
    if runs:
        yield gap, runs


def _have_one_middle(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether both halves of a fraction have one middle, as they do on the bar between them."""
    middles = [run[0].box.x0 + run[-1].box.x1 for run in (one, other)]
    return abs(middles[0] - middles[1]) < 2 * CENTRED * one[0].font.size


def _is_beside(one: Sequence[Run], other: Sequence[Run], words: Sequence[Run], gap: int) -> bool:
    """Whether the wider half of a fraction begins or ends near a word of the line."""
    left, right = min(one[0].box.x0, other[0].box.x0), max(one[-1].box.x1, other[-1].box.x1)
    before = left - words[gap - 1].box.x1 if gap else inf
    behind = words[gap].box.x0 - right if gap < len(words) else inf
    return min(before, behind) < APART * one[0].font.size
