"""A PDF's pages through an engine: drawn geometry to grids and lines."""

from collections.abc import Iterator

from extract.drawn import Drawn
from extract.lattice import lattice
from schemas.findings import Finding, Stopped
from schemas.page import Page, PageNote
from schemas.settings import Settings

FEW = 8
"""A page with fewer letters than this beside its pictures is a picture: a scan with a stamp."""


def read(data: bytes, settings: Settings) -> Iterator[Page]:
    """The pages of a PDF, each released before the next is read.

    :raises Stopped: ``encrypted``, ``damaged``, ``too-large`` or ``no-text-layer``.
    """
    seen = with_text = 0
    for drawn in _drawn(data, settings):
        seen += 1
        note = _note(drawn)
        with_text += note is None or note.code != "no-text-layer"
        page = lattice(drawn, settings)
        yield page if note is None else Page(
            page.number, page.blocks, page.width, page.height, (note,)
        )
    if not with_text:
        raise Stopped(Finding("no-text-layer", {"seen": f"{seen} pages, all of them pictures"}))


def _drawn(data: bytes, settings: Settings) -> Iterator[Drawn]:
    if settings.engine == "pdfplumber":
        from extract import plumber  # noqa: PLC0415 - 140 ms that the default does not pay

        return plumber.read(data, settings)
    from extract import pdfium  # noqa: PLC0415

    return pdfium.read(data, settings)


def _note(drawn: Drawn) -> PageNote | None:
    if drawn.unreadable:
        return PageNote("damaged", {"seen": f"page {drawn.number} cannot be read"})
    letters = sum(len(run.text) for run in drawn.runs)
    if letters < FEW and drawn.images:
        return PageNote("no-text-layer", {"seen": f"page {drawn.number} is a picture"})
    if drawn.damaged_text > 0.02 * (letters + 1):
        return PageNote(
            "text-repaired", {"seen": f"{drawn.damaged_text} letters without a Unicode value"}
        )
    return None
