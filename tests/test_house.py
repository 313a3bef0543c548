"""The habits of the house, as tests: floors, sizes, what is loaded, and what the papers say."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from phuluc.cli import COMMANDS
from schemas.findings import KINDS

ROOT = Path(__file__).parents[1]
PACKAGES = ("schemas", "extract", "normalize", "phuluc")
FLOORS = {
    "schemas": set(),
    "extract": {"schemas"},
    "normalize": {"schemas"},
    "phuluc": {"schemas", "extract", "normalize"},
}
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50

LARGER: dict[str, str] = {}
"""Place ("package/file.py" or "package/file.py:function") -> why it may be larger."""

HEAVY = {"pyarrow", "pypdfium2", "pdfplumber", "bs4", "lxml", "rich", "pandas", "numpy"}
HEAVY |= {"duckdb", "psycopg", "sqlite3"}
NOT_FOR_A_PDF = {"pandas", "bs4", "lxml", "pdfplumber"}


def modules(package):
    return sorted((ROOT / package).rglob("*.py"))


def imported(path):
    """Top names of what a module imports, at its top or inside its functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides the floor"
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_floor_imports_only_those_below(package):
    for path in modules(package):
        above = set(imported(path)) & set(PACKAGES) - {package} - FLOORS[package]
        assert not above, f"{path.relative_to(ROOT)} imports {above}"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_gives_a_name_once(package):
    """Nothing warns where a second value takes the place of one that other lines of it use."""
    for path in modules(package):
        seen = set()
        for node in ast.parse(path.read_text("utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else ()
            for name in (t.id for t in targets if isinstance(t, ast.Name)):
                assert name not in seen, f"{path.relative_to(ROOT)} gives {name} twice"
                seen.add(name)


@pytest.mark.parametrize("path", [p for name in PACKAGES for p in modules(name)], ids=str)
def test_a_file_and_its_functions_are_short(path):
    name = path.relative_to(ROOT).as_posix()
    text = path.read_text("utf-8")
    sizes = {name: (text.count("\n"), LINES_OF_A_FILE)}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = node.end_lineno - node.lineno + 1
            sizes[f"{name}:{node.name}"] = (size, LINES_OF_A_FUNCTION)
    long = {place: size for place, (size, most) in sizes.items() if size > most}
    assert long.keys() <= LARGER.keys(), long


def test_every_exception_is_still_one_and_has_its_reason():
    for place, reason in LARGER.items():
        assert (ROOT / place.split(":")[0]).is_file(), place
        assert reason


def test_what_extract_says_has_no_vietnamese_word_of_the_domain():
    words = re.compile(r"tiêu chí|lĩnh vực|phụ lục|điểm tối đa", re.I)
    for path in modules("extract"):
        strings = [
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [text for text in strings if words.search(text)], path


def loaded(*command):
    """Top names in ``sys.modules`` of a child that ran the command, and how it ended."""
    program = (
        "import sys\n"
        "from phuluc.cli import main\n"
        "code = 0\n"
        "try:\n    code = main()\n"
        "except SystemExit as end:\n    code = end.code\n"
        "print('\\nLOADED', *sorted({name.split('.')[0] for name in sys.modules}))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, command)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    names = done.stdout.rpartition("LOADED ")[2].split()
    assert names, done.stderr
    return done.returncode, set(names)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_loads_nothing_heavy(command):
    code, names = loaded(*command, "--help")
    assert code in (0, None)
    assert not names & HEAVY


def test_a_kind_is_decided_without_loading_a_reader():
    program = (
        "import sys\nfrom extract.readers import kind_of\n"
        "assert kind_of(b'<html>') == 'html'\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & HEAVY


SAMPLE = ROOT / "samples" / "phuong-6-2023" / "phuong-6-2023.office.pdf"


def test_a_pdf_becomes_a_tree_without_any_reader_of_markup():
    program = (
        "import sys\n"
        "from phuluc.pipeline import extract\n"
        "from schemas.settings import Settings\n"
        "assert extract(open(sys.argv[1], 'rb').read(), 'x.pdf', Settings()).tree.appendices\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, SAMPLE],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not set(done.stdout.split()) & NOT_FOR_A_PDF


def test_the_command_itself_loads_no_engine(tmp_path):
    code, names = loaded("extract", SAMPLE, "-o", tmp_path / "out")
    assert code == 0
    assert not names & NOT_FOR_A_PDF


def tracked(*patterns):
    """Files that git knows, so that scratch files are none of the house."""
    done = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("git lists the files, and this is no checkout")
    return done.stdout.splitlines()


def test_no_text_holds_both_sides_of_a_merge():
    marks = re.compile(r"^(<{7} |>{7} |={7}$)", re.MULTILINE)
    kept = tracked("*.py", "*.md", "*.toml", "*.yml", "Makefile", ".ci/*")
    assert not [path for path in kept if marks.search((ROOT / path).read_text("utf-8"))]


def test_the_architecture_names_every_folder_and_nothing_that_is_gone():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for folder in {path.split("/")[0] for path in tracked() if "/" in path}:
        assert folder.startswith(".") or f"`{folder}/`" in text, f"{folder}/ has no door"
    for named in re.findall(r"`([\w./-]+\.(?:py|toml|json))`", text):
        found = [p for p in ROOT.glob(f"**/{named}") if ".venv" not in p.parts]
        assert found, f"{named} is gone"


def test_tests_are_flat_and_named_after_what_they_test():
    for path in tracked("tests/*.py"):
        name = path.removeprefix("tests/")
        assert "/" not in name
        assert name != "__init__.py"
        found = re.fullmatch(r"test_(schemas|extract|normalize|phuluc)_(\w+)\.py", name)
        if found:
            package = ROOT / found[1]
            assert any(part.stem in found[2] for part in package.rglob("*.py")) or found[2] in SPAN


SPAN = {"conservation", "hostile"}
"""Subjects of a test file that are a property of a whole floor, not one module."""


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_readme_has_a_row_for_every_finding(readme):
    text = (ROOT / readme).read_text("utf-8")
    rows = set(re.findall(r"^\| `([a-z-]+)`", text, re.M))
    assert rows >= set(KINDS), sorted(set(KINDS) - rows)


def test_no_file_names_a_place_on_someones_machine():
    place = re.compile(r"/(?:home|root|work|Users)/|file:///(?!etc/)")
    for name in tracked():
        if name == "tests/test_house.py":
            continue
        try:
            text = (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        assert not place.search(text), name
