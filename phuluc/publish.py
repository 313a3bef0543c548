"""Bytes to a folder, exchanged whole: an earlier result stands until the new one does."""

import contextlib
import ctypes
import errno
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from phuluc.interrupts import undisturbed
from phuluc.sources import is_result
from schemas.findings import Finding, Stopped

REVIEW = "review.html"
OURS = frozenset({"tree.json", "criteria.parquet", "cells.parquet", "decisions.jsonl", REVIEW})
"""What may lie in a result folder; anything else is someone's, and the folder is left alone."""

INDEX = "index.parquet"
LEFTOVER = ".phuluc-"
"""How the names of unfinished folders and files begin."""

PATIENCE = 30.0
"""Seconds to wait for another run that writes into the same folder."""


class NotWritten(Stopped):
    """A result could not be written; says why. Nothing that stood there was changed."""

    def __init__(self, seen: str) -> None:
        super().__init__(Finding("not-written", {"seen": seen}))

    @property
    def finding(self) -> Finding:
        """What was in the way."""
        return self.findings[0]


def refusal(folder: Path) -> str | None:
    """Why a folder may not be replaced, None where it is free or an earlier result."""
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError as fault:
        return _reason(fault)
    if not stat.S_ISDIR(mode):
        return f"{folder.name} is there and is no result folder"
    try:
        strange = _strange(folder)
    except OSError as fault:
        return _reason(fault)
    if strange:
        return f"{folder.name} holds {strange}, which is not a file of ours"
    if not is_result(folder):
        return f"{folder.name} is there and is no earlier result"
    return None


def publish(out: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Put a result into ``out/name``, whole, in the place of an earlier one.

    :raises NotWritten: no rights, no space, or the name is taken by something that is not ours.
    """
    folder = out / name
    try:
        out.mkdir(parents=True, exist_ok=True)
        with locked(out), undisturbed():
            seen = refusal(folder)
            if seen:
                raise NotWritten(seen)
            unfinished = _unfinished(out)
            try:
                write_folder(unfinished, files)
                put(unfinished, folder)
                _give_back(unfinished, folder)
            finally:
                _remove(unfinished)
            _sync(out)
    except OSError as fault:
        raise NotWritten(_reason(fault)) from fault


def add(out: Path, name: str, file: str, data: bytes, tree: bytes) -> Path:
    """Put one more file of ours into the result ``out/name``, in the place of an earlier one.

    :param tree: the ``tree.json`` that it was made from.
    :returns: its path.
    :raises NotWritten: no rights, no space, or that result is not there any more.
    """
    folder = out / name
    try:
        with locked(out), undisturbed():
            seen = refusal(folder)
            if seen or (folder / "tree.json").read_bytes() != tree:
                raise NotWritten(seen or f"{name} was replaced meanwhile")
            unfinished = _unfinished(out)
            try:
                write_file(unfinished, data)
                unfinished.replace(folder / file)
            finally:
                unfinished.unlink(missing_ok=True)
            _sync(folder)
    except OSError as fault:
        raise NotWritten(_reason(fault)) from fault
    return folder / file


def tidy(out: Path) -> None:
    """Remove what killed runs left in a folder; what cannot be removed is in nobody's way."""
    with contextlib.suppress(OSError, NotWritten), locked(out):
        sweep(out)


def update_index(out: Path, merged: Callable[[bytes | None], bytes]) -> None:
    """Replace ``out/index.parquet`` by what ``merged`` makes of its bytes, under the lock.

    :raises NotWritten: it cannot be read or written, or is no index of ours.
    """
    place = out / INDEX
    try:
        with locked(out):
            old = place.read_bytes() if os.path.lexists(place) else None
            try:
                new = merged(old)
            except (ValueError, TypeError) as fault:
                raise NotWritten(f"{INDEX} is there and is no index of ours") from fault
            with undisturbed():
                unfinished = _unfinished(out)
                try:
                    write_file(unfinished, new)
                    unfinished.replace(place)
                finally:
                    unfinished.unlink(missing_ok=True)
                _sync(out)
    except OSError as fault:
        raise NotWritten(f"{INDEX}: {_reason(fault)}") from fault


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the folder against other runs; the lock is on the folder itself and leaves no file.

    :raises NotWritten: another run held it for too long.
    """
    handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise NotWritten("another run is writing into the same folder") from None
            time.sleep(0.02)
        except OSError as fault:
            if fault.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EBADF, errno.EINVAL):
                raise
            return  # a file system without locks: the exchange itself still keeps results whole
        else:
            return


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    if folder.exists():
        import shutil  # with three kinds of archives: most runs leave nothing to remove

        shutil.rmtree(folder, ignore_errors=True)


def _unfinished(out: Path) -> Path:
    """A name that nobody else gives: as ``secrets`` makes it, which loads a tenth of the start."""
    return out / f"{LEFTOVER}{os.urandom(8).hex()}"


def sweep(out: Path) -> None:
    """Remove what killed runs left. The lock is held, so nobody is working on it."""
    for entry in list(os.scandir(out)):
        name = entry.name.removeprefix(LEFTOVER)
        if len(name) != 16 or name == entry.name or not set(name) <= set("0123456789abcdef"):
            continue
        if entry.is_dir(follow_symlinks=False):
            _remove(Path(entry.path))
        else:
            with contextlib.suppress(OSError):
                os.unlink(entry.path)


def _strange(folder: Path) -> str | None:
    """The name of the first thing in a folder that is no file of a result."""
    with os.scandir(folder) as entries:
        return min((entry.name for entry in entries if not _is_ours(entry)), default=None)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return entry.name in OURS and entry.is_file(follow_symlinks=False)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        write_file(folder / name, data)
    _sync(folder)


def write_file(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot sync a folder
            os.fsync(handle)
    finally:
        os.close(handle)


def put(new: Path, place: Path) -> None:
    """Give ``new`` the name ``place``; an earlier result is then under the name of ``new``."""
    if not os.path.lexists(place):
        new.rename(place)
        return
    if _exchange(new, place):
        return
    aside = _unfinished(new.parent)
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    aside.rename(new)


def _give_back(old: Path, place: Path) -> None:
    """Undo an exchange that would remove what someone put there after the look at it."""
    strange = _strange(old) if old.exists() else None
    if strange:
        put(old, place)
        raise NotWritten(f"{place.name} holds {strange}, which is not a file of ours")


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system has no such call."""
    library = ctypes.CDLL(None, use_errno=True)
    here = -100  # AT_FDCWD
    if hasattr(library, "renameat2"):
        swapped = library.renameat2(here, os.fsencode(one), here, os.fsencode(other), 2)
    elif hasattr(library, "renamex_np"):  # macOS: RENAME_SWAP
        swapped = library.renamex_np(os.fsencode(one), os.fsencode(other), 2)
    else:
        return False
    if swapped == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number))


def _reason(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
