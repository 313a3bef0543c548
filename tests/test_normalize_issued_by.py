"""Whose number, kind and issuer an issuing line tells where it names more than one document."""

import pytest

from normalize.heading import parse_heading, split_label
from normalize.issued import parse_issued
from schemas.page import Line

BY = "Quyết định số 19/2012/QĐ-UBND ngày 12/3/2012 của UBND tỉnh A)"


@pytest.mark.parametrize(
    "line",
    [
        f"(Kèm theo Quy định ban hành tại {BY}",
        f"(Ban hành kèm theo Quy chế đánh giá tại {BY}",
        f"(Kèm theo Đề án Xác định Chỉ số CCHC được phê duyệt tại {BY}",
        f"(Kèm theo Kế hoạch năm 2012 ban hành theo {BY}",
        f"(Dự thảo kèm theo {BY}",
        f"(Phê duyệt kèm theo {BY}",
    ],
)
def test_a_rule_has_the_number_and_the_kind_of_what_issued_it(line: str) -> None:
    issued = parse_issued(line)
    assert (issued.kind, issued.number, issued.symbol) == ("Quyết định", "19/2012", "QĐ-UBND")
    assert (issued.date, issued.issuer) == ("2012-03-12", "UBND tỉnh A")


@pytest.mark.parametrize(
    ("line", "kind", "issuer"),
    [
        ("(Kèm theo Quy chế của Cụm thi đua số 4)", "Quy chế", "Cụm thi đua số 4"),
        ("(Kèm theo Đề án Xác định Chỉ số CCHC của tỉnh)", "Đề án", "tỉnh"),
    ],
)
def test_a_number_of_an_issuer_or_an_index_is_none_of_the_document(
    line: str, kind: str, issuer: str
) -> None:
    issued = parse_issued(line)
    assert (issued.kind, issued.number, issued.symbol) == (kind, None, None)
    assert issued.issuer == issuer


def test_an_issuer_may_stand_before_the_number() -> None:
    issued = parse_issued("(Kèm theo Quyết định của Chủ tịch UBND xã số 1/QĐ-UBND ngày 5/5/2022)")
    assert (issued.number, issued.issuer) == ("1", "Chủ tịch UBND xã")


def test_what_stands_behind_the_bracket_is_no_issuer() -> None:
    issued = parse_issued("(Kèm theo Quyết định số 1/QĐ-UBND của UBND xã (mới)) Năm đánh giá: 2018")
    assert issued.issuer == "UBND xã (mới)"


def test_a_remark_in_brackets_leaves_a_title_in_capitals_one() -> None:
    told = ["BẢNG ĐIỂM ĐÁNH GIÁ (Áp dụng đối với các phòng chuyên môn)", "(Kèm theo Kế hoạch số 1)"]
    assert parse_heading([Line(text) for text in told])[0].title == told[0]


@pytest.mark.parametrize("label", ["Phụ lục II.a", "PHỤ LỤC 2.b"])
def test_a_label_may_end_in_a_letter_behind_a_stop(label: str) -> None:
    assert split_label(label) == (label, "")


@pytest.mark.parametrize("behind", ["ký ngày", "ban hành ngày", "ngày", "của UBND xã ngày"])
def test_a_symbol_ends_before_a_word(behind: str) -> None:
    issued = parse_issued(f"(Kèm theo Quyết định số 54 /QĐ-UBND {behind} 10/9/2014)")
    assert (issued.number, issued.symbol, issued.date) == ("54", "QĐ-UBND", "2014-09-10")


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Quyết định số 12/QĐ-UBND của UBND Quận 3, ngày 02/6/2022)",
        "(Kèm theo dự thảo Quyết định số 12/QĐ-UBND ngày 02/6/2022 của UBND Quận 3)",
    ],
)
def test_an_issuer_before_the_date_and_a_draft_are_told(line: str) -> None:
    issued = parse_issued(line)
    assert (issued.kind, issued.symbol) == ("Quyết định", "QĐ-UBND")
    assert (issued.date, issued.issuer) == ("2022-06-02", "UBND Quận 3")


def test_a_programme_of_action_is_a_kind_of_its_own() -> None:
    issued = parse_issued("(Kèm theo Chương trình hành động số 02/CTr-UBND ngày 15/01/2023)")
    assert (issued.kind, issued.number) == ("Chương trình hành động", "02")


def test_what_a_document_is_about_is_no_part_of_its_issuer() -> None:
    line = "(Kèm theo Kế hoạch số 9/KH-UBND ngày 10/3/2023 của UBND tỉnh A về nâng cao chỉ số)"
    assert parse_issued(line).issuer == "UBND tỉnh A"
    body = line.replace("UBND tỉnh A về nâng cao chỉ số", "Ban Chỉ đạo về chuyển đổi số tỉnh A")
    assert parse_issued(body).issuer == "Ban Chỉ đạo về chuyển đổi số tỉnh A"


def test_a_supplementary_form_is_a_label() -> None:
    assert split_label("Phụ biểu 01") == ("Phụ biểu 01", "")
