"""The accuracy bench: the generator is deterministic, the judge sees what is bent."""

import copy

import pytest

from bench.accuracy import docx, html
from bench.accuracy.judge import judge
from bench.accuracy.mirror import tree_of
from bench.accuracy.truth import make_truth
from bench.accuracy.world import ORDER, make_world

SEEDS = range(1, 1 + 2 * len(ORDER))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_seed_gives_the_same_file(seed: int) -> None:
    assert html.write(make_world(seed)) == html.write(make_world(seed))
    assert docx.write(make_world(seed)) == docx.write(make_world(seed))
    assert make_truth(make_world(seed)) == make_truth(make_world(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_tree_made_from_the_truth_is_perfect(seed: int) -> None:
    truth = make_truth(make_world(seed))
    wrong = [item for item in judge(truth, tree_of(truth)).items if not item.right]
    assert wrong == []


def test_every_family_is_generated() -> None:
    assert {make_world(seed).family for seed in SEEDS} == set(ORDER)


@pytest.mark.parametrize(
    ("path", "value", "type_"),
    [("title", "Tên khác", "titles"), ("code", "99", "codes"), ("kind", "group", "kinds"),
     ("scores", {"max_score": "77"}, "scores"), ("texts", {}, "texts")],
)  # fmt: skip
def test_a_bent_value_is_seen(path: str, value: object, type_: str) -> None:
    truth = make_truth(make_world(7))
    tree = copy.deepcopy(tree_of(truth))
    tree["appendices"][0]["criteria"][0]["children"][0][path] = value
    assert type_ in {item.type for item in judge(truth, tree).items if not item.right}


def test_a_lost_row_is_seen_and_counts_as_unmarked() -> None:
    truth = make_truth(make_world(7))
    tree = copy.deepcopy(tree_of(truth))
    tree["appendices"][0]["criteria"].pop()
    wrong = [item for item in judge(truth, tree).items if not item.right and item.type == "rows"]
    assert wrong
    assert not any(item.marked for item in wrong)


def test_a_wrong_item_in_an_assumed_row_is_marked() -> None:
    truth = make_truth(make_world(7))
    tree = copy.deepcopy(tree_of(truth))
    row = tree["appendices"][0]["criteria"][0]
    row["title"], row["assumed"] = "Tên khác hẳn", True
    wrong = [item for item in judge(truth, tree).items if item.type == "titles" and not item.right]
    assert [item.marked for item in wrong] == [True]


def test_no_tree_makes_every_row_wrong() -> None:
    truth = make_truth(make_world(7))
    wrong = [item for item in judge(truth, None).items if item.type == "rows" and not item.right]
    assert len(wrong) == len(truth["appendices"][0]["rows"])
