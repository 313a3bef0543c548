"""Many documents through ``phuluc extract``, killed in the middle and run again: none may be lost.

    python -m bench.many [--documents 2000] [--jobs 2] [--only pool|cluster] [--write FILE]

Two roads, each over the same generated archive. *pool*: ``--jobs N``, ``kill -9`` of the run once a
third is done, a second run over what is left, a third that finds all done. *cluster*: a real
scheduler and its workers, one of which is killed once a third is done. After each, every document
is accounted for: a line of the index a source and none besides, with the status that it must have,
a whole result wherever there is a tree, and no folder, leftover or process that is nobody's. Both
roads must give the same bytes. It ends with 1 where one of these does not hold.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench import readme
from bench.account import account, digests, results
from bench.archive import ROOT, make

HEADING = "## Many documents"
MARKS = ("<!-- many: begin -->", "<!-- many: end -->")
HEAD = (
    "| run | documents | pages | seconds | documents/s | processor seconds | of its own process"
    " | MiB of that at most | of all at most |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


@dataclass
class Run:
    """One run of the command: how it ended, what it took, and what it read.

    ``processor`` are seconds of each process that was seen; ``memory`` is that of its own process,
    ``together`` that of all, which counts what processes share once for each of them.
    """

    name: str
    code: int = 0
    seconds: float = 0.0
    own: int = 0
    processor: dict[int, float] = field(default_factory=dict)
    memory: float = 0.0
    together: float = 0.0
    documents: int = 0
    pages: int = 0

    def row(self) -> str:
        """A line of the table; of a killed run it is known what stands, not how many pages."""
        cells = [self.name, self.documents, self.pages or "–", f"{self.seconds:.0f}"]
        cells += [f"{self.documents / self.seconds:.1f}", f"{sum(self.processor.values()):.0f}"]
        cells += [f"{self.processor[self.own]:.1f}", f"{self.memory:.0f}", f"{self.together:.0f}"]
        return "| " + " | ".join(map(str, cells)) + " |"


def below(pid: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        own = [int(word) for each in threads for word in (each / "children").read_text().split()]
    except OSError:
        return []
    return own + [each for child in own for each in below(child)]


def still(pids: list[int]) -> list[int]:
    """Which of these go on after the five seconds that the contract gives them."""
    end = time.monotonic() + 5
    while (left := [pid for pid in pids if memory(pid, "VmRSS")]) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def memory(pid: int, what: str) -> float:
    """MiB of a process now (``VmRSS``) or at most (``VmHWM``); 0 where it has ended."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(what):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def processor(pid: int) -> float:
    """Seconds of a processor that a process itself has taken until now; 0 where it has ended."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def look(run: Run, roots: Sequence[int]) -> None:
    """Keep what the processes of a run, below these, have taken until now."""
    everyone = {pid for root in roots for pid in (root, *below(root))}
    run.memory = max(run.memory, memory(run.own, "VmHWM"))
    run.together = max(run.together, sum(memory(pid, "VmRSS") for pid in everyone))
    for pid in everyone:
        run.processor[pid] = max(run.processor.get(pid, 0.0), processor(pid))


def extract(
    name: str, folder: Path, words: list[str], each: Callable, beside: Sequence[int] = ()
) -> Run:
    """Run the command over the archive; ``each`` is called with the process, again and again.

    :param beside: processes that work for it, and all below them, though it has not started them.
    """
    command = [sys.executable, "-m", "phuluc", "extract", str(folder / "archive"), "--recursive"]
    start = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([*command, *words], **quiet) as process:
        run = Run(name, own=process.pid)
        first = Run("", own=process.pid)
        look(first, beside)
        while process.poll() is None:
            look(run, (process.pid, *beside))
            each(process)
            time.sleep(0.1)
    for pid, seconds in first.processor.items():
        run.processor[pid] = run.processor.get(pid, seconds) - seconds
    run.seconds, run.code = time.perf_counter() - start, process.returncode
    print(f"{name}: ended with {run.code} after {run.seconds:.0f} s", flush=True)
    return run


class Kill:
    """Sends SIGKILL once so many results stand: to the run, or to who ``whom`` says."""

    def __init__(self, out: Path, after: int, whom: Callable[[], int] | None = None) -> None:
        self.out, self.after, self.whom = out, after, whom
        self.killed: list[int] = []
        self.orphans: list[int] = []

    def __call__(self, process: subprocess.Popen) -> None:
        if self.killed or not self.out.is_dir() or len(results(self.out)) < self.after:
            return
        self.orphans = below(process.pid)
        pid = self.whom() if self.whom else process.pid
        os.kill(pid, signal.SIGKILL)
        self.killed.append(pid)


def read(run: Run, out: Path) -> Run:
    """The run with what it read, by the index: all that is not ``kept``."""
    from pyarrow import parquet

    rows = parquet.read_table(out / "index.parquet").to_pylist()
    done = [row for row in rows if row["status"] != "kept"]
    run.documents = len(done)
    trees = [out / row["folder"] / "tree.json" for row in done if row["folder"]]
    run.pages = sum(json.loads(path.read_bytes())["source"]["pages"] for path in trees)
    return run


def pool(folder: Path, expected: dict[str, str], jobs: int) -> tuple[list[Run], list[str]]:
    """``--jobs``: a run that is killed, a second, a third; and what does not hold."""
    out, wrong = folder / "out-pool", []
    kill = Kill(out, len(expected) // 3)
    words = ["-o", str(out), "--jobs", str(jobs)]
    first = extract(f"--jobs {jobs}, killed in the middle", folder, words, kill)
    stood = results(out)
    first.documents = len(stood)
    if not kill.killed:
        wrong.append("the first run ended before it was killed")
    wrong += [f"process {pid} outlived the run" for pid in still(kill.orphans)]
    wrong += account(out, expected, partly=True)
    second = extract("the second run", folder, words, lambda _: None)
    wrong += account(out, expected, kept=stood)
    read(second, out)
    third = extract("a third: all is there", folder, words, lambda _: None)
    wrong += account(out, expected, kept=results(out))
    third.documents = len(expected)
    return [first, second, third], wrong


@contextmanager
def dask(folder: Path, workers: int) -> Iterator[tuple[str, subprocess.Popen, subprocess.Popen]]:
    """A scheduler and its workers, by the two commands of the README; its address, both."""
    said = folder / "scheduler.json"
    said.unlink(missing_ok=True)
    program = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    words = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", ":0"]
    with subprocess.Popen([*program, *words, "--scheduler-file", str(said)], **quiet) as scheduler:
        try:
            address = listens(said, scheduler)
            program = [sys.executable, "-m", "distributed.cli.dask_worker", address]
            words = ["--nworkers", str(workers), "--nthreads", "1", "--no-dashboard"]
            words += ["--local-directory", str(folder / "dask")]
            with subprocess.Popen([*program, *words], **quiet) as started:
                try:
                    yield address, started, scheduler
                finally:
                    started.terminate()
        finally:
            scheduler.terminate()  # leaving the block waits for it


def listens(said: Path, scheduler: subprocess.Popen) -> str:
    """The address that a scheduler writes into a file once it listens: the file is there before
    its text is.

    :raises RuntimeError: the scheduler ended.
    """
    while scheduler.poll() is None:
        try:
            return json.loads(said.read_text("utf-8"))["address"]
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.1)
    raise RuntimeError(f"the scheduler ended with {scheduler.returncode} before it listened")


def workers_of(process: subprocess.Popen) -> list[int]:
    """The worker processes: what the nannies of ``dask worker`` started."""
    lines = {pid: Path(f"/proc/{pid}/cmdline") for pid in below(process.pid)}
    return [
        pid for pid, path in lines.items() if path.exists() and b"spawn_main" in path.read_bytes()
    ]


def cluster(folder: Path, expected: dict[str, str], jobs: int) -> tuple[list[Run], list[str]]:
    """``--cluster``: a run during which a worker is killed; and what does not hold."""
    out = folder / "out-cluster"
    with dask(folder, jobs) as (address, started, scheduler):
        kill = Kill(out, len(expected) // 3, lambda: workers_of(started)[0])
        name = f"--cluster, {jobs} workers, one killed in the middle"
        words = ["-o", str(out), "--cluster", address]
        run = extract(name, folder, words, kill, [started.pid, scheduler.pid])
    wrong = [] if kill.killed else ["no worker was killed"]
    wrong += account(out, expected)
    return [read(run, out)], wrong


def report(runs: list[Run], options: argparse.Namespace, wrong: list[str]) -> str:
    """The table, and what it was made with."""
    day = datetime.now(UTC).date().isoformat()
    words = f"--documents {options.documents} --jobs {options.jobs} --seed {options.seed}"
    lines = [f"`python -m bench.many {words}`, {day}, {os.cpu_count()} cores:", "", HEAD]
    lines += [run.row() for run in runs]
    held = "every document is accounted for" if not wrong else f"{len(wrong)} faults"
    busy = "Where the machine has other work to do, processor seconds count and documents/s do not."
    return "\n".join([*lines, "", f"After each run: {held}. {busy}"])


def put(path: Path, text: str) -> None:
    """The text between its two marks in a file; at its end where it has none yet."""
    old = path.read_text("utf-8") if path.exists() else ""
    if MARKS[0] not in old:
        old = f"{old.rstrip()}\n\n{HEADING}\n\n{MARKS[0]}\n{MARKS[1]}\n".lstrip()
        path.write_text(old, "utf-8")
    readme.put(path, MARKS, text)


def section(path: Path) -> str:
    """What ``put`` has put into a file, with its heading: whoever renews the rest keeps it."""
    text = path.read_text("utf-8") if path.exists() else ""
    begin = text.find(HEADING)
    end = text.find(MARKS[1])
    return "" if begin < 0 or end < 0 else f"\n{text[begin : end + len(MARKS[1])]}\n"


def go(options: argparse.Namespace, folder: Path) -> int:
    """Make the archive, take both roads, print what they cost and what does not hold."""
    start = time.perf_counter()
    expected = make(folder, options.documents, options.printed, options.seed)
    print(f"{len(expected)} documents made in {time.perf_counter() - start:.0f} s", flush=True)
    runs: list[Run] = []
    wrong: list[str] = []
    for name, road in (("pool", pool), ("cluster", cluster)):
        if options.only in (None, name):
            made, faults = road(folder, expected, options.jobs)
            runs += made
            wrong += [f"{name}: {fault}" for fault in faults]
    if options.only is None and digests(folder / "out-pool") != digests(folder / "out-cluster"):
        wrong.append("both roads gave different bytes")
    print("\n".join(wrong[:40]) or "Every document is accounted for.")
    text = report(runs, options, wrong)
    print(text)
    if options.write and not wrong:
        put(options.write, text)
    return 1 if wrong else 0


def main(given: list[str]) -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.many", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2, help="processes, or workers of the cluster")
    parser.add_argument("--seed", type=int, default=50_000)
    parser.add_argument("--printed", type=int, default=12, help="PDFs to print with LibreOffice")
    parser.add_argument("--only", choices=("pool", "cluster"))
    parser.add_argument("--write", type=Path, help="a text whose table is renewed")
    parser.add_argument("--folder", type=Path, help="where all lies (default: a temporary folder)")
    options = parser.parse_args(given)
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))
    )
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
        for name in ("archive", "out-pool", "out-cluster", "printed"):
            shutil.rmtree(options.folder / name, ignore_errors=True)
        return go(options, options.folder)
    with tempfile.TemporaryDirectory() as folder:
        return go(options, Path(folder))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
