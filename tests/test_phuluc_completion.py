"""Each shell completes commands, options, choices and files, typed in a terminal."""

import os
import pty
import select
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from phuluc.cli import COMMANDS, main
from phuluc.commands.completion import SHELLS

START = {
    "bash": ["bash", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
PREPARE = {
    "bash": 'eval "$(cat {})"',
    "zsh": 'autoload -Uz compinit && compinit -u -D && eval "$(cat {})"',
    "fish": "cat {} | source",
}
FILE = "Phụ lục 1.pdf"


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "arguments"),
    [
        ("exp", ["export"]),
        ("extract --eng", ["extract", "--engine"]),
        ("extract --engine pdfp", ["extract", "--engine", "pdfplumber"]),
        ("export x --to data", ["export", "x", "--to", "datapackage"]),
        ("extract Ph", ["extract", FILE]),
        ("extract Ph\t Ot", ["extract", FILE, "Other.pdf"]),
        ("show resu", ["show", "result"]),
        ("load resu\t Ot", ["load", "result", "Other.pdf"]),
        ("completion fi", ["completion", "fish"]),
    ],
)
def test_a_shell_completes_a_word(
    shell: str, typed: str, arguments: list[str], place: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    heard = completed(shell, typed, place)
    assert [word.rstrip("/") for word in heard] == arguments  # zsh takes the / back at the return


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_knows_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in COMMANDS)


def test_another_shell_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["completion", "csh"])
    assert ended.value.code == 2
    assert "choose from" in capsys.readouterr().err


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with things to name, and a command that writes down the words it was given."""
    for name in (FILE, "Other.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "result").mkdir()
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "phuluc"
    command.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\" > heard.part && mv heard.part heard\n")
    command.chmod(0o755)
    return tmp_path


def completed(shell: str, typed: str, place: Path) -> list[str]:
    """The words that a command gets after ``phuluc``, what was typed, a tab and a return."""
    script = place / "script"
    with pytest.MonkeyPatch.context() as patch, script.open("w") as file:
        patch.setattr("sys.stdout", file)
        main(["completion", shell])
    environment = {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "HOME": str(place),
                   "TERM": "dumb", "LC_ALL": "C.UTF-8"}  # fmt: skip
    child, terminal = pty.fork()
    if not child:
        os.chdir(place)
        os.execvpe(shell, START[shell], environment)
    try:
        write(terminal, f"{PREPARE[shell].format(script)} && echo re''ady\n")
        shown = read(terminal, lambda seen: b"ready" in seen)
        write(terminal, f"phuluc {typed}\t\n")
        shown += read(terminal, lambda _: (place / "heard").exists())
        assert (place / "heard").exists(), shown.decode(errors="replace")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
    return (place / "heard").read_text().splitlines()


def write(terminal: int, text: str) -> None:
    """Type."""
    os.write(terminal, text.encode())


def read(terminal: int, done: Callable[[bytes], bool]) -> bytes:
    """What the terminal shows until it is done, or nothing more comes."""
    seen = b""
    while not done(seen) and select.select([terminal], [], [], 5)[0]:
        seen += os.read(terminal, 4096)
    return seen
