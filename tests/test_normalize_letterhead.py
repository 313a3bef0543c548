"""What stands right of an office's name in a letterhead of two columns."""

import pytest

from normalize.heading import parse_heading
from normalize.letterhead import without_offices
from schemas.page import Line


@pytest.mark.parametrize(("lines", "right"), [
    (["UBND XÃ TÂN PHÚ PHỤ LỤC I"], ["PHỤ LỤC I"]),
    (["ỦY BAN NHÂN DÂN HUYỆN MỘC Phụ lục số 1", "CHÂU (Kèm theo Quyết định số 4/QĐ-UBND)"],
     ["Phụ lục số 1", "(Kèm theo Quyết định số 4/QĐ-UBND)"]),
    (["ỦY BAN NHÂN DÂN HUYỆN Phụ lục 1", "MỘC CHÂU", "CHỈ SỐ"], ["Phụ lục 1", "", "CHỈ SỐ"]),
    (["ỦY BAN NHÂN DÂN Phụ lục 1", "HUYỆN MỘC CHÂU"], ["Phụ lục 1", ""]),
    (["UBND HUYỆN MỘC CHÂU Phụ lục 1", "CHỈ SỐ"], ["Phụ lục 1", "CHỈ SỐ"]),
    (["SỞ NỘI VỤ (TỈNH LÂM ĐỒNG)"], ["SỞ NỘI VỤ (TỈNH LÂM ĐỒNG)"]),
    (["UBND TỈNH SƠN LA Phụ lục 1", "SỞ NỘI VỤ", "CHỈ SỐ"], ["Phụ lục 1", "", "CHỈ SỐ"]),
    (["UBND TỈNH SƠN LA Biểu mẫu 03"], ["Biểu mẫu 03"]),
    (["BỘ NỘI VỤ Phụ lục 3", "_____ Ban hành kèm theo Thông tư số 4/TT-BNV"],
     ["Phụ lục 3", "Ban hành kèm theo Thông tư số 4/TT-BNV"]),
    (["UBND XÃ A Phụ lục 3", "(Kèm theo Kế hoạch số 4/KH-UBND ngày", "_____ 02/3/2030)"],
     ["Phụ lục 3", "(Kèm theo Kế hoạch số 4/KH-UBND ngày", "02/3/2030)"]),
    (["UBND XÃ A Phụ lục 3", "(Kèm theo Kế hoạch số 4/KH-UBND của", "_____ Sở Nội vụ)"],
     ["Phụ lục 3", "(Kèm theo Kế hoạch số 4/KH-UBND của", "Sở Nội vụ)"]),
    (["UBND Phụ lục 3", "(Kèm theo Kế hoạch số 4/KH-UBND ngày", "XÃ TÂN PHÚ 02/3/2030)"],
     ["Phụ lục 3", "(Kèm theo Kế hoạch số 4/KH-UBND ngày", "02/3/2030)"]),
    (["ỦY BAN NHÂN DÂN Phụ lục 1", "TỈNH A Ban hành kèm theo Thông báo số 4/TB-UBND"],
     ["Phụ lục 1", "Ban hành kèm theo Thông báo số 4/TB-UBND"]),
    (["UBND TỈNH A Bảng 2", "Kèm theo Quyết định số 4/QĐ-", "_____ UBND của Sở Nội vụ"],
     ["Bảng 2", "Kèm theo Quyết định số 4/QĐ-", "UBND của Sở Nội vụ"]),
    (["CHỈ SỐ (Kèm theo Kế hoạch)"], ["CHỈ SỐ (Kèm theo Kế hoạch)"]),  # below no office
])  # fmt: skip
def test_a_label_or_an_issuing_line_stands_without_the_office_beside_it(
    lines: list[str], right: list[str]
) -> None:
    assert (
        without_offices(lines, lambda text: text.lower().startswith(("phụ lục", "biểu", "bảng")))
        == right
    )


@pytest.mark.parametrize(("field", "title"), [
    ("Tên đơn vị: Sở Xây dựng", "BẢNG CHẤM ĐIỂM"),
    ("Đơn vị được đánh giá: Phòng Kinh tế", "BẢNG CHẤM ĐIỂM"),
    ("ĐƠN VỊ SỰ NGHIỆP", "BẢNG CHẤM ĐIỂM ĐƠN VỊ SỰ NGHIỆP"),
])  # fmt: skip
def test_a_line_that_says_whose_paper_it_is_belongs_to_no_title(field: str, title: str) -> None:
    said = ("PHỤ LỤC", "BẢNG CHẤM ĐIỂM", field, "(Kèm theo Công văn số 5/SNV ngày 06/01/2025)")
    assert parse_heading([Line(text, bold=1.0) for text in said])[0].title == title
