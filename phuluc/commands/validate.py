"""``phuluc validate``: trees that somebody edited, held against the format and the checks."""

import argparse
from collections import Counter
from pathlib import Path

from phuluc import report
from phuluc.opened import NotOpened, results_in, tree_bytes
from phuluc.validate import Problem, is_valid, stale_tables, validate
from schemas.nested import decode, flatten
from schemas.sentences import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "trees", nargs="+", metavar="OUT",
        help="a tree.json, a result folder, or a folder of results",
    )  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="a warning makes the run end with 1")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def run(args: argparse.Namespace) -> int:
    """0 every tree is valid, 1 one is not (or has a warning, if strict), 3 one cannot be read."""
    codes = {0}
    told: list[dict[str, object]] = []
    for word in args.trees:
        try:
            places = results_in(word)
        except NotOpened as fault:
            codes.add(report.refuse(word, fault, 3))
            continue
        for place in places:
            try:
                problems = _validated(Path(place))
            except NotOpened as fault:
                codes.add(report.refuse(place, fault, 3))
                continue
            valid = is_valid(problems, args.strict)
            codes.add(0 if valid else 1)
            told.append({"tree": place, "valid": valid, "problems": problems})
            if not args.json and not report.print_text(_lines(place, problems, valid)):
                codes.add(4)
    if args.json and not report.print_json({"format": "validate/1", "trees": told}):
        codes.add(4)
    return max(codes)


def _validated(place: Path) -> tuple[Problem, ...]:
    """The problems of a result folder, or of a tree file."""
    is_folder = place.is_dir()
    try:
        data = tree_bytes(place / "tree.json" if is_folder else place)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise NotOpened(f"it cannot be read ({reason.lower()}); check the path") from fault
    problems = validate(data)
    if not is_folder or not is_valid(problems):
        return problems
    import pyarrow as pa  # only a result folder needs it

    from phuluc.files import criteria_of, read_table

    try:
        kept = criteria_of(read_table((place / "criteria.parquet").read_bytes()))
    except (pa.ArrowException, OSError, KeyError, ValueError, TypeError):
        return (*problems, Problem("error", "table", "criteria.parquet cannot be read"))
    return (*problems, *stale_tables(flatten(decode(data)), kept))


def _lines(place: str, problems: tuple[Problem, ...], valid: bool) -> str:
    name = one_line(place)
    counts = Counter(each.severity for each in problems)
    summed = ", ".join(f"{counts[kind]} {kind}s" for kind in ("error", "warning", "note"))
    lines = [f"{name}: {each.severity}: {_told(each)}" for each in problems]
    return "\n".join((*lines, f"{name}: {'valid' if valid else 'not valid'}; {summed}"))


def _told(problem: Problem) -> str:
    where = f" (appendix {problem.appendix}" if problem.appendix is not None else ""
    where += f", {problem.id})" if where and problem.id else ")" if where else ""
    return one_line(f"{problem.code}{where}: {problem.message}")
