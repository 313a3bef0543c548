"""Results are exchanged whole, and nothing that is not ours is changed."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from phuluc import publish as module
from phuluc.files import merge_index
from phuluc.publish import INDEX, LEFTOVER, NotWritten, publish, tidy, update_index
from schemas.arrow import INDEX as COLUMNS
from schemas.findings import Stopped

TREE = b'{\n  "format": "criteria-tree/1"\n}\n'
FILES = {
    "tree.json": TREE, "criteria.parquet": b"1", "cells.parquet": b"2", "decisions.jsonl": b"",
}  # fmt: skip
OTHER = FILES | {"cells.parquet": b"3"}
ROOT = Path(__file__).parents[1]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def line(source: str) -> dict[str, object]:
    return dict.fromkeys(COLUMNS.names) | {"source": source}


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to change places: in one step, and where the system has no such call."""
    if request.param == "renames":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)


def test_a_result_is_all_of_its_files(tmp_path: Path) -> None:
    publish(tmp_path / "new" / "out", "a", FILES)
    assert content(tmp_path / "new" / "out" / "a") == FILES
    assert names(tmp_path / "new" / "out") == ["a"]


@pytest.mark.usefixtures("way")
def test_an_earlier_result_is_replaced_and_its_review_dropped(tmp_path: Path) -> None:
    publish(tmp_path, "a", FILES)
    (tmp_path / "a" / "review.html").write_text("x")
    publish(tmp_path, "a", OTHER)
    assert content(tmp_path / "a") == OTHER
    assert names(tmp_path) == ["a"]


def test_a_result_is_readable_like_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        publish(tmp_path, "a", FILES)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "a" / "tree.json").stat().st_mode & 0o777 == 0o644


def test_a_folder_with_a_foreign_file_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, "a", FILES)
    (tmp_path / "a" / "notes.txt").write_text("mine")
    before = content(tmp_path / "a")
    with pytest.raises(Stopped) as stop:
        publish(tmp_path, "a", OTHER)
    assert stop.value.findings[0].code == "not-written"
    assert "notes.txt" in stop.value.findings[0].facts["seen"]
    assert content(tmp_path / "a") == before
    assert names(tmp_path) == ["a"]


@pytest.mark.usefixtures("way")
def test_a_foreign_file_that_comes_in_between_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "a", FILES)
    monkeypatch.setattr(module, "refusal", lambda folder: None)
    (tmp_path / "a" / "notes.txt").write_text("mine")
    with pytest.raises(NotWritten):
        publish(tmp_path, "a", OTHER)
    assert content(tmp_path / "a") == FILES | {"notes.txt": b"mine"}
    assert names(tmp_path) == ["a"]


def test_a_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(Stopped):
        publish(tmp_path, "a", FILES)
    assert (tmp_path / "a").read_text() == "mine"


def test_a_link_of_that_name_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path / "elsewhere", "a", FILES)
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere" / "a")
    with pytest.raises(Stopped):
        publish(tmp_path, "a", OTHER)
    assert content(tmp_path / "elsewhere" / "a") == FILES


def test_our_names_as_folders_are_not_ours(tmp_path: Path) -> None:
    publish(tmp_path, "a", FILES)
    (tmp_path / "a" / "review.html").mkdir()
    with pytest.raises(Stopped):
        publish(tmp_path, "a", OTHER)


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind root")
def test_a_folder_without_rights_is_not_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Stopped):
        publish(tmp_path, "a", FILES)


def test_out_that_is_a_file_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(Stopped) as stop:
        publish(tmp_path / "out", "a", FILES)
    assert stop.value.findings[0].code == "not-written"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_without_space_the_earlier_result_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "a", FILES)
    write = module.write_file

    def full(path: Path, data: bytes) -> None:
        write(path, data)
        with open("/dev/full", "wb", buffering=0) as device:
            device.write(b"x")

    monkeypatch.setattr(module, "write_file", full)
    with pytest.raises(Stopped) as stop:
        publish(tmp_path, "a", OTHER)
    assert "space" in stop.value.findings[0].facts["seen"]
    assert content(tmp_path / "a") == FILES
    assert names(tmp_path) == ["a"]


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    left = tmp_path / f"{LEFTOVER}{'0' * 16}"
    left.mkdir()
    (left / "tree.json").write_text("half")
    tidy(tmp_path)
    assert names(tmp_path) == []


def test_other_dot_names_stay(tmp_path: Path) -> None:
    (tmp_path / ".phuluc-notes").write_text("mine")
    (tmp_path / ".git").mkdir()
    publish(tmp_path, "a", FILES)
    tidy(tmp_path)
    assert names(tmp_path) == [".git", ".phuluc-notes", "a"]


def test_corrections_beside_a_result_stay(tmp_path: Path) -> None:
    (tmp_path / "a.corrections.toml").write_text("mine")
    publish(tmp_path, "a", FILES)
    publish(tmp_path, "a", OTHER)
    assert (tmp_path / "a.corrections.toml").read_text() == "mine"


def test_a_reader_never_sees_a_result_that_is_not_whole(tmp_path: Path) -> None:
    """A process that publishes for ever is killed in the middle; one whole result stands."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path\n"
        "from phuluc.publish import publish\n"
        'tree = b\'{"format": "criteria-tree/1"}\'\n'
        "while True:\n"
        "    for text in (b'1', b'2'):\n"
        "        publish(Path(sys.argv[2]), 'a', {'tree.json': tree, 'cells.parquet': text,"
        " 'criteria.parquet': text})\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(ROOT), str(tmp_path)])
    try:
        end = time.monotonic() + 20
        while not (tmp_path / "a").exists() and time.monotonic() < end:
            time.sleep(0.01)
        for _ in range(200):
            held = os.open(tmp_path / "a", os.O_RDONLY)
            assert (tmp_path / "a" / "tree.json").is_file()
            os.close(held)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    found = content(tmp_path / "a")
    assert found["cells.parquet"] == found["criteria.parquet"]
    tidy(tmp_path)
    assert names(tmp_path) == ["a"]


def test_the_index_is_merged(tmp_path: Path) -> None:
    update_index(tmp_path, lambda old: merge_index(old, [line("b")]))
    update_index(tmp_path, lambda old: merge_index(old, [line("a")]))
    assert names(tmp_path) == [INDEX]
    from phuluc.files import read_table

    assert read_table((tmp_path / INDEX).read_bytes())["source"].to_pylist() == ["a", "b"]


def test_an_index_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_text("mine")
    with pytest.raises(Stopped):
        update_index(tmp_path, lambda old: merge_index(old, [line("a")]))
    assert (tmp_path / INDEX).read_text() == "mine"
    assert names(tmp_path) == [INDEX]


def test_the_index_waits_for_its_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    held = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Stopped):
            update_index(tmp_path, lambda old: merge_index(old, [line("a")]))
    finally:
        os.close(held)
    assert names(tmp_path) == []


def test_a_result_can_be_moved_away_by_hand(tmp_path: Path) -> None:
    publish(tmp_path, "a", FILES)
    shutil.move(tmp_path / "a", tmp_path / "b")
    publish(tmp_path, "a", OTHER)
    assert names(tmp_path) == ["a", "b"]
