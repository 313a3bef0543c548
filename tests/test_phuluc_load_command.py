"""``phuluc load`` as a user meets it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from loading import SMALL, VIOLATIONS, asked, edited, recoloured
from phuluc.cli import main
from phuluc.load.tables import TABLES

ROOT = Path(__file__).parent.parent


@pytest.fixture
def out(tmp_path: Path) -> Path:
    SMALL.write(tmp_path / "out", "a")
    return tmp_path / "out"


def test_a_folder_of_results_and_a_result_are_loaded(
    out: Path, fresh: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    target = fresh("sqlite")
    assert main(["load", str(out), str(out / "a"), target, "--json"]) == 0
    made = msgspec.json.decode(capsys.readouterr().out)
    assert [line["status"] for line in made["results"]] == ["loaded", "unchanged"]
    assert made["results"][0]["criteria"] == 8


def bad_results(out: Path) -> dict[str, Path]:
    newer = SMALL.write(out.parent, "newer")
    tree = (newer / "tree.json").read_bytes()
    (newer / "tree.json").write_bytes(tree.replace(b"criteria-tree/1", b"criteria-tree/2"))
    cells = SMALL.write(out.parent, "cells")
    (cells / "cells.parquet").write_bytes(b"PAR1")
    other = SMALL.write(out.parent, "other")
    (other / "cells.parquet").write_bytes(recoloured("0" * 64))
    (out.parent / "empty").mkdir()
    return {name: out.parent / name for name in ("newer", "cells", "other", "empty", "nix")}


def test_what_is_no_result_ends_3_with_a_line_each_and_stops_no_other(
    out: Path, fresh: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    bad = bad_results(out)
    target = fresh("sqlite")
    assert main(["load", *map(str, bad.values()), str(out), target]) == 3
    said = capsys.readouterr()
    assert said.err.count("\n") == len(bad)
    assert "criteria-tree/2, this version reads criteria-tree/1" in said.err
    assert asked(target, "SELECT count(*) FROM document") == [(1,)]


def test_without_a_result_no_database_is_made(out: Path, fresh: Callable[[str], str]) -> None:
    (out.parent / "empty").mkdir()
    assert main(["load", str(out.parent / "empty"), fresh("sqlite")]) == 3
    assert not (out.parent / "file.db").exists()


def test_a_tree_alone_is_refused(out: Path, fresh: Callable[[str], str]) -> None:
    alone = out.parent / "mine.json"
    alone.write_bytes(SMALL.files["tree.json"])
    assert main(["load", str(alone), fresh("sqlite")]) == 3


def test_an_unknown_target_ends_2_with_one_line(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(out), "oracle://x"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_constraint_ends_4_with_one_line(
    out: Path, fresh: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    broken = edited(SMALL, VIOLATIONS["an id stands twice"])
    (out / "a" / "tree.json").write_bytes(broken.files["tree.json"])
    assert main(["load", str(out), fresh("sqlite")]) == 4
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "UNIQUE constraint failed" in said


@pytest.mark.parametrize(
    ("address", "code"), [("127.0.0.1:1/x", 4), ("127.0.0.1:1/x?nix=geheim", 2)]
)
def test_no_word_of_a_password_is_printed(
    address: str, code: int, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("psycopg")
    assert main(["load", str(out), f"postgresql://an:geheim@{address}"]) == code
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and "geheim" not in said.err + said.out


def test_a_driver_that_is_not_installed_is_told(out: Path) -> None:
    program = (
        "import sys; sys.modules['duckdb'] = None\n"
        "from phuluc.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "load", str(out), f"duckdb:{out.parent}/file.db"],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert "pip install 'phuluc[duckdb]'" in run.stderr and run.stderr.count("\n") == 1


def test_every_table_stands_after_those_that_it_refers_to() -> None:
    names = [table.name for table in TABLES]
    for table in TABLES:
        for reference in table.references:
            assert names.index(reference.table) <= names.index(table.name)
