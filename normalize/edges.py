"""How texts open, end and go on: what language says of two pieces on both sides of a break."""

import re
from collections.abc import Iterable

from normalize.text import bullet, clean
from schemas.patterns import late
from schemas.rows import Whole
from schemas.superscripts import unmarked_figures

VARIABLE = re.compile(r"(?<![^\W_])[a-zđ]\d?\s*(?:là\b|[=:])")
"""What a variable of a formula is: "a là tổng số nhiệm vụ", "b1 = …"."""
STOP = late(r"[.;:!?…]\W*$")
_PROCEEDS = late(r"trong đó\s*:", re.IGNORECASE, needs="trong đó")
"""What only goes on with a formula: it names the variables of the one before."""
_AWAITS_FIGURE = late(r"(?::|\blà|\bđược)$")
_BARE_FIGURE = late(r"\d{1,3}(?:[.,]\d{1,3})?(?: điểm)?[.;]?")
_ITEM = r"(?:[-–+•*●] ?|\(\d{1,2}\) |[a-zđ]\) )?"
"""What stands before the words of one item of a list: a bullet, "(2)", "b)", or nothing."""
_SHARE = r"[-–+•*●] (?:[≥≤<>]|\d{1,3} ?%)"
"""How an item opens with a share: "- 80% số hồ sơ"."""
_FIGURE_FIRST = late(
    rf"\d{{1,3}}(?:(?:[.,]\d{{1,3}}(?: điểm)?| điểm)[.;]? {_ITEM}|[.;]? [-–+•*●] ?)[A-ZĐÀ-Ỹ]"
)
_NEVER_LAST = "và|hoặc|của|các|với|về|tại|do|nhằm|những"
"""Words with which no text ends."""
_HANGING = re.compile(
    rf"(?:[,(/&–-]|\b(?:{_NEVER_LAST}|(?<!iếp )theo|cho|trong|là|từ|đến|(?<!ấp )dưới"
    r"|(?<!rực )(?<!hụ )thuộc|(?<!êu )(?<!hư )(?<!ở )(?<!ể )(?<!ấp )trên)|^\W*(?:Từ|Theo))$"
)
_SCHEMES = ("http://", "https://")
ADDRESS = 200
"""Letters at the end of a text in which an address stands that goes on behind it."""
LAST = 12
"""Letters at the end of a text in which the word that it hangs on stands."""
_INCOMING = late(r"(?:\bvăn|\bbản|\bthư|\bđi,|\bđi và|\bđi -) đến$", re.IGNORECASE, needs=(" đến",))
"""Incoming documents ("văn bản đi, đến"): a name that ends so is whole."""

_ANNOUNCES = late(r"(?:trong đó|như sau|sau đây|bao gồm|công thức)\s*:$", re.IGNORECASE)


_LETTERED = late(r"[a-zđ](?:\)\s|\.\s(?=[A-ZĐÀ-Ỹ]))")
_BRACKET = late(r"\s*\([^()]*\)$", needs=")")
_NUMBER = late(r"\d|[IVX]+\b")
_ADDS = late(r"[+*x×] ?\(?[a-zđ]\d?/[a-zđ]\d?\b")
"""What goes on with a formula: "+ (c/a)*0,5"."""
_UP_TO = late(r"[-–] ?(?:dưới|đến) ")
_LEADS = late(r"(?:\b(?:sau|sau đây|bao gồm|công thức)|(?:^|[.;,] )nếu)\s*:\s+\S", re.IGNORECASE)
_YEAR = late(r"(?:19|20)\d\d\b")
_EACH_OF = ("hằng", "hàng", "mỗi", "từng", "cả", "đầu", "cuối")
_EACH = late(rf"\b(?:{'|'.join(_EACH_OF)}) \w+$", re.IGNORECASE, needs=_EACH_OF)
"""A span of time without a number of its own: "Hằng tháng"."""
_PROVISIONS = ("điểm", "khoản", "điều", "mục")
_PROVISION = late(
    rf"\b(?:{'|'.join(_PROVISIONS)}) [\da-zđIVX.]{{1,5}}$", re.IGNORECASE, needs=_PROVISIONS
)
_OF_LAW = late(
    r"(?:Khoản|Điều|Mục) [\dIVX]|(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b"
    r"|(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Quy định|Quy chế) (?:số|này)\b"
)
"""What stands behind the number of a provision: "khoản 1" / "Điều 5 Quyết định số 468/QĐ-TTg"."""
_DRAFT = "dự thảo"
_DRAFTED = late(
    r"(?:Nghị quyết|Quyết định|Kế hoạch|Quy định|Quy chế|Báo cáo|Tờ trình|Thông tư|Nghị định"
    r"|Chỉ thị|Đề án|Chương trình|Luật)\b"
)
"""What is drafted: "Tờ trình và dự thảo" / "Nghị quyết"."""
_AWAITS_NUMBER = late(
    r"(?:\b(?:giai đoạn|năm|số|ngày|tháng|quý|điều|khoản|mục|lần|mức|tại điểm|(?<!nếu )có)"
    r"|[<>≤≥]=?)$",
    re.IGNORECASE,
)

# "… thì điểm đánh giá là 0.5", "Có 01 sáng kiến: 1,5".
# The year of a standard is none: "TCVN ISO 9001:2015".
_FIGURE_SAID = (
    r"(?:(?:điểm [^.;:]*?là|(?<!\d):|:(?!\s*(?:19|20)\d\d(?!\d)))\s*\d+(?:[.,]\d+)?(?: điểm| ?đ)?"
    r"|\b(?:được|đạt|chấm|tính) \d+(?:[.,]\d+)? điểm"
    r"|:\s*(?:(?:trừ )?\d+\s?% điểm|(?:\d+\s?/\s?\d+\s?[*x×]\s?)?điểm tối đa))[.;]?"
)
_SAID_WITH = (":", "điểm")
"""What stands before a figure of a level, or behind it."""
_LEVEL_END = late(f"(?i:{_FIGURE_SAID})$", needs=_SAID_WITH)
"""What a level of scoring has said all with: its figure."""
_LAST_OF_LEVEL = frozenset("mđa.;")
"""How a level ends that ends in no figure: "điểm", "đ", "điểm tối đa", a stop."""
_DIGITS = late(r"\d+(?:[.,]\d+)?")
_LEVEL = late(rf"(?i:{_FIGURE_SAID})(?=$|\s+(?:{_ITEM}[A-ZĐÀ-Ỹ]|{_SHARE}))", needs=_SAID_WITH)


_WANTS_REST = late(r"(?:\bcông thức|(?:^|[.;,] )nếu)\s*:$", re.IGNORECASE)


def announces_rest(text: str) -> bool:
    """Whether a text ends in what announces its own rest: "… theo công thức:", "Nếu:"."""
    return text.endswith(":") and _WANTS_REST.search(text) is not None


def is_hanging(text: str) -> bool:
    """Whether a text ends where no sentence does: on a word that joins, a comma, "Trong đó:"."""
    return is_cut(text) or bool(":" in text[-LAST:] and _ANNOUNCES.search(text))


def is_cut(text: str) -> bool:
    """Whether a text ends on a word that joins or a comma, so that no new one follows."""
    return bool(_HANGING.search(text, max(len(text) - LAST, 0)) and not _INCOMING.search(text))


_OPEN_ENDED = late(rf"\b(?:{_NEVER_LAST})$")


def is_open_ended(text: str) -> bool:
    """Whether a text ends on a word with which none does, as "kèm theo" and "cấp trên" do."""
    return _OPEN_ENDED.search(text) is not None and is_cut(text)


_RECKONS = late(r"[)\d] ?[*×+/x]$")
"""A formula that breaks off before what it reckons with: "(b/a) x" / "1,00"."""
_OPERATOR = late(r"(?:[*×+/=–-]|(?<![^\W\d_])x)$")


def is_cut_formula(text: str) -> bool:
    """Whether a text ends on a word that joins, or on what reckons: "b/a x"."""
    return is_cut(text) or _OPERATOR.search(text) is not None


def says_level(text: str) -> bool:
    """Whether a text ends as a level of scoring does."""
    seen = unmarked_figures(clean(text))
    last = seen[-1:].lower()  # hardly a line of a name or a task ends so
    if not last.isdecimal():
        figure = any(map(str.isdecimal, seen[-LAST:])) or "tối đa" in seen[-LAST:].lower()
        if not figure or last not in _LAST_OF_LEVEL:
            return False
    return _LEVEL_END.search(seen) is not None


_INLINE = late(r"\d\s*(?:đ|điểm)?; [A-ZĐÀ-Ỹ]")
_GIVEN = late(r"(?:thì )?(?:được|đạt|tính|chấm) \d+(?:[.,]\d+)? ?(?:điểm|đ)[.;]?", needs="đ")
_LED = late(r"(?:\.\.|…)[.…\s]*\d+(?:[.,]\d+)?\s?(?:điểm|đ)?[.;]?", needs=("..", "…"))
_POINTS = late(r"\d+(?:[.,]\d+)?\s*(?:điểm|đ)\b")


_RUN_IN = late(r"\d\s*(?:đ|điểm); [^\W\d_]", needs=";")


def runs_levels(text: str) -> bool:
    """Whether a line goes on with a next level behind the points of one: "3 điểm; chậm: 1 điểm"."""
    return _RUN_IN.search(text) is not None


def says_next_level(text: str) -> bool:
    """Whether a line holds the end of one level and the beginning of the next: "3 điểm; Chậm:"."""
    return _INLINE.search(text) is not None


def gives_points(above: str, text: str) -> bool:
    """Whether a line opens with the points that the end of the one above announces."""
    return above.endswith(":") and _POINTS.match(text) is not None


def says_levels(text: str) -> int:
    """How many levels of scoring a text says."""
    return len(_LEVEL.findall(unmarked_figures(clean(text))))


def level_figures(text: str) -> list[str]:
    """The figures of the levels of scoring that a text says."""
    found = (_DIGITS.findall(each[0]) for each in _LEVEL.finditer(unmarked_figures(clean(text))))
    return [figures[-1] for figures in found if figures]


def opening(text: str) -> str:
    """How a text opens: with a bullet, "Trong đó:", a variable ("a là …"), a small letter, or a
    capital."""
    seen = clean(text)
    if bullet(seen):
        return "bullet"
    if ":" in seen and _PROCEEDS.match(seen):
        return "proceeds"
    if VARIABLE.match(seen):
        return "variable"
    first = next((c for c in seen if c.isalnum()), "")
    return "small" if first.islower() else "capital"


def in_capitals(text: str) -> bool:
    """Whether a text has words and no small letter."""
    return text.isupper() and any(len(word) > 1 and word.isalpha() for word in text.split())


def name_in_capitals(before: str, behind: str) -> bool:
    """Whether a name in capitals breaks off before another piece in capitals, which what stands in
    brackets behind it ("(6,50 điểm)") need not be."""
    behind = _BRACKET.sub("", behind)
    return in_capitals(before.split()[-1] if before else "") and in_capitals(behind)


def whole_text(whole: Whole) -> str:
    """A whole cell's text on one line."""
    lines = whole.lines
    return clean(lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines]))


def quote(text: str, end: bool = False) -> str:
    """The edge of a text, for a person to compare: its last or first words."""
    words = text.split()
    return "…" + " ".join(words[-5:]) if end else " ".join(words[:5]) + "…"


def awaits(before: str, behind: str) -> bool:
    """Whether a level of scoring breaks off before its figure, and the figure stands behind, or
    the word that gives it and nothing else ("được 0,25 điểm"), or dots that lead to it."""
    given = behind[:1] in ("t", "đ", "c") and behind.count(" ") < 4  # "thì được 0,25 điểm"
    if (given and _GIVEN.fullmatch(behind)) or _LED.fullmatch(behind):
        return True
    if not behind[:1].isdigit():
        return False
    if before.endswith("được") and "điểm" not in behind:
        return False
    return bool(_AWAITS_FIGURE.search(before) and _BARE_FIGURE.fullmatch(behind))


def awaits_first(before: str, behind: str) -> bool:
    """Whether a level breaks off before its figure, which stands behind above the next level."""
    if not behind[:1].isdigit() or not _AWAITS_FIGURE.search(before):
        return False
    return _FIGURE_FIRST.match(behind) is not None and says_level(behind)


def goes_up_to(above: str, text: str) -> bool:
    """Whether a range is cut at its dash: "từ 70%" / "- dưới 100%"."""
    return (above[-1:].isdigit() or above[-1:] == "%") and _UP_TO.match(text) is not None


_FROM = late(r"\b[Tt]ừ (?:trên )?\d+(?:[.,]\d+)? ?%$", needs="%")


def cuts_range(above: str, text: str) -> bool:
    """Whether a range can only go on behind its dash: "- Từ 80%" / "- dưới 95% số hồ sơ: 0,5"; not
    "- Đạt 100%: 1" / "- dưới 100%: 0", where a level ends in its figure."""
    return goes_up_to(above, text) and _FROM.search(above) is not None


_SPAN = late(r"\b(?:tháng|quý) [\dIVX]{1,3}$", re.IGNORECASE, needs=("tháng", "quý"))
_UNTIL = late(r"[-–] ?(?:(?:tháng|quý) )?(?:\d{1,2}|[IVX]{1,3})(?:/\d{4})?$", re.IGNORECASE)


def goes_until(above: str, text: str) -> bool:
    """Whether a span of time is cut at its dash: "Tháng 3" / "- 6/2025"."""
    return text[:1] in ("-", "–") and bool(_SPAN.search(above) and _UNTIL.match(text))


def leads(text: str) -> bool:
    """Whether a text announces levels or a formula, and goes on with them."""
    return _LEADS.search(text) is not None


_SHORT_NAME = late(r"\((?:[A-ZĐ]{2,}|[A-ZĐ]{2,}[- ]?[A-ZĐ0-9]+)\)", needs="(")
"""A short name in brackets that stands behind a whole one: "bưu chính công ích" / "(BCCI)"."""


def _is_short_name(before: str, behind: str) -> bool:
    bracketed = behind[0] == "(" and behind[-1] == ")" and before[-1:].isalpha()
    return bracketed and _SHORT_NAME.fullmatch(behind) is not None


def goes_on(before: str, behind: str, strictly: bool = False) -> bool:
    """Whether a text goes on with the sentence before it.

    :param strictly: a capital after an unfinished line is no proof (names, list items).
    """
    if not behind:
        return False
    if behind[0].isascii() and _is_of_address(before, behind):
        return True
    reckons = (behind[0] == "(" or behind[0].isdigit()) and _RECKONS.search(before)
    if reckons or closes_bracket(before, behind) or _is_short_name(before, behind):
        return True
    first = next((c for c in behind if c.isalnum()), "")
    opens_small = bool(first) and first.islower() and not bullet(behind)
    if opens_small and not _LETTERED.match(behind):
        return not (strictly and STOP.search(before))
    if bullet(behind):
        return goes_up_to(before, behind) or goes_until(before, behind)
    if ":" in behind and _PROCEEDS.match(behind):
        return not (strictly and STOP.search(before))
    if behind[0] in "+*x×" and _ADDS.match(behind) and before[-1].isalnum():
        return True
    if behind[0] in ").,;:/" or _awaits_number(before, behind) or _names_law(before, behind):
        return True
    attached = strictly and _is_attached(before, behind)
    return is_cut(before) and not (STOP.search(before) or attached)


def _is_of_address(before: str, behind: str) -> bool:
    """Whether a text goes on with an address, or opens with the one that a label lacks: "Đường
    dẫn:"."""
    lacks = before.endswith(":") and "://" in behind.split(" ", 1)[0]
    return lacks or ("://" in before[-ADDRESS:] and _is_inside_address(before, behind))


def closes_bracket(before: str, behind: str) -> bool:
    """Whether a text breaks off inside a bracket that the other one closes, whatever its words look
    like: "(Hội nghị;" / "tập huấn...): 0,5"."""
    if before.count("(") <= before.count(")") or _LETTERED.match(behind):
        return False
    return behind.count(")") > behind.count("(")


def _is_attached(before: str, behind: str) -> bool:
    """Whether a text ends as a whole name does, "Phụ lục kèm theo", behind which no document stands
    with its number, "ban hành kèm theo" / "Quyết định số 5"."""
    return before.endswith("kèm theo") and not _OF_LAW.match(behind)


def breaks_alone(before: str, behind: str, others: Iterable[str]) -> bool:
    """Whether a text opens in small letters as no other one does, or with the number that another
    awaits at its end, as none does; or behind a comma, with which none ends; or what is cut is a
    token ("Công chức ĐC-XD-" / "ĐT&MT")."""
    texts = list(others)
    if before.endswith(",") and texts and not any(text.endswith(",") for text in texts):
        return True
    if before[-1] in "-&" and before[-2:-1].isalnum():
        return True
    if opening(behind) == "small":
        return bool(texts) and not any(
            opening(text) == "small" and not _LETTERED.match(text) for text in texts
        )
    last = before.split()[-1:]
    ended = not texts or any(text.split()[-1:] == last for text in texts)
    return not ended and _awaits_number(before, behind)


def _is_inside_address(before: str, behind: str) -> bool:
    """Whether an address goes on: "https://dvc.tinh.gov." / "vn/thong-ke"."""
    rest = behind.split(None, 1)[0]
    if "://" not in before.rsplit(None, 1)[-1] or not before[-1:].strip() or "://" in rest:
        return False
    return rest.isascii() and any(sign in rest[:-1] for sign in "./?=&")


_STANDARDS = (" ISO", " TCVN")
_STANDARD = late(r"\d{4,5}:(?:19|20)\d\d\b")
"""The number of a standard: "ISO" / "9001:2015"."""


def _awaits_number(before: str, behind: str) -> bool:
    """Whether a text ends in what a number follows, and the other opens with one: behind "năm" a
    year, and none behind "Hằng năm", which is whole."""
    if before.endswith(_STANDARDS):
        return _STANDARD.match(behind) is not None
    if not _NUMBER.match(behind) or not _AWAITS_NUMBER.search(before):
        return False
    if before.casefold().endswith("năm"):
        return _YEAR.match(behind) is not None
    return not _EACH.search(before)


def _names_law(before: str, behind: str) -> bool:
    """Whether a text ends in a provision and the other opens with what that is a part of, or names
    what the first one drafts."""
    if before.endswith(_DRAFT):
        return _DRAFTED.match(behind) is not None
    return (
        _PROVISION.search(before, len(before) - LAST) is not None
        and _OF_LAW.match(behind) is not None
    )


def is_address(text: str) -> bool:
    """Whether a line opens with a web address."""
    return text.startswith(_SCHEMES)


def hangs(above: str, text: str) -> bool:
    """Whether a line ends on a word that joins ("báo cáo kết quả về") or asks for the figure that
    the next one opens with ("Quyết định số"), or what it names is the address below it."""
    if is_address(text):
        return "://" not in above.rsplit(None, 1)[-1]
    opens = opening(text)
    if opens == "small" and above[-1].isalpha():
        return is_cut(above)
    if text[0].islower() or above[-1] in ",-–/(" or opens != "capital":
        return False
    return goes_on(above, text)
