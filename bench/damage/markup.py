"""One thing wrong in an HTML file: cells and rows are changed where they stand in the markup."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

from bs4 import BeautifulSoup, Tag

from bench.damage.base import Base, Damaged, Spot, chosen
from bench.damage.pdf import other_digit
from extract.decode import decode


class Markup:
    """A parsed file; rows are found as phuluc numbers them."""

    def __init__(self, data: bytes) -> None:
        self.soup = BeautifulSoup(decode(data).text, "lxml")
        self.tables = [t for t in self.soup.find_all("table") if not t.find_parent("table")]

    def row(self, spot: Spot) -> Tag | None:
        """The row of the markup in which a piece stands."""
        if spot.page > len(self.tables) or spot.row is None:
            return None
        rows = self.tables[spot.page - 1].find_all("tr")
        return rows[spot.row - 1] if spot.row <= len(rows) else None

    def cell(self, spot: Spot) -> Tag | None:
        """The one cell of its row with the piece's text."""
        row = self.row(spot)
        cells = row.find_all(["td", "th"]) if row else []
        fitting = [cell for cell in cells if cell.get_text().strip() == spot.text.strip()]
        return fitting[0] if len(fitting) == 1 else None

    def saved(self) -> bytes:
        """The file as it is now, in UTF-8."""
        return str(self.soup).encode("utf-8")


def _plain(row: Tag | None) -> list[Tag]:
    """The cells of a row that no span touches, else none: as many as its table has columns."""
    cells = row.find_all(["td", "th"]) if row else []
    table = row.find_parent("table") if row else None
    wide = len(table.find_all("col")) if table else 0
    spans = any(cell.get("rowspan") or cell.get("colspan") for cell in cells)
    return [] if spans or len(cells) != wide else cells


def figure(base: Base, rng: Random) -> Damaged | None:
    """A digit of a figure is another one."""
    markup = Markup(base.data)
    for spot in chosen(rng, [s for s in base.spots if s.is_figure and s.alone]):
        cell = markup.cell(spot)
        texts = cell.find_all(string=True) if cell else []
        text = next((each for each in texts if each.strip() == spot.text.strip()), None)
        if text is None or not any(letter.isdigit() for letter in spot.text):
            continue
        text.replace_with(other_digit(spot.text, rng))
        held = base.evidence[spot.appendix].figure(spot.id, spot.role)
        return Damaged(markup.saved(), frozenset({(spot.appendix, spot.id)}), held=held)
    return None


def dropped_row(base: Base, rng: Random) -> Damaged | None:
    """A row that is not there."""
    markup = Markup(base.data)
    for row in chosen(rng, base.rows()):
        tag = markup.row(row[0])
        if not _plain(tag):
            continue
        tag.decompose()
        gone = frozenset({(row[0].appendix, row[0].id)})
        return Damaged(markup.saved(), gone, held=base.holds(gone))
    return None


def swapped_codes(base: Base, rng: Random) -> Damaged | None:
    """Two rows of a table have exchanged their codes."""
    markup = Markup(base.data)
    codes = [s for s in base.spots if s.role == "code" and s.alone]
    for one in chosen(rng, codes):
        others = [s for s in codes if s.page == one.page and s.id != one.id and s.text != one.text]
        for other in chosen(rng, others)[:3]:
            pair = [markup.cell(spot) for spot in (one, other)]
            if None in pair:
                continue
            inner = [list(cell.contents) for cell in pair]
            for cell, contents in zip(pair, reversed(inner), strict=True):
                cell.clear()
                cell.extend(contents)
            rows = frozenset({(one.appendix, one.id), (other.appendix, other.id)})
            return Damaged(markup.saved(), rows, held=True)
    return None


def moved_column(base: Base, rng: Random) -> Damaged | None:
    """What a row says from some column on stands a column further right."""
    markup = Markup(base.data)
    for row in chosen(rng, base.rows()):
        cells = _plain(markup.row(row[0]))
        if len(cells) < 3 or sum(bool(cell.get_text().strip()) for cell in cells) < 3:
            continue
        first = rng.randrange(len(cells) - 2)
        if not cells[first].get_text().strip():
            continue
        last = cells[-1]
        cells[first].insert_before(markup.soup.new_tag("td"))
        last.decompose()
        return Damaged(markup.saved(), frozenset({(row[0].appendix, row[0].id)}))
    return None


def _tables(base: Base, least: int) -> tuple[Markup, list[int]]:
    """The tables of the appendix from the second on, where there are enough."""
    pages = sorted({spot.page for spot in base.spots})
    return Markup(base.data), pages[1:] if len(pages) > least else []


def missing_page(base: Base, rng: Random) -> Damaged | None:
    """A table of several is not there; not the first, which has the header."""
    markup, pages = _tables(base, 1)
    if not pages:
        return None
    page = rng.choice(pages)
    markup.tables[page - 1].decompose()
    rows = base.ids_on({page})
    return Damaged(markup.saved(), rows, frozenset({page - 1, page}), base.holds(rows))


def doubled_page(base: Base, rng: Random) -> Damaged | None:
    """A table of several stands twice."""
    markup, pages = _tables(base, 1)
    if not pages:
        return None
    page = rng.choice(pages)
    table = markup.tables[page - 1]
    table.insert_after(BeautifulSoup(str(table), "lxml").find("table"))
    return Damaged(markup.saved(), base.ids_on({page}), frozenset({page, page + 1}), held=True)


def swapped_pages(base: Base, rng: Random) -> Damaged | None:
    """Two tables that follow each other have changed places."""
    markup, pages = _tables(base, 2)
    pairs = [(a, b) for a, b in pairwise(pages) if b == a + 1]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    first, second = markup.tables[one - 1], markup.tables[other - 1]
    second.extract()
    first.insert_before(second)
    rows = base.ids_on({one, other})
    return Damaged(markup.saved(), rows, frozenset({one, other}), base.places(rows))


Kinds = dict[str, Callable[[Base, Random], Damaged | None]]
ROWS: Kinds = {
    "figure": figure,
    "row": dropped_row,
    "code": swapped_codes,
    "column": moved_column,
}
PAGES: Kinds = {
    "missing page": missing_page,
    "doubled page": doubled_page,
    "swapped pages": swapped_pages,
}
"""Of a file with a table a page."""
