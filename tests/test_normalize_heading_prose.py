"""Sentences between a title and its table, and what stands in brackets below a title."""

from normalize.heading import parse_heading
from schemas.page import Box, Line

HEAD = (
    "PHỤ LỤC",
    "BỘ TIÊU CHÍ",
    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2030 của UBND tỉnh)",
)
PROSE = ("1. Việc chấm điểm phải đúng thực tế, có tài liệu", "kèm theo.", "2. Điểm được làm tròn.")


def test_a_sentence_that_goes_on_with_a_document_s_words_is_no_issuing_line() -> None:
    found = parse_heading([Line(text) for text in (*HEAD, *PROSE)])[0]
    assert found.issued_with is not None
    assert found.issued_with.number == "12"


def test_the_short_name_of_an_index_on_a_line_of_its_own_is_the_title_s() -> None:
    told = (HEAD[0], "BỘ CHỈ SỐ CẠNH TRANH CẤP SỞ", "(ABCD)", HEAD[2])
    assert parse_heading([Line(text) for text in told])[0].title == f"{told[1]} (ABCD)"
    draft = (HEAD[0], "BỘ CHỈ SỐ CẠNH TRANH CẤP SỞ", "(DỰ THẢO)", HEAD[2])
    assert parse_heading([Line(text) for text in draft])[0].title == draft[1]


def test_a_line_of_a_table_of_contents_is_no_label() -> None:
    contents = ("Phụ lục I. Bộ tiêu chí ............ 2", "Phụ lục II. Kết quả ............ 7")
    told = (*contents, "BẢNG CHẤM ĐIỂM NĂM 2030")
    heading = parse_heading([Line(text) for text in told])[0]
    assert (heading.label, heading.title) == (None, told[-1])


def test_a_stamp_beside_the_lines_of_a_title_does_not_end_it() -> None:
    def line(text: str, x0: float, top: float, x1: float) -> Line:
        return Line(text, Box(x0, top, x1, top + 12))

    told = [
        line("PHỤ LỤC", 280, 10, 320), line("BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", 100, 30, 500),
        line("Ngày: 10/11/2030", 520, 32, 580), line("CỦA TỈNH", 260, 50, 340),
        line("ĐẾN", 520, 52, 560),
    ]  # fmt: skip
    title = "BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA TỈNH"
    assert parse_heading(told)[0].title == title
    assert parse_heading([told[0], told[2], told[4], told[1], told[3]])[0].title == title


def test_an_issuing_line_without_a_bracket_goes_on_behind_and() -> None:
    told = (
        HEAD[0],
        HEAD[1],
        "Kèm theo Quyết định số 12/QĐ-SKHCN ngày 02/3/2030 của Sở Khoa học và",
        "Công nghệ",
    )
    found = parse_heading([Line(text) for text in told])[0].issued_with
    assert found is not None and found.issuer == "Sở Khoa học và Công nghệ"


def test_a_sentence_below_a_title_that_its_label_s_bold_line_opens_is_none_of_it() -> None:
    told = [
        Line("BIỂU 3. Bảng tổng hợp kết quả chấm điểm các tiêu", bold=1.0),
        Line("chí nông thôn mới năm 2030", bold=1.0),
        Line("Các cơ quan, đơn vị căn cứ tiêu chí dưới đây để tự chấm điểm."),
    ]
    title = "Bảng tổng hợp kết quả chấm điểm các tiêu chí nông thôn mới năm 2030"
    assert parse_heading(told)[0].title == title


def test_the_word_above_a_list_of_contents_is_no_title() -> None:
    texts = ("MỤC LỤC", "Phần I: Tiêu chí ........ 3", "BỘ TIÊU CHÍ CHẤM ĐIỂM")
    told = [Line(text, bold=float(text.isupper())) for text in texts]
    assert parse_heading(told)[0].title == texts[2]


def test_small_letters_below_a_title_that_its_label_s_bold_line_opens_go_on_with_it() -> None:
    told = [Line("Phụ lục I. Bộ tiêu chí đánh giá", bold=1.0), Line("mức độ chuyển đổi số")]
    assert parse_heading(told)[0].title == "Bộ tiêu chí đánh giá mức độ chuyển đổi số"


def test_a_line_of_markup_between_a_title_and_its_issuing_line_goes_on_with_it() -> None:
    issued = "(Kèm theo Báo cáo số 412/BC-UBND ngày 05/12/2022 của UBND xã)"
    titled = ("BẢNG TỔNG HỢP", "Kết quả tự chấm điểm")
    for label in ((), ("Phụ lục 3",)):
        found, _ = parse_heading([Line(text) for text in (*label, *titled, issued)])
        assert found.title == "BẢNG TỔNG HỢP Kết quả tự chấm điểm"
        field, _ = parse_heading([Line(t) for t in (*label, titled[0], "Đơn vị: Xã A", issued)])
        assert field.title == "BẢNG TỔNG HỢP"
    assert parse_heading([Line(text) for text in titled])[0].title == "BẢNG TỔNG HỢP"


def test_an_office_between_label_and_issuing_line_is_no_title_where_one_stands_below() -> None:
    told = [HEAD[0], "UBND TỈNH A", HEAD[2], HEAD[1]]
    assert parse_heading([Line(text) for text in told])[0].title == HEAD[1]
    assert parse_heading([Line(text) for text in told[:3]])[0].title == told[1]
