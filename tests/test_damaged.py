"""Damaged bytes never make more than a finding: a few seeded flips and cuts of real files."""

import random

import pytest

from phuluc.worker import Job, run
from schemas.settings import Settings
from stages import SAMPLES

FORMS = ("browser.pdf", "office.pdf", "html", "txt")


def damaged(form: str, seed: int) -> bytes:
    """A form of the sample with some bytes changed, or its end cut off."""
    draw = random.Random(f"{form} {seed}")
    data = bytearray((SAMPLES / "phuong-6-2023" / f"phuong-6-2023.{form}").read_bytes())
    if seed % 4 == 0:
        return bytes(data[: draw.randrange(len(data))])
    for _ in range(draw.choice((1, 5, 50, 400))):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(8))
def test_no_fault_of_the_program(form: str, seed: int) -> None:
    outcome = run(Job(form, damaged(form, seed), Settings()))
    assert "crashed" not in {finding.code for finding in outcome.findings}
