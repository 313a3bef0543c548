"""Parents that are printed left of their children, and those that have none."""

import pytest

from extract.html import read
from normalize.read import normalize
from schemas.settings import Settings

PARTS = (
    ("Thể chế", ("Xây dựng văn bản", "Rà soát văn bản")),
    ("Bộ máy", ("Sắp xếp bộ máy", "Vị trí việc làm")),
    ("Thủ tục", ()),
    ("Công vụ", ("Tuyển dụng", "Đào tạo công chức")),
)


def levels(coded: bool, *parts: tuple[str, tuple[str, ...]]) -> list[tuple[int, str]]:
    """Level and points of each criterion of a table with parents left of their children."""
    rows = ""
    for number, (name, children) in enumerate(parts, 1):
        span = f'<td rowspan="{len(children) or 1}">'
        opening = f"<tr>{span}{number}" if coded else "<tr>"
        points = [f"<td>{child}<td>1,0" for child in children] or ["<td><td>2,0"]
        rows += f"{opening}{span}{name}{'<tr>'.join(points)}"
    head = f"<tr>{'<th>STT' if coded else ''}<th>Tiêu chí<th>Nội dung tiêu chí<th>Điểm tối đa"
    (built,) = normalize(read(f"<table>{head}{rows}</table>".encode(), Settings())).built
    return [(c.level, str(c.scores.get("max_score", ""))) for c in built.appendix.criteria]


@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("alone", [1, 3])
def test_points_beside_parents_without_children_are_their_own(coded: bool, alone: int) -> None:
    parent, child, bare = (1, ""), (2, "1.0"), (1, "2.0")
    found = levels(coded, *PARTS, *(PARTS[2],) * (alone - 1))
    whole = [parent, child, child]
    assert found == [*whole, *whole, bare, *whole, *(bare,) * (alone - 1)]
