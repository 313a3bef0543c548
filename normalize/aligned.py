"""How the lines of a cell stand in it: in its middle, or beside an indent."""

from collections.abc import Sequence

EDGE = 0.05
"""Font sizes around the edge in which a line ends by chance once in a hundred times."""
INDENTED = (0.5, 5.0)
"""Font sizes by which first lines are indented."""
LEVEL = 2.0
"""Points by which the room left and right of a line in the middle differs."""


def are_centred(lefts: Sequence[float], rights: Sequence[float], spaced: Sequence[bool]) -> bool:
    """Whether lines stand in the middle of their cell, and at several places. A word for which it
    has no room begins where the widest one may, and reaches over the padding at the right, or over
    the wall.

    :param lefts: points left of each line, ``rights`` right of it.
    :param spaced: whether it holds several words.
    """
    first = min(lefts)
    if max(lefts) - first <= LEVEL:
        return False
    return all(
        abs(left - right) < LEVEL or (left == first and right < left and not several)
        for left, right, several in zip(lefts, rights, spaced, strict=True)
    )


def are_indented(lefts: Sequence[float], size: float) -> bool:
    """Whether lines begin at two edges alone, and the first one at the inner one."""
    low, high = min(lefts), max(lefts)
    if not (INDENTED[0] * size < high - low < INDENTED[1] * size and high - lefts[0] < EDGE * size):
        return False
    return all(min(left - low, high - left) < EDGE * size for left in lefts)
