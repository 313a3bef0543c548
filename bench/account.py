"""Is every document accounted for: index, results and folder, held against each other."""

import hashlib
from pathlib import Path

import phuluc

FILES = ("tree.json", "criteria.parquet", "cells.parquet", "decisions.jsonl")


def results(out: Path) -> set[str]:
    """The names of the result folders."""
    return {place.name for place in out.iterdir() if place.is_dir() and place.name[0] != "."}


def account(
    out: Path, expected: dict[str, str], kept: set[str] = frozenset(), partly: bool = False
) -> list[str]:
    """What does not hold, a line each.

    :param expected: source -> ``tree``, ``no-tree`` or ``unreadable``.
    :param kept: the results that the last run must have left alone.
    :param partly: the run was killed: what stands is whole, and there is no index yet.
    """
    if partly:
        return [fault for name in sorted(results(out)) for fault in _whole(out / name)]
    from pyarrow import parquet

    rows = parquet.read_table(out / "index.parquet").to_pylist()
    by_source = {row["source"]: row for row in rows}
    wrong = [f"{len(rows)} lines of the index for {len(by_source)} sources"] * (
        len(rows) != len(by_source)
    )
    wrong += [f"{each}: no line in the index" for each in expected.keys() - by_source.keys()]
    wrong += [f"{each}: nobody asked for it" for each in by_source.keys() - expected.keys()]
    folders = set()
    for source, row in by_source.items():
        wrong += _line(out, source, row, expected.get(source, ""), kept)
        folders.add(row["folder"])
    others = {place.name for place in out.iterdir()} - folders - {"index.parquet"}
    return wrong + [f"{name}: nobody's" for name in sorted(others)]


def _line(out: Path, source: str, row: dict, what: str, kept: set[str]) -> list[str]:
    if what != "tree":
        return [f"{source}: {row['status']}, not {what}"] * (row["status"] != what)
    wanted = "kept" if row["folder"] in kept else "written"
    if row["status"] != wanted:
        return [f"{source}: {row['status']}, not {wanted}"]
    faults = _whole(out / row["folder"])
    if not faults:
        result = phuluc.read(out / row["folder"])
        sha256 = hashlib.sha256(Path(source).read_bytes()).hexdigest()
        criteria = sum(len(each.criteria) for each in result.tree.appendices)
        if {row["sha256"], result.tree.source.sha256} != {sha256} or row["criteria"] != criteria:
            faults.append(f"{source}: the index, the result and the source do not agree")
    return faults


def _whole(folder: Path) -> list[str]:
    """Why a result is not whole: four files, each readable, that agree with each other."""
    try:
        result = phuluc.read(folder)
        criteria = sum(len(each.criteria) for each in result.tree.appendices)
        whole = result.to_arrow().num_rows == criteria > 0 and result.to_arrow("cells").num_rows > 0
        _ = result.decisions
    except Exception as fault:  # whatever it is, it is told
        return [f"{folder.name}: {type(fault).__name__}: {fault}"]
    names = {place.name for place in folder.iterdir()}
    return [] if whole and names == set(FILES) else [f"{folder.name}: not whole"]


def digests(out: Path) -> dict[str, str]:
    """Each file of each result -> SHA-256 of its bytes."""
    places = [out / name / file for name in results(out) for file in FILES]
    return {
        str(place.relative_to(out)): hashlib.sha256(place.read_bytes()).hexdigest()
        for place in places
    }
