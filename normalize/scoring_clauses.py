"""One sentence -> its clauses, each a condition with the figure that it gives.

The words are in ``scoring_words``; which clauses are levels of one rule, ``scoring`` says.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from normalize import scoring_words as words
from normalize.numbers import ZERO
from normalize.text import strip_bullet
from schemas.patterns import late

_PREFACE = late(
    r"(?:nếu|(?:thang|mức|tính|chấm|cộng|thưởng) điểm|điểm (?:chấm|đánh giá)|kết quả|trong đó"
    r"|cách (?:chấm|tính|đánh giá)|(?:bao\s+)?gồm|cơ cấu|bước [0-9]|căn cứ"
    r"|dựa (?:trên|vào|theo)|theo|lấy (?:kết quả|số liệu|t[ỷỉ] lệ)|tính t[ỷỉ] lệ(?:\s+%\s+(?=\w))?"
    r"|(?:chấm|đánh giá|xếp)(?: điểm)? (?:theo|trên cơ sở|căn cứ|dựa trên|dựa vào)"
    r"|(?:đánh giá|điểm)(?=\s*:))\b[^:%]{0,120}:\s+(?=\S)",
    words.FLAGS,
)
_MEASURED = late(
    r"(?!(?:mức(?!\s+độ)|loại|hạng|nhóm|th|trường hợp)\b)(?:[^:<>≤≥%]|\(%\)){3,80}"
    r"(?<!điểm\))(?<!đ\))(?<![0-9]\)):\s+"
    r"(?=(?:đạt|từ|dưới|trên)\s[^:]*[0-9]|(?:[a-zđ]\s*=?\s*)?[<>≤≥]|[a-zđ]\s*=|"
    rf"[0-9]+(?:[.,][0-9]+)?\s*%|(?:có|{words.SCALE.pattern})$)",
    words.FLAGS,
    needs=":",
)
"""What is measured or asked, before the first of several levels: "Tỷ lệ giảm: ≥ 10%: 2 điểm; …",
"Có đường dây nóng: Có: 1 điểm; Không: 0 điểm"."""
_MEASURE = late(
    rf"{words.LEVEL.pattern}|[0-9]|[a-zđ]\s*[<>≤≥=]|"
    rf"(?:không(?: có| đạt)?|chưa(?: có)?|{words.SCALE.pattern})$",
    words.FLAGS,
)
_NOTHING_IF = late(
    r"[,;]\s+không\s+(?:(?:được|tính|chấm|cho)\s+)*điểm\s+(?P<rest>(?:nếu|khi|đối với)\s.*)$",
    words.FLAGS | re.DOTALL,
    needs=("không",),
)
"""What gives nothing behind figures before their conditions: "1 điểm khi chậm, không chấm điểm khi
không ban hành"."""
_LAST_IF = late(r"(?:[;,:]\s+)(?=nếu\s)", words.FLAGS)
_THEN = late(r"[\s,]+thì(?:\s+(?:là|được|đạt|bằng))*\s*$", words.FLAGS)
_QUALIFIED = late(r"\bthì\s+(?:số\s+)?điểm\b[^.;:]{1,40}?(\s+(?:là|bằng)\s*:?\s*)$", words.FLAGS)
"""A figure for a part of the time: "… thì điểm đánh giá cho năm đầu tiên là 0"."""
_NOT = late(r"(?P<before>^|\S\s+)(?:không|chưa)$", words.FLAGS)
_MAXIMUM = late(
    r"(?:tổng )?điểm(?: (?:chuẩn|tối đa))?|(?:.*\b(?:theo|trên|về|sang) )?thang(?: điểm)?",
    words.FLAGS,
    needs=("điểm", "thang"),
)
"""What a figure is of that no level gives: "Điểm chuẩn: 10 điểm, mỗi lỗi trừ 1 điểm", the scale
in "Thang điểm đánh giá: 10 điểm" or "Quy đổi theo thang điểm 10"."""
_BARE = late(
    r"(?P<text>(?:có|không|chưa|đạt|đầy đủ|đúng|kịp thời|chậm|(?:xếp )?loại|mức|còn lại|tốt|khá|"
    rf"trung bình|yếu)\b.*?(?=\s)|(?:{words.LEVEL.pattern}).*?(?=\s+[-–]))"
    rf"\s*(?:[-–]\s*)?(?P<figure>{words.NUMBER})",
    words.FLAGS,
)
_SHORT = late(
    rf"(?:có|không|chưa|không có|chưa có|(?:không )?đạt|{words.SCALE.pattern})\s+[-–]\s+"
    rf"{words.NUMBER}\s*[.;]?",
    words.FLAGS,
    needs=("-", "–"),
)
"""A whole level: "Có - 2"."""
_MARKS = late(r"(?<!\S)[a-zđ0-9]\)", words.FLAGS, needs=(")",))
"""Brackets of a list, which close none: "b) Hoạt động (2 điểm)"."""
_APART = late(r"[,;]\s+")
_PIECE = late(rf"[0-9]\s*(?:{words.UNIT})\s*/\s*[^\W\d_]", words.FLAGS, needs=("/",))
"""Points a piece, which a figure in brackets behind them only bounds: "0,5 điểm/tin (tối đa 2
điểm)"."""
_FOLLOWS = late(r"[\s,]*(?::|,|thì\b)", words.FLAGS)


class Clause(msgspec.Struct, frozen=True):
    """A condition and the figure that it gives; ``added``: on top of other clauses.

    ``score`` is None where the figure is malformed or in words; ``doubt``: it has two readings, or
    is a figure per piece; ``lead``: what all clauses of the sentence measure, before the first.
    """

    text: str
    score: Decimal | None
    added: bool = False
    doubt: bool = False
    lead: str = ""


def clauses(sentence: str) -> list[Clause]:
    """The levels in one sentence: "… thì điểm đánh giá là 1; … là 0.5" are two."""
    said = words.POINTS_OF.sub("", sentence)
    last = _NOTHING_IF.search(said)
    told = words.NEXT_LEADING.split(said[: last.start()] if last else said)
    found = [words.LEADING.match(clause) for clause in told]
    if all(found) and not any(_ended(one["rest"]) for one in found if one):
        scores = [(one, words.score_of(one["figure"])) for one in found if one]
        levels = [Clause(_kept(one["rest"]), s, doubt=s is None) for one, s in scores]
        return [*levels, Clause(words.bare(last["rest"]), ZERO)] if last else levels
    return _ended(sentence) or _in_brackets(sentence) or _unmarked(sentence)


def _kept(condition: str) -> str:
    """A condition without what takes points away behind it: "… đầy đủ; thiếu mỗi tài liệu trừ 1
    điểm"."""
    text, _, behind = condition.partition(";")
    return words.bare(text if words.TAKES_AWAY.search(behind) else condition)


def _unmarked(sentence: str) -> list[Clause]:
    """Levels that end in a bare figure each, down to nothing: "Có 1, không có 0"."""
    told = sentence.rstrip(" .;")
    if not told[-1:].isdigit():
        return []
    found = [_BARE.fullmatch(clause) for clause in _APART.split(told)]
    scores = [words.score_of(one["figure"]) for one in found if one]
    known = [score for score in scores if score is not None]
    falls = len(known) == len(found) > 1 and known == sorted(set(known), reverse=True)
    if not (falls and not known[-1]) and not (known and _SHORT.fullmatch(sentence)):
        return []
    own = [words.WITHUNIT.sub("", one["text"]) for one in found if one]
    return [Clause(words.bare(text), s) for text, s in zip(own, known, strict=True)]


def _ended(sentence: str) -> list[Clause]:
    """The clauses that end in a figure."""
    found: list[Clause] = []
    start = 0
    opens_each = words.EACH.match(sentence) is not None
    for match in words.FIGURE.finditer(sentence):
        piecewise = bool(found) and opens_each
        clause = _clause(sentence[start : match.start()], match, not found, piecewise)
        if clause is not None:
            found.extend(_shared(clause) if found else [clause])
        if clause is not None or words.DEDUCTED.search(sentence, start, match.start()):
            start = match.end()
    nothing = words.NOTHING.search(sentence, start)
    inside = nothing and sentence.count("(", start, nothing.start()) and found
    told = nothing and nothing[0].lstrip().startswith(":") and not _overrides(sentence)
    if nothing and not inside and (found or told or _opens_level(sentence)):
        text = _own_words(sentence[start : nothing.start()], first=not found)
        return _led([*found, Clause(text, Decimal(0))])
    remark = re.fullmatch(r"[.;,]?\s*(\([^()]*\))[.;,]?", sentence[start:].strip())
    if found and remark and not words.POINT.search(remark[1]):
        found[-1] = msgspec.structs.replace(found[-1], text=f"{found[-1].text} {remark[1]}")
    return _led(found)


def _shared(clause: Clause) -> list[Clause]:
    """A clause, and before it the one that gives its share without a figure: "từ 80% đến dưới 100%
    tính theo tỷ lệ, dưới 80%: 0 điểm"."""
    before, apart, own = clause.text.rpartition(", ")
    if not apart or not words.gives_share(before):
        return [clause]
    return [Clause(before, None), msgspec.structs.replace(clause, text=own)]


def _led(found: list[Clause]) -> list[Clause]:
    """The clauses, the first without what all of them measure."""
    leads = _MEASURED.match(found[0].text) if len(found) > 1 else None
    if leads is None or not all(_MEASURE.match(level.text) for level in found[1:]):
        return found
    lead, text = words.bare(leads[0]), found[0].text[leads.end() :]
    return [msgspec.structs.replace(found[0], text=text, lead=lead), *found[1:]]


def _opens_level(sentence: str) -> bool:
    """Whether a sentence opens as a level does; one with "Nếu" says what overrides the levels."""
    opens = words.LEVEL.match(sentence) or words.LEVEL_WORD.match(sentence)
    return bool(opens and not _overrides(sentence))


def _overrides(sentence: str) -> bool:
    return bool(words.IF.match(sentence) or words.CASE.match(sentence))


def _clause(segment: str, match: re.Match[str], first: bool, piecewise: bool) -> Clause | None:
    """A clause and the figure behind it.

    :param piecewise: it is not the first one of a sentence that opens with "Mỗi", which is theirs,
        too: "Mỗi sáng kiến cấp tỉnh cộng 2 điểm, cấp ngành cộng 1 điểm".
    """
    inside = segment.count("(") > segment.count(")") - len(_MARKS.findall(segment))
    if inside or words.DEDUCTED.search(segment) or words.CAP.search(segment):
        return None
    before = _condition_before(segment, bool(match["unit"]))
    if before is None:
        return None
    introduced = segment[len(before) :]
    text = _own_words(before, first)
    if not any(c.isalnum() for c in text) or _MAXIMUM.fullmatch(text):
        return None
    score = words.score_of(match["figure"])
    each = bool(match["per"] or words.EACH.search(text) or piecewise)
    added = bool(words.ADDED.search(introduced)) and not each
    if score is None:
        text = _own_words(segment + match[0], first)
    return Clause(text, score, added, score is None or each)


def _own_words(before: str, first: bool) -> str:
    """A clause without what leads to it: the clause before, a "Nếu tỷ lệ này đạt:"."""
    text = before.strip(" .;,")
    if not first:
        return words.unmarked(text.lstrip("-–+•*/ "))[1].strip(words.ENDS)
    preface = words.POINTS_OF.match(text) or _PREFACE.match(text)
    text = words.unmarked(strip_bullet(text[preface.end() :]))[1] if preface else text
    later = list(_LAST_IF.finditer(text))
    text = text[later[-1].end() :] if later else text
    return text.strip(words.ENDS)


def _denies(before: str, introduced: str, unit: bool) -> bool:
    """Whether "không" before the words that introduce a figure is one of them ("không được điểm")
    and not the whole condition ("Không thì điểm đánh giá là 0", "Không được 0 điểm")."""
    found = _NOT.search(strip_bullet(before.strip()))
    if found is None or _FOLLOWS.match(introduced):
        return False
    return bool(found["before"]) or not unit


def _condition_before(segment: str, unit: bool) -> str | None:
    """The words before a figure -> the condition alone, None where no figure of a score follows.

    :param unit: the figure carries "điểm" itself.
    """
    if words.RANGE.search(segment) or words.FACTOR.search(segment) or words.BOUND.search(segment):
        return None
    mark = words.MARK.search(segment)
    plain = segment[: mark.start()] if mark else words.DASH.sub("", segment)
    introduced = unit and not mark and not words.DASH.search(segment)
    patterns = (words.WITH_POINT, words.WITHUNIT) if introduced else (words.WITH_POINT, _THEN)
    for pattern in patterns:
        found = pattern.search(segment if pattern is words.WITH_POINT else plain)
        if found and not _denies(segment[: found.start()], found[0], unit):
            return segment[: found.start()].rstrip(" ,:;")
    qualified = _QUALIFIED.search(segment)
    if qualified:
        return segment[: qualified.start(1)].rstrip()
    return plain.rstrip(" ,:;") if unit or mark else None


def _in_brackets(sentence: str) -> list[Clause]:
    """Names with their figure in brackets: "Mức 1 (5 điểm): …", "Có kế hoạch (2đ)"."""
    found = list(words.IN_BRACKETS.finditer(sentence))
    if not found:
        found = list(words.BARE_BRACKETS.finditer(sentence))
        if not any(match["fraction"] or match["figure"] == "0" for match in found):
            return []  # what is counted
    if len(found) > 1:
        return _listed_brackets(sentence, found)
    if not found:
        return []
    match = found[0]
    before, behind = sentence[: match.start()].strip(), sentence[match.end() :].strip()
    if behind[:1] in (",", ";") and words.TAKES_AWAY.search(behind):
        behind = ""
    if behind.strip(words.ENDS) and not behind.startswith(":"):
        return []
    # "chấm điểm tối đa (1 điểm)", "không tính điểm (0 điểm)"
    whole = words.MAXIMUM.search(before) or words.NOTHING.search(before)
    text = words.bare(before[: whole.start()] if whole else before)
    score = words.score_of(match["figure"])
    text += f": {words.bare(behind)}" if behind.strip(words.ENDS) else ""
    each = _PIECE.search(before) is not None
    return [Clause(text, score, doubt=score is None or each)] if text else []


def _listed_brackets(sentence: str, found: Sequence[re.Match[str]]) -> list[Clause]:
    """Names one behind the other, each with its figure: "Sạch (10đ), chưa sạch (0đ)"."""
    cuts = [0, *(match.end() for match in found)]
    pieces = [sentence[at : match.start()] for at, match in zip(cuts, found, strict=False)]
    apart = all(piece.lstrip()[:1] in (",", ";", "/") for piece in pieces[1:])
    pieces = [piece.lstrip(" /") for piece in pieces]
    if not apart or not all(map(words.bare, pieces)) or sentence[cuts[-1] :].strip(words.ENDS):
        return []
    scores = [words.score_of(match["figure"]) for match in found]
    own = [_own_words(piece, first=not at) for at, piece in enumerate(pieces)]
    return [Clause(text, s, doubt=s is None) for text, s in zip(own, scores, strict=True)]
