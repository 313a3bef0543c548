"""Tables that go on where their columns are of another width: another table to a word processor."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.codes import Code, comes_next, in_title, parse_code
from normalize.columns import cell_text, is_number_row, same_header
from normalize.place import SAME_EDGE
from schemas.page import Cell, Grid
from schemas.rows import Column, PrintedRow

Rows = Sequence[Sequence[Cell | None]]


def resumed(
    grid: Grid,
    edges: Sequence[float],
    columns: Sequence[Column],
    header: Rows,
    rows: Sequence[PrintedRow],
) -> Grid:
    """A grid that goes on with a table, on that table's columns: it has as many, its codes go on,
    and it repeats the header or its walls are moved by less than the columns beside them.

    :param edges: x of the walls of the table's columns.
    :param header: the rows of the table's header.
    :param rows: those of the table so far.
    """
    own = grid.column_edges
    code = next((i for i, column in enumerate(columns) if column.role == "code"), None)
    if code is None or len(own) != len(edges) or not own:
        return grid
    if all(abs(a - b) <= SAME_EDGE for a, b in zip(own, edges, strict=True)):
        return grid
    repeats = same_header(grid.rows[: len(header)], header)
    body = [row for row in grid.rows[len(header) * repeats :] if not is_number_row(row)]
    first = next(_codes(row[code] for row in body), None)
    last = {(each.style, len(each.parts)): each for each in _codes(r.cells[code] for r in rows)}
    goes_on = first is not None and any(comes_next(each, first) for each in last.values())
    if not goes_on or not (repeats or _are_near(own, edges)):
        return grid
    return msgspec.structs.replace(grid, column_edges=tuple(edges))


def _codes(cells: Iterable[Cell | None]) -> Iterator[Code]:
    """The codes that cells hold, alone or before the name of a section."""
    for cell in cells:
        text = cell_text(cell)
        code = parse_code(text)
        named = in_title(text) if cell is not None and cell.column_span > 1 else None
        if isinstance(code, Code):
            yield code
        elif named is not None:
            yield named[0]


def _are_near(own: Sequence[float], edges: Sequence[float]) -> bool:
    """Whether each wall is moved by less than any column beside it."""
    return all(
        abs(own[at] - edges[at])
        < min(b - a for xs in (own, edges) for a, b in pairwise(xs[max(0, at - 1) : at + 2]))
        for at in range(len(own))
    )
