"""``python -m bench.damage``: damage one thing at a time, and see whether phuluc says so."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from bench.accuracy.__main__ import generate, truth_for
from bench.accuracy.render import ENGINES, file_name, missing
from bench.accuracy.world import make_world
from bench.damage import glyphs, markup, pdf
from bench.damage.base import Base, Damaged, load, read
from bench.damage.judging import SILENT, verdict
from bench.damage.report import Tally, false_alarms, renew, table

SEEDS = (27_000, 16)
"""First seed and documents an engine: not those on which anything else is measured or tuned."""


KINDS = {"html": markup.ROWS, "html-pages": {**markup.ROWS, **markup.PAGES}}
"""What can be damaged in markup; a file of one table has no pages."""


def arguments(given: list[str]) -> argparse.Namespace:
    """The command's words."""
    parser = argparse.ArgumentParser(prog="python -m bench.damage", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEEDS[0])
    parser.add_argument("--count", type=int, default=SEEDS[1], help="documents an engine")
    parser.add_argument("--trials", type=int, default=2, help="of each kind on each document")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--kinds", default="", help="comma-separated kinds of damage (default all)")
    parser.add_argument("--out", type=Path, help="where files go (default: a temporary folder)")
    parser.add_argument("--keep", action="store_true", help="damage the files that are there")
    parser.add_argument("--readme", type=Path, action="append", default=[])
    parser.add_argument("--list", action="store_true", help="a line for each that nothing told")
    return parser.parse_args(given)


def bases(options: argparse.Namespace, folder: Path) -> tuple[list[Base], int]:
    """The documents that are read without a mistake, and how many were tried."""
    engines = [e for e in options.engines.split(",") if missing(e) is None]
    worlds = [make_world(seed) for seed in range(options.seed, options.seed + options.count)]
    if not options.keep:
        generate(worlds, engines, folder)
    found, tried = [], 0
    for engine in engines:
        for world in worlds:
            if world.look.turn or (world.look.legacy and engine.startswith("html")):
                continue
            for path in (folder / "sources" / engine).glob(file_name(world.seed, engine) + ".*"):
                tried += 1
                base = load(path, truth_for(engine, world, folder), engine)
                if base is not None:
                    found.append(base)
    return found, tried


def run(options: argparse.Namespace, folder: Path) -> int:
    """Damage, read, judge, print."""
    found, tried = bases(options, folder)
    print(f"{len(found)} of {tried} documents are read without a mistake and are damaged here")
    wanted = [kind for kind in options.kinds.split(",") if kind]
    tallies: dict[str, Tally] = {}
    for base in found:
        kinds = KINDS.get(base.engine, {**pdf.KINDS, **glyphs.KINDS})
        for kind, damage in kinds.items():
            for trial in range(options.trials if not wanted or kind in wanted else 0):
                done = damage(base, Random(f"{base.name} {kind} {trial}"))
                if done is None:
                    continue
                after, _ = read(done.data, base.name)
                what = verdict(base, done, after)
                tallies.setdefault(kind, Counter())[what, done.held] += 1
                if what == SILENT and options.list:
                    show(folder, base, done, (kind, trial))
    alarms = false_alarms(found)
    print(table(tallies, alarms))
    for path in options.readme:
        renew(path, tallies, alarms)
    return 0


def show(folder: Path, base: Base, done: Damaged, named: tuple[str, int]) -> None:
    """Print what nobody was told, and keep the file."""
    after, _ = read(done.data, base.name)
    wrong = list(after.wrong(base.truth).values())
    held = "held" if done.held else "alone"
    print(base.name, *named, held, sorted(done.rows)[:3], len(wrong), "wrong items")
    for item in wrong[:3]:
        print(f"    {item.where} {item.type}: wanted {item.wanted[:80]!r}, got {item.got[:80]!r}")
    ending = "html" if base.engine.startswith("html") else "pdf"
    (folder / "silent").mkdir(exist_ok=True)
    (folder / "silent" / f"{base.name}-{named[0]}-{named[1]}.{ending}").write_bytes(done.data)


def main(given: list[str]) -> int:
    """Entry point."""
    options = arguments(given)
    if options.out:
        return run(options, options.out)
    with tempfile.TemporaryDirectory() as folder:
        return run(options, Path(folder))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
