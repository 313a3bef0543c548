"""How the lines of a cell stand in it."""

import pytest

from normalize.aligned import are_centred


@pytest.mark.parametrize(
    ("rights", "several", "centred"),
    [
        ([17.0, 20.0, 3.0], False, True),  # wider than the room between the paddings
        ([17.0, 20.0, 3.0], True, False),  # words had been parted
        ([17.0, 20.0, 9.0], False, False),  # a word with room would stand in the middle
        ([30.0, 40.0, 3.0], False, False),
        ([17.0, 20.0, -0.4], False, True),  # wider than the cell: "15/12/2025"
    ],
)
def test_a_word_that_reaches_over_the_padding_stands_in_the_middle_as_the_others_do(
    rights: list[float], several: bool, centred: bool
) -> None:
    assert are_centred([17.0, 20.0, 5.0], rights, [False, False, several]) is centred
