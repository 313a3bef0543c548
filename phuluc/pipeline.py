"""The conductor: names the stages of one document in order, and adds up what they found."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from extract.readers import Reader, reader_for
from extract.sequence import Leaf, breaks, leaf_of
from normalize.read import normalize
from phuluc.worker import made_by
from schemas.checks import check
from schemas.findings import Finding, Stopped
from schemas.page import Page
from schemas.settings import Settings
from schemas.tree import Built, Extraction, Source, Tree


def extract(data: bytes, name: str, settings: Settings, corrections: bytes = b"") -> Extraction:
    """One document to its tree.

    :param data: the bytes of the source.
    :param name: its file name, for people.
    :param corrections: the bytes of a person's ``corrections.toml``, none where there is none.
    :raises Stopped: the source gave no tree; carries the findings that say why.
    """
    reader = reader_for(data)
    pages = _Pages(reader.read(data, settings))
    try:
        normalized = normalize(pages)
    except Stopped as stop:
        raise Stopped(*map(pages.told_of, stop.findings), *pages.findings) from stop
    differences = _cross_check(reader, data, settings)
    sha256 = hashlib.sha256(data).hexdigest()
    corrected, stale = _corrected(normalized.built, corrections, sha256)
    findings = [*pages.findings, *normalized.findings, *differences, *stale]
    for index, built in enumerate(corrected):
        findings.extend(_resolved(finding, index, built) for finding in built.findings)
        findings.extend(check(built.appendix, index))
    tree = Tree(
        source=Source(
            name=name,
            media_type=reader.media_type,
            sha256=sha256,
            pages=pages.count,
            reader=reader.name,
            engine=settings.engine if reader.name == "pdf" else None,
            made_by=made_by(settings, corrections),
        ),
        appendices=tuple(built.appendix for built in corrected),
        findings=tuple(sorted(findings, key=_order)),
    )
    return Extraction(tree, corrected)


class _Pages:
    """Counts the pages that pass, and keeps what their reader said about them."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = pages
        self.count = 0
        self.notes: list[tuple[str, dict[str, str], int]] = []
        self.leaves: list[Leaf] = []
        self.pictured: list[str] = []
        self.elsewhere = ""

    def __iter__(self) -> Iterator[Page]:
        for page in self.pages:
            self.count += 1
            self.leaves.append(leaf_of(page))
            for note in page.notes:
                if note.code == "no-table":
                    self.elsewhere = note.facts["seen"]
                else:
                    self.notes.append((note.code, note.facts, page.number))
            if page.pictured:
                self.pictured.append(str(page.number))
            yield page

    def told_of(self, stop: Finding) -> Finding:
        """Why there is no tree, and that the tables may be there and be pictures, or their letters
        not what is printed."""
        if stop.code not in ("no-table", "header-not-found"):
            return stop
        seen = next((facts["seen"] for code, facts, _ in self.notes if code == "damaged"), "")
        if stop.code == "no-table" and not seen:
            seen = self.elsewhere
        if stop.code == "no-table" and self.pictured:
            seen = (
                "in a scan with recognised text tables are part of the picture and are not read; "
                f"a picture and no drawn line on pages {', '.join(self.pictured)}"
            )
        return msgspec.structs.replace(stop, facts=stop.facts | {"seen": seen}) if seen else stop

    @property
    def findings(self) -> list[Finding]:
        """One finding a kind, with its pages: the rest of the source was read. And one for each
        place at which pages do not follow each other."""
        found = []
        for code in dict.fromkeys(code for code, _, _ in self.notes):
            of_kind = [(facts, page) for kind, facts, page in self.notes if kind == code]
            pages = ", ".join(str(page) for _, page in of_kind)
            severity = "note" if code == "text-repaired" else "warning"
            found.append(
                Finding(code, of_kind[0][0] | {"pages": pages}, severity, page=of_kind[0][1])
            )
        for page, seen, pages in breaks(self.leaves):
            found.append(Finding("damaged", {"seen": seen, "pages": pages}, "warning", page=page))
        return found


def _resolved(finding: Finding, appendix: int, built: Built) -> Finding:
    """A finding of an appendix with the id of the row that it names."""
    own = built.ids.get(finding.place) if finding.place is not None else finding.id
    return msgspec.structs.replace(finding, appendix=appendix, id=own)


def _order(finding: Finding) -> tuple[int, int, str, str, str]:
    return (
        finding.appendix if finding.appendix is not None else -1,
        finding.page or 0,
        finding.code,
        finding.id or "",
        str(sorted(finding.facts.items())),
    )


def _corrected(
    built: tuple[Built, ...], corrections: bytes, sha256: str
) -> tuple[tuple[Built, ...], tuple[Finding, ...]]:
    if not corrections:
        return built, ()
    from normalize.corrections import correct

    return correct(built, corrections, sha256)


def _cross_check(reader: Reader, data: bytes, settings: Settings) -> Iterable[Finding]:
    if not settings.cross_check or reader.name != "pdf":
        return ()
    from extract.checksums import broken_streams
    from extract.compare import differences

    found = list(differences(data, settings))
    count = broken_streams(data)
    if count:
        parts = "1 compressed part" if count == 1 else f"{count} compressed parts"
        keeps = "does not keep its checksum" if count == 1 else "do not keep their checksums"
        seen = f"{parts} of the file {keeps}"
        found.append(Finding("damaged", {"seen": seen}, "warning"))
    return found
