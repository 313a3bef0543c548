"""The licence of each package that a lock file pins -> docs/licences.md.

    python bench/licences.py            # writes it
    python bench/licences.py --check    # 1 where a package is missing or one is gone

What a package says of itself, as it is installed here; a package for another system is looked up in
``SAID``, by hand from its own pages.
"""

import importlib.metadata
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.M)
SHORT = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
}
"""Classifiers of the package index -> how the licence is called elsewhere."""
SAID: dict[str, str] = {}
"""Packages that say nothing of themselves, or are not installed on every system."""
HEAD = """# Licences

phuluc itself is under Apache-2.0. What it stands on, as the lock files pin it, each with the
licence that the package says of itself. `python bench/licences.py` writes this page; a test holds
that it is complete.
"""


def normal(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: str) -> set[str]:
    """The packages that a lock file names."""
    return set(map(normal, PINNED.findall((ROOT / lock).read_text("utf-8"))))


def licence(name: str) -> str:
    """What a package says of its licence, "" where it says nothing."""
    if name in SAID:
        return SAID[name]
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    classes = [each.split(" :: ") for each in told.get_all("Classifier") or []]
    ends = [parts[-1] for parts in classes if parts[0] == "License"]
    named = [SHORT.get(end, end) for end in ends if end != "OSI Approved"]
    free = (told.get("License") or "").strip().splitlines()
    short = free[0] if free and len(free[0]) < 60 else ""
    return told.get("License-Expression") or ", ".join(dict.fromkeys(named)) or short


def table(title: str, names: set[str]) -> str:
    """A heading and a line a package."""
    lines = [f"## {title}", "", "| package | licence |", "| --- | --- |"]
    lines += [f"| {name} | {licence(name)} |" for name in sorted(names)]
    return "\n".join(lines) + "\n"


def page() -> str:
    """The whole page: what a user installs, and what only development needs."""
    run = pinned("requirements.lock")
    rest = (pinned("requirements-dev.lock") | pinned("requirements-build.lock")) - run
    parts = (table("To run, extras with it", run), table("To develop and to build", rest))
    return "\n".join((HEAD, *parts))


def listed() -> dict[str, str]:
    """Package -> licence, as the page has it."""
    rows = re.findall(r"^\| ([\w-]+) \| (.*?) \|$", PAGE.read_text("utf-8"), re.M)
    return {name: said for name, said in rows if name != "package" and name.strip("-")}


def missing() -> list[str]:
    """What the page lacks, has too much, or leaves without a licence."""
    locks = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
    wanted = set().union(*map(pinned, locks))
    has = listed()
    wrong = [f"{name} is not listed" for name in sorted(wanted - has.keys())]
    wrong += [f"{name} is no longer pinned" for name in sorted(has.keys() - wanted)]
    return wrong + [f"{name} has no licence" for name, said in has.items() if not said]


if __name__ == "__main__":
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    print(*missing() or ["complete"], sep="\n")
    sys.exit(bool(missing()))
