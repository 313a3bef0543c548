"""The nested shape of ``tree.json``, format ``criteria-tree/1``: flat to nested and back, as bytes.

Members stand in the order of the contract; a reader may rely on the names, not on the order.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from schemas.findings import Finding
from schemas.rows import SCORE_ROLES, TEXT_ROLES, Column
from schemas.sentences import message
from schemas.tree import (
    Appendix,
    Correction,
    Criterion,
    Heading,
    IssuedWith,
    MadeBy,
    Scoring,
    Source,
    Text,
    Total,
    Tree,
)

FORMAT: Final = "criteria-tree/1"
FILES: Final = ("tree.json", "criteria.parquet", "cells.parquet", "decisions.jsonl")
"""The files of one result."""
LONGEST: Final = 1_000
"""Places of a number: a few letters may stand for a gigabyte of zeros (1e-999999999)."""
Scores = dict[str, Decimal | None]


class OptionNode(msgspec.Struct, frozen=True, omit_defaults=True):
    """One alternative; without ``score`` where no figure is printed."""

    text: str
    score: Decimal | None = None


class PartNode(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is added up; what is empty is left out."""

    text: str
    score: Decimal | None = None
    options: tuple[OptionNode, ...] = ()
    formula: str | None = None
    where: dict[str, str] = {}
    conditions: tuple[str, ...] = ()


class ScoringNode(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a criterion is scored; what is empty is left out."""

    options: tuple[OptionNode, ...] = ()
    parts: tuple[PartNode, ...] = ()
    formula: str | None = None
    where: dict[str, str] = {}
    conditions: tuple[str, ...] = ()


class CriterionNode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A criterion, group or rule with its children inside."""

    id: str
    code: str
    kind: Literal["criterion", "group", "rule"]
    level: int
    title: str
    scores: Scores
    scoring: ScoringNode | None = None
    texts: dict[str, Text]
    extra: dict[str, str]
    page: int
    assumed: bool
    corrected: dict[str, Correction] = {}
    children: tuple["CriterionNode", ...]


class ColumnNode(msgspec.Struct, frozen=True, omit_defaults=True):
    """A column: its role (null where the header fits none), header and group header."""

    role: str | None
    header: str
    group: str | None = None


class AppendixNode(msgspec.Struct, frozen=True):
    """One criteria table with its heading."""

    label: str | None
    title: str | None
    year: int | None
    issued_with: IssuedWith | None
    columns: tuple[ColumnNode, ...]
    criteria: tuple[CriterionNode, ...]
    total: Total | None
    notes: tuple[str, ...]


class FindingNode(msgspec.Struct, frozen=True):
    """A finding with its message."""

    code: str
    severity: Literal["error", "warning", "note"]
    appendix: int | None
    id: str | None
    page: int | None
    message: str
    facts: dict[str, str]


class SourceNode(msgspec.Struct, frozen=True):
    """Where the tree comes from."""

    name: str
    media_type: str
    sha256: str
    pages: int
    reader: str
    engine: str | None
    made_by: MadeBy


class TreeFile(msgspec.Struct, frozen=True):
    """The whole of ``tree.json``."""

    format: Literal["criteria-tree/1"]
    source: SourceNode
    appendices: tuple[AppendixNode, ...]
    findings: tuple[FindingNode, ...]


def nest(tree: Tree) -> TreeFile:
    """The nested shape of a flat tree; siblings stand in document order."""
    return TreeFile(
        format=FORMAT,
        source=msgspec.convert(tree.source, SourceNode, from_attributes=True),
        appendices=tuple(_appendix_node(each) for each in tree.appendices),
        findings=tuple(finding_node(each) for each in tree.findings),
    )


def flatten(file: TreeFile) -> Tree:
    """The flat tree of a nested one.

    ``order`` is counted anew, parents before children, for the nested shape does not keep it; a
    finding loses the Place that it had before ids were known.
    """
    return Tree(
        source=msgspec.convert(file.source, Source, from_attributes=True),
        appendices=tuple(_appendix(each) for each in file.appendices),
        findings=tuple(
            Finding(each.code, each.facts, each.severity, each.appendix, each.id, each.page)
            for each in file.findings
        ),
    )


def nest_criteria(criteria: Iterable[Criterion]) -> tuple[CriterionNode, ...]:
    """Flat criteria in document order to the roots with everything below them.

    :raises ValueError: a criterion whose parent is not there, or whose parents run in a circle.
    """
    children: dict[str | None, list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        children[criterion.parent_id].append(criterion)

    def below(parent: str | None) -> tuple[CriterionNode, ...]:
        return tuple(_criterion_node(each, below(each.id)) for each in children.pop(parent, ()))

    roots = below(None)
    if children:
        raise ValueError(f"criteria that hang on no root: below {', '.join(map(str, children))}")
    return roots


def finding_node(finding: Finding) -> FindingNode:
    """A finding with its message in English."""
    return FindingNode(
        code=finding.code,
        severity=finding.severity,  # type: ignore[arg-type]  # Finding keeps it as a plain string
        appendix=finding.appendix,
        id=finding.id,
        page=finding.page,
        message=message(finding),
        facts=dict(finding.facts),
    )


def _written_out(text: str) -> Decimal:
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > LONGEST or number.adjusted() > LONGEST:
        raise msgspec.ValidationError(f"a number of too many places, {text[:40]}")
    return number


_PLAIN = msgspec.json.Decoder(float_hook=_written_out)


def encode(file: TreeFile) -> bytes:
    """The bytes of ``tree.json``: UTF-8, two blanks a level, scores with their printed digits."""
    text = msgspec.json.format(ENCODER.encode(file), indent=2) + b"\n"
    if b"E+" not in text and b"E-" not in text:  # as Decimal writes it
        return text
    return _EXPONENT.sub(lambda found: f"{Decimal(found[0].decode()):f}".encode(), text)


def decode(data: bytes) -> TreeFile:
    """A tree file from its bytes, every number exact.

    :raises msgspec.DecodeError: no JSON, another shape, a score that is a string, or one of more
        places than could be written out.
    """
    file = _DECODER.decode(data)
    for appendix in _PLAIN.decode(data)["appendices"]:
        _refuse_strings(appendix, appendix.get("total") or {})
    return file


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``tree.json``, made from the records above; scores are numbers."""
    schema = _numbers(msgspec.json.schema(TreeFile))
    roles = {"enum": list(SCORE_ROLES)}
    for name in ("CriterionNode", "Total"):
        schema["$defs"][name]["properties"]["scores"]["propertyNames"] = roles
    schema["$defs"]["CriterionNode"]["properties"]["texts"]["propertyNames"] = {
        "enum": list(TEXT_ROLES)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **schema,
    }


def _appendix_node(appendix: Appendix) -> AppendixNode:
    heading = appendix.heading
    return AppendixNode(
        label=heading.label,
        title=heading.title,
        year=heading.year,
        issued_with=heading.issued_with,
        columns=tuple(ColumnNode(each.role, each.header, each.group) for each in appendix.columns),
        criteria=nest_criteria(appendix.criteria),
        total=appendix.total,
        notes=appendix.notes,
    )


def _criterion_node(flat: Criterion, children: tuple[CriterionNode, ...]) -> CriterionNode:
    return CriterionNode(
        id=flat.id,
        code=flat.code,
        kind=flat.kind,  # type: ignore[arg-type]  # Criterion keeps it as a plain string
        level=flat.level,
        title=flat.title,
        scores=flat.scores,
        scoring=_scoring_node(flat.scoring),
        texts=flat.texts,
        extra=flat.extra,
        page=flat.page,
        assumed=flat.assumed,
        corrected=flat.corrected,
        children=children,
    )


def _scoring_node(scoring: Scoring | None) -> ScoringNode | None:
    if scoring is None or scoring == Scoring():
        return None
    return msgspec.convert(scoring, ScoringNode, from_attributes=True)


def scoring_of(node: ScoringNode | None) -> Scoring | None:
    """The flat record of a nested one."""
    return None if node is None else msgspec.convert(node, Scoring, from_attributes=True)


def encode_scoring(scoring: Scoring | None) -> str | None:
    """The JSON of one criterion's scoring, as ``criteria.parquet`` carries it; None for none."""
    node = _scoring_node(scoring)
    return None if node is None else ENCODER.encode(node).decode()


def decode_scoring(text: str | None) -> Scoring | None:
    """One criterion's scoring from its JSON."""
    return None if text is None else scoring_of(msgspec.json.decode(text, type=ScoringNode))


def _appendix(node: AppendixNode) -> Appendix:
    walked = _with_parents(node.criteria, None)
    return Appendix(
        heading=Heading(node.label, node.title, node.year, node.issued_with),
        columns=tuple(Column(each.role, each.header, each.group) for each in node.columns),
        criteria=tuple(
            _criterion(each, parent, order) for order, (each, parent) in enumerate(walked)
        ),
        total=node.total,
        notes=node.notes,
    )


def walk(nodes: Iterable[CriterionNode]) -> Iterator[CriterionNode]:
    """All criteria in document order, parents before children."""
    return (node for node, _ in _with_parents(nodes, None))


def _with_parents(
    nodes: Iterable[CriterionNode], parent: str | None
) -> Iterator[tuple[CriterionNode, str | None]]:
    for node in nodes:
        yield node, parent
        yield from _with_parents(node.children, node.id)


def _criterion(node: CriterionNode, parent: str | None, order: int) -> Criterion:
    return Criterion(
        id=node.id,
        parent_id=parent,
        order=order,
        level=node.level,
        kind=node.kind,
        code=node.code,
        title=node.title,
        page=node.page,
        scores=node.scores,
        texts=node.texts,
        extra=node.extra,
        scoring=scoring_of(node.scoring),
        assumed=node.assumed,
        corrected=node.corrected,
    )


def _refuse_strings(appendix: dict[str, Any], total: dict[str, Any]) -> None:
    """A decoder for Decimal takes a string too; the format does not (a float was feared there)."""
    waiting = [total, *appendix["criteria"]]
    while waiting:
        node = waiting.pop()
        if any(isinstance(score, str) for score in node.get("scores", {}).values()):
            raise msgspec.ValidationError(f"a score is a string, not a number, in {node}"[:200])
        scoring = node.get("scoring") or {}
        waiting += node.get("children", ())
        for each in (*scoring.get("options", ()), *scoring.get("parts", ())):
            waiting.append({"scores": {"score": each.get("score")}, "scoring": each})


def _numbers(schema: Any) -> Any:
    """Turn every Decimal, which msgspec calls a string, into a number."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": "number"}
        return {key: _numbers(value) for key, value in schema.items()}
    if isinstance(schema, (list, tuple)):
        return [_numbers(value) for value in schema]
    return schema


_EXPONENT = re.compile(rb"(?<= )-?\d+(?:\.\d+)?E[+-]?\d+(?=,?$)", re.MULTILINE)
"""A number that Decimal writes with an exponent though it is printed without (0.0000001). Numbers
end their line; a string ends it with its quotation mark."""
ENCODER = msgspec.json.Encoder(decimal_format="number")
"""Scores as JSON numbers with their printed digits."""
_DECODER = msgspec.json.Decoder(TreeFile, float_hook=Decimal)


def main() -> None:
    """Write ``criteria-tree.schema.json`` beside this file; with ``--check`` compare it alone."""
    place = Path(__file__).with_name("criteria-tree.schema.json")
    made = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if "--check" not in sys.argv:
        place.write_text(made, "utf-8")
    elif not place.exists() or place.read_text("utf-8") != made:
        sys.exit(f"{place.name} is not what the records say; run make schemas")


if __name__ == "__main__":
    main()
