"""The words of a command to sources: what is found, what is passed over, what it is called."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.hostile.places import nest
from phuluc.sources import LISTED, LONGEST, list_sources, load, safe_name

PDF = b"%PDF-1.7\n"
HTML = b"<table><tr><td>STT<td>T\xc3\xaan</table>"
TABLE = "STT\tTiêu chí\tĐiểm\n1\tMột\t2\n2\tHai\t3\n".encode()


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names(folder: Path, recursive: bool = False) -> list[str]:
    found = list_sources([str(folder)], recursive).sources
    return [str(each.path.relative_to(folder)) for each in found]


def test_a_folder_gives_its_files_sorted(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf", "c.pdf"):
        put(tmp_path / name, PDF)
    assert names(tmp_path) == ["a.pdf", "b.pdf", "c.pdf"]


def test_the_bytes_decide_the_kind_not_the_ending(tmp_path: Path) -> None:
    put(tmp_path / "a.docx", PDF)
    put(tmp_path / "b.dat", HTML)
    put(tmp_path / "c", TABLE)
    put(tmp_path / "d.pdf", b"PK\x03\x04")
    assert names(tmp_path) == ["a.docx", "b.dat", "c"]


def test_other_files_of_a_folder_are_passed_over_and_counted(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    put(tmp_path / "README.md", b"# words\n")
    put(tmp_path / "empty.pdf", b"")
    listing = list_sources([str(tmp_path)])
    assert (len(listing.sources), listing.passed_over) == (1, 2)


def test_a_table_behind_a_long_preamble_is_a_source_of_its_folder(tmp_path: Path) -> None:
    table = "STT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\n"
    (tmp_path / "a.txt").write_text("Kính gửi các đơn vị\n" * 400 + table, "utf-8")
    assert [each.folder for each in list_sources([str(tmp_path)]).sources] == ["a"]


def test_equal_stems_of_many_folders_are_numbered(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "a.html").write_text("<table></table>")
    (tmp_path / "1" / "a-2.html").write_text("<table></table>")
    listing = list_sources([str(tmp_path)], recursive=True)
    assert [each.folder for each in listing.sources] == ["a", "a-2", "a-3", "a-4"]


def test_a_folder_is_entered_one_level_deep(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    put(tmp_path / "deep" / "b.pdf", PDF)
    assert names(tmp_path) == ["a.pdf"]


def test_recursive_enters_the_folders_of_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    put(tmp_path / "deep" / "deeper" / "b.pdf", PDF)
    assert names(tmp_path, recursive=True) == ["a.pdf", "deep/deeper/b.pdf"]


def test_hidden_folders_are_never_entered(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    put(tmp_path / ".git" / "b.pdf", PDF)
    assert names(tmp_path, recursive=True) == ["a.pdf"]


def test_earlier_results_are_never_entered(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    put(tmp_path / "out" / "a" / "tree.json", b'{"format": "criteria-tree/1"}')
    put(tmp_path / "out" / "a" / "criteria.parquet", b"PAR1")
    put(tmp_path / "out" / "a" / "review.html", HTML)
    assert names(tmp_path, recursive=True) == ["a.pdf"]


def test_an_earlier_result_named_alone_has_nothing_to_read(tmp_path: Path) -> None:
    put(tmp_path / "a" / "tree.json", b'{"format": "criteria-tree/1"}')
    put(tmp_path / "a" / "criteria.parquet", b"PAR1")
    put(tmp_path / "a" / "review.html", HTML)
    (source,) = list_sources([str(tmp_path / "a")]).sources
    assert source.fault is not None and "nothing to read" in source.fault.facts["seen"]


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path, recursive=True) == ["a.pdf"]


def test_a_linked_file_is_a_source(tmp_path: Path) -> None:
    put(tmp_path / "real.bin", PDF)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link.pdf").symlink_to(tmp_path / "real.bin")
    assert names(tmp_path / "folder") == ["link.pdf"]


def test_the_same_path_twice_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in" / "a.pdf", PDF)
    monkeypatch.chdir(tmp_path)
    words = ["in/a.pdf", "./in/../in/a.pdf", str(tmp_path / "in" / "a.pdf"), "in"]
    assert [each.given for each in list_sources(words).sources] == ["in/a.pdf"]


def test_equal_stems_get_numbers(tmp_path: Path) -> None:
    for name in ("a.html", "a.pdf", "a.txt"):
        put(tmp_path / name, PDF)
    folders = [each.folder for each in list_sources([str(tmp_path)]).sources]
    assert folders == ["a", "a-2", "a-3"]


def test_a_number_that_is_a_stem_already_is_not_taken_twice(tmp_path: Path) -> None:
    words = [str(put(tmp_path / name, PDF)) for name in ("a.pdf", "a-2.pdf", "a.html")]
    folders = [each.folder for each in list_sources(words).sources]
    assert len(set(folders)) == 3


def test_a_source_never_takes_the_name_of_the_index(tmp_path: Path) -> None:
    (source,) = list_sources([str(put(tmp_path / "index.parquet.pdf", PDF))]).sources
    assert source.folder != "index.parquet"


def test_long_equal_stems_stay_within_a_path_part(tmp_path: Path) -> None:
    for ending in ("htm", "pdf"):
        put(tmp_path / ("ệ" * 83 + "." + ending), PDF)
    folders = [each.folder for each in list_sources([str(tmp_path)]).sources]
    assert len(set(folders)) == 2
    assert all(len(folder.encode()) <= 255 for folder in folders)


@given(st.text(max_size=300))
def test_a_folder_name_is_one_safe_path_part(stem: str) -> None:
    name = safe_name(stem)
    assert name and not name.startswith(".") and "/" not in name
    assert len(name.encode()) <= LONGEST
    assert all(char >= " " and char != "\x7f" for char in name)


def test_vietnamese_letters_stay_in_the_folder_name() -> None:
    assert safe_name("Phụ lục Điểm số") == "Phụ lục Điểm số"


def test_letters_with_loose_marks_give_the_same_name() -> None:
    assert safe_name("Phu\u0323 lu\u0323c") == "Phụ lục"


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (source,) = list_sources([str(tmp_path / "none.pdf")]).sources
    assert source.fault is not None and source.fault.code == "not-found"


@pytest.mark.parametrize("word", ["", "a\0b", "/dev/null", "x" * 5000])
def test_odd_words_are_not_found(word: str) -> None:
    (source,) = list_sources([word]).sources
    assert source.fault is not None and source.fault.code == "not-found"


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (source,) = list_sources([str(tmp_path / "pipe.pdf")]).sources
    assert source.fault is not None and source.fault.code == "not-found"


def test_a_pipe_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", PDF)
    os.mkfifo(tmp_path / "pipe.pdf")
    assert names(tmp_path) == ["a.pdf"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    put(tmp_path / "README.md", b"# words\n")
    (source,) = list_sources([str(tmp_path)]).sources
    assert source.fault is not None and "nothing to read" in source.fault.facts["seen"]


def test_a_file_of_a_folder_that_may_not_be_read_is_a_source_with_a_fault(tmp_path: Path) -> None:
    closed = put(tmp_path / "a.pdf", PDF)
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read everything")
    (source,) = list_sources([str(tmp_path)]).sources
    assert source.fault is not None and source.fault.code == "not-found"


def test_a_name_of_odd_bytes_can_be_shown(tmp_path: Path) -> None:
    put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.pdf")), PDF)
    (source,) = list_sources([str(tmp_path)]).sources
    assert source.given.encode() and source.folder.encode()
    assert load(source.path, 100) == PDF


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    found = load(put(tmp_path / "a.pdf", b""), 100)
    assert not isinstance(found, bytes) and found.code == "empty-file"


def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path) -> None:
    found = load(put(tmp_path / "a.pdf", b"x" * 101), 100)
    assert not isinstance(found, bytes) and found.code == "too-large"


def test_a_pattern_gives_the_files_that_fit(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf", "c.htm", "deep/d.pdf"):
        put(tmp_path / name, PDF)
    put(tmp_path / "e.pdf", b"PK\x03\x04")
    listing = list_sources([str(tmp_path / "*.pdf")])
    assert [each.path.name for each in listing.sources] == ["a.pdf", "b.pdf"]
    assert listing.passed_over == 1


def test_two_stars_enter_folders_but_no_result(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "a.html", HTML)
    put(tmp_path / "out" / "a" / "tree.json", b'{"format":"criteria-tree/1"}')
    put(tmp_path / "out" / "a" / "review.html", HTML)
    listing = list_sources([str(tmp_path / "**" / "*.html")])
    assert [each.path.name for each in listing.sources] == ["a.html"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    put(tmp_path / "a[1].pdf", PDF)
    (source,) = list_sources([str(tmp_path / "a[1].pdf")]).sources
    assert source.fault is None and source.path.name == "a[1].pdf"


def test_a_pattern_that_nothing_fits_is_said(tmp_path: Path) -> None:
    (source,) = list_sources([str(tmp_path / "*.pdf")]).sources
    assert source.fault is not None and source.fault.code == "not-found"


def test_a_list_names_files_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("a.pdf", "in/b.pdf", "more/c.pdf"):
        put(tmp_path / name, PDF)
    words = f"# what to read\r\n{tmp_path}/a.pdf\r\n\n{tmp_path}/in\n{tmp_path}/more/*\n"
    put(tmp_path / "list.txt", words.encode())
    listing = list_sources([f"@{tmp_path}/list.txt"])
    assert [each.path.name for each in listing.sources] == ["a.pdf", "b.pdf", "c.pdf"]


def test_a_list_that_is_not_there_is_said(tmp_path: Path) -> None:
    (source,) = list_sources([f"@{tmp_path}/list.txt"]).sources
    assert source.fault is not None and source.fault.code == "not-found"


def test_folders_deeper_than_calls_may_nest_are_entered(tmp_path: Path) -> None:
    before = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1_200):
            os.mkdir("d")
            os.chdir("d")
        Path("a.pdf").write_bytes(b"%PDF-1.4")
    finally:
        os.chdir(before)
    try:
        assert len(list_sources([str(tmp_path)], recursive=True).sources) == 1
    finally:  # deeper than shutil goes
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_a_list_without_end_is_said_and_not_read() -> None:
    (source,) = list_sources(["@/dev/zero"]).sources
    assert source.fault is not None
    assert source.fault.facts["seen"] == f"a list of more than {LISTED} bytes"


def test_a_line_longer_than_any_path_is_said_and_not_repeated(tmp_path: Path) -> None:
    listed = put(tmp_path / "list.txt", b"a" * 100_000 + b"\n" + str(tmp_path / "b").encode())
    found = list_sources([f"@{listed}"]).sources
    assert [(each.given, each.fault and each.fault.code) for each in found] == [
        (f"@{listed}", "not-found"),
        (str(tmp_path / "b"), "not-found"),
    ]


def test_a_pattern_over_folders_deeper_than_calls_may_nest_is_said(tmp_path: Path) -> None:
    nest(tmp_path)
    (source,) = list_sources([f"{tmp_path}/**/a.pdf"]).sources
    assert source.fault is not None and source.fault.code == "not-found"
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)
