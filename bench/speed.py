"""Whole processes in turn, processor seconds with children: the whole job beside bare grids.

    python -m bench.speed [--rounds 5] [--peers bench/.venv/bin/python] [--write bench/RESULTS.md]

The peers stop at a grid of strings; phuluc goes on to tree, checks and four files. Ratios count:
machines are shared and noisy. What takes longer than SLOW seconds is measured once.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.many import section
from bench.speed_table import LENGTHS, PAGES, Figure, Measured, results

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "phuong-6-2023" / "phuong-6-2023.office.pdf"
SLOW = 30.0
OWN = "phuluc, the whole job"
FLOOR = "floor: PDFium, pages and text loaded, nothing read"
HELP = "phuluc --help"

PEERS = {
    "tablers": "import sys, tablers\n"
    "for page in tablers.Document(sys.argv[1]).pages():\n"
    "    tablers.find_tables(page, extract_text=True)",
    "pdfplumber": "import sys, pdfplumber\n"
    "with pdfplumber.open(sys.argv[1]) as document:\n"
    "    for page in document.pages:\n"
    "        page.extract_tables(); page.close()",
    "camelot-py": "import sys, camelot\n"
    "camelot.read_pdf(sys.argv[1], pages='all', flavor='lattice')",
    "pymupdf": "import sys, pymupdf\n"
    "for page in pymupdf.open(sys.argv[1]):\n"
    "    [table.extract() for table in page.find_tables().tables]",
}
"""Distribution -> the grid of all pages, as its documentation does it."""

LOADED = """
import sys
from extract.pdfium_api import library
pdfium, data = library(), open(sys.argv[1], "rb").read()
document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
for index in range(pdfium.FPDF_GetPageCount(document)):
    page = pdfium.FPDF_LoadPage(document, index)
    pdfium.FPDFText_ClosePage(pdfium.FPDFText_LoadPage(page))
    pdfium.FPDF_ClosePage(page)
"""

REPEATED = """
import sys, pypdf
source, writer = pypdf.PdfReader(sys.argv[1]), pypdf.PdfWriter()
for number in range(int(sys.argv[2])):
    writer.add_page(source.pages[number % len(source.pages)])
writer.write(sys.argv[3])
"""


def run_once(command: list[str]) -> Figure:
    """User and system seconds of a command and its children, and the peak of its largest process.

    :raises SystemExit: it failed: no figure is better than a wrong one.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command[:3])} … ended with {child.returncode}")
    return Figure(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, Figure]:
    """The median seconds and the highest peak of each command, all of them in turn each round."""
    figures: dict[str, list[Figure]] = {name: [] for name in commands}
    for number in range(rounds):
        for name, command in commands.items():
            if number and figures[name][0].seconds > SLOW:
                continue
            figures[name].append(run_once(command))
            print(f"{name}: {figures[name][-1].seconds:.3f} s", file=sys.stderr)
    return {
        name: Figure(
            statistics.median(each.seconds for each in made),
            max(each.peak for each in made),
            len(made),
        )
        for name, made in figures.items()
    }


def extracting(pdf: Path, folder: Path) -> list[str]:
    """The whole job on a PDF, as a user would run it."""
    words = ["extract", str(pdf), "-o", str(folder / "out"), "--fresh", "--timeout", "600"]
    return [sys.executable, "-m", "phuluc", *words]


def repeated(pages: int, folder: Path, python: str) -> Path:
    """The sample's pages over and over, so many of them, in one PDF."""
    path = folder / f"{pages}.pdf"
    subprocess.run([python, "-c", REPEATED, str(SAMPLE), str(pages), str(path)], check=True)
    return path


def versions(python: str) -> dict[str, str]:
    """The peers that a Python has, with their versions."""
    ask = "import importlib.metadata as m, sys\nprint(m.version(sys.argv[1]))"
    found = {}
    for name in PEERS:
        answer = subprocess.run([python, "-c", ask, name], capture_output=True, text=True)
        if answer.returncode:
            print(f"{name}: not installed, left out", file=sys.stderr)
        else:
            found[name] = answer.stdout.strip()
    return found


def everything(python: str, rounds: int, folder: Path) -> Measured:
    """All figures of one run: beside the peers, by length, and the start alone."""
    peers = versions(python)
    beside = {}
    for pages in PAGES:
        pdf = repeated(pages, folder, python)
        commands = {
            OWN: extracting(pdf, folder),
            FLOOR: [sys.executable, "-c", LOADED, str(pdf)],
        }
        commands |= {name: [python, "-c", PEERS[name], str(pdf)] for name in peers}
        beside[pages] = measure(commands, rounds)
    lengths = {}
    for pages in LENGTHS:
        pdf = repeated(pages, folder, python)
        lengths[pages] = measure({OWN: extracting(pdf, folder)}, rounds if pages < 1000 else 1)[OWN]
    helped = measure({HELP: [sys.executable, "-m", "phuluc", "--help"]}, rounds)[HELP]
    return Measured(OWN, FLOOR, peers, beside, lengths, helped, rounds)


def main() -> None:
    """Prints the tables, and writes them where it is told to."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--peers", default=str(ROOT / "bench" / ".venv" / "bin" / "python"))
    arguments.add_argument("--write", type=Path, help="a file for the results")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = everything(given.peers, given.rounds, Path(folder))
    command = "make bench" if given.rounds == 5 else f"make bench ARGS='--rounds {given.rounds}'"
    text = results(measured, command)
    print(text)
    if given.write:
        given.write.write_text(text + section(given.write), encoding="utf-8")


if __name__ == "__main__":
    main()
