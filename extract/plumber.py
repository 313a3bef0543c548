"""Engine: pdfplumber, the second witness: the same geometry, decoded by other code."""

import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from extract.clipped import Sides
from extract.cropped import is_cropped, without_cropped
from extract.drawn import Drawn, Font, Glyphs, Ruling, Run, Style, is_oblique, quarters, slant
from extract.pdfium_paths import (
    FEW_RULINGS,
    goes_on_with,
    is_long,
    is_marker,
    leans,
    rings,
    straight,
)
from extract.plumber_fields import fields_of
from extract.runs import cut, words_in
from extract.turn import Turn, around, holds, turn_of
from schemas.findings import Finding, Stopped
from schemas.page import Box
from schemas.settings import Settings

if TYPE_CHECKING:
    from extract.plumber_tags import Tags

BOX_POINTS = 5
"""Points of a box that a path goes round, with the first one again."""

PEN = 1.0
"""Width of strokes for which a page sets none, in points (ISO 32000-1, 8.4.3.2)."""


def read(data: bytes, settings: Settings) -> Iterator[Drawn]:
    """The pages of a PDF as drawn; each page is closed before the next is read.

    :raises Stopped: ``encrypted``, ``damaged`` or ``too-large``.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from extract.plumber_tags import Tags

    try:
        document = pdfplumber.open(io.BytesIO(data))
        count = len(document.pages)
    except Exception as fault:  # pdfminer raises whatever a broken file makes it trip over
        if isinstance(fault, PDFPasswordIncorrect) or isinstance(
            fault.__cause__ or (fault.args or [None])[0], PDFPasswordIncorrect
        ):
            raise Stopped(
                Finding("encrypted", {"seen": "a PDF that asks for a password"})
            ) from fault
        raise Stopped(
            Finding("damaged", {"seen": "a PDF whose structure cannot be read"})
        ) from fault
    with document:
        if count > settings.max_pages:
            raise Stopped(Finding("too-large", {"seen": f"{count} pages"}))
        if count == 0:
            raise Stopped(Finding("damaged", {"seen": "a PDF without a page that can be read"}))
        tags = Tags(document)
        for number, page in enumerate(document.pages, 1):
            try:
                yield _page(page, number, settings, tags)
            except PdfminerException as fault:
                if isinstance(fault.__context__, MemoryError | RecursionError):
                    raise  # a bound, not damage
                yield Drawn(number, 0, 0, (), (), unreadable=True)
            finally:
                page.close()


def _page(page: Any, number: int, settings: Settings, tags: "Tags") -> Drawn:
    chars = page.chars
    # pdfplumber has applied the rotation flag: its frame is the page as read, y downwards.
    box = _shown(page)
    frame = (0.0, 0.0, float(box[2] - box[0]), float(box[3] - box[1]))
    drawn = list(_rulings(page, settings))
    turn = turn_of(0, frame, _directions(chars), lambda: _directions(_inside(page, drawn)))
    rulings = [Ruling(*turn.box(*sides)) for sides in drawn]
    runs = tuple(cut(_glyphs(page, turn), settings.blank, rulings))
    made = Drawn(
        number=number,
        width=turn.width,
        height=turn.height,
        runs=runs,
        rulings=tuple(rulings),
        images=len(page.images),
        damaged_text=sum(1 for char in chars if char["text"].startswith("(cid:")),
        blanks=tuple(_blanks(page, turn)),
        tagged=tags.of_page(page, {run.mark for run in runs}),
        shades=tuple(_shades(page, turn, settings) if len(rulings) <= FEW_RULINGS else ()),
        fields=_fields(page, turn, settings) if runs else (),
    )
    return without_cropped(made) if is_cropped(box, page.bbox) else made


def _fields(page: Any, turn: Turn, settings: Settings) -> tuple[Run, ...]:
    """The values of a page's form fields, which are no part of its text; none where they cannot be
    read, which costs the page nothing."""
    from pdfplumber.utils.exceptions import PdfminerException

    only = fields_of(page)
    try:
        return tuple(words_in(cut(_glyphs(only, turn), settings.blank))) if only else ()
    except PdfminerException as fault:
        if isinstance(fault.__context__, MemoryError):
            raise
        return ()


def _shown(page: Any) -> tuple[float, float, float, float]:
    """The part of a page that is shown, in the frame that pdfplumber measures from its own box."""
    (x0, top, x1, bottom), whole = page.cropbox, page.bbox
    shown = max(x0, whole[0]), max(top, whole[1]), min(x1, whole[2]), min(bottom, whole[3])
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else whole


def _blanks(page: Any, turn: Turn) -> Iterator[tuple[float, float]]:
    for char in page.chars:
        if char["text"].isspace():
            x0, top, _, bottom = turn.box(*_upwards(page, char))
            yield x0, (top + bottom) / 2


class _Letters:
    """Letters with their boxes and, for each, the glyph that draws it."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        self.glyphs: list[int] = []

    def add(self, text: str, box: tuple[float, float, float, float], glyph: int) -> None:
        """The letters of one glyph share its width: a ligature has several."""
        x0, top, x1, bottom = box
        step = (x1 - x0) / len(text)
        for i, letter in enumerate(text):
            self.text.append(letter)
            self.boxes.append((x0 + i * step, top, x0 + (i + 1) * step, bottom))
            self.glyphs.append(glyph)


def _glyphs(page: Any, turn: Turn) -> Glyphs:
    """The letters of a page; a blank where the next one is drawn elsewhere, as PDFium has it."""
    letters = _Letters()
    before: tuple[float, float, float, float] | None = None
    for index, char in enumerate(page.chars):
        box = turn.box(*_upwards(page, char))
        if before is not None and _jumps(before, box):
            letters.add(" ", (before[2], before[1], before[2], before[3]), index)
        letters.add(_letters(char["text"]), box, index)
        before = box
    x0, top, x1, bottom = (
        (list(side) for side in zip(*letters.boxes, strict=True)) if letters.boxes else ([],) * 4
    )
    style = _style(page, turn)
    text = "".join(letters.text)
    return Glyphs(text, x0, top, x1, bottom, lambda at: [style(letters.glyphs[i]) for i in at])


def _jumps(
    before: tuple[float, float, float, float], box: tuple[float, float, float, float]
) -> bool:
    """Whether a glyph is drawn on another line than the one before it, left of it, or far off."""
    height = before[3] - before[1]
    gap = box[0] - before[2]
    return abs(box[3] - before[3]) > 0.5 * height or not -height <= gap <= height


def _letters(text: str) -> str:
    """What a glyph stands for, one or more letters; marks that are drawn apart are composed."""
    if text.startswith("(cid:"):
        return "\ufffd"
    return unicodedata.normalize("NFC", text) or "\ufffd"


def _directions(chars: Sequence[dict[str, Any]]) -> list[int]:
    return [quarters(*char["matrix"][:2]) for char in chars if not char["text"].isspace()]


def _inside(page: Any, rulings: Sequence[Sides]) -> list[dict[str, Any]]:
    """The letters that begin between rulings."""
    frame = around(rulings)
    return [char for char in page.chars if frame and holds(frame, *_upwards(page, char)[:2])]


def _upwards(page: Any, item: dict[str, Any]) -> tuple[float, float, float, float]:
    """An item's box from the lower left of the page, whose corner need not be the origin."""
    left, _, _, bottom = _shown(page)
    return (
        item["x0"] - left,
        bottom - item["bottom"],
        item["x1"] - left,
        bottom - item["top"],
    )


def _style(page: Any, turn: Turn) -> Callable[[int], Style]:
    chars = page.chars
    known: dict[tuple[str, float], Font] = {}
    marks = marks_of(chars)
    shown = _shown(page)  # matrices are measured from the corner of the page's own box
    right, up = shown[0] - page.bbox[0], page.bbox[3] - shown[3]

    def style(index: int) -> Style:
        char = chars[index]
        # Its own "size" is the width of a letter where text is drawn turned.
        _, top, _, bottom = turn.box(*_upwards(page, char))
        key = (char["fontname"], round(bottom - top, 2))
        if key not in known:
            name = key[0].split("+")[-1]
            lower = name.lower()
            italic = "italic" in lower or "oblique" in lower
            known[key] = Font(name, key[1], "bold" in lower, italic)
        *scale, x, y = char["matrix"]
        x, y = x - right, y - up
        at, turned = turn.box(x, y, x, y), (quarters(*scale[:2]) - turn.degrees) % 360
        base = at[0] if turned in (90, 270) else at[1]
        leans = slant(*scale)[1], is_oblique(*scale[:2])
        return Style(known[key], base, *leans, turned, marks[index])

    return style


def marks_of(chars: Iterable[dict[str, Any]]) -> list[int]:
    """Per letter the number of the marked content that it is in, -1 for none. pdfminer forgets it
    with a marked content inside ("/Span" with "/ActualText"), to which it gives no number, and
    what follows that one has not even a tag."""
    marks: list[int] = []
    nested = False
    for char in chars:
        number, tag = char.get("mcid"), char.get("tag")
        nested = number is None and (nested or tag is not None) and tag != "Artifact"
        inside = marks[-1] if nested and marks else -1
        marks.append(inside if number is None else number)
    return marks


def _rulings(page: Any, settings: Settings) -> Iterator[tuple[float, float, float, float]]:
    left, _, _, bottom = _shown(page)
    for pair in _near(_ring_boxes(page, settings), settings.thin):
        yield from rings(pair, settings.thin)
    for item in [*_unshaded(page, settings), *page.lines, *page.curves]:
        stroked, filled = bool(item["stroke"]), bool(item["fill"])
        colour = item["stroking_color"] if stroked else item["non_stroking_color"]
        if not (stroked or filled) or _white(colour, settings.white) or (stroked and _bent(item)):
            continue
        sides = _upwards(page, item)
        full = not stroked and isinstance(colour, tuple) and len(colour) == 3
        if full and is_marker(sides, *(255 * value for value in colour)):
            continue
        # PDFium's bounds of a stroke reach its width beyond it, and walls are judged by these.
        pen = float(item["linewidth"] or PEN) if stroked else 0.0
        if min(sides[2] - sides[0], sides[3] - sides[1]) + 2 * pen <= settings.thin:
            yield sides[0] - pen, sides[1] - pen, sides[2] + pen, sides[3] + pen
            continue
        points = [(x - left, bottom - y) for x, y in item["pts"]]
        if stroked and item["object_type"] == "rect":
            points.append(points[0])
        if stroked or len(points) > BOX_POINTS:
            found = straight(points, stroked, settings.thin)
            yield from filter(is_long, found) if stroked and leans([points]) else found


def _shades(page: Any, turn: Turn, settings: Settings) -> Iterator[Box]:
    """The boxes that are filled with a colour."""
    for item in page.rects:
        if item["fill"] and not item["stroke"]:
            box = Box(*turn.box(*_upwards(page, item)))
            thin = min(box.x1 - box.x0, box.bottom - box.top) <= settings.thin
            if not thin and not _white(item["non_stroking_color"], settings.white):
                yield box


def _unshaded(page: Any, settings: Settings) -> Iterator[Any]:
    """The boxes of a page but for shading, of which blanks between highlighted words are a part."""
    shade: tuple[Sides, Any] | None = None
    for item in page.rects:
        box, colour = _upwards(page, item), item["non_stroking_color"]
        thick = min(box[2] - box[0], box[3] - box[1]) > settings.thin
        if item["stroke"] or not item["fill"]:
            yield item
        elif thick or (shade and shade[1] == colour and goes_on_with(shade[0], box)):
            shade = box, colour
        else:
            yield item


def _bent(item: Any) -> bool:
    """Whether a path has curves: the points that bend them are no corners."""
    return any(step[0] not in ("m", "l", "h") for step in item.get("path") or ())


def _ring_boxes(page: Any, settings: Settings) -> list[Sides]:
    """Boxes between which a border may be filled, each once. pdfplumber takes a box for a curve if
    its corners are off by a hair, and tells the parts of one path only by their filling rule."""
    return sorted(
        {
            _upwards(page, item)
            for item in [*page.rects, *page.curves]
            if item["fill"]
            and not item["stroke"]
            and item.get("evenodd")
            and len(item["pts"]) <= BOX_POINTS
            and not _white(item["non_stroking_color"], settings.white)
        }
    )


def _near(boxes: list[Sides], thin: float) -> Iterator[list[Sides]]:
    """Pairs of sorted boxes whose left sides are no border's thickness apart."""
    for i, box in enumerate(boxes):
        for other in boxes[i + 1 :]:
            if other[0] - box[0] > thin:
                break
            yield [box, other]


def _white(colour: Any, limit: float) -> bool:
    if isinstance(colour, int | float):
        colour = (colour,)
    if not isinstance(colour, tuple | list) or not colour:
        return False
    values = [v for v in colour if isinstance(v, int | float)]
    if len(values) == 4:  # CMYK
        return max(values) < 1 - limit
    return bool(values) and min(values) > limit
