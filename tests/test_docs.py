"""The pages: made parts are up to date, tables hold, recipes run, the site builds."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from docs import generated
from normalize import wordings
from phuluc.export.targets import TARGETS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FORMAT = (DOCS / "format.md").read_text("utf-8")


class Block(msgspec.Struct, frozen=True):
    """A fenced block of a page, and the output that stands right below it (None: none)."""

    page: str
    line: int
    language: str
    code: str
    printed: str | None


def blocks(page: str) -> Iterator[Block]:
    text = (DOCS / page).read_text("utf-8")
    shape = r"^```(\w[\w ]*)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?"
    for found in re.finditer(shape, text, re.M | re.S):
        if found[1] != "text":
            line = text.count("\n", 0, found.start()) + 1
            yield Block(page, line, found[1], found[2], found[3])


def environment() -> dict[str, str]:
    """One in which ``phuluc`` is the one of this checkout."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PYTHONPATH": str(ROOT), "PATH": path, "LC_ALL": "C.UTF-8"}


def run(words: list[str], code: str, folder: Path) -> str:
    done = subprocess.run(
        words, input=code, cwd=folder, env=environment(), capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(rows: list[tuple[object, ...]]) -> str:
    """Rows of an answer, a line each."""
    return "".join(" | ".join(map(str, row)) + "\n" for row in rows)


def duckdb(code: str, folder: Path) -> str:
    engine = pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
    with engine.connect() as database:
        database.execute(f"SET file_search_path = '{folder}'")
        return told(database.execute(code).fetchall())


def sqlite(code: str, folder: Path) -> str:
    database = sqlite3.connect(folder / "criteria.db")
    try:
        return told(database.execute(code).fetchall())
    finally:
        database.close()


TOOLS = {
    "sh": ["sh", "-e"],
    "python": [sys.executable, "-"],
    "js": ["node", "--input-type=module", "-"],
    "r": ["Rscript", "-"],
}
ANSWERS = {"sql": duckdb, "sql sqlite": sqlite}
UNTESTED = {"powerquery"}
"""What the page itself says is not run."""


def output(block: Block, folder: Path) -> str:
    """What a recipe prints; skipped where its tool is not there."""
    if block.language in ANSWERS:
        return ANSWERS[block.language](block.code, folder)
    words = TOOLS[block.language]
    if shutil.which(words[0]) is None:
        pytest.skip(f"the recipe needs {words[0]}, which is not installed")
    if "library(jsonlite)" in block.code:
        there = subprocess.run(["Rscript", "-e", "library(jsonlite)"], capture_output=True)
        if there.returncode:
            pytest.skip("no jsonlite for R here: apt-get install r-cran-jsonlite")
    return run(words, block.code, folder).replace(f"{folder}/", "")


RECIPES = list(blocks("cookbook.md"))
FIRST = RECIPES[0]


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the first recipe was run."""
    folder = tmp_path_factory.mktemp("cookbook")
    (folder / "samples").symlink_to(ROOT / "samples")
    output(FIRST, folder)
    return folder


@pytest.mark.parametrize("block", RECIPES[1:], ids=lambda each: f"{each.line}-{each.language}")
def test_a_recipe_prints_what_the_page_says(block: Block, kitchen: Path) -> None:
    if block.language in UNTESTED:
        pytest.skip(f"{block.language} runs nowhere here, as the page says")
    assert output(block, kitchen) == (block.printed or "")


@pytest.mark.parametrize("block", list(blocks("index.md")), ids=lambda each: str(each.line))
def test_the_quick_start_prints_what_it_says(block: Block) -> None:
    assert run(TOOLS[block.language], block.code, ROOT) == block.printed


# --- pages and code ---


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_made_parts_are_as_the_code_is(path: Path) -> None:
    page = path.read_text("utf-8")
    assert page == generated.renewed(page), "make docs renews it"


def test_the_words_that_are_read_are_those_of_the_file_that_people_edit() -> None:
    """``python -m docs.generated`` renews them: to read the others costs each run a fortieth."""
    assert wordings.MADE.read_bytes() == generated.words_of_headers()
    assert wordings.read_words() == tomllib.loads(wordings.TOML.read_text("utf-8"))


def test_every_made_part_stands_on_a_page() -> None:
    pages = "".join(path.read_text("utf-8") for path in DOCS.glob("*.md"))
    assert [name for name in generated.parts() if f"<!-- {name}: begin -->" not in pages] == []


@cache
def rows(marker: str) -> list[tuple[str, str]]:
    """Names and types of the table below a marker, every row with a meaning."""
    table = FORMAT.split(f"<!-- {marker} -->\n\n")[1].split("\n\n")[0]
    cells = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in table.splitlines()[2:]]
    assert all(len(row) == 3 and row[2] for row in cells), cells
    return [(row[0].strip("`"), row[1]) for row in cells]


@pytest.mark.parametrize("name", generated.records())
def test_a_record_is_described_member_by_member(name: str) -> None:
    assert rows(f"record: {name}") == generated.record(name)


@pytest.mark.parametrize("name", ["criteria", "cells", "index"])
def test_a_table_is_described_column_by_column(name: str) -> None:
    assert rows(f"table: {name}") == generated.table(name)


def test_every_form_of_export_is_named() -> None:
    text = FORMAT.split("## Other forms")[1]
    for target in TARGETS.values():
        assert target.ending in text


# --- the site ---


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the site's builder is not installed")
    (tmp_path / "docs").symlink_to(DOCS)
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    words += ["--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(
        words, cwd=ROOT, env=environment() | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    reference = (tmp_path / "site" / "reference" / "index.html").read_text("utf-8")
    assert "One document to its result" in reference


def test_a_new_page_comes_into_the_navigation() -> None:
    from docs import hooks

    config = SimpleNamespace(docs_dir=str(DOCS), nav=[{"Quick start": "index.md"}])
    nav = hooks.on_config(config).nav
    assert "cookbook.md" in nav[1]["More"]
    assert "decisions/001-flat-package-names.md" in nav[2]["Decisions"]


def test_a_link_out_of_the_pages_becomes_its_words() -> None:
    from docs import hooks

    page = SimpleNamespace(file=SimpleNamespace(abs_src_path=str(DOCS / "decisions" / "x.md")))
    told = hooks.on_page_markdown("[a](../../README.md) [b](../format.md)", page)
    assert told == "a (`README.md`) [b](../format.md)"
