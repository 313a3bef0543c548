"""Name against guidance in a title cell. Knows no rows.

The name is the paragraphs before the first one that is guidance (contract, "Titles, codes and
guidance in one cell"). Style is a hint only: a criterion may be bold italic as a whole.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from normalize import scoring_words as words
from normalize.formula_words import bare_formula
from normalize.numbers import ZERO
from normalize.scoring import is_remark, is_rule
from normalize.scoring_items import read_items
from normalize.text import bullet, clean, strip_bullet
from schemas.patterns import late

LONGEST_HEADING = 250
"""Letters of a group's name beyond which it is none: the longest seen has some 180."""

SHORT_HEADING = 8
"""Words of what spans the table behind a bullet and may be a heading: "* Nhiệm vụ chung"."""


class Styled(Protocol):
    """A paragraph on one line, and the share (0..1) of its letters in bold and italic."""

    @property
    def text(self) -> str: ...
    @property
    def bold(self) -> float: ...
    @property
    def italic(self) -> float: ...


P = TypeVar("P", bound=Styled)

REQUIREMENTS = (
    "yêu cầu",  # guides of provinces and of the ministry: "Yêu cầu: …", "- Yêu cầu: …"
    "cách chấm điểm", "cách tính điểm", "cách tính", "cách đánh giá", "cách xác định",  # guides
    "hướng dẫn chấm", "hướng dẫn đánh giá", "hướng dẫn",  # guides of departments
    "phương pháp tính", "phương pháp đánh giá", "phương pháp xác định",  # digital indices
    "thang điểm", "mức điểm", "mức độ đánh giá",  # indices of districts and communes
    "điểm đánh giá", "điểm đạt được", "nội dung đánh giá", "nội dung yêu cầu",  # national indices
    "phạm vi đánh giá", "đối tượng đánh giá", "thời điểm đánh giá",  # guide of the ministry
    "tài liệu kiểm chứng", "tài liệu chứng minh", "tlkc",  # guides with evidence in the same cell
    "lưu ý", "ghi chú", "ví dụ", "giải thích", "trong đó",  # every kind
)  # fmt: skip
"""Words that open guidance where a colon follows them."""

_REQUIREMENT = late(rf"(?:{'|'.join(REQUIREMENTS)})\b[^.:]{{0,40}}:", words.FLAGS, needs=":")
_VERBS = (
    "yêu cầu", "hướng dẫn", "giải thích", "ví dụ", "lưu ý", "ghi chú", "mức độ đánh giá",
    "nội dung đánh giá",
)  # fmt: skip
"""Those of them that names open with, too: "Hướng dẫn, đôn đốc các đơn vị: kịp thời"."""
_LABELS = tuple(word for word in REQUIREMENTS if word not in _VERBS)
_REQUIREMENT_FIRST = late(
    rf"(?:(?:{'|'.join(_LABELS)})\b[^.:]{{0,40}}|(?:{'|'.join(_VERBS)})"
    r"(?:\s+(?:chung|chi tiết|cụ thể|thêm|cách|đối với|[0-9]+)\b[^.:]{0,30})?"
    r"(?:\s*\([^)]*\))?\s*):",
    words.FLAGS,
    needs=":",
)
"""What opens the first paragraph of a cell and is no name."""
_IF_END = late(
    r"(?:^|[.;:,]\s+|\s)nếu(?:\s+[^.;:]{0,60})?:$|\bnếu$|\bnếu đạt\s*:$",
    words.FLAGS,
    needs=("nếu",),
)
"""Ends by announcing the levels: "… Nếu:", "… Nếu tỷ lệ này đạt:", "Nếu trong năm 2025:"."""
_LIST_END = late(r"\b(?:như sau|sau đây)\s*:$", words.FLAGS, needs=("như sau", "sau đây"))
"""Ends by announcing what follows, as a name may, too."""
_SAYS_FORMULA = ("điểm", "công thức", "xác định kết quả", "tính tỷ lệ")
"""Words of which one stands in what opens a formula."""
_FORMULA_OPENS = late(
    r"(?:cách\s+)?(?:tính|chấm)\s+điểm\b|công thức\b|xác định kết quả\b|tính tỷ lệ\b|"
    r"điểm\b[^.:]{0,30}\b(?:công thức|như sau)\b",
    words.FLAGS,
    needs=_SAYS_FORMULA,
)
_POINTS_ALONE = late(rf"\((?:tối đa\s+)?0?{words.NUMBER}\s*(?:điểm|đ)\)", words.FLAGS, needs=("(",))
"""What a name gives, on a line of its own below it: "(35 điểm)"; several in a line are levels:
"Có rà soát (1 điểm); không rà soát (0 điểm)"."""
_ASIDE = late(
    r"\((?![^)]*\b(?:điểm|thì|nếu|trường hợp|công thức|trong đó)\b)[^()\d=:%]+\)[.;]?",
    needs="(",
)
"""An aside to a name, on a line of its own below it: "(theo tiêu chí thi đua)"."""
_CHOICE = late(r"\bchọn (?:0?1|một) (?:trong|mức)\b", words.FLAGS, needs=("chọn",))
_LABELLED = late(r"\w+(?: \w+){0,3}: \S", needs=":")
"""Something behind a label: "Thời hạn: trước ngày 15/01.", "Số điểm tối đa: 1,0"."""
_GIVING = late(rf"\w\s*{_POINTS_ALONE.pattern}[.;]?$", words.FLAGS, needs=("(",))
_PART = late(
    rf"(?:[a-zđ][.)]|\(?[0-9]{{1,2}}[.)])\s.*\((?:tối đa\s+)?{words.NUMBER}\s*(?:điểm|đ)\)[:.;]?$",
    words.FLAGS,
    needs=("(",),
)
"""A part of the points, below the name: "a) Chất lượng nội dung (1,5 điểm)"."""
_BELOW = late(
    r"(?:Tiêu chuẩn(?: đánh giá)?|Nội dung chấm(?: điểm)?|Điểm chấm|Căn cứ(?: [^.:]{0,20})?"
    r"|Đánh giá|(?:Hồ sơ |Tài liệu )?[Mm]inh chứng|Nguồn (?:số liệu|dữ liệu|thông tin)"
    r"|Kỳ (?:đánh giá|số liệu)|Điều kiện|Mục đích|Cách thức|(?:Đối với|Riêng) [^.:;]{1,80})\s*:"
    r"|[a-zđ][.)]\s[^.:;]{1,120}:$|Yêu cầu\s(?:[0-9]|phải\s|.*[.;]$)"
    r"|Thống kê (?:tổng )?số\s|Căn cứ\s|Lấy (?:số liệu|kết quả)\s"
    r"|Số liệu (?:được )?(?:trích xuất|tổng hợp|thống kê|lấy|tính)\s"
    r"|(?:Điểm (?:được )?đánh|Đánh) giá (?:thông qua|qua|bằng) (?:kết quả )?"
    r"(?:điều tra|khảo sát|phiếu|ĐT)"
    r"|(?:Số )?[Đđ]iểm (?:của|số|đánh giá|đạt được)\b[^.:;]{0,40}\s(?:là|bằng)\s"
    rf"|(?:Mức|Mức độ|Loại) [0-9A-D]\b.*\({words.NUMBER}\s*(?:điểm|đ)\)[.;]?$",
    needs=(":", "giá", "(", "kê", "liệu", "điểm", "kết quả", "căn cứ", "yêu cầu"),
)
"""What stands below a name and is none of it: a label with its capital, or with a letter ("b) Nhóm
đơn vị có kế hoạch:"), who assesses, what is to be counted ("Thống kê số …"), on what grounds and
where from, what points are ("Điểm đạt được là …"), a level with its own ("Mức 1: … (0,5 điểm)")."""
_POINTED = late(
    r"\bthì (?:số )?điểm\b[^.;:]{0,30}\s(?:là|bằng|=)\s"
    rf"|:\s*{words.NUMBER}\s*(?:điểm|đ)\s?/\s?[^\W\d]"
    r"|\bkhông\s+(?:phải\s+|thực hiện\s+)?tự\s+(?:chấm|đánh giá|cho)\b",
    words.FLAGS,
    needs=("điểm", "đ/", "đ /", "tự"),
)
"""Says what points are given below a name: "… thì điểm đạt được là a% x 10", "5 điểm/sáng kiến", or
that nobody gives them to himself: "Đơn vị không tự chấm điểm tiêu chí này"."""
_FORMULA_FIRST = late(
    r"(?:cách\s+)?(?:tính|chấm)\s+điểm\s*(?:$|:|theo|bằng|như|dựa|căn cứ|cụ thể|đối với)|"
    r"công thức(?:\s+tính)?(?:\s+điểm)?(?:\s+như sau)?\s*(?:$|[:=])|"
    r"xác định kết quả\b(?=[^.;]*(?:\bđiểm\b|\bcông thức\b|[:=]))|tính tỷ lệ\b|"
    r"điểm\b[^.:]{0,30}\bcông thức\b",
    words.FLAGS,
    needs=_SAYS_FORMULA,
)
"""What opens the first paragraph of a cell with a formula and is no name."""
_AMONG = late(r"trong đó\s*:\s*(?![a-zđ]\d?\s*(?:là\b|[=:,;]))\S", words.FLAGS, needs="trong đó")
"""A part of what stands above, which lists of indicators name so: "Trong đó: lĩnh vực đất đai"."""
ITALIC = 0.9
"""Share of a paragraph's letters from which it is italic as a whole; fonts change inside words."""


def split_title(paragraphs: Sequence[P]) -> tuple[tuple[P, ...], tuple[P, ...]]:
    """The paragraphs of a title cell -> those of the name, and those of the guidance.

    The name is empty where the cell opens with guidance. A lone paragraph with a bullet that says
    no rule is a name: some lists write a dash where others write a code.
    """
    own = tuple(paragraphs)
    lone = clean(own[0].text) if len(own) == 1 else ""
    said = strip_bullet(lone)
    if lone and (not _opens_guidance(said) or _AMONG.match(said)):
        return ((), own) if bullet(lone) and is_rule(lone) else (own, ())
    for number, paragraph in enumerate(own):
        if number and _POINTS_ALONE.fullmatch(clean(paragraph.text)):
            continue
        if not number and _is_listed(own):
            continue
        guidance = guides(paragraph.text) if number else is_guidance(paragraph.text, first=True)
        aside = guidance and number and _is_aside(clean(paragraph.text))
        leads = number and _leads(own, number)
        if (guidance and not aside) or leads or _turns_italic(own, number):
            return own[:number], own[number:]
    return own, ()


def _is_aside(text: str) -> bool:
    """Whether a paragraph below a name is an aside to it, which says nothing of points."""
    return text[1:2].islower() and _ASIDE.fullmatch(text) is not None


def _leads(own: Sequence[Styled], number: int) -> bool:
    """Whether a paragraph below a name leads to the levels below it ("Tỷ lệ đạt:", "Thời hạn: …."),
    or gives points at its end as the next one does ("Đã trình (1 điểm)", "Chưa trình (0 điểm)")."""
    if number + 1 == len(own):
        return False
    seen, below = clean(own[number].text), clean(own[number + 1].text)
    opens = seen[:1].isupper() and (seen.endswith(":") or _LABELLED.match(seen) or " = " in seen)
    listed = bullet(below) and _GIVING.search(below)
    leads = opens and (listed or (is_rule(below) and guides(below)))
    return bool(leads or (_GIVING.search(seen) and _GIVING.search(below)))


def _is_listed(own: Sequence[Styled]) -> bool:
    """Whether a name opens with the dash of a list, and what stands below it with none."""
    first = clean(own[0].text)
    said = strip_bullet(first)
    if not bullet(first) or _opens_guidance(said) or is_rule(said):
        return False
    return not any(bullet(clean(below.text)) for below in own[1:])


def chooses(name: Sequence[Styled]) -> bool:
    """Whether a name says that one of the rows below it counts: "(chọn 1 trong 4 mức)"."""
    return any(_CHOICE.search(paragraph.text) for paragraph in name)


def is_named(paragraphs: Sequence[Styled]) -> bool:
    """Whether a cell says a name, which is no rule itself, and below it how it is scored."""
    name, guidance = split_title(paragraphs)
    return bool(name and guidance) and not is_rule(" ".join(p.text for p in name))


def says_sentences(text: str) -> bool:
    """Whether a row that spans the table says something in sentences, as a heading does not."""
    seen = clean(text)
    return (
        (bool(bullet(seen)) and len(seen.split()) > SHORT_HEADING)
        or is_remark(seen)
        or seen.endswith((".", ";"))
        or len(seen) > LONGEST_HEADING
    )


def gives_nothing(text: str) -> bool:
    """Whether a text says several levels with their points, one of which gives none: "Đúng hạn: 2
    điểm; chậm: 0 điểm"."""
    if "0" not in text:
        return False
    scores = [item.score for item in read_items([clean(text)]) if item.kind == "level"]
    return len(scores) > 1 and None not in scores and ZERO in scores


def is_guidance(text: str, first: bool = False) -> bool:
    """Whether a paragraph says how to fulfil or to score the criterion, by its own wording.

    :param first: it is the first of its cell, where a name is due.
    """
    seen = clean(text)
    if first:
        return bool(bullet(seen)) or _opens_guidance(seen)
    opens = _REQUIREMENT.match(seen) or _FORMULA_OPENS.match(seen) or _LIST_END.search(seen)
    return bool(bullet(seen) or opens) or _opens_guidance(seen)


def guides(text: str) -> bool:
    """Whether a paragraph below a name says how to fulfil or to score the criterion."""
    seen = clean(text)
    below = _PART.match(seen) or _BELOW.match(seen) or _POINTED.search(seen)
    levels = len(_POINTS_ALONE.findall(seen)) > 1
    taken = seen[:1] == "(" and seen.rstrip(".;")[-1:] == ")" and words.TAKES_AWAY.search(seen)
    return bool(below or taken) or levels or is_guidance(text) or is_rule(text)


def _opens_guidance(text: str) -> bool:
    """Whether the first paragraph of a cell is no name."""
    opens = _REQUIREMENT_FIRST.match(text) or _FORMULA_FIRST.match(text) or bare_formula(text)
    return bool(opens or _IF_END.search(text))


def _turns_italic(paragraphs: Sequence[Styled], number: int) -> bool:
    """Whether the whole paragraph is italic and the name above it is not."""
    if not number or paragraphs[number].italic < ITALIC:
        return False
    return all(above.italic < ITALIC for above in paragraphs[:number])
