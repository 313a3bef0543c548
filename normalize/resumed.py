"""Tables that go on where their columns are of another width: another table to a word processor.

    page 1                              page 2
    | STT | Nội dung        | Điểm |    | STT |    Nội dung    |  Điểm  |   walls elsewhere,
    | 1.1 | Ban hành        |  2   |    | 1.3 | Tổ chức        |   1    |   and the next code
    | 1.2 | Phân công       |  1   |

A grid goes in with the walls of the open table, and comes out on these walls where it goes on with
it, else as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import msgspec

from normalize.codes import Code, comes_next, in_title, parse_code
from normalize.codes import first as begins
from normalize.columns import cell_text, find_header, is_number_row, same_header, texts_in
from normalize.edges import goes_on as proceeds
from normalize.numbers import is_figure
from normalize.place import SAME_EDGE, same_walls
from normalize.vocabulary import is_total
from normalize.wraps import code_text
from schemas.page import Cell, Grid
from schemas.rows import SCORE_ROLES, Column, PrintedRow, column_of, columns_of

SHARE = 0.015
"""Of a table's width, by which a wall may stand elsewhere where engines round and add borders."""

MANY = 5
"""Columns from which a grid without a header of its own, whose first code is a table's next, can be
none but its next part, whatever the widths."""

Rows = Sequence[Sequence[Cell | None]]


def resumed(
    grids: tuple[Grid, Grid | None],
    edges: Sequence[float],
    columns: Sequence[Column],
    header: Rows,
    rows: Sequence[PrintedRow],
) -> Grid:
    """A grid that goes on with a table, on that table's columns. It has as many, and its codes go
    on, or it has none, and repeats the header or has the total. And it repeats the header, or its
    walls are moved by less than the columns beside them, or its columns have the same shares of a
    page that is turned, or its outer walls are the table's: a word processor fits the columns of
    each part of a table that was cut in two to their texts. Of such a part the rest of the last row
    may be all. Without a header, and with many columns, the table's next code and figures are
    enough.

    :param grids: the grid, and the one with which the next page begins, if the former ends its own:
        where that is a header alone, its rows stand there.
    :param edges: x of the walls of the table's columns.
    :param header: the rows of the table's header.
    :param rows: those of the table so far.
    """
    grid, behind = grids
    own = grid.column_edges
    if len(own) != len(edges) or not own or same_walls(own, edges):
        return grid  # most pages: as the table is
    places = {column.role: at for at, column in reversed([*enumerate(columns)])}
    title = places.get("title", places.get("code"))
    code = places.get("code", title)
    if code is None or title is None:
        return grid
    repeats = same_header(grid.rows[: len(header)], header)
    fits = repeats or _fit(own, edges)
    if not fits and (len(own) < MANY or find_header(grid.rows) is not None):
        return grid
    body = [row for row in grid.rows[len(header) * repeats :] if not is_number_row(row)]
    bare = not any(map(cell_text, chain.from_iterable(body)))
    if repeats and bare and behind is not None and len(behind.column_edges) == len(own):
        body = [row for row in behind.rows if not is_number_row(row)]
    first, last, goes_on = _counted(body, rows, code, title)
    if not fits:  # fitted to other texts, all walls may stand elsewhere
        goes_on = first is not None and _is_next(first, rows, code, title)
        goes_on = goes_on and _holds_figures(body, columns)
    elif first is not None and not last:  # a header, a total above the first row, its page's end
        goes_on = repeats and begins(first) and bool(rows)
    elif first is None and last:
        texts = list(texts_in(chain.from_iterable(body)))
        rests = bool(rows) and _are_as_wide(own, edges) and _are_rests(body, rows[-1].cells)
        goes_on = bool(texts) if repeats else any(map(is_total, texts)) or rests
    return msgspec.structs.replace(grid, column_edges=tuple(edges)) if goes_on else grid


def _are_rests(rows: Rows, above: Sequence[Cell | None]) -> bool:
    """Whether each text of one row goes on with the sentence that the cell above it breaks off."""
    said = [(at, text) for row in rows for at, text in enumerate(map(cell_text, row)) if text]
    if len(rows) != 1 or not said:
        return False
    return all((over := cell_text(above[at])) and proceeds(over, text, True) for at, text in said)


def counts_on(
    grid: Grid, edges: Sequence[float], columns: Sequence[Column], rows: Sequence[PrintedRow]
) -> bool:
    """Whether the first row of a grid of fewer columns has the code that is next in a table."""
    code = column_of(columns, "code")
    if code is None or not grid.rows or not code < len(grid.column_edges) - 1 < len(edges) - 1:
        return False
    return _counted(grid.rows[:1], rows, code, code)[2]


def _counted(
    body: Rows, rows: Sequence[PrintedRow], code: int, title: int
) -> tuple[Code | None, bool, bool]:
    """The first code of rows, whether a table has codes, and whether that one goes on with them."""
    first = next(_codes(body, code, title), None)
    before = _last_ones((each.cells for each in reversed(rows)), code, title)
    last = next(before, None)
    goes_on = (
        first is not None
        and last is not None
        and (
            any(comes_next(each, first) for each in chain((last,), before))
            or _opens_section(_codes([row.cells for row in rows[-1:]], code, title), first)
        )
    )
    return first, last is not None, goes_on


def _is_next(first: Code, rows: Sequence[PrintedRow], code: int, title: int) -> bool:
    """Whether a code is the next one to a code of a table."""
    before = _last_ones((each.cells for each in reversed(rows)), code, title)
    return any(comes_next(each, first) for each in before)


def _holds_figures(body: Rows, columns: Sequence[Column]) -> bool:
    """Whether rows say nothing but figures in columns of points, and some there."""
    at = columns_of(columns, *SCORE_ROLES)
    said = [text for row in body for one in at if (text := cell_text(row[one]))]
    return bool(said) and all(map(is_figure, said))


def _opens_section(last: Iterable[Code], first: Code) -> bool:
    """Whether a count begins behind a last row with a code of another kind: that of a section."""
    above = next(iter(last), None)
    named = above is not None and len(above.parts) == 1 and above.style != first.style
    return named and begins(first)


def rescaled(grid: Grid, drawn: Sequence[float], edges: Sequence[float]) -> Grid:
    """A grid whose walls are among those that the page before draws, on the table's columns.

    :param drawn: where that page draws the walls of the columns, ``edges`` where the table does.
    """
    own = grid.column_edges
    places = [
        next((n for n, x in enumerate(drawn) if abs(x - wall) <= SAME_EDGE), -1) for wall in own
    ]
    if len(drawn) != len(edges) or len(own) < 2 or min(places) < 0:
        return grid
    return msgspec.structs.replace(grid, column_edges=tuple(edges[at] for at in places))


def walls_below(grid: Grid, edges: Sequence[float]) -> tuple[float, ...]:
    """Where the last row with a cell in each column has its walls, of a grid whose last rows were
    put on the columns of those above; nothing where they stand at the table's own edges."""
    for row in reversed(grid.rows):
        boxes = [cell.box for cell in row if cell is not None and cell.box is not None]
        if len(boxes) == len(row) and len(row) + 1 == len(edges):
            own = (*(box.x0 for box in boxes), boxes[-1].x1)
            return () if same_walls(own, edges) else own
    return ()


def _last_ones(rows: Iterable[Sequence[Cell | None]], code: int, title: int) -> Iterator[Code]:
    """The codes of rows from the last one on, one of each kind: most that go on follow the first of
    these, and no more of a long table is looked at."""
    seen = set[tuple[str, int]]()
    for each in _codes(rows, code, title):
        kind = (each.style, len(each.parts))
        if kind not in seen:
            seen.add(kind)
            yield each


def _codes(rows: Iterable[Sequence[Cell | None]], code: int, title: int) -> Iterator[Code]:
    """The codes of rows: alone, before the name of a section, or before a name without one.

    :param code: the column of codes, that of names where there is none.
    """
    for row in rows:
        cell = row[code]
        text = cell_text(cell)
        lines = [(line, cell) for line in cell.lines] if cell is not None else []
        found = parse_code(code_text(lines) if len(lines) > 1 and code != title else text)
        if isinstance(found, Code):
            yield found
            continue
        spans = cell is not None and cell.column_span > 1
        named = in_title(text if spans or code == title else "" if text else cell_text(row[title]))
        if named is not None:
            yield named[0]


def _fit(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Whether walls may be those of a table, moved."""
    return _are_near(own, edges) or _are_scaled(own, edges) or _are_as_wide(own, edges)


def _are_scaled(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Whether all columns have the same share of a wider or narrower table."""
    shares = [[(x - xs[0]) / (xs[-1] - xs[0]) for x in xs] for xs in (own, edges)]
    return all(abs(a - b) < SHARE for a, b in zip(*shares, strict=True))


def _are_as_wide(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Whether a table of several columns begins and ends where the one before it did."""
    return len(own) > 4 and abs(own[0] - edges[0]) + abs(own[-1] - edges[-1]) <= SAME_EDGE


def _are_near(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Whether each wall is moved by less than any column beside it."""
    return all(
        abs(own[at] - edges[at])
        < min(b - a for xs in (own, edges) for a, b in pairwise(xs[max(0, at - 1) : at + 2]))
        for at in range(len(own))
    )
