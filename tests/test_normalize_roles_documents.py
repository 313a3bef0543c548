"""Lists of documents, as web pages have them below an appendix, are no criteria tables."""

import pytest

from normalize.columns import Leaf
from normalize.roles import columns_of, is_criteria


@pytest.mark.parametrize(("headers", "expected"), [
    (("STT", "Số ký hiệu", "Trích yếu nội dung", "Ngày ban hành"), False),
    (("STT", "Tên văn bản", "Ngày ký", "Tải về"), False),
    (("STT", "Tên văn bản", "Ngày ban hành", "Cơ quan chủ trì"), True),  # a plan of documents
    (("STT", "Tên chỉ tiêu", "Mục tiêu 2026"), True),
])  # fmt: skip
def test_documents_with_their_numbers_and_dates_are_no_criteria(
    headers: tuple[str, ...], expected: bool
) -> None:
    assert is_criteria(columns_of([Leaf(header) for header in headers])) is expected
