"""``Result``: the four files of one source in memory, decoded when asked."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from phuluc.batch import read_in
from phuluc.child import Child
from phuluc.publish import publish
from phuluc.sources import load, safe_name
from phuluc.worker import Job
from schemas.findings import Finding, Stopped
from schemas.nested import FindingNode, TreeFile, decode, flatten
from schemas.settings import Settings
from schemas.tree import Tree

if TYPE_CHECKING:
    import pandas
    import pyarrow

NAMES = ("tree.json", "criteria.parquet", "cells.parquet", "decisions.jsonl")


class Result:
    """What one source gave, the same from ``extract`` and from ``read``.

    ``files`` are the bytes of the four files by name; nothing is decoded before it is asked for.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)

    def __repr__(self) -> str:
        source = self.tree.source
        return f"<Result of {source.name}, {len(self.tree.appendices)} appendices>"

    @cached_property
    def tree(self) -> TreeFile:
        """The nested tree, as in ``tree.json``."""
        return decode(self.files["tree.json"])

    @cached_property
    def flat(self) -> Tree:
        """The flat tree: criteria in order, each naming its parent."""
        return flatten(self.tree)

    @property
    def findings(self) -> tuple[FindingNode, ...]:
        """Every finding, with its message."""
        return self.tree.findings

    @cached_property
    def decisions(self) -> tuple[dict[str, Any], ...]:
        """The lines of ``decisions.jsonl``."""
        return tuple(map(msgspec.json.decode, self.files["decisions.jsonl"].splitlines()))

    def to_arrow(self, name: str = "criteria") -> "pyarrow.Table":
        """A table, ``criteria`` or ``cells``."""
        from phuluc.files import read_table  # loads pyarrow

        return read_table(self.files[f"{name}.parquet"])

    def to_pandas(self, name: str = "criteria") -> "pandas.DataFrame":
        """The same as a DataFrame; scores stay exact decimals."""
        return self.to_arrow(name).to_pandas()

    def write(self, out: str | os.PathLike[str]) -> Path:
        """Publish into a folder of its own below ``out``; the value is that folder.

        :raises NotWritten: no rights, no space, or the name is taken by something else.
        """
        name = safe_name(Path(self.tree.source.name).stem)
        publish(Path(out), name, self.files)
        return Path(out) / name


def extract(path: str | os.PathLike[str], **settings: Any) -> Result:
    """Read one document.

    :param settings: fields of ``schemas.settings.Settings``, for example ``engine="pdfplumber"``.
    :raises Stopped: it gave no tree; carries the findings that say why.
    """
    chosen = Settings(**settings)
    data = load(Path(path), chosen.max_bytes)
    if isinstance(data, Finding):
        raise Stopped(data)
    with Child() as child:
        outcome = read_in(child, Job(Path(path).name, data, chosen))
    if not outcome.files:
        raise Stopped(*outcome.findings)
    return Result(outcome.files)


def read(folder: str | os.PathLike[str]) -> Result:
    """An earlier result from its folder.

    :raises OSError: a file of it is not there.
    """
    return Result({name: (Path(folder) / name).read_bytes() for name in NAMES})
