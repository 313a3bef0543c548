"""Numbers on lines of their own above a table."""

import pytest

from normalize.heading import parse_heading, split_label
from normalize.issued import apart
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


def test_a_year_on_its_own_line_belongs_to_its_title_though_a_stamps_line_stands_between() -> None:
    stamped = ("PHỤ LỤC 1", "CHỈ SỐ CÁC SỞ NĂM", "Thời gian ký: 17.02.2025 14:44:38 +07:00", "2025")
    found, _ = parse_heading([Line(text) for text in stamped])
    assert (found.title, found.year) == ("CHỈ SỐ CÁC SỞ NĂM 2025", 2025)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Mẫu số 02-SNV", ("Mẫu số 02-SNV", "")),
        ("PHỤ LỤC (I)", ("PHỤ LỤC (I)", "")),
        ("Phụ lục IV (b)", ("Phụ lục IV (b)", "")),
        ("PHỤ LỤC IIA: CHỈ SỐ CẤP TỈNH", ("PHỤ LỤC IIA", "CHỈ SỐ CẤP TỈNH")),
        ("Phụ lục Ib", ("Phụ lục Ib", "")),
        ("PHỤ LỤC 1-A", ("PHỤ LỤC 1-A", "")),
        ("PHỤ LỤC A.1", ("PHỤ LỤC A.1", "")),
        ("PHỤ LỤC A1", ("PHỤ LỤC A1", "")),
        ("PHỤ LỤC 2 (Dành cho cấp xã)", ("PHỤ LỤC 2", "")),
        ("Phụ lục 2 (tiếp theo)", None),
        ("Mẫu 1.3/BC-CCHC. Danh mục nhiệm vụ", ("Mẫu 1.3/BC-CCHC", "Danh mục nhiệm vụ")),
    ],
)
def test_a_label_s_sign_ends_with_its_line_or_before_a_full_stop(
    line: str, told: tuple[str, str] | None
) -> None:
    assert split_label(line) == told


def test_a_number_that_a_line_cuts_at_its_hyphen_goes_on_without_a_bracket() -> None:
    texts = ("Bảng 2", "Kèm theo Quyết định số: 25/QĐ-", "UBND ngày 11.07.2025", "Chỉ tiêu xã")
    found, _ = parse_heading([Line(text) for text in texts])
    assert found.title == "Chỉ tiêu xã"
    assert found.issued_with is not None
    assert (found.issued_with.symbol, found.issued_with.date) == ("QĐ-UBND", "2025-07-11")


def test_an_issuing_line_without_a_bracket_goes_on_with_its_document_s_number() -> None:
    texts = ("Biểu mẫu 03", "Danh mục", "Kèm theo Quyết định", "Số 25/QĐ-STP ngày 10-02-2026")
    found, _ = parse_heading([Line(text) for text in texts])
    assert found.title == "Danh mục"
    assert found.issued_with is not None
    assert (found.issued_with.number, found.issued_with.date) == ("25", "2026-02-10")


@pytest.mark.parametrize("label", [("Phụ lục 1",), ()])
def test_markup_s_line_in_small_letters_goes_on_with_a_title_in_bold(label: tuple[str]) -> None:
    bold = [Line(text, bold=1.0) for text in (*label, "Hệ thống chỉ tiêu")]
    lines = [*bold, Line("cải cách hành chính"), Line("tỉnh năm 2026", bold=1.0)]
    found, _ = parse_heading(lines)
    assert found.title == "Hệ thống chỉ tiêu cải cách hành chính tỉnh năm 2026"


@pytest.mark.parametrize("box", ["Người ký: AN VĂN A", "Sở Nội vụ"])
def test_smaller_letters_inside_an_issuing_line_are_of_a_box_over_it(box: str) -> None:
    cut = (Line("(Kèm theo Quyết định số 1/QĐ của UBND", size=13.0), Line(box, size=7.0))
    found, _ = parse_heading([Line("Phụ lục", size=13.0), *cut, Line("tỉnh)", size=13.0)])
    assert found.issued_with is not None
    assert found.issued_with.issuer == "UBND tỉnh"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Phụ lục I ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 05/11/2025", "Phụ lục I"),
        ("PHỤ LỤC kèm theo Kế hoạch số 101/KH-BNV ngày 20/01/2025", "PHỤ LỤC"),
    ],
)
def test_a_label_and_its_issuing_line_may_be_one_sentence(line: str, label: str) -> None:
    found, _ = parse_heading(apart([Line(line), Line("PHÂN CÔNG NHIỆM VỤ")]))
    assert (found.label, found.title) == (label, "PHÂN CÔNG NHIỆM VỤ")
    assert found.issued_with is not None


def test_a_sentence_that_names_an_appendix_keeps_its_words_together() -> None:
    told = Line("Phụ lục II kèm theo Công văn này; các đơn vị gửi số liệu về Sở.")
    assert apart([told]) == [told]
