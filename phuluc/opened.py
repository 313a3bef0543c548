"""A result that is there already, for the commands that use one: its tree, or why there is none."""

import re
import stat
from pathlib import Path
from typing import Any

import msgspec

from schemas.nested import FORMAT, TreeFile, decode
from schemas.sentences import one_line

LARGEST = 1 << 30
"""Bytes of a ``tree.json``; the tree of 400 pages has some 2 million."""

DEEPEST = 200
"""Levels of a tree; the deepest that is known has six."""

_NAMED = re.compile(rb'"format"\s*:\s*"(criteria-tree/\d{1,9})"')


class NotOpened(Exception):  # noqa: N818 - the caller's words name no result, nothing failed here
    """What was given is no result that can be read; its text is the one sentence that says why."""


class Opened(msgspec.Struct, frozen=True):
    """A tree that was read, and where: ``place`` is the result folder, or the file given."""

    given: str
    place: Path
    data: bytes
    file: TreeFile

    @property
    def name(self) -> str:
        """How the result is called: its folder, or the file without its ending."""
        place = self.place.resolve()
        return place.name if self.place.is_dir() else place.stem

    def beside(self, ending: str) -> Path:
        """The path beside the result that has its name and an ending such as ``.xlsx``."""
        return self.place.resolve().parent / f"{self.name}{ending}"


def open_tree(given: str) -> Opened:
    """The tree of a result folder, or of a ``tree.json``.

    :param given: a path: of the folder, or of the file.
    :raises NotOpened: there is none, it cannot be read, or it is of another format.
    """
    place = Path(given)
    try:
        if place.is_dir():
            file = place / "tree.json"
            if not file.is_file():
                raise NotOpened(_no_result(place))
        else:
            file, place = place, _folder_of(place)
        data = tree_bytes(file)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise NotOpened(f"it cannot be read ({reason.lower()}); check the path") from fault
    return Opened(given, place, data, decoded(data))


def _folder_of(file: Path) -> Path:
    """The ``tree.json`` of a result stands for its folder."""
    parent = file.resolve().parent
    return parent if file.name == "tree.json" and (parent / "criteria.parquet").exists() else file


def tree_bytes(file: Path) -> bytes:
    """The bytes of a tree file; a pipe or device is never opened.

    :raises NotOpened: it is no regular file, or too large.
    :raises OSError: it cannot be read.
    """
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NotOpened("it is neither a folder nor a regular file; name a result folder")
    if found.st_size > LARGEST:
        raise NotOpened(f"its {found.st_size} bytes are too many for a tree; name a result folder")
    return file.read_bytes()


def _no_result(folder: Path) -> str:
    inside = [each.name for each in _inside(folder)]
    if not inside:
        return "the folder is no result, for it has no tree.json; name one that extract wrote"
    some = ", ".join(map(one_line, inside[:5])) + (", …" if len(inside) > 5 else "")
    return f"the folder holds {len(inside)} results ({some}); name one of them"


def _inside(folder: Path) -> list[Path]:
    """The results right inside a folder; a data package holds a tree too, but is an export."""
    found = sorted(file.parent for file in folder.glob("*/tree.json"))
    return [each for each in found if not (each / "datapackage.json").exists()]


def results_in(given: str) -> list[str]:
    """The paths of the results that a word names: itself, or those right inside the folder.

    :raises NotOpened: it is neither a result, a ``tree.json``, nor a folder of results.
    """
    place = Path(given)
    try:
        if not place.is_dir() or (place / "tree.json").is_file():
            return [given]
        inside = _inside(place)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise NotOpened(f"it cannot be read ({reason.lower()}); check the path") from fault
    found = [str(each) for each in inside if not each.name.startswith(".")]
    if not found:
        raise NotOpened(_no_result(place))
    return found


def cells_in(data: bytes, sha256: str) -> list[dict[str, Any]]:
    """The rows of a ``cells.parquet``, which loads pyarrow.

    :param sha256: of the source that its tree is of.
    :raises NotOpened: the bytes are no such table, or one of another source.
    """
    import pyarrow as pa

    from phuluc.files import read_table
    from schemas.arrow import CELLS

    try:
        table = read_table(data)
        owner = (table.schema.metadata or {}).get(b"sha256", b"").decode()
        rows: list[dict[str, Any]] = table.to_pylist()
        if table.schema.names != CELLS.names:
            raise ValueError("other columns")
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise NotOpened("cells.parquet cannot be read; extract the source again") from fault
    if owner != sha256:
        raise NotOpened("cells.parquet is of another source than tree.json; extract it again")
    return rows


def decoded(data: bytes) -> TreeFile:
    """The tree file in these bytes.

    :raises NotOpened: they are no tree of this format.
    """
    deep = "the tree is nested too deeply; extract the source again"
    try:
        file = decode(data)
    except RecursionError as fault:
        raise NotOpened(deep) from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotOpened(_other_shape(data, fault)) from fault
    level = [node for each in file.appendices for node in each.criteria]
    for _ in range(DEEPEST):
        level = [child for node in level for child in node.children]
    if level:
        raise NotOpened(deep)
    return file


def _other_shape(data: bytes, fault: Exception) -> str:
    named = _NAMED.search(data[:4096])
    if named and named[1].decode() != FORMAT:
        seen = f"the tree is of the format {named[1].decode()}, this version reads {FORMAT}"
        return f"{seen}; install the newest phuluc, or extract the source again"
    told = one_line(str(fault))[:200]
    return f"it is no tree of the format {FORMAT} ({told}); name a result folder"
