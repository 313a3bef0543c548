"""The PDFium prototypes that are used, straight on pypdfium2's library.

Importing ``pypdfium2`` itself binds some 450 functions and costs five times as much start-up;
the signatures here are those of PDFium's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h,
fpdf_structtree.h).
"""

import ctypes as c
import importlib.util
from collections import deque
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

Pointer = c.c_void_p
Float = c.c_float
Int = c.c_int


class Handle(c.c_void_p):
    """A pointer that stays one: ctypes makes a plain ``c_void_p`` that comes back a number."""


TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
ERROR_PASSWORD, ERROR_SECURITY = 4, 5


class RectF(c.Structure):
    """FS_RECTF: user space, y upwards."""

    _fields_ = [("left", Float), ("top", Float), ("right", Float), ("bottom", Float)]


class Matrix(c.Structure):
    """FS_MATRIX."""

    _fields_ = [(n, Float) for n in "abcdef"]


SIGNATURES = {
    "FPDF_InitLibrary": (None, []),
    "FPDF_GetLastError": (c.c_ulong, []),
    "FPDF_LoadMemDocument64": (Pointer, [c.c_char_p, c.c_size_t, c.c_char_p]),
    "FPDF_CloseDocument": (None, [Pointer]),
    "FPDF_GetPageCount": (Int, [Pointer]),
    "FPDFCatalog_IsTagged": (Int, [Pointer]),
    "FPDF_StructTree_GetForPage": (Pointer, [Pointer]),
    "FPDF_StructTree_Close": (None, [Pointer]),
    "FPDF_StructTree_CountChildren": (Int, [Pointer]),
    "FPDF_LoadPage": (Pointer, [Pointer, Int]),
    "FPDF_ClosePage": (None, [Pointer]),
    "FPDF_GetPageBoundingBox": (Int, [Pointer, c.POINTER(RectF)]),
    "FPDFPage_GetRotation": (Int, [Pointer]),
    "FPDFPage_GetAnnotCount": (Int, [Pointer]),
    "FPDFPage_GetAnnot": (Pointer, [Pointer, Int]),
    "FPDFPage_CloseAnnot": (None, [Pointer]),
    "FPDFAnnot_GetSubtype": (Int, [Pointer]),
    "FPDFPage_Flatten": (Int, [Pointer, Int]),
    "FPDFPage_GetMediaBox": (Int, [Pointer, Pointer, Pointer, Pointer, Pointer]),
    "FPDFPage_SetMediaBox": (None, [Pointer, Float, Float, Float, Float]),
    "FPDFPage_CountObjects": (Int, [Pointer]),
    "FPDFPage_GetObject": (Pointer, [Pointer, Int]),
    "FPDFFormObj_CountObjects": (Int, [Pointer]),
    "FPDFFormObj_GetObject": (Pointer, [Pointer, c.c_ulong]),
    "FPDFPageObj_GetType": (Int, [Pointer]),
    "FPDFPageObj_GetBounds": (Int, [Pointer, Pointer, Pointer, Pointer, Pointer]),
    "FPDFPageObj_GetMatrix": (Int, [Pointer, c.POINTER(Matrix)]),
    "FPDFPageObj_GetFillColor": (Int, [Pointer, Pointer, Pointer, Pointer, Pointer]),
    "FPDFPageObj_GetStrokeColor": (Int, [Pointer, Pointer, Pointer, Pointer, Pointer]),
    "FPDFPageObj_GetStrokeWidth": (Int, [Pointer, Pointer]),
    "FPDFPath_GetDrawMode": (Int, [Pointer, Pointer, Pointer]),
    "FPDFPath_CountSegments": (Int, [Pointer]),
    "FPDFPath_GetPathSegment": (Pointer, [Pointer, Int]),
    "FPDFPathSegment_GetType": (Int, [Pointer]),
    "FPDFPathSegment_GetClose": (Int, [Pointer]),
    "FPDFPathSegment_GetPoint": (Int, [Pointer, Pointer, Pointer]),
    "FPDFBitmap_CreateEx": (Pointer, [Int, Int, Int, Pointer, Int]),
    "FPDFBitmap_FillRect": (None, [Pointer, Int, Int, Int, Int, c.c_ulong]),
    "FPDF_RenderPageBitmap": (None, [Pointer, Pointer, Int, Int, Int, Int, Int, Int]),
    "FPDFBitmap_GetStride": (Int, [Pointer]),
    "FPDFBitmap_GetBuffer": (Pointer, [Pointer]),
    "FPDFBitmap_Destroy": (None, [Pointer]),
    "FPDFText_LoadPage": (Pointer, [Pointer]),
    "FPDFText_ClosePage": (None, [Pointer]),
    "FPDFText_CountChars": (Int, [Pointer]),
    "FPDFText_GetText": (Int, [Pointer, Int, Int, Pointer]),
    "FPDFText_GetUnicode": (c.c_uint, [Pointer, Int]),
    "FPDFText_HasUnicodeMapError": (Int, [Pointer, Int]),
    "FPDFText_GetLooseCharBox": (Int, [Pointer, Int, Pointer]),
    "FPDFText_GetTextObject": (Pointer, [Pointer, Int]),
    "FPDFText_GetCharOrigin": (Int, [Pointer, Int, Pointer, Pointer]),
    "FPDFText_GetMatrix": (Int, [Pointer, Int, c.POINTER(Matrix)]),
    "FPDFTextObj_GetFont": (Pointer, [Pointer]),
    "FPDFFont_GetGlyphWidth": (Int, [Pointer, c.c_uint32, Float, c.POINTER(Float)]),
    "FPDFText_GetFontInfo": (c.c_ulong, [Pointer, Int, Pointer, c.c_ulong, Pointer]),
    "FPDFText_GetFontSize": (c.c_double, [Pointer, Int]),
    "FPDFText_GetFontWeight": (Int, [Pointer, Int]),
}


CHUNK = 2048
"""Characters whose boxes are asked for in one go: a page of text."""


@cache
def library() -> c.CDLL:
    """PDFium, loaded and initialised once a process.

    :raises ImportError: pypdfium2 is not installed.
    """
    loaded = c.CDLL(str(_path()))
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    loaded.FPDF_InitLibrary()
    return loaded


@cache
def quick(name: str, result: Any) -> Any:
    """A function that is called for each character or word: without declared arguments, which
    ctypes would convert at the cost of the call itself.

    Whole numbers go as ``int``; a pointer must be ``Pointer.from_param``, ``byref`` (both of which
    are ready to be passed, a fifth of the call), a ``Pointer`` or an array.
    """
    function = c.PyDLL(str(_path()))[name]
    function.restype = result
    return function


@cache
def _path() -> Path:
    spec = importlib.util.find_spec("pypdfium2_raw")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("pypdfium2 is not installed")
    folder = Path(spec.submodule_search_locations[0])
    (path,) = (p for p in folder.iterdir() if p.suffix in (".so", ".dll", ".dylib"))
    return path


Floats = list[float]


def loose_boxes(text_page: int, count: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Left, bottom, right and top of a page's characters, advance wide, in user space; 0 of those
    that have no box."""
    sides: tuple[Floats, Floats, Floats, Floats] = ([], [], [], [])
    buffer, places, flat = _buffer()
    ask, page = quick("FPDFText_GetLooseCharBox", None), Pointer.from_param(text_page)
    for first in range(0, count, CHUNK):
        last = min(first + CHUNK, count)
        c.memset(buffer, 0, c.sizeof(buffer))
        deque(map(ask, repeat(page), range(first, last), places), maxlen=0)
        for side, at in zip(sides, (0, 3, 2, 1), strict=True):
            side += flat[at : 4 * (last - first) : 4].tolist()
    return sides


@cache
def _buffer() -> tuple[Any, list[Any], Any]:
    """Room for a chunk of boxes: whole, a place a box, and as one row of numbers."""
    buffer = (c.c_float * 4 * CHUNK)()
    size = c.sizeof(c.c_float * 4)
    places = [c.byref(buffer, size * i) for i in range(CHUNK)]
    return buffer, places, memoryview(buffer).cast("B").cast("f")
