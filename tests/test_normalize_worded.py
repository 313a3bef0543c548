"""Which wording says that a line opens."""

import pytest

from normalize.asked import first_answer
from normalize.worded import QUESTIONS, Words


@pytest.mark.parametrize(("opener", "above", "text", "name", "opens"), [
    ("1. Rà soát", "văn bản", "2. Ban hành", "counts_on", True),
    ("Kế hoạch số 1/KH-UBND", "năm 2025", "Kế hoạch số 2/KH-UBND", "names_next", True),
    ("Rà soát", "văn bản", "Yêu cầu: đủ", "is_label", True),
    ("Đạt", "các nội dung sau:", "Ban hành", "is_what_was_announced", True),
    ("1 điểm: Đạt đủ", "kế hoạch;", "0,5 điểm: Đạt một nửa", "begins_with_points", True),
    ("Rà soát", "văn bản", "Tham mưu ban hành", "opens_sentence", True),
    ("Rà soát", "văn bản và", "Tham mưu ban hành", "opens_sentence", False),
    ("Tính", "(b/a)*2,0", "Áp dụng với cấp xã", "follows_formula", True),
    ("Tính", "điểm;", "Trong đó: a là số hồ sơ", "heads", True),
    ("Đạt đủ", "theo quy định.", "Xác định tỷ lệ đúng hạn", "measures", True),
    ("Tính", "Tỷ lệ = a/b;", "Điểm = Tỷ lệ x 2", "is_defined", True),
    ("Chọn", "một mức", "□ Đạt", "has_box", True),
    ("a là số hồ sơ", "tiếp nhận", "b là số hồ sơ đúng hạn", "is_variable", True),
    ("a là số hồ sơ", "tiếp nhận,", "Nếu b/a < 0,7 thì 0", "overrides", True),
])  # fmt: skip
def test_what_wording_decides(opener: str, above: str, text: str, name: str, opens: bool) -> None:
    assert first_answer(QUESTIONS, Words(above, text, opener)) == (opens, name)
