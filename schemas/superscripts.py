"""Raised figures, the numbers of footnotes, as the letters that Unicode has for them.

Both floors know them: what reads a source writes them, and what reads figures passes over them.
"""

from schemas.patterns import late

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_MARKS = frozenset(SUPERSCRIPTS)
_BEHIND_FIGURE = late(
    rf"(?:(?<=[0-9%])|(?<=[0-9][.,;)])|(?<=điểm)|(?<=[0-9]đ)|(?<=[IVX]))[{SUPERSCRIPTS}]+"
)
"""A mark behind a figure, its unit or a numeral: no power of it, which no appendix prints; "m²" and
"a²" are none of these."""
_REMARK = late(r"(?<=[\w%.,)])\s*(?:\(\s*\*{1,4}\s*\)|\*{1,4})$", has="*")
"""What a remark below the table explains: "2*", "1.1 (*)"."""


def raised(figures: str) -> str:
    """Figures 0-9 as raised ones: "12" is "¹²"."""
    return figures.translate(_RAISED)


def unmarked_figures(text: str) -> str:
    """A text without the marks that stand behind its figures: "0,5¹" is "0,5"."""
    return text if _MARKS.isdisjoint(text) else _BEHIND_FIGURE.sub("", text)


def unremarked(text: str) -> str:
    """A cell's text without the asterisks at its end: "2 (*)" is "2"."""
    return _REMARK.sub("", text)
