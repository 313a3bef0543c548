"""Cells and rows that the tags of a PDF know on both sides of a page break.

Browsers put one element for a cell that goes on over pages; word processors may write a table of
its own for each page, which says nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise

from msgspec.structs import replace

from normalize.breaks import Break, Evidence
from normalize.columns import cell_text, title_of
from normalize.counted import formula_goes_on, variable_counts_on
from normalize.edges import goes_on, opening, says_level
from normalize.spans import is_top
from schemas.page import Cell
from schemas.rows import SCORE_ROLES, Place, PrintedRow, Table, Whole, is_text

Path = tuple[int, ...]
TABLE, ROW = -2, -1
"""A cell's path of indices less its row and itself; less itself."""


def same_row(cut: Break) -> Evidence | None:
    """Sure: the tags of all that stands in the row behind the break belong to the last row or older
    ones, or to a new one. Tags that make one row of two with codes or figures are wrong."""
    last = _last_row(cut)
    below = [cell.element for cell in cut.below if cell is not None and cell.lines]
    known = [e[:ROW] for e in below if e and e[:TABLE] == last[:-1]]
    joins = max(known, default=()) <= last
    if not last or not known or (joins and (len(known) < len(below) or cut.parted())):
        return None
    if not joins and (cut.breaks_off() or _is_formula(cut)):
        return None  # word processors may write a row anew on each page
    fact = "the page's tags put it into the last row" if joins else "the page's tags open a row"
    return Evidence("same-element" if joins else "own-element", joins, True, (fact,))


def _is_formula(cut: Break) -> bool:
    """Whether a row is all that is left of a formula."""
    return (variable_counts_on(cut) or formula_goes_on(cut)) is not None


def empty_first(cut: Break) -> Evidence | None:
    """Sure: the tags of the row behind the break name its empty cells before its texts, though some
    of them stand right of these. Word tags so what it prints anew of a row that a page cuts."""
    if not cut.in_order or cut.parted() or not names_empty_first(cut.below):
        return None
    fact = "the page's tags name the row's empty cells before its texts, wherever they stand"
    return Evidence("empty-first", True, True, (fact,))


def names_empty_first(cells: Iterable[Cell | None]) -> bool:
    """Whether a text is tagged behind more cells than stand left of it."""
    return any(
        cell is not None and cell.element and cell.lines and cell.element[-1] > column
        for column, cell in enumerate(cells)
    )


def in_order(rows: Sequence[PrintedRow]) -> bool:
    """Whether the tags of rows that open no page name cells from left to right."""
    within = (row for i, row in enumerate(rows) if i and not is_top(rows, i))
    return not any(names_empty_first(row.cells) for row in within)


def apart(table: Table, in_order: bool) -> Table:
    """The table with tags that say nothing over page breaks, where they write the rest of a row
    that a page cuts as a row of its own, as word processors do, or may do so, for no cell goes on
    as one element: each page's are of another table.

    :param in_order: what ``in_order`` says of its rows.
    """
    anew, bare = False, cache(partial(_bare_tops, table))
    for number, (above, row) in enumerate(pairwise(table.rows), 1):
        last, first = _row_elements(above), _row_elements(row)
        if not last or not first or not is_top(table.rows, number):
            continue
        if first[0][:-1] == last[-1][:-1] and first[0] <= last[-1]:
            return table  # a cell or row goes on as one element
        moved = in_order and names_empty_first(row.cells)
        one = first[0][:-1] == last[-1][:-1]
        anew = anew or moved or (one and (_breaks_off(table, number) or number in bare()))
    return replace(table, rows=tuple(map(_of_its_page, table.rows))) if anew else table


def are_one(rows: Sequence[PrintedRow], tops: Iterable[int]) -> bool:
    """Whether tags put the rows on both sides of a page break into one table: a browser closes what
    ends there, and writes nothing open where a page prints a table of its own."""
    sides = ((_row_elements(rows[top - 1]), _row_elements(rows[top])) for top in tops)
    return any(above and below and above[-1][:-1] == below[0][:-1] for above, below in sides)


def are_apart(above: PrintedRow, below: PrintedRow) -> bool:
    """Whether tags put the rows on both sides of a page break into two tables: each is closed."""
    last, first = _row_elements(above), _row_elements(below)
    return bool(last and first) and last[-1][:-1] != first[0][:-1]


def silent_tops(table: Table) -> frozenset[Place]:
    """The rows that open a page or a table on its own and of which the borders do not tell what
    goes on there: they are not drawn, or those of two tables, of which no page leaves a cell open
    beside closed ones (an engine may tag each page's part of one table as a table)."""
    parted = {
        row.place
        for above, row in pairwise(table.rows)
        if above.place.page != row.place.page and are_apart(above, row)
    }
    if any(map(_is_left_open, (row for row in table.rows if row.place in parted))):
        parted = set()
    return frozenset(
        row.place
        for above, row in pairwise(table.rows)
        if row.apart or {above.place.page, row.place.page} & table.silent or row.place in parted
    )


def _is_left_open(row: PrintedRow) -> bool:
    """Whether a cell that opens a page goes on there, and another is closed."""
    return len({cell.open_top for cell in row.cells if cell is not None}) > 1


def _row_elements(row: PrintedRow) -> list[tuple[int, ...]]:
    """The elements of rows to which its texts belong, in their order."""
    return sorted({c.element[:ROW] for c in row.cells if c is not None and c.element and c.lines})


def _breaks_off(table: Table, row: int) -> bool:
    """Whether a row that opens a page goes on with a sentence that breaks off before it, in a text
    or, without code and figures, in the name."""
    said = {
        column.role
        for column, cell in zip(table.columns, table.rows[row].cells, strict=True)
        if cell_text(cell)
    }
    keyed = not said.isdisjoint(("code", *SCORE_ROLES))
    for column, header in enumerate(table.columns):
        behind = cell_text(table.rows[row].cells[column])
        if opening(behind) != "small" or not (
            is_text(header) or (header.role == "title" and not keyed)
        ):
            continue
        over = (r.cells[column] for r in reversed(table.rows[:row]))
        before = cell_text(next((cell for cell in over if cell is not None), None))
        if goes_on(before, behind, strictly=True):
            return True
    return False


def _bare_tops(table: Table) -> frozenset[int]:
    """The rows that open a page without code and figures and with no whole level or remark as their
    name, where the tags have a cell for each empty one, and do not leave out theirs: then word
    processors wrote them."""
    rows, title = table.rows, title_of(table.columns)
    keys = [i for i, c in enumerate(table.columns) if c.role in ("code", *SCORE_ROLES)]
    tops = {
        number
        for number, row in enumerate(rows)
        if number and is_top(rows, number)
        if not any(cell_text(row.cells[i]) for i in keys)
        if not _is_whole(cell_text(row.cells[title]))
        if counts_empty([row.cells]) is not False
    }
    within = (row.cells for i, row in enumerate(rows) if not i or not is_top(rows, i))
    return frozenset(tops) if tops and counts_empty(within) else frozenset()


def _is_whole(name: str) -> bool:
    """Whether a name is a level with its figure, or a remark in brackets: no rest of another."""
    return says_level(name) or (name[:1] == "(" and name.rstrip(".;").endswith(")"))


def _of_its_page(row: PrintedRow) -> PrintedRow:
    page = row.place.page
    cells = (c and (replace(c, element=(page, *c.element)) if c.element else c) for c in row.cells)
    return replace(row, cells=tuple(cells))


def spanning(table: Table) -> Table:
    """The table with what the elements of cells with text say of empty ones at page tops: over how
    many rows they go. Where a row lacks cells for some of those beside each other, an empty cell
    that an older one goes over has its element; those that none goes over have one of the row's
    own, and so have the others where as many are gone over as it lacks.
    """
    rows, over = list(table.rows), dict[int, Cell]()
    if not any(cell and cell.element_rows > 1 for row in rows for cell in row.cells):
        return table
    for number, row in enumerate(rows):
        if number and is_top(rows, number):
            rows[number] = replace(row, cells=tuple(_spanned(row.cells, over)))
        over.update((i, cell) for i, cell in enumerate(row.cells) if cell and cell.lines)
    return replace(table, rows=tuple(rows))


def _spanned(cells: Sequence[Cell | None], over: Mapping[int, Cell]) -> Iterator[Cell | None]:
    """The cells of a row; ``over``: per column the last cell with text above it."""
    row = max((c.element[:ROW] for c in cells if c and c.lines), default=())
    told: list[bool | None] = []
    gaps: list[int] = []  # per column how many of the row's texts stand left of it
    for column, cell in enumerate(cells):
        empty = cell is not None and not cell.lines and row and cell.element[: len(row)] == row
        told.append(_goes_over(over[column], row) if empty and column in over else None)
        text = cell is not None and cell.lines and cell.element[:ROW] == row
        gaps.append((gaps[-1] if gaps else 0) + bool(text))
    covered = Counter(gap for gap, known in zip(gaps, told, strict=True) if known)
    for column, (cell, gap, known) in enumerate(zip(cells, gaps, told, strict=True)):
        lacks = -cell.element[-1] if cell and len(cell.element) > len(row) else 0
        if cell and known and lacks > 0:
            yield replace(cell, element=over[column].element)
        elif cell and lacks > 0 and (known is False or covered[gap] == lacks):
            yield replace(cell, element=(*row, column))
        else:
            yield cell


def _goes_over(above: Cell, row: Path) -> bool | None:
    """Whether a cell's element goes over a row behind its own (RowSpan is 1 where it is not
    written: PDF 32000-1, 14.8.5.7); None for another table's."""
    first = above.element[:ROW]
    if first[:-1] != row[:-1] or not first < row:
        return None
    return row[-1] < first[-1] + max(above.element_rows, 1)


def same_cell(cut: Break, column: int) -> Evidence | None:
    """Sure: both pieces are one element of the page's tags, or two. Where nothing is printed before
    the break, the element behind it is of a row before it, or of the one behind."""
    above, below = cut.above[column], cut.below[column]
    if above is None or below is None or not below.lines or not below.element:
        return None
    if not _element(above.whole):
        return _row_of(below, _last_row(cut))
    if not is_tagged(above.whole, below):
        return None
    joins = _element(above.whole) == below.element
    if not joins and (cut.enters(column) or (cut.begins_none(column) and cut.counts_empty())):
        return None  # word processors tag the rest of a merged cell anew, without a wall above it
    fact = f"{'one element' if joins else 'two elements'} of the page's tags"
    return Evidence("same-element" if joins else "own-element", joins, True, (fact,))


def covered(above: Whole, empty: Cell) -> bool | None:
    """Whether an older cell covers an empty one behind a page break: its row has no cell for it in
    the tags of the same table. None where they say nothing. True proves it only where the tags
    leave no empty cell out (``counts_empty``)."""
    own, element = _element(above), empty.element
    if not own or not element or empty.lines or element[-1] < 0:
        return None
    if element in (own, (*own[:TABLE], element[-1])):
        return True
    return False if element[:TABLE] == own[:TABLE] and element[:ROW] > own[:ROW] else None


def is_its_element(above: Whole, empty: Cell) -> bool:
    """Whether the element of a cell goes over an empty one (``spanning``)."""
    return bool(empty.element) and empty.element == _element(above)


def are_two(older: Whole, empty: Whole) -> bool:
    """Whether tags say that an empty cell is none of an older one."""
    return any(covered(older, part.cell) is False for part in empty.parts)


def covered_among(cut: Break, column: int) -> bool:
    """Whether an older cell covers an empty one behind a page break: of the empty cells beside each
    other in its row the tags lack as many as stand below texts, or below what is merged over rows
    already."""
    empty = cut.below[column]
    if empty is None or not empty.element or empty.element[-1] >= 0:
        return False
    below_merged = [
        at
        for at, (above, below) in enumerate(zip(cut.above, cut.below, strict=True))
        if below is not None and below.element == empty.element
        if above is not None and (above.whole.text or not above.own)
        if not above.whole.text or _element(above.whole)[:TABLE] == empty.element[:TABLE]
    ]
    return column in below_merged and len(below_merged) == -empty.element[-1]


def counts_empty(rows: Iterable[Iterable[Cell | None]]) -> bool | None:
    """Whether the tags of a table have a cell for each empty one, as those of word processors do;
    False where they leave some out, as those of browsers do; None where nothing shows it.

    :param rows: its rows away from page tops, where no older cell covers a drawn one.
    """
    counted: bool | None = None
    for cells in rows:
        own = [cell for cell in cells if cell is not None and cell.element]
        depth = max((len(cell.element) for cell in own if cell.lines), default=0)
        empty = [len(cell.element) == depth for cell in own if depth and not cell.lines]
        if not all(empty):
            return False
        counted = counted or bool(empty) or None
    return counted


def _last_row(cut: Break) -> tuple[int, ...]:
    """The element of the last row before the break, () where none of its own cells has one."""
    elements = (_element(above.whole) for above in cut.above if above and above.own)
    return max((element[:ROW] for element in elements if element), default=())


def _row_of(cell: Cell, last: tuple[int, ...]) -> Evidence | None:
    if not last or cell.element[:TABLE] != last[:-1]:
        return None
    joins = cell.element[:ROW] <= last
    fact = f"the page's tags put it into a row {'before' if joins else 'behind'} the break"
    return Evidence("same-element" if joins else "own-element", joins, True, (fact,))


def is_tagged(above: Whole, below: Cell) -> bool:
    """Whether tags of one table hold what stands above and below a break."""
    element = _element(above)
    return bool(element) and bool(below.element) and element[:TABLE] == below.element[:TABLE]


def _element(whole: Whole) -> tuple[int, ...]:
    """The element of the last part of a cell that has text and an element."""
    parts = (p.cell for p in reversed(whole.parts))
    return next((cell.element for cell in parts if cell.element and cell.lines), ())
