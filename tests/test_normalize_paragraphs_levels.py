"""What stands below levels of scoring that run on in one line, and below a name's empty line."""

import msgspec
import pytest

from schemas.page import Box
from test_normalize_paragraphs import lay, texts


@pytest.mark.parametrize(
    ("above", "count"), [("Họp đủ: 2 điểm; thiếu: 1 điểm.|", 1), ("Họp đủ kỳ: 2 điểm.|", 2)]
)
def test_a_sentence_behind_levels_in_one_line_goes_on_below_a_full_one(
    above: str, count: int
) -> None:
    assert len(texts(lay(above, "Số kỳ lấy theo sổ họp"))) == count


@pytest.mark.parametrize(("gap", "count"), [(0.0, 1), (14.0, 2)])
def test_an_aside_opens_below_an_empty_line_whatever_the_room(gap: float, count: int) -> None:
    said = ("Tham gia trực ban của xã", "(vắng không báo trước thì", "trừ điểm theo quy định)")
    made = lay(*said, gaps={1: gap})
    made = msgspec.structs.replace(made, box=Box(0.0, 0.0, 10 + 6.0 * 25, 80.0))
    assert len(texts(made)) == count
