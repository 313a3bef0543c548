"""The way back: a document's rows in a database to its tree, with the digits that were printed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from phuluc.load.database import Database, NotLoaded
from phuluc.load.tables import APPENDIX, CRITERION, CRITERION_TEXT, DOCUMENT, FINDING, Table
from schemas.nested import (
    FORMAT,
    AppendixNode,
    ColumnNode,
    CriterionNode,
    FindingNode,
    SourceNode,
    TreeFile,
    decode_scoring,
    nest_criteria,
)
from schemas.tree import Correction, Criterion, IssuedWith, MadeBy, Text, Total

Named = Mapping[str, Any]

_VALUES = msgspec.json.Decoder(float_hook=Decimal)
"""Numbers keep their digits."""


def tree_of(database: Database, sha256: str) -> TreeFile:
    """The tree of a document; ``schemas.nested.encode`` gives the bytes of its ``tree.json``.

    :raises NotLoaded: there is no such document, or it cannot be read.
    """
    found = _named(database, DOCUMENT, sha256)
    if not found:
        raise NotLoaded("there is no such document in the database")
    criteria = _criteria(database, sha256)
    return TreeFile(
        format=FORMAT,
        source=_source(found[0]),
        appendices=tuple(
            _appendix(row, criteria[row["appendix"]]) for row in _named(database, APPENDIX, sha256)
        ),
        findings=tuple(_finding(row) for row in _named(database, FINDING, sha256)),
    )


def _named(database: Database, table: Table, sha256: str) -> list[dict[str, Any]]:
    """The rows of a table as name to value, lists and JSON as the values that they are."""
    return [
        {
            column.name: _plain(column.kind, value)
            for column, value in zip(table.columns, row, strict=True)
        }
        for row in database.rows(table, sha256)
    ]


def _plain(kind: str, value: Any) -> Any:
    if value is None:
        return None
    if kind == "bool":
        return bool(value)
    if kind == "date":
        return str(value)
    if kind == "json" or (kind == "list" and isinstance(value, str)):
        return _VALUES.decode(value)
    return value


def _source(row: Named) -> SourceNode:
    return SourceNode(
        name=row["name"],
        media_type=row["media_type"],
        sha256=row["sha256"],
        pages=row["pages"],
        reader=row["reader"],
        engine=row["engine"],
        made_by=MadeBy(row["version"], row["settings"]),
    )


def _appendix(row: Named, criteria: tuple[CriterionNode, ...]) -> AppendixNode:
    issued = ("issued_kind", "issued_number", "issued_symbol", "issued_date", "issuer")
    total = None
    if row["total_label"] is not None:
        total = Total(row["total_label"], _decimals(row["total_printed"]), row["total_extra"])
    return AppendixNode(
        label=row["label"],
        title=row["title"],
        year=row["year"],
        issued_with=IssuedWith(*(row[name] for name in issued)) if row["issued"] else None,
        columns=msgspec.convert(row["columns"], tuple[ColumnNode, ...]),
        criteria=criteria,
        total=total,
        notes=tuple(row["notes"]),
    )


def _criteria(database: Database, sha256: str) -> defaultdict[int, tuple[CriterionNode, ...]]:
    texts: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _named(database, CRITERION_TEXT, sha256):
        texts[row["appendix"], row["id"]].append(row)
    flat: dict[int, list[Criterion]] = defaultdict(list)
    for row in sorted(_named(database, CRITERION, sha256), key=lambda row: int(row["position"])):
        flat[row["appendix"]].append(_criterion(row, texts[row["appendix"], row["id"]]))
    return defaultdict(tuple, {index: nest_criteria(rows) for index, rows in flat.items()})


def _criterion(row: Named, texts: Sequence[Named]) -> Criterion:
    printed = sorted(texts, key=lambda text: int(text["position"]))
    return Criterion(
        id=row["id"],
        parent_id=row["parent_id"],
        order=row["position"],
        level=row["level"],
        kind=row["kind"],
        code=row["code"],
        title=row["title"],
        page=row["page"],
        scores=_decimals(row["printed"]),
        texts={each["role"]: Text(each["text"], tuple(each["items"]), each["anchor"])
               for each in printed},
        extra=row["extra"],
        scoring=decode_scoring(msgspec.json.encode(row["scoring"]).decode())
        if row["scoring"] is not None else None,
        assumed=row["assumed"],
        corrected={name: Correction(**each) for name, each in row["corrected"].items()},
    )  # fmt: skip


def _decimals(printed: Mapping[str, Any]) -> dict[str, Decimal | None]:
    return {role: None if score is None else Decimal(score) for role, score in printed.items()}


def _finding(row: Named) -> FindingNode:
    return FindingNode(
        code=row["code"],
        severity=row["severity"],
        appendix=row["appendix"],
        id=row["id"],
        page=row["page"],
        message=row["message"],
        facts=row["facts"],
    )
