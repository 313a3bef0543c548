"""The figures of ``bench.speed`` as Markdown: the table, the lengths, and which goals are met."""

import datetime
import importlib.metadata
import os
import platform
from collections.abc import Iterator
from typing import NamedTuple

PAGES = (19, 380)
"""The sample once and twenty times over: what is measured beside the peers."""
LENGTHS = (20, 200, 2000)
"""Pages at which the whole job alone is measured."""


class Figure(NamedTuple):
    """Processor seconds (median), MiB of the largest process (highest), and of how many runs."""

    seconds: float
    peak: float
    runs: int = 1


class Measured(NamedTuple):
    """Everything that one run measured; ``beside`` is by pages and name, ``peers`` by version."""

    own: str
    floor: str
    peers: dict[str, str]
    beside: dict[int, dict[str, Figure]]
    lengths: dict[int, Figure]
    helped: Figure
    rounds: int

    def ratio(self, pages: int, other: str) -> float:
        """Seconds of the whole job for each second of another command."""
        return self.beside[pages][self.own].seconds / self.beside[pages][other].seconds


def results(measured: Measured, command: str) -> str:
    """The whole of ``RESULTS.md``."""
    library = " · ".join(f"{name} {_version(name)}" for name in ("pypdfium2", "pyarrow", "msgspec"))
    return "\n".join(
        [
            "# Speed",
            "",
            f"Made by `{command}` on {datetime.date.today().isoformat()}: whole processes in turn, "
            f"processor seconds with children, one run, median of {measured.rounds} rounds "
            "(marked * where one run took more than half a minute and was measured once).",
            f"{os.cpu_count()} cores of {platform.machine()}, {platform.system()}, "
            f"Python {platform.python_version()} · {library}.",
            "",
            "The peers stop at a grid of strings; phuluc goes on to the tree, its checks and four "
            "files. 380 pages are the 19 of the sample twenty times over, so their texts come back "
            "and are remembered: long documents of one make are alike, but not that alike.",
            "",
            *_table(measured),
            "",
            "## By length",
            "",
            *_lengths(measured),
            "",
            "## Goals",
            "",
            *_goals(measured),
            "",
            "[What holds what is not reached, and where the time goes](../docs/speed.md).",
            "",
        ]
    )


def _version(name: str) -> str:
    return importlib.metadata.version(name)


def _table(measured: Measured) -> Iterator[str]:
    head, rule = "| |", "| --- |"
    for pages in PAGES:
        head += f" {pages} pages, s | phuluc / it | it / floor | peak MiB |"
        rule += " ---: |" * 4
    yield from (head, rule)
    for name in measured.beside[PAGES[0]]:
        row = f"| {name} {measured.peers.get(name, '')}".rstrip() + " |"
        for pages in PAGES:
            figure = measured.beside[pages][name]
            star = "*" if figure.runs < measured.rounds else ""
            floors = figure.seconds / measured.beside[pages][measured.floor].seconds
            row += f" {figure.seconds:.2f}{star} | {measured.ratio(pages, name):.2f}"
            row += f" | {floors:.1f} | {figure.peak:.0f} |"
        yield row


def _lengths(measured: Measured) -> Iterator[str]:
    yield "| pages | seconds | ms a page | ms a further page | peak MiB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    before: tuple[int, float] | None = None
    for pages, figure in measured.lengths.items():
        further = ""
        if before:
            further = f"{1000 * (figure.seconds - before[1]) / (pages - before[0]):.2f}"
        each = 1000 * figure.seconds / pages
        yield f"| {pages} | {figure.seconds:.2f} | {each:.2f} | {further} | {figure.peak:.0f} |"
        before = pages, figure.seconds
    yield ""
    yield f"`phuluc --help`: {measured.helped.seconds:.3f} s."


def _goals(measured: Measured) -> Iterator[str]:
    short, long = PAGES
    steps = list(measured.lengths.items())
    (p0, f0), (p1, f1), (p2, f2) = steps[0], steps[1], steps[-1]
    near, far = (f1.seconds - f0.seconds) / (p1 - p0), (f2.seconds - f1.seconds) / (p2 - p1)
    rows = [
        (f"{short} pages: at most 0.30 of pdfplumber", "pdfplumber", short, 0.30),
        (f"{short} pages: below PyMuPDF's find_tables", "pymupdf", short, 1.0),
        (f"{long} pages: at most 1.5 of tablers", "tablers", long, 1.5),
        (f"{long} pages: at most 0.10 of pdfplumber", "pdfplumber", long, 0.10),
    ]
    yield "| goal | measured | |"
    yield "| --- | ---: | --- |"
    for goal, peer, pages, most in rows:
        if peer in measured.peers:
            yield _goal(goal, measured.ratio(pages, peer), most)
    yield _goal(f"{long} pages: peak below 250 MiB", measured.beside[long][measured.own].peak, 250)
    yield _goal("`--help` below 0.15 s", measured.helped.seconds, 0.15)
    yield _goal("linear: a page of 2,000 at most 1.15 of one of 200", far / near, 1.15)


def _goal(goal: str, value: float, most: float) -> str:
    return f"| {goal} | {value:.2f} | {'reached' if value <= most else '**not reached**'} |"
