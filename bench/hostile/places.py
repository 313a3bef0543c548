"""Paths that lie: pipes, links, names, rights, full disks; and archives and lists."""

import io
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.hostile import bombs, html, pdf
from bench.hostile.cases import BOUNDED, EITHER, READ, REFUSED, UNUSABLE, Case, Prepare
from bench.hostile.files import base
from bench.hostile.files import pdf as file_of
from bench.hostile.html import table, whole

WRITE = frozenset({4})
"""The result could not be written."""
QUICK = frozenset(
    {"a pipe", "a link to itself", "a name with a newline", "a folder without rights to write",
     "a name that climbs", "a file of 300 GiB of nothing"}
)  # fmt: skip

Files = dict[str, bytes]


def cases() -> list[Case]:
    """Every place, as a case."""
    alone = [
        Case(f"place: {name}", prepare, exits, name in QUICK, "rights" in name)
        for name, prepare, exits in _places()
    ]
    return [*alone, *(_mixed(jobs) for jobs in ("1", "2"))]


def _mixed(jobs: str) -> Case:
    """Hostile files between sound ones: each sound one is read."""

    def prepare(folder: Path) -> list[str]:
        quick = pdf.QUICK | bombs.QUICK | html.QUICK
        made = [*pdf.made(), *bombs.made(), *html.made()]
        (folder / "in").mkdir()
        for number, (name, data, _) in enumerate(made):
            if name in quick:
                (folder / "in" / f"{number:03d}-hostile").write_bytes(data())
                (folder / "in" / f"{number:03d}-sound").write_bytes(_sound())
        return ["in", "--jobs", jobs]

    sound = tuple(
        f"{number:03d}-sound"
        for number, (name, _, _) in enumerate([*pdf.made(), *bombs.made(), *html.made()])
        if name in pdf.QUICK | bombs.QUICK | html.QUICK
    )
    name = f"place: hostile files between sound ones, {jobs} at once"
    return Case(name, prepare, REFUSED, results=sound)


def _sound() -> bytes:
    return file_of(base())


def _put(names: list[str | bytes], *words: str) -> Prepare:
    """The sound file under such names."""

    def prepare(folder: Path) -> list[str]:
        for name in names:
            path = os.path.join(os.fsencode(folder), os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(_sound())
        return list(words or [os.fsdecode(name) for name in names])

    return prepare


def _made(make: Callable[[Path], object], *words: str) -> Prepare:
    """What a function of the folder makes, and the words to name it."""

    def prepare(folder: Path) -> list[str]:
        make(folder)
        return list(words)

    return prepare


def _places() -> Iterator[tuple[str, Prepare, frozenset[int]]]:
    yield from _no_files()
    yield from _links()
    yield from _names()
    yield from _rights()
    yield from _many()


def _no_files() -> Iterator[tuple[str, Prepare, frozenset[int]]]:
    def nothing(folder: Path) -> None:
        """The words alone."""

    def listens(folder: Path) -> None:
        socket.socket(socket.AF_UNIX).bind(os.path.relpath(folder / "door"))

    yield "a pipe", _made(lambda f: os.mkfifo(f / "pipe.pdf"), "pipe.pdf"), REFUSED
    yield "a pipe in a folder", _made(lambda f: os.mkfifo(f / "pipe.pdf"), "."), REFUSED
    yield "a socket", _made(listens, "door"), REFUSED
    yield "zeros without end", _made(nothing, "/dev/zero"), REFUSED
    yield "a terminal", _made(nothing, "/dev/tty"), REFUSED
    yield "an empty folder", _made(nothing, "."), REFUSED
    yield "an empty word", _made(nothing, ""), REFUSED
    yield "an empty file", _made(lambda f: (f / "a.pdf").touch(), "a.pdf"), REFUSED
    yield (
        "a file of 300 GiB of nothing",
        _made(lambda f: _sparse(f / "a.pdf", 300 << 30), "a.pdf"),
        REFUSED,
    )
    yield (
        "a file of 200 MiB of nothing",
        _made(lambda f: _sparse(f / "a.pdf", 200 << 20), "a.pdf"),
        BOUNDED,
    )
    yield "memory as a file", _made(nothing, "/proc/self/mem"), REFUSED
    yield "a file of the system without a size", _made(nothing, "/proc/self/status"), UNUSABLE


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.write(_sound())
        file.truncate(size)


def _links() -> Iterator[tuple[str, Prepare, frozenset[int]]]:
    yield "a link to itself", _made(lambda f: (f / "a.pdf").symlink_to("a.pdf"), "a.pdf"), REFUSED
    yield "a link to nothing", _made(lambda f: (f / "a.pdf").symlink_to("b.pdf"), "a.pdf"), REFUSED

    def circle(folder: Path) -> None:
        (folder / "in").mkdir()
        (folder / "in" / "back").symlink_to("..")
        (folder / "in" / "self").symlink_to(".")
        (folder / "in" / "a.pdf").write_bytes(_sound())

    yield "a circle of linked folders", _made(circle, "in", "--recursive"), READ

    def out(folder: Path) -> None:
        (folder / "a.pdf").write_bytes(_sound())
        (folder / "out").mkdir()
        (folder / "elsewhere").mkdir()
        (folder / "elsewhere" / "kept.txt").write_text("kept")
        (folder / "out" / "a").symlink_to("../elsewhere")

    yield "a result folder that links elsewhere", _made(out, "a.pdf"), WRITE

    def foreign(folder: Path) -> None:
        (folder / "a.pdf").write_bytes(_sound())
        (folder / "out" / "a").mkdir(parents=True)
        (folder / "out" / "a" / "kept.txt").write_text("kept")

    yield "a result folder of somebody's", _made(foreign, "a.pdf"), WRITE


def _names() -> Iterator[tuple[str, Prepare, frozenset[int]]]:
    yield "a name with a newline", _put(["a\nb.pdf"]), READ
    yield "a name with terminal commands", _put(["\x1b[2J\x1b]0;x\x07.pdf"]), READ
    yield "a name of bytes that are no letters", _put([b"\xff\xfe.pdf"], "."), READ
    yield "a name that is an option", _put(["-o.pdf"], "--", "-o.pdf"), READ
    yield "a name that climbs", _put(["...pdf", "a/...pdf"]), READ
    yield "a name of 255 bytes", _put(["n" * 251 + ".pdf"]), READ
    yield "a name that is the index", _put(["index.parquet.pdf"]), READ
    yield "a name that is a result", _put(["tree.json.pdf", "tree.json/a.pdf"]), READ
    yield "a name with a zero", _made(lambda f: None, "a\udcffb.pdf"), REFUSED
    yield "a name that is a pattern", _put(["[a]*?.pdf"]), READ
    yield "a name of one dot's length", _put([".pdf"], ".pdf"), READ
    yield "a name written from the right", _put(["\u202efdp.pdf"]), READ
    yield "a path beyond every bound", _made(lambda f: None, "a/" * 5_000 + "a.pdf"), REFUSED


def _rights() -> Iterator[tuple[str, Prepare, frozenset[int]]]:
    def closed(folder: Path) -> None:
        (folder / "a.pdf").write_bytes(_sound())
        (folder / "out").mkdir()
        (folder / "out").chmod(0o555)

    yield "a folder without rights to write", _made(closed, "a.pdf"), WRITE

    def unreadable(folder: Path) -> None:
        (folder / "a.pdf").write_bytes(_sound())
        (folder / "a.pdf").chmod(0)

    yield "a file without rights to read", _made(unreadable, "a.pdf"), REFUSED

    def shut(folder: Path) -> None:
        (folder / "in").mkdir()
        (folder / "in").chmod(0)

    yield "a folder without rights to enter", _made(shut, "in"), REFUSED

    def taken(folder: Path) -> None:
        (folder / "a.pdf").write_bytes(_sound())
        (folder / "out").write_text("mine")

    yield "an output folder that is a file", _made(taken, "a.pdf"), WRITE


def _zip(folder: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("../../climbs.pdf", _sound())
        file.writestr("a.html", whole(table()))
    (folder / "a.zip").write_bytes(data.getvalue())


def nest(folder: Path, depth: int = 1_200) -> None:
    """Folders in a folder, so deep that their path is too long for any call."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)


def _zip_crowd(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as file:
        for number in range(30_000):
            file.writestr(f"{number}.bin", b"")


def _long_line(folder: Path) -> None:
    (folder / "l").write_bytes(b"a" * 100_000_000)


def _zip_bomb(folder: Path) -> None:
    with (
        zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as file,
        file.open("a.pdf", "w", force_zip64=True) as inner,
    ):
        for _ in range(600):
            inner.write(bytes(1 << 20))


def _many() -> Iterator[tuple[str, Prepare, frozenset[int]]]:
    def crowd(folder: Path) -> None:
        (folder / "in").mkdir()
        for number in range(5_000):
            (folder / "in" / f"{number}.txt").write_text("nothing to read")
        (folder / "in" / "a.pdf").write_bytes(_sound())

    yield "5,000 other files", _made(crowd, "in"), READ
    yield "folders 1,200 deep", _made(nest, ".", "--recursive"), EITHER
    yield "an archive with names that climb", _made(_zip, "zip://*::a.zip"), EITHER
    yield "an archive of 30,000 files", _made(_zip_crowd, "zip://*::a.zip"), REFUSED
    yield "an archive that is a bomb", _made(_zip_bomb, "zip://a.pdf::a.zip"), REFUSED
    yield (
        "a list that lists itself",
        _made(lambda f: (f / "l").write_text("@l\n@l\n"), "@l"),
        REFUSED,
    )
    yield "a list without end", _made(lambda f: None, "@/dev/zero"), REFUSED
    yield "a list of a line without end", _made(_long_line, "@l"), REFUSED
    yield "an address that is none", _made(lambda f: None, "http://[::1/a.pdf"), REFUSED
    yield "a server that is not there", _made(lambda f: None, "http://127.0.0.1:9/a.pdf"), REFUSED
