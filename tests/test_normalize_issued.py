"""The line that says with which document an appendix was issued, beside other lines."""

import pytest

from normalize.heading import parse_heading
from normalize.issued import apart, parse_issued
from schemas.page import Line

LINE = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2025 của UBND tỉnh)"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"PHỤ LỤC I: CHỈ SỐ (PAR) NĂM 2025 {LINE}", ["PHỤ LỤC I: CHỈ SỐ (PAR) NĂM 2025", LINE]),
        ("CHỈ SỐ NĂM 2025 (kèm theo hướng dẫn)", ["CHỈ SỐ NĂM 2025 (kèm theo hướng dẫn)"]),
        (LINE, [LINE]),
    ],
)
def test_an_issuing_line_at_the_end_of_a_title_is_one_of_its_own(line, parts) -> None:
    assert [each.text for each in apart([Line(line)])] == parts


@pytest.mark.parametrize("label", ["Phụ lục A", "Phụ lục số 03", "Phụ lục II"])
def test_an_issuing_line_may_say_which_appendix_it_issues(label: str) -> None:
    own = f"({label} ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2025 của UBND tỉnh)"
    said = [Line(text, bold=1.0) for text in (label, "BẢNG CHẤM ĐIỂM", own)]
    heading, _ = parse_heading(said)
    assert heading.title == "BẢNG CHẤM ĐIỂM"
    assert heading.issued_with is not None
    assert (heading.issued_with.number, heading.issued_with.issuer) == ("12", "UBND tỉnh")


BELOW = "kèm theo Công văn số 12/SNV-CCHC ngày 05/3/2025 của Sở Nội vụ"


@pytest.mark.parametrize(
    "said",
    [
        ("BỘ TIÊU CHÍ NĂM 2025", f"(Phụ lục 2 {BELOW})"),
        ("BỘ TIÊU CHÍ NĂM 2025", f"Phụ lục 2 {BELOW}"),
        ("(Phụ lục 2)", "BỘ TIÊU CHÍ NĂM 2025", "(Phụ lục 3: Bảng chấm điểm)"),
        ("BỘ TIÊU CHÍ NĂM 2025", "(Phụ lục 2)", f"(K{BELOW[1:]})"),
    ],
)
def test_a_label_may_stand_below_its_title_and_in_brackets(said: tuple[str, ...]) -> None:
    heading, _ = parse_heading(apart([Line(text) for text in said]))
    assert (heading.label, heading.title) == ("Phụ lục 2", "BỘ TIÊU CHÍ NĂM 2025")


def test_what_stands_above_a_label_without_a_title_is_no_title() -> None:
    said = ("KẾT QUẢ NĂM 2025", "PHỤ LỤC II", f"(K{BELOW[1:]})")
    heading, _ = parse_heading([Line(text) for text in said])
    assert (heading.label, heading.title) == ("PHỤ LỤC II", None)


def test_lines_right_above_a_label_are_its_title_where_they_open_as_one_and_none_is_below() -> None:
    said = ("CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", "CẤP SỞ NĂM 2021", "Phụ lục 2", f"(K{BELOW[1:]})")
    heading, _ = parse_heading([Line(text, bold=1.0) for text in said])
    assert (heading.label, heading.title) == ("Phụ lục 2", f"{said[0]} {said[1]}")


def test_a_number_left_blank_needs_no_word_before_its_symbol() -> None:
    found = parse_issued("(Kèm theo Kế hoạch  /KH-UBND ngày 15/3/2031 của UBND phường A)")
    assert (found.number, found.symbol, found.issuer) == (None, "KH-UBND", "UBND phường A")
