"""Headers that no phrase of the vocabulary holds, by what they are made of: who, and what is done,
or how; points, and whose; a word for a code, and of what."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from normalize.text import skeleton

Words = tuple[str, ...]


def _set(text: str) -> frozenset[str]:
    return frozenset(map(skeleton, text.split()))


def _printed(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _tuples(*texts: str) -> frozenset[Words]:
    return frozenset(tuple(map(skeleton, text.split())) for text in texts)


_POINTS = _tuples("điểm", "điểm số", "số điểm", "mức điểm", "kết quả", "kết quả điểm", "tổng điểm")
_BY, _OF, _YEAR, _OWN = map(skeleton, ("do", "của", "năm", "tự"))
_ASKED = _tuples("đề nghị", "đề xuất")
"""What the one who is assessed does with points, and no authority."""
_GIVEN = _tuples(
    *("chấm", "chấm điểm", "đánh giá", "nhận", "nhận điểm", "xác định", "xác định điểm"),
    *("cho điểm", "tính", "tính điểm", "xếp", "thẩm định", "kê khai", "báo cáo"),
)
_DECIDED = _tuples(
    "kết luận", "thống nhất", "quyết định", "công nhận", "phê duyệt", "duyệt", "xác nhận"
)
_WAYS = _tuples(
    *("cách", "cách thức", "phương pháp", "phương thức", "quy định", "quy tắc", "nguyên tắc"),
    *("căn cứ", "căn cứ để", "cơ sở", "cơ sở để"),
)
_SCORING = _set("chấm tính cho xác định đánh giá điểm và")
_SCORED = _set("chấm tính cho định giá")
_WHO = _set(
    "cơ quan đơn vị phòng ban bộ phận người công chức cán viên lãnh đạo cá nhân tổ cấp nơi sở"
    " ngành các và trực tiếp chuyên môn"
)
_LEADS, _ACTS = _tuples("theo dõi", "giám sát", "đầu mối"), _tuples("triển khai", "thi hành")
_CODES = _tuples("stt", "tt", "số tt", "số thứ tự", "thứ tự", "mã", "mã số", "ký hiệu", "số hiệu")
_CODED = _tuples(
    *("tiêu chí", "tiêu chuẩn", "chỉ số", "chỉ tiêu", "nhiệm vụ", "nội dung", "thành phần"),
    *("lĩnh vực", "mục", "mục tiêu", "tc", "tctp", "tp", "cs", "cstp", "ct", "và"),
)
_MOST = _tuples("điểm t đa", "điểm tđ", "đ t đa", "số điểm t đa")
"""Maxima in letters that no header's word has alone."""
_DONE = _tuples("đạt", "đạt được", "đạt điểm")
_BEFORE = _tuples("năm liền trước", "năm trước", "năm ngoái", "kỳ trước")
_REACHED = frozenset(("achieved_score", "verified_score", "self_score"))


def composed(said: Words, read: Callable[[Words], str | None]) -> str | None:
    """The role that the words of a header are made of, None where they are of none.

    :param said: the words without case and marks.
    :param read: the role that words are a phrase of.
    """
    if said[:2] == (_YEAR, _YEAR) and said[2:] in _DONE:  # "Năm 2023 đạt"
        return "achieved_score"
    said = _without_year(said)
    if said in _MOST:
        return "max_score"
    for role, is_made in _MADE:
        if is_made(said):
            return role
    if any(_decides(said[start:], read) for start in _openings(said)):
        return "verified_score"
    head = said[: said.index(_OF)] if _OF in said[1:] else ()
    whose = read(head) if head and head not in _POINTS else None
    return whose if (whose or "").endswith("_score") else None  # "Điểm số chuẩn của tiêu chí"


_NOUNS = _printed(
    "sở ban ngành phòng quan vị phương xã phường trấn huyện quận tỉnh phố khu thôn ấp bản cục"
    " trường ubnd"
)
_BESIDE_NOUNS = _printed("tên các cơ đơn địa thị thành đặc chi trực thuộc được đánh giá cấp")
_ASKERS = _NOUNS | _printed("cơ đơn địa bộ tổ khoa trạm bệnh cá tập nhà trung chi tự")
_MEASURE = (skeleton("mức"),)
SHORTEST_LIST = 2
"""Kinds of units that a header names, at least, where it does not say that they are several."""


def lists_units(printed: Sequence[str]) -> bool:
    """Whether the words of a header, with their marks, name several kinds of units and nothing
    else ("Sở, ngành, địa phương", "Các xã"), or short forms of words."""
    said = [word.casefold() for word in printed]
    if said[-2:] == ["viết", "tắt"]:
        return True
    if not (_NOUNS | _BESIDE_NOUNS).issuperset(said):
        return False
    nouns = sum(word in _NOUNS for word in said)
    return nouns >= SHORTEST_LIST or (nouns > 0 and said[0] in ("các", "tên", "cấp"))


def asks(header: str, said: Words) -> bool:
    """Whether a header ends in what the one who is assessed does with points, and names that one
    or points before it: "Xã đề nghị", "Mức đề xuất"; no remark ("Ý kiến đề nghị").

    :param said: its words without case and marks.
    """
    head = said[: len(said) - _ends(said, _ASKED)]
    if not head or head == said:
        return False
    return head in _POINTS or head == _MEASURE or header.casefold().split()[0] in _ASKERS


def decides(said: Words, read: Callable[[Words], str | None]) -> bool:
    """Whether an authority decides: "Hội đồng công nhận"."""
    return _ends(said, _DECIDED) > 0 and _decides(said, read)


def earlier_by_words(said: Words, role: str | None) -> str | None:
    """The role, points that were reached the year before being of that year: "Số điểm đạt năm
    trước"."""
    if role not in _REACHED:
        return role
    before = any(_holds(said, phrase) for phrase in _BEFORE)
    return "previous_score" if before else role


def _holds(said: Words, phrase: Words) -> bool:
    n = len(phrase)
    return any(said[at : at + n] == phrase for at in range(len(said) - n + 1))


def _without_year(said: Words) -> Words:
    return said[:-2] if len(said) > 2 and said[-2:] == (_YEAR, _YEAR) else said


def _openings(said: Words) -> list[int]:
    """How many words may say that points follow, and that somebody gives them: "Điểm Sở" has the
    letters of "Điểm số"."""
    points = [n for n in (3, 2, 1) if said[:n] in _POINTS]
    return [n + (said[n : n + 1] == (_BY,)) for n in points]


def _ends(said: Words, acts: Collection[Words]) -> int:
    """How many words at its end are one of the acts."""
    return next((n for n in (3, 2, 1) if len(said) >= n and said[-n:] in acts), 0)


def _is_own(said: Words) -> bool:
    """Whether points are those of the one assessed: "Kết quả tự xác định của xã", "Điểm đơn vị đề
    nghị"."""
    head = said[: said.index(_OF)] if _OF in said[1:] else said
    act = _ends(head, _GIVEN)
    if act and head[-act - 1 : -act] == (_OWN,):
        return True
    return bool(_openings(said) and _ends(head, _ASKED))


def _is_method(said: Words) -> bool:
    way = max((n for n in (1, 2, 3) if said[:n] in _WAYS), default=0)
    rest = said[way:]
    return bool(way and rest) and _SCORING.issuperset(rest) and not _SCORED.isdisjoint(rest)


def _is_done_by(acts: Collection[Words], said: Words) -> bool:
    """Whether words say who does something: "Phòng, ban theo dõi"."""
    act = _ends(said, acts)
    return bool(act and said[:-act]) and _WHO.issuperset(said[:-act])


def _is_code(said: Words) -> bool:
    """Whether a word for codes opens words that name what has them: no "TT. Nội vụ"."""
    word = max((n for n in (1, 2, 3) if said[:n] in _CODES), default=0)
    rest = said[word:]
    while word and rest:
        named = next((n for n in (2, 1) if rest[:n] in _CODED), 0)
        if not named:
            return False
        rest = rest[named:]
    return bool(word)


def _decides(said: Words, read: Callable[[Words], str | None]) -> bool:
    """Whether words name an authority, which opens as one that assesses does, and that it decides
    or assesses."""
    act = _ends(said, _DECIDED)
    head = said[:-act] if act else ()
    return read((*head, *_ASSESSES) if head else said) == "verified_score"


_ASSESSES = (skeleton("chấm"),)
_MADE: tuple[tuple[str, Callable[[Words], bool]], ...] = (
    ("self_score", _is_own),
    ("method", _is_method),
    ("lead", partial(_is_done_by, _LEADS)),
    ("agencies", partial(_is_done_by, _ACTS)),
    ("code", _is_code),
)
