"""Words longer than their column: where they belong.

A run stands in the cell that its middle stands in. An engine that breaks no word prints an address
over the wall on its right, far into the next column or beyond the table: it belongs where it
begins, right of the wall that its column's texts begin at. Words bound by blanks that break no line
run out of their column one by one: they belong to the line that they follow.
"""

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter

from extract.drawn import Run, middle_of
from extract.walls import Group, Wall
from schemas.page import Box

LONG = 20.0
"""Points; a shorter word fits into every column."""
INDENT = 12.0
"""Points from a wall to where a text that is set to it begins, at most."""

LEVEL, WORDS, BLANK = 0.3, 1.0, 0.4
"""Font sizes by which words of one line differ in height, between two of them, and between two of a
line that is too long for its column and so not stretched, at most."""

TOUCHES = 0.05
"""Font sizes right of a wall at which a word begins by which a line before the wall runs out."""
PADDING = 2.0
"""Points from a wall to where the texts of its column begin, at least, that such a word leaves."""

HAIR = 0.01
"""Points by which places differ where they are computed in two ways."""

COLUMNS = 3
"""Walls down that a table has, at least: two columns."""

Anchors = dict[int, float]
"""``id`` of a run -> the x at which it stands, where that is not its middle."""


def beside(runs: Sequence[Run], frames: Sequence[Box]) -> tuple[list[Run], ...]:
    """The runs outside of a page's tables: those left of all tables, those above and below them,
    and those right of all. What stands beside them is a column of a web page, and no part of a line
    above, unless a line goes on into it: a heading may be wider than its table.

    :param frames: the boxes of the tables.
    """
    left = min((frame.x0 for frame in frames), default=-math.inf)
    right = max((frame.x1 for frame in frames), default=math.inf)
    columns: tuple[list[Run], ...] = ([], [], [])
    for run in runs:
        columns[1 + (run.box.x0 >= right) - (run.box.x1 <= left)].append(run)
    before, middle, behind = columns
    largest = max((run.font.size for run in runs), default=0.0)
    lines = _Lines(middle, largest)
    for run in sorted(behind, key=lambda r: r.box.x0):
        if any(_follows(run, other) for other in lines.before(run)):
            middle.append(run)
            lines.add(run)
    firsts = _Firsts(middle, largest)
    for run in sorted(before, key=lambda r: -r.box.x1):
        if any(_follows(other, run) for other in firsts.behind(run)):
            middle.append(run)
            firsts.add(run)
    known = set(map(id, middle))
    return (
        [run for run in before if id(run) not in known],
        [run for run in runs if id(run) in known],
        [run for run in behind if id(run) not in known],
    )


class _Sides:
    """Runs by the line that they stand on and by where they end: what is beside a word is asked of
    many, and many may stand on one line."""

    def __init__(self, runs: Iterable[Run], largest: float = 0.0) -> None:
        runs = list(runs)
        self.largest = largest or max((run.font.size for run in runs), default=0.0)
        self.high = LEVEL * self.largest or 1.0
        self.count = 0
        self.rows: dict[int, list[tuple[float, int, Run]]] = defaultdict(list)
        for run in runs:
            self.rows[self._row(run.box.bottom)].append((self.side(run), self.count, run))
            self.count += 1
        for row in self.rows.values():
            row.sort(key=itemgetter(0, 1))

    def side(self, run: Run) -> float:
        """The x of a run by which it is found."""
        return run.box.x1

    def add(self, run: Run) -> None:
        """Take in one more run."""
        row = self.rows[self._row(run.box.bottom)]
        insort(row, (self.side(run), self.count, run), key=itemgetter(0, 1))
        self.count += 1

    def near(self, run: Run, x: float, size: float) -> list[Run]:
        """The runs on the line of one with their side nearer to an x than a font size, by their
        lower edges."""
        bottom, reach = run.box.bottom, LEVEL * size
        found: list[tuple[float, int, Run]] = []
        for number in range(self._row(bottom - reach), self._row(bottom + reach) + 1):
            row = self.rows.get(number, ())
            first = bisect_left(row, x - size - HAIR, key=itemgetter(0))
            last = bisect_right(row, x + size + HAIR, key=itemgetter(0))
            found += [(each.box.bottom, at, each) for _, at, each in row[first:last]]
        return [each for _, _, each in sorted(found, key=itemgetter(0, 1))]

    def _row(self, bottom: float) -> int:
        return math.floor(bottom / self.high)


class _Lines(_Sides):
    """Runs that others may follow."""

    def before(self, run: Run) -> list[Run]:
        """The runs that one may follow."""
        return self.near(run, run.box.x0, run.font.size)


class _Firsts(_Sides):
    """Runs that may follow others."""

    def side(self, run: Run) -> float:
        """Where a run begins."""
        return run.box.x0

    def behind(self, run: Run) -> list[Run]:
        """The runs that may follow one."""
        return self.near(run, run.box.x1, self.largest)


def _follows(run: Run, other: Run, words: float = WORDS) -> bool:
    """Whether a run stands a word's distance behind another, on its line."""
    apart = run.box.x0 - other.box.x1
    level = abs(run.box.bottom - other.box.bottom) < LEVEL * run.font.size
    return level and -run.font.size < apart < words * run.font.size


def overrun(runs: Sequence[Run], groups: Sequence[Group]) -> Anchors:
    """Where the words stand that run over the wall on the right of where they begin.

    :param groups: the walls across and down of the page's tables.
    """
    long = [run for run in runs if run.box.x1 - run.box.x0 > LONG]
    anchors: Anchors = {}
    for _, down in groups if long else ():
        walls = sorted(down, key=lambda wall: wall.at)
        edges = [wall.at for wall in walls]
        for run in long:
            box = run.box
            at = bisect_right(edges, box.x0) - 1
            middle = (box.top + box.bottom) / 2
            begins = 0 <= at < len(edges) - 1 and box.x0 - edges[at] <= INDENT
            if not begins or (box.x0 + box.x1) / 2 <= edges[at + 1]:
                continue
            if all(walls[i].start <= middle <= walls[i].stop for i in (at, at + 1)):
                anchors[id(run)] = box.x0
    lefts = [min(wall.at for wall in down) for _, down in groups if down]
    for _, down in groups:
        if len(down) >= COLUMNS:
            last = max(down, key=lambda wall: wall.at)
            until = min((at for at in lefts if at > last.at), default=math.inf)
            anchors |= _run_through(runs, down, anchors)
            anchors |= _run_over(runs, down, anchors)
            anchors |= _run_out(runs, last, until, anchors)
    return anchors


def _run_through(runs: Sequence[Run], down: Iterable[Wall], anchors: Anchors) -> Anchors:
    """Where the words stand that begin before a wall inside a table and end behind it, for the most
    part, and follow another word before that wall: blanks that break no line bind both. A word
    that is too long for the column behind, and stands in its middle, follows none."""
    walls = sorted(down, key=lambda wall: wall.at)
    edges = [wall.at for wall in walls]
    through = []
    for run in runs:
        box, at = run.box, bisect_right(edges, run.box.x0 + PADDING)
        if 0 < at < len(edges) and edges[at] < (box.x0 + box.x1) / 2 and id(run) not in anchors:
            here = walls[at : bisect_right(edges, edges[at])]
            inside = any(wall.start <= middle_of(run) <= wall.stop for wall in here)
            through += [(run, edges[at - 1])] if inside else []
    lines = _Lines(runs if through else ())
    found: Anchors = {}
    for run, left in through:
        for other in lines.before(run):
            if left < other.box.x0 and _follows(run, other, BLANK):
                found[id(run)] = other.box.x0
    return found


def _run_over(runs: Sequence[Run], down: Iterable[Wall], anchors: Anchors) -> Anchors:
    """Where the words stand that begin at a wall inside a table, while most lines of their column
    keep a padding, and follow a line of the column before, which leaves none either. None where
    more lines begin so behind nothing: then cells of the table have no padding. What opens a line
    of its own column, another word behind it, hangs out of it: a bullet, or the first line of a
    paragraph whose others are set in."""
    walls = defaultdict[float, list[Wall]](list)
    for wall in sorted(down, key=lambda wall: (wall.at, wall.start)):
        walls[wall.at].append(wall)
    edges = list(walls)
    found: Anchors = {}
    sides: tuple[_Lines, _Firsts] | None = None
    own = 0  # lines at a wall that are of their own column
    for edge, lines in _first_words(runs, edges).items():
        near = [run for run in lines if run.box.x0 - edge < TOUCHES * run.font.size]
        if edge == edges[0] or not near:
            continue
        if 2 * len(near) >= len(lines):
            own += len(near)
            continue
        known = set(map(id, near))
        padding = min(run.box.x0 - edge for run in lines if id(run) not in known)
        if padding < PADDING:
            continue
        before, behind = sides = sides or (_Lines(runs), _Firsts(runs))
        starts = [wall.start for wall in walls[edge]]
        stops = list(accumulate((wall.stop for wall in walls[edge]), max))
        for run in near:
            upper = bisect_left(starts, middle_of(run))
            if id(run) in anchors or not upper or stops[upper - 1] <= middle_of(run):
                continue
            ends = (one for one in before.before(run) if -padding < one.box.x1 - edge < PADDING)
            other = next((one for one in ends if _follows(run, one, BLANK)), None)
            if other is None or _opens_line(run, behind):
                own += 1
            else:
                found[id(run)] = anchors.get(id(other), other.box.x0)
    return found if own <= len(found) else {}


def _opens_line(run: Run, lines: _Firsts) -> bool:
    """Whether a word is a bullet, or another one follows it on its line."""
    if not any(map(str.isalnum, run.text)):
        return True
    return any(each.box.x0 >= run.box.x1 and _follows(each, run) for each in lines.behind(run))


def _first_words(runs: Sequence[Run], edges: Sequence[float]) -> dict[float, list[Run]]:
    """Per wall at which a word begins, with another wall on its right: the runs with which the
    lines between them begin."""
    touched = {
        at
        for run in runs
        if (at := bisect_right(edges, run.box.x0))
        and run.box.x0 - edges[at - 1] < TOUCHES * run.font.size
    }
    lines: dict[tuple[float, float], Run] = {}
    for run in runs if touched else ():
        at = bisect_right(edges, run.box.x0)
        if at < len(edges) and at in touched:
            line = edges[at - 1], run.box.bottom
            if line not in lines or run.box.x0 < lines[line].box.x0:
                lines[line] = run
    found = defaultdict[float, list[Run]](list)
    for (edge, _), run in lines.items():
        found[edge].append(run)
    return found


def _run_out(runs: Sequence[Run], last: Wall, until: float, anchors: Anchors) -> Anchors:
    """Where the words right of a table's last wall stand that go on a line of its last column.

    :param until: where another table begins.
    """
    beyond = [
        run
        for run in runs
        if last.at < (run.box.x0 + run.box.x1) / 2 < until
        and last.start < run.box.top < last.stop
        and id(run) not in anchors
    ]
    found: Anchors = {}
    lines = _Lines(runs if beyond else ())
    for run in sorted(beyond, key=lambda run: run.box.x0):
        for other in lines.before(run):
            inside = found.get(id(other), anchors.get(id(other), other.box.x0))
            if inside < last.at and _follows(run, other, BLANK):
                found[id(run)] = inside
                break
    return found
