"""Sources by URL: archives and a real web server on this machine, through fsspec."""

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from phuluc import remote
from phuluc.remote import fetch, files, is_url
from phuluc.sources import list_sources, loads
from schemas.findings import Finding

ROOT = Path(__file__).parent.parent
TABLE = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\nTổng\t\t2\n".encode()
needs_openssl = pytest.mark.skipif(
    not shutil.which("openssl"), reason="openssl, which makes a certificate, is not installed"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    place = tmp_path / "archive.zip"
    with zipfile.ZipFile(place, "w") as made:
        made.writestr("a.txt", TABLE)
        made.writestr("deep/b.txt", TABLE)
        made.writestr("notes.docx", b"PK\x03\x04")
    return place


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "a b.txt").write_bytes(TABLE)
    (tmp_path / "web" / "empty.txt").touch()
    handler = partial(Quiet, directory=str(tmp_path / "web"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def phuluc(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "phuluc", "extract", *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("word", "url"),
    [
        ("https://example.org/a.pdf", True),
        ("zip://a.pdf::b.zip", True),
        ("simplecache::https://example.org/a.pdf", True),
        ("in/a.pdf", False),
        ("C:\\a.pdf", False),
        ("a::b.pdf", True),
        ("Phụ lục: 2023.pdf", False),
    ],
)
def test_what_counts_as_a_url(word: str, url: bool) -> None:
    assert is_url(word) is url


def test_a_file_of_an_archive_is_read(archive: Path) -> None:
    assert fetch(f"zip://deep/b.txt::{archive}", 1000) == TABLE


def test_an_archive_is_a_folder(archive: Path) -> None:
    listing = list_sources([f"zip://::{archive}"])
    assert [each.url for each in listing.sources] == [f"zip://a.txt::{archive}"]
    assert listing.passed_over == 1


def test_recursive_enters_the_folders_of_an_archive(archive: Path) -> None:
    listing = list_sources([f"zip://::{archive}"], recursive=True)
    assert [each.folder for each in listing.sources] == ["a", "b"]


def test_a_pattern_in_an_archive_gives_what_fits(archive: Path) -> None:
    found = files(f"zip://**/*.txt::{archive}", recursive=False)
    assert [each.name for each in found] == ["a.txt", "b.txt"]


def test_an_archive_of_many_files_is_opened_once(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = remote._opened

    def counted(url: str) -> tuple[object, str]:
        opened.append(url)
        return real(url)

    monkeypatch.setattr(remote, "_opened", counted)
    with zipfile.ZipFile(archive, "a") as made:
        for number in range(50):
            made.writestr(f"{number}.txt", TABLE)
    listing = list_sources([f"zip://::{archive}"])
    found = [load() for load in loads(listing.sources, 1000)]
    assert found == [TABLE] * 51
    assert len(opened) == 3  # to list them, to look at their first bytes, to read them


def test_an_archive_that_lists_too_much_is_refused_before_it_is_listed(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "LISTING", 100)
    (source,) = list_sources([f"zip://::{archive}"]).sources
    assert source.fault is not None and source.fault.code == "too-large"
    found = fetch(f"zip://a.txt::{archive}", 1000)
    assert isinstance(found, Finding) and found.code == "too-large"


def test_an_address_that_is_none_is_not_found() -> None:
    (source,) = list_sources(["http://[::1/a.pdf"]).sources
    found = next(loads([source], 1000))()
    assert isinstance(found, Finding) and found.code == "not-found"


def test_a_page_of_the_web_is_read(web: str) -> None:
    assert fetch(f"{web}/a%20b.txt", 1000) == TABLE


def test_a_source_is_named_by_the_last_part_of_its_url(web: str) -> None:
    (source,) = list_sources([f"{web}/a%20b.txt?x=1/2"]).sources
    assert (source.path.name, source.folder) == ("a b.txt", "a b")


def test_what_is_larger_than_the_bound_is_too_large(web: str) -> None:
    found = fetch(f"{web}/a%20b.txt", 10)
    assert isinstance(found, Finding) and found.code == "too-large"


@pytest.mark.parametrize(("name", "code"), [("nix.txt", "not-found"), ("empty.txt", "empty-file")])
def test_what_the_web_does_not_give_is_said(web: str, name: str, code: str) -> None:
    found = fetch(f"{web}/{name}", 1000)
    assert isinstance(found, Finding) and found.code == code
    assert found.facts.get("seen") in (None, "nothing is there")


def test_a_server_that_is_not_there_is_said() -> None:
    found = fetch("http://127.0.0.1:9/a.txt", 1000)
    assert isinstance(found, Finding) and found.code == "not-found"
    assert "connect" in str(found.facts["seen"])


def test_a_kind_of_url_that_nobody_knows_is_said() -> None:
    (source,) = list_sources(["nix://a.pdf"]).sources
    assert source.fault is not None and source.fault.code == "not-found"


def test_a_password_is_not_repeated() -> None:
    (source,) = list_sources(["https://me:secret@example.org/a.pdf"]).sources
    assert source.given == "https://me:***@example.org/a.pdf"


def test_a_run_reads_the_web_and_an_archive_beside_files(web: str, archive: Path) -> None:
    (archive.parent / "c.txt").write_bytes(TABLE)
    words = [f"{web}/a%20b.txt", f"zip://::{archive}", "c.txt", f"{web}/nix.txt", "--json"]
    run = phuluc(*words, "--jobs", "2", cwd=archive.parent)
    assert run.returncode == 3
    made = json.loads(run.stdout)["sources"]
    assert [each["folder"] for each in made] == ["out/a b", "out/a", "out/c", None]


def test_without_a_url_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TABLE)
    program = (
        "import sys\nfrom phuluc.cli import main\nmain(['extract', 'a.txt', '--quiet'])\n"
        "assert not {'fsspec', 'aiohttp'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_without_the_extra_a_url_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys\nsys.modules['fsspec'] = None\nfrom phuluc.cli import main\n"
        "sys.exit(main(['extract', 'https://example.org/a.pdf']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 3
    assert "pip install 'phuluc[remote]'" in done.stderr and done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A web server with a certificate of its own, and that certificate."""
    folder = tmp_path_factory.mktemp("secure")
    (folder / "a.txt").write_bytes(TABLE)
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out cert.pem"
    words = [*command.split(), "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True)
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"https://localhost:{server.server_port}/a.txt", folder / "cert.pem"
        server.shutdown()


@needs_openssl
def test_a_page_behind_tls_is_read(secure: tuple[str, Path], tmp_path: Path) -> None:
    run = phuluc(secure[0], cwd=tmp_path, SSL_CERT_FILE=str(secure[1]))
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "a" / "tree.json").exists()


@needs_openssl
def test_a_certificate_that_nobody_vouches_for_is_said(
    secure: tuple[str, Path], tmp_path: Path
) -> None:
    run = phuluc(secure[0], cwd=tmp_path)
    assert run.returncode == 3
    assert "certificate" in run.stderr and run.stderr.count("\n") == 1


def test_a_server_that_says_nothing_holds_up_no_interruption(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a.txt"
        command = [sys.executable, "-m", "phuluc", "extract", url]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE
        ) as process:
            server.accept()  # it waits for an answer
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=5)
    assert (process.returncode, errors) == (130, b"")
