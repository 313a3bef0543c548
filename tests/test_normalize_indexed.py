"""Which column of a header is an index in per cent."""

import pytest

from normalize.columns import Leaf
from normalize.roles import columns_of


@pytest.mark.parametrize(("header", "role"), [
    ("Chỉ số hài lòng (%)", "index_percent"), ("Chỉ số hài lòng", "title"), ("%", None),
])  # fmt: skip
def test_behind_names_alone_an_index_is_one_by_its_percent_sign(
    header: str, role: str | None
) -> None:
    columns = columns_of([Leaf("STT"), Leaf("Nội dung tiêu chí"), Leaf(header)])
    assert columns[-1].role == role


def test_between_names_and_points_an_index_is_one_by_its_percent_sign() -> None:
    names = ("STT", "Tiêu chí", "Chỉ số hài lòng năm 2024 (%)", "Điểm phấn đấu năm 2025")
    columns = columns_of([Leaf(name) for name in names])
    assert [column.role for column in columns][2:] == ["index_percent", "target_score"]
