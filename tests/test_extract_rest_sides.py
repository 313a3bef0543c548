"""The walls down beside rests of merged cells."""

import pytest

from test_extract_lattice import across, down, grid, texts, word


@pytest.mark.parametrize(("y", "height"), [(20, 3), (50, 3), (80, 3)])
def test_where_a_side_is_not_drawn_text_may_stand_anywhere_in_a_merged_cell(
    y: float, height: int
) -> None:
    drawn = [across(at, 10, 210) for at in (10, 100)] + [across(at, 10, 110) for at in (40, 70)]
    drawn += [down(x, 10, 130) for x in (10, 110)] + [down(210, 100, 130), across(130, 10, 210)]
    words = [word(t, 20, at) for t, at in (("a", 20), ("b", 50), ("c", 80), ("d", 110))]
    found = grid(drawn, [*words, word("m", 120, y)])
    assert [row[1] for row in texts(found)] == ["m", None, None, ""]
    assert found.rows[0][1] is not None
    assert found.rows[0][1].row_span == height
