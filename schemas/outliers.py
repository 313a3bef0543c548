"""What a table does everywhere but in one place: a row may be lost there, or a digit be wrong."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from schemas.findings import Finding
from schemas.patterns import late
from schemas.tree import Appendix, Criterion, Option

FEWEST_HEADS = 2
"""Other heads of a level that have rows below them."""
FEWEST_FIGURES = 12
"""Other figures of a column that keep its step."""
FEWEST_SCORED = 4
"""Other criteria that are scored by two alternatives or more."""
MANY = 10
"""Of so many one more may be scored otherwise than the others."""
STEPS = {"max_score": Decimal("0.25"), "weight_percent": Decimal("2.5")}
"""Points are quarters, weights fives or halves of them ("7,5"), wherever a table has nothing finer.
"""
DIGITS = 8
"""Digits before the point from which a figure is none that a column holds: it is told elsewhere."""

FEWEST_SHARES, WRONG = 5, 5
"""Rows that show what a column of shares is; one in so many may contradict it."""
WHOLE = Decimal(100)
ACHIEVED = ("achieved_score", "verified_score", "self_score")

OTHERS = r"còn lại|(?:các )?trường hợp (?:khác|còn lại)"
"""Opens the level of all others (communes, digital indices), as a pattern."""
_REST = late(
    rf"^(?:dưới|trên|ngoài|sau|không|chưa|yếu|kém|[<≤>]|{OTHERS})|"
    r"^(?!.*(?:\btừ\b|\btrên\b|(?:\bđến|\btới|[-–])\s+dưới\b)).*\bdưới\s+\d|"
    r"\btrở (?:xuống|lên|đi|về sau)\b|"
    r"\b(?:chưa|thiếu|chậm|muộn|trễ|nhưng|quá hạn)\b|\bkhông (?:đầy đủ|đúng|kịp)",
    re.IGNORECASE,
)
"""What is left below all other levels: "Dưới 50%", "Đúng hạn dưới 50%", "Từ hạng 21 trở xuống",
"Còn lại"; or what falls short of the best one: "Nội dung chưa đầy đủ", "Có kế hoạch nhưng không
kiểm tra"."""

_AMOUNT = late(
    r"\b(?:từ|trên|đến|tới|có|đạt|được|tối thiểu|ít nhất|trở lên|hoặc)\b|[^\w\s]|\d", re.IGNORECASE
)
"""What tells one amount of a thing from another: "Từ 03 hình thức trở lên", "01 hình thức"."""

_RUNNING = late(r"\d{1,5}\.?")
"""The number of a row: it says nothing of its own."""


def childless(appendix: Appendix) -> Iterator[Finding]:
    """A head that says nothing but its name has rows below it, where all others of its level do."""
    parents = {criterion.parent_id for criterion in appendix.criteria}
    levels: dict[int, list[Criterion]] = {}
    counting = _counting(appendix)
    for criterion in appendix.criteria:
        if criterion.code and _is_bare(criterion, counting):
            levels.setdefault(criterion.level, []).append(criterion)
    for heads in levels.values():
        empty = [head for head in heads if head.id not in parents]
        if len(empty) == 1 and len(heads) > FEWEST_HEADS:
            yield told_of(empty[0], "code-gap", {"seen": f"no row stands below {empty[0].code}"})


def _counting(appendix: Appendix) -> frozenset[str]:
    """The columns of their own that count the rows: most of their numbers go on by one."""
    numbers: dict[str, list[int]] = {}
    for criterion in appendix.criteria:
        for name, text in criterion.extra.items():
            if _RUNNING.fullmatch(text):
                numbers.setdefault(name, []).append(int(text.rstrip(".")))
    return frozenset(
        name
        for name, found in numbers.items()
        if 2 * sum(b == a + 1 for a, b in pairwise(found)) >= len(found) - 1
    )


def _is_bare(criterion: Criterion, counting: frozenset[str]) -> bool:
    figures = any(value is not None for value in criterion.scores.values())
    words = any(
        name not in counting or not _RUNNING.fullmatch(text)
        for name, text in criterion.extra.items()
    )
    return not (figures or criterion.texts or words or criterion.scoring)


def alternatives(appendix: Appendix) -> Iterator[Finding]:
    """Alternatives are two or more, and one of them gives nothing, where all others of the table
    are such, or nearly all: parts of which the first one gives the maximum look like them."""
    having = [
        (criterion, scoring.options)
        for criterion in appendix.criteria
        if (scoring := criterion.scoring) and scoring.options
        if not (scoring.parts or scoring.formula)
    ]
    single = [
        criterion
        for criterion, options in having
        if len(options) == 1 and not (criterion.scoring and criterion.scoring.conditions)
    ]
    several = [(criterion, options) for criterion, options in having if len(options) > 1]
    without = [
        (each, own)
        for each, own in several
        if all(o.score for o in own) and _reaches_most(each, own) and not _closed(own)
    ]
    if len(single) == 1 and len(several) >= FEWEST_SCORED:
        yield told_of(single[0], "scoring-unclear", {"seen": "one alternative alone"})
    if len(without) <= max(1, len(several) // MANY) and len(several) > FEWEST_SCORED:
        for criterion in (each for each, options in without if not _counts(options)):
            yield told_of(criterion, "scoring-unclear", {"seen": "no alternative gives nothing"})


def _closed(options: Sequence[Option]) -> bool:
    """Whether the least alternative takes in all that is left: below it there is nothing more."""
    least = min(options, key=lambda option: option.score or 0)
    return _REST.search(least.text.lstrip("-+•* ")) is not None


def _counts(options: Sequence[Option]) -> bool:
    """Whether the alternatives are amounts of one thing: no reader takes them for parts."""
    things = {" ".join(_AMOUNT.sub(" ", option.text).casefold().split()) for option in options}
    return len(things) == 1 and things != {""}


def _reaches_most(criterion: Criterion, options: Sequence[Option]) -> bool:
    """Whether the best alternative gives the maximum: where none does, the reader tells it."""
    best = max((option.score for option in options if option.score is not None), default=None)
    return criterion.scores.get("max_score") in (None, best)


def steps(appendix: Appendix) -> Iterator[Finding]:
    """A figure that no sum holds keeps the step that all others of its column keep."""
    for role, step in STEPS.items():
        having = [
            (criterion, value)
            for criterion in appendix.criteria
            if criterion.kind == "criterion" and (value := criterion.scores.get(role)) is not None
        ]
        odd = [each for each in having if each[1].adjusted() >= DIGITS or each[1] % step]
        if len(odd) == 1 and len(having) > FEWEST_FIGURES:
            criterion, value = odd[0]
            if value.adjusted() < DIGITS and criterion.id not in _held(appendix, role):
                seen = f"{role} {value:f} is no multiple of {step:f}, as all others are"
                yield told_of(criterion, "bad-number", {"seen": seen})


def _held(appendix: Appendix, role: str) -> set[str]:
    """The ids whose figures are the whole or a part of a printed sum: it tells whether they are
    right."""
    rows = {criterion.id: criterion for criterion in appendix.criteria}
    total = appendix.total.scores if appendix.total is not None else {}
    held = set()
    for criterion in appendix.criteria:
        if criterion.scores.get(role) is None or role.endswith("_percent"):
            continue
        above = rows.get(criterion.parent_id or "")
        while above is not None and above.kind == "group":
            above = rows.get(above.parent_id or "")
        whole = (above.scores if above is not None else total).get(role)
        if whole is not None:
            held |= {criterion.id, above.id if above is not None else ""}
    return held


def shares(appendix: Appendix) -> Iterator[Finding]:
    """Where a column is what was achieved in hundredths of the maximum, it is so in every row that
    is no sum of others."""
    parents = {each.parent_id for each in appendix.criteria if each.kind == "criterion"}
    for role in ACHIEVED:
        rows = [
            (criterion, share, got * 100 / most)
            for criterion in appendix.criteria
            if (share := criterion.scores.get("index_percent")) is not None
            and (got := criterion.scores.get(role)) is not None
            and (most := criterion.scores.get("max_score"))
        ]
        wrong = [row for row in rows if abs(row[1] - row[2]) >= _unit(row[1])]
        if len(rows) >= FEWEST_SHARES and len(wrong) <= len(rows) // WRONG:
            for criterion, share, due in wrong:
                if criterion.id in parents:
                    continue
                seen = f"index_percent {share:f} is not {due:.2f}, {role} by max_score"
                yield told_of(criterion, "bad-number", {"seen": seen})
            return


def percentages(appendix: Appendix) -> Iterator[Finding]:
    """No share of the maximum is above the whole; what a plan came to without one may be."""
    header = next((c.header for c in appendix.columns if c.role == "index_percent"), "")
    planned = header.casefold().startswith(("tỷ lệ", "tỉ lệ", "%"))
    for criterion in appendix.criteria:
        share = criterion.scores.get("index_percent")
        if planned and criterion.scores.get("max_score") is None:
            continue
        if share is not None and share > WHOLE:
            seen = f"index_percent {share:f} is above {WHOLE}"
            yield told_of(criterion, "bad-number", {"seen": seen})


def _unit(value: Decimal) -> Decimal:
    """One of the last printed place."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def told_of(criterion: Criterion, code: str, facts: dict[str, str]) -> Finding:
    """A finding that names a criterion."""
    return Finding(code, facts, id=criterion.id, page=criterion.page)
