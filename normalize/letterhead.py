"""Letterheads: names of offices, and what stands right of them in one of two columns."""

import re
from collections.abc import Callable, Sequence

from normalize.issued import ISSUED
from schemas.patterns import late

_OFFICE = (
    r"(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BỘ(?! TIÊU| CHỈ| CÂU| THỦ)|SỞ"
    r"|BAN CHỈ ĐẠO|VĂN PHÒNG)(?: [^\Wa-zđ]\w*| -| &){0,6}"
)
_INITIALS = tuple("ỦUHBSV")
"""The first letters of such names."""
OFFICE = late(_OFFICE, has=("NHÂN DÂN", "UBND", "HĐND", "BỘ", "SỞ", "BAN CHỈ ĐẠO", "VĂN PHÒNG"))
"""The name of an office on a line of its own: "UBND TỈNH LÂM ĐỒNG"."""
_LEVEL = r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)"
PLACE = late(rf"{_LEVEL}(?: [^\Wa-zđ]\w*| -){{1,6}}")
FIELD = late(
    r"\(?(?:(?:đơn vị tính|đvt|đơn vị)\s*[:(]"
    r"|(?:tên (?:đơn vị|cơ quan)|đơn vị (?:được|tự|báo cáo))[^:(]{0,20}:).*",
    re.IGNORECASE,
    needs=("đơn vị", "đvt", "tên cơ quan"),
)
"""A line that says a unit of figures, or whose paper it is: "Tên đơn vị: Sở Xây dựng"."""
_RIGHT = r"(?P<right>(?i:phụ lục|biểu|mẫu|bảng|(?:ban hành|đính) kèm|kèm theo)\b.*|\(.*)"
# As few words as may be: "Biểu" of "Biểu mẫu 03" could be one of a name.
_BESIDE = late(rf"{_OFFICE}? {_RIGHT}", needs=("(", "phụ lục", "biểu", "mẫu", "bảng", "kèm"))
_CUT = late(rf".* {_LEVEL}")
"""An office whose place is named on the next line: "UBND HUYỆN" / "MỘC CHÂU"."""
_NAME = late(r"[^\Wa-zđ]+(?: [^\Wa-zđ]+| -){1,4}")
_RULED = late(r"[_–—-]{3,} (?P<right>\S.*)", needs=("___", "---", "–––", "———"))
"""The line below an office's name, drawn by letters, and what stands right of it."""
_OPEN_REST = late(
    rf"(?:{_LEVEL}(?: [^\Wa-zđ]+| -){{1,6}} (?=[^\WA-ZĐ])|[_–—-]{{3,}} )(?P<right>\S.*)"
)
"""What stands left of an issuing line that goes on, and its rest."""
_BESIDE_REST = late(rf"[^\Wa-zđ]+(?: [^\Wa-zđ]+| -){{0,6}} {_RIGHT}")


def without_offices(texts: Sequence[str], is_label: Callable[[str], bool]) -> list[str]:
    """The lines of a letterhead of two columns, the right one of which says the label or the
    issuing line, without the name of an office that stands left of them on one line or on two; the
    rest of it may stand alone on its line, too."""
    made: list[str] = []
    below, left = False, ""  # whether an office's name may go on; its first line beside the right
    for text in texts:
        opens = text[:1] in _INITIALS
        match = _BESIDE.fullmatch(text) if opens else None
        match = match or (_BESIDE_REST.fullmatch(text) if below else None)
        match = match or _RULED.fullmatch(text)
        rest = _OPEN_REST.fullmatch(text) if made and _is_open(made[-1]) else None
        if rest:
            made.append(rest["right"])
            continue
        right = match["right"] if match else ""
        if match and (is_label(right) or ISSUED.match(right) is not None):
            made.append(right)
            name = "" if left else text.removesuffix(right).rstrip(" _–—-")
            below, left = True, name
            continue
        alone = left and (
            PLACE.fullmatch(text)
            or (opens and OFFICE.fullmatch(text))
            or (_CUT.fullmatch(left) and _NAME.fullmatch(text))
        )
        made.append("" if alone else text)
        below, left = opens and OFFICE.fullmatch(text) is not None, ""
    return made


def _is_open(text: str) -> bool:
    """Whether a text is an issuing line whose bracket is not closed, or that has none: what stands
    behind such a one may go on with it."""
    return ISSUED.match(text) is not None and (text.count("(") > text.count(")") or "(" not in text)


def offices(titles: Sequence[str]) -> int:
    """How many lines above a title say whose paper it is: "ỦY BAN NHÂN DÂN" / "XÃ X"."""
    n = 0
    for text in titles[:-1]:
        if not (OFFICE.fullmatch(text) or (n and PLACE.fullmatch(text))):
            break
        n += 1
    return n
