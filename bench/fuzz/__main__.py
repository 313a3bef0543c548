"""``python -m bench.fuzz``: bytes that change until a reader breaks, for a bounded time.

With atheris (coverage tells which change led somewhere new) where it is installed, else by a seeded
mutator. A find is kept in a file; made small, it goes into ``tests/finds`` under its reader's name.
"""

import argparse
import hashlib
import importlib
import importlib.util
import pkgutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

TARGETS = ("pdf", "plumber", "html", "transcript")
PACKAGES = ("schemas", "extract", "normalize")
SLOW = 30
"""Seconds from which one try counts as hanging."""
MEMORY = 3_000
"""MiB at which a try counts as a flood; the command itself is bounded lower, in a child."""


def guided(target: str, seconds: int, corpus: Path, finds: Path) -> int:
    """Fuzz with atheris, in this process; never comes back."""
    import atheris

    with atheris.instrument_imports(include=list(PACKAGES)):
        for package in PACKAGES:  # what readers import when they read would not be instrumented
            for module in pkgutil.iter_modules([package]):
                importlib.import_module(f"{package}.{module.name}")
    from bench.fuzz.targets import attempt

    plant(target, corpus)
    options = [f"-max_total_time={seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}"]
    options += [f"-artifact_prefix={finds}/{target}-", f"-report_slow_units={SLOW}"]
    options += ["-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda data: attempt(target, data))
    atheris.Fuzz()
    return 0


def plant(target: str, corpus: Path) -> None:
    """Put the files to begin with into a folder."""
    from bench.fuzz.targets import seeds

    for number, data in enumerate(seeds(target)):
        (corpus / f"{number:03d}").write_bytes(data)


def mutated(target: str, seconds: int, corpus: Path, finds: Path) -> int:
    """Fuzz with a mutator of bytes; 1 where something was found."""
    from bench.fuzz.targets import attempt

    plant(target, corpus)
    files = [path.read_bytes() for path in sorted(corpus.iterdir())]
    rng, end, tries, found = Random(target), time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        data = changed(rng, rng.choice(files), files)
        tries += 1
        try:
            attempt(target, data)
        except Exception as fault:
            found += 1
            name = f"{target}-{hashlib.sha256(data).hexdigest()[:12]}"
            (finds / name).write_bytes(data)
            print(f"{name}: {type(fault).__name__}: {fault}")
    print(f"{target}: {tries} tries, {found} finds")
    return 1 if found else 0


def changed(rng: Random, data: bytes, others: list[bytes]) -> bytes:
    """The bytes with a few changes: turned, cut, doubled, taken from another file."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 40))):
        at = rng.randrange(len(out) + 1)
        wide = rng.choice((1, 4, 40, 400))
        what = rng.randrange(5)
        if what == 0 and out:
            out[min(at, len(out) - 1)] = rng.randrange(256)
        elif what == 1:
            del out[at : at + wide]
        elif what == 2:
            out[at:at] = out[at : at + wide]
        elif what == 3:
            other = rng.choice(others)
            start = rng.randrange(len(other) + 1)
            out[at : at + wide] = other[start : start + wide]
        else:
            out[at:at] = rng.choice((b"<", b">", b"0", b"\0", b"-1", b"99999999", b"\t", b"\xff"))
    return bytes(out)


def main(given: list[str]) -> int:
    """Fuzz one reader, or each in turn in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("target", nargs="?", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--finds", type=Path, default=Path("out/finds"))
    options = parser.parse_args(given)
    options.finds.mkdir(parents=True, exist_ok=True)
    if options.target is None:
        ended = [_apart(target, options.seconds, options.finds) for target in TARGETS]
        kept = sorted(path.name for path in options.finds.iterdir())
        print(
            f"{len(TARGETS)} readers, {options.seconds} s each; finds: {', '.join(kept) or 'none'}"
        )
        return int(any(ended))
    with tempfile.TemporaryDirectory() as place:
        fuzz = guided if importlib.util.find_spec("atheris") else mutated
        return fuzz(options.target, options.seconds, Path(place), options.finds)


def _apart(target: str, seconds: int, finds: Path) -> int:
    command = [sys.executable, "-m", "bench.fuzz", target, "--seconds", str(seconds)]
    command += ["--finds", str(finds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    lines = (done.stdout + done.stderr).splitlines()
    told = [line for line in lines if "Exception" in line or "Error" in line or "ERROR" in line]
    stats = [line for line in lines if "number_of_executed_units" in line or "tries" in line]
    print(
        f"{target}: {' '.join([*stats, *told][:6]) or 'ended ' + str(done.returncode)}", flush=True
    )
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
