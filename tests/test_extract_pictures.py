"""Pages as pictures stand upright, in the same points as their cells."""

import io

import pytest
from PIL import Image, ImageChops

from extract import pdf
from extract.pictures import Picture, pictures
from pdfs import ruled
from schemas.page import Grid
from schemas.settings import Settings
from stages import SAMPLES

PLAIN = ruled([[("A", b"Tieu chi"), ("A", b"Diem")], [("A", b"Cai cach"), ("A", b"2")]])


def ink(picture: Picture) -> list[float]:
    """Left, top, right and bottom of what is drawn, in points."""
    image = Image.open(io.BytesIO(picture.png)).convert("L")
    box = ImageChops.invert(image).point(lambda level: 255 * (level > 100)).getbbox()
    assert box is not None
    return [side * picture.width / image.width for side in box]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_picture_is_turned_as_its_cells_are(rotation: int) -> None:
    data = PLAIN.replace(b"/MediaBox", b"/Rotate %d /MediaBox" % rotation)
    (page,) = pdf.read(data, Settings())
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    (picture,) = pictures(data, [1])
    assert (picture.width, picture.height) == (page.width, page.height)
    sides = [grid.box.x0, grid.box.top, grid.box.x1, grid.box.bottom]
    assert ink(picture) == pytest.approx(sides, abs=2.5)


@pytest.mark.parametrize("name", ["browser", "office"])
def test_every_page_of_the_sample_has_its_size(name: str) -> None:
    data = (SAMPLES / "phuong-6-2023" / f"phuong-6-2023.{name}.pdf").read_bytes()
    sizes = {page.number: (page.width, page.height) for page in pdf.read(data, Settings())}
    made = {each.number: (each.width, each.height) for each in pictures(data, sorted(sizes))}
    assert made == sizes


def test_a_page_that_is_not_there_has_no_picture() -> None:
    assert [each.number for each in pictures(PLAIN, [1, 2])] == [1]


def test_a_huge_page_has_a_small_picture() -> None:
    data = PLAIN.replace(b"[0 0 842 842]", b"[0 0 14400 14400]")
    (picture,) = pictures(data, [1])
    assert max(Image.open(io.BytesIO(picture.png)).size) <= 2200


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(ValueError, match="cannot be opened"):
        list(pictures(b"%PDF-1.4 nothing", [1]))
