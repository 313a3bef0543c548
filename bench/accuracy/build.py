"""What every family shares: a numbered tree, its numbers, merged text cells, the total row."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from bench.accuracy import words
from bench.accuracy.codes import DEPTH, STYLES, Path, skeleton
from bench.accuracy.records import Heading, Item, Look, Para, para

CODE_HEADERS = ("STT", "TT", "Số TT", "STT", "Stt")
MAX_HEADERS = ("Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Điểm số tối đa", "ĐIỂM TỐI ĐA")
MAXIMA = tuple(Decimal(s) for s in ("0.25", "0.5", "0.5", "0.75", "1", "1", "1.5", "2", "3"))


@dataclass
class Build:
    """What a family needs at hand while it makes one appendix."""

    rng: random.Random
    look: Look
    heading: Heading
    used: set[str] = field(default_factory=set)

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def number(self, value: Decimal) -> str:
        """A score as this document prints it."""
        if self.look.places == "2":
            text = f"{value:.2f}"
        elif self.look.places == "1" and value == value.quantize(Decimal("0.1")):
            text = f"{value:.1f}"
        elif value == value.to_integral():
            text = f"{value:.0f}"
        else:
            text = f"{value.normalize():f}"
        return text.replace(".", self.look.decimal)

    def name(self, path: Path, caps: bool) -> str:
        """A title for a row on this path."""
        if len(path) == 1:
            text = words.AREAS[(path[0] - 1) % len(words.AREAS)]
            if text in self.used:
                text = words.title(self.rng, self.used)
            self.used.add(text)
            return text.upper() if caps else text
        return words.title(self.rng, self.used)

    def paras(self, texts: list[str], bullet: str | None = None) -> tuple[Para, ...]:
        """Text cells: one plain paragraph, or several with bullets."""
        mark = self.look.bullets if bullet is None else bullet
        if len(texts) == 1 and self.rng.random() < 0.6:
            return (para(texts[0] + "." if len(texts[0]) > 60 else texts[0]),)
        return tuple(para(mark + text + ("." if len(text) > 60 else "")) for text in texts)

    def tasks(self) -> tuple[Para, ...]:
        count = self.rng.choice((1, 1, 2, 2, 3))
        return self.paras([words.sentence(self.rng) for _ in range(count)])

    def offices(self) -> tuple[Para, ...]:
        stock = words.SHORT_OFFICES if self.rng.random() < 0.3 else words.OFFICES
        return self.paras(self.rng.sample(stock, self.rng.choice((1, 1, 2, 3))))

    def evidence(self) -> tuple[Para, ...]:
        return self.paras(self.rng.sample(words.EVIDENCE, self.rng.choice((1, 2, 2, 3))))


def tree(build: Build, style: str, depth: int, rows: int) -> list[Item]:
    """Rows of a numbered tree with names and styles; no numbers or texts yet."""
    paths = skeleton(build.rng, min(depth, DEPTH.get(style, depth)), rows)
    code = STYLES[style]
    caps = build.rng.random() < 0.7
    bold_second = build.rng.random() < 0.7
    place = {path: index for index, path in enumerate(paths)}
    items = []
    for path in paths:
        parent = place.get(path[:-1])
        leaf = not any(other[:-1] == path for other in paths)
        mark = ""
        top = len(path) == 1 and len(paths) > len({p[0] for p in paths})
        if top or (len(path) == 2 and bold_second and not leaf):
            mark = "b"
        item = Item(code(path), "", parent, len(path), style=mark, leaf=leaf)
        item.title = build.name(path, caps and mark == "b")
        item.print_code = item.code
        item.title_paras = (para(item.title, mark),)
        items.append(item)
    return items


def add_scores(build: Build, items: list[Item], columns: dict[str, float]) -> None:
    """Numbers for leaves and sums above them; column -> how often a leaf stays below."""
    for item in items:
        if item.leaf and item.kind == "criterion":
            best = build.rng.choice(MAXIMA)
            item.values["max_score"] = best
            for column, below in columns.items():
                value = best
                if build.rng.random() < below:
                    value = max(Decimal(0), best - build.rng.choice(MAXIMA[:3]))
                item.values[column] = value
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if item.leaf or item.kind != "criterion":
            continue
        below = [other for other in items if other.parent == index and other.values]
        for column in ("max_score", *columns):
            item.values[column] = sum((o.values.get(column, Decimal(0)) for o in below), Decimal(0))
    for item in items:
        item.cells.update({column: build.number(value) for column, value in item.values.items()})


def merged(
    build: Build, items: list[Item], column: str, make: Callable[[], tuple[Para, ...]], share: float
) -> list[tuple[str, int, int]]:
    """Fill a text column; ``share`` of its cells are merged over rows of one area."""
    spans = []
    index = 0
    while index < len(items):
        item = items[index]
        if item.kind != "criterion" or (item.level == 1 and not item.leaf):
            index += 1
            continue
        last = index
        if build.rng.random() < share:
            last = _reach(items, index, build.rng.choice((1, 1, 2, 3, 4)))
        text = make()
        if not item.leaf and last == index and build.rng.random() < 0.3:
            text = ()
        for row in range(index, last + 1):
            if text:
                items[row].texts[column] = text
        if last > index:
            spans.append((column, index, last))
        index = last + 1
    return spans


def _reach(items: list[Item], first: int, more: int) -> int:
    last = first
    while last + 1 < len(items) and last < first + more:
        following = items[last + 1]
        if following.level == 1 or following.kind == "group":
            break
        last += 1
    return last


def total(build: Build, items: list[Item], columns: tuple[str, ...]) -> dict | None:
    """The total row: first, last or absent; its label in the code or in the title column."""
    if build.rng.random() < 0.25:
        return None
    roots = [item for item in items if item.level == 1 and item.values]
    cells = {
        column: build.number(sum((item.values[column] for item in roots), Decimal(0)))
        for column in columns
        if roots and all(column in item.values for item in roots)
    }
    return {
        "label": build.pick("TỔNG ĐIỂM", "Tổng điểm", "Tổng cộng", "TỔNG CỘNG", "Cộng"),
        "cells": cells,
        "where": build.pick("last", "last", "last", "first"),
        "spans": build.rng.random() < 0.6,
    }
