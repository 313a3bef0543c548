"""A run of items without inner parts: which are levels, which are exceptions to them."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from normalize import scoring_words as words
from normalize.numbers import ZERO
from normalize.scoring_levels import Item
from schemas.tree import Option


class Flat(msgspec.Struct, frozen=True):
    """Levels, the formula with its variables, and the sentences that override them."""

    levels: tuple[Item, ...] = ()
    formula: str | None = None
    where: dict[str, str] = {}
    conditions: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing here says how to score."""
        return not (self.levels or self.formula or self.conditions)


def settle(items: Iterable[Item], headed: bool = False) -> Flat:
    """Decides which items are levels: beside a formula a cut-off is none, nor is an exception.

    :param headed: a figure for the whole run stands above it, so that exceptions alone are none.
    """
    own = list(items)
    formulas = [i for i in own if i.kind == "formula"]
    levels = [i for i in own if i.kind == "level"]
    found = _beside_formula(levels) if formulas else _alone(levels)
    if headed and all(i.case for i in found):
        found = []
    kept = set(map(id, found))
    where: dict[str, str] = {}
    for item in own:
        if item.kind == "variable":
            where.setdefault(item.name, item.text)
    overriding = [
        i.sentence
        for i in own
        if i.kind == "condition" or (i.kind == "level" and id(i) not in kept) or i in formulas[1:]
    ]
    return Flat(
        levels=tuple(i for i in levels if id(i) in kept),
        formula=formulas[0].text if formulas else None,
        where=where,
        conditions=tuple(dict.fromkeys(overriding)),
    )


def _beside_formula(levels: Sequence[Item]) -> list[Item]:
    """Levels beside a formula: none where they only cut it off."""
    plain = [i for i in levels if not i.case and not words.IF.match(i.sentence)]
    return plain if any(i.score is None or i.score > ZERO for i in plain) else []


def _alone(levels: Sequence[Item]) -> list[Item]:
    """Levels without a formula: "Trường hợp …" is one only where the others are worded like it;
    limits on variables are levels where several of them give points. One case alone that gives the
    maximum is none: "Trường hợp không phát sinh thì đạt điểm tối đa"."""
    if len(levels) == 1 and levels[0].case and levels[0].score is None:
        return []
    limits = [
        i for i in levels if i.case and i.score is not None and not words.CASE.match(i.sentence)
    ]
    limited = limits if len(limits) > 1 else []
    plain = [i for i in levels if not i.case or i in limited]
    if len(plain) >= 2 or (plain and levels[0] is plain[0]):
        return plain
    return list(levels)


def options(levels: Iterable[Item]) -> tuple[Option, ...]:
    """Levels as alternatives, in printed order."""
    return tuple(Option(item.text, item.score) for item in levels)


def scores(levels: Iterable[Item]) -> list[Decimal]:
    """The printed figures of the levels."""
    return [item.score for item in levels if item.score is not None]


def best(levels: Sequence[Item], maximum: Decimal | None) -> Decimal | None:
    """What the best level gives; None where no level has a figure."""
    if maximum is not None and any(item.whole for item in levels):
        return maximum
    return max(scores(levels), default=None)


def falling(levels: Sequence[Item]) -> bool:
    """Whether the figures only fall, or only rise: levels do, parts need not."""
    own = scores(levels)
    return own == sorted(own) or own == sorted(own, reverse=True)


def implied(formula: str | None) -> Decimal | None:
    """What a formula gives at most where its own figure says so: "(b/a)*0.50"."""
    found = re.findall(rf"(?<![0-9.,])({words.NUMBER})(?!\s*%)(?![0-9])", formula or "")
    values = [v for figure in found if (v := words.score_of(figure)) is not None]
    return max(values, default=None)
