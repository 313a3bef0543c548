"""The words of a command to Sources: what is to be read, and the folder name of each result."""

import functools
import glob
import os
import stat
import sys
import threading
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path

import msgspec

from phuluc import remote
from schemas.findings import Finding

SNIFFED = 1024 * 1024
"""Bytes of a file in a folder that are looked at to tell its kind."""

FIRST = 4096
"""Bytes that tell it for almost every file: a folder of thousands is to be listed in seconds."""

LONGEST = 255 - len(".corrections.toml")
"""Bytes of a folder name: the corrections of a result lie beside it under the same name."""

FETCHED = 8
"""Sources by URL that are on their way while others are read."""

LISTED = 256 * 1024 * 1024
"""Bytes of a list: some million names. Beyond, it is none, or a device without end."""

LONGEST_WORD = 32 * 1024
"""Bytes of a word in a list: no system has longer paths, and no server takes longer addresses."""

RESERVED = ("index.parquet",)
"""Names beside the result folders that are taken."""

MARK = b'"criteria-tree/'
"""What stands in the first bytes of every ``tree.json``."""

PAGE = b'<meta name="generator" content="phuluc">'
"""What stands in the first bytes of every page that a command writes."""


class Source(msgspec.Struct, frozen=True):
    """One source: as given, where it lies, its result's folder name, and why it cannot be read.

    A source by ``url`` lies there, and ``path`` is its name alone.
    """

    given: str
    path: Path
    folder: str
    fault: Finding | None = None
    url: str | None = None


class Listing(msgspec.Struct, frozen=True):
    """The sources of a command, and how many other files in its folders were passed over."""

    sources: tuple[Source, ...]
    passed_over: int = 0


class _Found(msgspec.Struct):
    given: str
    path: Path
    fault: Finding | None = None
    url: str | None = None


def list_sources(words: Iterable[str], recursive: bool = False) -> Listing:
    """The sources that the words of a command name, in order; each path once.

    A word is a file, a folder, a pattern (``in/*.pdf``, ``in/**/*.pdf``), a URL, or ``@list.txt``:
    a file with a word a line, but for blank ones and those that begin with ``#`` (``@-``: standard
    input).

    :param recursive: enter the folders of a folder.
    """
    seen: set[str] = set()
    sources: list[Source] = []
    names = _Names()
    real = functools.cache(os.path.realpath)
    passed_over = 0
    for word in _listed(words):
        found, others = word if isinstance(word, tuple) else _under(word, recursive)
        passed_over += others
        for each in found:
            place = each.url or _identity(each.path, real)
            if place not in seen:
                seen.add(place)
                name = names.free(each.path)
                given = printable(each.given)
                sources.append(Source(given, each.path, name, each.fault, each.url))
    return Listing(tuple(sources), passed_over)


def loads(sources: Iterable[Source], limit: int) -> Iterator[Callable[[], bytes | Finding]]:
    """For each source in turn what gives its bytes; those by URL are fetched ahead, some at once.

    :param limit: as in ``load``.
    """
    ahead: deque[Callable[[], bytes | Finding]] = deque()
    archives = remote.Archives()
    for source in sources:
        later = _later(source.path, limit)
        ahead.append(_fetched(source.url, limit, archives) if source.url else later)
        if len(ahead) > (FETCHED if source.url else 0):
            yield ahead.popleft()
    yield from ahead


def _later(path: Path, limit: int) -> Callable[[], bytes | Finding]:
    return lambda: load(path, limit)


def _fetched(url: str, limit: int, archives: remote.Archives) -> Callable[[], bytes | Finding]:
    """A fetch that has begun, in a thread that holds up no ending."""
    answer: Future[bytes | Finding] = Future()

    def fetch() -> None:
        try:
            answer.set_result(remote.fetch(url, limit, archives))
        except BaseException as fault:
            answer.set_exception(fault)

    threading.Thread(target=fetch, daemon=True).start()
    return answer.result


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


def _listed(words: Iterable[str]) -> Iterator[str | tuple[list[_Found], int]]:
    """The words, those of lists among them; a list that cannot be read is a source at fault."""
    for word in words:
        if not word.startswith("@"):
            yield word
            continue
        try:
            raw = _list_of(word[1:])
        except (OSError, ValueError) as fault:
            yield [_Found(word, Path(word), _fault(fault))], 0
            continue
        for line in raw.split(b"\n"):
            if len(line) > LONGEST_WORD:
                seen = f"a line of {len(line)} bytes in this list"
                yield [_Found(word, Path(word), Finding("not-found", {"seen": seen}))], 0
            elif line.strip() and not line.startswith(b"#"):
                yield os.fsdecode(line.rstrip(b"\r"))


def _list_of(name: str) -> bytes:
    """The bytes of a list.

    :raises ValueError: there are more than ``LISTED``.
    """
    if name == "-":
        raw = sys.stdin.buffer.read(LISTED + 1)
    else:
        with Path(name).open("rb") as file:
            raw = file.read(LISTED + 1)
    if len(raw) > LISTED:
        raise ValueError(f"a list of more than {LISTED} bytes")
    return raw


def _under(word: str, recursive: bool) -> tuple[list[_Found], int]:
    if remote.is_url(word):
        return _behind(word, recursive)
    if glob.has_magic(word) and not os.path.lexists(word):
        return _fitting(word)
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
        seen = f"a folder with nothing to read, other files in it: {others}"
        found = [_Found(word, path, Finding("not-found", {"seen": seen}))]
    return found, others


def _fitting(pattern: str) -> tuple[list[_Found], int]:
    """The files that fit a pattern; as in a folder only what is read counts, and no result."""
    try:
        paths = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]
    except RecursionError:
        seen = "folders that fit this pattern are nested deeper than can be searched"
        return [_Found(pattern, Path(pattern), Finding("not-found", {"seen": seen}))], 0
    files = [_Found(str(path), path) for path in paths if path.is_file()]
    files = [each for each in files if not is_result(each.path.parent)]
    found = [each for each in files if _readable_kind(each)]
    others = len(files) - len(found)
    if not found:
        seen = f"no file to read fits this pattern, other files do: {others}"
        found = [_Found(pattern, Path(pattern), Finding("not-found", {"seen": seen}))]
    return found, others


def _behind(url: str, recursive: bool) -> tuple[list[_Found], int]:
    """The files that a URL names; several are looked at as those of a folder are."""
    files = remote.files(url, recursive)
    found = [_Found(each.given, Path(each.name), each.fault, each.url) for each in files]
    if len(found) == 1 and files[0].url == url:
        return found, 0
    heads = remote.heads(files, SNIFFED)
    kept = [each for each, head in zip(found, heads, strict=True) if _is_read(each, head)]
    others = len(found) - len(kept)
    if not kept:
        seen = f"a folder with nothing to read, other files in it: {others}"
        kept = [_Found(url, Path("source"), Finding("not-found", {"seen": seen}))]
    return kept, others


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
    waiting = [folder]  # no recursion: folders may nest deeper than calls may
    while waiting:
        here = waiting.pop()
        if is_result(here):
            continue
        try:
            entries = list(os.scandir(here))
        except OSError as fault:
            yield _Found(str(here), here, _fault(fault))
            continue
        for entry in entries:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                if recursive and not entry.name.startswith("."):
                    waiting.append(path)
            elif path.is_file():
                yield _Found(str(path), path)


def _readable_kind(file: _Found) -> bool:
    """Whether the first bytes are a kind that is read; a file that may not be opened is a fault."""
    try:
        with file.path.open("rb") as opened:
            head = opened.read(FIRST)
            if PAGE in head and _holds_results(file.path):
                return False
            return _is_read(file, head) or _is_read(file, head + opened.read(SNIFFED - FIRST))
    except OSError as fault:
        file.fault = _fault(fault)
        return True


def _holds_results(page: Path) -> bool:
    """Whether a page of ours lies where results go: a look at them, no document to be read.

    Elsewhere, or named alone, it is a source as any other.
    """
    return (page.parent / RESERVED[0]).is_file() or is_result(page.with_suffix(""))


def _is_read(file: _Found, head: bytes | Finding) -> bool:
    from extract.readers import kind_of  # only folders need it

    if isinstance(head, Finding):
        file.fault = head
        return True
    if len(head) in (FIRST, SNIFFED):  # not in the middle of a letter or a line
        head = head[: head.rfind(b"\n") + 1] or head
    return kind_of(head) is not None


def _identity(path: Path, real: Callable[[str], str]) -> str:
    """The path without detours; a link with a name of its own is a source of its own.

    :param real: ``os.path.realpath``, which remembers: many files lie in few folders.
    """
    try:
        return os.path.join(real(str(path.parent)), path.name) if path.name else str(path)
    except (OSError, ValueError):
        return str(path)


class _Names:
    """Folder names, each given once: equal stems get ``-2``, ``-3``."""

    def __init__(self) -> None:
        self.taken = set(RESERVED)
        self.last: dict[str, int] = {}

    def free(self, path: Path) -> str:
        stem = safe_name(path.stem)
        name, number = stem, self.last.get(stem, 1)
        while name in self.taken:
            number += 1
            ending = f"-{number}"
            name = _cut(stem, LONGEST - len(ending)) + ending
        self.last[stem] = number
        self.taken.add(name)
        return on_disk(name)


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


def on_disk(name: str) -> str:
    """A name that paths can hold whatever the file system's encoding is: its bytes are UTF-8."""
    return os.fsdecode(name.encode())


def printable(text: str) -> str:
    """File names may hold bytes that are no UTF-8; JSON and terminals cannot.

    Bytes that only the file system's encoding (a locale without UTF-8) does not know are letters.
    """
    if text.isascii():
        return text
    known = ("\ufffd" if "\ud800" <= c <= "\udfff" and not _is_byte(c) else c for c in text)
    return "".join(known).encode(errors="surrogateescape").decode(errors="replace")


def _is_byte(char: str) -> bool:
    return "\udc80" <= char <= "\udcff"  # as os.fsdecode keeps a byte that it cannot read
