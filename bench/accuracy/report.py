"""Verdicts -> one table by layout engine, and the list of wrong items."""

from dataclasses import dataclass
from pathlib import Path

from bench.accuracy.judge import TYPES, Judged, Verdict
from bench.readme import put


@dataclass(frozen=True)
class Result:
    """One document by one engine."""

    engine: str
    name: str
    family: str
    verdict: Verdict
    pages_only: bool
    """The source cannot show spans over its pages, so more may be assumed."""


def percent(part: int, whole: int) -> str:
    """A share that never rounds a mistake away."""
    if not whole:
        return "-"
    share = part / whole * 100
    return f"{int(share * 100) / 100:.2f}" if part != whole else "100"


def figures(results: list[Result]) -> dict[str, str]:
    """All figures of some documents."""
    items = [item for result in results for item in result.verdict.items]
    wrong = [item for item in items if not item.right]
    rows = [r for result in results for r in result.verdict.rows]
    away = [assumed for assumed, at_break in rows if not at_break]
    out = {
        "documents": str(len(results)),
        "perfect": percent(sum(r.verdict.perfect for r in results), len(results)),
        "items": str(len(items)),
        "right": percent(len(items) - len(wrong), len(items)),
        "wrong": str(len(wrong)),
        "wrong, marked": percent(sum(i.marked for i in wrong), len(wrong)),
        "rows assumed": percent(sum(a for a, _ in rows), len(rows)),
        "away from breaks": percent(sum(away), len(away)),
    }
    for type_ in TYPES:
        mine = [item for item in items if item.type == type_]
        out[type_] = percent(sum(item.right for item in mine), len(mine))
    return out


def table(results: list[Result]) -> str:
    """Figures down, engines across, all together last; in per cent unless a count."""
    engines = list(dict.fromkeys(r.engine for r in results))
    columns = {e: figures([r for r in results if r.engine == e]) for e in engines}
    columns["all"] = figures(results)
    lines = ["| | " + " | ".join(columns) + " |", "| --- |" + " ---: |" * len(columns)]
    for name in columns["all"]:
        lines.append(f"| {name} | " + " | ".join(c[name] for c in columns.values()) + " |")
    return "\n".join(lines)


MARKS = ("<!-- accuracy: begin -->", "<!-- accuracy: end -->")


SHOWN = {
    "right": ("items right, %", "mục đúng, %"),
    "perfect": ("documents without a wrong item, %", "tài liệu không sai mục nào, %"),
    "wrong, marked": ("wrong items in a marked row, %", "mục sai nằm ở dòng có đánh dấu, %"),
    "away from breaks": (
        "rows `assumed` away from page breaks, %",
        "dòng `assumed` ngoài chỗ ngắt trang, %",
    ),
    "documents": ("documents", "tài liệu"),
}
"""Figures that a reader of the project wants, in English and Vietnamese."""
NAMES = {
    "chromium": ("Chromium", "Chromium"),
    "libreoffice": ("LibreOffice", "LibreOffice"),
    "libreoffice-tagged": ("LibreOffice, tagged", "LibreOffice có thẻ"),
    "weasyprint": ("WeasyPrint", "WeasyPrint"),
    "html": ("HTML", "HTML"),
    "html-pages": ("HTML, a table a page", "HTML mỗi trang một bảng"),
    "all": ("all", "chung"),
}


def summary(results: list[Result], vietnamese: bool) -> str:
    """The few figures of a README: figures down, engines across."""
    columns = {e: [r for r in results if e in ("all", r.engine)] for e in NAMES}
    made = {e: figures(rows) for e, rows in columns.items() if rows}
    lines = ["| | " + " | ".join(NAMES[e][vietnamese] for e in made) + " |"]
    lines.append("| --- |" + " ---: |" * len(made))
    for key, labels in SHOWN.items():
        values = [f[key].replace(".", ",") if vietnamese else f[key] for f in made.values()]
        lines.append(f"| {labels[vietnamese]} | " + " | ".join(values) + " |")
    return "\n".join(lines)


def renew(path: Path, results: list[Result]) -> None:
    """Put the few figures between the two marks of a README; ``.vi.md`` is Vietnamese.

    :raises ValueError: the text has no such marks.
    """
    put(path, MARKS, summary(results, path.name.endswith(".vi.md")))


def short(text: str) -> str:
    """A value short enough for a line, its differing end kept."""
    text = text.replace("\n", "⏎")
    return text if len(text) <= 150 else f"{text[:70]} … {text[-70:]}"


def wrong_items(results: list[Result], limit: int) -> str:
    """The wrong items, one a line, grouped by document."""
    lines = []
    for result in results:
        bad: list[Judged] = [i for i in result.verdict.items if not i.right]
        if bad:
            lines.append(f"## {result.name} ({result.family}): {len(bad)} wrong")
        for item in bad[:limit]:
            mark = " [marked]" if item.marked else ""
            lines.append(
                f"{item.type}: {item.where}{mark}: "
                f"wanted {short(item.wanted)!r}, got {short(item.got)!r}"
            )
        if len(bad) > limit:
            lines.append(f"… and {len(bad) - limit} more")
    return "\n".join(lines)
