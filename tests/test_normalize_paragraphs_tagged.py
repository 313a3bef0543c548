"""Lines that tags of a printed page mark as the first of a paragraph."""

import msgspec
import pytest

from test_normalize_paragraphs import lay, texts


@pytest.mark.parametrize(("room", "count"), [("|", 2), ("", 3)])
def test_an_address_below_a_stretched_line_goes_on_whatever_tags_say(room: str, count: int) -> None:
    """A browser gives underlined words an element of their own."""
    full = "- Danh sách công chức, viên chức được|", "cử đi bồi dưỡng."
    made = lay(*full, f"- Trang thông tin{room}", "https://cchc.lamdong.gov.vn/tin-")
    *above, address = made.lines
    lines = (*above, msgspec.structs.replace(address, opens=True, tied=True))
    assert len(texts(msgspec.structs.replace(made, lines=lines))) == count
