"""Runs the command on a case in a folder of its own, and says which promises it broke."""

import contextlib
import ctypes
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.hostile.cases import Case

SECONDS = 10.0
"""What one source may take here; the default is longer, the mechanism the same."""
GRACE = 8.0
"""Start, clearing up, and a machine that does other things."""
MEMORY = 1_900 << 20
"""Bytes that a process may have resident: the bound for a source, and what was there before."""
ENDED = 5.0
"""Seconds in which what a run started is gone behind it (the contract)."""
EMERGENCY = 8 << 30
"""Bytes of address space at which the system stops a process: the machine itself must live."""
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
"""The rights by which root passes over the rights of files (Linux)."""
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Seen:
    """How a case went: what it broke, seconds, and the most memory that a process held."""

    case: Case
    broken: tuple[str, ...]
    exit: int
    seconds: float
    memory: int
    told: str


class Listener:
    """A server on this machine that hostile files name; counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.visits = 0
        self._open = True
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear nobody any more; the thread ends."""
        self._open = False
        with contextlib.suppress(OSError):
            socket.create_connection(self._socket.getsockname(), timeout=1).close()
        self._thread.join(5)
        self._socket.close()

    def _serve(self) -> None:
        # A signal is the main thread's: another that takes it would undo what is held back there.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while self._open:
            connection, _ = self._socket.accept()
            self.visits += 1
            connection.close()


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """An empty folder that is gone afterwards, whatever was made in it."""
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        yield place
    finally:
        for path in _folders(place):
            with contextlib.suppress(OSError):
                os.chmod(path, 0o700)
        subprocess.run(["rm", "-rf", str(place)], check=False, capture_output=True)


def watch(case: Case, listener: Listener) -> Seen:
    """One case, by one process where it names no other number."""
    with folder() as place:
        inside, home = place / "work", place / "home"
        inside.mkdir()
        home.mkdir()
        words = case.prepare(inside)
        _fill_in(inside, listener.host)
        before = _listing(place)
        visits = listener.visits
        command = [sys.executable, "-m", "phuluc", "extract", "-o", "out", "--jobs", "1"]
        command += ["--timeout", f"{SECONDS:g}", *words]
        ended = _run(command, inside, home, case.by_rights)
        broken = [*ended.broken]
        if ended.code not in case.exits and not broken:
            broken.append(f"exit {ended.code}, meant {sorted(case.exits)}")
        broken += _told_badly(ended.told)
        changed = [name for name in _changes(before, _listing(place)) if not _ours(name)]
        if changed:
            broken.append(f"wrote {changed[0]!r} outside its output folder")
        made = {path.parent.name for path in _results(inside) if path.name == "tree.json"}
        if set(case.results) - made or (ended.code == 0 and not made):
            broken.append(f"gave no result for {sorted(set(case.results) - made) or 'it'}")
        if any(path.name.startswith(".phuluc-") for path in _results(inside)):
            broken.append("left something unfinished in the output folder")
        if any("root:" in _text(path) for path in _results(inside)):
            broken.append("read a file that it was not given")
        if listener.visits != visits:
            broken.append("reached the network")
        return Seen(case, tuple(broken), ended.code, ended.seconds, ended.memory, ended.told)


@dataclass(frozen=True)
class _Ended:
    broken: list[str]
    code: int
    seconds: float
    memory: int
    told: str


def _run(command: list[str], place: Path, home: Path, by_rights: bool) -> _Ended:
    def bounds() -> None:
        if by_rights:
            for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
                ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, right)
        resource.setrlimit(resource.RLIMIT_AS, (EMERGENCY, EMERGENCY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    env = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT),
           "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}  # fmt: skip
    with (home.parent / "told").open("w+b") as told:
        start = time.monotonic()
        process = subprocess.Popen(
            command, cwd=place, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=told, preexec_fn=bounds, start_new_session=True,
        )  # fmt: skip
        broken = []
        usage = _wait(process, start + SECONDS + GRACE)
        seconds = time.monotonic() - start
        if usage is None:
            broken.append(f"hung beyond {SECONDS + GRACE:g} seconds")
            usage = _kill(process)
        elif _alive(process.pid):
            broken.append("left a process behind")
            _kill(process)
        memory = usage.ru_maxrss << 10
        if memory > MEMORY:
            broken.append(f"took {memory >> 20} MiB of memory")
        told.seek(0)
        text = told.read(100_000).decode("utf-8", "replace")
    (home.parent / "told").unlink()
    return _Ended(broken, process.returncode, seconds, memory, text)


def _wait(process: subprocess.Popen[bytes], end: float) -> resource.struct_rusage | None:
    """What the process and its own children used, once it has ended."""
    while time.monotonic() < end:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage
        time.sleep(0.02)
    return None


def _kill(process: subprocess.Popen[bytes]) -> resource.struct_rusage:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.returncode is None:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage
    return resource.getrusage(resource.RUSAGE_SELF)


def _alive(group: int) -> bool:
    """Whether any process of a session that ended is still there; one that dies gets a moment."""
    end = time.monotonic() + ENDED
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True


def _told_badly(text: str) -> list[str]:
    wrong = []
    if "Traceback" in text:
        wrong.append("printed a traceback")
    if ": crashed" in text:
        wrong.append("broke down")
    if any(ord(c) < 32 and c not in "\n\t" for c in text):
        wrong.append("printed control letters")
    return wrong


def _fill_in(place: Path, host: str) -> None:
    """Put the listener's address where a file names a server. Lengths in a PDF may then be off,
    as they are in many."""
    for path in place.glob("case.*"):
        data = path.read_bytes()
        if b"{host}" in data:
            path.write_bytes(data.replace(b"{host}", host.encode()))


def _folders(place: Path) -> Iterator[str]:
    """A place and all folders below it, however deep; none by a link."""
    waiting = [str(place)]
    while waiting:
        here = waiting.pop()
        yield here
        with contextlib.suppress(OSError), os.scandir(here) as entries:
            waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]


def _listing(place: Path) -> dict[str, tuple[int, int]]:
    """Every file below a place: its size and when it was changed."""
    found = {}
    for here in _folders(place):
        with contextlib.suppress(OSError), os.scandir(here) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    about = entry.stat(follow_symlinks=False)
                    key = os.path.relpath(entry.path, place)
                    found[key] = (about.st_size, about.st_mtime_ns)
    return found


def _changes(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> list[str]:
    names = sorted(before.keys() | after.keys())
    return [name for name in names if before.get(name) != after.get(name)]


def _ours(name: str) -> bool:
    return name.startswith("work/out/")


def _results(inside: Path) -> list[Path]:
    out = inside / "out"
    return list(out.rglob("*")) if out.is_dir() else []


def _text(path: Path) -> str:
    if path.suffix not in (".json", ".jsonl") or not path.is_file():
        return ""
    return path.read_text("utf-8", "replace")


def disk_free() -> int:
    """Bytes that are free where the cases are put."""
    return shutil.disk_usage(tempfile.gettempdir()).free
