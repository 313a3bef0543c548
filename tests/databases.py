"""Databases for tests: empty ones of each kind, PostgreSQL on a real server."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import phuluc
import servers
from phuluc.load import open_database
from stages import SAMPLES

KINDS = ("duckdb", "sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.Server]:
    reason = servers.reason_to_skip()
    if reason:
        pytest.skip(reason)
    with servers.server() as server:
        yield server


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Kind of database -> the target of an empty one."""

    def target(kind: str) -> str:
        if kind != "postgresql":
            return f"{kind}:{tmp_path / 'file.db'}"
        server: servers.Server = request.getfixturevalue("postgres")
        name = f"db{time.monotonic_ns()}"
        with open_database(server.address()) as admin:
            admin.run(f"CREATE DATABASE {name}")
        return server.address(name)

    return target


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, fresh: Callable[[str], str]) -> str:
    return fresh(request.param)


@pytest.fixture(scope="session")
def sample() -> phuluc.Result:
    return phuluc.extract(SAMPLES / "phuong-6-2023" / "phuong-6-2023.html")
