"""What fuzzing found, kept small: each is read, or refused, without a fault of the program."""

from pathlib import Path

import pytest

from bench.fuzz.targets import TARGETS, attempt

FINDS = sorted((Path(__file__).parent / "finds").glob("*-*"))


@pytest.mark.parametrize("find", FINDS, ids=[path.name for path in FINDS])
def test_a_find_is_no_fault_any_more(find: Path) -> None:
    attempt(find.name.partition("-")[0], find.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_at_all_is_no_fault(target: str) -> None:
    attempt(target, b"")
