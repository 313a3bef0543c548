"""The kept child: it answers, and what hangs, grows or crashes in it ends there."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from phuluc.child import Child, ChildDiedError, TimedOutError
from phuluc.worker import Job, memory_bound, run
from schemas.settings import Settings

ROOT = Path(__file__).parent.parent
MIB = 1 << 20


@pytest.fixture
def child() -> Iterator[Child]:
    with Child() as kept:
        yield kept


def is_alive(pid: int) -> bool:
    """Whether a process goes on; one that nobody has buried yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def own_number() -> int:
    return os.getpid()


def hang() -> None:
    """Native code that never gives the interpreter a turn."""
    ctypes.PyDLL(None).sleep(60)


def fall() -> None:
    ctypes.string_at(0)


def grow(size: int, bound: int) -> int:
    with memory_bound(bound):
        return len(bytearray(size))


def fail() -> None:
    raise ValueError("seen from outside")


def shout() -> None:
    os.write(1, b"noise")
    os.write(2, b"noise")


def test_the_child_is_another_process_and_is_kept(child: Child) -> None:
    first = child.call(own_number)
    assert first not in (0, os.getpid())
    assert child.call(own_number) == first


def test_the_child_is_gone_when_it_is_closed(child: Child) -> None:
    pid = child.call(own_number)
    child.close()
    assert not is_alive(pid)


def test_an_exception_of_the_child_is_raised_here(child: Child) -> None:
    with pytest.raises(ValueError, match="seen from outside"):
        child.call(fail)


def test_native_code_that_hangs_is_killed(child: Child) -> None:
    pid = child.call(own_number)
    start = time.monotonic()
    with pytest.raises(TimedOutError):
        child.call(hang, seconds=0.3)
    assert time.monotonic() - start < 3
    assert not is_alive(pid)


def test_a_native_crash_is_named(child: Child) -> None:
    with pytest.raises(ChildDiedError, match="SIGSEGV"):
        child.call(fall)


def test_a_fresh_child_follows_one_that_died(child: Child) -> None:
    with pytest.raises(ChildDiedError):
        child.call(fall)
    assert child.call(own_number) != os.getpid()


def test_memory_within_the_bound_is_given(child: Child) -> None:
    assert child.call(grow, 10 * MIB, 100 * MIB) == 10 * MIB


def test_memory_beyond_the_bound_is_refused(child: Child) -> None:
    with pytest.raises(MemoryError):
        child.call(grow, 200 * MIB, 100 * MIB)


def test_the_bound_counts_what_is_added_not_what_is_there(child: Child) -> None:
    for _ in range(3):
        assert child.call(grow, 60 * MIB, 100 * MIB) == 60 * MIB


def test_the_child_is_silent(child: Child, capfd: pytest.CaptureFixture[str]) -> None:
    child.call(shout)
    assert capfd.readouterr() == ("", "")


def test_the_child_leaves_interruption_to_its_parent(child: Child) -> None:
    pid = child.call(own_number)
    os.kill(pid, signal.SIGINT)
    assert child.call(own_number) == pid


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_child_outlives_its_parent() -> None:
    script = (
        "from phuluc.child import Child\n"
        "import os, time\n"
        "child = Child()\n"
        "print(child.call(os.getpid), flush=True)\n"
        "child.call(time.sleep, 60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(pid)


def test_where_pyarrow_is_loaded_already_a_fresh_process_serves() -> None:
    script = (
        "import pyarrow\n"
        "from phuluc.child import Child\n"
        "from os import getpid\n"
        "with Child() as child: print(child.call(getpid) not in (0, getpid()))\n"
    )
    made = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (made.stdout, made.stderr) == ("True\n", "")


def test_a_result_beyond_a_pipe_is_passed_whole(child: Child) -> None:
    assert child.call(bytes, 5 * MIB) == bytes(5 * MIB)


def test_a_job_gives_four_files_and_its_figures() -> None:
    table = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\n1.1\tHai\t2\nTổng\t\t2\n"
    outcome = run(Job("a.txt", table.encode(), Settings()))
    assert sorted(outcome.files) == [
        "cells.parquet", "criteria.parquet", "decisions.jsonl", "tree.json",
    ]  # fmt: skip
    assert (outcome.appendices, outcome.criteria) == (1, 2)


def test_a_job_without_a_tree_gives_findings_and_no_file() -> None:
    outcome = run(Job("a.bin", b"\x00\x01\x02", Settings()))
    assert (outcome.files, [each.code for each in outcome.findings]) == ({}, ["unknown-kind"])


def test_a_fault_of_the_program_is_a_crash_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("row\n7")

    monkeypatch.setattr("phuluc.pipeline.extract", broken)
    (finding,) = run(Job("a.pdf", b"%PDF-1.7", Settings())).findings
    assert finding.code == "crashed" and "KeyError" in finding.facts["seen"]


def test_what_nests_deeper_than_calls_may_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(*_: object) -> None:
        deep()

    monkeypatch.setattr("phuluc.pipeline.extract", deep)
    (finding,) = run(Job("a.pdf", b"%PDF-1.7", Settings())).findings
    assert finding.code == "too-large"


def test_the_child_dies_quietly_when_nobody_listens() -> None:
    kept = Child()
    pid = kept.call(own_number)
    with contextlib.suppress(ChildDiedError):
        os.kill(pid, signal.SIGKILL)
        kept.call(own_number)
    kept.close()
    assert not is_alive(pid)
