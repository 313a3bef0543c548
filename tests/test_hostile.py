"""The short run of bench/hostile: each file through the command, and nothing promised is broken."""

from collections.abc import Iterator

import pytest

from bench.hostile.__main__ import all_cases
from bench.hostile.cases import Case
from bench.hostile.watch import Listener, watch

QUICK = [case for case in all_cases() if case.quick]


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    heard = Listener()
    yield heard
    heard.close()


@pytest.mark.parametrize("case", QUICK, ids=[case.name for case in QUICK])
def test_what_is_promised_is_kept(case: Case, listener: Listener) -> None:
    seen = watch(case, listener)
    assert not seen.broken, seen.told


def test_each_case_has_a_name_of_its_own() -> None:
    names = [case.name for case in all_cases()]
    assert len(set(names)) == len(names)
