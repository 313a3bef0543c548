"""What lines of very many words cost: each is asked of its neighbours alone."""

from collections import Counter
from collections.abc import Callable

import pytest

from extract import outside, overrun
from extract.drawn import Font, Run
from normalize import vocabulary
from schemas.page import Box

COUNT = 400
LARGE, SMALL = Font("Serif", 8.0, False, False), Font("Serif", 5.0, False, False)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often two runs were compared."""
    counted: Counter[str] = Counter()

    def counting(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            counted[name] += 1
            return real(*given)

        return call

    for module, name in ((overrun, "_follows"), (outside, "_gap")):
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    return counted


def on_one_line(wide: float) -> list[Run]:
    """Words in large letters and raised ones in small letters, in turn."""
    fonts = [(LARGE, 20.0), (SMALL, 17.0)] * (COUNT // 2)
    return [
        Run("ab", Box(wide * at, base - 0.85 * font.size, wide * (at + 0.8), base), font)
        for at, (font, base) in enumerate(fonts)
    ]


def test_words_beside_a_table_are_asked_of_their_neighbours_alone(calls: Counter[str]) -> None:
    middle = Box(100, 0, 200, 10)
    assert sum(map(len, overrun.beside(on_one_line(6.0), [middle]))) == COUNT
    assert 0 < calls["_follows"] < 20 * COUNT


def test_small_letters_over_a_line_are_asked_of_their_neighbours_alone(
    calls: Counter[str],
) -> None:
    outside.set_over(on_one_line(6.0))
    assert 0 < calls["_gap"] < 20 * COUNT


def test_a_text_of_many_words_is_asked_for_no_longer_phrase_than_there_is() -> None:
    assert vocabulary.role_of("ab cd " * 5_000) is None
