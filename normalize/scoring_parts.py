"""Which items head a part of their own: by number, or by an arithmetic that closes."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import msgspec

from normalize.numbers import ZERO
from normalize.scoring_flat import Flat, best, falling, implied, scores, settle
from normalize.scoring_levels import Item
from normalize.scoring_words import IN_BRACKETS
from schemas.patterns import late

LONGEST = 60
"""Items beyond which no arithmetic is tried: the longest rule seen has some 25."""


_ASKED = "yêu cầu"
"""Opens what is asked of all levels below it, and names no part."""
_ANNOUNCED = late(
    r"(?:nếu|(?:cách|phương pháp)\s+(?:tính|chấm|đánh giá|xác định)(?:\s+điểm)?|thang\s+điểm"
    r"|mức\s+điểm|(?:tính|chấm)\s+điểm|điểm\s+đánh\s+giá)\b[^:]{0,40}:$"
    r"|(?:đánh\s+giá|(?:bao\s+)?gồm)\b[^:]{0,20}\b(?:[0-9]+|các|hai|ba|bốn)\s+"
    r"(?:nội\s+dung|tiêu\s+chí|yếu\s+tố|phần|mặt)\b[^:]{0,20}:$",
    re.IGNORECASE,
)
"""Says that levels or parts follow, and names none: "Cách tính điểm:", "Gồm 02 nội dung:"."""


class Head(msgspec.Struct, frozen=True):
    """A part's own item, and the items that say how it is scored."""

    item: Item
    block: tuple[Item, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """What the part gives at most, as far as it is printed."""
        if self.item.score is not None:
            return self.item.score
        return best(self.flat.levels, None) if self.flat.levels else implied(self.flat.formula)

    @property
    def flat(self) -> Flat:
        """The block, levels told from exceptions."""
        return settle(self.block, headed=self.item.score is not None)


class Divided(msgspec.Struct, frozen=True):
    """Items before the first part, and the parts."""

    before: tuple[Item, ...]
    heads: tuple[Head, ...]


def numbered(items: Sequence[Item], added_up: bool) -> Divided | None:
    """Parts by their numbers "(1) …", where they carry what makes a part.

    :param added_up: the document says that parts are added up.
    """
    first = next((i for i in items if i.mark), None)
    if first is None:
        return None
    at = [n for n, i in enumerate(items) if i.mark and i.mark.isdigit() == first.mark.isdigit()]
    heads = [_head(items[a:b]) for a, b in zip(at, [*at[1:], len(items)], strict=True)]
    if any(head.item.kind not in ("level", "plain") for head in heads):
        return None
    if not added_up and any(head.item.score == ZERO for head in heads):
        return None  # what gives nothing is a level, of a list "a) … b) …"
    scored = [head.value is not None or bool(head.flat.formula) for head in heads]
    nested = any(_speaks(head.block) for head in heads)
    if not all(scored) or not (added_up or (nested and len(heads) > 1)):
        return None
    return Divided(tuple(items[: at[0]]), tuple(heads))


def _head(run: Sequence[Item]) -> Head:
    """A part from its numbered item on; two levels in its own sentence are both options."""
    own, rest = run[0], tuple(run[1:])
    both = own.kind == "level" and rest and rest[0].kind == "level" and rest[0].after
    if both and rest[0].sentence == own.sentence:
        named = IN_BRACKETS.search(own.text)
        if named and own.text[named.end() :].startswith(":"):  # "Kế hoạch (1 điểm): đúng hạn"
            first = own.text[named.end() :].lstrip(": ")
            head = msgspec.structs.replace(own, text=own.text[: named.start()].rstrip())
            return Head(head, (msgspec.structs.replace(own, text=first, mark=""), *rest))
        return Head(own, (msgspec.structs.replace(own, mark=""), *rest))
    return Head(own, rest)


def _speaks(block: Sequence[Item]) -> bool:
    return any(i.kind in ("level", "formula") for i in block)


def by_paragraph(items: Sequence[Item], maximum: Decimal) -> Divided | None:
    """Parts by their paragraphs, of which some say their own levels in one line: "Đủ số kỳ: 2 điểm;
    thiếu 01 kỳ: 1 điểm", "Báo cáo đúng hạn: 1 điểm; chậm: 0 điểm". The best levels of all add up to
    the maximum, and each stands first in its own.
    """
    at = [n for n, item in enumerate(items) if not item.after and item.kind == "level"]
    if len(at) < 2 or at[0] or any(item.kind == "formula" for item in items):
        return None
    runs = [items[a:b] for a, b in zip(at, [*at[1:], len(items)], strict=True)]
    if not all(map(_is_one_part, runs)) or not any(len(_levels_of(run)) > 1 for run in runs):
        return None
    if sum((run[0].score or ZERO for run in runs), ZERO) != maximum:
        return None
    return Divided((), tuple(map(_part_of, runs)))


def _is_one_part(run: Sequence[Item]) -> bool:
    """Whether the best level of a paragraph is its first, and nothing in it is in doubt."""
    own = [level.score for level in _levels_of(run)]
    known = [score for score in own if score is not None]
    sound = len(known) == len(own) and not any(i.doubt or i.case or i.whole for i in run)
    return sound and known[0] == max(known) > ZERO


def _levels_of(run: Sequence[Item]) -> list[Item]:
    return [item for item in run if item.kind == "level"]


def _part_of(run: Sequence[Item]) -> Head:
    """A paragraph's part: of several levels the first is one of its options, too."""
    head = _head(run)
    several = len(_levels_of(run)) > 1 and len(head.block) < len(run)
    return Head(run[0], (msgspec.structs.replace(run[0], mark=""), *run[1:])) if several else head


def divide(items: Sequence[Item], maximum: Decimal | None) -> Divided | None:
    """Parts without numbers: heads whose figures add up to the maximum, each with a block of its
    own or none; without a maximum each must have a block.
    """
    if len(items) > LONGEST:
        return None
    start = next((n for n, i in enumerate(items) if _may_head(items, n)), None)
    if start is None:
        return None

    heads = _search(items, start, maximum)
    if heads is None or not any(_speaks(head.block) for head in heads):
        return None
    if len(heads) < 2 and not heads[0].flat.formula:
        return None
    return Divided(tuple(items[:start]), heads)


def _search(items: Sequence[Item], start: int, maximum: Decimal | None) -> tuple[Head, ...] | None:
    """The first division that closes, the longest blocks tried first."""

    @cache
    def search(at: int, used: Decimal) -> tuple[Head, ...] | None:
        if at == len(items):
            return () if maximum is None or used == maximum else None
        if not _may_head(items, at):
            return None
        for end in range(len(items), at, -1):
            head = Head(items[at], tuple(items[at + 1 : end]))
            if maximum is not None and not _closes(head, needs_block=False):
                head = _head(items[at:end])
            if not _closes(head, needs_block=maximum is None):
                continue
            rest = search(end, ZERO if maximum is None else used + (head.value or ZERO))
            if rest is not None:
                return (head, *rest)
        return None

    return search(start, ZERO)


def _may_head(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.kind == "level":
        return item.score is not None and item.score > ZERO and not item.case
    following = items[at + 1].kind if at + 1 < len(items) else ""
    if item.kind != "plain" or following not in ("formula", "level"):
        return False
    return not _ANNOUNCED.match(item.text) and not _is_asked(items, at)


def _is_asked(items: Sequence[Item], at: int) -> bool:
    """Whether a text is what is asked of all levels that follow, is listed below it or stands in
    its paragraph."""
    first = at
    while first and _goes_on(items[first]) and items[first - 1].kind == "plain":
        first -= 1
    return items[first].text.lower().startswith(_ASKED)


def _goes_on(item: Item) -> bool:
    return bool(item.sign) or item.after


def _headed(levels: Sequence[Item]) -> bool:
    """Whether levels without a figure above them are those of one part."""
    own = scores(levels)
    return 1 < len(own) == len(levels) and falling(levels) and not any(i.whole for i in levels)


def _closes(head: Head, needs_block: bool) -> bool:
    """Whether the block is a way to reach the head's figure."""
    flat = head.flat
    if flat.formula:
        own = scores(flat.levels)
        whole = bool(own) and own[0] == head.item.score is not None and falling(flat.levels)
        one = sum(i.kind == "formula" for i in head.block) == 1
        return one and (not flat.levels or (whole and not needs_block))
    if not flat.levels:
        bare = not any(i.kind == "level" for i in head.block)
        return not needs_block and head.item.score is not None and bare
    if head.item.score is None:
        return not needs_block and _headed(flat.levels)
    if len(flat.levels) < 2 or any(i.whole for i in flat.levels):
        return False
    own = scores(flat.levels)
    return (max(own, default=None) == head.item.score and falling(flat.levels)) or (
        sum(own, ZERO) == head.item.score
    )
