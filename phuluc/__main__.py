"""``python -m phuluc`` and the console script."""

import os
import sys

from phuluc.cli import main as run


def main() -> None:
    """Run the command line and end with its exit code."""
    code = run()
    if "multiprocessing" in sys.modules:  # ends its own processes as the interpreter ends
        sys.exit(code)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):  # nobody reads any more: Python says so in its own way
        sys.exit(code)
    os._exit(code)  # a twentieth of a short run would go into taking modules apart


if __name__ == "__main__":
    main()
