"""A seed -> one generated file: its look, its appendices, what stands around them."""

import random
from dataclasses import replace
from decimal import Decimal

from bench.accuracy import words
from bench.accuracy.build import Build
from bench.accuracy.codes import CAPITALS
from bench.accuracy.families import FAMILIES
from bench.accuracy.heading import make_heading
from bench.accuracy.mischief import misbehave
from bench.accuracy.records import Appendix, Look, Para, World, para
from bench.accuracy.variety import add_boxes, note_lines, vary

ORDER = ("plan", "guide", "index", "inside", "assignment", "indicators", "selfscore", "beside")
PLANS = ("assignment", "indicators")


def make_look(rng: random.Random) -> Look:
    """How the file is drawn; damage and turned pages are rare, as in real collections."""
    return Look(
        size=rng.choice((12, 13, 13, 14)),
        decimal=rng.choice((",", ",", ".")),
        places=rng.choice(("2", "2", "1", "mixed")),
        repeat=rng.choice(("all", "all", "all", "none")),
        shade=rng.choice(("", "", "#d9d9d9", "#dbe5f1", "#1f4e79")),
        middle=rng.random() < 0.6,
        space=rng.choice((3, 4, 6)),
        borders=rng.choice(("collapse", "collapse", "collapse", "separate", "double")),
        white=rng.random() < 0.25,
        page_number=rng.random() < 0.7,
        running_head=f"CÔNG BÁO/Số {rng.randint(100, 900)}/Ngày 08-4-2025"
        if rng.random() < 0.1
        else "",
        seal=rng.random() < 0.15,
        turn=rng.choice(("",) * 14 + ("flag", "turned")),
        damage=rng.choice(("",) * 10 + ("nfd", "nbsp", "eth", "horn", "zero")),
        bullets=rng.choice(("- ", "- ", "- ", "-", "+ ", "• ")),
        spacing=rng.choice(("",) * 8 + ("-0.2pt", "0.3pt")),
    )


def make_world(seed: int) -> World:
    """The file of a seed; the same seed gives the same file everywhere."""
    rng = random.Random(f"phuluc-accuracy-{seed}")
    family = ORDER[seed % len(ORDER)]
    look = make_look(rng)
    many = rng.random() < 0.2
    families = [family, rng.choice(ORDER)] if many else [family]
    appendices = []
    for which, name in enumerate(families):
        heading = make_heading(rng, name in PLANS, which, many)
        build = Build(rng, look, heading)
        appendix = FAMILIES[name](build)
        appendix.family = name
        appendix.landscape = not (name in ("selfscore", "indicators") and rng.random() < 0.4)
        appendix.spacers = rng.random() < 0.06
        _number_row(rng, appendix)
        _mistakes(build, appendix)
        _notes(rng, appendix)
        appendices.append(appendix)
    world = World(seed, family, look, appendices)
    if rng.random() < 0.2:
        make = rng.choice((_results, _results, _form))
        world.skipped.append(make(rng, look.decimal))
    if rng.random() < 0.25:
        world.before = _covering(rng)
    world.signature = rng.random() < 0.3
    _more(world)
    return world


def _more(world: World) -> None:
    """What was added to the world later, by a die of its own: the rest of a seed stays."""
    rng = random.Random(f"phuluc-accuracy-{world.seed}-more")
    look = world.look
    changes: dict[str, str] = {}
    if rng.random() < 0.12:
        changes["borders"] = rng.choice(("dashed", "dotted"))
    if rng.random() < 0.2 and any(a.number_row for a in world.appendices):
        changes["repeat"] = "number"
    changes["stamp"] = rng.choice(("",) * 8 + ("signature", "receipt"))
    if rng.random() < 0.12 and not look.damage:
        changes["legacy"] = rng.choice(("tcvn3", "vni"))
    world.look = replace(look, **changes)
    for appendix in world.appendices:
        build = Build(rng, look, appendix.heading)
        vary(rng, build, appendix)
        misbehave(rng, build, appendix)
        if appendix.notes and not appendix.note_inside and rng.random() < 0.5:
            appendix.notes = note_lines(rng)
        if not changes.get("legacy") and rng.random() < 0.1:
            add_boxes(rng, appendix)


def _number_row(rng: random.Random, appendix: Appendix) -> None:
    count = len(appendix.columns)
    shape = rng.choice(("", "", "(1)", "(1)", "1", "A"))
    if shape == "(1)":
        row = [f"({n})" for n in range(1, count + 1)]
    elif shape == "1":
        row = [str(n) for n in range(1, count + 1)]
    elif shape == "A":
        row = [*CAPITALS[:2], *(str(n) for n in range(1, count - 1))]
    else:
        return
    if appendix.columns[-1].role != "notes" and count > 5 and rng.random() < 0.1:
        row[-1] = (
            f"({count})=({count - 2})+({count - 1})" if shape == "(1)" else f"{count}={count - 2}x3"
        )
    appendix.number_row = tuple(row)


def _mistakes(build: Build, appendix: Appendix) -> None:
    """Documents contradict themselves: a wrong sum, a target above its maximum, a skipped code."""
    rng = build.rng
    items = appendix.items
    leaves = [i for i in items if i.leaf and i.kind == "criterion" and i.values]
    heads = [i for i in items if not i.leaf and i.values]
    if heads and rng.random() < 0.35:
        item = rng.choice(heads)
        column = rng.choice(tuple(item.values))
        wrong = item.values[column] + rng.choice((Decimal("0.25"), Decimal("0.5"), Decimal("1")))
        if column == "max_score" or wrong <= item.values["max_score"]:
            item.values[column] = wrong
            item.cells[column] = build.number(wrong)
    if appendix.family in ("plan", "guide", "index") and rng.random() < 0.12:
        _wrong_code(rng, appendix)
    with_target = [i for i in leaves if "target_score" in i.values]
    if with_target and rng.random() < 0.1:
        item = rng.choice(with_target)
        item.values["target_score"] = item.values["max_score"] + Decimal("0.5")
        item.cells["target_score"] = build.number(item.values["target_score"])


def _wrong_code(rng: random.Random, appendix: Appendix) -> None:
    """The last of three or more siblings skips a number, or repeats its neighbour's."""
    items = appendix.items
    paths = {i.code.rstrip("."): i for i in items if i.code.count(".") and i.code[0].isdigit()}
    for code, item in paths.items():
        head, _, tail = code.rpartition(".")
        if (
            not item.leaf
            or not tail.isdigit()
            or int(tail) < 3
            or f"{head}.{int(tail) + 1}" in paths
        ):
            continue
        name, more = rng.choice((("code-gap", 1), ("duplicate-code", -1)))
        item.code = item.print_code = item.code.replace(code, f"{head}.{int(tail) + more}")
        appendix.findings.append({"code": name, "row": items.index(item), "anywhere": True})
        return


def _notes(rng: random.Random, appendix: Appendix) -> None:
    if rng.random() < 0.25:
        appendix.notes = [rng.choice(words.NOTES)]
        appendix.note_inside = rng.random() < 0.5


def _covering(rng: random.Random) -> list[Para]:
    """Prose of the covering letter that stands before the appendix on a page of its own."""
    out = [para("KẾ HOẠCH", "b"), para("Cải cách hành chính năm 2025", "b")]
    out += [para(f"{n}. {words.sentence(rng)}.") for n in range(1, rng.randint(4, 7))]
    return out


def _results(rng: random.Random, mark: str) -> dict:
    """A table of results by unit: no criteria."""
    rows = []
    names = rng.sample([n for _, n in words.PLACES if n != "3"], 7)
    for number, name in enumerate(names, start=1):
        own = Decimal(rng.randint(60, 98))
        rows.append(
            [
                str(number),
                f"UBND xã {name}",
                "100,00",
                f"{own}{mark}50",
                f"{own}{mark}00",
                f"{own}{mark}00%",
            ]
        )
    return {
        "title": "KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA CÁC XÃ",
        "header": ["STT", "Đơn vị", "Điểm tối đa", "Điểm tự đánh giá", "Điểm thẩm định", "Chỉ số"],
        "rows": rows,
    }


def _form(rng: random.Random, _: str) -> dict:
    """A blank form for a person to fill in: no criteria."""
    rows = [[str(number), "", "", "", "", ""] for number in range(1, rng.randint(5, 8))]
    return {
        "title": "DANH SÁCH CÔNG CHỨC THAM GIA TỰ CHẤM ĐIỂM",
        "header": ["STT", "Họ và tên", "Chức vụ", "Ngày sinh", "Số điện thoại", "Ký tên"],
        "rows": rows,
    }
