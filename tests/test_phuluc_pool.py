"""The pool: each call in a process of its own time, and no death costs another call anything."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from phuluc.child import Child, ChildDiedError
from phuluc.executors import read_in, settled
from phuluc.pool import RECYCLED, Pool
from phuluc.worker import Job, run
from schemas.settings import Settings

ROOT = Path(__file__).parent.parent
TABLE = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\n1.1\tHai\t2\nTổng\t\t2\n".encode()
LONG = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n".encode() + b"1\tM\t2\n" * 200_000


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as shared:
        yield shared


def number() -> int:
    return os.getpid()


def wait_and_add(seconds: float, value: int) -> int:
    time.sleep(seconds)
    return value + 1


def sleep_and_tell(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def die_once(mark: str) -> int:
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def fail() -> None:
    raise ArithmeticError("seen from outside")


def test_a_source_gives_what_a_child_of_its_own_gives(pool: Pool) -> None:
    job = Job("a.txt", TABLE, Settings())
    with Child() as child:
        alone = read_in(child, job)
    assert pool.submit(run, job).result(30).files == alone.files


def test_two_calls_run_at_once(pool: Pool) -> None:
    calls = [pool.submit(sleep_and_tell, 0.5) for _ in range(2)]
    assert len({call.result(30) for call in calls}) == 2


def test_a_call_is_answered_though_its_process_was_killed(pool: Pool, tmp_path: Path) -> None:
    assert pool.submit(die_once, str(tmp_path / "mark")).result(30) > 0


def test_a_call_that_always_kills_its_process_says_how_it_died(pool: Pool) -> None:
    with pytest.raises(ChildDiedError, match="SIGABRT"):
        pool.submit(os.abort).result(30)


def test_a_death_costs_no_other_call_anything(pool: Pool) -> None:
    calls = [pool.submit(wait_and_add, 0.1, value) for value in range(6)]
    dead = pool.submit(os.abort)
    calls += [pool.submit(wait_and_add, 0.1, value) for value in range(6, 12)]
    assert [call.result(30) for call in calls] == list(range(1, 13))
    assert isinstance(dead.exception(30), ChildDiedError)


def test_a_process_that_is_killed_while_idle_costs_nothing() -> None:
    with Pool(1) as pool:
        pid = pool.submit(number).result(30)
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)  # so long that the pool has seen it
        assert pool.submit(number).result(30) != pid


def test_a_call_beyond_its_time_ends_as_too_large(pool: Pool) -> None:
    settings = Settings(max_seconds=0.2)
    future = pool.submit(run, Job("a.txt", LONG, settings))
    (finding,) = settled(lambda: future.result(30), settings).findings
    assert finding.code == "too-large"
    assert finding.facts["seen"] == "more than 0.2 seconds"


def test_a_source_beyond_its_memory_is_too_large(pool: Pool) -> None:
    future = pool.submit(run, Job("a.txt", LONG, Settings(max_memory=32 << 20)))
    assert [each.code for each in future.result(60).findings] == ["too-large"]


def test_what_the_function_raises_comes_back(pool: Pool) -> None:
    with pytest.raises(ArithmeticError):
        pool.submit(fail).result(30)


def test_a_process_is_recycled_after_some_sources() -> None:
    with Pool(1) as pool:
        pids = [pool.submit(number).result(30) for _ in range(RECYCLED + 1)]
    assert len(set(pids[:RECYCLED])) == 1
    assert pids[-1] != pids[0]


def test_a_closed_pool_leaves_no_process() -> None:
    with Pool(2) as pool:
        calls = [pool.submit(sleep_and_tell, 0.2) for _ in range(2)]
        pids = [call.result(30) for call in calls]
    assert not any(map(is_alive, pids))


def test_no_process_outlives_a_killed_parent() -> None:
    code = (
        "import os, time; from phuluc.pool import Pool; p = Pool(1)"
        "; print(p.submit(os.getpid).result(), flush=True); p.submit(time.sleep, 60).result()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert is_alive(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(pid)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
