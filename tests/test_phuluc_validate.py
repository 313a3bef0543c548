"""A tree that somebody edited: what is told, and how the command ends."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

import phuluc
from built import extraction
from phuluc.cli import main
from phuluc.files import criteria_of, make
from phuluc.opened import NotOpened
from phuluc.validate import is_valid, stale_tables, validate
from stages import SAMPLES

FILES = make(extraction())
Edit = Callable[[dict[str, Any]], Any]


def edited(edit: Edit) -> bytes:
    """The tree of the small extraction after an edit; every other number keeps its digits."""
    tree = msgspec.json.Decoder(float_hook=Decimal).decode(FILES["tree.json"])
    edit(tree)
    return msgspec.json.Encoder(decimal_format="number").encode(tree)


def first(tree: dict[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = tree["appendices"][0]["criteria"][0]
    return node


def told(data: bytes) -> list[tuple[str, str]]:
    """Severity and code of what is told beyond the document's own contradictions."""
    known = {(each.severity, each.message) for each in validate(FILES["tree.json"])}
    return [
        (each.severity, each.code)
        for each in validate(data)
        if (each.severity, each.message) not in known
    ]


def test_what_extract_wrote_is_valid() -> None:
    assert is_valid(validate(FILES["tree.json"]))


def test_contradictions_of_the_document_are_warnings() -> None:
    assert {each.severity for each in validate(FILES["tree.json"])} == {"warning"}
    assert not is_valid(validate(FILES["tree.json"]), strict=True)


def test_a_mended_title_is_no_problem() -> None:
    assert told(edited(lambda tree: first(tree).update(title="Thể chế"))) == []


BROKEN: dict[str, tuple[Edit, str]] = {
    "a member is missing": (lambda t: first(t).pop("title"), "shape"),
    "a score is a string": (lambda t: first(t)["scores"].update(max_score="7.00"), "shape"),
    "a kind of row is unknown": (lambda t: first(t).update(kind="section"), "shape"),
    "a kind of finding is unknown": (lambda t: t["findings"][0].update(code="odd"), "shape"),
    "a member is unknown": (lambda t: first(t).update(titel="x"), "unknown-member"),
    "a member of the source is unknown": (lambda t: t["source"].update(url="x"), "unknown-member"),
    "a score role is unknown": (lambda t: first(t)["scores"].update(points=1), "role"),
    "a text role is unknown": (
        lambda t: first(t)["texts"].update(todo={"text": "x", "items": [], "anchor": "1"}),
        "role",
    ),
    "a column's role is unknown": (
        lambda t: t["appendices"][0]["columns"][0].update(role="no"),
        "role",
    ),
    "the total has an unknown role": (
        lambda t: t["appendices"][0]["total"]["scores"].update(points=1),
        "role",
    ),
    "an id is empty": (lambda t: first(t)["children"][0].update(id=""), "id"),
    "an id stands twice": (lambda t: first(t)["children"][0].update(id="1.2"), "id"),
    "a level is not the depth": (lambda t: first(t)["children"][0].update(level=1), "level"),
    "a title has a line break": (lambda t: first(t).update(title="a\nb"), "title"),
    "an anchor is no id": (lambda t: first(t)["texts"]["tasks"].update(anchor="9"), "anchor"),
    "a page is beyond the source": (lambda t: first(t).update(page=3), "page"),
    "a finding names nobody": (lambda t: t["findings"][0].update(id="9.9"), "finding"),
    "a finding names no appendix": (lambda t: t["findings"][0].update(appendix=4), "finding"),
    "the digest is none": (lambda t: t["source"].update(sha256="abc"), "source"),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "code"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_tree_is_told_by_what_broke(edit: Edit, code: str) -> None:
    assert ("error", code) in told(edited(edit))


def test_a_new_contradiction_is_an_error() -> None:
    data = edited(lambda tree: first(tree)["scores"].update(max_score=8))
    assert ("error", "sum-mismatch") in told(data)


def test_a_contradiction_that_is_gone_is_a_note() -> None:
    def mend(tree: dict[str, Any]) -> None:
        tree["findings"].append(
            {
                "code": "sum-mismatch", "severity": "warning", "appendix": 0, "id": "1", "page": 1,
                "message": "", "facts": {"column": "max_score", "stated": "1", "added": "7.0"},
            }
        )  # fmt: skip

    assert told(edited(mend)) == [("note", "sum-mismatch")]


def test_a_listed_contradiction_is_known_by_its_numbers_not_their_digits() -> None:
    def change(tree: dict[str, Any]) -> None:
        first(tree)["scores"]["max_score"] = Decimal("8.0")
        tree["findings"].append(
            {
                "code": "sum-mismatch", "severity": "warning", "appendix": 0, "id": "1", "page": 1,
                "message": "", "facts": {"column": "max_score", "stated": "8.00", "added": "7.0"},
            }
        )  # fmt: skip

    assert told(edited(change)) == [("warning", "sum-mismatch")]


def test_an_empty_member_that_may_be_left_out_is_no_problem() -> None:
    assert told(edited(lambda tree: first(tree).update(scoring=None, corrected={}))) == []


@pytest.mark.parametrize("data", [b"", b"nothing", b"[]", b"7", b'{"format": "criteria-tree/2"}'])
def test_what_is_no_tree_of_this_format_stops(data: bytes) -> None:
    with pytest.raises(NotOpened):
        validate(data)


def test_a_newer_format_is_named() -> None:
    with pytest.raises(NotOpened, match="criteria-tree/2, this version reads criteria-tree/1"):
        validate(edited(lambda tree: tree.update(format="criteria-tree/2")))


def test_markup_nested_beyond_any_depth_stops() -> None:
    with pytest.raises(NotOpened):
        validate(b"[" * 200_000)


def test_tables_that_agree_are_not_told() -> None:
    result = phuluc.Result(FILES)
    kept = criteria_of(result.to_arrow())
    assert list(stale_tables(result.tree, kept)) == []


def test_a_table_that_an_edit_left_behind_is_told() -> None:
    data = edited(lambda tree: first(tree)["scores"].update(max_score=Decimal("7.25")))
    result = phuluc.Result(FILES | {"tree.json": data})
    assert result.tree.appendices[0].criteria[0].scores["max_score"] == Decimal("7.25")
    (stale,) = stale_tables(result.tree, criteria_of(result.to_arrow()))
    assert (stale.severity, stale.message.split(" at ")[1].split(";")[0]) == ("warning", "1")


# --- the command ---


@pytest.fixture
def out(tmp_path: Path) -> Path:
    result = phuluc.Result(FILES)
    result.write(tmp_path / "out", "a")
    result.write(tmp_path / "out", "b")
    return tmp_path / "out"


def test_a_folder_of_results_is_validated(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(out), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [tree["valid"] for tree in made["trees"]] == [True, True]


def test_one_broken_tree_ends_1(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "b" / "tree.json").write_bytes(edited(lambda tree: first(tree).update(id="1.2")))
    assert main(["validate", str(out)]) == 1
    said = capsys.readouterr().out
    assert "b: error: id (appendix 0, 1.2): the id 1.2 stands more than once" in said


def test_strict_makes_a_warning_end_1(out: Path) -> None:
    assert main(["validate", str(out / "a")]) == 0
    assert main(["validate", str(out / "a"), "--strict"]) == 1


def test_a_tree_alone_is_validated(out: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_bytes((out / "a" / "tree.json").read_bytes())
    assert main(["validate", str(tmp_path / "mine.json")]) == 0


def test_a_stale_table_is_a_warning(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = edited(lambda tree: first(tree).update(title="Thể chế"))
    (out / "a" / "tree.json").write_bytes(data)
    assert main(["validate", str(out / "a")]) == 0
    assert "warning: stale-table" in capsys.readouterr().out


def test_a_table_that_cannot_be_read_ends_1(out: Path) -> None:
    (out / "a" / "criteria.parquet").write_bytes(b"PAR1")
    assert main(["validate", str(out / "a")]) == 1


@pytest.mark.parametrize("word", ["nix", "empty", "not.json", "newer.json", "pipe"])
def test_what_cannot_be_read_ends_3_with_one_line(
    word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "not.json").write_text("{", "utf-8")
    (tmp_path / "newer.json").write_text('{"format": "criteria-tree/9"}', "utf-8")
    (tmp_path / "pipe").symlink_to("/dev/zero")
    assert main(["validate", str(tmp_path / word)]) == 3
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and said.out == ""


def test_no_bad_tree_stops_another(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "nix", str(out / "a")]) == 3
    assert "a: valid" in capsys.readouterr().out


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("phuong-6-2023/*.pdf")), ids=lambda p: p.name)
def test_a_sample_contradicts_itself_where_its_tree_says_so(path: Path) -> None:
    problems = validate(phuluc.extract(path).files["tree.json"])
    assert {each.severity for each in problems} == {"warning"}
    assert sorted(each.id or "" for each in problems) == ["4", "4.1", "5", "6.6"]
