"""What wording alone says of a line: that a paragraph ends before it, or opens with it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from normalize.codes import is_next_item
from normalize.edges import VARIABLE, is_address, is_cut, says_level
from normalize.openings import opens_share
from normalize.shapes import SPARE, Printed, Shape, ended_above, spare
from normalize.text import BOXES, bullet, strip_bullet
from normalize.units import BEFORE_PERSONS, TITLED, ends_in_bare_head
from schemas.counting import follows
from schemas.patterns import late

STOPS = ".;:!?…"
"""Signs that a sentence ends in."""
LETTERED = late(r"[a-zđ][.)] ")
_FIGURE = late(r"\d+(?![\d.)])")
_NUMBERED = late(r"\(\d{1,2}\) [^\W_a-zà-ỹđ]", has=") ")
"""A part of a list by its number in brackets: "(2) Mức độ quan tâm …: 0.5"."""
Kind = tuple[str, bool, bool]
"""Of an item: its bullet, whether a lower-case word follows, and whether without a blank."""
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
_BOUND = late(r"[<>≤≥] ?=? ?\d+(?:[.,]\d+)? ?%", has=tuple("<>≤≥"))
"""How a level opens whose measure is a bound: "< 40% văn bản: 0 điểm"."""
_POINTS_FIRST = late(r"\d+(?:[.,]\d+)? ?(?:điểm|đ): ?[A-ZĐÀ-Ỹ]", has=("điểm:", "đ:"))
"""How a level opens whose points stand first: "0,75 điểm: Từ 80% …"."""
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
_REST_OF_LEVEL = late(r"(?:\d+(?:[.,]\d+)? ?)?(?:điểm|đ)?[.;]?")
_SUM = late(r"[=+(*/]")
"""What stands in a formula in words."""
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
    r"(?:Xác định (?:kết quả|tỷ lệ|điểm)|Tính (?:điểm|tỷ lệ)|Điểm đạt được của tiêu chí)\b",
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
_RESERVE = late(r"\((?:nếu|khi) (?:có|cần)(?: yêu cầu)?\)[.;,]?", has=("(nếu ", "(khi "))
_ASIDE = late(r"\([A-ZĐÀ-Ỹ]|(?:[^\W\d_]+ ){0,2}[^\W\d_]+:$", needs=(":", "("))
_WHEREIN = "Trong đó:"
"""Names what a formula above it is made of: the formula ends in a letter or figure."""


def is_aside(text: str, done: bool) -> bool:
    """Whether a line is a bracketed sentence or a label that is all of it, behind a stop or points
    (``done``), or names what a formula is made of."""
    return bool(_ASIDE.match(text)) if done else text.startswith(_WHEREIN)


def is_reserve(text: str) -> bool:
    """Whether a line says nothing but that what stands above it may be missing: "(nếu có)"."""
    return _RESERVE.fullmatch(text) is not None


def runs_in(text: str) -> bool:
    """Whether a label mostly stands in the line of the sentence above it ("Nếu:"), as neither a
    sentence in brackets nor what names the variables of a formula does."""
    return text[0] != "(" and not text.startswith(_WHEREIN)


def measures_share(text: str) -> bool:
    """Whether a line opens by saying which share is reckoned, which may be one more sentence of the
    requirement above it ("… theo quy định. Tính tỷ lệ …. Nếu:")."""
    return _SHARE_MEASURED.match(text) is not None


def calls(text: str) -> bool:
    """Whether a line ends in what wants an object behind it ("ban hành")."""
    return _CALLS.search(text) is not None


def ended(above: str) -> bool:
    """Whether a line ends in a stop, or as a level of scoring does."""
    return above[-1] in STOPS or says_level(above)


def counts_name(text: str) -> bool:
    """Whether a line opens with a name that is counted: "Mức độ 2: …"."""
    return _COUNTED.match(text) is not None


def says_new(above: str, text: str, opener: str) -> bool:
    """Whether wording alone says that a line opens: a label, what "Nếu:" announces, a formula in
    words, the next item or name of a list, a sentence, a box, a variable of a formula, a condition
    below variables."""
    listed = is_next_item(opener, text)
    alone = len(text) == len("a)")
    listed = listed and (text[0].isdigit() or alone or text[3:4].isupper() or ended(above))
    if listed or _is_next_name(above, text, opener) or (":" in text and _REQUIREMENT.match(text)):
        return True
    if above[-1] == ":" and is_announced(above, text):
        return True
    if _POINTS_FIRST.match(text) and _POINTS_FIRST.match(strip_bullet(opener)):
        return True
    if (above[-1].isalnum() or _FORMULA_END.search(above)) and _SENTENCE.match(text):
        # "Bộ phận" / "Tiếp nhận và Trả kết quả", "xử lý vi phạm hành chính và" / "Theo dõi",
        # "tuyên truyền Luật" / "Thực hiện dân chủ ở cơ sở"
        return not (ends_in_bare_head(above) or is_cut(above) or above.endswith(" Luật"))
    if text[0].isupper() and not text.startswith("Điểm") and _is_reckoned(above):
        return True
    stopped = above[-1] in STOPS
    if FIRST_VARIABLE.match(text) if stopped else text == "Nếu:":
        return True  # behind a stop this may stand in its line: "… trong năm. Nếu:"
    below = above[-1] in ".;" or VARIABLE.match(opener) or _DEFINED.match(opener)
    if (above[-1] in ".;" and _MEASURE.match(text)) or (below and _DEFINED.match(text)):
        return True
    if text.startswith(BOXES) and not any(box in opener for box in BOXES):
        return True
    variable = _is_variable(above, text, opener)
    if variable and above[-1] == ";" and any(map(_WITHIN.search, (above, opener))):
        variable = False  # as the one before it stands inside a line, this one goes on behind it
    return bool(variable or (_CONDITION.match(text) and VARIABLE.match(strip_bullet(opener))))


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


def announces(group: Sequence[Printed], text: str) -> bool:
    """Whether a line is what the two above it announce: "… tổng điểm của 02 nội" / "dung sau:"."""
    if len(group) < 2 or group[-1].text[-1] != ":":
        return False
    return is_announced(f"{group[-2].text} {group[-1].text}", text)


def level_ended(group: Sequence[Printed]) -> bool:
    """Whether a paragraph ends as a level does: its figure may stand on a line of its own."""
    last = group[-1].text
    rest = len(group) > 1 and (last[0].isdecimal() or last[0] in "đ.;")
    if rest and _REST_OF_LEVEL.fullmatch(last):
        last = f"{group[-2].text} {last}"
    return says_level(last)


def is_sub_item(group: Sequence[Printed], text: str) -> bool:
    """Whether a bullet opens an item though a full line stands above it: no name goes on with a
    dash and an address; a plus below an item with a dash, or below a name, adds nothing up: that
    has a figure, a bracket or a sign before it."""
    if is_address(strip_bullet(text)):
        return True
    if text[0] != "+" or bullet(group[0].text) not in ("-", "–", ""):
        return False
    above = strip_bullet(" ".join(each.text for each in group))
    return strip_bullet(text)[0].isupper() and above[-1].islower() and not _SUM.search(above)


def opens_as_told(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line opens by what other lines of its cell tell: it heads a list by letters below a
    colon, or is its next item, or that of a list by numbers in brackets; or, a page's first, where
    markup cannot know it, stands below room, heads such a list, or each paragraph that markup tells
    of in the cell, and the one above the break, ends in a stop and the next one opens with a
    capital, and none has a semicolon inside.

    :param at: the number of the line among those of its cell, not the first.
    """
    before, here = lines[at - 1], lines[at]
    if (here.after_break and ended_above(before)) or letters_on(lines, at) or numbers_on(lines, at):
        return True
    if (here.after_break or before.text[-1] == ":") and heads_letters(lines, at):
        return True
    if not here.after_break:
        return False
    told = [
        (above.text, each.text)
        for above, each in pairwise(lines)
        if each.line.opens and not each.after_break
    ]
    return (
        bool(here.line.opens and told)
        and before.text[-1] in ".;"
        and all(
            above[-1] == before.text[-1] and each[0].isupper() and "; " not in above
            for above, each in (*told, (before.text, here.text))
        )
    )


def heads_letters(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line is the first item of a list by letters, the next of which opens a line below
    it in the cell: "a) Rà soát" above "b) Ban hành"."""
    text = lines[at].text
    if not text.startswith("a) ") or not text[3:4].isupper():
        return False
    below = map(lines.__getitem__, range(at + 1, len(lines)))
    after = next((each for each in below if LETTERED.match(each.text)), None)
    if after is None or after.line.opens is False:
        return False
    return is_next_item(text, after.text)


def letters_on(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line, below one that ended, is the next item of a list by letters, of which the
    last one opens a line above it in the cell, other paragraphs between: "a) Rà soát", "- Có: 1",
    "b) Ban hành"."""
    above, text = lines[at - 1].text, lines[at].text
    if text[1:2] != ")" or not text[3:4].isupper() or not LETTERED.match(text) or not ended(above):
        return False
    over = (lines[n].text for n in range(at - 1, -1, -1))  # no copy: long cells have thousands
    last = next(filter(LETTERED.match, over), None)
    return last is not None and is_next_item(last, text)


def numbers_on(lines: Sequence[Printed], at: int) -> bool:
    """Whether a line opens the next part of a list by numbers in brackets, the part before which
    opens a line of the cell, too: "(1) Tỷ lệ …:", other paragraphs, "(2) Tỷ lệ …:". Two parts of
    one sentence would hardly both stand at the edge, unless a tag ties their lines; they are parted
    by a comma or a semicolon, and none of these ends the line above.

    :param at: the number of the line among those of its cell, not the first.
    """
    above, here = lines[at - 1].text, lines[at]
    if here.tied or above[-1] in ",;" or here.text[0] != "(" or not _NUMBERED.match(here.text):
        return False
    over = (lines[n].text for n in range(at - 1, -1, -1))
    last = next(filter(_NUMBERED.match, over), None)
    return last is not None and is_next_item(last, here.text)


def begins_high(text: str) -> bool:
    """Whether a line opens with a capital, that of a part by its number included, or with the
    bound or the share of a level."""
    numbered = text[0] == "(" and _NUMBERED.match(text) is not None
    return text[0].isupper() or numbered or opens_share(text)


def kind_of(text: str) -> Kind:
    """What an item opens with."""
    low = begins_low(text) and not strip_bullet(text)[:1].isdigit()
    return bullet(text), low, not text[1:2].isspace()


def series_of(printed: Sequence[Printed], shape: Shape | None) -> Counter[Kind]:
    """How many bullets of a kind certainly open a paragraph somewhere in the cell."""
    first = printed[0].text
    kinds = Counter[Kind]()
    if bullet(first):
        kinds[kind_of(first)] = 1
    for before, here in pairwise(printed):
        above, text = before.text, here.text
        if not bullet(text):
            continue
        marked = here.line.opens and not here.after_break
        if marked or ended(above) or spare(before, here, shape) > SPARE:
            kinds[kind_of(text)] += 1
    return kinds


def begins_low(text: str) -> bool:
    """Whether the first letter of a line, behind that of an item, is a small one."""
    # "b) Ban hành" is no middle of a sentence, nor is "(2) 100% cơ quan"
    first = text[0]
    if first.isalpha() and text[1:2] not in (")", "."):
        return first.islower()  # most lines
    if first == "(" and _NUMBERED.match(text):
        return False
    if first.isdigit() and _POINTS_FIRST.match(text):
        return False
    if first in "<>≤≥" and _BOUND.match(text):  # of a level
        return False
    said = text[3:] if text[1:2] in (")", ".") and LETTERED.match(text) else text
    return next((c.islower() for c in said if c.isalpha()), False)


def runs_low(text: str) -> bool:
    """Whether a line opens in small letters, as the middle of a sentence does, and is neither an
    item nor what a variable of a formula is."""
    return begins_low(text) and not bullet(text) and not VARIABLE.match(text)


def goes_low(text: str) -> bool:
    """Whether a line opens as the middle of a sentence does: in small letters or with a figure."""
    low = kind_of(text)[1] if bullet(text) else begins_low(text)  # "- 100% số báo cáo" opens
    return bool((low and not VARIABLE.match(text)) or _FIGURE.match(text))


def defines_next(opener: str, above: str, text: str) -> bool:
    """Whether a line says what the next variable is, below one whose line no mark ends."""
    return above[-1].isalnum() and bool(VARIABLE.match(opener) and VARIABLE.match(text))
