"""More families: self-scoring sheets, and parents that stand only as merged cells at the left."""

from bench.accuracy import words
from bench.accuracy.build import CODE_HEADERS, MAX_HEADERS, Build, add_scores, merged, total, tree
from bench.accuracy.records import Appendix, Column, Item, para


def selfscore(build: Build) -> Appendix:
    """A self-scoring sheet: A > I > 1 > 1.1 > a), or uncoded parts, or no codes at all."""
    rng = build.rng
    style = build.pick("deep", "restart", "none", "parts", "lettered_bracket")
    flat = style == "none"
    items = tree(
        build,
        "padded" if flat else {"parts": "decimal"}.get(style, style),
        1 if flat else rng.choice((3, 4, 5)),
        rng.randint(18, 32),
    )
    if style == "parts":
        items = _uncoded_parts(build, items)
    add_scores(build, items, {"self_score": 0.4})
    if flat:
        for item in items:
            item.code = item.print_code = ""
    merged(build, items, "notes", lambda: (para(rng.choice(words.REMARKS)),), 0)
    for item in items:
        if rng.random() < 0.6:
            item.texts.pop("notes", None)
    columns = [
        Column("code", build.pick(*CODE_HEADERS), 16),
        Column("title", build.pick("Nội dung đánh giá", "Nội dung, tiêu chí đánh giá"), 120),
        Column("max_score", build.pick(*MAX_HEADERS), 20),
        Column("self_score", build.pick("Điểm tự chấm", "Tự đánh giá"), 20),
        Column("verified_score", build.pick("Điểm thẩm định", "Cấp trên đánh giá"), 22),
        Column("notes", "Ghi chú", 44),
    ]
    if flat:
        columns = columns[1:]
    out = Appendix(build.heading, columns, items)
    out.total = total(build, items, ("max_score", "self_score"))
    return out


def _uncoded_parts(build: Build, items: list[Item]) -> list[Item]:
    """Below some leaves stand parts without a code that carry their own numbers."""
    out: list[Item] = []
    moved: dict[int, int] = {}
    for old, item in enumerate(items):
        moved[old] = place = len(out)
        item.parent = None if item.parent is None else moved[item.parent]
        out.append(item)
        if item.leaf and item.level > 1 and build.rng.random() < 0.35:
            item.leaf = False
            for name in build.rng.sample(words.PART_NAMES, build.rng.choice((2, 3))):
                part = Item("", name, place, item.level + 1, title_paras=(para(name),))
                out.append(part)
    return out


def beside(build: Build) -> Appendix:
    """Parents stand only as merged cells at the left; the code opens the child's name."""
    rng = build.rng
    items = [i for i in tree(build, "decimal", 2, rng.randint(14, 24)) if i.level < 3]
    add_scores(build, items, {})
    for item in items:
        if item.leaf and item.level == 2:
            item.title_paras = (para(f"{item.code}. {item.title}"),)
            item.print_code = ""
        elif not item.leaf:
            item.beside, item.cells, item.values = True, {}, {}
    lone = [n for n, i in enumerate(items) if i.leaf and i.level == 1]
    for number in reversed(lone):
        del items[number]
        for item in items:
            if item.parent is not None and item.parent > number:
                item.parent -= 1
    merged(build, items, "agencies", build.offices, 0)
    for item in items:
        if item.beside:
            item.texts.pop("agencies", None)
    columns = [
        Column("code", build.pick("TT", "STT"), 14),
        Column("any", build.pick("Tên tiêu chí", "Lĩnh vực"), 44),
        Column("title", build.pick("Nội dung tiêu chí", "Tiêu chí thành phần"), 104),
        Column("max_score", build.pick(*MAX_HEADERS), 20),
        Column("self_score", build.pick("Điểm tự chấm", "Tự đánh giá"), 22),
        Column("agencies", build.pick("Cơ quan thực hiện", "Đơn vị thực hiện"), 42),
    ]
    return Appendix(build.heading, columns, items)
