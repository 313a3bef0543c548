"""The flat tree: one Criterion a Parquet row, one golden line."""

from decimal import Decimal
from typing import Any

import msgspec

from schemas.decisions import Decision
from schemas.findings import Finding
from schemas.rows import Column, Piece, Place

NODES = ("criterion", "group", "rule")
"""Kinds of rows that are rows of the tree: a finding can name them."""


class Option(msgspec.Struct, frozen=True):
    """One alternative: the condition alone, and the figure that it gives (None: none printed)."""

    text: str
    score: Decimal | None = None


class ScoringPart(msgspec.Struct, frozen=True):
    """One thing that is added up, perhaps with a scoring of its own."""

    text: str
    score: Decimal | None = None
    options: tuple[Option, ...] = ()
    formula: str | None = None
    where: dict[str, str] = {}
    conditions: tuple[str, ...] = ()


class Scoring(msgspec.Struct, frozen=True):
    """How a criterion is scored, as the document says it; empty members are left out."""

    options: tuple[Option, ...] = ()
    parts: tuple[ScoringPart, ...] = ()
    formula: str | None = None
    where: dict[str, str] = {}
    conditions: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """A text cell that serves a criterion; ``anchor`` is the id in whose row the cell begins."""

    text: str
    items: tuple[str, ...]
    anchor: str


class Correction(msgspec.Struct, frozen=True):
    """What a person corrected: the value before, and why and by whom."""

    was: Any
    why: str
    who: str


class Criterion(msgspec.Struct, frozen=True):
    """One row of the tree, flat: the parent is named, not nested."""

    id: str
    parent_id: str | None
    order: int
    level: int
    kind: str
    code: str
    title: str
    page: int
    scores: dict[str, Decimal | None] = {}
    texts: dict[str, Text] = {}
    extra: dict[str, str] = {}
    scoring: Scoring | None = None
    assumed: bool = False
    corrected: dict[str, Correction] = {}


class Total(msgspec.Struct, frozen=True):
    """The printed total row."""

    label: str
    scores: dict[str, Decimal | None] = {}
    extra: dict[str, str] = {}


class IssuedWith(msgspec.Struct, frozen=True):
    """The line "(Kèm theo …)": None where a value is blank."""

    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None


class Heading(msgspec.Struct, frozen=True):
    """What stands above a table."""

    label: str | None = None
    title: str | None = None
    year: int | None = None
    issued_with: IssuedWith | None = None


class Appendix(msgspec.Struct, frozen=True):
    """One criteria table with its heading; criteria in document order."""

    heading: Heading
    columns: tuple[Column, ...]
    criteria: tuple[Criterion, ...]
    total: Total | None = None
    notes: tuple[str, ...] = ()


class MadeBy(msgspec.Struct, frozen=True):
    """The version and the digest of settings, corrections and edited words: with the sha256 the
    resume key."""

    version: str
    settings: str


class Source(msgspec.Struct, frozen=True):
    """Where a tree comes from."""

    name: str
    media_type: str
    sha256: str
    pages: int
    reader: str
    engine: str | None
    made_by: MadeBy


class Tree(msgspec.Struct, frozen=True):
    """All criteria tables of a source, and every finding."""

    source: Source
    appendices: tuple[Appendix, ...]
    findings: tuple[Finding, ...] = ()


class Built(msgspec.Struct, frozen=True):
    """An appendix with its provenance: ``ids`` maps the Place of a row to its id."""

    appendix: Appendix
    pieces: tuple[Piece, ...] = ()
    ids: dict[Place, str] = {}
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Extraction(msgspec.Struct, frozen=True):
    """A finished extraction: the tree, and per appendix what was built with it."""

    tree: Tree
    built: tuple[Built, ...]
