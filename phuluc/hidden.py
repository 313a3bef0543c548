"""Modules that a library loads where it finds them, and does without: hidden while it is loaded."""

import contextlib
import importlib
import sys
import types

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS = ("typing_extensions",)
"""msgspec takes it before ``typing``, which has had all of it since Python 3.11; with what it loads
in turn it is a twentieth of a short run."""
ARROW = ("cloudpickle", "pyarrow._azurefs", "pyarrow._gcsfs", "pyarrow._hdfs", "pyarrow._s3fs")
"""pyarrow: functions over a wire and file systems elsewhere, a fortieth of a short run."""


class Late(types.ModuleType):
    """Stands for a module that is imported early and used late, if at all: loads it then."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def untrusting() -> types.ModuleType:
    """Stands for ``ssl``, of which pyarrow asks where certificates lie, for file systems elsewhere:
    nowhere."""
    paths = types.SimpleNamespace(cafile=None, capath=None)
    stand_in = Late("ssl")
    vars(stand_in)["get_default_verify_paths"] = lambda: paths
    return stand_in


class _Logger:
    """Stands for a logger that is made early and hardly ever told anything."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> object:
        return getattr(importlib.import_module("logging").getLogger(self._name), name)


def unlogged() -> types.ModuleType:
    """Stands for ``logging``, of which ``concurrent.futures`` takes a logger for what callbacks
    raise; with what it loads in turn it is a hundredth of a short run."""
    stand_in = Late("logging")
    vars(stand_in)["getLogger"] = _Logger
    return stand_in


@contextlib.contextmanager
def hidden(names: "tuple[str, ...]") -> "Iterator[None]":
    """Inside, modules that are not loaded yet are not found."""
    with instead(dict.fromkeys(names)):  # None: an import fails
        yield


@contextlib.contextmanager
def instead(modules: "dict[str, types.ModuleType | None]") -> "Iterator[None]":
    """Inside, others are found in the place of modules that are not loaded yet."""
    taken = {name: each for name, each in modules.items() if name not in sys.modules}
    sys.modules.update(taken)  # type: ignore[arg-type]  # None: see above
    try:
        yield
    finally:
        for name, each in taken.items():
            if sys.modules.get(name) is each:
                del sys.modules[name]


def arrow() -> "contextlib.AbstractContextManager[None]":
    """Inside, pyarrow loads without what it only needs for functions that nobody here calls."""
    late = {name: Late(name) for name in ("inspect", "socket")}
    return instead(dict.fromkeys(ARROW) | late | {"ssl": untrusting()})
