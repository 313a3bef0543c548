"""A sentence of a rule -> the levels that it gives, and whether it overrides the score."""

from decimal import Decimal

import msgspec

from normalize import formula_words
from normalize import scoring_words as words
from normalize.scoring_clauses import clauses
from schemas.patterns import DIGITS, late

_NOT_A_RULE = late(
    r"(?:yêu cầu|phạm vi đánh giá|tài liệu(?=\s*(?:kiểm chứng|minh chứng|chứng minh|gồm|là|:))|"
    r"đơn vị tính|căn cứ(?![^:]*:\s[^:]*:|.*[0-9]\s*điểm))\b",
    words.FLAGS,
    needs=("yêu cầu", "phạm vi đánh giá", "tài liệu", "đơn vị tính", "căn cứ"),
)
_LESS = late(r"\b(?:trừ|(?:giảm|cộng(?:\s+thêm)?)(?=\s+[0-9]))\b[^.]*điểm", words.FLAGS)
_POINTS_EACH = late(
    rf"(?:^|[,;:]\s*)(?:cứ|mỗi)\s[^.;]*[0-9]\s*(?:{words.UNIT})\b", words.FLAGS, needs=DIGITS
)
_REMARK = late(
    rf"[0-9]\s*(?:{words.UNIT})[.;,]?\s*"
    r"(\((?=[^()]*\bđiểm\b)(?=[^()]*(?:[0-9]|không))[^()]*\))[.;,]*$",
    words.FLAGS,
    needs=("(",),
)
"""A remark in brackets about points, behind a level's own: "3 điểm (chậm: 1 điểm)"."""
_NO_SCORE = late(r"\bkhông\s+(?:được\s+)?(?:tính|có|cho|chấm)\s+điểm\b", words.FLAGS)


class Item(msgspec.Struct, frozen=True):
    """One thing that a rule says.

    ``kind``: level, formula, variable (``name``), condition, sum, plain. ``text`` is what it says
    alone, ``sentence`` as printed; ``mark`` the "1" of "(1)" where a paragraph opens with it,
    ``sign`` its bullet; ``case``: worded as an exception; ``whole``: gives the maximum in words;
    ``after``: not the paragraph's first; ``doubt``: its figure cannot be compared; ``lead``: what
    it and the levels behind it measure.
    """

    kind: str
    text: str
    sentence: str = ""
    score: Decimal | None = None
    name: str = ""
    mark: str = ""
    sign: str = ""
    added: bool = False
    case: bool = False
    whole: bool = False
    after: bool = False
    doubt: bool = False
    lead: str = ""


def condition(sentence: str) -> bool:
    """Whether a sentence without a level overrides the score."""
    if words.NOT_RATED.search(sentence):
        return True
    opens = words.CASE.match(sentence) or words.IF.match(sentence)
    if not words.POINT.search(sentence):
        instead = opens and words.RATED_BY.search(sentence)
        return bool(instead or words.TAKES_AWAY.search(sentence))
    limits = (
        _POINTS_EACH.search(sentence)
        or formula_words.CUT_OFF.search(sentence)
        or _NO_SCORE.search(sentence)
        or words.CAP.search(sentence)
    )
    return bool(opens or limits or _LESS.search(sentence) or words.TAKES_AWAY.search(sentence))


def levels_of(sentence: str) -> list[Item]:
    """The levels of a sentence, and what a remark behind them gives instead; none of a sentence
    that names what is asked for ("Yêu cầu …", "Căn cứ …")."""
    if _NOT_A_RULE.match(sentence):
        return []
    most = words.MOST.match(sentence)
    said = sentence[most.end() :] if most else sentence
    found = clauses(said)
    if not found:
        return []
    case = _is_case(sentence)
    levels = [
        Item(
            "level",
            each.text,
            sentence,
            each.score,
            added=each.added,
            case=case,
            doubt=each.doubt,
            lead=each.lead,
        )
        for each in found
    ]
    if any(pattern.search(said) for pattern in words.MORE):
        return [*levels, Item("condition", sentence, sentence)]
    shared = words.share_behind(said)
    behind = [Item("level", shared, sentence)] if shared else _in_remark(said)
    return [*levels, *behind]


def _in_remark(said: str) -> list[Item]:
    """What a remark in brackets behind the last figure gives instead: "3 điểm (chậm: 1 điểm)"."""
    told = _REMARK.search(said)
    if told is None:
        return []
    inner = clauses(told[1].strip("()"))
    if inner and all(c.score is not None and not (c.added or c.doubt) for c in inner):
        return [Item("level", c.text, said, c.score) for c in inner]
    return [Item("condition", told[1], told[1])]


def _rated(sentence: str) -> bool:
    """Whether a sentence opens as a level of a scale does."""
    return any(p.match(sentence) for p in (words.LEVEL, words.LEVEL_WORD, words.SCALE))


def _is_case(sentence: str) -> bool:
    """Whether a sentence is worded as an exception."""
    case = words.CASE.match(sentence) and not words.REST.match(sentence)
    return bool(case or formula_words.CUT_OFF.search(sentence))


def maximum_of(sentence: str, listed: bool) -> list[Item]:
    """A level that gives the maximum, or a share of it, in words.

    :param listed: the sentence opens with a bullet or a mark.
    """
    match = words.MAXIMUM.search(sentence)
    if most := words.WHOLE_IF.fullmatch(sentence):
        own = words.score_of(most["figure"]) if most["figure"] else None
        return [Item("level", words.bare(most["rest"]), sentence, own, whole=own is None)]
    if words.gives_share(sentence):
        return [Item("level", words.bare(sentence), sentence)]
    if (listed or _rated(sentence)) and words.RANGED.fullmatch(sentence):
        return [Item("level", words.bare(sentence), sentence)]
    if match is None or _NOT_A_RULE.match(sentence):
        return []
    case = _is_case(sentence) or not (listed or words.LEVEL.match(sentence))
    text = sentence.rstrip(words.ENDS) if match["share"] else words.bare(sentence[: match.start()])
    whole = not match["share"] or match["share"].replace(" ", "").startswith("100%")
    return [Item("level", text, sentence, case=case, whole=whole)]
