"""What else appendices do: other headers and columns, merged cells over rules and groups, boxes."""

import random
from dataclasses import replace
from decimal import Decimal

from bench.accuracy import words
from bench.accuracy.build import Build
from bench.accuracy.records import Appendix, Column, Para
from bench.accuracy.rows import covering

SYNONYMS = {
    "code": ("STT", "TT", "Số TT", "Mã số"),
    "max_score": ("Điểm tối đa", "Điểm chuẩn", "Thang điểm"),
    "target_score": ("Phấn đấu", "Chỉ tiêu phấn đấu", "Điểm phấn đấu"),
    "self_score": ("Tự đánh giá", "Tự chấm", "Điểm tự chấm"),
    "verified_score": ("Thẩm định", "Cấp trên đánh giá", "BNV đánh giá", "Kết quả thẩm định"),
    "survey_score": ("Điều tra XHH", "Điều tra xã hội học"),
    "achieved_score": ("Điểm đạt", "Điểm đạt được"),
    "tasks": ("Nhiệm vụ", "Hoạt động", "Giải pháp", "Giải pháp thực hiện"),
    "product": ("Sản phẩm", "Sản phẩm hoàn thành"),
    "deadline": ("Thời gian", "Thời gian thực hiện"),
    "lead": ("Phụ trách", "Tham mưu", "Chủ trì", "Cơ quan tham mưu"),
    "agencies": ("Thực hiện", "Cơ quan thực hiện"),
    "coordinating_agencies": ("Phối hợp", "Cơ quan phối hợp"),
    "method": ("Cách chấm", "Cách xác định", "Cách chấm điểm"),
}
"""Role -> headers in the contract's own words."""
TITLES = {
    "plan": ("Tiêu chí", "Chỉ tiêu", "Lĩnh vực, tiêu chí", "Nội dung"),
    "guide": ("Tiêu chí", "Nội dung", "Lĩnh vực/Tiêu chí"),
    "index": ("Tiêu chí", "Chỉ tiêu", "Lĩnh vực/Tiêu chí"),
    "selfscore": ("Nội dung", "Tiêu chí", "Lĩnh vực"),
    "assignment": ("Nhiệm vụ", "Nội dung"),
}
UNKNOWN = (
    ("Mức độ ưu tiên", ("Cao", "Trung bình", "Thấp")),
    ("Kinh phí", ("12 triệu đồng", "Không", "Theo dự toán")),
    ("Địa bàn", ("Toàn xã", "Thôn 1", "Khu phố 2")),
)
BOXES = ("Có", "Không", "Đang làm")


def vary(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """Change columns and merged cells of a finished appendix; its number row follows."""
    before = len(appendix.columns)
    if appendix.family == "plan" and rng.random() < 0.25:
        _previous(rng, build, appendix)
    if appendix.family in ("selfscore", "guide") and rng.random() < 0.15:
        _weights(rng, appendix)
    if rng.random() < 0.12 and appendix.family not in ("beside", "indicators"):
        _unknown(rng, appendix)
    if rng.random() < 0.4:
        _rename(rng, appendix)
    if rng.random() < 0.2 and appendix.family not in ("beside", "inside"):
        _reorder(rng, appendix)
    if appendix.family == "index" and rng.random() < 0.35:
        _merge_from_rules(rng, build, appendix)
    if appendix.family == "assignment" and rng.random() < 0.4:
        _merge_over_group(rng, build, appendix)
    if appendix.number_row and len(appendix.columns) != before:
        _renumber(appendix)


def _insert(appendix: Appendix, before: str, column: Column) -> None:
    at = [c.role for c in appendix.columns].index(before)
    appendix.columns = [*appendix.columns[:at], column, *appendix.columns[at:]]


def _previous(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """What was reached a year before, adding up."""
    items = appendix.items
    for item in items:
        if item.leaf and "max_score" in item.values:
            best = item.values["max_score"]
            item.values["previous_score"] = best - rng.choice((0, 0, 1)) * best / 4
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        if not item.leaf and "max_score" in item.values:
            below = [o for o in items if o.parent == number and o.values]
            item.values["previous_score"] = sum(
                (o.values.get("previous_score", Decimal(0)) for o in below), Decimal(0)
            )
    for item in items:
        if "previous_score" in item.values:
            item.cells["previous_score"] = build.number(item.values["previous_score"])
    header = rng.choice(("Điểm đạt năm trước", "Điểm năm trước"))
    _insert(appendix, "target_score", Column("previous_score", header, 18))


def _weights(rng: random.Random, appendix: Appendix) -> None:
    sign = rng.choice(("%", ""))
    for item in appendix.items:
        if item.leaf and item.kind == "criterion":
            item.cells["weight_percent"] = f"{rng.choice((5, 10, 15, 20))}{sign}"
    header = rng.choice(("Trọng số (%)", "Trọng số"))
    _insert(appendix, "max_score", Column("weight_percent", header, 18))


def _unknown(rng: random.Random, appendix: Appendix) -> None:
    """A column that no role fits; two of one name under their years; one without a header."""
    header, said = rng.choice(UNKNOWN)
    shape = rng.choice(("one", "one", "years", "empty"))
    if shape == "years":
        columns = [
            Column(None, "Kinh phí", 26, (f"Năm {year}",), f"paid {year}") for year in (2024, 2025)
        ]
        said = UNKNOWN[1][1]
    else:
        columns = [Column(None, "" if shape == "empty" else header, 26, (), "unknown")]
    for item in appendix.items:
        if item.leaf and item.kind == "criterion" and not item.subrows:
            for column in columns:
                if rng.random() < 0.7:
                    item.cells[column.key] = rng.choice(said)
    at = len(appendix.columns) - (rng.random() < 0.5 and not any(i.wide for i in appendix.items))
    if at < len(appendix.columns) and appendix.columns[at].groups:
        at = len(appendix.columns)
    appendix.columns = [*appendix.columns[:at], *columns, *appendix.columns[at:]]


def _rename(rng: random.Random, appendix: Appendix) -> None:
    columns = []
    for column in appendix.columns:
        choices = SYNONYMS.get(column.role or "", ())
        if column.role == "title":
            choices = TITLES.get(appendix.family, ())
        if choices and rng.random() < 0.5:
            column = replace(column, header=rng.choice(choices))
        columns.append(column)
    appendix.columns = columns


def _reorder(rng: random.Random, appendix: Appendix) -> None:
    """Columns behind the title in another order; groups and cells merged sideways stay whole."""
    at = [c.role for c in appendix.columns].index("title") + 1
    wide = any(item.wide for item in appendix.items)
    blocks: list[list[Column]] = []
    for column in appendix.columns[at:]:
        same = blocks and column.groups and blocks[-1][-1].groups[:1] == column.groups[:1]
        if same or (wide and blocks and blocks[-1][-1].role == "lead"):
            blocks[-1].append(column)
        else:
            blocks.append([column])
    rng.shuffle(blocks)
    appendix.columns = [*appendix.columns[:at], *(c for block in blocks for c in block)]


def _merge_from_rules(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """Merged note cells that begin at a rule row, and run on over the next criterion or not."""
    items = appendix.items
    place = 1
    while place + 1 < len(items):
        last = place + rng.choice((1, 2, 3))
        span = items[place : last + 1]
        free = not any(
            role == "notes" for n in range(place, last + 1) for role, *_ in covering(appendix, n)
        )
        if (
            items[place].kind == "rule"
            and last < len(items)
            and free
            and all(item.level > 1 for item in span)
            and rng.random() < 0.25
        ):
            note = build.paras([rng.choice(words.REMARKS)], "")
            for item in span:
                item.texts["notes"] = note
            appendix.spans.append(("notes", place, last))
            place = last
        place += 1


def _merge_over_group(rng: random.Random, build: Build, appendix: Appendix) -> None:
    """A note cell that is merged from a task over the next group's row, whose title ends there."""
    items = appendix.items
    groups = [n for n, item in enumerate(items) if item.kind == "group" and 1 < n < len(items) - 2]
    if appendix.columns[-1].role != "notes" or not groups:
        return
    place = rng.choice(groups)
    first = place - rng.choice((0, 1))
    last = place + rng.choice((1, 2))
    if any(item.subrows for item in items[first : last + 1]):
        return
    note = build.paras([rng.choice(words.REMARKS)], "")
    items[place].short = True
    for item in items[first : last + 1]:
        item.texts["notes"] = note
    appendix.spans.append(("notes", first, last))


def _renumber(appendix: Appendix) -> None:
    first = appendix.number_row[0]
    count = len(appendix.columns)
    if first == "(1)":
        appendix.number_row = tuple(f"({n})" for n in range(1, count + 1))
    elif first == "1":
        appendix.number_row = tuple(str(n) for n in range(1, count + 1))
    else:
        appendix.number_row = ("A", "B", *(str(n) for n in range(1, count - 1)))


def add_boxes(rng: random.Random, appendix: Appendix) -> bool:
    """Boxes of a symbol font in a few text cells; whether there was room for any."""
    done = False
    role = next(
        (c.role for c in appendix.columns if c.role in ("evidence", "product", "notes")), ""
    )
    for number, item in enumerate(appendix.items):
        fits = item.leaf and item.kind == "criterion" and not item.subrows and role
        if fits and not covering(appendix, number) and rng.random() < 0.3:
            item.texts[role] = (*item.texts.get(role, ()), _boxes(rng))
            done = True
    return done


def _boxes(rng: random.Random) -> Para:
    runs: list[tuple[str, str]] = []
    for number, word in enumerate(rng.sample(BOXES, 2)):
        runs += [(rng.choice("□□☑"), "w"), (f" {word}" + ("" if number else " "), "")]
    return Para(tuple(runs))


def note_lines(rng: random.Random) -> list[str]:
    """One or two remarks below a table."""
    return rng.sample((*words.NOTES, *words.MORE_NOTES), rng.choice((1, 2)))
