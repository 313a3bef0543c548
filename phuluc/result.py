"""A result: the four files in memory, decoded when asked. ``extract`` and ``read`` give one."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from phuluc.child import Child
from phuluc.executors import read_in
from phuluc.publish import publish
from phuluc.sources import load, on_disk, printable, safe_name
from phuluc.worker import Job
from schemas.findings import Finding, Stopped
from schemas.nested import FILES, TreeFile, decode, flatten
from schemas.settings import Settings
from schemas.tree import Tree

if TYPE_CHECKING:
    import pandas
    import pyarrow

TABLES = ("criteria", "cells")


class Result:
    """What a run made of one source: the bytes of the four files, name to bytes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)

    def __repr__(self) -> str:
        source = self.tree.source
        count = sum(len(appendix.criteria) for appendix in self.tree.appendices)
        return f"<Result {source.name}: {count} criteria, {len(self.findings)} findings>"

    @cached_property
    def nested(self) -> TreeFile:
        """The nested tree, as in ``tree.json``."""
        return decode(self.files["tree.json"])

    @cached_property
    def tree(self) -> Tree:
        """The flat tree: each criterion names its parent, which stands before it."""
        return flatten(self.nested)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the source; ``schemas.sentences.message`` puts one in words."""
        return self.tree.findings

    @cached_property
    def decisions(self) -> tuple[dict[str, Any], ...]:
        """The lines of ``decisions.jsonl``."""
        return tuple(map(msgspec.json.decode, self.files["decisions.jsonl"].splitlines()))

    def to_arrow(self, table: str = "criteria") -> "pyarrow.Table":
        """``criteria`` (one row a criterion) or ``cells`` as an Arrow table.

        :raises ValueError: another name.
        """
        if table not in TABLES:
            raise ValueError(f"there is no table {table}; there are {' and '.join(TABLES)}")
        from phuluc.files import read_table  # loads pyarrow

        return read_table(self.files[f"{table}.parquet"])

    def to_pandas(self, table: str = "criteria") -> "pandas.DataFrame":
        """The same as a data frame; scores stay exact Decimals."""
        return self.to_arrow(table).to_pandas(maps_as_pydicts="strict")

    def write(self, out: str | os.PathLike[str], name: str | None = None) -> Path:
        """Puts the files into ``out/name``, whole, in the place of an earlier result.

        :param name: one path part; the source's file name without its ending where None.
        :returns: the folder.
        :raises ValueError: the name is no safe path part.
        :raises Stopped: ``not-written``; nothing that stood there was changed.
        """
        stem = Path(self.tree.source.name).stem
        wanted = safe_name(stem) if name is None else name
        if safe_name(wanted) != wanted:
            raise ValueError(f"{wanted!r} is no name for a folder")
        publish(Path(out), on_disk(wanted), self.files)
        return Path(out) / on_disk(wanted)


def read(folder: str | os.PathLike[str]) -> Result:
    """The result in a folder.

    :raises Stopped: ``not-found``, where a file of a result is missing or cannot be read;
        ``damaged``, where ``tree.json`` is not of the format ``criteria-tree/1``.
    """
    place = Path(folder)
    try:
        result = Result({name: (place / name).read_bytes() for name in FILES})
    except OSError as fault:
        seen = f"{place.name} is no result: {fault.strerror or fault}"
        raise Stopped(Finding("not-found", {"seen": seen})) from fault
    try:
        _ = result.tree
    except (msgspec.DecodeError, ValueError, KeyError) as fault:
        raise Stopped(Finding("damaged", {"seen": f"tree.json: {fault}"})) from fault
    return result


def extract(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    corrections: bytes = b"",
    **settings: Any,
) -> Result:
    """One document to its result, read in a process of its own under the bounds of the settings.

    :param source: a path, or the bytes of a document.
    :param name: the file name to give to bytes; a path has its own.
    :param corrections: the bytes of a ``corrections.toml``; none is looked for.
    :param settings: members of ``schemas.settings.Settings`` by name (``engine="pdfplumber"``).
    :raises TypeError: there is no such setting, or its value is of another type.
    :raises Stopped: the source gave no tree; carries the findings that say why.
    """
    chosen = _settings(settings)
    if isinstance(source, bytes):
        data: bytes | Finding = source or Finding("empty-file")
    else:
        data = load(Path(source), chosen.max_bytes)
        name = name or printable(Path(source).name)
    if isinstance(data, Finding):
        raise Stopped(data)
    with Child() as child:
        outcome = read_in(child, Job(name or "document", data, chosen, corrections))
    if not outcome.files:
        raise Stopped(*outcome.findings)
    return Result(outcome.files)


def _settings(given: Mapping[str, Any]) -> Settings:
    unknown = sorted(given.keys() - set(Settings.__struct_fields__))
    if unknown:
        raise TypeError(f"there is no setting {unknown[0]}")
    try:
        return msgspec.convert(given, Settings)
    except msgspec.ValidationError as fault:
        raise TypeError(str(fault)) from fault
