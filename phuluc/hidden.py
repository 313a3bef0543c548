"""Modules that a library loads where it finds them, and does without: hidden while it is loaded."""

import contextlib
import sys

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS = ("typing_extensions",)
"""msgspec takes it before ``typing``, which has had all of it since Python 3.11; with what it loads
in turn it is a twentieth of a short run."""
ARROW = ("cloudpickle", "pyarrow._azurefs", "pyarrow._gcsfs", "pyarrow._hdfs", "pyarrow._s3fs")
"""pyarrow: functions over a wire and file systems elsewhere, a fortieth of a short run."""


@contextlib.contextmanager
def hidden(names: "tuple[str, ...]") -> "Iterator[None]":
    """Inside, modules that are not loaded yet are not found."""
    taken = [name for name in names if name not in sys.modules]
    for name in taken:
        sys.modules[name] = None  # type: ignore[assignment]  # None: an import fails
    try:
        yield
    finally:
        for name in taken:
            del sys.modules[name]
