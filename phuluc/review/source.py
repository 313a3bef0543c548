"""The source of a result: the file that the caller names, or the one that the index remembers."""

from pathlib import Path

from phuluc.opened import NotOpened, Opened
from phuluc.publish import INDEX
from phuluc.sources import load, printable
from schemas.findings import Finding
from schemas.settings import Settings


def named(opened: Opened, place: Path) -> bytes:
    """The bytes of a file that is said to be the source.

    :raises NotOpened: it cannot be read, or other bytes stand in it.
    """
    from hashlib import sha256

    data = load(place, Settings().max_bytes)
    if isinstance(data, Finding):
        seen = data.facts.get("seen", "it is empty")
        raise NotOpened(f"it cannot be read ({seen.lower()}); check the path")
    if sha256(data).hexdigest() != opened.file.source.sha256:
        raise NotOpened(
            f"it is not the source of {opened.name}, whose sha256 begins with "
            f"{opened.file.source.sha256[:12]}; name that file, or extract this one"
        )
    return data


def remembered(opened: Opened) -> bytes | None:
    """The bytes of the source where the index beside the result says that it lay, None where they
    are not there any more.

    A path is looked for from here, and from the folder that holds the folder of results.
    """
    out = opened.place.resolve().parent
    for given in _given(out / INDEX, opened):
        for place in (Path(given), out.parent / given):
            try:
                return named(opened, place)
            except NotOpened:
                continue
    return None


def _given(index: Path, opened: Opened) -> list[str]:
    """The sources of this result, as they were given; none where the index cannot be read."""
    import pyarrow as pa

    from phuluc.files import read_table

    try:
        rows = read_table(index.read_bytes()).to_pylist()
    except (pa.ArrowException, OSError, ValueError):
        return []
    key = (printable(opened.name), opened.file.source.sha256)
    return [str(row["source"]) for row in rows if (row.get("folder"), row.get("sha256")) == key]
