"""Levels of rows without codes."""

import pytest

from test_normalize_headings import read


@pytest.mark.parametrize(
    ("figures", "kind"),
    [(("2", "0"), "rule"), (("1", "1"), "criterion"), (("1", "0"), "criterion")],
)
def test_rows_with_a_sign_whose_figures_fall_from_that_above_to_nothing_are_its_levels(
    figures: tuple[str, str], kind: str
) -> None:
    rows = ("Kế hoạch|2|A", f"- Xã lập|{figures[0]}|", f"- Thôn lập|{figures[1]}|", "Báo cáo|1|B")
    found = read("Tiêu chí | Điểm tối đa | Tài liệu kiểm chứng", *rows)
    assert [c.kind for c in found.criteria] == ["criterion", kind, kind, "criterion"]
