"""Rows over a header that group its columns."""

import pytest

from normalize.columns import HeaderBlock, Leaf, find_header
from normalize.roles import columns_of
from schemas.page import Cell, Line

ROW = ("1", "Cải cách thể chế", "2,0", "1,5", "1,5")
BELOW = ("STT", "Tiêu chí", "Điểm T. đa", "Tự chấm", "Thẩm định")


def row(*cells: str | tuple[str, int]) -> tuple[Cell | None, ...]:
    made: list[Cell | None] = []
    for cell in cells:
        text, wide = (cell, 1) if isinstance(cell, str) else cell
        lines = (Line(text),) if text else ()
        made += [Cell(lines, column_span=wide), *[None] * (wide - 1)]
    return tuple(made)


def found(*rows: tuple[Cell | None, ...]) -> HeaderBlock:
    header = find_header(rows)
    assert header is not None
    return header


def test_names_of_parts_stand_over_a_header() -> None:
    header = found(row(("PHẦN NỘI DUNG", 2), ("NĂM 2031", 3)), row(*BELOW), row(*ROW))
    assert (header.start, header.stop) == (0, 2)
    assert header.leaves[2] == Leaf("Điểm T. đa", "NĂM 2031")
    roles = [column.role for column in columns_of(header.leaves)]
    assert roles == ["code", "title", "max_score", "self_score", "verified_score"]


def test_the_codes_may_stand_beside_a_part_whose_leaves_alone_are_known() -> None:
    first = Cell((Line("Số"),), row_span=2)
    top = (first, *row(("PHẦN A", 2), ("PHẦN B", 2)))
    header = found(top, (None, *row("Tiêu chí", "Khung", "Tự chấm", "Thẩm định")), row(*ROW))
    assert [leaf.group for leaf in header.leaves] == [None, "PHẦN A", "PHẦN A", "PHẦN B", "PHẦN B"]


@pytest.mark.parametrize(
    "over",
    [
        row(("UBND TỈNH LÂM ĐỒNG", 2), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 3)),
        row(("Phụ lục I", 2), ("Đơn vị tính: điểm", 3)),
        row(("BẢNG ĐIỂM", 5)),
        row(("", 2), ("NĂM 2031", 3)),
    ],
)
def test_letterheads_labels_and_titles_are_no_parts(over: tuple[Cell | None, ...]) -> None:
    assert found(over, row(*BELOW), row(*ROW)).start == 1


def test_a_part_over_names_says_nothing_of_what_stands_beside_them() -> None:
    leaves = (Leaf("TT", "NỘI DUNG"), Leaf("Tiêu chí", "NỘI DUNG"), Leaf("Cột lạ", "NỘI DUNG"),
              Leaf("Năm 2030", "PHẦN ĐÁNH GIÁ / Điểm đạt được"),
              Leaf("Năm 2031", "PHẦN ĐÁNH GIÁ / Điểm đạt được"))  # fmt: skip
    columns = columns_of(leaves)
    roles = [column.role for column in columns]
    assert roles == ["code", "title", None, "previous_score", "achieved_score"]
    assert columns[4].group == "PHẦN ĐÁNH GIÁ / Điểm đạt được"


def test_bare_points_below_whose_they_are_stay_so_below_a_part() -> None:
    leaves = (Leaf("TT"), Leaf("Tiêu chí"), Leaf("Điểm tối đa"),
              Leaf("Điểm", "PHẦN THỰC HIỆN / Kết quả thẩm định"))  # fmt: skip
    assert columns_of(leaves)[3].role == "verified_score"


def test_a_column_s_number_in_its_header_hides_no_year() -> None:
    leaves = (Leaf("TT (1)"), Leaf("Tiêu chí (2)"), Leaf("Điểm tối đa (3)"),
              Leaf("Năm 2030 (4)", "Điểm đạt được"), Leaf("Năm 2031 (5)", "Điểm đạt được"),
              Leaf("Chỉ số CCHC (%) (6)"))  # fmt: skip
    roles = [column.role for column in columns_of(leaves)]
    assert roles[3:] == ["previous_score", "achieved_score", "index_percent"]
    assert columns_of(leaves)[3].header == "Năm 2030 (4)"


def test_codes_without_a_header_may_stand_beside_a_part_and_names() -> None:
    names, top = Cell((Line("HỆ THỐNG TIÊU CHÍ"),), row_span=2), row(("NĂM 2019", 3))
    below = (None, None, *row(*BELOW[2:]))
    header = found((Cell(row_span=2), names, *top), below, row(*ROW))
    assert header.leaves[1] == Leaf("HỆ THỐNG TIÊU CHÍ", None)
    assert header.leaves[2].group == "NĂM 2019"
