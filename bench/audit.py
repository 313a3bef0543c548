"""Known vulnerabilities of the pinned packages, from pip-audit, where its service can be reached.

    python bench/audit.py            # 1 where a package that runs has one
    python bench/audit.py --tell     # says so, and ends 0: tonight's advisory stops no other work

Without the network it says that nothing was looked up, and ends 0.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30
"""Seconds: a service that does not answer is no reason to wait."""


def vulnerable(lock: str) -> list[str] | str:
    """A line for each advisory on a package of a lock file, or why nothing is known."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(ROOT / lock), "--disable-pip"]
    command += ["--require-hashes", "-f", "json", "--progress-spinner", "off", "--timeout", "5"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        told = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return f"no answer in {PATIENCE} seconds"
    except (ValueError, KeyError, TypeError):
        lines = done.stderr.strip().splitlines()
        return lines[-1][:160] if lines else f"pip-audit ended with {done.returncode}"
    return lines_of(told)


def lines_of(told: list[dict]) -> list[str] | str:
    """A line for each advisory, and one for what nobody knows: that is no good news."""
    skipped = [each["name"] for each in told if "skip_reason" in each]
    if len(skipped) == len(told):
        return "the service knows none of the packages"
    lines = [f"not looked up: {', '.join(skipped)}"] if skipped else []
    return lines + [
        f"{each['name']} {each['version']}: {hole['id']}, fixed in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for each in told
        for hole in each.get("vulns", [])
    ]


def main(given: list[str]) -> int:
    """Print what is known; see the module."""
    found = vulnerable("requirements.lock")
    if isinstance(found, str):
        print(f"audit: nothing was looked up: {found}")
        return 0
    holes = [line for line in found if not line.startswith("not looked up")]
    told = found if holes else [*found, "no known vulnerability"]
    print(*(f"audit: {line}" for line in told), sep="\n")
    return int(bool(holes) and "--tell" not in given)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
