"""``phuluc export``: CSV and the table page, and where an export may go."""

import csv
import io
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import phuluc
from bench.accuracy.html import write
from bench.accuracy.world import make_world
from built import extraction
from office import convert, needs_office
from phuluc.commands import export as command
from phuluc.export import flat
from phuluc.export.delimited import MARK, table
from phuluc.export.html_table import page
from phuluc.export.place import write_file, write_folder
from phuluc.export.printed import sheet_of, walk
from phuluc.export.safe import bare, safe
from phuluc.export.targets import TARGETS, export
from phuluc.files import make
from phuluc.opened import open_tree, results_in
from phuluc.pipeline import extract
from phuluc.publish import NotWritten
from schemas.nested import AppendixNode, CriterionNode, TreeFile, nest
from schemas.settings import Settings
from stages import SAMPLES
from years import years

ROOT = Path(__file__).parents[1]
FILE = nest(extraction(2).tree)
FILES = {name: target.ending for name, target in TARGETS.items() if name != "datapackage"}
"""Targets of one file, and the ending of their default place."""


def read_back(file: TreeFile) -> TreeFile:
    return nest(extract(page(file).encode(), "x.html", Settings()).tree)


def without_pages(file: TreeFile) -> tuple[AppendixNode, ...]:
    """The appendices without what a page of one table cannot hold: pages and doubts."""

    def walked(node: CriterionNode) -> CriterionNode:
        children = tuple(map(walked, node.children))
        return msgspec.structs.replace(node, page=0, assumed=False, children=children)

    return tuple(
        msgspec.structs.replace(each, criteria=tuple(map(walked, each.criteria)))
        for each in file.appendices
    )


# --- text that nobody runs ---


@given(st.text(alphabet="'=+-@\t\r\nab＝１", max_size=6))
def test_what_was_made_safe_is_had_again(text: str) -> None:
    assert bare(safe(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", "＝1", "-"])
def test_a_formula_is_behind_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "1-2", "'a", "", " x", "Đạt"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


# --- CSV ---


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_criterion() -> None:
    found = [
        (row["appendix"], row["id"], row["parent_id"]) for row in rows(table(flat.criteria(FILE)))
    ]
    assert found == [
        (str(index), *pair)
        for index in (0, 1)
        for pair in (("1", ""), ("1.1", "1"), ("1.2", "1"), ("2", ""))
    ]


def test_figures_keep_their_printed_digits() -> None:
    found = rows(table(flat.criteria(FILE)))
    assert [row["max_score"] for row in found[:4]] == ["7.00", "1.50", "5.5", "100000000.5"]


def test_the_columns_are_those_of_the_parquet_file() -> None:
    result = phuluc.Result(make(extraction()))
    names = [name for name in result.to_arrow().column_names if not name.endswith("_items")]
    assert [field.name for field in flat.criteria(result.nested).fields] == names


def test_a_bullet_is_text_and_a_list_is_a_cell() -> None:
    cell = rows(table(flat.criteria(FILE)))[0]["tasks"]
    assert (cell, bare(cell)) == ("'- Việc một\n- Việc hai", "- Việc một\n- Việc hai")


@needs_office
def test_a_spreadsheet_that_runs_formulas_runs_none(tmp_path: Path) -> None:
    titles = ["=1+1", "+2", "-3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=4", "ok"]
    node = FILE.appendices[0].criteria[0]
    nodes = [
        msgspec.structs.replace(node, id=str(i), title=title, texts={}, children=())
        for i, title in enumerate(titles)
    ]
    one = msgspec.structs.replace(FILE.appendices[0], criteria=tuple(nodes))
    text = table(flat.criteria(msgspec.structs.replace(FILE, appendices=(one,))))
    place = tmp_path / "x.csv"
    place.write_bytes((MARK + text).encode())
    # comma, quotation mark, UTF-8, from row 1; the last "true" lets it evaluate formulas
    made = convert(place, "xlsx", reading="CSV:44,34,76,1,,0,false,true,false,false,false,-1,true")
    sheet = openpyxl.load_workbook(made).active
    assert sheet is not None
    found = [sheet.cell(row, 9) for row in range(2, 2 + len(titles))]
    assert [cell.data_type for cell in found] == ["s"] * len(titles)
    assert [bare(str(cell.value)) for cell in found] == titles


# --- the table page ---


@pytest.mark.parametrize("kind", ["html", "browser.pdf", "office.pdf", "txt"])
def test_the_page_of_a_sample_is_read_back_to_the_same_tree(kind: str) -> None:
    source = SAMPLES / "phuong-6-2023" / f"phuong-6-2023.{kind}"
    file = nest(extract(source.read_bytes(), source.name, Settings()).tree)
    assert without_pages(read_back(file)) == without_pages(file)


@pytest.mark.parametrize("file", [nest(extraction().tree), *years()])
def test_a_page_of_other_trees_is_read_back_too(file: TreeFile) -> None:
    assert without_pages(read_back(file)) == without_pages(file)


@pytest.mark.parametrize("seed", [*range(12), 68, 196])  # left parents; a remark beside a group
def test_a_page_of_a_generated_tree_is_read_back_too(seed: int) -> None:
    file = nest(extract(write(make_world(seed))[0], "x.html", Settings()).tree)
    assert without_pages(read_back(file)) == without_pages(file)


@pytest.mark.parametrize(
    ("above", "rows"),
    [("<p><b>BẢNG ĐIỂM NĂM 2025</b></p><p><b>Cụm 1: Công an xã</b></p>", "<td>1<td>Một<td>3"),
     ("", "<td><td>1. MỘT<td>3<tr><td><td>1.1. Một<td>3<tr><td>1<td>1.1.1. Ba<td>3")],
)  # fmt: skip
def test_a_title_below_capitals_and_codes_before_names_are_read_back(above: str, rows: str) -> None:
    table = f"<table border=1><tr><td>STT<td>Tiêu chí<td>Điểm tối đa<tr>{rows}</table>"
    source = f"<!doctype html><meta charset=utf-8>{above}{table}"
    file = nest(extract(source.encode(), "x.html", Settings()).tree)
    assert without_pages(read_back(file)) == without_pages(file)


def test_parents_that_were_left_of_their_children_are_printed_there() -> None:
    file = nest(extract(write(make_world(7))[0], "x.html", Settings()).tree)
    parent = file.appendices[0].criteria[0]
    code, left, name = sheet_of(file.appendices[0]).rows[0].cells[:3]
    assert code and left and name
    assert (code.text, left.text, left.row_span) == ("1", parent.title, len(parent.children))
    assert name.text == f"1.1. {parent.children[0].title}"


def test_a_merged_cell_is_merged_on_the_page() -> None:
    row = sheet_of(FILE.appendices[0]).rows[0]
    assert [cell.row_span for cell in row.cells if cell and cell.text.startswith("- Việc một")] == [
        2
    ]


def test_markup_is_text_on_the_page() -> None:
    title = '<script src="x"></script>&amp;'
    node = msgspec.structs.replace(FILE.appendices[0].criteria[1], title=title)
    one = msgspec.structs.replace(FILE.appendices[0], criteria=(node,))
    told = page(msgspec.structs.replace(FILE, appendices=(one,)))
    assert "<script" not in told
    assert "&lt;script src=&quot;x&quot;&gt;&lt;/script&gt;&amp;amp;" in told


def test_a_value_without_a_column_gets_one() -> None:
    node = FILE.appendices[0].criteria[1]
    scores = node.scores | {"survey_score": Decimal("0.5")}
    changed = msgspec.structs.replace(node, scores=scores, extra={"Khác": "y"})
    one = msgspec.structs.replace(FILE.appendices[0], criteria=(changed,))
    shown = [cell.text for cell in sheet_of(one).rows[0].cells if cell]
    assert shown[-2:] == ["0.5", "y"]


def test_every_row_of_the_tree_is_printed() -> None:
    appendix = FILE.appendices[0]
    assert len(sheet_of(appendix).rows) == len(list(walk(appendix.criteria))) + 1  # and the total


# --- where it goes ---


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    place = tmp_path / "x"
    write_file(place, b"ours 1", lambda data: data.startswith(b"ours"))
    place.chmod(0o600)
    write_file(place, b"ours 2", lambda data: data.startswith(b"ours"))
    assert place.read_bytes() == b"ours 2"
    assert place.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_something_else_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "x"
    place.write_bytes(b"theirs")
    with pytest.raises(NotWritten):
        write_file(place, b"ours", lambda data: False)
    assert place.read_bytes() == b"theirs"


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("y")
    write_file(tmp_path / "x", b"ours", lambda data: False)
    assert (tmp_path / "x").is_symlink()
    assert (tmp_path / "y").read_bytes() == b"ours"


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", {"mark": b"1", "a": b"1"}, "mark")
    write_folder(tmp_path / "x", {"mark": b"2", "a": b"2", "b": b"2"}, "mark")
    assert {each.name: each.read_bytes() for each in (tmp_path / "x").iterdir()} == {
        "mark": b"2", "a": b"2", "b": b"2",
    }  # fmt: skip
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("names", [["mark", "theirs"], ["a"]])
def test_a_folder_with_something_else_is_left_alone(names: list[str], tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for name in names:
        (tmp_path / "x" / name).write_bytes(b"theirs")
    with pytest.raises(NotWritten):
        write_folder(tmp_path / "x", {"mark": b"1", "a": b"1"}, "mark")
    assert sorted(each.name for each in (tmp_path / "x").iterdir()) == sorted(names)


# --- the command ---


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "phuluc", "export", *map(str, words)],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return phuluc.Result(make(extraction())).write(tmp_path / "out", "phường 1.2023")


def test_the_help_names_every_target() -> None:
    assert set(command.TARGETS) == set(TARGETS)


@pytest.mark.parametrize("target", list(FILES))
def test_it_goes_beside_the_result_and_says_where(target: str, folder: Path) -> None:
    done = run("out/phường 1.2023", "--to", target, cwd=folder.parent.parent)
    place = folder.parent / f"phường 1.2023{TARGETS[target].ending}"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{place}\n"
    assert place.is_file()


@pytest.mark.parametrize("target", list(FILES))
def test_the_same_tree_gives_the_same_bytes_in_the_same_place(target: str, folder: Path) -> None:
    found = []
    for _ in range(2):
        assert run(folder, "--to", target, cwd=folder.parent).returncode == 0
        found.append((folder.parent / f"{folder.name}{TARGETS[target].ending}").read_bytes())
    assert found[0] == found[1]


def test_it_goes_where_it_is_told(folder: Path) -> None:
    done = run(folder, "--to", "csv", "-o", "x.csv", cwd=folder.parent)
    assert done.stdout == "x.csv\n"
    assert (folder.parent / "x.csv").is_file()


@pytest.mark.parametrize("target", list(TARGETS))
def test_a_pipe_gets_the_bytes_alone(target: str, folder: Path) -> None:
    words = [sys.executable, "-m", "phuluc", "export", folder.name, "--to", target, "-o", "-"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=folder.parent, env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert TARGETS[target].is_ours(done.stdout)
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def test_a_pipe_that_is_full_ends_4(folder: Path) -> None:
    words = [sys.executable, "-m", "phuluc", "export", folder.name, "--to", "xlsx", "-o", "-"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            words, cwd=folder.parent, env=environment, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1


def test_a_file_of_someone_else_ends_4_and_stays(folder: Path) -> None:
    place = folder.parent / "x.csv"
    place.write_text("mine")
    done = run(folder, "--to", "csv", "-o", place, cwd=folder.parent)
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert place.read_text() == "mine"


@pytest.mark.parametrize("place", ["nix/x.csv", ".", "/dev/full", "x" * 300])
def test_a_place_that_cannot_be_written_ends_4(place: str, folder: Path) -> None:
    done = run(folder, "--to", "csv", "-o", place, cwd=folder.parent)
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("x",), ("x", "--to", "docx")])
def test_an_unknown_target_ends_2(words: tuple[str, ...], tmp_path: Path) -> None:
    assert run(*words, cwd=tmp_path).returncode == 2


def test_a_data_package_beside_the_results_is_none_of_them(folder: Path) -> None:
    export(open_tree(str(folder)), "datapackage")
    assert results_in(str(folder.parent)) == [str(folder)]


def test_what_is_no_result_ends_3(tmp_path: Path) -> None:
    done = run(".", "--to", "csv", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
