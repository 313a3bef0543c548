"""A PDF's pages through an engine: drawn geometry to grids and lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from extract.borders import without_border
from extract.cutoff import is_cut_off
from extract.drawn import Drawn, Run
from extract.encodings import Decoder
from extract.ends import is_whole, with_end
from extract.gutters import with_gutters
from extract.lattice import lattice
from extract.layers import without_hidden
from extract.legible import Legibility
from extract.lost import lost_walls, with_lost
from extract.overprint import without_overprints
from extract.runs import words_in
from extract.ticks import without_ticks
from extract.unwalled import Walled, with_walls
from schemas.findings import Finding, Stopped
from schemas.page import Block, Grid, Line, Page, PageNote
from schemas.settings import Settings

FEW = 8
"""A page with fewer letters than this beside its pictures is a picture: a scan with a stamp."""
DAMAGED = 0.02
"""Share of letters without a Unicode value from which a page's text layer counts as damaged."""
TOUCHING = 0.5
"""Points by which words may stand in each other: letters of slanted or narrow-set fonts do."""
SIZES, MOST_TEXT = (4.0, 20.0), 400
"""Points of the letters of a page that is drawn at its own size, and letters of one that is no
cover: lengths are judged in points, on a page of another scale they mean something else."""
OVERPRINTED = 2
"""Words printed over others from which a page counts as damaged: one may be a mark."""


def read(data: bytes, settings: Settings) -> Iterator[Page]:
    """The pages of a PDF, each released before the next is read.

    :raises Stopped: ``encrypted``, ``damaged``, ``too-large`` or ``no-text-layer``.
    """
    seen = with_text = 0
    decoder = Decoder()
    legibility = Legibility()
    pages = map(_without_extras, _drawn(without_hidden(with_end(data)), settings))
    for walled in with_gutters(with_walls(pages)):
        seen += 1
        drawn, repaired = decoder.page(walled.drawn)
        drawn = without_overprints(drawn)
        notes = [*_notes(drawn), *([repaired] if repaired else []), *_unwalled(walled)]
        with_text += not any(note.code == "no-text-layer" for note in notes)
        if seen == 1 and not is_whole(data):
            notes.append(PageNote("damaged", {"seen": "a PDF whose end or index is broken"}))
        made = lattice(drawn, settings)
        if walled.unwalled or walled.pieced:
            made = msgspec.structs.replace(made, blocks=tuple(map(_endless, made.blocks)))
        made = with_lost(made, drawn.runs, drawn.tagged)
        told = [
            legibility.page(made.number, (line.text for line in lines_of(made)), _below(made)),
            *lost_walls(made),
        ]
        notes += [PageNote("damaged", {"seen": each}) for each in told if each]
        yield msgspec.structs.replace(made, notes=tuple(notes)) if notes else made
    if not with_text:
        raise Stopped(Finding("no-text-layer", {"seen": f"{seen} pages, all of them pictures"}))


def _unwalled(page: Walled) -> Iterator[PageNote]:
    """What is said of a page without rulings down: its columns are another's, or not told."""
    if page.by_texts:
        seen = f"page {page.drawn.number} draws no walls between columns, its texts tell them"
        yield PageNote("damaged", {"seen": seen})
    if page.unwalled:
        taken = f"taken from page {page.source}" if page.source else "not known"
        seen = f"page {page.drawn.number} draws no rulings down, its columns are {taken}"
        yield PageNote("damaged", {"seen": seen})


def _endless(block: Block) -> Block:
    return msgspec.structs.replace(block, ends=False) if isinstance(block, Grid) else block


def lines_of(page: Page) -> Iterator[Line]:
    """All lines of a page, those of its grids' cells among them."""
    for block in page.blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (line for row in block.rows for cell in row if cell for line in cell.lines)


def _below(page: Page) -> Iterator[tuple[str, str]]:
    """The texts of a page's lines that have another below them in their cell, with that one's."""
    grids = (block for block in page.blocks if not isinstance(block, Line))
    cells = (cell for grid in grids for row in grid.rows for cell in row if cell)
    return ((above.text, line.text) for cell in cells for above, line in pairwise(cell.lines))


def _drawn(data: bytes, settings: Settings) -> Iterator[Drawn]:
    if settings.engine == "pdfplumber":
        from extract import plumber

        return plumber.read(data, settings)
    from extract import pdfium

    return pdfium.read(data, settings)


def _without_extras(drawn: Drawn) -> Drawn:
    """A page whose rulings are its tables' alone."""
    rulings = without_ticks(without_border(drawn.rulings, drawn.width, drawn.height))
    if len(rulings) == len(drawn.rulings):
        return drawn
    return msgspec.structs.replace(drawn, rulings=tuple(rulings))


def _notes(drawn: Drawn) -> Iterator[PageNote]:
    if drawn.unreadable:
        yield PageNote("damaged", {"seen": f"page {drawn.number} cannot be read"})
        return
    letters = 0
    if drawn.images or drawn.damaged_text:
        letters = sum(len(run.text) - run.text.count(" ") for run in drawn.runs)
    if letters < FEW and drawn.images:
        yield PageNote("no-text-layer", {"seen": f"page {drawn.number} is a picture"})
    if drawn.damaged_text > DAMAGED * (letters + 1):
        seen = f"{drawn.damaged_text} letters on page {drawn.number} without a Unicode value"
        yield PageNote("damaged", {"seen": seen})
    if drawn.two_shapes:
        seen = f"on page {drawn.number} one font draws {', '.join(drawn.two_shapes)} in two shapes"
        yield PageNote("damaged", {"seen": seen})
    size = _odd_size(drawn)
    if size:
        seen = f"letters on page {drawn.number} are {size:g} points high, print it at its own size"
        yield PageNote("damaged", {"seen": seen})
    if drawn.sheets > 1:
        seen = f"page {drawn.number} shows {drawn.sheets} pages beside each other, read as one"
        yield PageNote("damaged", {"seen": seen})
    if is_cut_off(drawn):
        seen = f"page {drawn.number} is narrower than its table: what stands beyond it is cut off"
        yield PageNote("damaged", {"seen": seen})
    if _overprinted(drawn) >= OVERPRINTED:
        yield PageNote(
            "damaged", {"seen": f"text is printed over other text on page {drawn.number}"}
        )


def _odd_size(drawn: Drawn) -> float:
    """The size of a page's letters where it cannot be the one that they are printed at, else 0."""
    if not drawn.runs or not drawn.rulings:
        return 0.0
    sizes = sorted([run.font.size for run in drawn.runs])
    middle = sizes[len(sizes) // 2]
    if SIZES[0] <= middle <= SIZES[1] or sum(len(run.text) for run in drawn.runs) < MOST_TEXT:
        return 0.0
    return round(middle, 1)


def _overprinted(drawn: Drawn) -> int:
    """Words that lie on another word of the same line by more than their height: a browser that
    lost its way at a page break, a stamp over a table. What they say cannot be told apart."""
    if not _overlapping(drawn.runs):  # hardly a page
        return 0
    return sum(
        one.box.x1 - other.box.x0 > one.box.bottom - one.box.top and one.text != other.text
        for one, other in _overlapping(words_in(drawn.runs))
    )


def _overlapping(runs: Sequence[Run]) -> list[tuple[Run, Run]]:
    """Runs of one line with the next on their right, where that begins inside them."""
    places = [(round(run.box.bottom), run.box.x0, at, run.box.x1) for at, run in enumerate(runs)]
    places.sort()
    return [
        (runs[one], runs[other])
        for (line, _, one, right), (next_line, left, other, _) in pairwise(places)
        if right - left > TOUCHING and line == next_line
    ]
