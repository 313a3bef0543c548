"""What rows are whose points stand in a column too narrow for them."""

import pytest

from normalize.read import appendix
from tables import table


@pytest.mark.parametrize("best", ["1,50", "1, / 50", "1,5 / 0", "1, / 5 / 0"])
def test_points_broken_over_lines_tell_levels_as_whole_ones_do(best: str) -> None:
    rows = (
        ("1", "SÁNG KIẾN", best, "", ""),
        ("", "Có từ 02 sáng kiến", best, "", ""),
        ("", "Có 01 sáng kiến", "0,75", "", ""),
        ("", "Không có sáng kiến", "0", "", ""),
    )
    assert [c.kind for c in appendix(table(rows)).appendix.criteria] == ["criterion", *["rule"] * 3]
