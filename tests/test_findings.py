"""Every kind of finding of the closed list is raised by a test, and told in both READMEs."""

import re
from pathlib import Path

import pytest

from bench.hostile.files import encrypted
from phuluc.worker import Job, run
from schemas.findings import KINDS, UNREADABLE, Finding
from schemas.settings import Settings

ROOT = Path(__file__).parent.parent
TESTS = "".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py"))


def table(*rows: str, header: str = "<th>STT<th>Tiêu chí<th>Điểm tối đa<th>Nhiệm vụ") -> bytes:
    """A page with one table, a row of cells each."""
    body = "".join(f"<tr>{row}" for row in rows)
    return f"<!doctype html><meta charset=utf-8><table><tr>{header}{body}</table>".encode()


COVERED = (
    "STT\tTiêu chí\tĐiểm tối đa\tNhiệm vụ\n1\tCải cách\t3\t\n1.1\tTuyên truyền\t2\t\n"
    "1.1.1\tKế hoạch\t2\tSoạn kế hoạch\n1.2\tKiểm tra\t1\t\n"
).encode()
"""A transcription shows no merged cells: whether the last row's is covered is open."""

RAISED = {
    "header-not-found": table(
        "<td>1<td>Một<td>x", "<td>2<td>Hai<td>y", "<td>3<td>Ba<td>z", header="<th>A<th>B<th>C"
    ),
    "encrypted": encrypted(b"secret", b"boss"),
    "ambiguous-cover": COVERED,
    "unknown-header": table("<td>1<td>Kế hoạch<td>2<td>x", header="<th>STT<th>Tiêu chí"
                            "<th>Điểm tối đa<th>Cột lạ"),
    "name-missing": table("<td>1<td>- Đạt 100%: 2<br>- Dưới 100%: 1<td>2<td>"),
}  # fmt: skip


def told(source: bytes) -> dict[str, Finding]:
    """What is found in a source, by kind."""
    found = run(Job("a", source, Settings())).findings
    return {each.code: each for each in found}


@pytest.mark.parametrize("code", RAISED)
def test_a_finding_is_raised(code: str) -> None:
    assert code in told(RAISED[code])


def test_an_encrypted_file_is_not_read_and_one_without_a_header_was() -> None:
    assert "encrypted" in UNREADABLE
    assert "header-not-found" not in UNREADABLE


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_of_finding_is_named_by_a_test(code: str) -> None:
    assert f'"{code}"' in TESTS


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_every_kind_of_finding_stands_in_the_table(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| .+ \| .+ \|$", text, re.M)[-len(KINDS) :] == [*KINDS]
