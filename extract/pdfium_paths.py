"""Engine PDFium: the straight rules among a page's path objects.

Bounds of a path are one call; its segments are asked for only where it is more than a line or a
box. A thin fill is a ruling as a stroke is; white ones are paragraph shading.
"""

import ctypes as c
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise, repeat
from typing import Any, NamedTuple

import msgspec

from extract.clipped import SAME, Sides, clip_of
from extract.pdfium_api import FORM, PATH, TEXT, Handle, Matrix, Pointer, library, quick
from extract.unpainted import UNPAINTED
from schemas.findings import Finding, Stopped
from schemas.settings import Settings

LINE_TO, MOVE_TO = 0, 2
BOX_SEGMENTS = 5
HAIR = 0.05
"""Points by which sides may differ that are meant to lie on one line."""
SLANT = 0.5
"""Points by which the ends of a level or upright stroke may lie apart."""
STEM = 40.0
"""Points that no stem of an outlined letter is long."""
MARKED, FULL = 20.0, 230.0
"""Points of the height of a text that is highlighted, and parts of 255 of a full colour."""
LEAST_TEXTS = 20
"""Texts in a form from which it may be a page of its own, laid on this one."""
MOST_SHEETS, MOVED = 16, 100.0
"""Pages on one at most, and points by which their origins are apart at least."""
FEW_RULINGS = 8
"""Rulings of a page whose tables may have none: of its letterhead, of links."""
MOST_CLIPPED = 10_000
"""Rulings whose clipping paths are looked at from each side of a page, at most: a browser draws a
dotted border as a box for each dot, those of the pages around it, too."""


class Objects(msgspec.Struct, frozen=True):
    """What a page draws: rulings in user space (left, bottom, right, top), how many objects there
    are of each type, where text is drawn that has no extent: the blanks of empty paragraphs, how
    many pages were laid beside each other on it, of a page of few rulings the boxes that are filled
    with a colour, and which texts are drawn and not painted."""

    rulings: list[Sides]
    types: Counter[int]
    blanks: list[tuple[float, float]]
    sheets: int
    shades: list[Sides]
    unpainted: set[int]


def objects_of(page: int, settings: Settings) -> Objects:
    """What a page draws beside its letters.

    :raises Stopped: ``too-large`` beyond the bounds for objects and nesting.
    """
    reader = _Paths(settings)
    count = library().FPDFPage_CountObjects(page)
    objects = _objects("FPDFPage_GetObject", page, count)
    drawn = list(reader.walk(objects, count, None, 0))
    shades = reader.coloured() if len(drawn) <= FEW_RULINGS else []
    sheets = _sheets(reader.forms)
    return Objects(_shown(drawn), reader.types, reader.blanks, sheets, shades, reader.unpainted)


def _objects(ask: str, holder: int, count: int) -> Iterator[Pointer]:
    return map(quick(ask, Handle), repeat(Pointer(holder)), range(count))


class _Drawn(NamedTuple):
    """A ruling of an object, in units of the form that it lies in, and how the form is laid."""

    item: Pointer
    sides: Sides
    matrix: Matrix | None

    def on_page(self) -> Sides:
        return _moved(self.sides, self.matrix) if self.matrix else self.sides

    def clipped(self) -> Sides | None:
        """What the object's clipping paths leave of it on the page."""
        box = clip_of(self.item)
        if box is None:
            return self.on_page()
        left, bottom = max(self.sides[0], box[0]), max(self.sides[1], box[1])
        right, top = min(self.sides[2], box[2]), min(self.sides[3], box[3])
        if left > right or bottom > top:
            return None
        return self._replace(sides=(left, bottom, right, top)).on_page()


def _shown(drawn: list[_Drawn]) -> list[Sides]:
    """The rulings of a page, less what clipping paths hide of them. A path that hides a part of a
    page hides what is drawn farthest out: from each side they are looked at up to a whole one.
    """
    rulings: list[Sides | None] = [each.on_page() for each in drawn]
    for side, outward in enumerate((-1, -1, 1, 1)):
        far = [(outward * ruling[side], i) for i, ruling in enumerate(rulings) if ruling]
        for _, i in sorted(far, reverse=True)[:MOST_CLIPPED]:
            left = drawn[i].clipped()
            if left == rulings[i]:
                break
            rulings[i] = left
    return [ruling for ruling in rulings if ruling is not None]


def _sheets(forms: list[tuple[Matrix, Sides]]) -> int:
    """How many pages a page shows that was made of several: forms of much text, laid at one scale
    at other places, none over another."""
    if len(forms) < 2:
        return 1
    (first, _), *_ = forms
    alike = all(
        all(abs(getattr(own, name) - getattr(first, name)) <= SAME for name in "abcd")
        for own, _ in forms
    )
    apart = all(
        (abs(one.e - other.e) > MOVED or abs(one.f - other.f) > MOVED) and not _meet(left, right)
        for (one, left), (other, right) in combinations(forms[:MOST_SHEETS], 2)
    )
    return len(forms) if alike and apart and len(forms) <= MOST_SHEETS else 1


def _meet(one: Sides, other: Sides) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _room(kind: type[c.Array[Any]], form: Any) -> tuple[memoryview, list[Any]]:
    """Numbers that PDFium writes, read at once, and the places that it writes them to."""
    room = kind()
    places = [c.byref(room, i * c.sizeof(room) // len(room)) for i in range(len(room))]
    return memoryview(room).cast("B").cast(form), places


class _Paths:
    """One page's walk: buffers that PDFium writes to, and the bounds that it may not pass."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.types: Counter[int] = Counter()
        self.blanks: list[tuple[float, float]] = []
        self.forms: list[tuple[Matrix, Sides]] = []
        self.shades: list[tuple[Pointer, Sides]] = []
        self.budget = settings.max_objects
        self.sides, self.places = _room(c.c_float * 4, "f")
        self.colour, self.colours = _room(c.c_uint * 4, "I")
        self.mode, self.modes = _room(c.c_int * 2, "i")
        self.ask_bounds = quick("FPDFPageObj_GetBounds", None)
        self.ask_paint = quick("FPDFTextObj_GetTextRenderMode", c.c_int)
        self.unpainted: set[int] = set()
        self.ask_mode = quick("FPDFPath_GetDrawMode", None)
        self.ask_stroke = quick("FPDFPageObj_GetStrokeColor", c.c_int)
        self.ask_fill = quick("FPDFPageObj_GetFillColor", c.c_int)
        self.shade: tuple[Sides, Pointer] | None = None  # the last box that was filled

    def walk(
        self, objects: Iterator[Pointer], count: int, matrix: Matrix | None, depth: int
    ) -> Iterator[_Drawn]:
        if depth > self.settings.max_nesting:
            raise Stopped(Finding("too-large", {"seen": f"forms nested {depth} deep"}))
        self._spend(count)
        items = list(objects)
        kinds = list(map(quick("FPDFPageObj_GetType", c.c_int), items))
        self.types.update(kinds)
        for item, kind in zip(items, kinds, strict=True):
            if kind == PATH:
                for sides in self._path(item):
                    yield _Drawn(item, sides, matrix)
            elif kind == TEXT and matrix is None:
                self.ask_bounds(item, *self.places)
                left, bottom, right, _ = self.sides.tolist()
                if right <= left:
                    self.blanks.append((left, bottom))
                elif self.ask_paint(item) == UNPAINTED:
                    self.unpainted.add(item.value or 0)
            elif kind == FORM:
                yield from self._form(item, matrix, depth)

    def _form(self, item: Pointer, matrix: Matrix | None, depth: int) -> Iterator[_Drawn]:
        pdfium = library()
        own = Matrix()
        pdfium.FPDFPageObj_GetMatrix(item, c.byref(own))
        inner = _product(own, matrix) if matrix else own
        count = pdfium.FPDFFormObj_CountObjects(item)
        objects = (Handle(pdfium.FPDFFormObj_GetObject(item, i)) for i in range(count))
        texts = self.types[TEXT]
        ruled = False
        for each in self.walk(objects, count, inner, depth + 1):
            ruled = True
            yield each
        # A browser draws a turned header as a form, without its cell's borders.
        if depth == 0 and ruled and self.types[TEXT] - texts >= LEAST_TEXTS:
            self.ask_bounds(item, *self.places)
            left, bottom, right, top = self.sides.tolist()
            self.forms.append((own, (left, bottom, right, top)))

    def _spend(self, count: int) -> None:
        self.budget -= count
        if self.budget < 0:
            seen = f"more than {self.settings.max_objects} drawn objects on one page"
            raise Stopped(Finding("too-large", {"seen": seen}))

    def _path(self, item: Pointer) -> Iterator[Sides]:
        thin = self.settings.thin
        self.ask_bounds(item, *self.places)
        left, bottom, right, top = self.sides.tolist()
        self.ask_mode(item, *self.modes)
        filled, stroked = self.mode.tolist()
        if not filled and not stroked:
            return
        if right - left <= thin or top - bottom <= thin:
            if self._white(item, bool(stroked)):
                return
            if not stroked and (
                is_marker((left, bottom, right, top), *self.colour.tolist()[:3])
                or self._is_shading((left, bottom, right, top))
            ):
                self.shade = (left, bottom, right, top), item
                return
            yield left, bottom, right, top
            return
        segments = library().FPDFPath_CountSegments(item)
        if not stroked and segments <= BOX_SEGMENTS:  # shading
            self.shades.append((item, (left, bottom, right, top)))
            self.shade = (left, bottom, right, top), item
            return
        self._spend(segments)
        if not self._white(item, bool(stroked)):
            yield from self._segments(item, segments, bool(stroked))

    def coloured(self) -> list[Sides]:
        """The boxes that are filled with a colour, those in forms aside."""
        return (
            [] if self.forms else [box for item, box in self.shades if not self._white(item, False)]
        )

    def _white(self, item: Pointer, stroked: bool) -> bool:
        ask = self.ask_stroke if stroked else self.ask_fill
        if not ask(item, *self.colours):
            return False
        red, green, blue, alpha = self.colour.tolist()
        return alpha == 0 or min(red, green, blue) > 255 * self.settings.white

    def _is_shading(self, sides: Sides) -> bool:
        """Whether a thin box goes on with the last filled one in its colour, which was asked for:
        a blank between two words that are highlighted, not a ruling."""
        if self.shade is None or not goes_on_with(self.shade[0], sides):
            return False
        colour = self.colour.tolist()
        return bool(self.ask_fill(self.shade[1], *self.colours)) and self.colour.tolist() == colour

    def _segments(self, item: Pointer, count: int, stroked: bool) -> Iterator[Sides]:
        """Straight strokes of a longer path; of a fill, its thin boxes."""
        pdfium = library()
        matrix = Matrix()
        pdfium.FPDFPageObj_GetMatrix(item, c.byref(matrix))
        corner: list[list[tuple[float, float]]] = []
        bent = False
        for i in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, i)
            pdfium.FPDFPathSegment_GetPoint(segment, *self.places[:2])
            x, y = self.sides[0], self.sides[1]
            point = (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == MOVE_TO or not corner:
                corner.append([point])
            elif kind == LINE_TO:
                corner[-1].append(point)
            else:
                bent = True
                corner.append([point])
            if pdfium.FPDFPathSegment_GetClose(segment):
                corner[-1].append(corner[-1][0])
        drawing = stroked and (bent or leans(corner))
        for points in corner:
            found = straight(points, stroked, self.settings.thin)
            yield from filter(is_long, found) if drawing else found
        if not stroked:
            yield from rings([bounds(points) for points in corner], self.settings.thin)


def is_long(sides: Sides) -> bool:
    """Whether a line is longer than a letter's: one of a drawing is a wall only then."""
    return max(sides[2] - sides[0], sides[3] - sides[1]) >= STEM


def leans(subpaths: list[list[tuple[float, float]]]) -> bool:
    """Whether most lines of a path are slanted: a star's, or the rays of a seal."""
    lines = [pair for points in subpaths for pair in pairwise(points)]
    level = sum(_is_level(*pair) for pair in lines)
    return level < len(lines) - level


def _is_level(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= SLANT or abs(one[1] - other[1]) <= SLANT


def is_marker(sides: Sides, red: float, green: float, blue: float) -> bool:
    """Whether a thin box is a mark behind one narrow letter, as high as a letter and in a marker's
    full, light colour. The colour is given in parts of 255."""
    high = max(sides[2] - sides[0], sides[3] - sides[1]) <= MARKED
    return high and green > FULL and min(red, blue) < 255 - FULL


def goes_on_with(shade: Sides, box: Sides) -> bool:
    """Whether a box begins where another ends that is as high and stands as high."""
    level = abs(shade[1] - box[1]) <= HAIR and abs(shade[3] - box[3]) <= HAIR
    return level and abs(shade[2] - box[0]) <= HAIR


def bounds(points: list[tuple[float, float]]) -> Sides:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def rings(boxes: list[Sides], thin: float) -> Iterator[Sides]:
    """The sides of every border that is filled between two boxes, one just inside the other."""
    for one, other in pairwise(boxes):
        inner, outer = sorted((one, other), key=lambda b: b[2] - b[0])
        margins = (
            inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3],
        )  # fmt: skip
        if not (all(-HAIR <= margin <= thin for margin in margins) and max(margins) > HAIR):
            continue
        left, bottom, right, top = outer
        sides = (
            (left, bottom, inner[0], top), (left, bottom, right, inner[1]),
            (inner[2], bottom, right, top), (left, inner[3], right, top),
        )  # fmt: skip
        yield from (side for side, margin in zip(sides, margins, strict=True) if margin > HAIR)


def straight(
    points: list[tuple[float, float]], stroked: bool, thin: float
) -> Iterator[tuple[float, float, float, float]]:
    """Rulings of one subpath: each axis-parallel stroke, or the thin box that it fills."""
    if not stroked:
        sides = bounds(points)
        if len(points) > 3 and min(sides[2] - sides[0], sides[3] - sides[1]) <= thin:
            yield sides
        return
    for (x, y), (u, v) in pairwise(points):
        if _is_level((x, y), (u, v)):
            yield min(x, u), min(y, v), max(x, u), max(y, v)


def _moved(sides: Sides, matrix: Matrix) -> Sides:
    left, bottom, right, top = sides
    corners = [(left, bottom), (right, top), (left, top), (right, bottom)]
    xs = [matrix.a * x + matrix.c * y + matrix.e for x, y in corners]
    ys = [matrix.b * x + matrix.d * y + matrix.f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    return Matrix(
        inner.a * outer.a + inner.b * outer.c,
        inner.a * outer.b + inner.b * outer.d,
        inner.c * outer.a + inner.d * outer.c,
        inner.c * outer.b + inner.d * outer.d,
        inner.e * outer.a + inner.f * outer.c + outer.e,
        inner.e * outer.b + inner.f * outer.d + outer.f,
    )
