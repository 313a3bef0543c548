"""Text -> how a criterion is scored: options, parts, formula. Knows no rows.

The words are in ``scoring_words``, single items in ``scoring_items``; here wording and arithmetic
tell alternatives from parts (contract, "Scoring").
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from normalize import formula_words
from normalize import scoring_words as words
from normalize.numbers import ZERO
from normalize.scoring_flat import Flat, best, falling, options, scores, settle
from normalize.scoring_items import read_items
from normalize.scoring_levels import Item
from normalize.scoring_parts import Divided, Head, by_paragraph, divide, numbered
from normalize.text import bullet, clean, strip_bullet
from schemas.decisions import Reason
from schemas.patterns import DIGITS, late
from schemas.tree import Scoring, ScoringPart

Read = tuple[Scoring | None, tuple[Reason, ...]]


def read_scoring(
    paragraphs: Sequence[str],
    maximum: Decimal | None,
    figures: Sequence[Decimal | None] = (),
) -> Read:
    """Printed paragraphs of guidance, a method cell or rule rows -> the scoring, and doubts.

    ``figures`` runs along the paragraphs: what stands in a rule row's own score cell. None where
    the text says no rule. Reasons: ``scoring-unclear`` (neither alternatives nor parts fit the
    maximum, in points), ``parts-mismatch`` (parts do not add up to it).
    """
    items = read_items([words.out_of(text, maximum) for text in paragraphs], figures)
    added_up = any(item.kind == "sum" for item in items)
    said = [item for item in items if item.kind != "sum"]
    divided = numbered(said, added_up)
    if divided is None and _mixed(said):
        divided = divide(said, maximum) or divide(said, None)
        if divided is not None and _is_whole(divided, maximum):
            divided = None
    if divided is not None:
        return _parts(divided, maximum)
    return _flat(said, maximum, added_up)


def _is_whole(divided: Divided, maximum: Decimal | None) -> bool:
    """Whether the only part gives the maximum: it is none, but a level beside a formula."""
    return len(divided.heads) == 1 and divided.heads[0].item.score == maximum is not None


def _mixed(items: Sequence[Item]) -> bool:
    """Whether a formula stands below a level, or two formulas: each then belongs to a part."""
    formulas = [n for n, i in enumerate(items) if i.kind == "formula"]
    levels = [n for n, i in enumerate(items) if i.kind == "level" and not i.case and i.score]
    below = any(level < formulas[0] for level in levels) if formulas else False
    return len(formulas) > 1 or below


# --- without numbered parts ---


def _flat(items: Sequence[Item], maximum: Decimal | None, added_up: bool) -> Read:
    flat = settle(items)
    if flat.empty:
        return None, ()
    if bonus := _bonus(flat.levels, maximum):
        own = [
            msgspec.structs.replace(item, kind="condition") if item in bonus else item
            for item in items
        ]
        return _flat(own, maximum, added_up)
    if _are_rewards(flat.levels, maximum) and not added_up:
        return _alternatives(flat), ()
    if added_up or any(level.added for level in flat.levels):
        outer = maximum if maximum is not None else _outer(flat.levels)
        parted = len({level.sentence for level in flat.levels}) > 1
        nested = divide(items, outer) if parted else None
        return _parts(nested, maximum) if nested else _added(flat, maximum)
    if not flat.levels or flat.formula:
        return _alternatives(flat), ()
    if any(level.doubt for level in flat.levels):
        return _unclear(flat, maximum)
    if maximum is None:
        return _unknown_maximum(items, flat)
    return _known_maximum(items, flat, maximum)


def _bonus(levels: Sequence[Item], maximum: Decimal | None) -> list[Item]:
    """The levels that are given on top of the others, of which the best gives the maximum alone:
    "được cộng thêm 0,5 điểm nhưng không vượt quá điểm tối đa" is no part of it."""
    added = [level for level in levels if level.added or words.EACH.search(level.text)]
    others = [level for level in levels if level not in added]
    told = any(level.added and not words.CAP.search(level.sentence) for level in added)
    fewest = 1 if told else 0
    alone = bool(added) and len(others) > fewest and best(others, maximum) == maximum is not None
    return added if alone and falling(others) else []


def _are_rewards(levels: Sequence[Item], maximum: Decimal | None) -> bool:
    """Whether all levels are given on top, of which the best alone gives the maximum: "Bằng khen
    của Thủ tướng: cộng 2 điểm", "Bằng khen của tỉnh: cộng 1 điểm", at most 2."""
    added = len(levels) > 1 and all(level.added for level in levels)
    return added and best(levels, maximum) == maximum is not None and falling(levels)


def _known_maximum(items: Sequence[Item], flat: Flat, maximum: Decimal) -> Read:
    """The best alternative, or the sum of the parts, is the maximum."""
    reached = best(flat.levels, maximum) == maximum
    if reached and falling(flat.levels):
        return _alternatives(flat), ()
    if parted := by_paragraph(items, maximum):
        return _parts(parted, maximum)
    positive = scores(_positive(flat))
    adds_up = len(positive) > 1 and sum(positive, ZERO) == maximum
    if adds_up and (listed := _lists(items, flat, maximum)):
        return _parts(listed, maximum)
    if adds_up:
        return _added(flat, maximum)
    nested = divide(items, maximum) or divide(items, None)
    if nested is not None:
        return _parts(nested, maximum)
    alone = reached and (not _restarts(flat.levels) or _by_case(flat, maximum))
    return (_alternatives(flat), ()) if alone else _unclear(flat, maximum)


def _lists(items: Sequence[Item], flat: Flat, maximum: Decimal) -> Divided | None:
    """The parts where each is named above levels of its own, of which the last gives nothing:
    "Kiểm tra:", "- Có: 1", "- Không: 0", "Báo cáo:", "- Có: 1", "- Không: 0"."""
    if not _restarts(flat.levels) or items[0].kind != "plain":
        return None
    found = divide(items, maximum)
    if found is None or any(head.item.kind != "plain" for head in found.heads):
        return None
    ends = all(scores(head.flat.levels)[-1:] == [ZERO] for head in found.heads)
    return found if ends else None


def _restarts(levels: Sequence[Item]) -> bool:
    """Whether levels end in nothing twice, with points between: they are two lists, of which none
    is told to be a part's."""
    own = scores(levels)
    nothing = [n for n, score in enumerate(own) if score == ZERO]
    return any(any(own[a:b]) for a, b in pairwise(nothing))


def _by_case(flat: Flat, maximum: Decimal) -> bool:
    """Whether lists that each end in nothing are one for a case each: a condition tells them apart
    ("Trường hợp trong năm không tuyển dụng thì …"), and each gives the maximum."""
    lists, rest = [], scores(flat.levels)
    while ZERO in rest:
        end = rest.index(ZERO) + 1
        lists.append(rest[:end])
        rest = rest[end:]
    return bool(flat.conditions) and not rest and all(max(own) == maximum for own in lists)


def _unknown_maximum(items: Sequence[Item], flat: Flat) -> Read:
    """Without a maximum a zero or a fall of the figures shows alternatives."""
    nested = divide(items, None)
    if nested is not None and not falling(flat.levels):
        return _parts(nested, None)
    own = scores(flat.levels)
    distinct = len(set(own)) == len(own) and falling(flat.levels)
    zero = len(_positive(flat)) < len(flat.levels)
    worded = words.LEVEL_WORD.match(flat.levels[0].text) is not None
    if zero or not own or (distinct and (len(own) > 1 or worded)):
        return _alternatives(flat), ()
    return _unclear(flat, None)


def _outer(levels: Sequence[Item]) -> Decimal:
    """What the levels with the outermost bullet add up to."""
    return sum((i.score for i in levels if i.score and i.sign == levels[0].sign), ZERO)


def _alternatives(flat: Flat) -> Scoring:
    return Scoring(
        options=options(flat.levels),
        formula=flat.formula,
        where=flat.where,
        conditions=flat.conditions,
    )


def _unclear(flat: Flat, maximum: Decimal | None) -> Read:
    return _alternatives(flat), (Reason("scoring-unclear", _sums(flat.levels, maximum)),)


def _positive(flat: Flat) -> list[Item]:
    return [level for level in flat.levels if level.score is None or level.score > ZERO]


def _added(flat: Flat, maximum: Decimal | None) -> Read:
    """Levels that are added up; one that gives nothing is an exception."""
    positive = _positive(flat)
    zeros = [level.sentence for level in flat.levels if level not in positive]
    parts = tuple(ScoringPart(level.text, level.score) for level in positive)
    more = [said for said in flat.conditions if not words.MOST.fullmatch(said)]
    scoring = Scoring(
        parts=parts,
        formula=flat.formula,
        where=flat.where,
        conditions=tuple(dict.fromkeys((*more, *zeros))),
    )
    return scoring, _mismatch([part.score for part in parts], maximum)


def _sums(levels: Sequence[Item], maximum: Decimal | None) -> str:
    figures = ", ".join(str(s) for s in scores(levels)) or "no figure"
    return f"{figures}; maximum {maximum}" if maximum is not None else figures


def _mismatch(values: Sequence[Decimal | None], maximum: Decimal | None) -> tuple[Reason, ...]:
    known = [value for value in values if value is not None]
    if maximum is None or len(known) < len(values) or sum(known, ZERO) == maximum:
        return ()
    added = " + ".join(map(str, known))
    return (Reason("parts-mismatch", f"{added} = {sum(known, ZERO)}; maximum {maximum}"),)


# --- parts with a scoring of their own ---


def _parts(divided: Divided, maximum: Decimal | None) -> Read:
    above = settle(divided.before)
    heads, common = _common(divided.heads)
    reasons = _mismatch([head.value for head in heads], maximum)
    scoring = Scoring(
        parts=tuple(_part(head) for head in heads),
        formula=above.formula,
        where=above.where,
        conditions=(*above.conditions, *(level.sentence for level in above.levels), *common),
    )
    return scoring, reasons + tuple(r for head in heads for r in _inner_doubt(head))


def _common(heads: Sequence[Head]) -> tuple[list[Head], tuple[str, ...]]:
    """Exceptions behind parts without blocks, or in brackets at the end, speak of all parts."""
    simple = not any(i.kind in ("level", "formula") for head in heads for i in head.block)
    last = heads[-1]
    common = [
        i for i in last.block if i.kind == "condition" and (simple or i.sentence.startswith("("))
    ]
    kept = tuple(i for i in last.block if i not in common)
    return [*heads[:-1], Head(last.item, kept)], tuple(i.sentence for i in common)


def _part(head: Head) -> ScoringPart:
    flat = head.flat
    return ScoringPart(
        text=(head.item.lead or head.item.text).strip(" .;:"),
        score=head.item.score,
        options=options(flat.levels),
        formula=flat.formula,
        where=flat.where,
        conditions=flat.conditions,
    )


def _inner_doubt(head: Head) -> tuple[Reason, ...]:
    """A part whose levels neither reach its figure nor add up to it."""
    levels, figure = head.flat.levels, head.item.score
    own = scores(levels)
    if figure is None or not own or figure in (best(levels, figure), sum(own, ZERO)):
        return ()
    return (Reason("scoring-unclear", _sums(levels, figure)),)


# --- is a text a rule at all? ---

_NOTE = late(r"(?:ghi chú|lưu ý|chú thích)\b", words.FLAGS, needs=("ghi chú", "lưu ý", "chú thích"))
_MEASURE = late(
    r"(?:(?:đạt|từ|dưới|trên|hoàn thành|còn lại|có từ|nếu)\b[^:]{0,40}[0-9]|"
    r"[0-9]+(?:[.,][0-9]+)?\s*%|[<>≤≥]\s*=?\s*[0-9]|còn lại\b)",
    words.FLAGS,
    needs=(*DIGITS, "còn lại"),
)
_SAYS_HOW = late(
    r"(?:trường hợp|nếu|tính (?:điểm|tỷ lệ|tỉ lệ)|xác định tỷ lệ)\b|yêu cầu\s*:|"
    r"(?:cách|phương pháp) (?:tính|chấm|đánh giá|xác định)[^:]{0,20}:|"
    r"(?:tài liệu|hồ sơ) (?:kiểm chứng|minh chứng|chứng minh)[^:]{0,20}:|\(.*\)[.;]?$|"
    r".*\bnếu(?:\s[^.;:]{0,60})?:$|\([0-9]\)\s.*:$",
    words.FLAGS,
    needs=("trường hợp", "nếu", "tính điểm", "tính t", "xác định tỷ lệ", ":", "("),
)
"""Remarks and announcements without a figure, in rows of their own (national index)."""
_DEDUCTS = late(
    r"\bbị\s+trừ\b|\btrừ\s+(?:đi\s+|tối đa\s+)?[0-9]|\bgiảm\s+[0-9][0-9.,]*\s*điểm\b",
    words.FLAGS,
    needs=("trừ", "giảm"),
)
"""What costs points: "Mỗi lỗi bị trừ", "trừ 0,5 điểm/việc" (agriculture, communes)."""
_RULE_START = late(
    r"(?:\((?:[a-zđ0-9][0-9]?|[a-zđ][0-9]?\s*[/+*].*)\)|[a-zđ][0-9]?\s+là\s|[a-zđ][0-9]?\s*=|"
    r"[0-9]+(?:[.,][0-9]+)?\s*%|[<>≤≥])",
    needs=("(", "là", "=", "%", "<", ">", "≤", "≥"),
)


def is_rule(text: str) -> bool:
    """Whether a row without a code says how the criterion above it is scored.

    A level, part, formula, variable or remark of scoring by its wording; neither a name with a
    number in its own cell, nor a note, nor the tail of a sentence (it opens in lower case).
    """
    seen = clean(text)
    body = strip_bullet(seen)
    items = read_items([seen])
    if _NOTE.match(body):
        return False
    if not items:  # the words for a formula that stands below
        return _SAYS_HOW.match(body) is not None
    if any(item.kind == "variable" for item in items):
        return True
    own = words.unmarked(body)[1]
    if _opens_low(own) and not formula_words.bare_formula(body):
        return False
    says = any(item.kind in ("formula", "condition", "sum") for item in items)
    if says or formula_words.WHERE.match(body):
        return True
    levels = [item for item in items if item.kind == "level"]
    if levels and not (words.IN_BRACKETS.search(body) or words.BARE_BRACKETS.search(body)):
        return True
    negative = words.LEVEL_WORD.match(own) and words.NEGATION.search(own)
    return bool(_MEASURE.match(own) or negative or _SAYS_HOW.match(body) or _DEDUCTS.search(body))


def is_measure(text: str) -> bool:
    """Whether a text opens with a measure: a level, or a name ("100% văn bản được ký số")."""
    return _MEASURE.match(words.unmarked(strip_bullet(clean(text)))[1]) is not None


def states_score(text: str) -> bool:
    """Whether a text names what it gives itself: "Đạt 100%: 1"."""
    return any(item.kind == "level" and item.score is not None for item in read_items([text]))


def is_remark(text: str) -> bool:
    """Whether a whole row is a remark in brackets, an example or a condition to the criterion above
    it."""
    seen = strip_bullet(clean(text))
    bracketed = seen.startswith("(") and seen.rstrip(" .;").endswith(")")
    told = words.EXAMPLE.match(seen) or words.THEN.search(seen)
    return bool(told) or (bracketed and not _opens_low(seen))


def has_levels(own: Sequence[str]) -> bool:
    """Whether a cell says levels with their points below a first paragraph that names none."""
    below = sum(1 for text in own[1:] if states_score(text))
    return below > 1 and not states_score(own[0])


def defines(text: str) -> bool:
    """Whether a text says what a variable of a formula is ("Trong đó: a là …")."""
    return any(item.kind == "variable" for item in read_items([clean(text)]))


def is_rule_start(text: str) -> bool:
    """Whether a text at the top of a page opens a new rule rather than goes on with one."""
    seen = clean(text)
    body = strip_bullet(seen)
    if not body:
        return False
    if bullet(seen) or _RULE_START.match(body):
        return True
    if _opens_low(body):
        return False
    opens = (
        words.LEVEL_WORD,
        formula_words.FORMULA_WORD,
        formula_words.WHERE,
        words.CASE,
        formula_words.POINTS_ARE,
    )
    return any(pattern.match(body) for pattern in opens[:1] + opens[2:]) or _formula_opens(body)


def _formula_opens(body: str) -> bool:
    worded = formula_words.FORMULA_WORD.match(body)
    return worded is not None and not worded["before"].strip()


def _opens_low(body: str) -> bool:
    first = next((c for c in body if c.isalnum()), "")
    return first.islower()
