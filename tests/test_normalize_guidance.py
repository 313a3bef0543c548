"""Name against guidance in a title cell: sentences of the genre, written for these tests."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.gathered import Paragraph
from normalize.guidance import is_guidance, is_named, split_title

TRUTH = Path(__file__).parents[2] / "shared" / "samples" / "pl02-cap-xa.truth.json"


def split(*texts: str) -> tuple[list[str], list[str]]:
    name, guidance = split_title([Paragraph(text) for text in texts])
    return [p.text for p in name], [p.text for p in guidance]


@pytest.mark.parametrize(
    "opening",
    [
        "Yêu cầu: Kế hoạch có đủ nội dung.",
        "- Có kế hoạch đúng hạn",
        "+ Từ 80% trở lên: 1",
        "Tính điểm theo công thức: (b/a)*điểm tối đa",
        "Điểm đạt được tính theo công thức: a*1.0",
        "Công thức: (b/a)*2",
        "(b/a)*điểm tối đa",
        "Việc ban hành phải đúng quy định. Nếu:",
        "Tính tỷ lệ phòng đã kiểm tra. Nếu tỷ lệ này đạt:",
        "Nếu trong năm 2025:",
        "Cách chấm điểm: theo số cuộc họp",
        "Phạm vi đánh giá: các xã, phường",
        "Thống kê số nhiệm vụ được giao trong năm (tính đến ngày 30/11).",
        "Số liệu trích xuất từ Hệ thống thông tin giải quyết thủ tục hành chính.",
        "Đạt 100% kế hoạch: 1",
        "Nếu thực hiện đúng thì điểm đánh giá là 1; nếu không thì điểm đánh giá là 0.",
        "(nộp muộn hoặc thiếu mẫu: trừ 0,5 điểm/lần)",
    ],
)
def test_guidance_begins_at_its_first_paragraph(opening: str) -> None:
    assert split("Thực hiện chế độ báo cáo.", opening, "Lời cuối") == (
        ["Thực hiện chế độ báo cáo."],
        [opening, "Lời cuối"],
    )


def test_a_name_may_wrap_over_paragraphs() -> None:
    names = ("CẢI CÁCH TỔ CHỨC BỘ MÁY", "HÀNH CHÍNH NHÀ NƯỚC")
    assert split(*names, "Yêu cầu: …") == (list(names), ["Yêu cầu: …"])


def test_a_name_alone_has_no_guidance() -> None:
    assert split("Tỷ lệ hồ sơ được giải quyết đúng hạn") == (
        ["Tỷ lệ hồ sơ được giải quyết đúng hạn"],
        [],
    )


def test_a_cell_that_opens_with_guidance_has_no_name() -> None:
    assert split("Yêu cầu: Có kế hoạch.", "- Có: 1") == ([], ["Yêu cầu: Có kế hoạch.", "- Có: 1"])
    assert split("Tên", "Nội dung yêu cầu: Đủ.") == (["Tên"], ["Nội dung yêu cầu: Đủ."])


def test_a_dash_may_stand_where_others_write_a_code() -> None:
    assert split("- Công tác tuyên truyền") == (["- Công tác tuyên truyền"], [])


def test_a_lone_level_is_no_name() -> None:
    assert split("- Đạt 100%: 1 điểm") == ([], ["- Đạt 100%: 1 điểm"])


def test_a_requirement_in_a_name_is_no_guidance() -> None:
    assert not is_guidance("Đáp ứng yêu cầu về thời gian giải quyết hồ sơ")
    assert not is_guidance("Hướng dẫn, đôn đốc thực hiện kế hoạch")


@pytest.mark.parametrize("name", ["30/4 và 1/5 là ngày nghỉ", "2026 - 2030 là giai đoạn đầu"])
def test_a_date_or_a_range_is_no_formula(name: str) -> None:
    assert not is_guidance(name)
    assert is_guidance("1/2*Điểm tối đa") and is_guidance("(a/b)*100")


def test_guidance_may_be_shown_by_italic_alone() -> None:
    name = Paragraph("Công khai thủ tục", bold=1.0)
    remark = Paragraph("Công khai tại trụ sở và trên cổng", italic=0.96)
    assert split_title([name, remark]) == ((name,), (remark,))


def test_a_name_in_italic_as_a_whole_stays_whole() -> None:
    name = [Paragraph("Công khai thủ tục", 1.0, 1.0), Paragraph("tại trụ sở", 1.0, 1.0)]
    assert split_title(name) == (tuple(name), ())


def test_italic_letters_inside_a_paragraph_are_no_change() -> None:
    name = [Paragraph("Công khai thủ tục"), Paragraph("tại trụ sở và trên cổng", italic=0.4)]
    assert split_title(name) == (tuple(name), ())


_PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        st.one_of(st.text(max_size=40), st.sampled_from(["Yêu cầu:", "- Có: 1", "Nếu:", "Tên"])),
        st.floats(0, 1),
        st.floats(0, 1),
    ),
    max_size=6,
)


@given(_PARAGRAPHS)
def test_every_paragraph_stays_in_its_order(paragraphs: list[Paragraph]) -> None:
    name, guidance = split_title(paragraphs)
    assert [*name, *guidance] == paragraphs


def test_agrees_with_an_independent_reading_of_a_real_guide() -> None:
    if not TRUTH.exists():
        pytest.skip(f"{TRUTH.name} lies in ../shared/samples, not beside this checkout")
    for row in json.loads(TRUTH.read_text("utf-8"))["rows"]:
        method = row["texts"].get("method")
        lines = method.split("\n") if method else []
        assert split(row["title"], *lines) == ([row["title"]], lines), row["code"]


def test_points_on_a_line_of_their_own_belong_to_the_name() -> None:
    assert split("Chấp hành tốt pháp luật", "(35 điểm)") == (
        ["Chấp hành tốt pháp luật", "(35 điểm)"], [],
    )  # fmt: skip


def test_the_dash_of_a_list_opens_a_name_where_what_stands_below_has_none() -> None:
    assert split("- Giữ gìn tài sản chung", "(Làm hỏng một lần bị trừ 1 điểm)") == (
        ["- Giữ gìn tài sản chung"], ["(Làm hỏng một lần bị trừ 1 điểm)"],
    )  # fmt: skip
    assert split("- Giữ gìn tài sản chung", "- Có sổ theo dõi")[0] == []


def test_a_name_above_a_remark_is_named_and_levels_are_not() -> None:
    remark = Paragraph("(Làm hỏng một lần bị trừ 1 điểm)")
    assert is_named([Paragraph("- Giữ gìn tài sản chung"), remark])
    assert not is_named([Paragraph("Từ 90% trở lên: 2 điểm"), remark])


@pytest.mark.parametrize(
    "name",
    [
        "Hướng dẫn, đôn đốc các đơn vị thực hiện: kịp thời, đầy đủ",
        "Giải thích, vận động Nhân dân chấp hành: thường xuyên",
        "Mức độ đánh giá của người dân: trên 90% hài lòng",
        "Công thức hóa quy trình xử lý",
        "Tính điểm hài lòng của người dân",
    ],
)
def test_a_word_of_guidance_may_open_a_name(name: str) -> None:
    own = [Paragraph(name)]
    assert split_title(own) == (tuple(own), ())


def test_a_name_may_announce_its_list() -> None:
    own = [Paragraph("Ban hành các văn bản như sau:"), Paragraph("- Kế hoạch năm")]
    assert split_title(own) == (tuple(own[:1]), tuple(own[1:]))


def test_the_number_of_a_standard_on_a_line_of_its_own_is_no_guidance() -> None:
    assert not is_guidance("9001:2015 trong năm đánh giá")


@pytest.mark.parametrize(
    "below",
    [
        "Tiêu chuẩn: Ban hành trước ngày 31/01",
        "Căn cứ chấm điểm: Kế hoạch của Ủy ban nhân dân",
        "Minh chứng: Kế hoạch đã ban hành",
        "Đối với các sở: ban hành trước ngày 15/01",
        "Điểm đánh giá thông qua điều tra xã hội học",
        "Mức 1: Đúng hạn (0,5 điểm)",
        "Yêu cầu 100% văn bản ban hành đúng hạn",
        "Có quy chế (01 điểm); có tập huấn (01 điểm)",
    ],
)
def test_a_label_below_a_name_is_none_of_it(below: str) -> None:
    assert split("Ban hành kế hoạch năm", below) == (["Ban hành kế hoạch năm"], [below])


def test_what_may_stand_below_a_name_may_open_one() -> None:
    for name in ("Đánh giá qua điều tra xã hội học", "Đối với cấp xã: chất lượng phục vụ"):
        assert split(name) == ([name], [])
    small = ("Công tác kiểm tra,", "đánh giá: kịp thời, đầy đủ")
    assert split(*small) == (list(small), [])


def test_what_leads_to_parts_with_their_points_is_no_name() -> None:
    below = ("Ban hành kế hoạch của huyện:", "+ Ban hành trong tháng 01 (0,5đ).")
    assert split("Kế hoạch năm", *below) == (["Kế hoạch năm"], list(below))


@pytest.mark.parametrize("mark", ["a)", "a.", "1.", "(1)"])
def test_a_part_with_its_points_is_no_name(mark: str) -> None:
    own = [Paragraph("Công tác tuyên truyền"), Paragraph(f"{mark} Chất lượng nội dung (1,5 điểm):")]
    assert split_title([*own, Paragraph("• Đạt 100%: 1,5")])[0] == tuple(own[:1])


@pytest.mark.parametrize(
    ("text", "guides"),
    [("4.1 - Tỷ lệ hồ sơ đúng hạn", False), ("(1 - Tỷ lệ hồ sơ trễ hạn)*2", True)],
)
def test_a_code_with_a_dash_before_a_rate_is_a_name(text: str, guides: bool) -> None:
    assert is_guidance(text, first=True) is guides


def test_a_lone_part_of_what_stands_above_is_a_name_and_a_variable_is_none() -> None:
    assert split("Trong đó: lĩnh vực đất đai, xây dựng") == (
        ["Trong đó: lĩnh vực đất đai, xây dựng"],
        [],
    )
    assert split("Trong đó: a là tổng số hồ sơ") == ([], ["Trong đó: a là tổng số hồ sơ"])


def test_levels_with_their_points_in_brackets_stand_below_a_name() -> None:
    levels = "Có rà soát và xử lý (1 điểm); có rà soát, chưa xử lý (0,5 điểm)"
    assert split("Rà soát văn bản", levels) == (["Rà soát văn bản"], [levels])
    assert split("Rà soát văn bản", "trong năm (1 điểm)")[1] == []


@pytest.mark.parametrize("below", [
    "Chỉ số hài lòng đạt a% thì điểm đạt được là a% x 10",
    "Cấp tỉnh: 5 điểm/sáng kiến; cấp xã: 2 điểm/sáng kiến",
])  # fmt: skip
def test_what_says_the_points_that_are_given_stands_below_a_name(below: str) -> None:
    assert split("Kết quả khảo sát", below) == (["Kết quả khảo sát"], [below])


def test_an_aside_below_a_name_is_more_of_it_unless_it_speaks_of_points() -> None:
    name = "Thực hiện nhiệm vụ theo kế hoạch"
    for aside in ("(theo tiêu chí thi đua)", "(bao gồm cả đơn vị trực thuộc)"):
        assert split(name, aside, "- Đúng hạn: 1 điểm") == ([name, aside], ["- Đúng hạn: 1 điểm"])
    told = "(Đơn vị mới thành lập thì không đánh giá)"
    assert split(name, told) == ([name], [told])


def test_a_letter_that_announces_levels_is_no_name() -> None:
    name, case = "Tổ chức các lớp tập huấn", "a) Nhóm đơn vị không xây dựng kế hoạch:"
    assert split(name, case, "- Có tổ chức: 2 điểm")[0] == [name]
    assert split(name, "a) Nhóm đơn vị không xây dựng kế hoạch")[0] == [
        name, "a) Nhóm đơn vị không xây dựng kế hoạch",
    ]  # fmt: skip


@pytest.mark.parametrize("leads", [
    "Cơ quan có phương án đơn giản hóa được phê duyệt:",
    "Thời hạn: trước ngày 15/01 hằng năm.",
    "Mức đạt của các đơn vị trong năm = (số đạt/tổng số) x 100%.",
])  # fmt: skip
def test_what_leads_to_levels_below_a_name_is_none_of_it(leads: str) -> None:
    levels = ["- Từ 80% trở lên: 2 điểm", "- Dưới 80%: 0 điểm"]
    assert split("Rà soát thủ tục", leads, *levels) == (["Rà soát thủ tục"], [leads, *levels])
    assert split("Rà soát thủ tục", leads)[1] == []


def test_levels_a_line_each_with_their_points_in_brackets_stand_below_a_name() -> None:
    levels = ["Đã được phê duyệt (1,0 điểm)", "Chưa trình (0 điểm)"]
    assert split("Ban hành đề án", *levels) == (["Ban hành đề án"], levels)


@pytest.mark.parametrize("below", [
    "Đơn vị không tự chấm điểm tiêu chí này.",
    "Điểm của tiêu chí là trung bình cộng điểm của các chương trình.",
    "Điểm số được tính như sau: b/a × điểm tối đa",
    "Căn cứ báo cáo công khai của đơn vị.",
])  # fmt: skip
def test_who_gives_points_and_on_what_grounds_stands_below_a_name(below: str) -> None:
    assert split("Kết quả khảo sát", below) == (["Kết quả khảo sát"], [below])


def test_a_result_that_is_determined_is_a_name_without_points_or_a_formula() -> None:
    assert split("Xác định kết quả của từng nhiệm vụ")[1] == []
    assert split("Xác định kết quả và tính điểm theo tỷ lệ")[0] == []
