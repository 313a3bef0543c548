"""On which page each row begins, as the layout engine itself says it.

The first word of each cell has a name, and the printed file says where each name stands. A browser
keeps only names that a link leads to: for it the file ends with a page of links, which is taken off
again. A row begins where the first of its cells does.
"""

import importlib.util
import json
from pathlib import Path


def able() -> bool:
    """Whether pages can be told: that needs pypdf."""
    return importlib.util.find_spec("pypdf") is not None


def row_name(appendix: int, row: int) -> str:
    """The name of a row."""
    return f"a{appendix}r{row}"


def cell_name(appendix: int, row: int, cell: int) -> str:
    """The name of the n-th cell of a file, which begins in this row."""
    return f"{row_name(appendix, row)}c{cell}"


def take_off(path: Path, links: bool) -> dict[str, int]:
    """Row -> page, from 1; the page of links (``links``) is gone from the file afterwards."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=str(path))
    number_of = {page.indirect_reference.idnum: n for n, page in enumerate(writer.pages, start=1)}
    found: dict[str, int] = {}
    for name, place in writer.named_destinations.items():
        row, page = name.lstrip("/").rpartition("c")[0], number_of[place.page.idnum]
        found[row] = min(page, found.get(row, page))
    if links:
        linked = (n for n, page in enumerate(writer.pages) if page.get("/Annots"))
        for _ in range(len(writer.pages) - min(linked)):
            writer.remove_page(len(writer.pages) - 1)
    with path.open("wb") as out:
        writer.write(out)
    return found


def keep(folder: Path, file: str, pages: dict[str, int]) -> None:
    """Write what was found beside the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{file}.json").write_text(json.dumps(pages), encoding="utf-8")


def kept(folder: Path, file: str) -> dict[str, int]:
    """What was found, nothing where nothing could be."""
    path = folder / f"{file}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
