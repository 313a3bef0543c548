"""What a document prints elsewhere says where a paragraph opens."""

from collections.abc import Sequence

import msgspec
import pytest

from normalize.known import mark_known
from normalize.paragraphs import paragraphs
from normalize.scoring import is_rule_start
from normalize.stitch import stitch
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole
from tables import Printed, table


def told(printed: str, *others: Printed, column: int = 3) -> list[bool | None]:
    """What the lines of a cell say, beside other cells of its column; pages have three rows."""
    rows = [["1", "A", "", "", ""] for _ in range(len(others) + 3)]
    for row, text in zip(rows[1:], (printed, *others), strict=False):
        row[column] = text  # type: ignore[call-overload]  # cells of a test's short notation
    made = table(rows)
    whole = mark_known(stitch(made, is_rule_start).rows, made)[1].cells[column]
    assert whole is not None
    return [line.opens for line in whole.lines]


def test_a_dash_that_stands_inside_a_line_elsewhere_opens_no_item() -> None:
    assert told("- Phòng Kinh / - Dân sự", "Phòng Kinh - Dân sự") == [None, False]


def test_a_dash_that_ends_a_line_elsewhere_opens_no_item() -> None:
    assert told("- Bà Hoa / - Dân sự", "Sở A; Bà Hoa - / Dân sự") == [None, False]
    assert told("Bà Hoa - / Dân sự; Sở A", "Sở A; Bà Hoa - / Dân sự") == [None, None]


def test_a_dash_of_a_name_that_is_known_to_have_one_opens_no_item() -> None:
    assert told("- Công chức Văn phòng / - Thống kê tổng hợp") == [None, False]


def test_a_dash_at_a_lines_end_goes_on_where_it_stands_inside_a_line_elsewhere() -> None:
    assert told("Phòng Kinh - / Dân sự; Sở A", "Phòng Kinh - Dân sự") == [None, False]
    assert told("Phòng Kinh - / Dân sự; Sở A") == [None, None]


def test_one_word_of_a_name_with_a_dash_parts_no_item_of_a_list_with_dashes() -> None:
    assert told("- Tờ trình hành chính / - Kế hoạch") == [None, None]
    assert told("- Phòng Tài chính / - Kế hoạch") == [None, False]


def test_another_dash_may_open() -> None:
    assert told("- Phòng Kinh / - Dân sự") == [None, None]


def test_between_two_texts_that_stand_alone_elsewhere_a_paragraph_opens() -> None:
    assert told("Công văn / Danh mục", "Công văn", "Danh mục") == [None, True]


def test_inside_a_text_that_stands_alone_elsewhere_no_paragraph_opens() -> None:
    assert told("Công văn / Danh mục", "Công văn Danh mục") == [None, False]


def test_where_both_hold_nothing_is_said() -> None:
    others = ("Công văn", "Danh mục", "Công văn Danh mục")
    assert told("Công văn / Danh mục", *others) == [None, None]


def test_names_of_criteria_are_not_parted_so() -> None:
    assert told("Công văn / Danh mục", "Công văn", "Danh mục", column=1) == [None, None]


def test_two_texts_known_from_elsewhere_are_two_paragraphs_over_a_page_break() -> None:
    known = [["1.1", "A", "1", "Công văn", ""], ["1.2", "B", "1", "Danh mục", ""]]
    filler = [["1.3", "C", "1", "", ""]]
    cut = table(
        [["1", "A", "1", "", ""], *known, *filler, ["1.4", "D", "1", "Công văn", ""]],
        [["", "", "", "Danh mục", ""], ["1.5", "E", "1", "", ""]],
    )
    whole = mark_known(stitch(cut, is_rule_start).rows, cut)[4].cells[3]
    assert whole is not None
    assert [line.opens for line in whole.lines] == [None, True]


def test_texts_of_several_lines_known_from_elsewhere_are_two_over_a_page_break() -> None:
    known = [["1.1", "A", "1", "Cơ sở / dữ liệu", ""], ["1.2", "B", "1", "Danh / mục", ""]]
    cut = table(
        [["1", "A", "1", "", ""], *known, ["1.4", "D", "1", "Cơ sở / dữ liệu", ""]],
        [["", "", "", "Danh / mục", ""], ["1.5", "E", "1", "", ""]],
    )
    whole = mark_known(stitch(cut, is_rule_start).rows, cut)[3].cells[3]
    assert whole is not None
    assert [line.opens for line in whole.lines] == [None, None, True, None]


FORMULA = "Điểm: b/a. / Trong đó: / a là số việc"
INLINE = "Điểm: b/a. Trong đó: / a là số việc"


def opened(*cells: str) -> list[bool | None]:
    """What is said of "Trong đó:" at a page's top, beside other cells of its column."""
    rows = [[f"1.{n}", "A", "1", text, ""] for n, text in enumerate(cells, 1)]
    cut = table(
        [["1", "A", "1", "", ""], *rows, ["1.8", "D", "1", "Điểm: (b/a).", ""]],
        [["", "", "", "Trong đó: / a là số hồ sơ", ""], ["1.9", "E", "1", "", ""]],
    )
    whole = mark_known(stitch(cut, is_rule_start).rows, cut)[len(cells) + 1].cells[3]
    assert whole is not None
    return [line.opens for line in whole.lines]


def test_a_label_at_a_pages_top_opens_where_it_opens_in_other_cells() -> None:
    assert opened(FORMULA) == [None, True, None]


def test_a_label_at_a_pages_top_goes_on_where_it_stands_inside_lines() -> None:
    assert opened(INLINE) == [None, False, None]


def test_a_label_at_a_pages_top_is_left_open_where_cells_contradict_each_other() -> None:
    assert opened(INLINE, FORMULA) == [None, None, None] == opened()


def test_a_label_at_a_pages_top_opens_where_the_line_above_left_room_for_it() -> None:
    last = _cell("Điểm được tính theo công thức như sau:", "(b/a).", stops=(200, 40))
    cut = table(
        [["1.1", "A", "1", INLINE, ""], ["1.8", "D", "1", last, ""]],
        [["", "", "", _cell("Trong đó:", stops=(60,)), ""], ["1.9", "E", "1", "", ""]],
    )
    whole = mark_known(stitch(cut, is_rule_start).rows, cut)[1].cells[3]
    assert whole is not None
    assert [line.opens for line in whole.lines] == [None, None, True]


LISTED = ("Danh mục văn bản đã ban hành", "Biên bản kiểm tra của Sở")


def drawn(*others: str, lines: Sequence[str] = LISTED) -> list[bool | None]:
    """What the second line of a cell says, whose line above has no room left for its words."""
    texts = [tuple(lines), *((text,) for text in others)]
    rows = [("1", "A", "", "", "")]
    rows += [("1", "A", "", _cell(*text), "") for text in texts]  # type: ignore[misc]
    rows += [("1", "A", "", "", "")] * 2
    made = table(rows)  # type: ignore[arg-type]
    whole = mark_known(stitch(made, is_rule_start).rows, made)[1].cells[3]
    assert whole is not None
    return [line.opens for line in whole.lines][1:]


def _cell(*texts: str, stops: Sequence[float] = ()) -> Cell:
    boxes = (
        Box(2, 15.0 * at, stop, 15.0 * at + 12)
        for at, stop in enumerate(stops or [200.0] * len(texts))
    )
    lines = tuple(Line(text, box, 12.0) for text, box in zip(texts, boxes, strict=True))
    return Cell(lines, Box(0, 0, 202, 15.0 * len(texts)))


def test_a_line_that_opens_as_other_cells_do_opens() -> None:
    assert drawn("Biên bản kiểm tra các đơn vị") == [True]
    assert drawn("Biên bản họp của Sở") == [None]


def test_a_sentence_that_opens_other_cells_may_be_the_next_one_where_lines_hold_several() -> None:
    lines = ("Danh mục văn bản đã ban hành.", "Biên bản kiểm tra của Sở.")
    other, inline = "Biên bản kiểm tra các đơn vị", "Họp giao ban. Biên bản kiểm tra."
    assert drawn(other, lines=lines) == [True]
    assert drawn(other, inline, lines=lines) == [None]
    assert drawn(other, "Họp giao ban. Đề nghị báo cáo.", lines=lines) == [None]
    assert drawn(other, inline) == [True]  # nothing ends the line above


def test_two_words_that_open_other_cells_and_stand_inside_no_line_open_a_paragraph() -> None:
    lines, other = ("Rà soát hồ sơ tồn", "Tuyên truyền về"), "Tuyên truyền trên loa"
    assert drawn(other, lines=lines) == [True]
    assert drawn(other, "Việc do Tuyên huấn làm", lines=lines) == [None]
    assert drawn(other, lines=("Rà soát hồ sơ tồn.", "Tuyên truyền về")) == [None]


def semicolons(*others: Cell) -> list[bool | None]:
    """What the lines of a cell say of which one ends in a semicolon and leaves no room."""
    rows = [("1", "A", "", own, "") for own in (_cell("Công văn;", "Danh mục;"), *others)]
    made = table(rows)
    whole = mark_known(stitch(made, is_rule_start).rows, made)[0].cells[3]
    assert whole is not None
    return [line.opens for line in whole.lines]


def test_what_stands_behind_semicolons_opens_where_no_line_runs_on_behind_one() -> None:
    short = _cell("Tờ trình của Ủy ban nhân dân;", "Báo cáo;", "Đề án;", stops=(200, 60, 60))
    assert semicolons(short) == [None, True]
    barely = _cell("Tờ trình của Ủy ban nhân dân;", "Báo cáo;", "Luật;", stops=(200, 135, 60))
    assert semicolons(barely) == [None, None]  # widths of words are estimated
    assert semicolons() == [None, None]
    assert semicolons(short, _cell("Đề án; Luật")) == [None, None]
    assert semicolons(_cell("Tờ trình;", "Báo cáo;")) == [None, None]  # never with room


def test_units_behind_semicolons_may_be_one_list() -> None:
    others = ("Sở Tư pháp; / Sở Xây dựng;", "Sở Nội vụ; / Sở Công Thương")
    assert told("Sở Y tế; / Sở Tài chính", *others) == [None, None]


def test_units_behind_semicolons_have_lines_of_their_own_where_some_left_room() -> None:
    roomy = _cell("Sở Tư pháp tỉnh;", "Sở Nội vụ;", "Sở Y tế", stops=(200, 60, 60))
    rows = [("1", "A", "", own, "") for own in (_cell("Công an xã;", "Sở Tài chính"), roomy)]
    made = table(rows)
    whole = mark_known(stitch(made, is_rule_start).rows, made)[0].cells[3]
    assert whole is not None
    assert [line.opens for line in whole.lines] == [None, True]


def test_a_label_alone_on_its_line_goes_on_where_it_stands_inside_lines_elsewhere() -> None:
    assert told("Điểm là b/a. / Trong đó:", "Điểm là c/a. Trong đó:") == [None, False]
    assert told("Điểm là b/a. / Trong đó:", "Điểm là c/a.") == [None, None]
    named, ended = (_cell(text, "Trong đó:", stops=(60, 60)) for text in ("Tên việc", "Rà soát."))
    inside = "Điểm là c/a. Trong đó:"
    assert told("Điểm là b/a. / Trong đó:", inside, named) == [None, False]  # below a name it may
    assert told("Điểm là b/a. / Trong đó:", inside, ended) == [None, None]
    assert told("Điểm là b/a. / Trong đó:", *[inside] * 10, ended) == [None, False]  # a slip
    assert told("Điểm là b/a. / Trong đó: a là việc", *[inside] * 10) == [None, None]
    assert told("Điểm là b/a. / Trong đó:", ended, ended) == [None, True]


def doubled(gap: float) -> list[bool | None]:
    """What a cell with two items says, whose first line ends in a word that a known name parts by
    a dash from the one that the next item opens with; ``gap`` stands above each item."""
    texts = ("Hỗ trợ doanh nghiệp", "-Xây dựng kế hoạch;", "-Rà soát và", "công khai.")
    tops = (0.0, 14 + gap, 28 + 2 * gap, 42 + 2 * gap)
    lines = (Line(x, Box(5, y, 198, y + 12), 12.0) for x, y in zip(texts, tops, strict=True))
    made = table([("1", "A", "", Cell(tuple(lines), Box(0, 0, 200, 70)), "")])
    whole = mark_known(stitch(made, is_rule_start).rows, made)[0].cells[3]
    assert whole is not None
    return [line.opens for line in whole.lines]


def test_a_dash_set_apart_as_items_of_its_cell_are_is_not_the_dash_of_a_known_name() -> None:
    assert doubled(0.0) == [None, False, None, None]
    assert doubled(4.0) == [None, None, None, None]


def test_markup_does_not_know_that_a_page_cut_its_first_paragraph_at_the_dash_of_a_name() -> None:
    made = table([["1", "A", "", "", ""] for _ in range(4)])
    for dash, opens in (("- Hộ tịch", False), ("- Sở Nội vụ", True)):
        lines = [Line("- Sở A", opens=True), Line("- Công chức Tư pháp", opens=True)]
        parts = (
            Part(Place(1, 1), Cell(tuple(lines))),
            Part(Place(2, 1), Cell((Line(dash, opens=True),))),
        )
        row = msgspec.structs.replace(
            stitch(made, is_rule_start).rows[1], cells=(*[None] * 3, Whole(parts), None)
        )
        whole = mark_known([row], made)[0].cells[3]
        assert whole is not None and whole.lines[-1].opens is opens
        assert len(paragraphs(whole)) == 2 + opens


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize(("dash", "several"), [("- Thống kê báo", 1), ("- Sở Nội vụ báo", 2)])
def test_a_line_of_which_tags_say_nothing_may_hold_the_dash_of_a_name(
    dash: str, several: int, tied: bool
) -> None:
    made = table([["1", "A", "", "", ""] for _ in range(4)])
    said = (
        ("- Theo kế hoạch,", None, False), ("công chức Văn phòng", None, True),
        (dash, None, tied), ("cáo kết quả", False, False),
    )  # fmt: skip
    lines = tuple(
        Line(text, Box(5.0, 14.0 * n, 101.0, 14.0 * n + 12), 12.0, opens=opens, tied=ties)
        for n, (text, opens, ties) in enumerate(said)
    )
    part = Part(Place(1, 1), Cell(lines, box=Box(0.0, 0.0, 106.0, 60.0)))
    row = msgspec.structs.replace(
        stitch(made, is_rule_start).rows[1], cells=(*[None] * 3, Whole((part,)), None)
    )
    whole = mark_known([row], made)[0].cells[3]
    assert whole is not None and len(paragraphs(whole)) == several


def test_a_dash_with_a_blank_opens_no_item_where_no_other_of_the_column_has_one() -> None:
    others = ("-Công an xã", "-Trạm Y tế", "-Đoàn Thanh niên")
    assert told("-Trung tâm Phát / - Triển quỹ đất", *others) == [None, False]
    assert told("-Trung tâm Phát / - Triển quỹ đất", *others, "- Hội Nông dân") == [None, None]


def test_a_post_behind_a_dash_is_that_of_the_person_above() -> None:
    assert told("- Ông Lê Văn Tâm / - Phó Chủ tịch") == [None, False]
    assert told("- Văn phòng / - Phó Chủ tịch") == [None, None]


def test_a_piece_of_a_name_that_a_page_cuts_is_no_name_of_the_column() -> None:
    """ "Phường" opens a page: it is no item, and parts none."""
    cut = table(
        [["1", "A", "1", "", "Công an / Phường"], ["1.1", "B", "1", "", "Công an"]],
        [["1.2", "C", "1", "", "Phường"], ["1.3", "D", "1", "", ""]],
    )
    whole = mark_known(stitch(cut, is_rule_start).rows, cut)[0].cells[4]
    assert whole is not None
    assert [line.opens for line in whole.lines] == [None, None]


def test_a_name_that_fills_its_line_ends_where_other_names_of_the_table_set_paragraphs_apart() -> (
    None
):
    def drawn(*lines: str, gap: int) -> Cell:
        tops = [14 * n + (gap if n == len(lines) - 1 else 0) for n in range(len(lines))]
        boxes = (Box(2, top, 2 + 5 * len(x), top + 12) for x, top in zip(lines, tops, strict=True))
        made = tuple(Line(x, box, 10.0) for x, box in zip(lines, boxes, strict=True))
        return Cell(made, Box(0, 0, 104, tops[-1] + 14), 1)

    def opens(gap: int) -> list[bool | None]:
        shown = drawn("Chấp hành quy chế", "và nội quy trường", "Vi phạm trừ 2 điểm", gap=6)
        asked = drawn("Giữ gìn của công tốt.", "Vi phạm trừ 1 điểm", gap=gap)
        made = table([("1", cell, "1", "", "") for cell in (shown, shown, shown, asked)])
        whole = mark_known(stitch(made, is_rule_start).rows, made)[3].cells[1]
        assert whole is not None
        return [line.opens for line in whole.lines]

    assert opens(6)[1] is True
    assert opens(0)[1] is False


def test_a_name_that_others_hold_opens_though_lists_of_names_have_no_gaps() -> None:
    """Items with bullets are set apart in their column, names without any are not."""

    def drawn(*lines: str, gap: int) -> Cell:
        tops = [14 * n + gap * (bool(n) and x[0] == "-") for n, x in enumerate(lines)]
        boxes = (Box(2, top, 2 + 5 * len(x), top + 12) for x, top in zip(lines, tops, strict=True))
        made = tuple(Line(x, box, 10.0) for x, box in zip(lines, boxes, strict=True))
        return Cell(made, Box(0, 0, 104, tops[-1] + 14), 1)

    shown = drawn("- Phòng Văn hóa và", "Xã hội.", "- Trạm Y tế.", gap=6)
    known = [drawn("Đài Truyền thanh xã", gap=0), drawn("Hội Cựu chiến binh", gap=0)]
    asked = drawn("Đài Truyền thanh xã", "Hội Cựu chiến binh", gap=0)
    cells = (shown, shown, shown, *known, asked, drawn("Khác", gap=0))
    made = table([("1", "A", "1", "", cell) for cell in cells])
    whole = mark_known(stitch(made, is_rule_start).rows, made)[5].cells[4]
    assert whole is not None
    assert whole.lines[1].opens is True
