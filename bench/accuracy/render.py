"""Layout engines: a world -> the files that ``phuluc`` will read.

An engine whose program is missing is skipped and the reason printed.
"""

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.accuracy import docx, html
from bench.accuracy.records import World

CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
)  # fmt: skip
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
            page.write_text(html.write(world), encoding="utf-8")
            target = folder / f"{file_name(world.seed, 'chromium')}.pdf"
            wrong = _call([program, *CHROMIUM, f"--user-data-dir={scratch}/profile",
                           f"--print-to-pdf={target}", page.as_uri()])  # fmt: skip
            if wrong:
                print(f"chromium, seed {world.seed}: {wrong}")


def _libreoffice(worlds: list[World], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        sources = []
        for world in worlds:
            source = Path(scratch) / f"{file_name(world.seed, 'libreoffice')}.docx"
            source.write_bytes(docx.write(world))
            sources.append(str(source))
        for first in range(0, len(sources), 40):
            command = ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless"]
            command += ["--convert-to", "pdf", "--outdir", str(folder)]
            wrong = _call([*command, *sources[first : first + 40]])
            if wrong:
                print(f"libreoffice: {wrong}")


def _weasyprint(worlds: list[World], folder: Path) -> None:
    import logging

    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    for world in worlds:
        target = folder / f"{file_name(world.seed, 'weasyprint')}.pdf"
        weasyprint.HTML(string=html.write(world)).write_pdf(str(target))


def _html(worlds: list[World], folder: Path) -> None:
    for world in worlds:
        target = folder / f"{file_name(world.seed, 'html')}.html"
        target.write_text(html.write(world, line_breaks=world.seed % 3 == 0), encoding="utf-8")


def _html_pages(worlds: list[World], folder: Path) -> None:
    for world in worlds:
        target = folder / f"{file_name(world.seed, 'html-pages')}.html"
        text = html.write(world, paged=True, line_breaks=world.seed % 3 == 0)
        target.write_text(text, encoding="utf-8")


ENGINES: dict[str, Callable[[list[World], Path], None]] = {
    "chromium": _chromium,
    "libreoffice": _libreoffice,
    "weasyprint": _weasyprint,
    "html": _html,
    "html-pages": _html_pages,
}


def missing(engine: str) -> str | None:
    """Why an engine cannot run here, None where it can."""
    if engine == "chromium" and not (shutil.which("chromium") or shutil.which("google-chrome")):
        return "chromium is not installed"
    if engine == "libreoffice" and not shutil.which("soffice"):
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
        found = [
            p
            for p in folder.glob(f"{file_name(world.seed, engine)}.*")
            if p.suffix in (".pdf", ".html")
        ]
        if found and found[0].suffix == ".pdf" and world.look.turn:
            turn(found[0], world.look.turn)
        out += found
    return out


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
