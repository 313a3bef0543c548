"""The data package: read by the Frictionless validator, and nothing lost or run on the way."""

import csv
import io
import json
from pathlib import Path

import frictionless
import msgspec
import pytest

from built import extraction, scored
from phuluc.export import datapackage, flat
from phuluc.export.safe import bare
from phuluc.export.targets import export
from phuluc.opened import open_tree
from phuluc.pipeline import extract
from phuluc.publish import NotWritten
from schemas.nested import TreeFile, decode, encode, nest
from schemas.settings import Settings
from stages import SAMPLES
from years import years

FILE = nest(extraction(2).tree)


def sample() -> TreeFile:
    source = SAMPLES / "phuong-6-2023" / "phuong-6-2023.html"
    return nest(extract(source.read_bytes(), "Phụ lục đính kèm.html", Settings()).tree)


def written(file: TreeFile, folder: Path, place: str = "package") -> Path:
    tree = folder / "tree.json"
    tree.write_bytes(encode(file))
    return export(open_tree(str(tree)), "datapackage", folder / place)[0]


TREES = {"two appendices": FILE, "scored": scored(FILE), "old": years()[0], "new": years()[1]}


@pytest.mark.parametrize("name", TREES)
def test_the_validator_finds_no_fault(name: str, tmp_path: Path) -> None:
    report = frictionless.validate(str(written(TREES[name], tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_the_validator_finds_no_fault_in_the_sample_in_a_zip(tmp_path: Path) -> None:
    report = frictionless.validate(str(written(sample(), tmp_path, "package.zip")))
    assert report.valid, report.flatten(["type", "note"])
    rows = {task.name: task.stats.get("rows") for task in report.tasks}
    assert rows["criteria"] == 109


def test_the_validator_would_see_a_row_of_no_criterion(tmp_path: Path) -> None:
    place = written(FILE, tmp_path)
    table = place / "items.csv"
    table.write_text(table.read_text("utf-8").replace("0,1,tasks", "0,9,tasks"), "utf-8")
    report = frictionless.validate(str(place / "datapackage.json"))
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_figures_are_read_with_their_printed_digits(tmp_path: Path) -> None:
    package = frictionless.Package(str(written(FILE, tmp_path) / "datapackage.json"))
    rows = package.get_resource("criteria").read_rows()
    assert [str(row["max_score"]) for row in rows[:4]] == ["7.00", "1.50", "5.5", "100000000.5"]


def test_every_way_to_score_is_a_row(tmp_path: Path) -> None:
    package = frictionless.Package(str(written(scored(FILE), tmp_path) / "datapackage.json"))
    rows = package.get_resource("options").read_rows()
    found = [(row["part"], row["option"], bare(row["text"]), row["score"]) for row in rows]
    assert [(part, option, text) for part, option, text, _ in found] == [
        (0, 1, "=1+1"), (0, 2, "ít"), (1, 0, "phần"), (1, 1, "đủ"),
    ]  # fmt: skip
    assert [None if score is None else float(score) for *_, score in found] == [1, None, 0.5, 0.25]


def test_no_cell_begins_like_a_formula() -> None:
    made = datapackage.files(scored(FILE), b"{}")
    cells = [
        cell
        for name in made
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(made[name].decode(), newline=""))
        for cell in row
    ]
    assert len(cells) > 100
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_tree_lies_in_it_as_it_is(tmp_path: Path) -> None:
    assert decode((written(FILE, tmp_path) / "tree.json").read_bytes()) == FILE


def test_every_field_says_what_it_means() -> None:
    for table in (flat.criteria, flat.items, flat.options, flat.columns, flat.findings):
        assert all(field.sense for field in table(FILE).fields)


@pytest.mark.parametrize(
    ("source", "name"),
    [("Phụ lục Đ 1.pdf", "phu-luc-d-1.pdf"), ("…", "appendix"), ("a/b.pdf", "a-b.pdf")],
)
def test_its_name_is_one_that_the_standard_allows(source: str, name: str) -> None:
    file = msgspec.structs.replace(FILE, source=msgspec.structs.replace(FILE.source, name=source))
    assert json.loads(datapackage.files(file, b"{}")["datapackage.json"])["name"] == name


def test_an_earlier_zip_is_replaced_and_another_stays(tmp_path: Path) -> None:
    place = written(FILE, tmp_path, "x.zip")
    assert written(FILE, tmp_path, "x.zip").read_bytes() == place.read_bytes()
    place.write_bytes(b"PK theirs")
    with pytest.raises(NotWritten):
        written(FILE, tmp_path, "x.zip")
    assert place.read_bytes() == b"PK theirs"


def test_a_name_of_a_descriptor_is_no_place_for_a_package(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as stop:
        written(FILE, tmp_path, "datapackage.json")
    assert "folder" in stop.value.finding.facts["seen"]
