"""``python -m phuluc`` and the console script."""

import sys

from phuluc.cli import main as run


def main() -> None:
    """Run the command line and end with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
