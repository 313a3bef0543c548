"""A real browser for tests: what a page is after its scripts have run."""

import shutil
import subprocess
from pathlib import Path


def program() -> str | None:
    """The browser's command, None where there is none."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def after_scripts(page: Path, profile: Path) -> str:
    """The markup of a page once it has come to rest."""
    command = [
        program() or "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-quic", f"--user-data-dir={profile}", "--virtual-time-budget=5000", "--dump-dom",
        page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout
