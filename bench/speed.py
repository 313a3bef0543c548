"""Whole processes in turn, processor seconds with children: the whole job beside bare grids.

    python bench/speed.py [PDF] [--rounds 5]

Peers that are not installed are left out and said so. Ratios count: machines are shared and noisy.
"""

import argparse
import importlib.metadata
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "phuong-6-2023" / "phuong-6-2023.office.pdf"

PEERS = {
    "pdfplumber": "import pdfplumber,sys\n"
    "with pdfplumber.open(sys.argv[1]) as d:\n"
    "    for p in d.pages:\n"
    "        p.extract_tables(); p.close()",
    "tablers": "import tablers,sys\n"
    "d=tablers.Document(sys.argv[1])\n"
    "for p in d.pages():\n"
    "    tablers.find_tables(p, extract_text=True)",
    "pymupdf": "import pymupdf,sys\n"
    "for p in pymupdf.open(sys.argv[1]):\n"
    "    [t.extract() for t in p.find_tables().tables]",
    "camelot": "import camelot,sys\ncamelot.read_pdf(sys.argv[1], pages='all', flavor='lattice')",
}
DISTRIBUTIONS = {"camelot": "camelot-py"}


def processor_seconds(command: list[str]) -> tuple[float, float]:
    """Runs a command; its user and system seconds, children included, and its peak MiB."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command[:3])} … ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def commands(pdf: Path, out: Path) -> dict[str, list[str]]:
    """What is measured: the whole job, and the peers that are installed."""
    found = {
        "phuluc, the whole job": [
            sys.executable, "-m", "phuluc", "extract", str(pdf), "-o", str(out), "--fresh",
        ]
    }  # fmt: skip
    for peer, script in PEERS.items():
        if importlib.util.find_spec(peer) is None:
            print(f"{peer}: not installed, left out")
            continue
        version = importlib.metadata.version(DISTRIBUTIONS.get(peer, peer))
        found[f"{peer} {version}, grid of strings only"] = [
            sys.executable, "-c", script, str(pdf),
        ]  # fmt: skip
    return found


def main() -> None:
    """Prints one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("pdf", nargs="?", type=Path, default=SAMPLE)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = commands(given.pdf, Path(folder))
        times: dict[str, list[float]] = {name: [] for name in measured}
        peaks: dict[str, float] = dict.fromkeys(measured, 0.0)
        for _ in range(given.rounds):
            for name, command in measured.items():
                seconds, peak = processor_seconds(command)
                times[name].append(seconds)
                peaks[name] = max(peaks[name], peak)
    medians = {name: statistics.median(values) for name, values in times.items()}
    own = next(iter(medians.values()))
    print(f"\n{given.pdf.name}, {given.rounds} rounds in turn, processor seconds (median)\n")
    print(f"{'':45} {'seconds':>8} {'phuluc / it':>12} {'peak MiB':>9}")
    for name, seconds in medians.items():
        print(f"{name:45} {seconds:8.2f} {own / seconds:12.2f} {peaks[name]:9.0f}")


if __name__ == "__main__":
    main()
