"""What a column is by its own header and the one above it."""

from normalize.columns import Leaf
from normalize.roles import columns_of


def roles(*leaves: tuple[str, str | None]) -> list[str | None]:
    """The roles of columns with these headers and the headers above them."""
    return [column.role for column in columns_of([Leaf(*each) for each in leaves])]


def test_who_assesses_below_maxima_says_of_what_they_are() -> None:
    bound = "Điểm tối đa"
    found = roles(("Tiêu chí", None), ("Thẩm định", bound), ("ĐTXHH", bound), ("Tổng", bound))
    assert found == ["title", None, None, "max_score"]
    own = roles(("Tiêu chí", None), ("Tự chấm", bound), ("Tổng", bound), ("Điểm tự chấm", None))
    assert own == ["title", None, "max_score", "self_score"]


def test_bare_points_above_say_nothing_of_maxima() -> None:
    found = roles(("Tiêu chí", None), ("Tối đa", "Điểm"), ("Thẩm định", "Điểm"))
    assert found == ["title", "max_score", "verified_score"]


def test_the_newest_year_below_points_has_their_role() -> None:
    given = "Điểm BNV đánh giá"
    found = roles(
        ("Tiêu chí", None), ("Điểm tối đa", None), ("Năm 2031", given), ("Năm 2032", given)
    )
    assert found == ["title", "max_score", "previous_score", "verified_score"]


def test_the_short_name_of_an_authority_may_stand_behind_points() -> None:
    found = roles(("Tiêu chí", None), ("Điểm tự chấm", None), ("Điểm BNV", None))
    assert found == ["title", "self_score", "verified_score"]


def test_points_of_an_authority_may_have_a_preposition() -> None:
    found = roles(("Tiêu chí", None), ("Điểm tự chấm", None), ("Điểm của cấp có thẩm quyền", None))
    assert found == ["title", "self_score", "verified_score"]


def test_a_unit_beside_an_authority_gave_itself_points() -> None:
    given = "Điểm đánh giá"
    found = roles(("Tiêu chí", None), ("Điểm tối đa", None), ("Đơn vị", given), ("Hội đồng", given))
    assert found == ["title", "max_score", "self_score", "verified_score"]


def test_one_word_may_name_the_authority_above_a_unit() -> None:
    given = "Kết quả đánh giá"
    bound = ("Điểm tối đa", None)
    found = roles(("Tiêu chí", None), bound, ("Xã", given), ("Tỉnh", given))
    assert found == ["title", "max_score", "self_score", "verified_score"]
    given = "Điểm thẩm định"
    found = roles(("Tiêu chí", None), bound, ("Huyện", given), ("Tỉnh", given))
    assert "self_score" not in found  # both verify


def test_points_of_a_unit_are_its_own() -> None:
    found = roles(("Tiêu chí", None), ("Điểm tối đa", None), ("Điểm đơn vị", None))
    assert found == ["title", "max_score", "self_score"]
    found = roles(("Tiêu chí", None), ("Điểm xã", None), ("Điểm huyện", None))
    assert found == ["title", "self_score", "verified_score"]
    assert roles(("Tiêu chí", None), ("Điểm huyện", None), ("Điểm tỉnh", None))[1] is None


def test_points_aimed_at_and_reached_stand_below_a_group_of_points() -> None:
    found = roles(("Tiêu chí", None), ("Mục tiêu", "Chấm điểm"), ("Tự chấm", "Chấm điểm"))
    assert found == ["title", "target_score", "self_score"]
    found = roles(("Tiêu chí", None), ("Tối đa", "Thang điểm"), ("Đạt", "Thang điểm"))
    assert found == ["title", "max_score", "achieved_score"]


def test_what_a_header_says_itself_goes_before_what_its_group_says() -> None:
    group = "Tự đánh giá, xếp loại"
    found = roles(("Tiêu chí", None), ("Đánh dấu", group), ("Điểm tự chấm", group))
    assert found == ["title", None, "self_score"]


def test_what_a_group_of_points_differs_by_is_none_of_them() -> None:
    found = roles(("Tiêu chí", None), ("Tự chấm", "Điểm thực tế"), ("Chênh lệch", "Điểm thực tế"))
    assert found == ["title", "self_score", None]


def test_who_is_assessed_and_gives_points_gives_them_to_itself() -> None:
    found = roles(("Tiêu chí", None), ("Điểm tối đa", None), ("Xã chấm", None), ("Tỉnh chấm", None))
    assert found == ["title", "max_score", "self_score", "verified_score"]


def test_points_above_a_header_that_tells_of_them_are_no_authority_s() -> None:
    """Read on, "Điểm số" / "Kết quả đánh giá" were the points that a department ("Sở") gives."""
    over = "Điểm số / Kết quả đánh giá"
    found = roles(("Điểm tối đa", "Điểm số"), ("Điểm tự chấm", over), ("Điểm đạt", over))
    assert found == ["max_score", "self_score", "achieved_score"]


def test_maxima_of_who_assesses_are_no_points_given() -> None:
    found = roles(
        ("Lĩnh vực", None),
        ("Điểm thẩm định tối đa", None),
        ("Điểm XHH tối đa", None),
        ("Tổng điểm tối đa", None),
    )
    assert found == ["title", None, None, "max_score"]
    bound = "Điểm tối đa"
    found = roles(("Tiêu chí", None), ("Sở, ban, ngành", bound), ("UBND cấp huyện", bound))
    assert "self_score" not in found


def test_points_given_stand_beside_the_maximum_below_one_header() -> None:
    over = "Thang điểm"
    found = roles(("Tiêu chí", None), ("Tối đa", over), ("Tự chấm", over), ("Thẩm định", over))
    assert found == ["title", "max_score", "self_score", "verified_score"]


def test_the_sum_of_maxima_below_their_header_bounds_who_stands_beside_it() -> None:
    bound = "Điểm tối đa"
    found = roles(("Tiêu chí", None), ("XHH", bound), ("Tổng điểm", bound), ("Điểm đạt", None))
    assert found == ["title", None, "max_score", "achieved_score"]
