"""What the tags of a PDF say of cells and lines: which cells of two pages are one, and where
paragraphs open. Tags are evidence beside geometry, never instead of it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from extract.drawn import Path, Run, Tagged, left_of, middle_of
from extract.tagging import Marks, Ways, ways_of
from extract.walls import Region
from schemas.page import Box, Cell, Grid, Line
from schemas.patterns import late

Rows = Sequence[Sequence[Cell | None]]
TABLE = -2
"""An element's path less the last two places: head or body of its table, without row and cell."""
STOPS, DASHES = ".;", "-–+•"
_NUMBERED = late(r"\d{1,2}[.)](?:\s|$)")
_LINKED = late(r"(?:https?://|www\.)\S+|(?=[!-~]{5})[!-~]*[/._=-][!-~]*")
"""An address, or a part of one."""
HAIR = 0.5
"""Points by which a line below a table may stand left of the lines above."""


def bring_home(cells: Sequence[Region], texts: Sequence[list[Run]], marks: Marks) -> None:
    """Moves runs that stand beyond their own cell: a browser that runs out of room at a page break
    prints the last lines of a text over the next cell, a word that is wider than its column may
    stand in the one beside it. A piece of text is in both then, and its element in no other.

    :param texts: per cell its runs.
    """
    _bring_up(cells, texts, marks)
    for element, places in _places(texts, marks).items():
        if not places[1:] or places[2:]:
            continue
        held = {at: _of(element, texts[at], marks) for at in places}
        home, other = _home(cells, held)
        own, strays = held[home], held[other]
        if any(run.turned for run in strays):
            continue  # of what is turned, pages draw several with one mark
        if _is_below(cells, texts, home, other):
            alone = len(strays) == len(texts[other]) and (
                _passes(cells, cells[home].bottom)
                or _is_below_its_row(cells, texts, cells[other].top, element, marks)
            )
            one = alone or marks[own[-1].mark].piece == marks[strays[0].mark].piece
        else:
            one = _is_beside(cells[home], cells[other], own, strays, marks)
        if one:
            gone = set(map(id, strays))
            texts[home].extend(strays)
            texts[other][:] = [run for run in texts[other] if id(run) not in gone]


def _bring_up(cells: Sequence[Region], texts: Sequence[list[Run]], marks: Marks) -> None:
    """The same where nothing of a text that goes on from the page before stands in its own cell: an
    empty one that opens the page, above the one that it is printed over."""
    tops = {
        (cell.bottom, cell.left, cell.right): runs
        for cell, runs in zip(cells, texts, strict=True)
        if cell.top == 0 and not runs
    }
    for cell, runs in zip(cells, texts, strict=True):
        old = [run for run in runs if run.mark in marks and marks[run.mark].before]
        others = {marks[run.mark].cell for run in runs if run.mark in marks}
        others -= {marks[run.mark].cell for run in old}
        own = tops.get((cell.top, cell.left, cell.right))
        if old and others and own is not None:
            gone = set(map(id, old))
            own.extend(old)
            runs[:] = [run for run in runs if id(run) not in gone]


def below(box: Box, inside: Sequence[Run], outside: Sequence[Run], marks: Marks) -> list[Run]:
    """The runs below a table that are of the same elements as texts in it: a browser that runs out
    of room prints the last lines of a cell below its wall, in its column. And those of cells in
    rows of which other texts are in it: a merged cell's text may stand in the middle of rows that
    the page has no room for.

    :param box: the box of the table, ``inside`` the runs in it.
    :param outside: runs outside all tables.
    """
    under = [run for run in outside if middle_of(run) >= box.bottom and run.mark in marks]
    if not under:
        return []
    reach: dict[Path, float] = {}
    for run in inside:
        if run.mark in marks:
            cell = marks[run.mark].cell
            reach[cell] = min(run.box.x0, reach.get(cell, run.box.x0))
    for cell in {marks[run.mark].cell for run in under} - reach.keys():
        if any(cell[:-1] == other[:-1] for other in reach):
            reach[cell] = box.x0
    own = ((run, reach.get(marks[run.mark].cell)) for run in under)
    return [run for run, left in own if left is not None and run.box.x0 >= left - HAIR]


def _places(texts: Iterable[Sequence[Run]], marks: Marks) -> dict[Path, list[int]]:
    """Per element of a cell the numbers of the drawn cells in which texts of it stand."""
    places: dict[Path, list[int]] = {}
    for number, runs in enumerate(texts):
        for path in {marks[run.mark].cell for run in runs if run.mark in marks}:
            places.setdefault(path, []).append(number)
    return places


def _of(element: Path, runs: Iterable[Run], marks: Marks) -> list[Run]:
    return [run for run in runs if run.mark in marks and marks[run.mark].cell == element]


def _home(cells: Sequence[Region], held: Mapping[int, Sequence[Run]]) -> tuple[int, int]:
    """Of two cells the one that a text is of, and the other: the upper one, or that with more."""
    one, other = held
    if cells[one].bottom <= cells[other].top:
        return one, other
    letters = [sum(len(run.text) for run in runs) for runs in held.values()]
    return (one, other) if letters[0] >= letters[1] else (other, one)


def _is_beside(
    home: Region, other: Region, own: Sequence[Run], strays: Sequence[Run], marks: Marks
) -> bool:
    """Whether one piece of text stands in two cells that touch beside each other."""
    beside = home.right == other.left or other.right == home.left
    level = home.top < other.bottom and other.top < home.bottom
    pieces = {marks[run.mark].piece for run in own}
    return beside and level and all(marks[run.mark].piece in pieces for run in strays)


def _is_below(
    cells: Sequence[Region], texts: Sequence[Sequence[Run]], home: int, other: int
) -> bool:
    """Whether a cell stands below another over all its columns, or more where walls are missing.
    What is between them is empty: the wall of a cell cut by a page may be drawn too high."""
    upper, lower = cells[home], cells[other]
    if upper.bottom > lower.top or lower.left > upper.left or upper.right > lower.right:
        return False
    return upper.bottom == lower.top or not any(
        upper.bottom <= cell.top < lower.top and cell.left < upper.right and upper.left < cell.right
        for cell, runs in zip(cells, texts, strict=True)
        if runs
    )


def _passes(cells: Iterable[Region], edge: int) -> bool:
    """Whether a cell goes on over an edge: no row ends there, where another cell's wall stands."""
    return any(cell.top < edge < cell.bottom for cell in cells)


def _is_below_its_row(
    cells: Iterable[Region], texts: Iterable[Sequence[Run]], top: int, element: Path, marks: Marks
) -> bool:
    """Whether all that begins in a row of the grid beside a text is of rows behind that of its
    element: the row has a cell of its own there."""
    rows = {
        marks[run.mark].cell[:-1]
        for cell, runs in zip(cells, texts, strict=True)
        if cell.top == top
        for run in runs
        if run.mark in marks and marks[run.mark].cell != element
    }
    return bool(rows) and all(row > element[:-1] for row in rows)


def give_elements(
    rows: Sequence[list[Cell | None]],
    cells: Sequence[Region],
    texts: Sequence[Sequence[Run]],
    marks: Marks,
) -> list[int]:
    """Puts into the cells of a grid the elements that their texts name, and into their lines
    whether they open; not where a text is of several elements, or two cells share one.

    :return: the rows of cells in which two elements stand that are nowhere else, and lie no deeper
        than others (cells of a table inside a cell do): a wall between them is not drawn.
    """
    texts = [[run for run in runs if run.mark in marks] for runs in texts]
    places = _places(texts, marks)
    ways = ways_of(texts, marks)
    torn: list[int] = []
    for region, runs in zip(cells, texts, strict=True):
        cell = rows[region.top][region.left]
        element = marks[runs[0].mark].cell if runs else ()
        single = len(places.get(element, ())) == 1 and all(
            marks[run.mark].cell == element for run in runs
        )
        if cell is not None and single:
            lines = cell.lines
            if len(lines) > 1 or marks[runs[0].mark].before:
                lines = tuple(_told(lines, runs, marks, ways))
            span = marks[runs[0].mark].row_span
            cell = replace(cell, element=element, element_rows=span, lines=lines)
            rows[region.top][region.left] = cell
        elif runs and not single and _cells_of(runs, places, marks) > 1:
            torn.append(region.top)
    return torn


def enters_below_head(grid: Grid, runs: Sequence[Run], marks: Marks) -> bool:
    """Whether the cells of a grid's first row in which two elements stand hold one of the header
    and one of the rows: a word processor draws no wall between a header that it repeats and a
    merged cell that goes on below it."""
    found = False
    for box in (cell.box for cell in grid.rows[0] if cell is not None):
        own = {
            marks[run.mark].cell
            for run in runs
            if run.mark in marks and box is not None and _holds(box, run.box)
        }
        groups = {element[:TABLE] for element in own}
        if len(own) > 1 and not len(own) == len(groups) == 2:
            return False
        found = found or len(own) > 1
    return found


def _holds(box: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


class _Gap(msgspec.Struct, frozen=True):
    """Empty cells that stand together in a row of a grid: how many cells the tags have for them."""

    row: int
    columns: tuple[int, ...]
    element: Path
    first: int
    counted: int


def give_empty(rows: Rows, marks: Marks) -> Rows:
    """The rows of a grid with the elements of their empty cells: those that are theirs by what
    stands beside them in their row, or the row's where it has no cell for them: then an older cell
    covers them, or the tags leave empty cells out. Where it has cells for some of them, the number
    that it lacks, negative, stands in their place.
    """
    in_row = {tagged.cell[:-1]: tagged.in_row for tagged in marks.values()}
    made = [list(row) for row in rows]
    for gap in (gap for number, row in enumerate(rows) for gap in _gaps(number, row, in_row)):
        lacks = len(gap.columns) - gap.counted
        for step, column in enumerate(gap.columns):
            own = (*gap.element, -lacks if lacks else gap.first + step)
            element = own if gap.counted else gap.element
            cell = made[gap.row][column]
            made[gap.row][column] = cell and replace(cell, element=element)
    return tuple(map(tuple, made))


def _gaps(number: int, row: Sequence[Cell | None], in_row: Mapping[Path, int]) -> Iterator[_Gap]:
    begun = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    path = max((cell.element[:-1] for _, cell in begun if cell.element), default=())
    if all(cell.lines for _, cell in begun):
        return
    # The rest of a cell of an older row covers its place as an empty one does.
    begun = [each for each in begun if each[1].element[:-1] in ((), path)]
    if not in_row.get(path):
        return
    ends = [(n, cell.element[-1]) for n, (_, cell) in enumerate(begun) if cell.element]
    stops = pairwise([(-1, -1), *ends, (len(begun), in_row[path])])
    for (before, first), (behind, last) in stops:
        between, counted = begun[before + 1 : behind], last - first - 1
        empty = between and not any(cell.lines for _, cell in between)
        if empty and 0 <= counted <= len(between):
            yield _Gap(number, tuple(at for at, _ in between), path, first + 1, counted)


def _cells_of(runs: Iterable[Run], places: Mapping[Path, list[int]], marks: Marks) -> int:
    """How many cells of the outermost table these texts are of that have no text elsewhere."""
    depth = min(map(len, places))
    own = {marks[run.mark].cell for run in runs}
    return sum(len(path) == depth and len(places[path]) == 1 for path in own)


def _told(lines: Sequence[Line], runs: Sequence[Run], marks: Marks, ways: Ways) -> Iterator[Line]:
    """The lines of one element's cell, saying whether they open where their tags do."""
    above: Run | None = None
    for number, (line, own) in enumerate(zip(lines, _by_line(lines, runs), strict=True)):
        opens, tied = line.opens, False
        if own and above is not None:
            here = marks[own[0].mark]
            stops = ways.wraps and not ways.cuts and _stops(above.text, own[0].text)
            stops = stops and _marked_alike(marks[above.mark], here)
            known = ways._replace(ends=True) if stops else ways
            opens = _opens(marks[above.mark], here, known, above.font == own[0].font)
            one = here.paragraph == marks[above.mark].paragraph
            tied = one and (opens is True or (ways.ties and here.paragraph != here.cell))
        elif own and number == 0:
            # Words in bold or italic and addresses are pieces of their own wherever they stand:
            # "… trong năm." / "**Nếu:**".
            first = own[0]
            apart = first.font.bold or first.font.italic or _LINKED.fullmatch(first.text)
            known = ways._replace(ends=ways.ends and not apart)
            opens = _opens_page(marks[first.mark], known, first.text)
        tied = tied and opens is not False
        yield replace(line, opens=opens, tied=tied) if tied or opens is not None else line
        above = own[-1] if own else None


def _by_line(lines: Sequence[Line], runs: Iterable[Run]) -> list[list[Run]]:
    """Per line of a cell its runs, from left to right."""
    own: list[list[Run]] = [[] for _ in lines]
    boxes = [line.box for line in lines if line.box is not None]
    if len(boxes) < len(lines):
        return own
    tops = [box.top for box in boxes]
    for run in runs:
        middle = (run.box.top + run.box.bottom) / 2
        at = bisect_right(tops, middle) - 1
        if at >= 0 and middle <= boxes[at].bottom:
            own[at].append(run)
    for each in own:
        each.sort(key=left_of)
    return own


def _opens(above: Tagged, here: Tagged, ways: Ways, alike: bool) -> bool | None:
    """Whether a paragraph opens between the last run of a line and the first of the next.

    :param alike: both are of one font.
    """
    if above.paragraph != here.paragraph:
        return None if ways.lined else True
    if here.piece == here.paragraph:
        return None  # word processors may break its lines too
    if above.piece == here.piece:
        return False if ways.parts else None
    return True if ways.ends and alike and above.piece != above.paragraph else None


def _stops(above: str, text: str) -> bool:
    """Whether a piece ends in a stop, and the next one begins with a capital, a bullet or a number
    of a list: spans of word processors end so by the rarest chance alone."""
    opens = text[0].isupper() or text[0] in DASHES or _NUMBERED.match(text) is not None
    return above[-1] in STOPS and opens


def _marked_alike(above: Tagged, here: Tagged) -> bool:
    """Whether two pieces of a paragraph stand as deep in elements: one in an element of its own is
    a piece by its look (what a reviser put in), wherever its line ends."""
    return len(above.piece) == len(here.piece)


def _opens_page(first: Tagged, ways: Ways, text: str) -> bool | None:
    """Whether a paragraph opens with the first line of a cell, which may go on from the page
    before. Nothing is told where an item opens it, which may stand behind a line break.

    :param text: of its first run.
    """
    if not first.before or first.piece == first.cell:
        return None
    if first.before == first.piece:
        return None if text[:1] in DASHES else False
    if first.before != first.paragraph:
        return None if ways.lined else True
    return True if ways.ends else None
