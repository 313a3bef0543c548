"""The tree as plain tables, values in Python's own types: for CSV, data package and workbook."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from schemas.findings import KINDS, Finding
from schemas.nested import ENCODER, CriterionNode, FindingNode, ScoringNode, TreeFile, walk
from schemas.rows import SCORE_ROLES, TEXT_ROLES
from schemas.sentences import sentence

Value = str | int | bool | Decimal | None


class Field(msgspec.Struct, frozen=True):
    """A column: its name, its type (string, integer, number or boolean) and its sense."""

    name: str
    kind: str
    sense: str


class Flat(msgspec.Struct, frozen=True):
    """One table: a name, its fields, its rows; ``keys`` name a row."""

    name: str
    sense: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    keys: tuple[str, ...] = ()


def criteria(file: TreeFile) -> Flat:
    """One row a criterion in document order: the columns of ``criteria.parquet`` without lists."""
    nodes = [(i, node) for i, each in enumerate(file.appendices) for node in walk(each.criteria)]
    scores = [role for role in SCORE_ROLES if _used(file, nodes, role)]
    texts = [role for role in TEXT_ROLES if _used(file, nodes, role)]
    fields = [
        Field("appendix", "integer", "index of the appendix, from 0"),
        Field("id", "string", "unique in its appendix, the same from run to run"),
        Field("parent_id", "string", "id of the criterion above; empty for the uppermost"),
        Field("path", "string", "ids from the root, joined by /"),
        Field("order", "integer", "place in the document, from 0"),
        Field("level", "integer", "depth, the uppermost 1"),
        Field("kind", "string", "criterion, group or rule"),
        Field("code", "string", "as printed; empty where none is"),
        Field("title", "string", "the name alone; a rule's whole text"),
        *(Field(role, "number", f"printed figure: {_headers(file, role)}") for role in scores),
    ]
    for role in texts:
        fields.append(Field(role, "string", f"printed text: {_headers(file, role)}"))
        fields.append(
            Field(f"{role}_anchor", "string", f"id in whose row the cell of {role} begins")
        )
    fields += [
        Field("scoring", "string", "how it is scored, as JSON"),
        Field("extra", "string", "cells of columns without a role, as JSON"),
        Field("page", "integer", "page on which the row begins, from 1"),
        Field("assumed", "boolean", "a weak rule decided something about this row"),
    ]
    rows = tuple(_criteria_rows(file, scores, texts))
    sense = "one row a criterion, in document order"
    return Flat("criteria", sense, tuple(fields), rows, ("appendix", "id"))


def items(file: TreeFile) -> Flat:
    """One row an item of a text cell, at the criterion in whose row the cell begins."""
    fields = (
        Field("appendix", "integer", "index of the appendix, from 0"),
        Field("id", "string", "the criterion in whose row the cell begins"),
        Field("role", "string", "what the column means"),
        Field("number", "integer", "place in the cell, from 1"),
        Field("text", "string", "the item without its bullet"),
    )
    rows = tuple(
        (index, node.id, role, number, item)
        for index, appendix in enumerate(file.appendices)
        for node in walk(appendix.criteria)
        for role, text in node.texts.items()
        if text.anchor == node.id
        for number, item in enumerate(text.items, 1)
    )
    sense = "one row an item of a list in a text cell"
    return Flat("items", sense, fields, rows, ("appendix", "id", "role", "number"))


def options(file: TreeFile) -> Flat:
    """One row a way to score: alternatives, and parts that are added up with theirs."""
    fields = (
        Field("appendix", "integer", "index of the appendix, from 0"),
        Field("id", "string", "the criterion"),
        Field("part", "integer", "0 the criterion itself, else its part, from 1"),
        Field("option", "integer", "0 the part as a whole, else an alternative, from 1"),
        Field("text", "string", "the condition, or what the part is, as printed"),
        Field("score", "number", "what it gives; empty where no figure is printed"),
    )
    rows = tuple(
        (index, node.id, *row)
        for index, appendix in enumerate(file.appendices)
        for node in walk(appendix.criteria)
        if node.scoring
        for row in _options(node.scoring)
    )
    sense = "one row an alternative or a part of how a criterion is scored"
    return Flat("options", sense, fields, rows, ("appendix", "id", "part", "option"))


def _options(scoring: ScoringNode) -> Iterator[tuple[Value, ...]]:
    for number, option in enumerate(scoring.options, 1):
        yield 0, number, option.text, option.score
    for place, part in enumerate(scoring.parts, 1):
        yield place, 0, part.text, part.score
        for number, option in enumerate(part.options, 1):
            yield place, number, option.text, option.score


def appendices(file: TreeFile) -> Flat:
    """One row an appendix: its heading, what it was issued with, its total as JSON."""
    fields = (
        Field("appendix", "integer", "index of the appendix, from 0"),
        Field("label", "string", "as printed: Phụ lục I"),
        Field("title", "string", "as printed"),
        Field("year", "integer", "year of assessment"),
        *(Field(name, "string", f"of the document it was issued with: {name}") for name in _ISSUED),
        Field("total", "string", "the printed total row, as JSON"),
        Field("notes", "string", "notes below the table, as JSON"),
    )
    rows = tuple(
        (
            index, each.label, each.title, each.year,
            *(getattr(each.issued_with, name, None) for name in _ISSUED),
            ENCODER.encode(each.total).decode() if each.total else None,
            ENCODER.encode(each.notes).decode() if each.notes else None,
        )
        for index, each in enumerate(file.appendices)
    )  # fmt: skip
    return Flat("appendices", "one row an appendix", fields, rows, ("appendix",))


def columns(file: TreeFile) -> Flat:
    """One row a printed column."""
    fields = (
        Field("appendix", "integer", "index of the appendix, from 0"),
        Field("number", "integer", "place in the table, from 1"),
        Field("role", "string", "what the column means; empty where its header fits none"),
        Field("header", "string", "as printed"),
        Field("group", "string", "the header above it, where there is one"),
    )
    rows = tuple(
        (index, number, each.role, each.header, each.group)
        for index, appendix in enumerate(file.appendices)
        for number, each in enumerate(appendix.columns, 1)
    )
    return Flat("columns", "one row a printed column", fields, rows, ("appendix", "number"))


def findings(file: TreeFile, language: str = "en") -> Flat:
    """One row a finding, with its sentence in a language (``en``, ``vi``)."""
    fields = (
        Field("severity", "string", "error, warning or note"),
        Field("code", "string", "kind of finding"),
        Field("appendix", "integer", "index of the appendix, from 0"),
        Field("id", "string", "the criterion that it speaks of"),
        Field("page", "integer", "page, from 1"),
        Field("message", "string", "what was seen and what to do next"),
        Field("facts", "string", "what the message quotes, as JSON"),
    )
    rows = tuple(
        (
            each.severity, each.code, each.appendix, each.id, each.page,
            each.message if language == "en" else sentence(_finding(each), language),
            ENCODER.encode(each.facts).decode(),
        )
        for each in file.findings
    )  # fmt: skip
    return Flat("findings", "one row a finding", fields, rows)


def _finding(node: FindingNode) -> Finding:
    """A finding of a tree that was edited may be of a kind that is not in the list."""
    code = node.code if node.code in KINDS else "orphan-row"
    return Finding(code, node.facts, node.severity, node.appendix, node.id, node.page)


def _used(file: TreeFile, nodes: Sequence[tuple[int, CriterionNode]], role: str) -> bool:
    printed = any(column.role == role for each in file.appendices for column in each.columns)
    return printed or any(role in node.scores or role in node.texts for _, node in nodes)


def _headers(file: TreeFile, role: str) -> str:
    every = (column for each in file.appendices for column in each.columns)
    return " | ".join(dict.fromkeys(each.header for each in every if each.role == role)) or role


def _criteria_rows(
    file: TreeFile, scores: Sequence[str], texts: Sequence[str]
) -> Iterator[tuple[Value, ...]]:
    for index, appendix in enumerate(file.appendices):
        above = _above(appendix.criteria, None, "")
        for order, (node, parent, path) in enumerate(above):
            cells: list[Value] = []
            for role in texts:
                text = node.texts.get(role)
                cells += [text.text, text.anchor] if text else [None, None]
            yield (
                index, node.id, parent, path, order, node.level, node.kind, node.code, node.title,
                *(node.scores.get(role) for role in scores), *cells,
                ENCODER.encode(node.scoring).decode() if node.scoring else None,
                ENCODER.encode(node.extra).decode() if node.extra else None,
                node.page, node.assumed,
            )  # fmt: skip


def _above(
    nodes: Sequence[CriterionNode], parent: str | None, path: str
) -> Iterator[tuple[CriterionNode, str | None, str]]:
    for node in nodes:
        own = f"{path}/{node.id}" if path else node.id
        yield node, parent, own
        yield from _above(node.children, node.id, own)


_ISSUED = ("kind", "number", "symbol", "date", "issuer")
