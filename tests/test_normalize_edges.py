"""What language says of two pieces on both sides of a break."""

import pytest

from normalize.edges import awaits, awaits_first, says_level, says_levels


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- Từ 90% trở lên: 1,0; - Từ 70% đến dưới 90%: 0,5; - Dưới 70%: 0.", 3),
        ("Đúng hạn được 1,5 điểm; Chậm được 0,75 điểm; Không được 0 điểm", 3),
        ("Có từ 02 sáng kiến: 1", 1),
    ],
)
def test_levels_are_counted_behind_bullets_and_with_the_points_they_get(
    text: str, count: int
) -> None:
    assert says_levels(text) == count


def test_a_level_may_say_which_points_it_gets() -> None:
    assert says_level("Ban hành đúng hạn được 0,5 điểm;")
    assert not says_level("Số văn bản ban hành được 5")


def test_a_level_awaits_its_figure() -> None:
    assert awaits("Từ 50% hồ sơ đúng hạn được", "0,375 điểm;")
    assert not awaits("Số hồ sơ đã giải quyết được", "12")
    assert awaits_first("+ Từ 90% trở lên:", "1,5; + Dưới 90%: 0,0;")
