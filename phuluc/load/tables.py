"""The tables that ``phuluc load`` fills: one list, for every database.

A document is the SHA-256 of its source. Nothing printed is lost: what a typed column cannot hold
(the printed digits, words in a score cell, numbers beyond ``decimal128(12, 4)``) stands in the
JSON columns ``printed``, ``extra`` and ``scoring``, so that a tree comes back equal.
"""

import msgspec

from schemas.findings import SEVERITIES
from schemas.rows import SCORE_ROLES, TEXT_ROLES
from schemas.tree import NODES

PARTS = ("body", "header", "heading", "total", "note")


class Column(msgspec.Struct, frozen=True):
    """A column. ``kind``: text, int, bool, real, date, score (an exact decimal), json (a text) or
    list (of texts). ``among``: the values that it may have."""

    name: str
    kind: str
    required: bool = False
    among: tuple[str, ...] = ()


class Reference(msgspec.Struct, frozen=True):
    """Columns that name a row of a table by its key."""

    columns: tuple[str, ...]
    table: str


class Table(msgspec.Struct, frozen=True):
    """A table, its key, and what it refers to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()


def _key(*names: str) -> tuple[Column, ...]:
    kinds = {"sha256": "text", "id": "text", "role": "text"}
    return tuple(Column(name, kinds.get(name, "int"), True) for name in names)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text") for name in names)


_DOCUMENT = Reference(("sha256",), "document")
_APPENDIX = Reference(("sha256", "appendix"), "appendix")
_CRITERION = Reference(("sha256", "appendix", "id"), "criterion")

DOCUMENT = Table(
    "document",
    (
        *_key("sha256"),
        Column("name", "text", True),
        Column("media_type", "text", True),
        Column("pages", "int", True),
        Column("reader", "text", True),
        Column("engine", "text"),
        Column("version", "text", True),
        Column("settings", "text", True),
        Column("format", "text", True),
        Column("digest", "text", True),
    ),
    key=("sha256",),
)
"""``version`` and ``settings`` are those that made the result; ``digest`` is one over all its rows:
an equal one changes nothing."""

APPENDIX = Table(
    "appendix",
    (
        *_key("sha256", "appendix"),
        *_texts("label", "title"),
        Column("year", "int"),
        Column("issued", "bool", True),
        *_texts("issued_kind", "issued_number", "issued_symbol"),
        Column("issued_date", "date"),
        *_texts("issuer", "total_label"),
        *(Column(f"total_{role}", "score") for role in SCORE_ROLES),
        Column("total_printed", "json"),
        Column("total_extra", "json"),
        Column("columns", "json", True),
        Column("notes", "list", True),
    ),
    key=("sha256", "appendix"),
    references=(_DOCUMENT,),
)
"""``appendix`` counts from 0. ``issued``: a line "(Kèm theo …)" is printed, perhaps blank."""

CRITERION = Table(
    "criterion",
    (
        *_key("sha256", "appendix", "id"),
        Column("parent_id", "text"),
        Column("position", "int", True),
        Column("level", "int", True),
        Column("kind", "text", True, NODES),
        Column("code", "text", True),
        Column("title", "text", True),
        *(Column(role, "score") for role in SCORE_ROLES),
        Column("printed", "json", True),
        Column("scoring", "json"),
        Column("extra", "json", True),
        Column("corrected", "json", True),
        Column("page", "int", True),
        Column("assumed", "bool", True),
    ),
    key=("sha256", "appendix", "id"),
    references=(_APPENDIX, Reference(("sha256", "appendix", "parent_id"), "criterion")),
)
"""``position`` counts through the tree from 0, a parent before its children."""

CRITERION_TEXT = Table(
    "criterion_text",
    (
        *_key("sha256", "appendix", "id"),
        Column("role", "text", True, TEXT_ROLES),
        Column("position", "int", True),
        Column("text", "text", True),
        Column("items", "list", True),
        Column("anchor", "text", True),
    ),
    key=("sha256", "appendix", "id", "role"),
    references=(_CRITERION, Reference(("sha256", "appendix", "anchor"), "criterion")),
)

SCORING_OPTION = Table(
    "scoring_option",
    (
        *_key("sha256", "appendix", "id", "part", "option"),
        Column("text", "text", True),
        Column("score", "score"),
        Column("formula", "text"),
    ),
    key=("sha256", "appendix", "id", "part", "option"),
    references=(_CRITERION,),
)
"""``part`` 0 is the criterion itself, 1, 2, … its parts; ``option`` 0 is the part as a whole, and
1, 2, … are the alternatives."""

FINDING = Table(
    "finding",
    (
        *_key("sha256", "position"),
        Column("code", "text", True),
        Column("severity", "text", True, SEVERITIES),
        Column("appendix", "int"),
        *_texts("id"),
        Column("page", "int"),
        Column("message", "text", True),
        Column("facts", "json", True),
    ),
    key=("sha256", "position"),
    references=(_DOCUMENT,),
)

CELL = Table(
    "cell",
    (
        *_key("sha256", "position"),
        Column("appendix", "int", True),
        Column("part", "text", True, PARTS),
        *_texts("id", "role"),
        Column("piece", "int", True),
        Column("text", "text", True),
        Column("page", "int", True),
        Column("row", "int"),
        *(Column(name, "real") for name in ("x0", "top", "x1", "bottom")),
        Column("row_span", "int", True),
        Column("column_span", "int", True),
        Column("bold", "bool", True),
    ),
    key=("sha256", "position"),
    references=(_APPENDIX, _CRITERION),
)

TABLES = (DOCUMENT, APPENDIX, CRITERION, CRITERION_TEXT, SCORING_OPTION, FINDING, CELL)
"""Every table, each after those that it refers to."""

VIEWS = ("criterion_tree", "score_check")
