"""Results in DuckDB, SQLite and a real PostgreSQL: what SQL alone finds there, now and later."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import phuluc
from built import extraction
from loading import SMALL, asked, edited, first, held, recoloured
from phuluc.files import make
from phuluc.load import NotLoaded, load, open_database
from phuluc.load.back import tree_of
from schemas.nested import encode
from stages import SAMPLES

ROOT = Path(__file__).parent.parent

# --- what SQL finds ---


def test_the_sample_has_109_criteria_and_8_roots(target: str, sample: phuluc.Result) -> None:
    load(sample, target)
    query = "SELECT count(*), count(CASE WHEN parent_id IS NULL THEN 1 END) FROM criterion"
    assert asked(target, query) == [(109, 8)]


def test_the_sums_by_sql_are_the_total_of_the_document(target: str, sample: phuluc.Result) -> None:
    load(sample, target)
    ((stated, added, agrees),) = asked(
        target,
        "SELECT stated, added, agrees FROM score_check WHERE id IS NULL AND role = 'max_score'",
    )
    total = sample.tree.appendices[0].total
    assert total is not None
    assert Decimal(added) == Decimal(stated) == total.scores["max_score"] == 100
    assert agrees


def test_sums_that_do_not_close_are_those_of_the_findings(
    target: str, sample: phuluc.Result
) -> None:
    for result in (sample, SMALL):
        load(result, target)
    wanted = sorted(
        (result.tree.source.sha256, each.appendix, each.id or "", each.facts["column"],
         Decimal(each.facts["stated"]), Decimal(each.facts["added"]))
        for result in (sample, SMALL)
        for each in result.findings
        if each.code in ("sum-mismatch", "total-mismatch")
    )  # fmt: skip
    found = asked(
        target,
        "SELECT sha256, appendix, coalesce(id, ''), role, stated, added FROM score_check "
        "WHERE NOT agrees",
    )
    exact = [(*row[:4], Decimal(row[4]), Decimal(row[5])) for row in found]
    assert wanted and sorted(exact) == wanted


def test_the_view_of_the_tree_has_path_and_depth(target: str, sample: phuluc.Result) -> None:
    load(sample, target)
    columns = sample.to_arrow().select(["path", "level"]).to_pylist()
    found = asked(target, "SELECT path, depth FROM criterion_tree ORDER BY position")
    assert found == [(row["path"], row["level"]) for row in columns]


def test_every_printed_piece_is_a_row_of_cell(target: str, sample: phuluc.Result) -> None:
    load(sample, target)
    texts = [row[0] for row in asked(target, 'SELECT "text" FROM cell ORDER BY position')]
    assert texts == sample.to_arrow("cells")["text"].to_pylist()


@pytest.mark.parametrize("name", ["browser.pdf", "office.pdf", "html", "txt"])
def test_the_way_back_gives_the_same_tree(fresh: Callable[[str], str], name: str) -> None:
    result = phuluc.extract(SAMPLES / "phuong-6-2023" / f"phuong-6-2023.{name}")
    target = fresh("duckdb")
    load(result, target)
    with open_database(target) as database:
        back = tree_of(database, result.tree.source.sha256)
    assert encode(back) == result.files["tree.json"]


def test_the_way_back_keeps_what_no_column_holds(target: str) -> None:
    load(SMALL, target)
    with open_database(target) as database:
        back = tree_of(database, SMALL.tree.source.sha256)
    assert encode(back) == SMALL.files["tree.json"]


def test_the_way_back_keeps_scoring_and_corrections(target: str) -> None:
    def enrich(tree: dict[str, Any]) -> None:
        first(tree)["scoring"] = {
            "options": [{"text": "Đạt", "score": Decimal("0.50")}, {"text": "Không"}],
            "parts": [{"text": "Một", "score": Decimal("1.0"), "options": [{"text": "a"}]}],
            "formula": "(b/a)*1.00",
            "where": {"a": "là tổng số"},
        }
        first(tree)["corrected"] = {"scores.max_score": {"was": 7, "why": "in mờ", "who": "An"}}
        tree["appendices"][0]["issued_with"] = {
            "kind": "Kế hoạch", "number": None, "symbol": "KH-UBND", "date": "2023-03-08",
            "issuer": None,
        }  # fmt: skip

    result = edited(SMALL, enrich)
    load(result, target)
    with open_database(target) as database:
        assert tree_of(database, result.tree.source.sha256) == result.nested
    query = "SELECT part, option, score FROM scoring_option ORDER BY part, option"
    found = [(*row[:2], row[2] and Decimal(row[2])) for row in asked(target, query)]
    assert found == [(0, 1, Decimal("0.5")), (0, 2, None), (1, 0, 1), (1, 1, None)]


def test_a_document_that_is_not_there_has_no_way_back(target: str) -> None:
    load(SMALL, target)
    with open_database(target) as database, pytest.raises(NotLoaded, match="no such document"):
        tree_of(database, "0" * 64)


def test_decimals_are_exact(target: str) -> None:
    load(SMALL, target)
    query = (
        "SELECT sum(max_score) FROM criterion WHERE id IN ('1.1', '1.2') AND appendix = 0"
        if not target.startswith("sqlite")
        else "SELECT sum(max_score_e4) FROM criterion WHERE id IN ('1.1', '1.2') AND appendix = 0"
    )
    ((added,),) = asked(target, query)
    assert added == (70_000 if target.startswith("sqlite") else Decimal("7.00"))


def test_sqlite_has_the_printed_digits_and_ten_thousandths(fresh: Callable[[str], str]) -> None:
    target = fresh("sqlite")
    load(SMALL, target)
    query = (
        "SELECT max_score, typeof(max_score), max_score_e4, typeof(max_score_e4) FROM criterion "
        "WHERE id = '1.1' AND appendix = 0"
    )
    assert asked(target, query) == [("1.50", "text", 15_000, "integer")]


def test_a_number_that_no_column_holds_is_null_and_keeps_its_digits(target: str) -> None:
    load(SMALL, target)
    query = "SELECT max_score, printed FROM criterion WHERE id = '2' AND appendix = 0"
    assert asked(target, query) == [(None, '{"max_score":100000000.5}')]


def test_text_that_looks_like_code_comes_out_as_text(target: str) -> None:
    evil = "=1+1'; DROP TABLE cell; --\"\\%s ? {x} <b>\t\\N"
    result = edited(SMALL, lambda tree: first(tree).update(title=evil))
    load(result, target)
    query = "SELECT title FROM criterion WHERE id = '1' AND appendix = 0"
    assert asked(target, query) == [(evil,)]


def test_postgres_has_the_path_as_an_ltree(
    fresh: Callable[[str], str], sample: phuluc.Result
) -> None:
    target = fresh("postgresql")
    load(sample, target)
    below = asked(target, "SELECT count(*) FROM criterion WHERE tree_path <@ '7.7_2'")
    by_path = sum(
        path == "7/7.2" or path.startswith("7/7.2/")
        for path in sample.to_arrow()["path"].to_pylist()
    )
    assert below == [(by_path,)] and by_path > 1


def test_ids_of_all_kinds_have_a_label_of_their_own() -> None:
    pytest.importorskip("psycopg")
    from phuluc.load.postgres import label

    ids = ["1", "1~2", "1.2", "1.u2", "II.3.đ", "II.3.d", "a_b", "a.b", "a/b"]
    labels = [label(each) for each in ids]
    assert len(set(labels)) == len(ids)
    assert all(part.isascii() and part.replace("_", "").isalnum() for part in labels)
    assert label("7.2.u1") == "7_2_u1"


# --- again, later, and beside others ---


def test_an_equal_extraction_changes_nothing(target: str) -> None:
    assert load(SMALL, target) == "loaded"
    before = held(target)
    assert load(phuluc.Result(make(extraction(2))), target) == "unchanged"
    assert held(target) == before


def test_an_equal_extraction_writes_not_a_byte(fresh: Callable[[str], str], tmp_path: Path) -> None:
    load(SMALL, fresh("sqlite"))
    before = (tmp_path / "file.db").read_bytes()
    load(SMALL, fresh("sqlite"))
    assert (tmp_path / "file.db").read_bytes() == before


def test_an_equal_extraction_makes_no_new_row_version(fresh: Callable[[str], str]) -> None:
    target = fresh("postgresql")
    load(SMALL, target)
    query = "SELECT xmin::text, ctid::text FROM criterion ORDER BY 2"
    before = asked(target, query)
    load(SMALL, target)
    assert asked(target, query) == before


def test_a_later_extraction_takes_the_place_of_the_earlier(target: str) -> None:
    load(SMALL, target)
    later = edited(SMALL, lambda tree: tree["findings"].clear())
    assert load(later, target) == "replaced"
    assert asked(target, "SELECT count(*) FROM document") == [(1,)]
    assert asked(target, "SELECT count(*) FROM finding") == [(0,)]
    assert load(SMALL, target) == "replaced"
    assert asked(target, "SELECT count(*) FROM finding") == [(len(SMALL.findings),)]


def test_other_bytes_are_another_document_even_under_the_same_name(
    target: str, sample: phuluc.Result
) -> None:
    load(SMALL, target)
    renamed = edited(sample, lambda tree: tree["source"].update(name="nguồn.pdf"))
    assert load(renamed, target) == "loaded"
    assert asked(target, "SELECT name, count(*) FROM document GROUP BY name") == [("nguồn.pdf", 2)]


def test_two_loaders_at_once_do_not_disturb_each_other(
    fresh: Callable[[str], str], tmp_path: Path
) -> None:
    for number in range(6):
        digest = f"{number:064}"
        result = phuluc.Result({
            "tree.json": SMALL.files["tree.json"].replace(
                SMALL.tree.source.sha256.encode(), digest.encode()),
            "cells.parquet": recoloured(digest),
            "criteria.parquet": b"", "decisions.jsonl": b"",
        })  # fmt: skip
        result.write(tmp_path / "out", f"r{number}")
    for kind in ("sqlite", "postgresql"):
        target = fresh(kind)
        command = [sys.executable, "-m", "phuluc", "load", str(tmp_path / "out"), target]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        runs = [subprocess.Popen(command, env=environment, stdout=-1) for _ in range(2)]
        said = b"".join(run.communicate()[0] for run in runs)
        assert [run.returncode for run in runs] == [0, 0]
        assert said.count(b": loaded") == said.count(b": unchanged") == 6
        assert asked(target, "SELECT count(*) FROM criterion") == [(6 * 8,)]


DOCS = (Path(__file__).parent.parent / "docs" / "databases.md").read_text("utf-8")
QUESTIONS = re.findall(r"^```sql(?: (\w+))?\n(.*?)^```", DOCS, re.M | re.S)


@pytest.mark.parametrize(("kind", "query"), QUESTIONS, ids=lambda text: text[:30].strip())
def test_a_question_of_the_docs_has_an_answer(
    kind: str, query: str, target: str, sample: phuluc.Result
) -> None:
    if kind and not target.startswith(kind):
        pytest.skip(f"a question for {kind}")
    load(sample, target)
    assert asked(target, query)
