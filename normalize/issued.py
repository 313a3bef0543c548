"""The line that says with which document an appendix was issued."""

import datetime
import re
from collections.abc import Iterable, Sequence

import msgspec

from normalize.text import clean, join_words, key
from normalize.titled import is_end, is_smaller
from schemas.page import Line
from schemas.patterns import late
from schemas.tree import IssuedWith

MOST_LINES = 4
"""Lines of an issuing line, at most."""
YEAR = r"(?:19|20)\d\d"
IN_WORDS = late(rf"\bnăm\s+({YEAR})(?!\d)", re.IGNORECASE)
_NUMERAL = r"(?:số\s+)?(?:[IVXL]+|\d{1,2}[a-zđ]?|[A-ZĐ])"
ISSUED = late(
    r"\(?\s*(?:(?:(?:các\s+)?phụ lục|danh mục|biểu|bảng)(?:\s+này)?"
    rf"(?:\s+{_NUMERAL}(?=\s))?\s+(?=.{{9,40}}\bsố\b))?"
    r"(?:được\s+)?"
    r"(?:ban hành(?:\s+kèm)?\s+theo|(?:(?:ban hành|phê duyệt|đính|gửi|dự thảo)\s+)?kèm(?:\s+theo)?)"
    r"(?:\s+|$)",
    re.IGNORECASE,
)
_NAMED = late(rf"\(?\s*(phụ lục\s+{_NUMERAL})\s", re.IGNORECASE, needs="phụ lục")
_UNDONE = late(
    r"(?:\b(?:số\s*:?|ngày|tháng|năm|của|kèm|theo|nhân|dân|ủy|ban|chủ tịch|bộ trưởng|giám đốc|sở"
    r"|bộ|và|ubnd|tỉnh|thành phố|huyện|xã|phường|đặc khu)|[-/])$",
    re.IGNORECASE,
)
_NUMBERED = late(r"số\s*:?\s*\d", re.IGNORECASE, needs="số")
_KINDS = (
    "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định", "Kế hoạch", "Công văn",
    "Thông tư liên tịch", "Thông tư", "Văn bản hợp nhất", "Văn bản", "Báo cáo", "Tờ trình",
    "Thông báo", "Chỉ thị", "Hướng dẫn", "Chương trình hành động", "Chương trình", "Đề án",
    "Kết luận", "Công điện", "Luật", "Pháp lệnh", "Lệnh", "Quy chế", "Quy định", "Phương án",
    "Biên bản", "Hợp đồng",
)  # fmt: skip
_TOLD = late(r"\bsố\s*:?\s*[\d./…]|\bngày\b|\d/", re.IGNORECASE)
"""What an issuing line says of the document that is no remark: "(kèm theo hướng dẫn)"."""
_LABELLED = late(
    rf"phụ lục(?:\s+{_NUMERAL}\b)?\s+"
    r"(?=(?:ban hành\s+)?kèm theo\s.{4,40}?\bsố\b[^.;]*$)",
    re.IGNORECASE,
    needs="kèm theo",
)
_SLASHES = late(r"\s*([/-])\s*")
_REFERENCE = late(
    r"(?P<number>\d+[a-zđ]?)?(?P<year>/(?:19|20)\d\d)?(?:[/-](?=\D)|(?=[A-ZĐ]))?"
    r"(?P<symbol>[A-ZĐ][\wĐđ&.,-]*(?:/[\wĐđ&.-]+)*)?"
)
_REFERENCE_AT = late(
    r"(?<!chỉ )\bsố\s*:?\s*(?P<reference>.*?)"
    r"(?=\s*[,;]?\s*\bngày(?:\b|\d)|\s+(?-i:[a-zđà-ỹ]{2})|[,;)]|$)",
    re.IGNORECASE,
)
_REFERENCE_BARE = late(r"\D{4,30}?\s(?P<reference>(?:\d+(?:/\d{4})?)?/[A-ZĐ]\S*)(?=\s|,|$)")
"""A reference whose "số" is not printed: "Quyết định 12/QĐ-UBND", "Kế hoạch /KH-UBND"."""
_ISSUED_BY = late(
    rf"\b(?:tại|theo|bằng)\s+(?={'|'.join(_KINDS)})(?=\D{{4,30}}\bsố\b)",
    re.IGNORECASE,
    needs=("tại", "theo", "bằng"),
)
"""What issued a rule or a project that has no number of its own: "Quy định ban hành tại Quyết
định số 19/2012/QĐ-UBND"."""
_WHOSE = late(r"\bcủa\b", re.IGNORECASE, needs="của")
_DATE_WORDS = late(
    rf"ngày\s*(?P<day>\d{{1,2}})?[\s.…_]*tháng\s*(?P<month>\d{{1,2}})?[\s.…_]*năm\s*(?P<year>{YEAR})?",
    re.IGNORECASE,
)
_DATE_FIGURES = late(
    rf"ngày\s*(?P<day>\d{{1,2}})?[\s.…_]*[/.-][\s.…_]*(?P<month>\d{{1,2}})?[\s.…_]*[/.-]\s*(?P<year>{YEAR})?",
    re.IGNORECASE,
)
_ISSUER = late(
    r"\bcủa\s+(?P<issuer>.+?)(?=;|$|\s+(?:về (?:việc|kết luận)"
    r"|(?:về )?(?:ban hành|phê duyệt|quy định|công bố|sửa đổi))\s)",
    re.IGNORECASE,
)
_ABOUT = late(
    r"((?:(?:phó )?chủ tịch )?(?:ubnd|[uủ][ỷy] ban nhân dân|hđnd|hội đồng nhân dân|sở|bộ|chính phủ"
    r"|thủ tướng|tỉnh ủy|thành ủy|huyện ủy|thị ủy|đảng ủy|phòng)\b.*?) về ",
    re.IGNORECASE,
    needs=" về ",
)
"""An issuer whose name says nothing of what it is for, before what its document is about: "UBND
tỉnh A về nâng cao Chỉ số …", but "Ban Chỉ đạo về chuyển đổi số"."""
_ISSUER_AHEAD = late(r"\D{4,30}?\scủa\s+(?P<issuer>\D+?)\s+số\b", re.IGNORECASE, needs="của")
"""An issuer that stands before the number: "Quyết định của Chủ tịch UBND tỉnh số 12/QĐ-UBND"."""

_ISSUER_BETWEEN = late(r"\bcủa\s+(?P<issuer>[^;/]+?)[,\s]+ngày\b", re.IGNORECASE, needs="của")
"""One that stands between the number and the date: "… số 12/QĐ-UBND của UBND tỉnh ngày 02/6/2022".
"""
_DRAFT = late(r"^dự thảo\s+", re.IGNORECASE, needs="dự thảo")


def parse_issued(text: str) -> IssuedWith:
    """An issuing line ("(Kèm theo Kế hoạch số /KH-UBND ngày … của …)") -> its values.

    What is blank is None; a date without its day or month is None.
    """
    seen = _DRAFT.sub("", _outer(ISSUED.sub("", _bracket(clean(text)), count=1)))
    by = _ISSUED_BY.search(seen)
    seen = seen[by.end() :] if by and not _NUMBERED.search(seen, 0, by.start()) else seen
    number, symbol = _reference(seen)
    date = _dated(seen)
    issuer = _ISSUER.search(seen, date.end() if date else 0) or _ISSUER_AHEAD.match(seen)
    issuer = issuer or _ISSUER_BETWEEN.search(seen)
    return IssuedWith(
        kind=_kind(seen),
        number=number,
        symbol=symbol,
        date=_iso(date) if date else None,
        issuer=_own_name(issuer["issuer"]) if issuer else None,
    )


def _own_name(issuer: str) -> str | None:
    """The name of an issuer without what its document is about."""
    about = _ABOUT.match(issuer)
    return (about[1] if about else issuer).strip(" .,;:…") or None


def label_in(text: str) -> str | None:
    """The label that an issuing line opens with: "(Phụ lục 2 kèm theo Công văn số …)"."""
    found = _NAMED.match(text)
    return found[1] if found else None


def apart(lines: Iterable[Line]) -> list[Line]:
    """Lines of a heading, those parted of which an issuing line is the end: "PHỤ LỤC … NĂM 2025
    (Kèm theo Quyết định số …)", as web pages have it in one title; "Phụ lục II ban hành kèm theo
    Quyết định số …"."""
    found: list[Line] = []
    for line in lines:
        told = max((match.start() for match in _TOLD.finditer(line.text)), default=0)
        brackets = (at for at in range(1, told) if line.text[at] == "(")
        at = next((at for at in brackets if ISSUED.match(line.text, at)), 0)
        opens = not at and line.text[:1] in ("P", "p")
        labelled = _LABELLED.match(line.text) if opens else None
        at = labelled.end() if labelled else at
        parts = (line.text[:at].rstrip(), line.text[at:]) if at else ()
        found += [msgspec.structs.replace(line, text=text) for text in parts] or [line]
    return found


def _bracket(text: str) -> str:
    """The bracket that a text opens with, without what stands behind it; a text without one."""
    depth = 0
    for at, sign in enumerate(text if text.startswith("(") else ""):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return text[: at + 1]
    return text


def _outer(text: str) -> str:
    """The text without the bracket that closes the line, and stops after it."""
    text = text.rstrip(" .;")
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return text.rstrip(" .;")


def _kind(text: str) -> str | None:
    folded = key(text)
    for kind in _KINDS:
        if folded.startswith(key(kind)):
            return kind
    words = re.split(r"\s+(?:số|ngày|của)\b|[,;]", text, maxsplit=1)[0].strip()
    if not words or len(words.split()) > 4 or not words[0].isalpha():
        return None
    return words if words.isupper() and len(words) < 5 else words[0].upper() + words[1:].lower()


def _reference(text: str) -> tuple[str | None, str | None]:
    """Number and symbol after "số": "51/2025/QĐ-TTg" -> ("51/2025", "QĐ-TTg")."""
    at = _REFERENCE_AT.search(text) or _REFERENCE_BARE.match(text)
    if at is None:
        return None, None
    bare = _SLASHES.sub(r"\1", re.sub(r"\.{2,}|[…_]+", "", at["reference"]).strip())
    match = _REFERENCE.match(bare.replace(" ", ""))
    if match is None:
        return None, None
    number = match["number"] + (match["year"] or "") if match["number"] else None
    if not (match["symbol"] or match["year"]) and _WHOSE.search(text, 0, at.start()):
        return None, None  # the issuer's own: "Quy chế của Cụm thi đua số 4"
    return number, (match["symbol"] or "").rstrip(".,-") or None


def _dated(text: str) -> re.Match[str] | None:
    return _DATE_WORDS.search(text) or _DATE_FIGURES.search(text)


def _iso(date: re.Match[str]) -> str | None:
    day, month, year = date["day"], date["month"], date["year"]
    if not (day and month and year):
        return None
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def issue_year(issued: str) -> int | None:
    """The year of an issuing line: its date's, else its number's, else the last that it names."""
    if not issued:
        return None
    date = _dated(issued)
    if date and date["year"]:
        return int(date["year"])
    number, _ = _reference(ISSUED.sub("", issued, count=1))
    if number and "/" in number:
        return int(number.rsplit("/", 1)[1])
    years = IN_WORDS.findall(issued) or re.findall(rf"/\s*({YEAR})", issued)
    return int(years[-1]) if years else None


def issue_goes_on(text: str, below: str) -> bool:
    """Whether an issuing line without a bracket ends in its middle: "… ngày 02/3/2025 của"; or
    before the number of its document, which opens the line below: "Kèm theo Quyết định"."""
    if below[0].islower() or below[0] == "/" or _UNDONE.search(text) is not None:
        return True
    return _NUMBERED.match(below) is not None and not any(map(str.isdigit, text))


def issued_lines(told: Sequence[tuple[str, Line]]) -> tuple[list[int], str]:
    """Which of a heading's lines, from its issuing line on, are that line's, and its whole text.

    A caption breaks over two or three lines; without a bracket only words that go on say so.
    Clearly smaller letters between them are of a box that is set over it.
    """
    taken, (text, above) = [0], told[0]
    bracketed = text.startswith("(")
    for place, (below, line) in enumerate(told[1 : 2 * MOST_LINES], start=1):
        if is_smaller(line, above):
            continue
        if len(taken) == MOST_LINES or not (
            text.count(")") < text.count("(")
            if bracketed
            else issue_goes_on(text, below) or is_end(line, above)
        ):
            break
        text, above = join_words(text, below), line
        taken.append(place)
    return taken, text
