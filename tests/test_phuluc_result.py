"""The library as a caller meets it."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import phuluc
from built import extraction
from phuluc.files import make
from schemas.findings import Stopped

MADE = extraction()
RESULT = phuluc.Result(make(MADE))
ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "phuong-6-2023"
HEAVY = "pyarrow pypdfium2 pdfplumber bs4 lxml rich pandas numpy"

TABLE = """<p>PHỤ LỤC I</p><table>
<tr><th>STT</th><th>Tiêu chí</th><th>Điểm tối đa</th></tr>
<tr><td>1</td><td>Cải cách thể chế</td><td>7,00</td></tr>
<tr><td>1.1</td><td>Ban hành kế hoạch</td><td>3,00</td></tr>
<tr><td>1.2</td><td>Kiểm tra việc thực hiện</td><td>4,00</td></tr></table>"""


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import phuluc; "
        f"sys.exit(' '.join(set('{HEAVY}'.split()) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(ROOT)], capture_output=True, check=False)
    assert done.stderr.split() == []


def test_there_is_nothing_else_in_the_library() -> None:
    with pytest.raises(AttributeError):
        phuluc.something  # noqa: B018


def test_the_tree_is_the_one_that_was_made() -> None:
    assert RESULT.tree.appendices == MADE.tree.appendices
    assert RESULT.tree.source == MADE.tree.source


def test_findings_are_those_of_the_tree() -> None:
    codes = [finding.code for finding in MADE.tree.findings]
    assert codes
    assert [finding.code for finding in RESULT.findings] == codes


def test_scores_of_a_data_frame_are_exact() -> None:
    frame = RESULT.to_pandas()
    assert frame["max_score"][1] == Decimal("1.50")
    assert frame["extra"][0] == {"Cột lạ": "x"}


def test_cells_are_a_table_too() -> None:
    assert "Công khai" in RESULT.to_arrow("cells")["text"].to_pylist()


def test_another_table_is_told() -> None:
    with pytest.raises(ValueError, match="criteria and cells"):
        RESULT.to_arrow("../secret")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    folder = RESULT.write(tmp_path)
    assert folder == tmp_path / "nguồn"
    assert phuluc.read(folder).files == RESULT.files


def test_a_result_takes_another_name(tmp_path: Path) -> None:
    assert RESULT.write(tmp_path, "khác").name == "khác"


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "/a", ".hidden", "a\x00b", "x" * 300])
def test_a_name_that_is_no_path_part_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name for a folder"):
        RESULT.write(tmp_path / "out", name)
    assert not any(tmp_path.iterdir())


def test_a_folder_that_is_no_result_is_told(tmp_path: Path) -> None:
    with pytest.raises(Stopped) as stop:
        phuluc.read(tmp_path)
    assert stop.value.findings[0].code == "not-found"


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"format": "criteria-tree/2"}', b"\xff"])
def test_a_tree_of_another_format_is_told(tmp_path: Path, text: bytes) -> None:
    folder = RESULT.write(tmp_path)
    (folder / "tree.json").write_bytes(text)
    with pytest.raises(Stopped) as stop:
        phuluc.read(folder)
    assert stop.value.findings[0].code == "damaged"


def test_bytes_are_extracted() -> None:
    result = phuluc.extract(TABLE.encode(), name="a.html")
    assert result.tree.source.name == "a.html"
    ids = [criterion.id for criterion in result.tree.appendices[0].criteria]
    assert ids == ["1", "1.1", "1.2"]


def test_a_path_is_extracted(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(TABLE, "utf-8")
    result = phuluc.extract(tmp_path / "b.html")
    assert (
        result.files["tree.json"]
        == phuluc.extract(TABLE.encode(), name="b.html").files["tree.json"]
    )


@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), (b"\x00\x01\x02", "unknown-kind")])
def test_a_source_without_a_tree_stops(data: bytes, code: str) -> None:
    with pytest.raises(Stopped) as stop:
        phuluc.extract(data)
    assert stop.value.findings[0].code == code


def test_a_path_that_is_not_there_stops(tmp_path: Path) -> None:
    with pytest.raises(Stopped) as stop:
        phuluc.extract(tmp_path / "none.pdf")
    assert stop.value.findings[0].code == "not-found"


def test_a_source_beyond_a_bound_stops(tmp_path: Path) -> None:
    with pytest.raises(Stopped) as stop:
        phuluc.extract(TABLE.encode(), max_bytes=10)
    assert stop.value.findings[0].code == "too-large"


@pytest.mark.parametrize("settings", [{"engin": "pdfium"}, {"snap": "wide"}])
def test_a_setting_that_is_none_is_told(settings: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        phuluc.extract(b"x", **settings)


def test_all_packages_say_that_they_are_typed() -> None:
    for name in ("schemas", "extract", "normalize", "phuluc"):
        assert (ROOT / name / "py.typed").is_file()


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="no sample here")
def test_a_sample_gives_the_same_bytes_twice() -> None:
    path = min(SAMPLE.glob("*.pdf"), key=os.path.getsize)
    assert phuluc.extract(path).files == phuluc.extract(path).files
