"""What is printed over a page is none of its texts."""

import msgspec

from extract.drawn import Drawn, Font, Run
from extract.overprint import without_overprints
from schemas.page import Box
from test_extract_lattice import word

TEXTS = (word("một", 100, 100), word("hai", 160, 100), word("ba", 100, 140))
LARGE = Run("DỰ THẢO", Box(80, 60, 400, 160), Font("Sans", 80.0, False, False))


def left(*runs: Run) -> list[str]:
    return [run.text for run in without_overprints(Drawn(1, 500, 500, runs, ())).runs]


def test_large_letters_over_the_texts_of_a_page_are_a_watermark() -> None:
    assert left(*TEXTS, LARGE) == ["một", "hai", "ba"]


def test_large_letters_above_all_texts_are_a_title() -> None:
    title = Run("PHỤ LỤC", Box(80, 0, 400, 80), LARGE.font)
    assert left(*TEXTS, title) == ["một", "hai", "ba", "PHỤ LỤC"]


def test_a_text_layer_that_is_drawn_twice_is_read_once() -> None:
    again = [msgspec.structs.replace(run) for run in TEXTS]
    assert left(*TEXTS, *again) == ["một", "hai", "ba"]


def test_a_text_drawn_twice_hardly_aside_is_bold() -> None:
    again = Run(
        "hai", msgspec.structs.replace(TEXTS[1].box, x0=TEXTS[1].box.x0 + 0.3), TEXTS[1].font
    )
    assert left(*TEXTS, again) == ["một", "hai", "ba"]
