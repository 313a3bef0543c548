"""Numbers on lines of their own above a table."""

import pytest

from normalize.heading import parse_heading
from schemas.page import Line


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("CỦA ỦY BAN NHÂN DÂN PHƯỜNG", "BỘ CHỈ SỐ CỦA ỦY BAN NHÂN DÂN PHƯỜNG 6"),
        ("CỦA SỞ NỘI VỤ", "BỘ CHỈ SỐ CỦA SỞ NỘI VỤ"),
    ],
)
def test_a_number_alone_is_of_the_title_where_a_name_waits_for_one(above: str, title: str) -> None:
    texts = ("Phụ lục 2", "BỘ CHỈ SỐ", above, "6")
    assert parse_heading([Line(text) for text in texts])[0].title == title
