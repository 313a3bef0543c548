"""What a whole row is: total, criterion, rule, group, note, the next paragraphs of the row above,
or an orphan that nobody understood."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, starmap

import msgspec

from normalize import formula_words
from normalize import scoring_words as words
from normalize.closing import adds_up, attributed, closed, counted, lonely, owned, remarked, signed
from normalize.coded_names import coded_in_name, own_name
from normalize.codes import Code, first, in_title, parse_code, successor
from normalize.guidance import chooses, gives_nothing, is_named, says_sentences, split_title
from normalize.headings import Named, headings, look
from normalize.kinded import DASHES, Kinded, is_dashed
from normalize.layout import (
    Layout,
    code_at,
    heads_counted,
    layout_of,
    planned,
    spans_table,
    text_at,
    title_at,
)
from normalize.numbers import ZERO, read_figure
from normalize.paragraphs import paragraphs
from normalize.scoring import defines, has_levels, is_measure, is_remark, is_rule, states_score
from normalize.styles import scored_by_numbers, scored_by_signs
from normalize.text import bullet, clean
from normalize.uncoded import Said, Verdict, judge, judge_listed, names_alone
from normalize.vocabulary import is_note, is_total
from schemas.rows import Column, Row


def classify(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Kinded, ...]:
    """Every whole row with its kind, in order."""
    layout = layout_of(columns, rows)
    kinded = [_kind(layout, row) for row in rows]
    for at in counted(layout, kinded):
        kinded[at] = _kind(layout, rows[at], total=False)
    kinded = _headed(layout, _placed(layout, kinded))
    listed = not any(row.code for row in kinded if row.kind != "group")
    figures = [_maximum(layout, row) for row in rows]
    levels = scored_by_signs if listed else scored_by_numbers
    for at in levels(kinded, figures) if listed or layout.title_codes else ():
        kinded[at] = Kinded(rows[at], "rule", name=own_name(layout, rows[at]))
    blocks = list(_blocks(layout, kinded, listed))
    beside = {  # parents at the left without points of their own: have they nothing but names?
        head: not any(kinded[n].kind == "rule" for n in block)
        for head, block in blocks
        if kinded[head].row.place.depth < 0 and _maximum(layout, kinded[head].row) is None
    }
    for head, block in [each for whole in blocks for each in _below_dashes(kinded, *whole)]:
        if beside.get(head):
            continue  # nothing to score
        said = [_said(layout, kinded[n]) for n in block]
        maximum = _maximum(layout, kinded[head].row)
        if head in beside and names_alone(said, beside.values()):
            verdicts = tuple(Verdict("criterion") for _ in block)
        elif chooses(kinded[head].name) and all(row.figure is not None for row in said):
            verdicts = tuple(Verdict("rule") for _ in block)
        else:
            verdicts = judge_listed(said, maximum) if listed else judge(said, maximum)
        for number, verdict in zip(block, verdicts, strict=True):
            kinded[number] = _settled(layout, kinded[number], verdict)
        _dashed(kinded, block)
        for number, numbered in _numbered([(n, kinded[n]) for n in block]):
            kinded[number] = numbered
    kinded = remarked(attributed(kinded))
    return tuple(lonely(layout, list(owned(closed(layout, signed(layout, kinded))))))


def _headed(layout: Layout, rows: list[Kinded]) -> list[Kinded]:
    """The rows, those that head coded ones without a code of their own marked."""
    named = [at for at, row in enumerate(rows) if row.kind in ("criterion", "rule", "group")]
    found = headings([_named(layout, rows[at]) for at in named])
    heads = dict.fromkeys(_bonuses(layout, rows), 1)
    heads |= {at: 1 for at, row in enumerate(rows) if row.row.heads and row.kind == "criterion"}
    heads |= {named[at]: depth for at, depth in found.items()}
    return [msgspec.structs.replace(row, heads=heads.get(at, 0)) for at, row in enumerate(rows)]


def _bonuses(layout: Layout, rows: Sequence[Kinded]) -> set[int]:
    """Rows without a code that say what is added or taken off in the end ("Điểm cộng"): none of the
    criterion above, unless they are what it consists of."""
    found = [
        at
        for at, row in enumerate(rows)
        if row.kind == "criterion" and row.code is None and row.row.place.depth == 0
        if row.name and words.BONUS.match(row.name[0].text)
    ]
    above = next((row for row in reversed(rows[: found[0]]) if row.code), None) if found else None
    figures = [_maximum(layout, rows[at].row) for at in found]
    if above is None or sum(f for f in figures if f is not None) == _maximum(layout, above.row):
        return set()
    return set(found)


def _named(layout: Layout, row: Kinded) -> Named:
    own = any(text_at(row.row, i) for i in layout.owned)
    coded = row.code is not None or not (is_dashed(row) or not row.printed_code)
    head = row.kind == "criterion" and not coded and not own and row.row.place.depth == 0
    filled = sum(1 for cell in row.row.cells if cell is not None and cell.lines)
    return Named(row.code, row.name, _maximum(layout, row.row), head, filled == 1)


def _below_dashes(
    rows: list[Kinded], head: int, block: list[int]
) -> Iterator[tuple[int, list[int]]]:
    """A block, parted at rows with a dash for their code where others have none: those are what
    the others score."""
    dashed = {n for n in block if is_dashed(rows[n])}
    if not 0 < len(dashed) < len(block) or block[0] not in dashed:
        yield head, block
        return
    yield head, [n for n in block if n in dashed]
    below: list[int] = []
    for number in block:
        if number in dashed:
            yield from [(head, below)] if below else []
            head, below = number, []
        else:
            below.append(number)
    yield from [(head, below)] if below else []


def _dashed(rows: list[Kinded], block: Sequence[int]) -> None:
    """Rows of a block with a dash for their code are criteria where one of them certainly is."""
    dashed = [n for n in block if is_dashed(rows[n])]
    if len({rows[n].kind for n in dashed}) < 2:
        return
    for number in dashed:
        text = " ".join(p.text for p in rows[number].name)
        if rows[number].kind == "rule" and not (states_score(text) or is_remark(text)):
            name, guidance = split_title(rows[number].name)
            changed = msgspec.structs.replace(rows[number], kind="criterion", name=tuple(name))
            rows[number] = msgspec.structs.replace(changed, guidance=tuple(guidance))


def _placed(layout: Layout, rows: Sequence[Kinded]) -> list[Kinded]:
    """Rows with a rule only where a criterion stands above it that it could score: not behind the
    name of a group without a code, where it has points of its own or no row has any."""
    above = False
    found: list[Kinded] = []
    for row in rows:
        bare = found and found[-1].kind == "group" and found[-1].code is None
        own = layout.maximum is None or _maximum(layout, row.row) is not None
        if row.kind == "rule" and (not above or (bare and own)):
            text = " ".join(p.text for p in row.name)
            remark = is_remark(text) or is_note(text)
            row = msgspec.structs.replace(row, kind="note" if remark else "criterion")
        above = above or row.kind in ("criterion", "group")
        found.append(row)
    return found


def _blocks(
    layout: Layout, rows: Sequence[Kinded], listed: bool
) -> Iterator[tuple[int, list[int]]]:
    """Each criterion that has rows without a code below it, and those rows.

    :param listed: no row has a code; then rows that are worded as rules stand below the others.
    """
    head: int | None = None
    block: list[int] = []
    for number, row in enumerate(rows):
        if row.kind in ("more", "note"):  # what a remark stands between is one block all the same
            continue
        inside = row.kind == "rule" if listed else _is_open(layout, row)
        above = inside and row.code and head is not None and _is_above(layout, row, rows[head])
        if head is not None and inside and not above:
            block.append(number)
            continue
        if head is not None and block:
            yield head, block
        leads = row.code or listed or row.row.place.depth < 0
        head, block = (number if row.kind == "criterion" and leads else None), []
    if head is not None and block:
        yield head, block


def _is_open(layout: Layout, row: Kinded) -> bool:
    """Whether what a row is depends on the rows beside it: no code, or a letter in its title. A
    parent that stands left of its children is one."""
    if row.kind not in ("rule", "criterion") or row.row.place.depth < 0 or row.heads:
        return False
    return _lettered(layout, row) if row.code else not row.printed_code.strip(DASHES)


def _is_above(layout: Layout, row: Kinded, head: Kinded) -> bool:
    """Whether a letter in a title heads more points than the row above gives: no part or level."""
    own, most = (_maximum(layout, each.row) or ZERO for each in (row, head))
    return own > most > ZERO


def _lettered(layout: Layout, row: Kinded) -> bool:
    told = row.code is not None and row.code.style in ("letter_lower", "letter_upper")
    return told and not text_at(row.row, layout.code) and bool(text_at(row.row, layout.maximum))


def _said(layout: Layout, row: Kinded) -> Said:
    text, _ = _name_text(layout, row.row)
    return Said(
        text=text,
        figure=_maximum(layout, row.row),
        worded=row.kind == "rule",
        scored=states_score(text),
        filled=any(text_at(row.row, i) for i in layout.scores if i != layout.maximum),
        own_texts=any(text_at(row.row, i) for i in layout.owned),
        dashed=is_dashed(row),
        measured=row.kind == "rule" and is_measure(text),
    )


def _maximum(layout: Layout, row: Row) -> Decimal | None:
    return read_figure(text_at(row, layout.maximum))


def _settled(layout: Layout, row: Kinded, verdict: Verdict) -> Kinded:
    """A row with the kind that its block gives it; a letter that opens a rule is no code."""
    if row.code is not None:
        if verdict.kind != "rule" or (verdict.because and not verdict.firm):
            return row
        return Kinded(row.row, "rule", name=own_name(layout, row.row), because=verdict.because)
    changed = msgspec.structs.replace(row, kind=verdict.kind, because=verdict.because)
    if verdict.kind == row.kind:
        return changed
    own = own_name(layout, row.row)
    whole = verdict.kind == "rule" or len(own) == 1  # a part worded as a rule says no other name
    name, guidance = (own, ()) if whole else split_title(own)
    return msgspec.structs.replace(changed, name=tuple(name), guidance=tuple(guidance))


def _numbered(block: Sequence[tuple[int, Kinded]]) -> Iterator[tuple[int, Kinded]]:
    """The criteria of a block whose titles count them, "1. …", "2. …", or "a) …", "b) …" where some
    of them are worded as rules, with their codes."""
    parts = [(n, row) for n, row in block if row.kind == "criterion"]
    bare = [(n, row) for n, row in parts if row.code is None]
    told = {n: in_title(row.name[0].text) for n, row in bare if row.name}
    found = {n: each for n, each in told.items() if each and each[1]}
    counted = bare if all(code.style == "number" for code, _ in found.values()) else parts
    codes = [row.code or found[n][0] for n, row in counted if row.code or n in found]
    if len(counted) < 2 or len(codes) < len(counted) or not first(codes[0]):
        return
    styles = {code.style for code in codes}
    if not styles < {"number", "letter_lower"} or not all(starmap(successor, pairwise(codes))):
        return
    for number, row in bare:
        code, name = found[number]
        if code.style == "number":  # none of the codes of the column
            code = msgspec.structs.replace(code, label=code.label or "(name)")
        opened = msgspec.structs.replace(row.name[0], text=name)
        changed = msgspec.structs.replace(row, code=code, printed_code=code.text)
        yield number, msgspec.structs.replace(changed, name=(opened, *row.name[1:]))


def _kind(layout: Layout, row: Row, total: bool = True) -> Kinded:
    title_cell = row.cells[layout.title]
    code_cell = row.cells[layout.code] if layout.code is not None else None
    covered = title_cell is None and (layout.code is None or code_cell is None)
    if covered and _owned_above(row, layout):
        return Kinded(row, "more")
    text, printed = _name_text(layout, row)
    if total and (is_total(printed) or is_total(text)):
        return Kinded(row, "total")
    code = parse_code(printed) if printed else None
    if total and not isinstance(code, Code) and adds_up(layout, row, text or printed):
        return Kinded(row, "total")
    spanning = spans_table(layout, row)
    if isinstance(code, Code) and (not layout.running or heads_counted(code, text)):
        return _coded(layout, row, code, spanning)
    return coded_in_name(layout, row, printed, text, spanning) or _uncoded(
        layout, row, printed, text, spanning
    )


def _owned_above(row: Row, layout: Layout) -> bool:
    """Whether the title's place is covered by a cell of an older row."""
    owner_row, _ = row.owners[layout.title]
    here = next((o[0] for c, o in zip(row.cells, row.owners, strict=True) if c is not None), None)
    return here is None or owner_row < here


def _name_text(layout: Layout, row: Row) -> tuple[str, str]:
    """The title's text and the code cell's; of a cell that spans both, the one text is the title's
    unless it is a code."""
    code, title = code_at(row, layout.code), text_at(row, title_at(layout, row))
    if not title and code and not isinstance(parse_code(code), Code):
        return code, "" if in_title(code) or not is_total(code) else code
    return title, code


def _coded(layout: Layout, row: Row, code: Code, spanning: bool) -> Kinded:
    whole = row.cells[title_at(layout, row)]
    name, guidance = split_title(paragraphs(whole) if whole is not None else ())
    kind = "group" if spanning and not chooses(name) else "criterion"
    return Kinded(row, kind, code, code.text, "", tuple(name), tuple(guidance))


def _uncoded(layout: Layout, row: Row, printed: str, text: str, spanning: bool) -> Kinded:
    own = own_name(layout, row)
    if is_note(text) and _maximum(layout, row) is None:
        return Kinded(row, "note" if spanning else "rule", printed_code=printed, name=own)
    figures = any(text_at(row, i) for i in layout.scores if i != title_at(layout, row))
    if not text:
        return Kinded(row, "orphan", printed_code=printed)
    if spanning and gives_nothing(text):
        return Kinded(row, "rule", name=own)
    if spanning and says_sentences(text):
        return Kinded(row, "note", name=own)
    part = (
        formula_words.WHERE.match(clean(text).lstrip(DASHES))
        and any(text_at(row, i) for i in layout.owned)
        and not defines(text)
    )
    named = is_named(own) or has_levels([p.text for p in own])
    scored = named and _maximum(layout, row) is not None
    ruled = (is_rule(text) and not scored) or (is_remark(text) and not figures)
    beside = row.place.depth < 0  # a parent of the rows at its right
    if not spanning and not part and not beside and not planned(layout, row) and ruled:
        return Kinded(row, "rule", printed_code=printed, name=own)
    name, guidance = (own, ()) if part else split_title(own)
    if spanning and not figures:
        listed = bool(bullet(clean(text))) and not any(look(own))
        because = "a bullet stands before what spans the table" if listed else ""
        return Kinded(row, "group", None, printed, "", own, because=because)
    return Kinded(row, "criterion", None, printed, "", tuple(name), tuple(guidance))
