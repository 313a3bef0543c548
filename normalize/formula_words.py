"""The words and signs of formulas by which documents say how a criterion is scored.

Each pattern names the kind of document that uses its words.
"""

import re

from normalize.scoring_words import FLAGS, NUMBER, UNIT
from schemas.patterns import late

FORMULA_WORD = late(
    r"(?P<before>.*?)"
    r"(?:(?:[,:;]\s*)?(?:thì\s+)?(?:(?:cách\s+)?(?:tính|chấm)\s+(?:điểm\s+)?|"
    r"(?<![0-9] )điểm\b[^.:;]{0,40}?(?:tính|xác định)\s+(?:điểm\s+)?|được\s+(?:tính|xác định)\s+)"
    r"(?:theo|bằng|dựa\s+(?:trên|vào))\s+(?:công thức|t[ỷỉ] lệ"
    r"(?:(?:\s+(?:%|phần trăm|đạt được|đạt|hoàn thành|tương ứng|thực tế))*"
    r"(?=\s*[:=]\s*(?:[(\[]|t[ỷỉ] lệ))|(?=\s*[(\[][^()]*/)))|"
    r"điểm\b[^.:;]{0,40}?(?:tính|xác định)\s+(?:bằng|như sau)"
    r"(?=\s*:\s*(?:[(\[]|[a-zđ][0-9]?\s*[*/x×]))|"
    r"\bcông thức(?:\s+tính(?:\s+điểm)?)?(?=\s*[:=]))"
    r"(?:\s+(?:sau(?:\s+đây)?|như sau))?\s*:?\s*(?P<rest>.*)",
    FLAGS | re.DOTALL,
    needs=("công thức", "tỷ lệ", "tỉ lệ", "tính bằng", "định bằng", "như sau"),
)
"""The words before a formula (national indices, guides): "Tính điểm theo công thức: …"."""

_TERM = (
    rf"(?:[a-zđ][0-9]?|{NUMBER}\s*%?|điểm(?:\s+(?:tối đa|chuẩn))?|(?:t[ỷỉ] lệ|giá trị)(?:\s*%)?)"
)
_SIGN = r"(?:[-–+*/x×÷]|:(?=\S)|(?<=\s):)"
_NO_DATE = (
    r"(?![0-9]{1,4}\s*[-–/]\s*[0-9]{1,4}(?:\s*[-–/]\s*[0-9]{2,4})?(?![0-9.,]|\s*[-–+*/x×÷(%]))"
)
"""Two or three figures alone are a date or a range: "30/4 và 1/5", "2026 - 2030"."""
BARE = late(
    rf"(?:(?:số\s+)?điểm(?:\s+(?:đánh giá|đạt được|số|đạt))?\s*=\s*)?"
    rf"(?P<formula>{_NO_DATE}[(\[\s]*{_TERM}[)\]\s]*(?:{_SIGN}[(\[\s]*{_TERM}[)\]\s]*)+)"
    r"(?=[.;,]?(?:\s|$))",
    FLAGS,
)
"""A formula without words: "(b/a)*điểm tối đa", "Điểm = Tỷ lệ*Điểm tối đa" (districts)."""
_TERMS = ("tỷ lệ", "tỉ lệ", "giá trị")
_CODED_NAME = late(r"\d{1,2}(?:\.\d{1,2})*\.? ?[-–] ?[A-ZĐ][^=*/×÷+(\[]*$", needs=("-", "–"))
"""A code, a dash and a name, with no other sign behind: "4.1 - Tỷ lệ hồ sơ đúng hạn" takes no rate
from a figure."""
_SIGNS = "-–+*/x×÷:"

POINTS_BY = late(
    r"(?P<before>.+?[\s,;:]+)(?:thì\s+)?(?:số\s+)?điểm"
    r"(?:\s+(?:số|đánh giá|đạt được|đạt|được tính))*\s*"
    rf"(?:(?:là|bằng)\s*:?|[:=])\s*(?P<rest>[(\[\s]*{_TERM}[)\]\s]*{_SIGN}.+|"
    r"\(?t[ỷỉ] lệ\b[^:;]*\s(?:[*x×]|nhân(?: với)?)\s.+)",
    FLAGS | re.DOTALL,
    needs=("điểm",),
)
"""A level and the formula of its variables: "Nếu b/a ≥ 0,8 thì điểm đánh giá là: (b/a)*2"."""
POINTS_EQUAL = late(
    r"(?P<before>.+?(?:[,;:]\s+|\s+(?=thì\s)))(?:thì\s+)?(?:số\s+)?điểm"
    r"(?:\s+(?:số|đánh giá|đạt được|đạt|được tính))*\s*="
    r"\s*(?P<rest>[^=;:]*(?:\s[x×]|[)\]]\s*[x×]|\*)\s*"
    r"(?:[(\[]?[0-9]|điểm tối đa|điểm chuẩn|t[ỷỉ] lệ\b)[^=;:]*)",
    FLAGS | re.DOTALL,
    needs="=",
)
"""The same in words: "nếu thấp hơn: điểm = (tỷ lệ bố trí/1%) x 10"."""
_WORDS = r"(?:(?!\btrong đó\b)[^:])+(?:trong đó\s*:.*)?"
LEVEL_BY = late(
    r"(?P<before>[^:]+:\s+)"
    rf"(?P<rest>[(\[\s]*(?:[a-zđ][0-9]?|(?:t[ỷỉ] lệ|giá trị)(?:\s*%)?)[)\]\s]*{_SIGN}{_WORDS}|"
    rf"\((?:t[ỷỉ] lệ [^():;]*|(?:tổng\s+)?số\s[^():;=/]*/[^():;=]*)\)\s*[*x×]{_WORDS})",
    FLAGS | re.DOTALL,
    needs=":",
)
"""The same without the word for points: "Từ 70% đến dưới 100%: tỷ lệ x 10 điểm"."""
_SHARES = (
    r"t[ỷỉ] lệ\b[^:;=]*(?:\s|(?=\*))|"
    r"\(?(?:tổng\s+)?số\s[^:;=/]*/[^:;=]*(?:\s|\)\s*|(?=\*))|\(t[ỷỉ] lệ\s[^():;]*\)\s*|"
    r"\([^\W\d_][^():;=/]+(?:/| :)\s?[^\W\d_][^():;=/]+\)\s*|"
    r"(?:kết quả|mức độ)\b[^:;=]*\(%\)\s*|chỉ số\s[^:;=*×]*(?:\s|(?=\*))"
)
_WHOLE = r"(?:(?:số\s+)?điểm (?:tối đa|chuẩn)|trọng số)"
SHARE_TIMES = late(
    rf"(?:(?:{_SHARES})(?:[*x×]|nhân(?:\s+với)?)\s*(?:{NUMBER}(?:\s*(?:{UNIT}))?|{_WHOLE})"
    rf"(?:\s*[/:]\s*{NUMBER}\s*%?)?|"
    rf"[^\W\d_]{{2}}[^:;=/*×]*/\s?[^\W\d_]{{2}}[^:;=/*×]*\s?[*x×]\s*{_WHOLE}|"
    rf"(?:{_WHOLE}|điểm đạt|{NUMBER}\s*(?:{UNIT}))\s*[*x×]\s*\(?t[ỷỉ] lệ\b[^:;=/*×]*|"
    rf"\(t[ỷỉ] lệ\s[^():;]*\s[*x×]\s*{NUMBER}\)\s*[/:]\s*{NUMBER}\s*%?|"
    rf"(?:điểm (?:tối đa|chuẩn)|{NUMBER}(?:\s*(?:{UNIT}))?)\s*[*x×]\s*"
    r"\((?:tổng\s+)?số\s[^():;=/]*/[^():;=]*\)|"
    r"(?:số\s+)?điểm (?:trung bình|bình quân|khảo sát)\b[^:;=/*×]*?"
    rf"(?:\s[x×]\s*{NUMBER}\s*/\s*{NUMBER}|\s*/\s*{NUMBER}\s*[*x×]\s*{NUMBER}))\s*[.;]?$",
    FLAGS,
    needs=("tỷ lệ", "tỉ lệ", "/", " :", "(%)", "chỉ số"),
)
"""A formula in words alone: "Tỷ lệ % thủ tục được công khai x 6 điểm" (communes), "(Số hồ sơ đúng
hạn/Tổng số hồ sơ) x 10", "Kết quả/Mục tiêu x trọng số", "Điểm tối đa x tỷ lệ hoàn thành"."""
LEVEL_SHARE = late(
    rf"(?P<before>[^:]+:\s+)(?P<rest>{SHARE_TIMES.pattern})",
    FLAGS,
    needs=("tỷ lệ", "tỉ lệ", "/", " :", "(%)", "chỉ số"),
)
"""The same behind a level: "Đạt từ 80% đến dưới 100%: (Tỷ lệ đạt x 3)/100%"."""
BRACKETED = late(
    rf"\[[^\]]+\]\s*[/:*x×]\s*(?:\[[^\]]+\]|\w[^\[\];:.]*)(?:\s*[*x×]\s*{NUMBER}(?:\s*(?:{UNIT}))?)?"
    r"\s*[.;]?$",
    FLAGS,
    needs=("[",),
)
"""A formula of words in brackets: "[Số nhiệm vụ hoàn thành x 2,00]/[Tổng số nhiệm vụ]"."""
SHARE_TOLD = late(
    r"(?:lấy\s+|(?=(?:tổng\s+)?số\s|t[ỷỉ] lệ\s))[^:;=]{0,200}\s(?:chia|nhân)\s[^:;=]{0,200}"
    rf"\snhân(?:\s+với)?\s+(?:(?:số\s+)?điểm\s+(?:tối đa|chuẩn)|{NUMBER}(?:\s*(?:{UNIT}))?)\b"
    r"[^:;=.]{0,30}[.;]?$",
    FLAGS,
    needs="nhân",
)
"""The same with its signs in words: "Lấy số hồ sơ đúng hạn chia cho tổng số hồ sơ, nhân với điểm
tối đa"."""
POINTS_ARE = late(
    r"(?:(?:cách\s+)?(?:tính|chấm)\s+)?(?:số\s+)?điểm(?:\s+[^\W\d_]+){0,4}\s*:?\s*=\s*"
    r"(?P<rest>.+)",
    FLAGS,
    needs="=",
)
"""Points that equal something: "Điểm = …", "Điểm quy đổi = …"."""
POINTS_TIMES = late(
    r"(?:số\s+)?điểm(?:\s+[^\W\d_]+){0,3}?\s+(?:được\s+)?(?:tính\s+)?(?:bằng|là)\s*:?\s*"
    r"(?P<rest>[^.;]*\s(?:nhân|[x×](?=\s*(?:điểm|[0-9])))\s[^.;]*)",
    FLAGS,
    needs=("bằng", "là"),
)
"""The same in words alone: "Số điểm đạt được bằng điểm tối đa nhân với tỷ lệ hoàn thành"."""
WHERE = late(
    r"[.,;]?\s*\(?\btrong đó\b\s*[:,]?\s*|\s\((?=[a-zđ][0-9]?\s*(?::\s(?=\D)|là\s|=\s*[^\s0-9<>]))",
    FLAGS,
    needs=("trong đó", "("),
)
"""The words before variables, or the bracket: "2*b/a (a là tổng số nhiệm vụ; b là …)"."""
VARIABLE = late(
    r"(?P<name>[a-zđA-ZĐ][0-9]?|"
    r"[A-ZĐ]{2,4}(?=\s*(?:=\s*[(\[]|là\s(?:(?:tổng\s)?số|t[ỷỉ] lệ|điểm)\s))|"
    r"[A-Z]?_?(?:[Mm]in|[Mm]ax)(?=\s*(?:là\s|[=:]))|"
    r"[Tt][ỷỉ] lệ(?: ?\(?%\)?)?(?:(?: \w+){1,6}(?=\s*=))?"
    rf"|[A-ZĐ]\w+(?: \w+){{0,5}}(?=\s*=[(\[\s]*[a-zđ][0-9]?[)\]\s]*{_SIGN}))\s*"
    r"(?P<value>(?:là\s|=(?!\s*0\b)|:\s(?=\D)).*)",
    re.DOTALL,
    needs=("là", "=", ":"),
)
NEXT_VARIABLE = late(
    r"(?:^|[.;,]?\s+)(?:và\s+)?(?:[Gg]ọi\s+)?(?=[a-zđ][0-9]?\s*(?:là\s|=\s*[^\s0-9<>]))|"
    r"(?:^|[.;,]\s+)(?:và\s+)?(?=[a-zđ][0-9]?\s?:\s\D|[A-Z]?_?(?:[Mm]in|[Mm]ax)\s+là\s)|^(?:[Vv]ới|[Gg]ọi)\s+(?=[A-ZĐ][0-9]?\slà\s)|"
    r"[.;,]?\s+trong đó\s*:?\s*(?=[A-ZĐ][0-9]?\s(?:là|=)\s)|"
    r"[.;,]\s+(?:và\s+)?(?=[A-ZĐ]{1,4}[0-9]?\slà\s(?:(?:tổng\s)?số|t[ỷỉ] lệ|điểm)\s)",
    needs=("là", "=", ":"),
)
CUT_OFF = late(
    r"(?:\b[a-zđ][0-9]?|\))\s*(?:[<>≤≥]=?\s*[0-9]|=\s*[0-9]+(?:[.,][0-9]+)?(?![.,]?[0-9])(?:\s*%)?(?!\s+(?!thì|hoặc|và)\w))|"
    r"\b[a-zđ][0-9]?\s*/\s*[a-zđ][0-9]?\b[^.;]{0,30}?(?:[<>≤≥]|nhỏ hơn|dưới|lớn hơn)",
    FLAGS,
    needs=("<", ">", "≤", "≥", "=", "nhỏ hơn", "dưới", "lớn hơn"),
)
"""A limit on the variables: "b/a < 0.8", "a = 0"."""
COMPARES = ("<", ">", "≤", "≥")
"""Behind a quotient these bound it, which is then no formula: "(a/b)*100% ≥ 90%: 1 điểm"."""


STANDARD = late(r"\d{3,5}:(?:19|20)\d\d\b", has=":")
"""The number of a standard and its year, "9001:2015": no quotient."""


def bare_formula(text: str) -> re.Match[str] | None:
    """The formula without words that a text opens with: most texts open with another word than
    those of terms, or have no sign behind it, and are asked no more."""
    if STANDARD.match(text) or _CODED_NAME.match(text):
        return None
    head = text.lstrip("([ ")[:12].lower()
    for term in _TERMS:
        if head.startswith(term):
            behind = head[len(term) :].lstrip(" )]%")
            worded = behind[:1] == "x" and not behind[1:2].isascii() and behind[1] != "đ"
            return BARE.match(text) if not worded and behind[:1] in _SIGNS else None
    if head[1:2].isalpha() and head[1] != "x" and not head.startswith(("điểm", "số điểm")):
        return None
    return BARE.match(text)


def announced(text: str) -> bool:
    """Whether a text opens with points that equal something, or says that they are reckoned."""
    return bool(POINTS_ARE.match(text) or FORMULA_WORD.match(text))
