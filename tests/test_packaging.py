"""The wheel and the source archive: what is in them, and that the wheel works where it is alone."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

import phuluc

ROOT = Path(__file__).parent.parent
PACKAGES = ("extract", "normalize", "schemas", "phuluc")
SAMPLE = ROOT / "samples" / "phuong-6-2023" / "phuong-6-2023.browser.pdf"
EXTRAS = {"cluster", "duckdb", "postgres", "remote", "xlsx"}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``make dist`` makes."""
    return build(ROOT, tmp_path_factory.mktemp("dist"))


def build(checkout: Path, place: Path) -> Path:
    """Both archives of a checkout, or of an unpacked source archive."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(place)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return place


def wheel(dist: Path) -> Path:
    """The wheel."""
    (found,) = dist.glob("*.whl")
    return found


def metadata(dist: Path) -> Message:
    """What the wheel says of itself."""
    with zipfile.ZipFile(wheel(dist)) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def files() -> set[str]:
    """Every file of the packages in this checkout."""
    return {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_has_the_packages_and_nothing_else(dist: Path) -> None:
    with zipfile.ZipFile(wheel(dist)) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert inside == files()
    assert inside > {
        "normalize/vocabulary.json",
        "normalize/vocabulary.toml",
        "schemas/sentences.toml",
        "schemas/criteria-tree.schema.json",
        *(f"{package}/py.typed" for package in PACKAGES),
    }


def test_the_source_archive_has_what_the_wheel_is_made_of(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        inside = {name.split("/", 1)[1] for name in opened.getnames()}
    more = {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO", ".gitignore"}
    assert inside == files() | more


def test_the_source_archive_gives_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (checkout,) = tmp_path.iterdir()
    again = build(checkout, tmp_path / "again")
    assert wheel(again).read_bytes() == wheel(dist).read_bytes()


def test_the_extras_are_there_and_all_is_all_of_them(dist: Path) -> None:
    said = metadata(dist)
    assert set(said.get_all("Provides-Extra", ())) == EXTRAS | {"all", "dev"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (whole,) = project["optional-dependencies"]["all"]
    assert set(whole.removeprefix("phuluc[").removesuffix("]").split(",")) == EXTRAS


def test_the_version_stands_in_one_place(dist: Path) -> None:
    assert metadata(dist)["Version"] == phuluc.__version__


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a new environment that has the wheel, and reads its dependencies here.

    A line in a ``.pth`` file adds a folder to the path, but not what that folder adds itself: the
    checkout that is installed there is not seen.
    """
    place = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place / "venv"], check=True)
    python = place / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel(dist)], check=True)
    (packages,) = (place / "venv" / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.with_name("phuluc")


def run(command: Path, place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a folder, as a person would run it."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    return subprocess.run(
        [command, *words], cwd=place, env=environment, text=True, capture_output=True, check=False
    )


def test_an_installed_command_knows_its_version(installed: Path, tmp_path: Path) -> None:
    ended = run(installed, tmp_path, "--version")
    assert (ended.returncode, ended.stdout) == (0, f"phuluc {phuluc.__version__}\n")


def test_an_installed_command_is_not_that_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    ended = run(python, tmp_path, "-c", "import extract, phuluc; print(phuluc.__file__)")
    assert ended.stdout.startswith(str(installed.parents[1])), ended.stderr


def test_an_installed_command_extracts_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    ended = run(installed, tmp_path, "extract", str(SAMPLE), "--json")
    assert ended.returncode == 0, ended.stderr
    (source,) = json.loads(ended.stdout)["sources"]
    assert source["criteria"] == 109
    assert {each.name for each in tmp_path.iterdir()} == {"out"}
    (appendix,) = phuluc.read(tmp_path / "out" / "phuong-6-2023.browser").nested.appendices
    assert len(appendix.criteria) == 8


def test_an_installed_command_goes_on_with_its_result(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "extract", str(SAMPLE))
    for words in (["show"], ["validate"], ["export", "--to", "csv"]):
        ended = run(installed, tmp_path, *words, "out/phuong-6-2023.browser")
        assert ended.returncode == 0, ended.stderr


def test_the_container_runs_as_no_root() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users and users[-1] not in ("root", "0")


def test_the_container_is_built_of_what_it_copies() -> None:
    allowed = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    kept = {line[1:] for line in allowed if line.startswith("!")}
    copied = {
        word
        for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    }
    assert copied == kept
    assert all((ROOT / name).exists() for name in copied)
