"""Whether wording alone says that a line opens a paragraph.

``QUESTIONS`` are asked in their order, and the first that has an answer decides (``says_new``).
They look at the words of three lines; what the page shows is asked elsewhere (``line_breaks``).
"""

import re
from collections.abc import Sequence

import msgspec

from normalize.asked import first_answer
from normalize.codes import is_next_item
from normalize.edges import VARIABLE, is_cut
from normalize.openers import POINTS_FIRST, STOPS, ended
from normalize.text import BOXES, strip_bullet
from normalize.units import BEFORE_PERSONS, TITLED, ends_in_bare_head
from schemas.counting import follows
from schemas.patterns import late

_INLINE_VARIABLES = late(r"[a-zđ]\d? là [^;]+; [a-zđ]\d? là ", needs=";")
"""Variables behind each other: the first one of them stands behind its label as they do."""
FIRST_VARIABLE = late(r"Trong đó:? [a-zđ]\d?\s*(?:là\s|[=:])", needs=("trong đó",))
"""The first one behind the label of them all; behind a comma the next may stand in its line."""
_WITHIN = late(r"[.;,] [Tt]rong đó:? [a-zđ]\d?\s*(?:là\s|[=:])", needs=("trong đó",))
"""The same inside a line: behind the formula that it is of."""
# What stands below the variables of a formula: "Nếu tỷ lệ b/a < 0.7 thì điểm đánh giá là 0.", or
# the formula: "Điểm đánh giá: (b/a)*2,0".
_CONDITION = late(
    r"(?:Nếu|Trường hợp)\b|(?:Điểm|Tỷ lệ)\b[^.;:=]*[:=]",
    has=("Nếu", "Trường hợp", "Điểm", "Tỷ lệ"),
)
_TASKS = (
    "Rà soát", "Tham mưu", "Đôn đốc", "Phối hợp", "Chủ trì", "Tăng cường", "Cập nhật", "Công khai",
    "Bố trí", "Đẩy mạnh", "Theo dõi", "Niêm yết", "Duy trì", "Triển khai", "Thực hiện", "Gửi",
    "Luân chuyển", "Tiếp nhận", "Tiếp tục", "Nâng cao", "Hoàn thiện", "Khắc phục", "Kịp thời",
    "Định kỳ", "Bảo đảm", "Đảm bảo", "Hỗ trợ", "Thành lập",
)  # fmt: skip
_LEVELS = ("Đạt", "Từ", "Trên", "Dưới", "Có")
_SENTENCE = late(
    rf"(?:(?:{'|'.join(_LEVELS)}) (?:từ |dưới |trên )?\d|Tính tỷ lệ |Tỷ lệ [a-zà-ỹđ]"
    r"|Không (?:có|thực|ban|tổ) |(?:Nếu|Trường hợp) [a-zà-ỹđ]"
    r"|Điểm (?:đạt|đánh giá|của tiêu chí) "
    rf"|(?:{'|'.join(_TASKS)}),? [a-zà-ỹđ])",
    has=(*_LEVELS, "Tính tỷ", "Tỷ lệ", "Không ", "Nếu", "Trường hợp", "Điểm ", *_TASKS),
)
"""What opens a sentence and is no name: behind a line without a stop a paragraph opens with it."""
_FORMULA_END = late(r"[*x×/] ?(?:điểm tối đa|\d[\d.,]*)?[])]?(?: ?/ ?100)? ?%$", needs="%")
_RECKONED = late(
    r"(?:\)|/ ?[a-zđ]) ?[*x×] ?(?:điểm tối đa|\d+(?:[.,]\d+)?)[])]?$", re.IGNORECASE, has=(")", "/")
)
"""The end of a formula: "(b/a)*1,00 + (c/a)*0,50"; a capital behind it opens a sentence, and one
of its variables opens, too."""
_ANNOUNCED = late(r"(?:^|[.;,] )Nếu:$|\b(?:nội dung|mức|tiêu chí|yêu cầu) sau(?: đây)?:$")
_AMOUNT = late(r"\d+(?:[.,]\d+)? ?%|\d{1,3} [^\W\d_]|\(1\) ")
"""How what is announced opens, but for a capital: "100% số báo cáo …", "02 sáng kiến …"."""
_WORDED_FORMULA = late(r"[\[(]?(?:Tỷ lệ|Tỉ lệ) ?%")
"""How a formula in words opens, below what announces it."""
_REQUIREMENT = late(
    r"(?:(?:Tính điểm|Điểm(?: số| đạt được| đánh giá)?(?: được)? tính) theo công thức"
    r"|(?:Nội dung y|Y)êu cầu(?: chung| cụ thể| đánh giá)?|Lưu ý|Ghi chú|Chủ trì|Phối hợp"
    r"|Thực hiện|Thang điểm|Mức điểm|Nội dung đánh giá|Công thức(?: tính)?(?: điểm)?"
    r"|Cách (?:chấm điểm|chấm|tính điểm|tính|xác định|đánh giá)"
    r"|(?:Cơ quan|Đơn vị) (?:chủ trì|phối hợp|thực hiện))\s*:"
)
"""What stands at a line's start only where it opens: labels with their capital."""
_DEFINED = late(r"(?:Tỷ lệ|Tỉ lệ|Điểm|Điểm số)(?: %)? = ?\S", needs="=")
"""A line of a formula that is set line by line: "Tỷ lệ = a/b;"."""
_MEASURE = late(
    r"(?:Xác định (?:kết quả|tỷ lệ|điểm)|Tính (?:điểm|tỷ lệ)"
    r"|Điểm đạt được của (?:tiêu chí|TCTP|TC))\b",
    needs=("xác định", "tính điểm", "tính tỷ lệ", "điểm đạt được"),
)
"""How a requirement is scored, behind the stop of the requirement."""
_SHARE_MEASURED = late(r"(?:Xác định|Tính) tỷ lệ\b", needs=("xác định tỷ lệ", "tính tỷ lệ"))

_DOCUMENTS = (
    "Quyết định", "Kế hoạch", "Báo cáo", "Công văn", "Thông báo", "Tờ trình", "Nghị quyết",
    "Biên bản", "Hướng dẫn", "Chương trình", "Thông tư", "Nghị định", "Chỉ thị",
)  # fmt: skip
_DOCUMENT = f"(?:{'|'.join(_DOCUMENTS)})"
_LISTED = late(
    rf"{_DOCUMENT} (?:số$|(?:số )?\d)|{TITLED} [A-ZĐÀ-Ỹ]", has=(*_DOCUMENTS, *BEFORE_PERSONS)
)
"""A document by its number or a person by name: what each line of a list names."""
_NAMED = late(rf"{_DOCUMENT} [a-zà-ỹđ\d]|{TITLED} [A-ZĐÀ-Ỹ]", has=(*_DOCUMENTS, *BEFORE_PERSONS))
_CALLS = late(
    r"(?:theo|tại|thực hiện|triển khai|ban hành|về|và|của|hoặc|kèm|thay thế|sửa đổi|bổ sung|căn cứ"
    r"|cùng|trong|từ|với|là|gồm|cho|do|bởi|giao|trình|gửi|phối hợp|chỉ đạo|đề nghị|yêu cầu|báo cáo"
    r"|tham mưu|hướng dẫn|đôn đốc|dự thảo|được|bằng|có|các|những|tổ chức|xây dựng|rà soát)$"
)
"""What wants an object behind it."""
_COUNTED = late(r"([^\W\d_]+(?: [^\W\d_]+)?) (\d{1,2}|[A-ZĐ])(?= ?[:.])")
"""A name that is counted: "Mức độ 2: …"."""
_TIMES = ("Tháng", "Quý", "Năm", "Ngày", "Trước ngày", "Đợt", "Lần", "Kỳ")
_OFTEN = ("Hằng", "Hàng", "Mỗi", "Định kỳ")
_DATED = late(
    rf"(?:{'|'.join(_TIMES)}) [\dIVX]"
    rf"|(?:{'|'.join(_OFTEN)})(?: hằng| hàng)? (?:ngày|tuần|tháng|quý|năm)\b",
    has=(*_TIMES, *_OFTEN),
)
"""A time: a list of them has one on each line."""
_ADDRESS = late(
    r"(?:^|\s)(?:https?://|www\.)\S*[\w/]$|^(?=\S*[a-z]{3})[a-z0-9]+(?:[-./_][a-z0-9]+)+/?$"
)
"""An address, or the rest of one that a narrow column cuts."""


class Words(msgspec.Struct, frozen=True):
    """A line (``text``), the one ``above`` it, and the first line of its paragraph (``opener``)."""

    above: str
    text: str
    opener: str


def says_new(above: str, text: str, opener: str) -> bool:
    """Whether wording alone says that a line opens."""
    return first_answer(QUESTIONS, Words(above, text, opener))[0]


def counts_on(said: Words) -> bool | None:
    """The next item of a list, by number, or by a letter behind what ended or before a capital."""
    text = said.text
    if not is_next_item(said.opener, text):
        return None
    alone = len(text) == len("a)")
    sure = text[0].isdigit() or alone or text[3:4].isupper() or ended(said.above)
    return True if sure else None


def names_next(said: Words) -> bool | None:
    """The next name of the list of which the first line names one."""
    return True if _is_next_name(said.above, said.text, said.opener) else None


def is_label(said: Words) -> bool | None:
    """A label of guidance."""
    return True if ":" in said.text and _REQUIREMENT.match(said.text) else None


def is_what_was_announced(said: Words) -> bool | None:
    """What the line above announces."""
    return True if said.above[-1] == ":" and is_announced(said.above, said.text) else None


def begins_with_points(said: Words) -> bool | None:
    """The points of a level that stand first, as in the paragraph's first line."""
    both = POINTS_FIRST.match(said.text) and POINTS_FIRST.match(strip_bullet(said.opener))
    return True if both else None


def opens_sentence(said: Words) -> bool | None:
    """What opens a sentence and is no name, behind a line without a stop; not the rest of one that
    breaks off: "Bộ phận" / "Tiếp nhận và Trả kết quả", "xử lý vi phạm hành chính và" / "Theo dõi",
    "tuyên truyền Luật" / "Thực hiện dân chủ ở cơ sở"."""
    above = said.above
    if not (above[-1].isalnum() or _FORMULA_END.search(above)) or not _SENTENCE.match(said.text):
        return None
    return not (ends_in_bare_head(above) or is_cut(above) or above.endswith(" Luật"))


def follows_formula(said: Words) -> bool | None:
    """A capital behind a formula, which "Điểm tối đa" goes on with."""
    high = said.text[0].isupper() and not said.text.startswith("Điểm")
    return True if high and _is_reckoned(said.above) else None


def heads(said: Words) -> bool | None:
    """The first variable behind its label, below a stop; "Nếu:" below none: behind a stop it may
    stand in its line ("… trong năm. Nếu:")."""
    stopped = said.above[-1] in STOPS
    opens = FIRST_VARIABLE.match(said.text) if stopped else said.text == "Nếu:"
    return True if opens else None


def measures(said: Words) -> bool | None:
    """How a requirement is scored, behind its stop."""
    return True if said.above[-1] in ".;" and _MEASURE.match(said.text) else None


def is_defined(said: Words) -> bool | None:
    """A line of a formula that is set line by line."""
    if not _DEFINED.match(said.text):
        return None
    below = VARIABLE.match(said.opener) or _DEFINED.match(said.opener)
    return True if said.above[-1] in ".;" or below else None


def has_box(said: Words) -> bool | None:
    """A box to tick, where the paragraph has none."""
    boxed = said.text.startswith(BOXES) and not any(box in said.opener for box in BOXES)
    return True if boxed else None


def is_variable(said: Words) -> bool | None:
    """What a variable is; not where the one before it stands inside a line: this one then goes on
    behind it."""
    if not _is_variable(said.above, said.text, said.opener):
        return None
    inside = said.above[-1] == ";" and any(map(_WITHIN.search, (said.above, said.opener)))
    return None if inside else True


def overrides(said: Words) -> bool:
    """What stands below the variables of a formula: a condition, or the formula."""
    found = _CONDITION.match(said.text) and VARIABLE.match(strip_bullet(said.opener))
    return found is not None


QUESTIONS = (
    counts_on,              # yes  "1. Rà soát …" … "2. Ban hành …"
    names_next,             # yes  "Kế hoạch số 1/KH-UBND" … "Kế hoạch số 2/KH-UBND"
    is_label,               # yes  "Yêu cầu: …"
    is_what_was_announced,  # yes  "… các nội dung sau:" / "Ban hành kế hoạch"
    begins_with_points,     # yes  "1 điểm: Đạt …" … "0,5 điểm: Từ 80% …"
    opens_sentence,         # yes  "kế hoạch năm" / "Tham mưu ban hành"   no  "kế hoạch và" / …
    follows_formula,        # yes  "(b/a)*2,0" / "Áp dụng với cấp xã"
    heads,                  # yes  "… đúng hạn;" / "Trong đó: a là …"
    measures,               # yes  "… theo quy định." / "Xác định tỷ lệ …"
    is_defined,             # yes  "Tỷ lệ = a/b;" / "Điểm = Tỷ lệ x 2"
    has_box,                # yes  "… một mức sau" / "□ Đạt"
    is_variable,            # yes  "a là số hồ sơ" / "b là số hồ sơ đúng hạn"
    overrides,              # yes  "a là …" … "Nếu b/a < 0,7 thì điểm là 0"
)  # fmt: skip
"""Each says yes or leaves it to the next; ``opens_sentence`` alone says no, to those behind it."""


def measures_share(text: str) -> bool:
    """Whether a line opens by saying which share is reckoned, which may be one more sentence of the
    requirement above it ("… theo quy định. Tính tỷ lệ …. Nếu:")."""
    return _SHARE_MEASURED.match(text) is not None


def calls(text: str) -> bool:
    """Whether a line ends in what wants an object behind it ("ban hành")."""
    return _CALLS.search(text) is not None


def counts_name(text: str) -> bool:
    """Whether a line opens with a name that is counted: "Mức độ 2: …"."""
    return _COUNTED.match(text) is not None


def _is_reckoned(above: str) -> bool:
    """Whether a line ends in a formula."""
    last = above[-1]
    return (last.isdecimal() or last in "aA])") and _RECKONED.search(above) is not None


def _is_variable(above: str, text: str, opener: str) -> bool:
    """Whether a line says what a variable is, behind a stop, a formula or another variable."""
    if not VARIABLE.match(text) or _INLINE_VARIABLES.match(text):
        return False
    if above[-1] in STOPS or VARIABLE.match(opener) or _is_reckoned(above):
        return True
    return above[-1] != "," and FIRST_VARIABLE.match(opener) is not None


def _is_next_name(above: str, text: str, opener: str) -> bool:
    """Whether a line names what is next in the list that a paragraph's first line names one of: a
    document, a person, what is counted or opens with the same words; or stands behind an address.
    """
    here = _COUNTED.match(text)
    counted = here and _COUNTED.match(opener)
    if counted and here and counted[1] == here[1] and follows(counted[2], here[2]):
        return True
    if not text[0].isupper():
        return False
    address = " " not in above or "://" in above or "www." in above
    if address and _ADDRESS.search(above):
        return True
    if not above[-1].isalnum() and above[-1] not in ")%":
        return False
    if calls(above) or ends_in_bare_head(above) or is_cut(above):
        return False
    same = text.split(" ", 2)[:2] == opener.split(" ", 2)[:2] and " " in text
    dated = _DATED.match(opener) and _DATED.match(text)
    return same or bool(dated or (_LISTED.match(opener) and _NAMED.match(text)))


def is_announced(above: str, text: str) -> bool:
    """Whether a line is what the one above announces."""
    if (text[0].isupper() or _AMOUNT.match(text)) and _ANNOUNCED.search(above):
        return True
    return above.endswith("công thức:") and _WORDED_FORMULA.match(text) is not None


def announces(lines: Sequence[str], text: str) -> bool:
    """Whether a line is what the two above it announce: "… tổng điểm của 02 nội" / "dung sau:"."""
    if len(lines) < 2 or lines[-1][-1] != ":":
        return False
    return is_announced(f"{lines[-2]} {lines[-1]}", text)


def defines_next(opener: str, above: str, text: str) -> bool:
    """Whether a line says what the next variable is, below one whose line no mark ends."""
    return above[-1].isalnum() and bool(VARIABLE.match(opener) and VARIABLE.match(text))
