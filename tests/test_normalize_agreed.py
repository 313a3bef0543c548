"""Columns whose cells tell how points are given, whatever their header says."""

import msgspec
import pytest

from normalize.agreed import leveled
from normalize.columns import Leaf
from normalize.roles import columns_of
from tables import table

LEVELS = "- Đạt 100%: 2 điểm / - Từ 80% đến dưới 100%: 1 điểm / - Dưới 80%: 0 điểm"


def roles(*headers: str, cells: tuple[str, ...]) -> list[str | None]:
    columns = columns_of([Leaf(header) for header in headers])
    rows = [(str(n), f"Tên {n}", "2", *cells) for n in range(1, 5)]
    return [column.role for column in leveled(columns, table(rows, columns=columns).rows)]


@pytest.mark.parametrize("header", ["Mức cho điểm", "Mức điểm đánh giá", "Mức điểm", "Cột lạ"])
def test_levels_with_their_points_are_how_points_are_given(header: str) -> None:
    found = roles("STT", "Tiêu chí", "Điểm chuẩn", header, cells=(LEVELS,))
    assert found == ["code", "title", "max_score", "method"]


def test_a_level_and_what_takes_from_it_are_how_points_are_given() -> None:
    cell = "- Sinh hoạt 4 kỳ/năm: 10đ; - Thiếu 1 kỳ: trừ 2đ"
    found = roles("STT", "Tiêu chí", "Điểm chuẩn", "Mức cho điểm", cells=(cell,))
    assert found[3] == "method"


def test_levels_beside_a_column_that_tells_how_points_are_given_are_no_points() -> None:
    headers = ("STT", "Tiêu chí", "Điểm chuẩn", "Mức điểm đánh giá", "Hướng dẫn đánh giá")
    found = roles(*headers, cells=(LEVELS, "Theo báo cáo năm"))
    assert found == ["code", "title", "max_score", None, "method"]


@pytest.mark.parametrize("cell", ["1,5", "ĐTXHH", "Điều tra xã hội học", "Hoàn thành: 2 điểm"])
def test_what_names_no_levels_is_what_its_header_says(cell: str) -> None:
    found = roles("STT", "Tiêu chí", "Điểm chuẩn", "Điểm đánh giá", cells=(cell,))
    assert found[3] == "achieved_score"


@pytest.mark.parametrize("header", ["Kết quả thực hiện", "Cột lạ"])
def test_what_was_done_with_its_points_tells_not_how_they_are_given(header: str) -> None:
    found = roles("STT", "Tiêu chí", "Điểm chuẩn", header, cells=("Đã gửi 4/4 báo cáo: 1 điểm",))
    assert found[3] is None


def test_one_level_a_cell_tells_it_below_a_header_of_what_is_assessed() -> None:
    headers = ("STT", "Tên tiêu chí", "Điểm chuẩn", "Nội dung đánh giá")
    columns = columns_of([Leaf(header) for header in headers])
    told = msgspec.structs.replace(columns[3], role=None)
    rows = [(str(n), f"Tên {n}", "2", "Ban hành kịp thời: 2 điểm") for n in range(1, 5)]
    known = (*columns[:3], told)
    assert leveled(known, table(rows, columns=known).rows)[3].role == "method"
