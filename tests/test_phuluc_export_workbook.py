"""``phuluc export --to xlsx``: read back by others, and opened and saved by a real LibreOffice."""

import csv
import io
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.accuracy.html import write
from bench.accuracy.world import make_world
from built import extraction, scored
from office import convert, needs_office
from phuluc.export import outlined, workbook
from phuluc.export.measure import HIGHEST, Block, heights, widths
from phuluc.export.printed import sheet_of, walk
from phuluc.export.targets import Missing, export
from phuluc.opened import open_tree
from phuluc.pipeline import extract
from schemas.nested import CriterionNode, TreeFile, encode, nest
from schemas.settings import Settings
from stages import SAMPLES
from years import years

FILE = nest(extraction(2).tree)
SOURCE = SAMPLES / "phuong-6-2023" / "phuong-6-2023.html"
SAMPLE = nest(extract(SOURCE.read_bytes(), SOURCE.name, Settings()).tree)


def with_nodes(*nodes: CriterionNode) -> TreeFile:
    """A tree of these criteria alone."""
    one = msgspec.structs.replace(FILE.appendices[0], criteria=nodes, total=None)
    return msgspec.structs.replace(FILE, appendices=(one,))


def titled(*titles: str) -> TreeFile:
    node = FILE.appendices[0].criteria[1]
    return with_nodes(
        *(
            msgspec.structs.replace(node, id=str(i), title=title, texts={}, children=())
            for i, title in enumerate(titles)
        )
    )


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def read(file: TreeFile, sheet: str) -> list[list[Any]]:
    """A sheet's rows as calamine reads them."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook.make(file)[0]))
    return book.get_sheet_by_name(sheet).to_python()


def plain(value: Any) -> Any:
    """A value as a reader of workbooks has it: figures in binary, nothing as an empty text."""
    return "" if value is None else float(value) if isinstance(value, Decimal | int) else value


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's workbook as LibreOffice opened and saved it."""
    place = tmp_path_factory.mktemp("office") / "sample.xlsx"
    place.write_bytes(workbook.make(SAMPLE)[0])
    return convert(place, "xlsx")


# --- what stands in it ---


@pytest.mark.parametrize("file", [SAMPLE, *years()], ids=["sample", "old", "new"])
def test_another_reader_finds_the_tree_again(file: TreeFile) -> None:
    appendix = file.appendices[0]
    wanted = [outlined.header(appendix), *(row.values for row in outlined.rows(appendix))]
    assert read(file, "Tiêu chí") == [[plain(value) for value in row] for row in wanted]


@pytest.mark.parametrize("seed", range(8))
def test_another_reader_finds_generated_trees_again(seed: int) -> None:
    file = nest(extract(write(make_world(seed))[0], "x.html", Settings()).tree)
    many = len(file.appendices) > 1
    for number, appendix in enumerate(file.appendices, 1):
        wanted = [outlined.header(appendix), *(row.values for row in outlined.rows(appendix))]
        found = read(file, f"Tiêu chí {number}" if many else "Tiêu chí")
        assert found == [[plain(value) for value in row] for row in wanted]


def test_every_value_of_a_row_is_in_it() -> None:
    node = next(each for each in walk(SAMPLE.appendices[0].criteria) if each.id == "2.2")
    (row,) = [row for row in read(SAMPLE, "Tiêu chí") if row[0] == "2.2"]
    texts = [text.text for text in node.texts.values()]
    assert row[:4] == ["2.2", node.title, 1.5, 1.5]
    assert [each for each in row if each in texts] == texts
    assert row[-5:] == ["Tiêu chí", float(node.page), "", "2.2", "2"]


def test_codes_are_text_and_figures_are_numbers() -> None:
    sheet = opened(workbook.make(SAMPLE)[0])["Tiêu chí"]
    assert [sheet.cell(2, column).data_type for column in (1, 2, 3, 4)] == ["s", "s", "n", "n"]


def test_words_in_a_figure_s_cell_stand_there() -> None:
    (row,) = [row for row in read(FILE, "Tiêu chí 1") if row[0] == "1.1"]
    assert "không áp dụng" in row


def test_each_appendix_has_its_sheets() -> None:
    names = opened(workbook.make(FILE)[0]).sheetnames
    assert names == [
        "Tiêu chí 1", "Bản in 1", "Tiêu chí 2", "Bản in 2", "Phát hiện", "Nguồn",
    ]  # fmt: skip


def test_findings_are_in_vietnamese() -> None:
    rows = read(SAMPLE, "Phát hiện")
    assert len(rows) == len(SAMPLE.findings) + 1
    assert rows[1][:5] == ["Cảnh báo", "sum-mismatch", 1.0, "4", 1.0]
    assert "hãy đối chiếu với trang" in rows[1][5]


def test_ways_to_score_have_a_sheet() -> None:
    rows = read(scored(FILE), "Thang điểm")
    assert rows[1:] == [
        [1, "1", 0, 1, 1, "=1+1"], [1, "1", 0, 2, "", "ít"],
        [1, "1", 1, 0, 0.5, "phần"], [1, "1", 1, 1, 0.25, "đủ"],
    ]  # fmt: skip


def test_printed_cells_are_merged_as_printed() -> None:
    shown = sheet_of(SAMPLE.appendices[0])
    top = len(shown.above) + 1
    wanted = {
        (top + row, column + 1, cell.row_span, cell.column_span)
        for row, cells in enumerate([*shown.header, *(each.cells for each in shown.rows)])
        for column, cell in enumerate(cells)
        if cell and (cell.row_span > 1 or cell.column_span > 1)
    }
    merged = opened(workbook.make(SAMPLE)[0])["Bản in"].merged_cells.ranges
    found = {
        (
            each.min_row,
            each.min_col,
            each.max_row - each.min_row + 1,
            each.max_col - each.min_col + 1,
        )
        for each in merged
        if each.min_row >= top
    }
    assert wanted
    assert found == wanted


# --- a person's eyes ---


def test_rows_fold_under_the_one_above_them() -> None:
    sheet = opened(workbook.make(SAMPLE)[0])["Tiêu chí"]
    assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_the_header_stays_in_sight() -> None:
    book = opened(workbook.make(SAMPLE)[0])
    assert (book["Tiêu chí"].freeze_panes, book["Phát hiện"].freeze_panes) == ("C2", "A2")
    assert book["Bản in"].freeze_panes == f"A{len(sheet_of(SAMPLE.appendices[0]).above) + 2}"


def test_a_column_is_as_wide_as_its_longest_word_and_a_long_text_is_wider() -> None:
    wide = widths([Block("nghiêng", 0, 0), Block("từ " * 500, 0, 1)], 2)
    assert wide[0] >= len("nghiêng")
    assert wide[1] > 3 * wide[0]


def test_a_merged_cell_is_seen_whole() -> None:
    block = Block("x\n" * 9, 0, 0, rows=3)
    assert sum(heights([block], [10.0], 3)) >= 9 * 15
    assert max(heights([Block("x\n" * 99, 0, 0)], [10.0], 1)) == HIGHEST


# --- text that nobody runs ---

NASTY = ["=1+1", "+2", "-3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=4", "{=5}", "http://x"]


def test_no_cell_is_a_formula_or_a_link() -> None:
    sheet = opened(workbook.make(titled(*NASTY))[0])["Tiêu chí"]
    cells = [sheet.cell(row, 2) for row in range(2, 2 + len(NASTY))]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in cells] == [
        ("s", text, None) for text in NASTY
    ]


def test_a_text_like_a_formula_stays_text_when_its_cell_is_edited() -> None:
    sheet = opened(workbook.make(titled(*NASTY[:4], "-" * 300))[0])["Tiêu chí"]
    cells = [sheet.cell(row, 2) for row in range(2, 7)]
    assert [cell.quotePrefix for cell in cells] == [1] * 5


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20))
def test_any_text_is_had_again(text: str) -> None:
    assert read(titled(text), "Tiêu chí")[1][1] == text


# --- what a workbook cannot hold ---


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    data, remarks = workbook.make(titled("ă" * 40_000))
    value = opened(data)["Tiêu chí"].cell(2, 2).value
    assert (len(value), value[-2:]) == (32_767, "ă…")
    assert any("longer than 32767 characters" in each for each in remarks)


def test_a_number_of_many_digits_stands_as_text_and_is_told() -> None:
    node = FILE.appendices[0].criteria[1]
    scores = {"max_score": Decimal("0.1234567890123456")}
    data, remarks = workbook.make(with_nodes(msgspec.structs.replace(node, scores=scores)))
    cell = opened(data)["Tiêu chí"].cell(2, 3)
    assert (cell.data_type, cell.value) == ("s", "0.1234567890123456")
    assert any("15 digits" in each for each in remarks)


def test_levels_that_are_too_deep_fold_with_the_deepest_and_are_told() -> None:
    node = FILE.appendices[0].criteria[1]
    for level in range(10, 0, -1):
        below = () if level == 10 else (node,)
        node = msgspec.structs.replace(node, id=f"{level}", level=level, children=below)
    data, remarks = workbook.make(with_nodes(node))
    sheet = opened(data)["Tiêu chí"]
    levels = [sheet.row_dimensions[row].outline_level for row in range(2, 12)]
    assert levels == [0, 1, 2, 3, 4, 5, 6, 7, 7, 7]
    assert any("below level 8" in each for each in remarks)


def test_without_its_package_it_is_told_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tree.json").write_bytes(encode(FILE))
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Missing, match=r"phuluc\[xlsx\]"):
        export(open_tree(str(tmp_path / "tree.json")), "xlsx")


# --- in LibreOffice ---


@needs_office
def test_it_folds_like_the_tree_in_an_office_suite(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Tiêu chí"]
    nodes = list(walk(SAMPLE.appendices[0].criteria))
    levels = [sheet.row_dimensions[row].outline_level for row in range(2, 2 + len(nodes))]
    assert levels == [node.level - 1 for node in nodes]
    assert max(levels) >= 3


@needs_office
@pytest.mark.parametrize("name", ["Tiêu chí", "Bản in", "Phát hiện", "Nguồn"])
def test_what_it_saves_reads_equal(name: str, saved: Path) -> None:
    rows = python_calamine.load_workbook(saved).get_sheet_by_name(name).to_python()
    assert rows == read(SAMPLE, name)


@needs_office
def test_what_it_saves_is_no_export_of_ours_any_more(saved: Path) -> None:
    assert workbook.is_ours(workbook.make(SAMPLE)[0])
    assert not workbook.is_ours(saved.read_bytes())


@needs_office
def test_it_runs_no_text(tmp_path: Path) -> None:
    place = tmp_path / "x.xlsx"
    place.write_bytes(workbook.make(titled(*NASTY))[0])
    sheet = openpyxl.load_workbook(convert(place, "xlsx"))["Tiêu chí"]
    cells = [sheet.cell(row, 2) for row in range(2, 2 + len(NASTY))]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", text) for text in NASTY]


@needs_office
@pytest.mark.parametrize("locale", ["", "vi-VN"])
def test_figures_are_shown_as_vietnam_writes_them(locale: str, tmp_path: Path) -> None:
    place = tmp_path / "x.xlsx"
    place.write_bytes(workbook.make(FILE)[0])
    shown = convert(
        place, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true", "", locale
    )
    rows = list(csv.reader(io.StringIO(shown.read_text("utf-8"), newline="")))
    assert [row[2] for row in rows[1:5]] == ["7,00", "1,50", "5,50", "100000000,50"]
