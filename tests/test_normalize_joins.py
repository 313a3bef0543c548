"""Which piece goes where over a page break, one fact a test."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from normalize.joins import no_such_rows, own_figures
from normalize.read import appendix
from page_breaks import cut
from schemas.page import Cell, Line
from schemas.rows import Column
from schemas.tree import Built, Criterion
from tables import table

FULL = ("1", "LĨNH VỰC", "3,00", "", "")


def criteria(built: Built) -> dict[str, Criterion]:
    return {c.id: c for c in built.appendix.criteria}


def rules(built: Built) -> list[tuple[str, bool]]:
    return [(d.rule, d.sure) for d in built.decisions]


def test_a_row_without_code_name_and_figures_is_surely_a_tail() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "Ban hành đầy đủ các", "Nội vụ")],
        [("", "", "", "văn bản.", ""), ("1.2", "Báo cáo", "2,00", "Gửi.", "Văn thư")],
    ))  # fmt: skip
    assert criteria(built)["1.1"].texts["tasks"].text == "Ban hành đầy đủ các văn bản."
    assert rules(built) == [("nameless-row", True)]
    assert not criteria(built)["1.1"].assumed


def test_words_for_a_figure_that_go_on_in_small_letters_are_those_of_a_tail() -> None:
    over, under = ("1.1", "Lấy ý kiến,", "Điều", "", ""), ("", "TTHC", "tra XHH", "", "")
    assert getattr(own_figures(cut(over, under)), "rule", "") == "cut-words"


def test_words_for_a_figure_that_other_rows_have_whole_are_those_of_a_tail() -> None:
    rows = [("1.1", "Tính khả thi", "ĐT XHH", "", ""), ("1.2", "Tính đồng bộ", "ĐT", "", "")]
    tail = ("", "VBQPPL", "XHH", "", "")
    built = appendix(table(rows, [tail, ("1.3", "Tính hợp lý", "ĐT XHH", "", "")]))
    assert criteria(built)["1.2"].title == "Tính đồng bộ VBQPPL"
    apart = appendix(table([("1.1", "Tính khả thi", "1,0", "", ""), rows[1]], [tail]))
    assert criteria(apart)["1.2"].title == "Tính đồng bộ"


def test_a_name_that_goes_on_is_a_weak_tail() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch cải cách", "1,00", "", "")],
        [("", "hành chính", "", "", ""), ("1.2", "Báo cáo", "2,00", "", "")],
    ))  # fmt: skip
    assert criteria(built)["1.1"].title == "Kế hoạch cải cách hành chính"
    assert criteria(built)["1.1"].assumed
    assert [f.code for f in built.findings if f.place] == ["assumed-join"]


def test_a_formula_behind_a_page_is_a_row_where_levels_have_rows_of_their_own() -> None:
    given = cut(
        ("1.1", "Kế hoạch (2025)", "1", "", ""), ("", "Tính điểm theo công thức: b/a", "", "", "")
    )
    assert no_such_rows(given) is not None
    own = msgspec.structs.replace(
        given, habits=msgspec.structs.replace(given.habits, bare_names=True)
    )
    assert no_such_rows(own) is None


def test_a_name_left_of_its_children_opens_a_new_parent_where_none_has_a_code() -> None:
    columns = tuple(Column(*pair) for pair in (("title", "Lĩnh vực"), ("title", "Tiêu chí")))
    built = appendix(table(
        [(("Kế hoạch", 2), "Một"), (None, "Hai")], [(("Báo cáo", 2), "Ba"), (None, "Bốn")],
        columns=columns,
    ))  # fmt: skip
    roots = [c for c in built.appendix.criteria if not c.parent_id]
    assert [c.title for c in roots] == ["Kế hoạch", "Báo cáo"]


def test_two_tails_in_one_row_go_to_two_rows() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", ("Soạn thảo và", 2), "A"),
         ("1.2", "Tác động đến", "2,00", None, "B")],
        [("", "chất lượng", "", "ban hành.", ""), ("2", "HAI", "1,00", "", "")],
    ))  # fmt: skip
    found = criteria(built)
    assert found["1.2"].title == "Tác động đến chất lượng"
    assert found["1.1"].texts["tasks"].text == "Soạn thảo và ban hành."
    assert found["1.2"].texts["tasks"].anchor == "1.1"


def test_a_new_numbered_row_may_carry_the_tail_of_an_older_merged_cell() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", ("Cử công chức tham gia do", 2), ("A", 2)),
         ("1.2", "Hai", "1,00", None, None)],
        [("1.3", "Ba", "1,00", ("cấp trên tổ chức.", 2), ("", 2)), ("1.4", "Bốn", "0", None, None)],
    ))  # fmt: skip
    found = criteria(built)
    assert found["1.3"].texts["tasks"].anchor == "1.1"
    assert found["1.4"].texts["tasks"].text == "Cử công chức tham gia do cấp trên tổ chức."
    assert found["1.3"].texts["lead"].anchor == "1.1"


def test_a_new_row_with_figures_but_no_code_is_no_tail() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Chất lượng", "1,00", "", "")],
        [("", "Tính kịp thời của thông tin", "0,5", "", ""),
         ("", "Mức độ đầy đủ", "0,5", "", "")],
    ))  # fmt: skip
    assert [c.id for c in built.appendix.criteria] == ["1", "1.1", "1.1.u1", "1.1.u2"]
    assert built.decisions == ()


def test_in_a_document_that_leaves_cells_open_borders_decide() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "Việc một.", "A")],
        [("", "Năm nay", "", "Việc hai.", ""), ("1.2", "Báo cáo", "2,00", "", "")],
        open_pages=[1],
    ))  # fmt: skip
    assert criteria(built)["1.1"].title == "Kế hoạch Năm nay"
    assert all(d.sure for d in built.decisions)


def test_a_code_cut_by_a_page_is_one_code() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "", ""), ("1.1.", "Hoàn thành việc số hóa", "1,00", "", "")],
        [("1", "kết quả giải quyết", "", "", ""), ("1.2", "Hai", "1,00", "", "")],
    ))  # fmt: skip
    assert criteria(built)["1.1.1"].title == "Hoàn thành việc số hóa kết quả giải quyết"


def test_a_code_set_in_the_middle_may_fall_behind_the_break() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "", ""), ("", "Ban hành kế hoạch và", "", "Soạn", "A")],
        [("1.2", "tổ chức thực hiện", "2,00", "", ""), ("1.3", "Ba", "0", "", "")],
    ))  # fmt: skip
    assert criteria(built)["1.2"].title == "Ban hành kế hoạch và tổ chức thực hiện"
    assert criteria(built)["1.2"].texts["tasks"].text == "Soạn"


def test_a_row_over_three_pages_is_one_row() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "một và", "A")],
        [("", "", "", "hai và", "")],
        [("", "", "", "ba.", ""), ("1.2", "Báo cáo", "2,00", "", "")],
    ))  # fmt: skip
    assert criteria(built)["1.1"].texts["tasks"].text == "một và hai và ba."


def test_every_moved_piece_names_its_place_its_column_and_the_row_that_got_it() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "một và", "A")],
        [("", "", "", "hai.", ""), ("1.2", "Báo cáo", "2,00", "", "")],
    ))  # fmt: skip
    (decision,) = built.decisions
    assert (decision.place.page, decision.place.row, decision.column) == (2, 1, "tasks")
    assert built.ids[decision.onto] == "1.1"


RULED = [
    ("1", "LĨNH VỰC", "3,00", "", ""), ("1.1", "Kế hoạch", "1,00", "", ""),
    ("", "Ban hành đầy đủ, kịp thời: 1", "", "", ""), ("", "Không ban hành: 0", "", "", ""),
]  # fmt: skip


def test_a_page_that_opens_with_a_new_rule_row_has_no_tail() -> None:
    built = appendix(table(
        [*RULED, ("1.2", "Báo cáo", "2,00", "", "")],
        [("", "Đủ số lượng, đúng hạn: 2", "", "", ""), ("", "Không đủ: 0", "", "", "")],
    ))  # fmt: skip
    assert built.decisions == ()
    assert criteria(built)["1.2"].title == "Báo cáo"


def test_a_rule_row_cut_in_mid_sentence_is_one_row() -> None:
    built = appendix(table(
        [*RULED, ("1.2", "Báo cáo", "2,00", "", ""), ("", "Đủ số lượng và gửi", "", "", "")],
        [("", "đúng hạn: 2", "", "", ""), ("", "Không đủ: 0", "", "", "")],
    ))  # fmt: skip
    assert criteria(built)["1.2.u1"].title.replace("\n", " ") == "Đủ số lượng và gửi đúng hạn: 2"


def test_a_formula_block_goes_on_over_the_page_where_variables_are_no_rows() -> None:
    built = appendix(table(
        [*RULED, ("1.2", "Báo cáo", "2,00", "", ""),
         ("", "Tính điểm theo công thức: (b/a)*2. Trong đó:", "", "", "")],
        [("", "a là tổng số báo cáo", "", "", ""), ("", "Không đủ: 0", "", "", "")],
    ))  # fmt: skip
    assert "a là tổng số báo cáo" in criteria(built)["1.2.u1"].title


def test_the_variables_of_a_formula_go_on_with_it() -> None:
    built = appendix(table(
        [*RULED, ("1.2", "Báo cáo", "2,00", "", ""),
         ("", "Tính điểm theo công thức: (b/a)*2.", "", "", "")],
        [("", "Trong đó: / a là tổng số báo cáo", "", "", ""), ("", "Không đủ: 0", "", "", "")],
    ))  # fmt: skip
    assert criteria(built)["1.2.u1"].title.endswith("a là tổng số báo cáo")


def test_a_cell_without_a_wall_above_it_behind_the_break_goes_on() -> None:
    printed = table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "Việc một.", "A")],
        [("1.2", "Báo cáo", "2,00", "", "B")],
        [("", "cuối năm", "", "", ""), ("1.3", "Khác", "0", "", "")],
        open_pages=[2],
    )  # fmt: skip
    rows = list(printed.rows)
    cells = list(rows[2].cells)
    cells[3] = msgspec.structs.replace(cells[3], open_top=True)
    rows[2] = msgspec.structs.replace(rows[2], cells=tuple(cells))
    built = appendix(msgspec.structs.replace(printed, rows=tuple(rows)))
    assert criteria(built)["1.2"].texts["tasks"].anchor == "1.1"


PRINTED = ["và", "công", "khai", "kết", "quả", "trên", "hệ", "thống"]
WORDS = st.lists(st.sampled_from(PRINTED), min_size=2)


@given(WORDS, st.data())
def test_a_cell_that_a_page_leaves_open_is_whole_wherever_it_was_cut(
    words: list[str], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(words) - 1))
    above, below = " ".join(["Rà soát", *words[:cut]]), " ".join(words[cut:])
    built = appendix(table(
        [("1", "Một", "1,00", above, "A")],
        [("", "", "", below, ""), ("2", "Hai", "1,00", "Ba", "B")],
        open_pages=(1,),
    ))  # fmt: skip
    first, second = built.appendix.criteria
    assert first.texts["tasks"].text == f"{above} {below}"
    assert (second.code, second.texts["tasks"].text) == ("2", "Ba")


@given(WORDS, WORDS)
def test_a_row_with_a_code_of_its_own_is_never_swallowed(one: list[str], other: list[str]) -> None:
    built = appendix(table(
        [("1", "Một", "1,00", " ".join(one), "A")], [("2", "Hai", "2,00", " ".join(other), "B")]
    ))  # fmt: skip
    assert [row.code for row in built.appendix.criteria] == ["1", "2"]


def test_a_total_in_the_code_column_at_a_page_top_is_no_tail() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch", "3,00", "Làm", "A")], [("TỔNG CỘNG", "", "3,00", "", "")]
    ))  # fmt: skip
    assert built.appendix.total is not None
    assert list(criteria(built)) == ["1", "1.1"]


def test_an_open_row_goes_on_surely_and_a_closed_one_surely_not() -> None:
    above = ("1.1", "Kế hoạch", "1,00", "Rà soát", "A")
    opened = appendix(table([FULL, above], [("", "", "", "Rà soát", "")], open_pages=(1,)))
    assert [(d.rule, d.sure) for d in opened.decisions] == [("open-cells", True)]
    assert not criteria(opened)["1.1"].assumed


def test_a_code_that_a_page_cut_after_its_stop_is_weak() -> None:
    built = appendix(table(
        [FULL, ("1.1.", "Kế hoạch", "3,00", "Làm", "A")],
        [("2", "cải cách hành chính", "", "", ""), ("2", "HAI", "1,00", "", "")],
    ))  # fmt: skip
    assert all(not sure for rule, sure in rules(built) if rule == "cut-code")


def test_figures_cut_off_from_their_coded_row_come_back() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch của", "", "Làm", "A")], [("", "đơn vị", "3,00", "", "")]
    ))  # fmt: skip
    row = criteria(built)["1.1"]
    assert (row.title, str(row.scores["max_score"])) == ("Kế hoạch của đơn vị", "3.00")


def test_figures_behind_a_row_that_has_its_own_are_another_row() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Kế hoạch của", "1,00", "Làm", "A")], [("", "đơn vị", "2,00", "", "")]
    ))  # fmt: skip
    assert len(built.appendix.criteria) == 3


def test_cells_merged_together_go_on_together() -> None:
    built = appendix(table(
        [("1", "Một", "1,00", ("Công chức rà soát", 2), ("Phòng Nội vụ", 2)),
         ("2", "Hai", "1,00", None, None)],
        [("3", "Ba", "1,00", ("các văn bản", 2), ("", 2)), ("4", "Bốn", "1,00", None, None)],
    ))  # fmt: skip
    assert criteria(built)["3"].texts["tasks"].anchor == "1"


def test_a_rule_row_at_a_page_s_top_is_one_of_those_under_a_merged_code() -> None:
    first = (
        (("1", 3), "Ban hành kế hoạch", "1", "", ""), (None, "- Đúng hạn: 1", "", "", ""),
        (None, "- Chậm: 0,5", "", "", ""),
    )  # fmt: skip
    found = appendix(table(first, (("", "- Không ban hành: 0", "", "", ""),)))
    assert [c.kind for c in found.appendix.criteria] == ["criterion", "rule", "rule", "rule"]


def test_a_text_before_rows_without_codes_is_one_where_texts_begin_in_coded_rows_only() -> None:
    levels = [("", f"Mức {n}: {n}", "", None, "") for n in (2, 1, 0)]
    coded = [(f"1.{n}", "Kế hoạch", "2,00", (f"- Báo cáo {n}", 4), "") for n in (1, 2, 3)]
    pages = [row for one in coded for row in (one, *levels)]
    last = ("1.4", "Sáng kiến", "2,00", "- Quyết định", "")
    built = appendix(table(
        [FULL, *pages, last],
        [("", "Có sáng kiến: 2", "", ("- Biên bản", 2), ""), ("", "Không có: 0", "", None, "")],
    ))  # fmt: skip
    assert criteria(built)["1.4"].texts["tasks"].text == "- Quyết định\n- Biên bản"
    assert ("text-of-code", False) in rules(built)


def test_texts_that_begin_in_rows_with_figures_begin_in_no_rule_all_the_same() -> None:
    rule = ("", "Đúng hạn: 1", "", None, "")
    names = ("Rà soát văn bản", "Kiểm tra văn bản")
    named = [("", name, "1,00", (f"- Báo cáo {name}", 2), "") for name in names]
    coded = [(f"1.{n}", "Kế hoạch", "2,00", (f"- Báo cáo {n}", 4), "") for n in (1, 2)]
    pages = [row for one in coded for row in (one, rule, rule, rule)]
    parts = [("1.3", "Hồ sơ", "2,00", "", ""), *(row for one in named for row in (one, rule))]
    last = ("1.4", "Sáng kiến", "2,00", "- Quyết định", "")
    built = appendix(table(
        [FULL, *pages, *parts, last],
        [("", "Có sáng kiến: 2", "", ("- Biên bản", 2), ""), ("", "Không có: 0", "", None, "")],
    ))  # fmt: skip
    assert criteria(built)["1.4"].texts["tasks"].text == "- Quyết định\n- Biên bản"


def test_texts_that_begin_in_rows_with_a_code_alone_begin_beside_no_level_with_its_points() -> None:
    levels = [("", f"Từ {n}0% trở lên", f"0,{n}", None, "") for n in (3, 2, 1)]
    coded = [(f"1.{n}", f"Kế hoạch {n}", "2,00", (f"- Báo cáo {n}", 4), "") for n in (1, 2, 3)]
    built = appendix(table(
        [FULL, *(row for one in coded for row in (one, *levels)),
         ("1.4", "Sáng kiến", "2,00", ("- Quyết định;", 2), ""), levels[0]],
        [("", "Từ 20% trở lên", "0,2", ("- Biên bản", 2), ""), levels[2]],
    ))  # fmt: skip
    assert criteria(built)["1.4"].texts["tasks"].text == "- Quyết định;\n- Biên bản"


def test_a_rule_that_breaks_off_inside_a_bracket_goes_on_where_formulas_open_in_small_letters() -> (
    None
):
    built = appendix(table(
        [FULL, ("", "(b/a)*1", "", "", ""), ("1.1", "Hình thức", "1,00", "", ""),
         ("", "Cách khác (hội nghị;", "", "", "")],
        [("", "tập huấn...): 0,50", "", "", ""), ("1.2", "Báo cáo", "2,00", "", "")],
    ))  # fmt: skip
    assert [c.title for c in built.appendix.criteria if c.parent_id == "1.1"] == [
        "Cách khác (hội nghị; tập huấn...): 0,50"
    ]


def test_words_of_a_score_that_go_on_leave_a_cut_code_one() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Nhiệm vụ", "1,00", "", ""), ("1.1", "Đúng hạn.", "Điều", "", "")],
        [(".1", "Trễ hạn.", "tra XHH", "", ""), ("1.1.2", "Đôn đốc", "0,50", "", "")],
    ))  # fmt: skip
    assert list(criteria(built)) == ["1", "1.1", "1.1.1", "1.1.2"]


def test_capitals_behind_a_break_go_on_with_the_group_whose_name_breaks_off() -> None:
    name, rest = (Cell((Line(text),), column_span=4) for text in ("KINH TẾ - XÃ", "HỘI"))
    built = appendix(table(
        [("I", "THỂ CHẾ", "", "", ""), ("1", "Văn bản", "1,00", "", ""), ("II", name, *[None] * 3)],
        [("", rest, *[None] * 3), ("1", "Đầu tư", "1,00", "", "")],
    ))  # fmt: skip
    assert criteria(built)["II"].title == "KINH TẾ - XÃ HỘI"


def test_a_page_may_cut_a_code_between_its_word_and_its_number() -> None:
    built = appendix(table(
        [("Tiêu chí 1", "MỘT", "3,00", "", ""), ("Chỉ tiêu 1", "Một", "1,00", "", ""),
         ("Chỉ tiêu 2", "Hai", "2,00", "", ""), ("Tiêu chí 2", "HAI", "2,00", "", ""),
         ("Chỉ tiêu", "Công khai kịp", "1,00", "", "")],
        [("1", "thời, đầy đủ", "", "", ""), ("Chỉ tiêu 2", "Ba", "1,00", "", "")],
    ))  # fmt: skip
    assert criteria(built)["2.1"].title == "Công khai kịp thời, đầy đủ"


def test_the_name_of_a_group_without_a_code_goes_on_in_capitals() -> None:
    name, rest = (Cell((Line(text),), column_span=5) for text in ("PHÁT TRIỂN KINH", "TẾ - XÃ HỘI"))
    built = appendix(table(
        [("1", "Một", "1,00", "", ""), (name, None, None, None, None)],
        [(rest, None, None, None, None), ("2", "Hai", "1,00", "", "")],
    ))  # fmt: skip
    groups = [c for c in built.appendix.criteria if c.kind == "group"]
    assert [(c.title, c.assumed) for c in groups] == [("PHÁT TRIỂN KINH TẾ - XÃ HỘI", True)]


def test_levels_of_one_row_below_a_merged_code_go_on_behind_a_page_break() -> None:
    one, rest = (
        "- Đạt 100%: 2 / - Từ 90% đến dưới 100%: 1",
        "- Từ 80% đến dưới 90%: 0,5 / - Dưới 80%: 0",
    )
    built = appendix(table(
        [FULL, (("1.1", 2), "Kiểm tra", "2,00", "", ""), (None, one, "", "", "")],
        [("", rest, "", "", ""), ("1.2", "Báo cáo", "1,00", "", "")],
    ))  # fmt: skip
    rules = [c.title for c in built.appendix.criteria if c.kind == "rule"]
    assert [text.count(":") for text in rules] == [4]
