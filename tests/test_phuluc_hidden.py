"""What libraries are loaded without is still there for those who ask for it later."""

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from phuluc.hidden import Late, instead

SAMPLE = Path(__file__).parent.parent / "samples" / "phuong-6-2023"
OFFICE = SAMPLE / "phuong-6-2023.office.pdf"


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_hidden_module_is_not_found_inside_and_found_behind() -> None:
    code = (
        "from phuluc.hidden import instead\n"
        "with instead({'colorsys': None}):\n"
        "    try:\n        import colorsys\n        print('found')\n"
        "    except ImportError:\n        print('none')\n"
        "import colorsys\nprint(colorsys.__name__)"
    )
    assert python(code).split() == ["none", "colorsys"]


def test_what_is_loaded_already_stays() -> None:
    with instead({"inspect": ModuleType("inspect")}):
        assert sys.modules["inspect"] is inspect


def test_a_late_module_loads_when_it_is_used_inside_the_block_too() -> None:
    code = (
        "import sys\n"
        "from phuluc.hidden import Late, instead\n"
        "with instead({'colorsys': Late('colorsys')}):\n"
        "    import colorsys\n"
        "    print(type(colorsys).__name__)\n"
        "    print(colorsys.rgb_to_hls.__module__)\n"
        "print(type(sys.modules['colorsys']).__name__)"
    )
    assert python(code).split() == ["Late", "colorsys", "module"]


def test_a_late_module_loads_behind_the_block() -> None:
    late = Late("inspect")
    assert late.signature is inspect.signature


def test_pyarrow_loads_without_certificates_and_the_real_module_comes_after_it() -> None:
    code = (
        "import sys\n"
        "from phuluc.hidden import arrow\n"
        "with arrow():\n    import pyarrow.parquet\n"
        "print('ssl' in sys.modules)\n"
        "import ssl\nprint(bool(ssl.SSLContext))"
    )
    assert python(code).split() == ["False", "True"]


def test_a_logger_that_is_made_early_is_the_real_one_when_it_is_told_something() -> None:
    code = (
        "import sys\n"
        "from phuluc.hidden import commands\n"
        "with commands():\n    import concurrent.futures\n"
        "print('logging' in sys.modules)\n"
        "future = concurrent.futures.Future()\n"
        "future.add_done_callback(lambda done: 1 / 0)\n"
        "import logging\n"
        "logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s')\n"
        "future.set_result(1)"
    )
    assert python(code).split()[:3] == ["False", "concurrent.futures", "ERROR"]


def test_records_load_without_what_they_hardly_use_and_identifiers_are_the_same() -> None:
    code = (
        "import sys\n"
        "from phuluc.hidden import records\n"
        "with records():\n    import msgspec\n"
        "print(*(name in sys.modules for name in ('platform', 'textwrap', 'typing_extensions')))\n"
        "import platform, textwrap, uuid\n"
        "print(uuid._LINUX == (platform.system() == 'Linux'), textwrap.dedent(' a'))"
    )
    assert python(code).split() == ["False", "False", "False", "True", "a"]


def test_records_load_without_what_makes_schemas_and_make_them_all_the_same() -> None:
    code = (
        "import sys\n"
        "from phuluc.hidden import records\n"
        "with records():\n    import msgspec\n"
        "print(*('msgspec.' + name in sys.modules for name in ('_json_schema', 'toml')))\n"
        "print(msgspec.json.schema(int)['type'], msgspec.inspect.type_info(int).gt)\n"
        "print(msgspec.toml.decode(b'a = 1')['a'])"
    )
    assert python(code).split() == ["False", "False", "integer", "None", "1"]


def test_beautiful_soup_loads_without_selectors_and_they_are_there_when_used() -> None:
    code = (
        "import sys\n"
        "from phuluc.hidden import engines\n"
        "with engines():\n    import extract.html\n"
        "late = ('soupsieve', 'logging', 'typing_extensions', 'html.parser')\n"
        "print(any(name in sys.modules for name in ('charset_normalizer', *late)))\n"
        "from bs4 import BeautifulSoup\n"
        "print(BeautifulSoup('<p><b>a</b></p>', 'lxml').select_one('p > b').string)"
    )
    assert python(code).split() == ["False", "a"]


def test_a_logger_that_is_made_and_told_inside_the_block_is_the_real_one() -> None:
    code = (
        "from phuluc.hidden import engines\n"
        "with engines():\n"
        "    import logging\n"
        "    log = logging.getLogger('pdfminer')\n"
        "    print(type(log).__name__, log.debug('seek: %r', 0), log.debug.__self__.name)\n"
        "import sys\nprint(type(sys.modules['logging']).__name__)"
    )
    assert python(code).split() == ["_Logger", "None", "pdfminer", "module"]


@pytest.mark.parametrize("options", [("--engine", "pdfplumber"), ("--cross-check",)])
def test_a_command_reads_a_pdf_with_the_other_engine(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """In a process of its own: where tests run, much is loaded already that a command hides."""
    command = [sys.executable, "-m", "phuluc", "extract", str(OFFICE), "-o", str(tmp_path)]
    done = subprocess.run([*command, *options], capture_output=True, text=True)
    assert (done.returncode, (tmp_path / OFFICE.stem / "tree.json").exists()) == (0, True)
