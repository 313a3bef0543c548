"""Letters whose ink reaches over the blank behind them."""

import pytest

from extract import pdfium_advances
from extract.turn import Turn


@pytest.mark.parametrize(("degrees", "end"), [(0, 16.0), (90, 15.0)])
def test_on_a_turned_page_an_accent_ends_a_word_where_its_letter_does(
    monkeypatch: pytest.MonkeyPatch, degrees: int, end: float
) -> None:
    monkeypatch.setattr(pdfium_advances, "_advance", lambda *_: 5.0)
    x0, x1 = [10.0, 16.0, 18.0], [16.0, 16.0, 24.0]
    pdfium_advances.give_advances(0, "ế h", Turn(degrees, 0, 0, 600, 800), x0, x1)
    assert x1 == [end, 16.0, 24.0]


@pytest.mark.parametrize(("origin", "end"), [(15.0, 15.0), (13.0, 17.0), (9.0, 17.0)])
def test_the_ink_of_a_mark_without_an_advance_is_no_part_of_its_letter(
    monkeypatch: pytest.MonkeyPatch, origin: float, end: float
) -> None:
    origins = [9.0, origin, 15.0]
    monkeypatch.setattr(pdfium_advances, "_origin", lambda _, at, __: origins[at])
    x0, x1 = [9.5, 14.0, 15.0], [15.0, 16.5, 24.0]
    pdfium_advances.give_advances(0, "o\u031bh", Turn(0, 0, 0, 600, 800), x0, x1)
    assert x1 == [end, end, 24.0]


def test_a_word_behind_the_first_mark_may_stand_apart_without_a_blank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "xa\u0303hu\u0323l"
    origins = [0.0, 5.0, 10.0, 13.0, 18.0, 23.0, 23.0]
    monkeypatch.setattr(pdfium_advances, "_origin", lambda _, at, __: origins[at])
    x0, x1 = [*origins], [5.0, 10.0, 12.0, 18.0, 23.0, 25.0, 26.0]
    pdfium_advances.give_advances(0, text, Turn(0, 0, 0, 600, 800), x0, x1)
    assert (x1[2], x0[2]) == (10.0, 5.0)
