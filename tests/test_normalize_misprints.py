"""Headers with a letter or a blank that is lost."""

import pytest

from normalize.vocabulary import role_of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("S TT", "code"),  # a narrow column broke it
        ("T/T", "code"),
        ("S.T.T", "code"),
        ("Tiu chí", "title"),
        ("Đim chuẩn", "max_score"),
        ("Phi hợp", "coordinating_agencies"),
        ("Đơn vị tíh", "unit"),
        ("Nộidung", "title"),
        ("Thờihạn hoàn thành", "deadline"),
        ("Điểmtự chấm của đơn vị", "self_score"),
        ("Nguồn cung cấpdữ liệu", "source_of_data"),
        ("Đi ểm tối đa", "max_score"),
        ("Sở, ngànhphối hợp", "coordinating_agencies"),
    ],
)
def test_a_header_with_a_misprint_is_read_as_it_was_meant(header: str, role: str) -> None:
    assert role_of(header) == role


def test_a_word_that_is_misprinted_says_its_role_before_a_later_one() -> None:
    assert role_of("Thời gan thực hiện") == "deadline"


@pytest.mark.parametrize(
    "header", ["Chi tiết", "Đơn giá", "Thành tiền", "Số tiền", "Thứ hạng", "Phạm vi", "Địa bàn"]
)
def test_a_word_of_its_own_is_no_misprint(header: str) -> None:
    assert role_of(header) is None


def test_signs_of_a_spoilt_font_are_no_misprint() -> None:
    assert role_of("Nội dng") == "title"
    assert role_of("Nội d¶ng") is None


@pytest.mark.parametrize(("header", "role"), [
    ("Chủ tịch UBND tỉnh phê duyệt", None), ("Phó Chủ tịch phụ trách", "lead"),
    ("Chủ tịch UBND huyện chấm", "verified_score"),
])  # fmt: skip
def test_a_word_beside_its_own_in_a_known_header_is_no_misprint(
    header: str, role: str | None
) -> None:
    assert role_of(header) == role
