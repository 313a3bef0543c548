"""Small results, edits of them, and what a database holds: for the tests of ``phuluc load``."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pyarrow.parquet as pq

import phuluc
from built import extraction
from phuluc.files import make
from phuluc.load import open_database

SMALL = phuluc.Result(make(extraction(2)))
"""Two appendices; some of their numbers fit no column."""


def asked(target: str, query: str) -> list[tuple[Any, ...]]:
    with open_database(target) as database:
        return database.run(query)


def held(target: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the tables, for a comparison."""
    with open_database(target) as database:
        there = database.existing()
        return {
            name: sorted(database.run(f"SELECT * FROM {name}"), key=repr) for name in sorted(there)
        }


def edited(result: phuluc.Result, edit: Callable[[dict[str, Any]], object]) -> phuluc.Result:
    """A result whose tree somebody edited; numbers keep their digits."""
    tree = msgspec.json.Decoder(float_hook=Decimal).decode(result.files["tree.json"])
    edit(tree)
    data = msgspec.json.Encoder(decimal_format="number").encode(tree)
    return phuluc.Result(result.files | {"tree.json": data})


def first(tree: dict[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = tree["appendices"][0]["criteria"][0]
    return node


def recoloured(sha256: str) -> bytes:
    """The cells of the small extraction as those of another source."""
    table = SMALL.to_arrow("cells")
    named = table.schema.metadata | {b"sha256": sha256.encode()}
    sink = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(named), sink)
    return sink.getvalue()


VIOLATIONS: dict[str, Callable[[dict[str, Any]], object]] = {
    "an id stands twice": lambda tree: first(tree)["children"][0].update(id="1.2"),
    "an anchor is no id": lambda tree: first(tree)["texts"]["tasks"].update(anchor="9"),
    "cells name an id that is gone": lambda tree: first(tree)["children"][1].update(id="1.3"),
    "a text role is unknown": lambda tree: first(tree)["texts"].update(
        todo={"text": "x", "items": [], "anchor": "1"}
    ),
    "cells name an appendix that is gone": lambda tree: tree["appendices"].clear(),
}
