"""What codes of one level have in common, and which of them rank above others."""

from normalize.codes import Code

Look = tuple[str, int, bool]
"""The style of a code with its label, its number of parts, and whether it ends in a bracket."""
GROUPS = ("roman", "letter_upper")
"""Styles of codes below which paths stand whose own parents are not printed."""
_RANKS = {
    "letter_upper": 1, "roman": 2, "number": 3, "padded": 3, "alphanumeric": 3, "path": 4,
    "register": 5, "letter_lower": 6, "small_roman": 7,
}  # fmt: skip


def look_of(code: Code) -> Look:
    """What rows of one level have in common."""
    style = "number" if code.style == "padded" else code.style
    if style == "roman" and code.text.islower():
        style = "small_roman"
    if code.label and len(code.parts) == 1:
        style = f"{style} {code.label}"
    return style, len(code.parts), code.text.endswith(")")


def rank_of(look: Look) -> int:
    """The rank of a look: the lower, the higher it stands where nothing else says so."""
    return _RANKS.get(look[0].partition(" ")[0], 9)


def outranks(code: Code, other: Code) -> bool:
    """Whether a code stands above another by their looks alone."""
    return rank_of(look_of(code)) < rank_of(look_of(other))
