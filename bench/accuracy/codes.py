"""Code styles: a path of ordinals -> the printed code."""

import random

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LETTERS = tuple("abcdđeghiklmnop")
CAPITALS = tuple("ABCDEGH")

Path = tuple[int, ...]


def decimal(path: Path) -> str:
    """1 · 1.1 · 1.1.1."""
    return ".".join(map(str, path))


def decimal_dot(path: Path) -> str:
    """1. · 1.1. · 1.1.1."""
    return decimal(path) + "."


def roman_path(path: Path) -> str:
    """I · I.1 · I.1.1."""
    return ".".join([ROMAN[path[0] - 1], *map(str, path[1:])])


def restart(path: Path) -> str:
    """I · 1 (restarts) · 1.1 · a)."""
    if len(path) == 1:
        return ROMAN[path[0] - 1]
    if len(path) == 4:
        return LETTERS[path[3] - 1] + ")"
    return ".".join(map(str, path[1:]))


def deep(path: Path) -> str:
    """A > I > 1 > 1.1 > a)."""
    level = len(path)
    if level == 1:
        return CAPITALS[path[0] - 1]
    if level == 2:
        return ROMAN[path[1] - 1]
    if level == 5:
        return LETTERS[path[4] - 1] + ")"
    return ".".join(map(str, path[2:]))


def lettered(path: Path) -> str:
    """1 · a · then 1.1 never: letters in the Vietnamese order."""
    return str(path[0]) if len(path) == 1 else LETTERS[path[1] - 1]


def lettered_bracket(path: Path) -> str:
    """1. · a)."""
    return f"{path[0]}." if len(path) == 1 else LETTERS[path[1] - 1] + ")"


def padded(path: Path) -> str:
    """01, 02, …"""
    return f"{path[-1]:02d}"


STYLES = {
    "decimal": decimal,
    "decimal_dot": decimal_dot,
    "roman_path": roman_path,
    "restart": restart,
    "deep": deep,
    "lettered": lettered,
    "lettered_bracket": lettered_bracket,
    "padded": padded,
}
DEPTH = {"lettered": 2, "lettered_bracket": 2, "padded": 1, "deep": 5, "restart": 4}


def skeleton(rng: random.Random, depth: int, rows: int) -> list[Path]:
    """Paths in document order, about ``rows`` of them, at most ``depth`` parts long."""
    if depth == 1:
        return [(n,) for n in range(1, rows + 1)]
    paths: list[Path] = []
    roots = rng.randint(2, 4) if depth > 2 else rng.randint(3, 5)
    for root in range(1, roots + 1):
        _grow(rng, (root,), depth, paths)
        if len(paths) >= rows:
            break
    return paths


def _grow(rng: random.Random, path: Path, depth: int, paths: list[Path]) -> None:
    paths.append(path)
    level = len(path)
    if level >= depth or (level > 1 and rng.random() < (0.45 if level == 2 else 0.6)):
        return
    for child in range(1, rng.randint(2, 5 if level < 3 else 4) + 1):
        _grow(rng, (*path, child), depth, paths)
