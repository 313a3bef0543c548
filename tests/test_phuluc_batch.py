"""Many sources: each for itself, what is up to date is left alone, and the exit code of it all."""

import os
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from phuluc.batch import Batch, Line, exit_code, run_batch
from phuluc.child import Child
from phuluc.executors import open_executor, read_in
from phuluc.publish import NotWritten
from phuluc.sources import list_sources
from phuluc.worker import Job
from schemas.findings import Finding
from schemas.nested import finding_node
from schemas.settings import Settings

TABLE = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\n1.1\tHai\t2\nTổng\t\t2\n"
OTHER = TABLE.replace("Hai", "Ba")
NO_TABLE = "<html><p>Kính gửi: các đơn vị</p></html>"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "in").mkdir()
    put(folder, a=TABLE)
    go(folder)
    return folder


@pytest.fixture
def done(run_once: Path, tmp_path: Path) -> Path:
    """A place where ``in/a.txt`` has been read into ``out/a``."""
    return Path(shutil.copytree(run_once, tmp_path / "done"))


def put(place: Path, **texts: str) -> None:
    for name, text in texts.items():
        (place / "in" / f"{name}.txt").write_text(text, "utf-8")


def go(place: Path, *words: str, **options: Any) -> dict[str, Line]:
    """File name to line; without words everything in the folder ``in``."""
    jobs, done = options.pop("jobs", 1), options.pop("done", None)
    listing = list_sources([str(place / "in" / word) for word in words] or [str(place / "in")])
    batch = Batch(place / "out", options.pop("settings", Settings()), **options)
    with open_executor(jobs) as executor:
        lines = list(run_batch(batch, listing.sources, executor, executor.width, done))
    return {Path(line.source).name: line for line in lines}


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def index(place: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    rows: list[dict[str, Any]] = parquet.read_table(place / "out" / "index.parquet").to_pylist()
    return rows


def statuses(lines: dict[str, Line]) -> dict[str, str]:
    return {name: line.status for name, line in lines.items()}


def test_a_source_gets_a_folder_of_four_files(done: Path) -> None:
    assert sorted(contents(done / "out" / "a")) == [
        "cells.parquet", "criteria.parquet", "decisions.jsonl", "tree.json",
    ]  # fmt: skip


def test_one_bad_source_never_stops_the_others(place: Path) -> None:
    put(place, a=TABLE, b=NO_TABLE, c="", d=TABLE)
    found = statuses(go(place, "a.txt", "b.txt", "c.txt", "none.txt", "d.txt"))
    assert found == {
        "a.txt": "written",
        "b.txt": "no-tree",
        "c.txt": "unreadable",
        "none.txt": "unreadable",
        "d.txt": "written",
    }


def test_a_source_without_a_tree_leaves_no_folder(place: Path) -> None:
    put(place, a=TABLE, b=NO_TABLE)
    go(place)
    assert sorted(os.listdir(place / "out")) == ["a", "index.parquet"]


def test_a_source_without_a_tree_leaves_its_earlier_result(done: Path) -> None:
    before = contents(done / "out" / "a")
    put(done, a=NO_TABLE)
    assert statuses(go(done)) == {"a.txt": "no-tree"}
    assert contents(done / "out" / "a") == before


def test_a_result_that_is_up_to_date_is_left_alone(done: Path) -> None:
    tree = done / "out" / "a" / "tree.json"
    inode = tree.stat().st_ino
    second = go(done)["a.txt"]
    assert (second.status, tree.stat().st_ino) == ("kept", inode)
    first = go(done, fresh=True)["a.txt"]
    assert (second.criteria, second.findings) == (first.criteria, first.findings)


def test_fresh_redoes_all_with_the_same_bytes(done: Path) -> None:
    before = contents(done / "out" / "a")
    assert statuses(go(done, fresh=True)) == {"a.txt": "written"}
    assert contents(done / "out" / "a") == before


def test_other_bytes_are_read_again(done: Path) -> None:
    put(done, a=OTHER)
    assert statuses(go(done)) == {"a.txt": "written"}
    assert "Ba" in (done / "out" / "a" / "tree.json").read_text("utf-8")


def test_other_settings_are_read_again(done: Path) -> None:
    assert statuses(go(done, settings=Settings(snap=2.4))) == {"a.txt": "written"}


@pytest.mark.parametrize("name", ["criteria.parquet", "cells.parquet", "decisions.jsonl"])
def test_a_result_that_is_not_whole_is_made_again(done: Path, name: str) -> None:
    (done / "out" / "a" / name).unlink()
    assert statuses(go(done)) == {"a.txt": "written"}
    assert (done / "out" / "a" / name).exists()


def test_a_tree_that_was_cut_is_made_again(done: Path) -> None:
    tree = done / "out" / "a" / "tree.json"
    tree.write_bytes(tree.read_bytes()[:200])
    assert statuses(go(done)) == {"a.txt": "written"}


def test_a_foreign_file_in_the_folder_is_left_and_said(place: Path) -> None:
    put(place, a=TABLE)
    (place / "out" / "a").mkdir(parents=True)
    (place / "out" / "a" / "mine.txt").write_text("mine")
    assert statuses(go(place)) == {"a.txt": "not-written"}
    assert contents(place / "out" / "a") == {"mine.txt": b"mine"}


def test_an_out_that_is_a_file_is_left_and_said(place: Path) -> None:
    put(place, a=TABLE)
    (place / "out").write_text("mine")
    assert statuses(go(place)) == {"a.txt": "not-written"}
    assert (place / "out").read_text() == "mine"


def test_leftovers_of_a_killed_run_are_removed(place: Path) -> None:
    put(place, a=TABLE)
    left = place / "out" / (".phuluc-" + "0123456789abcdef")
    left.mkdir(parents=True)
    go(place)
    assert not left.exists()


def test_the_index_has_a_line_a_source(place: Path) -> None:
    put(place, a=TABLE, b=NO_TABLE)
    go(place)
    rows = index(place)
    assert [(Path(row["source"]).name, row["status"], row["criteria"]) for row in rows] == [
        ("a.txt", "written", 2),
        ("b.txt", "no-tree", 0),
    ]


def test_the_index_keeps_the_lines_of_other_sources(place: Path) -> None:
    put(place, a=TABLE, b=OTHER)
    go(place, "a.txt")
    go(place, "b.txt")
    rows = index(place)
    assert [Path(row["source"]).name for row in rows] == ["a.txt", "b.txt"]


def test_a_foreign_index_is_left_and_said_and_the_results_stand(place: Path) -> None:
    put(place, a=TABLE)
    (place / "out").mkdir()
    (place / "out" / "index.parquet").write_text("mine")
    with pytest.raises(NotWritten):
        go(place)
    assert (place / "out" / "index.parquet").read_text() == "mine"
    assert (place / "out" / "a" / "tree.json").exists()


def test_without_any_result_no_folder_is_made(place: Path) -> None:
    put(place, a=NO_TABLE)
    go(place, "a.txt")
    assert not (place / "out").exists()


def test_a_source_beyond_its_time_is_too_large() -> None:
    job = Job("a.txt", (TABLE * 2000).encode(), Settings(max_seconds=0.0))
    with Child() as child:
        codes = [each.code for each in read_in(child, job).findings]
    assert codes == ["too-large"]


def test_a_source_beyond_its_memory_is_too_large() -> None:
    row = "1\tMột\t2\n" * 200_000
    job = Job("a.txt", (TABLE + row).encode(), Settings(max_memory=32 << 20))
    with Child() as child:
        codes = [each.code for each in read_in(child, job).findings]
    assert codes == ["too-large"]


def test_after_a_source_that_was_too_large_the_next_is_read() -> None:
    with Child() as child:
        read_in(child, Job("a.txt", (TABLE * 2000).encode(), Settings(max_seconds=0.0)))
        assert read_in(child, Job("b.txt", TABLE.encode(), Settings())).criteria == 2


def line(status: str, *codes: str) -> Line:
    return Line("a", None, status, tuple(finding_node(Finding(code)) for code in codes))


@pytest.mark.parametrize(
    ("lines", "strict", "code"),
    [
        ([], False, 0),
        ([line("written"), line("kept")], False, 0),
        ([line("written", "sum-mismatch")], False, 0),
        ([line("written", "sum-mismatch")], True, 1),
        ([line("kept", "sum-mismatch")], True, 1),
        ([line("written", "table-skipped")], True, 0),
        ([line("no-tree", "no-table"), line("written")], False, 1),
        ([line("unreadable", "damaged"), line("no-tree", "no-table")], False, 3),
        ([line("not-written", "not-written"), line("unreadable", "damaged")], False, 4),
    ],
)
def test_the_gravest_outcome_is_the_exit_code(lines: list[Line], strict: bool, code: int) -> None:
    assert exit_code(lines, strict) == code


def test_a_tree_that_is_deeper_than_can_be_read_is_made_again(done: Path) -> None:
    tree = done / "out" / "a" / "tree.json"
    tree.write_bytes(b'{"format": "criteria-tree/1", "x": ' + b"[" * 100_000)
    assert statuses(go(done)) == {"a.txt": "written"}


def test_the_name_in_the_tree_holds_no_path(done: Path) -> None:
    tree = msgspec.json.decode((done / "out" / "a" / "tree.json").read_bytes())
    assert tree["source"]["name"] == "a.txt"


def test_a_fault_of_ours_is_one_source_s_alone(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, limit: int) -> bytes:
        if path.name == "a.txt":
            raise AssertionError("never seen")
        return path.read_bytes()

    monkeypatch.setattr("phuluc.sources.load", broken)
    put(place, a=TABLE, b=NO_TABLE)
    assert statuses(go(place)) == {"a.txt": "unreadable", "b.txt": "no-tree"}


LONG = TABLE + "1\tMột\t2\n" * 3_000


def test_lines_come_in_the_order_of_the_sources_not_of_the_work(place: Path) -> None:
    put(place, a=LONG, b=TABLE, c=TABLE)
    worked: list[str] = []
    lines = go(place, jobs=2, done=lambda line: worked.append(Path(line.source).name))
    assert worked[0] == "b.txt" and sorted(worked) == ["a.txt", "b.txt", "c.txt"]
    assert list(lines) == ["a.txt", "b.txt", "c.txt"]


def test_several_at_once_give_the_same_bytes(place: Path) -> None:
    put(place, a=TABLE, b=OTHER, c=NO_TABLE)
    go(place)
    before = {name: contents(place / "out" / name) for name in "ab"}
    assert statuses(go(place, jobs=2, fresh=True)) == {
        "a.txt": "written",
        "b.txt": "written",
        "c.txt": "no-tree",
    }
    assert {name: contents(place / "out" / name) for name in "ab"} == before


def test_a_source_without_an_end_costs_itself_alone(place: Path) -> None:
    put(place, a=TABLE, b=TABLE + "1\tM\t2\n" * 300_000, c=TABLE)
    lines = go(place, jobs=2, settings=Settings(max_seconds=0.5))
    assert statuses(lines) == {"a.txt": "written", "b.txt": "unreadable", "c.txt": "written"}
    assert [each.code for each in lines["b.txt"].findings] == ["too-large"]


def test_another_time_limit_is_no_reason_to_read_again(done: Path) -> None:
    assert statuses(go(done, settings=Settings(max_seconds=7.0))) == {"a.txt": "kept"}


def test_a_brief_line_counts_what_it_no_longer_holds() -> None:
    full = line("written", "sum-mismatch", "table-skipped", "crashed")
    assert [each.code for each in full.brief().findings] == ["crashed"]
    assert [full.brief().count(each) for each in ("error", "warning", "note")] == [1, 1, 1]
