"""What phuluc stands on: every pinned package has its licence, no advisory is hidden."""

from bench.audit import lines_of
from bench.licences import missing


def test_every_pinned_package_is_listed_with_its_licence() -> None:
    assert missing() == []


def test_an_advisory_is_a_line() -> None:
    hole = {"id": "PYSEC-1", "fix_versions": ["2"]}
    told = [
        {"name": "a", "version": "1", "vulns": [hole]},
        {"name": "b", "version": "1", "vulns": []},
    ]
    assert lines_of(told) == ["a 1: PYSEC-1, fixed in 2"]


def test_a_package_that_nobody_knows_is_no_good_news() -> None:
    told = [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "unknown"}]
    assert lines_of(told) == ["not looked up: b"]
    assert isinstance(lines_of(told[1:]), str)
