"""A tree that somebody edited, held against the format and against the checks.

``RULES`` are what the format promises beyond the shape of its records. The checks are those of an
extraction: a contradiction that the tree itself lists is the document's and no fault of the tree;
one that it does not list came in with the edit.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from phuluc.opened import decoded
from schemas.checks import check, fits
from schemas.findings import Finding
from schemas.nested import FORMAT, TreeFile, decode, flatten
from schemas.rows import SCORE_ROLES, TEXT_ROLES
from schemas.sentences import message, one_line
from schemas.tree import Appendix, Criterion, Tree


class Problem(msgspec.Struct, frozen=True):
    """One thing to know. ``severity``: error (the tree breaks its format, or hides a
    contradiction), warning (a contradiction that it lists itself, or a stale table), note."""

    severity: str
    code: str
    message: str
    appendix: int | None = None
    id: str | None = None


Rule = Callable[[Tree], Iterator[Problem]]


def validate(data: bytes) -> tuple[Problem, ...]:
    """Every problem of the bytes of a ``tree.json``; of a broken shape only the first.

    :raises NotOpened: no JSON object, or one of another format.
    """
    raw = _raw(data)
    try:
        file = decode(data)
        tree = flatten(file)
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        return (Problem("error", "shape", one_line(str(fault))),)
    broken = [problem for rule in RULES for problem in rule(tree)]
    return (*_unknown_members(raw, file), *broken, *_contradictions(tree))


def is_valid(problems: tuple[Problem, ...], strict: bool = False) -> bool:
    """Whether there is no error, nor, if strict, a warning."""
    refused = {"error", "warning"} if strict else {"error"}
    return not any(problem.severity in refused for problem in problems)


def stale_tables(tree: Tree, tables: list[list[Criterion]]) -> Iterator[Problem]:
    """Where ``criteria.parquet``, rebuilt as criteria, no longer says what the tree says."""
    for index, appendix in enumerate(tree.appendices):
        before = {each.id: _as_table(each) for each in (tables[index : index + 1] or [[]])[0]}
        now = {each.id: _as_table(each) for each in appendix.criteria}
        differing = [id_ for id_ in now | before if now.get(id_) != before.get(id_)]
        if differing:
            seen = f"criteria.parquet differs from tree.json at {_some(differing)}"
            yield Problem("warning", "stale-table", f"{seen}; it keeps what was extracted", index)


def _raw(data: bytes) -> Any:
    """The JSON as it stands; what is no tree of this format is refused by ``decoded``."""
    try:
        raw = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return decoded(data)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return decoded(data)
    return raw


# --- the shape, beyond what the records say ---


def _unknown_members(raw: Any, file: TreeFile) -> Iterator[Problem]:
    """Members that the format does not know: a reader would pass over them without a word."""
    known = msgspec.to_builtins(file)
    waiting: list[tuple[str, Any, Any]] = [("", raw, known)]
    while waiting:
        where, given, kept = waiting.pop()
        if isinstance(given, dict) and isinstance(kept, dict):
            for name, value in given.items():
                if name in kept:
                    waiting.append((f"{where}.{name}", value, kept[name]))
                elif value not in (None, {}, []):  # an empty member may be left out
                    yield Problem("error", "unknown-member", _unknown(f"{where}.{name}"))
        elif isinstance(given, list) and isinstance(kept, list | tuple):
            pairs = enumerate(zip(given, kept, strict=True))
            waiting += [(f"{where}[{at}]", one, other) for at, (one, other) in pairs]


def _unknown(where: str) -> str:
    return f"{one_line(where).removeprefix('.')} is no member of the format"


def roles(tree: Tree) -> Iterator[Problem]:
    """Scores, texts and columns go by the closed lists of roles."""
    known = {"code", "title", *SCORE_ROLES, *TEXT_ROLES}
    for index, appendix in enumerate(tree.appendices):
        for column in appendix.columns:
            if column.role is not None and column.role not in known:
                yield Problem("error", "role", f"{column.role} is no role of a column", index)
        if appendix.total is not None:
            for role in appendix.total.scores.keys() - set(SCORE_ROLES):
                yield Problem("error", "role", f"{role} of the total is no score role", index)
        for each in appendix.criteria:
            for role in each.scores.keys() - set(SCORE_ROLES):
                yield _at(index, each, "role", f"{role} is no score role")
            for role in each.texts.keys() - set(TEXT_ROLES):
                yield _at(index, each, "role", f"{role} is no text role")


def ids(tree: Tree) -> Iterator[Problem]:
    """An id is not empty and stands once in its appendix."""
    for index, appendix in enumerate(tree.appendices):
        seen: set[str] = set()
        for each in appendix.criteria:
            if not each.id:
                yield _at(index, each, "id", f"“{_short(each.title)}” has no id")
            elif each.id in seen:
                yield _at(index, each, "id", f"the id {each.id} stands more than once")
            seen.add(each.id)


def levels(tree: Tree) -> Iterator[Problem]:
    """The level is the depth, roots 1."""
    for index, appendix in enumerate(tree.appendices):
        depth: dict[str | None, int] = {None: 0}
        for each in appendix.criteria:
            depth[each.id] = right = depth[each.parent_id] + 1
            if each.level != right:
                yield _at(index, each, "level", f"its level is {each.level}, its depth {right}")


def titles(tree: Tree) -> Iterator[Problem]:
    """A title is one line; a rule's may have paragraphs."""
    for index, appendix in enumerate(tree.appendices):
        for each in appendix.criteria:
            if "\n" in each.title and each.kind != "rule":
                yield _at(index, each, "title", "its title has a line break")


def anchors(tree: Tree) -> Iterator[Problem]:
    """An anchor is the id of a criterion of the same appendix."""
    for index, appendix in enumerate(tree.appendices):
        known = {each.id for each in appendix.criteria}
        for each in appendix.criteria:
            for role, text in each.texts.items():
                if text.anchor not in known:
                    seen = f"the anchor {text.anchor or '(empty)'} of its {role} is no id"
                    yield _at(index, each, "anchor", seen)


def pages(tree: Tree) -> Iterator[Problem]:
    """A row begins on a page of its source."""
    last = tree.source.pages
    for index, appendix in enumerate(tree.appendices):
        for each in appendix.criteria:
            if not 1 <= each.page <= last:
                yield _at(index, each, "page", f"page {each.page} is none of the {last}")


def findings(tree: Tree) -> Iterator[Problem]:
    """A finding speaks of an appendix and a criterion that are there."""
    for each in tree.findings:
        if each.appendix is None:
            continue
        if not 0 <= each.appendix < len(tree.appendices):
            yield Problem("error", "finding", f"{each.code} names appendix {each.appendix}")
        elif each.id is not None and each.id not in _known(tree.appendices[each.appendix]):
            seen = f"{each.code} names {each.id}, which is not there"
            yield Problem("error", "finding", seen, each.appendix, each.id)


def source(tree: Tree) -> Iterator[Problem]:
    """The source is named by the 64 digits of its SHA-256."""
    if not re.fullmatch(r"[0-9a-f]{64}", tree.source.sha256):
        yield Problem("error", "source", "source.sha256 is no SHA-256")


RULES: tuple[Rule, ...] = (source, roles, ids, levels, titles, anchors, pages, findings)
"""Every rule, in the order in which its problems are told."""


# --- the checks ---

CHECKED = ("sum-mismatch", "total-mismatch", "target-above-max", "duplicate-code", "code-gap")
"""Kinds that only checks raise: one that is listed and not found again has been mended."""


def _contradictions(tree: Tree) -> Iterator[Problem]:
    listed = {_key(each) for each in tree.findings}
    found = [
        finding
        for index, appendix in enumerate(tree.appendices)
        for finding in check(appendix, index)
    ]
    for each in found:
        if _key(each) not in listed:
            severity = "note" if each.severity == "note" else "error"
            seen = f"{message(each)} The tree does not list it."
            yield Problem(severity, each.code, seen, each.appendix, each.id)
    still = {_key(each) for each in found}
    for each in tree.findings:
        if each.code in CHECKED and _key(each) not in still:
            seen = f"The tree lists what no longer holds: {message(each)}"
            yield Problem("note", each.code, seen, each.appendix, each.id)
        elif each.severity == "warning":
            yield Problem("warning", each.code, message(each), each.appendix, each.id)


def _key(finding: Finding) -> tuple[Any, ...]:
    facts = tuple((name, _number(value)) for name, value in sorted(finding.facts.items()))
    return finding.code, finding.appendix, finding.id, facts


def _number(fact: str) -> Decimal | str:
    """8.0 and 8.00 are one number."""
    try:
        return Decimal(fact)
    except InvalidOperation:
        return fact


def _known(appendix: Appendix) -> set[str]:
    return {each.id for each in appendix.criteria}


def _as_table(each: Criterion) -> Mapping[str, Any]:
    """What both files carry of a criterion."""
    kept = {role: score for role, score in each.scores.items() if score is not None and fits(score)}
    plain = msgspec.structs.replace(each, scores=kept, corrected={}, order=0)
    return msgspec.structs.asdict(plain)


def _at(appendix: int, criterion: Criterion, code: str, seen: str) -> Problem:
    return Problem("error", code, seen, appendix, criterion.id)


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _short(text: str) -> str:
    return one_line(text)[:40]
