"""What whole rows are, from printed tables."""

import msgspec

from normalize.read import appendix
from schemas.page import Cell, Line
from schemas.rows import Column, Place, PrintedRow, Table
from schemas.tree import Built, Option
from tables import Printed, table

MAIN = ("1", "LĨNH VỰC", "1,00", "", "")


def built(*rows: tuple[Printed, ...]) -> Built:
    return appendix(table(rows))


def shown(found: Built) -> list[tuple[str, str, str]]:
    return [(c.id, c.kind, c.title) for c in found.appendix.criteria]


def uncoded(text: str, figure: str = "") -> tuple[str, ...]:
    return ("", text, figure, "", "")


def spanning(printed: Table, *rows: int) -> Table:
    """The table with the title cell of some rows spanning all columns from the first."""
    made = list(printed.rows)
    for row in rows:
        title = made[row].cells[1]
        assert title is not None
        wide = msgspec.structs.replace(title, column_span=5)
        made[row] = msgspec.structs.replace(made[row], cells=(None, wide, None, None, None))
    return msgspec.structs.replace(printed, rows=tuple(made))


def test_alternatives_with_figures_are_the_scoring_and_add_nothing() -> None:
    found = built(MAIN, uncoded("Có 01 sáng kiến", "1,00"), uncoded("Không có sáng kiến", "0"))
    main = found.appendix.criteria[0]
    assert [c.kind for c in found.appendix.criteria] == ["criterion", "rule", "rule"]
    assert main.scoring is not None
    assert [o.text for o in main.scoring.options] == ["Có 01 sáng kiến", "Không có sáng kiến"]


def test_a_remark_that_exempts_is_a_rule_and_a_condition() -> None:
    remark = "(Đơn vị mới thành lập thì không đánh giá nội dung này)."
    found = built(MAIN, uncoded("Đạt 100%: 1"), uncoded("Dưới 100%: 0"), uncoded(remark))
    main = found.appendix.criteria[0]
    assert shown(found)[-1] == ("1.u3", "rule", remark)
    assert main.scoring is not None
    assert main.scoring.conditions == (remark,)


def test_a_rule_scores_the_part_above_it() -> None:
    found = built(
        MAIN, uncoded("Kế hoạch", "0,50"), uncoded("Đúng hạn: 0,5"), uncoded("Chậm: 0"),
        uncoded("Báo cáo", "0,50"),
    )  # fmt: skip
    assert [i for i, _, _ in shown(found)] == ["1", "1.u1", "1.u1.u1", "1.u1.u2", "1.u2"]
    part = found.appendix.criteria[1]
    assert part.scoring is not None
    assert part.scoring.options[0].text == "Đúng hạn"


def test_a_remark_behind_parts_speaks_of_the_whole() -> None:
    found = built(
        MAIN, uncoded("Kế hoạch", "0,50"), uncoded("Báo cáo", "0,50"),
        uncoded("(Nếu báo cáo chậm thì điểm đánh giá là 0)."),
    )  # fmt: skip
    assert found.appendix.criteria[-1].parent_id == "1"


def test_a_kind_that_rests_on_arithmetic_is_assumed_and_says_why() -> None:
    found = built(MAIN, uncoded("Tập thể tiêu biểu", "1,00"), uncoded("Bằng khen", "0,50"))
    assert [c.assumed for c in found.appendix.criteria] == [False, True, True]
    assert {(d.rule, d.sure) for d in found.decisions} == {("block-of-rows", False)}
    assert all(d.because for d in found.decisions)


def test_a_code_of_absurd_depth_is_a_bad_code() -> None:
    found = built(MAIN, (".".join(["1"] * 130), "Tên", "1,00", "", ""))
    assert "bad-code" in {f.code for f in found.findings}
    assert max(c.level for c in found.appendix.criteria) == 2


def test_a_dash_instead_of_a_code_is_no_bad_code() -> None:
    found = built(MAIN, ("-", "Một", "0,50", "", ""), ("-", "Hai", "0,50", "", ""))
    assert [c.id for c in found.appendix.criteria] == ["1", "1.u1", "1.u2"]
    assert "bad-code" not in {f.code for f in found.findings}


def test_the_first_row_may_be_a_group_and_empty_rows_are_nothing() -> None:
    rows = [uncoded(""), uncoded("NHÓM CHUNG"), uncoded(""), MAIN, ("2", "HAI", "1", "", "")]
    found = appendix(spanning(table(rows), 1))
    assert shown(found)[0] == ("u1", "group", "NHÓM CHUNG")
    assert [c.parent_id for c in found.appendix.criteria[1:]] == ["u1", "u1"]
    assert "orphan-row" not in {f.code for f in found.findings}


def test_a_sentence_that_spans_the_table_is_a_note() -> None:
    text = "Ủy ban nhân dân cấp tỉnh quy định cụ thể; các sở báo cáo."
    found = appendix(spanning(table([MAIN, uncoded(text), ("2", "HAI", "1", "", "")]), 1))
    assert found.appendix.notes == (text,)
    assert [c.id for c in found.appendix.criteria] == ["1", "2"]


def test_a_row_that_spans_a_table_without_scores_is_a_group() -> None:
    columns = tuple(Column(*pair) for pair in (
        ("code", "TT"), ("title", "Nhiệm vụ"), ("product", "Sản phẩm"), ("lead", "Chủ trì"),
        ("deadline", "Thời gian"),
    ))  # fmt: skip
    printed = table([uncoded("Thể chế"), ("1", "Một", "Đề án", "", "")], columns=columns)
    found = appendix(spanning(printed, 0))
    assert shown(found) == [("u1", "group", "Thể chế"), ("1", "criterion", "Một")]


def test_a_group_stands_below_the_code_that_goes_on_behind_it() -> None:
    rows = [
        ("A", "PHẦN MỘT", "2", "", ""), uncoded("Nhóm đầu"), ("1", "Một", "1", "", ""),
        uncoded("Nhóm sau"), ("1", "Hai", "1", "", ""), ("B", "PHẦN HAI", "1", "", ""),
    ]  # fmt: skip
    found = appendix(spanning(table(rows), 1, 3))
    assert [c.id for c in found.appendix.criteria] == [
        "A", "A.u1", "A.u1.1", "A.u2", "A.u2.1", "B",
    ]  # fmt: skip


def _listed(*rows: tuple[str, str, bool]) -> list[tuple[str, str | None]]:
    printed = table([uncoded(text, figure) for text, figure, _ in rows])
    made = []
    for row, (text, _, bold) in zip(printed.rows, rows, strict=True):
        named = Cell((Line(text, bold=float(bold)),))
        made.append(msgspec.structs.replace(row, cells=(row.cells[0], named, *row.cells[2:])))
    found = appendix(msgspec.structs.replace(printed, rows=tuple(made)))
    return [(c.id, c.parent_id) for c in found.appendix.criteria]


def test_without_codes_styles_make_levels() -> None:
    assert _listed(
        ("CHỈ ĐẠO", "2", True), ("Kế hoạch", "1", False), ("Báo cáo", "1", False),
        ("THỂ CHẾ", "2", True), ("Xây dựng", "1", False), ("Rà soát", "1", False),
    ) == [
        ("u1", None), ("u1.u1", "u1"), ("u1.u2", "u1"),
        ("u2", None), ("u2.u1", "u2"), ("u2.u2", "u2"),
    ]  # fmt: skip


def test_figures_that_add_up_prove_levels() -> None:
    assert _listed(
        ("CHỈ ĐẠO", "3", True), ("Kế hoạch", "1", True), ("Báo cáo", "2", True),
        ("Tháng", "1", False), ("Quý", "1", False),
        ("THỂ CHẾ", "2", True), ("Rà soát", "1", True), ("Kiểm tra", "1", True),
    ) == [
        ("u1", None), ("u1.u1", "u1"), ("u1.u2", "u1"), ("u1.u2.u1", "u1.u2"),
        ("u1.u2.u2", "u1.u2"), ("u2", None), ("u2.u1", "u2"), ("u2.u2", "u2"),
    ]  # fmt: skip


def test_a_bold_row_here_and_there_makes_none() -> None:
    rows = ("Một", "1", False), ("Hai", "1", True), ("Ba", "1", False), ("Bốn", "1", True)
    assert _listed(*rows) == [("u1", None), ("u2", None), ("u3", None), ("u4", None)]


def test_an_option_keeps_the_word_before_its_figure() -> None:
    found = built(MAIN, uncoded("Xử lý dứt điểm: 1"), uncoded("Không xử lý dứt điểm: 0 điểm"))
    scoring = found.appendix.criteria[0].scoring
    assert scoring is not None
    assert scoring.options == (
        Option("Xử lý dứt điểm", scoring.options[0].score),
        Option("Không xử lý dứt điểm", scoring.options[1].score),
    )


def test_a_group_may_stand_beside_a_cell_that_is_merged_with_the_rows_below() -> None:
    printed = table(
        [
            ("II", "CẢI CÁCH THỂ CHẾ", "", "", ("Số liệu 30/11", 2)),
            ("1", "Văn bản", "1,0", "", None),
        ]
    )
    first, *rest = printed.rows
    name = first.cells[1]
    assert name is not None
    wide = msgspec.structs.replace(name, column_span=3)
    cells = (first.cells[0], wide, None, None, first.cells[4])
    rows = (msgspec.structs.replace(first, cells=cells), *rest)
    made = appendix(msgspec.structs.replace(printed, rows=rows))
    assert [c.kind for c in made.appendix.criteria] == ["group", "criterion"]


def test_a_name_in_one_cell_with_its_code_gives_the_code() -> None:
    printed = table((("", "1. Thể chế", "1,00", "", ""), ("a)", "Văn bản", "1,00", "", "")))
    name = printed.rows[0].cells[1]
    assert name is not None
    wide = (msgspec.structs.replace(name, column_span=2), None, *printed.rows[0].cells[2:])
    rows = (msgspec.structs.replace(printed.rows[0], cells=wide), printed.rows[1])
    found = appendix(msgspec.structs.replace(printed, rows=rows))
    assert shown(found) == [("1", "criterion", "Thể chế"), ("1.a", "criterion", "Văn bản")]


def test_the_total_of_a_section_is_no_part_of_its_last_row() -> None:
    found = built(MAIN, ("1.1", "Văn bản", "1,00", "", ""), uncoded("Cộng mục I", "1,00"))
    assert [c.id for c in found.appendix.criteria] == ["1", "1.1"]
    assert found.appendix.total is None


def test_rows_beside_a_parent_without_points_of_its_own_are_its_parts() -> None:
    columns = (
        Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"),
        Column("max_score", "Điểm tối đa"),
    )  # fmt: skip
    rows = [
        (("1", 2), ("Tổ chức bộ máy", 2), "Xử lý các vấn đề về phân cấp", "2"),
        (None, None, "Thực hiện phân cấp quản lý nhà nước", "1,5"),
    ]
    found = appendix(table(rows, columns=columns))
    assert [c.kind for c in found.appendix.criteria] == ["criterion"] * 3


def test_a_bare_figure_before_a_name_is_a_code_where_others_are_below_it() -> None:
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"))
    rows = [("1 CẢI CÁCH THỂ CHẾ", "2"), ("1.1 Ban hành văn bản", "2"), ("3 Phường loại một", "1")]
    found = appendix(table(rows, columns=columns))
    assert [(c.code, c.title) for c in found.appendix.criteria] == [
        ("1", "CẢI CÁCH THỂ CHẾ"), ("1.1", "Ban hành văn bản"), ("", "3 Phường loại một"),
    ]  # fmt: skip


def test_an_empty_column_of_codes_does_not_hide_those_in_the_names() -> None:
    rows = [("", "1 CẢI CÁCH", "2,00", "", ""), ("", "1.1 Ban hành", "2,00", "", "")]
    rules = [("", f"Mức {n}: {n}", "", "", "") for n in range(8)]
    found = appendix(table([*rows, *rules])).appendix.criteria
    assert [(c.code, c.title, c.level) for c in found[:2]] == [
        ("1", "CẢI CÁCH", 1), ("1.1", "Ban hành", 2),
    ]  # fmt: skip


def test_the_method_says_how_where_a_row_below_without_points_does_not() -> None:
    columns = (
        Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"),
        Column("method", "Cách tính điểm"),
    )  # fmt: skip
    built = appendix(table(
        [("1", "Nội quy", "1", "Có nội quy: 1 điểm / Không có: 0 điểm"),
         ("", "Số nội quy đã ban hành", "", ""), ("2", "Báo cáo", "1", "")],
        columns=columns,
    ))  # fmt: skip
    scoring = built.appendix.criteria[0].scoring
    assert scoring is not None and len(scoring.options) == 2


def test_a_share_with_a_unit_of_its_own_is_a_criterion() -> None:
    columns = (Column("code", "TT"), Column("title", "Chỉ tiêu"), Column("unit", "Đơn vị tính"))
    printed = [("1", "Hộ nghèo", "hộ"), ("", "- Trong đó: hộ ở xã đảo", "hộ"), ("2", "Trẻ", "em")]
    criteria = appendix(table(printed, columns=columns)).appendix.criteria
    assert [(c.id, c.kind, c.title) for c in criteria][1] == (
        "1.u1", "criterion", "- Trong đó: hộ ở xã đảo",
    )  # fmt: skip


def test_parts_that_their_titles_count_have_their_codes_there() -> None:
    built = appendix(table(
        [("1", "Văn bản", "3,00", "", ""), ("", "1. Ban hành đủ", "1,00", "", ""),
         ("", "a) Đủ", "1,00", "", ""), ("", "b) Thiếu", "0,00", "", ""),
         ("", "2. Ban hành đúng", "2,00", "", ""), ("", "a) Đúng", "2,00", "", ""),
         ("", "b) Sai", "0,00", "", ""), ("2", "Báo cáo", "1,00", "", "")],
    ))  # fmt: skip
    found = [(c.code, c.title) for c in built.appendix.criteria if c.kind == "criterion"]
    assert found[1:3] == [("1", "Ban hành đủ"), ("2", "Ban hành đúng")]


def test_what_the_points_come_to_behind_the_total_is_a_remark() -> None:
    built = appendix(table(
        [("1", "Kế hoạch", "1,00", "", ""), ("", "Tổng điểm", "1,00", "", ""),
         ("", "Xếp loại", "Tốt", "", "")],
    ))  # fmt: skip
    assert [c.id for c in built.appendix.criteria] == ["1"]
    assert "Xếp loại" in built.appendix.notes


def test_rows_with_points_behind_a_total_are_none() -> None:
    rows = [("1", "Kế hoạch", "1,00", "", ""), ("", "Tổng điểm", "1,00", "", ""),
            ("", "Sáng kiến", "2,00", "", "")]  # fmt: skip
    assert [c.title for c in appendix(table(rows)).appendix.criteria] == ["Kế hoạch", "Sáng kiến"]
    bare = [
        ("", "Tổng số", "2", "", ""),
        ("", "Kế hoạch", "1", "", ""),
        ("", "Báo cáo", "1", "", ""),
    ]
    assert len(appendix(table(bare)).appendix.criteria) == 2


def test_a_total_over_all_columns_of_names_is_one() -> None:
    columns = (
        Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"), Column("max_score", "Điểm"),
    )  # fmt: skip
    printed = table([(("Chỉ đạo", 2), "Kế hoạch", "2"), (None, "Báo cáo", "1")], columns=columns)
    total = (Cell((Line("Tổng điểm"),), column_span=2), None, Cell((Line("3"),)))
    last = PrintedRow(Place(1, 3), total)
    built = appendix(Table(columns, (*printed.rows, last)))
    assert built.appendix.total is not None and built.appendix.total.label == "Tổng điểm"


def test_a_row_that_fits_nothing_is_told_of_the_criterion_before_it() -> None:
    found = built(MAIN, ("", "", "", "Rà soát", ""), ("2", "HAI", "1", "", ""))
    told = [f for f in found.findings if f.code == "orphan-row"]
    assert [(f.facts["seen"], found.ids.get(f.place)) for f in told] == [("Rà soát", "1")]


NEXT = ("2", "LĨNH VỰC HAI", "1,00", "", "")


def test_a_remark_in_the_column_of_names_speaks_of_the_criterion_above() -> None:
    found = built(MAIN, uncoded("Lưu ý: Nộp chậm thì không chấm."), NEXT)
    assert shown(found)[1] == ("1.u1", "rule", "Lưu ý: Nộp chậm thì không chấm.")
    assert found.appendix.notes == ()


def test_a_remark_behind_the_last_criterion_speaks_of_the_table() -> None:
    found = built(MAIN, NEXT, uncoded("Lưu ý: Nộp chậm thì không chấm."))
    assert found.appendix.notes == ("Lưu ý: Nộp chậm thì không chấm.",)


def test_a_dash_is_the_code_that_is_printed() -> None:
    found = built(MAIN, ("-", "Một", "0,50", "", ""), ("-", "Hai", "0,50", "", ""))
    assert [c.code for c in found.appendix.criteria] == ["1", "-", "-"]
    assert all(not c.extra for c in found.appendix.criteria)


def test_a_level_gives_no_more_than_its_criterion() -> None:
    found = built(MAIN, uncoded("100% văn bản được ký số", "3,50"))
    assert [c.kind for c in found.appendix.criteria] == ["criterion", "criterion"]


def test_the_total_of_a_section_may_have_no_number() -> None:
    found = built(MAIN, uncoded("Cộng nhóm", "1,00"), NEXT)
    assert [c.id for c in found.appendix.criteria] == ["1", "2"]


def test_running_numbers_beside_codes_in_names_are_known_among_rule_rows() -> None:
    rules = [uncoded("Đạt 100%", "1,00"), uncoded("Đạt 90%", "0,50"), uncoded("Dưới 90%", "0")]
    found = built(
        ("1", "I. Thể chế", "2,00", "", ""), ("2", "1. Văn bản", "1,00", "", ""), *rules,
        ("3", "2. Kiểm tra", "1,00", "", ""), *rules,
    )  # fmt: skip
    coded = [c for c in found.appendix.criteria if c.kind == "criterion"]
    assert [(c.code, c.extra) for c in coded] == [
        ("I", {"STT": "1"}), ("1", {"STT": "2"}), ("2", {"STT": "3"}),
    ]  # fmt: skip


def test_points_behind_the_name_of_a_group_are_a_criterions() -> None:
    rows = [("", "NHÓM CHUNG", "", "", ""), uncoded("100% văn bản được ký số", "1,00")]
    found = appendix(spanning(table([*rows, uncoded("Hồ sơ đúng hạn", "1,00")]), 0))
    assert [c.kind for c in found.appendix.criteria] == ["group", "criterion", "criterion"]


def test_levels_below_a_name_with_points_leave_it_a_name() -> None:
    name = "100% văn bản được ký số. / - Đạt 100%: 1,0 điểm; / - Dưới 100%: 0 điểm."
    found = built(uncoded("Hồ sơ", "0,50"), uncoded(name, "1,00"))
    assert found.appendix.criteria[1].title == "100% văn bản được ký số."


def test_in_three_columns_a_name_to_the_tables_end_is_a_groups() -> None:
    columns = (Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm"))
    rows = [("I", "CHUNG", None), ("1", "Một", "1,00"), ("2", "Hai", "1,00")]
    made = table(rows, columns=columns)
    name = made.rows[0].cells[1]
    assert name is not None
    wide = (made.rows[0].cells[0], msgspec.structs.replace(name, column_span=2), None)
    first = msgspec.structs.replace(made.rows[0], cells=wide)
    found = appendix(msgspec.structs.replace(made, rows=(first, *made.rows[1:])))
    assert [c.kind for c in found.appendix.criteria] == ["group", "criterion", "criterion"]


def test_of_rows_with_dashes_one_that_reads_like_a_level_is_what_the_others_are() -> None:
    found = built(
        MAIN, ("-", "Văn bản", "", "Việc", ""), ("-", "100% văn bản được ký số", "", "", "")
    )
    assert [c.kind for c in found.appendix.criteria] == ["criterion", "criterion", "criterion"]


def test_a_dash_for_a_code_behind_a_break_opens_a_row() -> None:
    found = appendix(table([MAIN, ("a", "Văn bản", "", "", "")], [("-", "hồ sơ số", "", "", "")]))
    assert [c.title for c in found.appendix.criteria] == ["LĨNH VỰC", "Văn bản", "hồ sơ số"]


def test_levels_below_a_row_with_a_dash_score_that_row() -> None:
    levels = [uncoded("Đạt 100%", "1,00"), uncoded("Dưới 100%", "0")]
    found = built(MAIN, ("-", "Văn bản", "1,00", "", ""), *levels)
    assert [(c.id, c.kind) for c in found.appendix.criteria] == [
        ("1", "criterion"), ("1.u1", "criterion"), ("1.u1.u1", "rule"), ("1.u1.u2", "rule"),
    ]  # fmt: skip


def test_variables_beside_a_text_are_a_rule() -> None:
    where = ("", "Trong đó: / a là tổng số hồ sơ / b là số hồ sơ đúng hạn", "", "", "Sở")
    found = built(MAIN, uncoded("Tính theo công thức: (b/a)*điểm tối đa"), where)
    assert [c.kind for c in found.appendix.criteria] == ["criterion", "rule", "rule"]
