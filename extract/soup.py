"""Bytes of markup to a tree (beautifulsoup4 on lxml), bounded while it grows."""

import re
import warnings
from typing import Any, cast

from bs4 import BeautifulSoup, Tag
from bs4.builder._lxml import LXMLTreeBuilder

from extract.flow import too_deep
from extract.generated import counted_of
from extract.look import Rules, rules_of
from schemas.findings import Finding, Stopped
from schemas.settings import Settings

TAG = re.compile(r"<[a-zA-Z]")
ENDS = re.compile(r"<(/?)(table|body|html)\b", re.I)
DECLARATION = re.compile(r"\s*<\?xml\b[^<>]*>", re.I)


class _Bounded(LXMLTreeBuilder):
    """The usual builder; it stops a source that nests too deep or has too many elements.

    lxml reads HTML without a DTD: entities are those of HTML, nothing is fetched.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(multi_valued_attributes=None)
        self._settings = settings
        self._depth = self._elements = 0

    def start(self, *args: Any, **more: Any) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self._settings.max_nesting:
            raise too_deep(self._settings)
        if self._elements > self._settings.max_elements:
            raise Stopped(Finding("too-large", {"seen": f"more than {self._elements} elements"}))
        super().start(*args, **more)

    def end(self, *args: Any, **more: Any) -> None:
        self._depth -= 1
        super().end(*args, **more)


def parse(text: str, settings: Settings) -> BeautifulSoup:
    """The tree of an HTML document or of a piece of one.

    :raises Stopped: ``too-large``.
    """
    text = DECLARATION.sub("", text.replace("\x00", ""), count=1)
    tags = sum(1 for _ in TAG.finditer(text))
    if tags > settings.max_elements:  # the tree itself would take seconds to grow as far
        raise Stopped(Finding("too-large", {"seen": f"{tags} elements"}))
    with warnings.catch_warnings():  # bs4 thinks aloud about what looks like XML or a file name
        warnings.simplefilter("ignore")
        return BeautifulSoup(text, builder=_Bounded(settings))


def breaks_off(text: str) -> bool:
    """Whether a document ends inside a table: one is open, and neither body nor page is closed."""
    tables, closed = 0, False
    for end, name in ENDS.findall(text):
        if name.lower() == "table":
            tables, closed = max(0, tables + (-1 if end else 1)), False
        else:
            closed = closed or bool(end)
    return tables > 0 and not closed


def attributes(tag: Tag) -> dict[str, str]:
    """The attributes of an element: strings all, for the builder splits none into a list."""
    return cast(dict[str, str], tag.attrs)


def rules_in(soup: BeautifulSoup) -> Rules:
    """The simple rules of all style sheets inside the document."""
    sheet = "\n".join(sheet.get_text() for sheet in soup.find_all("style"))
    return rules_of(sheet)._replace(counted=counted_of(sheet))


def layouts_in(soup: BeautifulSoup) -> frozenset[int]:
    """``id()`` of the tables that only lay out other tables, as web pages and letterheads do.

    A table with a table inside is one when it says so (``role="presentation"``) or when the inner
    one has more cells than its own; a header cell or a caption says that it is a table of data.
    """
    layouts: set[int] = set()
    _measure(soup, layouts)
    return frozenset(layouts)


def _measure(node: Tag, layouts: set[int]) -> tuple[int, int, bool]:
    """(own cells, cells of the largest table inside, own header) of what stands in ``node``."""
    own, largest, header = 0, 0, False
    for child in node.contents:
        if not isinstance(child, Tag):
            continue
        cells, inner, headed = _measure(child, layouts)
        if child.name == "table":
            if inner and _lays_out(child, cells, inner, headed):
                layouts.add(id(child))
            largest = max(largest, cells, inner)
            continue
        own += cells + (child.name in ("td", "th"))
        largest = max(largest, inner)
        header = header or headed or child.name in ("th", "thead", "caption")
    return own, largest, header


def _lays_out(table: Tag, cells: int, inner: int, headed: bool) -> bool:
    if attributes(table).get("role") in ("presentation", "none"):
        return True
    return inner > cells and not headed
