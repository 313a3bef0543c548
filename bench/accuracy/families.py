"""The families of appendices: which columns, which code style, which rows."""

import random
from collections.abc import Callable
from decimal import Decimal

from bench.accuracy import scoring, words
from bench.accuracy.build import (
    CODE_HEADERS,
    MAX_HEADERS,
    MAXIMA,
    Build,
    add_scores,
    merged,
    total,
    tree,
)
from bench.accuracy.codes import STYLES
from bench.accuracy.records import Appendix, Column, Item, para
from bench.accuracy.sheets import beside, selfscore


def plan(build: Build) -> Appendix:
    """Tasks that improve an index: maxima, targets, merged task and agency cells."""
    rng = build.rng
    style = build.pick("decimal", "decimal", "decimal_dot", "roman_path", "restart")
    items = tree(build, style, rng.choice((2, 3, 3, 4)), rng.randint(16, 30))
    add_scores(build, items, {"target_score": 0.3})
    spans = merged(build, items, "tasks", build.tasks, 0.4)
    spans += merged(build, items, "lead", build.offices, 0.4)
    spans += merged(build, items, "agencies", build.offices, 0.5)
    columns = [
        Column("code", build.pick(*CODE_HEADERS), 14),
        Column(
            "title",
            build.pick(
                "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Tiêu chí, chỉ tiêu", "Nội dung tiêu chí"
            ),
            52,
        ),
        Column("max_score", build.pick(*MAX_HEADERS), 17),
        Column(
            "target_score",
            build.pick("Điểm phấn đấu", "Điểm phần đấu đạt được", "Điểm phấn đấu đạt được"),
            18,
        ),
        Column("tasks", build.pick("Nhiệm vụ, hoạt động cải thiện", "Nhiệm vụ, giải pháp"), 78),
        Column(
            "lead",
            build.pick(
                "Công chức phụ trách tham mưu", "Người phụ trách", "Công chức phụ trách, tham mưu"
            ),
            36,
        ),
        Column("agencies", build.pick("Cơ quan thực hiện", "Đơn vị thực hiện"), 32),
    ]
    if rng.random() < 0.25:
        columns = [*columns[:4], columns[6], columns[4], columns[5]]
    if [c.role for c in columns[-2:]] == ["lead", "agencies"] and rng.random() < 0.3:
        _sideways(rng, items, spans)
    out = Appendix(build.heading, columns, items, spans)
    out.total = total(build, items, ("max_score", "target_score"))
    return out


def _sideways(rng: random.Random, items: list[Item], spans: list[tuple[str, int, int]]) -> None:
    """A few cells are merged over two columns: one text serves both."""
    covered = {n for role, first, last in spans if role != "tasks" for n in range(first, last + 1)}
    for number, item in enumerate(items):
        if number not in covered and "lead" in item.texts and rng.random() < 0.2:
            item.texts["agencies"] = item.texts["lead"]
            item.wide["lead"] = 2


def guide(build: Build) -> Appendix:
    """Name, requirement and levels in one title cell; empty self score; evidence."""
    rng = build.rng
    items = tree(build, build.pick("decimal", "decimal", "decimal_dot"), 3, rng.randint(14, 24))
    add_scores(build, items, {})
    for item in items:
        if item.leaf:
            more, item.scoring = scoring.guidance(rng, item.values["max_score"], build.look.decimal)
            item.title_paras = (*item.title_paras, *more)
            item.texts["method"] = tuple(more)
    if rng.random() < 0.06:
        nameless = rng.choice([item for item in items if item.leaf])
        nameless.title, nameless.title_paras = "", nameless.texts["method"]
    spans = []
    for column, index, last in merged(build, items, "evidence", build.evidence, 0.1):
        spans.append((column, index, last))
    columns = [
        Column("code", build.pick(*CODE_HEADERS), 15),
        Column(
            "title",
            build.pick(
                "Nội dung Tiêu chí/Tiêu chí thành phần và hướng dẫn cách đánh giá",
                "Tiêu chí/Tiêu chí thành phần",
            ),
            122,
        ),
        Column("max_score", build.pick(*MAX_HEADERS), 18),
        Column(
            "self_score",
            build.pick("Điểm tự đánh giá của đơn vị", "Tự đánh giá", "Điểm tự chấm"),
            22,
        ),
        Column(
            "evidence", build.pick("Tài liệu kiểm chứng", "Tài liệu kiểm chứng/ giải trình"), 66
        ),
    ]
    out = Appendix(build.heading, columns, items, spans)
    out.total = total(build, items, ("max_score",))
    return out


def inside(build: Build) -> Appendix:
    """A running number in STT, the code inside the title, a method column, no scores."""
    rng = build.rng
    named = build.pick("TC", "TC", "Tiêu chí", "bare")
    items = tree(build, "decimal", 3 if named != "Tiêu chí" else 2, rng.randint(12, 20))
    items = _without_roots(items) if named == "TC" and rng.random() < 0.35 else items
    dot = build.pick(".", "")
    plain = rng.random() < 0.25
    for number, item in enumerate(items, start=1):
        shape = {"TC": "TC {} - ", "Tiêu chí": "Tiêu chí {}: ", "bare": "{}. "}[named]
        if named == "TC" and item.level == 3:
            shape = "TCTP {} - "
        if named == "bare" and item.level > 1:
            shape = "{}. "
        item.style = "" if plain else item.style
        item.title_paras = (para(shape.format(item.code) + item.title, item.style),)
        item.print_code = ""
        item.cells["running"] = f"{number}{dot}"
        if item.leaf:
            more, item.scoring = scoring.method(rng, rng.choice(MAXIMA[1:]), build.look.decimal)
            item.texts["method"] = tuple(more)
    merged(build, items, "evidence", build.evidence, 0)
    columns = [
        Column("running", "STT", 14),
        Column(
            "title", build.pick("Tên TC/TCTP", "Tên tiêu chí", "Tiêu chí/Tiêu chí thành phần"), 60
        ),
        Column("method", build.pick("Cách chấm điểm", "Cách xác định và tính điểm"), 110),
        Column("evidence", build.pick("Tài liệu kiểm chứng (TLKC)", "Tài liệu kiểm chứng"), 60),
    ]
    return Appendix(build.heading, columns, items)


def _without_roots(items: list[Item]) -> list[Item]:
    """Areas are not printed: their children hang at the root, each parent is missing."""
    kept = [old for old, item in enumerate(items) if item.level > 1]
    moved = {old: new for new, old in enumerate(kept)}
    for old in kept:
        items[old].parent = moved.get(items[old].parent)
        items[old].level -= 1
    return [items[old] for old in kept]


def index(build: Build) -> Appendix:
    """An index of a higher level: rule rows without a code, two or three header rows."""
    rng = build.rng
    items = tree(build, build.pick("decimal", "decimal_dot", "decimal_dot"), 3, rng.randint(12, 20))
    filled = rng.random() < 0.4
    columns_of = ("self_score", "verified_score", "achieved_score")
    add_scores(build, items, dict.fromkeys(columns_of, 0.4) if filled else {})
    items, spans = _with_rules(build, items)
    if filled:
        _percent(build, items)
        if rng.random() < 0.6:
            _survey(build, items)
    deep = rng.random() < 0.3
    group = ("Kết quả chấm điểm",) if deep else ()
    score = build.pick("Điểm đánh giá thực tế", "Điểm đánh giá")
    verified = build.pick("Bộ Nội vụ đánh giá", "Điểm thẩm định", "Thẩm định")
    columns = [
        Column("code", build.pick(*CODE_HEADERS), 15),
        Column("title", build.pick("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Tiêu chí"), 96),
        Column("max_score", build.pick(*MAX_HEADERS), 18),
        Column("self_score", build.pick("Tự đánh giá", "Điểm tự đánh giá"), 19, (*group, score)),
        Column("verified_score", verified, 19, (*group, score)),
        Column(
            "survey_score", build.pick("Điều tra XHH", "Điểm điều tra XHH"), 19, (*group, score)
        ),
        Column("achieved_score", "Điểm đạt", 18, (*group, score)),
        Column("index_percent", build.pick("Chỉ số (%)", "CHỈ SỐ (%)"), 22, group),
        Column("notes", "Ghi chú", 28),
    ]
    if not filled and rng.random() < 0.5:
        columns = [c for c in columns if c.role not in ("survey_score", "index_percent")]
    out = Appendix(build.heading, columns, items, spans)
    out.total = total(
        build,
        [i for i in items if i.kind == "criterion"],
        ("max_score", *(columns_of if filled else ())),
    )
    return out


def _with_rules(build: Build, items: list[Item]) -> tuple[list[Item], list[tuple[str, int, int]]]:
    """Rule rows after leaves; a merged note cell over a leaf and its rules."""
    rng = build.rng
    out: list[Item] = []
    spans: list[tuple[str, int, int]] = []
    moved: dict[int, int] = {}
    own = rng.random() < 0.25
    for old, item in enumerate(items):
        moved[old] = place = len(out)
        item.parent = None if item.parent is None else moved[item.parent]
        out.append(item)
        if not item.leaf or rng.random() < 0.2:
            continue
        rows, item.scoring = scoring.rule_rows(rng, item.values["max_score"], build.look.decimal)
        figures = item.scoring.get("options", []) if own else []
        figures = figures if len(figures) == len(rows) else []
        if rng.random() < 0.15 and "conditions" not in item.scoring:
            condition = rng.choice(words.CONDITIONS)
            rows.append([para(condition)])
            item.scoring["conditions"] = [condition]
        for number, paras in enumerate(rows):
            rule = Item("", "", place, item.level + 1, "rule", title_paras=tuple(paras), style="")
            if number < len(figures):
                text, value = figures[number]["text"], figures[number]["score"]
                rule.title_paras = (para(text),)
                rule.cells["max_score"] = value.replace(".", build.look.decimal)
            rule.title = "\n".join(p.text for p in rule.title_paras)
            out.append(rule)
        if rng.random() < 0.3:
            note = build.paras([rng.choice(words.REMARKS)], "")
            for row in range(place, len(out)):
                out[row].texts["notes"] = note
            spans.append(("notes", place, len(out) - 1))
    return out, spans


def _percent(build: Build, items: list[Item]) -> None:
    sign = build.pick("%", "")
    for item in items:
        best = item.values.get("max_score")
        if best and "achieved_score" in item.values:
            share = (item.values["achieved_score"] / best * 100).quantize(Decimal("0.01"))
            item.cells["index_percent"] = f"{share:f}".replace(".", build.look.decimal) + sign


def _survey(build: Build, items: list[Item]) -> None:
    """A few leaves are found out by a survey: a word stands where a number would."""
    word = build.pick("ĐTXHH", "ĐT XHH", "Điều tra XHH")
    for item in items:
        if item.leaf and item.kind == "criterion" and build.rng.random() < 0.12:
            item.cells["survey_score"] = build.pick("-", "-", "Không tính điểm")
            gone = item.values.pop("self_score", None)
            if gone is None:
                continue
            item.cells["self_score"] = word
            above = item.parent
            while above is not None:
                items[above].values["self_score"] -= gone
                items[above].cells["self_score"] = build.number(items[above].values["self_score"])
                above = items[above].parent


def assignment(build: Build) -> Appendix:
    """A task plan: groups that span the table, numbers that restart, several rows a task."""
    rng = build.rng
    letters = rng.random() < 0.5
    group_rows = rng.random() < 0.8
    spanning = build.pick("whole", "rest")
    dot = build.pick("", ".")
    items: list[Item] = []
    for area in range(1, rng.randint(3, 4) + 1):
        above = len(items)
        top = Item(STYLES["restart"]((area,)) + dot, "", None, 1, leaf=False, style="b")
        top.kind, top.spanning = ("group", spanning) if group_rows else ("criterion", "")
        top.title = build.name((area,), rng.random() < 0.3)
        if spanning == "whole" and group_rows:
            top.title_paras = (para(f"{top.code.rstrip('.')}. {top.title}", "b"),)
        else:
            top.print_code, top.title_paras = top.code, (para(top.title, "b"),)
        items.append(top)
        for number in range(1, rng.randint(3, 6) + 1):
            _task(build, items, above, f"{number}{dot}")
            if letters and rng.random() < 0.35:
                place = len(items) - 1
                items[place].leaf = False
                for letter in "abcdđe"[: rng.randint(2, 6)]:
                    _task(build, items, place, f"{letter})")
    spans = []
    if rng.random() < 0.4:
        spans = merged(build, items, "lead", build.offices, 0.4)
    else:
        merged(build, items, "lead", build.offices, 0)
    merged(build, items, "coordinating_agencies", build.offices, 0)
    if not spans:
        _subrows(build, items)
    columns = [
        Column("code", build.pick("TT", "STT", "Số TT"), 14),
        Column("title", build.pick("Nhiệm vụ cụ thể", "Nội dung nhiệm vụ", "Nhiệm vụ"), 92),
        Column("product", build.pick("Sản phẩm", "Sản phẩm, kết quả"), 44),
        Column("lead", build.pick("Đơn vị chủ trì", "Cơ quan chủ trì"), 36),
        Column("coordinating_agencies", build.pick("Đơn vị phối hợp", "Cơ quan phối hợp"), 36),
        Column("deadline", build.pick("Thời gian thực hiện", "Thời gian hoàn thành"), 26),
    ]
    if rng.random() < 0.3:
        columns.append(Column("notes", "Ghi chú", 22))
    return Appendix(build.heading, columns, items, spans)


def _task(build: Build, items: list[Item], parent: int, code: str) -> None:
    item = Item(code, words.title(build.rng, build.used), parent, items[parent].level + 1)
    item.print_code, item.title_paras = code, (para(item.title),)
    item.texts["product"] = (para(build.rng.choice(words.PRODUCTS)),)
    item.texts["deadline"] = (para(build.rng.choice(words.DEADLINES)),)
    items.append(item)


def _subrows(build: Build, items: list[Item]) -> None:
    """Some tasks fall into two or three table rows under covered code and title cells."""
    for item in items:
        if item.kind != "criterion" or not item.leaf or build.rng.random() > 0.12:
            continue
        count = build.rng.choice((2, 2, 3))
        products = build.rng.sample(words.PRODUCTS, count)
        dates = build.rng.sample(words.DEADLINES, count)
        item.subrows = {
            "product": tuple((para(text),) for text in products),
            "deadline": tuple((para(text),) for text in dates),
        }
        for column, rows in item.subrows.items():
            item.texts[column] = tuple(p for row in rows for p in row)


def indicators(build: Build) -> Appendix:
    """A numbered table of indicators: unit, a goal that the vocabulary does not know, agencies."""
    rng = build.rng
    style = build.pick("padded", "lettered", "lettered_bracket", "decimal")
    items = tree(build, style, 2, rng.randint(14, 30))
    goal = build.pick("Mục tiêu 2026 - 2030", "Kết quả 2024", "Giá trị kỳ gốc")
    for item in items:
        if item.leaf:
            item.texts["unit"] = (para(rng.choice(words.UNITS)),)
            item.cells[goal] = build.pick(
                "95", "≥ 98", "100%", "Trên 90%", "80 - 85", "12", "1.200"
            )
    spans = merged(build, items, "lead", build.offices, 0.25)
    merged(build, items, "source_of_data", lambda: (para(rng.choice(words.SOURCES)),), 0)
    columns = [
        Column("code", build.pick("TT", "STT"), 14),
        Column("title", build.pick("Chỉ tiêu", "Tên chỉ tiêu", "CHỈ TIÊU"), 92),
        Column("unit", "Đơn vị tính", 22),
        Column(None, goal, 28),
        Column("lead", build.pick("Cơ quan chủ trì", "CƠ QUAN CHỦ TRÌ"), 44),
        Column("source_of_data", build.pick("Nguồn dữ liệu", "Nguồn số liệu"), 40),
    ]
    return Appendix(build.heading, columns, items, spans)


FAMILIES: dict[str, Callable[[Build], Appendix]] = {
    "plan": plan,
    "guide": guide,
    "inside": inside,
    "index": index,
    "assignment": assignment,
    "indicators": indicators,
    "selfscore": selfscore,
    "beside": beside,
}
