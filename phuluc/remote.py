"""Sources by URL, through fsspec (the extra ``remote``): the network, archives, object stores.

Nothing here is loaded, and no network is reached, unless a source is named by such a URL.
"""

import posixpath
import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from schemas.findings import Finding
from schemas.patterns import late

URL = late(r"[a-z][a-z0-9+.-]*(?:://|::[a-z])", re.I)
"""``https://…``, ``s3://…``, ``zip://a.pdf::archive.zip``, ``simplecache::https://…``."""

WEB = ("http", "https")
"""What lists no folders: a page with links is a page."""

AT_ONCE = 16
"""First bytes of files that are asked for at once: each may be a round trip of its own."""

CONNECT, READ = 10.0, 30.0
"""Seconds until a connection stands, and between two pieces of what it brings."""


LISTING = 16 * 1024 * 1024
"""Bytes of the list of contents at an archive's end: some 200,000 files, which take thirty times as
much to hold."""


class _TooLargeError(ValueError):
    """What a URL names goes beyond a bound."""


class Remote(msgspec.Struct, frozen=True):
    """A file by its URL, the name that people know it by, and why it cannot be read."""

    url: str
    name: str
    fault: Finding | None = None

    @property
    def given(self) -> str:
        """The URL without a password: what is printed and stands in the index."""
        return re.sub(r"(://[^/@:\s]*):[^/@\s]*@", r"\1:***@", self.url)


def is_url(word: str) -> bool:
    """Whether a word names a source by a URL."""
    return ("://" in word or "::" in word) and URL.match(word) is not None


def files(url: str, recursive: bool) -> list[Remote]:
    """The files that a URL names: itself, those of a folder, or those that fit a pattern.

    :param recursive: enter the folders of a folder.
    """
    try:
        system, path = _opened(url)
        found = list(_found(system, path, url, recursive))
    except Exception as fault:  # each file system raises what it likes
        return [Remote(url, _name(url), _fault(fault))]
    return found or [Remote(url, _name(url), Finding("not-found", {"seen": "nothing there fits"}))]


def heads(remotes: Sequence[Remote], size: int) -> Iterator[bytes | Finding]:
    """The first bytes of files, in their order, several asked for at once."""
    from concurrent.futures import ThreadPoolExecutor

    archives = Archives()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda each: _read(each.url, size, archives), remotes)


class Archives:
    """Archives that were opened: what is in one is listed once, not once for each file of it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._systems: dict[str, Any] = {}

    def opened(self, url: str) -> tuple[Any, str]:
        """As ``_opened``. Files of one archive may be read by several threads."""
        first, _, rest = url.partition("::")
        protocol, _, path = first.partition("://")
        if protocol.lower() != "zip" or not rest:
            return _opened(url)
        with self._lock:
            if rest not in self._systems:
                system = _opened(f"zip://::{rest}")[0]
                system.exists("")  # lists it, before several threads would
                self._systems[rest] = system
            return self._systems[rest], path


def fetch(url: str, limit: int, archives: Archives | None = None) -> bytes | Finding:
    """The bytes of a file, or why there are none.

    :param limit: bytes; a larger file is ``too-large``.
    """
    data = _read(url, limit + 1, archives or Archives())
    if isinstance(data, bytes) and len(data) > limit:
        return Finding("too-large", {"seen": f"more than {limit} bytes"})
    return data or Finding("empty-file")


def _read(url: str, size: int, archives: Archives) -> bytes | Finding:
    try:
        system, path = archives.opened(url)
        with system.open(path, "rb") as file:
            data: bytes = file.read(size)
    except Exception as fault:  # as above
        return _fault(fault)
    return data


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it.

    :raises ImportError: the extra, or the library of this kind of URL, is not installed.
    :raises ValueError: an archive lists too many files.
    """
    from fsspec.core import open as opened  # type: ignore[import-untyped]  # it has no types
    from fsspec.core import url_to_fs

    options: dict[str, Any] = {}
    for protocol in WEB:
        if re.search(rf"(?:^|::){protocol}://", url, re.I):
            from aiohttp import ClientTimeout

            limits = ClientTimeout(total=None, sock_connect=CONNECT, sock_read=READ)
            options[protocol] = {"client_kwargs": {"timeout": limits}}
    protocol, _, rest = url.partition("::")
    if protocol.lower().startswith("zip://") and rest:
        import zipfile

        with opened(rest, "rb", **options) as archive:
            end = zipfile._EndRecData(archive)  # type: ignore[attr-defined]  # with zip64's
        if end and end[5] > LISTING:
            raise _TooLargeError(f"a list of {end[5]} bytes in an archive, the bound is {LISTING}")
    system, path = url_to_fs(url, **options)
    return system, path


def _found(system: Any, path: str, url: str, recursive: bool) -> Iterator[Remote]:
    first, chain, rest = url.partition("::")
    protocol = first.partition("://")[0]
    if protocol.lower() in WEB or "://" not in first:
        yield Remote(url, _name(url))
        return
    if any(mark in path for mark in "*?["):
        places = [each for each in system.glob(path) if system.isfile(each)]
    elif path in ("", "/") or system.isdir(path):
        places = system.find(path, maxdepth=None if recursive else 1)
    elif system.exists(path):
        places = [path]
    else:
        raise FileNotFoundError
    for place in sorted(places):
        yield Remote(f"{protocol}://{place}{chain}{rest}", posixpath.basename(place))


def _name(url: str) -> str:
    """The last part of the path: ``https://example.org/a%20b.pdf?x=1`` gives ``a b.pdf``."""
    first = url.partition("::")[0] if "://" in url.partition("::")[0] else url
    try:
        urlsplit(first)
    except ValueError:  # brackets of an address that are not closed
        return "source"
    return posixpath.basename(unquote(urlsplit(first).path)) or urlsplit(first).netloc or "source"


def _fault(fault: BaseException) -> Finding:
    while isinstance(fault, FileNotFoundError) and fault.__cause__:
        fault = fault.__cause__  # fsspec says so of every fault that a web server has
    if isinstance(fault, _TooLargeError):
        return Finding("too-large", {"seen": str(fault)})
    if isinstance(fault, ImportError):
        seen = f"reading URLs needs more: pip install 'phuluc[remote]' ({fault})"
    elif isinstance(fault, FileNotFoundError) or getattr(fault, "status", 0) == 404:
        seen = "nothing is there"
    else:
        seen = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
    return Finding("not-found", {"seen": seen})
