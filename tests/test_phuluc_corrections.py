"""Corrections kept beside a result, named by the command, or ignored."""

import hashlib
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

import phuluc
from phuluc.cli import main
from phuluc.files import criteria_of
from phuluc.validate import stale_tables, validate
from stages import SAMPLES
from test_normalize_corrections import PAGE, correction

SHA256 = hashlib.sha256(PAGE.encode()).hexdigest()


def file(value: str = "2.5", was: str = "2.00") -> str:
    """A file that corrects what 1.1 is worth."""
    return f'sha256 = "{SHA256}"\n{correction(3, "scores.max_score", value, was)}'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a source and a file of corrections."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "my.toml").write_text(file())
    return tmp_path


def extract(*words: str) -> int:
    """Run the command on the source."""
    return main(["extract", "a.html", *words])


def worth() -> Decimal | None:
    """What the result says that 1.1 is worth."""
    (row,) = (c for c in phuluc.read("out/a").tree.appendices[0].criteria if c.id == "1.1")
    return row.scores["max_score"]


def status(capsys: pytest.CaptureFixture[str]) -> str:
    """What became of the source in the last run, which printed JSON."""
    printed = capsys.readouterr().out.splitlines()[-1]
    return str(json.loads(printed)["sources"][0]["status"])


def keep(here: Path, text: str) -> Path:
    """Puts corrections beside the result."""
    place = here / "out" / "a.corrections.toml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(text)
    return place


def test_corrections_kept_beside_a_result_are_applied(here: Path) -> None:
    keep(here, file())
    assert extract() == 0
    assert worth() == Decimal("2.5")


def test_corrections_that_came_or_changed_make_a_result_anew(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []
    for text in (None, file(), file(), file("2.75"), None):
        place = keep(here, text or "")
        if text is None:
            place.unlink()
        assert extract("--json") == 0
        seen.append((status(capsys), worth()))
    made = ["2.00", "2.5", "2.5", "2.75", "2.00"]
    states = ["written", "written", "kept", "written", "written"]
    assert seen == list(zip(states, map(Decimal, made), strict=True))


def test_kept_corrections_stay_whatever_is_extracted(here: Path) -> None:
    place = keep(here, file())
    extract()
    extract("--fresh")
    extract("--corrections", "my.toml", "--fresh")
    assert place.read_text() == file()
    assert {each.name for each in (here / "out").iterdir()} == {
        "a", "a.corrections.toml", "index.parquet"
    }  # fmt: skip


def test_a_named_file_is_applied_in_place_of_the_kept_one(here: Path) -> None:
    keep(here, file("2.75"))
    assert extract("--corrections", "my.toml") == 0
    assert worth() == Decimal("2.5")


def test_no_corrections_are_the_document_as_printed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(here, file())
    assert extract("--no-corrections", "--json") == 0
    assert (status(capsys), worth()) == ("written", Decimal("2.00"))
    (here / "out" / "a.corrections.toml").unlink()
    assert extract("--json") == 0
    assert status(capsys) == "kept"


def test_a_stale_correction_is_a_warning(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(here, file(was="1.50"))
    assert extract("--json") == 0
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    told = [each["message"] for each in source["findings"] if each["code"] == "correction-stale"]
    assert told == [
        "A correction no longer fits: page 1, row 3, scores.max_score: it was “1.50” and is now "
        "read as “2.00”; look at the place again and renew the correction."
    ]
    assert extract("--strict") == 1
    assert worth() == Decimal("2.00")


def test_a_kept_file_that_says_nothing_readable_is_a_warning(here: Path) -> None:
    keep(here, "sha256 = ?")
    assert extract() == 0
    assert "correction-stale" in {each.code for each in phuluc.read("out/a").findings}


def test_an_empty_kept_file_corrects_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract()
    keep(here, "")
    capsys.readouterr()
    assert extract("--json") == 0
    assert status(capsys) == "kept"


def test_kept_corrections_that_cannot_be_read_leave_the_result(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract()
    place = here / "out" / "a.corrections.toml"
    os.mkfifo(place)
    assert extract() == 3
    assert "a.html: not-found: There is no source here: a.corrections.toml: neither a regular" in (
        capsys.readouterr().err
    )
    assert worth() == Decimal("2.00")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "my.toml: the corrections cannot be read (no such file or directory); check the"),
        ("", "my.toml: the corrections cannot be read (it is empty); check the path."),
        ("a = 1", "my.toml: these are no corrections: Object "),
        (file().replace("who", "whom"), "my.toml: these are no corrections: Object "),
    ],
)
def test_a_named_file_without_corrections_is_a_fault_of_the_words(
    here: Path, capsys: pytest.CaptureFixture[str], text: str | None, told: str
) -> None:
    (here / "my.toml").unlink()
    if text is not None:
        (here / "my.toml").write_text(text)
    assert extract("--corrections", "my.toml") == 2
    said = capsys.readouterr().err
    assert said.startswith(told) and said.count("\n") == 1
    assert not (here / "out").exists()


def test_corrections_are_named_or_ignored_not_both(here: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        extract("--corrections", "my.toml", "--no-corrections")
    assert ended.value.code == 2


def test_a_result_says_what_was_corrected(here: Path) -> None:
    extract("--corrections", "my.toml")
    tree = json.loads((here / "out" / "a" / "tree.json").read_text())
    (criterion,) = (c for c in tree["appendices"][0]["criteria"][0]["children"] if c["id"] == "1.1")
    mark = {"was": 2.0, "why": "xem bản giấy", "who": "An"}
    assert criterion["corrected"] == {"scores.max_score": mark}
    assert '"was": 2.00,' in (here / "out" / "a" / "tree.json").read_text()
    assert main(["validate", "out/a"]) == 0


def test_the_library_corrects_too() -> None:
    plain = phuluc.extract(PAGE.encode(), name="a.html")
    result = phuluc.extract(PAGE.encode(), name="a.html", corrections=file().encode())
    assert plain.tree.source.made_by != result.tree.source.made_by
    assert result.to_arrow()["max_score"].to_pylist()[1] == Decimal("2.5")


def test_the_example_of_the_docs_fits_the_sample() -> None:
    docs = (Path(__file__).parent.parent / "docs" / "corrections.md").read_text("utf-8")
    example = docs.split("```toml\n")[1].split("```")[0]
    source = SAMPLES / "phuong-6-2023" / "phuong-6-2023.browser.pdf"
    result = phuluc.extract(source, corrections=example.encode())
    (row,) = (c for c in result.tree.appendices[0].criteria if c.corrected)
    assert (row.id, str(row.scores["target_score"])) == ("6.6", "3.00")
    assert "6.6" not in {each.id for each in result.findings}


def all_corrected(result: phuluc.Result) -> bytes:
    """A file that corrects every name, number and text of a result, a cell each."""
    from phuluc.review.rows import rows_of

    cells = result.to_arrow("cells").to_pylist()
    lines = [f'sha256 = "{result.tree.source.sha256}"']
    for row in rows_of(result.tree, cells):
        for field in row.fields:
            if field.text is None or field.anchor is not None:
                continue
            score = field.name.startswith("scores.")
            was = field.text if score else json.dumps(field.text, ensure_ascii=False)
            value = f"{Decimal(field.text) + 1}" if score else '"- Một\\n- Hai"'
            lines += ["[[correction]]", f"page = {row.criterion.page}", f"row = {row.row}"]
            lines += [f'field = "{field.name}"', f"was = {was}", f"value = {value}"]
            lines += ['why = "a"', 'who = "b"']
    return "\n".join(lines).encode()


@pytest.mark.parametrize("name", ["browser.pdf", "office.pdf", "html", "txt"])
def test_a_tree_with_every_cell_corrected_is_valid_and_its_table_says_the_same(name: str) -> None:
    source = SAMPLES / "phuong-6-2023" / f"phuong-6-2023.{name}"
    plain = phuluc.extract(source)
    result = phuluc.extract(source, corrections=all_corrected(plain))
    (appendix,) = result.tree.appendices
    assert all(each.corrected for each in appendix.criteria)
    assert not [each for each in result.findings if each.code == "correction-stale"]
    assert not [each for each in validate(result.files["tree.json"]) if each.severity == "error"]
    assert not list(stale_tables(result.tree, criteria_of(result.to_arrow())))
