"""``phuluc show``: the tree on the terminal, one criterion of it, and what is no result."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

import phuluc
from built import extraction, scored
from phuluc.files import make
from phuluc.opened import NotOpened, open_tree
from phuluc.show import draw, draw_one, find, near
from schemas.nested import nest

ROOT = Path(__file__).parents[1]
FILE = nest(extraction(2).tree)


def plain() -> Console:
    return Console(file=io.StringIO())


def show(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "phuluc", "show", *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return phuluc.Result(make(extraction())).write(tmp_path, "x")


def test_every_criterion_is_a_line_with_its_scores_and_page() -> None:
    lines = draw(FILE, plain()).splitlines()
    found = [line for line in lines if "1.2  Công khai" in line]
    assert len(found) == 2  # one an appendix
    assert found[0].endswith("1.2  Công khai  max 5.5 · self 5  p. 1")


def test_a_finding_stands_below_its_row() -> None:
    lines = draw(FILE, plain()).splitlines()
    row = next(number for number, line in enumerate(lines) if "2  Dữ liệu" in line)
    assert "warning bad-number: " in lines[row + 1]


def test_words_in_a_score_cell_are_said_to_be_words() -> None:
    assert "1.1  Tuân thủ quy trình  max 1.50 · self (words)" in draw(FILE, plain())


def test_the_total_is_shown() -> None:
    assert "TỔNG ĐIỂM  max 100 · self 97.90" in draw(FILE, plain())


def test_one_criterion_is_shown_with_its_texts_and_where_they_begin() -> None:
    told = draw_one(FILE, find(FILE, "1.1")[:1], plain())
    assert "tasks (Nhiệm vụ), the cell begins at 1" in told
    assert "- Việc hai" in told


def test_a_parts_own_scoring_hangs_below_it() -> None:
    file = scored(FILE)
    lines = draw_one(file, find(file, "1")[:1], plain()).splitlines()
    part = next(number for number, line in enumerate(lines) if "part: phần → 0.5" in line)
    assert lines[part + 1].index("option: đủ → 0.25") > lines[part].index("part:")


def test_a_code_may_end_as_it_is_printed() -> None:
    assert [each.node.id for each in find(FILE, "1.2.")] == ["1.2", "1.2"]


def test_codes_near_an_unknown_one_begin_like_it() -> None:
    assert near(FILE, "1.9") == ["1.1", "1.2", "1.1", "1.2"]


def test_no_letter_of_a_title_drives_the_terminal() -> None:
    node = FILE.appendices[0].criteria[0]
    title = "\x1b]0;owned\x07[bold red]x[/bold red]\x9b31m"
    appendix = msgspec.structs.replace(
        FILE.appendices[0], criteria=(msgspec.structs.replace(node, title=title),)
    )
    told = draw(msgspec.structs.replace(FILE, appendices=(appendix,)), plain())
    assert not {"\x1b", "\x07", "\x9b"} & set(told)
    assert "[bold red]x[/bold red]" in told


def test_a_piped_tree_wraps_no_line_and_has_no_colour(folder: Path) -> None:
    run = show(folder, cwd=folder.parent)
    assert (run.returncode, run.stderr) == (0, "")
    assert "\x1b" not in run.stdout
    assert sum("p. " in line for line in run.stdout.splitlines()) >= 4


def test_a_terminal_gets_colours(folder: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "phuluc", "show", str(folder)]
    with subprocess.Popen(command, stdout=theirs, env=environment):
        os.close(theirs)
        told = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:
                break
            if not more:
                break
            told += more
    os.close(ours)
    assert b"\x1b[" in told


def test_the_tree_file_stands_for_its_folder(folder: Path) -> None:
    run = show(folder / "tree.json", "2", cwd=folder.parent)
    assert run.returncode == 0
    assert run.stdout.startswith("2  Dữ liệu")


def test_an_unknown_code_ends_2_with_one_sentence(folder: Path) -> None:
    run = show(folder, "9.9", cwd=folder.parent)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "there is no criterion '9.9'" in run.stderr


def _newer(folder: Path) -> str:
    tree = json.loads((folder / "tree.json").read_text("utf-8"))
    (folder / "tree.json").write_text(json.dumps(tree | {"format": "criteria-tree/2"}), "utf-8")
    return "x"


def _no_tree(folder: Path) -> str:
    (folder / "tree.json").write_bytes(b'{"format": "criteria-tree/1"')
    return "x"


def _deep(folder: Path) -> str:
    (folder / "tree.json").write_bytes(b"[" * 100_000)
    return "x"


def _deep_tree(folder: Path) -> str:
    tree = json.loads((folder / "tree.json").read_text("utf-8"))
    node = tree["appendices"][0]["criteria"][0]
    for number in range(300):
        node = dict(node, id=f"x{number}", children=[node])
    tree["appendices"][0]["criteria"] = [node]
    (folder / "tree.json").write_text(json.dumps(tree), "utf-8")
    return "x"


def _pipe(folder: Path) -> str:
    os.mkfifo(folder.parent / "pipe")
    return "pipe"


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (_newer, "the tree is of the format criteria-tree/2, this version reads criteria-tree/1"),
        (_no_tree, "it is no tree of the format criteria-tree/1"),
        (_deep, "it is no tree of the format criteria-tree/1"),
        (_deep_tree, "the tree is nested too deeply"),
        (_pipe, "neither a folder nor a regular file"),
        (lambda folder: ".", "the folder holds 1 results (x); name one of them"),
        (lambda folder: "nix", "no such file or directory"),
        (lambda folder: "nix\0", None),
    ],
)
def test_what_is_no_result_ends_3_with_one_sentence(folder, prepare, said) -> None:
    given = prepare(folder)
    if "\0" in given:
        with pytest.raises(NotOpened):
            open_tree(given)
        return
    run = show(given, cwd=folder.parent)
    assert run.returncode == 3, run.stderr
    assert run.stderr.count("\n") == 1
    assert said in run.stderr
    assert "Traceback" not in run.stderr
