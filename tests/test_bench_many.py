"""The bench of many documents, small: it holds, and it would say what does not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.account import account, digests
from bench.archive import kind, make
from bench.many import HEADING, listens, main, put, section
from phuluc.cli import main as phuluc

DOCUMENTS = 8
"""The first of the archive: six pages, one PDF, one letter."""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """An archive that was read, and what must have become of each document."""
    folder = tmp_path_factory.mktemp("many")
    expected = make(folder, DOCUMENTS, printed=0, seed=60_000)
    words = [str(folder / "archive"), "--recursive", "-o", str(folder / "out"), "--quiet"]
    assert phuluc(["extract", *words, "--jobs", "1"]) == 1
    return folder / "out", expected


@pytest.fixture
def out(once: tuple[Path, dict[str, str]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(once[0], tmp_path / "out"))


@pytest.fixture
def expected(once: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return dict(once[1])


@pytest.mark.parametrize("road", ["pool", "cluster"])
def test_a_small_archive_holds_on_both_roads(road: str, tmp_path: Path) -> None:
    words = ["--documents", "48", "--printed", "0", "--only", road, "--folder", str(tmp_path)]
    assert main([*words, "--write", str(tmp_path / "RESULTS.md")]) == 0
    assert "every document is accounted for" in (tmp_path / "RESULTS.md").read_text("utf-8")


SLOW = """
import sys, time
with open(sys.argv[1], "w") as file:
    time.sleep(0.5)
    file.write('{"address": "tcp://127.0.0.1:1"}')
time.sleep(60)
"""


def test_a_file_that_is_not_written_yet_tells_no_address(tmp_path: Path) -> None:
    said = tmp_path / "scheduler.json"
    with subprocess.Popen([sys.executable, "-c", SLOW, str(said)]) as scheduler:
        address = listens(said, scheduler)
        scheduler.kill()
    assert address == "tcp://127.0.0.1:1"


def test_a_scheduler_that_ended_is_not_waited_for(tmp_path: Path) -> None:
    scheduler = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    with scheduler, pytest.raises(RuntimeError, match="ended with 3"):
        listens(tmp_path / "scheduler.json", scheduler)


def test_the_archive_holds_every_kind() -> None:
    kinds = [kind(number) for number in range(100)]
    counts = {each: kinds.count(each) for each in ("html", "pdf", "letter", "broken")}
    assert counts == {"html": 83, "pdf": 15, "letter": 1, "broken": 1}


def test_what_is_whole_is_no_fault(out: Path, expected: dict[str, str]) -> None:
    assert account(out, expected) == []


def test_a_lost_result_is_named(out: Path, expected: dict[str, str]) -> None:
    shutil.rmtree(out / "html-000002")
    assert len(account(out, expected)) == 1


def test_a_cut_result_is_named(out: Path, expected: dict[str, str]) -> None:
    cells = out / "html-000002" / "cells.parquet"
    cells.write_bytes(cells.read_bytes()[:-4])
    assert account(out, expected)[0].startswith("html-000002: ")


def test_a_source_without_a_line_is_named(out: Path, expected: dict[str, str]) -> None:
    assert account(out, expected | {"more": "tree"}) == ["more: no line in the index"]


def test_a_leftover_is_named(out: Path, expected: dict[str, str]) -> None:
    (out / ".phuluc-0123456789abcdef").mkdir()
    assert account(out, expected) == [".phuluc-0123456789abcdef: nobody's"]


def test_another_status_is_named(out: Path, expected: dict[str, str]) -> None:
    (letter,) = (each for each, what in expected.items() if what == "no-tree")
    assert account(out, expected | {letter: "tree"}) == [f"{letter}: no-tree, not written"]


def test_other_bytes_have_other_digests(out: Path) -> None:
    before = digests(out)
    (out / "html-000002" / "decisions.jsonl").write_bytes(b"{}")
    assert {name for name, each in digests(out).items() if before[name] != each} == {
        "html-000002/decisions.jsonl"
    }


def test_a_table_is_put_between_its_marks(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_text("# Before\n", "utf-8")
    put(place, "one")
    place.write_text(place.read_text("utf-8") + "after\n", "utf-8")
    put(place, "two")
    text = place.read_text("utf-8")
    assert "one" not in text and text.startswith("# Before\n") and text.endswith("after\n")
    assert section(place) == f"\n{text[text.index(HEADING) : -len('after') - 1]}"
