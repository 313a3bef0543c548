"""``python -m bench.accuracy``: generate, run ``phuluc extract``, judge, print figures."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.accuracy import where
from bench.accuracy.judge import judge
from bench.accuracy.records import World
from bench.accuracy.render import ENGINES, file_name, missing, render
from bench.accuracy.report import Result, renew, table, wrong_items
from bench.accuracy.truth import make_truth
from bench.accuracy.world import make_world

MEASURED = (164_000, 96)
"""First seed and documents an engine: nothing is tuned on them."""


def arguments(given: list[str]) -> argparse.Namespace:
    """The command's words."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="first seed (default 1)")
    parser.add_argument("--count", type=int, default=40, help="documents an engine (default 40)")
    parser.add_argument(
        "--measure",
        action="store_true",
        help=f"{MEASURED[1]} documents an engine on seeds from {MEASURED[0]}, kept for measuring",
    )
    parser.add_argument(
        "--readme", type=Path, action="append", default=[], help="a text whose table is renewed"
    )
    parser.add_argument(
        "--engines", default=",".join(ENGINES), help="comma-separated layout engines"
    )
    parser.add_argument("--out", type=Path, help="where files go (default: a temporary folder)")
    parser.add_argument(
        "--keep", action="store_true", help="judge the files that are there already"
    )
    parser.add_argument("--only-generate", action="store_true", help="stop before extraction")
    parser.add_argument("--reader", help="--engine of phuluc extract: pdfium or pdfplumber")
    parser.add_argument("--limit", type=int, default=12, help="wrong items listed a document")
    options = parser.parse_args(given)
    if options.measure:
        options.seed, options.count = MEASURED
    return options


def generate(worlds: list[World], engines: list[str], folder: Path) -> None:
    """Files of every engine and the truth of every seed."""
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    for world in worlds:
        text = json.dumps(make_truth(world), ensure_ascii=False, indent=1)
        (folder / "truth" / f"{world.seed:05d}.json").write_text(text, encoding="utf-8")
    for engine in engines:
        done = render(worlds, engine, folder / "sources" / engine)
        print(f"{engine}: {len(done)} of {len(worlds)} files")


def extract(engines: list[str], folder: Path, reader: str | None) -> None:
    """Run the product over each engine's folder, as a user would."""
    for engine in engines:
        command = [sys.executable, "-m", "phuluc", "extract", str(folder / "sources" / engine)]
        command += ["-o", str(folder / "out"), "--fresh"] + (["--engine", reader] if reader else [])
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{engine}: phuluc extract ended with {done.returncode}\n{done.stderr[-1500:]}")


def truth_for(engine: str, world: World, folder: Path) -> dict:
    """The truth of a file as this engine prints it: on which pages, with which findings."""
    name = file_name(world.seed, engine)
    path = folder / "truth" / f"{world.seed:05d}.json"
    truth = json.loads(path.read_text(encoding="utf-8"))
    pages = where.kept(folder / "pages", name)
    for number, appendix in enumerate(truth["appendices"]):
        for place, row in enumerate(appendix["rows"]):
            row["page"] = pages.get(where.row_name(number, place))
    truth["findings"] = [f for f in truth["findings"] if engine.startswith(f.get("only", ""))]
    return truth


def judge_all(worlds: list[World], engines: list[str], folder: Path) -> list[Result]:
    """Every file that was generated, judged."""
    results = []
    for engine in engines:
        for world in worlds:
            name = file_name(world.seed, engine)
            if not list((folder / "sources" / engine).glob(name + ".*")):
                continue
            truth = truth_for(engine, world, folder)
            path = folder / "out" / name / "tree.json"
            tree = None
            if path.exists():
                tree = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=int)
            verdict = judge(truth, tree)
            results.append(Result(engine, name, world.family, verdict, engine == "html-pages"))
    return results


def run(options: argparse.Namespace, folder: Path) -> int:
    """Do what the options say in a folder."""
    engines = []
    for engine in options.engines.split(","):
        reason = missing(engine) if engine in ENGINES else "no such engine"
        if reason:
            print(f"{engine}: skipped, {reason}")
        else:
            engines.append(engine)
    worlds = [make_world(seed) for seed in range(options.seed, options.seed + options.count)]
    if not options.keep:
        generate(worlds, engines, folder)
    if options.only_generate:
        return 0
    extract(engines, folder, options.reader)
    results = judge_all(worlds, engines, folder)
    listed = wrong_items(results, options.limit)
    (folder / "wrong.txt").write_text(listed + "\n", encoding="utf-8")
    print(listed)
    figures = table(results)
    (folder / "table.md").write_text(figures + "\n", encoding="utf-8")
    for path in options.readme:
        renew(path, results)
    print(figures)
    return 0


def main(given: list[str]) -> int:
    """Entry point."""
    options = arguments(given)
    if options.out:
        return run(options, options.out)
    with tempfile.TemporaryDirectory() as folder:
        return run(options, Path(folder))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
