"""Combining marks come back to the letters that they stand over."""

from extract.pdfium_marks import settled


def boxes(*sides: tuple[float, float, float]) -> tuple[list[float], ...]:
    """x0, top, x1, bottom of characters that are 10 points high: left, right, top of each."""
    return (
        [left for left, _, _ in sides], [top for _, _, top in sides],
        [right for _, right, _ in sides], [top + 10 for _, _, top in sides],
    )  # fmt: skip


def test_a_raised_mark_behind_the_next_letter_comes_back() -> None:
    x0, top, x1, bottom = boxes((10, 14, 20), (10, 14, 20), (14, 22, 20), (10, 14, 18))
    assert settled("e\u0302m\u0309", x0, top, x1, bottom) == "e\u0302\u0309m"
    assert (x0[2], top[2], x1[2], bottom[2]) == (10, 20, 14, 30)
    assert x0[3] == 14


def test_a_mark_behind_a_line_break_that_its_height_made_comes_back() -> None:
    x0, top, x1, bottom = boxes(
        (10, 14, 20), (10, 14, 20), (20, 20, 20), (20, 20, 20), (10, 14, 18)
    )
    assert settled("o\u0302\r\n\u0301", x0, top, x1, bottom) == "o\u0302\u0301\r\n"


def test_a_mark_over_the_letter_before_it_or_over_none_stays() -> None:
    x0, top, x1, bottom = boxes((10, 14, 20), (14, 18, 20), (17, 19, 20))
    assert settled("tu\u031b", x0, top, x1, bottom) == "tu\u031b"
    x0, top, x1, bottom = boxes((10, 14, 20), (14, 18, 20), (60, 64, 20))
    assert settled("tu\u0301", x0, top, x1, bottom) == "tu\u0301"


def test_a_second_mark_over_the_first_is_the_same_letters() -> None:
    x0, top, x1, bottom = boxes((10, 14, 20), (13, 17, 20), (14, 22, 20), (14, 17, 18))
    assert settled("e\u0302m\u0309", x0, top, x1, bottom) == "e\u0302\u0309m"


def test_a_mark_over_the_letter_before_it_takes_its_box() -> None:
    x0, top, x1, bottom = boxes((10, 14, 20), (12, 16, 18))
    assert settled("o\u0302", x0, top, x1, bottom) == "o\u0302"
    assert (x0[1], top[1], x1[1], bottom[1]) == (10, 20, 14, 30)


def test_a_mark_at_the_end_of_its_letter_behind_a_line_break_comes_back() -> None:
    """So engines draw it that do not place marks over letters."""
    x0, top, x1, bottom = boxes((10, 14, 20), (14, 14, 20), (14, 14, 20), (13.1, 15.1, 20))
    assert settled("o\r\n\u0323", x0, top, x1, bottom) == "o\u0323\r\n"
