"""Cells that begin like formulas or hold markup, SQL and terminal commands come out as text."""

import html
import io
import sqlite3
from pathlib import Path

import openpyxl
import pytest

import phuluc
from phuluc.cli import main

TEXTS = (
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE criterion; --",
    "[bold red]x[/] [link=http://x]y[/link]",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the result of a table of such cells."""
    place = tmp_path_factory.mktemp("text")
    head = "<tr><th>STT<th>Tiêu chí<th>Điểm tối đa<th>Ghi chú<th>=1+1"
    rows = "".join(
        f"<tr><td>{n}<td>{html.escape(text)}<td>1<td>{html.escape(text)}<td>{html.escape(text)}"
        for n, text in enumerate([*TEXTS, "&#27;[2Jgone"], 1)
    )
    (place / "a.html").write_text(f"<table>{head}{rows.replace('&amp;#27;', '&#27;')}</table>")
    assert main(["extract", str(place / "a.html"), "-o", str(place / "out"), "--quiet"]) == 0
    return place


def exported(place: Path, form: str, ending: str) -> bytes:
    target = place / f"made{ending}"
    assert main(["export", str(place / "out" / "a"), "--to", form, "-o", str(target)]) == 0
    return target.read_bytes()


def test_the_tree_keeps_every_letter(place: Path) -> None:
    criteria = phuluc.read(place / "out" / "a").tree.appendices[0].criteria
    notes = [row.texts["notes"].text for row in criteria]
    assert notes[: len(TEXTS)] == list(TEXTS)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(place: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(place, "xlsx", ".xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert set(TEXTS) <= {cell.value for cell in cells}


def test_no_field_of_a_csv_begins_like_a_formula(place: Path) -> None:
    import csv

    rows = csv.reader(io.StringIO(exported(place, "csv", ".csv").decode("utf-8-sig")))
    assert not [field for row in rows for field in row if field.startswith(("=", "+", "-", "@"))]


def test_no_markup_of_a_cell_is_markup_of_the_page(place: Path) -> None:
    page = exported(place, "html-table", ".page.html").decode()
    assert "<script" not in page and "<img" not in page
    assert html.escape(TEXTS[4]) in page


def test_sql_takes_them_as_values(place: Path) -> None:
    base = place / "made.db"
    assert main(["load", str(place / "out"), f"sqlite:{base}"]) == 0
    with sqlite3.connect(base) as connection:
        texts = {text for (text,) in connection.execute("select text from criterion_text")}
    connection.close()
    assert set(TEXTS) <= texts


def test_a_terminal_gets_no_command(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(place / "out" / "a")]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert TEXTS[7] in told
