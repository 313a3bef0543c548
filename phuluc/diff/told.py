"""A difference for people and programs: a summary and a line a change, or one object."""

from typing import Any

import msgspec

from phuluc.diff.changes import KINDS, Change, Difference, Side
from phuluc.diff.worded import marked
from phuluc.opened import Opened
from phuluc.sources import printable
from schemas.sentences import one_line

NAMES = {
    "reweighted": "re-weighted", "rescored": "with other scores", "reworded": "re-worded",
    "tasks": "with other tasks", "units": "with other units", "texts": "with other texts",
    "scoring": "with other scoring", "kind": "of another kind",
    "appendix-added": "appendix added", "appendix-dropped": "appendix dropped",
    "heading": "heading", "columns": "header of columns", "total": "total", "notes": "notes",
}  # fmt: skip
"""Kind of change -> how the summary says it, where the kind is no word of its own."""

SIGNS = {"added": "+", "dropped": "-", "moved": ">", "renumbered": "#"}
"""How a line begins; ``~`` for everything else."""


def summary(old: Opened, new: Opened, found: Difference) -> str:
    """One line: which trees, what became of how many rows, and how many stayed as they were."""
    counts = ", ".join(f"{count} {NAMES.get(kind, kind)}" for kind, count in found.count().items())
    rows = f"{found.rows_old} rows" if found.rows_old == found.rows_new else (
        f"{found.rows_old} and {found.rows_new} rows"
    )  # fmt: skip
    names = f"{one_line(printable(old.name))} → {one_line(printable(new.name))}"
    return f"{names}: {counts or 'nothing differs'}; {found.same} the same ({rows})"


def lines(found: Difference) -> str:
    """A line a change, in the order of the new tree."""
    return "\n".join(map(_line, found.changes))


def as_object(old: Opened, new: Opened, found: Difference) -> dict[str, Any]:
    """The object of ``--json``, format ``diff/1``; ``changes`` is empty where nothing differs."""
    return {
        "format": "diff/1",
        "old": _source(old),
        "new": _source(new),
        "rows": {"old": found.rows_old, "new": found.rows_new, "same": found.same},
        "summary": found.count(),
        "changes": msgspec.to_builtins(found.changes),
    }


def _source(opened: Opened) -> dict[str, str]:
    return {"name": opened.file.source.name, "sha256": opened.file.source.sha256}


def _line(change: Change) -> str:
    sign = SIGNS.get(change.change, "~")
    return f"{sign} {_where(change)}  {_what(change)}".rstrip()


def _where(change: Change) -> str:
    side = change.new or change.old
    if side is None or side.id is None:
        return f"appendix {side.appendix + 1 if side else '?'}"
    title = "" if change.change == "reworded" else f" {one_line(side.title or '')}"
    return f"{_called(side)}{title} (p. {side.page})"


def _called(side: Side) -> str:
    return one_line(side.code or side.id or "")


def _what(change: Change) -> str:
    old, new = change.old, change.new
    name = change.change if change.change in KINDS[:4] else NAMES[change.change]
    if old is None or new is None:
        return name
    if change.change == "moved":
        below = f"below {change.was or 'the root'}", f"below {change.now or 'the root'}"
        return f"moved: {_called(old)} {below[0]} → {_called(new)} {below[1]}"
    if change.change == "scoring":
        return f"{name}"
    if change.words:
        field = "" if change.change == "reworded" else f" {one_line(change.field or '')}"
        rows = f" (serves {', '.join(change.rows)})" if change.rows else ""
        return f"{name}{field}{rows}: {one_line(marked(change.words))}"
    field = f" {one_line(change.field)}" if change.field and change.change != "kind" else ""
    return f"{name}{field}: {_value(change.was)} → {_value(change.now)}"


def _value(text: str | None) -> str:
    if text is None:
        return "(none)"
    return one_line(text) or "(words)"
