"""Names of units and persons in charge, as cells list them without bullets: where one begins."""

from collections.abc import Sequence

from normalize.edges import is_hanging
from normalize.text import strip_bullet
from schemas.patterns import late

TITLES = ("Ông", "Bà", "Đ/c", "Đồng chí")
"""How a person is called."""
TITLED = f"(?:{'|'.join(TITLES)})"
BEFORE_PERSONS = tuple(f"{title} " for title in TITLES)
"""What a text has that names a person so."""
_BARE = (
    "Phòng", "Sở", "Ban", "Bộ phận", "Trung tâm", "Ủy ban", "Hội", "Cục", "Chi cục", "Công chức",
    "Cán bộ", "Đài",
)  # fmt: skip
"""What opens the name of a unit or an office and is none: its rest is set on one line where words
are tied by fixed blanks."""
_NAMED = (
    r"Văn phòng|Công an|CC(?= [A-ZĐ])|UBND|Thanh tra|Ông|Bà|Các (?:sở|phòng|ban|cơ quan|đơn vị)"
    r"|Báo(?= (?:và )?[A-ZĐ])|Thuế(?= (?:tỉnh|thành phố|cơ sở)\b)"
)
"""What opens such a name, too, and may be all of it."""
_HEADS = (*_BARE, "Các", *TITLES)
_OPENS = late(rf"(?!Ban hành\b)(?:{'|'.join(_BARE)}|{_NAMED}),? \S")
_LISTED = late(
    r"(?:Đảng ủy|Đảng bộ|Chi bộ|HĐND|Hội đồng|UBMTTQ|MTTQ|Mặt trận|Đoàn [Tt]hanh niên|Thường trực"
    r"|Bộ [A-ZĐ]|Trường|Trạm|Kho bạc|Tòa án|Viện|Lãnh đạo|Chuyên viên"
    r"|Các (?!báo cáo|văn bản|tài liệu|quyết định|kế hoạch|biên bản|hồ sơ)[a-zà-ỹđ])",
    has=(
        "Đảng", "Chi bộ", "HĐND", "Hội đồng", "MTTQ", "Mặt trận", "Đoàn", "Thường trực", "Bộ ",
        "Trường", "Trạm", "Kho bạc", "Tòa án", "Viện", "Lãnh đạo", "Chuyên viên", "Các ",
    ),
)  # fmt: skip
"""What opens another name in a list of them, and elsewhere names a task, too; not papers."""
_OFFICE = late(r"Văn phòng (?:HĐND|UBND (?:tỉnh|thành phố|huyện|quận))\b")
_OF_OFFICE = late(
    r"(?:UBND|[UỦ][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|Đoàn|Quốc hội|Chính phủ)\b"
)
"""Whose office one is that another name stands before: "Sở Nội vụ, Văn phòng" / "UBND tỉnh"."""
_WHOLE = frozenset(("Công an", "Thanh tra"))
"""Names of offices that are whole in one line, where their unit is the one that the table is of."""
_PARTS = late(r"[;,] ")
_SHORT = 8
"""Words of a short name, at most."""
_ENDS_IN_HEAD = (
    "Văn phòng", "Lãnh đạo", "phụ trách", "thuộc", " phòng", " sở", "Việt", "-", " Chủ tịch",
    " Giám đốc", " Bí thư", "Chỉ huy", " Phó", "Cổng", "Hội Liên hiệp", "Mặt trận",
    " Bộ",
)  # fmt: skip
_POSTS = (
    "Chuyên viên", "CC", "CBCC", "Thủ trưởng", "Trưởng", "Chủ tịch", "Phó Chủ tịch", "Bí thư",
    "Phó Bí thư", "Giám đốc", "Phó Giám đốc", "Chánh", "Phó Chánh", "Chỉ huy trưởng", "Chỉ huy phó",
)  # fmt: skip
"""Posts, which want the name of a unit: "Bà Trần Thị Mai, Chuyên viên" / "Phòng Nội vụ"."""
_PERSON = late(
    rf"(?:{'|'.join(TITLES)}|Chuyên viên|Lãnh đạo|Công chức|Cán bộ|Trưởng|Phó|Thủ trưởng|Chánh"
    r"|Chủ tịch|Bí thư|Giám đốc|Chỉ huy|CC(?= [A-ZĐ]))\b"
)
"""What opens the name of a person or a post: no head of a unit's name goes on with it."""

_SCHOOL = late(
    r"Trường (?:[Tt]iểu học|[Mm]ầm non|TH|THCS|THPT|MN)$|Ban [Cc]hỉ huy$",
    needs=("trường ", "chỉ huy"),
)
"""A unit by its kind alone, which wants its name: "Trường THCS" / "Nguyễn Du"."""

_POST = late(r"(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Chỉ huy trưởng)\b")
_CLERKS = ("Công chức ", "CC ", "Chỉ huy trưởng")
_CLERK = late(r"(?:Công chức|CC) [A-ZĐ]|Chỉ huy trưởng\b")
_ENDS_IN_PERSON = late(rf"{TITLED}(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*){{1,3}}$", has=BEFORE_PERSONS)
_NAMED_PERSON = late(rf"{TITLED}\b")
_INSIDE = late(
    r"(?:Việt Nam|Tổ quốc|Nam (?:xã|phường|tỉnh|huyện)|(?:Hồ )?Chí Minh|Hồ Chí$|Cộng sản"
    r"|Minh(?=$| [Pp]hường| [Xx]ã| [Tt]ỉnh))\b",
    has=("Nam", "Tổ quốc", "Minh", "Hồ Chí", "Cộng sản"),
)
"""What stands inside names of organisations and opens none: "Ủy ban MTTQ" / "Việt Nam"."""
_NAM = late(r"Nam\b")
"""The rest of a name that a line breaks behind "Việt"."""
_LEVELS = ("Phường", "Xã", "Thị trấn", "Quận", "Huyện", "Tỉnh", "Thành phố", "Đặc khu")
_LEVEL = rf"(?:{'|'.join(_LEVELS)})\b"
_LEVEL_LISTED = late(
    rf"{_LEVEL}(?:; |, (?!{_LEVEL})(?=[A-ZĐÀ-Ỹ]))",
    has=tuple(f"{level}{sign}" for level in _LEVELS for sign in ";,"),
)
"""The last word of a name, behind which a list goes on: "Nội vụ" / "Phường; Công an Phường"."""
_LEVEL_ALONE = late(_LEVEL)
_ENDS_IN_LEVEL = late(rf"{_LEVEL}$", has=_LEVELS)


def closes_name(before: str, behind: str, alone: bool = False) -> bool:
    """Whether a text opens with the level of an office whose name the one before breaks off, and a
    list goes on behind it.

    :param alone: it may be all of the text, too.
    """
    if not (before[-1:].isalpha() and behind[:1].isupper()):
        return False
    level = (alone and _LEVEL_ALONE.fullmatch(behind)) or _LEVEL_LISTED.match(behind)
    return bool(level) and _ENDS_IN_LEVEL.search(before) is None


def is_short_name(line: str) -> bool:
    """Whether a line is short and opens with a capital, as each of a cell of names does."""
    first = line[:1]
    capital = "A" <= first <= "Z" or "À" <= first <= "Ỹ"
    return capital and len(line.split()) <= _SHORT


def is_head(text: str, following: str) -> bool:
    """Whether a text is only the head of a unit's name, whose rest follows."""
    if text in _HEADS:
        return True
    if not text.startswith("Văn") or _OFFICE.match(text):
        return False
    return _OFFICE.match(f"{text} {following}") is not None


def is_bare_head(line: str, following: str = "") -> bool:
    """Whether a line, its bullet aside, or the last name of a list in it, is no more than the head
    of a unit's name; "Văn phòng" is one where "HĐND …" follows."""
    *before, last = _PARTS.split(strip_bullet(line))
    if last.endswith("Việt") and _NAM.match(following):
        return True
    if last in _HEADS or goes_on_with(following) or closes_name(last, following):
        return True
    if _OF_OFFICE.match(following):
        listed = bool(before) or _PARTS.search(following) is not None
        if last in _POSTS or (last == "Văn phòng" and listed):
            return True
    return is_head(last, following)


def opens_name(line: str) -> bool:
    """Whether a line opens with the name of a unit."""
    return bool(_OPENS.match(line))


def ends_in_bare_head(line: str) -> bool:
    """Whether a line ends in what opens the name of a unit and is none: "Bộ phận"."""
    return line.endswith(_HEADS)


def ends_in_head(line: str) -> bool:
    """Whether a line ends in the head of a name, whose rest follows."""
    return line.endswith(_ENDS_IN_HEAD) or ends_in_bare_head(line) or _ends_in_post(line)


def _ends_in_post(line: str) -> bool:
    """Whether a line, or the last name of a list in it, is a post."""
    return line.endswith(_POSTS) and line.replace(";", ",").rsplit(", ", 1)[-1] in _POSTS


def opens_listed(line: str) -> bool:
    """Whether a line opens with what names a unit, an office or a post, in a list of them."""
    return bool(_OPENS.match(line) or _LISTED.match(line))


def names_person(line: str) -> bool:
    """Whether a line opens with a person's name or post."""
    return _PERSON.match(line) is not None


def goes_on_with(line: str) -> bool:
    """Whether a line opens with the later words of an organisation's name."""
    return _INSIDE.match(line) is not None


def is_rest_of_person(text: str, following: str) -> bool:
    """Whether a text ends in a person's name, and a word alone on its line follows."""
    if not (following.isalpha() and following[1:].islower()):
        return False  # most lines
    return _ENDS_IN_PERSON.search(text) is not None


def wants_name(text: str, following: str) -> bool:
    """Whether a text ends in the kind of a unit, as a school's, and its name follows."""
    return (
        _SCHOOL.search(text) is not None
        and following[:1].isupper()
        and not opens_listed(following)
        and not names_person(following)
    )


def _is_of_office(text: str, following: str) -> bool:
    """Whether a text names a part of the office itself ("Thanh tra Sở", "Các phòng thuộc Sở"), and
    another unit's name follows: no rest of "Sở" opens so."""
    if not text.endswith((" Sở", " sở")) or not opens_name(following):
        return False
    return opens_listed(text) and is_short_name(text)


def begins_next(line: str, following: str) -> bool:
    """Whether a line is the name of a unit or a post, and the following one begins another; a clerk
    of an office does below all but a person, whose post that may be."""
    if is_hanging(line):
        return False
    if ends_in_head(line) and not (names_person(following) or _is_of_office(line, following)):
        return False
    if following.startswith(_CLERKS) and _CLERK.match(following):
        return _NAMED_PERSON.match(line) is None
    if following not in _WHOLE and not opens_listed(following):
        return False
    return line == "Công an" or opens_listed(line) or _POST.match(line) is not None


def name_ends(above: Sequence[str], following: str, names: bool) -> bool:
    """Whether lines are the name of a unit or a post, and the following one begins another.

    :param names: every line of their cell is short and opens with a capital.
    """
    name = " ".join(above)
    whole = len(above) == 1 or (all(map(_runs_on, above[:-1])) and len(name.split()) <= _SHORT)
    if names and whole and begins_next(name, following):
        return True
    return _is_of_office(name, following)


def _runs_on(line: str) -> bool:
    """Whether a line of a name surely goes on: "Báo và Phát thanh," / "Truyền hình tỉnh"."""
    return line.endswith(",") or is_hanging(line)
