"""Pages of ours among results are no sources; names that the locale cannot express are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from phuluc.sources import PAGE, list_sources, printable
from schemas.findings import Finding, Stopped

ROOT = Path(__file__).parents[1]
TABLE = b"<table><tr><td>STT<td>T\xc3\xaan</table>"
WHOLE = """<table><tr><th>STT<th>Tiêu chí<th>Điểm tối đa<tr><td>1<td>Một<td>2<tr><td>2<td>Hai<td>3
</table>"""


@pytest.mark.parametrize("beside", ["out/index.parquet", "out/x/tree.json"])
def test_a_page_of_ours_among_results_is_no_source_of_its_folder(
    beside: str, tmp_path: Path
) -> None:
    mark = tmp_path / beside
    mark.parent.mkdir(parents=True)
    mark.write_bytes(b'{"format":"criteria-tree/1"')
    (tmp_path / "a.html").write_bytes(TABLE)
    (tmp_path / "out" / "b.html").write_bytes(TABLE)
    (tmp_path / "out" / "x.html").write_bytes(PAGE + TABLE)
    listing = list_sources([str(tmp_path)], recursive=True)
    assert [each.path.name for each in listing.sources] == ["a.html", "b.html"]
    assert listing.passed_over >= 1


def test_a_page_of_ours_is_a_source_elsewhere_and_named_alone(tmp_path: Path) -> None:
    place = tmp_path / "x.html"
    place.write_bytes(PAGE + TABLE)
    assert [each.path for each in list_sources([str(tmp_path)]).sources] == [place]
    (tmp_path / "index.parquet").touch()
    assert list_sources([str(place)]).sources[0].fault is None


def test_a_name_that_the_locale_cannot_express_gives_a_result(tmp_path: Path) -> None:
    name = "Phụ lục đề"
    (tmp_path / f"{name}.html").write_text(WHOLE, "utf-8")
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    for words in (("extract", f"{name}.html", "--quiet"), ("review", f"out/{name}")):
        done = subprocess.run(
            [sys.executable, "-m", "phuluc", *words],
            cwd=tmp_path, env=os.environ | plain, capture_output=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / name / "review.html").is_file()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("đ\udcc4\udc91", "đđ"), ("a\udcff", "a\ufffd"), ("\ud800b", "\ufffdb")],
)
def test_bytes_of_a_name_are_letters_where_they_are_utf_8(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_stopped_a_source_is_said_in_words() -> None:
    said = str(Stopped(Finding("no-table")))
    assert said.startswith("no-table: No criteria table was found; check")
