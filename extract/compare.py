"""``--cross-check``: two engines' pages of one PDF, cell against cell, and what stands around
tables."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from extract import pdf
from schemas.findings import Finding
from schemas.page import Cell, Grid, Line, Page
from schemas.settings import Settings

ENGINES = ("pdfium", "pdfplumber")


def differences(data: bytes, settings: Settings) -> tuple[Finding, ...]:
    """Every cell and page's other text on which the two engines differ, as ``engines-disagree``."""
    first, second = (
        pdf.read(data, msgspec.structs.replace(settings, engine=engine)) for engine in ENGINES
    )
    return tuple(compare(first, second))


def compare(first: Iterable[Page], second: Iterable[Page]) -> Iterator[Finding]:
    """The cells that differ between two readings of the same pages, and, as row and column 0, what
    differs around the tables of a page."""
    for one, other in zip_longest(first, second):
        if one is None or other is None:
            number = (one or other).number
            yield _finding(number, 0, 0, "a page", "no page")
            continue
        yield from _page(one, other)


def _page(one: Page, other: Page) -> Iterator[Finding]:
    yield from _around(one, other)
    mine = [block for block in one.blocks if isinstance(block, Grid)]
    theirs = [block for block in other.blocks if isinstance(block, Grid)]
    row = 1
    for grid, twin in zip_longest(mine, theirs):
        if grid is None or twin is None or _shape(grid) != _shape(twin):
            yield _finding(one.number, row, 0, _described(grid), _described(twin))
            row += len(grid.rows) if grid else 0
            continue
        for cells, others in zip(grid.rows, twin.rows, strict=True):
            for column, (a, b) in enumerate(zip(cells, others, strict=True), 1):
                text, twin_text = _text(a), _text(b)
                if text != twin_text:
                    yield _finding(one.number, row, column, _quoted(text), _quoted(twin_text))
            row += 1


def _around(one: Page, twin: Page) -> Iterator[Finding]:
    """What stands outside of tables, word by word: where lines begin and end is each engine's, and
    whether a blank stands beside a field. A line of which the other one reads no word is clipped
    off for it: only PDFium knows of that."""
    mine, theirs = (list(_lines(page)) for page in (one, twin))
    words, others = (Counter(w for line in lines for w in line) for lines in (mine, theirs))
    known = words.keys() & others.keys()
    for lines, counted in ((mine, words), (theirs, others)):
        counted.subtract(w for line in lines if known.isdisjoint(line) for w in line)
    seen, other_seen = (" ".join((a - b).elements()) for a, b in ((words, others), (others, words)))
    if Counter(seen.replace(" ", "")) != Counter(other_seen.replace(" ", "")):
        yield _finding(one.number, 0, 0, _quoted(seen), _quoted(other_seen))


def _lines(page: Page) -> Iterator[list[str]]:
    for block in page.blocks:
        if isinstance(block, Line):
            yield unicodedata.normalize("NFC", block.text).split()


def _text(cell: Cell | None) -> str | None:
    """A cell's text, marks composed: an engine gives a glyph of two characters as it likes."""
    return unicodedata.normalize("NFC", cell.text) if cell else None


def _shape(grid: Grid) -> tuple[int, int]:
    return len(grid.rows), len(grid.rows[0]) if grid.rows else 0


def _described(grid: Grid | None) -> str:
    return "no table" if grid is None else "a table of {} rows, {} columns".format(*_shape(grid))


def _quoted(text: str | None) -> str:
    return "covered" if text is None else f"“{text[:120]}”"


def _finding(page: int, row: int, column: int, seen: str, other: str) -> Finding:
    facts = {
        "row": str(row), "column": str(column), ENGINES[0]: seen, ENGINES[1]: other,
    }  # fmt: skip
    return Finding("engines-disagree", facts, page=page)
