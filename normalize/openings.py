"""How rows open, and what they tell of a formula: its variables, and what overrides it."""

from collections.abc import Iterable

from normalize.edges import VARIABLE, in_capitals, is_address, is_cut, opening
from schemas.patterns import late

_CONDITION = late(r"(?:Nếu|Trường hợp)\b", has=("Nếu", "Trường hợp"))
_SHARE = late(r"(?:[<>≤≥] ?=? ?)?\d+(?:[.,]\d+)? ?%", needs="%")

_SHARE_OF_LEVEL = late(r"(?:Đạt|Từ|Trên|Dưới) (?:từ )?\d+(?:[.,]\d+)? ?%", needs="%")
_FIRST_PART = late(r"\(1\) [A-ZĐÀ-Ỹ]", has="(1) ")
_SECOND_PART = late(r"\(2\) [A-ZĐÀ-Ỹ]", has="(2) ")
LABEL = 20
"""Letters of what names an address, at most: "Địa chỉ truy cập"."""


def ways_to_open(text: str, above: str) -> set[str]:
    """All that is told of how a row opens (``edges.opening``), and "capitals": it is written in
    nothing else, "share": with one, as levels do, "single": with a variable, and holds no other,
    "first": so, and the row ``above`` holds none, "variables": with one and holds another,
    "several": with none and holds several, "condition": with what overrides the formula of the row
    ``above``, which holds its variables.
    """
    way = opening(text)
    found = {way} | ({"capitals"} if in_capitals(text) else set())
    if opens_share(text):
        found.add("share")
    if way == "variable":
        found.add("variables" if len(variables(text)) > 1 else "single")
        if "single" in found and not variables(above):
            found.add("first")
    if tells_of_formula(text):
        found.add("several")
    if opens_condition(text) and tells_of_formula(above):
        found.add("condition")
    return found


def opens_share(text: str) -> bool:
    """Whether a text opens with a share or its bound: "100% số văn bản", "< 40% văn bản"."""
    return _SHARE.match(text) is not None


def opens_condition(text: str) -> bool:
    """Whether a text opens with what overrides a formula: "Nếu tỷ lệ b/a < 0.7 thì …"."""
    return _CONDITION.match(text) is not None


def variables(text: str) -> set[str]:
    """The variables that a text says the meaning of: "a là …; b là …"."""
    return {each[0] for each in VARIABLE.findall(text)}


def tells_of_formula(text: str) -> bool:
    """Whether a text has a formula and what its variables are."""
    return opening(text) != "variable" and len(variables(text)) > 1


def is_level_among(text: str, lines: Iterable[str]) -> bool:
    """Whether a line opens with a share ("Từ 80%"), as another of these lines does, or with the
    first part of a list whose second opens one: those of one sentence would hardly meet the edge
    twice."""
    if _FIRST_PART.match(text):
        return any(map(_SECOND_PART.match, lines))
    return (
        bool(_SHARE_OF_LEVEL.match(text))
        and sum(bool(_SHARE_OF_LEVEL.match(line)) for line in lines) > 1
    )


def labels_address(above: str, text: str, below: str) -> bool:
    """Whether a line is the label of an address, which stands behind it or below: "Đường dẫn:"; not
    below a line that breaks off.

    :param below: the line below it, if any.
    """
    if above[-1] in ",-–" or is_cut(above):
        return False
    label, colon, rest = text.partition(":")
    behind = rest.strip() or below
    named = label[:1].isupper() and len(label) <= LABEL and colon == ":"
    return named and is_address(behind)
