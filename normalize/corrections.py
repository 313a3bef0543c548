"""A person's corrections: after the tree is built, before it is checked; a stale one is refused.

A correction names its place by page and row as printed, never by an id alone, and says what the
place was read as: where that is no longer so, it does not apply, and ``correction-stale`` says why.
Only what stands in cells is corrected (name, scores, texts, other columns); codes, parents and
kinds follow from several cells together and are read, not set.
"""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

import msgspec

from normalize.gathered import Paragraph, items_of
from normalize.text import clean
from normalize.values import scoring_of
from schemas.findings import Finding
from schemas.rows import SCORE_ROLES, TEXT_ROLES, Place, extra_names
from schemas.tree import Appendix, Built, Correction, Criterion, Scoring, Text

Value = Decimal | str | None
Changed = dict[str, Criterion]
"""Criteria by their id."""


class BadCorrectionsError(ValueError):
    """A file of corrections that cannot be used; says why."""


class Correct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction. ``was`` and ``value`` are left out where there is none: an empty cell."""

    page: Annotated[int, msgspec.Meta(ge=1)]
    row: Annotated[int, msgspec.Meta(ge=1)]
    field: str
    why: Annotated[str, msgspec.Meta(min_length=1)]
    who: Annotated[str, msgspec.Meta(min_length=1)]
    value: Any = None
    was: Any = None

    @property
    def place(self) -> str:
        """The place in words."""
        return f"page {self.page}, row {self.row}, {self.field}"


class Corrections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of corrections: the SHA-256 of the source that they are for, and each of them."""

    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    correction: tuple[Correct, ...] = ()


def parse(data: bytes) -> Corrections:
    """The corrections in the bytes of a ``corrections.toml``.

    :raises BadCorrectionsError: no such file: not TOML, an unknown member, field or kind of value,
        or two corrections for one place.
    """
    try:
        raw = tomllib.loads(data.decode(), parse_float=Decimal)
        found = msgspec.convert(raw, Corrections)
    except (ValueError, RecursionError) as fault:  # TOML's, Unicode's and msgspec's are ones
        raise BadCorrectionsError(str(fault)) from fault
    corrections = tuple(map(_checked, found.correction))
    seen: set[str] = set()
    for each in corrections:
        if each.place in seen:
            raise BadCorrectionsError(f"{each.place} is corrected twice")
        seen.add(each.place)
    return msgspec.structs.replace(found, correction=corrections)


def correct(
    built: Sequence[Built], data: bytes, sha256: str
) -> tuple[tuple[Built, ...], tuple[Finding, ...]]:
    """The appendices with what a person corrected, and a finding for each correction that is stale.

    :param data: the bytes of a ``corrections.toml``; a file that cannot be used is one finding.
    :param sha256: of the source.
    """
    made = list(built)
    try:
        corrections = parse(data)
    except BadCorrectionsError as fault:
        return tuple(made), (Finding("correction-stale", {"seen": f"their file: {fault}"}),)
    if corrections.sha256 != sha256:
        seen = f"they are for the source {corrections.sha256}, this one is {sha256}"
        return tuple(made), (Finding("correction-stale", {"seen": seen}),)
    stale = []
    for each in corrections.correction:
        place = Place(each.page, each.row)
        index = next((i for i, one in enumerate(built) if place in one.ids), None)
        why = "no row of a criterion begins there"
        if index is not None:
            corrected = _corrected(built[index], made[index], each)
            if not isinstance(corrected, str):
                made[index] = corrected
                continue
            why = corrected
        facts = {"seen": f"{each.place}: {why}"}
        stale.append(Finding("correction-stale", facts, page=each.page))
    return tuple(made), tuple(stale)


# --- the file ---


def _checked(each: Correct) -> Correct:
    """A correction with its values as the tree has them."""
    kind, _, name = each.field.partition(".")
    known = {"scores": SCORE_ROLES, "texts": TEXT_ROLES, "extra": (name,)}
    if each.field != "title" and name not in known.get(kind, ()):
        raise BadCorrectionsError(f"{each.field} is no field that can be corrected")
    value, was = (_value(kind, each, given) for given in (each.value, each.was))
    if each.field == "title" and value is None:
        raise BadCorrectionsError(f"{each.place} needs a text")
    if value == was:
        raise BadCorrectionsError(f"{each.place} corrects nothing")
    return msgspec.structs.replace(each, value=value, was=was)


def _value(kind: str, each: Correct, given: Any) -> Value:
    if given is None or given == "":
        return None
    if kind == "scores":
        if isinstance(given, bool) or not isinstance(given, int | Decimal):
            raise BadCorrectionsError(f"{each.place} needs a number such as 1.50, without quotes")
        number = Decimal(given)
        if not number.is_finite():
            raise BadCorrectionsError(f"{each.place}: {given} is no number")
        return number
    if not isinstance(given, str):
        raise BadCorrectionsError(f"{each.place} needs a text")
    lines = (clean(line) for line in given.split("\n"))
    return "\n".join(line for line in lines if line) or None


# --- the tree ---


def _corrected(before: Built, made: Built, each: Correct) -> Built | str:
    """The appendix with one correction, or why it is stale.

    ``before`` is as it was read: a correction is held against that, not against another one.
    """
    own = before.ids[Place(each.page, each.row)]
    kind, _, name = each.field.partition(".")
    if not _has_column(made.appendix, kind, name):
        return "the table has no such column"
    read = {criterion.id: criterion for criterion in before.appendix.criteria}
    seen = _seen(read[own], kind, name)
    if seen != each.was:
        return f"it was {_told(each.was)} and is now read as {_told(seen)}"
    now = {criterion.id: criterion for criterion in made.appendix.criteria}
    for id_ in _served(read, own, kind, name):
        now[id_] = _changed(now[id_], own, kind, name, each)
    rescored = _rescored(now, own, each.field)
    findings = tuple(f for f in made.findings if not _is_settled(f, made, each, own, rescored))
    doubts = _rescore(now, rescored, made.ids)
    appendix = msgspec.structs.replace(made.appendix, criteria=tuple(now.values()))
    return msgspec.structs.replace(made, appendix=appendix, findings=(*findings, *doubts))


def _has_column(appendix: Appendix, kind: str, name: str) -> bool:
    if kind == "extra":
        return name in extra_names([column.header for column in appendix.columns])
    role = name or kind
    guided = role == "method"  # guidance in the title cell is a method without a column
    return guided or any(column.role == role for column in appendix.columns)


def _seen(criterion: Criterion, kind: str, name: str) -> Value:
    if kind == "title":
        return criterion.title or None
    if kind == "scores":
        return criterion.scores.get(name)
    if kind == "extra":
        return criterion.extra.get(name)
    text = criterion.texts.get(name)
    return text.text if text else None


def _served(read: Changed, own: str, kind: str, name: str) -> list[str]:
    """The ids of the rows that the corrected cell serves: a merged one is corrected for all."""
    text = read[own].texts.get(name) if kind == "texts" else None
    if text is None or text.anchor != own:
        return [own]
    return [id_ for id_, each in read.items() if each.texts.get(name) == text]


def _changed(old: Criterion, anchor: str, kind: str, name: str, each: Correct) -> Criterion:
    mark = Correction(was=each.was, why=each.why, who=each.who)
    corrected = old.corrected | {each.field: mark}
    if kind == "title":
        title = each.value or ""
        title = title if old.kind == "rule" else title.replace("\n", " ")
        return msgspec.structs.replace(old, title=title, corrected=corrected)
    value = each.value
    if kind == "texts" and value is not None:
        made = [Paragraph(line) for line in value.split("\n")]
        value = Text(value, items_of(made), anchor)
    members: Mapping[str, Any] = getattr(old, kind)
    kept = {**members, name: value}
    if value is None:
        del kept[name]
    return msgspec.structs.replace(old, corrected=corrected, **{kind: kept})


def _told(value: Value) -> str:
    return "empty" if value is None else f"“{value}”"


# --- what follows from a corrected value: how the criterion is scored ---


def _rescored(now: Changed, own: str, field: str) -> set[str]:
    """The criteria whose scoring is read from the corrected value."""
    if field not in ("title", "scores.max_score", "texts.method"):
        return set()
    row = now[own]
    if row.kind == "rule":
        return {row.parent_id} if row.parent_id else set()
    return {own} if row.kind == "criterion" and field != "title" else set()


def _rescore(now: Changed, rescored: set[str], ids: Mapping[Place, str]) -> tuple[Finding, ...]:
    """Puts the scoring of these criteria anew; the doubts about it."""
    found = []
    for id_ in rescored:
        scoring, doubts = scoring_again(tuple(now.values()), id_)
        now[id_] = msgspec.structs.replace(now[id_], scoring=scoring)
        place = next(place for place, own in ids.items() if own == id_)
        found += [
            Finding(doubt.code, {"seen": doubt.seen}, page=place.page, place=place)
            for doubt in doubts
        ]
    return tuple(found)


def scoring_again(criteria: Sequence[Criterion], own: str) -> tuple[Scoring | None, Sequence[Any]]:
    """How a criterion of a flat tree is scored, read as ``build`` reads it, and doubts."""
    at = next(index for index, each in enumerate(criteria) if each.id == own)
    rules: list[tuple[str, Decimal | None]] = []
    for below in criteria[at + 1 :]:
        if below.kind == "group" or (below.kind == "criterion" and below.code):
            break
        if below.kind == "rule" and below.parent_id == own:
            figure = below.scores.get("max_score")
            names = below.title.split("\n") if below.title else []
            rules += [(text, None if number else figure) for number, text in enumerate(names)]
    criterion = criteria[at]
    maximum = criterion.scores.get("max_score")
    return scoring_of(rules, criterion.texts.get("method"), own, maximum)


def _is_settled(finding: Finding, made: Built, each: Correct, own: str, rescored: set[str]) -> bool:
    """Whether a finding speaks of the value that was corrected."""
    if finding.place is None:
        return False
    id_ = made.ids.get(finding.place)
    if finding.code in ("scoring-unclear", "parts-mismatch"):
        return id_ in rescored
    if id_ != own:
        return False
    if finding.code == "bad-number":
        return each.field == f"scores.{finding.facts.get('column')}"
    return finding.code == "name-missing" and each.field == "title"
