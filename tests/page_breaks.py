"""Page breaks for tests: what ends before one and begins behind it, written as texts by column."""

import msgspec

from normalize.breaks import Above, Break, Evidence
from normalize.habits import Habits
from normalize.scoring import is_rule_start
from schemas.page import Cell, Line
from schemas.rows import Column, Part, Place, Whole
from tables import COLUMNS

CODE, TITLE, SCORE, TASKS, LEAD = range(5)
Texts = tuple[str | Cell | None, ...]


def cell(text: str | Cell | None, **more: object) -> Cell | None:
    made = text if isinstance(text, Cell | None) else Cell((Line(text),) if text else ())
    return made and msgspec.structs.replace(made, **more)


def cut(
    above: Texts, below: Texts, *, opened: tuple[int, ...] = (), older: tuple[int, ...] = (),
    leaves: bool = True, proves: bool = False, known: dict[int, set[str]] | None = None,
    merges: bool = True, columns: tuple[Column, ...] = COLUMNS, previous: tuple[str, ...] = (),
    coded: str = "", centred: bool = False, shared: float = 0.0, closes: bool = False,
    bare_merges: bool = False, **habits: object,
) -> Break:  # fmt: skip
    """A break. ``opened``: the columns whose cell above is open at the page's end; ``older``: those
    in which it began before the last row; ``known``: texts of other cells by column."""
    place = Place(1, 9)
    over = []
    for column, text in enumerate(above):
        made = cell(text, open_bottom=column in opened)
        whole = Whole((Part(place, made),), 1, made.column_span) if made is not None else Whole()
        over.append(Above(whole, column not in older, 3 if column in older else 9))
    texts = tuple(frozenset((known or {}).get(at, ())) for at in range(len(columns)))
    width = len(columns)
    shown = Habits(
        known=texts, merges=(merges,) * width, coded=(coded,) * width,
        centred=(centred,) * width, shared=(shared,) * width,
        bare_merges=(bare_merges,) * width, **habits,  # type: ignore[arg-type]
    )  # fmt: skip
    return Break(
        columns=columns, above=tuple(over), below=tuple(map(cell, below)), leaves_open=leaves,
        closed_proves=proves, habits=shown, is_rule_start=is_rule_start,
        previous=lambda: previous[::-1], closes=closes,
    )  # fmt: skip


def said(evidence: Evidence | None) -> tuple[str, bool, bool] | None:
    """The rule, whether it joins, how surely."""
    return evidence and (evidence.rule, evidence.joins, evidence.sure)
