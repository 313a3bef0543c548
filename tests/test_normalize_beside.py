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
VALUE = {"Điểm tối đa": ("1,0", "2,0"), "Mức cần đạt": ("Đạt", "≥ 50%")}


def rows_of(
    *parts: tuple[str, tuple[str, ...]], value: str, coded: bool = False, over: bool = False
) -> str:
    """The rows of a table with parents left of their children; a cell over both columns, or an
    empty one, where a parent has none."""
    own, bare = VALUE[value]
    rows = ""
    for number, (name, children) in enumerate(parts, 1):
        span = f'<td rowspan="{len(children) or 1}">'
        empty = f"<td colspan=2>{name}" if over else f"<td>{name}<td>"
        points = "<tr>".join(f"<td>{child}<td>{own}" for child in children)
        rows += "<tr>" + (f"{span}{number}" if coded else "")
        rows += f"{span}{name}{points}" if children else f"{empty}<td>{bare}"
    return rows


def levels(rows: str, value: str = "Điểm tối đa", coded: bool = False) -> list[tuple[int, str]]:
    """Level and printed value of each criterion."""
    head = f"<tr>{'<th>STT' if coded else ''}<th>Tiêu chí<th>Nội dung tiêu chí<th>{value}"
    (built,) = normalize(read(f"<table>{head}{rows}</table>".encode(), Settings())).built
    return [
        (c.level, str(c.scores.get("max_score", "")) or next(iter(c.extra.values()), ""))
        for c in built.appendix.criteria
    ]


@pytest.mark.parametrize("over", [False, True], ids=["empty", "over"])
@pytest.mark.parametrize("coded", [False, True], ids=["bare", "coded"])
@pytest.mark.parametrize("alone", [1, 3])
def test_points_beside_parents_without_children_are_their_own(
    over: bool, coded: bool, alone: int
) -> None:
    parts = (*PARTS, *(PARTS[2],) * (alone - 1))
    parent, child, bare = (1, ""), (2, "1.0"), (1, "2.0")
    whole = [parent, child, child]
    rows = rows_of(*parts, value="Điểm tối đa", coded=coded, over=over)
    found = levels(rows, coded=coded)
    assert found == [*whole, *whole, bare, *whole, *(bare,) * (alone - 1)]


@pytest.mark.parametrize("over", [False, True], ids=["empty", "over"])
def test_so_is_whatever_else_stands_beside_them(over: bool) -> None:
    value = "Mức cần đạt"
    found = levels(rows_of(*PARTS, value=value, coded=True, over=over), value, coded=True)
    parent, child = (1, ""), (2, "Đạt")
    assert found == [parent, child, child, parent, child, child, (1, "≥ 50%"), parent, child, child]


@pytest.mark.parametrize("section", ["<td colspan=2>{}<td>", "<td>{}<td><td>4,0"])
def test_a_code_that_parents_names_have_not_opens_that_of_a_section(section: str) -> None:
    rows = ""
    for name in ("I. CẢI CÁCH THỂ CHẾ", "II. CẢI CÁCH BỘ MÁY"):
        rows += f"<tr>{section.format(name)}{rows_of(*PARTS[:3], value='Điểm tối đa')}"
    found = [level for level, _ in levels(rows)]
    assert found == [1, 2, 3, 3, 2, 3, 3, 2] * 2


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        (("Sắp xếp bộ máy<td>1,0", "Vị trí việc làm<td>1,0"), ["criterion"] * 3),
        (("- Đạt 100%: 2<td>", "- Dưới 100%: 0<td>"), ["criterion", "rule", "rule"]),
    ],
    ids=["children", "rules"],
)
def test_a_merged_parent_without_a_name_beside_it_has_the_points_there(
    below: tuple[str, ...], kinds: list[str]
) -> None:
    rows = rows_of(*PARTS[:2], value="Điểm tối đa")
    rows += f"<tr><td rowspan=3>Thủ tục<td><td>2,0<tr><td>{'<tr><td>'.join(below)}"
    head = "<tr><th>Tiêu chí<th>Nội dung tiêu chí<th>Điểm tối đa"
    (built,) = normalize(read(f"<table>{head}{rows}</table>".encode(), Settings())).built
    parent, *others = built.appendix.criteria[-3:]
    assert (parent.title, str(parent.scores["max_score"])) == ("Thủ tục", "2.0")
    assert [c.kind for c in (parent, *others)] == kinds
    assert {c.parent_id for c in others} == {parent.id}


@pytest.mark.parametrize("codes", [("1", "1.1", "1.2", "2"), ("I", "1", "2", "II")])
@pytest.mark.parametrize("parent", ["<td>{}<td>", "<td colspan=2>{}"], ids=["empty", "over"])
def test_rows_of_which_each_names_one_of_two_levels(codes: tuple[str, ...], parent: str) -> None:
    names = ("Thể chế", "Xây dựng văn bản", "Rà soát văn bản", "Bộ máy")
    rows = "".join(
        f"<tr><td>{code}{parent.format(name) if at in (0, 3) else f'<td><td>{name}'}<td>1,0"
        for at, (code, name) in enumerate(zip(codes, names, strict=True))
    )
    assert [level for level, _ in levels(rows, coded=True)] == [1, 2, 2, 1]
