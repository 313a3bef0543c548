"""Which of its letters say how a page is turned."""

import pytest

from extract.turn import turn_of

FRAME = (0.0, 0.0, 595.0, 842.0)
TOTAL, FOLIO, WATERMARK = [90] * 14, [0] * 2, [0] * 16


@pytest.mark.parametrize(
    ("letters", "inside", "degrees"),
    [
        (TOTAL, (), 90),
        (TOTAL + FOLIO, (90,), 90),
        (TOTAL + FOLIO, (0, 0), 0),  # a running head up the side of a table's last row
        (TOTAL + FOLIO + WATERMARK, (90, 90, 90), 90),  # a total alone on a gazette's last page
        (TOTAL + FOLIO + WATERMARK, (90, 0), 0),
        (TOTAL + FOLIO + WATERMARK, (), 0),
    ],
)
def test_letters_between_rulings_tell_where_those_of_the_page_are_at_odds(
    letters: list[int], inside: tuple[int, ...], degrees: int
) -> None:
    assert turn_of(0, FRAME, letters, lambda: inside).degrees == degrees
