"""Headers that name neither codes nor names."""

import pytest

from normalize.unnamed import go_on, heads_counted
from schemas.findings import Stopped
from test_normalize_names import CELLS, NAMES, OFFICES, built, lost, roles, titles, told

CODES = ("I", "1", "2", "II", "1")
POINTS = CELLS["Điểm tối đa"]


@pytest.mark.parametrize("name", ["Các mặt xem xét", "Diễn giải nội dung tiêu chí"])
@pytest.mark.parametrize("points", ["Mức điểm chuẩn", "Điểm tối đa", "Tự chấm"])
def test_counted_rows_with_points_are_read_whatever_their_header_calls_them(
    name: str, points: str
) -> None:
    columns = {"Số": CODES, name: NAMES, points: POINTS, "Ghi chú": CELLS["Ghi chú"]}
    made = built(columns)
    assert roles(made)[:2] == ["code", "title"]
    assert titles(made) == list(NAMES)
    assert "Số" in told(made) and not lost(columns, made)


def test_counted_units_with_points_are_no_criteria() -> None:
    with pytest.raises(Stopped):
        built({"Số": CODES, "Nơi được xét": OFFICES, "Điểm tối đa": POINTS})


@pytest.mark.parametrize(
    ("texts", "labels", "heads"),
    [
        (("Số", "Các mặt", "Điểm tối đa"), ("I. Thể chế", "1.", "2."), True),
        (("Số", "Các mặt", "Điểm tối đa"), ("3", "4", "5"), False),
        (("", "Các mặt", "Điểm tối đa"), CODES, False),
        (("Số", "Các mặt", "Đủ thì được điểm tối đa của mục này"), CODES, False),
    ],
)
def test_a_header_stands_above_a_count_and_names_points(
    texts: tuple[str, ...], labels: tuple[str, ...], heads: bool
) -> None:
    assert heads_counted(texts, labels) is heads


def test_codes_that_only_repeat_do_not_go_on() -> None:
    assert go_on(CODES) and not go_on(("1", "1", "1", "1"))
