"""The child that reads one source: it is bounded, it may die, and it outlives nobody."""

import os
import pickle
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from phuluc.child import Child, ChildDiedError, TimedOutError
from phuluc.executors import RENEWED, Kept, read_in
from phuluc.worker import Job, memory_bound, run
from schemas.settings import Settings
from stages import SAMPLES

PAGE = (SAMPLES / "phuong-6-2023" / "phuong-6-2023.html").read_bytes()


def codes(job: Job) -> list[str]:
    with Child() as child:
        return [finding.code for finding in read_in(child, job).findings]


def test_a_source_gives_its_four_files() -> None:
    with Child() as child:
        outcome = read_in(child, Job("x.html", PAGE, Settings()))
    assert sorted(outcome.files) == [
        "cells.parquet",
        "criteria.parquet",
        "decisions.jsonl",
        "tree.json",
    ]


def test_one_child_reads_one_source_after_the_other() -> None:
    job = Job("x.html", PAGE, Settings())
    with Child() as child:
        assert child.call(os.getpid) == child.call(os.getpid)
        assert read_in(child, job).files == read_in(child, job).files


def test_a_kept_child_that_grew_old_is_left_for_a_fresh_one() -> None:
    with Kept() as kept:
        pids = [kept.submit(os.getpid).result() for _ in range(RENEWED + 1)]
    assert len(set(pids[:RENEWED])) == 1
    assert pids[-1] != pids[0]


def test_a_source_beyond_its_time_is_too_large() -> None:
    assert codes(Job("x.html", PAGE, Settings(max_seconds=0.0))) == ["too-large"]


def test_a_source_beyond_its_memory_is_too_large() -> None:
    rows = b"1\tM\t2\n" * 200_000  # more than a copy of this process may have lying about
    long = "STT\tTiêu chí\tĐiểm tối đa\n".encode() + rows
    assert codes(Job("x.txt", long, Settings(max_memory=32 << 20))) == ["too-large"]


def test_a_fault_of_the_program_is_a_finding_that_says_where() -> None:
    job = Job("x.html", None, Settings())  # type: ignore[arg-type]  # what no caller may pass
    (finding,) = run(job).findings
    assert finding.code == "crashed"
    assert "Error" in finding.facts["seen"] and ".py:" in finding.facts["seen"]


def test_a_native_crash_is_told_and_the_next_call_finds_a_new_child() -> None:
    with Child() as child:
        with pytest.raises(ChildDiedError, match="SIGABRT"):
            child.call(os.abort)
        assert child.call(abs, -1) == 1


def test_a_call_without_an_end_is_killed() -> None:
    with Child() as child:
        number = child.call(os.getpid)
        with pytest.raises(TimedOutError):
            child.call(time.sleep, 60, seconds=0.05)
    assert not is_alive(number)


def test_what_the_function_raises_comes_back() -> None:
    with Child() as child, pytest.raises(ArithmeticError):
        child.call(Decimal, "x")


def test_a_closed_child_is_gone() -> None:
    with Child() as child:
        number = child.call(os.getpid)
    assert not is_alive(number)


def test_memory_is_bounded_inside_the_block_alone() -> None:
    with pytest.raises(MemoryError), memory_bound(16 << 20):
        bytearray(64 << 20)
    assert len(bytearray(64 << 20)) == 64 << 20


@pytest.mark.parametrize("loaded", ["", "import pyarrow; "], ids=["forked", "spawned"])
def test_no_child_outlives_a_killed_parent(loaded: str) -> None:
    code = f"{loaded}import os, time; from phuluc.child import Child; c = Child()"
    code += "; print(c.call(os.getpid), flush=True); c.call(time.sleep, 60)"
    root = Path(__file__).parent.parent
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    number = int(parent.stdout.readline())
    assert is_alive(number)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while is_alive(number) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(number)


def is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_child_that_dies_says_how_much_memory_it_had_added() -> None:
    eater = "(lambda kept: (__import__('time').sleep(0.5), __import__('os').abort()))"
    with Child() as child, pytest.raises(ChildDiedError) as death:
        child.call(eval, f"{eater}(bytearray(256 << 20))")
    assert 256 << 20 <= death.value.memory < 300 << 20


def test_what_the_parent_ever_held_is_not_the_childs() -> None:
    code = (
        "import pyarrow, os; kept = bytearray(256 << 20); from phuluc.child import *; c = Child()"
    )
    code += "\ntry: c.call(os.abort)\nexcept ChildDiedError as death: print(death.memory)"
    added = int(subprocess.check_output([sys.executable, "-c", code]))
    assert 0 <= added < 64 << 20


def test_how_a_child_died_can_be_told_on_another_machine() -> None:
    told = pickle.loads(pickle.dumps(ChildDiedError("the process ended by SIGSEGV", 3)))
    assert (str(told), told.memory) == ("the process ended by SIGSEGV", 3)
