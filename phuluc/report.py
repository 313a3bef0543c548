"""What a person, or a program, is told about a run: progress, errors, a table or one object."""

import contextlib
import os
import sys
import unicodedata
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, TextIO

import msgspec

from phuluc.batch import Line
from schemas.findings import Finding
from schemas.nested import FindingNode, finding_node
from schemas.sentences import one_line

WIDTH = 24
"""Characters of the bar."""

NAMED = 60
"""Characters of a source in the table; a longer one loses its beginning."""


class Progress:
    """A bar on standard error, where that is a terminal and nobody asked for silence."""

    def __init__(self, names: Sequence[str], quiet: bool = False) -> None:
        self._names = names
        self._done = 0
        shy = quiet or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        self._shown = sys.stderr is not None and sys.stderr.isatty() and not shy

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._wipe()
        self._shown = False

    def advance(self) -> None:
        """One source more is done."""
        self._done += 1
        self._draw()

    def say(self, text: str) -> None:
        """Lines on standard error, above the bar."""
        if text:
            self._wipe()
            _speak(sys.stderr, text)
            self._draw()

    def _draw(self) -> None:
        if self._shown and self._done < len(self._names):
            full = WIDTH * self._done // len(self._names)
            bar = "█" * full + "░" * (WIDTH - full)
            name = one_line(self._names[self._done])[-NAMED:]
            sys.stderr.write(f"\r\x1b[K{bar} {self._done}/{len(self._names)} {name}")
            sys.stderr.flush()

    def _wipe(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def errors(line: Line) -> str:
    """A line an error: file name, code, what was seen, what to do."""
    return "\n".join(_told(line.source, each) for each in line.findings if each.severity == "error")


def told(source: str, finding: Finding) -> str:
    """One finding on one line."""
    return _told(source, finding_node(finding))


def refuse(given: str, why: object, code: int) -> int:
    """One sentence on standard error, after what was given; the value is the exit code."""
    _speak(sys.stderr, f"{one_line(given)}: {why}.")
    return code


def table(lines: Sequence[Line], passed_over: int) -> str:
    """A short table: document, pages, criteria, findings by severity, seconds, place."""
    head = ("document", "pages", "criteria", "errors", "warnings", "notes", "seconds", "result")
    rows = [head, *map(_row, lines)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    text = "\n".join(_padded(row, widths) for row in rows)
    if passed_over:
        text += f"\n{passed_over} other {'file' if passed_over == 1 else 'files'} passed over"
    return text


def as_object(lines: Sequence[Line], passed_over: int) -> dict[str, Any]:
    """The object of ``--json``, format ``run/1``."""
    sources = [
        {
            "source": line.source,
            "folder": line.folder,
            "status": line.status,
            "appendices": line.appendices,
            "criteria": line.criteria,
            "findings": line.findings,
        }
        for line in lines
    ]
    return {"format": "run/1", "sources": sources, "passed_over": passed_over}


def print_text(text: str) -> bool:
    """Text to standard output; False where it did not arrive there (a full disk)."""
    if _speak(sys.stdout, text):
        return True
    fault = Finding("not-written", {"seen": "no space or no rights for what is printed"})
    _speak(sys.stderr, told("standard output", fault))
    return False


def print_json(made: Any) -> bool:
    """One line of JSON to standard output; see below."""
    return print_utf8(msgspec.json.encode(made).decode())


def print_utf8(text: str) -> bool:
    """Text to standard output, in UTF-8 whatever the terminal speaks; see above."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")
    return print_text(text)


def remark(text: str) -> bool:
    """A line on standard error for a person; nothing that a program would read."""
    _speak(sys.stderr, text)
    return True


def _speak(stream: TextIO | None, text: str) -> bool:
    """Write and flush; False where the words were lost. A reader that went away wants none."""
    if stream is None:
        return True
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError as fault:
        with contextlib.suppress(OSError, ValueError):  # else the end of Python tries once more
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return isinstance(fault, BrokenPipeError)
    return True


def _told(source: str, finding: FindingNode) -> str:
    return f"{one_line(source)}: {finding.code}: {finding.message}"


def _row(line: Line) -> tuple[str, ...]:
    name = one_line(line.source)
    counts = (line.pages, line.criteria, *map(line.count, ("error", "warning", "note")))
    seconds = "kept" if line.status == "kept" else f"{line.seconds:.2f}"
    place = one_line(line.folder) if line.folder else line.status
    short = name if len(name) <= NAMED else "…" + name[1 - NAMED :]
    return (short, *map(str, counts), seconds, place)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *numbers, last = (
        " " * (width - _width(text)) + text if 0 < index < len(row) - 1 else text
        for index, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join((first + " " * (widths[0] - _width(first)), *numbers, last))


def _width(text: str) -> int:
    """Columns on a terminal: marks drawn over a letter take none, wide letters two."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
