"""Numbers that a style sheet prints before elements: ``td:first-child::before`` with a counter.

Pages number the rows of a table so, and their cells of codes are empty in the markup. Only counters
are printed: what else styles put before elements are icons, and labels for small screens. Items of
lists have markers of their own (``flow``).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from extract.look import Counted, Element, blocks_of, element_of, names_of, stands_in
from extract.markers import content_of
from schemas.patterns import late

SELECTOR = late(r"(.*?)(:first-child|:first-of-type|:nth-child\(1\))?(::?before)?")
STEP = late(r"([\w-]+)(?:\s+(-?\d{1,9}))?")
SAID = late(r"(counter-reset|counter-increment|content)\s*:\s*([^;]*)")
COUNTER = "counter("
MANY = 100
"""Rules, at most: each is asked of every element."""


def counted_of(sheet: str) -> tuple[Counted, ...]:
    """What a style sheet says of counters; nothing where it prints none."""
    if COUNTER not in sheet:
        return ()
    rules = tuple(islice(_rules(sheet), MANY))
    return rules if any("content" in rule.style for rule in rules) else ()


def _rules(sheet: str) -> Iterator[Counted]:
    for prelude, body in blocks_of(sheet):
        style = dict(SAID.findall(body))
        if COUNTER not in style.get("content", COUNTER):
            del style["content"]
        for selector in prelude.split(",") if style else ():
            found = SELECTOR.fullmatch(selector.strip())
            element = element_of(found[1]) if found else None
            if found and element and element[0][0] != "li":
                body_alone = "tbody" in found[1]
                yield Counted(*element, bool(found[2]), bool(found[3]), body_alone, style)


class Generated:
    """The counters of a document and what they print, element by element in its order."""

    def __init__(self, rules: Sequence[Counted]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.before)
        self._counters: dict[str, int] = {}
        self._children = [0]  # of the elements that are open, how many each has so far

    def opened(self, name: str, attributes: Mapping[str, str], above: Sequence[Element]) -> str:
        """What is printed before the first letters of an element that opens."""
        del self._children[len(above) + 1 :]
        self._children[-1] += 1
        first = self._children[-1] == 1
        self._children.append(0)
        named = frozenset(names_of(attributes))
        said = ""
        for rule in self._rules:
            tag, names = rule.element
            if tag not in ("", name) or not names <= named or (rule.first and not first):
                continue
            if stands_in(rule.above, above) and not (rule.body and _in_head(above)):
                self._step(rule.style)
                if rule.before and "content" in rule.style:
                    said = content_of(rule.style["content"], self._counters)
        return said

    def _step(self, style: Mapping[str, str]) -> None:
        for name, number in STEP.findall(style.get("counter-reset", "")):
            self._counters[name] = int(number or 0)
        for name, number in STEP.findall(style.get("counter-increment", "")):
            self._counters[name] = self._counters.get(name, 0) + int(number or 1)


def _in_head(above: Sequence[Element]) -> bool:
    return any(tag in ("thead", "tfoot") for tag, _ in above)
