"""What a person, or a program, is told about a run: errors, a table or one object."""

import contextlib
import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any, TextIO

import msgspec

from phuluc.batch import STATUSES, Line
from schemas.findings import SEVERITIES, Finding
from schemas.nested import FindingNode, finding_node
from schemas.sentences import one_line

NAMED = 60
"""Characters of a source in the table; a longer one loses its beginning."""


def errors(line: Line) -> str:
    """A line an error: file name, code, what was seen, what to do."""
    return "\n".join(told(line.source, each) for each in line.findings if each.severity == "error")


def told(source: str, finding: Finding | FindingNode) -> str:
    """One finding on one line."""
    return f"{one_line(source)}: {finding.code}: {_node(finding).message}"


def refuse(given: str, why: object, code: int) -> int:
    """One sentence on standard error, after what was given; the value is the exit code."""
    speak(sys.stderr, f"{one_line(given)}: {why}.")
    return code


def table(lines: Sequence[Line], passed_over: int) -> str:
    """A short table: document, pages, criteria, findings by severity, seconds, place; their sum."""
    head = ("document", "pages", "criteria", "errors", "warnings", "notes", "seconds", "result")
    rows = [head, *map(_row, lines)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    text = "\n".join(_padded(row, widths) for row in rows)
    if len(lines) > 1:
        text += "\n" + summary(lines)
    if passed_over:
        text += f"\n{passed_over} other {'file' if passed_over == 1 else 'files'} passed over"
        text += ": of no kind that is read, or a page of phuluc's among results"
    return text


def summary(lines: Sequence[Line]) -> str:
    """What became of how many documents, and what is in them, on one line."""
    ends = [(sum(line.status == status for line in lines), status) for status in STATUSES]
    parts = [f"{count} {status}" for count, status in ends if count]
    parts += [f"{sum(line.pages for line in lines)} pages"]
    parts += [f"{sum(line.criteria for line in lines)} criteria"]
    for severity in SEVERITIES:
        count = sum(line.count(severity) for line in lines)
        parts.append(f"{count} {severity}{'' if count == 1 else 's'}")
    return f"{len(lines)} documents: " + ", ".join(parts)


def as_object(lines: Sequence[Line], passed_over: int) -> dict[str, Any]:
    """The object of ``--json``, format ``run/1``."""
    sources = [
        {
            "source": line.source,
            "folder": line.folder,
            "status": line.status,
            "appendices": line.appendices,
            "criteria": line.criteria,
            "findings": [_node(each) for each in line.findings],
        }
        for line in lines
    ]
    return {"format": "run/1", "sources": sources, "passed_over": passed_over}


def print_text(text: str) -> bool:
    """Text to standard output; False where it did not arrive there (a full disk)."""
    return _arrived(speak(sys.stdout, text))


def print_bytes(data: bytes) -> bool:
    """Bytes to standard output, nothing added; see above."""
    return _arrived(_write(sys.stdout, getattr(sys.stdout, "buffer", None), data))


def _arrived(done: bool) -> bool:
    if done:
        return True
    fault = Finding("not-written", {"seen": "no space or no rights for what is printed"})
    speak(sys.stderr, told("standard output", fault))
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
    speak(sys.stderr, text)
    return True


def speak(stream: TextIO | None, text: str) -> bool:
    """Write a text; False where the words were lost. A reader that went away wants none."""
    return _write(stream, stream, text + "\n")


def _write(stream: TextIO | None, raw: Any, words: str | bytes) -> bool:
    if stream is None or raw is None:
        return True
    try:
        raw.write(words)
        raw.flush()
    except OSError as fault:
        with contextlib.suppress(OSError, ValueError):  # else the end of Python tries once more
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return isinstance(fault, BrokenPipeError)
    return True


def _node(finding: Finding | FindingNode) -> FindingNode:
    """A finding as files and programs have it; its sentence is made for those that are told."""
    return finding if isinstance(finding, FindingNode) else finding_node(finding)


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
