"""Headers that no phrase holds, by what they are made of."""

import pytest

from normalize.columns import Leaf
from normalize.roles import columns_of
from normalize.vocabulary import names_units, role_of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Điểm đơn vị đề nghị", "self_score"), ("Điểm do UBND xã đề xuất", "self_score"),
        ("Kết quả tự xác định của xã", "self_score"), ("Điểm công chức tự chấm", "self_score"),
        ("Tổ kiểm tra chấm điểm", "verified_score"),
        ("Điểm Sở Nội vụ thống nhất", "verified_score"),
        ("Kết quả UBND tỉnh chấm", "verified_score"),
        ("Kết quả chấm của Hội đồng", "verified_score"),
        ("Phương thức tính điểm", "method"), ("Nguyên tắc cho điểm", "method"),
        ("Phòng, ban theo dõi", "lead"), ("Bộ phận đầu mối", "lead"),
        ("Tổ chức, cá nhân triển khai", "agencies"), ("Mã số TC", "code"),
        ("Điểm T. đa", "max_score"), ("Điểm số chuẩn của tiêu chí", "max_score"),
        ("Số điểm đạt năm trước", "previous_score"), ("Tỉ lệ (%)", "index_percent"),
    ],
)  # fmt: skip
def test_a_header_is_read_by_what_it_is_made_of(header: str, role: str) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    "header",
    [
        *("Cơ quan đề xuất", "Đơn vị đề nghị", "Quy định", "Điểm cộng", "Hội đồng công nhận"),
        "TT. Nội vụ",
    ],
)
def test_what_may_be_no_points_no_way_to_give_them_and_no_code_has_no_role(header: str) -> None:
    assert role_of(header) is None


def test_who_asks_and_who_decides_are_known_beside_maxima() -> None:
    headers = ("TT", "Tiêu chí", "Điểm tối đa", "Xã đề nghị", "Hội đồng công nhận")
    found = [column.role for column in columns_of(tuple(map(Leaf, headers)))]
    assert found == ["code", "title", "max_score", "self_score", "verified_score"]


@pytest.mark.parametrize("header", ["Ý kiến đề nghị", "Kiến nghị, đề xuất", "Hình thức đề nghị"])
def test_a_remark_that_ends_in_what_is_asked_holds_no_points(header: str) -> None:
    headers = ("TT", "Tiêu chí", "Điểm tối đa", header)
    assert columns_of(tuple(map(Leaf, headers)))[-1].role is None


@pytest.mark.parametrize(
    ("header", "lists"),
    [
        ("Sở, ngành, địa phương", True), ("Các sở, ban, ngành", True), ("Tên sở, ngành", True),
        ("Ký hiệu viết tắt", True), ("Số bản", False), ("Ban hành", False),
        ("Thành viên Hội đồng", True), ("Họ và tên, chức vụ", True), ("Thành viên chấm", False),
        ("Các tiêu chí", False), ("Đơn vị tính", False), ("Cách đánh giá", False),
    ],
)  # fmt: skip
def test_a_header_that_names_units_alone_lists_them(header: str, lists: bool) -> None:
    assert names_units(header) is lists


@pytest.mark.parametrize(("beside", "role"), [("Thẩm định", "achieved_score"), ("Ghi chú", None)])
def test_points_after_those_that_another_column_holds_are_the_ones_reached(
    beside: str, role: str | None
) -> None:
    headers = ("TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", beside, "Tổng điểm sau thẩm định")
    found = [column.role for column in columns_of(tuple(map(Leaf, headers)))]
    assert found[-1] == (role or "verified_score")
