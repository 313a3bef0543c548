"""A table between two marks of a README, renewed by the command that measured it."""

from pathlib import Path


def put(path: Path, marks: tuple[str, str], shown: str) -> None:
    """Put a text between the two marks of a file.

    :raises ValueError: the file has no such marks.
    """
    before, begin, rest = path.read_text(encoding="utf-8").partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not begin or not end:
        raise ValueError(f"{path.name} has no marks {marks[0]} and {marks[1]}")
    path.write_text(f"{before}{begin}\n{shown}\n{end}{after}", encoding="utf-8")
