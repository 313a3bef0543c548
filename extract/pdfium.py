"""Engine: PDFium. Few calls a page: one for the text, one box a character, a font a word."""

import ctypes as c
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import repeat

import msgspec

from extract.clipped import Sides, without_clipped
from extract.cropped import is_cropped, without_cropped
from extract.drawn import Drawn, Font, Glyphs, Ruling, Run, Style, is_oblique, quarters, slant
from extract.pdfium_advances import give_advances
from extract.pdfium_api import (
    ERROR_PASSWORD,
    ERROR_SECURITY,
    IMAGE,
    Matrix,
    Pointer,
    RectF,
    library,
    loose_boxes,
    quick,
)
from extract.pdfium_marks import settled
from extract.pdfium_paths import objects_of
from extract.pdfium_shapes import looks_at, two_shapes
from extract.pdfium_tags import Tags
from extract.runs import cut, words_in, words_of
from extract.turn import Turn, around, holds, turn_of
from extract.unpainted import without_unpainted
from schemas.findings import Finding, Stopped
from schemas.page import Box
from schemas.settings import Settings

WIDGET = 20
"""FPDF_ANNOT_WIDGET: a form field, the appearance of a signature among them."""
SHOWN, DONE = 0, 1
"""FLAT_NORMALDISPLAY and FLATTEN_SUCCESS."""
MOST_ANNOTATIONS = 500
"""Annotations that are looked at on one page."""
SAMPLES = 16
"""Words whose direction is asked to learn how a page is to be read; all, where they differ."""
BY_LETTER = 0.3
"""Line breaks to a letter from which PDFium takes a page to be written downwards, as where an
engine sets each letter alone: 0.4 to 1 on such pages, below 0.2 on the others of two worlds."""
ITALIC_FLAG, FORCE_BOLD_FLAG = 1 << 6, 1 << 18
"""Font descriptor flags, PDF 32000-1 table 123."""
BOLD_WEIGHT = 600
Styles = Callable[[Sequence[int]], list[Style]]


def read(data: bytes, settings: Settings) -> Iterator[Drawn]:
    """The pages of a PDF as drawn; each page is released before the next is read.

    :raises Stopped: ``encrypted``, ``damaged`` or ``too-large``.
    """
    pdfium = library()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Stopped(_refusal(pdfium.FPDF_GetLastError()))
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > settings.max_pages:
            raise Stopped(Finding("too-large", {"seen": f"{count} pages"}))
        if count == 0:
            raise Stopped(Finding("damaged", {"seen": "a PDF without a page that can be read"}))
        tags = Tags(document)
        for index in range(count):
            page = pdfium.FPDF_LoadPage(document, index)
            if not page:
                yield Drawn(index + 1, 0, 0, (), (), unreadable=True)
                continue
            try:
                drawn = _page(page, index + 1, settings, tags, looks_at(index, count))
                if drawn.runs and has_fields(page) and flatten(page):
                    pdfium.FPDF_ClosePage(page)
                    page = pdfium.FPDF_LoadPage(document, index)
                    drawn = msgspec.structs.replace(drawn, fields=_fields(page, drawn, settings))
                yield drawn
            finally:
                pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(error: int) -> Finding:
    if error in (ERROR_PASSWORD, ERROR_SECURITY):
        return Finding("encrypted", {"seen": "a PDF that asks for a password"})
    return Finding("damaged", {"seen": "a PDF whose structure cannot be read"})


def _page(page: int, number: int, settings: Settings, tags: Tags, shapes: bool) -> Drawn:
    pdfium = library()
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        text, damaged = _text(text_page, settings)
        objects = objects_of(page, settings)
        turn = _turn(page, text_page, text, lambda: objects.rulings)
        if objects.unpainted:
            text = without_unpainted(text_page, text, objects.unpainted)
        rulings = tuple([Ruling(*turn.box(*box)) for box in objects.rulings])
        runs = tuple(cut(_glyphs(text_page, text, turn, tags.left > 0), settings.blank, rulings))
        twice = two_shapes(text_page, text) if shapes else ""
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    drawn = Drawn(
        number=number,
        width=turn.width,
        height=turn.height,
        runs=runs,
        rulings=rulings,
        images=objects.types[IMAGE],
        blanks=tuple(turn.box(x, y, x, y)[:2] for x, y in objects.blanks),
        damaged_text=damaged,
        characters=len(text),
        two_shapes=twice,
        tagged=tags.of_page(page, {run.mark for run in runs}),
        sheets=objects.sheets,
        shades=tuple([Box(*turn.box(*box)) for box in objects.shades]),
    )
    return without_cropped(drawn) if _is_cropped(page, turn) else drawn


def _is_cropped(page: int, turn: Turn) -> bool:
    """Whether a page shows less than its own box holds; one that has its box from its parent is
    taken to show all."""
    sides = (c.c_float * 4)()
    ask = quick("FPDFPage_GetMediaBox", c.c_int)
    if not ask(Pointer.from_param(page), *[c.byref(sides, 4 * i) for i in range(4)]):
        return False
    left, bottom, right, top = sides
    whole = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    return is_cropped((turn.left, turn.bottom, turn.right, turn.top), whole)


def has_fields(page: int) -> bool:
    """Whether form fields lie on the page: their text is no part of its text layer."""
    pdfium = library()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == WIDGET:
            return True
    return False


def flatten(page: int) -> bool:
    """Draws a page's form fields onto it, which are there when it is loaded anew. PDFium cuts them
    to the box that stands on the page, and to nothing where its parent has the box."""
    pdfium, frame = library(), RectF()
    sides = [c.byref(frame, 4 * i) for i in range(4)]
    if not pdfium.FPDFPage_GetMediaBox(page, *sides):
        pdfium.FPDF_GetPageBoundingBox(page, c.byref(frame))
        pdfium.FPDFPage_SetMediaBox(page, frame.left, frame.bottom, frame.right, frame.top)
    return bool(pdfium.FPDFPage_Flatten(page, SHOWN) == DONE)


def _fields(page: int, drawn: Drawn, settings: Settings) -> tuple[Run, ...]:
    """What a flattened page prints beyond its own text: the values of its form fields."""
    pdfium = library()
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        text, _ = _text(text_page, settings)
        turn = _turn(page, text_page, text, lambda: objects_of(page, settings).rulings)
        own = " " * drawn.characters + text[drawn.characters :]
        return tuple(words_in(cut(_glyphs(text_page, own, turn), settings.blank)))
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _text(text_page: int, settings: Settings) -> tuple[str, int]:
    """The characters of the page, one a place, and how many have no Unicode value."""
    pdfium = library()
    count = pdfium.FPDFText_CountChars(text_page)
    if count > settings.max_characters:
        raise Stopped(Finding("too-large", {"seen": f"{count} characters on one page"}))
    if count <= 0:
        return "", 0
    buffer = (c.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    units = memoryview(buffer)[: max(written - 1, 0)]
    try:
        text = units.tobytes().decode("utf-16-le")
    except UnicodeDecodeError:  # half of a pair
        text = ""
    if len(text) == count == len(units):
        return text, text.count("\0") + text.count("\ufffd")
    codes = buffer[: len(units)]
    if len(codes) != count:  # it leaves characters out that have no Unicode value
        codes = [pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count)]
    # Half of a pair beyond the basic plane stands for no letter that a page prints one at a time.
    codes = [0xFFFD if 0xD800 <= u <= 0xDFFF or u > sys.maxunicode else u for u in codes]
    missing = sum(1 for code in codes if code in (0, 0xFFFD))
    return "".join(map(chr, codes)), missing


def upright(page: int) -> Turn:
    """How a page is turned to be read."""
    pdfium = library()
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        settings = Settings()
        text, _ = _text(text_page, settings)
        return _turn(page, text_page, text, lambda: objects_of(page, settings).rulings)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _turn(page: int, text_page: int, text: str, rulings: Callable[[], Sequence[Sides]]) -> Turn:
    """How a page is turned; its rulings are asked for only where letters go several ways."""
    pdfium = library()
    frame = RectF()
    pdfium.FPDF_GetPageBoundingBox(page, c.byref(frame))
    return turn_of(
        pdfium.FPDFPage_GetRotation(page),
        (frame.left, frame.bottom, frame.right, frame.top),
        _directions(text_page, text),
        lambda: _inside(text_page, text, around(rulings())),
    )


def _directions(text_page: int, text: str) -> list[int]:
    """The direction of letters of some words, or of all where some differ: 0 to the right, 90
    upwards, 180, 270 (user space)."""
    ask, page = quick("FPDFText_GetMatrix", c.c_int), Pointer.from_param(text_page)
    words = words_of(text)
    matrix = Matrix()
    to_matrix = c.byref(matrix)

    def directions(step: int) -> list[int]:
        found: list[int] = []
        for start, end in words[::step]:
            if ask(page, start, to_matrix):
                found += [quarters(matrix.a, matrix.b)] * (end - start)
        return found

    some = directions(max(1, len(words) // SAMPLES))
    return some if len(set(some)) < 2 else directions(1)


def _inside(text_page: int, text: str, frame: Sides | None) -> Iterator[int]:
    """The directions of words that stand in the box around a page's rulings, if it has some."""
    if frame is None:
        return
    ask, page = quick("FPDFText_GetMatrix", c.c_int), Pointer.from_param(text_page)
    matrix, x, y = Matrix(), c.c_double(), c.c_double()
    for start, _ in words_of(text):
        library().FPDFText_GetCharOrigin(text_page, start, c.byref(x), c.byref(y))
        if holds(frame, x.value, y.value) and ask(page, start, c.byref(matrix)):
            yield quarters(matrix.a, matrix.b)


def _glyphs(text_page: int, text: str, turn: Turn, tagged: bool = False) -> Glyphs:
    """The characters of the page with their boxes."""
    x0, top, x1, bottom = turn.boxes(*loose_boxes(text_page, len(text)))
    text = settled(text, x0, top, x1, bottom)
    give_advances(text_page, text, turn, x0, x1)
    text, lowered = without_clipped(text_page, text, top, bottom, not turn.degrees)
    styles = _styles(text_page, turn, tagged)
    if lowered and not turn.degrees:
        styles = _lowered(styles, lowered)
    breaks = text.count("\n")
    by_letter = breaks > BY_LETTER * (len(text) - len("\r\n") * breaks)
    return Glyphs(text, x0, top, x1, bottom, styles, breaks=not (turn.degrees or by_letter))


def _styles(text_page: int, turn: Turn, tagged: bool) -> Styles:
    """Asks the fonts and the base lines of characters, once for each text object: one Tj or TJ
    draws with one font on one line."""
    object_of, page = quick("FPDFText_GetTextObject", Pointer), Pointer.from_param(text_page)
    ask_size = quick("FPDFText_GetFontSize", c.c_double)
    ask_font = quick("FPDFTextObj_GetFont", Pointer)
    ask_matrix = quick("FPDFText_GetMatrix", None)
    ask_origin = quick("FPDFText_GetCharOrigin", None)
    ask_mark = quick("FPDFPageObj_GetMarkedContentID", c.c_int)
    x, y, matrix = c.c_double(), c.c_double(), Matrix()
    to_x, to_y, to_matrix = c.byref(x), c.byref(y), c.byref(matrix)
    shape = memoryview(matrix).cast("B")[: 4 * c.sizeof(c.c_float)]
    known: dict[tuple[int, float, bytes], tuple[Font, float, bool, int]] = {}
    drawn: dict[int, Style] = {}

    def style(i: int, item: int | None) -> Style:
        ask_matrix(page, i, to_matrix)
        drawing = Pointer.from_param(item)
        font = ask_font(drawing) if item else None
        key = (font or 0, ask_size(page, i), shape.tobytes())
        own = known.get(key) if font else None
        if own is None:
            height, lean = slant(matrix.a, matrix.b, matrix.c, matrix.d)
            font_of_it = _font(text_page, i, round(abs(key[1]) * height, 2))
            turned = (quarters(matrix.a, matrix.b) - turn.degrees) % 360
            own = known[key] = font_of_it, lean, is_oblique(matrix.a, matrix.b), turned
        ask_origin(page, i, to_x, to_y)
        at = turn.box(x.value, y.value, x.value, y.value)
        mark = ask_mark(drawing) if tagged and item else -1
        font_of_it, lean, oblique, turned = own
        base = at[0] if turned in (90, 270) else at[1]
        return Style(font_of_it, base, lean, oblique, turned, mark)

    def styles(places: Sequence[int]) -> list[Style]:
        found: list[Style] = []
        for i, item in zip(places, map(object_of, repeat(page), places), strict=True):
            own = drawn.get(item)
            if own is None:
                own = style(i, item)
                if item is not None:
                    drawn[item] = own
            found.append(own)
        return found

    return styles


def _lowered(styles: Styles, lowered: Mapping[int, float]) -> Styles:
    """Styles that say of some characters that their base line is lower."""

    def style(i: int, own: Style) -> Style:
        return msgspec.structs.replace(own, base=own.base + lowered[i]) if i in lowered else own

    return lambda places: list(map(style, places, styles(places)))


def _font(text_page: int, i: int, size: float) -> Font:
    """The font of a character: what PDFium says of a font, it says of all that is drawn in it."""
    pdfium = library()
    name, flags = c.create_string_buffer(256), c.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, i, name, 256, c.byref(flags))
    weight = pdfium.FPDFText_GetFontWeight(text_page, i)
    label = name.value.decode("utf-8", "replace")
    lower = label.lower()
    return Font(
        name=label,
        size=size,
        bold=weight >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD_FLAG) or "bold" in lower,
        italic=bool(flags.value & ITALIC_FLAG) or "italic" in lower or "oblique" in lower,
    )
