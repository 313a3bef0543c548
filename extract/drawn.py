"""What a PDF engine yields for a page: glyphs and rulings, in one plain geometry.

Units are points from the top left of the page as it is read (turned upright).
"""

from collections.abc import Callable, Sequence

import msgspec

from schemas.page import Box


class Font(msgspec.Struct, frozen=True, gc=False):
    """A font as the page uses it."""

    name: str
    size: float
    bold: bool
    italic: bool


class Run(msgspec.Struct, frozen=True):
    """A piece of a word drawn in one go. ``blank``: the engine gives a blank or break before it."""

    text: str
    box: Box
    font: Font
    blank: bool = False


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """A straight horizontal or vertical line on which a cell may end."""

    x0: float
    top: float
    x1: float
    bottom: float


class Glyphs(msgspec.Struct, frozen=True):
    """The characters of a page in content order; ``x0[i]`` to ``bottom[i]`` is the box of
    ``text[i]``, advance wide.

    ``style(i)`` is the font of a character and the y of its base line, asked once a run.
    """

    text: str
    x0: Sequence[float]
    top: Sequence[float]
    x1: Sequence[float]
    bottom: Sequence[float]
    style: Callable[[int], tuple[Font, float]]


class Drawn(msgspec.Struct, frozen=True):
    """A page as drawn: number from 1, size in points, runs in content order, rulings.

    ``fields`` are the values of form fields, which stand on the page but not in its text layer.
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
