"""What is set over the lines outside of tables: the box of a signature."""

import msgspec

from extract.drawn import Drawn, Font, Ruling, Run
from extract.lattice import lattice
from schemas.page import Box, Grid, Line, Page
from schemas.settings import Settings

LARGE, SMALL = Font("Serif", 12.0, True, False), Font("Serif", 8.0, False, False)


def words(text: str, x: float, base: float, font: Font) -> list[Run]:
    """The words of a line, each a run of its own."""
    runs, wide = [], font.size / 2
    for word in text.split():
        top, bottom = base - 0.85 * font.size, base + 0.2 * font.size
        runs.append(Run(word, Box(x, top, x + wide * len(word), bottom), font, bool(runs)))
        x += wide * (len(word) + 0.5)
    return runs


def lines(runs: list[Run], rulings: tuple[Ruling, ...] = ()) -> list[str]:
    page: Page = lattice(Drawn(1, 500, 500, tuple(runs), rulings), Settings())
    assert not any(isinstance(block, Grid) for block in page.blocks)
    return [block.text for block in page.blocks if isinstance(block, Line)]


TITLE = words("TITLE OF THIS LIST", 50, 60, LARGE)


def test_smaller_letters_over_a_line_are_a_line_of_their_own() -> None:
    over = words("Signed by somebody", 100, 63, SMALL)
    assert sorted(lines([*TITLE, *over])) == ["Signed by somebody", "TITLE OF THIS LIST"]


def test_smaller_letters_far_behind_a_line_are_a_line_of_their_own() -> None:
    apart = words("Signed by somebody", 250, 60, SMALL)
    assert lines([*TITLE, *apart]) == ["TITLE OF THIS LIST", "Signed by somebody"]


def test_smaller_letters_a_word_behind_a_line_are_its_own() -> None:
    rest = words("and so on", TITLE[-1].box.x1 + 3, 60, SMALL)
    assert lines([*TITLE, *rest]) == ["TITLE OF THIS LIST and so on"]


def test_a_mark_over_a_line_is_its_own() -> None:
    (mark,) = words("3", TITLE[-1].box.x1 - 1, 56, SMALL)
    assert lines([*TITLE, mark]) == ["TITLE OF THIS LIST3"]


def test_a_few_smaller_letters_far_behind_a_line_are_none_of_its_own() -> None:
    zone = words("+07:00", 250, 60, SMALL)
    assert lines([*TITLE, *zone]) == ["TITLE OF THIS LIST", "+07:00"]


def test_a_frame_through_which_a_line_goes_is_no_table() -> None:
    x = TITLE[1].box.x1 + 2  # between two words
    frame = (
        Ruling(x, 40, x + 200, 40.5), Ruling(x, 80, x + 200, 80.5),
        Ruling(x, 40, x + 0.5, 80), Ruling(x + 200, 40, x + 200.5, 80),
    )  # fmt: skip
    over = words("Signed by somebody", TITLE[-1].box.x1 + 4, 60, SMALL)
    assert lines([*TITLE, *over], frame) == ["TITLE OF THIS LIST", "Signed by somebody"]


def test_a_frame_that_ends_a_hair_above_the_middle_of_its_line_takes_none_of_its_words() -> None:
    x = (TITLE[-1].box.x0 + TITLE[-1].box.x1) / 2 - 1  # through the last word
    foot = (TITLE[0].box.top + TITLE[0].box.bottom) / 2 - 0.2
    frame = (
        Ruling(x, 30, x + 200, 30.5), Ruling(x, foot - 0.5, x + 200, foot),
        Ruling(x, 30, x + 0.5, foot), Ruling(x + 200, 30, x + 200.5, foot),
    )  # fmt: skip
    over = words("Signed by somebody", x + 4, 40, SMALL)
    assert lines([*TITLE, *over], frame) == ["Signed by somebody", "TITLE OF THIS LIST"]


def test_a_word_processor_draws_the_words_of_such_a_line_in_two_fonts() -> None:
    x = TITLE[1].box.x1 + 2
    frame = (
        Ruling(x, 40, x + 200, 40.5), Ruling(x, 80, x + 200, 80.5),
        Ruling(x, 40, x + 0.5, 80), Ruling(x + 200, 40, x + 200.5, 80),
    )  # fmt: skip
    parts = msgspec.structs.replace(LARGE, name="ABCDEF+Serif")
    mixed = [msgspec.structs.replace(r, font=parts) if r in TITLE[2:] else r for r in TITLE]
    over = words("Signed by somebody", TITLE[-1].box.x1 + 4, 60, SMALL)
    assert lines([*mixed, *over], frame) == ["TITLE OF THIS LIST", "Signed by somebody"]


def test_what_a_box_says_between_two_lines_is_a_line_of_its_own() -> None:
    heading, received = Font("Serif", 13.0, True, False), Font("Serif", 10.0, False, False)
    title = "LIST OF WHAT IS TO BE DONE"  # over one middle with what stands above, as a fraction
    above, below = words("APPENDIX", 196.75, 75, heading), words(title, 148, 90, heading)
    stamp = words("Received on 12/3", 67, 81.5, received)
    frame = (
        Ruling(60, 46, 168, 46.5), Ruling(60, 94, 168, 94.5),
        Ruling(60, 46, 60.5, 94), Ruling(168, 46, 168.5, 94),
    )  # fmt: skip
    found = lines([*stamp, *above, *below], frame)
    assert sorted(found) == ["APPENDIX", title, "Received on 12/3"]
