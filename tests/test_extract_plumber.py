"""The second engine: what its decoder trips over costs a page, not the source."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from bench.hostile.files import changed, stream
from extract import pdfium
from extract.drawn import Drawn
from extract.plumber import marks_of, read
from extract.plumber_tags import Tags
from pdfs import document, ruled
from schemas.settings import Settings

Engine = Callable[[bytes, Settings], Iterator[Drawn]]


def test_a_page_that_the_decoder_trips_over_cannot_be_read() -> None:
    data = changed({4: stream(b"x>", "/Filter [/ASCIIHexDecode /ASCIIHexDecode]")})
    (page,) = read(data, Settings())
    assert page.unreadable


class Starving(dict[str, object]):
    """A catalog that there is no memory to read."""

    def get(self, key: str, default: object = None) -> object:
        raise MemoryError(key)


def test_want_of_memory_is_no_broken_tree_of_tags() -> None:
    with pytest.raises(MemoryError):
        Tags(SimpleNamespace(doc=SimpleNamespace(catalog=Starving())))


@pytest.mark.parametrize("pen", ["0.5 w", "1.5 w"])
def test_a_stroke_reaches_as_far_as_the_other_engine_says(pen: str) -> None:
    data = ruled([[("F", b"STT"), ("F", b"Ten")]], also=f"{pen} 40 700 m 300 700 l S".encode())
    sides = [
        sorted(
            (r.x0, r.top, r.x1, r.bottom) for page in engine(data, Settings()) for r in page.rulings
        )
        for engine in (read, pdfium.read)
    ]
    assert sides[0] == [pytest.approx(each, abs=0.01) for each in sides[1]]


def test_letters_behind_a_marked_content_inside_another_are_in_the_outer_one() -> None:
    tagged = [("P", 7), ("Span", None), (None, None), ("P", 8), (None, None), ("Artifact", None)]
    assert marks_of([{"tag": tag, "mcid": mcid} for tag, mcid in tagged]) == [7, 7, 7, 8, -1, -1]


@pytest.mark.parametrize("engine", [pdfium.read, read])
def test_a_box_filled_with_a_colour_is_a_shade_and_a_white_one_is_none(engine: Engine) -> None:
    boxes = b"q 0.9 g 40 600 100 20 re f 1 g 40 640 100 20 re f 0 g 40 560 100 0.5 re f Q"
    (page,) = engine(document(boxes, ["F"], None), Settings())
    assert [(s.x0, s.x1, s.bottom - s.top) for s in page.shades] == [(40, 140, 20)]
