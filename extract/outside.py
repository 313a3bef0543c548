"""The lines outside of a page's tables, and what is set over them: the box of a signature.

Such a box stands over a title or beside it, in smaller letters and with or without a frame. What it
says is no part of the lines that it covers, and its frame is no table.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from extract.drawn import Run, is_in, left_of, middle_of
from extract.faces import face
from extract.lines import make_lines
from extract.overrun import beside
from extract.runs import DESCENT
from extract.walls import Group, frame_of
from schemas.page import Box, Line

SMALLER = 0.85
"""Times the size of a line's letters that those of a box over it are high, at most."""
ON_LINE = 0.5
"""Share of a line's height by which the middle of what stands over it may lie off its own."""
INTO = 0.5
"""Font sizes by which one text must reach into another that it is set over."""
WORDS = 1.0
"""Font sizes between two words, at most."""
FEWEST, FAR = 6, 4.0
"""Letters of what is set over a line: fewer are a footnote's mark, but for those that stand so many
font sizes off."""
OFF_BASE = 1.0
"""Points by which the letters of what is set over a line stand higher or lower than its own."""
LEVEL = 0.5
"""Points by which words of one line differ in height, at most."""
HAIR = 0.5
"""Points by which the middle of a line may lie above or below a drawing that takes it in."""


def lines_outside(
    runs: Sequence[Run], tables: Sequence[Box], frames: Sequence[Box], blank: float
) -> Iterator[Line]:
    """The lines outside of a page's tables.

    :param tables: the boxes of the tables.
    :param frames: those of what is set over lines.
    :param blank: share of the font size beyond which a gap is a blank where none is drawn.
    """
    for column in beside(runs, tables):
        over = set_over(column, frames)
        if over:
            yield from make_lines(over, blank)
            known = set(map(id, over))
            column = [run for run in column if id(run) not in known]
        yield from make_lines(column, blank)


def set_over(runs: Sequence[Run], frames: Sequence[Box] = ()) -> list[Run]:
    """The runs in letters clearly smaller than those of a line on whose height they stand: over its
    words, apart from them, in a frame, or on a base line of their own."""
    sizes = [run.font.size for run in runs]
    if not sizes or min(sizes) >= SMALLER * max(sizes):
        return []
    most = max(sizes)
    level = sorted([(middle_of(run), at) for at, run in enumerate(runs) if not run.turned])
    middles = [middle for middle, _ in level]
    found: list[Run] = []
    for stretch in _stretches(run for run in runs if run.font.size < SMALLER * most):
        few = sum(map(str.isalnum, "".join([run.text for run in stretch]))) < FEWEST
        first = stretch[0]
        middle, size = middle_of(first), first.font.size
        low, high = bisect_left(middles, middle - most), bisect_right(middles, middle + most)
        beneath = [runs[at] for _, at in level[low:high]]
        framed = any(all(is_in(run, frame) for run in stretch) for frame in frames)
        if framed:  # a box may stand between two lines, and reach into both
            beneath = [run for run in beneath if _reaches_into(first, run)]
        else:
            beneath = [run for run in beneath if _is_on_line(run, middle, size)]
        if not beneath:
            continue
        gap = _least_gap(stretch, beneath)
        if few and gap <= FAR * size:
            continue
        if (
            gap < -INTO * size
            or gap > WORDS * size / SMALLER
            or framed
            or all(abs(_base(run) - _base(first)) > OFF_BASE for run in beneath)
        ):
            found += stretch
    return found


def _base(run: Run) -> float:
    """The y on which a run's letters stand."""
    return run.box.bottom - DESCENT * run.font.size


def _is_on_line(run: Run, middle: float, size: float) -> bool:
    """Whether a run of clearly larger letters stands on that height."""
    high = run.box.bottom - run.box.top
    return size < SMALLER * run.font.size and abs(middle_of(run) - middle) < ON_LINE * high


def _reaches_into(one: Run, other: Run) -> bool:
    """Whether a run stands on a height on which clearly larger letters stand, too."""
    level = one.box.top < other.box.bottom and one.box.bottom > other.box.top
    return level and one.font.size < SMALLER * other.font.size


def _stretches(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of one size that stand on one line, a word's distance from each other."""
    for level in _levels(runs):
        stretch: list[Run] = []
        for run in sorted(level, key=left_of):
            if stretch and run.box.x0 - stretch[-1].box.x1 >= WORDS * run.font.size:
                yield stretch
                stretch = []
            stretch.append(run)
        yield stretch


def _levels(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The level runs of one size and one base line."""
    level: list[Run] = []
    for run in sorted((run for run in runs if not run.turned), key=_size_and_bottom):
        if level and not _is_level(level[-1], run):
            yield level
            level = []
        level.append(run)
    if level:
        yield level


def _size_and_bottom(run: Run) -> tuple[float, float]:
    return round(run.font.size, 1), run.box.bottom


def _is_level(one: Run, other: Run) -> bool:
    """Whether runs are letters of one size on one base line."""
    alike = round(one.font.size, 1) == round(other.font.size, 1)
    return alike and abs(other.box.bottom - one.box.bottom) < LEVEL


def _gap(one: Run, other: Run) -> float:
    """The room between two runs; below nothing where they reach into each other."""
    return max(one.box.x0 - other.box.x1, other.box.x0 - one.box.x1)


def _least_gap(stretch: Iterable[Run], others: Iterable[Run]) -> float:
    """The least room between runs of one and of the other; a line may have many of both."""
    level = sorted(others, key=left_of)
    starts = [run.box.x0 for run in level]
    reach = list(accumulate((run.box.x1 for run in level), max))  # of those up to one
    least = math.inf
    for one in stretch:
        at = bisect_left(starts, one.box.x1)
        if at < len(level):
            least = min(least, _gap(one, level[at]))
        while at > 0 and one.box.x0 - reach[at - 1] < least:
            at -= 1
            least = min(least, _gap(one, level[at]))
    return least


def without_frames(groups: Sequence[Group], runs: Sequence[Run]) -> tuple[list[Group], list[Box]]:
    """The drawings without frames of one cell that are set over a line of text, which goes on at
    both sides of a wall of theirs; and those frames."""
    drawn = [frame_of(*group) for group in groups]
    over = [
        len(group[0]) == len(group[1]) == 2 and _is_crossed(box, runs)
        for group, box in zip(groups, drawn, strict=True)
    ]
    kept = [group for group, out in zip(groups, over, strict=True) if not out]
    return kept, [box for box, out in zip(drawn, over, strict=True) if out]


def _is_crossed(frame: Box, runs: Iterable[Run]) -> bool:
    """Whether a line of text goes through a side of a frame."""
    taking = Box(frame.x0, frame.top - HAIR, frame.x1, frame.bottom + HAIR)
    level = [run for run in runs if taking.top < middle_of(run) < taking.bottom and not run.turned]
    inside = [run for run in level if is_in(run, taking)]
    known = set(map(id, inside))
    return any(
        face(one.font.name) == face(other.font.name)
        and _is_level(one, other)
        and _gap(one, other) < WORDS * one.font.size
        for one in inside
        for other in level
        if id(other) not in known
    )
