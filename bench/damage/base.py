"""A document with known truth as phuluc reads it undamaged: where each value stands on its page."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.accuracy.judge import Judged, judge
from bench.damage.evidence import Evidence
from extract.readers import reader_for
from extract.sequence import leaf_of
from phuluc.pipeline import extract
from schemas.findings import Finding, Stopped
from schemas.nested import encode, nest
from schemas.page import Box
from schemas.rows import SCORE_ROLES
from schemas.settings import Settings
from schemas.tree import Built, Criterion, Extraction


@dataclass(frozen=True)
class Spot:
    """One printed piece of a row: its place on the page (points, from the top left), or in HTML
    the table (``page``) and the row in it."""

    appendix: int
    id: str
    role: str | None
    text: str
    page: int
    row: int | None
    box: Box | None
    alone: bool
    """No other row shares its cell, and no page break cuts it."""

    @property
    def is_figure(self) -> bool:
        """Whether it stands in a column of numbers."""
        return self.role in SCORE_ROLES


@dataclass(frozen=True)
class Damaged:
    """A file with one thing wrong, and the rows (appendix, id) and pages that it touches."""

    data: bytes
    rows: frozenset[tuple[int, str]]
    pages: frozenset[int] = frozenset()
    held: bool | None = None
    """Whether anything printed tells that it is wrong (``evidence``); None where nobody knows."""


@dataclass(frozen=True)
class Base:
    """An undamaged document."""

    name: str
    engine: str
    data: bytes
    truth: dict
    read: "Read"
    spots: tuple[Spot, ...]
    evidence: tuple[Evidence, ...]
    numbered: bool
    """Whether its pages print their numbers."""

    def holds(self, rows: frozenset[tuple[int, str]]) -> bool:
        """Whether anything printed says that one of these rows is there."""
        gone = self._gone(rows)
        return any(self.evidence[number].row(identity, gone[number]) for number, identity in rows)

    def places(self, rows: frozenset[tuple[int, str]]) -> bool:
        """Whether anything printed says where one of these rows stands."""
        gone = self._gone(rows)
        return any(self.evidence[number].place(identity, gone[number]) for number, identity in rows)

    def _gone(self, rows: frozenset[tuple[int, str]]) -> list[frozenset[str]]:
        return [frozenset(i for n, i in rows if n == at) for at in range(len(self.evidence))]

    def rows(self, page: int | None = None) -> list[list[Spot]]:
        """The rows that begin on a page, each with its own pieces from left to right."""
        found: dict[tuple[int, str], list[Spot]] = {}
        for spot in self.spots:
            if spot.alone and page in (None, spot.page):
                found.setdefault((spot.appendix, spot.id), []).append(spot)
        whole = [row for row in found.values() if any(spot.role == "title" for spot in row)]
        return [row for row in whole if len({s.page for s in row}) == 1]

    def ids_on(self, pages: set[int]) -> frozenset[tuple[int, str]]:
        """The rows of which anything stands on these pages."""
        return frozenset((s.appendix, s.id) for s in self.spots if s.page in pages)


@dataclass(frozen=True)
class Read:
    """What came out: the nested tree as the judge wants it, the flat one, and the findings."""

    tree: dict | None
    flat: tuple[tuple[Criterion, ...], ...]
    findings: tuple[Finding, ...]

    def wrong(self, truth: dict) -> dict[tuple[str, str], Judged]:
        """The wrong items, by type and place; what is said of them is no item here."""
        items = judge(truth, self.tree).items
        return {(i.type, i.where): i for i in items if not i.right and i.type != "findings"}


def read(data: bytes, name: str) -> tuple[Read, Extraction | None]:
    """Read a file; one that gives no tree has findings alone."""
    try:
        made = extract(data, name, Settings())
    except Stopped as stop:
        return Read(None, (), stop.findings), None
    nested = json.loads(encode(nest(made.tree)), parse_float=str, parse_int=int)
    flat = tuple(appendix.criteria for appendix in made.tree.appendices)
    return Read(nested, flat, made.tree.findings), made


def load(path: Path, truth: dict, engine: str) -> Base | None:
    """An undamaged file, None where phuluc does not read all of it rightly: what is wrong there
    already says nothing of damage."""
    data = path.read_bytes()
    result, made = read(data, path.name)
    if made is None or result.wrong(truth):
        return None
    spots = tuple(spot for number, built in enumerate(made.built) for spot in _spots(number, built))
    evidence = tuple(map(Evidence, made.tree.appendices))
    return Base(path.stem, engine, data, truth, result, spots, evidence, _numbered(data, engine))


def _numbered(data: bytes, engine: str) -> bool:
    if engine.startswith("html"):
        return False
    leaves = [leaf_of(page) for page in reader_for(data).read(data, Settings())]
    keys = {key for leaf in leaves for key in leaf.numbers}
    return any(sum(key in leaf.numbers for leaf in leaves) > len(leaves) / 2 for key in keys)


def _spots(number: int, built: Built) -> list[Spot]:
    spots = []
    cells = {}
    for piece in built.pieces:
        cells.setdefault((piece.row, piece.page, piece.role), []).append(piece)
    for piece in built.pieces:
        identity = built.ids.get(piece.onto) if piece.onto else None
        if piece.part != "body" or identity is None or not piece.text.strip():
            continue
        alone = piece.row_span == 1 and piece.column_span == 1 and piece.number == 0
        alone = alone and piece.onto is not None and piece.onto.depth == 0
        alone = alone and piece.onto.row == piece.row and piece.onto.page == piece.page
        spots.append(
            Spot(number, identity, piece.role, piece.text, piece.page, piece.row, piece.box, alone)
        )
    return spots


def chosen(rng: Random, things: list) -> list:
    """The things in an order of the die's."""
    return rng.sample(things, len(things))
