"""Letterheads: names of offices, and what stands right of them in one of two columns."""

from collections.abc import Callable, Sequence

from normalize.issued import ISSUED
from schemas.patterns import late

_OFFICE = (
    r"(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BỘ(?! TIÊU| CHỈ| CÂU| THỦ)|SỞ"
    r"|BAN CHỈ ĐẠO|VĂN PHÒNG)(?: [^\Wa-zđ]\w*| -| &){0,6}"
)
OFFICE = late(_OFFICE)
"""The name of an office on a line of its own: "UBND TỈNH LÂM ĐỒNG"."""
_LEVEL = r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)"
PLACE = late(rf"{_LEVEL}(?: [^\Wa-zđ]\w*| -){{1,6}}")
_RIGHT = r"(?P<right>(?i:phụ lục|biểu|mẫu|bảng)\b.*|\(.*)"
_BESIDE = late(rf"{_OFFICE} {_RIGHT}", needs=("(", "phụ lục", "biểu", "mẫu", "bảng"))
_CUT = late(rf".* {_LEVEL}")
"""An office whose place is named on the next line: "UBND HUYỆN" / "MỘC CHÂU"."""
_NAME = late(r"[^\Wa-zđ]+(?: [^\Wa-zđ]+| -){1,4}")
_BESIDE_REST = late(rf"[^\Wa-zđ]+(?: [^\Wa-zđ]+| -){{0,6}} {_RIGHT}")


def without_offices(texts: Sequence[str], is_label: Callable[[str], bool]) -> list[str]:
    """The lines of a letterhead of two columns, the right one of which says the label or the
    issuing line, without the name of an office that stands left of them on one line or on two; the
    rest of it may stand alone on its line, too."""
    made: list[str] = []
    below, left = False, ""  # whether an office's name may go on; its first line beside the right
    for text in texts:
        match = _BESIDE.fullmatch(text) or (_BESIDE_REST.fullmatch(text) if below else None)
        right = match["right"] if match else ""
        if match and (is_label(right) or ISSUED.match(right) is not None):
            made.append(right)
            below, left = True, text.removesuffix(right).rstrip() if not left else ""
            continue
        alone = left and (PLACE.fullmatch(text) or (_CUT.fullmatch(left) and _NAME.fullmatch(text)))
        made.append("" if alone else text)
        below, left = OFFICE.fullmatch(text) is not None, ""
    return made
