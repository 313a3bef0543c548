"""Words that run over the wall of their column."""

import msgspec
import pytest

from schemas.page import Box, Grid
from test_extract_lattice import TWO_BY_TWO, page, texts, word

ADDRESS = "https://abc.gov.vn/tin"


@pytest.mark.parametrize(
    ("x", "expected"),
    [(13, [ADDRESS, ""]), (60, ["", ADDRESS]), (113, ["", ADDRESS])],
)
def test_a_word_longer_than_its_column_stands_where_it_begins(
    x: float, expected: list[str]
) -> None:
    run = msgspec.structs.replace(word(ADDRESS, x, 30), box=Box(x, 21, x + 220, 33))
    made = page(TWO_BY_TWO, [run])
    (block,) = made.blocks
    assert isinstance(block, Grid)
    assert texts(block)[0] == expected
