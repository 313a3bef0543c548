"""Runs of the command that may be stopped, and what must be true of the output folder then."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow.parquet as pq

from schemas.nested import FILES, decode

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "phuong-6-2023"
ENDED = 5.0
"""Seconds in which a run that was told to end is gone, its processes with it (the contract)."""


def documents(folder: Path) -> Path:
    """A folder of documents: real ones of every kind, small ones, and one that gives no tree."""
    folder.mkdir()
    for form in ("office.pdf", "browser.pdf", "html", "txt"):
        shutil.copy(SAMPLE / f"phuong-6-2023.{form}", folder / f"phuong-6.{form}")
    for number in range(6):
        rows = "".join(f"<tr><td>{n}<td>Tiêu chí {n}<td>{n},5{number}" for n in range(1, 30))
        head = "<tr><th>STT<th>Tiêu chí<th>Điểm tối đa"
        (folder / f"small-{number}.html").write_text(f"<table>{head}{rows}</table>", "utf-8")
    (folder / "broken.pdf").write_bytes((folder / "phuong-6.office.pdf").read_bytes()[:2_000])
    return folder


class Run:
    """A running command, in a session of its own."""

    def __init__(
        self,
        sources: Path,
        out: Path,
        *more: str,
        before: Callable[[], None] | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        def prepare() -> None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a script's "&" has it ignored
            if before is not None:
                before()

        command = [sys.executable, "-m", "phuluc", "extract", str(sources), "-o", str(out), *more]
        paths = os.pathsep.join([*([env["PYTHONPATH"]] if env else []), str(ROOT)])
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
            preexec_fn=prepare,
        )

    def end(self, number: int | None = None, seconds: float = 300) -> tuple[int, float, str]:
        """Send a signal, if any, and wait: exit code, seconds, and what was said."""
        start = time.monotonic()
        if number is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(number)
        try:
            _, told = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            _, told = self.process.communicate()
            return -1, seconds, "did not end"
        return self.process.returncode, time.monotonic() - start, told.decode("utf-8", "replace")

    def is_gone(self) -> bool:
        """Whether no process of the run is left, after a moment."""
        end = time.monotonic() + ENDED
        while time.monotonic() < end:
            try:
                os.killpg(self.process.pid, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.02)
        return False


def digests(out: Path) -> dict[str, str]:
    """Every file of every result in an output folder, with the digest of its bytes."""
    found = {}
    for folder in sorted(out.iterdir()) if out.is_dir() else []:
        if folder.is_dir() and not folder.name.startswith("."):
            for path in sorted(folder.iterdir()):
                found[f"{folder.name}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def broken(out: Path, whole: Mapping[str, str]) -> list[str]:
    """What is not whole in an output folder: a result is there with all its bytes, or not at all.

    :param whole: the digests of a run that nothing disturbed.
    """
    wrong = []
    here = digests(out)
    folders = {name.split("/")[0] for name in here}
    for folder in sorted(folders):
        for name in FILES:
            key = f"{folder}/{name}"
            if here.get(key) != whole.get(key):
                wrong.append(f"{key} is not whole")
        decode((out / folder / "tree.json").read_bytes())
    strange = set(here) - set(whole)
    wrong += [f"{name} is strange" for name in sorted(strange)]
    index = out / "index.parquet"
    if index.exists():
        pq.read_table(index)
    return wrong


def unfinished(out: Path, whole: Mapping[str, str], lines: int) -> list[str]:
    """What a run that should have completed everything left undone."""
    wrong = broken(out, whole)
    wrong += [f"{name} is missing" for name in sorted(set(whole) - set(digests(out)))]
    left = [path.name for path in out.iterdir() if path.name.startswith(".phuluc-")]
    wrong += [f"{name} was left" for name in left]
    index = out / "index.parquet"
    if not index.exists() or pq.read_table(index).num_rows != lines:
        wrong.append("the index has not a line for each source")
    return wrong
