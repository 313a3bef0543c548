"""Which column of a header is an index in per cent."""

from collections.abc import Sequence

from normalize.columns import Leaf
from normalize.vocabulary import meaning, words
from schemas.patterns import late

_SHORT = late(r"(?i:chỉ số)(?: [A-ZĐ]{3,})?(?: (?:năm )?20\d\d)?(?: ?\(%\))?")
"""An index by its short name: "Chỉ số ABCD (%)"."""
_INDEX = words("chỉ số")
_PERCENT = "%"


def of_indices(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, "Chỉ số" behind names and points being no name but the share of the points that
    was reached, as published results of the index print it; behind names alone, or between them
    and the points ("Chỉ số hài lòng năm 2024 (%)"), it is one by its percent sign."""
    scored = [at for at, role in enumerate(roles) if (role or "").endswith("_score")]
    if "title" not in roles or "index_percent" in roles:
        return roles
    name = roles.index("title")
    behind = scored[0] if scored else len(roles)
    if name > behind:
        return roles
    free = [at for at, role in enumerate(roles) if at > name and role in (None, "title")]
    own = [at for at in free if at > behind and _is_index(found[at].text)]
    own = own or [at for at in free if at < behind and _is_share(found[at].text)]
    return ["index_percent" if at in own else role for at, role in enumerate(roles)]


def _is_index(header: str) -> bool:
    """Whether a header is "Chỉ số", with nothing else but its short name and its percent sign, or a
    share by that sign: "Chỉ số cải cách hành chính (%)", "%"."""
    said = meaning(header)
    if said[:2] != _INDEX:
        return said == (_PERCENT,)
    return said == _INDEX or said[-1] == _PERCENT or _SHORT.fullmatch(header) is not None


def _is_share(header: str) -> bool:
    """Whether a header is an index of something with its percent sign."""
    said = meaning(header)
    return said[:2] == _INDEX and said[-1] == _PERCENT
