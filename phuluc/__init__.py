"""The tool: what a caller may use of it. Nothing heavy is loaded before it is asked for."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from phuluc.result import Result, extract, read

__version__ = "0.1.0"
__all__ = ["Result", "__version__", "extract", "read"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from phuluc import result  # `phuluc --help` pays for none of it

    return getattr(result, name)
