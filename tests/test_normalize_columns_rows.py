"""What is a header and what a row of the body."""

from normalize.columns import find_header, header_text
from schemas.page import Cell, Line


def row(*texts: str) -> tuple[Cell | None, ...]:
    return tuple(Cell((Line(text),) if text else ()) for text in texts)


def test_a_name_behind_a_small_letter_is_no_header() -> None:
    rows = (
        row("a) Khuôn viên để tổ chức các hoạt động", "Hồ sơ kiểm kê", "Hiệu trưởng"),
        row("b) Tường rào bao quanh", "Biên bản", "Nhân viên"),
    )
    assert find_header(rows) is None


def test_a_slash_at_a_line_s_end_in_a_header_has_no_blank_behind_it() -> None:
    assert header_text(Cell((Line("Tiêu chí/"), Line("Chỉ tiêu")))) == "Tiêu chí/Chỉ tiêu"


def test_a_slash_has_the_blank_that_others_of_its_header_have() -> None:
    cell = Cell((Line("Lĩnh vực/ Tiêu chí/"), Line("Tiêu chí thành phần")))
    assert header_text(cell) == "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần"
