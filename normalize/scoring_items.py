"""Paragraphs of a rule -> its items in order: levels, formulas, variables, exceptions, the rest."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from normalize import formula_words
from normalize import scoring_words as words
from normalize.scoring_clauses import clauses
from normalize.text import bullet, strip_bullet
from schemas.patterns import DIGITS, late

_STOP = late(r"[.!?…]+[)\"”]?\s+(?=\S)", needs=(".", "!", "?", "…"))
_NEXT = late(r"[a-zđ][0-9]?\s*(?:/\s*[a-zđ][0-9]?\s*)?(?:là\s|:\s\D|[=<>≤≥])|[-–+•*]\s+[A-ZĐÀ-Ỹ]")
_SHORT = late(r"(?:^|\()(?:[A-ZĐ][A-Za-zđ]{0,2}|(?P<figure>[0-9]{1,2}))$")
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
_FACTOR = late(r"[(\[][^()\[\]]+[)\]]\s*[*/x×:]", needs=("(", "["))
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


def read_items(
    paragraphs: Sequence[str], figures: Sequence[Decimal | None] = ()
) -> tuple[Item, ...]:
    """All items in order; ``figures[i]`` is the score cell's figure of paragraph ``i``."""
    found: list[Item] = []
    remark = 0
    for number, paragraph in enumerate(paragraphs):
        text = words.said(paragraph)
        body = strip_bullet(text)
        if words.EXAMPLE.match(body):
            break
        figure = figures[number] if number < len(figures) else None
        fresh = bool(bullet(text)) or not remark
        items = _paragraph(text, body, remark=not fresh)
        found.extend(_awaited(found, _with_figure(items, body, figure), body))
        opened = body.startswith("(") if fresh else True
        depth = (0 if fresh else remark) + body.count("(") - body.count(")")
        remark = max(0, depth) if opened else 0
    return tuple(item for item in found if item.kind != "formula" or item.text)


def _awaited(before: Sequence[Item], items: Sequence[Item], body: str) -> Sequence[Item]:
    """A formula may stand in the paragraph behind the words for it, and open with a bracket."""
    waits = before and before[-1].kind == "formula" and not before[-1].text
    if waits and _FACTOR.match(body):
        return _after_words(body, body)
    if not waits or not items or items[0].kind != "plain":
        return items
    first = items[0]
    return [msgspec.structs.replace(first, kind="formula"), *items[1:]]


def _with_figure(items: list[Item], body: str, figure: Decimal | None) -> list[Item]:
    if figure is None or any(item.kind != "plain" and item.score is not None for item in items):
        return items
    if any(item.kind in ("formula", "variable", "condition") for item in items):
        return items
    mark, sign = (items[0].mark, items[0].sign) if items else ("", "")
    return [Item("level", words.bare(words.unmarked(body)[1]), body, figure, mark=mark, sign=sign)]


def _paragraph(text: str, body: str, remark: bool) -> list[Item]:
    if remark:
        return list(_remark(body))
    mark, rest = words.unmarked(body)
    sign = bullet(text)
    listed = bool(mark or sign)
    found: list[Item] = []
    for sentence in map(strip_bullet, sentences(rest)):
        if words.EXAMPLE.match(sentence):
            break
        for item in _sentence(sentence, listed):
            opening = {"after": True} if found else {"mark": mark}
            found.append(msgspec.structs.replace(item, sign=sign, **opening))
    return found


def sentences(text: str) -> list[str]:
    """A paragraph's sentences, stops kept; never cut behind an abbreviation, nor inside brackets
    but before a case of its own in a remark: "(Trường hợp …. Trường hợp … thì đạt điểm tối đa)."
    is printed in two paragraphs, too."""
    cuts = [0]
    for match in _STOP.finditer(text):
        before = text[cuts[-1] : match.start()]
        within = before.count("(") - before.count(")")
        case = within == 1 and before[0] == "(" and words.CASE.match(text, match.end())
        if (within > 0 and not case) or _is_short(before):
            continue
        following = text[match.end()]
        opens = following.isupper() or following.isdigit() or following in '"“('
        if not opens and not _NEXT.match(text, match.end()):
            continue
        cuts.append(match.end())
    cuts.append(len(text))
    return [s for a, b in pairwise(cuts) if (s := text[a:b].strip())]


def _is_short(before: str) -> bool:
    """Whether an abbreviation or a number, no figure ("Không: 0. Chậm"), stands before a stop."""
    ahead, _, word = before.rpartition(" ")
    found = _SHORT.search(word)
    return found is not None and not (found["figure"] and ahead.endswith((":", " là", "=")))


def _sentence(sentence: str, listed: bool) -> Iterator[Item]:
    """Items of one sentence: the first reading that fits."""
    own = sentence.partition(";")[0]
    formula = formula_words.bare_formula(sentence) or formula_words.SHARE_TIMES.match(own)
    if sentence.startswith("(") and not formula:
        told = _variables(sentence.strip("() .;"))
        told = told if told and _count(told) == len(told) else _within(sentence)
        yield from told or _remark(sentence)
        return
    if words.SUM.search(sentence) and not formula_words.announced(sentence):
        yield Item("sum", sentence, sentence)
        return
    read = _read(sentence, listed)
    if ";" in sentence:
        parted = _parted(sentence)
        read = parted if _count(parted) > _count(read) else read
    if read:
        yield from read
    elif condition(sentence):
        yield Item("condition", sentence, sentence)
    else:
        yield Item("plain", sentence, sentence)


def _read(sentence: str, listed: bool) -> list[Item]:
    read = _formula(sentence) or _variables(sentence) or _levels(sentence)
    return read or _maximum(sentence, listed)


def _count(items: Sequence[Item]) -> int:
    return sum(item.kind in ("level", "formula", "variable") for item in items)


def _parted(sentence: str) -> list[Item]:
    """What clauses between semicolons say, if all are levels, formulas, their variables or what
    overrides them."""
    found: list[Item] = []
    for clause in map(strip_bullet, sentence.split(";")):
        if clause.count("(") != clause.count(")"):
            return []
        own = _read(clause, listed=True)
        if found and not own and condition(clause.strip()):
            own = [Item("condition", clause.strip(), clause.strip())]
        elif clause and not (own and _count(own) == len(own)):
            return []
        found.extend(own)
    if any(item.kind == "formula" for item in found):
        return found
    return [
        Item("condition", sentence, sentence)
        if item.kind == "condition"
        else msgspec.structs.replace(item, sentence=sentence)
        for item in found
    ]


def _within(sentence: str) -> list[Item]:
    """The levels of a sentence in brackets that tells nothing else: "(Có: 1; không: 0)"."""
    inner = sentence.rstrip(" .;")
    if not inner.endswith(")") or inner.count("(") > 1:
        return []
    found = _levels(inner[1:-1])
    several = len(found) > 1 and all(i.kind == "level" and not i.case for i in found)
    return found if several else []


def _remark(sentence: str) -> Iterator[Item]:
    """Bracketed sentences are exceptions where they speak of the score or of being rated."""
    if words.POINT.search(sentence) or words.NOT_RATED.search(sentence):
        yield Item("condition", sentence, sentence)


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


# --- formulas and variables ---


def _formula(sentence: str) -> list[Item]:
    told = words.POINTS_OF.match(sentence)
    if told and (behind := _formula(sentence[told.end() :])):
        return behind
    named = words.IN_BRACKETS.search(sentence)
    if named and sentence.startswith(":", named.end()):  # "Cấp tỉnh (1 điểm): (b/a) x 1"
        text, score = words.bare(sentence[: named.start()]), words.score_of(named["figure"])
        behind = _formula(sentence[named.end() + 1 :].lstrip())
        if behind and text and score is not None:
            return [Item("level", text, sentence, score), *behind]
    worded = formula_words.FORMULA_WORD.match(sentence) or _of_level(sentence)
    if worded:
        return _before_words(worded["before"], sentence) + _after_words(worded["rest"], sentence)
    told_alone = (
        formula_words.SHARE_TIMES,
        formula_words.BRACKETED,
        formula_words.SHARE_TOLD,
    )
    if any(pattern.match(sentence) for pattern in told_alone):
        return [Item("formula", words.bare(sentence), sentence)]
    bare = formula_words.bare_formula(sentence)
    if bare and any(map(str.isalpha, bare["formula"])):  # "2026 - 2030" is none
        bounded = sentence[bare.end() :].lstrip()[:1] in formula_words.COMPARES
        return [] if bounded else _after_words(sentence, sentence)
    equals = formula_words.POINTS_ARE.match(sentence) or formula_words.POINTS_TIMES.match(sentence)
    if equals and re.search(r"[*/x×]|\bnhân\b|\S\s[-–+]\s", equals["rest"]):
        return _after_words(equals["rest"], sentence)
    return []


def _before_words(before: str, sentence: str) -> list[Item]:
    """The levels before the words for a formula: that which it is of, and others before it."""
    first, _, last = before.rpartition(",")
    more = words.IF.match(last.strip()) or words.is_measured(last.strip())
    others = _levels(first) if first and more else []
    own = last.strip() if others else before
    if not others and not words.is_measured(own) and not words.is_set_off(before, sentence):
        return []
    return [*others, Item("level", words.bare(own), sentence)]


def _of_level(sentence: str) -> re.Match[str] | None:
    """A level and the formula behind it, where that is one."""
    equal = formula_words.POINTS_EQUAL.fullmatch(sentence)
    if equal is not None:
        return equal
    found = formula_words.POINTS_BY.match(sentence)
    if found is None and words.is_measured(sentence):
        found = formula_words.LEVEL_BY.match(sentence) or formula_words.LEVEL_SHARE.match(sentence)
    bare = formula_words.bare_formula(found["rest"]) if found else None
    shared = found and formula_words.SHARE_TIMES.match(found["rest"])
    return found if shared or (bare and any(map(str.isalpha, bare["formula"]))) else None


def _after_words(rest: str, sentence: str) -> list[Item]:
    """The formula, its variables, and what else the sentence says behind it."""
    where = formula_words.WHERE.search(rest)
    formula, tail = (rest[: where.start()], rest[where.end() :]) if where else (rest, "")
    tail = tail if tail.count("(") == tail.count(")") else tail.rstrip(" .;)")
    bare = formula_words.bare_formula(formula)
    text, more = _cut(formula, bare)
    found = [Item("formula", text, sentence)]
    told = more.split(";") if _variables(more) else [more]
    for clause in filter(None, map(str.strip, told)):
        own = [] if condition(clause) else _variables(clause)
        found += own or ([Item("condition", clause, clause)] if condition(clause) else [])
    return found + _variables(tail)


def _cut(formula: str, bare: re.Match[str] | None) -> tuple[str, str]:
    """A formula and the clause or the condition behind it."""
    end = re.search(r"[.;](?:\s|$)(?![^()]*\))|\s(?=(?:Nếu|Trường hợp) )", formula)
    text, more = (formula[: end.start()], formula[end.end() :]) if end else (formula, "")
    equals = formula_words.POINTS_ARE.match(text)
    text = equals["rest"] if equals else text
    if bare and not more:
        more = formula[bare.end() :].strip(" ,;.")
        text = bare["formula"] if more and (condition(more) or _variables(more)) else text
    return words.bare(text), more.strip()


def _variables(sentence: str) -> list[Item]:
    where = formula_words.WHERE.match(sentence)
    body = sentence[where.end() :] if where else sentence
    found: list[Item] = []
    for clause in filter(None, formula_words.NEXT_VARIABLE.split(body)):
        match = formula_words.VARIABLE.match(clause)
        if match is None and not found and clause.endswith(":"):
            continue
        if match is None:
            return [Item("plain", sentence, sentence)] if where and not body else found
        value = match["value"].strip(" .;,:")
        if formula_words.CUT_OFF.match(clause):
            return found
        found.append(Item("variable", re.sub(r"\s+và$", "", value), sentence, name=match["name"]))
    return found


# --- levels ---


def _levels(sentence: str) -> list[Item]:
    if _NOT_A_RULE.match(sentence):
        return []
    most = words.MOST.match(sentence)
    said = sentence[most.end() :] if most else sentence
    found = clauses(said)
    if not found:
        return []
    told, case = sentence, _is_case(sentence)
    levels = [
        Item("level", c.text, told, c.score, added=c.added, case=case, doubt=c.doubt, lead=c.lead)
        for c in found
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


def _maximum(sentence: str, listed: bool) -> list[Item]:
    """A level that gives the maximum, or a share of it, in words."""
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
