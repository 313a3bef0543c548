"""How wide letters are in a face like Times, which most documents are set in."""

import functools
import unicodedata

_HORN = "\u031b"
_LETTERS = {
    0.18: "'", 0.2: "|", 0.25: " ,.", 0.278: "ijlt/:;", 0.333: "frI!()[]-", 0.389: "sJ",
    0.408: '"', 0.444: "acez?“”", 0.556: "FPS", 0.564: "+<=>×", 0.611: "ELTZ", 0.667: "BCR",
    0.722: "wADGHKNOQUVXYĐ", 0.778: "m&", 0.8: "□☑☒", 0.833: "%", 0.889: "M", 0.921: "@",
    0.944: "W", 1.0: "—…",
}  # fmt: skip
_HORNED = {f"o{_HORN}": 0.529, f"u{_HORN}": 0.542, f"O{_HORN}": 0.722, f"U{_HORN}": 0.776}
_FACE = {letter: width for width, letters in _LETTERS.items() for letter in letters} | _HORNED
"""Widths of Times, which faces of its kind share; other small letters have 0.5."""


def estimate(text: str, size: float) -> float:
    """The width of a text in that face, in points."""
    return size * wide(text)


@functools.lru_cache(maxsize=4096)
def wide(text: str) -> float:
    """The width of a text in that face, in font sizes."""
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, float]):
    """Widths of letters, each found once: a lookup costs less than a call."""

    def __missing__(self, letter: str) -> float:
        wide = self[letter] = width_of(letter)
        return wide


_WIDTHS = _Widths()


def width_of(letter: str) -> float:
    """The width of a letter in that face, in font sizes; marks on it have none."""
    plain = unicodedata.normalize("NFD", letter)
    known = _FACE.get(plain[:2] if plain[1:2] == _HORN else plain[:1])
    return known or (0.69 if letter.isupper() else 0.5)
