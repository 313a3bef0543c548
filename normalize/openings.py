"""How rows open, and what they tell of a formula: its variables, and what overrides it."""

from normalize.edges import VARIABLE, in_capitals, opening
from schemas.patterns import late

_CONDITION = late(r"(?:Nếu|Trường hợp)\b")
_SHARE = late(r"(?:[<>≤≥] ?=? ?)?\d+(?:[.,]\d+)? ?%", needs="%")


def ways_to_open(text: str) -> set[str]:
    """All that is told of how a row opens (``edges.opening``), and "capitals": it is written in
    nothing else, "share": with one, as levels do, "single": with a variable, and holds no other.
    """
    found = {opening(text)} | ({"capitals"} if in_capitals(text) else set())
    if opens_share(text):
        found.add("share")
    if "variable" in found and len(variables(text)) == 1:
        found.add("single")
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
