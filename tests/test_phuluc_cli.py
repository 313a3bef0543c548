"""The command line: how a run ends, what it says where, and what it leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jsonschema
import pytest

from phuluc import __version__
from schemas.nested import json_schema
from stages import SAMPLES

ROOT = Path(__file__).parent.parent
PAGE = SAMPLES / "phuong-6-2023" / "phuong-6-2023.html"
LETTER = b"<!doctype html><title>x</title><p>No table here.</p>"
Run = subprocess.CompletedProcess[str]


def phuluc(*words: str | Path, cwd: Path) -> Run:
    command = [sys.executable, "-m", "phuluc", *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    place = tmp_path / "letter.html"
    place.write_bytes(LETTER)
    return place


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    cwd = tmp_path_factory.mktemp("done")
    return cwd, phuluc("extract", PAGE, cwd=cwd)


def test_a_tree_ends_0(done: tuple[Path, Run]) -> None:
    assert done[1].returncode == 0


def test_a_run_leaves_the_result_and_the_index_alone(done: tuple[Path, Run]) -> None:
    assert sorted(place.name for place in (done[0] / "out").iterdir()) == [
        "index.parquet",
        "phuong-6-2023",
    ]


def test_the_table_names_document_and_folder(done: tuple[Path, Run]) -> None:
    assert "phuong-6-2023.html" in done[1].stdout
    assert "out/phuong-6-2023" in done[1].stdout


def test_without_a_terminal_nothing_is_said_on_standard_error(done: tuple[Path, Run]) -> None:
    assert done[1].stderr == ""


def test_the_tree_keeps_its_schema(done: tuple[Path, Run]) -> None:
    tree = (done[0] / "out" / "phuong-6-2023" / "tree.json").read_text("utf-8")
    jsonschema.validate(json.loads(tree), json_schema())


def test_a_second_run_leaves_the_result_alone(tmp_path: Path) -> None:
    phuluc("extract", PAGE, cwd=tmp_path)
    tree = tmp_path / "out" / "phuong-6-2023" / "tree.json"
    before = tree.stat().st_ino
    made = json.loads(phuluc("extract", PAGE, "--json", cwd=tmp_path).stdout)
    assert tree.stat().st_ino == before
    assert made["sources"][0]["criteria"] == 109


def test_fresh_redoes_it_to_the_same_bytes(tmp_path: Path) -> None:
    phuluc("extract", PAGE, cwd=tmp_path)
    folder = tmp_path / "out" / "phuong-6-2023"
    before = {file.name: (file.stat().st_ino, file.read_bytes()) for file in folder.iterdir()}
    phuluc("extract", PAGE, "--fresh", cwd=tmp_path)
    after = {file.name: (file.stat().st_ino, file.read_bytes()) for file in folder.iterdir()}
    assert all(before[name][0] != after[name][0] for name in before)
    assert {name: data for name, (_, data) in before.items()} == {
        name: data for name, (_, data) in after.items()
    }


def test_a_warning_ends_1_under_strict_alone(tmp_path: Path) -> None:
    assert phuluc("extract", PAGE, cwd=tmp_path).returncode == 0
    assert phuluc("extract", PAGE, "--strict", cwd=tmp_path).returncode == 1


def test_a_document_without_a_table_ends_1_and_leaves_nothing(letter: Path) -> None:
    run = phuluc("extract", letter, cwd=letter.parent)
    assert run.returncode == 1
    assert not (letter.parent / "out").exists()


@pytest.mark.parametrize("words", [[], ["extract"], ["extract", "x", "--engine", "y"], ["nix"]])
def test_words_that_are_off_end_2(words: list[str], tmp_path: Path) -> None:
    assert phuluc(*words, cwd=tmp_path).returncode == 2


def test_a_source_that_is_not_there_ends_3(tmp_path: Path) -> None:
    assert phuluc("extract", "nix.pdf", cwd=tmp_path).returncode == 3


def test_a_pipe_ends_3_and_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert phuluc("extract", "pipe.pdf", cwd=tmp_path).returncode == 3


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nbroken", b"PK\x03\x04 \x00\xff" * 9])
def test_a_file_that_cannot_be_read_ends_3_without_a_traceback(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    run = phuluc("extract", "x.pdf", cwd=tmp_path)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("x.pdf: ") and run.stderr.count("\n") == 1


def test_3_wins_over_1_and_no_source_stops_another(letter: Path) -> None:
    run = phuluc("extract", "nix.pdf", letter, PAGE, "--json", cwd=letter.parent)
    assert run.returncode == 3
    folders = [source["folder"] for source in json.loads(run.stdout)["sources"]]
    assert folders == [None, None, "out/phuong-6-2023"]


def test_a_foreign_file_in_the_result_folder_ends_4_and_stays(tmp_path: Path) -> None:
    phuluc("extract", PAGE, cwd=tmp_path)
    folder = tmp_path / "out" / "phuong-6-2023"
    (folder / "mine.txt").write_text("mine")
    before = {file.name: file.stat().st_ino for file in folder.iterdir()}
    assert phuluc("extract", PAGE, "--fresh", cwd=tmp_path).returncode == 4
    assert {file.name: file.stat().st_ino for file in folder.iterdir()} == before


def test_an_index_that_is_not_ours_ends_4_and_the_result_stands(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.parquet").write_text("mine")
    assert phuluc("extract", PAGE, cwd=tmp_path).returncode == 4
    assert (out / "phuong-6-2023" / "tree.json").exists()
    assert (out / "index.parquet").read_text() == "mine"


def test_out_that_is_a_file_ends_4(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert phuluc("extract", PAGE, cwd=tmp_path).returncode == 4
    assert (tmp_path / "out").read_text() == "mine"


def test_an_odd_file_name_breaks_no_line(tmp_path: Path) -> None:
    name = b"a\n\x1b[31m\xff.pdf"
    Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(b"%PDF-1.7 broken")
    run = phuluc("extract", os.fsdecode(name), "--json", cwd=tmp_path)
    assert run.returncode == 3
    assert run.stderr.count("\n") == 1 and "\x1b" not in run.stderr
    assert json.loads(run.stdout)["format"] == "run/1"


def test_a_folder_counts_what_it_passes_over(letter: Path) -> None:
    folder = letter.parent / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE.read_bytes())
    (folder / "notes.docx").write_bytes(b"PK\x03\x04")
    made = json.loads(phuluc("extract", folder, "--json", cwd=letter.parent).stdout)
    assert [source["source"] for source in made["sources"]] == [str(folder / "a.html")]
    assert made["passed_over"] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("words", [[], ["--json"]])
def test_output_that_does_not_arrive_ends_4(words: list[str], done: tuple[Path, Run]) -> None:
    command = [sys.executable, "-m", "phuluc", "extract", str(PAGE), *words]
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            command, cwd=done[0], env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True,
            stdout=full, stderr=subprocess.PIPE,
        )  # fmt: skip
    assert run.returncode == 4
    assert run.stderr.startswith("standard output: not-written: ") and run.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_fault(done: tuple[Path, Run]) -> None:
    command = [sys.executable, "-m", "phuluc", "extract", str(PAGE)]
    with subprocess.Popen(
        command, cwd=done[0], env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as run:  # fmt: skip
        assert run.stdout is not None and run.stderr is not None
        run.stdout.close()
        assert (run.stderr.read(), run.wait(20)) == ("", 0)


def test_the_version_is_the_one_of_the_project(tmp_path: Path) -> None:
    assert phuluc("--version", cwd=tmp_path).stdout == f"phuluc {__version__}\n"


@contextmanager
def running(cwd: Path, jobs: int) -> Iterator[subprocess.Popen[bytes]]:
    """A run over so many sources that it is still busy after the first result."""
    sources = cwd / "in"
    sources.mkdir()
    for number in range(16):
        (sources / f"{number:02}.html").write_bytes(PAGE.read_bytes())
    command = [sys.executable, "-m", "phuluc", "extract", "in", "--jobs", str(jobs)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=cwd, env=environment, stdout=pipe, stderr=pipe) as process:
        end = time.monotonic() + 20
        while not (cwd / "out" / "00" / "tree.json").exists() and time.monotonic() < end:
            time.sleep(0.01)
        yield process


def below(pid: int) -> set[int]:
    """The processes that a process started, and those that they did."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    own = {int(word) for word in found.stdout.split()}
    return own.union(*map(below, own))


def gone(pids: set[int]) -> bool:
    """Whether processes end within the five seconds of the contract."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda s: s.name)
def test_interruption_ends_in_time_with_its_code_and_no_leftovers(
    number: signal.Signals, jobs: int, tmp_path: Path
) -> None:
    with running(tmp_path, jobs) as process:
        pids = below(process.pid)
        process.send_signal(number)
        assert process.wait(5) == 128 + number
        assert process.stderr is not None and process.stderr.read() == b""
    assert gone(pids)
    assert not [place for place in (tmp_path / "out").iterdir() if place.name.startswith(".")]
    assert len(list((tmp_path / "out").iterdir())) < 16


def test_interruption_while_processes_start_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.read_bytes())
    (tmp_path / "b.html").write_bytes(PAGE.read_bytes())
    command = [sys.executable, "-m", "phuluc", "extract", "a.html", "b.html", "--jobs", "2"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    for delay in (0.0, 0.03, 0.1, 0.3):
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            while not below(process.pid) and process.poll() is None:
                time.sleep(0.002)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=5)
        assert (process.returncode in (0, 130), errors) == (True, b"")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_run_leaves_no_process_and_the_next_one_goes_on(jobs: int, tmp_path: Path) -> None:
    with running(tmp_path, jobs) as process:
        pids = below(process.pid)
        process.kill()
        process.wait()
    assert gone(pids)
    stood = {each.name for each in (tmp_path / "out").iterdir() if not each.name.startswith(".")}
    made = json.loads(phuluc("extract", "in", "--json", "--jobs", str(jobs), cwd=tmp_path).stdout)
    ends = [each["status"] for each in made["sources"]]
    assert len(ends) == 16 and set(ends) == {"kept", "written"}
    assert ends.count("kept") == len(stood)


def test_several_sources_end_with_their_sum(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.html").write_bytes(PAGE.read_bytes())
    run = phuluc("extract", "a.html", "b.html", "nix.pdf", "--jobs", "2", cwd=tmp_path)
    assert run.stdout.splitlines()[-1].startswith("3 documents: 2 written, 1 unreadable, ")


@pytest.mark.parametrize("words", [["--jobs", "0"], ["--timeout", "0"], ["--timeout", "nan"]])
def test_bounds_that_are_none_end_2(words: list[str], tmp_path: Path) -> None:
    run = phuluc("extract", "a.pdf", *words, cwd=tmp_path)
    assert run.returncode == 2
    assert "invalid number of" in run.stderr


def test_help_is_as_wide_as_the_caller_says() -> None:
    words = [sys.executable, "-m", "phuluc", "extract", "--help"]
    widest = []
    for columns in ("60", "120"):
        made = subprocess.run(
            words, capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": columns}
        )
        widest.append(max(map(len, made.stdout.splitlines())))
    assert widest[0] < 70 < widest[1] <= 118  # a long word stands out
