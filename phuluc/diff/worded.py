"""Two texts word by word: which words stayed, went and came."""

import re
from difflib import SequenceMatcher

import msgspec

_TOKEN = re.compile(r"[^\S\n]*\n\s*|\S+")

MOST = 4_000_000
"""Words of the one text times words of the other that are compared; comparing grows with it."""


class Run(msgspec.Struct, frozen=True):
    """Words in a row that share one fate: ``same``, ``dropped`` or ``added``."""

    op: str
    text: str


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """The runs of two texts in reading order, dropped words before those that replace them.

    Line breaks count as words; blanks do not. Texts too long to compare are one run each.
    """
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(one) * len(other) > MOST:
        return (Run("dropped", _joined(one)), Run("added", _joined(other)))
    runs: list[Run] = []
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", _joined(one[i:j])))
            continue
        if j > i:
            runs.append(Run("dropped", _joined(one[i:j])))
        if m > k:
            runs.append(Run("added", _joined(other[k:m])))
    return tuple(runs)


def marked(runs: tuple[Run, ...]) -> str:
    """The runs on one line as ``wdiff`` writes them: ``[-dropped-]`` and ``{+added+}``."""
    shapes = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(shapes[each.op].format(each.text.replace("\n", "¶")) for each in runs)


def _joined(tokens: list[str]) -> str:
    return re.sub(r" *\n *", "\n", " ".join(each if each.strip() else "\n" for each in tokens))
