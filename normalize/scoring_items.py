"""Paragraphs of a rule -> its items in order: levels, formulas, variables, exceptions, the rest."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from normalize import formula_words
from normalize import scoring_words as words
from normalize.scoring_formulas import after_words, formula_of, variables_of
from normalize.scoring_levels import Item, condition, levels_of, maximum_of
from normalize.text import bullet, strip_bullet
from schemas.patterns import late

_STOP = late(r"[.!?…]+[)\"”]?\s+(?=\S)", needs=(".", "!", "?", "…"))
_NEXT = late(r"[a-zđ][0-9]?\s*(?:/\s*[a-zđ][0-9]?\s*)?(?:là\s|:\s\D|[=<>≤≥])|[-–+•*]\s+[A-ZĐÀ-Ỹ]")
_SHORT = late(r"(?:^|\()(?:[A-ZĐ][A-Za-zđ]{0,2}|(?P<figure>[0-9]{1,2}))$")
_FACTOR = late(r"[(\[][^()\[\]]+[)\]]\s*[*/x×:]", needs=("(", "["))


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
        return after_words(body, body)
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
        told = variables_of(sentence.strip("() .;"))
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
    read = formula_of(sentence) or variables_of(sentence) or levels_of(sentence)
    return read or maximum_of(sentence, listed)


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
    found = levels_of(inner[1:-1])
    several = len(found) > 1 and all(i.kind == "level" and not i.case for i in found)
    return found if several else []


def _remark(sentence: str) -> Iterator[Item]:
    """Bracketed sentences are exceptions where they speak of the score or of being rated."""
    if words.POINT.search(sentence) or words.NOT_RATED.search(sentence):
        yield Item("condition", sentence, sentence)
