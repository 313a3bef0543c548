"""A world -> its truth: what a careful reader reads in the printed file.

The form is that of a ``*.truth.json``: heading, columns, rows with parents by index, spans, total,
and the findings that the document's own contradictions must raise.
"""

import re
from decimal import Decimal, InvalidOperation

from bench.accuracy.records import Appendix, Column, Item, World

SUMMED = (
    "max_score",
    "target_score",
    "previous_score",
    "self_score",
    "verified_score",
    "survey_score",
    "achieved_score",
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?%?")


def is_score(role: str | None) -> bool:
    """Whether a column of this role holds numbers."""
    return bool(role) and role.endswith(("_score", "_percent"))


def value(printed: str, mark: str) -> str | None:
    """A printed number with the digits that were printed, None for words."""
    if not NUMBER.fullmatch(printed):
        return None
    text = printed.rstrip("%").replace(mark, ".")
    try:
        return str(Decimal(text))
    except InvalidOperation:
        return None


def extra_names(columns: list[Column]) -> dict[str, str]:
    """Key of a column -> its name in ``extra``."""
    out: dict[str, str] = {}
    for place, column in enumerate(columns, start=1):
        name = column.header or f"column {place}"
        again = sum(told.split(" (")[0] == name for told in out.values()) if column.name else 0
        out[column.key] = f"{name} ({again + 1})" if again else name
    return out


def row_truth(item: Item, columns: list[Column], mark: str) -> dict:
    """One row as the contract words it."""
    scores: dict[str, str | None] = {}
    extra: dict[str, str] = {}
    names = extra_names(columns)
    for column in columns:
        printed = item.cells.get(column.key)
        if not printed:
            continue
        if is_score(column.role):
            scores[column.role] = value(printed, mark)
            if scores[column.role] is None:
                extra[names[column.key]] = printed
        else:
            extra[names[column.key]] = printed
    texts = {role: "\n".join(p.text for p in paras) for role, paras in item.texts.items() if paras}
    out = {
        "code": item.code,
        "title": item.title,
        "parent": item.parent,
        "level": item.level,
        "kind": item.kind,
        "scores": scores,
        "texts": texts,
        "extra": extra,
    }
    if item.scoring:
        out["scoring"] = item.scoring
    return out


def appendix_truth(appendix: Appendix, mark: str) -> dict:
    """One criteria table."""
    heading = appendix.heading
    rows = [row_truth(item, appendix.columns, mark) for item in appendix.items]
    printed = appendix.total
    total = None
    if printed is not None:
        total = {
            "label": printed["label"],
            "scores": {c: value(v, mark) for c, v in printed["cells"].items()},
        }
    return {
        "family": appendix.family,
        "document": {
            "label": heading.label,
            "title": heading.title,
            "year": heading.year,
            **(heading.issued or dict.fromkeys(("kind", "number", "symbol", "date", "issuer"))),
        },
        "columns": [
            [_role(c), c.header, c.groups[-1] if c.groups else None] for c in appendix.columns
        ],
        "rows": rows,
        "spans": [list(span) for span in appendix.spans],
        "total": total,
        "notes": appendix.notes,
        "orphans": list(appendix.orphans.values()),
        "findings": expected(rows, total, appendix),
    }


def _role(column: Column) -> str | None:
    return "code" if column.role == "running" else column.role


def expected(rows: list[dict], total: dict | None, appendix: Appendix) -> list[dict]:
    """Findings that the printed numbers, codes and headers must raise."""
    out = [*_sums(rows), *_totals(rows, total)]
    for number, row in enumerate(rows):
        if not row["title"]:
            out.append({"code": "name-missing", "row": number})
        most = row["scores"].get("max_score")
        given = [v for role, v in row["scores"].items() if role.endswith("_score") and v]
        if most and any(Decimal(value) > Decimal(most) for value in given):
            out.append({"code": "target-above-max", "row": number})
    out += _codes(rows)
    out += appendix.findings
    for column in appendix.columns:
        if column.role is None:
            out.append({"code": "unknown-header", "row": None})
    return out


def criteria_children(rows: list[dict], parent: int | None) -> list[int]:
    """Criterion children, looking through groups."""
    out = []
    for number, row in enumerate(rows):
        if row["parent"] != parent:
            continue
        if row["kind"] == "group":
            out += criteria_children(rows, number)
        elif row["kind"] == "criterion":
            out.append(number)
    return out


def _added(rows: list[dict], below: list[int], column: str) -> Decimal | None:
    numbers = [rows[n]["scores"].get(column) for n in below]
    found = [Decimal(n) for n in numbers if n is not None]
    return sum(found, Decimal(0)) if found else None


def _sums(rows: list[dict]) -> list[dict]:
    out = []
    for number, row in enumerate(rows):
        if row["kind"] != "criterion":
            continue
        below = criteria_children(rows, number)
        for column in SUMMED:
            stated = row["scores"].get(column)
            added = _added(rows, below, column)
            if stated is not None and added is not None and Decimal(stated) != added:
                out.append({"code": "sum-mismatch", "row": number, "column": column})
    return out


def _totals(rows: list[dict], total: dict | None) -> list[dict]:
    if total is None:
        top = criteria_children(rows, None)
        numbered = any(rows[n]["scores"].get(column) for n in top for column in SUMMED)
        return [{"code": "total-missing", "row": None}] if numbered else []
    top = criteria_children(rows, None)
    out = []
    for column, stated in total["scores"].items():
        added = _added(rows, top, column)
        if added is not None and stated is not None and Decimal(stated) != added:
            out.append({"code": "total-mismatch", "row": None, "column": column})
    return out


def _codes(rows: list[dict]) -> list[dict]:
    """A code path whose parent is not printed below its uppermost row, where codes may begin anew:
    only where codes are dotted paths."""
    tops = [_top(rows, number) for number in range(len(rows))]
    printed = {(top, row["code"].rstrip(".")) for top, row in zip(tops, rows, strict=True)}
    out, told = [], set()
    for number, (top, row) in enumerate(zip(tops, rows, strict=True)):
        code = row["code"].rstrip(".")
        above = code.rpartition(".")[0]
        if above and (top, above) not in printed and above not in told:
            told.add(above)
            out.append({"code": "missing-parent", "row": number})
    return out


def _top(rows: list[dict], number: int) -> int:
    """The uppermost row over a row."""
    while rows[number]["parent"] is not None:
        number = rows[number]["parent"]
    return number


def _has_boxes(world: World) -> bool:
    return any(
        style == "w"
        for appendix in world.appendices
        for item in appendix.items
        for paras in item.texts.values()
        for paragraph in paras
        for _, style in paragraph.runs
    )


def make_truth(world: World) -> dict:
    """The truth of a whole file."""
    look = world.look
    findings = [{"code": "table-skipped", "row": None} for _ in world.skipped]
    if look.damage in ("eth", "horn"):
        findings.append({"code": "text-repaired", "row": None})
    elif look.legacy or _has_boxes(world):
        findings.append({"code": "text-repaired", "row": None, "only": "html"})
    may = (
        ["table-skipped"]
        if world.signature or any(a.heading.letterhead for a in world.appendices)
        else []
    )
    return {
        "seed": world.seed,
        "family": world.family,
        "look": {name: getattr(look, name) for name in look.__slots__}
        if hasattr(look, "__slots__")
        else dict(vars(look)),
        "appendices": [appendix_truth(a, look.decimal) for a in world.appendices],
        "findings": findings,
        "may": may,
    }
