"""Every rule of joining and covering fires in a sample or in a document made for it, surely or
weakly as its name promises; a rule that nothing needs is no rule."""

import re
from pathlib import Path

import msgspec
import pytest

from normalize import joins
from normalize.read import appendix
from phuluc.samples import sample_sources
from schemas.rows import Column, Table
from stages import SAMPLES
from tables import table
from test_normalize_stretched import EDGE, printed

FULL = ("1", "LĨNH VỰC", "3,00", "", "")
FILLED = ("1.2", "Báo cáo", "2,00", "¶", "¶")
SECOND = ("1.2", "Báo cáo", "2,00", "", "")


BESIDE = (
    Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"),
    Column("max_score", "Điểm tối đa"),
)  # fmt: skip


def _open_task(printed: Table) -> Table:
    """The table as a browser prints it whose merged task cell alone goes on over the page."""
    row = printed.rows[1]
    cells = list(row.cells)
    assert cells[3] is not None
    cells[3] = msgspec.structs.replace(cells[3], open_bottom=True)
    rows = (printed.rows[0], msgspec.structs.replace(row, cells=tuple(cells)), *printed.rows[2:])
    return msgspec.structs.replace(printed, rows=rows, leaves_open=True)


def _tagged(printed: Table, elements: tuple[int, ...]) -> Table:
    """The table as a tagged PDF prints it: per row the number of its element."""
    rows = [
        msgspec.structs.replace(
            row,
            cells=tuple(
                cell and msgspec.structs.replace(cell, element=(0, 3, number, column))
                for column, cell in enumerate(row.cells)
            ),
        )
        for number, row in zip(elements, printed.rows, strict=True)
    ]
    return msgspec.structs.replace(printed, rows=tuple(rows))


def _empty_first(printed: Table, row: int) -> Table:
    """A tagged table whose tags name the empty cells of one row before its name."""
    rows = list(printed.rows)
    order = (0, 4, 1, 2, 3)
    cells = tuple(
        cell and msgspec.structs.replace(cell, element=(*cell.element[:-1], at))
        for cell, at in zip(rows[row].cells, order, strict=True)
    )
    rows[row] = msgspec.structs.replace(rows[row], cells=cells)
    return msgspec.structs.replace(printed, rows=tuple(rows))


DOCUMENTS: dict[str, Table] = {
    "empty-first": _empty_first(
        _tagged(
            table([FULL, ("1.1", "Kế hoạch", "1,00", "", "")], [("", "Một", "", "", ""), SECOND]),
            (1, 2, 3, 4),
        ),
        2,
    ),
    "same-element": _tagged(
        table([FULL, ("1.1", "Kế hoạch", "1,00", "", "")], [("", "Một", "", "", ""), SECOND]),
        (1, 2, 2, 3),
    ),
    "open-cells": table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "một", "")], [("", "", "", "hai", ""), SECOND],
        open_pages=[1],
    ),
    "cut-code": table(
        [FULL, ("1.1", "Một", "1", "", ""), ("1.1.", "Hoàn thành việc số hóa", "1", "", "")],
        [("1", "kết quả", "", "", ""), SECOND],
    ),
    "centred-code": table(
        [FULL, ("", "Ban hành kế hoạch và", "", "", "")], [("1.2", "thực hiện", "2,00", "", "")],
    ),
    "centred-figures": table(
        [FULL, ("1.1", "Ban hành kế hoạch và", "", "", "")],
        [("", "thực hiện", "1,00", "", ""), SECOND],
    ),
    "cut-words": table(
        [FULL, ("1.1", "Ban hành kế hoạch và", "ĐT", "", "")],
        [("", "thực hiện", "XHH", "", ""), SECOND],
    ),
    "nameless-row": table(
        [FULL, ("1.1", "Một", "1,00", "một và", "")], [("", "", "", "hai", ""), SECOND],
    ),
    "name-goes-on": table(
        [FULL, ("1.1", "Kế hoạch cải cách", "1,00", "", "")],
        [("", "hành chính", "", "", ""), SECOND],
    ),
    "announced": table(
        [FULL, ("1.1", "Điểm được tính theo công thức:", "1,00", "", "")],
        [("", "Tỷ lệ x điểm tối đa", "", "", ""), SECOND],
    ),
    "variable-counts-on": table(
        [FULL, ("1.1", "Theo công thức (b/a)*1. Trong đó: / a là tổng số hồ sơ", "1,00", "", "")],
        [("", "b là số hồ sơ đúng hạn", "", "", ""), SECOND],
    ),
    "formula-goes-on": table(
        [FULL, ("1.1", "Kế hoạch", "1,00", "", ""), ("", "a là số kế hoạch", "", "", ""),
         ("1.3", "Ba", "1,00", "", ""), ("", "Tính theo công thức (b/a)*1. Trong đó:", "", "", "")],
        [("", "a là tổng số hồ sơ; / b là số đúng hạn", "", "", ""), SECOND],
    ),
    "no-such-rows": table(
        [FULL, ("1.1", "CẢI CÁCH TỔ CHỨC BỘ", "1,00", "", "")], [("", "MÁY", "", "", ""), SECOND],
    ),
    "open-cell": _open_task(
        table(
            [FULL, ("1.1", "Một", "1", ("việc", 2), ""), ("1.2", "Hai", "1", None, "")],
            [("1.3", "Ba", "1", "xong.", ""), ("2", "HAI", "0", "", "")],
        )
    ),
    "text-goes-on": table(
        [FULL, ("1.1", "Một", "1,00", ("Cử công chức do", 2), "A"), ("1.2", "Hai", "1", None, "B")],
        [("1.3", "Ba", "1,00", "cấp trên tổ chức", "C"), ("1.4", "Bốn", "0", "", "D")],
    ),
    "unfinished-text": table(
        [FULL, *((f"1.{i}", f"Tiêu chí {i}", "0", f"Làm việc {i}.", "") for i in range(1, 8)),
         ("1.8", "Tám", "0", ("Giao cho bộ phận", 2), "A"), ("1.9", "Chín", "0", None, "B")],
        [("2", "HAI", "1,00", "Một cửa của xã.", "C"), ("2.1", "Mười", "1,00", "", "D")],
    ),
    "parent-goes-on": table(
        [("1", ("CẢI CÁCH THỦ TỤC", 1), "1.1. Một", "1,00")],
        [("", "HÀNH CHÍNH", "1.2. Hai", "1,00"), ("2", ("THỂ CHẾ", 2), "2.1. Ba", "1"),
         (None, None, "2.2. Bốn", "1")],
        columns=BESIDE,
    ),
    "known-text": table(
        [FULL, ("1.1", "Một", "1", "Các ngành Phường", "A"),
         ("1.2", "Hai", "1", ("Các ngành", 2), "B"), ("1.3", "Ba", "1", None, "C")],
        [("1.4", "Bốn", "0", "Phường", "D"), ("1.5", "Năm", "0", "Việc", "E")],
    ),
    "levels": table(
        [FULL, ("1.1", "Một", "1", "", ""), ("", "Từ 90%: 1 / Dưới 90%: 0", "", "", ""),
         ("1.2", "Hai", "1", "", ""), ("", "Đạt 100%: 1", "", "", "")],
        [("", "Đạt dưới 100%: 0", "", "", ""), SECOND],
    ),
    "opens-inside": table(
        [FULL, ("1.1", "Một", "1", "", ""), ("", "Trong đó: / Nếu tỷ lệ < 0,7: 0", "", "", ""),
         ("1.2", "Hai", "1", "", ""), ("", "Tính điểm: (b/a)", "", "", "")],
        [("", "Nếu tỷ lệ < 0,5: 0", "", "", ""), SECOND],
    ),
    "cut-figure": table(
        [FULL, ("1.1", "Một", "1", "", ""), ("", "Đạt: 1", "", "", ""), ("", "Có:", "", "", "")],
        [("", "0.5", "", "", ""), SECOND],
    ),
    "empty-paragraphs": table(
        [("1", "LĨNH VỰC", "3,00", "¶", "¶"), ("1.1", "Một", "1", "¶", "¶"),
         ("¶", "Đạt 100%: 1", "¶", "¶", "¶")],
        [("", "Hoàn thành", "", "", ""), FILLED],
    ),
    "line-stretched": printed(EDGE),
    "item-counts-on": table(
        [FULL, ("1.8", "Tám", "0", ("(1) Kế hoạch", 2), "A"), ("1.9", "Chín", "0", None, "B")],
        [("1.10", "Mười", "1,00", "(2) Báo cáo", "C"), ("1.11", "Một", "1,00", "Khác", "D")],
    ),
    "known-phrase": table(
        [FULL, ("1.1", "Gửi Bộ Nội vụ", "1", "", ""), ("", "Đạt: 1", "", "", ""),
         ("", "Mức đạt", "", "", ""), ("1.2", "Báo cáo theo hướng dẫn của Bộ", "1", "", "")],
        [("", "Nội vụ hằng năm", "", "", ""), ("1.3", "Ba", "1", "", "")],
    ),
    "same-merge": table(
        [FULL, ("1.1", "Một", "1", ("Việc một.", 2), ("A", 2)), ("1.2", "Hai", "1", None, None)],
        [("1.3", "Ba", "1", ("- Việc hai.", 2), ("", 2)), ("1.4", "Bốn", "0", None, None)],
    ),
    "closed-and-empty": table(
        [FULL, ("1.1", "Một", "1,00", "Việc.", "A")], [("1.2", "Hai", "2,00", "", "B")],
    ),
    "no-spans": table([FULL, ("1.1", "Một", "1,00", "Việc.", "A"), SECOND], shows_spans=False),
}  # fmt: skip
SURE = {
    "same-element",
    "empty-first",
    "open-cells",
    "nameless-row",
    "open-cell",
    "empty-paragraphs",
}


@pytest.mark.parametrize("rule", DOCUMENTS)
def test_a_rule_fires_where_its_evidence_stands(rule: str) -> None:
    fired = {d.rule: d.sure for d in appendix(DOCUMENTS[rule]).decisions}
    assert rule in fired
    assert fired[rule] == (rule in SURE)


def test_every_rule_that_joins_is_listed_here() -> None:
    source = Path(joins.__file__).read_text("utf-8")
    named = set(re.findall(r'Evidence\(\s*"([a-z-]+)",\s*(?:True|opened)', source))
    assert named <= DOCUMENTS.keys() | {"closed-cell"}


def test_rules_of_the_samples_are_listed_here() -> None:
    fired = {
        line.split('"rule": "')[1].split('"')[0]
        for source in sample_sources(SAMPLES)
        for golden in (source.parent / "golden").glob("*/decisions.jsonl")
        for line in golden.read_text("utf-8").splitlines()
    }
    assert "open-cell" in fired
    assert fired <= DOCUMENTS.keys()


def test_a_merged_cell_that_ends_elsewhere_than_its_neighbour_is_not_taken_on() -> None:
    printed = table(
        [FULL, ("1.1", "Một", "1", ("Việc một.", 2), "B"), ("1.2", "Hai", "1", None, "A")],
        [("1.3", "Ba", "1", ("- Việc hai.", 2), ("", 2)), ("1.4", "Bốn", "0", None, None)],
    )
    assert not [d for d in appendix(printed).decisions if d.rule == "same-merge"]


def test_levels_that_stand_in_rows_of_their_own_are_not_joined_though_borders_are_open() -> None:
    levels = [("", "Từ 90%: 1", "", "", ""), ("", "Dưới 90%: 0", "", "", "")]
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), *levels, ("1.2", "Hai", "1", "", ""), levels[0]],
        [levels[1], SECOND], open_pages=[1],
    )  # fmt: skip
    rules = [c.title for c in appendix(printed).appendix.criteria if c.kind == "rule"]
    assert rules == ["Từ 90%: 1", "Dưới 90%: 0"] * 2


def test_a_figure_on_both_sides_of_a_break_makes_two_rows_though_borders_are_open() -> None:
    printed = table(
        [FULL, ("1.1", "Kế hoạch", "0,25", "", "")],
        [("", "Thực hiện đầy đủ", "0,25", "", ""), SECOND], open_pages=[1],
    )  # fmt: skip
    figures = [c.scores["max_score"] for c in appendix(printed).appendix.criteria]
    assert [str(f) for f in figures] == ["3.00", "0.25", "0.25", "2.00"]


def test_a_row_whose_empty_cells_hold_paragraphs_is_one_of_its_own() -> None:
    printed = table(
        [("1", "LĨNH VỰC", "3,00", "¶", "¶"), ("1.1", "Một", "1", "¶", "¶"),
         ("¶", "Đạt 100%: 1", "¶", "¶", "¶")],
        [("¶", "Hoàn thành", "¶", "¶", "¶"), FILLED],
    )  # fmt: skip
    assert [c.title for c in appendix(printed).appendix.criteria][3] == "Hoàn thành"


def test_a_cell_that_holds_no_empty_paragraph_goes_on_with_the_one_above() -> None:
    printed = table(
        [("1", "LĨNH VỰC", "3,00", "¶", "¶"), ("1.1", "Một", "1", "¶", "¶"),
         ("1.2", "Hai", "1", "Việc.", "¶")],
        [("1.3", "Ba", "1", "", "¶"), ("1.4", "Bốn", "1", "¶", "¶"), FILLED],
    )  # fmt: skip
    built = appendix(printed)
    served = [c.id for c in built.appendix.criteria if "tasks" in c.texts]
    assert (served, [c.assumed for c in built.appendix.criteria]) == (["1.2", "1.3"], [False] * 6)


def test_a_row_that_has_several_levels_has_all_of_them() -> None:
    levels = [("", "Từ 90%: 1", "", "", ""), ("", "Dưới 90%: 0", "", "", "")]
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), *levels, ("1.2", "Hai", "1", "", ""), levels[0]],
        [("", "Từ 70% đến 90%: 0,5 / Dưới 70%: 0", "", "", ""), SECOND],
    )  # fmt: skip
    rules = [c.title for c in appendix(printed).appendix.criteria if c.kind == "rule"]
    assert rules == ["Từ 90%: 1", "Dưới 90%: 0", "Từ 90%: 1\nTừ 70% đến 90%: 0,5\nDưới 70%: 0"]


def test_a_level_s_figure_that_a_page_cuts_off_is_no_code() -> None:
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), ("", "Gửi báo cáo đúng thời gian: 0.5", "", "", ""),
         ("", "Có tuyên truyền:", "", "", "")],
        [("", "0.5", "", "", ""), SECOND],
    )  # fmt: skip
    titles = [c.title for c in appendix(printed).appendix.criteria]
    assert titles[3] == "Có tuyên truyền: 0.5"


def test_a_level_behind_a_name_is_a_row_where_names_never_hold_levels() -> None:
    levels = [("", f"Từ {n}0%: {n}", "", "", "") for n in (9, 8, 7, 6)]
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), *levels, ("1.2", "Hai", "1", "", "")],
        [("", "Đạt 100%: 1", "", "", ""), SECOND], open_pages=[1],
    )  # fmt: skip
    assert [c.kind for c in appendix(printed).appendix.criteria][-2] == "rule"
