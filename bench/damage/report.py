"""Counts -> the table of damage against detection, in both READMEs."""

from collections import Counter
from pathlib import Path

from bench.accuracy.judge import judge
from bench.damage.base import Base
from bench.readme import put

Tally = Counter[tuple[str, bool | None]]
"""What became of it, and whether anything printed could tell."""
MARKS = ("<!-- damage: begin -->", "<!-- damage: end -->")
NAMES = {
    "figure": ("a digit of a figure changed", "đổi một chữ số của điểm"),
    "row": ("a row dropped", "mất một dòng"),
    "code": ("two codes exchanged", "hai mã đổi chỗ"),
    "column": ("a row's text moved a column", "chữ của một dòng lệch một cột"),
    "ruling": ("a ruling lost", "mất một đường kẻ"),
    "missing page": ("a page missing", "thiếu một trang"),
    "doubled page": ("a page twice", "một trang hai lần"),
    "swapped pages": ("two pages exchanged", "hai trang đổi chỗ"),
    "glyph of a digit": ("a glyph of a digit mapped wrong", "một chữ số bị ánh xạ sai"),
    "glyph of a letter": ("a glyph of a letter mapped wrong", "một chữ cái bị ánh xạ sai"),
}


def percent(part: int, whole: int) -> str:
    """A share that never rounds a miss away."""
    if not whole:
        return "–"
    return "100" if part == whole else f"{int(part / whole * 1000) / 10:.1f}"


HEADS = (
    "| damage | tried | right or marked, % | where something else that is printed tells of it "
    "| right or marked, % |",
    "| hỏng | số lần | đúng hoặc đánh dấu, % | có chỗ in khác cho thấy | đúng hoặc đánh dấu, % |",
)
ALARMS = (
    "On the {documents} undamaged documents {wrong} of {warned} warnings are wrong.",
    "Trên {documents} tài liệu không hỏng: {wrong} trong {warned} cảnh báo là sai.",
)


def table(tallies: dict[str, Tally], alarms: dict[str, int], vietnamese: bool = False) -> str:
    """A line a kind of damage: tried, told; tried where something printed tells, told there."""
    lines = [HEADS[vietnamese], "| --- | ---: | ---: | ---: | ---: |"]
    for kind, names in NAMES.items():
        tally = tallies.get(kind)
        if tally:
            held = Counter({key: n for key, n in tally.items() if key[1]})
            cells = [names[vietnamese], *_share(tally), *_share(held)]
            lines.append("| " + " | ".join(cells) + " |")
    text = "\n".join([*lines, "", ALARMS[vietnamese].format(**alarms)])
    return text.replace(".", ",").replace(" sai,", " sai.") if vietnamese else text


def _share(tally: Tally) -> tuple[str, str]:
    whole = sum(tally.values())
    silent = sum(n for (what, _), n in tally.items() if what == "silent")
    return (str(whole), percent(whole - silent, whole)) if whole else ("–", "–")


def false_alarms(bases: list[Base]) -> dict[str, int]:
    """Warnings on undamaged documents that nothing in their truth explains, and all warnings."""
    wrong = warned = 0
    for base in bases:
        warnings = [f for f in base.read.findings if f.severity == "warning"]
        warned += len(warnings)
        codes = {f.code for f in warnings}
        items = judge(base.truth, base.read.tree).items
        unmeant = [i for i in items if i.type == "findings" and not i.right and not i.wanted]
        wrong += sum(1 for item in unmeant if item.got.split(" at ")[0] in codes)
    return {"documents": len(bases), "wrong": wrong, "warned": warned}


def renew(path: Path, tallies: dict[str, Tally], alarms: dict[str, int]) -> None:
    """Put the table between the two marks of a README; ``.vi.md`` is Vietnamese.

    :raises ValueError: the text has no such marks.
    """
    put(path, MARKS, table(tallies, alarms, path.name.endswith(".vi.md")))
