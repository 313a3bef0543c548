"""The words of a command to Sources: what is to be read, and the folder name of each result."""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from schemas.findings import Finding

SNIFFED = 1024 * 1024
"""Bytes of a file in a folder that are looked at to tell its kind."""

LONGEST = 255 - len(".corrections.toml")
"""Bytes of a folder name: the corrections of a result lie beside it under the same name."""

RESERVED = ("index.parquet",)
"""Names beside the result folders that are taken."""

MARK = b'"criteria-tree/'
"""What stands in the first bytes of every ``tree.json``."""


class Source(msgspec.Struct, frozen=True):
    """One source: as given, where it lies, its result's folder name, and why it cannot be read."""

    given: str
    path: Path
    folder: str
    fault: Finding | None = None


class Listing(msgspec.Struct, frozen=True):
    """The sources of a command, and how many other files in its folders were passed over."""

    sources: tuple[Source, ...]
    passed_over: int = 0


class _Found(msgspec.Struct):
    given: str
    path: Path
    fault: Finding | None = None


def list_sources(words: Iterable[str], recursive: bool = False) -> Listing:
    """The sources that the words of a command name, in order; each path once.

    :param recursive: enter the folders of a folder.
    """
    seen: set[str] = set()
    sources: list[Source] = []
    names = _Names()
    passed_over = 0
    for word in words:
        found, others = _under(word, recursive)
        passed_over += others
        for each in found:
            place = _identity(each.path)
            if place not in seen:
                seen.add(place)
                name = names.free(each.path)
                sources.append(Source(printable(each.given), each.path, name, each.fault))
    return Listing(tuple(sources), passed_over)


def load(path: Path, limit: int) -> bytes | Finding:
    """The bytes of a regular file, or why there are none. A pipe or device is never opened.

    :param limit: bytes; a larger file is ``too-large``.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return Finding("not-found", {"seen": "neither a regular file nor a folder"})
        if found.st_size > limit:
            return Finding("too-large", {"seen": f"{found.st_size} bytes, the bound is {limit}"})
        data = path.read_bytes()
    except (OSError, ValueError) as fault:
        return _fault(fault)
    return data or Finding("empty-file")


def is_result(folder: Path) -> bool:
    """Whether a folder is a result of this tool: its ``tree.json`` says so."""
    try:
        with (folder / "tree.json").open("rb") as file:
            return MARK in file.read(64)
    except OSError:
        return False


def _under(word: str, recursive: bool) -> tuple[list[_Found], int]:
    path = Path(word)
    if not word:
        return [_Found(word, path, Finding("not-found", {"seen": "an empty path"}))], 0
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        return [_Found(word, path, _missing(path))], 0
    found: list[_Found] = []
    others = 0
    for file in sorted(_files(path, recursive), key=lambda each: each.path.parts):
        if file.fault is None and not _readable_kind(file):
            others += 1
        else:
            found.append(file)
    if not found:
        seen = f"a folder with nothing to read, {others} other files in it"
        found = [_Found(word, path, Finding("not-found", {"seen": seen}))]
    return found, others


def _missing(path: Path) -> Finding | None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as fault:
        return _fault(fault)
    if stat.S_ISREG(mode):
        return None
    return Finding("not-found", {"seen": "neither a regular file nor a folder"})


def _fault(fault: Exception) -> Finding:
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return Finding("not-found", {"seen": reason})


def _files(folder: Path, recursive: bool) -> Iterator[_Found]:
    """The regular files of a folder; earlier results, hidden and linked folders are not entered."""
    if is_result(folder):
        return
    try:
        entries = list(os.scandir(folder))
    except OSError as fault:
        yield _Found(str(folder), folder, _fault(fault))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if recursive and not entry.name.startswith("."):
                yield from _files(path, recursive)
        elif path.is_file():
            yield _Found(str(path), path)


def _readable_kind(file: _Found) -> bool:
    """Whether the first bytes are a kind that is read; a file that may not be opened is a fault."""
    from extract.readers import kind_of  # only folders need it

    try:
        with file.path.open("rb") as opened:
            head = opened.read(SNIFFED)
    except OSError as fault:
        file.fault = _fault(fault)
        return True
    if len(head) == SNIFFED:  # not in the middle of a letter or a line
        head = head[: head.rfind(b"\n") + 1] or head
    return kind_of(head) is not None


def _identity(path: Path) -> str:
    """The path without detours; a link with a name of its own is a source of its own."""
    try:
        return str(Path(os.path.realpath(path.parent)) / path.name) if path.name else str(path)
    except (OSError, ValueError):
        return str(path)


class _Names:
    """Folder names, each given once: equal stems get ``-2``, ``-3``."""

    def __init__(self) -> None:
        self.taken = set(RESERVED)

    def free(self, path: Path) -> str:
        stem = safe_name(path.stem)
        name, number = stem, 1
        while name in self.taken:
            number += 1
            ending = f"-{number}"
            name = _cut(stem, LONGEST - len(ending)) + ending
        self.taken.add(name)
        return name


def safe_name(stem: str) -> str:
    """A file's stem as one path part: no ``.``, ``..``, control characters, leading dots.

    A name that begins with a dot would be taken for the leftover of a killed run.
    """
    text = unicodedata.normalize("NFC", printable(stem))
    text = "".join("_" if unicodedata.category(c) == "Cc" or c in "/\\" else c for c in text)
    text = text.strip().lstrip(".").strip()
    if text.endswith(".corrections.toml"):
        text += "_"
    return _cut(text, LONGEST) or "source"


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


def printable(text: str) -> str:
    """File names may hold bytes that are no UTF-8; JSON and terminals cannot."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
