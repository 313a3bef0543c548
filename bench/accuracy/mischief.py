"""Documents that contradict themselves on purpose, and the findings that this must raise."""

import random
from decimal import Decimal

from bench.accuracy.build import Build
from bench.accuracy.records import Appendix, Item, para
from bench.accuracy.rows import covering, insert, remove

LEADS = (
    "Điểm đánh giá của tiêu chí này là tổng điểm đạt được của các nội dung sau:",
    "Điểm đạt được là tổng điểm của các nội dung sau:",
)


def misbehave(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """One or none of each kind of contradiction that the family can carry."""
    for chance, how in (
        (0.25, parts_that_do_not_add_up),
        (0.15, alternatives_below_the_maximum),
        (0.2, number_that_no_column_holds),
        (0.12, parent_left_out),
        (0.1, row_that_says_nothing),
    ):
        if rng.random() < chance:
            how(rng, build, appendix)


def _leaves(appendix: Appendix, wanted: str) -> list[int]:
    """Rows with numbers whose scoring has nothing but this."""
    return [
        number
        for number, item in enumerate(appendix.items)
        if "max_score" in item.values and item.scoring and list(item.scoring) == [wanted]
    ]


def parts_that_do_not_add_up(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """Parts, said to be added up, of which the last is worth too much."""
    items = appendix.items
    found = [n for n in _leaves(appendix, "parts") if n + 1 < len(items)]
    if not found or appendix.family != "index":
        return
    place = rng.choice(found)
    parts = items[place].scoring["parts"]
    last = items[place + len(parts)]
    figure = Decimal(parts[-1]["score"]) + Decimal("0.25")
    printed = f"{figure:f}".replace(".", build.look.decimal)
    last.title = f"{parts[-1]['text']}: {printed}"
    last.title_paras = (para(last.title),)
    parts[-1] = {"text": parts[-1]["text"], "score": f"{figure:f}"}
    lead = rng.choice(LEADS)
    level = items[place].level + 1
    insert(appendix, place + 1, Item("", lead, place, level, "rule", title_paras=(para(lead),)))
    appendix.findings.append({"code": "parts-mismatch", "row": place})


def alternatives_below_the_maximum(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """The best alternative is not the maximum, and no sum is: which of both, nobody can say."""
    found = [
        n for n in _leaves(appendix, "options") if not covering(appendix, n)
    ]  # a target above its maximum would be a second contradiction
    found = [n for n in found if set(appendix.items[n].values) == {"max_score"}]
    if not found:
        return
    place = rng.choice(found)
    item = appendix.items[place]
    item.values["max_score"] += Decimal("0.3")
    item.cells["max_score"] = build.number(item.values["max_score"])
    appendix.findings.append({"code": "scoring-unclear", "row": place})


def number_that_no_column_holds(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """A score with more places than ``decimal128(12, 4)`` has."""
    columns = {c.role for c in appendix.columns}
    leaves = [n for n, i in enumerate(appendix.items) if i.leaf and i.kind == "criterion"]
    if "verified_score" not in columns or appendix.family == "index" or not leaves:
        return
    place = rng.choice(leaves)
    appendix.items[place].cells["verified_score"] = f"0{build.look.decimal}12345"
    appendix.findings.append({"code": "bad-number", "row": place, "column": "verified_score"})


def parent_left_out(rng: random.Random, _build: Build, appendix: Appendix) -> None:
    """A row whose code its children carry on is not printed."""
    if appendix.family not in ("plan", "guide", "index"):
        return
    named = {f["row"] for f in appendix.findings}
    found = [
        number
        for number, item in enumerate(appendix.items)
        if not item.leaf
        and item.level > 1
        and item.code[0].isdigit()
        and not covering(appendix, number)
        and number not in named
        and sum(other.parent == number for other in appendix.items) > 1
    ]
    if found:
        remove(appendix, rng.choice(found))


def row_that_says_nothing(rng: random.Random, _build: Build, appendix: Appendix) -> None:
    """A table row with a word in its note cell and nothing else."""
    if appendix.columns[-1].role != "notes" or appendix.family != "selfscore":
        return
    number = rng.randrange(1, len(appendix.items) - 1)
    appendix.orphans[number] = rng.choice(("Đã rà soát", "Bổ sung sau", "Xem phụ lục kèm theo"))
    appendix.findings.append({"code": "orphan-row", "row": None})
