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
