"""What a text that announces a list, or opens a range, says of a break between pages."""

import pytest

from normalize import joins
from page_breaks import TASKS, cut, said


@pytest.mark.parametrize(
    ("behind", "known", "joined"),
    [
        ("- Theo dõi các khu phố.", {"Ban hành kế hoạch."}, True),
        ("- Theo dõi các khu phố.", {"Ban hành kế hoạch:"}, False),
        ("Theo dõi các khu phố.", {"Ban hành kế hoạch."}, False),
    ],
)
def test_a_list_behind_a_colon_is_the_one_that_it_announces_where_no_text_ends_so(
    behind: str, known: set[str], joined: bool
) -> None:
    above, below = ("1", "Một", "1", "Kiện toàn đội ngũ:", ""), ("2", "Hai", "1", behind, "")
    found = said(joins.cell_unfinished(cut(above, below, known={TASKS: known}), TASKS))
    assert found == (("unfinished-text", True, False) if joined else None)


@pytest.mark.parametrize(
    ("before", "behind", "joined"),
    [
        ("- Từ 80%", "- dưới 95% số hồ sơ: 0,5", True),
        ("- Đạt từ 80%", "- dưới 95% số hồ sơ: 0,5", True),
        ("- Đạt 100%", "- dưới 95% số hồ sơ: 0,5", False),
        ("- Đạt 100%: 1", "- dưới 95% số hồ sơ: 0,5", False),
    ],
)
def test_a_range_cut_at_its_dash_goes_on_though_rows_open_with_dashes(
    before: str, behind: str, joined: bool
) -> None:
    rows = ("", before, "", "", ""), ("", behind, "", "", "")
    found = said(joins.name_goes_on(cut(*rows, openings={"bullet"})))
    assert found == (("name-goes-on", True, False) if joined else None)


@pytest.mark.parametrize(("before", "others"), [("vướng mắc về", False), ("thực hiện theo", True)])
def test_a_text_that_ends_on_a_word_with_which_none_ends_is_cut_whatever_room_is_left(
    before: str, others: bool
) -> None:
    above, below = ("1", "Một", "1", before, ""), ("2", "Hai", "1", "Phòng Nội vụ", "")
    found = joins.cell_goes_on(cut(above, below), TASKS)
    assert found is not None
    assert found.by_others is others


@pytest.mark.parametrize(("listed", "others"), [(6, False), (2, True)])
def test_an_item_behind_a_semicolon_goes_on_with_the_list_whatever_room_is_left(
    listed: int, others: bool
) -> None:
    known = {TASKS: {f"- Rà soát {n}." for n in range(listed)}}
    above, below = ("1", "Một", "1", "- Kiểm tra;", ""), ("2", "Hai", "1", "- Báo cáo.", "")
    found = joins.cell_unfinished(cut(above, below, known=known), TASKS)
    assert found is not None
    assert found.by_others is others


@pytest.mark.parametrize(("inside", "joined"), [(("Trong đó:",), True), ((), False)])
def test_what_ends_rows_elsewhere_opens_none_behind_a_break(
    inside: tuple[str, ...], joined: bool
) -> None:
    rows = ("", "Theo công thức: (b/a)*điểm tối đa.", "", "", ""), ("", "Trong đó:", "", "", "")
    shown = cut(*rows, openings=frozenset(("variable", "capital")), inside=frozenset(inside))
    found = joins.name_goes_on(shown)
    assert found is not None
    assert found.joins is joined


@pytest.mark.parametrize(
    ("before", "behind", "joined"),
    [
        ("Tiêu chí thành phần 5.2.2:", "Thực hiện các quy định", True),
        ("Tiêu chí thành phần 5.2.2: Thực hiện", "Các quy định", False),
        ("Tiêu chí thành phần 5.2.2:", "Tiêu chí thành phần 5.2.3: Phân cấp", False),
        ("Kiểm tra các nội dung:", "Thực hiện các quy định", False),
    ],
)
def test_a_name_belongs_to_the_code_that_stands_alone_before_the_break(
    before: str, behind: str, joined: bool
) -> None:
    found = said(joins.nameless(cut(("", before, "", "", ""), ("", behind, "", "", ""))))
    assert found == (("name-goes-on", True, False) if joined else None)


@pytest.mark.parametrize(("openings", "joined"), [({"variable"}, False), ({"capital"}, True)])
def test_below_a_variable_with_a_row_of_its_own_the_next_line_has_one(
    openings: set[str], joined: bool
) -> None:
    rows = ("", "b là số văn bản", "", "", ""), ("", "Trường hợp a = 0: 1", "", "", "")
    shown = cut(*rows, openings=frozenset(openings), inside=frozenset({"Trường hợp"}))
    assert (joins.opens_inside(shown) is not None) is joined
