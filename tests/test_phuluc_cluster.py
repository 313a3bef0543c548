"""A cluster: real schedulers and workers, each a process of its own, of which some are killed."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import LocalCluster

from phuluc import cluster as subject
from phuluc.child import Child, ChildDiedError
from phuluc.cluster import Cluster, read_there
from phuluc.executors import ExecutorLostError, read_in, settled
from phuluc.worker import Job, run
from schemas.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "samples" / "phuong-6-2023" / "phuong-6-2023.html"
TABLE = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n1\tMột\t2\n1.1\tHai\t2\nTổng\t\t2\n".encode()
LONG = "Biểu 1\nSTT\tTiêu chí\tĐiểm tối đa\n".encode() + b"1\tM\t2\n" * 200_000
SOURCES = 14


@contextmanager
def started(workers: int) -> Iterator[LocalCluster]:
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)
    made = LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0"
    )
    try:
        yield made
    finally:
        made.close()
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


@pytest.fixture(scope="module")
def local() -> Iterator[LocalCluster]:
    with started(2) as made:
        yield made


@pytest.fixture(scope="module")
def cluster(local: LocalCluster) -> Iterator[Cluster]:
    with Cluster(local.scheduler_address) as made:
        yield made


def phuluc(*words: str, cwd: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "phuluc", "extract", *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=pipe, stderr=pipe, text=True)


@contextmanager
def running(address: str, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """A run over so many sources that it is still busy after the first result."""
    (cwd / "in").mkdir()
    for number in range(SOURCES):
        (cwd / "in" / f"{number:02}.html").write_bytes(PAGE.read_bytes())
    with phuluc("in", "--json", "--cluster", address, cwd=cwd) as process:
        end = time.monotonic() + 30
        while not (cwd / "out" / "00" / "tree.json").exists() and time.monotonic() < end:
            time.sleep(0.01)
        yield process


def statuses(said: str) -> list[str]:
    return [each["status"] for each in json.loads(said)["sources"]]


def abort(job: Job) -> None:
    os.abort()


def die_once(job: Job, mark: str) -> int:
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return len(job.data)


def where(job: Job) -> tuple[int, int]:
    return os.getpid(), os.getppid()


def fail(job: Job) -> None:
    raise ArithmeticError("seen from outside")


JOB = Job("a.txt", TABLE, Settings())


def test_a_source_gives_what_a_child_of_this_machine_gives(cluster: Cluster) -> None:
    with Child() as child:
        alone = read_in(child, JOB)
    assert cluster.submit(run, JOB).result(30).files == alone.files


def test_a_source_is_read_in_a_child_of_a_worker(cluster: Cluster, local: LocalCluster) -> None:
    _, parent = cluster.submit(where, JOB).result(30)
    assert parent in {worker.pid for worker in local.workers.values()}


def test_a_source_beyond_its_time_costs_the_worker_nothing(cluster: Cluster) -> None:
    settings = Settings(max_seconds=0.2)
    futures = [cluster.submit(run, Job("a.txt", LONG, settings)) for _ in range(3)]
    for future in futures:
        (finding,) = settled(lambda each=future: each.result(30), settings).findings  # type: ignore[misc]
        assert finding.facts["seen"] == "more than 0.2 seconds"
    assert cluster.submit(run, JOB).result(30).criteria == 2


def test_a_crash_says_how_the_child_died(cluster: Cluster) -> None:
    with pytest.raises(ChildDiedError, match="SIGABRT") as died:
        cluster.submit(abort, JOB).result(30)
    assert died.value.memory >= 0


def test_a_source_whose_child_was_killed_is_read_once_more(
    cluster: Cluster, tmp_path: Path
) -> None:
    assert cluster.submit(die_once, JOB, str(tmp_path / "mark")).result(30) == len(TABLE)


def test_what_the_function_raises_comes_back(cluster: Cluster) -> None:
    with pytest.raises(ArithmeticError):
        cluster.submit(fail, JOB).result(30)


class Unopened:
    """Cannot be unpacked where it arrives, the first times: as a cluster that fails on its own."""

    def __init__(self, marks: Path, times: int) -> None:
        self.marks, self.times = marks, times

    def __reduce__(self) -> tuple[object, ...]:
        return opened, (str(self.marks), self.times)


def opened(marks: str, times: int) -> str:
    done = len(list(Path(marks).iterdir()))
    if done < times:
        (Path(marks) / str(done)).touch()
        raise OSError("not yet")
    return "opened"


def second(job: Job, value: object) -> object:
    return value


def test_a_task_that_the_cluster_itself_fails_is_asked_anew(
    cluster: Cluster, tmp_path: Path
) -> None:
    assert cluster.submit(second, JOB, Unopened(tmp_path, 1)).result(30) == "opened"


def test_a_task_that_the_cluster_fails_ever_again_ends(cluster: Cluster, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="deserialization"):
        cluster.submit(second, JOB, Unopened(tmp_path, 99)).result(30)
    assert len(list(tmp_path.iterdir())) == subject.ASKED


def test_what_is_no_source_stays_on_this_machine(cluster: Cluster) -> None:
    assert cluster.submit(os.getppid).result(30) == os.getpid()


def test_each_worker_has_the_next_source_at_hand(cluster: Cluster) -> None:
    assert cluster.width() == 4


def test_a_worker_with_another_version_makes_no_result() -> None:
    with pytest.raises(RuntimeError, match="and another was asked for"):
        read_there("another", run, JOB)


def test_a_killed_worker_costs_no_source_anything(local: LocalCluster, tmp_path: Path) -> None:
    with running(local.scheduler_address, tmp_path) as process:
        os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
        said, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    assert statuses(said) == ["written"] * SOURCES
    assert len([place for place in (tmp_path / "out").iterdir() if place.is_dir()]) == SOURCES


def test_interruption_ends_in_time_with_its_code(local: LocalCluster, tmp_path: Path) -> None:
    with running(local.scheduler_address, tmp_path) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(5) == 130
        assert process.stderr is not None and process.stderr.read() == ""
    assert not [place for place in (tmp_path / "out").iterdir() if place.name.startswith(".")]


def test_a_lost_scheduler_ends_the_run_and_the_next_one_goes_on(tmp_path: Path) -> None:
    with started(1) as lost, running(lost.scheduler_address, tmp_path) as process:
        lost.close()
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "the scheduler is gone" in errors and errors.count("\n") == 1
    stood = len([place for place in (tmp_path / "out").iterdir() if place.is_dir()])
    with phuluc("in", "--json", cwd=tmp_path) as again:
        ends = statuses(again.communicate(timeout=120)[0])
    assert (ends.count("kept"), ends.count("written")) == (stood, SOURCES - stood)


@pytest.mark.parametrize("greeting", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" * 9])
def test_another_kind_of_server_is_said(greeting: bytes, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=greet, args=(server, greeting), daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        code, errors = end_of("a.pdf", "--cluster", address, cwd=tmp_path)
    assert code == 3
    assert errors.startswith(f"{address}: no scheduler") and errors.count("\n") == 1


def greet(server: socket.socket, greeting: bytes) -> None:
    with contextlib.suppress(OSError):
        while True:
            server.accept()[0].sendall(greeting)


def test_a_scheduler_without_workers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "CONNECT", 1.0)
    with started(0) as empty, pytest.raises(ExecutorLostError, match="no scheduler with workers"):
        Cluster(empty.scheduler_address)


def test_a_run_without_its_last_worker_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "LOOKED_AT", 0.1)
    monkeypatch.setattr(subject, "ALONE", 0.5)
    with started(1) as lone, Cluster(lone.scheduler_address) as executor:
        lone.scale(0)
        lone.sync(lone._correct_state)
        with pytest.raises(ExecutorLostError, match="has had no worker"):
            executor.submit(run, JOB).result(30)


def end_of(*words: str, cwd: Path) -> tuple[int, str]:
    with phuluc(*words, cwd=cwd) as process:
        _, errors = process.communicate(timeout=60)
    return process.returncode, errors


def test_a_command_without_its_cluster_ends_3_in_one_line(tmp_path: Path) -> None:
    code, errors = end_of("a.pdf", "--cluster", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert code == 3
    assert errors.startswith("tcp://127.0.0.1:9: no scheduler") and errors.count("\n") == 1


def test_what_is_no_address_ends_2_in_one_line(tmp_path: Path) -> None:
    code, errors = end_of("a.pdf", "--cluster", "elsewhere", cwd=tmp_path)
    assert code == 2
    assert errors.startswith("--cluster: no address") and errors.count("\n") == 1


def test_a_cluster_and_jobs_of_this_machine_are_not_for_one_run(tmp_path: Path) -> None:
    assert end_of("a.pdf", "--cluster", "tcp://a:1", "--jobs", "2", cwd=tmp_path)[0] == 2


def test_without_the_extra_a_cluster_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys\nsys.modules['distributed'] = None\nfrom phuluc.cli import main\n"
        "sys.exit(main(['extract', 'a.pdf', '--cluster', 'tcp://a:1']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'phuluc[cluster]'" in done.stderr and done.stderr.count("\n") == 1
