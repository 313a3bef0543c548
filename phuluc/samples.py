"""The sources that the ``about.toml`` files below a folder name: what ``make extract`` reads."""

import sys
import tomllib
from pathlib import Path


def sample_sources(folder: Path) -> tuple[Path, ...]:
    """The sources of every sample in a folder, sorted by sample, in the order of its about.toml.

    :raises tomllib.TOMLDecodeError: an about.toml is not TOML.
    """
    found: list[Path] = []
    for about in sorted(folder.glob("*/about.toml")):
        named = tomllib.loads(about.read_text("utf-8")).get("sources", [])
        found.extend(about.parent / name for name in named)
    return tuple(found)


if __name__ == "__main__":
    sys.stdout.write("\n".join(map(str, sample_sources(Path(sys.argv[1])))) + "\n")
