"""What is fuzzed: each reader on bytes that it is given whatever they are, and what follows it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.hostile import html, pdf
from extract.readers import READERS
from normalize.read import normalize
from schemas.checks import check
from schemas.findings import Stopped
from schemas.settings import Settings

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "phuong-6-2023"
LONGEST = 120_000
"""Bytes of a seed: more only makes each try slower."""
SMALL = Settings(
    max_objects=20_000, max_characters=40_000, max_cells=50_000, max_elements=5_000, max_pages=50
)
"""Bounds that keep a try short; going beyond one is an answer like another."""

TARGETS: dict[str, tuple[str, Settings]] = {
    "pdf": ("pdf", SMALL),
    "plumber": ("pdf", msgspec.structs.replace(SMALL, engine="pdfplumber")),
    "html": ("html", SMALL),
    "transcript": ("transcript", SMALL),
}
"""Name -> the reader, and its settings."""


def attempt(target: str, data: bytes) -> None:
    """Read the bytes as far as to the checks; ``Stopped`` is an answer, all else is a find.

    :raises Exception: a fault of the program.
    """
    name, settings = TARGETS[target]
    reader = next(each for each in READERS if each.name == name)
    try:
        made = normalize(iter(list(reader.read(data, settings))))
    except Stopped:
        return
    for number, built in enumerate(made.built):
        check(built.appendix, number)


def seeds(target: str) -> Iterator[bytes]:
    """Files to begin with: the sample where it is small, and hostile files."""
    name, _ = TARGETS[target]
    forms = {"pdf": ("office.pdf",), "html": ("html",), "transcript": ("txt",)}[name]
    files = [(SAMPLE / f"phuong-6-2023.{form}").read_bytes() for form in forms]
    modules = {"pdf": (pdf.made,), "html": (html.made,)}
    quick = pdf.QUICK | html.QUICK
    for made in modules.get(name, (html.transcripts,)):
        files += [data() for case, data, _ in made() if case in quick or name == "transcript"]
    yield from (data for data in files if len(data) <= LONGEST)
