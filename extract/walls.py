"""Rulings to walls: pieces on one line are one wall, walls that touch each other one drawing.

Units: points from the page's top left.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from extract.drawn import Ruling
from schemas.page import Box
from schemas.settings import Settings

DOTTED = 8.0
"""Points of a line of dots alone: where dots fill less, they are of dotted lines across it."""
DOUBLED = 0.7
"""Points from the middle of a wall to its outer side from which it is two lines, or a thick one."""
HAIR = 0.01
"""Points by which the sides of a square dot differ where an engine computes them."""
SPACED = 6.0
"""Points between the borders of two cells that stand apart, at most: a web page's spacing of up to
five pixels and both borders. No column of letters is narrower."""

Covered = list[list[bool]]
"""Per edge, per stretch of it between the edges that cross it: whether a wall covers it."""
Sides = tuple[Covered, Covered]
"""The sides of all places: those of the edges across, and those of the edges down."""
Edges = tuple[Sequence[float], Sequence[float]]
"""The x of all edges down and the y of all edges across."""


class Region(msgspec.Struct, frozen=True, gc=False):
    """A cell by the indices of its edges."""

    top: int
    left: int
    bottom: int
    right: int


class Wall(msgspec.Struct, frozen=True, gc=False):
    """A straight wall at ``at``, from ``start`` to ``stop`` along the other axis."""

    at: float
    start: float
    stop: float
    first: float
    """The outer side of its first ruling, above or left of ``at`` by half of its breadth."""


Group = tuple[list[Wall], list[Wall]]
"""Walls across and walls down that touch each other: one drawing."""


def walls(rulings: Iterable[Ruling], settings: Settings) -> tuple[list[Wall], list[Wall]]:
    """Horizontal and vertical walls: rulings on one line joined over gaps and doublings."""
    across, down = [], []
    for r in rulings:
        width, height = r.x1 - r.x0, r.bottom - r.top
        if width >= height - HAIR:
            across.append(Wall((r.top + r.bottom) / 2, r.x0, r.x1, r.top))
        if height >= width - HAIR:
            down.append(Wall((r.x0 + r.x1) / 2, r.top, r.bottom, r.x0))
    lying, standing = merged(across, settings), merged(down, settings)
    return _tied(lying, standing, settings.gap), _tied(standing, lying, settings.gap)


def _tied(ends: list[Wall], others: list[Wall], gap: float) -> list[Wall]:
    """Walls whose ends stop short of a doubled wall, drawn up to its middle: the borders of cells
    end at the line of it that is theirs, and a table's corners have lines of their own."""
    doubled = [w for w in others if w.at - w.first >= DOUBLED]
    if not doubled:
        return ends
    tied = []
    for wall in ends:
        start, stop = wall.start, wall.stop
        for other in doubled:
            if other.start - gap <= wall.at <= other.stop + gap:
                near = gap + other.at - other.first
                start = other.at if 0 < start - other.at <= near else start
                stop = other.at if 0 < other.at - stop <= near else stop
        tied.append(msgspec.structs.replace(wall, start=start, stop=stop))
    return tied


def apart(edges: Sequence[float], snap: float) -> float:
    """How far walls may stand from each other and be one: ``snap``, or the spacing of cells that
    stand apart, each in its own border, as web pages draw them: between two wide columns lies a
    narrow one everywhere.

    :param edges: x of the walls down of a page, from left to right.
    """
    gaps = [b - a for a, b in pairwise(edges)]
    narrow = [gap for gap in gaps if gap <= SPACED]
    wide = len(gaps) - len(narrow)
    return max(narrow) + HAIR if wide > 1 and len(narrow) >= wide - 1 else snap


def merged(pieces: list[Wall], settings: Settings) -> list[Wall]:
    """Pieces of walls of one direction as walls, in the order of their lines."""
    found: list[Wall] = []
    for bundle in _bundles(pieces, settings.snap):
        at = sum(p.at * (p.stop - p.start + 0.1) for p in bundle)
        at /= sum(p.stop - p.start + 0.1 for p in bundle)
        first = min(p.first for p in bundle)
        bundle.sort(key=lambda p: p.start)
        for stretch in _stretches(bundle, settings.gap):
            start, stop = stretch[0].start, max(p.stop for p in stretch)
            dotted = stop - start < DOTTED and all(map(_is_dot, stretch))
            if stop - start > settings.gap and not dotted:
                found.append(Wall(at, start, stop, first))
    return found


def _stretches(bundle: Sequence[Wall], gap: float) -> Iterator[list[Wall]]:
    """The pieces of one line, sorted by their starts, parted where nothing is drawn between."""
    stretch: list[Wall] = []
    stop = 0.0
    for piece in bundle:
        if stretch and piece.start > stop + gap:
            yield stretch
            stretch = []
        stop = max(stop, piece.stop) if stretch else piece.stop
        stretch.append(piece)
    if stretch:
        yield stretch


def _is_dot(piece: Wall) -> bool:
    """Whether a piece is no longer than it is broad: of a dotted line, across or down."""
    return piece.stop - piece.start <= 2 * (piece.at - piece.first) + 0.1


def _bundles(pieces: list[Wall], snap: float) -> list[list[Wall]]:
    """Pieces that lie on one line, give or take ``snap`` from the line's first piece."""
    bundles: list[list[Wall]] = []
    for piece in sorted(pieces, key=lambda p: p.at):
        if bundles and piece.at - bundles[-1][0].at <= snap:
            bundles[-1].append(piece)
        else:
            bundles.append([piece])
    return bundles


def connected(across: list[Wall], down: list[Wall], snap: float) -> list[Group]:
    """Walls that touch each other, a drawing each, from top to bottom."""
    owner = list(range(len(across) + len(down)))

    def find(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, a in enumerate(across):
        for j, d in enumerate(down, len(across)):
            if a.start - snap <= d.at <= a.stop + snap and d.start - snap <= a.at <= d.stop + snap:
                owner[find(j)] = find(i)
    groups: dict[int, Group] = {}
    for i, wall in enumerate([*across, *down]):
        group = groups.setdefault(find(i), ([], []))
        group[i >= len(across)].append(wall)
    return sorted(groups.values(), key=lambda g: min((w.at for w in g[0]), default=0.0))


def frame_of(across: Sequence[Wall], down: Sequence[Wall]) -> Box:
    """The box around the walls of a drawing."""
    return Box(
        min(w.at for w in down),
        min(min(w.at for w in across), min(w.start for w in down)),
        max(w.at for w in down),
        max(max(w.at for w in across), max(w.stop for w in down)),
    )
