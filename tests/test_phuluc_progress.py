"""Progress: a bar where somebody looks at a terminal, and nothing anywhere else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\nTổng\t\t2\n"


def on_a_terminal(cwd: Path, *words: str, **environment: str) -> str:
    """What a run of two sources and one that is missing says on a terminal as standard error."""
    for name in "ab":
        (cwd / f"{name}.txt").write_text(TABLE, "utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "phuluc", "extract", "a.txt", "b.txt", "nix.txt", *words]
    done = {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"} | environment
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(command, cwd=cwd, env=plain | done, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = b""
    try:
        while data := os.read(ours, 65_536):
            said += data
    except OSError:  # a terminal whose other end is closed
        pass
    os.close(ours)
    return said.decode()


def test_a_bar_counts_documents_and_pages_a_second(tmp_path: Path) -> None:
    said = on_a_terminal(tmp_path)
    assert "3/3" in said and "pages/s" in said and "left" in said


def test_an_error_is_a_line_above_the_bar(tmp_path: Path) -> None:
    assert "nix.txt: not-found: " in on_a_terminal(tmp_path)


@pytest.mark.parametrize(
    ("words", "environment"),
    [((), {"NO_COLOR": "1"}), (("--quiet",), {}), ((), {"TERM": "dumb"})],
    ids=["no-color", "quiet", "dumb"],
)
def test_who_asks_for_silence_sees_errors_alone(
    tmp_path: Path, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    said = on_a_terminal(tmp_path, *words, **environment)
    assert said.startswith("nix.txt: not-found: ") and said.count("\n") == 1
