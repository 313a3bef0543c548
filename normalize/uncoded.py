"""Rows without a code below one criterion, judged together: parts of it, or how it is scored.

Knows no tables. Wording speaks first, then the arithmetic of the whole block: alternatives reach
the maximum with the best of them, parts with their sum (contract, "Kinds").
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

import msgspec

from normalize import scoring_words as words
from normalize.numbers import ZERO
from normalize.scoring_items import read_items
from normalize.shares import fall_from, runs
from normalize.text import BOXES, bullet, clean, strip_bullet
from schemas.patterns import late

LONGEST = 60
"""Rows of a block beyond which no inner blocks are looked for: the longest seen has some 25."""
_SURVEY = late(
    r"(?i)(?:điểm )?(?:điều tra|khảo sát|(?:đt)?xhh)\b|(?:được )?đánh giá (?:thông )?qua\b"
)
"""Who says how well a criterion is met, where nobody counts: "Điều tra xã hội học"."""
FEWEST_PLAIN = 2
"""Parents at the left that show nothing of what stands beside them in their table."""
ALIKE = 0.5
"""Share of common words from which two texts speak of one condition."""


class Said(msgspec.Struct, frozen=True):
    """What a row says: its text, the figure in its own cell of the maximum, whether its wording is
    that of a rule, whether its text names a figure itself, whether its other score cells are
    filled, whether it has a task, a person or another text of its own, or a dash for a code, and
    whether it is worded as a rule because it opens with a measure, as names do, too."""

    text: str
    figure: Decimal | None = None
    worded: bool = False
    scored: bool = False
    filled: bool = False
    own_texts: bool = False
    dashed: bool = False
    measured: bool = False

    @property
    def unpaid(self) -> bool:
        """Whether a measure gives no points."""
        return self.measured and not self.scored and self.figure is None


class Verdict(msgspec.Struct, frozen=True):
    """``rule`` or ``criterion``; ``because`` quotes the facts where it could be otherwise; whether
    it stands against a code of the row's own, too."""

    kind: str
    because: str = ""
    firm: bool = False


def judge(block: Sequence[Said], maximum: Decimal | None) -> tuple[Verdict, ...]:
    """The rows between one criterion and the next -> what each of them is.

    :param maximum: what the criterion gives at most, None where it is not printed as a number.
    """
    taken = _taken_off(block, maximum)
    if taken:
        others = judge([said for n, said in enumerate(block) if n not in taken], maximum)
        rest = iter(others)
        return tuple(Verdict("rule") if n in taken else next(rest) for n in range(len(block)))
    inner = _below_bullets(block, maximum)
    if inner is not None:
        return inner
    figured = [n for n, said in enumerate(block) if said.figure is not None]
    if len(figured) == 1 and maximum is not None and _figure(block[figured[0]]) > maximum:
        beyond = f"its figure is above the maximum {maximum} of the one above"
        return _told(block, maximum, {figured[0]: Verdict("criterion", beyond)})
    if len(figured) == 1 and maximum is not None and _is_no_part(block[figured[0]], maximum):
        alone = f"it alone has a figure, and that is not the maximum {maximum} of the one above"
        return _told(block, maximum, {figured[0]: Verdict("criterion", alone)})
    if len(figured) == 1 and maximum is None and _is_paid_alone(block, block[figured[0]]):
        bare = "worded as a rule, but it alone has points, and what stands above has none"
        return _told(block, maximum, {figured[0]: Verdict("criterion", bare)})
    if all(block[n].worded for n in figured):
        added = _worded_parts([block[n] for n in figured], maximum)
        filled = all(block[n].filled for n in figured)
        part = Verdict("criterion", "" if filled else added)
        return _told(block, maximum, dict.fromkeys(figured, part) if added else {})
    parts = _parts(block, figured, maximum)
    if parts is not None:
        return _told(block, maximum, {n: Verdict(parts[n]) for n in figured})
    reason = _alternatives(block, figured, maximum)
    if reason is not None:
        firm = fall_from([_figure(block[n]) for n in figured], maximum)
        return _told(block, maximum, dict.fromkeys(figured, Verdict("rule", reason, firm)))
    return _told(block, maximum, _beyond(block, figured, maximum))


def _is_no_part(said: Said, maximum: Decimal) -> bool:
    """Whether a lone figure, of a row that says no rule, is less than that of the row above."""
    return not said.worded and not said.dashed and _figure(said) < maximum


def _is_paid_alone(block: Sequence[Said], said: Said) -> bool:
    """Whether a row worded as a rule is the only one, gives points, and does not say so itself:
    "Đi họp đầy đủ (vắng mỗi lần trừ 1 điểm)", 5."""
    alone = said.worded and sum(other.worded for other in block) == 1
    return alone and not said.scored and _figure(said) > ZERO


def _taken_off(block: Sequence[Said], maximum: Decimal | None) -> frozenset[int]:
    """Rows that say what is taken off a criterion that gives points: "Chậm báo cáo", "-0,5"."""
    if maximum is None or maximum <= ZERO:
        return frozenset()
    return frozenset(n for n, said in enumerate(block) if _figure(said) < ZERO and not said.filled)


def _below_bullets(block: Sequence[Said], maximum: Decimal | None) -> tuple[Verdict, ...] | None:
    """Rows of which some have one bullet, or none, and add up to the maximum, and the others have
    another one: "- Kế hoạch", "+ Đúng hạn", "+ Chậm", "- Báo cáo". What gives nothing is no part.
    """
    signs = [bullet(clean(said.text)) for said in block]
    outer = [
        n
        for n, (said, sign) in enumerate(zip(block, signs, strict=True))
        if sign == signs[0] and not (said.worded and said.figure is None)  # a formula of one
    ]
    others = set(signs) - {signs[0]} if signs else set[str]()
    if len(outer) < 2 or outer[0] or len(others) != 1 or "" in others or maximum is None:
        return None
    if sum((_figure(block[n]) for n in outer), ZERO) != maximum:
        return None
    if any(block[n].figure == ZERO for n in outer):
        return None
    found: list[Verdict] = []
    for at, end in pairwise([*outer, len(block)]):
        below = judge(block[at + 1 : end], block[at].figure)
        found += [Verdict("criterion"), *(Verdict(verdict.kind) for verdict in below)]
    return tuple(found)


def judge_listed(block: Sequence[Said], maximum: Decimal | None) -> tuple[Verdict, ...]:
    """Rows that are worded as rules below a row of a list without any code: what has a figure of
    its own is one more row of the list, unless it is among levels of the row above ("100% văn bản
    được ký số" is a name, and may have levels of its own)."""
    figured = [n for n, said in enumerate(block) if said.figure is not None]
    values = [_figure(block[n]) for n in figured]
    one = values.count(ZERO) == 1 or not any(said.filled for said in block)
    if len(values) > 1 and max(values) == maximum and ZERO in values and one:
        return tuple(Verdict("rule") for _ in block)
    listed, at, best = set[int](), 0, maximum
    while at < len(values):
        end = _end_of_levels(values, at, best)
        if end == at:
            listed.add(figured[at])
            best, at = values[at], at + 1
        else:
            best, at = None, end
    return tuple(
        Verdict("criterion") if n in listed else _worded(block, said, maximum)
        for n, said in enumerate(block)
    )


def names_alone(block: Sequence[Said], plain: Collection[bool]) -> bool:
    """Whether rows beside a parent at the left are names, whatever their wording: each has points,
    or none has, none says what it gives or gives nothing, and most such parents have but names.

    :param plain: of each such parent, whether no row beside it is worded as a rule.
    """
    several = 2 * sum(plain) > len(plain) > FEWEST_PLAIN
    bare = all(said.figure is None for said in block)
    return several and all((bare or said.figure) and not said.scored for said in block)


def _end_of_levels(values: Sequence[Decimal], at: int, best: Decimal | None) -> int:
    """Where the levels end that begin at a figure, fall from the best to nothing or rise to it; the
    same place where none do."""
    for end in range(at + 2, len(values) + 1):
        levels = values[at:end]
        if not runs(levels):
            break
        if max(levels) == best and ZERO in levels:
            return end
    return at


def _beyond(
    block: Sequence[Said], figured: Sequence[int], maximum: Decimal | None
) -> dict[int, Verdict]:
    """Rows that are worded as rules, and give more than the last row above that is not: no levels
    of it. Nor is a first measure with points below what has none, beside rows that are no rules."""
    found: dict[int, Verdict] = {}
    named: Decimal | None = None
    first = figured[0] if figured else None
    if first is not None and block[first].measured and maximum is None:
        because = "worded as a level, but what stands above has no points"
        found[first] = Verdict("criterion", because)
    for number in figured:
        figure = _figure(block[number])
        if not block[number].worded:
            named = figure
        elif named is not None and figure > named:
            found[number] = Verdict(
                "criterion", f"its figure is above the {named} of the one above"
            )
    return found


def _told(
    block: Sequence[Said], maximum: Decimal | None, known: dict[int, Verdict]
) -> tuple[Verdict, ...]:
    """What is known, and for the other rows what their wording says.

    A row without any value of its own below a criterion that has one says something about that.
    """
    worded = any(said.worded for said in block)
    levels = maximum is None and any(map(_gives_nothing, block))
    found = []
    for number, said in enumerate(block):
        bare = said.figure is None and not said.filled and not said.own_texts
        if number in known:
            found.append(known[number])
        elif said.worded:
            found.append(_worded(block, said, maximum))
        elif bare and maximum is not None and not said.dashed:
            told = worded or known or said.scored or _SURVEY.match(clean(said.text))
            because = "" if told else "neither code nor figure, below a criterion"
            found.append(Verdict("rule", because))
        elif bare and levels and said.scored:
            found.append(Verdict("rule"))
        else:
            found.append(Verdict("criterion"))
    return tuple(found)


def _gives_nothing(said: Said) -> bool:
    """Whether a row names the level of a rule that gives no points: "Không ban hành (0 điểm)"."""
    read = read_items([said.text]) if said.scored else ()
    return any(item.kind == "level" and item.score == ZERO for item in read)


def _worded(block: Sequence[Said], said: Said, maximum: Decimal | None) -> Verdict:
    """What a row is that is worded as a rule: no level where it gives no points and is somebody's
    work, or nothing gives any. Levels come in twos and more: a lone one may be a name."""
    if said.unpaid and said.own_texts:
        return Verdict("criterion")
    if not said.measured or said.scored or sum(other.worded for other in block) > 1:
        return Verdict("rule")
    if said.unpaid and maximum is None:
        return Verdict("criterion", "worded as a level, but nothing gives points for it")
    doubt = "" if said.unpaid else "worded as a level, but none stands beside it"
    return Verdict("rule", doubt)


# --- parts ---


def _parts(
    block: Sequence[Said], figured: Sequence[int], maximum: Decimal | None
) -> dict[int, str] | None:
    """Kinds of rows whose figures are added up, with levels below some of them; else None."""
    values = [_figure(block[n]) for n in figured]
    if sum(block[n].filled for n in figured) > 1:
        return dict(_with_own(block, figured))
    if maximum is None or len(values) < 2:
        return None
    positive = [value for value in values if value > ZERO]
    if len(positive) > 1 and sum(positive, ZERO) == maximum:
        return {n: _part(block[n]) for n in figured}
    heads = _heads(tuple(values), maximum)
    if heads is None:
        return None
    return {n: "criterion" if at in heads else "rule" for at, n in enumerate(figured)}


def _with_own(block: Sequence[Said], figured: Sequence[int]) -> Iterator[tuple[int, str]]:
    """What rows are where several have points of their own: those, and no levels of one of them."""
    filled = [at for at, n in enumerate(figured) if block[n].filled]
    yield from ((n, _kind(block[n])) for n in figured[: filled[0]])
    for at, end in pairwise([*filled, len(figured)]):
        head, below = figured[at], figured[at + 1 : end]
        yield head, _kind(block[head])
        levels = below and _levels([_figure(block[n]) for n in below], _figure(block[head]))
        yield from ((n, "rule" if levels else _kind(block[n])) for n in below)


def _kind(said: Said) -> str:
    return "rule" if said.worded and not said.filled else "criterion"


def _worded_parts(figured: Sequence[Said], maximum: Decimal | None) -> str:
    """Why rows that are worded as levels are parts all the same, "" where they are none."""
    values = [_figure(said) for said in figured]
    closes = len(values) > 1 and ZERO not in values and sum(values, ZERO) == maximum
    if not closes or any(said.scored for said in figured):
        return ""
    return f"worded as levels, but {' + '.join(map(str, values))} = {maximum}"


def _part(said: Said) -> str:
    return "criterion" if _figure(said) > ZERO else "rule"


def _figure(said: Said) -> Decimal:
    return said.figure if said.figure is not None else ZERO


def _heads(values: tuple[Decimal, ...], maximum: Decimal) -> frozenset[int] | None:
    """Places of figures that add up to the maximum, each followed by its own levels or by none."""
    if len(values) > LONGEST:
        return None

    @cache
    def search(at: int, left: Decimal) -> tuple[int, ...] | None:
        if at == len(values):
            return () if left == ZERO else None
        head = values[at]
        if head <= ZERO or head > left:
            return None
        for end in range(len(values), at, -1):
            if _levels(values[at + 1 : end], head):
                rest = search(end, left - head)
                if rest is not None:
                    return (at, *rest)
        return None

    heads = search(0, maximum)
    return frozenset(heads) if heads is not None and 1 < len(heads) < len(values) else None


def _levels(values: Sequence[Decimal], best: Decimal) -> bool:
    """Whether figures are levels that reach the best, or none at all."""
    if not values:
        return True
    return len(values) > 1 and max(values) == best and runs(values) and ZERO in values


# --- alternatives ---


def _alternatives(
    block: Sequence[Said], figured: Sequence[int], maximum: Decimal | None
) -> str | None:
    """Why the figures may be alternatives: "" where they cannot be anything else, None where
    nothing says so."""
    values = [_figure(block[n]) for n in figured]
    reached = maximum is not None and max(values) == maximum
    alike = _alike([block[n].text for n in figured])
    worded = any(said.worded for said in block)
    if reached and len(values) > 1 and (ZERO in values or runs(values)):
        boxed = all(block[n].text.lstrip().startswith(BOXES) for n in figured)
        scaled = all(words.SCALE.fullmatch(_bare(block[n].text)) for n in figured)
        sure = ZERO in values or alike or worded or boxed or scaled
        return "" if sure else f"the best figure is the maximum {maximum}, the others are below it"
    if reached and worded:
        return f"the one figure is the maximum {maximum}, and rules stand beside it"
    if reached and len(values) == 1 and not any(said.own_texts or said.dashed for said in block):
        return f"it stands alone and gives the maximum {maximum}: a part gives less"
    within = maximum is None or max(values) <= maximum
    if ZERO in values and within and len(values) > 1:
        sure = (alike and maximum is None) or runs(values)
        return "" if sure else "one of the figures is 0"
    if maximum is None and len(values) > 1 and alike and runs(values):
        return "figures fall over one condition"
    return None


_NUMBERS = late(r"[0-9]+(?:[.,][0-9]+)?")
_WORD = late(r"\w+")


def _alike(texts: Sequence[str]) -> bool:
    """Whether all texts say one condition to a different degree, or deny it."""
    first = _said_words(texts[0])
    return len(texts) > 1 and all(_one_condition(first, text) for text in texts[1:])


def _one_condition(first: frozenset[str], text: str) -> bool:
    if words.NEGATION.search(text) or words.REST.match(strip_bullet(clean(text))):
        return True
    own = _said_words(text)
    return len(first & own) >= ALIKE * max(1, min(len(first), len(own)))


def _bare(text: str) -> str:
    return words.unmarked(strip_bullet(clean(text)))[1].strip(" .;:,")


def _said_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_NUMBERS.sub(" ", _bare(text).casefold())))
