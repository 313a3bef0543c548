"""The year of assessment, as a title, a remark or an issuing line says it."""

import re
from collections.abc import Iterable

from normalize.issued import IN_WORDS, YEAR, issue_year
from schemas.patterns import late

_RANGE = late(rf"({YEAR})\s*[-–—/]\s*({YEAR})|({YEAR})\s+đến\s+(?:năm\s+)?({YEAR})")
_LONE_YEAR = late(rf"(?<![\d/.-])(?<!\d:)({YEAR})(?![\d/])")  # none: "ISO 9001:2015"
_PART = r"(?:tháng\s+\d{1,2}|quý\s+(?:[1-4]|I{1,3}|IV))\s*(?:/|năm)"
_YEAR_REMARK = late(
    rf"(?:\(?\s*(?:(?:áp dụng\s+(?:(?:cho|trong|từ)\s+)?)?(?:năm|kỳ)"
    rf"\s+(?:đánh giá|chấm điểm|báo cáo)\s*:?\s*(?:năm\s*)?:?|{_PART})"
    r"|\((?:áp dụng\s+(?:(?:cho|trong|từ)\s+)?)?năm|\(?năm\s*:)"
    rf"\s*({YEAR})\s*\)?",
    re.IGNORECASE,
    needs=("19", "20"),
)
_IN_PART = late(rf"\b{_PART}\s*({YEAR})(?!\d)", re.IGNORECASE)
_OUTLOOK = late(rf"(?:tầm nhìn|định hướng)\s+(?:đến|tới)\s+(?:năm\s+)?{YEAR}", re.IGNORECASE)
"""A year far behind the plan's own: "… TẦM NHÌN ĐẾN NĂM 2045"."""
_FULL_DATE = late(r"ngày\s*\d+\s*(?:tháng\s*\d+\s*năm\s*\d+|/.*?\d{4})", re.IGNORECASE)


def year_of(title: str, issued: str, remarked: int | None) -> int | None:
    """The year of assessment: the title's year, else the one that a remark names; in a title's
    range the year of the issuing line, kept inside the range; else the issuing line's year."""
    of_issue = remarked or issue_year(issued)
    if "19" not in title and "20" not in title:
        return of_issue
    said = _OUTLOOK.sub("", _FULL_DATE.sub("", title))
    span = _RANGE.search(said)
    alone = _RANGE.sub("", said)
    single = IN_WORDS.search(alone) or _LONE_YEAR.search(alone) or _IN_PART.search(alone)
    if single:
        return int(single[1])
    if span:
        low, high = (int(year) for year in span.groups() if year)
        return low if of_issue is None else min(max(of_issue, low), high)
    return of_issue


def remarked_year(texts: Iterable[str]) -> int | None:
    """The year that a line of its own names: "(Năm đánh giá: 2024)", "Tháng 6/2024"."""
    found = [match for text in texts if (match := _YEAR_REMARK.fullmatch(text))]
    return int(found[-1][1]) if found else None
