"""Pages to built appendices: the stages of normalize in their order."""

from collections.abc import Iterable
from itertools import chain

import msgspec

from normalize.bare import bare_rows
from normalize.beside import unfold
from normalize.between import told_of_rows
from normalize.beyond import cut_addresses
from normalize.broken import broken_ends
from normalize.cover import cover
from normalize.ends import lost_ends
from normalize.glued import mark_glued
from normalize.heading import parse_heading
from normalize.held import telling
from normalize.issued import apart
from normalize.kinds import classify
from normalize.known import mark_known
from normalize.loose import loose_ends
from normalize.outline import outline
from normalize.pieces import under_new_names
from normalize.roles import aims, earlier
from normalize.scoring import is_rule_start
from normalize.shifted import shifted_rows
from normalize.slashed import mark_slashed
from normalize.spans import on_leaves
from normalize.stitch import stitch
from normalize.tables import find_tables, heading_lines
from normalize.torn import torn_rows
from normalize.tree import Parts, build
from normalize.values import maxima
from schemas.findings import Finding, Stopped
from schemas.page import Page
from schemas.rows import PageLine, Table
from schemas.tree import Built, Criterion, Heading


class Normalized(msgspec.Struct, frozen=True):
    """Every criteria table of a source as a built appendix, and findings of the whole source."""

    built: tuple[Built, ...]
    findings: tuple[Finding, ...] = ()


def normalize(pages: Iterable[Page]) -> Normalized:
    """Reads the criteria tables of a source.

    :raises Stopped: ``no-table`` where there is no criteria table, ``header-not-found`` where a
        table has numbered rows and a header that names nothing known.
    """
    found = find_tables(pages)
    heads = (table.heading for table in found.tables[1:])
    pairs = zip(found.tables, chain(heads, [()]), strict=False)
    made = [(table, appendix(table, behind)) for table, behind in pairs]
    built = [one for _, one in made if _says(one)]
    blank = (_blank(table) for table, one in made if one.appendix.criteria and not _says(one))
    findings = (*found.findings, *blank)
    if not built:
        code = "header-not-found" if found.numbered else "no-table"
        facts = {"tables": str(len(findings))} if findings else {}
        raise Stopped(Finding(code, facts), *findings)
    return Normalized(*told_of_rows(built, findings))


def _says(one: Built) -> bool:
    """Whether a row says anything but its code: where none does, a person is to fill in a form, and
    dots say that more rows may follow."""
    return any(
        any(figure is not None for figure in row.scores.values())
        or any(map(_is_said, (row.title, *_cells(row))))
        for row in one.appendix.criteria
    )


def _cells(row: Criterion) -> tuple[str, ...]:
    return (*(text.text for text in row.texts.values()), *row.extra.values())


def _is_said(text: str) -> bool:
    """Whether a text is more than dots to write on, or a row's "…" of the rows to come."""
    return any(map(str.isalnum, text))


def _blank(table: Table) -> Finding:
    page = table.rows[0].place.page
    header = " | ".join(column.header for column in table.columns if column.header)
    return Finding("table-skipped", {"page": str(page), "header": header[:200]}, page=page)


def _heading(table: Table) -> Heading:
    """What the lines above a table say. Where no label says which of them are its own, they are
    those of the pages on which it begins, if these have a title: above may stand who signed."""
    heading, _ = parse_heading(apart(heading_lines(table)))
    first = min((row.place.page for row in table.rows), default=0)
    if heading.label or all(each.page >= first for each in table.heading):
        return heading
    own, _ = parse_heading(apart(heading_lines(table, first)))
    whole = own.title and (own.issued_with or not heading.issued_with)
    return own if whole else heading


def appendix(table: Table, behind: Iterable[PageLine] = ()) -> Built:
    """One criteria table as a built appendix.

    :param behind: what is printed above the table behind it.
    """
    heading = _heading(table)
    issued = str(heading.year) not in (heading.title or "")
    if not issued or aims(table.columns):
        columns = earlier(table.columns, heading.year, issued)
        named = [column.name for column in table.columns]
        header = tuple(under_new_names(table.header, named, columns))
        table = msgspec.structs.replace(table, columns=columns, header=header)
    stitched = stitch(telling(table), is_rule_start)
    whole = mark_slashed(mark_known(stitched.rows, on_leaves(table)), table)
    rows = classify(table.columns, unfold(table.columns, whole))
    nodes = outline(rows, maxima(table.columns, rows))
    covered = cover(table, rows, nodes, stitched.closed_proves)
    built = mark_glued(build(Parts(table, heading, stitched, rows, nodes, covered)))
    told = (
        *loose_ends(stitched.rows, table),
        *bare_rows(table),
        *broken_ends(stitched.rows, table),
        *lost_ends(rows, table, built.appendix, behind),
        *shifted_rows(stitched.rows, table),
        *torn_rows(stitched.rows, table),
        *cut_addresses(stitched.rows, table),
    )
    return msgspec.structs.replace(built, findings=(*built.findings, *told))
