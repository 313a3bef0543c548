"""Figures that are drawn smaller and higher than the letter before them."""

import pytest

from extract.drawn import Font, Glyphs, Style
from extract.flow import Flow
from extract.look import Rules
from extract.superscripts import with_superscripts
from schemas.settings import Settings

SIZE = 10.0


def drawn(text: str, sizes: str, lifts: str) -> Glyphs:
    """Letters side by side: "." of full size on the line; else tenths of the font size."""
    scales = [1.0 if each == "." else int(each) / 10 for each in sizes]
    highs = [0.0 if each == "." else int(each) / 10 * SIZE for each in lifts]
    x0, x = [], 50.0
    for scale in scales:
        x0.append(x)
        x += 5 * scale
    x1 = [*x0[1:], x]
    bases = [100 - high for high in highs]
    styles = [
        Style(Font("a", SIZE * scale, bold=False, italic=False), base)
        for scale, base in zip(scales, bases, strict=True)
    ]
    top = [style.base - 0.9 * style.font.size for style in styles]
    bottom = [style.base + 0.2 * style.font.size for style in styles]
    return Glyphs(text, x0, top, x1, bottom, lambda places: [styles[at] for at in places])


@pytest.mark.parametrize(
    ("text", "sizes", "lifts", "expected"),
    [
        ("1: 12", "....6", "....3", "1: 1²"),
        ("20151", "....5", "....3", "2015¹"),
        ("m2, a", ".6...", ".4...", "m², a"),
        ("ý12", ".66", ".33", "ý¹²"),
        ("m2", ".6", "..", "m2"),  # on the line, only smaller
        ("15", "..", ".3", "15"),  # higher, but as large
        ("51/2", ".6.6", ".3..", "51/2"),  # half of a fraction
    ],
)
def test_a_smaller_and_higher_figure_is_a_raised_one(
    text: str, sizes: str, lifts: str, expected: str
) -> None:
    glyphs = drawn(text, sizes, lifts)
    assert with_superscripts(glyphs, glyphs.text) == expected


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [("", "1", "0,5¹"), ("vertical-align: super", "12", "0,5¹²"), ("", "(1)", "0,5(1)")],
)
def test_markup_that_raises_a_figure_is_kept(style: str, text: str, expected: str) -> None:
    flow = Flow(Settings(), Rules())
    flow.text("0,5")
    flow.start("span" if style else "sup", {"style": style} if style else {})
    flow.text(text)
    assert [line.text for line in flow.lines()] == [expected]


def test_a_raised_figure_that_opens_a_paragraph_is_no_mark_behind_words() -> None:
    flow = Flow(Settings(), Rules())
    flow.start("sup", {})
    flow.text("1")
    flow.end("sup")
    flow.text(" Theo quy định.")
    assert [line.text for line in flow.lines()] == ["1 Theo quy định."]
