"""Where the lines of a title stand to each other."""

import msgspec
import pytest

from normalize.heading import parse_heading
from schemas.page import Box, Line

LABEL, TITLE = ("PHỤ LỤC", 270, 330), ("BẢNG TỰ CHẤM ĐIỂM", 200, 400)


def lines(*told: tuple[str, float, float]) -> list[Line]:
    return [
        Line(text, Box(x0, 20.0 * at, x1, 20.0 * at + 14)) for at, (text, x0, x1) in enumerate(told)
    ]


def test_a_second_line_in_small_letters_is_the_title_s_where_it_stands_over_its_middle() -> None:
    heading = parse_heading(
        lines(LABEL, TITLE, ("Kết quả cải cách hành chính năm 2030", 150, 450))
    )[0]
    assert heading.title == f"{TITLE[0]} Kết quả cải cách hành chính năm 2030"
    assert heading.year == 2030


def test_a_line_that_opens_small_over_the_title_s_middle_goes_on_with_it() -> None:
    told = lines(LABEL, ("Nhiệm vụ và", 250, 350), ("phân công thực hiện", 230, 370))
    told[1] = msgspec.structs.replace(told[1], bold=1.0)
    assert parse_heading(told)[0].title == "Nhiệm vụ và phân công thực hiện"


def test_an_issuing_line_may_break_before_it_says_with_what() -> None:
    issued = ("(Ban hành kèm", 270, 330), ("theo Quyết định số 9/QĐ-UBND)", 150, 450)
    found = parse_heading(lines(LABEL, TITLE, *issued))[0].issued_with
    assert (found and found.number, found and found.symbol) == ("9", "QĐ-UBND")


@pytest.mark.parametrize(
    "below",
    [
        [("Đơn vị chấm: Sở Nội vụ", 150, 450)],
        [("Các cơ quan tự chấm điểm trong năm.", 150, 450)],
        [("Các cơ quan, đơn vị căn cứ vào", 150, 450), ("tiêu chí dưới đây", 150, 300)],
        [("Cơ quan chấm điểm", 20, 150)],
    ],
)
def test_fields_sentences_and_lines_elsewhere_are_not(
    below: list[tuple[str, float, float]],
) -> None:
    assert parse_heading(lines(LABEL, TITLE, *below))[0].title == TITLE[0]


def test_an_office_left_of_a_label_and_its_issuing_line_is_no_title() -> None:
    office = Line("UBND XÃ A", Box(20, 10, 120, 24))
    issued = Line("(Kèm theo Kế hoạch số 9/KH-UBND)", Box(200, 18, 400, 32))
    label, title = lines(LABEL, ("", 0, 0), TITLE)[::2]
    assert parse_heading([label, office, issued, title])[0].title == TITLE[0]


@pytest.mark.parametrize(
    ("upper", "number"),
    [("PHỤ LỤC I", None), ("Phụ lục số 1", None), ("PHỤ LỤC", "9"), ("BIỂU 1", "9")],
)
def test_an_issuing_line_below_another_label_of_one_kind_is_that_one_s(
    upper: str, number: str | None
) -> None:
    issued = ("(Kèm theo Kế hoạch số 9/KH-UBND ngày 02/3/2030)", 150, 450)
    lower = ("Phụ lục số 2" if upper[-1] == "1" else "PHỤ LỤC II", 270, 330)
    found = parse_heading(lines((upper, 270, 330), ("KẾT QUẢ", 250, 350), issued, lower, TITLE))[0]
    assert found.label == lower[0]
    assert (found.issued_with and found.issued_with.number) == number


@pytest.mark.parametrize(
    ("below", "issuer"),
    [(("Đồng", 280, 320), "UBND tỉnh Lâm Đồng"), (("Đồng", 20, 60), "UBND tỉnh Lâm")],
)
def test_the_last_word_of_an_issuer_stands_over_the_middle_of_its_line(
    below: tuple[str, float, float], issuer: str
) -> None:
    issued = ("Ban hành kèm theo Kế hoạch số 9/KH-UBND của UBND tỉnh Lâm", 100, 500)
    found = parse_heading(lines(LABEL, TITLE, issued, below))[0].issued_with
    assert found is not None
    assert found.issuer == issuer


def test_the_number_of_a_page_that_cuts_an_issuing_line_is_none_of_its_words() -> None:
    cut = (
        ("(Kèm theo Quyết định số 9/QĐ-BNV", 150, 450),
        ("5", 298, 304),
        ("của Bộ Nội vụ)", 250, 350),
    )
    told = lines(LABEL, TITLE, *cut)
    told[3:] = [msgspec.structs.replace(line, box=Box(*place)) for line, place in zip(
        told[3:], ((298, 10, 304, 20), (250, 30, 350, 40)), strict=True)]  # fmt: skip
    found = parse_heading(told)[0].issued_with
    assert (found and found.symbol, found and found.issuer) == ("QĐ-BNV", "Bộ Nội vụ")
