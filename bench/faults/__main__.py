"""``python -m bench.faults``: runs that are killed, interrupted, cramped, doubled; what is left."""

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from bench.faults.runs import ENDED, Run, broken, digests, documents, unfinished

JUMPS = """
import time
_real, _steady = time.time, time.monotonic
_offsets = [n * n * 86_400.0 * (-1) ** n for n in range(1_000)]
time.time = lambda: _real() + _offsets[int(_steady() / 1.5) % 1_000]
time.time_ns = lambda: int(time.time() * 1e9)
"""
"""A clock that jumps by days, months and years, to and fro, the same for every process of a run."""


class Tries:
    """A folder of documents, what a run that nothing disturbs makes of it, and a die."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place = place
        self.rng = Random(seed)
        self.sources = documents(place / "in")
        start = time.monotonic()
        run = Run(self.sources, place / "whole")
        self.exit, _, told = run.end()
        self.seconds = time.monotonic() - start
        self.whole = digests(place / "whole")
        self.lines = len(list(self.sources.iterdir()))
        if self.exit != 3 or len(self.whole) != 4 * (self.lines - 1):
            raise SystemExit(f"the undisturbed run ended with {self.exit}: {told}")
        self.number = 0

    def out(self) -> Path:
        """A new output folder."""
        self.number += 1
        return self.place / f"out-{self.number}"

    def moment(self) -> float:
        """Seconds at random, from the start to a little beyond the end of a run."""
        return self.rng.uniform(0, 1.1 * self.seconds)

    def jobs(self) -> tuple[str, str]:
        """One process or several."""
        return "--jobs", self.rng.choice("12")

    def completes(self, out: Path) -> list[str]:
        """The next run completes everything."""
        code, _, told = Run(self.sources, out).end()
        wrong = unfinished(out, self.whole, self.lines)
        return wrong + ([] if code == self.exit else [f"the next run ended with {code}: {told}"])


Broken = list[str]


def killed(tries: Tries) -> Broken:
    """``kill -9`` at any moment."""
    out = tries.out()
    run = Run(tries.sources, out, *tries.jobs())
    time.sleep(tries.moment())
    run.end(signal.SIGKILL)
    wrong = [] if run.is_gone() else ["a worker outlived its parent"]
    return wrong + broken(out, tries.whole) + tries.completes(out)


def killed_again(tries: Tries) -> Broken:
    """``kill -9`` while results are replaced: the earlier ones stand, whole."""
    out = tries.place / "again"
    if not out.exists():
        shutil.copytree(tries.place / "whole", out)
    run = Run(tries.sources, out, "--fresh", *tries.jobs())
    time.sleep(tries.moment())
    run.end(signal.SIGKILL)
    missing = sorted(set(tries.whole) - set(digests(out)))
    gone = [f"{name} was lost" for name in missing]
    return gone + broken(out, tries.whole) + tries.completes(out)


def _told(tries: Tries, number: int, meant: int) -> Broken:
    out = tries.out()
    run = Run(tries.sources, out, *tries.jobs())
    time.sleep(max(0.3, tries.moment()))
    code, seconds, told = run.end(number)
    wrong = [] if run.is_gone() else ["a process was left"]
    if code not in (meant, tries.exit):  # it may have ended already
        wrong.append(f"ended with {code}, not {meant}: {told}")
    if seconds > ENDED:
        wrong.append(f"took {seconds:.1f} s to end")
    if "Traceback" in told:
        wrong.append("printed a traceback")
    left = [p.name for p in out.iterdir() if p.name.startswith(".")] if out.is_dir() else []
    return wrong + [f"left {n}" for n in left] + broken(out, tries.whole) + tries.completes(out)


def interrupted(tries: Tries) -> Broken:
    """Ctrl-C: ends at once with 130."""
    return _told(tries, signal.SIGINT, 130)


def terminated(tries: Tries) -> Broken:
    """SIGTERM: ends at once with 143."""
    return _told(tries, signal.SIGTERM, 143)


def full_disk(tries: Tries) -> Broken:
    """A disk that is full at some point: exit 4, what is there is whole, room lets it complete."""
    out = tries.out()
    out.mkdir()
    size = tries.rng.randrange(8, 900) << 10
    options = f"size={size},mode=755"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", str(out)], capture_output=True, check=False
    )
    if mounted.returncode:
        return short_files(tries)
    try:
        code, _, told = Run(tries.sources, out, *tries.jobs()).end()
        wrong = broken(out, tries.whole)
        done = not set(tries.whole) - set(digests(out))
        if code not in ((tries.exit, 4) if done else (4,)) or "Traceback" in told:
            wrong.append(f"a full disk of {size} bytes ended with {code}: {told}")
        subprocess.run(["mount", "-o", "remount,size=64m", str(out)], check=True)
        return wrong + tries.completes(out)
    finally:
        _unmount(out)


def _unmount(place: Path) -> None:
    """Whoever else looks into it for a moment (a search over all files) keeps it busy."""
    end = time.monotonic() + ENDED
    while subprocess.run(["umount", str(place)], capture_output=True, check=False).returncode:
        if time.monotonic() > end:
            subprocess.run(["umount", "--lazy", str(place)], check=False)
            return
        time.sleep(0.05)


def short_files(tries: Tries) -> Broken:
    """No file may be longer than so much: writing breaks off in the middle."""
    out = tries.out()
    size = tries.rng.randrange(100, 60_000)

    def cramp() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    code, _, told = Run(tries.sources, out, before=cramp).end()
    wrong = broken(out, tries.whole)
    done = not set(tries.whole) - set(digests(out))
    if (code != 4 and not done) or "Traceback" in told:
        wrong.append(f"files of at most {size} bytes ended with {code}: {told}")
    return wrong + tries.completes(out)


def two_at_once(tries: Tries) -> Broken:
    """Two runs into one folder: both end well, and every result is whole."""
    out = tries.out()
    runs = [Run(tries.sources, out, "--fresh", *tries.jobs()) for _ in range(2)]
    ended = [run.end() for run in runs]
    wrong = [f"ended with {code}: {told}" for code, _, told in ended if code != tries.exit]
    return wrong + unfinished(out, tries.whole, tries.lines)


def clock(tries: Tries) -> Broken:
    """A clock that jumps by years within a run, and files from the future and the past."""
    out, hook = tries.out(), tries.place / "hook"
    hook.mkdir(exist_ok=True)
    (hook / "sitecustomize.py").write_text(JUMPS)
    for path in tries.sources.iterdir():
        when = tries.rng.choice((0, 4_000_000_000))
        os.utime(path, (when, when))
    code, _, told = Run(tries.sources, out, *tries.jobs(), env={"PYTHONPATH": str(hook)}).end()
    wrong = [] if code == tries.exit else [f"ended with {code}: {told}"]
    return wrong + unfinished(out, tries.whole, tries.lines) + tries.completes(out)


KINDS: dict[str, tuple[int, Callable[[Tries], Broken]]] = {
    "kill -9": (12, killed),
    "kill -9 over earlier results": (8, killed_again),
    "Ctrl-C": (6, interrupted),
    "SIGTERM": (6, terminated),
    "a full disk": (8, full_disk),
    "files cut short": (3, short_files),
    "two runs at once": (3, two_at_once),
    "a clock that jumps": (2, clock),
}
"""What is done to a run, and how often."""


def held(tries: Tries, kind: str, times: int) -> Iterator[bool]:
    """Try one kind so many times; says what did not hold."""
    for _ in range(times):
        wrong = KINDS[kind][1](tries)
        for each in wrong[:3]:
            print(f"NOT HELD  {kind}: {each}", flush=True)
        yield not wrong


def main(given: list[str]) -> int:
    """Try every kind; 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="of the tries of each kind")
    options = parser.parse_args(given)
    start, tried, fine = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as place:
        tries = Tries(Path(place), options.seed)
        for kind, (times, _) in KINDS.items():
            results = list(held(tries, kind, max(1, round(times * options.share))))
            print(f"{kind}: {len(results)} tried, {sum(results)} held", flush=True)
            tried, fine = tried + len(results), fine + sum(results)
    print(f"{tried} faults tried, {fine} held, in {time.monotonic() - start:.0f} s")
    return 0 if tried == fine else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
