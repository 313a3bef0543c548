"""Name against guidance in a title cell: where "Yêu cầu: …", levels and formulas begin."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from normalize.text import bullet, clean, key


class Styled(Protocol):
    """A paragraph: its text, and the share of its letters in italic."""

    @property
    def text(self) -> str: ...
    @property
    def italic(self) -> float: ...


P = TypeVar("P", bound=Styled)

OPENINGS = (
    # self-scoring guides of provinces (2025): "Yêu cầu: …", "Nếu: …"
    "yêu cầu", "nếu", "cách đánh giá", "cách chấm điểm", "cách tính điểm", "cách xác định",
    "hướng dẫn đánh giá", "hướng dẫn chấm điểm", "nội dung đánh giá", "phương pháp đánh giá",
    "tiêu chí đánh giá", "căn cứ đánh giá",
    # formulas (national index, digital-transformation indices)
    "tính điểm theo công thức", "điểm đánh giá được tính theo công thức", "công thức tính",
    "công thức", "điểm đạt được tính theo công thức", "tính tỷ lệ", "điểm đạt được",
    "điểm đánh giá", "trong đó", "thang điểm",
    # remarks
    "ghi chú", "lưu ý", "trường hợp", "minh chứng",
)  # fmt: skip
_KEYS = tuple(key(opening) for opening in OPENINGS)
_LABEL = re.compile(r"^[^:]{2,60}:")
_FORMULA = re.compile(r"^\(?\s*[a-zđ]\d?\s*(?:là\b|[/=*×+]|\))")
_ENDS_NEU = re.compile(r"\bnếu\s*:\s*$", re.IGNORECASE)
ITALIC = 0.9
"""Share of italic letters from which a whole paragraph counts as italic."""


def is_guidance(text: str) -> bool:
    """Whether a paragraph opens as guidance: a requirement word with its colon, a bullet, a
    formula, an introduction that ends in "Nếu:"."""
    seen = clean(text)
    if not seen:
        return False
    if bullet(seen) or _ENDS_NEU.search(seen) or _FORMULA.match(seen):
        return True
    label = _LABEL.match(seen)
    opened = key(label.group() if label else "")
    if opened and any(opened.startswith(k) for k in _KEYS):
        return True
    return key(seen).startswith(_KEYS[_KEYS.index(key("tính điểm theo công thức")) :][:5])


def split_title(paragraphs: Sequence[P]) -> tuple[tuple[P, ...], tuple[P, ...]]:
    """The paragraphs of a title cell -> (name, guidance).

    The name is what stands before the first paragraph that is guidance, or that changes to italic
    as a whole; a cell that opens with guidance has no name.
    """
    for index, paragraph in enumerate(paragraphs):
        upright = index > 0 and paragraphs[0].italic < 1 - ITALIC
        turns = upright and paragraph.italic >= ITALIC
        if is_guidance(paragraph.text) or turns:
            return tuple(paragraphs[:index]), tuple(paragraphs[index:])
    return tuple(paragraphs), ()
