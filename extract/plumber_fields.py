"""The appearances of a page's form fields, as pdfplumber's decoder reads them.

A page of nothing but the fields is made beside the real one, so that letters, fonts and boxes go
the same way. Source: ISO 32000-1, 12.5.5 (appearance streams, algorithm 8.1) and 12.5.3 (flags).
"""

import copy
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

MOST = 500
"""Annotations of a page that are looked at."""
UNSEEN = 2 | 32
"""Flags of annotations that are not shown: Hidden, NoView."""

BROKEN = (TypeError, ValueError, KeyError, AttributeError)
"""What an annotation that is no proper one makes its reader trip over."""
NEW = -1
"""An object number that no document has."""


def fields_of(page: Any) -> Any | None:
    """A page of pdfplumber -> one with its boxes that prints the appearances of its form fields
    alone; None where it has none that can be read."""
    from pdfminer.pdftypes import PDFException, PDFStream, resolve1
    from pdfplumber.page import Page

    shown: list[tuple[tuple[float, ...], Any]] = []
    with suppress(PDFException, TypeError):
        for reference in islice(resolve1(page.page_obj.annots) or (), MOST):
            with suppress(PDFException, RecursionError, *BROKEN):
                shown.extend(_appearance(resolve1(reference)))
    if not shown:
        return None
    only = copy.copy(page.page_obj)
    drawn = (f"q {' '.join(map(_number, at))} cm /F{n} Do Q" for n, (at, _) in enumerate(shown))
    contents = PDFStream({}, "\n".join(drawn).encode("ascii"))
    contents.set_objid(NEW, 0)  # pdfminer draws no stream without one
    only.contents = [contents]
    only.resources = {"XObject": {f"F{n}": form for n, (_, form) in enumerate(shown)}}
    return Page(page.pdf, only, page.page_number)


def _appearance(annotation: Any) -> Iterator[tuple[tuple[float, ...], Any]]:
    """The matrix by which a field's appearance is laid onto the page, and its form."""
    from pdfminer.pdftypes import PDFStream, resolve1

    kind = getattr(resolve1(annotation.get("Subtype")), "name", "")
    if kind != "Widget" or int(resolve1(annotation.get("F")) or 0) & UNSEEN:
        return
    form = resolve1((resolve1(annotation.get("AP")) or {}).get("N"))
    if isinstance(form, dict):  # one for each state of a box to tick
        form = resolve1(form.get(getattr(resolve1(annotation.get("AS")), "name", "")))
    if isinstance(form, PDFStream) and "BBox" in form:
        yield _laid(_floats(annotation["Rect"]), form), form


def _laid(rectangle: list[float], form: Any) -> tuple[float, ...]:
    """The matrix that lays a form's box, as its own matrix turns it, into a rectangle."""
    a, b, c, d, e, f = _floats(form.get("Matrix") or (1, 0, 0, 1, 0, 0))
    x0, y0, x1, y1 = _floats(form["BBox"])
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (x0, x1) for y in (y0, y1)]
    left, right = (pick(x for x, _ in corners) for pick in (min, max))
    low, high = (pick(y for _, y in corners) for pick in (min, max))
    width = (max(rectangle[::2]) - min(rectangle[::2])) / ((right - left) or 1)
    height = (max(rectangle[1::2]) - min(rectangle[1::2])) / ((high - low) or 1)
    across = min(rectangle[::2]) - left * width
    return width, 0, 0, height, across, min(rectangle[1::2]) - low * height


def _floats(values: Any) -> list[float]:
    from pdfminer.pdftypes import resolve1

    return [float(resolve1(value)) for value in resolve1(values)]


def _number(value: float) -> str:
    """A number as PDF writes it, which knows no exponents."""
    return f"{value:.6f}"
