"""Text below a table that a page has cut: lines of its open cells.

An engine that runs out of room draws a cell's walls less far than its text, or none any more. Lines
that stand between the walls of an open cell and follow its last line closely are the cell's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from extract.drawn import Run, middle_of
from extract.walls import Wall
from schemas.page import Box
from schemas.patterns import late

HANGS = 1.6
"""Heights of a line by which a line's middle may stand below the open cell or the line before."""
SAME_LINE = 2.0
"""Points by which the words of one line may differ in height."""
WORDS = 1.5
"""Font sizes between two words of one line; what stands further off is another cell's."""
BLANK = 0.4
"""Font sizes that a blank is wide, at most; two cells' paddings are wider together."""
REACHES = 3.0
"""Points above the table's end at which the walls of its last cells may stop."""
ACROSS = 1.0
"""Points by which a line that stands across the table's lower wall reaches below it."""
EXACT = 0.5
"""Points by which places differ where one text goes on."""
CLOSE = 0.5
"""Font sizes between two lines of one text, at most."""
EVEN = 0.2
"""Points by which the ends of strokes that are as broad differ."""
STUB = 1.0
"""Points by which walls down that pass the last wall across begin a row below it."""

_FOLIO = late(r"[-–— ]*(?:[^\W\d_]+ ?)?\d{1,4}(?: ?/ ?\d{1,4})?[-–— ]*")
"""The number of a page as it may be printed: "3", "- 3 -", "3/15", "Trang 3"."""


class _Column(msgspec.Struct, frozen=True):
    """The stretch of a table's lower end from ``left`` to ``right`` that no wall closes.

    ``begun``: a wall across stands just above, so that a row has only begun below it.
    """

    left: float
    right: float
    begun: bool


def overflow(
    walls: tuple[Sequence[Wall], Sequence[Wall]], box: Box, inside: Sequence[Run], runs: list[Run]
) -> list[Run]:
    """The runs below a table that belong to its open cells.

    :param walls: walls across and walls down of the table, ``box`` around them.
    :param inside: the runs in the table.
    :param runs: runs outside all tables.
    """
    left_side = box.x0 - EXACT
    below = [r for r in runs if box.bottom < middle_of(r) and left_side <= r.box.x0 <= box.x1]
    columns = list(_open_columns(*walls, box, inside)) if below else []
    columns += _crossed(walls[1], box, inside, below)
    columns += _without_room(*walls, box, below)
    if not columns:
        return []
    reach = {column: _reach(column, walls[0], box, inside) for column in columns}
    sizes = {round(run.font.size) for run in inside}
    found: list[Run] = []
    places = [wall.at for wall in walls[1]]
    pieces = list(_pieces(below, places))
    for words in _of_columns(pieces, places):
        left, right = words[0].box.x0, max(r.box.x1 for r in words)
        end = (left + right) / 2 if _is_one_word(words) else right
        column = next((c for c in columns if c.left - 1 <= left and end <= c.right + 1), None)
        height = words[0].box.bottom - words[0].box.top
        if column is None or (sizes and round(words[0].font.size) not in sizes):
            continue  # a page number is set smaller
        if _is_folio(words, column, inside):
            continue
        near = HANGS * height
        if middle_of(words[0]) < reach[column] + near or (
            middle_of(words[0]) < box.bottom + near and _is_set_like(words, column, inside)
        ):
            found += words
            reach[column] = max(r.box.bottom for r in words)
    return found


def _is_folio(words: Sequence[Run], column: _Column, inside: Sequence[Run]) -> bool:
    """Whether words are a number, or a word and a number ("Trang 3/15"), that no line of its column
    stands like: it neither begins where one does, nor ends where the last one does, nor stands in
    the middle as that one does. The page's own number stands so."""
    if not _FOLIO.fullmatch("".join(run.text for run in words)):
        return False
    # Words inside a line begin and end anywhere.
    lines = _lines(r for r in inside if column.left <= r.box.x0 and r.box.x1 <= column.right)
    own = [(line[0].box.x0, line[-1].box.x1) for line in lines]
    left, right = words[0].box.x0, words[-1].box.x1
    if _in_middle((left, right), column) and (not own or _is_centred(own, column)):
        return False
    if own and abs(own[-1][1] - right) <= EXACT:
        return False
    return all(abs(begin - left) > EXACT for begin, _ in own)  # ragged lines end anywhere


def _in_middle(line: tuple[float, float], column: _Column) -> bool:
    return abs(sum(line) - (column.left + column.right)) < 2 * EXACT


def _is_centred(lines: Sequence[tuple[float, float]], column: _Column) -> bool:
    """Whether the last line stands in the middle of its column, not filling it as justified ones
    do: it begins further in than others, or all are as wide."""
    first, last = min(begin for begin, _ in lines), max(end for _, end in lines)
    alike = all(begin < first + EXACT and end > last - EXACT for begin, end in lines)
    return _in_middle(lines[-1], column) and (alike or lines[-1][0] > first + EXACT)


def _is_set_like(words: Sequence[Run], column: _Column, inside: Sequence[Run]) -> bool:
    """Whether words stand below the last line of a column as what goes on with it behind a gap
    does: both begin at one place, or have one middle."""
    own = [r.box for r in inside if column.left <= r.box.x0 and r.box.x1 <= column.right]
    lowest = max((box.bottom for box in own), default=0.0)
    last = [box for box in own if lowest - box.bottom <= SAME_LINE]
    if not last:
        return False
    left, right = min(box.x0 for box in last), max(box.x1 for box in last)
    x0, x1 = words[0].box.x0, max(r.box.x1 for r in words)
    return abs(x0 - left) < EXACT or abs(x0 + x1 - left - right) < 2 * EXACT


def _is_one_word(words: Sequence[Run]) -> bool:
    """Whether words are one that no line of its cell may have had room for: "15/12/2023"."""
    return len(words) == 1 and " " not in words[0].text.strip()


def begins_below(walls: tuple[Sequence[Wall], Sequence[Wall]]) -> bool:
    """Whether walls down pass the lowest wall across: stubs of a row that the page cuts there, and
    no broad strokes, which pass it no further than it passes the outermost walls down."""
    across, down = walls
    lowest = max(across, key=lambda w: w.at)
    sides = [w.at for w in down]
    passes = min(min(sides) - lowest.start, lowest.stop - max(sides)) if sides else 0.0
    end = _lower_side(lowest) + (passes + EVEN if STUB - EVEN < passes < REACHES else STUB)
    return sum(w.stop - (w.at - w.first) > end for w in down) > 1  # its end may be as wide again


def _lower_side(wall: Wall) -> float:
    return 2 * wall.at - wall.first


def _open_columns(
    across: Sequence[Wall], down: Sequence[Wall], box: Box, inside: Sequence[Run]
) -> Iterator[_Column]:
    """The stretches of a table's lower end without a wall. Stubs of a row that has only begun may
    be longer than its padding, but hold no line."""
    begun = begins_below((across, down))
    low = min((run.font.size for run in inside), default=0.0) if begun else 0.0
    near = [w for w in across if w.at > box.bottom - max(REACHES, low)]
    ends = sorted(w.at for w in down if w.stop > box.bottom - REACHES)
    for left, right in pairwise(ends):
        closed = any(w.start <= (left + right) / 2 <= w.stop for w in near)
        if begun or not closed:
            yield _Column(left, right, closed)


def _crossed(
    down: Sequence[Wall], box: Box, inside: Sequence[Run], below: Sequence[Run]
) -> Iterator[_Column]:
    """The stretches of a closed lower end whose text goes on below it: its last line, or the next
    one, stands across the wall, and both are as far from each other as the lines above. Below a
    single line the next one stands across the wall and close to it."""
    if not below:
        return
    ends = sorted(w.at for w in down if w.stop > box.bottom - REACHES)
    for left, right in pairwise(ends):
        own = [r for r in inside if left <= r.box.x0 and r.box.x1 <= right]
        bottoms = sorted({round(r.box.bottom, 1) for r in own})
        if not bottoms:
            continue
        crossed = len(bottoms) > 1 and bottoms[-1] > box.bottom + ACROSS
        start = min(r.box.x0 for r in own if abs(r.box.bottom - bottoms[-1]) < EXACT)
        if any(
            _is_next(r, bottoms)
            and abs(r.box.x0 - start) < EXACT
            and (crossed or r.box.top < box.bottom - ACROSS)
            for r in below
        ):
            yield _Column(left, right, begun=False)


def _without_room(
    across: Sequence[Wall], down: Sequence[Wall], box: Box, below: Sequence[Run]
) -> Iterator[_Column]:
    """The stretches of a last row, lower than a line, in which a line begins: a browser draws the
    rest of a merged cell so where the rows beside it end with their padding."""
    ends = sorted(w.at for w in down if w.stop > box.bottom - REACHES)
    for left, right in pairwise(ends):
        middle = (left + right) / 2
        tops = (w.at for w in across if w.start <= middle <= w.stop and w.at < box.bottom - REACHES)
        top = max(tops, default=box.top)
        if any(
            left <= r.box.x0
            and r.box.x1 <= right
            and top - EXACT <= r.box.top < box.bottom - ACROSS
            and r.box.bottom - r.box.top > box.bottom - top
            for r in below
        ):
            yield _Column(left, right, begun=False)


def _is_next(run: Run, bottoms: Sequence[float]) -> bool:
    """Whether a run stands as the next line of a text does, whose lines end at these heights."""
    if len(bottoms) < 2:
        return 0 <= run.box.top - bottoms[-1] <= CLOSE * run.font.size
    return abs(run.box.bottom - (2 * bottoms[-1] - bottoms[-2])) < EXACT


def _reach(column: _Column, across: Sequence[Wall], box: Box, inside: Sequence[Run]) -> float:
    """Where a column's text ends, at least at the table's end if it comes near to that, or if a
    wall parts it from an empty cell there: one whose text stands in its middle has its first line
    below."""
    own = [r for r in inside if column.left <= r.box.x0 and r.box.x1 <= column.right]
    last = max(own, key=lambda r: r.box.bottom, default=None)
    if last is None or column.begun:
        return box.bottom
    middle = (column.left + column.right) / 2
    parting = (w.at for w in across if w.start <= middle <= w.stop)
    if any(middle_of(last) < at < box.bottom - REACHES for at in parting):
        return box.bottom
    near = last.box.bottom + HANGS * (last.box.bottom - last.box.top) > box.bottom
    return max(last.box.bottom, box.bottom) if near else last.box.bottom


def _pieces(runs: Iterable[Run], walls: Sequence[float]) -> Iterator[list[Run]]:
    """Words that stand close together on one line, from the top, with none of the table's walls
    down above the gap between two."""
    piece: list[Run] = []
    for run in _by_lines(runs):
        if piece:
            last = piece[-1].box
            apart = run.box.x0 - last.x1 > WORDS * run.font.size
            apart = apart or any(last.x1 <= x <= run.box.x0 for x in walls)
            if apart or abs(run.box.bottom - last.bottom) > SAME_LINE:
                yield piece
                piece = []
        piece.append(run)
    if piece:
        yield piece


def _of_columns(pieces: Sequence[list[Run]], walls: Sequence[float]) -> Iterator[list[Run]]:
    """The pieces without those of a line that runs on below the table's walls: a note's word may
    end just before a wall, with no more than a blank to the next one."""
    line: list[list[Run]] = []
    for piece in [*pieces, []]:
        if line and not (piece and _is_behind(piece[0], line[-1][-1])):
            if len(line) == 1 or not any(_is_crossed(words, walls) for words in line):
                yield from line
            line = []
        line.append(piece)


def _is_behind(run: Run, last: Run) -> bool:
    """Whether no more than a blank stands between a run and the one before it on its line."""
    level = abs(run.box.bottom - last.box.bottom) <= SAME_LINE
    return level and -EXACT < run.box.x0 - last.box.x1 <= BLANK * run.font.size


def _is_crossed(words: Sequence[Run], walls: Sequence[float]) -> bool:
    left, right = words[0].box.x0 + EXACT, words[-1].box.x1 - EXACT
    return not _is_one_word(words) and any(left < x < right for x in walls)


def _by_lines(runs: Iterable[Run]) -> list[Run]:
    """Runs line by line, each from left to right."""
    return [run for line in _lines(runs) for run in line]


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    """The lines of runs from the top, the runs of each from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.box.bottom):
        if lines and run.box.bottom - lines[-1][0].box.bottom <= SAME_LINE:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda r: r.box.x0) for line in lines]
