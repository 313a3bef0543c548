"""A sentence of a rule -> its formula, the variables of that, and what stands around it."""

import re

from normalize import formula_words
from normalize import scoring_words as words
from normalize.scoring_levels import Item, condition, levels_of
from schemas.patterns import late

_SIGNS = late(r"[()]|[.;](?:\s|$)|\s(?=(?:Nếu|Trường hợp) )")
"""Brackets, stops and words before which a formula ends."""


def formula_of(sentence: str) -> list[Item]:
    """The formula of a sentence with all that stands around it: the level that it is of, variables,
    what overrides it. Nothing where the sentence holds none."""
    told = words.POINTS_OF.match(sentence)
    if told and (behind := formula_of(sentence[told.end() :])):
        return behind
    named = words.IN_BRACKETS.search(sentence)
    if named and sentence.startswith(":", named.end()):  # "Cấp tỉnh (1 điểm): (b/a) x 1"
        text, score = words.bare(sentence[: named.start()]), words.score_of(named["figure"])
        behind = formula_of(sentence[named.end() + 1 :].lstrip())
        if behind and text and score is not None:
            return [Item("level", text, sentence, score), *behind]
    worded = formula_words.FORMULA_WORD.match(sentence) or _of_level(sentence)
    if worded:
        return _before_words(worded["before"], sentence) + after_words(worded["rest"], sentence)
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
        return [] if bounded else after_words(sentence, sentence)
    equals = formula_words.POINTS_ARE.match(sentence) or formula_words.POINTS_TIMES.match(sentence)
    if equals and re.search(r"[*/x×]|\bnhân\b|\S\s[-–+]\s", equals["rest"]):
        return after_words(equals["rest"], sentence)
    return []


def _before_words(before: str, sentence: str) -> list[Item]:
    """The levels before the words for a formula: that which it is of, and others before it."""
    first, _, last = before.rpartition(",")
    more = words.IF.match(last.strip()) or words.is_measured(last.strip())
    others = levels_of(first) if first and more else []
    own = last.strip() if others else before
    told = words.is_measured(own) or words.is_set_off(before, sentence)
    straight = words.BOUNDED.search(own) and not formula_words.FORMULA_WORD.match(sentence)
    if not (others or told or straight):
        return []
    return [*others, Item("level", words.bare(own), sentence)]


def _of_level(sentence: str) -> re.Match[str] | None:
    """A level and the formula behind it, where that is one."""
    equal = formula_words.POINTS_EQUAL.fullmatch(sentence)
    if equal is not None:
        return equal
    found = formula_words.POINTS_BY.match(sentence)
    if found is None and (words.is_measured(sentence) or words.BOUNDED.search(sentence)):
        found = formula_words.LEVEL_BY.match(sentence) or formula_words.LEVEL_SHARE.match(sentence)
    bare = formula_words.bare_formula(found["rest"]) if found else None
    shared = found and formula_words.SHARE_TIMES.match(found["rest"])
    return found if shared or (bare and any(map(str.isalpha, bare["formula"]))) else None


def after_words(rest: str, sentence: str) -> list[Item]:
    """The formula, its variables, and what else the sentence says behind it."""
    where = formula_words.WHERE.search(rest)
    formula, tail = (rest[: where.start()], rest[where.end() :]) if where else (rest, "")
    tail = tail if tail.count("(") == tail.count(")") else tail.rstrip(" .;)")
    bare = formula_words.bare_formula(formula)
    text, more = _cut(formula, bare)
    found = [Item("formula", text, sentence)]
    told = more.split(";") if variables_of(more) else [more]
    for clause in filter(None, map(str.strip, told)):
        own = [] if condition(clause) else variables_of(clause)
        found += own or ([Item("condition", clause, clause)] if condition(clause) else [])
    return found + variables_of(tail)


def _end(formula: str) -> re.Match[str] | None:
    """Where a formula ends: at a stop outside its brackets, or before what overrides it. A bracket
    of a list closes none: "b/a x 2; a) Nếu …"."""
    last, depth = formula.rfind(")"), 0
    for sign in _SIGNS.finditer(formula):
        if sign[0] in ("(", ")"):
            depth = depth + 1 if sign[0] == "(" else max(depth - 1, 0)
        elif sign[0].isspace() or not depth or sign.start() > last:
            return sign
    return None


def _cut(formula: str, bare: re.Match[str] | None) -> tuple[str, str]:
    """A formula and the clause or the condition behind it."""
    end = _end(formula)
    text, more = (formula[: end.start()], formula[end.end() :]) if end else (formula, "")
    equals = formula_words.POINTS_ARE.match(text)
    text = equals["rest"] if equals else text
    if bare and not more:
        more = formula[bare.end() :].strip(" ,;.")
        text = bare["formula"] if more and (condition(more) or variables_of(more)) else text
    return words.bare(text), more.strip()


def variables_of(sentence: str) -> list[Item]:
    """The variables that a sentence explains ("Trong đó: a là …; b là …"), in order."""
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
