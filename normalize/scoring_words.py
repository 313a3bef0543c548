"""The words and signs by which documents say how a criterion is scored.

Each list names the kind of document that uses its words. Matching ignores case; "điểm" alone is a
score, "thời điểm", "địa điểm" and the like are not.
"""

import re
from decimal import Decimal

from normalize.numbers import DOT, UNDECIDED, parse_decimal
from normalize.text import clean
from schemas.decisions import Reason
from schemas.outliers import OTHERS
from schemas.patterns import DIGITS, late
from schemas.superscripts import unmarked_figures

FLAGS = re.IGNORECASE

# A score: no zero-padded count ("03 nội dung", "01 sáng kiến"), no percentage.
NUMBER = r"(?:0|[1-9][0-9]{0,3})(?:[.,][0-9]{1,4})?"
UNIT = r"điểm|đ"

_SPELLED = r"\((?:(?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|nửa|rưỡi|phẩy)\s?)+\)"
"""A figure once more in words: "01 (một) điểm"."""
_SCORE = rf"(?:{NUMBER}|0[0-9](?=\s*(?:{_SPELLED}\s*)?(?:{UNIT})\b))"
"""A score, zero-padded only where its unit follows: "03 điểm"."""
_NO_YEAR = r"(?:(?<![0-9]:)(?<![0-9]: )|(?!(?:19|20)[0-9]{2}(?![0-9])))"
"""Not the year of a standard: "TCVN ISO 9001:2015"."""
FIGURE = late(
    rf"{_NO_YEAR}"
    r"(?:(?<![\w.,/%<>=≤≥*×+−–-])|(?<=iểm=)|(?<=iểm =)|(?<=[^\W\d_][^\W\d_]=))"
    rf"(?:(?:(?<=:)|(?<=:\s))\+\s?)?(?P<figure>(?:(?<=[\s:])[-−–])?{_SCORE})"
    rf"(?:\s*(?:{_SPELLED}\s*)?(?P<unit>{UNIT})(?P<per>/\s*[^\s,;.()]+(?:\s+[^\s,;.()]+){{0,3}})?)?"
    r"(?=\s*(?:;|[.,](?![0-9])|\)|\(|$)|\s+(?:nhưng|và bị)\b|\s+[-–+•*]\s*(?-i:[A-ZĐÀ-Ỹ])|"
    r"\s*/\s*(?-i:[A-ZĐÀ-Ỹ])|\s+/\s+(?:(?:từ|dưới|trên)\s|[<>≤≥]|[0-9]+\s*%)|"
    r"\s+(?:(?:cho|của)\s+)?(?:toàn|cả)\s+(?:bộ\s+)?tiêu chí\b|"
    r"\s+(?-i:Đạt|Từ|Dưới|Trên|Còn lại|Không|Chưa|Có|Nếu)\b)",
    FLAGS,
    needs=DIGITS,
)
"""A figure where a clause may end: before a stop, a bracket, the end, or a level that follows on
the same line, with its bullet or without."""

IN_BRACKETS = late(
    rf"\(\s*(?:(?:tối đa|đạt|được|tính|chấm)\s*)?\+?(?P<figure>{_SCORE})\s*(?:{UNIT})\s*\)",
    FLAGS,
    needs=("(",),
)
"""A figure in brackets of its own, behind the name: "(10đ)" (emulation forms)."""
BARE_BRACKETS = late(
    r"(?<=[^\s:;,.])(?<!mục)(?<!khoản)(?:(?<=một phần)|(?<!phần))(?<!bảng)(?<!tiêu chí)"
    r"(?<!nội dung)(?<!phụ lục)"
    r"\s*:?\s*\(\s*(?P<figure>[0-9]{1,2}(?P<fraction>[.,][0-9]{1,2})?)\s*\)",
    needs=("(",),
)
"""The same without a unit, behind no word that refers: "Đạt 100% (2.0); từ 90% (1); dưới 90% (0)".
"""
MOST = late(
    rf"(?:(?:điểm\s+)?tối đa|điểm chuẩn)(?:\s+là)?\s*:?\s*0?{NUMBER}\s*(?:{UNIT})\s*"
    r"(?:[.;,:]?$|(?:,\s*(?:trong đó|(?:bao\s+)?gồm))?\s*:\s+)",
    FLAGS,
    needs=("tối đa", "chuẩn"),
)
"""Says the maximum alone, or before what it is made of: "Tối đa 2 điểm: …"."""

LEADING = late(
    rf"(?:(?:được|đạt|cho|chấm|tính)(?:\s+tối đa)?|(?P<word>điểm(?=\s*{_SCORE}\s*:)))?\s*"
    rf"(?P<figure>{_SCORE})\s*(?(word)|(?:{UNIT})\b)\s*"
    r"(?:[:–-]\s*|(?=(?:nếu|khi|đối với|cho)\s))(?P<rest>\S.*)",
    FLAGS | re.DOTALL,
    needs=DIGITS,
)
"""A figure before its condition: "20 điểm: …", "Được 1 điểm nếu …", "Điểm 1: …"."""
NEXT_LEADING = late(
    rf"[,;]\s+(?=(?:(?:được|đạt|cho|chấm|tính)\s+)?{_SCORE}\s*(?:{UNIT})\b\s+"
    r"(?:nếu|khi|đối với|cho)\s)",
    FLAGS,
    needs=("nếu", "khi", "đối với", "cho"),
)
"""Where another such figure follows: "10 điểm nếu đầy đủ, 5 điểm nếu thiếu"."""

POINTS_OF = late(
    r"^(?:(?:số )?điểm(?: (?:đánh giá|số|chấm|đạt(?: được)?|được tính theo t[ỷỉ] lệ))?"
    r"|thang điểm|mức điểm|chấm điểm|(?:cách )?đánh giá"
    r"|(?:cách|phương pháp) (?:chấm|tính)(?: điểm)?)"
    r"\s*:\s*",
    FLAGS,
    needs=":",
)
"""Announces figures that stand before their conditions, or a formula: "Điểm đánh giá: 2 điểm nếu
…", "Cách tính: (b/a) x 2"."""

_NO_SCORE_BEFORE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "thời", "địa", "đặc", "quan", "trọng", "thí", "kiểm", "ưu", "nhược", "khuyết", "dứt", "tâm",
        "đợt cao", "giờ cao", "mô hình", "chỉ đạo", "làm",
    )
)  # fmt: skip
"""Words with which "điểm" is no score: "thời điểm", "xử lý dứt điểm", "đợt cao điểm",
"mô hình điểm"."""

# What introduces a figure and is no part of the condition. With "điểm" the figure needs no unit:
# "thì điểm đánh giá là 1" (guides of ministry and provinces), "điểm đạt được tối đa là 1.0".
WITH_POINT = late(
    r"(?:^|[\s,;:]+)(?:thì\s+)?(?:(?:sẽ|được|đạt|chấm|cho|tính|mức|số|tổng)\s+)*"
    + _NO_SCORE_BEFORE
    + r"(?<![0-9] )điểm(?:(?<!% điểm)|(?=\s+[^\s:]))(?!\s+của\s+(?:nội dung|tiêu chí|phần)\s*$)"
    r"(?:\s+(?:số|đánh giá|đạt được|đạt|được|tối đa|chấm|cho|của|tiêu chí|thành phần|nội dung|"
    r"TCTP|TC|phần|này|tương ứng|cộng thêm|cộng|thêm|là|bằng))*\s*[:=]?\s*$",
    FLAGS,
)
# Without it the figure must carry its own: "thì đạt 0.50 điểm", "CỘNG THÊM 0.25 điểm". What stands
# before a colon is the condition: "kết quả phải đạt được: được 0,5 điểm".
_GIVES = (
    r"(?:thì|sẽ|(?<!thiết )(?<!chuẩn )(?<!trang )bị|được|(?<!không )(?<!chưa )(?<!nếu )đạt|"
    r"(?:chấm|cho|tính|ghi)(?:\s+đủ)?|cộng thêm|cộng|"
    r"(?<!tăng )thêm|thưởng|hưởng|(?:được )?đánh giá(?: là)?(?!\s+được)|bằng|tối đa|"
    r"tương (?:ứng|đương)(?: với)?)"
)
WITHUNIT = late(
    rf"(?:(?:[\s,;]+thì)?\s*:(?:\s*{_GIVES})+|(?:(?:^|[\s,;]+){_GIVES})+)\s*$",
    FLAGS,
)
LEADER = late(
    r"\s*(?::\s*\.[.\s]*|:?\s*(?:…|\.{3})[.…\s]*)(?=[0-9])", needs=(":.", ": .", "...", "…")
)
"""Dots that lead from a condition to its figure across the cell: "Đạt 100% ........ 1 điểm"."""
MARK = late(r"\s*(?::(?:\s*cộng(?:\s+thêm)?)?|(?<![<>≤≥])=>?|→|⇒)\s*$", FLAGS)
DASH = late(r"\s+[–—-]\s*$")
FACTOR = late(r"(?:[*×/+]|\sx|\snhân(?: với)?)\s*$", FLAGS)
"""Where a sign stands before a figure, it is of a formula."""
RANGED = late(
    rf"\S.*?\s*(?:[:=–-]|\()\s*(?:(?:từ\s+)?{NUMBER}\s*(?:{UNIT})?\s*(?:[–—/-]|đến|tới)\s*"
    r"(?:dưới\s+)?|(?:từ|trên|dưới|(?:tối đa\s+)?không (?:vượt )?quá)\s+)"
    rf"{NUMBER}\s*(?:{UNIT})\s*(?:trở (?:lên|xuống)\s*)?\)?[.;]*",
    FLAGS,
    needs=DIGITS,
)
"""A level that leaves room: "Tốt: 2,5 - 3 điểm", "Yếu: dưới 5 điểm" (ratings by a council), or
names its points of others: "3/5 điểm"."""
_OUT_OF = late(rf"(?<=[:=(\s])({NUMBER})\s?/\s?({NUMBER})(?=\s*(?:{UNIT})\b)", FLAGS, needs="/")
BOUND = late(r"(?:^|\s)(?:dưới|trên|hơn|khoảng|từ|đến|không quá|ít nhất)\s*$", FLAGS)
"""Where these stand before a figure, it is a bound of what may be given: "Yếu: dưới 5 điểm"."""
RANGE = late(rf"{NUMBER}\s*(?:{UNIT})?\s*(?:[–—-]|đến|tới)\s*$", FLAGS)
"""Where a second figure follows, it is a range and no score."""

NOTHING = late(
    r"[\s,:–-]+(?:thì\s+)?không\s+(?:(?:được|có|đạt|tính|chấm|cho)\s+)*điểm(?:\s+nào)?\s*[.;)]*$",
    FLAGS,
    needs=("điểm",),
)
"""A level that gives nothing, in words: "Dưới 70%: không điểm"."""
EACH = late(r"(?:^(?:cứ|mỗi)|(?:[,;:]|\bthì)\s*cứ)\s", FLAGS, needs=("cứ", "mỗi"))
"""Opens a figure a piece: "Cứ 10% được cộng 0,2 điểm", "Mỗi báo cáo: 0,25 điểm"."""

ADDED = late(r"\bcộng\b(?:\s+thêm)?", FLAGS)
DEDUCTED = late(
    r"\b(?:bị\s+)?(?:trừ\b(?:\s+(?:đi|tối đa))?|giảm)\s*$", FLAGS, needs=("trừ", "giảm")
)
TAKES_AWAY = late(
    rf"\([-–]\s?{NUMBER}\s*(?:{UNIT})?\)|"
    r"\btrừ\s+(?:đi\s+|tối đa\s+)?(?:từ\s+)?(?:0(?=[1-9]))?"
    rf"(?:{NUMBER}\s*(?:[-–]|đến)\s*)?{NUMBER}\s*(?:{UNIT})?(?:\s*/[^;.]+)?\s*"
    r"(?=[.;()]|,(?![0-9])|$|\bvà bị\b|\bcho (?:đến|tới)\b)|"
    rf"\bgiảm\s+(?:0(?=[1-9]))?{NUMBER}\s*(?:{UNIT})\b(?=\s*(?:[.;()/]|,(?![0-9])|$))|"
    r"\btrừ\s+(?:hết|toàn bộ|100\s*%)\s+(?:số\s+)?điểm\b",
    FLAGS,
    needs=("trừ", "(-", "(–", "giảm"),
)
"""A deduction at a clause's end: "mỗi trường hợp trừ 0,5", "chậm 01 ngày trừ 01 điểm; …"."""
CAP = late(
    r"(?:^|[,;]|\snhưng\b)\s*(?:nhưng\s+)?(?:tổng (?:số )?điểm\s+)?"
    r"(?:tối đa(?!\s+không)|(?:tối đa\s+)?không (?:vượt )?quá)\b"
    rf"(?:\s*(?:là\s+)?0?{NUMBER}(?![0-9]|[.,][0-9]|\s*%)(?!\s+(?!{UNIT})[^\W\d_])|"
    r"\s+(?:số\s+)?điểm tối đa\b|\s*$)",
    FLAGS,
)
"""A bound on what pieces add up to: "0,1 điểm/tin, tối đa 1 điểm"."""

OVERALL = late(
    rf"[0-9]\s*(?:{UNIT})?\s+(?:(?:cho|của)\s+)?(?:toàn|cả)\s+(?:bộ\s+)?tiêu chí\b",
    FLAGS,
    needs=("toàn", "cả"),
)
"""A figure for more than its own part: "không tổ chức đủ: 0đ toàn tiêu chí"."""
MORE = (CAP, TAKES_AWAY, OVERALL)
"""What a sentence of levels says besides their figures."""

POINT = late(_NO_SCORE_BEFORE + r"\bđiểm\b", FLAGS, needs=("điểm",))
"""The word for a score."""

NOT_RATED = late(
    r"\bkhông\s+(?:phải\s+|được\s+|thực hiện\s+|tiến hành\s+|tổ chức\s+)?"
    r"(?:(?:đánh giá|xem xét|xét|chấm|tính|áp dụng)\b(?:\s*,\s*|\s+(?:và\s+)?)?)+"
    r"(?:(?:đối với|cho|vào)\s+)?(?:các\s+)?"
    r"(?:nội dung|tiêu chí|tctp|tc|chỉ số|chỉ tiêu|mục|phần|thành phần)\b|"
    r"(?:\bthì|[:,])\s+không\s+(?:phải\s+|được\s+)?"
    r"(?:đánh giá|xem xét|xét|chấm|tính|áp dụng)\s*[.;)]*$|"
    r"^(?:trường hợp|đối với|riêng)\s[^.;:]*\skhông\s+(?:phải\s+|được\s+)?"
    r"(?:đánh giá|xem xét|xét|chấm|tính)\s*[.;)]*$",
    FLAGS,
    needs=("không",),
)
"""What is left out of the assessment: "thì không đánh giá nội dung này" (guides, indices)."""

RATED_BY = late(
    r"\bthì\s+(?:(?:sẽ|được)\s+)*(?:đánh giá|xét|chấm|tính)\s+"
    r"(?:dựa (?:trên|vào)|căn cứ|trên cơ sở|theo)\b|"
    r"\bthì\s+(?:căn cứ|dựa (?:trên|vào)|lấy|sử dụng)\s[^.;]*\b(?:kết quả|điểm|số liệu)\b|"
    r"\bthì\s+(?:bị\s+)?hạ\s+(?:[0-9]+|một)\s+(?:bậc|mức|loại)\b",
    FLAGS,
    needs=("thì",),
)
"""What is looked at instead: "thì đánh giá dựa trên kết quả của kỳ tuyển dụng gần nhất" (guide of
the ministry); or how far down it goes: "thì hạ 01 bậc"."""

MAXIMUM = late(
    r"(?:[:,]|\bthì\b|\bsẽ\b|\bđược\b|\bđạt\b|\bchấm\b|\btính\b)\s*"
    r"(?:(?:sẽ|được|đạt|chấm|tính|là|bằng)\s+)*"
    r"(?P<share>(?:[0-9]+\s*/\s*[0-9]+|[0-9]+(?:[.,][0-9]+)?\s*%?|một nửa|½)"
    r"\s*(?:\*|x|×|của|số)?\s*)?"
    r"(?:(?:số\s+)?điểm(?:\s+(?:đánh giá|đạt được|đạt|số))?\s*=\s*)?"
    r"(?:(?:đủ|trọn)\s+(?:số\s+)?điểm|"
    r"(?:số\s+)?điểm(?: tối đa| tuyệt đối| chuẩn|(?<=[%½]\sđiểm)|(?<=[0-9%½]\ssố\sđiểm)|"
    r"(?<=nửa\ssố\sđiểm)))"
    r"\s*[.;)]*$",
    FLAGS,
    needs=("điểm",),
)
"""A level that gives the maximum or a share of it in words: "1/2*Điểm tối đa" (communes), "75%
điểm" (offices)."""

WHOLE_IF = late(
    r"(?:(?:được|đạt|cho|chấm|tính)\s+)*(?:số\s+)?điểm tối đa\s+"
    rf"(?:\((?P<figure>{_SCORE})\s*(?:{UNIT})\)\s+)?"
    r"(?P<rest>(?:nếu|khi|đối với)\s[^;]*)",
    FLAGS,
    needs=("tối đa",),
)
"""The maximum before its condition: "Điểm tối đa nếu tỷ lệ đạt 90% trở lên"."""
BY_SHARE = late(
    r"[:,\s]\s*(?:thì\s+)?(?:được\s+)?(?:tính|chấm)\s+(?:điểm\s+)?(?:theo|bằng)\s+t[ỷỉ] lệ"
    r"(?:\s+(?:%|tương ứng|thực tế|thực hiện|đạt được|đạt|phần trăm|hoàn thành))*(?:\s*\([^()]*\))?"
    r"\s*[.;)]*$",
    FLAGS,
    needs=("tỷ lệ", "tỉ lệ"),
)
"""A level that gives its share of the maximum: "Dưới 70%: tính điểm theo tỷ lệ"."""
MISSED = late(
    r"(?:không|chưa)\s[^:;,.]+?(?:[:,]\s|\s(?=(?:thì|tính|chấm)\s))", FLAGS, needs=("không", "chưa")
)
"""Opens the level of all that fall short: "Không đạt: tính theo tỷ lệ hoàn thành"."""
BONUS = late(
    r"(?:tổng )?(?:số )?điểm (?:cộng|thưởng|trừ|ưu tiên|cộng thêm|khuyến khích)\b[^:;]{0,60}$",
    FLAGS,
    needs=("điểm",),
)
"""A row of what is added or taken off in the end: "Điểm thưởng (tối đa 5 điểm)"."""

SUM = late(
    r"tổng\s+(?:số\s+)?(?:các\s+)?điểm\b[^.;]{0,40}?\b(?:[0-9]+|các|hai|ba|bốn)\s+"
    r"(?:nội dung|tiêu chí|phần|yếu tố|mục|nhóm|thành phần)",
    FLAGS,
    needs=("tổng",),
)
"""The parts are added up: "tổng điểm đạt được của 03 nội dung sau" (guide of the ministry)."""

EXAMPLE = late(r"(?:ví dụ|vd)\b\s*(?:[0-9]+)?\s*[:.,]", FLAGS, needs=("ví dụ", "vd"))
THEN = late(r"\S\s+thì\s+\S", FLAGS, needs=("thì",))
"""What follows from a condition, as no name says it: "Việc chưa đến hạn thì không tính"."""

# --- how sentences open ---

_CASES = ("trường hợp", "riêng", "lưu ý", "ghi chú", "đối với", "ngoài ra")
CASE = late(rf"(?:{'|'.join(_CASES)})\b", FLAGS, needs=_CASES)
"""Opens an exception (all guides)."""
IF = late(r"(?:nếu|khi)\b", FLAGS, needs=("nếu", "khi"))

LEVEL = late(
    r"(?:(?:đạt|từ|dưới|trên|hơn|tỷ lệ|tỉ lệ|hoàn thành|có|nếu|số lượng|mức)\b[^%:]{0,60}"
    r"(?:[0-9]\s*%|[0-9]+\s*-?\s*(?:đến|trở lên|trở xuống))|"
    r"(?:từ|dưới|trên)\s+[0-9]|[0-9]+(?:[.,][0-9]+)?\s*%|[<>≤≥]\s*=?\s*[0-9])",
    FLAGS,
    needs=DIGITS,
)
"""A level by its measure: "Đạt 100% kế hoạch", "Từ 80% - dưới 100%", "≥ 90%" (every index)."""
PERCENT = late(r"[0-9]\s*%", needs=("%",))
_COMPARED = late(
    r"[a-zđ][0-9]?\s*(?:/\s*[a-zđ][0-9]?\s*)?[<>≤≥]", FLAGS, needs=("<", ">", "≤", "≥")
)
"""A level by its variables: "a < b" (digital transformation)."""
BOUNDED = late(r"^[^:;,]{0,60}\b(?:từ|dưới|trên)\s+[0-9]+(?:[.,][0-9]+)?\s*%", FLAGS, needs=("%",))
"""A level by its bounds behind what is measured: "Ký số từ 80% đến dưới 100%"."""
LEVEL_WORD = late(
    r"(?:đạt|không|chưa|có|đã|còn lại|nếu|trường hợp|hoàn thành|ban hành|thực hiện|triển khai|"
    r"công bố|công khai|xử lý|cập nhật|báo cáo|đầy đủ|đúng|kịp thời|chậm|muộn|quá (?:hạn|[0-9]+)|"
    r"trước|sau|tăng|giảm|bằng|cao hơn|thấp hơn|tương đương|tất cả|th ?[0-9]|các trường hợp|"
    r"tổ chức|mức|loại|xếp|tốt|khá|trung bình|yếu|từ|dưới|trên|ít nhất|vượt|mỗi|cứ)\b",
    FLAGS,
)
"""How a level may open; with a figure behind it the row is a rule."""
NEGATION = late(
    r"\b(?:không|chưa)\s+(?:đầy đủ|kịp thời|đúng|đạt|bảo đảm|đảm bảo|thực hiện|ban hành|đáp ứng|"
    r"hoàn thành|triển khai|có)\b",
    FLAGS,
    needs=("không", "chưa"),
)
SCALE = late(r"(?:rất )?(?:xuất sắc|giỏi|tốt|khá|trung bình(?: khá)?|đạt|chưa đạt|yếu|kém)", FLAGS)
"""A level of the scale by which pupils, officers and offices are rated."""
REST = late(rf"(?:{OTHERS})\b", FLAGS)
"""The level of all others."""


_SQUARED = late(rf"\[\s*({_SCORE}\s*(?:{UNIT}))\s*\]", FLAGS, needs=("[",))
_ALL_SQUARED = late(r"\[([^\[\]()=]*:[^\[\]()=]*)\]\s*[.;]?", needs=("[",))
_AHEAD = late(
    rf"^([-–+•*]\s*)?\(\s*({_SCORE}\s*(?:{UNIT}))\s*\)\s+(?=[^\W\d_])", FLAGS, needs=("(",)
)
"""A figure in brackets before its condition: "(1 điểm) Có rà soát"."""
_EIGHTH = late(r"\d\.\d\d[1-9]")


def said(paragraph: str) -> str:
    """A paragraph as its clauses are read: without the dots that lead to a figure and the marks of
    footnotes behind figures; square brackets about points, or about all of it, are round."""
    seen = _SQUARED.sub(r"(\1)", LEADER.sub(": ", unmarked_figures(clean(paragraph))))
    seen = _AHEAD.sub(r"\1\2: ", seen)
    whole = _ALL_SQUARED.fullmatch(seen)
    return f"({whole[1]})" if whole else seen


def out_of(text: str, maximum: Decimal | None) -> str:
    """A paragraph with figures "3/5 điểm" as "3 điểm" where the maximum is 5; with another below
    the stroke it is a share, or no score."""
    if maximum is None:
        return text
    return _OUT_OF.sub(lambda found: found[1 if score_of(found[2]) == maximum else 0], text)


def score_of(figure: str) -> Decimal | None:
    """A printed figure -> its value with the printed digits; None where it has two readings: 1.500
    may be thousands, 1.125 is no number of points but as a half of 2.25."""
    value = parse_decimal(figure, DOT if _EIGHTH.fullmatch(figure) else UNDECIDED)
    return None if value is None or isinstance(value, Reason) else value


_ITEM = late(
    r"\(([0-9]{1,2}|[a-zđ]|[ivx]{2,4})\)\s*(?=[^\s*/+x×])|([0-9]{1,2}|[a-zđA-EĐ])\)\s+|([0-9]{1,2})\.\s+(?=\D)"
    r"|([a-zđA-EĐ])\.\s+(?=[A-ZĐÀ-Ỹ])",
    needs=(")", "."),
)
"""What opens an item of a list: "(1)", "a)", "2.", "B."."""
ENDS = " .;:,"
"""What sets off the words of a clause."""


def gives_share(sentence: str) -> bool:
    """Whether a level gives its share of the maximum."""
    own = sentence.removeprefix("nếu ")
    opens = LEVEL.match(own) or MISSED.match(own) or REST.match(own)
    return bool(opens and BY_SHARE.search(sentence))


def share_behind(sentence: str) -> str:
    """The last clause of a sentence of levels, where it gives a share: "Đạt 100%: 10 điểm, dưới
    100% tính theo tỷ lệ". Empty where it does not."""
    _, apart, last = sentence.rpartition(", ")
    return bare(last) if apart and gives_share(last) else ""


def is_measured(text: str) -> bool:
    """Whether a text opens as a level with its measure: "Đạt 90%", "Tăng dưới 20%"."""
    if LEVEL.match(text) or _COMPARED.match(text):
        return True
    return LEVEL_WORD.match(text) is not None and PERCENT.search(text) is not None


def is_set_off(before: str, sentence: str) -> bool:
    """Whether a level without a measure is set off from its formula: "Có việc chậm: …"."""
    behind = sentence[len(before) :].lstrip(" ,")
    apart = before.rstrip().endswith(":") or behind.startswith((":", "thì "))
    return apart and LEVEL_WORD.match(before) is not None and not IF.match(before)


def bare(text: str) -> str:
    """A clause's words without the signs around them."""
    return text.strip(ENDS)


def unmarked(body: str) -> tuple[str, str]:
    """The "1" of "(1) …", or "", and what stands behind it."""
    match = _ITEM.match(body)
    if match is None:
        return "", body
    return next(g for g in match.groups() if g), body[match.end() :]
