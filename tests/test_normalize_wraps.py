"""Printed lines of one cell -> one text; syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.gathered import text_of
from normalize.paragraphs import paragraphs
from normalize.text import clean
from normalize.widths import estimate
from normalize.wraps import code_text, figure_of, lines_text
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole
from schemas.syllables import begins_syllable, has_vowel, is_syllable

SIZE = 12.0
PADDING = 5.4


def column(*texts: str, width: float | None = None) -> Cell:
    """A centred cell as narrow as its first line, or as wide as said, with an office's padding."""
    wide = width or estimate(texts[0], SIZE) + 2 * PADDING + 1
    lines = []
    for number, text in enumerate(texts):
        left, top = (wide - estimate(text, SIZE)) / 2, 14.0 * number
        lines.append(Line(text, Box(left, top, wide - left, top + SIZE), size=SIZE))
    return Cell(tuple(lines), Box(0.0, 0.0, wide, 14.0 * len(texts)))


def joined(*texts: str, width: float | None = None) -> str:
    cell = column(*texts, width=width)
    return lines_text((line, cell) for line in cell.lines)


def test_a_share_of_each_year_has_no_blank_behind_its_slash() -> None:
    assert joined("giảm bình quân 1,5%/", "năm; tỷ lệ", width=120).endswith("1,5%/năm; tỷ lệ")


def test_a_narrow_column_cuts_a_figure_before_its_mark() -> None:
    assert joined("111", ".25") == "111.25"


def test_a_narrow_column_cuts_a_symbol_around_its_hyphen() -> None:
    assert joined("15/KH", "-", "UBND") == "15/KH-UBND"
    assert joined("Thống kê", "-", "Hộ tịch") == "Thống kê - Hộ tịch"


def test_a_survey_s_abbreviation_may_be_cut_by_a_page() -> None:
    lines = [(Line("ĐTXH"), Cell()), (Line("H"), Cell((Line("H"),)))]
    assert lines_text(lines) == "ĐTXHH"


def test_a_survey_s_abbreviation_may_stand_on_three_lines() -> None:
    assert joined("ĐT", "XH", "H") == "ĐTXHH"
    assert joined("ĐT", "XHH") == "ĐT XHH"


def test_a_percent_sign_below_its_figure_has_no_blank_before_it() -> None:
    assert joined("≥99,9", "%", width=60.0) == "≥99,9%"


def test_a_slash_at_a_lines_end_is_followed_by_a_blank_as_inside_the_lines() -> None:
    wide = estimate("Lĩnh vực/Tiêu chí/", SIZE) + 2 * PADDING + 1
    assert joined("Lĩnh vực/Tiêu chí/", "Tiêu chí", width=wide) == "Lĩnh vực/Tiêu chí/Tiêu chí"
    assert joined("Tài liệu kiểm chứng/", "giải trình", width=wide).endswith("chứng/ giải trình")


@pytest.mark.parametrize(
    ("word", "wide"),
    [("Khoa", 2.166), ("UBND", 2.833), ("tỉnh;", 1.834), ("đường", 2.571), ("2025", 2.0)],
)
def test_a_word_is_as_wide_as_times_draws_it(word: str, wide: float) -> None:
    assert estimate(word, 1.0) == pytest.approx(wide, abs=0.01)


@pytest.mark.parametrize(
    ("pieces", "word"),
    [
        (("15,", "75"), "15,75"),
        (("16,705", "5"), "16,7055"),
        (("6.7", "5"), "6.75"),
        (("31/12/20", "25"), "31/12/2025"),
        (("20", "23"), "2023"),
        (("10", "0"), "100"),
        (("II/202", "4"), "II/2024"),
        (("468/QĐ-TT", "g"), "468/QĐ-TTg"),
        (("-CC-V", "P-TK"), "-CC-VP-TK"),
        (("chuẩ", "n"), "chuẩn"),
        (("1203/B", "NV-C", "CHC"), "1203/BNV-CCHC"),
        (("nghiệ", "p"), "nghiệp"),
        (("NHIỆ", "M"), "NHIỆM"),
        (("ngiệ", "p"), "ngiệp"),
        (("chuẩ", "n,"), "chuẩn,"),
        (("tr", "iể", "n"), "triển"),
        (("Nguy", "ễn"), "Nguyễn"),
        (("123/BNV-CC", "HC"), "123/BNV-CCHC"),
        (("số 123/BNV-CCH", "C"), "số 123/BNV-CCHC"),
        (("Công văn số 123/B", "NV-CCHC"), "Công văn số 123/BNV-CCHC"),
        (("Luật số 31/202", "4/QH15"), "Luật số 31/2024/QH15"),
        (("trước 15/1", "2/2025"), "trước 15/12/2025"),
        (("https://abc.gov.vn/tin.ht", "ml"), "https://abc.gov.vn/tin.html"),
        (("(https://abc.gov.v", "n/tin.html)"), "(https://abc.gov.vn/tin.html)"),
        (("https://abc.gov.vn/tai-lie", "u"), "https://abc.gov.vn/tai-lieu"),
        (("Ngư", "ời"), "Người"),
        (("Cu", "ộc"), "Cuộc"),
        (("TRÁCH NHI", "ỆM"), "TRÁCH NHIỆM"),
        (("(b/a)*Điể", "m"), "(b/a)*Điểm"),
    ],
)
def test_a_word_that_a_narrow_column_cut_is_one(pieces: tuple[str, ...], word: str) -> None:
    assert joined(*pieces) == word


@pytest.mark.parametrize(
    "pieces",
    [
        ("Điểm", "chuẩn"),
        ("Phòng", "Tư"),
        ("Sở", "UBND"),
        ("UBND", "xã"),
        ("Nhóm", "B"),
        ("Số", "kg"),
        ("website", "email"),
        ("TT", "HC"),
        ("chu", "yên"),
        ("2.1", "a"),
        ("Tỷ lệ", "n"),
        ("123/BNV-CC", "xã"),
        ("123/BC", "UBND"),
        ("https://abc.gov.vn/tin.html", "theo"),
    ],
)
def test_two_words_are_never_glued(pieces: tuple[str, str]) -> None:
    assert joined(*pieces) == " ".join(pieces)


def test_where_one_more_letter_would_have_fitted_nothing_was_cut() -> None:
    assert joined("chuẩ", "n", width=80.0) == "chuẩ n"


@pytest.mark.parametrize(
    "pieces", [("Thư", "ờng"), ("11/2", "025"), ("01", "/2025"), ("0", "1/2025")]
)
def test_what_does_not_fit_may_be_cut_above_its_last_letter_that_fits(
    pieces: tuple[str, str],
) -> None:
    assert joined(*pieces, width=36) == "".join(pieces)


def test_a_figure_that_ends_in_its_comma_goes_on_however_wide_its_column_is() -> None:
    assert joined("12,", "00", width=200) == "12,00"
    assert joined("8,0", "0", width=200) == "8,0 0"


def test_nothing_is_cut_without_geometry() -> None:
    lines = (Line("chuẩ"), Line("n"))
    assert lines_text((line, Cell(lines)) for line in lines) == "chuẩ n"


@pytest.mark.parametrize(("pieces", "text"), [
    (("chuẩ", "n"), "chuẩ n"), (("15/1", "2/2025"), "15/12/2025"), (("ĐTXH", "H"), "ĐTXHH"),
    (("UBN", "D"), "UBND"), (("điểm/lượ", "t"), "điểm/lượt"), (("điểm/lượt", "t"), "điểm/lượt t"),
])  # fmt: skip
def test_a_page_break_cuts_no_word_but_a_token(pieces: tuple[str, ...], text: str) -> None:
    parts = [column(piece) for piece in pieces]
    assert lines_text((cell.lines[0], cell) for cell in parts) == text


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "quyết", "giữ", "gì", "khuya", "thuở", "ỷ", "Ủy", "hoạch", "oong", "yêu", "ĐƯỢC"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert has_vowel(word)
    assert all(begins_syllable(word[:end]) for end in range(1, len(word) + 1))


@pytest.mark.parametrize("word", ["nghiệ", "n", "STT", "online", "chuẩ", "ngh", "Điể", "áá", "bcd",
                                  "GHICH", "gi"])  # fmt: skip
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(
    st.lists(
        st.sampled_from(["Sở", "Nội", "vụ", "và", "chính", "quyền", "điểm", "tối", "đa"]),
        min_size=1,
    )
)
def test_words_stay_words_in_a_column_of_any_width(words: list[str]) -> None:
    assert joined(*words) == clean(" ".join(words))


@pytest.mark.parametrize(
    "lines", [("118/2025/N", "Đ-CP"), ("118/2025/NĐ-C", "P"), ("118/2025/N", "Đ-", "CP")]
)
def test_a_document_s_number_that_a_narrow_column_cut_is_one(lines: tuple[str, ...]) -> None:
    assert joined(*lines) == "118/2025/NĐ-CP"


def test_the_prime_minister_s_symbol_ends_in_a_small_letter() -> None:
    assert joined("766/Q", "Đ-TTg") == "766/QĐ-TTg"


def test_a_number_of_which_room_was_left_is_not_cut() -> None:
    assert joined("118/2025/N", "Đ-CP", width=200.0) == "118/2025/N Đ-CP"


def test_a_code_that_its_column_cuts_between_two_figures_is_one() -> None:
    cell = column("01.01.0", "1")
    assert code_text((line, cell) for line in cell.lines) == "01.01.01"


def test_a_code_behind_the_name_of_its_level_is_one_too() -> None:
    cell = column("TC 1.1.", "1")
    assert code_text((line, cell) for line in cell.lines) == "TC 1.1.1"


def test_figures_below_each_other_in_a_wide_column_are_no_code() -> None:
    cell = column("7.2.1", "0", width=80.0)
    assert code_text((line, cell) for line in cell.lines) == "7.2.1 0"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Điều chỉn", "h tên"), "Điều chỉnh tên"), (("Theo yê", "u cầu"), "Theo yêu cầu"),
        (("Trước ng", "ày 15"), "Trước ngày 15"), (("Phòng K", "inh tế"), "Phòng Kinh tế"),
        (("Tỷ lệ", "n là số"), "Tỷ lệ n là số"), (("theo kế", "t quả"), "theo kết quả"),
        (("Giao cho", "đơn vị"), "Giao cho đơn vị"),
        (("phòng HĐN", "D và UBND"), "phòng HĐND và UBND"),
        (("TỬ, CHÍ", "NH QUYỀN"), "TỬ, CHÍNH QUYỀN"),
        (("phòng UB", "ND tỉnh"), "phòng UBND tỉnh"),
        (("Chủ tịch U", "BND xã"), "Chủ tịch UBND xã"),
        (("phòng UB", "MTTQ xã"), "phòng UB MTTQ xã"),
        (("thuộc nhóm UB", "A và B"), "thuộc nhóm UB A và B"),
        (("Quyết định số 118", "7/QĐ-BNV"), "Quyết định số 1187/QĐ-BNV"),
        (("đến ngày 30/1", "1"), "đến ngày 30/11"), (("đến ngày 30/1", "7"), "đến ngày 30/1 7"),
        (("Trong năm 202", "5"), "Trong năm 2025"), (("Gồm mục 20", "5"), "Gồm mục 20 5"),
    ],
)  # fmt: skip
def test_a_fixed_blank_lets_a_narrow_column_cut_the_second_word(
    lines: tuple[str, str], text: str
) -> None:
    assert joined(*lines) == text


def test_a_short_form_typed_with_a_blank_keeps_it_where_its_line_has_room() -> None:
    assert joined("phòng UB", "ND tỉnh", width=200.0) == "phòng UB ND tỉnh"


def test_a_code_that_a_page_cuts_between_two_figures_is_one() -> None:
    one, other = column("II", width=80.0), column("I", width=80.0)
    assert code_text([(one.lines[0], one), (other.lines[0], other)]) == "III"


def test_a_figure_that_a_narrow_column_and_a_page_cut_is_one() -> None:
    def read(width: float) -> str:
        parts = [
            Part(Place(page, 1), column(text, width=width)) for page, text in ((1, "1,5"), (2, "0"))
        ]
        return figure_of("1,5\n0", [Whole(tuple(parts))])

    assert read(18.0) == "1,50"
    assert read(80.0) == "1,5\n0"


def test_what_is_measured_for_each_of_follows_its_slash_without_a_blank() -> None:
    assert joined("Người/", "năm") == "Người/năm"
    assert joined("(triệu đồng/", "người)") == "(triệu đồng/người)"
    assert joined("UBND xã; Đ/", "c Nguyễn Văn An") == "UBND xã; Đ/c Nguyễn Văn An"
    assert joined("Người/", "na\u0306m") == "Người/năm"


@pytest.mark.parametrize("pieces", [("31/2024/QH", "15"), ("31/2024/QH1", "5")])
def test_the_number_of_a_law_over_a_wrap_is_one(pieces: tuple[str, str]) -> None:
    assert joined("Luật số", *pieces) == "Luật số 31/2024/QH15"


@pytest.mark.parametrize("pieces", [("ĐTXH", "H"), ("ĐTX", "HH")])
def test_the_short_name_of_a_survey_is_one_whatever_its_column_leaves(
    pieces: tuple[str, str],
) -> None:
    assert joined(*pieces, width=200.0) == "ĐTXHH"


def test_lines_set_at_the_right_wall_open_no_paragraphs() -> None:
    texts = ("Điều", "tra", "XHH")
    lines = [
        Line(text, Box(43.0 - estimate(text, SIZE), 14.0 * n, 43.0, 14.0 * n + SIZE), size=SIZE)
        for n, text in enumerate(texts)
    ]
    cell = Cell(tuple(lines), Box(0.0, 0.0, 46.0, 42.0))
    whole = Whole((Part(Place(1, 1), cell),))
    assert text_of(paragraphs(whole)) == "Điều tra XHH"


def test_a_figure_in_a_wider_face_fills_its_column() -> None:
    wide = 40.1
    lines = (
        Line("13,2", Box(3.1, 0.0, 29.8, 11.0), size=11.0),
        Line("5", Box(3.1, 14.8, 10.7, 25.8), size=11.0),
    )
    cell = Cell(lines, Box(0.0, 0.0, wide, 30.0))
    assert lines_text((line, cell) for line in lines) == "13,25"


def test_what_is_counted_in_a_year_is_cut_at_its_slash() -> None:
    lines = (Line("ít nhất 02 lần/"), Line("năm về đất đai"))
    told = lines_text((line, Cell(lines)) for line in lines)
    assert told == "ít nhất 02 lần/năm về đất đai"


def test_the_column_of_an_item_begins_behind_its_indent() -> None:
    def line(text: str, x1: float, top: float) -> Line:
        return Line(text, Box(16.0, top, x1, top + 9), size=9.0)

    item = line("các xã,", 41.0, 0), line("phườn", 39.0, 11), line("g, đặc", 37.0, 22)
    bullet = Line("- UBND", Box(5.0, -11.0, 41.5, -2.0), size=9.0)
    cell = Cell((bullet, *item), box=Box(0.0, -12.0, 47.0, 40.0))
    assert lines_text((each, cell) for each in cell.lines) == "- UBND các xã, phường, đặc"


@pytest.mark.parametrize(("width", "text"), [(None, "100,00%"), (90.0, "100,0 0%")])
def test_a_figure_alone_in_a_narrow_column_may_be_cut_by_a_page(
    width: float | None, text: str
) -> None:
    cells = column("100,0", width=width), column("0%", width=width or 60.0)
    assert lines_text((cell.lines[0], cell) for cell in cells) == text


def test_a_figure_behind_a_slash_at_a_lines_end_follows_without_a_blank() -> None:
    assert joined("tỷ lệ giải ngân/", "100%") == "tỷ lệ giải ngân/100%"
    assert joined("tính theo công thức: (T1/", "T2) x 3") == "tính theo công thức: (T1/T2) x 3"
    assert joined("Tài liệu loại A/", "Báo cáo năm") == "Tài liệu loại A/ Báo cáo năm"


@pytest.mark.parametrize(
    "pieces",
    [
        (">=9", "5"),
        ("≥9", "8%"),
        ("15/3", "4"),
        ("31,50/1", "00"),
        ("+1.40", "0"),
        ("(≥10", "% từ hệ"),
    ],
)
def test_bounds_and_places_that_a_narrow_column_cuts_are_whole(pieces: tuple[str, str]) -> None:
    assert joined(*pieces, width=estimate(pieces[0], SIZE) + 2 * PADDING) == "".join(pieces)


@pytest.mark.parametrize(
    ("indent", "padding", "wall"), [(9.1, 3.1, 49.1), (17.1, 5.4, 54.7)], ids=["room", "full"]
)
def test_a_first_line_s_indent_is_no_room_behind_a_cut_word(
    indent: float, padding: float, wall: float
) -> None:
    lines = (
        Line("Thườn", Box(indent, 0.0, indent + 32.2, 12.0), size=12.0),
        Line("g xuyên", Box(padding, 14.0, 41.4, 26.0), size=12.0),
    )
    cell = Cell(lines, Box(0.0, 0.0, wall, 30.0))
    assert lines_text((line, cell) for line in lines) == "Thường xuyên"


def test_a_letter_that_no_room_was_left_for_ends_its_syllable() -> None:
    assert joined("Ngà", "y,", "giờ") == "Ngày, giờ"
    assert joined("Ngành", "y", "tế") == "Ngành y tế"


def test_what_is_counted_in_a_month_is_cut_at_its_slash_inside_brackets() -> None:
    lines = (Line("(đủ 02 bài/"), Line("tháng): 0,5"))
    assert lines_text((line, Cell(lines)) for line in lines) == "(đủ 02 bài/tháng): 0,5"


def test_the_mark_of_a_file_that_a_narrow_column_cuts_is_whole() -> None:
    assert [joined("HS.48", "2"), joined("CCHC.", "43")] == ["HS.482", "CCHC.43"]
    assert joined("HS.48", "2", width=120) == "HS.48 2"
    assert joined("Quý 4", "2025") == "Quý 4 2025"


def test_a_word_in_capitals_that_column_and_page_cut_at_once_is_whole() -> None:
    above = column("TỔ", "NG", "CỘ", width=estimate("CỘ", SIZE) + 2 * PADDING + 1)
    below = column("NG", width=above.box.x1 if above.box else None)
    lines = [(line, cell) for cell in (above, below) for line in cell.lines]
    assert lines_text(lines) == "TỔNG CỘNG"


def test_a_blank_stood_behind_a_star_that_ends_a_line_of_several_words() -> None:
    assert joined("công thức: (b/a)*", "điểm tối đa", width=110) == "công thức: (b/a)* điểm tối đa"
    assert joined("(b/a)*", "10") == "(b/a)*10"
