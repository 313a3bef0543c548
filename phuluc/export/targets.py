"""What a result is exported to: per target its ending, its bytes, and how an earlier one is known.

The workbook's writer is loaded when it is asked for.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from phuluc.export import datapackage, delimited, flat, html_table, workbook
from phuluc.export.place import write_file, write_folder
from phuluc.opened import Opened
from phuluc.publish import NotWritten
from phuluc.sources import PAGE


class Missing(Exception):  # noqa: N818 - nothing failed, a package is not installed
    """A target needs a package that is not there; says which."""


class Made(msgspec.Struct, frozen=True):
    """An export as it was made: its files (one without a name, or several), and remarks on it."""

    files: dict[str, bytes]
    remarks: tuple[str, ...] = ()

    @property
    def is_one_file(self) -> bool:
        """Whether it is a file, else a folder of files."""
        return list(self.files) == [""]


class Target(msgspec.Struct, frozen=True):
    """``ending``: what the default place adds to the result's name."""

    ending: str
    make: Callable[[Opened], Made]
    is_ours: Callable[[bytes], bool]


def export(opened: Opened, target: str, place: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """Export a result; the value is where it stands now, and remarks.

    :param target: one of TARGETS.
    :param place: a file, or for a data package a folder or a ``.zip``; beside the result if None.
    :raises NotWritten: it could not be written; nothing that is not ours was changed.
    :raises Missing: the target's package is not installed.
    """
    chosen = TARGETS[target]
    path = opened.beside(chosen.ending) if place is None else place
    made = chosen.make(opened)
    if made.is_one_file:
        write_file(path, made.files[""], chosen.is_ours)
    elif path.suffix.lower() == ".zip":
        write_file(path, datapackage.zipped(made.files), chosen.is_ours)
    elif path.suffix.lower() == ".json":
        raise NotWritten(f"{path.name} would be a folder; name a folder or a .zip for the package")
    else:
        write_folder(path, made.files, datapackage.DESCRIPTOR)
    return path, made.remarks


def in_one(opened: Opened, target: str) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of an export, for a pipe, and remarks; a data package is its zip.

    :raises Missing: as above.
    :raises NotWritten: the target cannot hold so much.
    """
    made = TARGETS[target].make(opened)
    data = made.files[""] if made.is_one_file else datapackage.zipped(made.files)
    return data, made.remarks


def _csv(opened: Opened) -> Made:
    return Made({"": (delimited.MARK + delimited.table(flat.criteria(opened.file))).encode()})


def _is_csv(data: bytes) -> bool:
    return data.startswith(f"{delimited.MARK}appendix,id,parent_id,path,".encode())


def _html_table(opened: Opened) -> Made:
    return Made({"": html_table.page(opened.file).encode()})


def _is_html_table(data: bytes) -> bool:
    return PAGE in data[:400]


def _datapackage(opened: Opened) -> Made:
    return Made(datapackage.files(opened.file, opened.data))


def _xlsx(opened: Opened) -> Made:
    try:
        data, remarks = workbook.make(opened.file)
    except ImportError as fault:
        raise Missing("XlsxWriter is not installed; pip install 'phuluc[xlsx]'") from fault
    return Made({"": data}, remarks)


TARGETS = {
    "xlsx": Target(".xlsx", _xlsx, workbook.is_ours),
    "csv": Target(".csv", _csv, _is_csv),
    "datapackage": Target(".datapackage", _datapackage, datapackage.is_zip_of_ours),
    "html-table": Target(".html", _html_table, _is_html_table),
}
"""Target -> how it is made."""
