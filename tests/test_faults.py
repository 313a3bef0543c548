"""A try of each fault of bench/faults: what is left is whole, and the next run completes it."""

import pytest

from bench.faults.__main__ import KINDS, Tries


@pytest.fixture(scope="module")
def tries(tmp_path_factory: pytest.TempPathFactory) -> Tries:
    return Tries(tmp_path_factory.mktemp("faults"), seed=2)


@pytest.mark.parametrize("kind", ["kill -9", "Ctrl-C", "files cut short", "two runs at once"])
def test_what_is_left_is_whole_and_the_next_run_completes_it(tries: Tries, kind: str) -> None:
    assert KINDS[kind][1](tries) == []
