"""Letters to pieces of text: what is drawn side by side, whatever the order of its letters."""

import math

import msgspec
import pytest

from extract.drawn import Font, Glyphs, Run, Style
from extract.lines import make_lines
from extract.runs import cut
from schemas.page import Box
from schemas.settings import Settings

SETTINGS = Settings()
FONT = Font("Serif", 12.0, False, False)


def test_a_letter_drawn_before_the_one_left_of_it_stands_right_of_it() -> None:
    style = Style(FONT, 20.0)
    glyphs = Glyphs(
        "hpo", (10, 22, 16), (11,) * 3, (16, 28, 22), (23,) * 3, lambda at: [style] * len(at)
    )
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == "hop"


def test_a_blank_that_the_page_draws_counts_though_a_letter_reaches_over_it() -> None:
    style = Style(FONT, 20.0)
    glyphs = Glyphs(
        "a b", (10, 16, 19), (11,) * 3, (19, 19, 25), (23,) * 3, lambda at: [style] * len(at)
    )
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == "a b"


@pytest.mark.parametrize(("letters", "text"), [("a bo de", "a bo de"), ("a bode", "a bo de")])
def test_a_blank_that_the_engine_lost_between_two_words_is_one(letters: str, text: str) -> None:
    style = Style(FONT, 20.0)
    places = [(10, 16), (16, 19), (19, 25), (25, 31), (31, 34), (34, 40), (40, 46)]
    kept = places if len(letters) == 7 else [*places[:4], *places[5:]]
    x0, x1 = zip(*kept, strict=True)
    glyphs = Glyphs(
        letters, x0, (11,) * len(kept), x1, (23,) * len(kept), lambda at: [style] * len(at)
    )
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("kế", "h", "oạch"), "kế hoạch"),
        (("số", "876/QĐ"), "số 876/QĐ"),
        (("95%", "hồ"), "95% hồ"),
        (("Q", "2"), "Q2"),
        (("n", "h"), "nh"),
    ],
)
def test_a_lost_blank_is_one_between_what_can_only_be_two_words(
    words: tuple[str, ...], text: str
) -> None:
    """Where the line draws its other blanks; a word or figure may be drawn in pieces."""
    first = Run("có thể", Box(0, 11, 30, 23), FONT, inner=((), (), 0))
    runs, x = [first], 33.0
    for at, word in enumerate(words):
        x += 2.4 if at == 1 else 0.0
        runs.append(Run(word, Box(x, 11, x + 5 * len(word), 23), FONT, blank=at == 0))
        x += 5 * len(word)
    (line,) = make_lines(runs, SETTINGS.blank)
    assert line.text == f"có thể {text}"


def test_letters_that_are_read_upwards_stand_on_one_line_whatever_their_height() -> None:
    style = Style(FONT, 40.0, turned=90)
    tops = (60.0, 54.0, 48.0)
    glyphs = Glyphs(
        "a g", (35, 35, 34), tops, (40, 40, 43), [y + 6 for y in tops], lambda at: [style] * len(at)
    )
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == "a g"


def test_words_of_two_tagged_texts_that_lie_on_each_other_are_two() -> None:
    """A browser prints a long code over the name beside it."""
    style = Style(FONT, 20.0, mark=1)
    letters, own = "1.a2b", (1, 1, 2, 1, 2)
    styles = [msgspec.structs.replace(style, mark=mark) for mark in own]
    x0 = (10, 16, 16, 19, 22)
    glyphs = Glyphs(
        letters, x0, (11,) * 5, tuple(x + 6 for x in x0), (23,) * 5,
        lambda at: [styles[i] for i in at],
    )  # fmt: skip
    found: dict[int, str] = {}
    for run in cut(glyphs, SETTINGS.blank):
        found[run.mark] = found.get(run.mark, "") + run.text
    assert found == {1: "1.2", 2: "ab"}


@pytest.mark.parametrize(("breaks", "text"), [(False, "UBND"), (True, "UB ND")])
def test_a_break_that_the_engine_gives_on_a_turned_page_parts_no_word(
    breaks: bool, text: str
) -> None:
    style = Style(FONT, 20.0)
    x0, x1 = (10, 17, 25, 25, 26, 34), (17, 25, 25, 25, 34, 42)
    sides = (x0, (11,) * 6, x1, (23,) * 6)
    glyphs = Glyphs("UB\r\nND", *sides, lambda at: [style] * len(at), breaks=breaks)
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == text


@pytest.mark.parametrize(("letters", "text"), [("B ắ c", "Bắc"), ("m ột b", "một b")])
def test_a_letter_that_a_font_lacks_is_set_apart_and_no_word(letters: str, text: str) -> None:
    """Blanks without a width are the engine's own."""
    style, other = Style(FONT, 20.0), Style(msgspec.structs.replace(FONT, name="Other"), 20.0)
    x0, x1, at = [], [], 10.0
    for n, letter in enumerate(letters):
        wide, gap = (0.0, 0.0) if letter == " " else (6.0, 0.8)
        if text == "một b" and n == 4:
            wide = 3.0
        x0.append(at + (0 if letter == " " else gap))
        at = x0[-1] + wide
        x1.append(at)
    styles = [other if letter in "ắộ" else style for letter in letters]
    high = len(letters)
    glyphs = Glyphs(letters, x0, (11,) * high, x1, (23,) * high, lambda at: [styles[i] for i in at])
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == text


@pytest.mark.parametrize(
    ("before", "gap", "text"), [(" ", 3, "+ Tư"), ("", 3, "+ Tư"), ("", 0.3, "+Tư")]
)
def test_a_break_on_a_turned_page_parts_words_behind_a_drawn_blank_or_a_gap(
    before: str, gap: float, text: str
) -> None:
    """Other blanks of the line are drawn: a gap alone would have to be wider."""
    style = Style(FONT, 20.0)
    letters = f"+{before}\r\nTư a"
    x0 = [10.0, *([16.0] * len(before)), 16, 16, 16 + gap, 23 + gap, 29 + gap, 32 + gap]
    x1 = [16.0, *([19.0] * len(before)), 16, 16, 23 + gap, 29 + gap, 32 + gap, 38 + gap]
    sides = x0, (11,) * len(x0), x1, (23,) * len(x0)
    glyphs = Glyphs(letters, *sides, lambda at: [style] * len(at), breaks=False)
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == f"{text} a"


def test_letters_that_are_read_upwards_are_put_in_order_though_drawn_from_the_last() -> None:
    style = Style(FONT, 40.0, turned=90)
    tops = (48.0, 54.0, 60.0)
    glyphs = Glyphs(
        "cba", (35,) * 3, tops, (43,) * 3, [y + 6 for y in tops], lambda at: [style] * len(at)
    )
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == "abc"


def test_a_mark_of_a_letter_that_is_read_upwards_stays_with_it() -> None:
    style = Style(FONT, 40.0, turned=90)
    tops = (54.0, 54.0, 48.0)
    glyphs = Glyphs(
        "e\u0302m", (35, 36, 35), tops, (40, 41, 40), [y + 6 for y in tops],
        lambda at: [style] * len(at),
    )  # fmt: skip
    assert [run.text for run in cut(glyphs, SETTINGS.blank)] == ["e\u0302m"]


@pytest.mark.parametrize(("size", "right"), [(0.0, 16.0), (12.0, math.inf)])
def test_a_word_that_is_drawn_in_no_size_or_at_no_place_is_none(size: float, right: float) -> None:
    plain = Style(FONT, 20.0)
    odd = Style(msgspec.structs.replace(FONT, size=size), 40.0)
    glyphs = Glyphs(
        "a b", (10, 16, 10), (11, 11, 31), (16, 20, right), (23, 23, 43),
        lambda at: [odd if i == 2 else plain for i in at],
    )  # fmt: skip
    assert [run.text for run in cut(glyphs, SETTINGS.blank)] == ["a"]


def spread(text: str, apart: float, blank: float) -> list[Run]:
    """The letters of a text, each six points wide, as runs with room between them."""
    runs, x = list[Run](), 10.0
    for letter in text:
        if letter == " ":
            x += blank
            continue
        runs.append(Run(letter, Box(x, 10, x + 6, 22), FONT, True))
        x += 6 + apart
    return runs


def test_letters_that_are_set_apart_are_words_where_there_is_more_room() -> None:
    (line,) = make_lines(spread("PHỤ LỤC IV", 4.0, 4.0), SETTINGS.blank)
    assert line.text == "PHỤ LỤC IV"


def test_a_bullet_before_a_stretched_line_is_no_letter_set_apart() -> None:
    runs = [
        Run(text, Box(x0, 10, x1, 22), FONT, blank)
        for text, x0, x1, blank in [
            ("•", 10, 16, False),
            ("Đường", 26, 62, True),
            ("d", 250, 256, True),
            ("ẫn:", 256, 270, False),
        ]
    ]
    (line,) = make_lines(runs, SETTINGS.blank)
    assert line.text == "• Đường dẫn:"


def test_letters_that_make_no_words_stand_apart() -> None:
    (line,) = make_lines(spread("abcd", 4.0, 4.0), SETTINGS.blank)
    assert line.text == "a b c d"


def test_what_has_no_width_is_no_part_of_the_word_behind_it() -> None:
    style = Style(FONT, 20.0)
    glyphs = Glyphs(
        "a\u200bb", (10, 19, 19), (11,) * 3, (16, 19, 25), (23,) * 3, lambda at: [style] * len(at)
    )
    assert [run.text for run in cut(glyphs, SETTINGS.blank)] == ["a", "b"]


def test_a_blank_at_which_no_line_breaks_binds_the_word_behind_it() -> None:
    style = Style(FONT, 20.0)
    places = [(10, 16), (16, 19), (19, 25), (25, 28), (28, 34)]
    x0, x1 = zip(*places, strict=True)
    glyphs = Glyphs("a\u00a0b c", x0, (11,) * 5, x1, (23,) * 5, lambda at: [style] * len(at))
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert (line.text, line.tight) == ("a b c", 1)


@pytest.mark.parametrize(("aside", "text"), [(0.4, "bì"), (0.0, "bìì")])
def test_a_letter_drawn_twice_hardly_aside_is_one(aside: float, text: str) -> None:
    style = Style(FONT, 20.0)
    x0, x1 = (10, 16, 16 + aside), (16, 22, 22 + aside)
    glyphs = Glyphs("bìì", x0, (11,) * 3, x1, (23,) * 3, lambda at: [style] * len(at))
    (line,) = make_lines(cut(glyphs, SETTINGS.blank), SETTINGS.blank)
    assert line.text == text


@pytest.mark.parametrize(("first", "second"), [(10.0, 10.3), (10.3, 10.0)])
def test_a_part_of_a_word_that_is_drawn_over_it_is_no_other_word(
    first: float, second: float
) -> None:
    whole = Run("chuyển", Box(first, 10, first + 36, 22), FONT)
    part = Run("chuy", Box(second, 10, second + 24, 22), FONT)
    (line,) = make_lines([whole, part], SETTINGS.blank)
    assert line.text == "chuyển"


def test_a_blank_among_letters_that_stand_in_the_room_of_one_is_as_narrow() -> None:
    runs = [
        Run("một", Box(10, 10, 10.9, 22), FONT, True),
        Run("hai", Box(11.2, 10, 12.1, 22), FONT, True),
    ]
    (line,) = make_lines(runs, SETTINGS.blank)
    assert line.text == "một hai"


def test_the_number_of_a_footnote_stands_with_its_word() -> None:
    small = Font("Serif", 8.0, False, False)
    runs = [Run("V", Box(10, 10, 18, 22), FONT), Run("12", Box(19, 9, 25, 17), small, True)]
    (line,) = make_lines(runs, SETTINGS.blank)
    assert line.text == "V12"


@pytest.mark.parametrize(
    ("pieces", "text"), [(("T", "IÊU"), "TIÊU"), (("UB", "ND"), "UB ND"), (("2", "5"), "25")]
)
def test_pieces_of_a_word_in_capitals_are_set_apart(pieces: tuple[str, ...], text: str) -> None:
    one, other = pieces
    runs = [
        Run(one, Box(10, 10, 22, 22), FONT, True),
        Run(other, Box(23.2, 10, 40, 22), FONT, True),
    ]
    (line,) = make_lines(runs, SETTINGS.blank)
    assert line.text == text


def test_a_capital_of_a_font_of_its_own_is_a_piece_of_its_word() -> None:
    styles = [Style(Font(name, 12.0, False, False), 20.0) for name in (".VnTimeH", ".VnTime")]
    glyphs = Glyphs(
        "ñy", (10, 16), (11,) * 2, (16, 22), (23,) * 2, lambda at: [styles[i > 0] for i in at]
    )
    runs = cut(glyphs, SETTINGS.blank)
    assert [(run.text, run.font.name) for run in runs] == [("ñ", ".VnTimeH"), ("y", ".VnTime")]


@pytest.mark.parametrize(("left", "text"), [(8.3, "+ Ban"), (6.4, "+Ban")])
def test_a_tab_behind_the_sign_of_an_item_is_a_blank_however_narrow(left: float, text: str) -> None:
    small, font = (Font("a", size, bold=False, italic=False) for size in (11.0, 14.0))
    sign = Run("+", Box(0, 2, 6.2, 13), small)
    (line,) = make_lines([sign, Run("Ban", Box(left, 0, left + 22, 14), font)], 0.25)
    assert line.text == text
