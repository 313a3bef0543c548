"""What a PDF engine yields for a page: glyphs and rulings, in one plain geometry.

Units are points from the top left of the page as it is read (turned upright).
"""

import math
from collections.abc import Callable, Sequence

import msgspec

from schemas.page import Box

LEAST_LEAN, MOST_LEAN = 0.02, 0.6
"""Below, a rounding; above, no slanted letter (engines slant by a fifth to a third)."""
LEAST_OBLIQUE = 8.0
"""Degrees off the quarter turns from which a base line is drawn across the page: scans stand askew
by less, watermarks rise by more."""


class Font(msgspec.Struct, frozen=True, gc=False):
    """A font as the page uses it."""

    name: str
    size: float
    bold: bool
    italic: bool


class Run(msgspec.Struct, frozen=True):
    """A piece of a word drawn in one go, or several words of one line with the blanks that the page
    draws between them. ``blank``: the engine gives a blank or break before it; ``spaced``: the page
    draws that blank, as wide as blanks are. ``turned``: 90 where it is read upwards, 270 downwards.
    ``inner``: of several words, the x of the page's letters and which is the first of its own.
    ``mark``: of a tagged PDF, the number of its marked content. ``fixed``: the blank before it is
    one at which no line breaks.
    """

    text: str
    box: Box
    font: Font
    blank: bool = False
    spaced: bool = False
    turned: int = 0
    inner: tuple[Sequence[float], Sequence[float], int] | None = None
    mark: int = -1
    fixed: bool = False


def left_of(run: Run) -> float:
    """Where a run begins: sorts those of a line from left to right."""
    return run.box.x0


def middle_of(run: Run) -> float:
    """The height at which the middle of a run stands."""
    return (run.box.top + run.box.bottom) / 2


def is_in(run: Run, box: Box) -> bool:
    """Whether the middle of a run stands in a box."""
    across = box.x0 < (run.box.x0 + run.box.x1) / 2 < box.x1
    return across and box.top < middle_of(run) < box.bottom


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """A straight horizontal or vertical line on which a cell may end."""

    x0: float
    top: float
    x1: float
    bottom: float


class Style(msgspec.Struct, frozen=True, gc=False):
    """How a character is drawn: its font, the y of its base line, and how far its top leans right
    for each unit of height: an engine slants a font that has no italic of its own. ``oblique``: its
    base line is no side of the page: a watermark. ``turned``: degrees counterclockwise between its
    direction and the page's, in quarter turns; of a word that is read upwards or downwards the base
    line is an x. ``mark``: the number of its marked content."""

    font: Font
    base: float
    lean: float = 0.0
    oblique: bool = False
    turned: int = 0
    mark: int = -1


def slant(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    """Height and lean of what a text matrix draws (PDF 32000-1, 9.4.4): its unit of height across
    the line, and how far that unit leans along the line, as a share of it."""
    along = math.hypot(a, b)
    if not along:
        return math.hypot(c, d), 0.0
    height = (a * d - b * c) / along
    lean = (a * c + b * d) / along / height if height > 0 else 0.0
    return abs(height), lean if LEAST_LEAN <= abs(lean) <= MOST_LEAN else 0.0


def is_oblique(a: float, b: float) -> bool:
    """Whether a base line of this direction is neither level nor upright."""
    off = math.degrees(math.atan2(b, a)) % 90
    return LEAST_OBLIQUE <= off <= 90 - LEAST_OBLIQUE


def quarters(a: float, b: float) -> int:
    """The direction of a base line in quarter turns, degrees counterclockwise."""
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


class Glyphs(msgspec.Struct, frozen=True):
    """The characters of a page in content order; ``x0[i]`` to ``bottom[i]`` is the box of
    ``text[i]``, advance wide; of slanted text, the box around the slanted one.

    ``styles`` is asked for the first letters of all words at once, and for single ones: what one
    text object draws has one and the same Style, that is known to stand on one line. ``breaks``:
    where the text has a line break, a word ends; on pages that are drawn turned, or letter by
    letter, PDFium gives one before each text object, and the gap tells.
    """

    text: str
    x0: Sequence[float]
    top: Sequence[float]
    x1: Sequence[float]
    bottom: Sequence[float]
    styles: Callable[[Sequence[int]], list[Style]]
    breaks: bool = True


Path = tuple[int, ...]
"""Where an element stands in a tree of tags: the index of each child on the way to it."""


class Tagged(msgspec.Struct, frozen=True):
    """What tags say of a piece of text in a table: its cell, its paragraph, and the piece itself.

    ``before``: the smallest of them that stands on the page before too, empty where none does.
    ``in_row``: how many cells the row of its cell has, 0 where that is not known. ``row_span``:
    over how many rows its cell says that it goes, 0 where it says nothing.
    """

    cell: Path
    paragraph: Path
    piece: Path
    before: Path = ()
    in_row: int = 0
    row_span: int = 0


class Drawn(msgspec.Struct, frozen=True):
    """A page as drawn: number from 1, size in points, runs in content order, rulings.

    ``fields`` are the values of form fields, which stand on the page but not in its text layer;
    ``blanks`` the places (x, y) of blanks that are drawn by themselves, or of all blanks;
    ``two_shapes`` the letters that a font draws in two shapes; ``tagged`` what tags say of
    the texts with a mark; ``sheets`` how many pages were laid on this one; ``shades`` the boxes
    that are filled with a colour on a page of few rulings.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rulings: tuple[Ruling, ...]
    images: int = 0
    damaged_text: int = 0
    unreadable: bool = False
    characters: int = 0
    fields: tuple[Run, ...] = ()
    blanks: tuple[tuple[float, float], ...] = ()
    two_shapes: str = ""
    tagged: dict[int, Tagged] = {}
    sheets: int = 1
    shades: tuple[Box, ...] = ()
