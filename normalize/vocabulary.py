"""The words of headers, totals and notes, read once from ``vocabulary.toml``."""

import functools
import re

import msgspec

from normalize.composed import composed, earlier_by_words, lists_units
from normalize.misprints import Headers, headers_of, meant
from normalize.text import clean, key, skeleton
from normalize.wordings import read_words
from schemas.patterns import late
from schemas.superscripts import SUPERSCRIPTS

_BESIDE_TOTAL = re.compile(rf"\(.*?\)|[:=].*$|[.…*{SUPERSCRIPTS}]+$")
_ADDED = late(
    r"\s(?:[IVX]+|[A-ZĐ]|\d{1,2})(?:\s*[+-]\s*(?:[IVX]+|[A-ZĐ]|\d{1,2}))+$", needs=("+", "-")
)
"""What a total adds up, without a bracket: "TỔNG CỘNG I + II"."""
_INDEX_NAME = late(r"\s(?:(?i:chỉ số)\s)?[A-Z]{3,}(?:\s[A-Z]{3,})*$")
"""The short name of the index that a total is of: "Tổng điểm PAPI"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SECTION = late(
    r"(?P<total>(?i:tổng|cộng)\b.*?)\s+(?:(?i:mục|phần|nhóm|lĩnh vực|tiêu chí|chương|nội dung)"
    r"(?:\s+(?:[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*))?|[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)"
)
_OPENS_TOTAL = late(
    r"(?:tổng cộng|cộng tổng|tổng(?: số)? điểm|điểm tổng"
    r"|(?:tổng|cộng)(?: cả)? \d{1,2} (?:lĩnh vực|tiêu chí|nội dung|phần|mục|nhóm))"
    r"\b(?!\s*=)[^:=]{0,60}$",
    re.IGNORECASE,
    needs=("tổng", "cộng"),
)
_MARKED = late(r"(?<=[^\W\d_])\d{1,2}$")
"""The mark of a footnote: "Ghi chú1"."""
_SUM = late(r"(?<=điểm)\s*\((?!(?:19|20)\d\d\))[\d.,]+(?: điểm)?\)$", re.IGNORECASE, needs=("(",))
"""What all points come to, behind the header of their column: "Tổng điểm (1000)"."""
COUNTED = late(r"(?<=\S)\s*\(\d{1,2}(?:\)|[\d\s()+*/x×:-]*=[\d\s()+*/x×:-]+)$", needs="(")
"""The number of a column below its name, in one cell with it: "STT (1)", "Tỷ lệ (3)=(2)/(1)"."""
_INPOINTS = late(r"(?<=\S)\s*\((?:điểm|đ)\)$", re.IGNORECASE, needs=("(",))
"""What figures are counted in: "Mức điểm (điểm)"."""
_SPLIT = re.compile(r"[\s/,;:()\[\]–.-]+")


class Vocabulary(msgspec.Struct, frozen=True):
    """Phrases as tuples of words without case and marks.

    ``phrases`` maps a phrase to its role, "" where it says that there is none, ``whole`` a whole
    header to its role; ``dashed`` are the words left (one, or both) and right of a dash that
    belongs to a name; a header that opens with one of ``assessors``, or of those ``near`` to the
    one assessed, and ends in one of ``acts`` is theirs. A phrase of ``general`` gives way to one
    behind it of the roles that it maps to. ``short`` maps a short form of words to them.
    """

    phrases: dict[tuple[str, ...], str]
    whole: dict[tuple[str, ...], str]
    totals: frozenset[str]
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    units: frozenset[tuple[str, ...]]
    dashed: frozenset[tuple[str, str]]
    assessors: frozenset[tuple[str, ...]]
    near: frozenset[tuple[str, ...]]
    acts: frozenset[tuple[str, ...]]
    with_points: frozenset[tuple[str, ...]]
    weak: frozenset[tuple[str, ...]]
    general: dict[tuple[str, ...], frozenset[str]]
    short: dict[str, tuple[str, ...]]


@functools.lru_cache(maxsize=4096)  # headers are repeated on every page
def words(text: str) -> tuple[str, ...]:
    """The words of a text without case, marks and punctuation; ``%`` counts as a word."""
    return tuple(filter(None, map(_bare, _tokens(text))))


def _tokens(text: str) -> list[str]:
    return _SPLIT.split(clean(text).replace("%", " % "))


def _shown(text: str) -> list[str]:
    """The words of a text as they are printed."""
    return [token for token in _tokens(text) if _bare(token)]


def _bare(shown: str) -> str:
    return "%" if shown == "%" else skeleton(shown)


POINTS = words("điểm")
_NUMBERS = (words("điểm số"), words("số điểm"), words("mức điểm"))
_RESULT, _STAFF = words("kết quả"), words("công chức")
_PUPIL_ITSELF = words("HS tự")
_COUNTS = (words("số"), words("tổng số"))
_BY = words("do")
_OF = words("của")[0]
_NEAR = 99
"""The place of a word behind all others of a header."""
_AGAIN = words("lại")
_GIVES = words("chấm cho")
GIVEN = frozenset(("self_score", "verified_score", "survey_score"))
_TEXTS = frozenset(("lead", "agencies", "coordinating_agencies", "tasks", "product", "deadline"))
_MANY = words("tổ tập chi công cấp phòng")


@functools.cache
def vocabulary() -> Vocabulary:
    """The vocabulary file, read once a process."""
    content = read_words()
    phrases = {_phrase(phrase): "" for phrase in content["other"]["phrases"]}
    whole: dict[tuple[str, ...], str] = {}
    for role, entry in content["roles"].items():
        phrases |= {_phrase(phrase): role for phrase in entry.get("phrases", ())}
        whole |= {_phrase(phrase): role for phrase in entry.get("whole", ())}
    return Vocabulary(
        phrases=phrases,
        whole=whole,
        totals=frozenset(key(w) for w in content["total"]["words"]),
        notes=tuple(clean(w).casefold() for w in content["notes"]["openings"]),
        signatures=tuple(clean(w).casefold() for w in content["signatures"]["openings"]),
        units=frozenset(_phrase(w) for w in content["units"]["whole"]),
        dashed=frozenset(
            around for name in content["dashed"]["names"] for around in _around_dash(name)
        ),
        assessors=frozenset(_phrase(w) for w in content["assessors"]["openings"]),
        near=frozenset(_phrase(w) for w in content["assessors"]["near"]),
        acts=frozenset(_phrase(w) for w in content["assessors"]["acts"]),
        with_points=frozenset(_phrase(w) for w in content["assessors"]["with_points"]),
        weak=frozenset(_phrase(w) for w in content["weak"]["phrases"]),
        general={
            _phrase(phrase): frozenset(entry["roles"])
            for entry in content["general"]
            for phrase in entry["phrases"]
        },
        short={word: _phrase(full) for word, full in content["short"].items()},
    )


def _phrase(text: str) -> tuple[str, ...]:
    """``words`` of a phrase of the file: nearly all are letters and blanks."""
    if text.replace(" ", "").isalnum():
        return tuple(map(skeleton, text.split()))
    return words(text)


def _around_dash(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The words around a dash: with one left of it, and with both."""
    before, behind = name.split(" - ")
    return (before.split()[-1], behind.split()[0]), (before, behind.split()[0])


def role_of(header: str) -> str | None:
    """The role that a header names, None where it fits none."""
    return named(header)[0] or None


@functools.lru_cache(maxsize=1024)
def named(header: str) -> tuple[str | None, int]:
    """The role that a header names, "" where its words say that it has none, None where they say
    nothing; and how soon: twice the place of the first word, one more for a weak one. What has a
    misprint is read as it was meant."""
    for mark in (COUNTED, _MARKED, _INPOINTS, _SUM):
        header = mark.sub("", header)
    said, shown = _unshortened(header)
    said = tuple("nam" if _YEAR.fullmatch(word) else word for word in said)
    own = said if _headers().words.issuperset(said) else meant(said, shown, _headers())
    found = _read(own)
    if found[0] is None and len(said) > 1:
        role = composed(own, lambda words: _read(words)[0])
        if role is not None:
            return role, 0
        other = meant(said, shown, _headers(), every=True)
        found = found if other == own else _read(other)
    return earlier_by_words(own, found[0]), found[1]


def _read(said: tuple[str, ...]) -> tuple[str | None, int]:
    known = vocabulary()
    if said in known.whole:
        return known.whole[said], 0
    if _OF in said and _of_assessor(_turned(_pointed(said))) == 0:
        return "verified_score", 0
    longest = _headers().longest
    for start in range(len(said)):
        for stop in range(min(len(said), start + longest), start, -1):
            role = known.phrases.get(said[start:stop])
            if role == "title" and (said[:1] == POINTS or said[:start] in _COUNTS):
                return None, 0  # figures of what is named: "Số tiêu chí đạt"
            if said[:1] == POINTS and (role in _TEXTS or said[stop - 1 : stop + 1] == _STAFF):
                continue  # whose: "Điểm cơ quan chủ trì thẩm định"; no "Điểm cộng" is "công chức"
            if role is not None:
                own = _specific(said[start:stop], said[start + 1 :])
                weak = own is not None or said[start:stop] in known.weak
                return role if own is None else own, 2 * start + weak
    place = _of_assessor(said)
    if place is not None:
        return "verified_score", place
    if said[:2] in _NUMBERS:  # "Điểm số đạt được" is "Điểm đạt được"
        return _read((*POINTS, *said[2:]))
    return _glued().get("".join(said)), 0


def _pointed(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words with points as one word before what is done: "Số điểm đánh giá của …"."""
    if said[:2] == _RESULT:
        return (*POINTS, *said[2:])
    return said[1:] if said[:2] in _NUMBERS[1:2] else said


def _unshortened(header: str) -> tuple[tuple[str, ...], list[str]]:
    """The words of a header, short forms of them in full, and as they are printed."""
    said, shown, short = words(header), _shown(header), vocabulary().short
    if short.keys().isdisjoint(said) or said[:2] == _PUPIL_ITSELF:
        return said, shown
    pairs = [(short.get(word, (word,)), mark) for word, mark in zip(said, shown, strict=True)]
    marks = [mark if len(full) == 1 else word for full, mark in pairs for word in full]
    return tuple(word for full, _ in pairs for word in full), marks


@functools.lru_cache(maxsize=1024)
def meaning(header: str) -> tuple[str, ...]:
    """The words of a header as they were meant: short forms in full, misprints mended."""
    said, shown = _unshortened(header)
    return said if _headers().words.issuperset(said) else meant(said, shown, _headers())


def _specific(phrase: tuple[str, ...], behind: tuple[str, ...]) -> str | None:
    """The one role that the words behind a general phrase say more exactly, if they name one alone:
    "Điểm đạt được theo thẩm định", "Phân công chủ trì"; of offices the first."""
    known = vocabulary()
    roles = known.general.get(phrase)
    if roles is None:
        return None
    found = [
        role
        for start in range(len(behind))
        for stop in range(len(behind), start, -1)
        if (role := known.phrases.get(behind[start:stop])) in roles
    ]
    several = len(set(found)) > 1 and not roles.isdisjoint(GIVEN)
    return None if several or not found else found[0]


def _of_assessor(said: tuple[str, ...]) -> int | None:
    """How soon a header names an authority and that it gives points ("UBND huyện chấm"), behind
    all others where it is near to the one assessed; None where it names none."""
    known = vocabulary()
    said = _unmeasured(said)
    start = 1 if said[:1] == POINTS else 0
    start += said[start : start + 1] == _BY
    opens = (said[start : start + 1], said[start : start + 2])
    if not _gives(said):
        return None
    if any(words in known.assessors for words in opens):
        return 0
    return _NEAR if any(words in known.near for words in opens) else None


def _unmeasured(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words without how many points there are at most: "Lớp chấm (50 điểm)"."""
    short = said[:-1] if said[-1:] == POINTS else said
    return short[:-1] if short and short[-1].isdigit() else said


def _turned(said: tuple[str, ...]) -> tuple[str, ...]:
    """The words with an authority before what it does ("Đánh giá của Bộ", "Điểm chấm của Bộ"), none
    where it is no authority that does it ("Tự chấm của xã")."""
    at = said.index(_OF)
    acts = said[1:at] if said[:1] == POINTS else said[:at]
    return (*said[at + 1 :], *acts) if acts in vocabulary().acts else ()


def names_assessor(header: str) -> bool:
    """Whether a header says nothing but who assesses: "Tổ chấm", "Tập thể đánh giá"; what else is
    assessed may be a level or a time."""
    said = _unmeasured(words(header))
    points = any(word in _GIVES for word in said[-2:])
    return (
        len(said) > 1
        and said not in vocabulary().acts
        and _acts(said)
        and (points or said[0] in _MANY or (said[:1] == POINTS and len(said) > 3))
    )


def names_assessed(header: str) -> bool:
    """Whether a header says nothing but that the one who is assessed gives points: "Đơn vị chấm",
    "Xã chấm điểm"; or that points are of that one, who gives none to others: "Điểm đơn vị"."""
    said, known = words(header), vocabulary()
    act = next((n for n in (2, 1) if said[-n:] in known.acts), 0)
    pointed = said[:1] == POINTS
    who = said[pointed : len(said) - act]
    return who in known.units and (act > 0 or (pointed and not may_assess(who)))


def may_assess(who: tuple[str, ...]) -> bool:
    """Whether words open as an authority does, or one near to who is assessed."""
    known = vocabulary()
    return any(who[:n] in one for n in (1, 2) for one in (known.assessors, known.near))


def gives_points_of(header: str, group: str | None) -> bool:
    """Whether a header says that its points are an authority's, without what it does: "Điểm Đoàn
    kiểm tra", "Đoàn kiểm tra" below "Điểm chấm", "Điểm đánh giá của Phòng Nội vụ", "Điểm của Bộ".
    """
    said, known = words(header), vocabulary()
    if named(header)[0] == "" or said[:2] in _NUMBERS:  # "số" has the letters of "sở"
        return False
    if _OF in said and _turned(said):
        return True
    pointed = said[:1] == POINTS
    own = said[1:] if pointed else said
    own = own[1:] if own[:1] in (_BY, (_OF,)) or (own[:1] in known.acts and "(" in header) else own
    opens = own[:1] in known.assessors or own[:2] in known.assessors
    above = words(group or "")
    given = len(own) > 1 and (above[:1] == POINTS or any(above[-n:] in known.acts for n in (1, 2)))
    return opens and (pointed or given)


def _acts(said: tuple[str, ...]) -> bool:
    return any(said[-n:] in vocabulary().acts for n in (1, 2))


def _gives(said: tuple[str, ...]) -> bool:
    """Whether an authority that a header opens with gives points, or does so once more."""
    allowed = said[:1] == POINTS and any(said[-n:] in vocabulary().with_points for n in (1, 2))
    return _acts(said[:-1] if said[-1:] == _AGAIN else said) or allowed


@functools.cache
def _glued() -> dict[str, str]:
    """Headers of several words without their blanks, which a text layer may have lost."""
    known = vocabulary()
    several = {**known.phrases, **known.whole}
    return {"".join(said): role for said, role in several.items() if len(said) > 1 and role}


@functools.cache
def _headers() -> Headers:
    known = vocabulary()
    return headers_of((*known.phrases, *known.whole, *known.assessors, *known.acts))


@functools.cache
def header_words() -> frozenset[str]:
    """Every word of a header phrase, without case and marks."""
    known = vocabulary()
    return frozenset(word for phrase in (*known.phrases, *known.whole) for word in phrase)


@functools.lru_cache(maxsize=4096)  # asked at every page break, and of each row by several stages
def is_total(text: str) -> bool:
    """Whether a row's words are those of a total, of the table or of a section of it: "TỔNG ĐIỂM",
    "Cộng:", "Tổng cộng (1+2+3)", "Cộng mục I"."""
    seen = clean(text)
    if seen[:1].isdigit():  # most codes
        return False
    if seen[:2].isalpha() and key(seen[:3])[:2] not in _total_starts():  # most names
        return False
    bare = _INDEX_NAME.sub("", _ADDED.sub("", _BESIDE_TOTAL.sub(" ", seen).strip()))
    # with its marks: "công" is not "cộng"
    return key(bare) in vocabulary().totals or is_section_total(seen)


@functools.cache
def _total_starts() -> frozenset[str]:
    """The first two letters of the words of totals."""
    return frozenset(words[:2] for words in vocabulary().totals)


def opens_total(text: str) -> bool:
    """Whether a text opens as a total does and goes on with what is added up: "Tổng điểm CCHC năm
    2025", "TỔNG CỘNG 02 TIÊU CHÍ", "Cộng 8 lĩnh vực". Beside figures it is one; alone it may be
    how points are given."""
    return _OPENS_TOTAL.match(clean(text)) is not None


def is_section_total(text: str) -> bool:
    """Whether a row's words are those of one section's total: "Cộng mục I", "Tổng điểm phần A"."""
    said = _BESIDE_TOTAL.sub(" ", clean(text)).strip()
    if not said.casefold().startswith(("tổng", "cộng")):
        return False
    found = _SECTION.fullmatch(said)
    return found is not None and key(found["total"]) in vocabulary().totals


def is_note(text: str) -> bool:
    """Whether a text opens as a remark to the whole table: "Ghi chú: …"."""
    return clean(text).casefold().lstrip("-+* ").startswith(vocabulary().notes)


def is_signature(text: str) -> bool:
    """Whether a text opens as a signature block: "Nơi nhận: …", "TM. ỦY BAN NHÂN DÂN"."""
    return clean(text).casefold().startswith(vocabulary().signatures)


@functools.lru_cache(maxsize=1024)
def names_units(header: str) -> bool:
    """Whether a header is that of a column of units, people or places."""
    return words(header) in vocabulary().units or lists_units(_shown(header))
