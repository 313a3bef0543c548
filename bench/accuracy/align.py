"""Which row of a tree is which row of the truth: by order, code and words of the title."""

from dataclasses import dataclass, field

LEAST = 0.9
"""Below this two rows have too little in common to be the same one."""


@dataclass
class Node:
    """A criterion of ``tree.json`` without its children."""

    id: str
    parent: str | None
    code: str
    title: str
    kind: str
    page: int
    assumed: bool
    scores: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)
    scoring: dict | None = None


def flatten(criteria: list[dict], parent: str | None = None) -> list[Node]:
    """The nested criteria in document order."""
    out = []
    for criterion in criteria:
        given = {k: criterion[k] for k in ("id", "code", "title", "kind", "page", "assumed")}
        rest = {k: criterion.get(k) or {} for k in ("scores", "texts", "extra")}
        out.append(Node(parent=parent, scoring=criterion.get("scoring"), **given, **rest))
        out += flatten(criterion.get("children", []), criterion["id"])
    return out


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _alike(row: tuple, node: tuple) -> float:
    code, words, kind = row
    other_code, other_words, other_kind = node
    common = len(words & other_words) / max(1, len(words | other_words))
    same_code = 1.0 if code and code == other_code else 0.0
    bare = 0.4 if not code and not other_code else 0.0
    return 1.5 * common + same_code + bare + (0.2 if kind == other_kind else 0.0)


def align(rows: list[dict], nodes: list[Node]) -> dict[int, int]:
    """Row of the truth -> node, in order; rows that nothing resembles are left out."""
    left = [(r["code"].rstrip("."), _words(r["title"]), r["kind"]) for r in rows]
    right = [(n.code.rstrip("."), _words(n.title), n.kind) for n in nodes]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            score = _alike(left[i], right[j])
            both = best[i + 1][j + 1] + score if score >= LEAST else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs = {}
    i = j = 0
    while i < len(left) and j < len(right):
        score = _alike(left[i], right[j])
        if score >= LEAST and best[i][j] == best[i + 1][j + 1] + score:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def match_appendices(
    wanted: list[dict], got: list[dict]
) -> tuple[list[tuple[dict, int | None]], list[int]]:
    """Each appendix of the truth with the place of the one in the tree that shares most titles."""
    free = list(range(len(got)))
    pairs: list[tuple[dict, int | None]] = []
    for truth in wanted:
        names = {row["title"] for row in truth["rows"]}
        shared = {p: len(names & {n.title for n in flatten(got[p]["criteria"])}) for p in free}
        place = max(free, key=lambda p: shared[p], default=None)
        if place is not None and shared[place] == 0 and len(free) < len(wanted):
            place = None
        if place is not None:
            free.remove(place)
        pairs.append((truth, place))
    return pairs, free
