"""What is printed on a page: boxes, lines, cells, grids. Units: points from the page's top left."""

from collections.abc import Iterable, Sequence

import msgspec


def median(lengths: Iterable[float]) -> float:
    """The length in the middle, or between the two there. ``statistics`` would be a hundredth of a
    short run.

    :raises IndexError: there is none.
    """
    ordered = sorted(lengths)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in points from the page's top left; ``top < bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float


def box_around(boxes: Sequence[Box]) -> Box:
    """The box around some."""
    return Box(
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )


class Line(msgspec.Struct, frozen=True):
    """One printed line of text.

    ``bold`` and ``italic`` are the share (0..1) of its letters; ``opens`` is True or False where
    the source says that a paragraph opens or goes on (``<p>``, ``<br>``, a PDF tag), None where it
    is silent. ``tied``: a tag puts it into the paragraph of the line above, where only a line break
    of its own may part them. ``tight``: how many words behind the first are bound to it by blanks
    at which no line breaks. ``slashed``: the share (0..1) of slashes inside the table's lines that
    no blank follows, where it ends in one. ``box`` is None and ``size`` 0 for sources without
    geometry.
    """

    text: str
    box: Box | None = None
    size: float = 0.0
    bold: float = 0.0
    italic: float = 0.0
    opens: bool | None = None
    tied: bool = False
    tight: int = 0
    slashed: float = 0.0


class Cell(msgspec.Struct, frozen=True, cache_hash=True):
    """One printed cell of a grid, with its spans. Its text is asked for so often that it is
    remembered by the cell (``functools.lru_cache``).

    ``open_top`` and ``open_bottom``: no ruling closes the cell at the edge of the page's grid.
    ``blank``: nothing is printed in it but an empty paragraph, as word processors print one.
    ``rest``: nothing is printed in it, nor a wall at its outer side, though other rows have one.
    ``element``: where its element stands in the tree of tags of a tagged PDF, the index of each
    child on the way to it; empty where there is none, and that of its row where it is empty and the
    row has no cell for it. Of empty cells beside each other for which the row has too few the last
    index is negative: how many it lacks. ``element_rows``: over how many rows of its table the
    element says that it goes, 0 where it says nothing.
    ``at``: page and row of that page where it is printed, if that is not where its row begins.
    """

    lines: tuple[Line, ...] = ()
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1
    open_top: bool = False
    open_bottom: bool = False
    blank: bool = False
    rest: bool = False
    element: tuple[int, ...] = ()
    element_rows: int = 0
    at: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The printed lines, one ``\\n`` between lines."""
        return "\n".join([line.text for line in self.lines])


class Grid(msgspec.Struct, frozen=True):
    """A ruled table on one page.

    ``rows[r][c]`` is a Cell where a cell begins, None where a span covers the place; every row has
    the same length. A Cell without lines is really empty. ``column_edges`` are the x of the walls
    (one more than columns; empty without geometry). ``header_rows`` counts rows that the markup
    itself calls header (``<thead>``, ``<th>``), 0 where it is silent. ``shows_spans`` is False
    for a source that cannot show merged cells (a tab-separated transcription). ``torn``: the rows
    in which walls leave a place that is no rectangle (cells are rectangles all the same), or in
    which the text tells that one is not drawn. ``ends``:
    the rulings at its ends are drawn, so that they tell whether cells go on over the page.
    ``below``: lines below it, each in one of its columns, as the row that they are if the grid is
    only a repeated header; they are Lines of the page besides.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    box: Box | None = None
    column_edges: tuple[float, ...] = ()
    header_rows: int = 0
    shows_spans: bool = True
    torn: tuple[int, ...] = ()
    ends: bool = True
    below: tuple[Cell | None, ...] = ()


Block = Line | Grid


def crossed(rows: Sequence[Sequence[Cell | None]]) -> list[set[int]]:
    """Per row of a grid the indices of the edges that a cell over several columns crosses."""
    found: list[set[int]] = [set() for _ in rows]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell is not None and cell.column_span > 1:
                for served in found[row : row + cell.row_span]:
                    served.update(range(column + 1, column + cell.column_span))
    return found


class PageNote(msgspec.Struct, frozen=True):
    """What a reader has to say about a page: a kind of finding and its facts."""

    code: str
    facts: dict[str, str] = {}


class Page(msgspec.Struct, frozen=True):
    """One page (from 1): its lines and grids in reading order, and what its reader found.

    In HTML and transcriptions a page is a top-level table. ``pictured``: a picture is drawn on it,
    and no ruling.
    """

    number: int
    blocks: tuple[Block, ...] = ()
    width: float = 0.0
    height: float = 0.0
    notes: tuple[PageNote, ...] = ()
    pictured: bool = False
