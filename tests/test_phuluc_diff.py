"""``phuluc diff``: two hand-made years, and what must not be taken for the same."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import phuluc
from built import extraction
from phuluc.diff.changes import KINDS, Difference, compare
from phuluc.diff.page import NAMES, page
from phuluc.diff.worded import compare_words, marked
from phuluc.files import make
from phuluc.opened import Opened
from schemas.nested import CriterionNode, ScoringNode, TreeFile, encode, nest
from years import years

ROOT = Path(__file__).parents[1]
OLD, NEW = years()
FOUND = compare(OLD, NEW)


def one(kind: str, found: Difference = FOUND) -> Any:
    """The one change of a kind."""
    changes = [change for change in found.changes if change.change == kind]
    assert len(changes) == 1, (kind, changes)
    return changes[0]


def test_each_kind_of_change_stands_once() -> None:
    assert Counter(change.change for change in FOUND.changes) == dict.fromkeys(
        ("added", "dropped", "moved", "renumbered", "reweighted", "rescored", "reworded",
         "tasks", "units", "texts", "heading", "total", "notes"), 1,
    )  # fmt: skip


def test_rows_that_nothing_became_of_are_counted() -> None:
    assert (FOUND.rows_old, FOUND.rows_new, FOUND.same) == (10, 10, 2)


def test_what_is_new_under_a_used_code_is_added() -> None:
    change = one("added")
    assert (change.old, change.new.code) == (None, "1.3")
    assert change.new.title == "Tuyên truyền trên trang tin điện tử"


def test_what_is_gone_is_dropped_though_its_code_is_there() -> None:
    change = one("dropped")
    assert (change.old.code, change.new) == ("2.2", None)


def test_what_changed_its_parent_is_moved_and_not_renumbered_too() -> None:
    change = one("moved")
    assert (change.old.id, change.new.id, change.was, change.now) == ("1.3", "2.2", "1", "2")


def test_another_number_in_its_place_is_renumbered() -> None:
    change = one("renumbered")
    assert (change.was, change.now) == ("3.2", "3.3")


def test_another_maximum_is_reweighted() -> None:
    change = one("reweighted")
    assert (change.new.id, change.field, change.was, change.now) == (
        "1.1", "max_score", "3.00", "3.50",
    )  # fmt: skip


def test_another_target_is_rescored() -> None:
    change = one("rescored")
    assert (change.new.id, change.field, change.was, change.now) == (
        "3", "target_score", "10.00", "9.50",
    )  # fmt: skip


def test_a_title_is_compared_word_by_word() -> None:
    change = one("reworded")
    told = "Tỷ lệ hồ sơ [-trực tuyến-] {+toàn trình+} trên tổng số hồ sơ"
    assert marked(change.words) == told


def test_tasks_are_compared_word_by_word() -> None:
    change = one("tasks")
    assert (change.new.id, change.field) == ("1.2", "tasks")
    assert marked(change.words) == "- Kiểm tra [-hai-] {+ba+} đợt trong năm"


def test_units_are_told_apart_from_tasks() -> None:
    change = one("units")
    assert (change.new.id, change.field, change.was, change.now) == (
        "2.1", "lead", "Nội vụ", "Tổ chức",
    )  # fmt: skip


@pytest.mark.parametrize("file", [OLD, NEW, nest(extraction(2).tree)])
def test_something_against_itself_is_empty(file: TreeFile) -> None:
    assert compare(file, file).changes == ()


def edited(file: TreeFile, id_: str, **members: Any) -> TreeFile:
    """The tree with members of one criterion replaced."""

    def walk(node: CriterionNode) -> CriterionNode:
        children = tuple(map(walk, node.children))
        mine = members if node.id == id_ else {}
        return msgspec.structs.replace(node, **({"children": children} | mine))

    return msgspec.structs.replace(
        file,
        appendices=tuple(
            msgspec.structs.replace(each, criteria=tuple(map(walk, each.criteria)))
            for each in file.appendices
        ),
    )


def roots(file: TreeFile, order: list[int]) -> TreeFile:
    """The tree with its roots in another order."""
    first = file.appendices[0]
    criteria = tuple(first.criteria[index] for index in order)
    return msgspec.structs.replace(
        file, appendices=(msgspec.structs.replace(first, criteria=criteria),)
    )


def test_a_row_out_of_order_is_moved_and_the_others_are_not() -> None:
    change = one("moved", compare(OLD, roots(OLD, [1, 2, 0])))
    assert change.new.id == "1"


def test_a_parent_with_another_number_takes_its_children_along() -> None:
    def renumber(node: CriterionNode) -> CriterionNode:
        code = "4" + node.code[1:]
        children = tuple(map(renumber, node.children))
        return msgspec.structs.replace(node, id=code, code=code, children=children)

    first = OLD.appendices[0]
    criteria = (*first.criteria[:2], renumber(first.criteria[2]))
    appendix = msgspec.structs.replace(first, criteria=criteria)
    found = compare(OLD, msgspec.structs.replace(OLD, appendices=(appendix,)))
    assert [(c.change, c.was, c.now) for c in found.changes] == [("renumbered", "3", "4")]


def test_equal_titles_in_two_places_are_not_mixed_up() -> None:
    swapped = edited(OLD, "1.1", scores={})
    assert one("reweighted", compare(OLD, swapped)).new.id == "1.1"


def test_a_parent_of_another_name_is_known_by_its_children() -> None:
    found = compare(OLD, edited(OLD, "3", title="XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ"))
    assert [change.change for change in found.changes] == ["reworded"]


def test_a_code_alone_makes_no_two_rows_the_same() -> None:
    found = compare(OLD, edited(OLD, "3.2", title="Bồi dưỡng cán bộ", texts={}))
    assert [change.change for change in found.changes] == ["added", "dropped"]


def test_a_digit_more_is_no_other_weight() -> None:
    scores = {role: score and score.normalize() for role, score in first_scores("1.1").items()}
    assert compare(OLD, edited(OLD, "1.1", scores=scores)).changes == ()


def first_scores(id_: str) -> Any:
    (node,) = [n for r in OLD.appendices[0].criteria for n in r.children if n.id == id_]
    return node.scores


def test_an_edited_scoring_is_seen() -> None:
    found = compare(OLD, edited(OLD, "1.1", scoring=ScoringNode(formula="a/b")))
    assert [change.change for change in found.changes] == ["scoring"]


def test_a_merged_cell_that_changed_is_told_once_with_its_rows() -> None:
    file = nest(extraction().tree)
    tasks = file.appendices[0].criteria[0].texts["tasks"]
    other = msgspec.structs.replace(tasks, text="- Việc một\n- Việc khác")
    texts = {"tasks": other}
    changed = edited(edited(file, "1", texts=texts), "1.1", texts=texts)
    assert one("tasks", compare(file, changed)).rows == ("1", "1.1")


def test_a_dropped_appendix_is_told_with_its_rows() -> None:
    second = msgspec.structs.replace(OLD.appendices[0], label="Phụ lục II", criteria=())
    two = msgspec.structs.replace(OLD, appendices=(*OLD.appendices, second))
    assert [c.change for c in compare(two, OLD).changes] == ["appendix-dropped"]
    assert [c.change for c in compare(OLD, two).changes] == ["appendix-added"]


def test_every_kind_has_its_name_on_the_page() -> None:
    assert tuple(NAMES) == KINDS


def test_markup_of_a_document_is_text_on_the_page() -> None:
    bad = edited(NEW, "1.3", title="<script>alert(1)</script>")
    told = page(*(Opened("x", Path(), b"", each) for each in (OLD, bad)), compare(OLD, bad))
    assert "<script" not in told
    assert "&lt;script&gt;" in told


def test_letters_that_command_a_terminal_do_not_reach_the_page() -> None:
    bad = edited(NEW, "1.3", title="a\x1b[2J\u202e\x9b31m\x00b")
    told = page(*(Opened("x", Path(), b"", each) for each in (OLD, bad)), compare(OLD, bad))
    assert not {"\x1b", "\u202e", "\x9b", "\x00"} & set(told)
    assert "a\ufffd[2J\ufffd\ufffd31m\ufffdb" in told


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_both_texts_are_in_the_words(old: str, new: str) -> None:
    runs = compare_words(old, new)
    for fate, text in (("dropped", old), ("added", new)):
        kept = " ".join(run.text for run in runs if run.op in ("same", fate))
        assert kept.split() == text.split()


def test_texts_too_long_to_compare_are_told_whole() -> None:
    assert [run.op for run in compare_words("a " * 3000, "b " * 3000)] == ["dropped", "added"]


# --- the command ---


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "phuluc", "diff", *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("years")
    for name, file in (("2023", OLD), ("2024", NEW)):
        files = make(extraction()) | {"tree.json": encode(file)}
        phuluc.Result(files).write(place, name)
    return place


def test_what_differs_ends_1_with_a_summary_first(place: Path) -> None:
    done = run("2023", "2024", cwd=place)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("2023 → 2024: 1 added, 1 dropped, 1 moved, 1 renumbered, ")
    assert "# 3.3 Số hóa hồ sơ lưu trữ (p. 1)  renumbered: 3.2 → 3.3\n" in done.stdout


def test_exit_zero_ends_0_all_the_same(place: Path) -> None:
    done = run("2023", "2024", "--exit-zero", cwd=place)
    assert done.returncode == 0
    assert "1 added" in done.stdout


def test_nothing_differs_ends_0_and_prints_nothing(place: Path) -> None:
    done = run("2023", "2023/tree.json", cwd=place)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "2023 → 2023: nothing differs; 10 the same (10 rows)\n"


def test_a_program_gets_one_object(place: Path) -> None:
    done = run("2023", "2024", "--json", cwd=place)
    made = json.loads(done.stdout)
    assert done.returncode == 1
    assert (made["format"], made["summary"]["added"]) == ("diff/1", 1)
    assert {"op": "added", "text": "toàn trình"} in [
        word for change in made["changes"] for word in change.get("words", ())
    ]


def test_an_object_of_nothing_has_no_changes(place: Path) -> None:
    assert json.loads(run("2023", "2023", "--json", cwd=place).stdout)["changes"] == []


def test_a_page_shows_words_struck_out(place: Path) -> None:
    done = run("2023", "2024", "--html", cwd=place)
    assert done.returncode == 1
    assert "<del>trực tuyến</del> <ins>toàn trình</ins>" in done.stdout


def test_json_and_page_at_once_end_2(place: Path) -> None:
    assert run("2023", "2024", "--html", "--json", cwd=place).returncode == 2


@pytest.mark.parametrize("words", [("2023", "nix"), ("nix", "2023"), (".", "2023")])
def test_what_is_no_result_ends_3(words: tuple[str, str], place: Path) -> None:
    done = run(*words, cwd=place)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
