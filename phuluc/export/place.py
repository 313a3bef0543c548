"""An export to its place: whole or not at all, and never over something that is not ours."""

import os
import secrets
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from phuluc.interrupts import undisturbed
from phuluc.publish import LEFTOVER, NotWritten, locked, put, sweep
from phuluc.publish import write_file as write_new
from phuluc.publish import write_folder as write_new_folder

IsOurs = Callable[[bytes], bool]


def write_file(path: Path, data: bytes, is_ours: IsOurs) -> None:
    """Put the bytes there in one step, in the place of an earlier export.

    :param is_ours: whether bytes that stand there are an earlier export of this kind.
    :raises NotWritten: no rights, no space, no such folder, or something else stands there.
    """
    with _place(path) as (place, unfinished):
        _refuse(place, is_ours)
        try:
            write_new(unfinished, data)
            if place.exists():
                shutil.copymode(place, unfinished)
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes], mark: str) -> None:
    """Put a folder of files there in one step, in the place of an earlier one.

    :param mark: the file without which a folder that is there is no earlier export.
    :raises NotWritten: as above, or the folder holds other files.
    """
    with _place(path) as (place, unfinished):
        if os.path.lexists(place):
            _refuse_folder(place, files, mark)
        try:
            write_new_folder(unfinished, files)
            put(unfinished, place)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _place(path: Path) -> Iterator[tuple[Path, Path]]:
    """The place itself, where a link leads, and an unused name beside it; the folder is held."""
    try:
        place = Path(os.path.realpath(path))
        with locked(place.parent), undisturbed():
            sweep(place.parent)
            yield place, place.parent / f"{LEFTOVER}{secrets.token_hex(8)}"
    except (OSError, ValueError) as fault:
        told = getattr(fault, "strerror", None) or str(fault)
        raise NotWritten(f"{path}: {told.lower()}") from fault


def _refuse(path: Path, is_ours: IsOurs) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise NotWritten(f"{path.name} is there and is no file")
    if not is_ours(path.read_bytes()):
        raise NotWritten(f"{path.name} is there and is no earlier export, or was changed since")


def _refuse_folder(folder: Path, files: Collection[str], mark: str) -> None:
    if not folder.is_dir():
        raise NotWritten(f"{folder.name} is there and is no folder")
    names = sorted(os.listdir(folder))
    other = next((name for name in names if name not in files), None)
    if other:
        raise NotWritten(f"{folder.name} holds {other}, which is not a file of ours")
    if names and mark not in names:
        raise NotWritten(f"{folder.name} is there and is no earlier export")
