"""The accuracy bench: the generator is deterministic, the judge sees what is bent."""

import copy
from collections import Counter
from pathlib import Path

import pytest

from bench.accuracy import docx, html, where
from bench.accuracy.judge import judge
from bench.accuracy.legacy import legacy
from bench.accuracy.mirror import tree_of
from bench.accuracy.records import Appendix, World
from bench.accuracy.report import Result, renew
from bench.accuracy.rows import insert, remove
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


@pytest.mark.parametrize("assumed", [True, False])
def test_a_missed_orphan_is_marked_where_its_words_stand_in_a_marked_row(assumed: bool) -> None:
    truth = make_truth(make_world(7))
    truth["appendices"][0]["orphans"] = ["Bổ sung sau"]
    tree = copy.deepcopy(tree_of(truth))
    truth["appendices"][0]["findings"].append({"code": "orphan-row", "row": None})
    row = tree["appendices"][0]["criteria"][0]
    row["texts"]["notes"], row["assumed"] = {"text": "Bổ sung sau", "anchor": row["id"]}, assumed
    missed = [i for i in judge(truth, tree).items if i.type == "findings" and not i.right]
    assert [item.marked for item in missed] == [assumed]


def test_no_tree_makes_every_row_wrong() -> None:
    truth = make_truth(make_world(7))
    wrong = [item for item in judge(truth, None).items if item.type == "rows" and not item.right]
    assert len(wrong) == len(truth["appendices"][0]["rows"])


# --- what was added to the world ---

FAR = range(1, 301)


def kinds_of(world: World) -> set[str]:
    """What a file has of the rarer things."""
    look = world.look
    found = {look.borders, look.repeat, look.stamp, look.legacy}
    for appendix in world.appendices:
        found |= {f["code"] for f in appendix.findings}
        found |= {f"{c.role}" for c in appendix.columns}
        found |= {"short" for i in appendix.items if i.short}
        found |= {"from a rule" for _, n, _ in appendix.spans if appendix.items[n].kind == "rule"}
        found |= {"no header" for c in appendix.columns if not c.header}
    return found


def test_every_rare_thing_is_generated() -> None:
    counted = Counter(kind for seed in FAR for kind in kinds_of(make_world(seed)))
    rare = (
        "dashed", "dotted", "number", "signature", "receipt", "tcvn3", "vni", "parts-mismatch",
        "scoring-unclear", "bad-number", "orphan-row", "code-gap", "duplicate-code",
        "previous_score", "weight_percent", "short", "from a rule", "no header",
    )  # fmt: skip
    assert [kind for kind in rare if not counted[kind]] == []


def test_a_parent_left_out_must_be_told() -> None:
    truths = (make_truth(make_world(seed)) for seed in FAR)
    parts = [a for truth in truths for a in truth["appendices"] if a["family"] != "inside"]
    told = [f for a in parts for f in a["findings"] if f["code"] == "missing-parent"]
    assert told


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [("tcvn3", "Báo cáo hướng dẫn", "B¸o c¸o h\u00adíng dÉn"),
     ("tcvn3", "Độc lập", "§éc lËp"), ("vni", "ĐỘC LẬP, tự do", "ÑOÄC LAÄP, töï do"),
     ("vni", "Cộng hòa xã hội", "Coäng hoøa xaõ hoäi")],
)  # fmt: skip
def test_old_encodings_are_those_of_old_documents(kind: str, text: str, written: str) -> None:
    assert "".join(letters for letters, _ in legacy(text, kind)) == written


def test_capitals_with_a_tone_are_left_to_the_font_in_tcvn3() -> None:
    assert legacy("Ủy ban", "tcvn3") == [("ñ", True), ("y ban", False)]


def test_a_row_put_in_and_taken_out_leaves_the_appendix_as_it_was() -> None:
    appendix = make_world(2).appendices[0]
    before = copy.deepcopy(appendix)
    row = copy.deepcopy(appendix.items[0])
    place = next(n for n, _ in enumerate(appendix.items) if n and not in_a_span(before, n))
    insert(appendix, place, row)
    row.parent = None
    remove(appendix, place)
    assert appendix == before


def in_a_span(appendix: Appendix, place: int) -> bool:
    return any(first <= place <= last for _, first, last in appendix.spans)


def test_every_row_of_a_source_has_its_table() -> None:
    for seed in SEEDS:
        world = make_world(seed)
        _, pages = html.write(world, html.Form(printed=False, paged=True))
        rows = {
            where.row_name(number, row)
            for number, appendix in enumerate(world.appendices)
            for row in range(len(appendix.items))
        }
        assert pages.keys() == rows


def test_a_wrong_page_is_seen() -> None:
    truth = make_truth(make_world(7))
    tree = copy.deepcopy(tree_of(truth))
    truth["appendices"][0]["rows"][0]["page"] = 2
    assert [i.type for i in judge(truth, tree).items if not i.right] == ["pages"]


def test_a_readme_gets_the_figures_between_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "README.vi.md"
    path.write_text("a\n<!-- accuracy: begin -->\nold\n<!-- accuracy: end -->\nb\n", "utf-8")
    truth = make_truth(make_world(7))
    renew(path, [Result("html", "x", "plan", judge(truth, tree_of(truth)), False)])
    text = path.read_text("utf-8")
    assert "| mục đúng, % | 100 | 100 |" in text
    assert "old" not in text
    assert (text[:2], text[-2:]) == ("a\n", "b\n")
