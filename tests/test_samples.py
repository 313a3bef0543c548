"""Samples as goldens: stage by stage, so that a difference says where it broke.

A golden is checked by a person against the page before it is committed (``make bless``).
"""

from pathlib import Path

import pytest

from phuluc.samples import sample_sources
from stages import SAMPLES, stages

SOURCES = sample_sources(SAMPLES)


def golden(source: Path) -> Path:
    form = source.name.removeprefix(source.parent.name).lstrip(".")
    return source.parent / "golden" / form


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_each_stage_is_as_blessed(source: Path, bless: bool) -> None:
    folder = golden(source)
    for name, text in stages(source).items():
        path = folder / name
        if bless:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text, f"{source.name}: {name} differs from its golden"


def test_every_golden_has_its_source() -> None:
    blessed = {f for folder in SAMPLES.glob("*/golden") for f in folder.iterdir()}
    assert blessed == {golden(source) for source in SOURCES}
