"""What is made from the code, parts of the pages and the words of headers as JSON: ``python -m
docs.generated`` renews it.

Such a part stands between ``<!-- NAME: begin -->`` and ``<!-- NAME: end -->``. The tables of
``format.md`` are written by hand, below ``<!-- record: NAME -->``; ``tests/test_docs.py`` holds
their names and types against ``record`` and ``table``.
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from normalize import wordings
from phuluc.diff.changes import KINDS as CHANGES
from phuluc.diff.page import NAMES
from schemas import arrow, nested, sentences
from schemas.findings import ERRORS, NOTES, WARNINGS
from schemas.rows import SCORE_ROLES, TEXT_ROLES

HERE = Path(__file__).parent
_PART = r"(<!-- {0}: begin -->\n).*?(<!-- {0}: end -->)"


def record(name: str) -> list[tuple[str, str]]:
    """Members and types of a record of ``tree.json``, from its JSON Schema."""
    schema = nested.json_schema()
    found = next(each for key, each in schema["$defs"].items() if _called(key) == name)
    return [(member, _type(each)) for member, each in found["properties"].items()]


def records() -> list[str]:
    """The names of all records."""
    return sorted(_called(key) for key in nested.json_schema()["$defs"])


def table(name: str) -> list[tuple[str, str]]:
    """Columns and types of a Parquet file; of ``criteria`` those that every source has."""
    schemas = {"criteria": arrow.criteria((), {}), "cells": arrow.CELLS, "index": arrow.INDEX}
    return [(field.name, _arrow_type(field.type)) for field in schemas[name]]


def parts() -> dict[str, str]:
    """The made parts by name, as Markdown."""
    return {
        "errors": _findings(ERRORS), "warnings": _findings(WARNINGS), "notes": _findings(NOTES),
        "score-roles": _roles(SCORE_ROLES), "text-roles": _roles(TEXT_ROLES),
        "changes": _changes(),
    }  # fmt: skip


def renewed(page: str) -> str:
    """A page with its made parts as they are now."""
    for name, made in parts().items():
        page = re.sub(
            _PART.format(name), lambda found, m=made: found[1] + m + found[2], page, flags=re.S
        )
    return page


def _called(key: str) -> str:
    return key.removesuffix("Node")


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        kinds = [_type(each) for each in schema["anyOf"]]
        return " or ".join(sorted(kinds, key=lambda kind: kind == "null"))
    if "$ref" in schema:
        return _called(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " \\| ".join(f"`{each}`" for each in schema["enum"])
    kind = schema.get("type", "any")
    if isinstance(kind, list):
        return " or ".join(sorted(kind, key=lambda each: each == "null"))
    if kind == "array":
        return f"list of {_type(schema['items'])}"
    if kind == "object":
        return f"object of {_type(schema.get('additionalProperties', {}))}"
    return str(kind)


def _arrow_type(kind: pa.DataType) -> str:
    if pa.types.is_map(kind):
        return f"map of {_arrow_type(kind.item_type)}"
    return str(kind)


def _findings(codes: tuple[str, ...]) -> str:
    texts = tomllib.loads(Path(sentences.__file__).with_suffix(".toml").read_text("utf-8"))
    rows = ["| code | what was seen | what to do | bằng tiếng Việt |", "| --- | --- | --- | --- |"]
    for code in codes:
        (_, seen, advice), (_, thay, lam) = texts[code]["en"], texts[code]["vi"]
        rows.append(f"| `{code}` | {seen} | {advice} | {thay}; {lam} |")
    return "\n".join(rows) + "\n"


def words_of_headers() -> bytes:
    """``vocabulary.toml`` as JSON, which is read in a twentieth of the time."""
    made = msgspec.json.encode(wordings.made_of(wordings.TOML.read_bytes()))
    return msgspec.json.format(made, indent=1) + b"\n"


def _roles(roles: tuple[str, ...]) -> str:
    words = wordings.read_words()
    rows = ["| role | headers that mean it |", "| --- | --- |"]
    for role in roles:
        known = words["roles"][role]
        named = dict.fromkeys((*known.get("phrases", ()), *known.get("whole", ())))
        rows.append(f"| `{role}` | {', '.join(named)} |")
    return "\n".join(rows) + "\n"


def _changes() -> str:
    rows = ["| `change` | trên trang |", "| --- | --- |"]
    return "\n".join([*rows, *(f"| `{kind}` | {NAMES[kind]} |" for kind in CHANGES)]) + "\n"


def main() -> None:
    """Renew the pages and the words."""
    wordings.MADE.write_bytes(words_of_headers())
    for path in sorted(HERE.glob("*.md")):
        old = path.read_text("utf-8")
        new = renewed(old)
        if new != old:
            path.write_text(new, "utf-8")
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
