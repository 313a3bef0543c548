"""``phuluc diff``: one edit of a generated document is told as that edit, and as nothing else."""

import random
from collections.abc import Callable
from functools import cache

import msgspec
import pytest

from bench.accuracy.html import write
from bench.accuracy.world import make_world
from phuluc.diff.changes import compare
from phuluc.export.printed import walk
from phuluc.pipeline import extract
from schemas.nested import CriterionNode, TreeFile, nest
from schemas.settings import Settings

SEEDS = range(100, 110)
replace = msgspec.structs.replace


@cache
def tree(seed: int) -> TreeFile:
    return nest(extract(write(make_world(seed))[0], "x.html", Settings()).tree)


def nodes(file: TreeFile) -> list[CriterionNode]:
    return [each for each in walk(file.appendices[0].criteria) if each.kind == "criterion"]


def edited(file: TreeFile, edit: Callable[[CriterionNode], tuple[CriterionNode, ...]]) -> TreeFile:
    """The tree with what an edit makes of each node of its first appendix, children first."""

    def below(level: tuple[CriterionNode, ...]) -> tuple[CriterionNode, ...]:
        return tuple(
            made for each in level for made in edit(replace(each, children=below(each.children)))
        )

    first = file.appendices[0]
    changed = replace(first, criteria=below(first.criteria))
    return replace(file, appendices=(changed, *file.appendices[1:]))


def told(old: TreeFile, new: TreeFile) -> dict[str, int]:
    return compare(old, new).count()


Fits = Callable[[TreeFile, CriterionNode], bool]


def chosen(seed: int, fits: Fits) -> tuple[TreeFile, CriterionNode]:
    """A document and a criterion of it that fits, by chance: the next that has one."""
    for file in map(tree, range(seed, seed + 20)):
        found = [each for each in nodes(file) if fits(file, each)]
        if found:
            return file, random.Random(seed).choice(found)
    raise AssertionError("twenty documents without such a row")


def is_alone(file: TreeFile, node: CriterionNode) -> bool:
    """Whether a row has none below it, its texts begin in it and serve no other, and its name is
    long and stands once."""
    every = list(walk(file.appendices[0].criteria))
    served = sum(text.anchor == node.id for each in every for text in each.texts.values())
    mine = all(text.anchor == node.id for text in node.texts.values())
    once = sum(each.title == node.title for each in every) == 1
    long = len(node.title.split()) >= 5
    return not node.children and mine and served == len(node.texts) and once and long


def numbered(node: CriterionNode) -> list[CriterionNode]:
    return [each for each in node.children if each.kind == "criterion"]


def has_numbered_rows(_: TreeFile, node: CriterionNode) -> bool:
    rows = numbered(node)
    return bool(node.code) and len(rows) > 1 and all(row.code for row in rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_told_where_nothing_was_done(seed: int) -> None:
    assert told(tree(seed), tree(seed)) == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_that_went_is_dropped_and_one_that_came_is_added(seed: int) -> None:
    file, gone = chosen(seed, is_alone)
    less = edited(file, lambda node: () if node.id == gone.id else (node,))
    assert told(file, less) == {"dropped": 1}
    assert told(less, file) == {"added": 1}


@pytest.mark.parametrize("seed", SEEDS)
def test_another_maximum_is_a_weight(seed: int) -> None:
    file, one = chosen(seed, lambda _, node: bool(node.scores.get("max_score")))
    scores = one.scores | {"max_score": (one.scores["max_score"] or 0) + 1}
    new = edited(file, lambda n: (replace(n, scores=scores) if n.id == one.id else n,))
    assert told(file, new) == {"reweighted": 1}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_third_of_its_words_makes_no_other_row(seed: int) -> None:
    file, one = chosen(seed, lambda _, node: len(node.title.split()) >= 6)
    words = one.title.split()
    for place in random.Random(seed).sample(range(len(words)), len(words) // 3):
        words[place] = f"khác{place}"
    title = " ".join(words)
    new = edited(file, lambda n: (replace(n, title=title) if n.id == one.id else n,))
    assert told(file, new) == {"reworded": 1}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_put_first_renumbers_those_behind_it(seed: int) -> None:
    file, one = chosen(seed, has_numbered_rows)
    rows = numbered(one)
    codes = [*(row.code for row in rows[1:]), "z9"]
    later = {row.id: code for row, code in zip(rows, codes, strict=True)}
    title = "Nội dung hoàn toàn mới chưa từng có trong bảng"
    fresh = replace(rows[0], id="new", title=title, texts={}, scores={}, extra={}, children=())

    def edit(node: CriterionNode) -> tuple[CriterionNode, ...]:
        if node.id != one.id:
            return (node,)
        moved = tuple(replace(each, code=later.get(each.id, each.code)) for each in node.children)
        return (replace(node, children=(replace(fresh, scoring=None), *moved)),)

    assert told(file, edited(file, edit)) == {"added": 1, "renumbered": len(rows)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_below_another_parent_is_moved(seed: int) -> None:
    def has_room(file: TreeFile, node: CriterionNode) -> bool:
        return is_alone(file, node) and len(parents(file, node)) > 0

    def parents(file: TreeFile, node: CriterionNode) -> list[CriterionNode]:
        ids = [(each, {c.id for c in each.children}) for each in nodes(file) if each.children]
        return [each for each, below in ids if node.id not in below]

    file, one = chosen(seed, has_room)
    to = random.Random(seed).choice(parents(file, one))
    texts = {role: replace(text, anchor="9.9.9") for role, text in one.texts.items()}
    there = replace(one, id="9.9.9", code="9.9.9", texts=texts, level=to.level + 1)

    def edit(node: CriterionNode) -> tuple[CriterionNode, ...]:
        if node.id == one.id:
            return ()
        return (replace(node, children=(*node.children, there)) if node.id == to.id else node,)

    assert told(file, edited(file, edit)) == {"moved": 1}
