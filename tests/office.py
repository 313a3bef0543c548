"""A real LibreOffice for tests: a file from one of its formats to another."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
CALC = Path(os.path.realpath(SOFFICE or "soffice")).with_name("libsclo.so")
needs_office = pytest.mark.skipif(
    not CALC.is_file(), reason="no spreadsheet suite: apt-get install libreoffice-calc-nogui"
)

VIETNAMESE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>vi-VN</value></prop></item>
</oor:items>
"""


def convert(source: Path, to: str, reading: str = "", locale: str = "") -> Path:
    """The file as the office suite opens and saves it, in a folder of its own beside it.

    :param to: an ending, with a filter and its options behind ``:`` where it needs one.
    :param reading: a filter with its options, for a source that does not say what it is.
    :param locale: ``vi-VN``, else the suite's own.
    """
    profile = source.parent / "office"
    if locale:
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(VIETNAMESE, "utf-8")
    out = source.parent / f"converted-{to.partition(':')[0]}"
    command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += [f"--infilter={reading}"] if reading else []
    command += ["--convert-to", to, "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, env=os.environ)
    made = out / f"{source.stem}.{to.partition(':')[0]}"
    assert made.is_file(), done.stdout + done.stderr
    return made
