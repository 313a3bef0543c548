"""Whose points they are where headers say no more than who stands beside whom."""

import functools
from collections.abc import Container, Sequence

from normalize.columns import Leaf
from normalize.composed import asks, decides
from normalize.grouped import BARE_POINTS
from normalize.vocabulary import (
    GIVEN,
    POINTS,
    gives_points_of,
    meaning,
    named,
    names_assessed,
    names_assessor,
    role_of,
    vocabulary,
    words,
)

_OF = words("của")[0]
_ONES = tuple(map(words, ("cán bộ", "công chức", "viên chức", "tập thể")))


@functools.lru_cache(maxsize=256)
def names_several(header: str) -> bool:
    """Whether a header says of more than one that they give points, and so of none alone: "Kết quả
    tự đánh giá và thẩm định"."""
    said, known = words(header), vocabulary().phrases
    found = {
        known.get(said[start:stop])
        for start in range(len(said))
        for stop in range(start + 1, len(said) + 1)
    }
    return len(found & GIVEN) > 1


def of_others(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, a column of which nothing else is known but that somebody assesses, or that it
    holds the points of an authority, being ``verified_score`` beside one of a self-assessment
    ("Tự chấm", "Tổ chấm", "Sở Nội vụ" below "Điểm đánh giá"), and the other way round where those
    assess who are assessed: "Xã chấm", "Thẩm định"."""
    roles = _of_owners(found, roles)
    if "self_score" not in roles:
        own = [at for at, leaf in enumerate(found) if not roles[at] and names_assessed(leaf.text)]
        roles = ["self_score" if at in own[:1] else role for at, role in enumerate(roles)]
    if "max_score" in roles and "self_score" not in roles:
        own = [
            at
            for at, leaf in enumerate(found)
            if not roles[at] and asks(leaf.text, words(leaf.text))
        ]
        roles = ["self_score" if at in own[:1] else role for at, role in enumerate(roles)]
    if "verified_score" in roles or "self_score" not in roles:
        return roles
    for at, (leaf, role) in enumerate(zip(found, roles, strict=True)):
        if (
            role is None
            and not _bounds(leaf)
            and (names_assessor(leaf.text) or _decides(leaf.text))
        ):
            return [*roles[:at], "verified_score", *roles[at + 1 :]]
    given = [
        at
        for at, (leaf, role) in enumerate(zip(found, roles, strict=True))
        if role in (None, "achieved_score") and gives_points_of(leaf.text, leaf.group)
        if not _bounds(leaf)
    ]
    if len(given) != 1:
        return roles
    return [*roles[: given[0]], "verified_score", *roles[given[0] + 1 :]]


def _of_owners(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, points of the one who is assessed ("Điểm đánh giá của cá nhân", "Điểm của đơn vị")
    being what that one gave itself beside an authority's, else what it reached."""
    beside = "verified_score" in roles or any(gives_points_of(x.text, x.group) for x in found)
    role = "self_score" if beside else "achieved_score"
    own = [
        at
        for at, (leaf, known) in enumerate(zip(found, roles, strict=True))
        if known in (None, "achieved_score", "agencies") or roles.count(known) > 1
        if _is_own(leaf.text)
    ]
    if "self_score" in roles or (role in roles and role not in [roles[at] for at in own]):
        return roles
    return [role if [at] == own else known for at, known in enumerate(roles)]


def _is_own(header: str) -> bool:
    """Whether a header says nothing but that points are those of the one who is assessed."""
    said, known = words(header), vocabulary()
    at = said.index(_OF) if _OF in said else 0
    act = said[1:at] if said[:1] == POINTS else said[:at]
    who = said[at + 1 :]
    assessed = who in known.units or who in _ONES
    return at > 0 and assessed and (not act or act in known.acts)


def second_role(leaf: Leaf, taken: Container[str]) -> str | None:
    """The role that the rest of a header of several things names ("Yêu cầu và tài liệu kiểm
    chứng"), where another column has the first one's and none this one's; points after what
    another column holds are those reached ("Điểm sau thẩm định" beside "Thẩm định")."""
    _, _, rest = leaf.text.partition(" và ")
    role = role_of(rest) if rest else None
    _, _, before = leaf.text.casefold().partition(" sau ")
    if before and role_of(before) in GIVEN and "achieved_score" not in taken:
        return "achieved_score"
    return None if role in (None, "title", "code") or role in taken else role


def _bounds(leaf: Leaf) -> bool:
    """Whether a header above a leaf says that it holds maxima: "Tự chấm" below "Điểm tối đa"."""
    above = leaf.group or ""
    return role_of(above) == "max_score" and meaning(above) not in BARE_POINTS


def _decides(header: str) -> bool:
    """Whether a header says that an authority decides: "Hội đồng công nhận"."""
    return decides(words(header), lambda said: named(" ".join(said))[0])
