"""The lines above a table."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pdf import read
from normalize.heading import parse_heading, split_label
from normalize.issued import parse_issued
from schemas.page import Box, Grid, Line
from schemas.settings import Settings
from schemas.tree import Heading, IssuedWith

SAMPLES = Path(__file__).parents[1] / ".." / "shared" / "samples"


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def heading(*texts: str) -> Heading:
    return parse_heading(lines(*texts))[0]


def test_the_projects_own_appendix() -> None:
    assert heading(
        "Phụ lục",
        "NHIỆM VỤ, HOẠT ĐỘNG CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
        "CỦA ỦY BAN NHÂN DÂN PHƯỜNG 6",
        "(Kèm theo Kế hoạch số /KH-UBND ngày 08 tháng 3 năm 2023 của Ủy ban nhân dân Phường 6)",
    ) == Heading(
        "Phụ lục",
        "NHIỆM VỤ, HOẠT ĐỘNG CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA ỦY BAN NHÂN DÂN PHƯỜNG 6",
        2023,
        IssuedWith("Kế hoạch", None, "KH-UBND", "2023-03-08", "Ủy ban nhân dân Phường 6"),
    )


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Phụ lục", "Phụ lục", ""),
        ("PHỤ LỤC I", "PHỤ LỤC I", ""),
        ("Phụ lục số 1", "Phụ lục số 1", ""),
        ("Phụ lục II:", "Phụ lục II", ""),
        ("PHỤ LỤC 1A", "PHỤ LỤC 1A", ""),
        ("Phụ lục I18", "Phụ lục I", ""),
        ("Phụ lục I.1", "Phụ lục I.1", ""),
        ("Phụ lục kèm theo", "Phụ lục kèm theo", ""),
        ("Biểu mẫu 2", "Biểu mẫu 2", ""),
        ("Bảng I.1.", "Bảng I.1", ""),
        ("Mẫu số 01", "Mẫu số 01", ""),
        ("PHỤ LỤC I. HỆ THỐNG CHỈ TIÊU", "PHỤ LỤC I", "HỆ THỐNG CHỈ TIÊU"),
        ("PHỤ LỤC: BẢNG TIÊU CHÍ", "PHỤ LỤC", "BẢNG TIÊU CHÍ"),
        ("Phụ lục: Bảng tiêu chí", "Phụ lục", "Bảng tiêu chí"),
        ("PHỤ LỤC. Bảng tiêu chí", "PHỤ LỤC", "Bảng tiêu chí"),
        ("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ", "PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ"),
    ],
)
def test_labels(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    "text",
    ["Phụ lục này ban hành kèm theo", "Phụ lục I kèm theo Thông tư", "BẢNG CHẤM ĐIỂM", ""],
)  # fmt: skip
def test_no_labels(text: str) -> None:
    assert split_label(text) is None


@pytest.mark.parametrize(
    ("reference", "number", "symbol"),
    [
        ("số 51/2025/QĐ-TTg ngày", "51/2025", "QĐ-TTg"),
        ("số 55 /2025/TT-BYT ngày", "55/2025", "TT-BYT"),
        ("số: 1187/QĐ-BNV ngày", "1187", "QĐ-BNV"),
        ("số /KH-UBND ngày", None, "KH-UBND"),
        ("số        /KH-UBND ngày", None, "KH-UBND"),
        ("số …/2025/QH15 ngày", None, "QH15"),
        ("số...................., ngày", None, None),
        ("số 780QĐUBND ngày", "780", "QĐUBND"),
        ("số 05-KH/TU ngày", "05", "KH/TU"),
        ("số 7/QĐ-UBND ngày06 tháng3 năm 2025 của", "7", "QĐ-UBND"),
        ("ngày", None, None),
    ],
)
def test_references(reference: str, number: str | None, symbol: str | None) -> None:
    issued = parse_issued(f"(Kèm theo Quyết định {reference} 01/02/2025 của UBND xã)")
    assert (issued.number, issued.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("ngày 08 tháng 3 năm 2023", "2023-03-08"),
        ("ngày 15 tháng12 năm 2025", "2025-12-15"),
        ("Ngày 24/01/2025", "2025-01-24"),
        ("ngày 28 /11 /2025", "2025-11-28"),
        ("ngày 24-01-2025", "2025-01-24"),
        ("ngày tháng 11 năm 2025", None),
        ("ngày      tháng      năm 2026", None),
        ("ngày / /2025", None),
        ("ngày ... tháng ... năm ...", None),
        ("ngày 30/02/2025", None),
    ],
)
def test_dates(printed: str, date: str | None) -> None:
    assert parse_issued(f"(Kèm theo Kế hoạch số 1/KH-UBND {printed} của UBND xã)").date == date


@pytest.mark.parametrize(
    "opening", ["(Kèm theo", "(Đính kèm", "(kèm theo", "(Ban hành kèm theo", "(Ban hành kèm"]
)
def test_openings_of_the_issuing_line(opening: str) -> None:
    issued = parse_issued(f"{opening} THÔNG TƯ số 1/TT-BNV ngày 1/2/2025 của Bộ Nội vụ).")
    assert (issued.kind, issued.issuer) == ("Thông tư", "Bộ Nội vụ")


def test_an_issuer_keeps_its_own_brackets() -> None:
    line = "(Kèm theo Quyết định số 1/QĐ ngày 1/2/2025 của Ủy ban nhân dân Phường 1 (mới))"
    assert parse_issued(line).issuer == "Ủy ban nhân dân Phường 1 (mới)"


def test_the_issuing_line_may_break_and_stand_before_the_title() -> None:
    found = heading(
        "PHỤ LỤC I", "(Ban hành kèm theo Quyết định số 12/QĐ-", "UBND ngày 01/02/2025",
        "của Ủy ban nhân dân tỉnh)", "BỘ CHỈ SỐ", "CẢI CÁCH HÀNH CHÍNH",
    )  # fmt: skip
    assert found.issued_with == IssuedWith(
        "Quyết định", "12", "QĐ-UBND", "2025-02-01", "Ủy ban nhân dân tỉnh"
    )
    assert found.title == "BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"


NOISE = (
    "12", "CÔNG BÁO/Số 287 + 288/Ngày 08-4-2022", "Đơn vị tính: triệu đồng", "Người ký: AN VĂN A",
    "Thời gian ký: 17.02.2025 14:44:38 +07:00", "Số: 2775/SNV-CCHC; 10/11/2025; 11:00:27;",
    "Ngày ký: 17-02-2025 14:44:38 +07:00", "14:44:38 +07:00", "+07:00",
)  # fmt: skip


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("place", range(4))
def test_running_heads_stamps_and_units_are_not_used(noise: str, place: int) -> None:
    texts = ["Phụ lục 2", "BỘ CHỈ SỐ", "NĂM 2025"]
    texts.insert(place, noise)
    found, unused = parse_heading(lines(*texts))
    assert found == Heading("Phụ lục 2", "BỘ CHỈ SỐ NĂM 2025", 2025)
    assert unused == (Line(noise),)


def test_letterhead_before_the_label_is_not_used() -> None:
    found, unused = parse_heading(lines("BỘ NỘI VỤ", "Phụ lục 2", "HƯỚNG DẪN CHẤM ĐIỂM"))
    assert found.title == "HƯỚNG DẪN CHẤM ĐIỂM"
    assert unused == (Line("BỘ NỘI VỤ"),)


def test_a_sections_heading_is_no_title() -> None:
    assert (
        heading("Phụ lục III", "KẾT QUẢ", "NĂM 2025", "I. ĐỐI VỚI CẤP SỞ").title
        == "KẾT QUẢ NĂM 2025"
    )


def test_a_sections_heading_below_a_title_beside_its_label_is_no_title() -> None:
    assert heading("PHỤ LỤC I. CHẤM ĐIỂM NĂM 2025", "I. NGUYÊN TẮC").title == "CHẤM ĐIỂM NĂM 2025"


def test_a_remark_in_brackets_is_passed_over() -> None:
    found = heading(
        "Phụ lục", "BỘ CHỈ SỐ", "(PAR INDEX) NĂM 2025", "(Áp dụng", "cho cấp xã)", "CẤP XÃ"
    )
    assert found.title == "BỘ CHỈ SỐ (PAR INDEX) NĂM 2025 CẤP XÃ"


def test_of_two_labels_the_last_one_with_a_title_is_the_tables() -> None:
    assert heading("Phụ lục I", "BỘ CHỈ SỐ", "Bảng I.1. CẤP TỈNH").label == "Bảng I.1"
    assert heading("Phụ lục I", "BỘ CHỈ SỐ", "Bảng I.1").label == "Phụ lục I"


def test_without_a_label_the_capitals_nearest_to_the_table_are_the_title() -> None:
    assert heading("UBND XÃ", "Số 1", "BẢNG CHẤM ĐIỂM", "NĂM 2024") == Heading(
        None, "BẢNG CHẤM ĐIỂM NĂM 2024", 2024
    )


def test_nothing_above_is_an_empty_heading() -> None:
    assert parse_heading([]) == (Heading(), ())


ISSUED = "(Kèm theo Kế hoạch số 1/KH-UBND ngày 08 tháng 3 năm {} của UBND)"


@pytest.mark.parametrize(
    ("title", "issued", "year"),
    [
        ("CHỈ SỐ NĂM 2025", 2024, 2025),
        ("CHỈ SỐ GIAI ĐOẠN 2021 - 2025", 2023, 2023),
        ("CHỈ SỐ NĂM 2026 - 2030", 2025, 2026),
        ("CHỈ SỐ NĂM 2026 - 2030", None, 2026),
        ("NHIỆM VỤ NĂM 2024 THUỘC GIAI ĐOẠN 2021-2025", 2023, 2024),
        ("CHỈ SỐ THEO THÔNG TƯ 14/2024/TT-BNV", 2025, 2025),
        ("CHỈ SỐ", 2023, 2023),
        ("CHỈ TIÊU GIAI ĐOẠN 2026 - 2030, TẦM NHÌN ĐẾN NĂM 2045", 2026, 2026),
        ("CHỈ SỐ QUÝ III/2025", 2026, 2025),
        ("CHỈ SỐ THÁNG 6/2025", 2026, 2025),
        ("CHỈ SỐ", None, None),
    ],
)
def test_the_year_is_the_titles_else_the_issuing_lines(
    title: str, issued: int | None, year: int | None
) -> None:
    above = ["Phụ lục", title] + ([ISSUED.format(issued)] if issued else [])
    assert heading(*above).year == year


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_have_an_answer_and_unused_lines_are_given_back(texts: list[str]) -> None:
    _, unused = parse_heading(lines(*texts))
    assert set(unused) <= set(lines(*texts))


def above_first_table(source: Path) -> list[Line]:
    page = next(iter(read(source.read_bytes(), Settings())))
    found: list[Line] = []
    for block in page.blocks:
        if isinstance(block, Grid):
            break
        found.append(block)
    return found


@pytest.mark.parametrize("truth", sorted(SAMPLES.glob("*.truth.json")), ids=lambda path: path.name)
def test_headings_that_a_reader_wrote_down(truth: Path) -> None:
    document = json.loads(truth.read_text("utf-8"))["document"]
    source = truth.with_name(truth.name.replace(".truth.json", ".pdf"))
    found, _ = parse_heading(above_first_table(source))
    issued = msgspec.structs.asdict(found.issued_with or IssuedWith())
    seen = {"label": found.label, "title": found.title, "year": found.year, **issued}
    assert {name: seen[name] for name in document} == document


def test_the_year_below_a_title_in_capitals_belongs_to_it() -> None:
    found = heading("Biểu số 02", "BẢNG TỰ CHẤM ĐIỂM", "Năm 2025", "(Kèm theo Công văn năm 2026)")
    assert (found.title, found.year) == ("BẢNG TỰ CHẤM ĐIỂM Năm 2025", 2025)


def test_a_line_that_ends_in_a_number_s_hyphen_goes_on_without_a_blank() -> None:
    found = heading("PHỤ LỤC I. NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 12-", "NQ/TU TẠI PHƯỜNG")
    assert found.title == "NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 12-NQ/TU TẠI PHƯỜNG"


def test_the_names_of_offices_beside_the_motto_are_no_title() -> None:
    found = heading(
        "Mẫu số 02", "UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ B",
        "Độc lập - Tự do - Hạnh phúc", "BẢNG TỰ CHẤM ĐIỂM NĂM 2024",
    )  # fmt: skip
    assert (found.label, found.title) == ("Mẫu số 02", "BẢNG TỰ CHẤM ĐIỂM NĂM 2024")


def test_a_reference_may_lack_the_word_before_it() -> None:
    issued = parse_issued("(Kèm theo Quyết định 55/QĐ-UBND ngày 01/03/2024 của UBND xã A)")
    assert (issued.number, issued.symbol, issued.date) == ("55", "QĐ-UBND", "2024-03-01")


def test_an_appendix_may_be_named_in_two_letters() -> None:
    found = heading("PL 1", "DANH MỤC NHIỆM VỤ")
    assert (found.label, found.title) == ("PL 1", "DANH MỤC NHIỆM VỤ")


def test_place_and_date_of_a_letterhead_are_no_title() -> None:
    found = heading("Mẫu số 02", "Bình Minh, ngày 04 tháng 12 năm 2013", "BẢNG TỰ CHẤM ĐIỂM")
    assert (found.title, found.year) == ("BẢNG TỰ CHẤM ĐIỂM", None)


def test_the_year_may_stand_in_a_remark_below_the_title() -> None:
    assert heading("BẢNG TỰ CHẤM ĐIỂM", "(Năm đánh giá: 2024)").year == 2024


@pytest.mark.parametrize("line", ["Tháng 6/2024", "(Quý II năm 2024)"])
def test_the_year_may_stand_in_a_remark_of_a_month(line: str) -> None:
    assert heading("PHIẾU ĐÁNH GIÁ", line).year == 2024


@pytest.mark.parametrize(
    "line", ["(Năm 2024)", "(Áp dụng cho năm đánh giá 2024)", "Kỳ đánh giá: Năm 2024"]
)
def test_a_remark_that_names_the_year_says_more_than_the_issuing_line(line: str) -> None:
    assert heading("Phụ lục I", "PHIẾU ĐÁNH GIÁ", line, ISSUED.format(2026)).year == 2024


def test_the_second_year_of_a_school_year_may_stand_on_a_line_of_its_own() -> None:
    found = heading("BIÊN BẢN CHẤM NĂM HỌC 2030 -", "2031")
    assert found.title == "BIÊN BẢN CHẤM NĂM HỌC 2030 - 2031"


def test_the_end_of_a_cut_number_is_no_title() -> None:
    found = heading(
        "Số: 12/QĐ- Bình Minh, ngày 04 tháng 12 năm 2031",
        "UBND",
        "Tháng 6",
        "BẢNG TỰ CHẤM ĐIỂM",
        "NĂM 2031",
    )
    assert found.title == "BẢNG TỰ CHẤM ĐIỂM NĂM 2031"


def test_a_title_may_open_with_the_word_of_the_label_above_it() -> None:
    read_off = heading("Phụ lục I", "PHỤ LỤC PHÂN CÔNG NHIỆM VỤ", "CẢI CÁCH HÀNH CHÍNH NĂM 2025")
    assert read_off.label == "Phụ lục I"
    assert read_off.title == "PHỤ LỤC PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025"


def test_a_year_behind_a_colon_is_the_year() -> None:
    assert heading("BẢNG CHẤM ĐIỂM", "Năm: 2031").year == 2031


def test_without_a_label_the_heading_of_a_section_ends_the_title() -> None:
    assert heading("BỘ TIÊU CHÍ", "I. TIÊU CHÍ CHUNG").title == "BỘ TIÊU CHÍ"


def test_an_issuer_ends_before_another_decision_and_before_what_was_concluded() -> None:
    two = parse_issued("(Kèm theo QĐ số 1/QĐ-X ngày 1/2/2031 của Sở A; Quyết định số 2/QĐ-X)")
    assert (two.kind, two.issuer) == ("QĐ", "Sở A")
    said = parse_issued("(Kèm theo Thông báo số 1/TB-X của Sở A về kết luận của Giám đốc)")
    assert said.issuer == "Sở A"
    ruled = parse_issued("(Kèm theo Quyết định số 1/QĐ-X của UBND tỉnh A quy định về chỉ số)")
    assert ruled.issuer == "UBND tỉnh A"


def test_the_year_of_a_standard_is_no_year_of_assessment() -> None:
    title = "BẢNG ĐÁNH GIÁ HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG TCVN ISO 9001:2015"
    assert heading("Phụ lục I", title, ISSUED.format(2026)).year == 2026


@pytest.mark.parametrize(
    "opening", ["(Phụ lục kèm theo", "(Phụ lục này được ban hành kèm theo", "Danh mục kèm theo"]
)
def test_an_issuing_line_may_say_what_was_issued(opening: str) -> None:
    found = heading(
        "Phụ lục II", "BỘ TIÊU CHÍ", f"{opening} Kế hoạch số 12/KH-UBND ngày 01/02/2025)"
    )
    assert found.title == "BỘ TIÊU CHÍ"
    assert found.issued_with == IssuedWith("Kế hoạch", "12", "KH-UBND", "2025-02-01", None)


def test_an_issuing_line_without_a_bracket_goes_on_in_small_letters() -> None:
    found = heading(
        "Phụ lục", "CHỈ SỐ", "Kèm theo Kế hoạch số 12/KH-UBND", "ngày 01/02/2025 của", "Sở Y tế"
    )
    assert found.issued_with == IssuedWith("Kế hoạch", "12", "KH-UBND", "2025-02-01", "Sở Y tế")
    assert found.title == "CHỈ SỐ"


def test_an_office_above_a_title_is_none_of_it() -> None:
    assert heading("UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", "BỘ TIÊU CHÍ", "CỦA CÁC XÃ").title == (
        "BỘ TIÊU CHÍ CỦA CÁC XÃ"
    )


def test_an_issuing_line_with_a_comma_before_its_date_is_no_letterhead_s() -> None:
    found = heading("CHỈ SỐ", "Kèm theo Kế hoạch số 12/KH-UBND, ngày 01 tháng 02 năm 2025")
    assert found.issued_with == IssuedWith("Kế hoạch", "12", "KH-UBND", "2025-02-01", None)


def test_a_line_for_a_person_to_fill_in_is_no_title() -> None:
    found = heading("Mẫu số 02", "PHIẾU CHẤM ĐIỂM", "TÊN ĐƠN VỊ: …………", "NĂM 2031")
    assert found.title == "PHIẾU CHẤM ĐIỂM NĂM 2031"


def test_the_head_of_a_page_that_cuts_a_title_is_none_of_it() -> None:
    printed = (("PHỤ LỤC II", 700), ("BỘ TIÊU CHÍ CẤP XÃ", 720), ("Công báo/Số 12", 20),
               ("NĂM 2025", 60))  # fmt: skip
    title = [Line(text, Box(50, top, 300, top + 12)) for text, top in printed]
    assert parse_heading(title)[0].title == "BỘ TIÊU CHÍ CẤP XÃ NĂM 2025"


@pytest.mark.parametrize(
    "caption",
    [("(Kèm theo Báo cáo", "số: 92/BC-UBND ngày 15/4/2024 của UBND tỉnh X)"),
     ("Kèm theo Báo cáo số:", "92/BC-UBND ngày 15/4/2024 của UBND tỉnh X"),
     ("Kèm theo Báo cáo số 92", "/BC-UBND ngày 15/4/2024 của UBND", "tỉnh X")],
)  # fmt: skip
def test_an_issuing_line_goes_on_with_its_number(caption: tuple[str, ...]) -> None:
    issued = heading("Phụ lục", "TIÊU CHÍ", *caption).issued_with
    assert issued == IssuedWith("Báo cáo", "92", "BC-UBND", "2024-04-15", "UBND tỉnh X")


def test_a_title_that_only_its_place_shows_stands_over_the_middle_of_the_issuing_line() -> None:
    told = [("Các nơi thực hiện.", 40, 90), ("Phân công nhiệm vụ", 100, 200),
            ("(Kèm theo Kế hoạch số 5/KH-UBND)", 80, 220)]  # fmt: skip
    given_lines = [Line(text, Box(x0, 0, x1, 10)) for text, x0, x1 in told]
    assert parse_heading(given_lines)[0].title == "Phân công nhiệm vụ"
