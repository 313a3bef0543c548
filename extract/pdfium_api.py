"""The PDFium prototypes that are used, straight on pypdfium2's library.

Importing ``pypdfium2`` itself binds some 450 functions and costs five times as much start-up;
the signatures here are those of PDFium's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h).
"""

import ctypes as c
import importlib.util
from pathlib import Path

Pointer = c.c_void_p
Float = c.c_float
Int = c.c_int

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
ERROR_FILE, ERROR_FORMAT, ERROR_PASSWORD, ERROR_SECURITY = 2, 3, 4, 5


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
    "FPDF_LoadPage": (Pointer, [Pointer, Int]),
    "FPDF_ClosePage": (None, [Pointer]),
    "FPDF_GetPageBoundingBox": (Int, [Pointer, c.POINTER(RectF)]),
    "FPDFPage_GetRotation": (Int, [Pointer]),
    "FPDFPage_GetAnnotCount": (Int, [Pointer]),
    "FPDFPage_GetAnnot": (Pointer, [Pointer, Int]),
    "FPDFPage_CloseAnnot": (None, [Pointer]),
    "FPDFAnnot_GetSubtype": (Int, [Pointer]),
    "FPDFPage_Flatten": (Int, [Pointer, Int]),
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


def library() -> c.CDLL:
    """PDFium, loaded and initialised once a process.

    :raises ImportError: pypdfium2 is not installed.
    """
    global _library
    if _library is None:
        spec = importlib.util.find_spec("pypdfium2_raw")
        if spec is None or not spec.submodule_search_locations:
            raise ImportError("pypdfium2 is not installed")
        folder = Path(spec.submodule_search_locations[0])
        (path,) = (p for p in folder.iterdir() if p.suffix in (".so", ".dll", ".dylib"))
        loaded = c.CDLL(str(path))
        for name, (result, arguments) in SIGNATURES.items():
            function = getattr(loaded, name)
            function.restype, function.argtypes = result, arguments
        loaded.FPDF_InitLibrary()
        _library = loaded
    return _library


_library: c.CDLL | None = None
