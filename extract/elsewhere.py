"""Where the table of a web page may be that has none to read: in a frame, hidden, drawn otherwise.

People save what they see, and a saved page may hold less than that: the advice that such a page
needs is another one than that of a covering letter.
"""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from extract.look import CELLS
from extract.soup import attributes
from schemas.page import Grid, PageNote

COLUMNS, ROWS = 3, 6
"""A table with as many columns and more rows is one to read."""
SHORT = 400
"""Characters of a page that a script is still to fill."""
TABLED = ("display:table-cell", "display:grid")
"""How other elements are laid out as a table."""
PRINT = "show it in a browser, print it to PDF and extract that"


def is_readable(grid: Grid) -> bool:
    """Whether a grid may be the table of an appendix."""
    return len(grid.rows) > ROWS and len(grid.rows[0]) >= COLUMNS


def told(soup: BeautifulSoup) -> tuple[PageNote, ...]:
    """What is said of a page without a readable table, if anything tells where it is."""
    seen = next(_seen(soup), "")
    return (PageNote("no-table", {"seen": seen}),) if seen else ()


def _seen(soup: BeautifulSoup) -> Iterator[str]:
    for frame in soup.find_all(["frame", "iframe"]):
        source = attributes(frame).get("src", "")
        if source and not source.startswith(("about:", "javascript:", "data:")):
            yield f"the page shows another file in a frame, extract that one: {source}"
    cells = [len(table.find_all([*CELLS])) for table in soup.find_all("table")]
    if max(cells, default=0) > COLUMNS * ROWS:
        yield "the page hides a table: open its tab or section and save the page again"
    if soup.find(_is_cell) or any(_lays_out(str(sheet)) for sheet in soup.find_all("style")):
        yield f"what looks like a table is not marked as one: {PRINT}"
    if soup.find("input", type="password"):
        yield "the page asks for a password: log in and save the page again"
    if len(soup.get_text(" ", strip=True)) < SHORT and soup.find("script"):
        yield f"a script is still to fill the page: {PRINT}"
    if soup.find("img"):
        yield "the page has pictures, and text in a picture is not read: take the document itself"


def _is_cell(tag: Tag) -> bool:
    """Whether an element is said to be a table or laid out as one."""
    own = attributes(tag)
    return own.get("role") in ("table", "grid") or _lays_out(own.get("style", ""))


def _lays_out(style: str) -> bool:
    said = "".join(style.lower().split())
    return any(way in said for way in TABLED)
