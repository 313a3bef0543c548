"""What can be the name of a column."""

import pytest

from normalize.header_names import are_names

REST = "yêu cầu thêm giấy tờ ngoài quy định, không để xảy ra tình trạng hồ sơ quá hạn"


@pytest.mark.parametrize(
    ("first", "named"), [("Hồ sơ", True), ("hồ sơ", True), (REST, False), (REST.capitalize(), True)]
)
def test_the_rest_of_a_sentence_names_no_column(first: str, named: bool) -> None:
    assert are_names(("", first, "mục", "UBND tỉnh")) is named
