"""A result to its ``review.html``."""

from pathlib import Path
from typing import Any

from phuluc.corrections import ENDING, beside
from phuluc.opened import NotOpened, Opened, cells_in
from phuluc.publish import REVIEW, add
from phuluc.review.drawn import drawn
from phuluc.review.page import Beside, Kept, page
from phuluc.review.rows import boxes_of, rows_of
from phuluc.review.source import remembered
from phuluc.sources import printable
from schemas.nested import flatten

WITHOUT = {
    "no-source": "its source is not where it was, or has changed, so the page shows the tree "
    "alone; name it with --source",
    "no-pages": "its source has no pages that can be drawn, so the page shows the tree alone",
    "not-drawn": "the pages of its source could not be drawn, so the page shows the tree alone",
    "some-drawn": "not all pages of its source could be drawn; the page shows the others",
}
"""Why there are no pages, or not all -> what a person is told of it."""


def make(opened: Opened, source: bytes | None) -> tuple[Path, str | None]:
    """Writes the page into the result folder.

    :param source: the bytes of the source; None looks where the index says that it lay.
    :returns: the page, and why it shows no pages, or not all (a key of WITHOUT).
    :raises NotOpened: there is no result folder, or its cells cannot be read.
    :raises NotWritten: the page could not be written.
    """
    if not opened.place.is_dir():
        raise NotOpened("it is a tree alone; name a result folder, which has its cells too")
    cells = _cells(opened)
    tree = flatten(opened.file)
    shown = _beside(opened, source, cells)
    out, name = opened.place.resolve().parent, opened.name
    kept = beside(out, name)
    text = kept.decode(errors="replace") if isinstance(kept, bytes) else ""
    made = page(tree, rows_of(tree, cells), shown, Kept(printable(f"{name}{ENDING}"), text))
    return add(out, name, REVIEW, made.encode(), opened.data), shown.missing


def _cells(opened: Opened) -> list[dict[str, Any]]:
    try:
        data = (opened.place / "cells.parquet").read_bytes()
    except OSError as fault:
        raise NotOpened("cells.parquet cannot be read; extract the source again") from fault
    return cells_in(data, opened.file.source.sha256)


def _beside(opened: Opened, source: bytes | None, cells: list[dict[str, Any]]) -> Beside:
    if opened.file.source.reader != "pdf":
        return Beside(missing="no-pages")
    data = source or remembered(opened)
    if data is None:
        return Beside(missing="no-source")
    pages = sorted({cell["page"] for cell in cells})
    made = drawn(data, pages)
    if not made:
        return Beside(missing="not-drawn")
    return Beside(made, boxes_of(cells), None if len(made) == len(pages) else "some-drawn")
