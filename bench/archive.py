"""A folder of many documents with what must become of each: a seed, a number, the same folder.

Most are pages of ``bench.accuracy``, each with its own tree; three in twenty are PDFs, the samples
and a few that LibreOffice prints where it is installed, each copy with bytes of its own; two in a
hundred give no tree, one because it is a letter, one because it is no PDF though it begins as one.
"""

from pathlib import Path

from bench.accuracy import html
from bench.accuracy.render import missing, render
from bench.accuracy.world import make_world

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*/*.pdf"))

FOLDER = 500
"""Documents in one folder of the archive."""

LETTER = "<html><body><p>Kính gửi: các đơn vị</p><p>Số {number}</p></body></html>"


def kind(number: int) -> str:
    """``letter``, ``broken``, ``pdf`` or ``html``: of the document with this number."""
    if number % 100 in (7, 57):
        return "letter" if number % 100 == 7 else "broken"
    return "pdf" if number % 20 in (3, 10, 16) else "html"


def make(folder: Path, documents: int, printed: int, seed: int) -> dict[str, str]:
    """Write the documents; the path of each -> ``tree``, ``no-tree`` or ``unreadable``.

    :param printed: PDFs that LibreOffice makes, besides the samples.
    :param seed: of the first page; the next has the next one.
    """
    stock = [path.read_bytes() for path in (*SAMPLES, *_printed(folder / "printed", printed, seed))]
    found: dict[str, str] = {}
    for number in range(documents):
        what = kind(number)
        place = folder / "archive" / f"{number // FOLDER:03}"
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{what}-{number:06}.{'pdf' if what in ('pdf', 'broken') else 'html'}"
        if what == "pdf":
            path.write_bytes(stock[number % len(stock)] + b"%% copy %d\n" % number)
        elif what == "broken":
            path.write_bytes(b"%%PDF-1.7\nnothing that follows is one %d\n" % number)
        elif what == "letter":
            path.write_text(LETTER.format(number=number), encoding="utf-8")
        else:
            form = html.Form(False, number % 2 == 1, number % 3 == 0)
            path.write_bytes(html.write(make_world(seed + number), form)[0])
        found[str(path)] = {"letter": "no-tree", "broken": "unreadable"}.get(what, "tree")
    return found


def _printed(folder: Path, count: int, seed: int) -> list[Path]:
    reason = missing("libreoffice")
    if reason or not count:
        print(f"PDFs: the samples alone; {reason or 'none is to be printed'}")
        return []
    worlds = [make_world(each) for each in range(seed - count, seed)]
    return render(worlds, "libreoffice", folder / "sources" / "libreoffice")
