"""The tool: what a caller may use of it. Nothing heavy is loaded before it is asked for."""

TYPE_CHECKING = False  # what type checkers take for true; `typing` costs a tenth of the start

if TYPE_CHECKING:
    from typing import Any

    from phuluc.result import Result, extract, read

__version__ = "0.1.0"
__all__ = ["Result", "__version__", "extract", "read"]


def __getattr__(name: str) -> "Any":
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from phuluc import result  # `phuluc --help` pays for none of it

    return getattr(result, name)
