"""Which question decides whether a paragraph opens between two lines."""

from collections.abc import Sequence

import pytest

from normalize.asked import first_answer
from normalize.line_breaks import QUESTIONS
from normalize.openers import series_of
from normalize.set_apart import Edge, Look, widest_wrap
from normalize.shapes import printed_of, shape_of, wide
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole

WIDTH, LETTER = 240.0, 6.0


def edge(texts: Sequence[str], page: int = 0, opens: bool | None = None) -> Edge:
    """The last two lines of a cell 240 points wide, whose letters are 6 points wide; a ``|`` at a
    line's end fills it to the wall, blanks at its start are an indent.

    :param page: the line that opens another page, if any; ``opens``: what is told of the last one.
    """
    lines = []
    for at, text in enumerate(texts):
        bare, left = text.strip().rstrip("|"), 5.0 + LETTER * (len(text) - len(text.lstrip()))
        right = WIDTH - 5.0 if text.endswith("|") else left + LETTER * len(bare)
        box = Box(left, 15.0 * at, right, 15.0 * at + 13.0)
        lines.append(Line(bare, box, 13.0, opens=opens if at == len(texts) - 1 else None))
    parts = [lines[:page], lines[page:]] if page else [lines]
    cells = (Cell(tuple(part), Box(0.0, 0.0, WIDTH, 15.0 * len(texts))) for part in parts)
    whole = Whole(tuple(Part(Place(n, 1), cell) for n, cell in enumerate(cells, 1)))
    printed = printed_of(whole)
    shape = shape_of(printed)
    assert shape is not None
    look = Look(
        shape, series_of(printed, shape), printed[:-1], lines=printed, at=len(printed) - 1,
        wrap=widest_wrap(printed, shape), wide=wide(shape),
    )  # fmt: skip
    return Edge(*printed[-2:], look)


@pytest.mark.parametrize(("lines", "page", "name", "opens"), [
    (("Ban hành kế hoạch cải cách|", "hành chính"), 0, "goes_plainly_on", False),
    (("Đạt 100%:|", "1"), 1, "ends_figure", False),
    (("Báo cáo", "(nếu có)"), 0, "is_bare_reserve", False),
    (("-", "Rà soát văn bản"), 0, "follows_bare_bullet", False),
    (("Ban hành:", "- Kế hoạch"), 0, "has_bullet", True),
    (("xem https://dvc.", "gov.vn/thu-tuc"), 0, "goes_on_in_token", False),
    (("Công chức TP-", "HT"), 0, "follows_hyphen", False),
    (("Trung tâm", "Phục vụ hành chính công"), 0, "completes_name", False),
    (("Ban hành kế hoạch|", "   Rà soát văn bản"), 0, "stands_apart", True),
    (("Thực hiện đủ theo quy định.|", "Tính tỷ lệ hồ sơ đúng hạn"), 0, "goes_on_with_share", False),
    (("a là số hồ sơ;", "b là số hồ sơ đúng hạn"), 0, "says_it_opens", True),
    (("Giải quyết đúng hạn.", "(Áp dụng với cấp xã)"), 0, "is_aside_below", True),
    (("Đúng thời hạn: 1", "Chậm thời hạn: 0"), 0, "follows_level", True),
    (("Tham gia đủ các cuộc họp của|", "Tỉnh"), 0, "lacks_room", False),
    (("- Báo cáo", "kết quả là 5"), 0, "is_inside_sentence", False),
    (("Rà soát văn bản", "Họp"), 0, "left_room", True),
    (("- Rà soát văn bản", "Họp"), 0, "left_clear_room", True),
])  # fmt: skip
def test_what_decides_between_two_lines(
    lines: tuple[str, ...], page: int, name: str, opens: bool
) -> None:
    assert first_answer(QUESTIONS, edge(lines, page)) == (opens, name)


def test_what_the_source_says_comes_before_wording() -> None:
    assert first_answer(QUESTIONS, edge(("Báo cáo", "kết quả"), opens=True)) == (True, "is_marked")
    assert first_answer(QUESTIONS, edge(("Báo", "- Ban"), opens=False)) == (False, "is_marked")
