"""Levels of rows without codes: by capitals and bold letters where no row has one, else by signs
and figures."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from normalize.codes import Code, first, successor
from normalize.headings import look
from normalize.kinded import Kinded, is_dashed
from normalize.scoring import is_rule, states_score
from normalize.text import bullet

BARE = 2
"""Cells that a heading fills at most that figures alone prove: its name and its points."""
FEWEST = 2
"""Rows that stand below a heading of the highest style on average, for headings are few."""

SIGNS = ("*•●", "-–—", "+")
"""Signs of lists, each below the one before it."""
SIGNED = 2
"""The rank of the first sign: rows without one stand above, bold ones highest."""


class _Known(msgspec.Struct, frozen=True):
    """The rows' figures, none where the table has no column for them, the total's, and which of
    their names are in capitals."""

    figures: Sequence[Decimal | None]
    total: Decimal | None
    upper: Sequence[bool]


def rank_among(row: Kinded) -> int:
    """How high a row stands among those without codes below one coded row: 0 is the highest."""
    own = row.printed_code if is_dashed(row) else bullet(row.name[0].text) if row.name else ""
    plain = 0 if any(look(row.name)) else 1
    signed = (n for n, signs in enumerate(SIGNS, SIGNED) if own and own[0] in signs)
    return next(signed, plain)


def adds_up(rows: Sequence[Kinded], figures: Sequence[Decimal | None], index: int) -> bool:
    """Whether a row without a code has the figure of the rows of lower rank below it, several."""
    own, parts, first = rank_among(rows[index]), list[Decimal](), None
    for row, figure in zip(rows[index + 1 :], figures[index + 1 :], strict=False):
        rank = rank_among(row)
        if row.kind != "criterion" or row.code is not None or figure is None or rank <= own:
            break
        first = rank if first is None else first
        parts += [figure] if rank == first else []
    return len(parts) >= FEWEST and 0 < sum(parts) == figures[index]


def scored_by_signs(rows: Sequence[Kinded], figures: Sequence[Decimal | None]) -> list[int]:
    """Indices of rows of a list without codes that are levels: a sign stands before each, their
    figures fall from that of the row without a sign above them to nothing, which no part gives."""
    found: list[int] = []
    run, values = list[int](), list[Decimal]()  # the figures: of the row above the run first
    for at, row in enumerate([*rows, None]):
        name = (*row.name, *row.guidance) if row and row.kind in ("criterion", "rule") else ()
        figure = figures[at] if name else None
        if values and figure is not None and bullet(name[0].text):
            run.append(at)
            values.append(figure)
            continue
        falls = all(above > below for above, below in pairwise(values[1:]))
        if len(run) > 1 and falls and values[0] == values[1] and values[-1] == 0:
            found += run
        run, values = [], [figure] if figure is not None else []
    return found


def scored_by_numbers(rows: Sequence[Kinded], figures: Sequence[Decimal | None]) -> list[int]:
    """Indices of rows whose names numbers or letters count ("1. …: 0,5 điểm", "2. …") below a code
    of several steps, and whose points stand in their text alone: parts of how that is scored. Those
    that letters count may have them in brackets ("a) … (10 điểm)")."""
    found, run = list[int](), list[int]()
    above: Code | None = None  # the row's that they stand below
    for at, row in enumerate([*rows, None]):
        if row is not None and row.kind in ("rule", "note", "more"):
            continue
        code = row.code if row is not None and row.kind == "criterion" else None
        if row is not None and code is not None and code.style in ("number", "letter_lower"):
            before = rows[run[-1]].code if run else None
            counts = successor(before, code) if before else above is not None and first(code)
            text = " ".join(p.text for p in (*row.name, *row.guidance))
            unpaid = figures[at] is None and states_score(text)
            if counts and unpaid and (code.style == "letter_lower" or is_rule(text)):
                run.append(at)
                continue
        found += run if len(run) > 1 else []
        run, above = [], code if code is not None and len(code.parts) > 1 else None
    return found


def styled(rows: Sequence[Kinded], figures: Sequence[Decimal | None] = ()) -> dict[int, int]:
    """Index of a criterion without a code -> its rank (0 is the highest), where no row has a code
    and styles make levels, capitals and bold letters together or one of them, or bullets, or all of
    them where figures prove it; else nothing.

    :param figures: the maximum of each row; where they add up, that proves levels.
    """
    own = [i for i, row in enumerate(rows) if row.kind == "criterion"]
    if len(own) < FEWEST or any(row.code is not None for row in rows):
        return {}
    looks = [look(rows[i].name) for i in own]
    filled = [sum(1 for cell in rows[i].row.cells if cell is not None and cell.lines) for i in own]
    plain = [not (rows[i].name and bullet(rows[i].name[0].text)) for i in own]
    both = [(*seen, unsigned) for seen, unsigned in zip(looks, plain, strict=True)]
    totals = [figure for row, figure in zip(rows, figures, strict=False) if row.kind == "total"]
    known = _Known(
        [figures[i] for i in own] if figures else [],
        totals[0] if len(totals) == 1 else None,
        [upper for upper, _ in looks],
    )
    if _add_up(ranks := _ranks(both), known):
        return dict(zip(own, ranks, strict=True))
    for seen in (
        looks,
        [(upper, False) for upper, _ in looks],
        [(False, bold) for _, bold in looks],
        [(unsigned, False) for unsigned in plain],
        [(count == 1, False) for count in filled],  # a name alone above rows that say more
    ):
        ranks = _ranks(seen)
        if max(ranks) and (_add_up(ranks, known) or _levels(ranks)):
            return dict(zip(own, ranks, strict=True))
    ranks = _ranks([(count <= BARE, False) for count in filled])
    return dict(zip(own, ranks, strict=True)) if _add_up(ranks, known) else {}


def _ranks(seen: Sequence[tuple[bool, ...]]) -> list[int]:
    """The rank of each style, 0 the highest."""
    order = sorted(set(seen), reverse=True)
    return [order.index(style) for style in seen]


def _levels(ranks: Sequence[int]) -> bool:
    """Whether ranks in document order are those of a tree.

    The first row has the highest style, each row of that style has rows below it, no level is left
    out on the way down, most rows of a style between have rows below them, and there are fewer rows
    of the highest style than of the next: what is bold here and there is no heading.
    """
    if ranks[0] or ranks[-1] == 0:
        return False
    headings, bare = Counter[int](), Counter[int]()
    for above, below in pairwise((*ranks, 0)):
        if below > above + 1:
            return False
        (headings if below > above else bare)[above] += 1
    few = FEWEST * headings[0] <= ranks.count(1)
    return few and not bare[0] and all(bare[r] <= headings[r] for r in range(max(ranks)))


def _add_up(ranks: Sequence[int], known: _Known) -> bool:
    """Whether headings have the figure that their rows add up to, as far as they all have one:
    several of them, one with more than one row; or the total is what they alone add up to; or they
    alone are in capitals, and all have it."""
    proven = summed = 0
    figures = known.figures
    for at, (rank, stated) in enumerate(zip(ranks, figures, strict=False)):
        end = next((i for i in range(at + 1, len(ranks)) if ranks[i] <= rank), len(ranks))
        below = [figures[i] for i in range(at + 1, end) if ranks[i] == rank + 1]
        parts = [figure for figure in below if figure is not None]
        if stated is None or not below or len(parts) < len(below):
            continue
        if sum(parts) != stated:
            return False
        proven += 1
        summed += len(parts) > 1
    highest = [figure for rank, figure in zip(ranks, figures, strict=False) if rank == 0]
    totalled = None not in highest and sum(filter(None, highest)) == known.total
    capitals = proven == len(highest) and known.upper == [rank == 0 for rank in ranks]
    several = proven >= FEWEST and (summed > 0 or totalled or capitals)
    return several and not ranks[0] and all(b <= a + 1 for a, b in pairwise(ranks))
