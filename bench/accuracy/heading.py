"""Headings: label, title over several lines, the line "(Kèm theo …)"."""

import random

from bench.accuracy import words
from bench.accuracy.records import Heading, Para, para

KINDS = {
    "Kế hoạch": "KH-UBND",
    "Quyết định": "QĐ-UBND",
    "Công văn": "SNV-CCHC",
    "Hướng dẫn": "HD-UBND",
}
TITLES = (
    ("NHIỆM VỤ, HOẠT ĐỘNG CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", "CỦA {who}"),
    ("HƯỚNG DẪN TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}", "CỦA {who}"),
    ("BỘ TIÊU CHÍ ĐÁNH GIÁ KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM {year}",),
    ("BẢNG TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", "ĐỐI VỚI CÁC XÃ, PHƯỜNG", "NĂM {year}"),
)
PLAN_TITLES = (
    ("PHÂN CÔNG THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {year}",),
    ("DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH", "CỦA {who} NĂM {year}"),
    ("CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH CHỦ YẾU",),
)
LABELS = (
    "Phụ lục",
    "PHỤ LỤC",
    "Phụ lục {roman}",
    "PHỤ LỤC {number}",
    "Phụ lục số {number}",
    "Phụ lục {roman}:",
)
ROMAN = ("I", "II", "III")


def _issuer(rng: random.Random, kind: str, who: str) -> str:
    if kind == "Công văn":
        return "Sở Nội vụ"
    return rng.choice((f"Ủy ban nhân dân {who}", f"UBND {who}", f"Uỷ ban nhân dân {who}"))


def _date(rng: random.Random, year: int) -> tuple[str, str | None]:
    """The printed date and what it says."""
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    said = f"{year}-{month:02d}-{day:02d}"
    return rng.choice(
        (
            (f"ngày {day:02d} tháng {month} năm {year}", said),
            (f"ngày {day:02d} tháng {month:02d} năm {year}", said),
            (f"ngày {day:02d}/{month:02d}/{year}", said),
            (f"ngày {day}/{month}/{year}", said),
            (f"ngày      tháng      năm {year}", None),
            (f"ngày … tháng {month} năm {year}", None),
        )
    )


def _issued(rng: random.Random, who: str, year: int) -> tuple[str, dict]:
    kind = rng.choice(tuple(KINDS))
    symbol = KINDS[kind]
    number = str(rng.randint(3, 2900))
    shape = rng.random()
    if shape < 0.35:
        printed, number = rng.choice((f"/{symbol}", f"      /{symbol}", f"…/{symbol}")), None
    elif shape < 0.55:
        number = f"{number}/{year}"
        printed = f"{number}/{symbol}"
    else:
        printed = f"{number}/{symbol}"
    date, said = _date(rng, year)
    issuer = _issuer(rng, kind, who)
    opens = rng.choice(("Kèm theo", "Ban hành kèm theo", "kèm theo"))
    colon = rng.choice(("", "", ":"))
    line = f"({opens} {kind} số{colon} {printed} {date} của {issuer})"
    return line, {"kind": kind, "number": number, "symbol": symbol, "date": said, "issuer": issuer}


def make_heading(rng: random.Random, plan: bool, which: int, many: bool) -> Heading:
    """A heading; ``which`` counts the file's appendices from 0."""
    sort, name = rng.choice(words.PLACES)
    who = f"{sort} {name}"
    year = rng.choice((2022, 2023, 2024, 2025))
    lines = rng.choice(PLAN_TITLES if plan else TITLES)
    printed = [s.format(who=f"{who.upper()}", year=year) for s in lines]
    label = rng.choice(LABELS[2:] if many else LABELS).format(roman=ROMAN[which], number=which + 1)
    told = any("{year}" in s for s in lines)
    issued_year = year if rng.random() < 0.6 else year + 1
    line, issued = _issued(rng, who, issued_year)
    has_issued = rng.random() < 0.85
    out: list[Para] = [para(label, "b"), *(para(s, "b") for s in printed)]
    if has_issued:
        out.append(para(line, "i"))
    return Heading(
        lines=out,
        label=label.rstrip(":"),
        title=" ".join(printed),
        year=year if told else (issued_year if has_issued else None),
        issued=issued if has_issued else None,
        letterhead=rng.random() < 0.3 and which == 0,
    )
