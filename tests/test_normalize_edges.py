"""What language says of two pieces on both sides of a break."""

import pytest

from normalize.edges import (
    announces_rest,
    awaits,
    awaits_first,
    breaks_alone,
    closes_bracket,
    goes_on,
    hangs,
    is_cut,
    leads,
    name_in_capitals,
    says_level,
    says_levels,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- Từ 90% trở lên: 1,0; - Từ 70% đến dưới 90%: 0,5; - Dưới 70%: 0.", 3),
        ("Đúng hạn được 1,5 điểm; Chậm được 0,75 điểm; Không được 0 điểm", 3),
        ("(1) Kế hoạch: 0,5; (2) Báo cáo: 0,25; (3) Kết luận: 0,25", 3),
        ("• Có từ 02 sáng kiến: 1 • Có 01 sáng kiến: 0,5", 2),
        ("- Từ 90% số hồ sơ: 1 - 80% số hồ sơ: 0,5 - < 80% số hồ sơ: 0", 3),
        ("a) Đúng hạn: 1 b) Chậm: 0,5", 2),
        ("Có từ 02 sáng kiến: 1", 1),
    ],
)
def test_levels_are_counted_behind_bullets_and_with_the_points_they_get(
    text: str, count: int
) -> None:
    assert says_levels(text) == count


def test_a_level_may_say_which_points_it_gets() -> None:
    assert says_level("Ban hành đúng hạn được 0,5 điểm;")
    assert not says_level("Số văn bản ban hành được 5")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Áp dụng TCVN ISO 9001:2015", False),
        ("Áp dụng ISO 9001: 2015;", False),
        ("Có từ 02: 1", True),
        ("Có 3:1", True),
        ("Tổng điểm: 2000", True),
    ],
)
def test_the_year_of_a_standard_is_no_figure_of_a_level(text: str, level: bool) -> None:
    assert says_level(text) is level


def test_a_level_awaits_its_figure() -> None:
    assert awaits("Từ 50% hồ sơ đúng hạn được", "0,375 điểm;")
    assert awaits("Từ 50% hồ sơ đúng hạn:", "chấm 0,5 điểm.")
    assert not awaits("Số hồ sơ đã giải quyết được", "12")
    assert awaits("Có từ 02 sáng kiến được công nhận:", "được 0,25 điểm")
    assert awaits("Từ 80% đến dưới 100% kế hoạch:", "...... 0.50 điểm")
    assert awaits_first("+ Từ 90% trở lên:", "1,5; + Dưới 90%: 0,0;")
    assert awaits_first("(1) Kế hoạch được", "0,375 điểm (2) Báo cáo được 0,375 điểm")
    assert awaits_first("- Từ 85% đến dưới 100%:", "2 - Từ 80% - dưới 85%: 1 - Dưới 80%: 0")
    assert not awaits_first("Thực hiện các nội dung sau:", "2 Từ 80% - dưới 85%: 1")


def test_a_formula_goes_on_with_what_it_adds() -> None:
    assert goes_on("Điểm là (b/a)*4,00", "+ (c/a)*2,00. Trong đó:")


def test_what_announces_the_rest_of_its_text() -> None:
    assert announces_rest("thì điểm được tính theo công thức:")
    assert announces_rest("thống kê của đơn vị. Nếu:")
    assert not announces_rest("Trong đó:")


def test_a_range_goes_on_behind_its_dash() -> None:
    assert goes_on("Nếu tỷ lệ này đạt từ 70%", "- dưới 100% thì điểm là 1")
    assert not goes_on("Đạt từ 70%", "- Dưới 50%: 0")


def test_what_leads_to_levels_in_one_row() -> None:
    assert leads("là tổng điểm của 02 nội dung sau: (1) Kế hoạch: 0,5")
    assert not leads("là tổng điểm của 02 nội dung sau:")


def test_a_line_that_ends_on_a_word_that_joins_hangs_over_small_letters() -> None:
    assert hangs("UBND các", "xã, phường")
    assert not hangs("kế hoạch của năm,", "báo cáo")


def test_a_name_in_capitals_may_end_in_a_bracket_in_small_letters() -> None:
    assert name_in_capitals("CẢI CÁCH BỘ MÁY HÀNH", "CHÍNH (6,50 điểm)")
    assert not name_in_capitals("CẢI CÁCH BỘ MÁY HÀNH", "Chính (6,50 điểm)")


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("Xem https://dvc.tinh.gov.", "vn/thong-ke?nam=2024", True),
        ("Xem https://dvc.tinh.gov.", "Quyết định số 5/QĐ", False),
        ("Xem https://dvc.tinh.gov.vn và sổ.", "vn/thong-ke", False),
        ("- Đường dẫn:", "https://dvc.tinh.gov.vn", True),
        ("- Đường dẫn.", "https://dvc.tinh.gov.vn", False),
    ],
)
def test_an_address_goes_on_behind_its_stop(before: str, behind: str, expected: bool) -> None:
    assert goes_on(before, behind, strictly=True) is expected


@pytest.mark.parametrize(
    ("before", "behind", "on"),
    [
        ("Hằng năm", "6 tháng đầu năm", False),
        ("Hằng tháng", "15/11/2025", False),
        ("Kế hoạch năm", "2025", True),
        ("Trường hợp b/a <", "0,8 thì điểm là 0", True),
        ("Trường hợp b/a <", "Điểm là 0", False),
        ("Trước ngày", "30/6/2025", True),
        ("Áp dụng TCVN ISO", "9001:2015", True),
        ("Áp dụng TCVN ISO", "01 sáng kiến", False),
    ],
)
def test_what_awaits_a_number_goes_on_with_its_own_kind(before: str, behind: str, on: bool) -> None:
    assert goes_on(before, behind, strictly=True) is on


def test_a_name_may_end_in_who_stands_above_or_below() -> None:
    formula = "Công thức tính: (b/a) x điểm tối đa"
    assert not goes_on("Thực hiện hướng dẫn của cơ quan cấp trên", formula)
    assert not goes_on("Kiểm tra cơ quan cấp dưới", formula)
    assert goes_on("Số hồ sơ nhận trên", "Cổng dịch vụ công")
    assert not goes_on("Quý IV/2025 và các năm tiếp theo", "Trước ngày 15/12/2025")


def test_what_is_attached_is_a_whole_name_unless_a_documents_number_follows() -> None:
    assert not goes_on("Phụ lục thống kê kèm theo", "Báo cáo quý", strictly=True)
    assert goes_on("ban hành kèm theo", "Quyết định số 5/QĐ-UBND", strictly=True)


@pytest.mark.parametrize(
    ("before", "behind", "on"),
    [
        ("theo quy định tại điểm", "2.1 của Nghị quyết", True),
        ("Đầy đủ số lượng, có", "01 báo cáo chậm", True),
        ("Biên bản (nếu có)", "02 báo cáo", False),
        ("Biên bản, nếu có", "02 báo cáo", False),
        ("theo khoản 1", "Điều 5 Luật Đất đai", True),
        ("tại điểm b khoản 2 Điều 5", "Quyết định số 468/QĐ-TTg", True),
        ("theo khoản 1", "Quyết định thành lập", False),
        ("Kế hoạch năm 2025", "Quyết định số 468/QĐ-TTg", False),
    ],
)
def test_a_provision_goes_on_with_what_it_is_a_part_of(before: str, behind: str, on: bool) -> None:
    assert goes_on(before, behind, strictly=True) is on


def test_a_token_that_is_cut_goes_on_in_any_column() -> None:
    assert breaks_alone("Công chức ĐC-XD-", "ĐT&MT", {"Sở Y tế"})
    assert breaks_alone("Công chức ĐC-XD-ĐT&", "MT", {"Sở Y tế"})
    assert goes_on("Công chức ĐC-XD-ĐT&", "MT", strictly=True)
    assert not breaks_alone("Công chức -", "ĐT&MT", {"Sở Y tế"})


def test_what_closes_a_bracket_goes_on_behind_any_stop() -> None:
    assert goes_on("Hình thức khác (hội nghị;", "tập huấn...): 0,5", strictly=True)
    assert not goes_on("Hình thức khác (hội nghị);", "tập huấn: 0,5", strictly=True)
    assert not closes_bracket("Việc khác (nếu có;", "b) Tập huấn")


@pytest.mark.parametrize(("rest", "goes"), [("(BCCI)", True), ("(Sở Nội vụ)", False)])
def test_a_short_name_in_brackets_stands_behind_the_whole_one(rest: str, goes: bool) -> None:
    assert goes_on("qua dịch vụ bưu chính công ích", rest) is goes


def test_a_word_alone_that_awaits_more_is_cut_in_capitals_too() -> None:
    assert is_cut("Theo")
    assert not is_cut("Dân")


def test_a_comma_with_which_no_other_text_ends_is_in_the_midst_of_one() -> None:
    assert breaks_alone("Sở Nội vụ,", "Sở Tư pháp", {"Sở Y tế, Sở Nội vụ"})
    assert not breaks_alone("Sở Nội vụ,", "Sở Tư pháp", {"Sở Y tế,"})


def test_a_letter_that_counts_an_item_is_no_small_letter_with_which_texts_open() -> None:
    cut = "tại Bộ phận Tiếp", "nhận và Trả kết quả"
    assert breaks_alone(*cut, {"a) Rà soát thủ tục"})
    assert not breaks_alone(*cut, {"rà soát thủ tục"})


@pytest.mark.parametrize(("before", "behind", "goes"), [
    ("theo công thức: (b/a) x 2,00 + (c/a) x", "1,00. Trong đó:", True),
    ("theo công thức: (b/a) x 2,00 +", "(c/a) x 1,00", True),
    ("theo công thức: (b/a) x 2,00", "1,00", False),
    ("Tỷ lệ tính theo phương án x", "1,00", False),
])  # fmt: skip
def test_a_formula_goes_on_behind_what_reckons(before: str, behind: str, goes: bool) -> None:
    assert goes_on(before, behind, strictly=True) is goes


def test_an_item_with_a_letter_and_a_stop_goes_on_with_no_sentence() -> None:
    assert not goes_on("a. Tham gia đủ các cuộc họp (2 điểm)", "b. Gửi báo cáo đúng hạn (2 điểm)")
    assert goes_on("theo quy định tại điểm", "b. của Thông tư")
