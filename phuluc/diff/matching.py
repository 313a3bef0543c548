"""Which row of the old tree is which of the new one: by words, place and code together.

A short ordered list of passes. Each takes the pairs that it is sure of, and after every pass that
found some the list begins anew, for a parent that is known makes its children easier to know. No
pass goes by the code alone: numbers move from year to year. None goes by the words alone where
they stand more than once: titles repeat.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from phuluc.diff.rows import Entry, children, texts_of, words
from schemas.nested import AppendixNode

LIKE = 0.5
"""Share of words in common from which two rows in one place are the same."""

LIKE_WITH_CODE = 1 / 3
"""The same where the code agrees too. Unrelated titles share a fifth: syllables are words."""

LIKE_ELSEWHERE = 0.75
"""The same where neither place nor code agrees."""

FEW = 5
"""Words below which a likeness elsewhere says nothing."""

COMMON = 50
"""Rows of one place from which a word is too common to look for likeness by: time stays bounded."""

Key = Callable[[Entry], Hashable]
Pair = tuple[Entry, Entry]


def match(
    old: Sequence[Entry], new: Sequence[Entry], appendices: Mapping[int, int]
) -> dict[int, int]:
    """Numbers of old rows -> numbers of the new rows that they became.

    :param appendices: indexes of old appendices to those of the new ones that they became.
    """
    matching = _Matching(old, new, appendices)
    while any(step(matching) for step in PASSES):
        pass
    return matching.pairs


def match_appendices(old: Sequence[AppendixNode], new: Sequence[AppendixNode]) -> dict[int, int]:
    """Old appendices to new ones: by the names of their criteria, then by label, then by order."""
    names = [[_names(each) for each in side] for side in (old, new)]
    shares = [
        (-likeness(one, other), old[i].label != new[j].label, abs(i - j), i, j)
        for i, one in enumerate(names[0])
        for j, other in enumerate(names[1])
    ]
    found: dict[int, int] = {}
    for share, other_label, _, i, j in sorted(shares):
        alone = len(old) == len(new) == 1
        known = share < -LIKE_WITH_CODE or (share < 0 and not other_label)
        if (known or alone) and i not in found and j not in found.values():
            found[i] = j
    return found


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Share of the words that both have, 0 to 1 (Dice), each as often as it stands there."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def _names(appendix: AppendixNode) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = list(appendix.criteria)
    while waiting:
        node = waiting.pop()
        found[" ".join(words(node.title))] += 1
        waiting += node.children
    return found


class _Matching:
    """What is known so far; a place is the new row below which a row stands, where it is known."""

    def __init__(
        self, old: Sequence[Entry], new: Sequence[Entry], appendices: Mapping[int, int]
    ) -> None:
        self.old, self.new, self.appendices = old, new, appendices
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()
        self.bags = [[Counter(each.name) for each in side] for side in (old, new)]

    def rest(self) -> tuple[list[Entry], list[Entry]]:
        """The rows of both sides that are not matched."""
        return (
            [each for each in self.old if each.number not in self.pairs],
            [each for each in self.new if each.number not in self.taken],
        )

    def place_old(self, entry: Entry) -> Hashable:
        if entry.parent is not None:
            return self.pairs.get(entry.parent)
        found = self.appendices.get(entry.appendix)
        return None if found is None else ("appendix", found)

    def place_new(self, entry: Entry) -> Hashable:
        return ("appendix", entry.appendix) if entry.parent is None else entry.parent

    def take(self, pairs: Iterable[Pair]) -> bool:
        """Keep the pairs whose rows are both free, first come first served; whether one was."""
        before = len(self.pairs)
        for one, other in pairs:
            if one.number not in self.pairs and other.number not in self.taken:
                self.pairs[one.number] = other.number
                self.taken.add(other.number)
        return len(self.pairs) > before

    def same(self, key: Key, in_place: bool, repeated: bool = False) -> list[Pair]:
        """Pairs of rows with one key (None: no key); alone with it, or as often on both sides."""
        groups: dict[Hashable, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, place in enumerate((self.place_old, self.place_new)):
            for entry in self.rest()[side]:
                where = place(entry) if in_place else ()
                found = key(entry)
                if where is not None and found is not None:
                    groups[entry.is_rule, where, found][side].append(entry)
        return [
            pair
            for one, other in groups.values()
            if len(one) == len(other) and (repeated or len(one) == 1)
            for pair in zip(one, other, strict=True)
        ]

    def like(self, one: Entry, other: Entry) -> float:
        return likeness(self.bags[0][one.number], self.bags[1][other.number])


def _name(entry: Entry) -> Hashable:
    return entry.name or None


def _name_and_code(entry: Entry) -> Hashable:
    return (entry.name, entry.own) if entry.name else None


def _contents(entry: Entry) -> Hashable:
    """Its words, figures and texts: what tells rows of one name apart."""
    figures = tuple(sorted((role, str(score)) for role, score in entry.node.scores.items()))
    return (entry.name, figures, tuple(sorted(texts_of(entry.node)))) if entry.name else None


def _long_name(entry: Entry) -> Hashable:
    return entry.name if len(entry.name) >= FEW and not entry.is_rule else None


def _full_name(entry: Entry) -> Hashable:
    return (entry.name, entry.code) if entry.name and entry.code else None


def _code_and_texts(entry: Entry) -> Hashable:
    """The code with texts that begin in this row: a merged cell serves many."""
    texts = entry.node.texts.items()
    mine = tuple(sorted((role, t.text) for role, t in texts if t.anchor == entry.node.id))
    return (entry.own, mine) if entry.own and mine else None


def _in_place(key: Key, repeated: bool = False) -> Callable[[_Matching], bool]:
    return lambda matching: matching.take(matching.same(key, True, repeated))


def _anywhere(key: Key) -> Callable[[_Matching], bool]:
    return lambda matching: matching.take(matching.same(key, False))


def _children_agree(matching: _Matching) -> bool:
    """Parents most of whose children are the same rows; an only child must keep its code too."""
    below = children(list(matching.old)), children(list(matching.new))
    found = []
    for one in matching.rest()[0]:
        ours = [matching.pairs.get(each.number) for each in below[0].get(one.number, ())]
        parents = Counter(matching.new[each].parent for each in ours if each is not None)
        for number, count in parents.most_common(1):
            if number is None or number in matching.taken:
                continue
            theirs = len(below[1][number])
            other = matching.new[number]
            enough = count > 1 or one.own == other.own
            if enough and 2 * count >= len(ours) and 2 * count >= theirs:
                found.append((one, other))
    return matching.take(found)


def _like_in_place(matching: _Matching) -> bool:
    groups: dict[Hashable, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, place in enumerate((matching.place_old, matching.place_new)):
        for entry in matching.rest()[side]:
            where = place(entry)
            if where is not None:
                groups[entry.is_rule, where][side].append(entry)
    found = [pair for group in groups.values() for pair in _nearest(matching, *group, _bar)]
    return matching.take(found)


def _like_elsewhere(matching: _Matching) -> bool:
    one, other = (
        [each for each in side if len(each.name) >= FEW and not each.is_rule]
        for side in matching.rest()
    )
    return matching.take(_nearest(matching, one, other, lambda *_: LIKE_ELSEWHERE))


def _bar(one: Entry, other: Entry) -> float:
    return LIKE_WITH_CODE if one.own and one.own == other.own else LIKE


def _nearest(
    matching: _Matching,
    old: Sequence[Entry],
    new: Sequence[Entry],
    bar: Callable[[Entry, Entry], float],
) -> list[Pair]:
    """Pairs at least as like as the bar, the most alike first, then equal codes, then order."""
    having: dict[str, list[Entry]] = defaultdict(list)
    for entry in new:
        for word in set(entry.name):
            having[word].append(entry)
    at = {entry.number: position for position, entry in enumerate(new)}
    found = []
    for position, one in enumerate(old):
        telling = [having[word] for word in set(one.name) if len(having[word]) <= COMMON]
        seen = {each.number: each for rows in telling for each in rows}
        for other in seen.values():
            like = matching.like(one, other)
            if like >= bar(one, other):
                far = abs(position - at[other.number])
                found.append((-like, one.own != other.own, far, one.number, other.number))
    return [(matching.old[i], matching.new[j]) for *_, i, j in sorted(found)]


PASSES: tuple[Callable[[_Matching], bool], ...] = (
    _in_place(_contents, repeated=True),
    _in_place(_name, repeated=True),
    _in_place(_name_and_code),
    _anywhere(_full_name),
    _anywhere(_long_name),
    _like_in_place,
    _in_place(_code_and_texts),
    _children_agree,
    _like_elsewhere,
)
"""From what nobody would doubt to what words alone suggest. Where one name stands as often on both
sides of a place, order tells more than the code, for numbers move."""
