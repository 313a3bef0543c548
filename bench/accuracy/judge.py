"""Compares a ``tree.json`` with a truth, item by item.

Reads files only; knows nothing of how the tree was made. A wrong item is *marked* when its row is
``assumed`` or a finding names it: the reader of the tree was warned.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from bench.accuracy.align import Node, align, flatten, match_appendices

TYPES = (
    "rows",
    "codes",
    "titles",
    "parents",
    "kinds",
    "pages",
    "scores",
    "texts",
    "paragraphs",
    "merged",
    "extra",
    "scoring",
    "columns",
    "headings",
    "totals",
    "notes",
    "findings",
)
CONTRADICTIONS = frozenset(
    {
        "sum-mismatch",
        "parts-mismatch",
        "total-mismatch",
        "target-above-max",
        "scoring-unclear",
        "bad-number",
        "bad-code",
        "duplicate-code",
        "code-gap",
        "missing-parent",
        "orphan-row",
        "unknown-header",
        "table-skipped",
        "total-missing",
        "name-missing",
        "text-repaired",
        "engines-disagree",
    }
)
HEADING = ("label", "title", "year", "kind", "number", "symbol", "date", "issuer")


@dataclass(frozen=True)
class Judged:
    """One item: its type, whether it is right, where it stands, what was wanted and got."""

    type: str
    right: bool
    where: str = ""
    wanted: str = ""
    got: str = ""
    marked: bool = False


@dataclass
class Verdict:
    """All items of one document, and its rows: (assumed, stands at a page break)."""

    items: list[Judged] = field(default_factory=list)
    rows: list[tuple[bool, bool]] = field(default_factory=list)

    @property
    def perfect(self) -> bool:
        """No item is wrong."""
        return all(item.right for item in self.items)


def blanks(text: object) -> str:
    """Text with every run of blanks as one, None as the empty text."""
    return re.sub(r"\s+", " ", "" if text is None else str(text)).strip()


def number(value: object) -> str | None:
    """A number with its printed digits gone to value; words and None as they are."""
    if value is None:
        return None
    try:
        return f"{Decimal(str(value)).normalize():f}"
    except InvalidOperation:
        return str(value)


def _header(text: object) -> str:
    """A header; whether a blank follows a stroke at a line's end is nowhere to be seen."""
    return blanks(text).replace("/ ", "/")


def _rule(text: str) -> str:
    """A rule; whether a blank follows a colon at a line's end is nowhere to be seen."""
    return re.sub(r": *(?=\d)", ": ", text)


class Judge:
    """Judges one tree against one truth."""

    def __init__(self, truth: dict, tree: dict) -> None:
        self.truth = truth
        self.tree = tree
        self.out = Verdict()
        self.findings = tree.get("findings", [])

    def add(
        self, type_: str, wanted: object, got: object, where: str, marked: bool = False
    ) -> None:
        """One item, right where both are equal."""
        right = wanted == got
        shown = ("", "") if right else (str(wanted), str(got))
        self.out.items.append(Judged(type_, right, where, *shown, marked=marked and not right))

    def run(self) -> Verdict:
        pairs, extra = match_appendices(self.truth["appendices"], self.tree.get("appendices", []))
        for number_, (wanted, place) in enumerate(pairs):
            if place is None:
                told = not self.tree.get("appendices") or self._told("table-skipped")
                for row in wanted["rows"]:
                    self.add(
                        "rows", row["code"] + " " + row["title"], None, f"appendix {number_}", told
                    )
                continue
            self.appendix(wanted, self.tree["appendices"][place], place)
        for place in extra:
            self.add("rows", None, f"appendix {place} that is none", f"appendix {place}")
        loose = [f for f in self.findings if f.get("appendix") is None]
        self.match_findings(self.truth["findings"], loose, {}, "file", self.findings)
        return self.out

    def appendix(self, wanted: dict, got: dict, place: int) -> None:
        """Columns, heading, rows, total, notes and findings of one criteria table."""
        where = f"appendix {place}"
        mine = [f for f in self.findings if f.get("appendix") == place]
        told = {f["code"] for f in mine}
        for n, (role, header, _) in enumerate(wanted["columns"]):
            column = got["columns"][n] if n < len(got["columns"]) else {}
            role = column.get("role") if role == "any" else role
            header, column = _header(header), {**column, "header": _header(column.get("header"))}
            self.add(
                "columns",
                [role, blanks(header)],
                [column.get("role"), blanks(column.get("header"))],
                f"{where} column {n}",
                "unknown-header" in told,
            )
        issued = got.get("issued_with") or {}
        for name in HEADING:
            value = got.get(name) if name in ("label", "title", "year") else issued.get(name)
            self.add("headings", blanks(wanted["document"][name]), blanks(value), f"{where} {name}")
        nodes = flatten(got["criteria"])
        pairs = align(wanted["rows"], nodes)
        self.rows(wanted, nodes, pairs, place)
        self.total(wanted["total"], got.get("total"), where)
        self.add(
            "notes",
            [blanks(n) for n in wanted["notes"]],
            [blanks(n) for n in got.get("notes", []) if n not in wanted["orphans"]],
            where,
        )
        ids = {row: nodes[node].id for row, node in pairs.items()}
        loose = [f for f in self.findings if f.get("appendix") is None]
        named = {f["id"] for f in mine if f.get("id")}
        marked = [node for node in nodes if node.assumed or node.id in named]
        self.match_findings(_told(wanted, marked), mine, ids, where, loose)

    def rows(self, wanted: dict, nodes: list[Node], pairs: dict[int, int], place: int) -> None:
        """Every row of the truth, then the rows that the truth does not have."""
        named = {f.get("id") for f in self.findings if f.get("appendix") == place and f.get("id")}
        spans = {
            (role, row): first
            for role, first, last in wanted["spans"]
            for row in range(first, last + 1)
        }
        ids = {row: nodes[node].id for row, node in pairs.items()}
        marked_before = False
        for row, truth in enumerate(wanted["rows"]):
            where = f"appendix {place} row {row} {truth['code']!r}"
            if row not in pairs:
                self.add(
                    "rows", blanks(truth["code"] + " " + truth["title"]), None, where, marked_before
                )
                continue
            node = nodes[pairs[row]]
            marked_before = marked = node.assumed or node.id in named
            self.row(truth, node, where, marked)
            if truth.get("page"):
                self.add("pages", truth["page"], node.page, where, marked)
            above = truth["parent"]
            if above is None or above in ids:  # a lost parent is told once, as a lost row
                wanted_parent = None if above is None else ids[above]
                self.add("parents", wanted_parent, node.parent, where, marked)
            for role in sorted({*truth["texts"], *node.texts}):
                anchor = ids.get(spans.get((role, row), row))
                self.text(
                    truth["texts"].get(role),
                    node.texts.get(role),
                    anchor,
                    (role, f"{where} {role}", marked, (role, row) in spans),
                )
        used = set(pairs.values())
        for index, node in enumerate(nodes):
            if index not in used:
                marked = node.assumed or node.id in named
                self.add(
                    "rows",
                    None,
                    blanks(node.code + " " + node.title),
                    f"appendix {place} {node.id}",
                    marked,
                )
        pages = [node.page for node in nodes]
        for index, node in enumerate(nodes):
            near = pages[max(0, index - 1) : index + 2]
            self.out.rows.append((node.assumed, len(set(near)) > 1))

    def row(self, truth: dict, node: Node, where: str, marked: bool) -> None:
        """What one row says by itself."""
        self.add("rows", True, True, where)
        inside = any(key.upper() in ("STT", "TT") for key in truth["extra"])
        code = node.code.rstrip(".") if inside or truth["kind"] == "group" else node.code
        said = truth["code"].rstrip(".") if inside or truth["kind"] == "group" else truth["code"]
        self.add("codes", said, code, where, marked)
        title = (
            (_rule(truth["title"]), _rule(node.title))
            if truth["kind"] == "rule"
            else (blanks(truth["title"]), blanks(node.title))
        )
        self.add("titles", *title, where, marked)
        self.add("kinds", truth["kind"], node.kind, where, marked)
        for role in sorted({*truth["scores"], *node.scores}):
            wanted = truth["scores"].get(role, "no key")
            got = node.scores.get(role, "no key")
            self.add("scores", number(wanted), number(got), f"{where} {role}", marked)
        keys = {k.casefold(): v for k, v in truth["extra"].items()}
        found = {k.casefold(): v for k, v in node.extra.items()}
        for key in sorted({*keys, *found}):
            self.add(
                "extra", blanks(keys.get(key)), blanks(found.get(key)), f"{where} {key}", marked
            )
        if truth.get("scoring") or node.scoring:
            self.add("scoring", plain(truth.get("scoring")), plain(node.scoring), where, marked)

    def text(self, wanted: str | None, got: dict | None, anchor: str | None, at: tuple) -> None:
        """One text cell: its words, its paragraphs, the row in which it begins."""
        _, where, marked, in_span = at
        self.add("texts", blanks(wanted), blanks(got["text"] if got else None), where, marked)
        if wanted is None or got is None:
            return
        self.add("paragraphs", wanted, got["text"], where, marked)
        if anchor is not None and (in_span or got.get("anchor") != anchor):
            self.add("merged", anchor, got.get("anchor"), where, marked)

    def total(self, wanted: dict | None, got: dict | None, where: str) -> None:
        self.add(
            "totals", blanks(wanted and wanted["label"]), blanks(got and got.get("label")), where
        )
        if wanted is None or got is None:
            return
        for role in sorted({*wanted["scores"], *got.get("scores", {})}):
            self.add(
                "totals",
                number(wanted["scores"].get(role)),
                number(got["scores"].get(role)),
                f"{where} {role}",
            )

    def match_findings(
        self,
        wanted: list[dict],
        got: list[dict],
        ids: dict,
        where: str,
        loose: list[dict] | None = None,
    ) -> None:
        """Expected findings that are there, absent ones, and contradictions that nobody expects."""
        rest = list(got)
        for finding in wanted:
            row = None if finding.get("anywhere") else finding["row"]
            name = ids.get(row) if row is not None else None
            hit = next((f for f in rest if _same(f, finding, name)), None)
            if hit is None and name is None:
                hit = next((f for f in loose or [] if f["code"] == finding["code"]), None)
            if hit in rest:
                rest.remove(hit)
            label = finding["code"] + (f" at {name}" if name else "")
            self.add("findings", label, label if hit else None, where, finding.get("told", False))
        expected = {f["code"] for f in wanted}
        allowed = {*self.truth.get("may", []), *self._every()}
        for finding in rest:
            code = finding["code"]
            again = (
                code in ("missing-parent", "text-repaired", "table-skipped") and code in expected
            )
            if code in CONTRADICTIONS and not again and code not in allowed:
                label = f"{code} at {finding.get('id')}"
                self.out.items.append(Judged("findings", False, where, "", label, True))

    def _told(self, code: str) -> bool:
        return any(finding["code"] == code for finding in self.findings)

    def _every(self) -> set[str]:
        """Findings that belong to the file: an appendix may carry them too."""
        return {f["code"] for f in self.truth["findings"]}


def _same(found: dict, wanted: dict, name: str | None) -> bool:
    if found["code"] != wanted["code"] or (name is not None and found.get("id") != name):
        return False
    column = wanted.get("column")
    return column is None or found.get("facts", {}).get("column", column) == column


def _told(wanted: dict, marked: list[Node]) -> list[dict]:
    """The findings of *wanted*; ``told`` with an ``orphan-row`` whose words a *marked* row has."""
    texts = [blanks(text["text"]) for node in marked for text in node.texts.values()]
    orphans = [blanks(orphan) for orphan in wanted["orphans"]]
    told = all(any(orphan in text for text in texts) for orphan in orphans)
    return [{**f, "told": told and f["code"] == "orphan-row"} for f in wanted["findings"]]


def plain(scoring: dict | None) -> object:
    """A scoring with numbers as text and without what is empty, to compare two of them."""
    if isinstance(scoring, dict):
        out = {k: number(v) if k == "score" else plain(v) for k, v in scoring.items()}
        return {k: v for k, v in sorted(out.items()) if v not in (None, {}, [], "")}
    if isinstance(scoring, list):
        return [plain(part) for part in scoring]
    return blanks(scoring)


def judge(truth: dict, tree: dict | None) -> Verdict:
    """The verdict on one document; ``tree`` None: the source gave no tree."""
    return Judge(truth, tree or {"appendices": [], "findings": []}).run()
