"""What the header above several others says of their columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from normalize.columns import Leaf
from normalize.scoring_words import SCALE
from normalize.text import clean
from normalize.vocabulary import (
    COUNTED,
    GIVEN,
    gives_points_of,
    may_assess,
    meaning,
    names_units,
    role_of,
    vocabulary,
    words,
)
from schemas.patterns import late
from schemas.rows import SCORE_ROLES

BARE_POINTS = (words("điểm"), words("số điểm"), words("điểm số"))
SUMS = (words("tổng điểm"), words("tổng số điểm"), words("tổng cộng"), words("tổng"))
AIM = words("mục tiêu")
_POINTS, _REACHED = words("điểm")[0], (words("đạt"), words("đạt được"))
_RESULT = words("kết quả")
_NUMBER = "số"
"""What has the letters of an authority, "sở"."""
_AT_MOST = words("tối đa")
_DUTY = late(r"(?:(?:không|chưa) )?hoàn thành(?: (?:xuất sắc|tốt))?(?: nhiệm vụ)?", re.IGNORECASE)
"""A level of the scale by which officers and offices are rated for their duties."""


def without_frames(found: Sequence[Leaf]) -> list[Leaf]:
    """The leaves without the headers above them that say nothing of a single one: such that stand
    over the names and what is beside them ("PHẦN NỘI DUNG"), and the upper ones of several that
    name neither points nor a year, or points alone: "PHẦN THỰC HIỆN / Kết quả thẩm định"; and
    without the numbers of columns in their cells: "Năm 2030 (4)"."""
    over = {
        parts[: at + 1]
        for leaf in found
        if role_of(leaf.text) == "title"
        for parts in [_parts(leaf)]
        for at in range(len(parts))
    }
    made = []
    for leaf in found:
        parts = _parts(leaf)
        kept = [
            part
            for at, part in enumerate(parts)
            if parts[: at + 1] not in over
            and (at + 1 == len(parts) or (_says(part) and not _adds_nothing(part, parts[at + 1])))
        ]
        text = COUNTED.sub("", leaf.text)
        made.append(msgspec.structs.replace(leaf, text=text, group=" / ".join(kept) or None))
    return made


def _parts(leaf: Leaf) -> tuple[str, ...]:
    return tuple(leaf.group.split(" / ")) if leaf.group else ()


def _says(group: str) -> bool:
    """Whether the upper one of several headers says something of the points or texts below it."""
    said = meaning(group)
    pointed = _POINTS in said or said[:2] == _RESULT or any(map(str.isdigit, said))
    return pointed or role_of(group) in SCORE_ROLES


def _adds_nothing(group: str, below: str) -> bool:
    """Whether a header names points alone over one that tells of them: "Điểm số" above "Kết quả
    đánh giá", whose words read on would be an authority's ("Sở … đánh giá")."""
    return meaning(group) in BARE_POINTS and _says(below)


def below_groups(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, as far as the headers above them let them be so."""
    roles = _of_ways(found, _of_groups(found, roles))
    return _of_pairs(found, _of_bounds(found, _of_scales(found, roles)))


def _of_ways(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, points below a header that says how they are given being those of its levels and
    none of the criterion's, whose maximum has a column of its own: "Mức", "Điểm đánh giá" below
    "Cách đánh giá"."""
    if "max_score" not in roles or "achieved_score" not in roles:
        return roles
    at = roles.index("achieved_score")
    below = found[at].group and role_of(found[at].group or "") == "method"
    return [*roles[:at], None, *roles[at + 1 :]] if below else roles


def _of_groups(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, without those that several leaves have from one group: "Lộ trình" over two years
    says of neither what the other is not; but points are those of the leaf that is called so."""
    told = [
        (leaf.group, role) if role != "title" and role_of(leaf.text) is None else None
        for leaf, role in zip(found, roles, strict=True)
    ]
    points = {
        (leaf.group, role)
        for leaf, role in zip(found, roles, strict=True)
        if meaning(leaf.text) in BARE_POINTS
    }
    return [
        None if each is not None and (told.count(each) > 1 or each in points) else role
        for each, role in zip(told, roles, strict=True)
    ]


def _of_scales(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, levels of one scale below a group having none: "Tốt", "Khá", "Đạt"; nor have those
    of a duty done, with or without one: "Hoàn thành tốt", "Hoàn thành"."""
    rated = [leaf.group if SCALE.fullmatch(leaf.text) else None for leaf in found]
    done = ["deadline" in roles and _DUTY.fullmatch(leaf.text) is not None for leaf in found]
    return [
        None if (group and rated.count(group) > 1) or (level and done.count(True) > 1) else role
        for group, level, role in zip(rated, done, roles, strict=True)
    ]


def _of_bounds(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, who assesses below maxima saying of what they are, and their sum being that of
    the whole: "Thẩm định", "ĐTXHH" and "Tổng" below "Điểm tối đa"."""
    maxima = {
        leaf.group
        for leaf in found
        if role_of(leaf.text) == "max_score" and meaning(leaf.text) not in SUMS
    }
    bounds = [
        role_of(leaf.group or "") == "max_score" and meaning(leaf.group or "") not in BARE_POINTS
        if leaf.group and leaf.group not in maxima
        else meaning(leaf.text)[-2:] == _AT_MOST
        for leaf in found
    ]
    sums = [bound and meaning(leaf.text) in SUMS for bound, leaf in zip(bounds, found, strict=True)]
    return [
        "max_score" if summed else None if bound and role in GIVEN else role
        for summed, bound, role in zip(sums, bounds, roles, strict=True)
    ]


def _of_pairs(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, a unit before an authority below points given saying who gave itself points:
    "Đơn vị" and "Hội đồng" below "Điểm đánh giá", "Xã" and "Tỉnh" below "Kết quả đánh giá"."""
    if "self_score" in roles or any(role_of(leaf.group or "") == "max_score" for leaf in found):
        return roles
    gives = [_is_of_giver(leaf) for leaf in found]
    given = {leaf.group for leaf, above in zip(found, gives, strict=True) if above}
    told = [
        "self_score" if leaf.group in given and not above and names_units(leaf.text) else role
        for leaf, above, role in zip(found, gives, roles, strict=True)
    ]
    for at, (one, other) in enumerate(pairwise(found)):
        if not one.group or one.group != other.group or "self_score" in told:
            continue
        if roles[at + 1] == "verified_score" and names_units(one.text) and roles[at] is None:
            told[at] = "self_score"
        elif "verified_score" in roles:
            continue
        elif _stands_above(other.text, one.text, one.group):
            told[at : at + 2] = "self_score", "verified_score"
        elif _stands_above(one.text, other.text, one.group):
            told[at : at + 2] = "verified_score", "self_score"
    return told


def of_sums(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, "Tổng điểm" behind points that others gave being what was reached with them, also
    below the header of one who gave some."""
    summed = [
        meaning(leaf.text) in SUMS and (role not in GIVEN or roles.count(role) > 1)
        for leaf, role in zip(found, roles, strict=True)
    ]
    parts = [at for at, role in enumerate(roles) if role in GIVEN and not summed[at]]
    if "achieved_score" in roles or not (
        parts and (len(parts) > 1 or "max_score" in roles[: parts[0]])
    ):
        return roles
    return [
        "achieved_score" if at > parts[-1] and summed[at] else role for at, role in enumerate(roles)
    ]


def _stands_above(header: str, unit: str, group: str) -> bool:
    """Whether an authority verifies what a unit left of it said of itself below one header, as
    "Tỉnh" does beside "Xã"; "Huyện" and "Tỉnh" below "Thẩm định" both verify."""
    above, whole, known = words(group), words(header), vocabulary()
    both = role_of(group) == "verified_score" and may_assess(words(unit))
    if not names_units(unit) or both or clean(header).casefold() == _NUMBER:
        return False
    given = any(above[-n:] in known.acts for n in (1, 2))
    return given and whole in known.assessors and whole != words(unit)


def _is_of_giver(leaf: Leaf) -> bool:
    """Whether a leaf is an authority below points that it gives, and none that a survey asks."""
    group = leaf.group
    return bool(group and gives_points_of(leaf.text, group) and role_of(group) != "survey_score")


def is_aim(leaf: Leaf) -> bool:
    """Whether a leaf is points aimed at: "Mục tiêu (điểm)", "Mục tiêu 2031" below points, or the
    other way round."""
    if leaf.group is None:
        said = words(leaf.text)
        return said[:2] == AIM and said[2:] in BARE_POINTS
    above, below = meaning(leaf.group), meaning(leaf.text)
    return (_POINTS in above and below[:2] == AIM) or (above[:2] == AIM and below in BARE_POINTS)


def is_reached(leaf: Leaf) -> bool:
    """Whether a leaf is points that were reached: "Đạt" below "Thang điểm"."""
    return (
        leaf.group is not None
        and leaf.text != ""
        and (_POINTS in meaning(leaf.group) and meaning(leaf.text) in _REACHED)
    )
