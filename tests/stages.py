"""One document after each stage, as text: a record a line, without boxes and digests."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from extract.readers import reader_for
from normalize.edges import whole_text
from normalize.scoring import is_rule_start
from normalize.stitch import stitch
from normalize.tables import find_tables
from phuluc import pipeline
from schemas.page import Grid, Page
from schemas.rows import Row
from schemas.settings import Settings
from schemas.tree import Extraction

SAMPLES = Path(__file__).parent.parent / "samples"


def stages(path: Path) -> dict[str, str]:
    """File name of each golden -> its text."""
    data = path.read_bytes()
    settings = Settings()
    pages = list(reader_for(data).read(data, settings))
    rows = [row for table in find_tables(pages).tables for row in stitch(table, is_rule_start).rows]
    made = pipeline.extract(data, path.name, settings)
    return {
        "pages.jsonl": _lines(_page(page) for page in pages),
        "rows.jsonl": _lines(_row(row) for row in rows),
        "heading.json": _lines(_plain(a.heading) for a in made.tree.appendices),
        "criteria.jsonl": _lines(_plain(c) for a in made.tree.appendices for c in a.criteria),
        "decisions.jsonl": _lines(_decisions(made)),
        "findings.jsonl": _lines(_plain(finding) for finding in made.tree.findings),
    }


def _lines(records: Iterable[Any]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _plain(record: Any) -> Any:
    """A record as JSON values, empty members left out; decimals as their digits."""
    return _full(msgspec.to_builtins(record))


def _full(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {k: _full(v) for k, v in value.items() if v not in (None, {}, [], "", False)}
        return {k: v for k, v in kept.items() if not (k in ("depth", "order") and v == 0)}
    return [_full(v) for v in value] if isinstance(value, list) else value


def _page(page: Page) -> Any:
    blocks: list[Any] = []
    for block in page.blocks:
        if isinstance(block, Grid):
            blocks.append(
                [
                    [None if c is None else [c.text, c.row_span, c.column_span] for c in row]
                    for row in block.rows
                ]
            )
        else:
            blocks.append(block.text)
    return {"page": page.number, "blocks": blocks}


def _row(row: Row) -> Any:
    cells = [None if c is None else [whole_text(c), c.row_span] for c in row.cells]
    return {"page": row.place.page, "row": row.place.row, "cells": cells}


def _decisions(made: Extraction) -> Iterable[Any]:
    for built in made.built:
        for decision in built.decisions:
            plain = _plain(decision)
            yield plain | {"onto": built.ids.get(decision.onto)}
