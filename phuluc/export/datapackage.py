"""A Frictionless data package: ``datapackage.json`` with a CSV file a table.

After the Data Package standard, version 1 (specs.frictionlessdata.io), which every validator at
hand reads. It has no clock in it, so that the same tree gives the same bytes.
"""

import hashlib
import io
import json
import re
import unicodedata
import zipfile
from typing import Any

from phuluc.export import flat
from phuluc.export.delimited import table
from phuluc.export.flat import Flat
from schemas.nested import FORMAT, TreeFile

DESCRIPTOR = "datapackage.json"
TREE = "tree.json"

SINCE = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of a zip, the earliest that the format can say."""

_APOSTROPHE = (
    "A text that a spreadsheet might run as a formula (it begins with =, +, - or @) stands behind "
    "one apostrophe, which a reader takes off."
)
_ABOVE = {
    "criteria": "appendices",
    "columns": "appendices",
    "items": "criteria",
    "options": "criteria",
}
"""Table -> the table whose key it carries."""


def files(file: TreeFile, tree: bytes) -> dict[str, bytes]:
    """The files of the package, name to bytes; ``tree.json`` lies in it as it is.

    :param tree: the bytes of ``tree.json``.
    """
    tables = (
        flat.appendices(file), flat.columns(file), flat.criteria(file),
        flat.items(file), flat.options(file), flat.findings(file),
    )  # fmt: skip
    keys = {each.name: each.keys for each in tables}
    made = {f"{each.name}.csv": table(each).encode() for each in tables} | {TREE: tree}
    resources = [_resource(each, keys, made[f"{each.name}.csv"]) for each in tables]
    resources.append({
        "name": "tree", "path": TREE, "format": "json", "mediatype": "application/json",
        "encoding": "utf-8", "description": f"The whole tree, nested, format {FORMAT}.",
        **_measured(tree),
    })  # fmt: skip
    descriptor = _descriptor(file) | {"resources": resources}
    told = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return {DESCRIPTOR: told.encode(), **made}


def zipped(made: dict[str, bytes]) -> bytes:
    """The files in one zip, the same bytes for the same files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            entry = zipfile.ZipInfo(name, SINCE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return stream.getvalue()


def is_zip_of_ours(data: bytes) -> bool:
    """Whether these are the bytes of an earlier export, untouched since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    names = {entry.filename for entry in entries}
    return {DESCRIPTOR, TREE} <= names and all(entry.date_time == SINCE for entry in entries)


def _descriptor(file: TreeFile) -> dict[str, Any]:
    source = file.source
    titles = dict.fromkeys(each.title for each in file.appendices if each.title)
    return {
        "profile": "data-package",
        "name": _slug(source.name),
        "title": " | ".join(titles) or source.name,
        "description": f"Criteria tree of {source.name}. {_APOSTROPHE}",
        "version": source.made_by.version,
        "sources": [{"title": f"{source.name} (sha256 {source.sha256})"}],
    }


def _resource(each: Flat, keys: dict[str, tuple[str, ...]], data: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": field.name, "type": field.kind, "description": field.sense}
            for field in each.fields
        ],
        "missingValues": [""],
    }
    if each.keys:
        schema["primaryKey"] = list(each.keys)
    above = _ABOVE.get(each.name)
    if above:
        shared = list(keys[above])
        reference = {"resource": above, "fields": shared}
        schema["foreignKeys"] = [{"fields": shared, "reference": reference}]
    return {
        "name": each.name, "path": f"{each.name}.csv", "profile": "tabular-data-resource",
        "description": each.sense, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\r\n"},
        **_measured(data), "schema": schema,
    }  # fmt: skip


def _measured(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _slug(name: str) -> str:
    """A name as the standard wants it: small Latin letters, digits, ``.``, ``_`` and ``-``."""
    plain = name.lower().replace("đ", "d")
    plain = "".join(
        char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char)
    )
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-.") or "appendix"
