"""A tree on the terminal: criteria with scores, findings and pages. Loads rich."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec
from rich.console import Console
from rich.text import Text as Styled
from rich.tree import Tree as Branch

from schemas.nested import (
    AppendixNode,
    CriterionNode,
    FindingNode,
    OptionNode,
    PartNode,
    ScoringNode,
    TreeFile,
    walk,
)
from schemas.sentences import one_line

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
WIDEST = 100_000
"""Columns where nothing wraps: what is piped into another program stays a line a criterion."""

By = Mapping[tuple[int | None, str | None], Sequence[FindingNode]]


class Match(msgspec.Struct, frozen=True):
    """A criterion that was asked for, and the index of its appendix."""

    appendix: int
    node: CriterionNode


def find(file: TreeFile, code: str) -> list[Match]:
    """Every criterion with an id, else a code, as it was typed; codes without a final mark too."""
    nodes = [
        Match(index, node)
        for index, appendix in enumerate(file.appendices)
        for node in walk(appendix.criteria)
    ]
    wanted = code.strip()
    by_id = [each for each in nodes if each.node.id == wanted]
    bare = wanted.rstrip(".)")
    by_code = [each for each in nodes if bare and each.node.code.rstrip(".)") == bare]
    return by_id or by_code


def near(file: TreeFile, code: str) -> list[str]:
    """A few ids that begin as the given code does, for whom it is not there."""
    ids = [node.id for each in file.appendices for node in walk(each.criteria)]
    for length in range(len(code.strip()), 0, -1):
        found = [each for each in ids if each.startswith(code.strip()[:length])]
        if found:
            return found[:5]
    return ids[:5]


def draw(file: TreeFile, console: Console) -> str:
    """The whole tree: a branch an appendix, its criteria below it, its total and findings."""
    by = _by_row(file)
    root = Branch(_source(file), guide_style="dim")
    for index, appendix in enumerate(file.appendices):
        branch = root.add(_heading(appendix))
        for node in appendix.criteria:
            _grow(branch, node, index, by)
        _close(branch, appendix, by.get((index, None), ()))
    for finding in by.get((None, None), ()):
        root.add(_finding(finding))
    return _drawn(root, console)


def draw_one(file: TreeFile, matches: Sequence[Match], console: Console) -> str:
    """Criteria with all that is known of them, texts and scoring, and what hangs below them."""
    by = _by_row(file)
    texts = []
    for match in matches:
        branch = Branch(_label(match.node), guide_style="dim")
        _details(branch, match.node, file.appendices[match.appendix])
        for finding in by.get((match.appendix, match.node.id), ()):
            branch.add(_finding(finding))
        for child in match.node.children:
            _grow(branch, child, match.appendix, by)
        texts.append(_drawn(branch, console))
    return "\n".join(texts)


def _drawn(branch: Branch, console: Console) -> str:
    if not console.is_terminal:
        console.width = WIDEST
    with console.capture() as captured:
        console.print(branch, highlight=False)
    return "\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n"))


def _grow(branch: Branch, node: CriterionNode, appendix: int, by: By) -> None:
    below = branch.add(_label(node))
    for finding in by.get((appendix, node.id), ()):
        below.add(_finding(finding))
    for child in node.children:
        _grow(below, child, appendix, by)


def _source(file: TreeFile) -> Styled:
    count = sum(1 for each in file.appendices for _ in walk(each.criteria))
    findings = len(file.findings)
    pages = f"{file.source.pages} page{'' if file.source.pages == 1 else 's'}"
    told = f" · {pages} · {count} criteria · {findings} findings"
    return Styled(one_line(file.source.name), "bold").append(told, "not bold dim")


def _heading(appendix: AppendixNode) -> Styled:
    parts = [each for each in (appendix.label, appendix.title) if each]
    text = Styled(one_line(" · ".join(parts)) or "(no heading)", "bold")
    return text.append(f" ({appendix.year})", "not bold dim") if appendix.year else text


def _label(node: CriterionNode) -> Styled:
    text = Styled()
    if node.code:
        text.append(f"{one_line(node.code)}  ", "bold")
    title = one_line(node.title) or "(no name)"
    text.append(title, {"rule": "italic", "group": "bold"}.get(node.kind, ""))
    if node.scores:
        text.append(f"  {_scores(node.scores)}", "green")
    text.append(f"  p. {node.page}", "dim")
    if node.assumed:
        text.append("  assumed", "magenta")
    return text


def _scores(scores: Mapping[str, Decimal | None]) -> str:
    return " · ".join(f"{_short(role)} {_figure(score)}" for role, score in scores.items())


def _short(role: str) -> str:
    return role.replace("_score", "").replace("_percent", " %")


def _figure(score: Decimal | None) -> str:
    return "(words)" if score is None else f"{score:f}"


def _finding(finding: FindingNode) -> Styled:
    colour = COLOURS[finding.severity]
    place = f" (p. {finding.page})" if finding.page is not None else ""
    return Styled(f"{finding.severity} {finding.code}", colour).append(
        f": {one_line(finding.message)}{place}", "not bold"
    )


def _close(branch: Branch, appendix: AppendixNode, findings: Sequence[FindingNode]) -> None:
    if appendix.total:
        total = Styled(one_line(appendix.total.label), "bold")
        branch.add(total.append(f"  {_scores(appendix.total.scores)}", "green"))
    for note in appendix.notes:
        branch.add(Styled(one_line(note), "italic"))
    for finding in findings:
        branch.add(_finding(finding))


def _details(branch: Branch, node: CriterionNode, appendix: AppendixNode) -> None:
    branch.add(Styled(f"id {node.id} · {node.kind} · level {node.level}", "dim"))
    headers = {each.role: each.header for each in appendix.columns if each.role}
    for role, text in node.texts.items():
        header = headers.get(role)
        told = Styled(role, "bold").append(f" ({one_line(header)})" if header else "", "not bold")
        if text.anchor != node.id:
            told.append(f", the cell begins at {text.anchor}", "not bold dim")
        below = branch.add(told)
        for line in text.text.split("\n"):
            below.add(Styled(one_line(line)))
    for header, value in node.extra.items():
        branch.add(Styled(one_line(header), "bold").append(f": {one_line(value)}", "not bold"))
    if node.scoring:
        _scoring(branch.add(Styled("scoring", "bold")), node.scoring)
    for field, each in node.corrected.items():
        was = f": was {one_line(str(each.was))}; {one_line(each.why)} ({one_line(each.who)})"
        branch.add(Styled(f"corrected {one_line(field)}", "bold").append(was, "not bold"))


def _scoring(branch: Branch, scoring: ScoringNode | PartNode) -> None:
    """How a row or one of its parts is scored; a part's own scoring hangs below it."""
    for option in scoring.options:
        branch.add(_gives("option", option))
    for part in scoring.parts if isinstance(scoring, ScoringNode) else ():
        _scoring(branch.add(_gives("part", part)), part)
    if scoring.formula:
        branch.add(Styled(f"formula: {one_line(scoring.formula)}"))
    for name, meaning in scoring.where.items():
        branch.add(Styled(f"{one_line(name)}: {one_line(meaning)}"))
    for condition in scoring.conditions:
        branch.add(Styled(f"condition: {one_line(condition)}"))


def _gives(kind: str, entry: OptionNode | PartNode) -> Styled:
    figure = "" if entry.score is None else f" → {entry.score:f}"
    return Styled(f"{kind}: {one_line(entry.text)}{figure}")


def _by_row(file: TreeFile) -> By:
    """Findings by appendix and id; one that names a row that is not there is its appendix's."""
    ids = {
        (index, node.id)
        for index, appendix in enumerate(file.appendices)
        for node in walk(appendix.criteria)
    }
    found: dict[tuple[int | None, str | None], list[FindingNode]] = {}
    for each in file.findings:
        place = each.appendix if each.appendix in range(len(file.appendices)) else None
        key = (place, each.id if (place, each.id) in ids else None)
        found.setdefault(key, []).append(each)
    return found
