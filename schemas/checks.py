"""Rules that a finished tree must keep. They report and never mend: the document may be wrong."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

import msgspec

from schemas.counting import PAIRED, begins, comparable, follows, places
from schemas.findings import Finding
from schemas.outliers import alternatives, childless, percentages, shares, steps, told_of
from schemas.patterns import late
from schemas.tree import Appendix, Criterion, Scoring, ScoringPart

DIGITS = 12
PLACES = 4
"""What a score column of the Parquet file holds: ``decimal128(12, 4)``."""

NEAR = 50
"""How many siblings back an exchanged code is looked for: rows change places within a page."""

BOUNDED = ("target_score", "self_score", "verified_score", "survey_score", "achieved_score")
"""Scores that this year's maximum bounds; last year's may have had another."""

FEWEST, MOSTLY = 5, 0.7
"""Rows, and their share in a column, that go on by one where the column counts the rows."""

Check = Callable[[Appendix], Iterator[Finding]]

_REPEATED = re.compile(r"~\d+$")
_REGISTER = late(r"^[A-ZĐ]{1,4}-(?=\d)")
"""The name of a list before what its codes count: "KT-007"."""
_RUNNING = late(r"(\d{1,5})\.?", re.ASCII)
_QUOTIENT = late(r"\b([a-z]\d?)\s*/\s*([a-z]\d?)\b", re.ASCII)
_WITHOUT_CODE = re.compile(r"u\d+")


def check(appendix: Appendix, index: int) -> tuple[Finding, ...]:
    """Every finding of every rule on one appendix; ``index`` is its place in the tree, from 0."""
    return tuple(
        msgspec.structs.replace(finding, appendix=index)
        for rule in CHECKS
        for finding in rule(appendix)
    )


def fitting(score: Decimal | None) -> Decimal | None:
    """A score as Parquet and databases hold it: None where it does not fit."""
    return score if score is not None and fits(score) else None


def fits(value: Decimal) -> bool:
    """Whether ``decimal128(12, 4)`` holds the value exactly: 8 digits before the point, 4 after."""
    if not value.is_finite():
        return False
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if exponent >= -PLACES and len(digits) + exponent <= DIGITS - PLACES:
        return True  # nearly every one
    printed = "".join(map(str, digits)).lstrip("0")
    significant = printed.rstrip("0")
    if not significant:
        return True
    lowest = exponent + len(printed) - len(significant)
    return lowest >= -PLACES and len(significant) + lowest <= DIGITS - PLACES


# --- sums (the contract's "Numbers and sums") ---


def sums(appendix: Appendix) -> Iterator[Finding]:
    """A criterion's printed number is the sum of its criterion children's, through groups."""
    children = _children(appendix)
    for criterion in appendix.criteria:
        if criterion.kind == "criterion":
            parts = tuple(_parts(children, criterion.id))
            for facts in _differences(criterion.scores, parts):
                yield told_of(criterion, "sum-mismatch", facts)


def total_sum(appendix: Appendix) -> Iterator[Finding]:
    """The printed total is the sum of the uppermost criteria."""
    if appendix.total is not None:
        uppermost = tuple(_parts(_children(appendix), None))
        for facts in _differences(appendix.total.scores, uppermost):
            yield Finding("total-mismatch", facts)


def total_printed(appendix: Appendix) -> Iterator[Finding]:
    """Where uppermost criteria carry scores, a total is printed."""
    uppermost = _parts(_children(appendix), None)
    scored = any(_summed(c.scores) for c in uppermost)
    if appendix.total is None and scored:
        yield Finding("total-missing")


def _children(appendix: Appendix) -> dict[str | None, list[Criterion]]:
    found: dict[str | None, list[Criterion]] = {}
    for criterion in appendix.criteria:
        found.setdefault(criterion.parent_id, []).append(criterion)
    return found


def _parts(children: dict[str | None, list[Criterion]], parent: str | None) -> Iterator[Criterion]:
    """The criteria right below a node, looking through groups; rules do not count."""
    waiting = children.get(parent, [])[::-1]
    while waiting:
        here = waiting.pop()
        if here.kind == "criterion":
            yield here
        elif here.kind == "group":
            waiting += children.get(here.id, [])[::-1]


def _summed(scores: dict[str, Decimal | None]) -> dict[str, Decimal]:
    """The numbers that may be added: percentages never are."""
    return {r: v for r, v in scores.items() if v is not None and not r.endswith("_percent")}


def _differences(
    stated: dict[str, Decimal | None], parts: Iterable[Criterion]
) -> Iterator[dict[str, str]]:
    """Facts for each role whose stated number is not the sum of the parts' printed numbers."""
    added = [_summed(part.scores) for part in parts]
    for role, number in _summed(stated).items():
        values = [scores[role] for scores in added if role in scores]
        # A number that no column holds has its own finding; adding it would not be exact.
        if not values or not all(map(fits, (number, *values))):
            continue
        if number > 0 and max(values) < 0:  # what is taken off it, and no part of it
            continue
        whole = sum(values, Decimal(0))
        if whole != number:
            yield {"column": role, "stated": f"{number:f}", "added": f"{whole:f}"}


# --- single numbers ---


def targets(appendix: Appendix) -> Iterator[Finding]:
    """Neither a target nor points that were given are above the maximum."""
    for criterion in appendix.criteria:
        if criterion.kind == "criterion":
            for facts in _above(criterion.scores):
                yield told_of(criterion, "target-above-max", facts)
    if appendix.total is not None:
        for facts in _above(appendix.total.scores):
            yield Finding("target-above-max", facts)


def _above(scores: dict[str, Decimal | None]) -> Iterator[dict[str, str]]:
    """The numbers above a maximum; what may be taken off, "-5", bounds them from below."""
    maximum = scores.get("max_score")
    if maximum is None or maximum < 0:
        return
    for role in BOUNDED:
        number = scores.get(role)
        if number is not None and number > maximum:
            yield {"column": role, "stated": f"{number:f}", "maximum": f"{maximum:f}"}


def variables(appendix: Appendix) -> Iterator[Finding]:
    """Where a rule says what one letter of its quotient is, it says what the other one is too."""
    for criterion in appendix.criteria:
        scoring = criterion.scoring
        rules: tuple[Scoring | ScoringPart, ...] = (scoring, *scoring.parts) if scoring else ()
        for rule in rules:
            letters = {v for pair in _QUOTIENT.findall(rule.formula or "") for v in pair}
            if rule.where and (wanting := sorted(letters - rule.where.keys())):
                seen = f"{rule.formula}: nothing says what {', '.join(wanting)} is"
                yield told_of(criterion, "scoring-unclear", {"seen": seen})


def numbers(appendix: Appendix) -> Iterator[Finding]:
    """Every number has a place in ``decimal128(12, 4)``."""
    for criterion in appendix.criteria:
        for facts in _unfit(criterion.scores):
            yield told_of(criterion, "bad-number", facts)
    if appendix.total is not None:
        for facts in _unfit(appendix.total.scores):
            yield Finding("bad-number", facts)


def _unfit(scores: dict[str, Decimal | None]) -> Iterator[dict[str, str]]:
    for role, value in scores.items():
        if value is not None and not fits(value):
            yield {"column": role, "seen": f"{value:f}"}


# --- codes ---


def repeated_codes(appendix: Appendix) -> Iterator[Finding]:
    """No code stands twice; a repeated one has ``~2`` in its id."""
    for criterion in appendix.criteria:
        if criterion.code and _REPEATED.search(criterion.id):
            yield told_of(criterion, "duplicate-code", {"seen": criterion.code})


def order_of_codes(appendix: Appendix) -> Iterator[Finding]:
    """Below each parent codes begin at the first step and go on by one.

    A parent that is only named by its children's codes counts as printed here (``missing-parent``
    is its finding). Numbers may run on from one group into the next, where more groups do so than
    begin anew. The uppermost codes may begin anywhere: a table can go on with another's. Where "đ"
    is counted, no "e" follows "d". A branch that another one followed does not go on: no 1.3.5
    below 1.4.
    """
    with_d = any("đ" in _path(criterion) for criterion in appendix.criteria)
    siblings: dict[tuple[str, ...], list[str]] = {}
    last_by_depth: dict[int, str] = {}
    anew = _begin_anew(appendix)
    seen: set[tuple[str, ...]] = set()
    last: Criterion | None = None
    for criterion in appendix.criteria:
        path = _path(criterion)
        if last is not None and path and _is_left(path, _path(last)) in seen:
            yield told_of(criterion, "code-gap", {"seen": criterion.code, "after": last.code})
        last = criterion if path else last
        for depth in range(len(path)):
            parent, step = path[:depth], path[depth]
            if path[: depth + 1] in seen or _WITHOUT_CODE.fullmatch(step):
                continue
            seen.add(path[: depth + 1])
            before = siblings.setdefault(parent, [])
            may_run = _is_single(criterion.code) and depth not in anew
            runs_on = last_by_depth.get(depth) if may_run else None
            fine = _goes_on(before, step) if before else _opens_well(parent, step, runs_on)
            fine = fine or (not before and _says_parent(criterion.code, path, depth))
            fine = fine and not (with_d and step == "e" and before and before[-1] == "d")
            if not fine:
                yield told_of(criterion, "code-gap", _gap(criterion, before))
            before.append(step)
            last_by_depth[depth] = step


def _is_left(path: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    """The branch of a row that the row before it does not stand in: seen before, it was left."""
    shared = 0
    while shared < min(len(path), len(last)) and path[shared] == last[shared]:
        shared += 1
    return path[: shared + 1]


def _begin_anew(appendix: Appendix) -> frozenset[int]:
    """The depths at which more groups begin their codes anew than run on from the group before."""
    last: dict[int, str] = {}
    begun: set[tuple[str, ...]] = set()
    more: dict[int, int] = {}
    for path in map(_path, appendix.criteria):
        for depth, step in enumerate(path):
            parent, before = path[:depth], last.get(depth)
            if parent not in begun and before is not None:
                anew, on = begins(step), follows(before, step)
                more[depth] = more.get(depth, 0) + (anew and not on) - (on and not anew)
            begun.add(parent)
            last[depth] = step
    return frozenset(depth for depth, count in more.items() if count > 0)


def running_numbers(appendix: Appendix) -> Iterator[Finding]:
    """Where a column of its own counts the rows, it goes on by one, or begins anew."""
    for column in dict.fromkeys(name for row in appendix.criteria for name in row.extra):
        rows = [row for row in appendix.criteria if column in row.extra]
        numbers = [_RUNNING.fullmatch(row.extra[column]) for row in rows]
        counted = [(row, int(found[1])) for row, found in zip(rows, numbers, strict=True) if found]
        if not _counts([number for _, number in counted], len(rows)):
            continue
        if numbers.count(None) == 1:
            row = rows[numbers.index(None)]
            yield told_of(row, "code-gap", {"seen": f"{column} {row.extra[column]}"})
        before: set[int] = set()
        last = ""
        for row, number in counted:
            seen = row.extra[column]
            if number == 1:
                before.clear()
            counts_on = number - 1 in before and number not in before
            if before and not counts_on and not _opens_group(last, seen):
                yield told_of(row, "code-gap", {"seen": seen, "after": last})
            before.add(number)
            last = seen


def _opens_group(before: str, text: str) -> bool:
    """Whether a number is the first of a group: of the one before it, whose number it begins with
    ("01", "0101"), or of the next ("0102", "0201")."""
    inside = len(text) == PAIRED and text.startswith(before) and begins(text[len(before) :])
    return inside or follows(before, text)


def _counts(numbers: list[int], cells: int) -> bool:
    """Whether numbers count the rows of a column: most go on by one, or some do and they are those
    from 1 on, each once, and few are wanting."""
    if len(numbers) < max(FEWEST, MOSTLY * cells):
        return False
    steps = sum(b == a + 1 for a, b in pairwise(numbers))
    if steps + 1 >= max(FEWEST, MOSTLY * cells):
        return True
    each = set(numbers)
    if numbers[0] > 2 or 3 * steps < len(numbers):  # how many of something there are in each row
        return False
    return min(each) <= 2 and max(each) * MOSTLY <= len(each) and len(each) >= len(numbers) - 1


def _path(criterion: Criterion) -> tuple[str, ...]:
    """The steps of the id, none for a row without a code and for a repeated one; codes of figures
    that begin with their parent's count by their last two, those with a list's name by figures."""
    above = criterion.parent_id or ""
    if criterion.id.isdigit() and criterion.id[:-2] == above:
        return tuple(criterion.id[at : at + 2] for at in range(0, len(criterion.id), 2))
    steps = tuple(criterion.id.split("."))
    if "-" in criterion.id:
        steps = tuple(_REGISTER.sub("", step) for step in steps)
    coded = bool(criterion.code) and _REPEATED.search(criterion.id) is None
    return steps if coded else ()


def _is_single(code: str) -> bool:
    return "." not in code.strip(" .)")


def _opens_well(parent: tuple[str, ...], step: str, before: str | None) -> bool:
    if not parent or not places(step) or begins(step):
        return True
    return before is not None and follows(before, step)


def _says_parent(code: str, path: tuple[str, ...], depth: int) -> bool:
    """Whether a code of several steps opens at that depth of its path, with its parent's place in
    figures: "2.1" below II."""
    own = len([step for step in code.strip(" .)").split(".") if step])
    if own < 2 or not depth or depth != len(path) - own:
        return False
    above, here = ({place for _, place in places(step)} for step in path[depth - 1 : depth + 1])
    return bool(above & here)


def _goes_on(before: list[str], step: str) -> bool:
    """Whether an earlier sibling comes right before the step, or no way of counting holds both.

    Any earlier one, so that two codes that changed places are told once.
    """
    near = before[: -1 - NEAR : -1]
    if any(follows(b, step) for b in near):
        return True
    if comparable(before[-1], step):
        return False
    return not places(step) or begins(step) or all(not places(b) for b in near)


def _gap(criterion: Criterion, before: list[str]) -> dict[str, str]:
    prefix, dot, _ = criterion.code.strip(" .)").rpartition(".")
    return {"seen": criterion.code, "after": f"{prefix}{dot}{before[-1]}" if before else ""}


CHECKS: tuple[Check, ...] = (
    sums,
    total_sum,
    total_printed,
    targets,
    variables,
    numbers,
    repeated_codes,
    order_of_codes,
    running_numbers,
    childless,
    alternatives,
    steps,
    shares,
    percentages,
)
"""Every rule, in the order in which its findings are told."""
