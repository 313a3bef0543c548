"""Engine: pdfplumber, the second witness: the same geometry, decoded by other code."""

import io
import math
from collections.abc import Callable, Iterator
from typing import Any

from extract.drawn import Drawn, Font, Glyphs, Ruling
from extract.lines import cut
from extract.pdfium_paths import rings, straight
from extract.turn import Turn, turn_of
from schemas.findings import Finding, Stopped
from schemas.settings import Settings


def read(data: bytes, settings: Settings) -> Iterator[Drawn]:
    """The pages of a PDF as drawn; each page is closed before the next is read.

    :raises Stopped: ``encrypted``, ``damaged`` or ``too-large``.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

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
        for number, page in enumerate(document.pages, 1):
            try:
                yield _page(page, number, settings)
            finally:
                page.close()


def _page(page: Any, number: int, settings: Settings) -> Drawn:
    chars = page.chars
    # pdfplumber has applied the rotation flag: its frame is the page as read, y downwards.
    frame = (0.0, 0.0, float(page.width), float(page.height))
    turn = turn_of(0, frame, [_direction(char) for char in chars[:: max(1, len(chars) // 16)]])
    boxes = [_box(turn, item) for item in chars]
    x0, top, x1, bottom = (list(side) for side in zip(*boxes, strict=True)) if boxes else ([],) * 4
    text = "".join(_one(char["text"]) for char in chars)
    glyphs = Glyphs(text, x0, top, x1, bottom, _style(turn, chars))
    rulings = [Ruling(*turn.box(*sides)) for sides in _rulings(page, settings)]
    return Drawn(
        number=number,
        width=turn.width,
        height=turn.height,
        runs=tuple(cut(glyphs, settings.blank)),
        rulings=tuple(rulings),
        images=len(page.images),
        damaged_text=sum(1 for char in chars if char["text"].startswith("(cid:")),
    )


def _one(text: str) -> str:
    """One character a glyph, as PDFium gives it; ligatures come as their own letter later."""
    if text.startswith("(cid:"):
        return "\ufffd"
    return text if len(text) == 1 else (text[:1] or "\ufffd")


def _direction(char: dict[str, Any]) -> int:
    a, b, *_ = char["matrix"]
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


def _upwards(page_height: float, item: dict[str, Any]) -> tuple[float, float, float, float]:
    return item["x0"], page_height - item["bottom"], item["x1"], page_height - item["top"]


def _box(turn: Turn, item: dict[str, Any]) -> tuple[float, float, float, float]:
    return turn.box(*_upwards(turn.top, item))


def _style(turn: Turn, chars: list[dict[str, Any]]) -> Callable[[int], tuple[Font, float]]:
    known: dict[tuple[str, float], Font] = {}

    def style(index: int) -> tuple[Font, float]:
        char = chars[index]
        key = (char["fontname"], char["size"])
        if key not in known:
            name = key[0].split("+")[-1]
            lower = name.lower()
            italic = "italic" in lower or "oblique" in lower
            known[key] = Font(name, round(float(key[1]), 2), "bold" in lower, italic)
        x, y = char["matrix"][4:6]
        return known[key], turn.box(x, y, x, y)[1]

    return style


def _rulings(page: Any, settings: Settings) -> Iterator[tuple[float, float, float, float]]:
    height = float(page.height)
    yield from rings(
        [
            _upwards(height, item)
            for item in page.rects
            if item["fill"]
            and not item["stroke"]
            and not _white(item["non_stroking_color"], settings.white)
        ],
        settings.thin,
    )
    for item in [*page.rects, *page.lines, *page.curves]:
        stroked, filled = bool(item["stroke"]), bool(item["fill"])
        colour = item["stroking_color"] if stroked else item["non_stroking_color"]
        if not (stroked or filled) or _white(colour, settings.white):
            continue
        sides = _upwards(height, item)
        if min(sides[2] - sides[0], sides[3] - sides[1]) <= settings.thin:
            yield sides
            continue
        points = [(x, height - y) for x, y in item["pts"]]
        if stroked and item["object_type"] == "rect":
            points.append(points[0])
        if stroked or len(points) > 5:
            yield from straight(points, stroked, settings.thin)


def _white(colour: Any, limit: float) -> bool:
    if not isinstance(colour, tuple | list) or not colour:
        return False
    values = [v for v in colour if isinstance(v, int | float)]
    if len(values) == 4:  # CMYK
        return max(values) < 1 - limit
    return bool(values) and min(values) > limit
