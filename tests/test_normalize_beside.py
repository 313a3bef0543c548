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


@pytest.mark.parametrize("coded", [False, True])
def test_points_beside_a_parent_without_children_are_its_own(coded: bool) -> None:
    rows = ""
    for number, (name, children) in enumerate(PARTS, 1):
        span = f'<td rowspan="{len(children) or 1}">'
        opening = f"<tr>{span}{number}" if coded else "<tr>"
        points = [f"<td>{child}<td>1,0" for child in children] or ["<td><td>2,0"]
        rows += f"{opening}{span}{name}{'<tr>'.join(points)}"
    head = f"<tr>{'<th>STT' if coded else ''}<th>Tiêu chí<th>Nội dung tiêu chí<th>Điểm tối đa"
    (built,) = normalize(read(f"<table>{head}{rows}</table>".encode(), Settings())).built
    alone = next(c for c in built.appendix.criteria if c.title == "Thủ tục")
    assert (alone.level, str(alone.scores["max_score"])) == (1, "2.0")
    assert [c.level for c in built.appendix.criteria] == [1, 2, 2, 1, 2, 2, 1, 1, 2, 2]
