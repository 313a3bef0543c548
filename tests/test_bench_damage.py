"""The bench of damage: what is damaged is one thing, and silence is told from being right."""

from pathlib import Path
from random import Random

import pytest

from bench.accuracy import html
from bench.accuracy.truth import make_truth
from bench.accuracy.world import make_world
from bench.damage import markup
from bench.damage.base import Base, Read, load, read
from bench.damage.judging import MARKED, RIGHT, SILENT, verdict

SEED = 20_000


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    world = make_world(SEED)
    path: Path = tmp_path_factory.mktemp("base") / "a.html"
    path.write_bytes(html.write(world, html.Form(False, False, False))[0])
    truth = make_truth(world)
    truth["findings"] = [f for f in truth["findings"] if "html".startswith(f.get("only", ""))]
    found = load(path, truth, "html")
    assert found is not None
    return found


@pytest.mark.parametrize("kind", markup.ROWS)
def test_damage_is_told(base: Base, kind: str) -> None:
    done = markup.ROWS[kind](base, Random(1))
    assert done is not None and done.data != base.data
    after, _ = read(done.data, "a.html")
    assert verdict(base, done, after) == MARKED


def test_what_is_not_damaged_is_right(base: Base) -> None:
    done = markup.figure(base, Random(1))
    assert done is not None
    assert verdict(base, done, base.read) == RIGHT


def test_a_wrong_value_that_nothing_names_is_silent(base: Base) -> None:
    done = markup.figure(base, Random(1))
    assert done is not None
    after, _ = read(done.data, "a.html")
    assert verdict(base, done, Read(after.tree, after.flat, base.read.findings)) == SILENT


def test_a_figure_in_a_sum_is_held_and_one_without_is_not(base: Base) -> None:
    evidence = base.evidence[0]
    criteria = base.read.flat[0]
    inner = next(c for c in criteria if c.parent_id and "max_score" in c.scores)
    assert evidence.figure(inner.id, "max_score")
    assert not evidence.figure(inner.id, "index_percent")
