"""Layout engines: a world -> the files that ``phuluc`` will read.

An engine whose program is missing is skipped and the reason printed.
"""

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.accuracy import docx, html, where
from bench.accuracy.lost import lost
from bench.accuracy.records import World

CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
)  # fmt: skip
PAGES = '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}'
TAGS = '"UseTaggedPDF":{"type":"boolean","value":"true"}'
PRINTED = html.Form(links=where.able())
TIME_LIMIT = 300
"""Seconds for one call of a program."""


def file_name(seed: int, engine: str) -> str:
    """Name without ending of a generated file."""
    return f"{engine}-{seed:05d}"


def _call(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    return "" if done.returncode == 0 else (done.stderr or done.stdout)[-300:]


def _chromium(worlds: list[World], folder: Path) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as scratch:
        for world in worlds:
            page = Path(scratch) / "page.html"
            page.write_bytes(html.write(world, PRINTED)[0])
            target = folder / f"{file_name(world.seed, 'chromium')}.pdf"
            wrong = _call([program, *CHROMIUM, f"--user-data-dir={scratch}/profile",
                           f"--print-to-pdf={target}", page.as_uri()])  # fmt: skip
            if wrong:
                print(f"chromium, seed {world.seed}: {wrong}")


def _libreoffice(worlds: list[World], folder: Path) -> None:
    _office(worlds, folder, "libreoffice", PAGES)


def _tagged(worlds: list[World], folder: Path) -> None:
    _office(worlds, folder, "libreoffice-tagged", f"{PAGES},{TAGS}")


def _office(worlds: list[World], folder: Path, engine: str, options: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        sources = []
        for world in worlds:
            source = Path(scratch) / f"{file_name(world.seed, engine)}.docx"
            source.write_bytes(docx.write(world))
            sources.append(str(source))
        for first in range(0, len(sources), 40):
            command = ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless"]
            filtered = f"pdf:writer_pdf_Export:{{{options}}}"
            command += ["--convert-to", filtered, "--outdir", str(folder)]
            wrong = _call([*command, *sources[first : first + 40]])
            if wrong:
                print(f"{engine}: {wrong}")


def _weasyprint(worlds: list[World], folder: Path) -> None:
    import logging

    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    for world in worlds:
        target = folder / f"{file_name(world.seed, 'weasyprint')}.pdf"
        text = html.write(world, PRINTED)[0].decode()
        weasyprint.HTML(string=text).write_pdf(str(target))


def _html(worlds: list[World], folder: Path) -> None:
    _sources(worlds, folder, "html")


def _html_pages(worlds: list[World], folder: Path) -> None:
    _sources(worlds, folder, "html-pages")


def _sources(worlds: list[World], folder: Path, engine: str) -> None:
    for world in worlds:
        name = file_name(world.seed, engine)
        form = html.Form(False, engine == "html-pages", world.seed % 3 == 0)
        data, pages = html.write(world, form)
        (folder / f"{name}.html").write_bytes(data)
        where.keep(folder.parent.parent / "pages", name, pages)


ENGINES: dict[str, Callable[[list[World], Path], None]] = {
    "chromium": _chromium,
    "libreoffice": _libreoffice,
    "libreoffice-tagged": _tagged,
    "weasyprint": _weasyprint,
    "html": _html,
    "html-pages": _html_pages,
}


def missing(engine: str) -> str | None:
    """Why an engine cannot run here, None where it can."""
    if engine == "chromium" and not (shutil.which("chromium") or shutil.which("google-chrome")):
        return "chromium is not installed"
    if engine.startswith("libreoffice") and not shutil.which("soffice"):
        return "libreoffice (soffice) is not installed"
    if engine == "weasyprint" and importlib.util.find_spec("weasyprint") is None:
        return "the Python package weasyprint is not installed"
    return None


def render(worlds: list[World], engine: str, folder: Path) -> list[Path]:
    """Files of these worlds by one engine, in the order of the worlds; absent ones are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    ENGINES[engine](worlds, folder)
    out = []
    for world in worlds:
        name = file_name(world.seed, engine)
        for path in (folder / f"{name}.pdf", folder / f"{name}.html"):
            if path.exists() and (path.suffix == ".html" or _finish(path, world)):
                out.append(path)
    return out


def _finish(path: Path, world: World) -> bool:
    """Keep where rows begin, turn pages; a file that does not show the whole table is no proof."""
    gone = lost(path, world)
    if gone:
        print(f"{path.stem}: left out, the engine printed {gone} letters too few or too many")
        path.unlink()
        return False
    if PRINTED.links:
        pages = where.take_off(path, links=not path.stem.startswith("libreoffice"))
        where.keep(path.parent.parent.parent / "pages", path.stem, pages)
    if world.look.turn:
        turn(path, world.look.turn)
    return True


def turn(path: Path, how: str) -> None:
    """Turn the landscape pages of a PDF: drawn upright under a rotation flag, or drawn sideways."""
    if importlib.util.find_spec("pypdf") is None:
        print(f"{path.name}: pages not turned, the Python package pypdf is not installed")
        return
    import pypdf

    writer = pypdf.PdfWriter(clone_from=str(path))
    for page in writer.pages:
        if page.mediabox.width > page.mediabox.height:
            page.rotate(270)
            page.transfer_rotation_to_content()
            if how == "flag":
                page.rotate(90)
    with path.open("wb") as out:
        writer.write(out)
