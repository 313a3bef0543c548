"""``python -m phuluc`` and the console script."""

import os
import signal
import sys

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Run the command line and end with its exit code, interrupted before and behind it too."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)
    from phuluc.cli import main as run

    code = run()
    if "multiprocessing" in sys.modules:  # ends its own processes as the interpreter ends
        for number in (signal.SIGINT, signal.SIGTERM):  # which gives its handlers up on its way
            signal.signal(number, signal.SIG_IGN)
        sys.exit(code)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):  # nobody reads any more: Python says so in its own way
        sys.exit(code)
    os._exit(code)  # a twentieth of a short run would go into taking modules apart


def _end(number: int, frame: "FrameType | None") -> None:
    """While a command loads and while the interpreter ends there is nothing to tidy up."""
    os._exit(128 + number)


if __name__ == "__main__":
    main()
