"""A database that says no, or goes away, holds what it held."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import phuluc
import servers
from loading import SMALL, VIOLATIONS, asked, edited, first, held
from phuluc.load import BadTarget, NotLoaded, load, open_database
from phuluc.load.rows import rows_of
from phuluc.load.tables import CRITERION
from stages import SAMPLES

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("edit", VIOLATIONS.values(), ids=list(VIOLATIONS))
def test_a_violated_constraint_leaves_what_was_there(
    target: str, edit: Callable[[dict[str, Any]], object]
) -> None:
    load(SMALL, target)
    before = held(target)
    with pytest.raises(NotLoaded):
        load(edited(SMALL, edit), target)
    assert held(target) == before


def test_a_violated_constraint_in_an_empty_database_leaves_no_row(target: str) -> None:
    with pytest.raises(NotLoaded):
        load(edited(SMALL, VIOLATIONS["an id stands twice"]), target)
    assert not any(held(target).values())
    assert load(SMALL, target) == "loaded"


def test_a_row_of_the_tables_refuses_what_is_no_kind(target: str) -> None:
    rows = rows_of(SMALL)
    kind = [column.name for column in CRITERION.columns].index("kind")
    first_row = rows.tables["criterion"][0]
    rows.tables["criterion"][0] = (*first_row[:kind], "section", *first_row[kind + 1 :])
    with open_database(target) as database, pytest.raises(NotLoaded):
        database.put(rows)
    assert not any(held(target).values())


def test_tables_that_are_not_ours_are_left_alone(target: str) -> None:
    with open_database(target) as database:
        database.run("CREATE TABLE finding (mine integer)")
        database.run("INSERT INTO finding VALUES (7)")
    with pytest.raises(NotLoaded, match="a table finding with other columns"):
        load(SMALL, target)
    assert held(target) == {"finding": [(7,)]}


def test_other_tables_beside_ours_stay(target: str) -> None:
    with open_database(target) as database:
        database.run("CREATE TABLE mine (x integer)")
        database.run("INSERT INTO mine VALUES (7)")
    load(SMALL, target)
    assert asked(target, "SELECT x FROM mine") == [(7,)]


def test_a_server_that_goes_away_in_the_middle_leaves_nothing_half_loaded(tmp_path: Path) -> None:
    reason = servers.reason_to_skip()
    if reason:
        pytest.skip(reason)
    SMALL.write(tmp_path / "out", "a")
    with servers.server() as server:
        load(edited(SMALL, lambda tree: first(tree).update(title="trước")), server.address())
        before = held(server.address())
        with held_up(server.address(), tmp_path / "out") as run:
            server.stop()
            said = run.communicate()[1]
        assert run.returncode == 4
        assert said.count("\n") == 1 and "it was not loaded" in said
        server.start()
        assert held(server.address()) == before
        assert load(SMALL, server.address()) == "replaced"


def test_an_interrupted_run_leaves_nothing_half_loaded(
    fresh: Callable[[str], str], tmp_path: Path
) -> None:
    target = fresh("postgresql")
    SMALL.write(tmp_path / "out", "a")
    load(edited(SMALL, lambda tree: first(tree).update(title="trước")), target)
    before = held(target)
    with held_up(target, tmp_path / "out") as run:
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=20)[1]
    assert (run.returncode, said) == (130, "")
    assert held(target) == before


class held_up:  # noqa: N801 - it is used as a word of a with statement
    """A loader of a folder that has written most tables and waits for the last one."""

    def __init__(self, target: str, out: Path) -> None:
        self.target = target
        self.command = [sys.executable, "-m", "phuluc", "load", str(out), target]

    def __enter__(self) -> subprocess.Popen[str]:
        self.holder = open_database(self.target)
        self.holder.run("BEGIN")
        self.holder.run("LOCK TABLE cell IN SHARE MODE")
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        run = subprocess.Popen(
            self.command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        waits = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'cell'::regclass"
        end = time.monotonic() + 30
        with open_database(self.target) as watcher:
            while not watcher.run(waits):
                assert time.monotonic() < end and run.poll() is None
                time.sleep(0.02)
        return run

    def __exit__(self, *_: object) -> None:
        self.holder.close()


def test_a_loader_that_is_killed_leaves_nothing_half_loaded(
    fresh: Callable[[str], str], tmp_path: Path
) -> None:
    target = fresh("sqlite")
    load(SMALL, target)
    before = held(target)
    program = (
        "import os, sys, phuluc\n"
        "from phuluc.load import open_database\n"
        "from phuluc.load.lite import Opened\n"
        "from phuluc.load.rows import rows_of\n"
        "fill = Opened.fill\n"
        "def until(self, table, rows):\n"
        "    fill(self, table, rows)\n"
        "    if table.name == 'criterion':\n"
        "        os.kill(os.getpid(), 9)\n"
        "Opened.fill = until\n"
        "open_database(sys.argv[2]).put(rows_of(phuluc.read(sys.argv[1])))\n"
    )
    later = edited(SMALL, lambda tree: first(tree).update(title="sau"))
    folder = later.write(tmp_path / "out", "a")
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder), target],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert run.returncode == -9
    assert held(target) == before


def test_a_user_without_rights_is_told(postgres: servers.Server) -> None:
    name = f"db{time.monotonic_ns()}"
    with open_database(postgres.address()) as admin:
        admin.run(f"CREATE DATABASE {name}")
        admin.run(f"CREATE ROLE {name} LOGIN")
    with pytest.raises(NotLoaded, match="permission denied"):
        load(SMALL, postgres.address(name, name))


def test_without_the_right_to_ltree_there_is_none(postgres: servers.Server) -> None:
    name = f"db{time.monotonic_ns()}"
    with open_database(postgres.address()) as admin:
        admin.run(f"CREATE DATABASE {name}")
        admin.run(f"CREATE ROLE {name} LOGIN")
    with open_database(postgres.address(name)) as admin:
        admin.run(f"CREATE SCHEMA {name} AUTHORIZATION {name}")
    target = postgres.address(name, name)
    assert load(SMALL, target) == "loaded"
    assert load(SMALL, target) == "unchanged"
    with open_database(target) as database:
        assert "tree_path" not in database.existing()["criterion"]


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_a_file_that_is_no_database_is_left_alone(kind: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine" * 5000)
    with pytest.raises(NotLoaded):
        load(SMALL, f"{kind}:{mine}")
    assert mine.read_text() == "mine" * 5000


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_a_place_where_nothing_can_be_written_is_told(kind: str, tmp_path: Path) -> None:
    with pytest.raises(NotLoaded):
        load(SMALL, f"{kind}:{tmp_path}/none/file.db")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "target",
    ["mysql://x/y", "duckdb:", "sqlite::memory:", "out", "postgresql:x", "postgresql://h/d?nix=1",
     "sqlite:a\0b"],
)  # fmt: skip
def test_what_names_no_database_is_told(target: str) -> None:
    with pytest.raises(BadTarget, match="a target is duckdb:FILE"):
        open_database(target)


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    target = f"sqlite:{tmp_path / 'small.db'}"
    load(SMALL, target)
    before = held(target)
    with open_database(target) as database:
        (pages,) = database.run("PRAGMA page_count")[0]
        database.run(f"PRAGMA max_page_count = {pages + 1}")
        rows = rows_of(phuluc.extract(SAMPLES / "phuong-6-2023" / "phuong-6-2023.txt"))
        with pytest.raises(NotLoaded, match="full"):
            database.put(rows)
    assert held(target) == before


def test_an_old_sqlite_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 37, 2))
    with pytest.raises(NotLoaded, match=r"must be 3\.38"):
        open_database("sqlite:x.db")
