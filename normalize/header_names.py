"""Whether the cells of a row can be the names of columns."""

import re
from collections.abc import Sequence

from normalize.codes import in_title
from normalize.edges import says_level
from normalize.vocabulary import named, role_of, words
from schemas.patterns import late

LONGEST = 200
"""Characters of a header cell: the longest seen explains itself in a bracket."""
LONGEST_NAME = 5
"""Words of a header that may end in a stop or name its points."""
SHORTEST = 8
"""Characters up to which a stop ends an abbreviation ("Stt.") and no sentence."""
VALUE = re.compile(r"[(\[]?(?:[\d.,%/\s-]+|[IVXL]+\.?|[a-zđ][.)]?)[)\]]?")
_YEAR = late(r"20\d\d")
_POINTS = late(r"[+-]?\s*\d+(?:[.,]\d+)?\s*(?:điểm|đ)\b.*")


def are_names(texts: Sequence[str]) -> bool:
    """Header cells are names: neither sentences nor codes nor figures nor levels of scoring; few
    are empty, but for those behind the last one, which only a wider row below opens."""
    filled = [text for text in texts if text]
    last = max((at for at, text in enumerate(texts, 1) if text), default=0)
    if 2 * len(filled) < last or any(says_level(x) and not _is_bound(x) for x in filled):
        return False
    stopped = [text for text in filled if text.rstrip(")").endswith((".", ";"))]
    stopped = [text for text in stopped if len(text) > SHORTEST]
    odd = [text for text in stopped if not _is_short_name(text)]
    beside = sum(named(text)[1] == 0 and bool(role_of(text)) for text in filled if text not in odd)
    if (odd and beside <= 2 * len(odd)) or any(map(_goes_on, filled)):
        return False
    return all(
        len(text) <= LONGEST
        and (text == "%" or not VALUE.fullmatch(text) or _YEAR.fullmatch(text))
        and not _is_rows_own(text)
        for text in filled
    )


def _goes_on(text: str) -> bool:
    """Whether a text is the rest of a longer one: it opens small, and with no name of a column."""
    role, place = named(text)
    return text[0].islower() and (not role or place > 0) and len(words(text)) > 2 * LONGEST_NAME


def _is_bound(text: str) -> bool:
    """Whether a header says how many points there are at most: "Thang điểm: 100"."""
    return named(text) == ("max_score", 0) and len(words(text)) <= LONGEST_NAME


def _is_short_name(text: str) -> bool:
    """Whether a header ends in a stop and is no sentence: "Điểm tối đa."."""
    role, place = named(text)
    return bool(role) and place == 0 and len(words(text)) <= LONGEST_NAME


def _is_rows_own(text: str) -> bool:
    """Whether a text is of a row and no header: points, or a code of several steps and a name, or
    one behind a word for it ("Tiêu chí 3: …"), or a small letter ("a) …")."""
    found = in_title(text)
    if not text[0].isdigit() and text[0] not in "+-":
        lettered = found is not None and found[0].style == "letter_lower"
        return found is not None and bool((found[0].label or lettered) and found[1])
    return _POINTS.fullmatch(text) is not None or (found is not None and len(found[0].parts) > 1)
