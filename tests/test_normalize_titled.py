"""Where the lines of a title stand to each other."""

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
