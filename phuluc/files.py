"""A finished extraction to the bytes of its four files, and the index. Loads pyarrow."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.json as pj
import pyarrow.parquet as pq

from schemas import arrow
from schemas.checks import fitting
from schemas.decisions import Decision
from schemas.nested import FORMAT, decode_scoring, encode, encode_scoring, nest
from schemas.rows import SCORE_ROLES, TEXT_ROLES, Piece
from schemas.tree import Built, Criterion, Extraction, Text, Tree

_ROWS = msgspec.json.Encoder(decimal_format="string")


def make(extraction: Extraction) -> dict[str, bytes]:
    """The four files of an extraction; the same extraction gives the same bytes."""
    return {
        "tree.json": encode(nest(extraction.tree)),
        "criteria.parquet": _parquet(criteria_table(extraction.tree)),
        "cells.parquet": _parquet(_cells_table(extraction)),
        "decisions.jsonl": b"".join(_decision_lines(extraction.built)),
    }


def criteria_table(tree: Tree) -> pa.Table:
    """One row a criterion, in document order."""
    schema = arrow.criteria(_roles(tree), _headers(tree))
    rows = [
        row
        for index, appendix in enumerate(tree.appendices)
        for row in _criteria_rows(index, appendix.criteria)
    ]
    return _table(rows, schema.with_metadata(_metadata(tree)))


def criteria_of(table: pa.Table) -> list[list[Criterion]]:
    """The flat criteria of each appendix, rebuilt from the table of ``criteria.parquet``.

    Scores come back as numbers with four places. What the table does not carry is not there:
    numbers beyond ``decimal128(12, 4)``, who corrected a value, and, where a cell held words
    instead of a number, the null that stands for it in ``tree.json``.
    """
    appendices: list[list[Criterion]] = []
    for row in table.to_pylist():
        while len(appendices) <= row["appendix"]:
            appendices.append([])
        appendices[row["appendix"]].append(_criterion(row))
    return appendices


def read_table(data: bytes) -> pa.Table:
    """A Parquet file's bytes as an Arrow table.

    :raises pyarrow.ArrowException: the bytes are no Parquet file.
    """
    # Not pq.read_table, which loads pyarrow.dataset and pandas for one file in memory.
    return pq.ParquetFile(io.BytesIO(data)).read(use_threads=False)


def merge_index(old: bytes | None, lines: Sequence[Mapping[str, Any]]) -> bytes:
    """The index with the lines of a run: its sources' lines are replaced, all others stay.

    :param old: the bytes of the index as it stands, None where there is none.
    :raises ValueError: what stands there is no index of ours.
    """
    new = _table(sorted(lines, key=lambda line: str(line["source"])), arrow.INDEX)
    if old is None:
        return _parquet(new)
    try:
        table = read_table(old)
    except (pa.ArrowException, OSError) as fault:  # an exception of a kind that every caller has
        raise ValueError("index.parquet is no Parquet file") from fault
    if table.schema.names != arrow.INDEX.names:
        raise ValueError("index.parquet has other columns than an index of this tool")
    if {line["source"] for line in lines}.issuperset(table["source"].to_pylist()):
        return _parquet(new)
    import pyarrow.compute as pc  # a thirtieth of a second: only where lines of other runs stay

    # Columns, not rows in Python: a large archive has a million lines.
    others = table.filter(pc.invert(pc.is_in(table["source"], value_set=new["source"])))
    merged = pa.concat_tables([others.cast(arrow.INDEX), new])
    return _parquet(merged.take(pc.sort_indices(merged["source"])))


def _table(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table, through Arrow's JSON reader: ``pa.array`` of Python values would load
    pandas. Decimals pass as strings, so no digit is lost on the way.

    :param rows: the columns of the schema in any order, and no others; one left out is null.
    """
    if not rows:
        return schema.empty_table()
    plain = pa.schema([field.with_type(_as_list(field.type)) for field in schema])
    lines = _ROWS.encode_lines(rows)
    read = pj.read_json(
        pa.BufferReader(lines),
        read_options=pj.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=pj.ParseOptions(explicit_schema=plain, unexpected_field_behavior="error"),
    )
    columns = [_back(read.column(field.name).combine_chunks(), field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _as_list(kind: pa.DataType) -> pa.DataType:
    """A map as a list of pairs, which the JSON reader knows."""
    pair = [("key", pa.string()), ("value", pa.string())]
    return pa.list_(pa.struct(pair)) if pa.types.is_map(kind) else kind


def _back(read: pa.Array, kind: pa.DataType) -> pa.Array:
    if not pa.types.is_map(kind):
        return read
    keys, values = read.values.flatten()
    return pa.MapArray.from_arrays(read.offsets, keys, values)


def _parquet(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _roles(tree: Tree) -> set[str]:
    found: set[str] = set()
    for appendix in tree.appendices:
        found.update(column.role for column in appendix.columns if column.role)
        for criterion in appendix.criteria:
            found.update(criterion.scores, criterion.texts)
    return found


def _headers(tree: Tree) -> dict[str, str]:
    """Role to printed header; where appendices print different ones, each once, in order."""
    found: dict[str, dict[str, None]] = {}
    for appendix in tree.appendices:
        for column in appendix.columns:
            if column.role:
                found.setdefault(column.role, {})[column.header] = None
    return {role: " | ".join(headers) for role, headers in found.items()}


def _metadata(tree: Tree) -> dict[str, str]:
    columns = [list(map(msgspec.to_builtins, each.columns)) for each in tree.appendices]
    return {
        "format": FORMAT,
        "source": tree.source.name,
        "sha256": tree.source.sha256,
        "version": tree.source.made_by.version,
        "columns": json.dumps(columns, ensure_ascii=False),
    }


def _criteria_rows(appendix: int, criteria: Sequence[Criterion]) -> Iterator[dict[str, Any]]:
    paths: dict[str | None, str] = {}
    by_id = {each.id: each for each in criteria}
    for each in criteria:
        row: dict[str, Any] = {role: fitting(score) for role, score in each.scores.items()}
        for role, text in each.texts.items():
            row[role], row[f"{role}_items"], row[f"{role}_anchor"] = (
                text.text,
                text.items,
                text.anchor,
            )
        yield row | {
            "appendix": appendix,
            "id": each.id,
            "parent_id": each.parent_id,
            "path": _path(each, by_id, paths),
            "order": each.order,
            "level": each.level,
            "kind": each.kind,
            "code": each.code,
            "title": each.title,
            "scoring": encode_scoring(each.scoring),
            "extra": [{"key": key, "value": value} for key, value in each.extra.items()],
            "page": each.page,
            "assumed": each.assumed,
        }


def _path(each: Criterion, by_id: Mapping[str, Criterion], known: dict[str | None, str]) -> str:
    """Ids from the root; a parent may be printed after its children (a centred merged cell)."""
    if each.id not in known:
        parent = by_id[each.parent_id] if each.parent_id is not None else None
        known[each.id] = f"{_path(parent, by_id, known)}/{each.id}" if parent else each.id
    return known[each.id]


def _criterion(row: Mapping[str, Any]) -> Criterion:
    return Criterion(
        id=row["id"],
        parent_id=row["parent_id"],
        order=row["order"],
        level=row["level"],
        kind=row["kind"],
        code=row["code"],
        title=row["title"],
        page=row["page"],
        scores={role: row[role] for role in SCORE_ROLES if row.get(role) is not None},
        texts={
            role: Text(row[role], tuple(row[f"{role}_items"]), row[f"{role}_anchor"])
            for role in TEXT_ROLES
            if row.get(role) is not None
        },
        extra=dict(row["extra"]),
        scoring=decode_scoring(row["scoring"]),
        assumed=row["assumed"],
    )


def _cells_table(extraction: Extraction) -> pa.Table:
    rows = [
        _cell(index, piece, built)
        for index, built in enumerate(extraction.built)
        for piece in built.pieces
    ]
    return _table(rows, arrow.CELLS.with_metadata(_metadata(extraction.tree)))


def _cell(appendix: int, piece: Piece, built: Built) -> dict[str, Any]:
    box = piece.box
    return {
        "appendix": appendix,
        "part": piece.part,
        "id": None if piece.onto is None else built.ids.get(piece.onto),
        "role": piece.role,
        "piece": piece.number,
        "text": piece.text,
        "page": piece.page,
        "row": piece.row,
        "x0": box and box.x0,
        "top": box and box.top,
        "x1": box and box.x1,
        "bottom": box and box.bottom,
        "row_span": piece.row_span,
        "column_span": piece.column_span,
        "bold": piece.bold,
    }


def _decision_lines(built: Iterable[Built]) -> Iterator[bytes]:
    for each in built:
        for decision in each.decisions:
            yield msgspec.json.encode(_decision(decision, each)) + b"\n"


def _decision(decision: Decision, built: Built) -> dict[str, Any]:
    return {
        "rule": decision.rule,
        "sure": decision.sure,
        "page": decision.place.page,
        "row": decision.place.row,
        "column": decision.column,
        "onto": built.ids.get(decision.onto),
        "because": decision.because,
    }
