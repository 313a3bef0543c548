"""Modules that a library loads where it finds them, and does without: hidden while it is loaded."""

import contextlib
import functools
import importlib
import os
import sys
import types

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Iterator

ARROW = ("cloudpickle", "pyarrow._azurefs", "pyarrow._gcsfs", "pyarrow._hdfs", "pyarrow._s3fs")
"""pyarrow: functions over a wire and file systems elsewhere, a fortieth of a short run."""


class Late(types.ModuleType):
    """Stands for a module that is imported early and used late, if at all: loads it then."""

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # asked by "from … import …" of each module that may be a package
            raise AttributeError(name)
        return getattr(_loaded(self.__name__), name)


def _loaded(name: str) -> types.ModuleType:
    """The module itself, where another one stands for it, too."""
    if isinstance(sys.modules.get(name), Late):
        del sys.modules[name]
    return importlib.import_module(name)


class _Typing(Late):
    """Stands for ``typing_extensions``: names that ``typing`` has are taken from there."""

    def __getattr__(self, name: str) -> object:
        own = getattr(importlib.import_module("typing"), name, None)
        return super().__getattr__(name) if own is None else own


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
        found = getattr(_loaded("logging").getLogger(self._name), name)
        if callable(found):
            setattr(self, name, found)  # a parser tells its own at each token
        return found


def commands() -> "contextlib.AbstractContextManager[None]":
    """Inside, a command loads without ``logging``, of which ``concurrent.futures`` takes a logger
    for what callbacks raise, and ``ipaddress``, which ``urllib`` asks of hosts in brackets: with
    what they load in turn a fiftieth of a short run."""
    logging = Late("logging")
    vars(logging)["getLogger"] = _Logger
    return instead({"logging": logging, "ipaddress": Late("ipaddress")})


@contextlib.contextmanager
def instead(modules: "dict[str, types.ModuleType | None]") -> "Iterator[None]":
    """Inside, others are found in the place of modules that are not loaded yet, none for None."""
    taken = {name: each for name, each in modules.items() if name not in sys.modules}
    sys.modules.update(taken)  # type: ignore[arg-type]  # None: see above
    try:
        yield
    finally:
        for name, each in taken.items():
            if sys.modules.get(name) is each:
                del sys.modules[name]


def records() -> "contextlib.AbstractContextManager[None]":
    """Inside, msgspec loads without ``typing_extensions``, which it takes before ``typing``, and
    with what it loads in turn is a twentieth of a short run; and without ``textwrap``, which only
    schemas need, and ``platform``, of which ``uuid`` asks one name; and without its own modules
    that make schemas, and YAML and TOML."""
    named, schemas = Late("platform"), Late("msgspec._json_schema")
    vars(named)["system"] = lambda: os.uname().sysname
    for name in ("schema", "schema_components"):
        vars(schemas)[name] = functools.partial(_call, schemas.__name__, name)
    own: dict[str, types.ModuleType | None] = {
        name: Late(name) for name in ("msgspec.inspect", "msgspec.toml", "msgspec.yaml")
    }
    late = {"typing_extensions": None, "textwrap": Late("textwrap"), "platform": named}
    return instead(own | late | {schemas.__name__: schemas})


def _call(module: str, name: str, *given: object, **named: object) -> object:
    """What a function of a module that is loaded only now gives."""
    return getattr(_loaded(module), name)(*given, **named)


def arrow() -> "contextlib.AbstractContextManager[None]":
    """Inside, pyarrow loads without what it only needs for functions that nobody here calls."""
    late = {name: Late(name) for name in ("inspect", "platform", "socket")}
    return instead(dict.fromkeys(ARROW) | late | {"ssl": untrusting()})


def engines() -> "contextlib.AbstractContextManager[None]":
    """Inside, Beautiful Soup loads without what selects by CSS and what guesses the encoding of
    bytes: it is given text, and nobody selects; without Python's own parser, as lxml parses, and
    without ``logging`` and ``typing_extensions``, whose names here ``typing`` has: they are dear in
    a short run of a web page."""
    late: dict[str, types.ModuleType | None] = dict.fromkeys(("chardet", "cchardet"))
    late |= {name: Late(name) for name in ("soupsieve", "charset_normalizer")}
    logging: types.ModuleType = Late("logging")
    parser = types.ModuleType("bs4.builder._htmlparser")
    vars(logging).update(getLogger=_Logger, Logger=_Logger)
    vars(parser).update(__all__=[], HTMLParserTreeBuilder=None)
    late["typing_extensions"] = _Typing("typing_extensions")
    return instead(late | {"logging": logging, parser.__name__: parser})
